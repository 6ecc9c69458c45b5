"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import re

import pytest

from speechparse.patterns import LazyPattern

PATTERN = "(?P<numeral>[一二三])、"
TEXT = "一、二、四、三、"


def test_it_does_what_the_compiled_pattern_does() -> None:
    lazy, compiled = LazyPattern(PATTERN), re.compile(PATTERN)
    assert [found.span() for found in lazy.finditer(TEXT)] == [
        found.span() for found in compiled.finditer(TEXT)
    ]
    for name in ("match", "fullmatch", "search"):
        for start in range(len(TEXT)):
            found = getattr(lazy, name)(TEXT, start)
            expected = getattr(compiled, name)(TEXT, start)
            assert (found and found.span("numeral")) == (expected and expected.span("numeral"))


def test_it_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    compile_ = re.compile

    def compiling(pattern: str) -> re.Pattern[str]:
        asked.append(pattern)
        return compile_(pattern)

    monkeypatch.setattr(re, "compile", compiling)
    lazy = LazyPattern(PATTERN)
    assert asked == []
    assert lazy.match(TEXT)
    assert lazy.search(TEXT)
    assert asked == [PATTERN]


def test_what_no_pattern_has() -> None:
    with pytest.raises(AttributeError):
        _ = LazyPattern(PATTERN).ask  # type: ignore[attr-defined]

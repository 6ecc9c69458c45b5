"""Markers by what they begin with: the shapes are those of the grammar, and looking by them misses none."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speeches import PROFILES, make
from speeches.soup import soup
from speechparse import grammars
from speechparse.lexer import scan
from speechparse.scanning import REACH, SHAPES, Markers

PATTERNS = grammars.marker_patterns()
#: All terminals as one pattern: of those that match at a place, the grammar's first.
ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
#: Numerals as long as they may be, with all the blanks that they may have.
LONG = (
    "第  二千三百四十五  ",
    "（  二千三百四十五  ）",
    "二千三百四十五  、",
    "( 123 )",
    "1234  、",
    "12.34.56.78　",
)


def texts() -> list[str]:
    rng = Random(11)
    made = [make(seed, profile=profile).text for seed, profile in enumerate(PROFILES)]
    units = [f"\n第  二千三百四十五  {unit}是 " for unit in "编篇部章节条讲课"]
    return [*made, *(soup(300, rng) for _ in range(100)), *LONG, *units]


def test_every_terminal_has_a_shape() -> None:
    assert set(SHAPES) == set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_shape_fits_all_that_its_terminal_matches(name: str) -> None:
    first, signs = SHAPES[name]
    pattern = re.compile(PATTERNS[name])

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern))
    def fits(text: str) -> None:
        found = pattern.search(text)
        if found is None:
            return  # what the strategy makes of a look-ahead
        marker = text[found.start() : found.start() + REACH]
        assert marker[0] in first
        assert not signs or set(signs) & set(marker)

    fits()


def test_a_marker_is_what_all_terminals_together_find() -> None:
    markers = Markers()
    count = 0
    for text in texts():
        for start in range(len(text)):
            found = ANY.match(text, start)
            assert markers.at(text, start) == (found and (found.end(), found.lastgroup)), (
                text[start:],
                found,
            )
            count += found is not None
    assert count > 1000


def test_only_the_terminals_that_are_asked_for() -> None:
    markers = Markers(("CHINESE_COMMA", "ORDINAL"))
    assert markers.at("一、", 0) == (2, "CHINESE_COMMA")
    assert markers.at("第一，", 0) == (3, "ORDINAL")
    assert markers.at("一是", 0) is None


def test_no_marker_inside_a_clause_is_passed_over() -> None:
    """The scan of clauses tells from a marker's second sign whether to look: here every place is looked at."""
    terminals = "|".join(f"(?P<{name}>{PATTERNS[name]})" for name in scan._ANYWHERE)
    inner = re.compile(rf"(?=[一(（①-⑳㈠-㈩⑴-⒇⒈-⒛另首第]|[1１](?![0-9０-９]))(?:{terminals})")
    # Of numbers with commas only 1、 is looked for, and not where it ends a name or another number: 表1、表2.
    comma = re.compile("[1１]、")
    named = re.compile(scan._NAMED)
    count = 0
    for text in texts():
        looked_at = starts_of(text)
        for start in range(len(text)):
            found = inner.match(text, start)
            if found and (
                found.lastgroup != "DECIMAL_COMMA"
                or (comma.match(text, start) and not named.match(text, max(0, start - 1)))
            ):
                count += 1
                assert start in looked_at, text[start : start + REACH]
                assert scan._INSIDE.match(text, start), text[start : start + REACH]
    assert count > 500


def test_no_marker_after_a_delimiter_is_passed_over() -> None:
    """The scan leaves out what cannot be one by its first sign, and numbers that are years and amounts."""
    first = re.compile(f"[{scan._FIRST_CHARACTERS}]")
    count = 0
    for text in [*texts(), "截至2019年。1２.5.2020年"]:
        looked_at = starts_of(text)
        for start in range(1, len(text)):
            if text[start - 1] in scan._DELIMITERS and first.match(text, start) and ANY.match(text, start):
                count += 1
                assert start in looked_at, text[start : start + REACH]
    assert count > 500


def starts_of(text: str) -> set[int]:
    return {match.start() for match in scan._BEGINNING.finditer(text)}

"""The marker grammar against the scanner that is made of it, and the outline grammar against its parser.

Hypothesis makes strings from the terminals of markers.lark, and streams of tokens from outline.lark.
"""

from __future__ import annotations

import re
from typing import Any, Final, get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from speechparse import grammars
from speechparse.lexer import Candidate, find_candidates
from speechparse.ordinals import System, format_ordinal, parse_ordinal
from speechparse.parser import program, run
from speechparse.reading.lines import find_lines
from speechparse.styles import LINE, STYLES, Style
from speechparse.tokens import TokenKind

PATTERNS: Final = {name: re.compile(pattern) for name, pattern in grammars.marker_patterns().items()}
#: Words of sequence styles, with the number of each; a negative one stands for "the next after".
WORDS: Final = {
    "aspect": ("一方面，", "另一方面，"),
    "sequence": ("首先，", "其次，", "再次，", "最后，"),
    "one-is": ("一个是", "再一个是"),
}
#: How far each numeral system of signs goes.
HIGHEST: Final = {
    "circled": 35,
    "parenthesised": 20,
    "full-stop": 20,
    "parenthesised-ideograph": 10,
    "circled-ideograph": 10,
    "stem": 10,
    "upper-letter": 26,
    "lower-letter": 26,
    "upper-roman": 12,
    "lower-roman": 12,
    "financial": 30,
}
#: Styles whose pattern takes fewer numerals than their system has, and the last that is taken.
SHORT: Final = {
    "narrative": 20,
    "narrative-open": 19,
    "ordinal": 20,
    "ordinal-thing": 20,
    "its-ordinal": 20,
    "chinese-right-paren": 20,
    "chinese-blank": 20,
    "decimal-multi": 99,
    "decimal-blank": 99,
    "decimal-paren": 999,
    "decimal-dot": 999,
    "decimal-comma": 999,
    "decimal-right-paren": 999,
}
#: Letters that are Roman numbers, and are read as such where no letter comes before them.
ROMAN_LETTERS: Final = "IVXivx"
#: Where a marker's numeral is to be looked for in its text.
_NUMERAL: Final = re.compile(r"[^\s()（）第、.．,，:：是要]+")


def candidates(text: str) -> list[Candidate]:
    return find_candidates(text, find_lines(text))


def written(style: Style, number: int) -> str:
    """Write a marker of a style, as its table says."""
    if style.name in WORDS:
        words = WORDS[style.name]
        return words[min(number, len(words)) - 1]
    if style.name == "decimal-multi":
        return f"1.{number}"
    return style.write.format(format_ordinal(number, System(style.system)))


def each_style() -> list[Any]:
    return [pytest.param(style, id=style.name) for style in STYLES]


@pytest.mark.parametrize("style", each_style())
def test_every_number_of_a_style_is_scanned(style: Style) -> None:
    last = min(HIGHEST.get(style.system, 130), SHORT.get(style.name, 130))
    for number in range(1, last + 1 if style.system != "words" else len(WORDS[style.name]) + 1):
        # A line above, so that the marker is no title; the next item, without which a verb is no item's.
        marker = written(style, number)
        # A chapter's number is followed by a blank, and so is that of a lecture.
        gap = " " if marker[-1].isalnum() and marker[0] in "第1" else ""
        above = "开会了。\n"
        if style.name.endswith("letter") and marker[0] in ROMAN_LETTERS:
            above += f"{written(style, number - 1)}修路。\n"
        text = f"{above}{marker}{gap}修渠补堤。\n"
        if style.name == "narrative-open":
            text += f"{written(style, number + 1)}修路。\n"
        found = [one for one in candidates(text) if one.start == len(above)]
        assert found, text
        assert found[0].style.terminal == style.terminal, (text, found[0].style.name)
        assert text[found[0].start : found[0].end].rstrip() == marker.rstrip()
        assert found[0].place == LINE
        if style.system != "words":
            assert found[0].ordinal == number


@pytest.mark.parametrize("terminal", PATTERNS)
def test_what_a_terminal_matches_is_scanned_as_its_style(terminal: str) -> None:
    """Any string of a terminal at a line's start is a candidate of it, or of an earlier one that fits too."""
    seen: set[bool] = set()

    @settings(
        max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
    )
    @given(st.from_regex(PATTERNS[terminal], alphabet=st.characters(codec="utf-8")))
    def check(text: str) -> None:
        match = PATTERNS[terminal].match(text)
        assume(match is not None and text.strip() == text and len(text) < 60)
        first = next(name for name, pattern in PATTERNS.items() if pattern.match(text))
        at_start = [one for one in candidates(text) if one.start == 0]
        seen.add(bool(at_start))
        if at_start:
            assert at_start[0].style.terminal == first
            assert at_start[0].end == PATTERNS[first].match(text).end()  # type: ignore[union-attr]
            assert -100 <= at_start[0].ordinal <= 9999
        else:
            assert is_rightly_refused(first, text)

    check()
    # An open verb counts only where the next item repeats it, and text of one item has no next.
    assert True in seen or terminal == "NARRATIVE_OPEN"


def is_rightly_refused(terminal: str, text: str) -> bool:
    """Say whether a string that a terminal matches is none: its numeral is no number, or running text goes on."""
    match = PATTERNS[terminal].match(text)
    assert match is not None
    if terminal == "NARRATIVE_OPEN" or match[0][0] in NEVER_FIRST:
        return True
    if terminal == "ARTICLE" and ("之" in match[0] or SPOKEN_OF.match(text, match.end())):
        return True
    if terminal == "CHINESE_COMMA" and PAIR.match(text, match.end()):
        return True
    if terminal == "NARRATIVE" and text[match.end() :].startswith(match[0][:-1]):
        return True
    if terminal in ("DECIMAL_MULTI", "DECIMAL_BLANK") and text[match.end() :].strip()[:1].isdecimal():
        return not any(map(str.isalpha, text[match.end() :]))  # a row of figures
    numeral = _NUMERAL.search(match[0])
    return numeral is None or not any(parse_ordinal(part) for part in parts_of(numeral[0]))


#: Numerals that no number begins with.
NEVER_FIRST: Final = "千零〇○"
#: What stands after an article or a chapter that is spoken of, and after two numbers with one unit.
SPOKEN_OF: Final = re.compile(r"\s*(?:第|规定|規定|所|的|、第|之|关于|關於|中|款|明确|指出)")
PAIR: Final = re.compile("[一二三四五六七八九十]")


def parts_of(numeral: str) -> list[str]:
    return [numeral, re.sub(r"[编編篇部分章节節条條讲講课課之].*", "", numeral)]


def outlines() -> st.SearchStrategy[str]:
    """Return streams of tokens that outline.lark allows, each token's name and a blank."""
    lark = Lark(grammars.grammar_text("outline"), start="document", parser="lalr")
    explicit = {kind: st.just(f"{kind} ") for kind in get_args(TokenKind)}
    return from_lark(lark, start="document", explicit=explicit)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outlines())
def test_the_parser_takes_every_stream_that_the_grammar_makes(stream: str) -> None:
    kinds = stream.split()
    tokens: Any = [(kind, place, place, None, None) for place, kind in enumerate(kinds)]
    counted = dict.fromkeys(("document", "speech", "list", "section", "paragraph"), 0)

    def keep(token: Any, source: str, values: list[Any]) -> None:
        values.append(token[0])

    def branch(name: str) -> Any:
        def make(parts: Any, source: str) -> str:
            counted[name] += 1
            return name

        return make

    makers = {name: branch(name) for name in counted}
    made = run(
        program(grammars.outline_table(), dict.fromkeys(get_args(TokenKind), keep), makers),
        tokens,
        "x" * len(kinds),
    )
    assert made == "document"
    # HEAD opens a section, too; an ITEM is one whole, and no rule's end.
    opened = ["SECTION_OPEN" if kind == "HEAD" else kind for kind in kinds]
    for name in ("speech", "list", "section", "paragraph"):
        assert counted[name] == opened.count(f"{name.upper()}_OPEN")

"""Find the first numbers that stand right behind a heading whose line break was lost, by the second ones of their lists.

A scan stops only at what delimiters part from the words before it, and no delimiter is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from speechparse.lexer.numbers import read_marker
from speechparse.lexer.places import STOPS
from speechparse.reading.beginnings import WORDS_WITH_ONE
from speechparse.reading.brackets import is_bracketed
from speechparse.reading.lines import BLANKS, LINE_END_SET

#: Styles that no clause is searched for, and that number lists under headings.
_COUNTED: Final = frozenset((
    "DECIMAL_RIGHT_PAREN", "DECIMAL_MULTI", "UPPER_ROMAN", "UPPER_LETTER", "LOWER_LETTER", "STEM",
    "ITS_ORDINAL", "ORDINAL_THING", "NARRATIVE_OPEN",
))  # fmt: skip
#: The numerals for two, and the ones that go with them.
_ONES: Final[Mapping[str, str]] = {
    "2": "1", "２": "１", "二": "一", "b": "a", "B": "A", "Ⅱ": "Ⅰ", "乙": "甲",
}  # fmt: skip
#: A second number begins its line, or a sentence.
_PARTS: Final = frozenset(LINE_END_SET + STOPS + "；;）)")
#: How far above it the first may be, and at how many of the places where its signs stand it is looked for.
_REACH: Final = 2_000
_MOST_PLACES: Final = 20
#: No first number stands right after these: they belong to a number, or name a thing that has one.
_NEVER_BEFORE: Final = frozenset("0123456789０１２３４５６７８９.．第其（(图圖表式例附件至到和与及或约、")
#: With 一 these are words: 统一靠前.
_BEFORE_ONE: Final = _NEVER_BEFORE | WORDS_WITH_ONE | frozenset("这這那每某萬逐划劃任")
#: A bracket that is open there (见附件（表1）) opened no farther before it.
_WIDEST_BRACKET: Final = 40


def firsts_behind_headings(
    text: str,
    found: Mapping[int, tuple[int, str]],
    marker_at: Callable[[str, int], tuple[int, str] | None],
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the places of first numbers that no delimiter parts from their headings, with their ends and terminals."""
    searched: dict[str, int] = {}
    for start in sorted(start for start, (_, terminal) in found.items() if terminal in _COUNTED):
        end, terminal = found[start]
        marker = text[start:end]
        if _ONES.keys().isdisjoint(marker) or not _is_parted(text, start):
            continue
        read = read_marker(terminal, marker)
        if read is None or read[2] != 2:
            continue
        sign = _first_of(marker)
        low = max(start - _REACH, searched.get(sign, 0))
        searched[sign] = start
        numbers = [
            at for at in _places(text, sign, low, start) if marker_at(text, at) == (at + len(sign), terminal)
        ]
        # A paper has one 1.1: where that begins a line, others are spoken of; other numbers begin afresh in each list.
        own = numbers if terminal == "DECIMAL_MULTI" else numbers[:1]
        if not numbers or not found.keys().isdisjoint(own):
            continue
        first = numbers[0]
        if not is_bracketed(text, max(0, first - _WIDEST_BRACKET), first):
            yield first, (first + len(sign), terminal)


def _is_parted(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in BLANKS:
        at -= 1
    return at >= 0 and text[at] in _PARTS


def _first_of(marker: str) -> str:
    """Return what the first item's number would be: 1.1 before 1.2."""
    at = max(marker.rfind(two) for two in _ONES)
    return marker[:at] + _ONES[marker[at]] + marker[at + 1 :]


def _places(text: str, sign: str, low: int, stop: int) -> Iterator[int]:
    """Yield the nearest places before ``stop`` where the sign may be a first number."""
    at = stop
    never = _BEFORE_ONE if sign[0] == "一" else _NEVER_BEFORE
    for _ in range(_MOST_PLACES):
        at = text.rfind(sign, low, at)
        if at <= 0:
            break
        if text[at - 1] not in never:
            yield at

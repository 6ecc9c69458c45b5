"""Find the further items of a list within a line whose stop before them was lost: …基本形成二是….

A scan stops only at what delimiters part from the words before it; inside a clause only first numbers are looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from speechparse.reading.lines import LINE_END_SET

_TERMINAL: Final = "NARRATIVE"
_NUMERALS: Final = "一二三四五六七八九十"
#: What is due behind each such marker.
_NEXT: Final[Mapping[str, str]] = {
    number + verb: after + verb for number, after in pairwise(_NUMERALS) for verb in "是要"
}
_LINE_ENDS: Final = frozenset(LINE_END_SET)
#: So far behind an item the next is looked for, in characters.
_REACH: Final = 400
#: After these a number is part of another, or of a word: 第二, 周二, 星期二, 初二, 老二.
_NEVER_BEFORE: Final = frozenset(_NUMERALS + "百千万零〇0123456789第其这那老周期初拜高研")


def seconds_in_clauses(
    text: str,
    found: Mapping[int, tuple[int, str]],
    marker_at: Callable[[str, int], tuple[int, str] | None],
) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the places of numbers that are due behind such an item and that no delimiter parts from it, with their ends and terminals."""
    starts = [start for start, (_, terminal) in found.items() if terminal == _TERMINAL]
    starts.sort()
    starts.append(len(text))
    find = text.find
    for start, after in pairwise(starts):
        sign = text[start : start + 2]
        end = start + 2
        while sign := _NEXT.get(sign, ""):
            last = min(after, end + _REACH)
            at = find(sign, end, last)
            while at >= 0 and text[at - 1] in _NEVER_BEFORE:
                at = find(sign, at + 1, last)
            if at < 0 or not _LINE_ENDS.isdisjoint(text[end:at]):
                break
            marker = marker_at(text, at)
            if marker is None or marker[1] != _TERMINAL:
                break
            yield at, marker
            end = at + 2

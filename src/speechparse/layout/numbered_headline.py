"""Tell a number that a site puts before its headline's copy (1. 停车办法, and under it 第一条): it numbers no item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.lexer import Candidate
from speechparse.reading.kinds import is_kind_title

#: The ranks of chapters and articles, which no decimal number stands over.
_UNITS: Final = range(2, 5)
#: So far down a page's head goes.
_LONGEST_HEAD: Final = 12


def find_numbered_headline(
    text: str, begins: Sequence[int], ends: Sequence[int], at_lines: Sequence[Candidate]
) -> int:
    """Return the line of the copy, right above the first chapter or article; -1 if there is none."""
    if len(at_lines) < 2:
        return -1
    first, second = at_lines[:2]
    is_above = first.ordinal == second.ordinal == 1 and first.line < _LONGEST_HEAD
    if not is_above or second.style.rank not in _UNITS or (first.style.rank or 0) < _UNITS.stop:
        return -1
    words = text[first.end : ends[first.line]].strip()
    if not is_kind_title(words, 0, len(words)):
        return -1
    above = zip(begins[: first.line], ends[: first.line], strict=True)
    return first.line if any(text[begin:end] == words for begin, end in above) else -1

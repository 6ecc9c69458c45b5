"""How many columns characters take on a terminal, and the piece of a line that fits around a place."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from speechparse.span import LINE_ENDS

#: The most columns of a line that are shown.
WIDEST: Final = 72
_CUT: Final = "…"


def width(character: str) -> int:
    """Return the columns of one character: 2 for wide ones, 0 for marks that combine."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Excerpt(NamedTuple):
    """A piece of a line, and below it carets under what is meant."""

    line: str
    carets: str


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """Return the piece of ``line`` around ``[start, end)`` with its carets, cut where it is too wide.

    >>> excerpt("一、二、", 2, 4)
    Excerpt(line='一、二、', carets='    ^^^^')
    """
    shown = "".join(_shown(character) for character in line.rstrip("".join(LINE_ENDS)))
    end = max(start, min(end, len(shown)))
    begin, last = _window(shown, start, end)
    before = _CUT if begin else ""
    after = _CUT if last < len(shown) else ""
    pad = sum(map(width, before + shown[begin:start]))
    marked = max(1, sum(map(width, shown[start : min(end, last)])))
    return Excerpt(f"{before}{shown[begin:last]}{after}", " " * pad + "^" * marked)


def _shown(character: str) -> str:
    """Return what stands for a character: a blank for a tab, a mark for what would move the cursor."""
    if character == "\t":
        return " "
    return character if character.isprintable() or character == "\u3000" else "\ufffd"


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a line that is shown: what is meant, and as much around it as there is room for."""
    begin, last = start, start
    room = WIDEST
    while last < end and room > 0:
        room -= width(line[last])
        last += 1
    left = room // 3 * 2
    while begin > 0 and left > 0:
        begin -= 1
        left -= width(line[begin])
        room -= width(line[begin])
    while last < len(line) and room > 0:
        room -= width(line[last])
        last += 1
    while begin > 0 and room > 0:
        begin -= 1
        room -= width(line[begin])
    return begin, last

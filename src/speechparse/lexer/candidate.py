"""A place that looks like a marker."""

from __future__ import annotations

from typing import Final, NamedTuple

from speechparse.styles import Style

#: A 一个是 is the first item or the next one, whatever came before it.
ANY_NEXT: Final = -100


class Candidate(NamedTuple):
    """A place that looks like a marker.

    ``start`` and ``end`` are offsets in the reading; ``family`` tells what may number one list together;
    ``ordinal`` is the number, or where negative the least number of items that must come before; ``line`` is
    the index of its line.
    """

    start: int
    end: int
    style: Style
    family: str
    ordinal: int
    place: int
    line: int

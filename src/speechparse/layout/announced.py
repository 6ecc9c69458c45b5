"""Words that the text before a list announces, and that its titles begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from speechparse.layout.habits import SIGNS
from speechparse.layout.title_form import ABOUT, LONGEST, SHORTEST

#: How far before a list its titles may be announced, and how near to each other.
REACH: Final = 3000
_TOGETHER: Final = 60
_LEAST: Final = 2


def find_announced(text: str, before: str, openings: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """Return where the words end that the text ``before`` the list announces, by where the opening begins.

    One phrase that came before is chance; two of them near to each other announce the list.
    """
    if len(openings) < _LEAST:
        return {}
    found = {start: _announced_beginning(text, start, end, before) for start, end in openings}
    places = sorted(place for _, place in found.values() if place >= 0)
    pairs = [pair for pair in pairwise(places) if 0 < pair[1] - pair[0] < _TOGETHER]
    near = {place for pair in pairs for place in pair}
    return {start: end for start, (end, place) in found.items() if place in near}


def _announced_beginning(text: str, start: int, end: int, before: str) -> tuple[int, int]:
    """Return where the longest beginning ends that is a clause of ``before``, and where it stands there."""
    words = text[start : min(start + LONGEST, end)]
    skip = len(ABOUT[0]) if words.startswith(ABOUT) else 0
    words = words[skip:]
    best = -1, -1
    for size in range(SHORTEST, len(words)):
        at = before.find(words[:size])
        if at < 0:
            break
        if words[size] in SIGNS:
            continue
        while at >= 0 and not _is_clause(before, at, at + size):
            at = before.find(words[:size], at + 1)
        if at >= 0:
            best = start + skip + size, at
    return best


def _is_clause(text: str, start: int, end: int) -> bool:
    """Say whether a sign, a blank or an end stands on either side."""
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()

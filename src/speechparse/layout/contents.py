"""Find tables and sentences of contents: they list headings that come again below, and are no headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.lexer import Candidate

#: So many characters after a marker tell one heading from another.
_KEY: Final = 6
_ENDS: Final = frozenset("；;。，,、：: \t\u3000\r\n…·.")
#: Entries of contents are this near to each other; the headings that they list are farther apart.
_NEAR: Final = 80
#: How much farther, on the whole.
_WIDER: Final = 1.3


def find_contents(text: str, candidates: Sequence[Candidate]) -> set[int]:
    """Return the indexes of the candidates that are entries of a table or sentence of contents."""
    keys = [(candidate.family, candidate.ordinal, _opening(text, candidate.end)) for candidate in candidates]
    later: dict[tuple[str, int, str], int] = {}
    again = [-1] * len(candidates)
    for index in range(len(candidates) - 1, -1, -1):
        if len(keys[index][2]) > 1:
            again[index] = later.get(keys[index], -1)
            later[keys[index]] = index
    found: set[int] = set()
    index = 0
    while index < len(candidates):
        end = _run_end(text, candidates, again, index)
        if end - index >= 2 and _is_denser(candidates, again, index, end):
            found.update(range(index, end))
        index = max(end, index + 1)
    return found


def _opening(text: str, start: int) -> str:
    """Return the first characters after a marker, up to where its heading may already end."""
    words = text[start : start + _KEY].lstrip()
    for at, character in enumerate(words):
        if character in _ENDS:
            return words[:at]
    return words


def _run_end(text: str, candidates: Sequence[Candidate], again: Sequence[int], index: int) -> int:
    """Return the end of the run of near candidates from ``index`` on that all come again after the run.

    It begins with a first number, and its entries are headings alone: no sentence ends among them.
    """
    if again[index] < 0 or candidates[index].ordinal != 1:
        return index
    end = index + 1
    first_again = again[index]
    while (
        end < len(candidates)
        and end < first_again
        and again[end] > again[end - 1]
        and candidates[end].start - candidates[end - 1].end <= _NEAR
        and "。" not in text[candidates[end - 1].end : candidates[end].start]
    ):
        end += 1
    return end


def _is_denser(candidates: Sequence[Candidate], again: Sequence[int], index: int, end: int) -> bool:
    """Say whether the headings listed stand wider apart than the entries that list them."""
    here = candidates[end - 1].start - candidates[index].start
    there = candidates[again[end - 1]].start - candidates[again[index]].start
    return there > _WIDER * here + _KEY

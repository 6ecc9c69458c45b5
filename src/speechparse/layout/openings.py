"""The first sentences of items, and whether those of a list are so long that titles may have run into their bodies."""

from __future__ import annotations

from typing import Final, NamedTuple

#: Half of a list's first sentences are this long where line breaks were lost; run-in titles are shorter.
_LONG: Final = 24


class Opening(NamedTuple):
    """An item's first sentence, from ``start`` to ``end``, in the list numbered ``list``.

    ``is_title`` says that it is a title for certain, since its line ended without a stop.
    """

    start: int
    end: int
    list: int
    is_title: bool


def looks_glued(lengths: list[int], *, among_titles: bool) -> bool:
    """Say whether first sentences of these lengths may hold titles: among titles any may, else where half are long."""
    if among_titles or not lengths:
        return bool(lengths)
    lengths = sorted(lengths)
    return lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2] >= 2 * _LONG

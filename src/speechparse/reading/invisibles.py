"""Leave out characters that have no width and no meaning here: joiners, marks of direction, soft hyphens."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.signs import INVISIBLE
from speechparse.reading.text import Edit, Reading

_CHARACTERS: Final = frozenset(INVISIBLE)
_RUN: Final = LazyPattern(f"[{INVISIBLE}]+")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each run of invisible characters."""
    if _CHARACTERS.isdisjoint(reading.signs):
        return []
    return [Edit(*match.span(), "", "markup") for match in _RUN.finditer(reading.text)]

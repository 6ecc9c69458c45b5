"""Readings: each undoes one kind of damage, found by evidence, with an exact map back to the source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from speechparse.reading import (
    commas,
    entities,
    escapes,
    folios,
    frames,
    glosses,
    invisibles,
    markup,
    misreadings,
    slices,
    tags,
    wraps,
)
from speechparse.reading.text import Edit, Reading

__all__ = ["READINGS", "Edit", "Reading", "read"]

_FINDERS: Final[dict[str, Callable[[Reading], list[Edit]]]] = {
    "invisibles": invisibles.find,
    "escapes": escapes.find,
    "frames": frames.find,
    "tags": tags.find,
    "entities": entities.find,
    "folios": folios.find,
    "markup": markup.find,
    "glosses": glosses.find,
    "commas": commas.find,
    "misreadings": misreadings.find,
    "slices": slices.find,
    "wraps": wraps.find,
}
#: The names of all readings, in the order in which they are tried; furniture is found after them.
READINGS: Final = frozenset((*_FINDERS, "furniture"))


def read(source: str, names: Collection[str] = READINGS, *, edits: Sequence[Edit] = ()) -> Reading:
    """Undo the damage of the kinds ``names`` that ``source`` shows; ValueError for an unknown kind.

    ``edits``, in order and apart, are made before all else: they take out the marks of the source's format.
    """
    unknown = sorted(set(names) - READINGS)
    if unknown:
        raise ValueError(f"there is no reading {unknown[0]!r}; there are {', '.join(sorted(READINGS))}")
    reading = Reading(source, edits)
    for name, find in _FINDERS.items():
        if name in names:
            reading = reading.with_edits(find(reading))
    return reading

"""The reading that the search has chosen: its items, and the lists that they are in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from speechparse.layout.states import Evidence, Step
from speechparse.lexer import Candidate
from speechparse.references import Count


class Item(NamedTuple):
    """A candidate that layout took for a marker.

    ``list`` numbers its list; ``parent`` is the index of the item it stands in, or -1; ``number`` its ordinal.
    """

    candidate: Candidate
    list: int
    parent: int
    number: int
    level: int


#: An Item from a tuple of its fields, at a third of the cost.
_new_item: Final[Callable[[tuple[object, ...]], Item]] = partial(tuple.__new__, Item)


@dataclass(slots=True)
class Run:
    """A list that layout found: its style, whether its numbers run on, and by how much it won."""

    style: str
    continues: bool
    margin: float
    announced: Count | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The reading chosen: its items in the order of the text, and the lists that they are in."""

    items: list[Item]
    runs: list[Run]


def chosen(steps: Sequence[Step], candidates: Sequence[Candidate], evidence: Evidence) -> Layout:
    """Return the items and lists of a reading's steps, in the order of the text."""
    items: list[Item] = []
    runs: list[Run] = []
    run_of: dict[int, int] = {}
    gains: list[float] = []
    item_of: dict[int, int] = {-1: -1}
    for _, index, first, parent, last, level, cost, gap, continues in steps:
        number = run_of.get(first)
        if number is None:
            number = run_of[first] = len(runs)
            runs.append(Run(candidates[index].style.name, continues, gap, evidence.announced(first)))
            gains.append(-cost)
        else:
            gains[number] -= cost
            run = runs[number]
            if gap < run.margin:
                run.margin = gap
        item_of[index] = len(items)
        candidate = candidates[index]
        _, _, _, family, ordinal, _, _ = candidate
        if ordinal < 0 or (index != first and family == "aspect"):
            ordinal = last
        items.append(_new_item((candidate, number, item_of[parent], ordinal, level)))
    for found, gain in zip(runs, gains, strict=True):
        found.margin = round(max(0.0, min(found.margin, gain)), 2)
    return Layout(items, runs)

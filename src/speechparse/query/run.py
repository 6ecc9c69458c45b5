"""One evaluation of a selector: the tree's places, sets of them, and the ways from one set to another.

A set is followed as a whole, along a combinator or against it, so that no node is searched from twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, TypeAlias

from speechparse.nodes import AnyNode, Node
from speechparse.visitors import Index, walk

#: A set of places: one byte each, and one more, so that the parent of the root (-1) is a place not in it.
Places: TypeAlias = bytearray


class Run:
    """One evaluation: the tree, the time that patterns have, and what was worked out on the way."""

    def __init__(self, root: Node | Index, seconds: float) -> None:
        self._root: Final = root
        self.seconds: Final = seconds
        #: What the patterns have taken so far.
        self.spent = 0.0
        self._ranks: dict[str, dict[int, tuple[int, int]]] = {}
        self._sets: dict[int, Places] = {}

    def nodes(self) -> Iterable[AnyNode]:
        """Return the nodes in order; an index is made only where one is needed."""
        return self._root.nodes if isinstance(self._root, Index) else walk(self._root)

    @cached_property
    def index(self) -> Index:
        """The tree's places."""
        return self._root if isinstance(self._root, Index) else Index(self._root)

    @cached_property
    def neighbours(self) -> list[int]:
        """For each place the nearest sibling before it that is no space, or -1."""
        before, nodes = self.index.before, self.index.nodes
        neighbours = list(before)
        for place, other in enumerate(before):
            if other >= 0 and nodes[other].kind == "space":
                neighbours[place] = neighbours[other]
        return neighbours

    def ranks(self, place: int) -> tuple[int, int]:
        """Return which of its parent's children of its kind a node is, from the first and from the last, from 1."""
        kind = self.index.nodes[place].kind
        if kind not in self._ranks:
            self._ranks[kind] = self._count(kind)
        return self._ranks[kind][place]

    def _count(self, kind: str) -> dict[int, tuple[int, int]]:
        parents = self.index.parents
        seen: dict[int, int] = {}
        forwards = []
        for place in self.index.kinds[kind]:
            seen[parents[place]] = seen.get(parents[place], 0) + 1
            forwards.append((place, seen[parents[place]]))
        return {place: (rank, seen[parents[place]] - rank + 1) for place, rank in forwards}

    # ---- sets of places ----

    def worked_out(self, key: int, how: Callable[[], Places]) -> Places:
        """Return the set that ``how`` makes, made once in a run for each key."""
        if key not in self._sets:
            self._sets[key] = how()
        return self._sets[key]

    def empty(self) -> Places:
        """Return a set without places."""
        return bytearray(len(self.index.nodes) + 1)


def places_of(found: Places) -> Iterator[int]:
    """Yield the places of a set in order."""
    place = found.find(1)
    while place >= 0:
        yield place
        place = found.find(1, place + 1)


# ---- from a set to what stands after its nodes, and back ----


def _children(run: Run, found: Places) -> Callable[[int], object]:
    parents = run.index.parents
    return lambda place: found[parents[place]]


def _below(run: Run, found: Places) -> Callable[[int], object]:
    ends, below = run.index.ends, run.empty()
    place = found.find(1)
    while place >= 0:
        end = ends[place]
        below[place + 1 : end] = b"\1" * (end - place - 1)
        place = found.find(1, end)
    return below.__getitem__


def _next(run: Run, found: Places) -> Callable[[int], object]:
    neighbours = run.neighbours
    return lambda place: found[neighbours[place]]


def _after(run: Run, found: Places) -> Callable[[int], object]:
    parents = run.index.parents
    first: dict[int, int] = {}
    for place in places_of(found):
        first.setdefault(parents[place], place)
    return lambda place: first.get(parents[place], place) < place


def _parents(run: Run, found: Places) -> Places:
    return _one_step_back(run, found, run.index.parents)


def _previous(run: Run, found: Places) -> Places:
    return _one_step_back(run, found, run.neighbours)


def _above(run: Run, found: Places) -> Places:
    return _all_steps_back(run, found, run.index.parents)


def _before(run: Run, found: Places) -> Places:
    return _all_steps_back(run, found, run.index.before)


def _one_step_back(run: Run, found: Places, back: list[int]) -> Places:
    marked = run.empty()
    for place in places_of(found):
        marked[back[place]] = 1
    marked[-1] = 0
    return marked


def _all_steps_back(run: Run, found: Places, back: list[int]) -> Places:
    marked = run.empty()
    for place in places_of(found):
        place = back[place]
        # What is marked has all before it marked: each place is marked once.
        while place >= 0 and not marked[place]:
            marked[place] = 1
            place = back[place]
    return marked


#: From a set to what stands after its nodes by a combinator, and from a set back to what it stands after.
ONWARDS: Final = {">": _children, " ": _below, "+": _next, "~": _after}
BACK: Final = {">": _parents, " ": _above, "+": _previous, "~": _before}

"""What the search knows at a point: the stack of open lists, what was closed, and the steps that led there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, Optional, TypeAlias

from speechparse.lexer import Candidate
from speechparse.references import Count

#: What a move makes of a candidate: running text, the next item of a list, the first of a new one.
TEXT: Final = 0
NEXT: Final = 1
OPEN: Final = 2


class Evidence(NamedTuple):
    """What is known of each candidate before the search, beside its place; one entry a candidate.

    ``heading``: its line is shaped like a heading. ``stopped``: its line ends with a stop, as an item's does.
    ``zone``: it may follow a heading whose line break was lost. ``last_in_line``: a heading's number after a stop, whose sentence
    is the rest of its line. ``announced``: tells the count that a lead-in
    announces right before it, or None. ``parting``: the place class of what parts it from the text before, line break or not.
    ``fresh``: a speech seems to begin between the candidate before and it. ``title_before``: tells whether a
    line that may be a heading without a number stands between. ``paragraph``: the number of its paragraph; a
    line that follows ； or a comma goes on the paragraph before. ``stops``: how many sentences end before it.
    ``heads_next``: tells whether nothing but a heading's words stands between a candidate and the next one.
    ``looks_back``: tells whether between one candidate and another a paragraph speaks of all that the section has said (1), or counts it (2).
    ``led_in``: tells whether the words before a candidate's comma lead into a list: 概括起来讲，.
    ``cut``: the candidates of the last speech where the text breaks off in mid-sentence, but for one right at its end; else none.
    """

    heading: Sequence[bool]
    stopped: Sequence[bool]
    zone: Sequence[bool]
    last_in_line: Sequence[bool]
    announced: Callable[[int], Count | None]
    parting: Sequence[int]
    fresh: Sequence[bool]
    title_before: Callable[[int], bool]
    paragraph: Sequence[int]
    stops: Sequence[int]
    heads_next: Callable[[int], bool]
    looks_back: Callable[[int, int], int]
    led_in: Callable[[int], bool]
    cut: range


#: An index behind all candidates.
_NEVER: Final = 1 << 60


class Open:
    """An open list as it stands after one of its items; never changed.

    ``first`` and ``item`` are the indexes of its first and latest candidates, ``last`` its highest number,
    ``count`` its items, ``long`` how many of them went on over unnumbered paragraphs. ``paid`` is what was paid
    in advance for its being alone; ``gain`` what it may still gain (a negative cost), ``hope`` the same with all
    lists around it. ``after`` is the index of its next item, or -1, and ``until`` the same where the list around it
    does not go on before that; ``expires`` is where the first of the items goes by that it or a list around it hopes
    for. ``bit`` stands for its family, ``bits`` for those of all lists from it outward: where a bit is not among
    them, the family is not open; where it is, the family may be.
    """

    __slots__ = (
        "after", "alone", "bit", "bits", "block", "candidate", "count", "expires", "family", "first", "gain", "heading",
        "hope", "item", "last", "level", "long", "missing", "outer", "paid", "parting", "rank", "until",
    )  # fmt: skip

    def __init__(
        self,
        outer: Open | None,
        first: int,
        item: int,
        candidate: Candidate,
        last: int,
        count: int,
        heading: bool,
        block: bool,
        parting: int | None,
        paid: float,
        long: int,
        missing: tuple[int, ...],
        gain: float,
        after: int,
        bit: int,
    ) -> None:
        self.outer = outer
        self.first = first
        self.item = item
        self.candidate = candidate
        self.family = candidate[3]
        self.rank = candidate[2].rank
        self.last = last
        self.count = count
        self.heading = heading
        self.block = block
        self.parting = parting
        self.paid = paid
        self.long = long
        self.missing = missing
        self.gain = gain
        self.after = after
        self.bit = bit
        # Its being alone is still to be paid for.
        self.alone = count == 1 and not paid
        if outer is None:
            self.level = 1
            self.bits = bit
            self.hope = gain
            self.expires = after if gain else _NEVER
            self.until = after
        else:
            self.level = outer.level + 1
            self.bits = bits = outer.bits | bit
            if not gain:
                self.hope = outer.hope
            elif bits == outer.bits:
                self.hope = hope_of(outer, bit, candidate[3], gain)
            else:
                self.hope = outer.hope + gain
            around = outer.after
            self.until = after if around < 0 or after < around else -1
            self.expires = after if gain and after < outer.expires else outer.expires

    def without_hope(self, index: int) -> Open:
        """Return the list as it stands when all up to ``index`` that it or outer lists waited for has gone by."""
        if self.expires > index:
            return self
        outer = None if self.outer is None else self.outer.without_hope(index)
        gain = 0.0 if self.after <= index else self.gain
        return Open(
            outer, self.first, self.item, self.candidate, self.last, self.count, self.heading, self.block,
            self.parting, self.paid, self.long, self.missing, gain, self.after, self.bit,
        )  # fmt: skip


def key_of(node: Open | None) -> tuple[int, ...]:
    """Tell two states apart by their three innermost lists.

    What differs only farther out is long past, and the cheaper of the two is kept.
    """
    if node is None:
        return ()
    outer = node.outer
    if outer is None:
        return node.item, node.first
    around = outer.outer
    return -1 if around is None else around.item, outer.item, node.item, node.first


def hope_of(outer: Open | None, bit: int, family: str, gain: float) -> float:
    """What a list that may still gain ``gain`` and those around it may gain; two of a family cannot both."""
    if outer is None:
        return gain
    if gain == 0.0:
        return outer.hope
    if outer.bits & bit:
        node: Open | None = outer
        while node is not None:
            if node.family == family:
                return outer.hope + min(0.0, gain - node.gain)
            node = node.outer
    return outer.hope + gain


#: One way to take a candidate: what the reading costs then, NEXT or OPEN, the list gone on or the one whose item the
#: new list stands in, and whether its numbers run on from a closed list.
Way: TypeAlias = tuple[float, int, Open | None, bool]


class Closed(NamedTuple):
    """A closed list, newest first: what its numbers may run on from."""

    family: str
    last: int
    parent: int
    level: int
    older: Optional[Closed]  # noqa: UP045 (a NamedTuple's own name is no type yet)


#: A Closed from a tuple of its fields, at a third of the cost.
new_closed: Final[Callable[[tuple[object, ...]], Closed]] = partial(tuple.__new__, Closed)

#: One marker of a reading, after the steps before it: the candidate's index, that of its list's first, that of the item
#: it stands in (-1: at the top), its list's highest number and level, what it cost, by how much it beat the next best place, and
#: whether its list's numbers run on. A plain tuple, since one is made for every marker.
Step: TypeAlias = tuple[Optional["Step"], int, int, int, int, int, float, float, bool]


class State(NamedTuple):
    """A reading so far; ``pairs`` are the families that it has placed one inside the other."""

    cost: float
    node: Open | None
    steps: Step | None
    closed: Closed | None
    pairs: frozenset[tuple[str, str]] = frozenset()


#: A State from a tuple of its fields, at a third of the cost: the search makes one a step.
new_state: Final[Callable[[tuple[object, ...]], State]] = partial(tuple.__new__, State)

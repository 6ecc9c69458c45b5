"""What a candidate may be from a state on, and what each costs: running text, a list's next item, a new list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from speechparse.layout.beginning import HOPE, Beginning
from speechparse.layout.going_on import GoingOn
from speechparse.layout.states import NEXT, OPEN, TEXT, Open, State, hope_of, new_state
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import LINE
from speechparse.terms import MAX_LEVEL

#: A place that costs more than this makes no marker certain; one that costs more than the other begins no list.
LEAST_CERTAIN: Final = -1.5
_LEAST_BEGINNING: Final = -2.5


class Move(NamedTuple):
    """One thing that a candidate may be: ``kind`` is TEXT, NEXT (of the list ``target``) or OPEN (under it).

    ``rating`` is the cost plus part of what the open lists may still gain, by which the beam is cut; ``gap`` by
    how much it beats the best other place for a marker here.
    """

    rating: float
    cost: float
    kind: int
    state: State
    target: Open | None
    continues: bool
    gap: float


#: A Move from a tuple of its fields, at a third of the cost.
new_move: Final[Callable[[tuple[object, ...]], Move]] = partial(tuple.__new__, Move)


class Moves(GoingOn, Beginning):
    """The moves of one text's candidates."""

    def certain_list(self, state: State, index: int, candidate: Candidate) -> Open | None:
        """Return the list that waits for just this number here, where no other list does; else None.

        It is the innermost, or, for a marker at a line's start, one whose inner lists have all come to their end.
        The candidate's place costs no more than LEAST_CERTAIN.
        """
        _, _, _, family, ordinal, place, _ = candidate
        at_line = place == LINE
        node = state.node
        while node is not None and node.family != family:
            if not at_line or (node.count == 1 and not node.paid) or self.goes_on(node, index):
                return None
            node = node.outer
        if node is None or at_line != node.block:
            return None
        if ordinal != node.last + 1 and not (ANY_NEXT < ordinal < 0 and node.last >= -ordinal):
            return None
        if node.count > 1 and node.parting != self.evidence.parting[index]:
            return None
        outer = node.outer
        while outer is not None:
            if outer.family == family and outer.last + 1 == ordinal:
                return None
            outer = outer.outer
        return node

    def opens_certainly(self, state: State, index: int, candidate: Candidate) -> bool:
        """Say whether the candidate can only begin a list inside the innermost item.

        It does where a first number that has a second stands right under a heading, or goes on the sentence or
        paragraph of an item; where no list of its family is open, and no higher kind would stand in a lower.
        """
        if (
            candidate.ordinal != 1
            or self.following[index] < 0
            or candidate.style.costs[candidate.place] > _LEAST_BEGINNING
        ):
            return False
        node = state.node
        if node is None:
            return state.closed is None and candidate.place == LINE
        if (
            node.rank is None
            or candidate.style.rank is None
            or candidate.style.rank <= node.rank
            or node.level >= MAX_LEVEL
            or (self.unnumbered(node, index) > 0 and (not node.heading or self.evidence.stopped[node.item]))
        ):
            return False
        if (
            not node.block
            or candidate.style.system == "words"
            or (candidate.place == LINE and not node.heading)
        ):
            return False
        if self.is_open(node, candidate.family):
            return False
        closed = state.closed
        for _ in range(4):
            if closed is None:
                break
            if closed.parent == node.item and closed.family == candidate.family:
                return False
            closed = closed.older
        return True

    def moves(self, state: State, index: int, candidate: Candidate) -> list[Move]:
        """Return what the candidate may be from this state on, each with the whole cost so far."""
        place = self.place(index, candidate)
        found = self.go_on(state, index, candidate, place)
        found += self.begin(state, index, candidate, place)
        moves = [self._pass_by(state, index)]
        if not found:
            return moves
        best = second = found[0][0] + 9.0
        for cost, _, _, _ in found:
            if cost < best:
                best, second = cost, best
            elif cost < second:
                second = cost
        # What is dearer than this is cut, whatever it may gain.
        limit = state.cost + self.worst + HOPE
        family, gain = candidate.family, self.gains[index]
        at_line = candidate.place == LINE
        for cost, kind, target, continues in found:
            if cost > limit:
                continue
            around = target if kind == OPEN else target.outer  # type: ignore[union-attr]
            gap = (second if cost == best else best) - cost
            if around is not None and around.hope:
                around = around.without_hope(index, self.following)
            rating = cost + hope_of(around, family, gain)
            if at_line and kind == NEXT:
                rating += self._still_hoped(state.node, target, index)
            moves.append(new_move((rating, cost, kind, state, target, continues, gap)))
        return moves

    def _still_hoped(self, node: Open | None, target: Open | None, index: int) -> float:
        """What the lists that a heading closes may still gain under it: their numbers may run on."""
        hope = 0.0
        while node is not None and node is not target:
            if node.block and self.goes_on(node, index):
                hope += node.gain
            node = node.outer
        return hope

    def _pass_by(self, state: State, index: int) -> Move:
        """The candidate is running text; a list that waited for just this one hopes no more."""
        node = state.node
        if node is None:
            return new_move((state.cost, state.cost, TEXT, state, None, False, 0.0))
        hopeless = node.without_hope(index, self.following)
        if hopeless is not node:
            state = new_state((state.cost, hopeless, state.steps, state.closed, state.pairs))
        return new_move((state.cost + hopeless.hope, state.cost, TEXT, state, None, False, 0.0))

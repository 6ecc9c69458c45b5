"""What a candidate may be from a state on, and what each costs: running text, a list's next item, a new list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf
from operator import itemgetter
from typing import Final, NamedTuple

from speechparse.layout.beginning import HOPE, Beginning
from speechparse.layout.going_on import GoingOn
from speechparse.layout.states import NEXT, OPEN, TEXT, Open, State, Way, hope_of, new_state
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import LINE
from speechparse.terms import MAX_LEVEL

#: A place that costs more than this makes no marker certain; one that costs more than the other begins no list.
LEAST_CERTAIN: Final = -1.5
_LEAST_BEGINNING: Final = -2.5
#: The gap of what was taken without a search.
CERTAIN: Final = 9.0
#: What a way costs.
_COST: Final = itemgetter(0)


class Move(NamedTuple):
    """One thing that a candidate may be: ``kind`` is TEXT, NEXT (of the list ``target``) or OPEN (under it).

    ``rating`` is the cost plus part of what the open lists may still gain, by which the beam is cut; ``ways``
    are all that the candidate could be from the state, this one among them.
    """

    rating: float
    cost: float
    kind: int
    state: State
    target: Open | None
    continues: bool
    ways: list[Way]

    @property
    def gap(self) -> float:
        """By how much it beats the best other place for a marker here; CERTAIN where there is none."""
        ways = self.ways
        if not ways:
            return CERTAIN
        other = ways[0][0] + CERTAIN
        if len(ways) > 1:
            best, second, *_ = sorted(map(_COST, ways))
            other = min(other, second) if self.cost == best else best
        return other - self.cost


#: A Move from a tuple of its fields, at a third of the cost.
new_move: Final[Callable[[tuple[object, ...]], Move]] = partial(tuple.__new__, Move)


class Moves(GoingOn, Beginning):
    """The moves of one text's candidates."""

    def certain_list(self, node: Open | None, index: int, candidate: Candidate) -> Open | None:
        """Return the list, ``node`` or one around it, that waits for just this number here; None where another does too.

        It is the innermost, or, for a marker at a line's start, one whose inner lists have all come to their end.
        The candidate's place costs no more than LEAST_CERTAIN.
        """
        _, _, _, family, ordinal, place, _ = candidate
        at_line = place == LINE
        while node is not None and node.family != family:
            if not at_line or node.alone or node.until > index:
                return None
            node = node.outer
        if node is None or at_line != node.block:
            return None
        if ordinal != node.last + 1 and not (ANY_NEXT < ordinal < 0 and node.last >= -ordinal):
            return None
        if node.count > 1 and node.parting != self.evidence.parting[index]:
            return None
        outer = node.outer
        if outer is not None and outer.bits & node.bit:
            while outer is not None:
                if outer.family == family and outer.last + 1 == ordinal:
                    return None
                outer = outer.outer
        return node

    def opens_certainly(self, state: State, index: int, candidate: Candidate) -> bool:
        """Say whether the candidate can only begin a list inside the innermost item.

        It does where a first number that has a second stands right under a heading, or goes on the sentence or
        paragraph of an item; where no list of its family is open, and no higher kind would stand in a lower.
        The candidate is a first number, and its family is hardly open.
        """
        _, _, style, family, _, place, _ = candidate
        if self.following[index] < 0 or style.costs[place] > _LEAST_BEGINNING:
            return False
        node = state.node
        if node is None:
            return state.closed is None and place == LINE
        if (
            not node.block
            or node.rank is None
            or style.rank is None
            or style.rank <= node.rank
            or style.system == "words"
            or (place == LINE and not node.heading)
            or node.level >= MAX_LEVEL
            or (self.unnumbered(node, index) > 0 and (not node.heading or self.evidence.stopped[node.item]))
            or self.is_open(node, self.bits[index], family)
        ):
            return False
        closed = state.closed
        for _ in range(4):
            if closed is None:
                break
            if closed[2] == node.item and closed[0] == family:
                return False
            closed = closed[4]
        return True

    def moves(self, state: State, index: int, most: float = inf) -> list[Move]:
        """Return what the candidate may be from this state on, each with the whole cost so far.

        What would be rated above ``most``, or cannot be among the best for its own rating, may be left out.
        """
        spot = self.spot(index)
        found = self.go_on(state, spot)
        # By how much a way beats the others is told by all of them: where there is one, none is left out.
        found += self.begin(state, spot, inf if found else most)
        moves: list[Move] = []
        # What is dearer than this is cut, whatever it may gain.
        limit = state.cost + self.worst + HOPE
        family, bit, gain = spot.family, spot.bit, spot.gain
        for cost, kind, target, continues in found:
            if cost > limit:
                continue
            around = target if kind == OPEN else target.outer  # type: ignore[union-attr]
            if around is not None and around.hope:
                around = around.without_hope(index)
            rating = cost + hope_of(around, bit, family, gain)
            if spot.at_line and kind == NEXT:
                rating += _still_hoped(state.node, target, index)
            if rating <= most:
                moves.append(new_move((rating, cost, kind, state, target, continues, found)))
                if rating + self.worst < most:
                    most = rating + self.worst
        node = state.node
        if (state.cost if node is None else state.cost + node.hope) <= most:
            moves.insert(0, self._pass_by(state, index))
        return moves

    def hope(self, outer: Open | None, index: int) -> float:
        """What a list may still gain with the candidate as its item, and with it those around, of which ``outer`` is one."""
        return hope_of(outer, self.bits[index], self.candidates[index].family, self.gains[index])

    def _pass_by(self, state: State, index: int) -> Move:
        """The candidate is running text; a list that waited for just this one hopes no more."""
        node = state.node
        if node is None:
            return new_move((state.cost, state.cost, TEXT, state, None, False, []))
        hopeless = node.without_hope(index)
        if hopeless is not node:
            state = new_state((state.cost, hopeless, state.steps, state.closed, state.pairs))
        return new_move((state.cost + hopeless.hope, state.cost, TEXT, state, None, False, []))


def _still_hoped(node: Open | None, target: Open | None, index: int) -> float:
    """What the lists that a heading closes may still gain under it: their numbers may run on."""
    hope = 0.0
    while node is not None and node is not target:
        if node.block and node.until > index:
            hope += node.gain
        node = node.outer
    return hope

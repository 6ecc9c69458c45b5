"""What a candidate may be from a state on, and what each costs: running text, a list's next item, a new list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf
from typing import Final, NamedTuple

from speechparse.layout.beginning import HOPE, Beginning
from speechparse.layout.going_on import GoingOn
from speechparse.layout.ground import CHAPTER_RANK
from speechparse.layout.states import NEXT, OPEN, TEXT, Open, State, hope_of, new_state
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import LINE
from speechparse.terms import MAX_LEVEL

#: A place that costs more than this makes no marker certain; one that costs more than the other begins no list.
LEAST_CERTAIN: Final = -1.5
_LEAST_BEGINNING: Final = -2.5
#: The gap of what was taken without a search.
CERTAIN: Final = 9.0


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
        if ordinal != node.last + 1 and (
            not (ANY_NEXT < ordinal < 0 and node.last >= -ordinal) or self.is_word_past(node, index)
        ):
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
            or (self.unnumbered(node, index) > 0 and self._leaves_text(node, index))
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

    def _leaves_text(self, node: Open, index: int) -> bool:
        """Say whether unnumbered paragraphs between the item and the candidate may be another's."""
        return not node.heading or self.evidence.stopped[node.item] or self.is_summed_up(node, index)

    def moves(self, state: State, index: int) -> list[Move]:
        """Return what the candidate may be from this state on, each with the whole cost so far."""
        moves: list[Move] = []
        self.add_moves(moves, state, index, inf)
        return moves

    def add_moves(self, moves: list[Move], state: State, index: int, most: float) -> float:
        """Add to ``moves`` what the candidate may be from this state on, text first; return the worst rating that counts.

        What would be rated above ``most``, or more than ``worst`` above another, may be left out.
        """
        spot = self.spot(index)
        found = self.go_on(state, spot)
        # By how much a way beats the others is told by all of them: where there is one, none is left out.
        found += self.begin(state, spot, inf if found else most)
        begun = len(moves)
        best = second = found[0][0] + CERTAIN if found else 0.0
        for cost, _, _, _ in found:
            if cost < best:
                best, second = cost, best
            elif cost < second:
                second = cost
        # What is dearer than this is cut, whatever it may gain.
        limit = state.cost + self.worst + HOPE
        family, bit, gain = spot.family, spot.bit, spot.gain
        for cost, kind, target, continues in found:
            if cost > limit:
                continue
            around = target if kind == OPEN else target.outer  # type: ignore[union-attr]
            if around is not None and around.expires <= index:
                around = around.without_hope(index)
            rating = cost + hope_of(around, bit, family, gain)
            if spot.at_line and kind == NEXT:
                rating += still_hoped(state.node, target, index)
            if rating <= most:
                gap = (second if cost == best else best) - cost
                moves.append(new_move((rating, cost, kind, state, target, continues, gap)))
                if rating + self.worst < most:
                    most = rating + self.worst
        node = state.node
        if (state.cost if node is None else state.cost + node.hope) <= most:
            text = self._pass_by(state, index)
            moves.insert(begun, text)
            most = min(most, text[0] + self.worst)
        return most

    def _pass_by(self, state: State, index: int) -> Move:
        """The candidate is running text; a list that waited for just this one hopes no more."""
        node = state.node
        if node is None:
            return new_move((state.cost, state.cost, TEXT, state, None, False, 0.0))
        hopeless = node.without_hope(index)
        if hopeless is not node:
            state = new_state((state.cost, hopeless, state.steps, state.closed, state.pairs))
        return new_move((state.cost + hopeless.hope, state.cost, TEXT, state, None, False, 0.0))


def still_hoped(node: Open | None, target: Open | None, index: int) -> float:
    """What the lists that a heading closes may still gain under it: their numbers may run on, and do under the next 编."""
    hope = 0.0
    over_chapters = target is not None and target.rank is not None and target.rank <= CHAPTER_RANK
    while node is not None and node is not target:
        waits = node.after if over_chapters else node.until
        if node.block and waits > index:
            hope += node.gain
        node = node.outer
    return hope

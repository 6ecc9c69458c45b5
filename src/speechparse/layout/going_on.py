"""Going on: which open lists a candidate may be the next item of, and what that costs."""

from __future__ import annotations

from typing import Final

from speechparse.layout.costs import MIXED
from speechparse.layout.ground import Ground, Spot
from speechparse.layout.states import NEXT, Open, State, Way
from speechparse.lexer import ANY_NEXT
from speechparse.styles import COLON, INSERTED, SEMICOLON, STOP

#: Families that go on lists of another.
_MIXING: Final = frozenset(family for pair in MIXED for family in pair)
#: A list of the candidate's own family waits for it also where it has left a number out.
_NEAR: Final = 2


class GoingOn(Ground):
    """The moves that go on an open list."""

    def go_on(self, state: State, spot: Spot) -> list[Way]:
        """The lists that the candidate may go on, innermost first."""
        found: list[Way] = []
        node = innermost = state.node
        if node is None:
            return found
        family = spot.family
        may_be_own = node.bits & spot.bit
        mixes = family in _MIXING or spot.candidate.style.family == "narrative"
        if mixes and may_be_own:
            mixes = not self._is_waited_for(node, spot)
        if not (mixes or may_be_own):
            return found
        base = state.cost + spot.cost
        leaving = 0.0
        while node is not None:
            step: float | None = None
            if node.family == family:
                step = self._step(node, spot)
            elif mixes:
                step = self._mixed_step(node, spot)
            if step is not None:
                cost = base + leaving + step - node.paid + self._fit(node, spot)
                if spot.inside and node is not innermost:
                    cost += self.costs.mid_sentence
                elif spot.candidate.place == COLON:
                    cost += self.costs.led_in
                found.append((cost, NEXT, node, False))
            leaving += self.leave(node, spot)
            node = node.outer
        return found

    @staticmethod
    def _is_waited_for(node: Open | None, spot: Spot) -> bool:
        """Say whether an open list of the candidate's own family waits for it: then it goes on no other."""
        family, ordinal = spot.family, spot.ordinal
        while node is not None:
            if node.family == family and (node.last < ordinal <= node.last + _NEAR or ordinal <= 1):
                return True
            node = node.outer
        return False

    def _mixed_step(self, node: Open, spot: Spot) -> float | None:
        """What it costs that a list goes on in another kind of marker, or None where it cannot."""
        candidate = spot.candidate
        if node.candidate.style.family == candidate.style.family == "narrative":
            mixed = self.costs.other_verb
        else:
            found = MIXED.get((node.family, candidate.family))
            if found is None or (candidate.ordinal >= 0 and candidate.ordinal != node.last + 1):
                return None
            mixed = found
        step = self._step(node, spot)
        return None if step is None else mixed + step

    def _step(self, node: Open, spot: Spot) -> float | None:
        """What the candidate's number costs as the list's next, or None where it cannot be."""
        costs = self.costs
        ordinal = spot.ordinal
        if ordinal < 0:
            return 0.0 if ordinal == ANY_NEXT or node.last >= -ordinal else None
        if ordinal == 1 and node.family == "aspect":
            return 0.0 if node.last == 1 else None
        missing = ordinal - node.last - 1
        if missing == 0:
            return 0.0
        if missing == 1 and node.count > 1 and node.parting == self.evidence.parting[spot.index] != STOP:
            return costs.gap_in_line
        if missing > 0:
            return costs.gap + costs.gap_step * min(missing - 1, 20)
        if missing == -1:
            return 0.0 if spot.candidate.style is INSERTED else costs.repeat
        if ordinal in node.missing and not (ordinal == 1 and self._begins_afresh(node, spot.index)):
            return costs.swapped
        return costs.backward

    def _begins_afresh(self, node: Open, index: int) -> bool:
        """Say whether a number one rather begins a list than comes late: a two follows, or the list has long begun."""
        after = self.following[index]
        return node.count > 1 or (after >= 0 and self.candidates[after].ordinal == 2)

    def _fit(self, node: Open, spot: Spot) -> float:
        """What it costs that the candidate stands otherwise than the list's items do."""
        costs = self.costs
        cost = 0.0
        if spot.at_line != node.block:
            cost += costs.break_lost if self._follows_in_line(node, spot) else costs.place_mixed
            is_due = (
                spot.ordinal == node.last + 1 and self.evidence.last_in_line[spot.index]
            )  # its line break was lost
            if not spot.at_line and not is_due and self.paragraphs_between(node, spot.index) > 1:
                cost += costs.place_mixed
        if self.is_word_past(node, spot.index):
            cost += costs.word_past
        if node.count > 1 and node.parting is not None and node.parting != self.evidence.parting[spot.index]:
            cost += costs.parting_mixed
        return cost

    @staticmethod
    def _follows_in_line(node: Open, spot: Spot) -> bool:
        """Say whether the list's next number stands behind a semicolon in the line of the item before it: their break was lost."""
        candidate = spot.candidate
        return (
            candidate.place == SEMICOLON
            and candidate.line == node.candidate.line
            and candidate.ordinal == node.last + 1
        )

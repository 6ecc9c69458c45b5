"""Going on: which open lists a candidate may be the next item of, and what that costs."""

from __future__ import annotations

from speechparse.layout.costs import MIXED
from speechparse.layout.ground import MID_SENTENCE, Ground
from speechparse.layout.states import NEXT, Open, State
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import LINE


class GoingOn(Ground):
    """The moves that go on an open list."""

    def go_on(
        self, state: State, index: int, candidate: Candidate, place: float
    ) -> list[tuple[float, int, Open | None, bool]]:
        """The lists that the candidate may go on, innermost first."""
        found: list[tuple[float, int, Open | None, bool]] = []
        family = candidate.family
        own = self._is_waited_for(state.node, candidate)
        base = state.cost + place
        inside = candidate.place in MID_SENTENCE
        node = state.node
        leaving = 0.0
        while node is not None:
            step: float | None = None
            if node.family == family:
                step = self._step(node, candidate)
            elif not own:
                step = self._mixed_step(node, candidate)
            if step is not None:
                cost = base + leaving + step - node.paid + self._fit(node, index, candidate)
                if inside and node is not state.node:
                    cost += self.costs.mid_sentence
                found.append((cost, NEXT, node, False))
            leaving += self.leave(node, index)
            node = node.outer
        return found

    @staticmethod
    def _is_waited_for(node: Open | None, candidate: Candidate) -> bool:
        """Say whether an open list of the candidate's own family waits for it: then it goes on no other."""
        family, last = candidate.family, candidate.ordinal - 1
        while node is not None:
            if node.family == family and (node.last == last or candidate.ordinal <= 1):
                return True
            node = node.outer
        return False

    def _mixed_step(self, node: Open, candidate: Candidate) -> float | None:
        """What it costs that a list goes on in another kind of marker, or None where it cannot."""
        if node.candidate.style.family == candidate.style.family == "narrative":
            mixed = self.costs.other_verb
        else:
            found = MIXED.get((node.family, candidate.family))
            if found is None or (candidate.ordinal >= 0 and candidate.ordinal != node.last + 1):
                return None
            mixed = found
        step = self._step(node, candidate)
        return None if step is None else mixed + step

    def _step(self, node: Open, candidate: Candidate) -> float | None:
        """What the candidate's number costs as the list's next, or None where it cannot be."""
        costs = self.costs
        ordinal = candidate.ordinal
        if ordinal < 0:
            return 0.0 if ordinal == ANY_NEXT or node.last >= -ordinal else None
        if ordinal == 1 and node.family == "aspect":
            return 0.0 if node.last == 1 else None
        missing = ordinal - node.last - 1
        if missing == 0:
            return 0.0
        if missing > 0:
            return costs.gap + costs.gap_step * min(missing - 1, 20)
        if missing == -1:
            return costs.repeat
        return costs.swapped if ordinal in node.missing else costs.backward

    def _fit(self, node: Open, index: int, candidate: Candidate) -> float:
        """What it costs that the candidate stands otherwise than the list's items do."""
        costs = self.costs
        cost = 0.0
        at_line = candidate.place == LINE
        if at_line != node.block:
            cost += costs.place_mixed
            if not at_line and self.paragraphs_between(node, index) > 1:
                cost += costs.place_mixed
        if node.count > 1 and node.parting is not None and node.parting != self.evidence.parting[index]:
            cost += costs.parting_mixed
        return cost

"""Beginning: under which items a candidate may open a list, and what that costs."""

from __future__ import annotations

from typing import Final

from speechparse.layout.ground import CHAPTER_RANK, MID_SENTENCE, Ground
from speechparse.layout.states import OPEN, Closed, Open, State
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import COLON, LINE
from speechparse.terms import MAX_LEVEL

#: How many closed lists are looked at for one that a number may run on from.
_REMEMBERED: Final = 12
#: A dear move may still survive for what its list may gain, up to this.
HOPE: Final = 6.0
#: A list that a lead-in announces may begin with this number by mistake.
_LATEST_ANNOUNCED: Final = 3


class Beginning(Ground):
    """The moves that open a list."""

    def begin(
        self, state: State, index: int, candidate: Candidate, place: float
    ) -> list[tuple[float, int, Open | None, bool]]:
        """The items under which the candidate may open a list, innermost first, and the top."""
        costs = self.costs
        ordinal = candidate.ordinal
        if ordinal < 0 and ordinal != ANY_NEXT:
            return []
        is_first = ordinal == 1 or ordinal < 0
        base = place + costs.open
        if self.following[index] < 0:
            base += self.lone(candidate)
        late = 0.0
        if not is_first:
            due = candidate.place == COLON and self.following[index] >= 0
            late = (costs.late_led_in if due else costs.late) + costs.late_step * min(ordinal - 1, 4)
        before = [] if is_first else self._run_on_from(state, candidate)
        hopeful = is_first or (candidate.place in (LINE, COLON) and self.following[index] >= 0)
        if base + late > self.worst + (HOPE if hopeful else 0.0) and not before:
            return []
        announced = self.announced(index) if 0 < ordinal <= _LATEST_ANNOUNCED else 0
        if announced:
            base += costs.announced if self._counts_to(index, announced) else costs.miscounted * is_first
        held = self._holders(state, candidate.family) if is_first else frozenset()
        left = self.unnumbered(state.node, index)
        base += state.cost
        found: list[tuple[float, int, Open | None, bool]] = []
        node = state.node
        inner: Open | None = None
        leaving = 0.0
        while True:
            if node is None or node.level < MAX_LEVEL:
                start, continues = late, False
                if before:
                    start, continues = self._start(before, node, late)
                cost = base + leaving + start + self._under(state, node, index, left)
                if inner is not None:
                    cost += self._elsewhere(state, inner, candidate, left)
                if is_first and ((-1 if node is None else node.item) in held):
                    cost += self._again(index, left)
                found.append((cost, OPEN, node, continues))
            if node is None:
                return found
            leaving += self.leave(node, index)
            inner = node
            node = node.outer

    def _elsewhere(self, state: State, inner: Open, candidate: Candidate, left: int) -> float:
        """What it costs to open a list beside the open list ``inner`` instead of in the innermost item."""
        costs = self.costs
        # After an unnumbered paragraph the sentence left open is that paragraph's, not the item's.
        cost = costs.mid_sentence if candidate.place in MID_SENTENCE and left <= 0 else 0.0
        innermost = state.node
        assert innermost is not None
        if left <= 0:
            cost += costs.leave_heading if innermost.heading and candidate.place == LINE else costs.leave
        elif self.owns_text(innermost):
            cost += costs.leave
        rank = candidate.style.rank
        if candidate.place == LINE and rank is not None and inner.rank is not None and inner.rank < rank:
            cost += costs.beside_higher
        return cost

    def _counts_to(self, index: int, count: int) -> bool:
        """Say whether the run that begins at ``index`` has just so many items."""
        for _ in range(count - 1):
            index = self.following[index]
            if index < 0:
                return False
        return self.following[index] < 0

    def _under(self, state: State, node: Open | None, index: int, left: int) -> float:
        """What it costs to open a list under the item of ``node`` (None: the top)."""
        if node is None:
            return 0.0
        costs = self.costs
        candidate = self.candidates[index]
        cost = 0.0
        rank = candidate.style.rank
        if node.family == candidate.family:
            cost = costs.nested_block if candidate.place == LINE else costs.nested_inline
        elif rank is not None and node.rank is not None and rank < node.rank:
            cost = costs.inverted
        if node.family != candidate.family and self.is_open(node.outer, candidate.family):
            cost += costs.reopened_block if candidate.place == LINE else costs.reopened_inline
        elif cost and candidate.ordinal == 1 and (node.family, candidate.family) in state.pairs:
            cost = max(0.0, cost + costs.seen_pair)
        if candidate.place == LINE and not node.block:
            cost += costs.block_in_inline
        if left > 0 and not self.owns_text(node):
            if self.goes_on(node, index):
                cost += costs.left_behind_long  # its list goes on: the paragraphs before that are the item's
            elif node.count == 1 and node.heading:
                cost += costs.left_behind_long
            elif node.block:
                cost += costs.left_behind + costs.left_behind_step * min(left - 1, 4)
            else:
                cost += costs.left_behind_inline
        return cost

    def _again(self, index: int, left: int) -> float:
        """What a second list of one family under one parent costs."""
        costs = self.costs
        if self.evidence.title_before(index):
            return costs.again_after_heading
        return costs.again_after_text if left > 0 else costs.again

    @staticmethod
    def _holders(state: State, family: str) -> frozenset[int]:
        """The items (-1: the top) that hold a list of the family, open or closed of late."""
        found: set[int] = set()
        node = state.node
        while node is not None:
            if node.family == family:
                found.add(-1 if node.outer is None else node.outer.item)
            node = node.outer
        closed = state.closed
        for _ in range(_REMEMBERED):
            if closed is None:
                break
            if closed.family == family:
                found.add(closed.parent)
            closed = closed.older
        return frozenset(found)

    @staticmethod
    def _run_on_from(state: State, candidate: Candidate) -> list[Closed]:
        """The lists, open or closed of late, whose last number is the one before the candidate's; newest first."""
        family, last = candidate.family, candidate.ordinal - 1
        found: list[Closed] = []
        node = state.node
        while node is not None:
            if node.last == last and node.family == family:
                parent = -1 if node.outer is None else node.outer.item
                found.append(Closed(family, last, parent, node.level, None))
            node = node.outer
        closed = state.closed
        for _ in range(_REMEMBERED):
            if closed is None:
                break
            if closed.last == last and closed.family == family:
                found.append(closed)
            closed = closed.older
        return found

    def _start(self, before: list[Closed], node: Open | None, late: float) -> tuple[float, bool]:
        """What it costs that a list begins above one, and whether its numbers run on from one of ``before``."""
        costs = self.costs
        parent = -1 if node is None else node.item
        level = 1 if node is None else node.level + 1
        over_chapters = node is not None and node.rank is not None and node.rank <= CHAPTER_RANK
        for closed in before:
            if closed.parent == parent:
                return costs.run_on_same, False
            # A chapter without divisions holds its articles one level higher than one with them.
            if closed.level == level or (over_chapters and node is not None and node.family != closed.family):
                return costs.run_on - (costs.open if over_chapters else 0.0), True
        return late, False

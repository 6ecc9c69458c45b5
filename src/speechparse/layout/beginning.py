"""Beginning: under which items a candidate may open a list, and what that costs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from speechparse.layout.ground import ARTICLE_RANK, CHAPTER_RANK, LONGEST_HEADING, MULTI, Ground, Spot
from speechparse.layout.states import OPEN, Closed, Open, State, Way, new_closed
from speechparse.lexer import ANY_NEXT
from speechparse.styles import COLON, COMMA, INSERTED, LINE, STOP
from speechparse.terms import MAX_LEVEL

#: How many closed lists are looked at for one that a number may run on from.
_REMEMBERED: Final = 12
#: A dear move may still survive for what its list may gain, up to this.
HOPE: Final = 6.0
#: A list that a lead-in announces may begin with this number by mistake.
_LATEST_ANNOUNCED: Final = 3
#: The lowest rank that numbers the parts of a paper: 一、.
_LOWEST_PART: Final = 5


class Beginning(Ground):
    """The moves that open a list."""

    def begin(self, state: State, spot: Spot, most: float) -> list[Way]:
        """The items under which the candidate may open a list, innermost first, and the top.

        There are none where all of them would be rated above ``most``.
        """
        costs = self.costs
        index, ordinal = spot.index, spot.ordinal
        if ordinal < 0 and ordinal != ANY_NEXT:
            return []
        is_first = ordinal == 1 or ordinal < 0
        node = state.node
        base = spot.cost + costs.open
        if spot.after < 0:
            base += self.lone(index)
        late = 0.0
        if not is_first:
            is_due = (spot.candidate.place == COLON and spot.after >= 0) or self._is_left_over(state, spot)
            late = (costs.late_led_in if is_due else costs.late) + costs.late_step * min(ordinal - 1, 4)
        over = (self._run_over(node, spot) or self._decimals_over(node, spot)) if late else None
        inside_run = late
        if over is not None:
            late = 0.0
        before = [] if is_first else self._run_on_from(state, spot)
        if late and spot.candidate.place == COMMA and not self.is_open(node, spot.bit, spot.family):
            base += costs.first_inline - spot.cost if self.goes_on_at_lines(index) else 0.0
        if not before:
            is_hopeful = is_first or (spot.after >= 0 and spot.candidate.place in (LINE, COLON))
            if base + late > self.worst + (HOPE if is_hopeful else 0.0):
                return []
            hope = spot.gain if node is None else spot.gain + node.hope
            if state.cost + base + late + hope + costs.announced > most:
                return []
        if 0 < ordinal <= _LATEST_ANNOUNCED and (count := self.announced(index)):
            if self._counts_to(index, count):
                base += costs.announced
            elif is_first:
                base += costs.miscounted
        held = self._holders(state, spot) if is_first else ()
        is_whole = (
            node is not None and node.family == spot.family and spot.at_line and self._is_whole(node, index)
        )
        left = self.unnumbered(node, index)
        past = left <= 0 and node is not None and self.is_spoken_past(node, index)
        is_left = past or left > 0
        ground = self._ground(node, spot, past) if is_left else node
        aside = 0.0 if ground is None else self._aside(ground, spot)
        base += state.cost
        found: list[Way] = []
        inner: Open | None = None
        leaving = 0.0
        is_aside = ground is None
        start, continues = late, False
        while node is not None:
            if node.level < MAX_LEVEL:
                if before:
                    start, continues = self._start(before, node, late, spot.index)
                cost = base + leaving + start + self._under(state, node, spot, left)
                if is_aside:
                    cost += aside
                if over is not None:
                    cost += inside_run  # it parts the run's items, and is in none of them
                if inner is not None:
                    cost += self._beside(inner, spot)
                    if continues and inner.family == spot.family:
                        cost += costs.again  # its own open list is left for numbers of another's
                elif past:
                    cost += costs.spoken_past
                if held and node.item in held:
                    cost += (
                        costs.again_in_text
                        if is_left and node is ground
                        else self._again(index, is_left or is_whole)
                    )
                found.append((cost, OPEN, node, continues))
            leaving += self.leave(node, spot)
            is_aside = is_aside or node is ground
            if node is over:
                over = None
            inner = node
            node = node.outer
        if before:
            start, continues = self._start(before, None, late, spot.index)
        cost = base + leaving + start + aside
        if inner is not None:
            cost += self._beside(inner, spot)
        if held and -1 in held:
            cost += self._again(index, is_left or is_whole)
        found.append((cost, OPEN, None, continues))
        return found

    @staticmethod
    def _decimals_over(node: Open | None, spot: Spot) -> Open | None:
        """Return the outermost list of the decimal outline that goes on here with its next top number: 5.4.6, and then 6."""
        if not spot.at_line or spot.candidate.style.system != "decimal" or spot.family.startswith(MULTI):
            return None
        outermost: Open | None = None
        while node is not None:
            if node.family.startswith(MULTI):
                outermost = node
            node = node.outer
        if outermost is None:
            return None
        top = outermost.family.removeprefix(MULTI).partition(".")[0]
        return outermost if top.isdecimal() and int(top) + 1 == spot.ordinal else None

    def _is_left_over(self, state: State, spot: Spot) -> bool:
        """Say whether the number is the first of all and a heading's, and right under it a list begins: what stood before is lost."""
        index, rank, evidence = spot.index, spot.rank, self.evidence
        after = index + 1
        if state.node is not None or state.closed is not None or not spot.at_line:
            return False
        if rank == ARTICLE_RANK and spot.candidate.line == 0 and after < len(self.candidates):
            return self.candidates[after].ordinal == 1  # an excerpt of a law, and a list in it
        if rank is None or rank > _LOWEST_PART or evidence.stopped[index] or after == len(self.candidates):
            return False
        below = self.candidates[after]
        return (
            below.ordinal == 1
            and below.place == LINE
            and (below.style.rank or 0) > rank
            and self.following[after] >= 0
            and evidence.heading[index]
            and evidence.heads_next(index)
        )

    @staticmethod
    def _ground(node: Open | None, spot: Spot, past: bool) -> Open | None:
        """Return the innermost list whose item the text before the candidate may be of: inline lists are left behind."""
        while node is not None and not node.block and node.until <= spot.index:
            node = node.outer
            if past:
                break
        return node

    def _aside(self, ground: Open, spot: Spot) -> float:
        """What it costs to open a list anywhere else than in the item of ``ground``, which the text before may be of."""
        costs = self.costs
        if self.unnumbered(ground, spot.index) <= 0:
            if spot.at_line:
                is_heading = ground.heading and not self.evidence.stopped[ground.item]
                cost = costs.leave_heading if is_heading else costs.leave
            else:
                cost = costs.leave_line if ground.block else costs.leave
            return cost + costs.mid_sentence if spot.inside else cost
        # After an unnumbered paragraph the sentence left open is that paragraph's, not the item's.
        if not self.owns_text(ground, spot.index):
            return 0.0
        is_body = ground.heading and not spot.at_line and (ground.count == 1 or ground.long > 0)
        return costs.leave_body if is_body else costs.leave

    def _run_over(self, node: Open | None, spot: Spot) -> Open | None:
        """Return the open list that runs on over the candidate: a chapter's heading between two of its items."""
        index, rank = spot.index, spot.rank
        after = index + 1
        if not spot.at_line or rank is None or rank > CHAPTER_RANK or after >= len(self.candidates):
            return None
        if not self.evidence.heading[index] or self.evidence.stopped[index]:
            return None
        candidate = self.candidates[after]
        if candidate.place != LINE or candidate.ordinal <= 1:
            return None
        while node is not None:
            if node.last == candidate.ordinal - 1 and node.family == candidate.family:
                return node if node.block else None
            node = node.outer
        return None

    def _beside(self, inner: Open, spot: Spot) -> float:
        """What it costs to open a list beside the open list ``inner``."""
        rank = spot.rank
        if spot.at_line and rank is not None and inner.rank is not None and inner.rank < rank:
            return self.costs.beside_higher
        return 0.0

    def _counts_to(self, index: int, count: int) -> bool:
        """Say whether the run that begins at ``index`` has just so many items."""
        for _ in range(count - 1):
            index = self.following[index]
            if index < 0:
                return False
        return self.following[index] < 0

    def _under(self, state: State, node: Open, spot: Spot, left: int) -> float:
        """What it costs to open a list under the item of ``node``."""
        costs = self.costs
        family, rank, outer = spot.family, spot.rank, node.outer
        is_own = node.family == family
        cost = 0.0
        if is_own:
            cost = costs.nested_block if spot.at_line else costs.nested_inline
            if spot.at_line and self._is_whole(node, spot.index):
                cost = costs.nested_under_whole
        elif rank is not None and node.rank is not None and rank < node.rank:
            cost = costs.inverted
        if (
            not is_own
            and outer is not None
            and outer.bits & spot.bit
            and self.is_open(outer, spot.bit, family)
        ):
            cost += costs.reopened_block if spot.at_line else costs.reopened_inline
        elif cost and spot.ordinal == 1 and (node.family, family) in state.pairs:
            cost = max(0.0, cost + costs.seen_pair)
        if spot.at_line and not node.block:
            cost += costs.block_in_inline
        if left > 0 and not self.owns_text(node, spot.index):
            if node.until > spot.index:
                cost += costs.left_behind_long  # its list goes on: the paragraphs before that are the item's
            elif node.count == 1 and node.heading:
                cost += costs.left_behind_long
            elif node.block:
                cost += costs.left_behind + costs.left_behind_step * min(left - 1, 4)
            else:
                cost += costs.left_behind_inline
        return cost

    def _is_whole(self, node: Open, index: int) -> bool:
        """Say whether the list's latest item stands right before the candidate, and is a sentence or more in one line.

        It is the last, and ends as the items before it do: no list of its own kind is due under it.
        """
        evidence = self.evidence
        item = node.item
        return (
            item == index - 1
            and node.block
            and node.count > 1
            and node.until <= index
            and not node.long
            and evidence.stopped[item]
            and evidence.parting[index] == STOP
            and evidence.paragraph[index] == evidence.paragraph[item] + 1
        )

    def _again(self, index: int, is_left: bool) -> float:
        """What a second list of one family under one parent costs."""
        costs = self.costs
        if self.evidence.title_before(index):
            return costs.again_after_heading
        return costs.again_after_text if is_left else costs.again

    @staticmethod
    def _holders(state: State, spot: Spot) -> Collection[int]:
        """The items (-1: the top) that hold a list of the family, open or closed of late."""
        found: list[int] = []
        family = spot.family
        node = state.node
        if node is not None and node.bits & spot.bit:
            while node is not None:
                if node.family == family:
                    found.append(-1 if node.outer is None else node.outer.item)
                node = node.outer
        closed = state.closed
        for _ in range(_REMEMBERED):
            if closed is None:
                break
            if closed[0] == family:
                found.append(closed[2])
            closed = closed[4]
        return found

    @staticmethod
    def _run_on_from(state: State, spot: Spot) -> list[Closed]:
        """The lists, open or closed of late, whose last number is the one before the candidate's; newest first."""
        family, last = spot.family, spot.ordinal - (spot.candidate.style is not INSERTED)
        found: list[Closed] = []
        node = state.node
        if node is not None and node.bits & spot.bit:
            while node is not None:
                if node.last == last and node.family == family:
                    parent = -1 if node.outer is None else node.outer.item
                    found.append(new_closed((family, last, parent, node.level, None)))
                node = node.outer
        closed = state.closed
        for _ in range(_REMEMBERED):
            if closed is None:
                break
            if closed[1] == last and closed[0] == family:
                found.append(closed)
            closed = closed[4]
        return found

    @staticmethod
    def _is_undivided(node: Open | None, closed: Closed, index: int) -> bool:
        """Say whether ``node`` is a heading right above the candidate that has no divisions, as that before it had: 四、40.."""
        return (
            node is not None
            and node.level == closed.level - 2
            and node.heading
            and node.block
            and node.item == index - 1
        )

    def _is_right_under(self, node: Open | None, index: int) -> bool:
        """Say whether the candidate stands right under the item of ``node``, a higher kind, whose words may be a heading."""
        if node is None or node.item != index - 1 or node.rank is None:
            return False
        if node.rank >= (self.candidates[index].style.rank or 0):
            return False
        near = self.candidates[index].start - node.candidate.end <= LONGEST_HEADING
        return near and self.evidence.stops[index] - self.evidence.stops[node.item] <= 1

    def _start(self, before: list[Closed], node: Open | None, late: float, index: int) -> tuple[float, bool]:
        """What it costs that a list begins above one, and whether its numbers run on from one of ``before``."""
        costs = self.costs
        parent = -1 if node is None else node.item
        level = 1 if node is None else node.level + 1
        over_chapters = node is not None and node.rank is not None and node.rank <= CHAPTER_RANK
        for closed in before:
            if closed.parent == parent:
                return costs.run_on_same, False
            # A chapter without divisions holds its articles one level higher than one with them, and so does another heading.
            if closed.level == level or (over_chapters and node is not None and node.family != closed.family):
                if over_chapters:
                    return costs.run_on - costs.open, True
                return (costs.run_on_headed if self._is_right_under(node, index) else costs.run_on), True
            if self._is_undivided(node, closed, index):
                return costs.run_on, True
        return late, False

"""What a candidate may be from a state on, and what each costs: running text, a list's next item, a new list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from speechparse.layout.ahead import expected_gains, next_items
from speechparse.layout.costs import MIXED, Costs
from speechparse.layout.states import Closed, Evidence, Open, State, hope_of, new_state
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import CLAUSE, COLON, COMMA, ENUMERATION, LINE, QUOTE
from speechparse.terms import MAX_LEVEL

_MID_SENTENCE: Final = frozenset((COMMA, CLAUSE, ENUMERATION, QUOTE, COLON))
#: The lowest rank that still numbers headings rather than items of a sentence.
_HEADING_RANK: Final = 9
#: Kinds whose items always own the unnumbered paragraphs after them.
_OWNING_RANK: Final = 4
#: How many closed lists are looked at for one that a number may run on from.
_REMEMBERED: Final = 12

#: A place that costs more than this makes no marker certain; one that costs more than the other begins no list.
LEAST_CERTAIN: Final = -1.5
_LEAST_BEGINNING: Final = -2.5

#: A dear move may still survive for what its list may gain, up to this.
HOPE: Final = 6.0

#: A list that a lead-in announces may begin with this number by mistake.
_LATEST_ANNOUNCED: Final = 3
#: Kinds that hold chapters and articles: the articles run on over them.
_CHAPTER_RANK: Final = 3

TEXT: Final = 0
NEXT: Final = 1
OPEN: Final = 2


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


class Moves:
    """The moves of one text's candidates."""

    def __init__(
        self, candidates: Sequence[Candidate], evidence: Evidence, costs: Costs, worst: float
    ) -> None:
        self.candidates = candidates
        self.evidence = evidence
        self.costs = costs
        self.worst = worst
        self.following = next_items(candidates)
        self.gains = expected_gains(candidates, self.following)

    def place(self, index: int, candidate: Candidate) -> float:
        """What the candidate's place costs."""
        if candidate.place == CLAUSE and self.evidence.zone[index]:
            return self.costs.title_zone
        if candidate.place == COMMA and self.goes_on_at_lines(index):
            return self.costs.first_inline
        return candidate.style.costs[candidate.place]

    def is_block(self, index: int) -> bool:
        """Say whether the items of a list that the candidate begins stand at line starts.

        Its own place tells, but for a paragraph that begins with its inline list, and a first item in the text.
        """
        candidate = self.candidates[index]
        if candidate.place != LINE:
            return self.goes_on_at_lines(index)
        after = self.following[index]
        if after < 0 or self.candidates[after].line != candidate.line:
            return True
        rank = candidate.style.rank
        return rank is not None and rank <= _HEADING_RANK

    def goes_on_at_lines(self, index: int) -> bool:
        """Say whether a first item in the text (会议决定，一、…) has its next at a line's start."""
        candidate = self.candidates[index]
        after = self.following[index]
        rank = candidate.style.rank
        return (
            candidate.ordinal == 1
            and after >= 0
            and self.candidates[after].place == LINE
            and rank is not None
            and rank <= _HEADING_RANK
        )

    def certain_list(self, state: State, index: int, candidate: Candidate) -> Open | None:
        """Return the list that waits for just this number here, where no other list does; else None.

        It is the innermost, or, for a marker at a line's start, one whose inner lists have all come to their end.
        The candidate's place costs no more than LEAST_CERTAIN.
        """
        _, _, _, family, ordinal, place, _ = candidate
        at_line = place == LINE
        node = state.node
        while node is not None and node.family != family:
            if not at_line or (node.count == 1 and not node.paid) or self._goes_on(node, index):
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
            or (self._unnumbered(node, index) > 0 and (not node.heading or self.evidence.stopped[node.item]))
        ):
            return False
        if (
            not node.block
            or candidate.style.system == "words"
            or (candidate.place == LINE and not node.heading)
        ):
            return False
        if self._is_open(node, candidate.family):
            return False
        closed = state.closed
        for _ in range(4):
            if closed is None:
                break
            if closed.parent == node.item and closed.family == candidate.family:
                return False
            closed = closed.older
        return True

    def announced(self, index: int) -> int:
        """The count that a lead-in announces right before the candidate, or 0."""
        count = self.evidence.announced(index)
        return 0 if count is None else count.count

    def moves(self, state: State, index: int, candidate: Candidate) -> list[Move]:
        """Return what the candidate may be from this state on, each with the whole cost so far."""
        place = self.place(index, candidate)
        found = self._go_on(state, index, candidate, place)
        found += self._begin(state, index, candidate, place)
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
        for cost, kind, target, continues in found:
            if cost > limit:
                continue
            around = target if kind == OPEN else target.outer  # type: ignore[union-attr]
            gap = (second if cost == best else best) - cost
            rating = cost + hope_of(around, family, gain)
            moves.append(new_move((rating, cost, kind, state, target, continues, gap)))
        return moves

    def _pass_by(self, state: State, index: int) -> Move:
        """The candidate is running text; a list that waited for just this one hopes no more."""
        node = state.node
        if node is None:
            return new_move((state.cost, state.cost, TEXT, state, None, False, 0.0))
        hopeless = node.without_hope(index, self.following)
        if hopeless is not node:
            state = new_state((state.cost, hopeless, state.steps, state.closed, state.pairs))
        return new_move((state.cost + hopeless.hope, state.cost, TEXT, state, None, False, 0.0))

    # ---- the next item of an open list -----------------------------------------------------------------

    def _go_on(
        self, state: State, index: int, candidate: Candidate, place: float
    ) -> list[tuple[float, int, Open | None, bool]]:
        """The lists that the candidate may go on, innermost first."""
        found: list[tuple[float, int, Open | None, bool]] = []
        family = candidate.family
        own = self._is_waited_for(state.node, candidate)
        base = state.cost + place
        inside = candidate.place in _MID_SENTENCE
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
            return costs.gap + costs.gap_step * min(missing, 20)
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

    def leave(self, node: Open, index: int) -> float:
        """What it costs that the list is closed here."""
        if node.count == 1 and not node.paid:
            return self.lone(node.candidate)
        if not self._goes_on(node, index):
            return 0.0
        rank = self.candidates[index].style.rank
        # Articles run on over chapters: there a chapter ends no list too soon.
        return 0.0 if rank is not None and rank <= _CHAPTER_RANK else self.costs.premature

    def _goes_on(self, node: Open, index: int) -> bool:
        """Say whether the list's next number is still to come, and that before the list around it goes on."""
        after = self.following[node.item]
        if after <= index:
            return False
        if node.outer is None:
            return True
        around = self.following[node.outer.item]
        return around < 0 or after < around

    def lone(self, candidate: Candidate) -> float:
        """What it costs that the candidate is the only item of its list."""
        rank = candidate.style.rank
        if candidate.place == LINE and rank is not None and rank <= _HEADING_RANK:
            return self.costs.lone_heading
        return self.costs.lone

    # ---- a new list ------------------------------------------------------------------------------------

    def _begin(
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
        late = 0.0 if is_first else costs.late + costs.late_step * min(ordinal, 4)
        before = [] if is_first else self._run_on_from(state, candidate)
        hopeful = is_first or (candidate.place in (LINE, COLON) and self.following[index] >= 0)
        if base + late > self.worst + (HOPE if hopeful else 0.0) and not before:
            return []
        announced = self.announced(index) if 0 < ordinal <= _LATEST_ANNOUNCED else 0
        if announced:
            base += costs.announced if self._counts_to(index, announced) else costs.miscounted * is_first
        held = self._holders(state, candidate.family) if is_first else frozenset()
        left = self._unnumbered(state.node, index)
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
        cost = costs.mid_sentence if candidate.place in _MID_SENTENCE and left <= 0 else 0.0
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

    def paragraphs_between(self, node: Open, index: int) -> int:
        """How many paragraphs the candidate stands after the list's latest item."""
        return self.evidence.paragraph[index] - self.evidence.paragraph[node.item]

    def _unnumbered(self, node: Open | None, index: int) -> int:
        """Count the unnumbered paragraphs since the last marker, the candidate's own included."""
        between = self.evidence.paragraph[index] + 1 if node is None else self.paragraphs_between(node, index)
        return between - (1 if self.candidates[index].place == LINE else 0)

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
        if node.family != candidate.family and self._is_open(node.outer, candidate.family):
            cost += costs.reopened_block if candidate.place == LINE else costs.reopened_inline
        elif cost and candidate.ordinal == 1 and (node.family, candidate.family) in state.pairs:
            cost = max(0.0, cost + costs.seen_pair)
        if candidate.place == LINE and not node.block:
            cost += costs.block_in_inline
        if left > 0 and not self.owns_text(node):
            if self._goes_on(node, index):
                cost += costs.left_behind_long  # its list goes on: the paragraphs before that are the item's
            elif node.count == 1 and node.heading:
                cost += costs.left_behind_long
            elif node.block:
                cost += costs.left_behind + costs.left_behind_step * min(left - 1, 4)
            else:
                cost += costs.left_behind_inline
        return cost

    @staticmethod
    def _is_open(node: Open | None, family: str) -> bool:
        while node is not None:
            if node.family == family:
                return True
            node = node.outer
        return False

    def owns_text(self, node: Open) -> bool:
        """Say whether unnumbered paragraphs after the item are its own.

        They are where it is a heading or an article, or where most items of its list have some.
        """
        if node.rank is not None and node.rank <= _OWNING_RANK:
            return True
        if node.long and node.long * 2 >= node.count - 1:
            return True
        return node.heading and not self.evidence.stopped[node.item]

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
        for closed in before:
            if closed.parent == parent:
                return costs.run_on_same, False
            if closed.level == level:
                over_chapters = node is not None and node.rank is not None and node.rank <= _CHAPTER_RANK
                return costs.run_on - (costs.open if over_chapters else 0.0), True
        return late, False

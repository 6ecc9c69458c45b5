"""Choose which candidates are markers and who stands in whom: the least-cost reading of the whole text.

A beam search over the stack of open lists. A candidate may go on an open list, open one inside an open item or
at the top, or be running text; what each move costs stands in ``costs``, what places cost in ``styles``. Time is
linear: the beam, the stack and every look-ahead are bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Optional

from speechparse.layout.costs import COSTS, MIXED, Costs
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.nodes import MAX_LEVEL
from speechparse.styles import (
    CLAUSE,
    COLON,
    COMMA,
    ENUMERATION,
    LINE,
    QUOTE,
    SEMICOLON,
    STOP,
)

_BEAM: Final = 8
_MARGIN: Final = 10.0
#: How much of the gain that open lists still expect the beam is cut by, at most.
_MOST_HOPE: Final = -6.0
#: How many candidates ahead the next number of a list is looked for.
_HORIZON: Final = 400
_MID_SENTENCE: Final = frozenset((COMMA, CLAUSE, ENUMERATION, QUOTE, COLON))
#: The lowest rank that still numbers headings rather than items of a sentence.
_HEADING_RANK: Final = 9
#: Kinds whose items always own the unnumbered paragraphs after them.
_OWNING_RANK: Final = 4


class Evidence(NamedTuple):
    """What is known of each candidate before the search, beside its place; one entry a candidate.

    ``heading``: its line is shaped like a heading. ``stopped``: its line ends with a stop, as an item's does. ``zone``: it may follow a heading whose line break was lost.
    ``announced``: the count that a lead-in announces, or 0. ``parting``: the place class of what parts it from
    the text before, line break or not. ``fresh``: a speech seems to begin between the candidate before and it.
    ``title_before``: a line that may be a heading without a number stands between. ``paragraph``: the number of
    its paragraph; a line that follows ； or a comma goes on the paragraph before.
    """

    heading: Sequence[bool]
    stopped: Sequence[bool]
    zone: Sequence[bool]
    announced: Sequence[int]
    parting: Sequence[int]
    fresh: Sequence[bool]
    title_before: Sequence[bool]
    paragraph: Sequence[int]


class _Open:
    """An open list as it stands after one of its items; never changed."""

    __slots__ = (
        "block", "candidate", "count", "family", "first", "gain", "heading", "hope", "item", "key", "last", "level",
        "long", "missing", "outer", "paid", "parting", "rank", "style",
    )  # fmt: skip

    def __init__(
        self,
        outer: _Open | None,
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
    ) -> None:
        self.outer = outer
        self.first = first
        self.item = item
        self.candidate = candidate
        self.family = candidate.family
        self.style = candidate.style
        self.rank = candidate.style.rank
        self.last = last
        self.count = count
        self.heading = heading
        self.block = block
        self.parting = parting
        self.paid = paid
        self.long = long
        self.missing = missing
        self.level = 1 if outer is None else outer.level + 1
        self.gain = gain
        self.hope = _hope(outer, candidate.family, gain)
        self.key = hash((0 if outer is None else outer.key, item, first))

    def without_hope(self, index: int, following: Sequence[int]) -> _Open:
        """Return the list as it stands when the candidate that it or an outer list waited for has passed it by."""
        outer = None if self.outer is None else self.outer.without_hope(index, following)
        gone = following[self.item] == index
        if outer is self.outer and not gone:
            return self
        gain = 0.0 if gone else self.gain
        return _Open(
            outer, self.first, self.item, self.candidate, self.last, self.count, self.heading, self.block,
            self.parting, self.paid, self.long, self.missing, gain,
        )  # fmt: skip


def _hope(outer: _Open | None, family: str, gain: float) -> float:
    """What a list that may still gain ``gain`` and those around it may gain; two of a family cannot both."""
    if outer is None:
        return gain
    node: _Open | None = outer
    while node is not None:
        if node.family == family:
            return outer.hope + min(0.0, gain - node.gain)
        node = node.outer
    return outer.hope + gain


class _Closed(NamedTuple):
    """A closed list, newest first: what its numbers may run on from."""

    family: str
    last: int
    parent: int
    level: int
    older: Optional[_Closed]  # noqa: UP045 (a NamedTuple's own name is no type yet)


class _Step(NamedTuple):
    """One marker of a reading: the list it is in, what it cost, and by how much it beat the next best place."""

    before: Optional[_Step]  # noqa: UP045
    node: _Open
    cost: float
    gap: float
    continues: bool


class _State(NamedTuple):
    """A reading so far; ``pairs`` are the families that it has placed one inside the other."""

    cost: float
    node: _Open | None
    steps: _Step | None
    closed: _Closed | None
    pairs: frozenset[tuple[str, str]] = frozenset()


class _Move(NamedTuple):
    """One thing that a candidate may be; ``kind`` is "text", "next" or "open".

    ``rating`` is the cost plus part of what the open lists may still gain: what the beam is cut by.
    """

    rating: float
    cost: float
    kind: str
    state: _State
    target: _Open | None
    continues: bool = False
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate that layout took for a marker.

    ``list`` numbers its list; ``parent`` is the index of the item it stands in, or -1; ``number`` its ordinal.
    """

    candidate: Candidate
    list: int
    parent: int
    number: int
    level: int


@dataclass(slots=True)
class Run:
    """A list that layout found: its style, whether its numbers run on, and by how much it won."""

    style: str
    continues: bool
    margin: float
    announced: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The reading chosen: its items in the order of the text, and the lists that they are in."""

    items: list[Item]
    runs: list[Run]


def next_items(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate, find the one that would go on its list, or -1.

    A number-one candidate takes the run that follows it out of the reach of what comes before, so that of
    一是 一是 二是 二是 the outer pair is found as well as the inner one.
    """
    following = [-1] * len(candidates)
    ahead: dict[str, dict[int, list[int]]] = {}
    for index in range(len(candidates) - 1, -1, -1):
        candidate = candidates[index]
        numbers = ahead.setdefault(candidate.family, {})
        ordinal = candidate.ordinal
        if ordinal < 0:
            # A flexible word may be any number from the least on; it is a next item for whatever precedes it.
            numbers.setdefault(0, []).append(index)
            continue
        waiting = numbers.get(ordinal + 1)
        flexible = numbers.get(0)
        best = waiting[-1] if waiting else -1
        if flexible and (best < 0 or flexible[-1] < best):
            best = flexible[-1]
        if best < 0 and candidate.family == "sequence":
            best = _first(ahead.get("ordinal", {}).get(ordinal + 1))
        if best - index <= _HORIZON:
            following[index] = best
        if ordinal == 1:
            _take_run(numbers, following, candidates, index)
            numbers.pop(0, None)
        numbers.setdefault(ordinal, []).append(index)
    return following


def _first(indexes: list[int] | None) -> int:
    return indexes[-1] if indexes else -1


def _take_run(
    numbers: dict[int, list[int]], following: list[int], candidates: Sequence[Candidate], index: int
) -> None:
    at = following[index]
    while at >= 0:
        stack = numbers.get(candidates[at].ordinal)
        if stack and stack[-1] == at:
            stack.pop()
        at = following[at]


class _Search:
    """The search over one text's candidates."""

    def __init__(self, candidates: Sequence[Candidate], evidence: Evidence, costs: Costs) -> None:
        self.candidates = candidates
        self.evidence = evidence
        self.costs = costs
        self.following = next_items(candidates)
        self.gains = _gains(candidates, self.following)

    def run(self) -> _State:
        """Return the cheapest reading's last state."""
        states = [_State(0.0, None, None, None)]
        fresh = self.evidence.fresh
        for index, candidate in enumerate(self.candidates):
            if fresh[index]:
                states = self._begin_afresh(states)
            if len(states) == 1:
                certain = self._take_certain(states[0], index, candidate)
                if certain is not None:
                    states = [certain]
                    continue
            states = self._advance(states, index, candidate)
        return min((self._close_all(state) for state in states), key=lambda state: state.cost)

    # ---- the moves ----------------------------------------------------------------------------------

    def _take_certain(self, state: _State, index: int, candidate: Candidate) -> _State | None:
        """Take outright the number that the innermost list waits for, where no other list waits for it."""
        node = state.node
        if (
            node is None
            or node.family != candidate.family
            or candidate.ordinal != node.last + 1
            or candidate.place > STOP
            or (candidate.place == LINE) != node.block
            or (node.count > 1 and node.parting != self.evidence.parting[index])
        ):
            return None
        outer = node.outer
        while outer is not None:
            if outer.family == candidate.family and outer.last + 1 == candidate.ordinal:
                return None
            outer = outer.outer
        cost = candidate.style.costs[candidate.place] - node.paid
        step = _Step(state.steps, self._next(node, index, candidate), cost, 9.0, False)
        return _State(state.cost + cost, step.node, step, state.closed, state.pairs)

    def _advance(self, states: list[_State], index: int, candidate: Candidate) -> list[_State]:
        moves: list[_Move] = []
        for state in states:
            moves += self._moves(state, index, candidate)
        moves.sort(key=_rating_of)
        limit = moves[0].rating + _MARGIN
        kept: list[_State] = []
        seen: set[int] = set()
        for move in moves:
            if move.rating > limit:
                break
            state = self._make(move, index, candidate)
            key = 0 if state.node is None else state.node.key
            if key in seen:
                continue
            seen.add(key)
            kept.append(state)
            if len(kept) == _BEAM:
                break
        return kept

    def _moves(self, state: _State, index: int, candidate: Candidate) -> list[_Move]:
        """Return what the candidate may be from this state on, each with the whole cost so far."""
        place = candidate.style.costs[candidate.place]
        if candidate.place == CLAUSE and self.evidence.zone[index]:
            place = self.costs.title_zone
        taken = self._go_on(state, index, candidate, place)
        taken += self._begin(state, index, candidate, place)
        best = second = float("inf")
        for move in taken:
            if move.cost < best:
                best, second = move.cost, best
            elif move.cost < second:
                second = move.cost
        moves = [move._replace(gap=(second if move.cost == best else best) - move.cost) for move in taken]
        moves.append(self._pass_by(state, index))
        return moves

    def _pass_by(self, state: _State, index: int) -> _Move:
        """The candidate is running text; a list that waited for just this one hopes no more."""
        node = state.node
        if node is not None:
            node = node.without_hope(index, self.following)
            if node is not state.node:
                state = state._replace(node=node)
        return _Move(state.cost + (0.0 if node is None else node.hope), state.cost, "text", state, None)

    def _go_on(self, state: _State, index: int, candidate: Candidate, place: float) -> list[_Move]:
        """The lists that the candidate may go on, innermost first."""
        moves: list[_Move] = []
        own = self._has_open(state.node, candidate.family)
        node = state.node
        leaving = 0.0
        while node is not None:
            step = self._step(node, candidate)
            if step is not None and not (node.family != candidate.family and own):
                cost = state.cost + leaving + place + step - node.paid
                cost += self._fit(node, index, candidate)
                if node is not state.node and candidate.place in _MID_SENTENCE:
                    cost += self.costs.mid_sentence
                hope = _hope(node.outer, candidate.family, self.gains[index])
                moves.append(_Move(cost + hope, cost, "next", state, node))
            leaving += self._leave(node, index)
            node = node.outer
        return moves

    @staticmethod
    def _has_open(node: _Open | None, family: str) -> bool:
        """Say whether a list of the family is open: then no list of another kind goes on in its place."""
        while node is not None:
            if node.family == family:
                return True
            node = node.outer
        return False

    def _step(self, node: _Open, candidate: Candidate) -> float | None:
        """What the candidate's number costs as the list's next, or None where it cannot be."""
        costs = self.costs
        mixed = 0.0
        if node.family != candidate.family:
            if node.style.family == candidate.style.family == "narrative":
                mixed = costs.other_verb
            else:
                found = MIXED.get(frozenset((node.family, candidate.family)))
                if found is None or (candidate.ordinal >= 0 and candidate.ordinal != node.last + 1):
                    return None
                mixed = found
        ordinal = candidate.ordinal
        if ordinal < 0:
            if ordinal == ANY_NEXT or node.last >= -ordinal:
                return mixed
            return None
        if ordinal == 1 and node.family == "aspect":
            return 0.0 if node.last == 1 else None
        missing = ordinal - node.last - 1
        if missing == 0:
            return mixed
        if missing > 0:
            return mixed + costs.gap + costs.gap_step * min(missing, 20)
        if missing == -1:
            return mixed + costs.repeat
        if ordinal in node.missing:
            return mixed + costs.swapped
        return mixed + costs.backward

    def _fit(self, node: _Open, index: int, candidate: Candidate) -> float:
        """What it costs that the candidate stands otherwise than the list's items do."""
        costs = self.costs
        cost = 0.0
        at_line = candidate.place == LINE
        if at_line != node.block:
            cost += costs.place_mixed
            if not at_line and self._paragraphs_between(node, index) > 1:
                cost += costs.place_mixed
        parting = self.evidence.parting[index]
        if node.parting is not None and parting != node.parting and node.count > 1:
            cost += costs.parting_mixed
        return cost

    def _leave(self, node: _Open, index: int) -> float:
        """What it costs that the list is closed here."""
        if node.count == 1 and not node.paid:
            return self._lone(node.candidate, node.heading)
        if self.following[node.item] > index:
            return self.costs.premature
        return 0.0

    def _lone(self, candidate: Candidate, heading: bool) -> float:
        rank = candidate.style.rank
        if candidate.place == LINE and rank is not None and rank <= _HEADING_RANK:
            return self.costs.lone_heading
        return self.costs.lone

    def _begin(self, state: _State, index: int, candidate: Candidate, place: float) -> list[_Move]:
        """The items under which the candidate may open a list, innermost first, and the top."""
        costs = self.costs
        ordinal = candidate.ordinal
        if ordinal < 0 and ordinal != ANY_NEXT:
            return []
        base = state.cost + place + costs.open
        following = self.following[index] >= 0
        if not following:
            base += self._lone(candidate, self.evidence.heading[index])
        announced = self.evidence.announced[index]
        if announced and ordinal == 1:
            base += costs.announced if self._counts_to(index, announced) else costs.miscounted
        left = self._unnumbered(state.node, index)
        moves: list[_Move] = []
        node = state.node
        leaving = 0.0
        innermost = True
        while True:
            if node is None or node.level < MAX_LEVEL:
                cost = base + leaving + self._under(state, node, candidate, left, index)
                if not innermost:
                    cost += self._elsewhere(state, node, candidate, left)
                start, continues = self._start(state, node, candidate)
                cost += start
                hope = _hope(node, candidate.family, self.gains[index])
                moves.append(_Move(cost + hope, cost, "open", state, node, continues))
            if node is None:
                return moves
            leaving += self._leave(node, index)
            innermost = False
            node = node.outer

    def _elsewhere(self, state: _State, node: _Open | None, candidate: Candidate, left: int) -> float:
        """What it costs to open a list under an outer item while an inner one is open."""
        costs = self.costs
        cost = 0.0
        if candidate.place in _MID_SENTENCE:
            cost += costs.mid_sentence
        innermost = state.node
        if innermost is not None:
            if left <= 0:
                cost += costs.leave_heading if innermost.heading and candidate.place == LINE else costs.leave
            elif self._owns_text(innermost):
                cost += costs.leave
        inner = innermost
        while inner is not None and inner.outer is not node:
            inner = inner.outer
        rank = candidate.style.rank
        if (
            inner is not None
            and candidate.place == LINE
            and rank is not None
            and inner.rank is not None
            and inner.rank < rank
        ):
            cost += costs.beside_higher
        return cost

    def _counts_to(self, index: int, count: int) -> bool:
        """Say whether the run that begins at ``index`` has just so many items."""
        for _ in range(count - 1):
            index = self.following[index]
            if index < 0:
                return False
        return self.following[index] < 0

    def _paragraphs_between(self, node: _Open, index: int) -> int:
        return self.evidence.paragraph[index] - self.evidence.paragraph[node.item]

    def _unnumbered(self, node: _Open | None, index: int) -> int:
        """Count the unnumbered paragraphs since the last marker, the candidate's own included."""
        between = self.evidence.paragraph[index] + 1 if node is None else self._paragraphs_between(node, index)
        return between - (1 if self.candidates[index].place == LINE else 0)

    def _under(self, state: _State, node: _Open | None, candidate: Candidate, left: int, index: int) -> float:
        """What it costs to open a list under the item of ``node`` (None: the top)."""
        costs = self.costs
        cost = 0.0
        parent = -1 if node is None else node.item
        if candidate.ordinal == 1 and self._had(state, candidate.family, parent, node):
            if self.evidence.title_before[index]:
                cost += costs.again_after_heading
            else:
                cost += costs.again_after_text if left > 0 else costs.again
        if node is None:
            return cost
        rank = candidate.style.rank
        before = cost
        if node.family == candidate.family:
            cost += costs.nested_block if candidate.place == LINE else costs.nested_inline
        elif rank is not None and node.rank is not None and rank < node.rank:
            cost += costs.inverted
        if cost > before and candidate.ordinal == 1 and (node.family, candidate.family) in state.pairs:
            cost = max(before, cost + costs.seen_pair)
        if candidate.place == LINE and not node.block:
            cost += costs.block_in_inline
        if left > 0 and not self._owns_text(node):
            if node.long * 2 >= node.count - 1 and (node.long or node.heading):
                cost += costs.left_behind_long
            elif node.block:
                cost += costs.left_behind + costs.left_behind_step * min(left - 1, 4)
            else:
                cost += costs.left_behind_inline
        return cost

    def _owns_text(self, node: _Open) -> bool:
        """Say whether unnumbered paragraphs after the item are its own: a heading's are, and an article's."""
        if node.rank is not None and node.rank <= _OWNING_RANK:
            return True
        return node.heading and not self.evidence.stopped[node.item]

    def _had(self, state: _State, family: str, parent: int, node: _Open | None) -> bool:
        """Say whether the parent has held a list of the family already, closed or now to be closed."""
        inner = state.node
        while inner is not None and inner is not node:
            if inner.outer is node and inner.family == family:
                return True
            inner = inner.outer
        closed = state.closed
        for _ in range(8):
            if closed is None:
                return False
            if closed.parent == parent and closed.family == family:
                return True
            closed = closed.older
        return False

    def _start(self, state: _State, node: _Open | None, candidate: Candidate) -> tuple[float, bool]:
        """What it costs that a list begins with the candidate's number, and whether it runs on from another."""
        costs = self.costs
        ordinal = candidate.ordinal
        if ordinal == 1 or ordinal == ANY_NEXT:
            return 0.0, False
        parent = -1 if node is None else node.item
        late = costs.late + costs.late_step * min(ordinal, 4)
        level = 1 if node is None else node.level + 1
        for closed in self._closed_here(state, node):
            if closed.family == candidate.family and closed.last == ordinal - 1:
                if closed.parent == parent:
                    return costs.run_on_same, False
                if closed.level == level:
                    return costs.run_on - costs.premature, True
        return late, False

    def _closed_here(self, state: _State, node: _Open | None) -> list[_Closed]:
        """The lists closed so far and those that opening under ``node`` would close, newest first."""
        found: list[_Closed] = []
        inner = state.node
        while inner is not None and inner is not node:
            parent = -1 if inner.outer is None else inner.outer.item
            found.append(_Closed(inner.family, inner.last, parent, inner.level, None))
            inner = inner.outer
        found.reverse()
        closed = state.closed
        for _ in range(12):
            if closed is None:
                break
            found.append(closed)
            closed = closed.older
        return found

    # ---- making states ------------------------------------------------------------------------------

    def _make(self, move: _Move, index: int, candidate: Candidate) -> _State:
        state = move.state
        if move.kind == "text":
            return state
        closed = self._close_down(state, move.target)
        if move.kind == "next":
            assert move.target is not None
            node = self._next(move.target, index, candidate)
        else:
            node = self._opened(move.target, index, candidate)
        step = _Step(state.steps, node, move.cost - state.cost, move.gap, move.continues)
        pairs = state.pairs
        if move.kind == "open" and move.target is not None:
            pair = (move.target.family, node.family)
            if pair not in pairs:
                pairs = pairs | {pair}
        return _State(move.cost, node, step, closed, pairs)

    def _close_down(self, state: _State, target: _Open | None) -> _Closed | None:
        closed = state.closed
        node = state.node
        while node is not None and node is not target:
            parent = -1 if node.outer is None else node.outer.item
            closed = _Closed(node.family, node.last, parent, node.level, closed)
            node = node.outer
        return closed

    def _next(self, node: _Open, index: int, candidate: Candidate) -> _Open:
        number = self._number(node, candidate)
        missing = node.missing
        if number > node.last + 1 and number - node.last < 20:
            missing = (*missing, *range(node.last + 1, number))[-40:]
        long = node.long
        if not self._owns_text(node) and candidate.place == LINE:
            long += self._paragraphs_between(node, index) > 1
        return _Open(
            node.outer,
            node.first,
            index,
            candidate,
            max(node.last, number),
            node.count + 1,
            self.evidence.heading[index],
            node.block or candidate.place == LINE,
            self.evidence.parting[index],
            0.0,
            long,
            missing,
            self.gains[index],
        )

    @staticmethod
    def _number(node: _Open, candidate: Candidate) -> int:
        if candidate.ordinal < 0 or (candidate.family == "aspect" and node.last == 1):
            return node.last + 1
        return candidate.ordinal

    def _opened(self, outer: _Open | None, index: int, candidate: Candidate) -> _Open:
        heading = self.evidence.heading[index]
        paid = 0.0 if self.following[index] >= 0 else self._lone(candidate, heading)
        return _Open(
            outer,
            index,
            index,
            candidate,
            1 if candidate.ordinal < 0 else candidate.ordinal,
            1,
            heading,
            candidate.place == LINE,
            None,
            paid,
            0,
            (),
            self.gains[index],
        )

    def _begin_afresh(self, states: list[_State]) -> list[_State]:
        """At the beginning of another speech close everything, or, dearer, read on."""
        begun: dict[int, _State] = {}
        for state in states:
            if state.node is None:
                begun.setdefault(0, _State(state.cost, None, state.steps, None, state.pairs))
                continue
            closed = self._close_all(state)
            begun.setdefault(0, _State(closed.cost, None, closed.steps, None, state.pairs))
            begun[state.node.key] = state._replace(cost=state.cost + self.costs.across)
        return sorted(begun.values(), key=_cost_of)[:_BEAM]

    def _close_all(self, state: _State) -> _State:
        cost = state.cost
        node = state.node
        while node is not None:
            if node.count == 1 and not node.paid:
                cost += self._lone(node.candidate, node.heading)
            node = node.outer
        return state._replace(cost=cost)


def _gains(candidates: Sequence[Candidate], following: Sequence[int]) -> list[float]:
    """For each candidate, half of what the rest of its run would gain, as a negative cost, up to a bound."""
    gains = [0.0] * len(candidates)
    for index in range(len(candidates) - 1, -1, -1):
        after = following[index]
        if after >= 0:
            candidate = candidates[after]
            gain = gains[after] + 0.5 * min(0.0, candidate.style.costs[candidate.place])
            gains[index] = max(gain, _MOST_HOPE)
    return gains


def _cost_of(state: _State) -> float:
    return state.cost


def _rating_of(move: _Move) -> float:
    return move.rating


def search(candidates: Sequence[Candidate], evidence: Evidence, costs: Costs = COSTS) -> Layout:
    """Return the least-cost reading of the candidates."""
    state = _Search(candidates, evidence, costs).run()
    steps: list[_Step] = []
    step = state.steps
    while step is not None:
        steps.append(step)
        step = step.before
    steps.reverse()
    items: list[Item] = []
    runs: list[Run] = []
    run_of: dict[int, int] = {}
    gains: list[float] = []
    item_of: dict[int, int] = {}
    for step in steps:
        node = step.node
        run = run_of.get(node.first)
        if run is None:
            run = run_of[node.first] = len(runs)
            runs.append(Run(node.style.name, step.continues, step.gap, evidence.announced[node.first]))
            gains.append(0.0)
        gains[run] -= step.cost
        runs[run].margin = min(runs[run].margin, step.gap)
        parent = -1 if node.outer is None else item_of[node.outer.item]
        item_of[node.item] = len(items)
        number = node.candidate.ordinal if node.candidate.ordinal > 0 else node.last
        if node.family == "aspect" and node.count > 1:
            number = node.last
        items.append(Item(node.candidate, run, parent, number, node.level))
    for run, gain in zip(runs, gains, strict=True):
        run.margin = round(max(0.0, min(run.margin, gain)), 2)
    return Layout(items, runs)

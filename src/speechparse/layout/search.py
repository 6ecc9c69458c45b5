"""Choose which candidates are markers and who stands in whom: the least-cost reading of the whole text.

A beam search over the stack of open lists. A candidate may go on an open list, open one inside an open item or
at the top, or be running text; what each move costs stands in ``costs``, what places cost in ``styles``. Time is
linear: the beam, the stack and every look-ahead are bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from speechparse.layout.costs import COSTS, Costs
from speechparse.layout.moves import LEAST_CERTAIN, Move, Moves, new_move
from speechparse.layout.states import (
    NEXT,
    OPEN,
    TEXT,
    Closed,
    Evidence,
    Open,
    State,
    Step,
    hope_of,
    new_state,
    new_step,
)
from speechparse.lexer import Candidate
from speechparse.references import Count
from speechparse.styles import LINE

#: How many readings are kept, and by how much the dearest of them may be dearer than the cheapest.
_BEAM: Final = 4
_MARGIN: Final = 4.0
#: What a move is rated, and what a state has cost.
_RATING: Final = itemgetter(0)
_COST: Final = itemgetter(0)
#: The gap of a step that was taken without a search.
_CERTAIN: Final = 9.0


class Item(NamedTuple):
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
    announced: Count | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The reading chosen: its items in the order of the text, and the lists that they are in."""

    items: list[Item]
    runs: list[Run]


class Search:
    """The search over one text's candidates."""

    def __init__(self, candidates: Sequence[Candidate], evidence: Evidence, costs: Costs) -> None:
        self.candidates = candidates
        self.evidence = evidence
        self.costs = costs
        self.moves = Moves(candidates, evidence, costs, _MARGIN)

    def run(self) -> State:
        """Return the cheapest reading's last state."""
        states = [State(0.0, None, None, None)]
        fresh = self.evidence.fresh
        for index, candidate in enumerate(self.candidates):
            if fresh[index]:
                states = self._begin_afresh(states, index)
            state = self._certain_state(states[0], index, candidate) if len(states) == 1 else None
            states = self.advance(states, index, candidate) if state is None else [state]
        return min((self._close_all(state) for state in states), key=_COST)

    def advance(self, states: list[State], index: int, candidate: Candidate) -> list[State]:
        """Return the best states after the candidate, best first."""
        moves: list[Move] = []
        for state in states:
            move = self._certain_move(state, index, candidate)
            if move is not None:
                moves.append(move)
            else:
                moves += self.moves.moves(state, index, candidate)
        if len(moves) > 1:
            moves.sort(key=_RATING)
        limit = moves[0].rating + _MARGIN
        kept: list[State] = []
        seen: set[int] = set()
        for move in moves:
            if move.rating > limit:
                break
            state = self.make(move, index, candidate)
            key = 0 if state.node is None else state.node.key
            if key in seen:
                continue
            seen.add(key)
            kept.append(state)
            if len(kept) == _BEAM:
                break
        return kept

    # ---- making states ------------------------------------------------------------------------------

    def _certain_state(self, state: State, index: int, candidate: Candidate) -> State | None:
        """Return the one state that needs no search, where there is one: two thirds of all steps lead to such."""
        cost = candidate.style.costs[candidate.place]
        if cost > LEAST_CERTAIN:
            return None
        target = self.moves.certain_list(state, index, candidate)
        if target is not None:
            node = self._next(target, index, candidate)
            return self._state(state, target, node, state.cost + cost - target.paid, _CERTAIN, False)
        if self.moves.opens_certainly(state, index, candidate):
            node = self._opened(state.node, index, candidate)
            return self._state(state, state.node, node, state.cost + cost + self.costs.open, _CERTAIN, False)
        return None

    def _certain_move(self, state: State, index: int, candidate: Candidate) -> Move | None:
        """Return the move to such a state, to be weighed against those from other states."""
        cost = candidate.style.costs[candidate.place]
        if cost > LEAST_CERTAIN:
            return None
        cost = state.cost + cost
        gain = self.moves.gains[index]
        target = self.moves.certain_list(state, index, candidate)
        if target is not None:
            cost -= target.paid
            rating = cost + hope_of(target.outer, candidate.family, gain)
            return new_move((rating, cost, NEXT, state, target, False, _CERTAIN))
        if self.moves.opens_certainly(state, index, candidate):
            cost += self.costs.open
            rating = cost + hope_of(state.node, candidate.family, gain)
            return new_move((rating, cost, OPEN, state, state.node, False, _CERTAIN))
        return None

    def make(self, move: Move, index: int, candidate: Candidate) -> State:
        """Return the state that the move leads to."""
        _, cost, kind, state, target, continues, gap = move
        if kind == TEXT:
            return state
        if kind == NEXT:
            assert target is not None
            node = self._next(target, index, candidate)
        else:
            node = self._opened(target, index, candidate)
        return self._state(state, target, node, cost, gap, continues)

    @staticmethod
    def _state(
        state: State, target: Open | None, node: Open, cost: float, gap: float, continues: bool
    ) -> State:
        """Return the state in which ``node`` is the innermost list, and what stood inside ``target`` is closed."""
        before, innermost, steps, closed, pairs = state
        if innermost is not target:
            closed = _close_down(state, target)
        if node.count == 1 and target is not None:
            pair = target.family, node.family
            if pair not in pairs:
                pairs = pairs | {pair}
        return new_state((cost, node, new_step((steps, node, cost - before, gap, continues)), closed, pairs))

    def _next(self, node: Open, index: int, candidate: Candidate) -> Open:
        last = node.last
        number = _number(node, candidate)
        missing = node.missing
        if last + 1 < number < last + 20:
            missing = (*missing, *range(last + 1, number))[-40:]
        long = node.long
        at_line = candidate.place == LINE
        if at_line and self.moves.paragraphs_between(node, index) > 1:
            long += 1
        outer = node.outer
        if outer is not None and outer.hope:
            outer = outer.without_hope(index, self.moves.following)
        return Open(
            outer,
            node.first,
            index,
            candidate,
            max(last, number),
            node.count + 1,
            self.evidence.heading[index],
            node.block or at_line,
            self.evidence.parting[index],
            0.0,
            long,
            missing,
            self.moves.gains[index],
        )

    def _opened(self, outer: Open | None, index: int, candidate: Candidate) -> Open:
        return Open(
            outer,
            index,
            index,
            candidate,
            1 if candidate.ordinal < 0 else candidate.ordinal,
            1,
            self.evidence.heading[index],
            self.moves.is_block(index),
            None,
            0.0 if self.moves.following[index] >= 0 else self.moves.lone(candidate),
            0,
            tuple(range(1, min(candidate.ordinal, 20))),
            self.moves.gains[index],
        )

    def _begin_afresh(self, states: list[State], index: int) -> list[State]:
        """At the beginning of another speech close everything, or, dearer, read on.

        What reads on has no hope from items that other lists took: that would outlive all the speeches after it.
        """
        begun: dict[int, State] = {}
        for state in states:
            cost = self._close_all(state).cost
            if 0 not in begun or begun[0].cost > cost:
                begun[0] = State(cost, None, state.steps, None, state.pairs)
            if state.node is not None:
                node = state.node.without_hope(index - 1, self.moves.following)
                begun[node.key] = state._replace(cost=state.cost + self.costs.across, node=node)
        return sorted(begun.values(), key=_COST)[:_BEAM]

    def _close_all(self, state: State) -> State:
        cost = state.cost
        node = state.node
        while node is not None:
            if node.count == 1 and not node.paid:
                cost += self.moves.lone(node.candidate)
            node = node.outer
        return state._replace(cost=cost)


def _close_down(state: State, target: Open | None) -> Closed | None:
    closed = state.closed
    node = state.node
    while node is not None and node is not target:
        parent = -1 if node.outer is None else node.outer.item
        closed = Closed(node.family, node.last, parent, node.level, closed)
        node = node.outer
    return closed


def _number(node: Open, candidate: Candidate) -> int:
    if candidate.ordinal < 0 or (candidate.family == "aspect" and node.last == 1):
        return node.last + 1
    return candidate.ordinal


def search(candidates: Sequence[Candidate], evidence: Evidence, costs: Costs = COSTS) -> Layout:
    """Return the least-cost reading of the candidates."""
    state = Search(candidates, evidence, costs).run()
    steps: list[Step] = []
    step = state.steps
    while step is not None:
        steps.append(step)
        step = step.before
    steps.reverse()
    return _layout(steps, evidence)


def _layout(steps: list[Step], evidence: Evidence) -> Layout:
    items: list[Item] = []
    runs: list[Run] = []
    run_of: dict[int, int] = {}
    gains: list[float] = []
    item_of: dict[int, int] = {}
    for _, node, cost, gap, continues in steps:
        first, index, candidate = node.first, node.item, node.candidate
        number = run_of.get(first)
        if number is None:
            number = run_of[first] = len(runs)
            runs.append(Run(candidate.style.name, continues, gap, evidence.announced(first)))
            gains.append(-cost)
        else:
            gains[number] -= cost
            run = runs[number]
            if gap < run.margin:
                run.margin = gap
        parent = -1 if node.outer is None else item_of[node.outer.item]
        item_of[index] = len(items)
        ordinal = candidate.ordinal
        if ordinal < 0 or (node.count > 1 and node.family == "aspect"):
            ordinal = node.last
        items.append(Item(candidate, number, parent, ordinal, node.level))
    for found, gain in zip(runs, gains, strict=True):
        found.margin = round(max(0.0, min(found.margin, gain)), 2)
    return Layout(items, runs)

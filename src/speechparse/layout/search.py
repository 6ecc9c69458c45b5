"""Choose which candidates are markers and who stands in whom: the least-cost reading of the whole text.

A beam search over the stack of open lists. A candidate may go on an open list, open one inside an open item or
at the top, or be running text; what each move costs stands in ``costs``, what places cost in ``styles``. Time is
linear: the beam, the stack and every look-ahead are bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from operator import itemgetter
from typing import Final

from speechparse.layout.chosen import Layout, chosen
from speechparse.layout.costs import COSTS, Costs
from speechparse.layout.moves import CERTAIN, LEAST_CERTAIN, Move, Moves, new_move, still_hoped
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
    key_of,
    new_closed,
    new_state,
)
from speechparse.layout.walls import NO_WALLS, Walls
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import LINE

#: How many readings are kept, and by how much the dearest of them may be dearer than the cheapest.
_BEAM: Final = 4
_MARGIN: Final = 4.0
#: What a move is rated, and what a state has cost.
_RATING: Final = itemgetter(0)
_COST: Final = itemgetter(0)


class Search:
    """The search over one text's candidates."""

    def __init__(
        self, candidates: Sequence[Candidate], evidence: Evidence, costs: Costs, walls: Walls = NO_WALLS
    ) -> None:
        self.candidates = candidates
        self.walls = walls
        #: Before these a speech begins, or a section without a number: no run goes on to them unasked.
        self.parted = (
            [fresh or index in walls.before for index, fresh in enumerate(evidence.fresh)]
            if walls.before
            else evidence.fresh
        )
        self.evidence = evidence
        self.costs = costs
        self.moves = moves = Moves(candidates, evidence, costs, _MARGIN)
        # What is asked at every step stands where it is found at one look.
        self.following, self.gains, self.bits = moves.following, moves.gains, moves.bits
        self.heading, self.parting, self.paragraph = evidence.heading, evidence.parting, evidence.paragraph

    def run(self) -> State:
        """Return the cheapest reading's last state."""
        states = [State(0.0, None, None, None)]
        fresh = self.evidence.fresh
        candidates = self.candidates
        index, total = 0, len(candidates)
        while index < total:
            if self.parted[index]:
                states = (
                    self._begin_afresh(states, index)
                    if fresh[index]
                    else self._pass_heading(states, self.walls.before[index])
                )
            node = states[0].node
            if node is not None and node.family == candidates[index].family:
                begun = index
                if len(states) == 1:
                    states[0], index = self._run_on(states[0], index, total)
                else:
                    states, index = self._go_on_innermost(states, index)
                if index > begun:
                    continue
            states = self.advance(states, index)
            index += 1
        return min((self._close_all(state) for state in states), key=_COST)

    def advance(self, states: list[State], index: int) -> list[State]:
        """Return the best states after the candidate, best first."""
        moves: list[Move] = []
        most = inf
        for state in states:
            certain = self._certain(state, index)
            if certain is None:
                most = self.moves.add_moves(moves, state, index, most)
                continue
            cost, kind, target = certain
            if len(states) == 1:
                return [self._make(state, index, cost, kind, target, False, CERTAIN)]
            around = target if target is None or kind == OPEN else target.outer
            candidate = self.candidates[index]
            rating = cost + hope_of(around, self.bits[index], candidate.family, self.gains[index])
            if kind == NEXT and candidate.place == LINE:
                rating += still_hoped(state.node, target, index)
            if rating <= most:
                moves.append(new_move((rating, cost, kind, state, target, False, CERTAIN)))
                most = min(most, rating + _MARGIN)
        if len(moves) > 1:
            moves.sort(key=_RATING)
        limit = moves[0][0] + _MARGIN
        kept: list[State] = []
        seen: set[tuple[int, ...]] = set()
        for move in moves:
            rating, cost, kind, state, target, continues, gap = move
            if rating > limit:
                break
            if kind != TEXT:
                state = self._make(state, index, cost, kind, target, continues, gap)
            key = key_of(state.node)
            if key in seen:
                continue
            seen.add(key)
            kept.append(state)
            if len(kept) == _BEAM:
                break
        return kept

    def _go_on_innermost(self, states: list[State], index: int) -> tuple[list[State], int]:
        """Take the candidates from ``index`` on that go on the innermost list of every state; return the next index.

        They change nothing between the states.
        """
        stop = len(self.candidates)
        family = self.candidates[index].family
        if any(state.node is None or state.node.family != family for state in states):
            return states, index
        reached: list[tuple[State, int]] = []
        for state in states:
            reached.append(self._run_on(state, index, stop))
            stop = reached[-1][1]
            if stop == index:
                return states, index
        after: dict[tuple[int, ...], State] = {}
        for before, (state, at) in zip(states, reached, strict=True):
            if at > stop:
                state, _ = self._run_on(before, index, stop)
            after.setdefault(key_of(state.node), state)
        return [*after.values()], stop

    def _run_on(self, state: State, index: int, stop: int) -> tuple[State, int]:
        """Take the candidates before ``stop`` that go on the innermost list, for which no other list waits.

        Half of all candidates are such. They are certain, so that this loop does at once what certain_list, _next
        and _make do, and makes no state in between.
        """
        node = state.node
        if node is None or (node.outer is not None and node.outer.bits & node.bit):
            return state, index
        cost, _, steps, closed, pairs = state
        candidates, parting, paragraph = self.candidates, self.parting, self.paragraph
        parted, stops = self.parted, self.evidence.stops
        first, family, block, level = node.first, node.family, node.block, node.level
        count, last, long, paid = node.count, node.last, node.long, node.paid
        part, item = node.parting, node.item
        parent = -1 if node.outer is None else node.outer.item
        at = index
        while at < stop:
            candidate = candidates[at]
            _, _, style, kind, ordinal, place, _ = candidate
            if (
                kind != family
                or (ordinal != last + 1 and not (ANY_NEXT < ordinal < 0 and last >= -ordinal))
                or (count > 1 and part != parting[at])
                or (place == LINE) != block
                or style.costs[place] > LEAST_CERTAIN
                or (parted[at] and at > index)
                or (
                    ordinal < 0
                    and not block
                    and (paragraph[at] > paragraph[item] or stops[at] > stops[item] + 1)
                )
            ):
                break
            if block and paragraph[at] - paragraph[item] > 1:
                long += 1
            last += 1
            count += 1
            before, cost = cost, cost + style.costs[place] - paid
            steps = steps, at, first, parent, last, level, cost - before, CERTAIN, False
            paid = 0.0
            part = parting[at]
            item = at
            at += 1
        if at == index:
            return state, index
        outer = node.outer
        if outer is not None and outer.expires <= item:
            outer = outer.without_hope(item)
        node = Open(
            outer, first, item, candidates[item], last, count, self.heading[item], block, part, 0.0, long,
            node.missing, self.gains[item], self.following[item], node.bit,
        )  # fmt: skip
        return new_state((cost, node, steps, closed, pairs)), at

    # ---- making states ------------------------------------------------------------------------------

    def _certain(self, state: State, index: int) -> tuple[float, int, Open | None] | None:
        """Return the cost, kind and target of the one move that needs no search, where there is one."""
        moves = self.moves
        candidate = self.candidates[index]
        cost = candidate.style.costs[candidate.place]
        if cost > LEAST_CERTAIN:
            return None
        node = state.node
        if node is not None and node.bits & moves.bits[index]:
            target = moves.certain_list(node, index, candidate)
            if target is not None:
                return state.cost + cost - target.paid, NEXT, target
        if candidate.ordinal == 1 and moves.opens_certainly(state, index, candidate):
            return state.cost + cost + self.costs.open, OPEN, node
        return None

    def make(self, move: Move, index: int) -> State:
        """Return the state that the move leads to."""
        _, cost, kind, state, target, continues, gap = move
        return state if kind == TEXT else self._make(state, index, cost, kind, target, continues, gap)

    def _make(
        self,
        state: State,
        index: int,
        cost: float,
        kind: int,
        target: Open | None,
        continues: bool,
        gap: float,
    ) -> State:
        """Return the state in which the candidate is an item, and what stood inside ``target`` is closed."""
        before, innermost, steps, closed, pairs = state
        if kind == NEXT:
            assert target is not None
            node = self._next(target, index)
        else:
            node = self._opened(target, index)
        if innermost is not target:
            closed = _close_down(state, target)
        if node.count == 1 and target is not None:
            pair = target.family, node.family
            if pair not in pairs:
                pairs = pairs | {pair}
        parent = -1 if node.outer is None else node.outer.item
        steps = steps, index, node.first, parent, node.last, node.level, cost - before, gap, continues
        return new_state((cost, node, steps, closed, pairs))

    def _next(self, node: Open, index: int) -> Open:
        candidate = self.candidates[index]
        last, missing, long = node.last, node.missing, node.long
        number = candidate.ordinal
        if number < 0 or (last == 1 and candidate.family == "aspect"):
            number = last + 1
        elif last + 1 < number < last + 20:
            missing = (*missing, *range(last + 1, number))[-40:]
        at_line = candidate.place == LINE
        if at_line and self.paragraph[index] - self.paragraph[node.item] > 1:
            long += 1
        outer = node.outer
        if outer is not None and outer.expires <= index:
            outer = outer.without_hope(index)
        return Open(
            outer, node.first, index, candidate, max(last, number), node.count + 1,
            self.heading[index], node.block or at_line, self.parting[index], 0.0, long, missing, self.gains[index],
            self.following[index], self.bits[index],
        )  # fmt: skip

    def _opened(self, outer: Open | None, index: int) -> Open:
        candidate = self.candidates[index]
        ordinal = candidate.ordinal
        after = self.following[index]
        return Open(
            outer, index, index, candidate, 1 if ordinal < 0 else ordinal, 1, self.heading[index],
            self.moves.is_block(index), None, 0.0 if after >= 0 else self.moves.lone(index), 0,
            tuple(range(1, min(ordinal, 20))) if ordinal > 1 else (), self.gains[index], after, self.bits[index],
        )  # fmt: skip

    def _begin_afresh(self, states: list[State], index: int) -> list[State]:
        """At the beginning of another speech close everything, or, dearer, read on.

        What reads on has no hope from items that other lists took: that would outlive all the speeches after it.
        """
        begun: dict[tuple[int, ...], State] = {}
        for state in states:
            cost = self._close_all(state).cost
            if () not in begun or begun[()].cost > cost:
                begun[()] = State(cost, None, state.steps, None)
            if state.node is not None:
                node = state.node.without_hope(index - 1)
                begun[key_of(node)] = state._replace(cost=state.cost + self.costs.across, node=node)
        return sorted(begun.values(), key=_COST)[:_BEAM]

    def _pass_heading(self, states: list[State], level: int) -> list[State]:
        """At a heading without a number close the lists but those of higher headings, or, dearer, go on with them."""
        passed: dict[tuple[int, ...], State] = {}
        levels = self.walls.levels
        for state in states:
            kept, cost = state.node, state.cost
            while kept is not None and not 0 < levels.get(kept.item, 0) < level:
                if kept.alone:
                    cost += self.moves.lone(kept.item)
                kept = kept.outer
            closed = state._replace(cost=cost, node=kept, closed=_close_down(state, kept))
            going_on = state._replace(cost=state.cost + self.costs.past_heading)
            for after in (closed,) if kept is state.node else (closed, going_on):
                key = key_of(after.node)
                if key not in passed or passed[key].cost > after.cost:
                    passed[key] = after
        return sorted(passed.values(), key=_COST)[:_BEAM]

    def _close_all(self, state: State) -> State:
        cost = state.cost
        node = state.node
        while node is not None:
            if node.count == 1 and not node.paid:
                cost += self.moves.lone(node.item)
            node = node.outer
        return state._replace(cost=cost)


def _close_down(state: State, target: Open | None) -> Closed | None:
    closed = state.closed
    node = state.node
    while node is not None and node is not target:
        parent = -1 if node.outer is None else node.outer.item
        closed = new_closed((node.family, node.last, parent, node.level, closed))
        node = node.outer
    return closed


def search(
    candidates: Sequence[Candidate], evidence: Evidence, costs: Costs = COSTS, walls: Walls = NO_WALLS
) -> Layout:
    """Return the least-cost reading of the candidates."""
    state = Search(candidates, evidence, costs, walls).run()
    steps: list[Step] = []
    step = state.steps
    while step is not None:
        steps.append(step)
        step = step[0]
    steps.reverse()
    return chosen(steps, candidates, evidence)

"""Say why each marker-like place of a line is or is not a marker: the same search, with its costs named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from speechparse.layout.contents import find_attachments, find_contents, find_rows
from speechparse.layout.costs import COSTS, Costs
from speechparse.layout.evidence import gather
from speechparse.layout.moves import Move, Moves
from speechparse.layout.search import Search
from speechparse.layout.speeches import find_marks
from speechparse.layout.states import NEXT, TEXT, State, Step
from speechparse.layout.unlisted import find_unlisted
from speechparse.lexer import Candidate
from speechparse.reading.text import Reading
from speechparse.span import Span
from speechparse.styles import PLACES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What layout says of one candidate.

    ``span`` is its place in the source; ``margin`` by how much its reading beat the runner-up; ``costs`` what
    speaks against its being a marker, or, below zero, for it: name and cost, in the best place for it.
    """

    span: Span
    is_marker: bool
    style: str
    margin: float
    costs: tuple[tuple[str, float], ...]


class _Named(float):
    """A cost that remembers what it is made of."""

    parts: tuple[tuple[str, float], ...]

    def __new__(cls, value: float, parts: tuple[tuple[str, float], ...]) -> _Named:
        """Make a cost of ``value`` out of ``parts``."""
        cost = super().__new__(cls, value)
        cost.parts = parts
        return cost

    def __add__(self, other: Any) -> _Named:
        return _Named(float(self) + float(other), self.parts + _parts_of(other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> _Named:
        return _Named(float(self) - float(other), self.parts + _negated(_parts_of(other)))

    def __rsub__(self, other: Any) -> _Named:
        return _Named(float(other) - float(self), _parts_of(other) + _negated(self.parts))

    def __mul__(self, factor: Any) -> _Named:
        return _Named(
            float(self) * float(factor), tuple((name, cost * float(factor)) for name, cost in self.parts)
        )

    __rmul__ = __mul__


def _parts_of(value: Any) -> tuple[tuple[str, float], ...]:
    return value.parts if isinstance(value, _Named) else ()


def _negated(parts: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    return tuple((name, -cost) for name, cost in parts)


def _named_costs(costs: Costs) -> Costs:
    return Costs(
        **{
            row.name: _Named(getattr(costs, row.name), ((row.name, getattr(costs, row.name)),))
            for row in fields(costs)
        }
    )


class _NamingMoves(Moves):
    """The moves, their costs named; the place's cost by the name of the place."""

    def place(self, index: int, candidate: Candidate) -> float:
        """What the candidate's place costs."""
        cost = super().place(index, candidate)
        return (
            cost if isinstance(cost, _Named) else _Named(cost, ((f"place-{PLACES[candidate.place]}", cost),))
        )


#: So much dearer than running text a reading may be and still be shown.
_SHOWN: Final = 1e6


def explain_lines(reading: Reading, start: int, end: int, *, furniture: bool = True) -> list[Verdict]:
    """Return a verdict on each candidate that begins in ``[start, end)`` of the source."""
    if not reading.lines.begins:
        return []
    reading, found, speeches = find_marks(reading, furniture=furniture)
    text, lines = reading.text, reading.lines
    left_out = {line for one in speeches.furniture for line in range(one.first, one.last)}
    candidates = [candidate for candidate in found if candidate.line not in left_out]
    starts = [lines.begins[line] for line in speeches.starts[1:]]
    listed = find_contents(text, candidates, starts) | find_attachments(text, lines, candidates)
    listed |= find_rows(text, lines, candidates) | find_unlisted(text, lines, candidates, starts)
    judged = [candidate for index, candidate in enumerate(candidates) if index not in listed]
    dismissed = [(candidate, "furniture") for candidate in found if candidate.line in left_out]
    dismissed += [(candidates[index], "contents") for index in sorted(listed)]
    afresh = [lines.begins[line] for line in speeches.afresh]
    verdicts = _replay(reading, judged, gather(text, lines, judged, afresh), start, end)
    for candidate, why in dismissed:
        span = _span(reading, candidate)
        if start <= span.start < end:
            verdicts.append(Verdict(span, False, candidate.style.name, 9.0, ((why, 9.0),)))
    return sorted(verdicts, key=lambda verdict: verdict.span.start)


def _span(reading: Reading, candidate: Candidate) -> Span:
    return Span(reading.source_start(candidate.start), reading.source_end(candidate.end))


def _replay(
    reading: Reading, candidates: Sequence[Candidate], evidence: Any, start: int, end: int
) -> list[Verdict]:
    """Walk the winning reading once more, and judge the candidates asked for from where it stood."""
    search = Search(candidates, evidence, COSTS)
    chosen: dict[int, Step] = {}
    step = search.run().steps
    while step is not None:
        chosen[step[1]] = step
        step = step[0]
    naming = _NamingMoves(candidates, evidence, _named_costs(COSTS), _SHOWN)
    every = Moves(candidates, evidence, COSTS, _SHOWN)
    verdicts: list[Verdict] = []
    state = State(0.0, None, None, None)
    for index, candidate in enumerate(candidates):
        if evidence.fresh[index] and index in chosen and chosen[index][3] < 0:
            state = State(0.0, None, state.steps, None, state.pairs)
        span = _span(reading, candidate)
        if start <= span.start < end:
            moves = naming.moves(state, index)
            verdicts.append(_verdict(span, candidate, moves, chosen.get(index), state))
        if index in chosen:
            move = _same_move(every.moves(state, index), chosen[index], index)
            if move is not None:
                state = search.make(move._replace(cost=0.0), index)
    return verdicts


def _same_move(moves: Sequence[Move], step: Step, index: int) -> Move | None:
    """Find among the moves the one that the winning reading took."""
    for move in moves:
        if move.kind != TEXT and _is_taken(move, step, index):
            return move
    return None


def _is_taken(move: Move, step: Step, index: int) -> bool:
    _, _, first, parent, *_ = step
    if move.kind == NEXT:
        return move.target is not None and move.target.first == first
    return first == index and (-1 if move.target is None else move.target.item) == parent


def _verdict(
    span: Span, candidate: Candidate, moves: Sequence[Move], step: Step | None, state: State
) -> Verdict:
    taken = sorted((move for move in moves if move.kind != TEXT), key=lambda move: move.cost)
    if not taken:
        cost = candidate.style.costs[candidate.place]
        return Verdict(span, False, candidate.style.name, 9.0, (("no-list-waits", 9.0 - cost),))
    best = taken[0]
    if step is not None:
        best = next((move for move in taken if _is_taken(move, step, step[1])), best)
        margin = max(0.0, min(9.0, step[7]))
    else:
        margin = max(0.0, best.cost - state.cost)
    parts = tuple((name, round(cost, 2)) for name, cost in _parts_of(best.cost) if cost)
    return Verdict(span, step is not None, candidate.style.name, round(margin, 2), parts)

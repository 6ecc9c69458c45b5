"""Puts faults into made-up speeches, and counts how often the check finds each in its place, and what it says besides.

``PYTHONPATH=src:tests python -m mutations --speeches 2000`` prints the table; tests run a small one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Final

import gold
import speechparse
from faults import KINDS, RARER, Fault, Run, runs
from speeches import make
from speeches.edits import Moves
from speechparse.diagnostic import Diagnostic, Severity
from speechparse.lint.engine import check

#: Two faults of one speech stand in lists that are so far apart, in characters.
_FAR: Final = 200
DOUBLE: Final = "double"


@dataclass
class Tally:
    """What was put in, found in place and said besides, for each kind of fault."""

    put_in: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[str]:
        """Yield the table, a line for each kind."""
        yield f"{'fault':10} {'put in':>7} {'found':>7} {'part':>6} {'others a speech':>16}"
        for kind in self.put_in:
            put, found = self.put_in[kind], self.found[kind]
            yield f"{kind:10} {put:7} {found:7} {found / put:6.3f} {self.others[kind] / put:16.4f}"
        yield "said besides: " + ", ".join(f"{code} {times}" for code, times in self.said.most_common())


def is_grave(finding: Diagnostic) -> bool:
    """Say whether a finding is an error or a warning."""
    return finding.severity is not Severity.INFO


def mutate(
    seed: int, tally: Tally, *, held_out: bool = False, only: str | None = None, rarer: bool = False
) -> None:
    """Put faults of each kind into one made-up speech, one kind after the other, and note what the check says."""
    speech = make(seed, profile="clean", held_out=held_out)
    document = speechparse.parse(speech.text)
    truth = gold.compare(speech.truth, gold.said(document.model_dump()), speech.text)
    if truth.placed != truth.true or truth.said != truth.true:
        tally.said["(not read right)"] += 1
        return
    lists = runs(document)
    kinds = KINDS | RARER if rarer or only in RARER else KINDS
    for kind, put in kinds.items():
        rng = Random(f"{seed} {kind}")
        for run in rng.sample(lists, len(lists)):
            fault = put(run, rng)
            if fault is not None:
                if only in (None, kind):
                    _note(speech.text, f"{seed} {kind} {_shown(run)}", kind, [fault], tally)
                break
    if only in (None, DOUBLE):
        _double(speech.text, seed, lists, tally)


def _double(text: str, seed: int, lists: list[Run], tally: Tally) -> None:
    """Put two faults into two lists that stand far apart."""
    rng = Random(f"{seed} {DOUBLE}")
    chosen = rng.sample(lists, len(lists))
    apart = (pair for pair in combinations(chosen, 2) if _are_apart(*pair))
    for one, other in apart:
        faults = [rng.choice(list(KINDS.values()))(run, rng) for run in (one, other)]
        if None not in faults:
            found = [fault for fault in faults if fault is not None]
            _note(text, f"{seed} {DOUBLE} {_shown(one)} and {_shown(other)}", DOUBLE, found, tally)
            return


def _are_apart(one: Run, other: Run) -> bool:
    first, second = sorted((one, other), key=lambda run: run.items[0].start)
    return first.items[-1].section.span.end + _FAR < second.items[0].start


def _shown(run: Run) -> str:
    return f"{run.style} depth {run.depth} of {len(run.items)}"


def _note(text: str, name: str, kind: str, faults: list[Fault], tally: Tally) -> None:
    moves = Moves(edit for fault in faults for edit in fault.edits)
    changed = moves.apply(text)
    findings = check(speechparse.parse(changed))
    right: list[Diagnostic] = []
    missed: list[str] = []
    for fault in faults:
        place = _moved(moves, fault.place)
        found = [f for f in findings if f.code == fault.code and f.span.start == place]
        right += found[:1]
        if not found:
            shown = changed[max(0, place - 12) : place + 16].replace("\n", "⏎")
            missed.append(f"MISSED {fault.code} at {place} {shown!r}")
    others = [finding for finding in findings if is_grave(finding) and finding not in right]
    tally.put_in[kind] += len(faults)
    tally.found[kind] += len(right)
    tally.others[kind] += len(others)
    tally.said.update(finding.code for finding in others)
    if missed or others:
        was = "; ".join(f"{f.code} at {f.span.start} {f.message_en}" for f in others)
        tally.misses.append(f"{name} {' '.join(missed)}: {was}")


def _moved(moves: Moves, place: int) -> int:
    """Return where a place of the text is after edits; what takes the place of what stood there begins there."""
    if any(edit.start == place and edit.end > edit.start for edit in moves.edits):
        return place + sum(len(e.text) - (e.end - e.start) for e in moves.edits if e.end <= place)
    return moves.start(place)


def main() -> None:
    """Read the arguments and print the table."""
    options = argparse.ArgumentParser(prog="mutations", description=__doc__)
    options.add_argument("--speeches", type=int, default=200)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--only", choices=[*KINDS, *RARER, DOUBLE])
    options.add_argument("--rarer", action="store_true", help="faults of the other rules, too")
    options.add_argument(
        "--misses", type=int, default=0, help="how many of the faults not well found are shown"
    )
    given = options.parse_args()
    tally = Tally()
    for seed in range(given.first, given.first + given.speeches):
        mutate(seed, tally, held_out=given.held_out, only=given.only, rarer=given.rarer)
    print("\n".join(tally.rows()))
    print("\n".join(tally.misses[: given.misses]))


if __name__ == "__main__":
    main()

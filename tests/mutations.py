"""Puts one fault into a made-up speech, and counts how often the check finds it in its place, and says what else.

``PYTHONPATH=src:tests python -m mutations --speeches 2000`` prints the table; tests run a small one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple

import gold
import speechparse
from speeches import make
from speeches.edits import Edit, Moves
from speeches.markers import STEMS
from speeches.numerals import chinese, formal, full_width, positional, roman, run
from speechparse.diagnostic import Diagnostic, Severity
from speechparse.lint.engine import check
from speechparse.nodes import List, Marker, Section
from speechparse.visitors import walk

#: Writers of numerals; the first that writes a marker's number as it stands there writes its others too.
WRITERS: Final[tuple[Callable[[int], str], ...]] = (
    chinese,
    str,
    positional,
    full_width,
    formal,
    lambda number: positional(number).replace("〇", "○"),
    roman,
    *(lambda number, sign=sign: run(sign, 20, number) for sign in "①⑴⒈"),
    lambda number: run("㈠", 10, number),
    lambda number: STEMS[number - 1] if number <= 10 else "",
    lambda number: run("A", 26, number),
    lambda number: run("a", 26, number),
)
#: Wrong marks: what a marker ends with, and what it may be mistaken for.
MARKS: Final = {
    "、": ("，", ".", "："),
    "）": ("）、",),
    ")": (")、",),
    ".": ("、",),
    "．": ("、",),
    "，": ("、", "："),
    ",": ("、", ":"),
}
#: Signs that stand alone, and what may be put after them.
BARE: Final = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨")


class Item(NamedTuple):
    """An item's marker: its place, its text, its number, and what writes another number in it."""

    start: int
    text: str
    number: int
    numeral: str
    write: Callable[[int], str]

    def numbered(self, number: int) -> Edit:
        """Return the edit that gives the item another number."""
        at = self.start + self.text.index(self.numeral)
        return Edit(at, at + len(self.numeral), self.write(number))


class Run(NamedTuple):
    """A list of items, the style of their markers, their depth, and the count announced for them."""

    items: list[Item]
    style: str
    depth: int
    announced: tuple[int, int] | None


class Fault(NamedTuple):
    """A fault to put in: its edits, the rule that should find it, and the item or the place to find it at."""

    code: str
    edits: list[Edit]
    place: int


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


def runs(document: speechparse.Document) -> list[Run]:
    """Return the lists of a document whose items have numerals that can be written anew.

    A list whose numbers another goes on with is left out: a slip in it would be two.
    """
    found: list[Run] = []
    begins: set[tuple[str, int]] = set()
    for node in walk(document):
        if isinstance(node, List):
            sections = [child for child in node.children if isinstance(child, Section)]
            if sections and sections[0].marker is not None:
                begins.add((node.style, sections[0].marker.ordinal))
            items = [item for section in sections if section.marker and (item := _item(section.marker))]
            if len(items) == len(sections) >= 2 and [item.number for item in items] == list(
                range(1, len(items) + 1)
            ):
                span = node.announced and (node.announced.span.start, node.announced.span.end)
                found.append(Run(items, node.style, sections[0].level, span))
    return [run for run in found if (run.style, len(run.items) + 1) not in begins]


def _item(marker: Marker) -> Item | None:
    number = marker.ordinal
    for write in WRITERS:
        numeral = write(number)
        if numeral and marker.text.count(numeral) == 1 and write(number + 1):
            return Item(marker.span.start, marker.text, number, numeral, write)
    return None


def gap(run: Run, rng: Random) -> Fault | None:
    """Leave a number out."""
    place = rng.randrange(1, len(run.items))
    edits = [item.numbered(item.number + 1) for item in run.items[place:]]
    return Fault("NUM101", edits, run.items[place].start)


def repeat(run: Run, rng: Random) -> Fault | None:
    """Give an item the number before it, and those after it theirs accordingly, or not."""
    place = rng.randrange(1, len(run.items))
    last = len(run.items) if rng.random() < 0.5 else place + 1
    edits = [item.numbered(item.number - 1) for item in run.items[place:last]]
    return Fault("NUM102", edits, run.items[place].start)


def swap(run: Run, rng: Random) -> Fault | None:
    """Let two neighbours change numbers."""
    if len(run.items) < 3:
        return None
    place = rng.randrange(0, len(run.items) - 1)
    one, other = run.items[place : place + 2]
    return Fault("NUM103", [one.numbered(other.number), other.numbered(one.number)], one.start)


def late(run: Run, rng: Random) -> Fault | None:
    """Begin at two."""
    return Fault("NUM104", [item.numbered(item.number + 1) for item in run.items], run.items[0].start)


def mark(run: Run, rng: Random) -> Fault | None:
    """Put a wrong mark after one marker."""
    if len(run.items) < 3 or run.style in ("narrative", "narrative-open", "ordinal-thing"):
        return None
    item = rng.choice(run.items)
    end = item.start + len(item.text)
    if item.text[-1] in BARE:
        return Fault("MRK301", [Edit(end, end, "、")], item.start)
    wrong = MARKS.get(item.text[-1])
    return wrong and Fault("MRK301", [Edit(end - 1, end, rng.choice(wrong))], item.start)


def count(run: Run, rng: Random) -> Fault | None:
    """Announce another count."""
    if run.announced is None:
        return None
    start, end = run.announced
    told = len(run.items) + rng.choice((-1, 1, 2))
    if told < 2:
        return None
    return Fault("CNT401", [Edit(start, end, "两" if told == 2 else chinese(told))], start)


KINDS: Final[dict[str, Callable[[Run, Random], Fault | None]]] = {
    "gap": gap,
    "repeat": repeat,
    "swap": swap,
    "late": late,
    "mark": mark,
    "count": count,
}


def is_grave(finding: Diagnostic) -> bool:
    """Say whether a finding is an error or a warning."""
    return finding.severity is not Severity.INFO


def mutate(seed: int, tally: Tally, *, held_out: bool = False, only: str | None = None) -> None:
    """Put one fault of each kind into one made-up speech, one after the other, and note what the check says."""
    speech = make(seed, profile="clean", held_out=held_out)
    document = speechparse.parse(speech.text)
    truth = gold.compare(speech.truth, gold.said(document.model_dump()), speech.text)
    if truth.placed != truth.true or truth.said != truth.true:
        tally.said["(not read right)"] += 1
        return
    lists = runs(document)
    for kind, put in KINDS.items():
        if only is not None and kind != only:
            continue
        rng = Random(f"{seed} {kind}")
        for run_ in rng.sample(lists, len(lists)):
            fault = put(run_, rng)
            if fault is not None:
                _note(speech.text, seed, kind, run_, fault, tally)
                break


def _note(text: str, seed: int, kind: str, run_: Run, fault: Fault, tally: Tally) -> None:
    moves = Moves(fault.edits)
    changed = moves.apply(text)
    place = moves.start(fault.place)
    # What is put in where the fault stands begins there.
    if any(edit.start == fault.place and edit.end > edit.start for edit in moves.edits):
        place = fault.place + sum(
            len(e.text) - (e.end - e.start) for e in moves.edits if e.end <= fault.place
        )
    grave = [finding for finding in check(speechparse.parse(changed)) if is_grave(finding)]
    right = [finding for finding in grave if finding.code == fault.code and finding.span.start == place]
    tally.put_in[kind] += 1
    tally.found[kind] += bool(right)
    others = len(grave) - bool(right)
    tally.others[kind] += others
    tally.said.update(f.code for f in grave if f not in right[:1])
    if not right or others:
        was = "; ".join(f"{f.code} at {f.span.start} {f.message_en}" for f in grave if f not in right[:1])
        shown = changed[max(0, place - 12) : place + 16].replace("\n", "⏎")
        tally.misses.append(
            f"{seed} {kind} {run_.style} depth {run_.depth} of {len(run_.items)} {'' if right else 'MISSED '}at {place} {shown!r}: {was}"
        )


def main() -> None:
    """Read the arguments and print the table."""
    options = argparse.ArgumentParser(prog="mutations", description=__doc__)
    options.add_argument("--speeches", type=int, default=200)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--held-out", action="store_true")
    options.add_argument("--only", choices=KINDS)
    options.add_argument(
        "--misses", type=int, default=0, help="how many of the faults not well found are shown"
    )
    given = options.parse_args()
    tally = Tally()
    for seed in range(given.first, given.first + given.speeches):
        mutate(seed, tally, held_out=given.held_out, only=given.only)
    print("\n".join(tally.rows()))
    print("\n".join(tally.misses[: given.misses]))


if __name__ == "__main__":
    main()

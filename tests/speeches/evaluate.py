"""Scores the parser on made-up papers: ``PYTHONPATH=src:tests python -m speeches.evaluate --count 300``."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any, Final

from gold import HEADER, Score, Truth, compare, said
from speeches.damage import KINDS, damage
from speeches.making import PROFILES, make
from speeches.writer import Speech

#: How many of the worst papers are named.
WORST: Final = 10
#: What --damage takes besides the kinds' names.
EACH, PAIRS, NONE = "each", "pairs", "none"


def papers(
    count: int, first: int, *, profile: str | None, kinds: str, held_out: bool
) -> Iterator[tuple[Speech, str]]:
    """Yield papers with the name of their damage; with each and pairs the kinds take turns."""
    turns: list[tuple[str, ...]] = [tuple(kinds.split(","))]
    if kinds in (EACH, PAIRS):
        turns = [*((kind,) for kind in KINDS)] if kinds == EACH else list(combinations(KINDS, 2))
    for number in range(count):
        speech = make(first + number, profile=profile, held_out=held_out)
        if kinds == NONE:
            yield speech, "undamaged"
        else:
            # A step that shares no factor with their number brings every turn about, in mixed order.
            turn = turns[number * 37 % len(turns)]
            yield damage(speech, turn, first + number), "+".join(turn)


def outline_of(text: str) -> Truth:
    """Return what the parser makes of a text."""
    from speechparse import parse

    tree: dict[str, Any] = parse(text).model_dump()
    return said(tree)


def evaluate(
    given: Iterator[tuple[Speech, str]], parse: Callable[[str], Truth]
) -> tuple[dict[str, Score], dict[str, Score], list[tuple[Speech, str, Score]]]:
    """Score papers; return sums by profile, sums by damage, and each paper's own score."""
    profiles: dict[str, Score] = defaultdict(Score)
    kinds: dict[str, Score] = defaultdict(Score)
    each = []
    for speech, kind in given:
        score = compare(speech.truth, parse(speech.text), speech.text)
        profiles[speech.profile] += score
        kinds[kind] += score
        each.append((speech, kind, score))
    return profiles, kinds, each


def by_label(each: list[tuple[Speech, str, Score]]) -> list[tuple[str, int, int]]:
    """Return phenomena with how many papers showing them had misses, and how many show them."""
    shown: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for speech, _, score in each:
        shown.update(speech.labels)
        if score.misses:
            missed.update(speech.labels)
    return sorted(((label, missed[label], shown[label]) for label in shown), key=lambda row: -row[1] / row[2])


def loss(score: Score) -> int:
    """Count what went wrong."""
    return len(score.misses)


def main() -> None:
    """Read the arguments, parse, print the scores and the worst papers."""
    options = argparse.ArgumentParser(prog="speeches.evaluate", description=__doc__)
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    options.add_argument("--profile", choices=PROFILES)
    options.add_argument("--held-out", action="store_true", help="the other bank of words and shapes")
    options.add_argument("--damage", default=NONE, help=f"none, each, pairs, or of {', '.join(KINDS)}")
    options.add_argument("--misses", action="store_true", help="print each difference of the worst papers")
    options.add_argument("--labels", action="store_true", help="print how often each phenomenon goes wrong")
    given = options.parse_args()
    made = papers(
        given.count, given.first, profile=given.profile, kinds=given.damage, held_out=given.held_out
    )
    profiles, kinds, each = evaluate(made, outline_of)
    print(HEADER)
    for name, score in sorted(profiles.items()):
        print(score.row(name))
    if given.damage != NONE:
        for name, score in sorted(kinds.items(), key=lambda row: row[1].tree_f1):
            print(score.row(name))
    print(sum((score for score in profiles.values()), Score()).row("all"))
    if given.labels:
        for label, missed, shown in by_label(each):
            print(f"{label[:28]:28} {missed:5} of {shown:5}")
    each.sort(key=lambda row: -loss(row[2]))
    for speech, kind, score in each[:WORST]:
        if score.misses:
            print(f"seed {speech.seed} {speech.profile} {kind}: {loss(score)} misses of {score.true}")
            for miss in score.misses if given.misses else ():
                print(f"  {miss}")


if __name__ == "__main__":
    main()

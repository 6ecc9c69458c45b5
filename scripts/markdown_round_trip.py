"""Writes made-up speeches, damaged or not, as Markdown or Word, reads them back, and tells where the outline is another:
``PYTHONPATH=src:tests python scripts/markdown_round_trip.py --damage each --count 10000``."""

from __future__ import annotations

import argparse
import sys

from speeches import KINDS
from writing_again import EACH, FORMS, NONE, PAIRS, SAME, SOUP, damaged, outcome


def main() -> int:
    """Try the speeches; print each whose outline is not the same, and how many are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=2_000)
    options.add_argument(
        "--first", type=int, default=0, help="the first seed; odd ones are of the held-out half"
    )
    options.add_argument("--damage", choices=(NONE, EACH, PAIRS, SOUP, *KINDS), default=EACH)
    options.add_argument("--form", choices=tuple(FORMS), default="markdown")
    given = options.parse_args()
    same = 0
    for seed in range(given.first, given.first + given.count):
        found = outcome(damaged(seed, given.damage), given.form)
        same += found == SAME
        if found != SAME:
            print(f"{seed}: {found}", flush=True)
    print(f"{same} of {given.count} have the same outline")
    return 0 if same == given.count else 1


if __name__ == "__main__":
    sys.exit(main())

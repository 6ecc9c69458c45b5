"""Restyles made-up speeches there and back and tells where the text is another:
``PYTHONPATH=src:tests python scripts/restyle_round_trip.py --count 10000``."""

from __future__ import annotations

import argparse
import sys

from speechparse import EditError, parse, restyle
from uniform import OTHERS, uniform


def outcome(seed: int) -> str:
    """Return what becomes of one speech: same, different, or why an edit was refused."""
    text, scheme = uniform(seed)
    try:
        there = restyle(parse(text), OTHERS[seed % len(OTHERS)])
        back = restyle(there, scheme).to_text()
    except EditError as error:
        return f"refused: {error}"
    return "same" if back == text else "different"


def main() -> int:
    """Try the speeches; print each that is not the same, and how many are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    given = options.parse_args()
    same = 0
    for seed in range(given.first, given.first + given.count):
        found = outcome(seed)
        same += found == "same"
        if found != "same":
            print(f"{seed}: {found}")
    print(f"{same} of {given.count} are the same")
    return 0 if same == given.count else 1


if __name__ == "__main__":
    sys.exit(main())

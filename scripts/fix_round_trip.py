"""Puts faults into made-up speeches, fixes them, and tells where a fix did not hold what it promises:
``PYTHONPATH=src:tests python scripts/fix_round_trip.py --count 10000``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from fixing import KEPT, NOTHING, OTHER, REFUSED, outcome


def main() -> int:
    """Try the speeches; print each that is wrong, and how many there were of each kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="the first seed")
    given = options.parse_args()
    found: Counter[str] = Counter()
    for seed in range(given.first, given.first + given.count):
        result = outcome(seed)
        found[result.partition(":")[0]] += 1
        if result not in (KEPT, OTHER, NOTHING):
            print(f"{seed}: {result}", flush=True)
    print(", ".join(f"{kind}: {times}" for kind, times in found.most_common()))
    return 0 if set(found) <= {KEPT, OTHER, NOTHING, REFUSED} else 1


if __name__ == "__main__":
    sys.exit(main())

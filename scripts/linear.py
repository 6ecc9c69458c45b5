"""Print how the time of a parse grows on each family of hostile text: ``python scripts/linear.py [NAME…]``.

A line is the family, the size from which four times as much was tried, both times, their ratio (six is the most that is
right) and microseconds a character. Leaves with 1 where a family grows faster.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_TOP: Final = Path(__file__).resolve().parents[1]
sys.path[0:1] = [str(_TOP / "src"), str(_TOP / "tests")]

from growth import MOST, growth  # noqa: E402
from speeches.soup import FAMILIES  # noqa: E402
from test_linear import MORE  # noqa: E402


def main() -> int:
    """Measure the families named, or all, and print a line for each."""
    families = {**FAMILIES, **{f"{name} (test_linear)": family for name, family in MORE.items()}}
    wanted = sys.argv[1:]
    bad = 0
    for name, family in families.items():
        if wanted and not any(part in name for part in wanted):
            continue
        found = growth(family)
        is_bad = found.ratio > MOST
        bad += is_bad
        print(
            f"{name:36} {found.size:6} {found.small * 1e3:8.1f} ms {found.large * 1e3:9.1f} ms"
            f" {found.ratio:5.1f} {found.large / found.size / 4 * 1e6:8.2f} µs{'  grows too fast' if is_bad else ''}",
            flush=True,
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

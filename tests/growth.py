"""How the time of a parse grows with its text: measured on families that grow to any size."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time
from typing import Final, NamedTuple

import speechparse

#: Four times the text may take this many times as long.
MOST: Final = 6.0
#: Times below this are made of other things than the text.
FLOOR_SECONDS: Final = 0.004
_SMALLEST: Final = 2_000
#: The least that a text is to take before four times as much is tried.
_WORTH_SECONDS: Final = 0.012
_TRIES: Final = 2
_LARGEST: Final = 64_000
#: No busy machine makes it so slow.
_HOPELESS: Final = 10.0


class Growth(NamedTuple):
    """Seconds for a text of ``size`` characters, and for four times as much."""

    size: int
    small: float
    large: float

    @property
    def ratio(self) -> float:
        """How many times as long four times the text takes."""
        return self.large / max(self.small, FLOOR_SECONDS)


def seconds(text: str, tries: int = _TRIES) -> float:
    """Return the processor time of a parse, the best of several."""
    best = float("inf")
    for _ in range(tries):
        gc.collect()
        begun = process_time()
        speechparse.parse(text)
        best = min(best, process_time() - begun)
    return best


def growth(family: Callable[[int], str], *, largest: int = _LARGEST) -> Growth:
    """Measure a family at a size at which its time can be told, and at four times that.

    What looks too slow is measured again, so that a busy machine is not taken for a slow parser.
    """
    size = _SMALLEST
    small = seconds(family(size))
    while small < _WORTH_SECONDS and size * 2 <= largest:
        size *= 2
        small = seconds(family(size))
    found = Growth(size, small, seconds(family(size * 4), 2))
    for _ in range(3):
        if found.ratio <= MOST or found.ratio > _HOPELESS:
            break
        found = Growth(
            size, max(found.small, seconds(family(size))), min(found.large, seconds(family(size * 4)))
        )
    return found

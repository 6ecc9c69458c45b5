"""The limits on what one text may be, all settable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one parse; a text beyond them raises LimitError, which names the bound.

    ``characters`` of the text, ``nodes`` of its tree, ``bytes`` of a file before it is read.
    """

    characters: int = 20_000_000
    nodes: int = 1_000_000
    bytes: int = 80_000_000

"""Text for benchmarks: made-up speeches one after the other, some of them damaged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Final

from speeches.author import Amount
from speeches.damage import damage
from speeches.making import make
from speeches.writer import Speech

#: The damage that benchmark text suffers, each as often as the others; mostly none.
_MILD: Final[tuple[tuple[str, ...], ...]] = (
    (),
    (),
    (),
    (),
    ("slices",),
    ("half-width",),
    ("furniture",),
    ("glued",),
)


def speeches(seed: int, amount: Amount | None = None) -> Iterator[Speech]:
    """Yield made-up speeches without end, some of them damaged."""
    rng = Random(seed)
    for number in count(seed):
        yield damage(make(number, amount=amount), rng.choice(_MILD), number)


def bulk(chars: int, seed: int, amount: Amount | None = None) -> str:
    """Return varied speeches in one text of just ``chars`` characters; the last may be cut short.

    ``amount`` is how much is said in each; by default that varies, too.
    """
    parts: list[str] = []
    length = 0
    for speech in speeches(seed, amount):
        if length >= chars:
            break
        parts.append(speech.text)
        length += len(speech.text)
    return "".join(parts)[:chars]

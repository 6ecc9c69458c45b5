"""Faults put into made-up speeches are found where they are, and nothing else is said; the large run is by hand."""

from __future__ import annotations

from typing import Final

import pytest

import mutations
from faults import KINDS, RARER

#: How many faults there are at least in the speeches below, and which part of them is found in its place.
SPEECHES: Final = 60
FEWEST: Final = 20
PART: Final = {
    "lone": 0.85,
    "compatible": 0.9,
    mutations.DOUBLE: 0.9,
    "closed": 0.8,
    "twice": 0.8,
    "system": 0.8,
}
USUAL_PART: Final = 0.95
#: Errors and warnings besides, for each fault.
OTHERS: Final = {"closed": 0.2, "system": 0.3}
USUAL_OTHERS: Final = 0.06


@pytest.fixture(scope="module")
def tally() -> mutations.Tally:
    found = mutations.Tally()
    for seed in range(SPEECHES):
        mutations.mutate(seed, found, held_out=seed % 2 == 1, rarer=True)
    return found


@pytest.mark.parametrize("kind", [*KINDS, *RARER, mutations.DOUBLE])
def test_faults_are_found_in_place(kind: str, tally: mutations.Tally) -> None:
    misses = [miss for miss in tally.misses if miss.split()[1] == kind]
    assert tally.put_in[kind] >= FEWEST
    assert tally.found[kind] >= PART.get(kind, USUAL_PART) * tally.put_in[kind], misses
    assert tally.others[kind] <= OTHERS.get(kind, USUAL_OTHERS) * tally.put_in[kind], misses

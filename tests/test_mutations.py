"""Faults put into made-up speeches are found where they are, and nothing else is said; the large run is by hand."""

from __future__ import annotations

import pytest

import mutations


@pytest.fixture(scope="module")
def tally() -> mutations.Tally:
    found = mutations.Tally()
    for seed in range(30):
        mutations.mutate(seed, found)
    return found


@pytest.mark.parametrize("kind", list(mutations.KINDS))
def test_faults_are_put_in(kind: str, tally: mutations.Tally) -> None:
    assert tally.put_in[kind] >= 10


def test_counts_and_marks_are_found_in_place(tally: mutations.Tally) -> None:
    for kind in ("mark", "count"):
        assert tally.found[kind] >= 0.9 * tally.put_in[kind], tally.misses
        assert tally.others[kind] <= 0.05 * tally.put_in[kind], tally.misses

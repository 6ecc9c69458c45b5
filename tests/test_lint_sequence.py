"""Where the numbers of a list go wrong: one slip for each cause, at the number that is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechparse.lint.sequence import Fault, find_slips

GAP, REPEAT, ORDER, LATE = Fault.GAP, Fault.REPEAT, Fault.ORDER, Fault.LATE

# The numbers of a list, and the slips: what is wrong, at which item, and the number expected there.
LISTS = [
    ([1, 2, 3], []),
    ([1, 3], [(GAP, 1, 2)]),
    ([1, 3, 4, 5], [(GAP, 1, 2)]),
    ([1, 2, 5, 6], [(GAP, 2, 3)]),
    ([1, 2, 2], [(REPEAT, 2, 3)]),
    ([1, 2, 2, 3], [(REPEAT, 2, 3)]),
    ([1, 2, 2, 4], [(REPEAT, 2, 3)]),
    ([1, 1, 2], [(REPEAT, 1, 2)]),
    ([1, 3, 3, 4], [(REPEAT, 2, 2)]),
    ([1, 3, 2], [(ORDER, 1, 2)]),
    ([1, 3, 2, 4], [(ORDER, 1, 2)]),
    ([2, 1, 3], [(ORDER, 0, 1)]),
    ([1, 2, 4, 3], [(ORDER, 2, 3)]),
    ([1, 3, 4, 2, 5], [(ORDER, 1, 2)]),
    ([1, 4, 2, 3, 5], [(ORDER, 1, 2)]),
    ([1, 2, 7, 4], [(ORDER, 2, 3)]),
    ([1, 2, 3, 1, 5], [(ORDER, 3, 4)]),
    ([2, 3, 4], [(LATE, 0, 1)]),
    ([2, 4], [(LATE, 0, 1), (GAP, 1, 3)]),
    ([1, 3, 4, 4], [(GAP, 1, 2), (REPEAT, 3, 5)]),
    ([], []),
]


@pytest.mark.parametrize(("numbers", "slips"), LISTS, ids=str)
def test_lists_that_begin_by_themselves(numbers: list[int], slips: list[tuple[Fault, int, int]]) -> None:
    assert [(slip.fault, slip.item, slip.expected) for slip in find_slips(numbers, 1)] == slips


def test_numbers_that_run_on_have_no_late_start() -> None:
    assert find_slips([6, 7], 6, runs_on=True) == []
    assert [slip.fault for slip in find_slips([7, 8], 6, runs_on=True)] == [GAP]
    assert [slip.fault for slip in find_slips([5, 6], 6, runs_on=True)] == [REPEAT]


@given(st.lists(st.integers(1, 12), max_size=12))
def test_any_numbers_have_slips_where_they_are_not_in_order(numbers: list[int]) -> None:
    slips = find_slips(numbers, 1)
    assert bool(slips) == (numbers != list(range(1, len(numbers) + 1)))
    assert [slip.item for slip in slips] == sorted({slip.item for slip in slips})
    assert all(0 <= slip.item < len(numbers) for slip in slips)

"""Finds where the numbers of one list go wrong, each cause once: a gap, a repeat, a wrong order, a late start."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple


class Fault(Enum):
    """What is wrong with a number."""

    GAP = "gap"
    REPEAT = "repeat"
    ORDER = "order"
    LATE = "late"


class Slip(NamedTuple):
    """A wrong number: the index of its item, what was expected there, and the index of the other item concerned."""

    fault: Fault
    item: int
    expected: int
    other: int | None = None


def find_slips(ordinals: Sequence[int], start: int, *, runs_on: bool = False) -> list[Slip]:
    """Return the slips of a list whose first number should be ``start``, in order; linear time.

    ``runs_on`` says that the list goes on with the numbers of another, so that a wrong first number is a gap or
    a repeat and no late start.

    >>> [slip.fault.value for slip in find_slips([1, 3, 2, 4, 4], 1)]
    ['order', 'repeat']
    """
    return _Reader(ordinals, start, runs_on).read()


class _Reader:
    def __init__(self, ordinals: Sequence[int], start: int, runs_on: bool) -> None:
        self.ordinals = ordinals
        self.expected = start
        self.runs_on = runs_on
        self.last_place = {number: index for index, number in enumerate(ordinals)}
        self.first_place: dict[int, int] = {}
        self.awaited: set[int] = set()
        self.slips: list[Slip] = []

    def read(self) -> list[Slip]:
        for index, number in enumerate(self.ordinals):
            if number == self.expected:
                self.expected += 1
            elif number in self.awaited:
                self.awaited.discard(number)
            elif number > self.expected:
                self.too_high(index, number)
            else:
                self.too_low(index, number)
            self.first_place.setdefault(number, index)
        return self.slips

    def after(self, index: int) -> int | None:
        return self.ordinals[index + 1] if index + 1 < len(self.ordinals) else None

    def say(self, fault: Fault, index: int, other: int | None, goes_on: int) -> None:
        self.slips.append(Slip(fault, index, self.expected, other))
        self.expected = goes_on

    def too_high(self, index: int, number: int) -> None:
        before = index - 1 if index else None
        if self.after(index) == self.expected + 1:
            if self.after(index) == number:
                # 一、三、三、四: said is the repeat, where the number comes the second time.
                self.slips.append(Slip(Fault.REPEAT, index + 1, self.expected, index))
                self.expected = number
                return
            # One wrong number among right ones: 一、二、七、四.
            self.say(Fault.ORDER, index, before, self.expected + 1)
            return
        missing = range(self.expected, min(number, self.expected + len(self.ordinals)))
        late = {m for m in missing if self.last_place.get(m, -1) > index}
        if late:
            other = min(self.last_place[m] for m in late)
            self.awaited |= late
            self.say(Fault.ORDER, index, other, number + 1)
        elif index or self.runs_on:
            self.say(Fault.GAP, index, before, number + 1)
        else:
            self.say(Fault.LATE, index, None, number + 1)

    def too_low(self, index: int, number: int) -> None:
        is_repeat = index > 0 and self.ordinals[index - 1] == number
        other = self.first_place.get(number, index - 1 if index else None)
        fault = Fault.REPEAT if is_repeat or (not index and self.runs_on) else Fault.ORDER
        # Where the next number is as if this one had been right, only this one is wrong.
        right_after = self.after(index) == self.expected + 1
        self.say(fault, index, other, self.expected + 1 if right_after else number + 1)

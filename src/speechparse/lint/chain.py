"""Lists whose numbers run on, taken as one, so that a slip where one of them ends is one slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from speechparse.lint.markers import WORDS
from speechparse.lint.sequence import Slip, find_slips
from speechparse.nodes import Marker

if TYPE_CHECKING:
    from speechparse.lint.scene import ListView


class Chain:
    """Lists whose numbers run on, taken as one: ``markers`` are all of theirs, in order."""

    def __init__(self, head: ListView) -> None:
        self.markers: list[Marker] = []
        self.places: dict[int, range] = {}
        view: ListView | None = head
        while view is not None and id(view) not in self.places:
            begin = len(self.markers)
            self.markers += view.markers
            self.places[id(view)] = range(begin, len(self.markers))
            view = view.followed_by
        # A word among numerals (首先，第二，最后) is the next one, whatever number it was given.
        numbers = [-1 if marker.style in WORDS else marker.ordinal for marker in self.markers]
        for index, number in enumerate(numbers):
            if number < 0:
                numbers[index] = numbers[index - 1] + 1 if index else head.start
        self.slips: Final = find_slips(numbers, head.start, runs_on=head.follows is not None)

    def slips_of(self, view: ListView) -> list[Slip]:
        """Return the slips at the items of one of the lists."""
        place = self.places.get(id(view), range(0))
        return [slip for slip in self.slips if slip.item in place]

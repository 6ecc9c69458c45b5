"""How a document writes the markers of its levels, so that a section that changes level is written as its like."""

from __future__ import annotations

from typing import Final

from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.schemes import Manner, next_manner


class Manners:
    """For each list how its markers are written, and what is written under what."""

    def __init__(self, outline: Outline) -> None:
        self._of: Final[dict[Run, Manner]] = {}
        self._below: Final[dict[str, Manner]] = {}
        for run in outline.runs:
            first = next((item for item in run.items if item.section is not None), None)
            if first is None:
                continue
            self._of[run] = Manner(first.style, first.marker, first.gap)
            parent = first.parent
            if run.is_block and not run.has_words and parent is not None and parent.marker:
                self._below.setdefault(parent.style, self._of[run])

    def of(self, run: Run) -> Manner:
        """Return how a list's markers are written."""
        return self._of[run]

    def below(self, manner: Manner) -> Manner:
        """Return how the document writes lists under sections of a manner, or how papers usually do."""
        return self._below.get(manner.style) or next_manner(manner)

    def give(self, item: Item, manner: Manner) -> None:
        """Let an item be written in a manner; its number is written later."""
        item.style, item.marker = manner.style, manner.marker
        item.new_gap = manner.gap

    def give_under(self, outline: Outline, item: Item, manner: Manner) -> None:
        """Give an item a manner, and the lists of headings under it those that belong below."""
        given = {id(item): manner}
        self.give(item, manner)
        for other in outline.below(item):
            run = other.run
            if run is None or not run.is_block or run.has_words:
                continue
            above = _nearest(other, given)
            if above is not None:
                given[id(other)] = self.below(above)
                self.give(other, given[id(other)])


def _nearest(item: Item, given: dict[int, Manner]) -> Manner | None:
    parent = item.parent
    while parent is not None and id(parent) not in given:
        parent = parent.parent
    return None if parent is None else given[id(parent)]

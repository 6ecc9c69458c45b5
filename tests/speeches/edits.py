"""Changes a text in many places at once and carries its outline along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from gold import Truth
from speeches.writer import Speech


class Edit(NamedTuple):
    """Put ``text`` in the place of ``[start, end)``; where the two are equal nothing is taken away."""

    start: int
    end: int
    text: str


class Moves:
    """Where the places of a text are after edits.

    What is put in exactly where an item, a title or a speech begins stands before it; what is put in where a
    title ends stands after it.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits: list[Edit] = []
        for edit in sorted(set(edits)):
            if not self.edits or (edit.start >= self.edits[-1].end and edit[:2] != self.edits[-1][:2]):
                self.edits.append(edit)
        self._ends = [edit.end for edit in self.edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self.edits)
        self._by = [0, *accumulate(grown)]

    def apply(self, text: str) -> str:
        """Return the text with the edits made."""
        parts: list[str] = []
        at = 0
        for edit in self.edits:
            parts += text[at : edit.start], edit.text
            at = edit.end
        return "".join((*parts, text[at:]))

    def start(self, place: int) -> int:
        """Return where something that began at ``place`` begins now."""
        return self._moved(place, bisect_right(self._ends, place))

    def end(self, place: int) -> int:
        """Return where something that ended at ``place`` ends now."""
        before = bisect_right(self._ends, place)
        while before and self.edits[before - 1].start == place:
            before -= 1
        return self._moved(place, before)

    def _moved(self, place: int, before: int) -> int:
        moved = place + self._by[before]
        if before < len(self.edits):
            edit = self.edits[before]
            if edit.start < place < edit.end:
                return edit.start + self._by[before] + min(place - edit.start, len(edit.text))
        return moved

    def truth(self, truth: Truth) -> Truth:
        """Return the outline of the text with the edits made."""
        nodes = tuple(
            replace(
                node,
                start=self.start(node.start),
                parent=None if node.parent is None else self.start(node.parent),
                title=node.title and (self.start(node.title[0]), self.end(node.title[1])),
            )
            for node in truth.nodes
        )
        return Truth(nodes, tuple((self.start(first), self.start(last)) for first, last in truth.speeches))


def edited(speech: Speech, edits: Iterable[Edit]) -> Speech:
    """Return the speech with the edits made; of edits that overlap the first is made."""
    moves = Moves(edits)
    return replace(speech, text=moves.apply(speech.text), truth=moves.truth(speech.truth))

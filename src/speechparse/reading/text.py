"""A text with its damage undone, and for each of its characters where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from speechparse.reading.lines import Lines, find_lines
from speechparse.reading.lines_after import lines_after
from speechparse.reading.signs import rare_signs
from speechparse.terms import SpaceReason


class Edit(NamedTuple):
    """What a reading takes the characters ``[start, end)`` for: ``text``, mostly nothing; and why."""

    start: int
    end: int
    text: str
    reason: SpaceReason


def keep_apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order, without those that begin inside one before them; of two in one place the longer counts."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


class Reading:
    """A reading of a source: ``text`` is the source with all ``edits`` (in source offsets) made.

    Where there is no edit the text is the source itself, and every map the identity.
    """

    __slots__ = ("_ends", "_in_source", "_known", "_lines", "_signs", "_starts", "edits", "source", "text")

    def __init__(
        self, source: str, edits: Sequence[Edit] = (), in_source: frozenset[str] | None = None
    ) -> None:
        self.source: Final = source
        self._lines: Lines | None = None
        self._in_source = in_source
        self._signs: frozenset[str] | None = None
        #: The lines of the text before the last edits, and these.
        self._known: tuple[Lines, Sequence[Edit]] | None = None
        self.edits: Final[tuple[Edit, ...]] = tuple(edits)
        if not edits:
            self.text: str = source
            self._starts: list[int] = []
            self._ends: list[int] = []
            return
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = length = 0
        for edit in edits:
            pieces.append(source[at : edit.start])
            pieces.append(edit.text)
            length += edit.start - at
            starts.append(length)
            length += len(edit.text)
            ends.append(length)
            at = edit.end
        pieces.append(source[at:])
        self.text = "".join(pieces)
        self._starts = starts
        self._ends = ends

    @property
    def signs(self) -> frozenset[str]:
        """The rare signs that the text may hold: the source's, found once for all its readings, and the edits'."""
        if self._signs is None:
            if self._in_source is None:
                self._in_source = rare_signs(self.source)
            self._signs = self._in_source.union(*[edit.text for edit in self.edits])
        return self._signs

    @property
    def lines(self) -> Lines:
        """The lines of the text, found once."""
        if self._lines is None:
            signs = self.signs
            known = None if self._known is None else lines_after(self.text, signs, *self._known)
            self._lines = find_lines(self.text, signs) if known is None else known
            self._known = None
        return self._lines

    @lines.setter
    def lines(self, lines: Lines) -> None:
        """Take these for the text's lines: what parts them may be found only when all damage is undone."""
        self._lines = lines

    def source_start(self, offset: int) -> int:
        """Return where the character at ``offset`` of the text begins in the source.

        Past the last character, what was taken out at the very end is left behind too.
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        past = offset - self._ends[index]
        return edit.end + past if past >= 0 else edit.start

    def source_end(self, offset: int) -> int:
        """Return where the character before ``offset`` ends in the source (0 for offset 0)."""
        if offset == 0:
            return 0
        index = bisect_right(self._starts, offset - 1) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        past = offset - self._ends[index]
        return edit.end + past if past > 0 else edit.end

    def edit_at(self, offset: int) -> Edit | None:
        """Return the last edit made right before the character at ``offset`` of the text, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self._ends[index] == offset:
            return self.edits[index]
        return None

    def placed(self) -> Iterator[tuple[int, Edit]]:
        """Yield each edit with the offset in the text right after it."""
        return zip(self._ends, self.edits, strict=True)

    def with_edits(self, edits: Sequence[Edit]) -> Reading:
        """Return the reading after ``edits`` more, sorted and apart, in offsets of this reading's text."""
        if not edits:
            return self
        after = Reading(self.source, self._merged(edits), self._in_source)
        length = len(self.text) + sum([len(edit.text) - (edit.end - edit.start) for edit in edits])
        if (
            self._lines is not None and len(after.text) == length
        ):  # no edit has cut into what an older one wrote
            after._known = self._lines, edits
        return after

    def _merged(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Return all edits, those that were made and ``edits``, in offsets of the source."""
        if not self.edits:
            return edits
        added = [
            Edit(self.source_start(edit.start), self.source_end(edit.end), edit.text, edit.reason)
            for edit in edits
        ]
        merged: list[Edit] = []
        old = list(self.edits)
        at = 0
        for edit in added:
            while at < len(old) and old[at].end <= edit.start:
                merged.append(old[at])
                at += 1
            while at < len(old) and old[at].start < edit.end:
                at += 1  # undone by the wider edit
            merged.append(edit)
        merged += old[at:]
        return merged

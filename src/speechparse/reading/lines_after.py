"""The lines of a text that few edits have made of another: those around the edits are looked for anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple, Protocol

from speechparse.reading.lines import Lines, end_in_feeds, lines_between
from speechparse.reading.one_line import blanks_of, shortest_paper
from speechparse.reading.pieces import may_hold_pieces

#: To look around an edit takes as long as to look for so many lines.
_LINES_AN_EDIT: Final = 32


class Change(Protocol):
    """What a text's characters ``[start, end)`` were taken for: ``text``."""

    @property
    def start(self) -> int:
        """Where they begin."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def text(self) -> str:
        """What stands in their place."""


class _Region(NamedTuple):
    """Whole lines of the new text, ``[start, stop)``, that edits have touched.

    What stands before and after them has moved by ``before`` and ``after``.
    """

    start: int
    stop: int
    before: int
    after: int


def lines_after(text: str, signs: Collection[str], known: Lines, edits: Sequence[Change]) -> Lines | None:
    """Find the lines of a text from those of the text that it was made of; None where all have to be looked for.

    ``signs`` are the rare ones that it may hold, ``edits`` in order, apart and in offsets of the text before.
    """
    if len(edits) * _LINES_AN_EDIT > len(known.begins) or not end_in_feeds(text, signs):
        return None
    if may_hold_pieces(text):
        return None  # whether a line is the label of a piece, others tell
    regions = _regions(text, edits)
    if not regions or _may_hold_paper(text, len(text) - regions[-1].after):
        return None
    blanks = blanks_of(text, signs)
    begins: list[int] = []
    ends: list[int] = []
    at = moved = 0
    for region in regions:
        first = bisect_left(known.begins, region.start - region.before)
        begins += [begin + moved for begin in known.begins[at:first]]
        ends += [end + moved for end in known.ends[at:first]]
        anew = lines_between(text, region.start, region.stop, blanks)
        begins += anew.begins
        ends += anew.ends
        moved = region.after
        at = bisect_left(known.begins, region.stop - moved)
    begins += [begin + moved for begin in known.begins[at:]]
    ends += [end + moved for end in known.ends[at:]]
    return Lines(begins, ends)


def _may_hold_paper(text: str, length_before: int) -> bool:
    """Say whether a line may be so long that it is a whole paper: what is one depends on the length of the text."""
    half = min(shortest_paper(len(text)), shortest_paper(length_before)) // 2
    return any(text.find("\n", at, at + half) < 0 for at in range(0, len(text) - half + 1, half))


def _regions(text: str, edits: Sequence[Change]) -> list[_Region]:
    """Return the lines that the edits have touched."""
    regions: list[_Region] = []
    moved = 0
    for edit in edits:
        place = edit.start + moved
        after = place + len(edit.text)
        before, moved = moved, moved + len(edit.text) - (edit.end - edit.start)
        if regions and place <= regions[-1].stop:
            last = regions[-1]
            stop = last.stop if after <= last.stop else _line_end(text, after)
            regions[-1] = _Region(last.start, stop, last.before, moved)
        else:
            start = text.rfind("\n", 0, place) + 1
            regions.append(_Region(start, _line_end(text, after), before, moved))
    return regions


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end

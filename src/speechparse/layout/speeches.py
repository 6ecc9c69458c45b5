"""Find the speeches of a file: where each begins, and with it the furniture between them.

A speech begins at its title, or, where it has none, at its addressing line or first sentence. Offsets are of
the reading's text. What begins here is a guess from the lines alone; layout does not depend on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from speechparse.layout.endings import THANKS, end_of_cover
from speechparse.layout.furniture import Furniture, find_feet
from speechparse.layout.labelled import find_labelled
from speechparse.layout.listed import find_listed
from speechparse.layout.own_title import find_own_title
from speechparse.layout.page import Page
from speechparse.layout.page_head import end_of_head
from speechparse.layout.starts import find_starts
from speechparse.lexer import Candidate, find_candidates
from speechparse.reading.lines import Lines
from speechparse.reading.lost_before import part_headings
from speechparse.reading.text import Edit, Reading
from speechparse.styles import LINE

_LONGEST_THANKS: Final = 30
#: A site's lines over each page, and the shortest title under them.
_LEAST_HEADER: Final = 2
_LONGEST_HEADER: Final = 4
_SHORTEST_TITLE: Final = 6


class Speeches(NamedTuple):
    """The first lines of the speeches, in order, and the furniture, in order and apart.

    ``inside`` are lines of the page in the midst of a speech, ``numbered`` those whose first number is no item's.
    ``afresh`` are the lines, starts among them, before which someone has come to an end: numbering may begin afresh.
    ``contents`` are the lines of contents under their label.
    """

    starts: list[int]
    furniture: list[Furniture]
    inside: list[int]
    numbered: frozenset[int]
    afresh: list[int]
    contents: frozenset[int] = frozenset()


def find_speeches(
    reading: Reading,
    lines: Lines,
    candidates: Sequence[Candidate],
    *,
    contents: frozenset[int] = frozenset(),
    furniture: bool = True,
) -> Speeches:
    """Find where the speeches of a file begin, and which lines are furniture; ``contents`` are lines under their label."""
    page = Page(reading, lines, candidates, contents)
    if page.count == 0:
        return Speeches([], [], [], frozenset(), [])
    first, listed = find_own_title(page, end_of_head(page)) if furniture else 0, find_listed(page)
    if listed.starts and furniture and first <= listed.after:
        first = min(listed.starts)
    if page.numbered_titles and furniture and first <= min(page.numbered_titles):
        first = min(page.numbered_titles)
    starts = find_starts(page, first, listed.starts | page.numbered_titles)
    if furniture and len(starts) > 1 and (own := end_of_cover(page, starts[0], starts[1])):
        first = own
        starts = [own, *(start for start in starts if start > own)]
    header = _count_header(page, starts) if furniture else 0
    first += header
    cut = [Furniture(0, first, "page-head")] if first else []
    if header:
        cut += [Furniture(start, start + header, "part") for start in starts[1:]]
        starts = [start + header for start in starts]
    inside: list[int] = []
    if furniture:
        for position, start in enumerate(starts):
            end = starts[position + 1] - header if position + 1 < len(starts) else page.count
            feet = find_feet(page, start, end, is_last=position + 1 == len(starts))
            cut += feet.furniture
            inside += feet.inside
        starts = [start for start in starts if not any(f.first <= start < f.last for f in cut)]
    afresh = sorted({*starts[1:], *_after_thanks(page)})
    return Speeches(starts, sorted(cut), inside, page.numbered_titles, afresh, contents)


def _count_header(page: Page, starts: Sequence[int]) -> int:
    """Count the lines that a site puts over each of its pages, where a file holds several: the title comes under them.

    They are two at least: the same title may stand over the speeches of one meeting.
    """
    if len(starts) == 1:
        return 0
    count = 0
    while count < _LONGEST_HEADER and starts[-1] + count + 1 < page.count:
        under = [start + count for start in starts]
        lines = {page.line(index) for index in under}
        if not all(map(page.is_title_shaped, under)):
            return 0
        if len(lines) > 1:
            is_over_titles = all(page.length(index) >= _SHORTEST_TITLE for index in under)
            return count if count >= _LEAST_HEADER and is_over_titles else 0
        if page.is_kind(under[0]):
            return 0
        count += 1
    return 0


def _after_thanks(page: Page) -> list[int]:
    """Return the lines after a speaker's thanks, where others may go on: questions, or who leads the meeting."""
    thanked = {bisect_right(page.begins, at) - 1 for sign in "谢謝" for at in _places(page.text, sign)}
    return [
        index + 1
        for index in thanked
        if 0 <= index < page.count - 1
        and page.length(index) <= _LONGEST_THANKS
        and page.matches(THANKS, index)
    ]


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def find_marks(reading: Reading, *, furniture: bool) -> tuple[Reading, list[Candidate], Speeches]:
    """Find the marker-like places of a text and its speeches.

    With them comes the reading in which they stand: where lines of the page stand inside a speech, these are taken out
    of it, and all is looked for once more.
    """
    candidates, speeches = _find_marks(reading, furniture=furniture)
    if speeches.inside:
        ends = reading.lines.ends
        left_out = [Edit(ends[line - 1], ends[line], "", "slice") for line in speeches.inside]
        reading = reading.with_edits(left_out)
        candidates, speeches = _find_marks(reading, furniture=furniture)
    return reading, _without_numbers_of_titles(candidates, speeches), speeches


def _find_marks(reading: Reading, *, furniture: bool) -> tuple[list[Candidate], Speeches]:
    text = reading.text
    reading.lines = lines = part_headings(text, reading.lines)
    candidates = find_candidates(text, lines)
    labelled = find_labelled(text, lines, candidates)
    speeches = find_speeches(reading, lines, candidates, contents=labelled.lines, furniture=furniture)
    if labelled.entries:
        candidates = [c for index, c in enumerate(candidates) if index not in labelled.entries]
    return candidates, speeches


def _without_numbers_of_titles(candidates: list[Candidate], speeches: Speeches) -> list[Candidate]:
    if not speeches.numbered:
        return candidates
    return [c for c in candidates if c.place != LINE or c.line not in speeches.numbered]

"""Find where a paper is printed again: two of its first lines come again, one right after the other, or all its lines.

That holds for papers without a title, and for whole pages that a file holds twice.
"""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import RULE, Page
from speechparse.layout.page_lines import is_foot_line, is_page_line
from speechparse.reading.beginnings import begins_with_marker

#: Of the lines after a paper's beginning so many of this length are learnt; shorter ones come again by chance.
_REACH: Final = 60
_LEARNT: Final = 4
_SHORTEST: Final = 20
#: Lines that begin with fewer signs are rules, and the leaders of contents.
_FEWEST_SIGNS: Final = 3
#: A copy begins at least so many lines, or characters, after its original.
_APART: Final = 8
_FAR: Final = 200
#: What its lines have in common with the original's in a row is at least so long.
_COMMON: Final = 60
#: A paper that lost its line breaks may have lost others in its copy: such a line is known by its first characters.
LONG_LINE: Final = 120
_OPENING: Final = 60
_SHORTEST_PAPER: Final = 600
_STOPS: Final = frozenset("。；;！!？?：:")
_LONGEST_HEADING: Final = 40
#: So many lines may stand above a paper that come again above its copy.
_LONGEST_HEAD: Final = 8


class Copies:
    """The first lines of the papers found so far, to be met again."""

    def __init__(self, page: Page) -> None:
        self.page = page
        #: Each line learnt, where it stands, and where its paper begins.
        self.lines: dict[str, tuple[int, int]] = {}
        #: The lengths of these lines: no other line need be asked.
        self.lengths: set[int] = set()
        #: How the first long line of each paper begins.
        self.openings: dict[str, tuple[int, int]] = {}

    def learn(self, start: int) -> None:
        """Learn the first lines of the paper that begins at line ``start``."""
        page = self.page
        learnt = 0
        for index in range(start, min(start + _REACH, page.count)):
            length = page.length(index)
            if length < _SHORTEST:
                continue
            line = page.line(index)
            if length >= _OPENING and not learnt and index - start <= _LONGEST_HEAD:
                self.openings.setdefault(line[:_OPENING], (index, start))
            if len(set(line[:_SHORTEST])) < _FEWEST_SIGNS:
                continue
            if self.lines.get(line, (0, -1))[1] == start:
                return  # what is said again and again tells nothing
            self.lengths.add(length)
            self.lines.setdefault(line, (index, start))
            learnt += 1
            if learnt == _LEARNT:
                return

    def begin_at(self, index: int, start: int) -> int | None:
        """Return where the copy begins that the line shows, after the paper that began at line ``start``; else None."""
        page = self.page
        first, begin = self.lines.get(page.line(index), (index, index))
        if (whole := self._whole_copy(first, index, start)) is not None:
            return whole
        due = index - (first - begin)
        if not (self._is_apart(first, index) and self._is_apart(start, due) and self._goes_on(first, index)):
            return None  # too near, or in a copy that has been found to begin
        is_near = index - first < _APART
        first, index = self._first_alike(first, index, begin, start)
        # A few long lines apart a paper begins again with its first line: others may be a refrain. And none begins under a
        # number's heading: what an amendment says of an article comes again in the law.
        return None if first > begin and (is_near or self._is_headed(index)) else index

    def _is_headed(self, index: int) -> bool:
        """Say whether the line above is a heading with a number."""
        page = self.page
        return (
            index > 0
            and page.length(index - 1) <= _LONGEST_HEADING
            and begins_with_marker(page.text, page.begins[index - 1])
            and _STOPS.isdisjoint(page.line(index - 1))
        )

    def opens(self, begin: int) -> bool:
        """Say whether the long line at the offset begins as a paper's first long line does, perhaps that itself."""
        return self.page.text[begin : begin + _OPENING] in self.openings

    def begin_of_opening(self, index: int, start: int) -> int | None:
        """Return where the copy begins whose first long line is this, after the paper that began at line ``start``; else None."""
        page = self.page
        first, begin = self.openings[page.line(index)[:_OPENING]]
        if begin != start or page.begins[index] - page.begins[first] < _SHORTEST_PAPER:
            return None
        return self._first_alike(first, index, begin, start)[1]

    def _whole_copy(self, first: int, index: int, start: int) -> int | None:
        """Return where the copy begins if the whole paper before the line, title or not, comes again from there on; else None.

        How near it is tells nothing then.
        """
        page = self.page
        if first < start:  # it comes for the third time
            line = page.line(index)
            again = range(start, min(start + _LONGEST_HEAD, index))
            first = next((other for other in again if page.line(other) == line), first)
        if index - first > 1:
            first, index = self._first_alike(first, index, start, start)
        if first < start or index - first > _REACH or page.has_body(start, first):
            return None
        return index if is_whole_copy(page, first, index) else None

    def _first_alike(self, first: int, index: int, top: int, before: int) -> tuple[int, int]:
        """Go up from two lines that are the same over all that are; not above line ``top``, nor to line ``before``.

        The copy's head may stand in one line.
        """
        page = self.page
        while first > top and index - 1 > before and page.line(first - 1) == page.line(index - 1):
            first, index = first - 1, index - 1
        if first - 1 > top and index - 1 > before:
            above, head = page.line(index - 1), ""
            for line in range(first - 1, max(top, first - 1 - _LONGEST_HEAD) - 1, -1):
                head = page.line(line) + head
                if head == above:
                    return line, index - 1
                if len(head) >= len(above):
                    break
        return first, index

    def _is_apart(self, first: int, index: int) -> bool:
        begins = self.page.begins
        return index - first >= _APART or (index > first and begins[index] - begins[first] >= _FAR)

    def _goes_on(self, first: int, index: int) -> bool:
        """Say whether the line and the next come again as they follow in the original, and say enough."""
        page = self.page
        if index + 1 == page.count or page.line(first + 1) != page.line(index + 1):
            return False
        common = 0
        for at in range(index, min(index + _LEARNT, page.count)):
            if page.line(first + at - index) != page.line(at):
                break
            common += page.length(at)
        return common >= _COMMON


def is_whole_copy(page: Page, first: int, index: int) -> bool:
    """Say whether the lines ``[first, index)`` come again from line ``index`` on, all but a page's, and nothing but papers after."""
    again, most = 0, min(index - first, page.count - index)
    while again < most and page.line(first + again) == page.line(index + again):
        again += 1
    # The head comes again, too.
    above = range(max(0, first - _LONGEST_HEAD), first)
    head = {page.line(line) for line in above if not page.is_body(line)}
    between = range(first + again, index)
    if again == 0 or not all(page.line(line) in head or _is_of_page(page, line) for line in between):
        return False
    after = index + again
    begin, end = page.begins[index], page.ends[after - 1]
    if end - begin < _COMMON or page.text.find("。", begin, end) < 0:
        return False
    is_parted = after == page.count or _is_of_page(page, after) or page.is_kind(after)
    if is_parted or again == 1:
        return is_parted
    # A third copy, and no line that is said again and again.
    return page.line(after) == page.line(first) != page.line(first + 1)


def _is_of_page(page: Page, index: int) -> bool:
    """Say whether the line is a page's own, between two papers or after the last."""
    return (
        is_foot_line(page, index)
        or is_page_line(page, index)
        or page.is_label_line(index)
        or page.matches(RULE, index)
    )

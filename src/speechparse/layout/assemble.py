"""Write a layout as the tokens that outline.lark accepts, in offsets of the reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from speechparse.layout.furniture import Furniture
from speechparse.layout.headings import Heading
from speechparse.layout.matter import Piece
from speechparse.layout.regions import Entry, Run
from speechparse.reading.lines import LINE_END_SET, Lines
from speechparse.tokens import ListInfo, Token

_LINE_ENDS: Final = frozenset(LINE_END_SET)
#: A ListInfo from a tuple of its fields, at a third of the cost.
_new_info: Final[Callable[[tuple[object, ...]], ListInfo]] = partial(tuple.__new__, ListInfo)


class Assembler:
    """Writes the tokens of one document, in order; offsets are of the reading until ``restore`` maps them back."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.begins, self.ends = lines
        #: Where the line after each begins, or the text ends.
        self.nexts = [*self.begins[1:], len(text)]
        self.out: list[Token] = []

    # ---- the document -------------------------------------------------------------------------------

    def space(self, start: int, end: int) -> None:
        """Write blanks and line ends: up to the last line end one space, what indents the next line another."""
        if start >= end:
            return
        text = self.text
        last = end
        while last > start and text[last - 1] not in _LINE_ENDS:
            last -= 1
        if last > start:
            self.out.append(("SPACE", start, last, None, "line-end"))
        if last < end:
            self.out.append(
                ("SPACE", last, end, None, "indent" if last == 0 or text[last - 1] in _LINE_ENDS else "gap")
            )

    def furniture(self, found: Furniture) -> None:
        """Write whole lines of furniture."""
        start, end = self.begins[found.first], self.ends[found.last - 1]
        self.out.append(("FURNITURE", start, end, None, found.reason))

    def matter(self, piece: Piece) -> None:
        """Write a stretch of the speech's own matter."""
        self.out.append(("MATTER", piece.start, piece.end, None, piece.role))

    # ---- bodies --------------------------------------------------------------------------------------

    def body(
        self,
        start: int,
        end: int,
        runs: list[Run],
        headings: Sequence[Heading] = (),
        depth: int = 0,
        line: int | None = None,
    ) -> None:
        """Write what stands in ``[start, end)``: paragraphs, lists and headings, which lie in order inside it.

        ``depth`` is how many sections are around it, ``line`` the line in which it begins, where that is known.
        """
        above = headings[0].start if headings else end
        self._plain_body(
            start, above, runs, depth, bisect_right(self.begins, start) - 1 if line is None else line
        )
        for heading in headings:
            self._heading(heading, depth + 1)

    def _heading(self, heading: Heading, level: int) -> None:
        """Write a heading without a number and what stands under it."""
        start, title_end = heading.start, heading.title_end
        self.out.append(("SECTION_OPEN", start, start, None, ("heading", level)))
        self.out.append(("TITLE", start, title_end, None, None))
        line = bisect_right(self.begins, start) - 1
        self._plain_body(title_end, heading.end, heading.lists, level, line)
        self.out.append(("SECTION_CLOSE", heading.end, heading.end, None, None))

    def _plain_body(self, at: int, end: int, runs: list[Run], depth: int, line: int) -> None:
        begins, ends = self.begins, self.ends
        position = 0
        list_start = runs[0].entries[0].start if runs else end
        while at < end:
            if line < 0 or at >= ends[line]:
                line += 1
                after = begins[line] if line < len(begins) else end
                if after > end:
                    after = end
                self.space(at, after)
                at = after
                continue
            line_end = ends[line]
            if line_end > end:
                line_end = end
            if list_start >= line_end:
                at = self._plain(at, line_end, end, line)
                line += 1
                continue
            if list_start == at and at == begins[line]:
                at = self.list(runs[position], depth)
                position += 1
            else:
                at, position = self._paragraph(at, end, runs, position, depth)
            line = bisect_right(begins, at) - 1
            list_start = runs[position].entries[0].start if position < len(runs) else end

    def _plain(self, at: int, line_end: int, end: int, line: int) -> int:
        """Write the rest of a line without lists, with its line end where that is all of it, and the next line's indent."""
        text = self.text
        limit = self.nexts[line]
        if limit > end:
            limit = end
        last = limit
        while last > line_end and text[last - 1] not in _LINE_ENDS:
            last -= 1
        if last == line_end:
            last = limit  # a wide blank of a one-line paper, or the end of the text: what is left of a break
        self.out.append(("LINE", at, last, None, last - line_end))
        if last < limit:
            self.out.append(("SPACE", last, limit, None, "indent"))
        return limit

    def _paragraph(self, at: int, end: int, runs: list[Run], position: int, depth: int) -> tuple[int, int]:
        """Write a paragraph with lists in it; it ends with the line on which its last list ends."""
        out, text = self.out, self.text
        out.append(("PARAGRAPH_OPEN", at, at, None, None))
        while at < end:
            line_end = min(self.ends[bisect_right(self.begins, at) - 1], end)
            start = runs[position].entries[0].start if position < len(runs) else end
            stop = min(start, line_end)
            if stop > at:
                out.append(("TEXT", at, stop, None, None))
                at = stop
            if start >= line_end:
                break
            at = self.list(runs[position], depth)
            position += 1
            if at >= end or text[at - 1] in _LINE_ENDS or at >= self.ends[bisect_right(self.begins, at) - 1]:
                break
        out.append(("PARAGRAPH_CLOSE", at, at, None, None))
        return at, position

    def list(self, run: Run, depth: int) -> int:
        """Write a list; return where it ends."""
        out = self.out
        entries = run.entries
        at = entries[0].start
        count = run.announced
        announced = None if count is None else (count.count, count.start, count.end)
        info = _new_info((run.style, announced, run.continues, run.margin))
        out.append(("LIST_OPEN", at, at, None, info))
        level = depth + 1
        for entry in entries:
            if at < entry.start:
                self.space(at, entry.start)
            self._item(entry, level)
            at = entry.end
        out.append(("LIST_CLOSE", at, at, None, None))
        return at

    def _item(self, entry: Entry, level: int) -> None:
        """Write an item: one with nothing but text on its line as one token."""
        start, end, line_end, form, title = entry.start, entry.end, entry.line_end, entry.form, entry.title
        _, at, style, _, _, _, line = entry.candidate
        marker = at - start
        gap = 0
        titled = -1
        if title is not None:
            begun, ended = title
            gap = begun - at
            titled = ended - begun
            at = ended
            if form == "heading" and entry.inner < line_end:
                form = "run-in"  # a list follows the title on its line
        elif at < entry.content < end:
            gap = entry.content - at
            at = entry.content
        name, number, lists, headings = style.name, entry.number, entry.lists, entry.headings
        if at < line_end and at < end and not lists and not headings:
            after = end - line_end
            if after <= 0 or (self.text[end - 1] in _LINE_ENDS and end <= self.nexts[line]):
                if after < 0:
                    after = 0  # the item ends before its line does
                extra = (form, level, name, number, False, marker, gap, titled, after)
                self.out.append(("ITEM", start, end, None, extra))
                return
        self.out.append(("HEAD", start, at, None, (form, level, name, number, False, marker, gap, titled)))
        if headings and at < end:
            self.body(at, end, lists, headings, level, line)
        else:
            self._plain_body(at, end, lists, level, line)
        self.out.append(("SECTION_CLOSE", end, end, None, None))

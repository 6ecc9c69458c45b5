"""Write a layout as the tokens that outline.lark accepts, in offsets of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from speechparse.layout.furniture import Furniture
from speechparse.layout.headings import Heading
from speechparse.layout.matter import Piece
from speechparse.layout.regions import Entry, Run
from speechparse.reading.lines import LINE_END_SET, Lines
from speechparse.reading.text import Reading
from speechparse.tokens import ListInfo, Token, written_out

_LINE_ENDS: Final = frozenset(LINE_END_SET)
#: A ListInfo from a tuple of its fields, at a third of the cost.
_new_info: Final[Callable[[tuple[object, ...]], ListInfo]] = partial(tuple.__new__, ListInfo)


class Assembler:
    """Writes the tokens of one document, in order; offsets are of the reading until ``tokens`` maps them back."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.begins, self.ends = lines
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

    def _next_line(self, line: int) -> int:
        """Return where the line after ``line`` begins, or the text ends."""
        return self.begins[line + 1] if line + 1 < len(self.begins) else len(self.text)

    def _plain(self, at: int, line_end: int, end: int, line: int) -> int:
        """Write the rest of a line without lists, with its line end where that is all of it, and the next line's indent."""
        text, begins = self.text, self.begins
        limit = begins[line + 1] if line + 1 < len(begins) else len(text)
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
        start, end, line_end, form = entry.start, entry.end, entry.line_end, entry.form
        _, marked, style, _, _, _, line = entry.candidate
        at = marked
        gap = 0
        title = -1
        if entry.title is not None:
            title_start, at = entry.title
            gap = title_start - marked
            title = at - title_start
            if form == "heading" and entry.inner < line_end:
                form = "run-in"  # a list follows the title on its line
        elif marked < entry.content < end:
            at = entry.content
            gap = at - marked
        name, number, marker = style.name, entry.number, marked - start
        lists, headings = entry.lists, entry.headings
        if at < line_end and at < end and not lists and not headings:
            if end <= line_end:
                extra = (form, level, name, number, False, marker, gap, title, 0)
                self.out.append(("ITEM", start, end, None, extra))
                return
            if self.text[end - 1] in _LINE_ENDS and end <= self._next_line(line):
                extra = (form, level, name, number, False, marker, gap, title, end - line_end)
                self.out.append(("ITEM", start, end, None, extra))
                return
        self.out.append(("HEAD", start, at, None, (form, level, name, number, False, marker, gap, title)))
        if headings and at < end:
            self.body(at, end, lists, headings, level, line)
        else:
            self._plain_body(at, end, lists, level, line)
        self.out.append(("SECTION_CLOSE", end, end, None, None))


_OPENERS: Final = frozenset(("SECTION_OPEN", "SPEECH_OPEN", "PARAGRAPH_OPEN"))


def restore(tokens: list[Token], reading: Reading) -> list[Token]:
    """Map tokens of a reading back to its source; what the reading left out becomes spaces between them."""
    if not reading.edits:
        return tokens
    return _Restorer(reading).restore(tokens)


class _Restorer:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.source = reading.source
        self.out: list[Token] = []
        self.at = 0
        self.stretches = self._stretches()
        self.low, self.until, self.shift = next(self.stretches)

    def restore(self, tokens: list[Token]) -> list[Token]:
        """Move what stands between two edits by what they and those before them took out; weigh the rest."""
        write = self.out.append
        at, low, until, shift = self.at, self.low, self.until, self.shift
        for token in tokens:
            kind, start, end, _, extra = token
            if end <= until and start + shift == at and start >= low and kind != "LIST_OPEN":
                write((kind, at, at := end + shift, None, extra))
            elif start == end:
                write((kind, at, at, None, self._listed(extra) if kind == "LIST_OPEN" else extra))
            else:
                self.at = at
                self._weigh(token)
                at, low, until, shift = self.at, self.low, self.until, self.shift
        self.at = at
        if at < len(self.source):
            self._hole(len(self.source))
        return self.out

    def _weigh(self, token: Token) -> None:
        """Write a token that an edit may touch, a short form in its parts."""
        kind, start, end, _, extra = token
        at = self.at
        if start == end:
            self.out.append((kind, at, at, None, extra))
        elif end <= self.until and start + self.shift == at and start >= self.low and kind != "GAP":
            self.at = end + self.shift
            self.out.append((kind, at, self.at, None, extra))
        elif kind == "ITEM" or kind == "HEAD":
            for part in written_out(token):
                self._weigh(part)
        else:
            if kind == "LINE":
                self._line(start, end, end - extra)
            else:
                self._write(kind, start, end, extra)
            while self.until < end:
                self.low, self.until, self.shift = next(self.stretches)

    def _stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield the stretches of the text without edits inside, and how much farther on each is in the source."""
        low = shift = 0
        for after, edit in self.reading.placed():
            yield low, after - len(edit.text), shift
            low, shift = after, edit.end - after
        yield low, len(self.text), shift

    def _listed(self, info: ListInfo) -> ListInfo:
        if info.announced is None:
            return info
        count, start, end = info.announced
        announced = count, self.reading.source_start(start), self.reading.source_end(end)
        return info._replace(announced=announced)

    def _line(self, start: int, end: int, line_end: int) -> None:
        """A line whose damage lies inside its text is a line still; else it is written out in its parts."""
        reading = self.reading
        text_end = reading.source_end(line_end)
        first = reading.source_start(start)
        if first > self.at:
            self._hole(first)
        if first == self.at:
            if end == line_end:
                self._append("LINE", first, text_end, start, end, 0)
                return
            if reading.source_start(line_end) == text_end:
                last = reading.source_end(end)
                reads = self._reads(first, text_end, start, line_end)
                self.out.append(("LINE", first, last, reads, last - text_end))
                self.at = last
                return
        self.out.append(("PARAGRAPH_OPEN", self.at, self.at, None, None))
        self._write("TEXT", start, line_end, None)
        self.out.append(("PARAGRAPH_CLOSE", self.at, self.at, None, None))
        if end > line_end:
            self._write("SPACE", line_end, end, "line-end")

    def _reads(self, first: int, last: int, start: int, end: int) -> str | None:
        if last - first == end - start and self.source[first:last] == self.text[start:end]:
            return None
        return self.text[start:end]

    def _append(self, kind: Any, first: int, last: int, start: int, end: int, extra: Any) -> None:
        self.out.append((kind, first, last, self._reads(first, last, start, end), extra))
        self.at = last

    def _write(self, kind: str, start: int, end: int, extra: Any) -> None:
        first = self.reading.source_start(start)
        last = self.reading.source_end(end)
        if first > self.at:
            if kind in ("GAP", "TITLE") and self.out[-1][0] != "SECTION_OPEN":
                self._gap(first)
            else:
                self._hole(first)
        if kind == "GAP" and self.out[-1][0] == "GAP":
            _, begun, _, _, _ = self.out.pop()
            first = begun
        self._append(kind, first, last, start, end, extra)

    def _gap(self, end: int) -> None:
        """What was left out between a marker and its title is part of the gap between them."""
        start = self.at
        if self.out[-1][0] == "GAP":
            _, start, _, _, _ = self.out.pop()
        self.out.append(("GAP", start, end, None, None))
        self.at = end

    def _hole(self, end: int) -> None:
        """Write what the reading left out as a space, outside the section or speech that opens here."""
        opened: list[Token] = []
        while self.out and self.out[-1][0] in _OPENERS:
            opened.append(self.out.pop())
        self.out.append(("SPACE", self.at, end, None, self._reason(self.at)))
        self.at = end
        for kind, _, _, reads, extra in reversed(opened):
            self.out.append((kind, end, end, reads, extra))

    def _reason(self, at: int) -> str:
        edits = self.reading.edits
        low, high = 0, len(edits)
        while low < high:
            middle = (low + high) // 2
            if edits[middle].end <= at:
                low = middle + 1
            else:
                high = middle
        return edits[low].reason if low < len(edits) else "markup"

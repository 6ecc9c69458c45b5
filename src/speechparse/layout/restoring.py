"""Map the tokens of a reading back to its source; what the reading left out becomes spaces between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from speechparse.reading.text import Reading
from speechparse.tokens import ListInfo, Token, written_out

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

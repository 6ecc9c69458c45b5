"""Places in a text: half-open spans in code points, and lines and columns worked out from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, NamedTuple

from speechparse.unlocked import unlocked

#: What ends a line, as str.splitlines has it, less the three separators that Python alone takes for line ends.
LINE_ENDS: Final = frozenset("\n\r\v\f\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range ``[start, end)`` of code points of the source as given.

    >>> Span(2, 5).of("一、总则。")
    '总则。'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, offset: int) -> bool:
        """Say whether the character at ``offset`` lies inside."""
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


#: A Span that is not locked yet (for the builder, which makes so many that it has trusted_span's lines written out).
UnlockedSpan: Final[Any] = unlocked(Span)


def trusted_span(start: int, end: int) -> Span:
    """Make a Span without the cost of a frozen dataclass's own __init__."""
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    made: Span = span
    return made


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


class LineIndex:
    """Find the line and column of an offset; built once for a text, in linear time.

    >>> LineIndex("一\\r\\n二三").position(4)
    Position(line=2, column=2)
    """

    def __init__(self, text: str) -> None:
        self.length: Final = len(text)
        self.starts: Final = [0, *accumulate(len(line) for line in split_lines(text))]
        if len(self.starts) > 1 and not (text and text[-1] in LINE_ENDS):
            self.starts.pop()

    def position(self, offset: int) -> Position:
        """Return where ``offset`` stands; ValueError where the text has no such offset."""
        if not 0 <= offset <= self.length:
            raise ValueError(f"offset {offset} lies outside the text of {self.length} characters")
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span_of_line(self, line: int) -> Span:
        """Return the span of a line (from 1), its line end included; ValueError where there is none."""
        if not 1 <= line <= len(self.starts):
            raise ValueError(f"there is no line {line}: the text has {len(self.starts)}")
        end = self.starts[line] if line < len(self.starts) else self.length
        return Span(self.starts[line - 1], end)


def split_lines(text: str) -> list[str]:
    """Split a text after each line end, keeping it; joined again the pieces are the text."""
    pieces: list[str] = []
    keep: Callable[[str], None] = pieces.append
    for line in text.splitlines(keepends=True):
        # \x1c, \x1d and \x1e are line ends for Python, and for no editor.
        if pieces and pieces[-1][-1] in "\x1c\x1d\x1e":
            pieces[-1] += line
            continue
        keep(line)
    return pieces

"""Find headings without a number: short lines of their own that end in no mark and have text under them.

One such line may be anything; headings come in numbers. Where Markdown marks a line as a heading, it is one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from speechparse.layout.regions import Entry, Run
from speechparse.reading.lines import Lines
from speechparse.reading.markup import heading_level
from speechparse.reading.text import Reading

_LONGEST: Final = 28
_SHORTEST: Final = 3
_NOT_LAST: Final = frozenset("。！？!?；;，,、：:…”’）)》」』】.-—*|")
_NOT_INSIDE: Final = frozenset("。；！？：:\t|…")
_STOPS: Final = frozenset("。！？!?；;：:…”’）)")
#: What a format marks as a heading is no longer than this, and no sentence: some type body text in such styles.
_LONGEST_MARKED: Final = 60
_LONGEST_INDENT: Final = 20
_BLANKS: Final = " \t\u00a0\u3000"
_ENDS: Final = frozenset("。；;，,、：:")
#: What stands under a heading is at least this long, where it is not a list.
_BODY: Final = 30
_LEAST: Final = 2


@dataclass(slots=True)
class Heading:
    """A heading without a number: its line ``[start, title_end)``, where what is under it ends, and its lists."""

    start: int
    title_end: int
    end: int
    lists: list[Run]


class HeadingFinder:
    """Finds the headings without a number of one reading's regions."""

    def __init__(self, reading: Reading, lines: Lines, headings: frozenset[int] = frozenset()) -> None:
        self.text = reading.text
        self.begins, self.ends = lines
        self.marked = self._marked(reading, headings)

    def _marked(self, reading: Reading, headings: frozenset[int]) -> frozenset[int]:
        """The offsets of lines that Markdown's # marks, or the source's format at ``headings``, where they look so."""
        found: set[int] = set()
        for offset in headings:
            line = bisect_left(self.begins, offset, key=reading.source_start)
            if line == len(self.begins):
                continue
            begin, end = self.begins[line], self.ends[line]
            indent = reading.source[offset : min(reading.source_start(begin), offset + _LONGEST_INDENT)]
            if (
                not indent.strip(_BLANKS)
                and end - begin <= _LONGEST_MARKED
                and self.text[end - 1] not in _ENDS
            ):
                found.add(begin)
        for offset, edit in reading.placed():
            if edit.text == "" and heading_level(reading.source[edit.start : edit.end]) > 0:
                found.add(offset)
        return frozenset(found)

    def find(self, start: int, end: int, runs: list[Run]) -> tuple[list[Run], list[Heading]]:
        """Return the lists of the region ``[start, end)`` above its first heading, and its headings."""
        starts = self._starts(start, end, runs)
        if not starts:
            return runs, []
        bounds = [offset for offset, _ in starts] + [end]
        headings: list[Heading] = []
        firsts = [run.entries[0].start for run in runs]  # in order
        for (offset, title_end), after in zip(starts, bounds[1:], strict=True):
            inside = runs[bisect_right(firsts, offset) : bisect_left(firsts, after)]
            headings.append(Heading(offset, title_end, after, inside))
        return runs[: bisect_left(firsts, bounds[0])], headings

    def _starts(self, start: int, end: int, runs: list[Run]) -> list[tuple[int, int]]:
        """The lines of the region that are headings: where each begins and ends."""
        found: list[tuple[int, int]] = []
        sure = 0
        position = 0
        line = bisect_left(self.begins, start)
        while line < len(self.begins) and self.begins[line] < end:
            begin = self.begins[line]
            while position < len(runs) and runs[position].entries[-1].end <= begin:
                position += 1
            if position < len(runs) and runs[position].entries[0].start <= begin:
                line = bisect_left(self.begins, runs[position].entries[-1].end)
                continue
            if self.ends[line] > end:
                break  # the line goes on beyond the region: an item begins in it
            if position < len(runs) and runs[position].entries[0].start < self.ends[line]:
                line += 1  # a list begins in the line: it is text
                continue
            if begin in self.marked:
                sure += 1
                found.append((begin, self.ends[line]))
            elif self._is_heading(line, start, end, runs, position):
                found.append((begin, self.ends[line]))
            line += 1
        return found if sure or len(found) >= _LEAST else []

    def _is_heading(self, line: int, start: int, end: int, runs: list[Run], position: int) -> bool:
        begin, stop = self.begins[line], self.ends[line]
        if not _SHORTEST <= stop - begin <= _LONGEST or self.text[stop - 1] in _NOT_LAST:
            return False
        words = self.text[begin:stop]
        if words.isascii() or any(mark in words for mark in _NOT_INSIDE):
            return False
        before = line - 1
        if before >= 0 and self.begins[before] >= start and self.text[self.ends[before] - 1] not in _STOPS:
            return False
        after = line + 1
        if after >= len(self.begins) or self.begins[after] >= end:
            return False
        if position < len(runs) and runs[position].entries[0].start == self.begins[after]:
            return True
        return self.ends[after] - self.begins[after] >= _BODY and self.text[self.ends[after] - 1] in _STOPS

    def place(self, start: int, end: int, runs: list[Run]) -> tuple[list[Run], list[Heading]]:
        """Find the headings of a region, and of the regions of all numbered headings in it."""
        waiting = list(runs)
        while waiting:
            for entry in waiting.pop().entries:
                if entry.lists:
                    waiting += entry.lists
                if (
                    entry.form == "heading"
                    and entry.title is not None
                    and entry.end > entry.title[1] + _SHORTEST
                ):
                    self._place_under(entry)
        return self.find(start, end, runs)

    def _place_under(self, entry: Entry) -> None:
        assert entry.title is not None
        lists, headings = self.find(entry.title[1], entry.end, entry.lists)
        if headings:
            entry.lists = lists
            entry.headings = headings

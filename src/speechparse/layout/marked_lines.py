"""What Markdown's marks say of a text's lines: headings and their levels, what is bold, what is a list's item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from speechparse.reading.kinds import TALKS
from speechparse.reading.lines import Lines
from speechparse.reading.markup import heading_level
from speechparse.reading.text import Reading

#: A shorter title is a heading of minutes: 张三发言.
_SHORTEST_TALK: Final = 8
#: What the mark of a heading's level may begin with.
_BEFORE_LEVEL: Final = frozenset("#> \t")
#: Marks of bold, and how far down a title in bold is looked for.
_BOLD: Final = ("**", "__")
_BOLD_TITLE_LINES: Final = 12
_COLONS: Final = "：:"


def bold_spans(reading: Reading) -> dict[int, int]:
    """Return where the text is that Markdown sets in bold: the end of each span by its beginning."""
    source = reading.source
    if not reading.edits or not any(mark in source for mark in _BOLD):
        return {}
    marks = [offset for offset, edit in reading.placed() if source[edit.start : edit.end] in _BOLD]
    return dict(zip(marks[::2], marks[1::2], strict=False))


def heading_levels(reading: Reading, begins: Sequence[int]) -> dict[int, int]:
    """Return the lines, which begin at ``begins``, before which Markdown's # stands, and their levels."""
    source = reading.source
    levels: dict[int, int] = {}
    if not reading.edits or "#" not in source:
        return levels
    for offset, edit in reading.placed():
        if source[edit.start : edit.start + 1] in _BEFORE_LEVEL and (
            level := heading_level(source[edit.start : edit.end])
        ):
            line = bisect_left(begins, offset)
            if line < len(begins) and begins[line] == offset and reading.edit_at(offset) is edit:
                levels[line] = level
    return levels


class MarkedLines:
    """One text's lines, and the marks that the reading took out of them."""

    def __init__(self, reading: Reading, lines: Lines) -> None:
        self.reading = reading
        self.text = reading.text
        self.lines = lines
        self.begins, self.ends = lines
        self.count = len(self.begins)

    def is_bullet(self, index: int) -> bool:
        """Say whether Markdown marks the line as a list's item or a quotation."""
        edit = self.reading.edit_at(self.begins[index]) if self._has_bullets else None
        if edit is None or edit.reason != "markup":
            return False
        mark = self.reading.source[edit.start : edit.end].strip()
        return mark[:1] in ("-", "+", ">", "•", "●", "◆", "■", "▪") or mark == "*"

    def line(self, index: int) -> str:
        """The line."""
        return self.text[self.begins[index] : self.ends[index]]

    def length(self, index: int) -> int:
        """How many characters the line has."""
        return self.ends[index] - self.begins[index]

    @cached_property
    def bold_title(self) -> int:
        """The line that is bold from end to end before the first that # marks, near the top; -1 if none."""
        if not self.reading.edits:
            return -1
        for index in range(min(self.count, _BOLD_TITLE_LINES)):
            if self.heading_mark(index):
                return -1
            if self.is_bold(index) and self.text[self.ends[index] - 1] not in _COLONS:
                return index  # what a colon ends is a label: 发文机关：
        return -1

    def is_bold(self, index: int) -> bool:
        """Say whether Markdown's ** stands right before and right after the line's words."""
        source, reading = self.reading.source, self.reading
        begin, end = reading.source_start(self.begins[index]), reading.source_end(self.ends[index])
        return begin >= 2 and source[begin - 2 : begin] in _BOLD and source[end : end + 2] in _BOLD

    def heading_mark(self, index: int) -> int:
        """The level of Markdown's # before the line, or 0."""
        return self._levels.get(index, 0)

    def count_headings(self, level: int) -> int:
        """Count the lines before which Markdown's # stands so many times, or fewer."""
        return sum(mark <= level for mark in self._levels.values())

    @cached_property
    def talk_levels(self) -> frozenset[int]:
        """The levels of Markdown's # that two headings or more have, all of them titles of what someone said."""
        talks: dict[int, list[bool]] = {}
        for index, level in self._levels.items():
            is_talk = self.length(index) >= _SHORTEST_TALK and self.line(index).endswith(TALKS)
            talks.setdefault(level, []).append(is_talk)
        return frozenset(level for level, found in talks.items() if len(found) > 1 and all(found))

    @cached_property
    def _levels(self) -> dict[int, int]:
        return heading_levels(self.reading, self.begins)

    @cached_property
    def _has_bullets(self) -> bool:
        return any(edit.reason == "markup" for edit in self.reading.edits)

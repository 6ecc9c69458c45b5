"""The lines of a text that hold something; in one-line papers, what is left of them."""

from __future__ import annotations

import re  # the line scan is hot, and twice as fast with re
from bisect import bisect_right
from typing import Final, NamedTuple

BLANKS: Final = frozenset(" \t\u00a0\u2002\u2003\u3000")
LINE_END_SET: Final = "\n\r\v\f\x85\u2028\u2029"
#: A line longer than this may be a whole paper, in which a run of at least two wide blanks was a line break.
_LONG_LINE: Final = 200


class Lines(NamedTuple):
    """The lines of a reading that hold something: where the content of each begins and ends."""

    begins: list[int]
    ends: list[int]

    def at(self, offset: int) -> int:
        """Return the index of the line that holds ``offset``, or of the one before it."""
        return bisect_right(self.begins, offset) - 1


_WIDE_BREAK: Final = re.compile(r"[\u3000\u00a0 ]{0,8}[\u3000\u00a0]{2,}[ \u3000\u00a0]*")
_SPLIT: Final = re.compile(f"(?<=[{LINE_END_SET}])")
#: What str.splitlines takes for line ends and we do not.
_SEPARATORS: Final = ("\x1c", "\x1d", "\x1e")
_RARE_ENDS: Final = tuple(LINE_END_SET.replace("\n", ""))


def find_lines(text: str) -> Lines:
    """Find the lines of ``text`` that are not blank, without their indents and trailing blanks."""
    begins: list[int] = []
    ends: list[int] = []
    # Splitting off whole lines and stripping them is three times faster than any pattern that finds them.
    parted = 0
    if not any(sign in text for sign in _RARE_ENDS):
        lines = text.split("\n")
        parted = 1
    elif not any(sign in text for sign in _SEPARATORS):
        lines = text.splitlines(keepends=True)
    else:
        lines = _SPLIT.split(text)
    offset = 0
    for line in lines:
        content = line.strip()
        if content:
            begin = offset if content is line else offset + line.index(content[0])
            end = begin + len(content)
            if end - begin > _LONG_LINE and ("\u3000\u3000" in content or "\u00a0\u00a0" in content):
                _part_long_line(text, begin, end, begins, ends)
            else:
                begins.append(begin)
                ends.append(end)
        offset += len(line) + parted
    return Lines(begins, ends)


def _part_long_line(text: str, begin: int, end: int, begins: list[int], ends: list[int]) -> None:
    """Add the lines that wide blanks part a line into."""
    last = begin
    for gap in _WIDE_BREAK.finditer(text, begin, end):
        if content := text[last : gap.start()].rstrip():
            begins.append(last)
            ends.append(last + len(content))
        last = gap.end()
    if last < end:
        begins.append(last)
        ends.append(end)

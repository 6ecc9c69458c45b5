"""Find headings whose line break was lost before them, and kept after them: ….取得成绩。（二）改善条件⏎.

What ends its line without a stop, and begins with a number behind one, can only be a heading where others of its kind have lines
of their own.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Final

from speechparse.reading.lines import BLANKS, Lines
from speechparse.scanning import Markers

#: What numbers headings; articles, and what numbers sentences, head nothing.
_HEADING: Final = (
    "BOOK", "PIECE", "PART", "CHAPTER", "DIVISION", "LECTURE", "LESSON", "ORDINAL", "CHINESE_PAREN", "DECIMAL_PAREN",
    "CHINESE_COMMA", "CHINESE_BLANK", "DECIMAL_MULTI", "DECIMAL_DOT", "DECIMAL_COMMA", "DECIMAL_BLANK", "UPPER_ROMAN",
)  # fmt: skip
_STOP: Final = "。"
#: What no heading ends in, and a paragraph does.
_ENDS: Final = frozenset("。；;，,、：:！!？?…")
_CLOSERS: Final = frozenset("”’」』）)")
#: A heading with its number is no longer, and no shorter.
_SHORTEST: Final = 4
_LONGEST: Final = 60
#: So many lines before and after it others of its kind are looked for.
_NEAR: Final = 300


@cache
def _markers() -> Markers:
    return Markers(_HEADING)


def part_headings(text: str, lines: Lines) -> Lines:
    """Return the lines, those parted that end in a heading behind a sentence."""
    begins, ends = lines
    # Most lines that end without a stop are headings, and hold none.
    held = [
        line
        for line, end in enumerate(ends)
        if text[end - 1] not in _ENDS and text.find(_STOP, begins[line], end) >= 0
    ]
    found = {
        line: place
        for line in held
        if (place := heading_behind(text, lines, line)) >= 0 and _is_followed(text, lines, line)
    }
    if not found:
        return lines
    parted = Lines([], [])
    for line, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        place = found.get(line, -1)
        if place >= 0:
            parted.begins.append(begin)
            parted.ends.append(begin + len(text[begin:place].rstrip()))
            begin = place
        parted.begins.append(begin)
        parted.ends.append(end)
    return parted


def heading_behind(text: str, lines: Lines, line: int) -> int:
    """Return where the heading begins in which the line ends, behind a stop, if others of its kind have their lines; else -1."""
    begin, end = lines.begins[line], lines.ends[line]
    place = text.rfind(_STOP, begin, end) + 1
    if not place or text[end - 1] in _ENDS:
        return -1
    while place < end and (text[place] in _CLOSERS or text[place] in BLANKS):
        place += 1
    if not _SHORTEST <= end - place <= _LONGEST:
        return -1
    kind = _kind_at(text, place)
    return place if kind is not None and _has_sibling(text, lines, line, kind) else -1


def _kind_at(text: str, at: int) -> str | None:
    """Return which kind of heading's number stands there, if any."""
    marker = _markers().at(text, at)
    return None if marker is None else marker[1]


def _has_sibling(text: str, lines: Lines, line: int, kind: str) -> bool:
    """Say whether a line near by is a heading of the same kind."""
    begins, ends = lines
    near = chain(range(line - 1, max(-1, line - _NEAR), -1), range(line + 1, min(len(begins), line + _NEAR)))
    return any(
        ends[other] - begins[other] <= _LONGEST
        and text[ends[other] - 1] not in _ENDS
        and _kind_at(text, begins[other]) == kind
        for other in near
    )


def _is_followed(text: str, lines: Lines, line: int) -> bool:
    """Say whether the next line is a paragraph or has a number: it does not go on a sentence that the page wrapped."""
    after = line + 1
    if after == len(lines.begins):
        return True
    return text[lines.ends[after] - 1] in _ENDS or _kind_at(text, lines.begins[after]) is not None

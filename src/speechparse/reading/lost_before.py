"""Find headings whose line break was lost before them, and kept after them: …取得成绩。（二）改善条件⏎.

What ends its line without a stop, and begins with a number behind one, can only be a heading where others of its kind have lines
of their own. So can a first number inside another heading, where below it the second begins a line.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Final

from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.beginnings import WORDS_WITH_ONE, begins_with_marker
from speechparse.reading.lines import BLANKS, Lines
from speechparse.scanning import Markers

#: What numbers headings; articles, and what numbers sentences, head nothing.
_HEADING: Final = (
    "BOOK", "PIECE", "PART", "CHAPTER", "DIVISION", "LECTURE", "LESSON", "ORDINAL", "CHINESE_PAREN", "DECIMAL_PAREN",
    "PAREN_IDEOGRAPH", "CHINESE_COMMA", "CHINESE_BLANK", "DECIMAL_MULTI", "DECIMAL_DOT", "DECIMAL_COMMA", "DECIMAL_BLANK", "UPPER_ROMAN",
    "UPPER_LETTER", "ORDINAL_THING",
)  # fmt: skip
_STOP, _COLON = "。", "："
#: What numbers the headings that a lead-in's colon may stand before: 现提出如下意见：一、…. Attachments are listed so too (附件：1.…).
_AFTER_COLON: Final = frozenset(("CHINESE_COMMA", "CHINESE_BLANK", "PART"))
#: What no heading ends in, and a paragraph does.
_ENDS: Final = frozenset("。；;，,、：:！!？?…")
_CLOSERS: Final = frozenset("”’」』）)")
#: A heading with its number is no longer, and no shorter.
_SHORTEST: Final = 4
_LONGEST: Final = 60
#: A first number inside a heading, behind its words.
_FIRST: Final = LazyPattern(
    rf"(?<={HAN}|[”》）])(?:[（(][一1][)）]|(?<![第其{''.join(sorted(WORDS_WITH_ONE))}])一、|1[.、．])(?={HAN}|[“《])"
)
_LEAST_WORDS: Final = 3
#: So many lines before and after it others of its kind are looked for.
_NEAR: Final = 300


@cache
def _markers() -> Markers:
    return Markers(_HEADING)


def part_headings(text: str, lines: Lines) -> Lines:
    """Return the lines, those parted that end in a heading behind a sentence."""
    begins, ends = lines
    found: dict[int, int] = {}
    for line in [line for line, end in enumerate(ends) if text[end - 1] not in _ENDS]:
        place = heading_behind(text, lines, line, unwrapped=True)
        if place >= 0 and not _is_followed(text, lines, line):
            place = -1
        elif place < 0 and text.find(_STOP, begins[line], ends[line]) < 0:
            place = _heading_under(text, lines, line)
        if place >= 0:
            found[line] = place
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


def heading_behind(text: str, lines: Lines, line: int, *, unwrapped: bool = False) -> int:
    """Return where the heading begins in which the line ends, behind a stop, if others of its kind have their lines; else -1.

    Where no wrap parts sentences any more (``unwrapped``), what ends other lines so tells as much.
    """
    place, kind = _tail(text, lines, line)
    return place if kind is not None and _has_sibling(text, lines, line, kind, unwrapped=unwrapped) else -1


def _tail(text: str, lines: Lines, line: int) -> tuple[int, str | None]:
    """Return where the words begin that end the line behind its last stop, and what kind of number they begin with, if any."""
    begin, end = lines.begins[line], lines.ends[line]
    if text[end - 1] in _ENDS:
        return -1, None
    place = max(text.rfind(_STOP, begin, end), text.rfind(_COLON, begin, end)) + 1
    if not place:
        return -1, None
    led_in = text[place - 1] == _COLON
    while place < end and (text[place] in _CLOSERS or text[place] in BLANKS):
        place += 1
    kind = _kind_at(text, place) if _SHORTEST <= end - place <= _LONGEST else None
    return place, kind if not led_in or kind in _AFTER_COLON else None


def _heading_under(text: str, lines: Lines, line: int) -> int:
    """Return where a first number begins inside a heading, if the next line that has a number of its kind has the second; else -1."""
    begin, end = lines.begins[line], lines.ends[line]
    if end - begin > 2 * _LONGEST:
        return -1
    first = _FIRST.search(text, begin + _SHORTEST, end - _LEAST_WORDS)
    if first is None:
        return -1
    kind, own = _kind_at(text, first.start()), _kind_at(text, begin)
    if kind is None or own is None or kind == own:
        return -1
    for other in range(line + 1, min(len(lines.begins), line + _NEAR)):
        if _kind_at(text, lines.begins[other]) == kind:
            is_second = text.startswith(first[0].replace("一", "二").replace("1", "2"), lines.begins[other])
            return first.start() if is_second else -1
    return -1


def _kind_at(text: str, at: int) -> str | None:
    """Return which kind of heading's number stands there, if any."""
    marker = _markers().at(text, at)
    return None if marker is None else marker[1]


def _has_sibling(text: str, lines: Lines, line: int, kind: str, *, unwrapped: bool) -> bool:
    """Say whether a line near by is a heading of the same kind, or ends in one."""
    begins, ends = lines
    near = chain(range(line - 1, max(-1, line - _NEAR), -1), range(line + 1, min(len(begins), line + _NEAR)))
    return any(
        text[ends[other] - 1] not in _ENDS
        and (
            (ends[other] - begins[other] <= _LONGEST and _kind_at(text, begins[other]) == kind)
            or (unwrapped and _tail(text, lines, other)[1] == kind)
        )
        for other in near
    )


def _is_followed(text: str, lines: Lines, line: int) -> bool:
    """Say whether the next line is a paragraph or has a number: it does not go on a sentence that the page wrapped."""
    after = line + 1
    if after == len(lines.begins):
        return True
    last = text[lines.ends[after] - 1]
    return (
        last in _ENDS
        or last in _CLOSERS
        or begins_with_marker(text, lines.begins[after])
        or _tail(text, lines, after)[1] is not None
    )

"""Find headings whose line break was lost before them, and kept after them: …取得成绩。（二）改善条件⏎.

What ends its line without a stop, and begins with a number behind one, can only be a heading where others of its kind have lines
of their own. So can a first number inside another heading, where below it the second begins a line; and what ends in a stop
where the number before it begins a line that is one sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Final

from speechparse.ordinals import parse_ordinal
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
_ENDS: Final = frozenset("。；;，,、：:！!？?…（(“‘《【「『〔")
_CLOSERS: Final = frozenset("”’」』）)")
#: What numbers begin with behind a stop, and what stands around their numerals.
_NUMERALS: Final = frozenset("一二三四五六七八九十（(0123456789ⅠⅡⅢⅣⅤⅥ")
_SIGNS: Final = "（）()、.．，,：: \u3000"
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
    """Return the lines, those parted that end in a heading or an item behind other words; hard wraps are undone before this."""
    headings = Headings(text, lines)
    begins, ends = lines
    found: dict[int, int] = {}
    for line, end in enumerate(ends):
        last = text[end - 1]
        if last == _STOP:
            place = text.rfind(_STOP, begins[line], end - 1) + 1
            # Few last sentences begin with a number.
            if not place or text[place] not in _NUMERALS or not headings.is_next(line, place):
                continue
        elif last in _ENDS:
            continue
        else:
            place = headings.last_in(line)
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


class Headings:
    """The headings with numbers in the lines of a text; what is known of all lines is found out when it is first asked for."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.lines = lines

    def behind(self, line: int) -> int:
        """Return where the heading begins in which the line ends, behind a stop, if others of its kind have their lines; else -1."""
        place, kind = self._tail(line)
        return place if kind is not None and _is_near(line, self._bare.get(kind, ())) else -1

    def last_in(self, line: int) -> int:
        """Return where the heading begins that ends the line behind other words; else -1.

        What ends other lines so tells as much as their own lines: it is asked where no wrap parts sentences any more, or before a
        line that is indented as paragraphs are.
        """
        place, kind = self._tail(line)
        if kind is not None:
            is_heading = self.behind(line) >= 0 or _is_near(line, self._tails.get(kind, ()))
            if is_heading and self._is_followed(line):
                return place
        if self.text.find(_STOP, self.lines.begins[line], self.lines.ends[line]) >= 0:
            return -1
        return self._under(line)

    def is_next(self, line: int, place: int) -> bool:
        """Say whether the sentence that ends the line has a number, and the nearest line above with one of its kind the one before.

        That line is one sentence, as this one is. For a first number it is the nearest line below, with the second.
        """
        text = self.text
        marker = _markers().at(text, place) if self.lines.ends[line] - place <= _LONGEST else None
        if marker is None:
            return False
        number = _number(text, place, marker[0])
        numbered = self._numbered.get(marker[1], [])
        at = bisect_right(numbered, line) if number == 1 else bisect_left(numbered, line) - 1
        if not 0 <= at < len(numbered) or abs(numbered[at] - line) > _NEAR:
            return False
        begin, end = self.lines.begins[numbered[at]], self.lines.ends[numbered[at]]
        other = _markers().at(text, begin)
        if other is None or end - begin > _LONGEST or text.find(_STOP, begin, end) != end - 1:
            return False
        return _number(text, begin, other[0]) == (2 if number == 1 else number - 1) > 0

    def _tail(self, line: int) -> tuple[int, str | None]:
        """Return where the words begin that end the line behind its last stop, and what kind of number they begin with, if any."""
        text, begin, end = self.text, self.lines.begins[line], self.lines.ends[line]
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

    def _under(self, line: int) -> int:
        """Return where a first number begins inside a heading, if the next line that has a number of its kind has the second; else -1."""
        text, begin, end = self.text, self.lines.begins[line], self.lines.ends[line]
        if end - begin > 2 * _LONGEST:
            return -1
        first = _FIRST.search(text, begin + _SHORTEST, end - _LEAST_WORDS)
        if first is None:
            return -1
        kind, own = _kind_at(text, first.start()), _kind_at(text, begin)
        if kind is None or own is None or kind == own:
            return -1
        numbered = self._numbered.get(kind, [])
        at = bisect_right(numbered, line)
        if at == len(numbered) or numbered[at] - line > _NEAR:
            return -1
        second = first[0].replace("一", "二").replace("1", "2")
        return first.start() if text.startswith(second, self.lines.begins[numbered[at]]) else -1

    def _is_followed(self, line: int) -> bool:
        """Say whether the next line is a paragraph or has a number: it does not go on a sentence that the page wrapped."""
        after = line + 1
        if after == len(self.lines.begins):
            return True
        last = self.text[self.lines.ends[after] - 1]
        return (
            last in _ENDS
            or last in _CLOSERS
            or begins_with_marker(self.text, self.lines.begins[after])
            or self._tail(after)[1] is not None
        )

    @cached_property
    def _numbered(self) -> Mapping[str, list[int]]:
        """The lines that begin with a number, by its kind."""
        text = self.text
        return _by_kind([
            (line, _kind_at(text, begin)) for line, begin in enumerate(self.lines.begins)
        ])  # fmt: skip

    @cached_property
    def _bare(self) -> Mapping[str, list[int]]:
        """The lines that are headings with a number, by its kind."""
        text, (begins, ends) = self.text, self.lines
        return {
            kind: [
                line
                for line in numbered
                if ends[line] - begins[line] <= _LONGEST and text[ends[line] - 1] not in _ENDS
            ]
            for kind, numbered in self._numbered.items()
        }

    @cached_property
    def _tails(self) -> Mapping[str, list[int]]:
        """The lines that end in a heading behind a stop, by the kind of its number."""
        return _by_kind([(line, self._tail(line)[1]) for line in range(len(self.lines.begins))])


def _by_kind(lines: Sequence[tuple[int, str | None]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line, kind in lines:
        if kind is not None:
            found.setdefault(kind, []).append(line)
    return found


def _is_near(line: int, others: Sequence[int]) -> bool:
    """Say whether one of the ``others`` is near the line."""
    at = bisect_left(others, line)
    after = at + (at < len(others) and others[at] == line)
    return (at > 0 and line - others[at - 1] < _NEAR) or (
        after < len(others) and others[after] - line < _NEAR
    )


def _number(text: str, begin: int, end: int) -> int:
    """Return what number the marker ``[begin, end)`` is, -1 where it is none."""
    return parse_ordinal(text[begin:end].strip(_SIGNS)) or -1


def _kind_at(text: str, at: int) -> str | None:
    """Return which kind of heading's number stands there, if any."""
    marker = _markers().at(text, at)
    return None if marker is None else marker[1]

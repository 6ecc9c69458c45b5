"""Say what a page number's line parts: a marker, a sentence, a heading; then the line breaks around it are no one's will."""

from __future__ import annotations

from functools import cache
from typing import Final

from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern
from speechparse.reading.beginnings import AUTHORS_BREAK, begins_with_marker, marker_end
from speechparse.scanning import Markers

_STOPS: Final = "。！？!?；;：:…"
_CLOSERS: Final = "”’」』）)"
_COLONS: Final = ("：", ":")
#: What holds a sentence, or a clause that ends an item.
_SENTENCE_ENDS: Final = "。；;！？"
#: A clause that a page number parts is looked for so far before it, and what goes on so far behind it.
_LONGEST_CLAUSE: Final = 120
_LONGEST_BLANK: Final = 40
_LONGEST_MARKER: Final = 8
#: A heading in two parts is no longer than this.
_LONGEST_HEADING: Final = 48
#: So far around an item its siblings are looked for, and so many of them.
_REACH: Final = 2_000
_NUMERALS: Final = LazyPattern("[一二三四五六七八九十百零〇]+|[0-9０-９]+|(?P<sign>[①-⒛㈠-㈩Ⅰ-ⅻA-Za-z])")
_WORDS: Final = LazyPattern(r"\S")
_LINE: Final = LazyPattern(r"[^\r\n]*")
#: Words number items too, and are parted: 首 and 先, 一 and 是, 另 and 一方面.
_PARTED: Final = (*AUTHORS_BREAK, "SEQUENCE", "ASPECT", "NARRATIVE", "ORDINAL_THING", "ONE_IS")


@cache
def _markers() -> Markers:
    return Markers(_PARTED)


def _end_of_marker(text: str) -> int:
    """Return where the marker ends with which the text begins; 0 if it begins with none."""
    marker = _markers().at(text, 0)
    return 0 if marker is None else marker[0]


def words_after(text: str, end: int) -> int:
    """Return where the words begin that go on after a page number's line that ends at ``end``; -1 if there are none soon."""
    after = _WORDS.search(text, end, end + _LONGEST_BLANK)
    return -1 if after is None else after.start()


def parts_marker(text: str, start: int, end: int, number: str = "") -> bool:
    """Say whether ``[start, end)`` parts a marker: 第, a page number, 二章.

    ``number`` is what stands there, if that alone does not tell that it is a page's: it must be no part of the marker.
    """
    after = words_after(text, end)
    before = text[max(0, start - _LONGEST_MARKER) : start].rstrip()
    begin = max(before.rfind(sign) for sign in _STOPS + "，,\r\n") + 1
    tail = before[begin:].lstrip()
    if after < 0 or not tail or (begin == 0 and start > _LONGEST_MARKER):
        return False
    behind = text[after : after + _LONGEST_MARKER]
    if number and (tail[-1].isdigit() or _end_of_marker(tail + number + behind) > len(tail)):
        return False
    return _end_of_marker(tail + behind) > len(tail)


def parts_clause(text: str, start: int, end: int, *, knows: bool) -> bool:
    """Say whether ``[start, end)`` parts a clause: one with a comma, without a number, or an item's heading or sentence.

    If ``knows``, the items around one tell whether it is a sentence.
    """
    low = max(0, start - _LONGEST_CLAUSE)
    before = text[low:start].rstrip()
    begin = max(before.rfind("\n"), before.rfind("\r")) + 1
    clause = before[begin:].lstrip()
    after = words_after(text, end)
    if (
        after < 0
        or begin == 0
        or not clause
        or clause.rstrip(_CLOSERS)[-1:] in _STOPS
        or begins_with_marker(text, after)
    ):
        return False
    marker = marker_end(clause, 0)
    if marker == 0:
        return "，" in clause
    words = clause[marker:].strip()
    if len(words) == 1:
        return True  # no title
    if _parts_heading(text, words, after):
        return True
    return knows and _parts_sentence(text, clause[:marker], words, low + begin, after)


def _parts_heading(text: str, words: str, after: int) -> bool:
    """Say whether what goes on is the rest of a heading: short, with no stop, over a sentence or a number."""
    rest = _line(text, after)
    if len(words) + len(rest) > _LONGEST_HEADING or any(sign in rest for sign in _STOPS):
        return False
    below = words_after(text, after + len(rest))
    if below < 0:
        return False
    line = _line(text, below)
    return begins_with_marker(text, below) or len(line) > _LONGEST_HEADING or line[-1] in _STOPS


def _parts_sentence(text: str, marker: str, words: str, begin: int, after: int) -> bool:
    """Say whether what goes on is the rest of an item's first sentence: the items around it hold sentences, and none is a heading."""
    if any(sign in words for sign in _SENTENCE_ENDS) or not _is_sentence(_line(text, after)):
        return False
    above = text[max(0, begin - _REACH) : begin].splitlines()[:0:-1]
    below = text[after : after + _REACH].splitlines()[1:-1]
    siblings = (_sibling(above, marker, -1), _sibling(below, marker, 1))
    return any(siblings) and all(map(_is_sentence, filter(None, siblings)))


def _sibling(lines: list[str], marker: str, step: int) -> str:
    """Return the first of the lines that begins with a number as ``marker`` is written, if it is so many steps from that; else nothing."""
    shape = _shape(marker)
    for line in map(str.strip, lines):
        other = line[: marker_end(line, 0)] if line else ""
        if other and _shape(other) == shape:
            return line if _number(other) == _number(marker) + step else ""
    return ""


def _is_sentence(line: str) -> bool:
    """Say whether the line holds a sentence, or a clause that ends an item or leads to others."""
    return line[-1:] in _COLONS or any(sign in line for sign in _SENTENCE_ENDS)


def _shape(marker: str) -> str:
    return "".join(_NUMERALS.sub("0", marker).split())


def _number(marker: str) -> int:
    """Return the number of a marker, or for one that is a sign or a letter what such follow each other by."""
    numeral = _NUMERALS.search(marker)
    if numeral is None:
        return 0
    sign = numeral["sign"]
    return ord(sign) if sign else parse_ordinal(numeral[0]) or 0


def _line(text: str, begin: int) -> str:
    """Return the line from ``begin`` on, as much of it as tells, without what trails it."""
    line = _LINE.match(text, begin, begin + _LONGEST_CLAUSE)
    return "" if line is None else line[0].rstrip()

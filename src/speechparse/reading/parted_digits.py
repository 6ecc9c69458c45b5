"""Find the line breaks around digits in a file that breaks its lines at each of them: 年满⏎2⏎次.

Word puts digits into elements of their own, and what takes the text out of its HTML puts each element on a line.
"""

from __future__ import annotations

from collections.abc import Container
from operator import sub
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.beginnings import begins_with_marker
from speechparse.reading.lines import Lines
from speechparse.reading.widths import STOPS

_DIGITS: Final = frozenset("0123456789")
_RUN: Final = LazyPattern("[0-9][0-9.%~:/+-]*")
_LONGEST_RUN: Final = 14
#: What goes on after digits, and begins no cell of a table: a file has broken its lines there so many times at least, and of
#: its lines of digits so many stand before such a sign.
_GOES_ON: Final = frozenset("年月日号时分个元人名户家处台项次条倍岁天亩吨公千万亿多余％%，。；：、）)〕]】至")
_LEAST: Final = 8
_LEAST_SHARE: Final = 0.5
#: What tells a clause from a cell, whatever it begins with.
_IN_CLAUSE: Final = frozenset("，。；")
#: With the digits above them these are a marker.
_OF_MARKER: Final = frozenset("、.．")
_LONGEST_NUMBER: Final = 3
_CLOSERS: Final = {"）": "（", ")": "(", "〕": "〔", "]": "[", "】": "【"}
#: The lines of a date that stands by itself, 2021⏎年⏎2⏎月⏎2⏎日; a sentence may begin with a date, and with no other number.
_DATE: Final = ("年", "月", "日")
#: The same in fewer lines, of which the first holds the year: it is a date in any file.
_DATE_LINES: Final = LazyPattern(r"[0-9]{4}\n年\n?[0-9]{1,2}\n?月(?:\n?[0-9]{1,2}\n?日)?(?=\n|\Z)")
_YEAR: Final = 4
_CENTURIES: Final = frozenset("12")
_MOST_OF_DATE: Final = 6
_BEFORE_DATE: Final = frozenset("于至在从自到为是")
_BEGINS_SENTENCE: Final = frozenset("年月日至")


def find_parted_digits(text: str, lines: Lines) -> frozenset[int]:
    """Return the lines after which a break parts digits from what stands before or behind them."""
    begins, ends = lines
    runs = [
        index
        for index, length in enumerate(map(sub, ends, begins))
        if length <= _LONGEST_RUN and text[begins[index]] in _DIGITS
    ]
    dates = _parted_dates(text, lines, runs)
    if len(runs) < _LEAST:
        return dates
    last = len(begins) - 1
    known = {i for i in runs if 0 < i < last and _RUN.fullmatch(text, begins[i], ends[i]) is not None}
    sure = sum(
        text[begins[i + 1]] in _GOES_ON and i - 1 not in known and text[ends[i - 1] - 1] not in STOPS
        for i in known
    )
    if sure < max(_LEAST, _LEAST_SHARE * len(known)):
        return dates
    found: set[int] = {*dates}
    for index in known:
        if _goes_on_below(text, lines, index, is_cell=index - 1 in known):
            found.add(index)
            if index - 1 not in known and _goes_on_from_above(text, lines, index, known):
                found.add(index - 1)
    return frozenset(found)


def _parted_dates(text: str, lines: Lines, runs: list[int]) -> frozenset[int]:
    """Return the lines after which a break parts a date that stands by itself: 2014⏎年6⏎月28⏎日."""
    begins, ends = lines
    found: set[int] = set()
    for index in runs:
        if ends[index] - begins[index] == _YEAR and text[begins[index]] in _CENTURIES:
            below = range(index, min(index + _MOST_OF_DATE, len(begins)))
            date = _DATE_LINES.match("\n".join(text[begins[at] : ends[at]] for at in below))
            if date is not None:
                found.update(range(index, index + date[0].count("\n")))
    return frozenset(found)


def _goes_on_below(text: str, lines: Lines, index: int, *, is_cell: bool) -> bool:
    """Say whether the line under the digits goes on with them; ``is_cell`` says that other digits stand above them."""
    begins, ends = lines
    after = begins[index + 1]
    if begins_with_marker(text, after) or text[after].isascii():
        return text[after] in _CLOSERS
    if text[after] in _OF_MARKER and _is_number(lines, index):
        return False
    if text[after] in _GOES_ON:
        return True
    return not is_cell and not _IN_CLAUSE.isdisjoint(text[after : ends[index + 1]])


def _goes_on_from_above(text: str, lines: Lines, index: int, known: Container[int]) -> bool:
    """Say whether the digits, and what goes on with them, belong to the line above: it is no sentence and no heading."""
    begins, ends = lines
    begin, end, first = begins[index - 1], ends[index - 1], text[begins[index + 1]]
    if text[end - 1] in STOPS or (text[end - 1] not in _BEFORE_DATE and _is_date(text, lines, index, known)):
        return False
    above = text[begin:end]
    opener = _CLOSERS.get(first)
    if opener is not None and _is_number(lines, index):
        return above.count(opener) > above.count(first)
    is_heading = begins_with_marker(text, begin) and _IN_CLAUSE.isdisjoint(above)
    return not is_heading or first not in _BEGINS_SENTENCE


def _is_number(lines: Lines, index: int) -> bool:
    """Say whether the digits are as few as an item's number has."""
    return lines.ends[index] - lines.begins[index] <= _LONGEST_NUMBER


def _is_date(text: str, lines: Lines, index: int, known: Container[int]) -> bool:
    """Say whether the digits begin a date that stands by itself, under a title or a signature."""
    begins, ends = lines
    for unit in _DATE:
        if index not in known:
            return unit == "日"  # 2021⏎年⏎2⏎月
        if text[begins[index + 1] : ends[index + 1]] != unit:
            return False
        index += 2
    return index not in known

"""Find the decimal numbers of a plan that lost all its line breaks, under chapters or bare numbers: 第1章总则1.1编制依据依据….1.2适用范围…; 1总则1.1目的…."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from speechparse.ordinals import System, format_ordinal
from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.one_line import is_stopped

_MOST: Final = 200
#: A chapter's heading, before the first number under it.
_LONGEST_HEADING: Final = 40
_WORD: Final = LazyPattern(rf"[ \u3000]?(?:{HAN}|[“《])")
#: A bare number, its words, and the first number under it.
_TOP: Final = LazyPattern(
    rf"(?<![0-9.．A-Za-z])(?P<top>[1-9][0-9]?)(?=[ \u3000]?{HAN}[^。；;：:，,0-9]{{1,24}}(?P=top)\.1[ \u3000]?(?:{HAN}|[“《]))"
)
#: What is counted and measured is no heading: 1.1万亩, 2.3倍.
_MEASURE: Final = LazyPattern(
    r"[ \u3000]?(?:[万萬亿億千百十]|个百分|倍|元|米|公里|公斤|吨|亩|岁|人(?![员民力才事工])|年(?![度轻])|月|日(?!常)|小时|分(?![级类工析布部期步组管])|秒|度(?![假汛])|平方|立方|％)"
)


def decimal_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where the chapters of the line ``[begin, end)`` and the numbers under them begin, if both are there."""
    if text.find(".1", begin, end) < 0:
        return []
    chapters = _chapters(text, begin, end) or _tops(text, begin, end)
    breaks: list[int] = []
    for (number, chapter), (_, after) in pairwise([*chapters, (0, end)]):
        under = _under(text, str(number), chapter, after)
        if len(under) > 1 or (under and len(chapters) > 1):
            breaks += (chapter, *under)
    return breaks


def _chapters(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return 1, 2 … and where 第1章, 第2章 … begin, in figures or not."""
    found: list[tuple[int, int]] = []
    at = begin
    for number in range(1, _MOST):
        numerals = (str(number), format_ordinal(number, System.CHINESE))
        places = [text.find(f"第{numeral}章", at, end) for numeral in numerals]
        at = min((place for place in places if place >= 0), default=-1)
        if at < 0:
            break
        found.append((number, at))
    return found


def _tops(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the bare numbers of a decimal outline, rising, and where they begin: each before its words and its first number."""
    found: list[tuple[int, int]] = []
    for match in _TOP.finditer(text, begin, end):
        number, start = int(match["top"]), match.start()
        last = found[-1][0] if found else 0
        if number > last and (number == 1 or is_stopped(text, start)):
            found.append((number, start))
    return found


def _under(text: str, number: str, begin: int, end: int) -> list[int]:
    """Return where the numbers under a number begin, and those under these.

    The first stands right after the number's heading, or, where that is a part of a chapter, after its text.
    """
    is_part = "." in number
    first = _number(text, f"{number}.1", begin, end if is_part else min(end, begin + _LONGEST_HEADING))
    if first < 0 or not (
        (is_part and is_stopped(text, first))
        or (first - begin <= _LONGEST_HEADING and not any(stop in text[begin:first] for stop in "。；："))
    ):
        return []
    places = [first]
    for part in range(2, _MOST):
        after = _number(text, f"{number}.{part}", places[-1], end)
        if after < 0 or not is_stopped(text, after):
            break
        places.append(after)
    if is_part:
        return places
    parts = enumerate(pairwise([*places, end]), 1)
    inner = [at for part, (place, after) in parts for at in _under(text, f"{number}.{part}", place, after)]
    return sorted(places + inner)


def _number(text: str, number: str, begin: int, end: int) -> int:
    """Return where a decimal number stands that words follow, and no other figure stands beside; -1 if none does."""
    at = text.find(number, begin, end)
    while at >= 0:
        after = at + len(number)
        if (
            text[at - 1] not in "0123456789."
            and _WORD.match(text, after) is not None
            and _MEASURE.match(text, after) is None
        ):
            return at
        at = text.find(number, after, end)
    return -1

"""Find the decimal numbers under the chapters of a plan that lost all its line breaks: 第1章总则1.1编制依据依据….1.2适用范围…."""

from __future__ import annotations

from typing import Final

from speechparse.ordinals import System, format_ordinal
from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.one_line import is_stopped

_MOST: Final = 200
#: A chapter's heading, before the first number under it.
_LONGEST_HEADING: Final = 40
_WORD: Final = LazyPattern(rf"[ \u3000]?(?:{HAN}|[“《])")
#: What is counted and measured is no heading: 1.1万亩, 2.3倍.
_MEASURE: Final = LazyPattern(
    r"[ \u3000]?(?:[万萬亿億千百十]|个百分|倍|元|米|公里|公斤|吨|亩|岁|人|年|月|日|小时|分|秒|度|平方|立方|％)"
)


def decimal_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where the chapters of the line ``[begin, end)`` and the numbers under them begin, if both are there."""
    if text.find("1.1", begin, end) < 0:
        return []
    breaks: list[int] = []
    at = begin
    for number in range(1, _MOST):
        chapter = _chapter(text, number, at, end)
        if chapter < 0:
            break
        first = _number(text, f"{number}.1", chapter, min(end, chapter + _LONGEST_HEADING))
        if first < 0 or any(stop in text[chapter:first] for stop in "。；："):
            break
        breaks += (chapter, first)
        at = first
        following = _chapter(text, number + 1, first, end)
        for part in range(2, _MOST):
            after = _number(text, f"{number}.{part}", at, following if following >= 0 else end)
            if after < 0 or not is_stopped(text, after):
                break
            breaks.append(after)
            at = after
    return breaks


def _chapter(text: str, number: int, begin: int, end: int) -> int:
    """Return where the chapter of the number begins, in figures or not; -1 if it does not."""
    places = [
        text.find(f"第{numeral}章", begin, end)
        for numeral in (str(number), format_ordinal(number, System.CHINESE))
    ]
    return min((place for place in places if place >= 0), default=-1)


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

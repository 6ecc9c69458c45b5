"""Find, in a paper without breaks, the numbers that rows of headings or articles left out: they stand behind words without a stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from speechparse.ordinals import System, parse_in
from speechparse.patterns import LazyPattern, Match
from speechparse.reading.one_line import is_stopped

_NUMERALS: Final = "[一二三四五六七八九十百零〇]{1,6}"
#: The kinds of numbers, each with what no number of it stands behind, and what follows where it is spoken of.
_KINDS: Final = (
    (
        LazyPattern(f"第({_NUMERALS})[ \\u3000\\u00a0]?[条條]"),
        frozenset("本按照依据據见見和与與及至或、的在《“‘（(第条條款将將对對"),
        ("规定", "規定", "的", "所", "第", "、", "和", "至", "款", "之", "与", "及", "中"),
    ),
    (
        LazyPattern(f"第({_NUMERALS})[ \\u3000\\u00a0]?章"),
        frozenset("本按照依据據见見和与與及至或、的在《“‘（(第章将將对對"),
        ("规定", "規定", "的", "所", "第", "、", "和", "至", "之", "与", "及", "中"),
    ),
    (
        LazyPattern("[（(]([一二三四五六七八九十]{1,3})[)）]"),
        frozenset("第款条條项項和及至与、见見之"),
        ("项", "項", "款", "点", "、", "和", "至", "，", "。", "）", ")"),
    ),
    (
        LazyPattern("([一二三四五六七八九十]{1,3})、"),
        frozenset("一二三四五六七八九十、第其“（(和及至到初周高"),
        tuple("一二三四五六七八九十"),
    ),
    (
        LazyPattern("([0-9]{1,2})[.．](?![0-9])"),
        frozenset("0123456789.．:：-－—~～/第（(和及至到、"),
        ("%", "％"),
    ),
)
#: So many numbers in a row may be left out.
_MOST: Final = 3


class _Place(NamedTuple):
    begin: int
    number: int
    is_start: bool


def left_out(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield where the numbers stand between two that begin sentences of the line ``[begin, end)``, if each stands there once."""
    for pattern, before, after in _KINDS:
        places = [
            _Place(found.start(), number, is_stopped(text, found.start()))
            for found in pattern.finditer(text, begin + 1, end)
            if text[found.start() - 1] not in before
            and not text.startswith(after, found.end())
            and (number := _number(found))
        ]
        starts = [index for index, place in enumerate(places) if place.is_start]
        for one, other in pairwise(starts):
            missing = range(places[one].number + 1, places[other].number)
            if 0 < len(missing) <= _MOST:
                between = places[one + 1 : other]
                if [place.number for place in between] == [*missing]:
                    yield from (place.begin for place in between)


def _number(found: Match) -> int | None:
    numeral = found[1]
    return int(numeral) if numeral.isascii() else parse_in(numeral, System.CHINESE)

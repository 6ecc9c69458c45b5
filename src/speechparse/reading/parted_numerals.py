"""Find the blanks that a scanner left inside Chinese numerals of markers: 第十 一 条, （十 二）, 十 三、, 第一 百零五条."""

from __future__ import annotations

from typing import Final

from speechparse.ordinals import System, parse_in
from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit

_SIGN: Final = "[一二三四五六七八九十百零〇○]"
_PARTED: Final = rf"{_SIGN}{{1,4}}(?:[ \u3000]{_SIGN}{{1,4}}){{1,6}}"
#: There is none without such a ten or hundred. A pattern that begins with one sign costs hardly anything to look for.
_PARTED_TEN: Final = LazyPattern(rf"十(?:(?<={_SIGN}[ \u3000]十)|(?=[ \u3000]{_SIGN}))")
_PARTED_HUNDRED: Final = LazyPattern(
    rf"百(?:(?<={_SIGN}[ \u3000]百)|(?=[ \u3000]{_SIGN})|(?=[零〇○][ \u3000]{_SIGN}))"
)
_TENS: Final = frozenset("十百")
_MARKERS: Final = (
    LazyPattern(
        rf"第[ \u3000]?(?P<numeral>{_PARTED})(?=[ \u3000]?[条條章节節编編篇讲講课課]|[ \u3000]?部分)"
    ),
    LazyPattern(rf"[(（](?P<numeral>{_PARTED})(?=[)）])"),
    LazyPattern(rf"(?:\A|[\r\n])[ \t\u00a0\u3000]{{0,8}}(?P<numeral>{_PARTED})(?=、)"),
)


def find_parted_numerals(text: str) -> list[Edit]:
    """Return an edit for each blank inside the numeral of a marker, if without it the numeral is a number."""
    if _PARTED_TEN.search(text) is None and _PARTED_HUNDRED.search(text) is None:
        return []
    edits: list[Edit] = []
    for pattern in _MARKERS:
        for match in pattern.finditer(text):
            start, numeral = match.start("numeral"), match["numeral"]
            joined = "".join(numeral.split())
            if parse_in(joined, System.CHINESE) is None or _TENS.isdisjoint(joined):
                continue
            edits += (
                Edit(start + at, start + at + 1, "", "markup")
                for at, sign in enumerate(numeral)
                if sign.isspace()
            )
    return edits

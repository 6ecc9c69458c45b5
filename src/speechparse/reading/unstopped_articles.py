"""Find the articles of regulations that lost their line breaks and their stops too: 第一条 to the last, none left out."""

from __future__ import annotations

from typing import Final

from speechparse.ordinals import System, format_ordinal

#: So many articles in a row, and at most one stop for so many, are no references.
_LEAST: Final = 5
_MOST: Final = 400
_PER_STOP: Final = 4
#: After these an article is spoken of, and so it is before those.
_SPOKEN_OF: Final = frozenset("本按照依据見见第和与及至或、条條款")
_SPEAKING: Final = ("规定", "規定", "的", "所", "第", "、", "和", "至", "款", "之")


def article_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where the articles of the line ``[begin, end)`` begin, if they run on without a gap and hardly a stop."""
    for unit in "条條":
        first = _next(text, 1, unit, begin, end)
        if first < 0:
            continue
        found = [first]
        while len(found) < _MOST and (at := _next(text, len(found) + 1, unit, found[-1], end)) >= 0:
            found.append(at)
        stops = text.count("。", first, end) + text.count("；", first, end)
        if len(found) >= _LEAST and stops * _PER_STOP <= len(found):
            return found
    return []


def _next(text: str, number: int, unit: str, begin: int, end: int) -> int:
    """Return where the article of the number stands first, and is not spoken of; -1 if it does not."""
    marker = f"第{format_ordinal(number, System.CHINESE)}{unit}"
    at = text.find(marker, begin, end)
    while at >= 0 and (
        (at > begin and text[at - 1] in _SPOKEN_OF) or text.startswith(_SPEAKING, at + len(marker))
    ):
        at = text.find(marker, at + 1, end)
    return at

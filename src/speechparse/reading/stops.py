"""Read Western full stops as Chinese ones in a paper that has no others: 修渠要趁早.春天一到就没有水用了.

Names (买买提.艾力), numbers and contents have such stops too, so that sentences must tell: long ones, at lines' ends or before others.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.beginnings import marker_end
from speechparse.reading.text import Edit

#: The stop, behind words or what closes them; what stands behind it is a line's end, words or a quotation.
_STOP: Final = LazyPattern(
    r"[.．](?:(?<=[^\W\d_A-Za-z].)|(?<=[”’）)》」%].))(?=(?P<end>[\r\n]|\Z)|[^\W\d_A-Za-z]|[“‘（(《「 \u3000])"
)
#: So many lines tell that end so, and are longer than names and headings: no marker is as long, either.
_LEAST: Final = 3
_LONG_LINE: Final = 12
_LINE_ENDS: Final = frozenset("\r\n")


def find_western_stops(text: str) -> list[Edit]:
    """Return an edit for each Western full stop that ends a sentence, if several long lines end so."""
    stops: list[Edit] = []
    telling = last = 0
    for match in _STOP.finditer(text):
        at = match.start()
        begin = _line_of(text, at, _LONG_LINE)
        if begin >= 0 and marker_end(text, begin) >= at:
            continue  # a marker's own
        telling += begin < 0 and (match["end"] is not None or at - last > _LONG_LINE)
        last = at
        stops.append(Edit(at, at + 1, "。", "markup"))
    return stops if telling >= _LEAST else []


def _line_of(text: str, at: int, reach: int) -> int:
    """Return where the words of the line at ``at`` begin; -1 where that is farther than ``reach`` before it."""
    low = max(0, at - reach)
    begin = at
    while begin > low and text[begin - 1] not in _LINE_ENDS:
        begin -= 1
    if begin and text[begin - 1] not in _LINE_ENDS:
        return -1
    while text[begin].isspace():
        begin += 1
    return begin

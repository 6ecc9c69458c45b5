"""Where in its sentence a marker-like place stands: at a line's start, after a stop, inside a clause."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.brackets import last_opened
from speechparse.reading.lines import BLANKS
from speechparse.styles import BLANK, CLAUSE, COLON, COMMA, ENUMERATION, LINE, QUOTE, SEMICOLON, STOP

STOPS: Final = "。！？!?…"
CLOSERS: Final = "”’」』）)》】〉］]\"'"
_OPENERS: Final = "“‘「『（(《【〈［["
_CONJUNCTIONS: Final = frozenset("而但且")
#: The head of a plan's box, which its first item follows: 专栏5　综合整治示范（一）….
_BOX: Final = LazyPattern(r"专栏\s?[0-9０-９一二三四五六七八九十]{1,3}[\s：:]{0,3}[^。；，：:（）()]{2,40}")
_PLACES: Final[dict[str, int]] = {
    **dict.fromkeys(STOPS, STOP),
    **dict.fromkeys("；;", SEMICOLON),
    **dict.fromkeys("：:", COLON),
    **dict.fromkeys("，,", COMMA),
    "、": ENUMERATION,
    **dict.fromkeys(_OPENERS, QUOTE),
}


def place_of(text: str, start: int, begin: int) -> int:
    """Tell where ``start`` stands in the line that begins at ``begin``."""
    if start <= begin:
        return LINE
    at = start - 1
    character = text[at]
    place = _PLACES.get(character)
    if place is not None:
        return place
    while at > begin and character in BLANKS:
        at -= 1
        character = text[at]
    if character in _CONJUNCTIONS and at > begin and text[at - 1] in _PLACES:
        at -= 1
        character = text[at]
    place = _PLACES.get(character)
    if place is not None:
        return place
    if character in CLOSERS:
        place = _after_closer(text, at, begin)
        return BLANK if place == QUOTE and at < start - 1 else place
    if text[begin] == "专" and _BOX.fullmatch(text, begin, start) is not None:
        return COLON
    return BLANK if at < start - 1 else CLAUSE


def _after_closer(text: str, at: int, begin: int) -> int:
    """Tell the place after a closing quote or bracket: a quoted stop is a stop, and so is a note after one."""
    if text[at - 1] in STOPS:
        return STOP
    if text[at] in "）)":
        low = max(begin, at - 80)
        opened = last_opened(text, low, at)
        if opened > begin and text[opened - 1] in STOPS:
            return STOP
    return QUOTE

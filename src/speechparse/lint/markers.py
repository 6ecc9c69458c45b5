"""Takes a marker apart into what stands before its numeral, the numeral and its marks, and writes one anew."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from speechparse.nodes import Marker
from speechparse.ordinals import MAX_ORDINAL, System, format_ordinal, parse_in, system_of
from speechparse.span import Span
from speechparse.styles import BY_NAME

#: A numeral of any system.
NUMERAL: Final = regex.compile(
    "[一二三四五六七八九十廿卅百千零〇○两兩]+|[0-9０-９]+|[①-⓿❶-➓㈠-㈩㉑-㊿]|[壹贰貳弍叁參叄肆伍陆陸柒捌玖拾]+"
    "|[甲乙丙丁戊己庚辛壬癸]|[Ⅰ-Ⅻ]+|[ⅰ-ⅻ]+|[A-Za-z]+"
)
_LAST_NUMBER: Final = regex.compile("[0-9０-９]+(?=[^0-9０-９]*$)")
#: Styles whose markers are words and have no numeral.
WORDS: Final = frozenset(style.name for style in BY_NAME.values() if style.system == "words")
#: Full-width signs and their half-width twins, as markers use them.
_FOLD: Final = str.maketrans("（）．，：　", "().,: ")
_NO_MARKS: Final = " \t\u00a0\u3000"


class Parts(NamedTuple):
    """A marker's reading in three parts; joined they are the reading."""

    before: str
    numeral: str
    after: str


@lru_cache(maxsize=4096)
def take_apart(reading: str, style: str) -> Parts:
    """Return the parts of a marker; a marker of words, or without a numeral, is all ``before``.

    >>> take_apart("（十二）、", "chinese-paren")
    Parts(before='（', numeral='十二', after='）、')
    """
    if style in WORDS:
        return Parts(reading, "", "")
    pattern = _LAST_NUMBER if style == "decimal-multi" else NUMERAL
    found = pattern.search(reading)
    if found is None:
        return Parts(reading, "", "")
    return Parts(reading[: found.start()], found[0], reading[found.end() :])


def parts_of(marker: Marker) -> Parts:
    """Return the parts of a marker's reading."""
    return take_apart(marker.reading, marker.style)


@lru_cache(maxsize=4096)
def shape(reading: str, style: str) -> str:
    """Return what a marker is made of besides its numeral, in half width and without blanks: ``()``, ``、``."""
    parts = take_apart(reading, style)
    return (parts.before + parts.after).translate(_FOLD).replace(" ", "")


def mark_after(after: str) -> str:
    """Return the punctuation that ends a marker, without blanks and brackets.

    >>> mark_after("）、"), mark_after(" .")
    ('、', '.')
    """
    return after.strip(_NO_MARKS).lstrip(")）]］〕】").strip(_NO_MARKS)


def system_for(numeral: str, style: str) -> System | None:
    """Return the numeral system of a marker's numeral."""
    declared = BY_NAME[style].system if style in BY_NAME else None
    if declared is not None and declared != "words":
        system = System(declared)
        if parse_in(numeral, system) is not None:
            return system
    return system_of(numeral)


@lru_cache(maxsize=4096)
def numeral_like(number: int, numeral: str, style: str, model: str = "") -> str | None:
    """Write ``number`` as ``numeral`` is written; ``model`` is one of the list that shows its manner better.

    None where the system does not reach the number.
    """
    system = system_for(numeral, style)
    if system is None or not 0 < number <= MAX_ORDINAL:
        return None
    like = model if model and system_for(model, style) == system else numeral
    try:
        return format_ordinal(number, system, like=like)
    except ValueError:
        return None


def renumbered(marker: Marker, number: int, model: str = "") -> str | None:
    """Return a marker's reading with another number in it, or None where it cannot be written."""
    parts = parts_of(marker)
    numeral = numeral_like(number, parts.numeral, marker.style, model) if parts.numeral else None
    return None if numeral is None else f"{parts.before}{numeral}{parts.after}"


def numeral_span(marker: Marker) -> Span | None:
    """Return where a marker's numeral stands in the source; None where damage goes through it, or Word made it."""
    parts = parts_of(marker)
    if not parts.numeral or marker.automatic:
        return None
    if marker.text == marker.reading:
        start = marker.span.start + len(parts.before)
        return Span(start, start + len(parts.numeral))
    if marker.text.count(parts.numeral) != 1:
        return None
    start = marker.span.start + marker.text.index(parts.numeral)
    return Span(start, start + len(parts.numeral))


def name(marker: Marker) -> str:
    """Return a marker as messages write it: its reading on one line, without blanks around it."""
    return " ".join(marker.reading.split())

"""Writes markers: a number in a style, as another marker of its list is written (its brackets, width and numerals)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from speechparse.ordinals import MAX_ORDINAL, System, format_ordinal, parse_in, system_of
from speechparse.styles import BY_NAME

_NUMERAL: Final = regex.compile(
    "[一二三四五六七八九十廿卅百千零〇○两兩]+|[0-9０-９]+|[①-⓿❶-➓㈠-㈩㉑-㊿⑴-⒛]|[壹贰貳弍叁參叄肆伍陆陸柒捌玖拾]+"
    "|[甲乙丙丁戊己庚辛壬癸]|[Ⅰ-Ⅻ]+|[ⅰ-ⅻ]+|[A-Za-z]+"
)
#: A decimal-multi marker: all its numbers, and what closes it.
_NUMBERS: Final = regex.compile(r"[0-9０-９]+(?:(?P<dot>[.．])[0-9０-９]+)*")
_MULTI: Final = "decimal-multi"
#: Styles whose markers are words and have no numeral.
WORD_STYLES: Final = frozenset(style.name for style in BY_NAME.values() if style.system == "words")
#: Half-width signs and their full-width twins, as markers use them.
_TO_FULL: Final = str.maketrans("(),.:", "（），．：")
_TO_HALF: Final = str.maketrans("（），．：０１２３４５６７８９", "(),.:0123456789")


#: A marker of an article that was put in between two others later: 第十七条之一.
_INSERTED: Final = regex.compile("[条條]之")


class Parts(NamedTuple):
    """A marker in three parts; joined they are the marker."""

    before: str
    numeral: str
    after: str


@lru_cache(maxsize=4096)
def take_apart(marker: str, style: str) -> Parts:
    """Return the parts of a marker; one of words, or without a numeral, is all ``before``.

    The numeral of a decimal-multi marker is all its numbers.

    >>> take_apart("（十二）、", "chinese-paren"), take_apart("2.10.", "decimal-multi")
    (Parts(before='（', numeral='十二', after='）、'), Parts(before='', numeral='2.10', after='.'))
    """
    if style in WORD_STYLES:
        return Parts(marker, "", "")
    found = (_NUMBERS if style == _MULTI else _NUMERAL).search(marker)
    if found is None:
        return Parts(marker, "", "")
    return Parts(marker[: found.start()], found[0], marker[found.end() :])


def is_inserted(marker: str) -> bool:
    """Say whether a marker is that of an article put in later, which takes the number of the article before it.

    >>> is_inserted("第十七条之一"), is_inserted("第十七条")
    (True, False)
    """
    return _INSERTED.search(marker) is not None


def write_marker(number: int, style: str, *, like: str, model: str = "", above: tuple[int, ...] = ()) -> str:
    """Write the marker of a number in a style, as ``like``, another marker of the style, is written.

    ``model`` is one more marker of the list, which shows better how its numerals are written (一〇 for ten);
    ``above`` are the numbers before the last one where the style is 1.1. ValueError where the style has no
    numerals, or its numerals do not reach the number.

    >>> write_marker(11, "chinese-paren", like="(一)"), write_marker(3, "decimal-multi", like="1.1", above=(2,))
    ('(十一)', '2.3')
    """
    before, numeral, after = take_apart(like, style)
    if not numeral:
        raise ValueError(f"{like} has no numeral to change")
    if not 0 <= number <= MAX_ORDINAL:
        raise ValueError(f"ordinals go from 0 to {MAX_ORDINAL:,}, not to {number:,}")
    if style == _MULTI:
        dot = next((sign for sign in numeral if sign in ".．"), ".")
        # The manner of 10.2 is that of its digits, whichever number they say.
        digit = next(sign for sign in numeral if sign not in ".．")
        numbers = [format_ordinal(one, System.DECIMAL, like=digit) for one in (*above, number)]
        return f"{before}{dot.join(numbers)}{after}"
    system = numeral_system(numeral, style)
    if system is None:
        raise ValueError(f"{numeral} is of no numeral system that can be written")
    manner = take_apart(model, style).numeral if model else ""
    if not manner or parse_in(manner, system) is None:
        manner = numeral
    return f"{before}{format_ordinal(number, system, like=manner)}{after}"


def numeral_system(numeral: str, style: str) -> System | None:
    """Return the system of a marker's numeral: 第3章 is of a style that mostly has Chinese ones."""
    declared = BY_NAME[style].system if style in BY_NAME else "words"
    if declared != "words" and parse_in(numeral, System(declared)) is not None:
        return System(declared)
    return system_of(numeral)


def usual_marker(style: str) -> str:
    """Return the first marker of a style as it is usually written.

    >>> usual_marker("chinese-paren"), usual_marker("decimal-dot")
    ('（一）', '1.')
    """
    known = BY_NAME[style]
    if known.system == "words":
        raise ValueError(f"markers of the style {style} are words and have no numeral")
    return known.write.format(format_ordinal(1, System(known.system)))


def widen(marker: str) -> str:
    """Return a marker with full-width brackets and points; its digits stay as they are.

    >>> widen("(1)"), widen("2.")
    ('（1）', '2．')
    """
    return marker.translate(_TO_FULL)


def narrow(marker: str) -> str:
    """Return a marker with half-width brackets, points and digits.

    >>> narrow("（１）"), narrow("一、")
    ('(1)', '一、')
    """
    return marker.translate(_TO_HALF)

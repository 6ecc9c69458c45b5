"""Find, in a paper without breaks, the number that stands right after a heading, in one sentence with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Final

from speechparse.ordinals import System, format_ordinal, parse_in, parse_ordinal
from speechparse.patterns import HAN, LazyPattern, Match
from speechparse.reading.one_line import is_stopped

#: A chapter's heading up to the number under it, in one sentence.
_UNIT: Final = LazyPattern(
    "第[一二三四五六七八九十百]{1,5}[ \\u3000]?(?:[章节编篇讲课]|部分)[ \\u3000]?[^。；！？：:]{1,40}?(?<!第)"
    rf"(?=[一二三四五六七八九十]{{1,3}}(?:、(?![一二三四五六七八九十])|[ \u3000](?={HAN}))|[（(]一[）)]|第[一二三四五六七八九十百]{{1,5}}[ \u3000]?条|第一[ \u3000]?节)"
)
#: A decimal number's heading up to the first number under it.
_OUTLINE: Final = LazyPattern(
    r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[ \u3000][^。；！？]{2,40}?(?=\1\.1[ \u3000])"
)
#: A heading up to a number of a lower kind: 二、几个问题（一）…, （二）加强管理3．….
_HEADING: Final = LazyPattern(
    "(?P<outer>[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；！？：:（()）0-9]{2,40}?"
    "(?P<inner>(?P<open>[（(])(?P<numeral>[一二三四五六七八九十]{1,3})[）)]|(?P<digits>[0-9]{1,2})[.．](?![0-9]))"
)
#: How far the number before such a number, or after it, is looked for.
_REACH: Final = 2_000
#: … and at how many of the places where its signs stand.
_MOST_PLACES: Final = 20
#: An item's first sentence; in it the next item's number stands where both were headings.
_ITEM: Final = LazyPattern("([一二三四五六七八九十]{1,3})、[^。；！？：:]{2,60}")
#: Numerals that are beside others, or signs that part them, number nothing.
_NEVER_BESIDE: Final = frozenset("一二三四五六七八九十、第其“（(和及至到")


def numbers_within(text: str, breaks: Sequence[int], end: int) -> Iterator[int]:
    """Yield where, in the sentence of a number that begins at a break, the first number under it stands, or the next one.

    What holds no stop before such a number was a heading, and its line break was lost.
    """
    known = set(breaks)
    for begin, after in pairwise([*breaks, end]):
        at = begin
        while (inner := _number_within(text, at, after, end, known)) > at:
            yield inner
            at = inner
            known.add(at)


def _number_within(text: str, begin: int, after: int, end: int, known: Container[int]) -> int:
    """Return where the number stands that follows the heading at ``begin``, in its sentence before ``after``; -1 if none does."""
    unit = _UNIT.match(text, begin, after) or _OUTLINE.match(text, begin, after)
    if unit is not None:
        return unit.end()
    heading = _HEADING.match(text, begin, after)
    if heading is not None and _is_one_of_list(text, heading, end, known):
        return heading.start("inner")
    item = _ITEM.match(text, begin, after)
    number = parse_in(item[1], System.CHINESE) if item is not None else None
    return -1 if item is None or number is None else _next_within(text, item, number)


def _is_one_of_list(text: str, heading: Match, end: int, known: Container[int]) -> bool:
    """Say whether the inner number is a first one and the next begins a sentence, or the one before it began one.

    That may stand right under a heading too, at a place that is ``known``.
    """
    number = parse_ordinal(heading["numeral"] or heading["digits"])
    if number is None or (heading["open"] and heading["outer"][0] in "（("):
        return False
    at = heading.start("inner")
    if number > 1 and _begins_sentence(text, _sign(heading, number - 1), max(0, at - _REACH), at, known):
        return True
    return number == 1 and _begins_sentence(
        text, _sign(heading, 2), heading.end(), min(end, heading.end() + _REACH), known
    )


def _sign(heading: Match, number: int) -> str:
    """Return what the inner number would be if it were ``number``."""
    system = System.CHINESE if heading["open"] else System.DECIMAL
    return heading["inner"].replace(heading["numeral"] or heading["digits"], format_ordinal(number, system))


def _begins_sentence(text: str, sign: str, begin: int, end: int, known: Container[int]) -> bool:
    """Say whether the number begins a sentence, or goes on a heading, in ``[begin, end)``: a stop or bracket ends before it."""
    at = begin - 1
    for _ in range(_MOST_PLACES):
        at = text.find(sign, at + 1, end)
        if at <= 0:
            return False
        if at in known or is_stopped(text, at):
            return True
    return False


def _next_within(text: str, item: Match, number: int) -> int:
    """Return where the item's next one stands in its first sentence; -1 if it does not."""
    sign = f"{format_ordinal(number + 1, System.CHINESE)}、"
    at = text.find(sign, item.end(1) + 2, item.end())
    if (
        at < 0
        or text[at - 1] in _NEVER_BESIDE
        or text[(after := at + len(sign)) : after + 1] in _NEVER_BESIDE
    ):
        return -1
    return at

"""Find the paragraphs of a paper that lost all its line breaks: what must have begun a line, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from speechparse.ordinals import System, format_ordinal, parse_in
from speechparse.patterns import LazyPattern
from speechparse.reading.decimal_outlines import decimal_breaks
from speechparse.reading.heads import find_heads
from speechparse.reading.one_line import CRUMB, is_stopped
from speechparse.reading.unstopped_articles import article_breaks

#: What labels a part of a collection: 【第1篇】, 【范文二】.
_LABEL: Final = r"【(?:第[一二三四五六七八九十0-9]{1,3}篇|(?:篇|范文)[一二三四五六七八九十0-9]{1,3})】"
#: Where a line break must have been: after a stop, before what numbers headings or addresses people.
_LOST: Final = LazyPattern(
    f"(?P<label>{_LABEL})|"
    "(?<=[。！？!?】])[”’」』）)]?(?:(?="
    "[一二三四五六七八九十]{1,3}[、 \\u3000]|[（(][一二三四五六七八九十]{1,3}[）)]|[壹贰叁肆伍陆柒捌玖拾]{1,3}、"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[ \u3000](?![年月日个])"
    "|第[一二三四五六七八九十百]{1,5}[ \\u3000]?(?:[章节条编]|(?:部分|[篇讲课])[ \\u3000：:]))"
    "|(?P<address>(?:(?:[老亲战][师人友]们、)?(?:同志们|同学们)|各位[^，。；：:]{2,16}|尊敬的[^。；：:]{2,24})[：:]))"
)
_ADDRESS: Final = LazyPattern(
    "(?:同志们|同学们|各位(?:领导|同志|代表|委员|老师|同事|来宾)[^，。；：:]{0,24}|尊敬的[^。；：:]{2,40})[：:]"
)
_LONGEST_HEAD: Final = 300
#: A paper printed again begins with the same words, and not so near.
_FIRST_WORDS: Final = 16
_COPY_APART: Final = 200
#: Where no stop stands before them, so many are the same.
_MORE_WORDS: Final = 48
_MOST_PARTS: Final = 200
#: The label of a collection's first part: 讲话稿篇一.
_FIRST_LABEL: Final = LazyPattern(
    "(?P<stem>[^，。；：:、！？]{2,12}?篇)(?P<numeral>[一1])(?![一二三四五六七八九十])"
)
#: A chapter's heading up to the number under it, in one sentence.
_UNIT: Final = LazyPattern(
    "第[一二三四五六七八九十百]{1,5}[ \\u3000]?(?:[章节编篇讲课]|部分)[ \\u3000]?[^。；！？：:]{1,40}?(?<!第)"
    "(?=[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十])|[ \\u3000](?=[\\u4e00-\\u9fff]))|[（(]一[）)]|第[一二三四五六七八九十百]{1,5}[ \\u3000]?条|第一[ \\u3000]?节)"
)
#: A decimal number's heading up to the first number under it.
_OUTLINE: Final = LazyPattern(
    r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[ \u3000][^。；！？]{2,40}?(?=\1\.1[ \u3000])"
)
#: An item's first sentence; in it the next item's number stands where both were headings.
_ITEM: Final = LazyPattern("([一二三四五六七八九十]{1,3})、[^。；！？：:]{2,60}")
#: Numerals that are beside others, or signs that part them, number nothing.
_NEVER_BESIDE: Final = frozenset("一二三四五六七八九十、第其“（(和及至到")


def find_lost_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return the places in the line ``[begin, end)`` where a paragraph must have begun or ended, in order."""
    breaks = _crumb_breaks(text, begin, end)
    for found in _LOST.finditer(text, breaks[-1] if breaks else begin, end):
        group = found.lastgroup
        breaks += found.span(group) if group else (found.end(),)
    labels = _label_breaks(text, begin, end)
    breaks += labels
    first = labels[0] if labels else begin
    breaks += find_heads(text, first, end, after=bool(labels) or bool(text[:begin].strip()))
    breaks += _copies(text, begin, end)
    breaks += article_breaks(text, begin, end)
    breaks += decimal_breaks(text, begin, end)
    known = sorted({begin, *breaks})
    return sorted({*known, *_under_headings(text, known, end)})


def _crumb_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where people are addressed in a line that begins with the place of its page."""
    if CRUMB.match(text, begin, end) is None:
        return []
    address = _ADDRESS.search(text, begin, begin + _LONGEST_HEAD)
    return list(address.span()) if address is not None and "。" not in text[begin : address.start()] else []


def _label_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return the places around the labels of a collection's parts, if the line begins with the first and more follow."""
    first = _FIRST_LABEL.match(text, begin, end)
    if first is None:
        return []
    stem, numeral = first["stem"], first["numeral"]
    system = System.DECIMAL if numeral.isascii() else System.CHINESE
    breaks = [first.end()]
    at = first.end()
    for number in range(2, _MOST_PARTS):
        label = stem + format_ordinal(number, system)
        at = text.find(label, at, end)
        if at < 0:
            break
        at += len(label)
        breaks += (at - len(label), at)
    return breaks if len(breaks) > 1 else []


def _under_headings(text: str, breaks: list[int], end: int) -> Iterator[int]:
    """Yield where, in the sentence of a number that begins at a break, the first number under it stands, or the next one.

    What holds no stop before such a number was a heading, and its line break was lost.
    """
    for begin, after in pairwise([*breaks, end]):
        at = begin
        while (inner := _number_within(text, at, after)) > at:
            yield inner
            at = inner


def _number_within(text: str, begin: int, end: int) -> int:
    """Return where the number stands that follows the heading at ``begin``, in its sentence; -1 if none does."""
    unit = _UNIT.match(text, begin, end) or _OUTLINE.match(text, begin, end)
    if unit is not None:
        return unit.end()
    item = _ITEM.match(text, begin, end)
    number = parse_in(item[1], System.CHINESE) if item is not None else None
    if item is None or number is None:
        return -1
    sign = f"{format_ordinal(number + 1, System.CHINESE)}、"
    at = text.find(sign, item.end(1) + 2, item.end())
    if (
        at < 0
        or text[at - 1] in _NEVER_BESIDE
        or text[(after := at + len(sign)) : after + 1] in _NEVER_BESIDE
    ):
        return -1
    return at


def _copies(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield where the line's first words come again: the paper is printed again."""
    words = text[begin : begin + _FIRST_WORDS]
    more = text[begin : begin + _MORE_WORDS]
    at = text.find(words, begin + 1, end)
    if at < begin + _COPY_APART:
        return  # none, or a sentence that is said again and again
    while at >= 0:
        if is_stopped(text, at) or text.startswith(more, at):
            yield at
        at = text.find(words, at + _COPY_APART, end)

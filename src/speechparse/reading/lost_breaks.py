"""Find the paragraphs of a paper that lost all its line breaks: what must have begun a line, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.ordinals import System, format_ordinal
from speechparse.patterns import HAN, LazyPattern, Match
from speechparse.reading.decimal_outlines import decimal_breaks
from speechparse.reading.first_units import first_units
from speechparse.reading.heads import find_heads
from speechparse.reading.left_out import left_out
from speechparse.reading.numbers_within import numbers_within
from speechparse.reading.one_line import CRUMB, is_stopped
from speechparse.reading.unstopped_articles import article_breaks

#: What labels a part of a collection: 【第1篇】, 【范文二】.
_LABEL: Final = r"【(?:第[一二三四五六七八九十0-9]{1,3}篇|(?:篇|范文)[一二三四五六七八九十0-9]{1,3})】"
#: What numbers a heading behind a blank …
_NUMBER: Final = "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}[ \\u3000\\u00a0]?[章节条编]"
#: … and right behind a stop.
_NUMBER_BEHIND_STOP: Final = (
    f"{_NUMBER}|[一二三四五六七八九十]{{1,3}}[ \\u3000]|[壹贰叁肆伍陆柒捌玖拾]{{1,3}}、"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[ \u3000](?![年月日个])"
    "|第[一二三四五六七八九十百]{1,5}[ \\u3000]?(?:部分|[篇讲课])[ \\u3000：:]"
)
#: Where a line break must have been: after a stop, before what numbers headings or addresses people.
_LOST: Final = LazyPattern(
    f"(?P<label>{_LABEL})|"
    f"(?<=[。！？!?】”’」』）)])(?:[ \\u3000\\u00a0]{{1,4}}(?={_NUMBER})|(?={_NUMBER_BEHIND_STOP})"
    "|(?P<address>(?:(?:[老亲战][师人友]们、)?(?:同志们|同学们)|各位[^，。；：:]{2,16}|尊敬的[^。；：:]{2,24})[：:]))"
)
#: What may close a sentence after its stop, and other words as well.
_CLOSERS: Final = frozenset("”’」』）)")
_ADDRESS: Final = LazyPattern(
    "(?:同志们|同学们|各位(?:领导|同志|代表|委员|老师|同事|来宾)[^，。；：:]{0,24}|尊敬的[^。；：:]{2,40})[：:]"
)
_LONGEST_HEAD: Final = 300
#: When a law was passed and published, in a bracket at its head, with an article or chapter right after it.
_PASSED: Final = LazyPattern(
    r"[^。；：:]{0,80}?([（(][^（()）。]{0,60}[0-9]{4}\s?年[^（()）。]{1,120}(?:通过|通過|批准|公布|[发發]布|施行|修[订訂正])[^（()）。]{0,20}[)）])"
    r"[ \u3000]{0,2}(?=第[一二三四五六七八九十百]{1,5}[ \u3000]?[章条條编編])"
)
#: What no text has without such a bracket.
_AFTER_BRACKET: Final = ("）第", ")第", "） 第", "）\u3000第")
#: A paper printed again begins with the same words, and not so near.
_FIRST_WORDS: Final = 16
_COPY_APART: Final = 200
#: Where no stop stands before them, so many are the same.
_MORE_WORDS: Final = 48
_MOST_PARTS: Final = 200
#: The label of a collection's first part: 讲话稿篇一.
_FIRST_LABEL: Final = LazyPattern(
    "(?P<stem>[^，。；：:、！？]{2,12}?篇)(?P<numeral>[一1])(?P<close>)(?![一二三四五六七八九十])"
)
#: The same under a headline and a page's words: the headline's words and a number, after a stop.
_FIRST_BELOW: Final = LazyPattern(
    r"(?<=[。！!])(?P<stem>[^，。；：:、！？!?]{4,40}?)(?P<numeral>[一1])(?P<close>[)）]|篇)?(?![一二三四五六七八九十0-9、.．年月日个份条项次届期号是要])"
)
_LONGEST_PREFACE: Final = 600
_SHORTEST_HEADLINE: Final = 4
#: How many pieces there are, after a headline's words.
_COUNT: Final = LazyPattern("(?:[（(][^（()）]{0,6})?[0-9一二三四五六七八九十]{1,3}篇[)）]?")
#: The words with which a site hands over a file.
HANDED_OVER: Final = r"(?:精选优质|精选|精品|优质)文档\s?[-—－–]{1,8}\s?倾情为[你您]奉上"
#: A site's address, the words with which it hands over a file, or the number that it gave it, and right after them what is not
#: the site's.
_SITE: Final = LazyPattern(
    rf"(?:https?://)?www\.[A-Za-z0-9-]{{1,30}}(?:\.[a-z]{{2,4}}){{1,2}}/?(?={HAN}|[《“])"
    rf"|{HANDED_OVER}(?={HAN}|[0-9《“])"
    rf"|编号[：:]\s?[0-9]{{6,12}}(?={HAN}|[《“])"
)
_LONGEST_SITE: Final = 120
#: What each of these has, so that it need not be compiled for most papers.
_SITE_WORDS: Final = ("www.", "文档", "编号")
#: A paper's head up to its first number, without a stop between them.
_HEAD: Final = LazyPattern(
    "[^。；！？]{4,200}?(?<![一二三四五六七八九十、第其“（(和及至到])(?=一、(?![二三四五六七八九十]|一[、至到]))"
)
_SECOND: Final = LazyPattern("[。！？；][”’」』）)]?[ \\u3000]?二、")


def find_lost_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return the places in the line ``[begin, end)`` where a paragraph must have begun or ended, in order."""
    breaks = _crumb_breaks(text, begin, end)
    for found in _LOST.finditer(text, breaks[-1] if breaks else begin, end):
        group = found.lastgroup
        if group != "label" and text[found.start() - 1] in _CLOSERS and not is_stopped(text, found.start()):
            continue  # a name in quotes, or a bracket in the sentence
        breaks += found.span(group) if group else (found.end(),)
    labels = _label_breaks(text, begin, end)
    breaks += labels
    first = labels[0] if labels else begin
    breaks += find_heads(text, first, end, after=bool(labels) or bool(text[:begin].strip()))
    breaks += _copies(text, begin, end)
    breaks += article_breaks(text, begin, end)
    breaks += first_units(text, begin, end)
    breaks += left_out(text, begin, end)
    breaks += decimal_breaks(text, begin, end)
    breaks += _note_breaks(text, begin, end)
    breaks += _head_breaks(text, begin, end)
    known = sorted({begin, *breaks})
    return sorted({*known, *numbers_within(text, known, end)})


def _crumb_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where people are addressed in a line that begins with the place of its page, or where its site's address ends."""
    if CRUMB.match(text, begin, end) is None:
        head = text[begin : min(end, begin + _LONGEST_SITE)]
        if not any(words in head for words in _SITE_WORDS):
            return []
        site = _SITE.search(text, begin, begin + len(head))
        return [site.end()] if site is not None else []
    address = _ADDRESS.search(text, begin, begin + _LONGEST_HEAD)
    return list(address.span()) if address is not None and "。" not in text[begin : address.start()] else []


def _note_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where the note at a law's head, when it was passed, begins and ends, if an article or chapter stands right after it."""
    head = text[begin : min(end, begin + _LONGEST_HEAD)]
    if not any(sign in head for sign in _AFTER_BRACKET):
        return []
    note = _PASSED.match(text, begin, end)
    return [note.start(1), note.end()] if note is not None else []


def _head_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return where the first number stands right after the head with which the line begins, if a second begins a sentence."""
    if text.find("二、", begin, end) < 0:
        return []
    head = _HEAD.match(text, begin, end)
    return [head.end()] if head is not None and _SECOND.search(text, head.end(), end) is not None else []


def _label_breaks(text: str, begin: int, end: int) -> list[int]:
    """Return the places around the labels of a collection's parts.

    The line begins with the first, and more follow; or it begins with the headline, and that and a number come below.
    """
    first = _FIRST_LABEL.match(text, begin, end)
    headline: list[int] = []
    if first is None:
        first = _label_below(text, begin, end)
        if first is None:
            return []
        headline = [*_headlines(text, begin, _words(first)), first.start()]
    stem, numeral, close = first["stem"], first["numeral"], first["close"] or ""
    system = System.DECIMAL if numeral.isascii() else System.CHINESE
    breaks = [*headline, first.end()]
    at = first.end()
    for number in range(2, _MOST_PARTS):
        label = stem + format_ordinal(number, system)
        at = text.find(label, at, end)
        if at < 0:
            break
        begun, at = at, at + len(label)
        if text.startswith(close, at):
            at += len(close)
        breaks += (begun, at)
    if len(breaks) - len(headline) > 1:
        return breaks
    # 在会上的讲话一结束… is no label.
    return breaks if headline and (numeral == "1" or close or stem.endswith("篇")) else []


def _label_below(text: str, begin: int, end: int) -> Match | None:
    """Return the first label that has the words with which the line begins."""
    labels = _FIRST_BELOW.finditer(text, begin, min(end, begin + _LONGEST_PREFACE))
    return next((label for label in labels if _is_headlined(text, begin, label)), None)


def _is_headlined(text: str, begin: int, label: Match) -> bool:
    words = _words(label)
    return len(words) >= _SHORTEST_HEADLINE and text.startswith(words, begin)


def _words(label: Match) -> str:
    """Return the headline's words in the label, without what counts: 倡议书 in 倡议书 篇1."""
    return label["stem"].rstrip("篇第（( \u3000")


def _headlines(text: str, begin: int, words: str) -> Iterator[int]:
    """Yield where the headline ends with which the line begins, once or twice."""
    at = begin
    while text.startswith(words, at):
        at += len(words)
        count = _COUNT.match(text, at)
        at = count.end() if count is not None else at
        yield at


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

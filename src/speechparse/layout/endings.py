"""What ends a paper, and what shows that another begins after it: thanks, signatures, rules, new pages."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from speechparse.layout.furniture import is_foot_line, is_page_line
from speechparse.layout.page import RULE, Page
from speechparse.patterns import LazyPattern

THANKS: Final = LazyPattern(
    r"[^。]{0,20}(?:谢谢|謝謝)(?:大家|各位)?[。！!]?|(?:谢谢|謝謝|感谢大家|我的(?:讲话|发言|报告)(?:完了|到此)).{0,12}"
)
#: A paper's last paragraph, and the note under its date.
_CLOSING: Final = LazyPattern(r"(?:同志们|同志們|各位代表|各位委员|同学们|老师们|朋友们|战友们)[，,！!]")
_NOTE: Final = LazyPattern(r"[（(]此件.{1,20}[)）]")
#: Between a paper's title and its text stand no more lines.
_LONGEST_HEAD: Final = 7
_MOST_TO_DATE: Final = 4
_LONGEST_COVER: Final = 12
#: An office, a blank, and a name: 财政局　毛某某.
_BYLINE: Final = LazyPattern(
    r"[^\s0-9。，；：、]{2,24}[ \u3000]{1,4}[\u4e00-\u9fff]{1,2}[ \u3000]?[\u4e00-\u9fff]{1,2}"
)
_SENTENCE_ENDS: Final = frozenset("。！!？?…”）)")


def is_parted(page: Page, top: int) -> bool:
    """Say whether what stands right before line ``top`` can only end a paper: a foot, a rule, a new page."""
    before = top - 1
    last = page.text[page.ends[before] - 1]
    return (
        page.is_date(before)
        or page.matches(THANKS, before)
        or page.matches(RULE, before)
        or page.matches(_NOTE, before)
        or (last in "！!" and page.starts_with(_CLOSING, before))
        or "\f" in page.text[page.ends[before] : page.begins[top]]
    )


def heads_text(page: Page, index: int) -> bool:
    """Say whether text comes soon after the title in line ``index``."""
    for line in range(index + 1, min(index + _LONGEST_HEAD, page.count)):
        if is_foot_line(page, line):
            return False
        if page.is_body(line) or page.is_salutation(line):
            return True
    return False


def is_headline(page: Page, index: int, seen: Container[str]) -> bool:
    """Say whether the title in line ``index`` is the page's: before its text it comes again, or one ``seen``, or a foot."""
    words = page.line(index)
    for line in range(index + 1, min(index + _LONGEST_HEAD, page.count)):
        if (
            page.line(line) == words
            or page.line(line) in seen
            or (is_foot_line(page, line) and not is_page_line(page, line))
        ):
            return True
        if page.is_body(line) or page.is_salutation(line):
            return False
    return False


def is_dated_head(page: Page, index: int) -> bool:
    """Say whether line ``index``, after a sentence's end, is a title: who speaks stands under it, a date in brackets, and text.

    The date of a signature has no brackets.
    """
    date = next((i for i in range(index + 1, min(index + _MOST_TO_DATE, page.count)) if page.is_date(i)), -1)
    return (
        date >= 0
        and date + 1 < page.count
        and page.text[page.begins[index]] not in "（("
        and page.text[page.begins[date]] in "（("
        and page.text[page.ends[index - 1] - 1] in _SENTENCE_ENDS
        and all(page.is_title_shaped(line) for line in range(index, date))
        and (page.is_body(date + 1) or page.is_salutation(date + 1))
    )


def is_signed_head(page: Page, index: int) -> bool:
    """Say whether line ``index`` is a title: under it stand an office and a name, parted by a blank, and then text."""
    return (
        index + 2 < page.count
        and page.text[page.ends[index - 1] - 1] in _SENTENCE_ENDS
        and _is_over_byline(page, index)
    )


def _is_over_byline(page: Page, index: int) -> bool:
    return (
        page.is_title_shaped(index)
        and page.text[page.begins[index]] not in "（("
        and page.is_title_shaped(index + 1)
        and page.matches(_BYLINE, index + 1)
        and page.is_body(index + 2)
        and index + 2 not in page.marked
    )


def end_of_cover(page: Page, first: int, second: int) -> int:
    """Return the line where the first paper begins, if titles alone and a collection's words stand in line ``first``; else 0.

    Where Markdown's # marks the title of the paper in line ``second``, the first paper's is marked as that is; where it
    stands over an office and a name, the first paper's does.
    """
    mark = page.heading_mark(second)
    head = range(first + 1, min(first + _LONGEST_COVER, second))
    sibling = (i for i in head if mark > 1 and page.heading_mark(i) == mark and page.is_kind(i))
    own = next(sibling, second)
    if own == second and is_signed_head(page, second):
        own = next((i for i in head if _is_over_byline(page, i)), second)
    return own if own - first <= _LONGEST_COVER and _is_cover(page, first, own, own < second) else 0


def _is_cover(page: Page, first: int, last: int, is_marked: bool) -> bool:
    """Say whether the lines are titles and quoted words; ``is_marked``: a mark says that a paper's title comes after."""
    return not any(
        index in page.marked
        or page.is_salutation(index)
        or page.heading_mark(index) > 1
        or (
            not is_marked
            and not page.is_bullet(index)
            and not is_page_line(page, index)
            and (page.is_body(index) or "。" in page.line(index) or page.line(index)[-1] in _SENTENCE_ENDS)
        )
        for index in range(first, last)
    )


def has_ended(page: Page, top: int) -> bool:
    """Say whether the paper before line ``top`` seems to have come to its end."""
    before = top - 1
    last = page.text[page.ends[before] - 1]
    return (
        last in "。！!…）)”-—*"
        or page.is_date(before)
        or page.matches(THANKS, before)
        or page.matches(RULE, before)
        or page.is_part_label(before)
        or (page.is_short(before) and page.length(before) <= 24)
    )

"""What ends a paper, and what shows that another begins after it: thanks, signatures, rules, new pages."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from speechparse.layout.page import RULE, Page
from speechparse.layout.page_lines import is_foot_line, is_page_line
from speechparse.layout.signatures import is_signature
from speechparse.lexer import Candidate
from speechparse.patterns import HAN, LazyPattern

THANKS: Final = LazyPattern(
    r"[^。]{0,20}(?:谢谢|謝謝)(?:大家|各位)?[。！!]?|(?:谢谢|謝謝|感谢大家|我的(?:讲话|发言|报告)(?:完了|到此)).{0,12}"
)
#: A paper's last paragraph, and the note under its date.
_CLOSING: Final = LazyPattern(r"(?:同志们|同志們|各位代表|各位委员|同学们|老师们|朋友们|战友们)[，,！!]")
_NOTE: Final = LazyPattern(r"[（(]此件.{1,20}[)）]")
#: A signature with such a note (中共石坪镇委（此件发至村）), or a table's row.
SIGNED_OR_ROW: Final = LazyPattern(r".*[（(]此件.{1,20}[)）]|\S{1,20}\s{2,}[0-9０-９.]+")
#: Between a paper's title and its text stand no more lines.
_LONGEST_HEAD: Final = 7
_MOST_TO_DATE: Final = 4
_LONGEST_COVER: Final = 12
#: An office, a blank, and a name: 财政局　毛某某.
_BYLINE: Final = LazyPattern(rf"[^\s0-9。，；：、]{{2,24}}[ \u3000]{{1,4}}{HAN}{{1,2}}[ \u3000]?{HAN}{{1,2}}")
#: What most names begin with.
_SURNAMES: Final = (
    "[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范"
    "金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯康温]"
)
#: The name of who speaks, alone on its line; a shorter one only where it comes again.
_NAME: Final = LazyPattern(rf"{_SURNAMES}(?:(?:{HAN}|×){{2}}|[ \u3000]{{1,4}}(?:{HAN}|×))")
_OWN_NAME: Final = LazyPattern(rf"{_SURNAMES}{HAN}{{1,2}}")
_SHORTEST_REST: Final = 3
#: Where a paper was printed, which ends it.
_SOURCE: Final = LazyPattern("(?:来源|來源|出处|出處|原载|原載|摘自)[：:]")
_LONGEST_NAME: Final = 7
#: A paper's first number stands so few lines under its title, and contents of so many lines may stand between.
_SOON: Final = 30
_LONGEST_CONTENTS: Final = 200
_FIRST_PARTS: Final = ("总则", "總則")
_SENTENCE_ENDS: Final = frozenset("。！!？?…”）)")


def is_parted(page: Page, top: int) -> bool:
    """Say whether what stands right before line ``top`` can only end a paper: a foot, a rule, a new page."""
    before = top - 1
    last = page.text[page.ends[before] - 1]
    return (
        page.is_date(before)
        or is_signature(page, before)
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
        and not page.matches(SIGNED_OR_ROW, index)
        and all(page.is_title_shaped(line) for line in range(index, date))
        and (page.is_body(date + 1) or page.is_salutation(date + 1))
    )


def is_named_head(page: Page, index: int) -> bool:
    """Say whether line ``index`` is a title: under it stands who speaks, alone, and then text.

    That is whose name the title begins with, or, under the name of a kind of paper, what is a name by its form.
    """
    if index + 2 >= page.count or not 2 <= page.length(index + 1) <= _LONGEST_NAME:
        return False
    title, name = page.line(index), page.line(index + 1)
    is_own = title.startswith(name) and len(title) >= len(name) + _SHORTEST_REST
    if is_own and page.matches(_OWN_NAME, index + 1) and heads_text(page, index):
        return True
    return (
        page.is_kind(index)
        and page.matches(_NAME, index + 1)
        and page.is_body(index + 2)
        and index + 2 not in page.marked
        and (has_ended(page, index) or _is_after_source(page, index))
    )


def is_over_date(page: Page, index: int) -> bool:
    """Say whether under the title in line ``index`` stands a date in brackets, and then text."""
    return (
        index + 2 < page.count
        and page.text[page.begins[index + 1]] in "（("
        and page.text[page.ends[index + 1] - 1] in "）)"
        and page.is_date(index + 1)
        and (
            page.is_body(index + 2)
            or page.text[page.ends[index + 2] - 1] == "。"
            or page.is_salutation(index + 2)
        )
    )


def _is_after_source(page: Page, top: int) -> bool:
    """Say whether right above line ``top`` stands where the paper before was printed."""
    return any(page.starts_with(_SOURCE, index) for index in range(max(0, top - 2), top))


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


def _is_general_part(page: Page, marker: Candidate) -> bool:
    """Say whether the number is that of the part with which rules and plans begin: 1 总则."""
    return page.text[marker.end : page.ends[marker.line]].strip().replace("\u3000", "") in _FIRST_PARTS


def begins_afresh(page: Page, index: int) -> bool:
    """Say whether the next strong marker after the line is a first one, and not the first of an open kind."""
    after = page.next_strong(index)
    if after is None or after.ordinal != 1:
        return False
    before = page.previous_strong(index)
    if before is None:
        between = range(index + 1, min(after.line, index + _LONGEST_CONTENTS))
        return after.line - index - sum(map(page.contents.__contains__, between)) <= _SOON
    if before.style.rank is None or after.style.rank is None:
        return False
    if after.line == index + 1 and (before.style.name == "article" or _is_general_part(page, after)):
        return True  # right under a title, and no article; or what only rules and plans begin with
    return after.style.rank <= before.style.rank or after.style.rank <= 5

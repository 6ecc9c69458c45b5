"""The lines of a title: which lines above a text, or above an addressing line, belong to one title."""

from __future__ import annotations

from typing import Final

from speechparse.layout.endings import SIGNED_OR_ROW, THANKS
from speechparse.layout.page import OFFICE, RULE, Page
from speechparse.layout.page_lines import is_foot_line, is_page_line
from speechparse.layout.signatures import is_signature
from speechparse.patterns import HAN, LazyPattern

#: The line that says what is attached ends a paper.
_ATTACHED: Final = LazyPattern(r"附件\s*[：:]")
#: A person in office who signs a paper: 部长　王某某.
OFFICER: Final = LazyPattern(
    rf".{{0,20}}(?:[长長]|主席|主任|[总總]理|[书書][记記]|主委|署名|司令员?|[总總][裁监監])[ \u3000]{{1,8}}(?:{HAN}|·){{1,6}}(?:[ \u3000]{{1,2}}{HAN}{{1,2}})?"
)
_LONGEST_NAME: Final = 4
#: Who speaks, between the title and whom he addresses.
_SPEAKER: Final = LazyPattern(
    r"(?:(?:发言|發言|主讲|主講|讲话|講話|演讲|演講|致辞|致辭|致词|报告|報告|汇报|匯報|主持|撰稿)[人者]|作者)[：:][ \u3000]*[^\s。；：:][^。；：:]{1,24}"
)
#: Who came, who is sent a copy: 列席：…, 抄送：….
_NAMES: Final = LazyPattern(r"\S{1,4}[：:]")


def top_of_titles(page: Page, index: int, start: int) -> int:
    """Return the first of the lines right above ``index`` that belong to one title."""
    top = index
    while top - 1 > start and index - top < 5:
        if _belongs_to_title(page, top - 1):
            if page.heading_mark(top - 1) and not page.heading_mark(top):
                break  # the heading of a part, and under it a paper's title
            if _signs(page, top - 1) or _signs_below(page, top - 1):
                break
            top -= 1
        elif top - 2 > start and _is_under_title(page, top - 1):
            top -= 2
        else:
            break
    return top


def _is_under_title(page: Page, index: int) -> bool:
    """Say whether the line is a date or says who speaks, and above it stands a title."""
    if page.matches(_SPEAKER, index):
        return _belongs_to_title(page, index - 1)
    return page.is_date(index) and _is_dated(page, index - 1)


def _is_dated(page: Page, index: int) -> bool:
    """Say whether the line over a date is a title, and no signature."""
    return (
        _belongs_to_title(page, index)
        and page.length(index) > _LONGEST_NAME
        and not page.matches(OFFICE, index)
        and (not page.matches(OFFICER, index) or page.is_kind(index - 1))
    )


def _signs(page: Page, index: int) -> bool:
    """Say whether the line is the office alone with which the title under it begins: it signed the paper before."""
    return page.line(index + 1).startswith(page.line(index)) and page.matches(OFFICE, index)


def _signs_below(page: Page, index: int) -> bool:
    """Say whether the line is the office that signed the paper before below its date: no other stands above that."""
    return page.is_date(index - 1) and page.matches(OFFICE, index) and not page.matches(OFFICE, index - 2)


def _belongs_to_title(page: Page, index: int) -> bool:
    if not page.is_short(index) or index in page.marked or page.is_bullet(index):
        return False
    if page.is_date(index) or page.matches(THANKS, index) or page.is_part_label(index):
        return False
    if page.matches(RULE, index) or page.starts_with(_ATTACHED, index) or page.starts_with(_NAMES, index):
        return False
    if is_page_line(page, index) or is_foot_line(page, index) or page.matches(SIGNED_OR_ROW, index):
        return False
    if is_signature(page, index):
        return False
    # A line in brackets above a title is the foot of the paper before: （此件公开发布）.
    return (
        page.text[page.begins[index]] not in "（("
        and page.text[page.ends[index] - 1] not in "。；;，、：:！!？?…"
    )

"""Tell papers that stand in a row and begin with nothing but their titles: reports of what was done, and rules."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import Page
from speechparse.patterns import LazyPattern

#: What the paper before ends in.
_ENDS: Final = frozenset("。！")
#: The title of a report: who held or did what.
_REPORTED: Final = LazyPattern(r"[^。；：:，,]{3,40}(?:召开|举办|举行|组织|开展|启动)[^。；：:，,]{4,40}")
#: What is held is reported; of what is done, who did it is named first in both titles.
_HELD: Final = ("召开", "举办", "举行")
_NAMED_FIRST: Final = 3
#: The day, soon in a report's first paragraph.
_DAY: Final = LazyPattern(r".{0,160}?[0-9]{1,2}月[0-9]{1,2}日")
#: So many papers of one kind are a series; and so many characters name the kind.
_SERIES_TELLS: Final = 2
_KIND_NAME: Final = 2
#: The kinds of papers that come in series.
_RULES: Final = (
    "制度", "规定", "办法", "职责", "细则", "守则", "规则", "规程", "须知", "規定", "辦法", "職責", "細則", "守則", "規則", "須知",
)  # fmt: skip


def is_next_report(page: Page, index: int, start: int) -> bool:
    """Say whether the line is the title of a report, as that of the paper in line ``start`` is one."""
    return (
        page.text[page.ends[index - 1] - 1] in _ENDS
        and _heads_report(page, index)
        and _heads_report(page, start)
        and _are_alike(page, index, start)
    )


def _are_alike(page: Page, index: int, start: int) -> bool:
    """Say whether two reports are of what was held (召开), or of who is named first in both."""
    title, first = page.line(index), page.line(start)
    return title[:_NAMED_FIRST] == first[:_NAMED_FIRST] or all(
        any(held in words for held in _HELD) for words in (title, first)
    )


def is_of_series(page: Page, index: int, starts: list[int]) -> bool:
    """Say whether the papers before were of the kind that the title names, and text goes on under it: one rule after another."""
    last = starts[-_SERIES_TELLS:]
    return (
        len(last) == _SERIES_TELLS
        and page.text[page.ends[index - 1] - 1] in _ENDS
        and index + 1 < page.count
        and page.is_body(index + 1)
        and page.line(index).endswith(_RULES)
        and all(page.line(start)[-_KIND_NAME:] == page.line(index)[-_KIND_NAME:] for start in last)
    )


def _heads_report(page: Page, index: int) -> bool:
    """Say whether the line is the title of a report of what was held or done on a day, which the paragraph under it names."""
    return (
        index + 1 < page.count
        and index + 1 not in page.marked
        and page.matches(_REPORTED, index)
        and page.is_body(index + 1)
        and page.starts_with(_DAY, index + 1)
    )

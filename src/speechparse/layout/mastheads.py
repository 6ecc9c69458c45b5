"""Tell the mast-head of a bulletin above its first paper: its number, who edits it, that it is for inner use."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import Page
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title

#: What a mast-head says in so many ways, its number among them: that alone minutes have, too. Most heads have none of these words.
_WORDS: Final = (
    "本期", "合刊", "增刊", "编印", "編印", "编辑部", "編輯部", "翻印", "主办", "主辦", "成本费", "工本费", "内部", "注意保存", "供批判", "供参考",
)  # fmt: skip
_LEAST_WORDS: Final = 2
_ISSUE: Final = LazyPattern(
    r"[（(]?(?:[0-9]{4}年)?[总總]?第[^，。；：]{0,5}期(?:[（(）)合总總增特本号第0-9 \t\u3000][^，。；：]{0,30})?"
)
_EDITOR: Final = LazyPattern(r"[^，。；：]{2,44}(?:[编編][辑輯][部组組]|[编編]印|翻印|主[办辦])")
_STAMP: Final = LazyPattern(
    r"[★☆ \t\u3000]*(?:供[^，。；：]{0,6}(?:批判|参考|參考)用?|内部(?:参考|資料|资料|文件|材料|刊物)|注意保存)"
    r"[★☆ \t\u3000]*(?:注意保存|不得外传|请勿外传|仅供参考)?[★☆ \t\u3000]*"
)
_MOST_LINES: Final = 14
_LONGEST_LINE: Final = 90
_REACH: Final = 2000
#: Between the title under a mast-head and its text stand no more lines.
_MOST_TO_TEXT: Final = 4


def end_of_masthead(page: Page) -> int:
    """Return the line of the title under a mast-head at the very top; else 0."""
    most = min(page.count, _MOST_LINES)
    head = page.text[: min(page.ends[most - 1], _REACH)]
    if not any(word in head for word in _WORDS):
        return 0
    last, is_numbered, has_text = -1, False, False
    for index in range(most):
        if index in page.marked or page.is_salutation(index) or page.heading_mark(index):
            break
        if page.matches(_STAMP, index):
            last = index
        elif (
            not has_text
            and page.is_short(index)
            and (page.matches(_ISSUE, index) or page.matches(_EDITOR, index))
        ):
            last = index  # under a text an editor signs it
            is_numbered = is_numbered or page.matches(_ISSUE, index)
        elif _names_kind(page, index) or page.length(index) > _LONGEST_LINE:
            break
        has_text = has_text or page.is_body(index)
    if last < 0 or (last > 0 and is_numbered + _count_words(page, last) < _LEAST_WORDS):
        return 0
    title = last + 1
    while title < page.count and page.is_date(title):
        title += 1
    return title if title < page.count and _heads_text(page, title) else 0


def _count_words(page: Page, last: int) -> int:
    head = page.text[: page.ends[last]]
    return sum(word in head for word in _WORDS)


def _names_kind(page: Page, index: int) -> bool:
    """Say whether the line is a title, set wide or not: 会 议 纪 要."""
    name = "".join(page.line(index).split())
    return is_kind_title(name, 0, len(name))


def _heads_text(page: Page, title: int) -> bool:
    """Say whether the line is a title with text soon below it: what stands right over a text is of its own head."""
    if not page.is_title_shaped(title) or page.text[page.begins[title]] in "（(—-《":
        return False
    below = range(title + 1, min(page.count, title + 1 + _MOST_TO_TEXT))
    return any(page.is_body(index) or page.is_salutation(index) for index in below)

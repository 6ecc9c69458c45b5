"""Find the paper's own title in what stands above its text: the nearest line that names a kind of paper.

What a page puts above that may be anything: its name, menus, a headline, a reader's note.
"""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import RULE, Page
from speechparse.patterns import LazyPattern

#: So many lines below the page's head the text has begun.
_FARTHEST: Final = 40
_MOST_ABOVE: Final = 4
_SUBTITLES: Final = ("——", "--", "—", "－－", "（", "(", "《")
#: The upper line of a title in two: it names who speaks, or begins what the lower one ends.
_UPPER: Final = LazyPattern(
    r"[^，。！？：；|>]{0,40}?(?:关于|關於|印发|转发|在|[府室厅局委院部会處处司校团社镇乡村])[^，。！？：；|>]{0,40}"
)
_ENDERS: Final = frozenset("。！？!?…")
_TOKENS: Final = 3


def find_own_title(page: Page, first: int) -> int:
    """Return the first line of the paper's own title, ``first`` or a line below it."""
    if page.heading_mark(first) == 1 or page.bold_title == first:
        return first
    text_at = next((i for i in range(first, min(page.count, first + _FARTHEST)) if _begins_text(page, i)), -1)
    if text_at <= first:
        return first
    title = next((i for i in range(text_at - 1, first - 1, -1) if _names_a_paper(page, i)), -1)
    if title <= first:
        return first
    title = _named_above(page, first, title, text_at)
    is_addressed = page.is_salutation(text_at)
    is_headed = any(_is_foreign(page, i) or _names_a_paper(page, i) for i in range(first, title))
    if not is_addressed and not is_headed:
        return first
    top = title
    while top > first and title - top < _MOST_ABOVE and _is_upper_line(page, top - 1):
        top -= 1
    return top


def _named_above(page: Page, first: int, title: int, text_at: int) -> int:
    """Return the title that the announcement in line ``title`` names where it stands above that, and only there."""
    line = page.line(text_at)
    for index in range(title - 1, first - 1, -1) if line[0] == "《" else ():
        name = page.line(index)
        if f"《{name}》" in line and _names_a_paper(page, index):
            comes_again = any(page.line(below) == name for below in range(text_at + 1, page.count))
            return title if comes_again else index
    return title


def _begins_text(page: Page, index: int) -> bool:
    return page.is_salutation(index) or page.is_body(index)


def _names_a_paper(page: Page, index: int) -> bool:
    return page.is_kind(index) and page.is_title_shaped(index) and not page.line(index).startswith(_SUBTITLES)


def _is_foreign(page: Page, index: int) -> bool:
    """Say whether the line can be no part of a paper's head: a sentence, a rule, or words in a row as menus have them."""
    line = page.line(index)
    words = line.split()
    is_row = len(words) >= _TOKENS and max(map(len, words)) > 1
    return line[-1] in _ENDERS or page.matches(RULE, index) or is_row or "：" in line or "|" in line


def _is_upper_line(page: Page, index: int) -> bool:
    """Say whether the line begins a title that the next line goes on with: what parts them parts all lines there."""
    return (
        _breaks(page, index) <= max(1, _breaks(page, index + 1))
        and page.is_title_shaped(index)
        and not page.is_kind(index)
        and not _is_foreign(page, index)
        and (page.matches(_UPPER, index) or _is_open(page.line(index)))
    )


def _is_open(line: str) -> bool:
    """Say whether the line breaks off inside a name that it quotes."""
    return line.count("《") > line.count("》")


def _breaks(page: Page, index: int) -> int:
    """Count the line breaks after a line."""
    after = page.begins[index + 1] if index + 1 < page.count else len(page.text)
    between = page.text[page.ends[index] : after]
    return between.count("\n") + between.count("\r") - between.count("\r\n")

"""Find where a paper begins whose addressing line is met: at the title above, at that line, or nowhere."""

from __future__ import annotations

from typing import Final

from speechparse.layout.endings import begins_afresh, has_ended, is_parted
from speechparse.layout.matter import split_run_together
from speechparse.layout.page import ADDRESS, Page
from speechparse.layout.signatures import is_signature
from speechparse.layout.title_lines import top_of_titles
from speechparse.patterns import LazyPattern

#: What a notice begins with that has no title: all offices of a kind are addressed, and nothing is said of them.
_OFFICES_ADDRESSED: Final = LazyPattern(
    "各[^。；：:]{0,120}(?:政府|办公室|委员会|[局厅部院委]|单位|公司|学校|街道|办事处|党组|支部|管委会)[：:]"
)


def start_by_address(page: Page, index: int, start: int) -> int | None:
    """An addressing line begins a speech where a title stands above it, or numbering begins afresh after it."""
    top = top_of_titles(page, index, start)
    if top <= start or _is_first_address(page, index, start, top):
        return None
    if top < index and any(page.is_kind(i) or page.heading_mark(i) for i in range(top, index)):
        return top
    if (
        page.matches(ADDRESS, index)  # what addresses offices stands under a title
        and page.text[page.ends[index] - 1] in "：:"
        and (is_parted(page, top) or (begins_afresh(page, index) and has_ended(page, top)))
    ):
        return top
    if is_parted(page, index) and split_run_together(page.text, page.begins[index], page.ends[index]):
        return index  # its title stands in the same line
    return index if _is_untitled_notice(page, index) else None


def _is_untitled_notice(page: Page, index: int) -> bool:
    """Say whether a notice without a title begins: after a paper's date offices are addressed, and text follows."""
    return (
        (page.is_date(index - 1) or is_signature(page, index - 1))
        and index + 1 < page.count
        and page.matches(_OFFICES_ADDRESSED, index)
        and page.is_body(index + 1)
        and index + 1 not in page.marked
    )


def _is_first_address(page: Page, index: int, start: int, top: int) -> bool:
    """Say whether the line may still address the speech that began at ``start``, after a word of introduction."""
    if index - start > 8 or any(line in page.marked for line in range(start, index)):
        return False
    if top < index and is_parted(page, top) and page.has_body(start, top):
        return False
    return not any(page.is_salutation(line) for line in range(start, index))

"""Find where a paper begins whose addressing line is met: at the title above, at that line, or nowhere."""

from __future__ import annotations

from typing import Final

from speechparse.layout.endings import begins_afresh, has_ended, is_parted
from speechparse.layout.matter import split_run_together
from speechparse.layout.page import ADDRESS, Page
from speechparse.layout.signatures import is_signature
from speechparse.layout.title_lines import top_of_titles
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title

#: What a notice begins with that has no title: all offices of a kind are addressed, and nothing is said of them.
_OFFICES_ADDRESSED: Final = LazyPattern(
    "各[^。；：:]{0,120}(?:政府|办公室|委员会|[局厅部院委]|单位|公司|学校|街道|办事处|党组|支部|管委会)[：:]"
)
#: Those who are addressed behind a title on its line, by the role of what addresses them, and how long that title is at least.
_ADDRESSED: Final = {"salutation": (ADDRESS, 6), "addressee": (_OFFICES_ADDRESSED, 10)}
#: The last line of a paper that was signed: its day, with or without the year.
_DAY: Final = LazyPattern(r"(?:[0-9]{4}\s?年\s?)?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日")
_SENTENCE_ENDS: Final = frozenset("。！!？?…”")
#: A title that names no kind of paper (坚定信心 开创新局面) is no shorter; and a paper's own addressing line stands so near its beginning.
_SHORTEST_SLOGAN: Final = 10
_LONGEST_HEAD: Final = 6
_SHORTEST_NAME: Final = 4
_LONGEST_NAME: Final = 24


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
        and (
            is_parted(page, top)
            or (begins_afresh(page, index) and has_ended(page, top))
            or _is_addressed_again(page, index, start, top)
        )
    ):
        return top
    if _is_under_own_title(page, index):
        return index
    return index if _is_untitled_notice(page, index) else None


def start_by_glued_address(page: Page, index: int, start: int) -> int | None:
    """A title and whom it addresses in one line begin a speech, though the line is no addressing line by its first words."""
    if _is_kind_under_date(page, index):
        return index
    is_head = _is_under_own_title(page, index) and not _is_first_address(page, index, start, index)
    return index if is_head else None


def _is_kind_under_date(page: Page, index: int) -> bool:
    """Say whether a kind of paper is named before the colon (渡河须知：), under the day of the paper before, and numbers begin afresh."""
    begin, end = page.begins[index], page.ends[index]
    return (
        _SHORTEST_NAME < end - begin <= _LONGEST_NAME
        and is_kind_title(page.text, begin, end - 1)
        and page.matches(_DAY, index - 1)
        and begins_afresh(page, index)
    )


def _is_under_own_title(page: Page, index: int) -> bool:
    """Say whether before the address in the line stands a title, and before the line a paper has ended."""
    pieces = split_run_together(page.text, page.begins[index], page.ends[index])
    if not pieces:
        return False
    title, address = pieces[0], pieces[-1]
    addressed, shortest = _ADDRESSED[address.role]
    # 会议决定各科室要做到： is a sentence.
    if (
        title.end - title.start < shortest
        or addressed.fullmatch(page.text, address.start, page.ends[index]) is None
    ):
        return False
    return is_parted(page, index) or (
        is_kind_title(page.text, title.start, title.end) and has_ended(page, index)
    )


def _is_untitled_notice(page: Page, index: int) -> bool:
    """Say whether a notice without a title begins: after a paper's date offices are addressed, and text follows."""
    return (
        (page.is_date(index - 1) or is_signature(page, index - 1))
        and index + 1 < page.count
        and page.matches(_OFFICES_ADDRESSED, index)
        and page.is_body(index + 1)
        and index + 1 not in page.marked
    )


def _is_addressed_again(page: Page, index: int, start: int, top: int) -> bool:
    """Say whether the paper before, which had its own addressing line, ends in a sentence, and no number goes on after this one's."""
    return (
        page.next_strong(index) is None
        and page.length(top) >= _SHORTEST_SLOGAN
        and page.text[page.ends[top - 1] - 1] in _SENTENCE_ENDS
        and index + 1 < page.count
        and page.is_body(index + 1)
        and any(page.is_salutation(line) for line in range(start, min(top, start + _LONGEST_HEAD)))
    )


def _is_first_address(page: Page, index: int, start: int, top: int) -> bool:
    """Say whether the line may still address the speech that began at ``start``, after a word of introduction."""
    if index - start > 8 or any(line in page.marked for line in range(start, index)):
        return False
    if top < index and is_parted(page, top) and page.has_body(start, top):
        return False
    return not any(page.is_salutation(line) for line in range(start, index))

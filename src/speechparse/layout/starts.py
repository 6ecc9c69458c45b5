"""Find the lines in which the papers of a file begin: titles, addresses, labels of parts, annexes, second copies."""

from __future__ import annotations

from itertools import count
from typing import Final

from speechparse.layout.addressed import start_by_address, start_by_glued_address
from speechparse.layout.copies import LONG_LINE, Copies
from speechparse.layout.endings import (
    begins_afresh,
    has_ended,
    heads_text,
    is_dated_head,
    is_headline,
    is_named_head,
    is_over_date,
    is_parted,
    is_signed_head,
)
from speechparse.layout.issued import LONGEST_NOTICE, NAMED, find_issued
from speechparse.layout.page import (
    ADDRESS,
    ADDRESS_ENDS,
    ANNEX,
    ENDERS,
    PAPER_NUMBER,
    TITLE_LENGTH,
    Page,
    holds_part_mark,
)
from speechparse.layout.page_lines import is_foot_line, is_page_line, is_same_label
from speechparse.layout.series import is_next_report, is_of_series
from speechparse.layout.title_lines import top_of_titles
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title

_SERIES: Final = LazyPattern(
    r"(?P<stem>.{2,50}?)[（(]?(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]?"
)
#: A talk of several that is called by its day: 五月十七日的讲话.
_DATED_TALK: Final = LazyPattern(
    r"(?:[0-9〇○一二三四五六七八九]{2,4}年)?[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日[上下]?午?的?(?P<stem>讲话|講話|谈话|談話|发言|發言|指示|报告|報告)"
)
#: A label and its title in one line; where a number follows the label, it lists what is attached.
_TITLED_ANNEX: Final = LazyPattern(
    r"(?:附件|附錄|附录|附)\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]\s*[^\s0-9０-９（(《][^。；：:]{2,40}[^。；，、：:》]"
)
#: The same where the line break after the label was lost, under the date of what it is annexed to.
_GLUED_ANNEX: Final = LazyPattern(r"附件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[^\s：:，。；]{4,60}")
#: An annex's title with its first number right behind it, the break between them lost: 修渠评分标准一、….
_TITLE_AND_NUMBER: Final = LazyPattern(r"[^\s。；：:]{4,40}[^\s。；：:、，一二三四五六七八九十]一、")
_ANNEXES: Final = (ANNEX, _TITLED_ANNEX, _GLUED_ANNEX)
#: The second copy of a paper begins at least so many lines after the first.
_COPY_APART: Final = 8
#: In a title that is set wide no more characters stand together.
_SET_WIDE: Final = 2
_FEW_LINES: Final = 3
#: Under the title of an annex its text stands so soon.
_SOON: Final = 30
#: What a page puts over a list of other articles, with their dates and first words, and so far above them.
_RELATED: Final = ("相关", "相關", "推荐", "推薦", "更多", "延伸", "猜你", "热点", "熱點")
_RELATED_ABOVE: Final = 2000
#: What is longer is text, and begins nothing but a copy.
_LONGEST_LABEL: Final = 90
_COLONS: Final = "：:"
#: A title below an annex's label stands on no more lines, with who issues it.
_MOST_TITLE_LINES: Final = 4
#: A line that ends so shows that a paper begins only as an annex, or by the label of a part.
_QUIET: Final = ENDERS.difference(ADDRESS_ENDS)


def find_starts(page: Page, first: int, listed: frozenset[int]) -> list[int]:
    """Return the lines from ``first`` on in which papers begin; ``listed`` are lines that contents have named."""
    starts = [first]
    series: set[str] = set()
    seen: dict[str, int] = {}
    marked = page.marked
    text = page.text
    pieces = page.pieces
    copies = Copies(page)
    copies.learn(first)
    lengths, learnt = copies.lengths, copies.lines
    for index, begin, end in zip(count(first), page.begins[first:], page.ends[first:]):
        length = end - begin
        is_copied = length in lengths and learnt.get(text[begin:end], (index,))[0] != index
        is_opening = length >= LONG_LINE and copies.opens(begin)
        is_text = length > _LONGEST_LABEL or index in marked
        # Most lines are done with here, and so none is asked for more than it takes.
        if (
            index not in pieces
            and not is_copied
            and not is_opening
            and (
                is_text
                or (
                    text[end - 1] in _QUIET
                    and text[begin] != "附"
                    and not holds_part_mark(text[begin:end])
                    and index not in listed
                )
            )
        ):
            continue
        start = copies.begin_at(index, starts[-1]) if is_copied else None
        if start is None and is_opening:
            start = copies.begin_of_opening(index, starts[-1])
        if start is not None and is_foot_line(page, start):
            start = None  # a page's last lines come again with the page
        if start is None and not is_text:
            start = index if index in listed else _start_at(page, index, starts, series, seen)
        if index in pieces:
            start = pieces[index]
            if len(starts) > 1 and not page.has_body(starts[-1], index):
                starts.pop()  # the headline of a collection that is printed again
        if start is not None and start > starts[-1]:
            starts.append(start)
            copies.learn(start)
        if length <= TITLE_LENGTH and page.is_kind(index) and page.is_title_shaped(index):
            seen.setdefault(page.line(index), index)
            if (stem := _stem(page, index)) is not None:
                series.add(stem)
    return starts


def _start_at(
    page: Page, index: int, starts: list[int], series: set[str], seen: dict[str, int]
) -> int | None:
    """Return the line where another speech begins, if line ``index`` shows that one does."""
    start = starts[-1]
    if index <= start or not (page.has_body(start, index) or _has_sentence(page, start, index)):
        return None
    first, last = page.text[page.begins[index]], page.text[page.ends[index] - 1]
    if last in ADDRESS_ENDS and page.is_salutation(index):
        return start_by_address(page, index, start)
    if first == "附" and any(page.matches(annex, index) for annex in _ANNEXES):
        return index if _is_annex(page, index) else None
    if index + 1 < page.count and page.is_label_line(index) and not is_foot_line(page, index):
        after = index + 1
        if is_foot_line(page, after):
            return None
        begins = page.is_title_shaped(after) or page.is_salutation(after) or page.length(after) > 20
        return after if begins else None
    if last in _COLONS:
        return start_by_glued_address(page, index, start)
    if not page.is_title_shaped(index) or is_page_line(page, index):
        return None
    mark = page.heading_mark(index)
    if mark and page.bold_title >= 0:
        return None
    if mark and (mark in page.talk_levels or (mark == 1 and not page.heads_sections)):
        return index
    if _begins_announced(page, index, start):
        return index
    if (issued := find_issued(page, index, start)) is not None:
        return issued
    is_kind = page.is_kind(index) and "：" not in page.line(index)
    if is_kind and is_headline(page, index, seen):
        return None
    if is_kind and series and _stem(page, index) in series:
        return index
    if is_kind and page.length(index) > 8 and _is_second_copy(page, index, seen.get(page.line(index), index)):
        return index
    if _begins_in_bold(page, index) and (is_kind or (begins_afresh(page, index) and has_ended(page, index))):
        return index
    if is_kind and _is_announced(page, index, start):
        return top_of_titles(page, index, start)
    if _is_next_article(page, index, start) or is_next_report(page, index, start):
        return index
    if is_dated_head(page, index) and begins_afresh(page, index):
        return index
    if is_named_head(page, index) or (is_kind and is_over_date(page, index)):
        return top_of_titles(page, index, start)
    if is_signed_head(page, index) and (begins_afresh(page, index) or is_signed_head(page, start)):
        return index
    if is_kind and is_of_series(page, index, starts):
        return index
    if is_kind or _compact_kind(page, index):
        top = top_of_titles(page, index, start)
        if top > start and (
            (begins_afresh(page, index) and has_ended(page, top))
            or (is_parted(page, top) and heads_text(page, index) and not is_foot_line(page, top))
            or (index + 1 < page.count and page.matches(PAPER_NUMBER, index + 1))
        ):
            return top
    return None


def _stem(page: Page, index: int) -> str | None:
    """Return what the titles of a series have in common with the line; None if it is none of one: 稿一, 五月十七日的讲话."""
    span = page.begins[index], page.ends[index]
    match = _SERIES.fullmatch(page.text, *span) or _DATED_TALK.fullmatch(page.text, *span)
    return None if match is None else match["stem"]


def _is_next_article(page: Page, index: int, start: int) -> bool:
    """Say whether under the title in line ``index`` stands what a page says of it, and text, as under the one before."""
    return (
        index + 2 < page.count
        and is_same_label(page, start + 1, index + 1)
        and page.is_body(index + 2)
        and index + 2 not in page.marked
        and page.text[page.ends[index - 1] - 1] in "。！!？?）)”"
        and page.is_title_shaped(start)
        and not any(
            page.text.find(
                words, max(page.begins[start], page.begins[index] - _RELATED_ABOVE), page.begins[index]
            )
            >= 0
            for words in _RELATED
        )
    )


def _has_sentence(page: Page, start: int, index: int) -> bool:
    """Say whether a sentence stands in the few lines before line ``index``: a decree run together with its date."""
    return index - start <= _FEW_LINES and page.text.find("。", page.begins[start], page.ends[index - 1]) >= 0


def _begins_in_bold(page: Page, index: int) -> bool:
    """Say whether the line is the first of some in bold, in a file whose first title is in bold."""
    return page.bold_title >= 0 and page.is_bold(index) and not page.is_bold(index - 1)


def _is_second_copy(page: Page, index: int, first: int) -> bool:
    """Say whether the title of line ``first`` comes again in line ``index``, and after it a paper, not a page's foot."""
    if index - first <= _COPY_APART:
        return False
    after = page.next_strong(index)
    if after is not None:
        return after.ordinal == 1
    copied = {page.line(line) for line in range(first + 1, first + _COPY_APART)}
    under = range(index + 1, min(index + _COPY_APART, page.count))
    return any(page.is_body(line) and page.line(line) in copied for line in under)


def _is_announced(page: Page, index: int, start: int) -> bool:
    """Say whether the notice that began at ``start`` names the paper whose title the line is (《…》)."""
    if index - start > LONGEST_NOTICE:
        return False
    head = page.text[page.begins[start] : page.begins[index]]
    return f"《{page.line(index)}》" in head


def _begins_announced(page: Page, index: int, start: int) -> bool:
    """Say whether the notice that began at ``start`` names (《…》) a paper whose title and head are in one line here."""
    if index - start > LONGEST_NOTICE or not page.is_date(index - 1):
        return False
    named = NAMED.findall(page.text, page.begins[start], page.begins[index])
    return any(is_kind_title(name, 0, len(name)) and page.line(index).startswith(name) for name in named)


def _compact_kind(page: Page, index: int) -> bool:
    """A title set with blanks between its characters (工 作 规 则)."""
    words = page.line(index).split()
    bare = "".join(words)
    return len(words) > 1 and max(map(len, words)) <= _SET_WIDE and is_kind_title(bare, 0, len(bare))


def _is_annex(page: Page, index: int) -> bool:
    """A label with numbering of its own, or one that stands alone, with a title under it."""
    if index + 1 >= page.count:
        return False
    titled = page.matches(_TITLED_ANNEX, index)
    if titled and page.matches(ADDRESS, index + 1):
        return True  # 附：讲话全文, under a report of the speech
    if titled and _is_named_below(page, index):
        return begins_afresh(page, index) and has_ended(page, index)
    if page.matches(ANNEX, index) and page.starts_with(_TITLE_AND_NUMBER, index + 1):
        return True
    if titled or (page.matches(_GLUED_ANNEX, index) and page.is_date(index - 1)):
        after = page.next_strong(index)
        return after is not None and after.line == index + 1 and after.ordinal == 1 and has_ended(page, index)
    if not page.is_title_shaped(index + 1):
        return False
    kind = _kind_below(page, index)
    if begins_afresh(page, index) or (kind > 0 and _has_text(page, kind + 1)):
        return True
    after = page.next_strong(index)
    return after is not None and after.line == index + 2 and after.ordinal == 1 and has_ended(page, index)


def _kind_below(page: Page, index: int) -> int:
    """Return the line soon under the label where the name of a kind of paper ends its title, -1 where none does.

    Who issues it may stand above the title, and the title on several lines.
    """
    for line in range(index + 1, min(page.count, index + 1 + _MOST_TITLE_LINES)):
        if not page.is_title_shaped(line):
            break
        if page.is_kind(line):
            return line
    return -1


def _has_text(page: Page, first: int) -> bool:
    """Say whether text or a number stands soon under a title that ends above line ``first``: pages leave annexes out."""
    for index in range(first, min(page.count, first + _SOON)):
        if is_foot_line(page, index):
            return False
        if page.is_body(index):
            return True
    return False


def _is_named_below(page: Page, index: int) -> bool:
    """Say whether the full title of the annex stands under its label, 附录2：评分指引 and then 石桥村修渠评分指引."""
    name = page.line(index).replace(":", "：").partition("：")[2].strip()
    return page.is_title_shaped(index + 1) and page.line(index + 1).endswith(name)

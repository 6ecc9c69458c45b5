"""Find a collection's contents: near its head a list of titles, each of which comes again below as a line of its own.

There the speeches begin, however bare their titles are.
"""

from __future__ import annotations

from operator import and_
from typing import Final, NamedTuple

from speechparse.layout.page import TITLE_LENGTH, Page
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title

#: Contents stand in the first lines, above what is longer than a title; of those so many at least are titles of papers.
_LONGEST_HEAD: Final = 60
_LEAST_TITLES: Final = 2
#: Titles that come again in lines as near as this are a second copy's head, and no contents.
_LEAST_APART: Final = 3
_LEAST_APART_LABELLED: Final = 2
_SHORTEST: Final = 5
#: An entry: a number or a bullet, the title, leaders and a page number.
_ENTRY: Final = LazyPattern(
    r"(?:第?[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、.．：:]|\s|篇[：:\s]?)\s*|[•·●◆■▪◇★☆◎○]\s*)?"
    r"(?P<title>\S.*?)[ \t\u3000.．·…—-]*[（(]?[0-9]{0,3}[)）]?"
)
#: What stands between a title and its page number, and that.
_LEADERS: Final = " \t\u3000.．·…—-（）()0123456789"
_KIND_REACH: Final = 30
_ATTACHED: Final = ("附件：", "附件:")


#: What bulletins head their contents with.
_LABEL: Final = LazyPattern(r"[【\[]?(?:本期|本刊|本辑|内容)?(?:要目|导读|提要|看点)[】\]]?[：:]?")


class Listed(NamedTuple):
    """The line after the contents, and the lines of the titles that they list."""

    after: int
    starts: frozenset[int]


_NONE: Final = Listed(0, frozenset())


def find_listed(page: Page) -> Listed:
    """Find the contents, and where what they list begins."""
    last = next((i for i in range(min(page.count, _LONGEST_HEAD)) if _ends_contents(page, i)), _LONGEST_HEAD)
    ends = [_ends_in_kind(page, index) for index in range(min(page.count, last))]
    label = next((i for i in range(len(ends)) if page.matches(_LABEL, i)), -1)
    if label < 0 and not any(map(and_, ends, ends[1:])):
        return _NONE
    titles = [_title(page, index) for index in range(len(ends))]
    # What stands under such a label are papers, whatever they are called.
    kinds = [
        "：" not in title and ":" not in title and (0 <= label < index or is_kind_title(title, 0, len(title)))
        for index, title in enumerate(titles)
    ]
    again = _lines_again(page, titles)
    best = _NONE
    index = 0
    while index < len(titles):
        starts = [again.get(titles[index], -1)] if kinds[index] else [-1]
        last = index + 1
        while starts[-1] >= 0 and last < len(titles):
            line = again.get(titles[last], -1)
            if line - starts[-1] < (_LEAST_APART if label < 0 else _LEAST_APART_LABELLED):
                break
            starts.append(line)
            last += 1
        if last - index >= _LEAST_TITLES and sum(kinds[index:last]) >= _LEAST_TITLES and starts[0] >= last:
            best = Listed(last, frozenset(starts))
        index = last
    return best


def _ends_contents(page: Page, index: int) -> bool:
    """Say whether no contents come after the line: it is long, or addresses people, or what is attached is listed there."""
    return (
        page.length(index) > TITLE_LENGTH
        or page.is_salutation(index)
        or page.line(index).startswith(_ATTACHED)
    )


def _ends_in_kind(page: Page, index: int) -> bool:
    """Say whether the line seems to end in the name of a kind of paper, and perhaps a page number."""
    line = page.line(index).rstrip(_LEADERS)
    return is_kind_title(line, max(0, len(line) - _KIND_REACH), len(line))


def _title(page: Page, index: int) -> str:
    entry = _ENTRY.fullmatch(page.line(index)) if page.is_short(index) else None
    return entry["title"] if entry is not None and len(entry["title"]) >= _SHORTEST else ""


def _lines_again(page: Page, titles: list[str]) -> dict[str, int]:
    """Return where each title comes again first, as a line and nothing more."""
    wanted = {title: index for index, title in reversed([*enumerate(titles)]) if title}
    found: dict[str, int] = {}
    for index in range(page.count):
        if page.is_short(index) and (line := page.line(index)) in wanted and index > wanted[line]:
            found.setdefault(line, index)
    return found

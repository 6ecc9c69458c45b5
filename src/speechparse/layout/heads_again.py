"""Tell a paper's own head, where a page's headline and what is under it come again, from copies of its lines."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import CONTENTS, OFFICE, Page
from speechparse.patterns import LazyPattern

#: What a site adds to a title: the extension of a file, how long it is, that it is choice.
_ADDED: Final = LazyPattern(
    r"\.(?:docx?|txt|pdf|wps|rtf)$"
    r"|\s*[（(](?:全文\s?(?:共\s?)?[0-9]+\s?字|[0-9]+\s?字|[精優优][^（）()]{0,3}(?:文[档檔]|篇)|(?:全文|完整版|范文|[通实]用|最新)[^（）()]{0,6}|[0-9]{1,3}\s?篇)[)）]$"
)
_AFTER_NAME: Final = frozenset("）)xctfsXCTFS")
#: The name of the site behind a title, as a page's own title has it: …的通知 - 省政府网, …的通知_政策_中国政府网.
_OF_SITE: Final = LazyPattern(r"(?<=\S)(?:\s+[-–—|]{1,2}(?:\s|$)|_|\|)[^。；：]{0,40}$")
_BEFORE_SITE: Final = frozenset("-–—_|")
_SHORTEST_NAME: Final = 8
_YEAR: Final = LazyPattern("20[0-9]{2}年?度?(?=[^0-9年度届屆月/.-])")
#: The year in which what the headline names was made or amended: a list of laws adds it.
_OF_YEAR: Final = LazyPattern(r"\s?[（(][0-9]{4}年?(?:修[订訂正])?[)）]\Z")
#: The head of a decree, and over it the headline; under it its number, and under its text who signs it, and when.
_DECREE: Final = LazyPattern(r".{2,40}(?:令|公告)(?:\s*[（(]?第?.{1,10}[号號][)）]?)?")
_MOST_ABOVE_TEXT: Final = 3
_MOST_ABOVE_DECREE: Final = 3
_MOST_SIGNATURES: Final = 6
_SHORTEST: Final = 6
#: A page's head has no more lines, and these are no longer; a menu's are short.
_LONGEST_HEAD: Final = 120
_LONGEST_LINE: Final = 90
_LONGEST_ENTRY: Final = 20
#: An office and a date.
_SIGNATURE: Final = 2


def bare_name(name: str) -> str:
    """Leave out what a site adds to the end of a paper's title in its headline."""
    if not _BEFORE_SITE.isdisjoint(name):
        site = _OF_SITE.search(name, _SHORTEST_NAME)
        if site is not None:
            name = name[: site.start()]
    added = _ADDED.search(name) if name[-1] in _AFTER_NAME else None
    return name if added is None else name[: added.start()]


def without_year(name: str) -> str:
    """Leave out the year before a headline: the title may have none."""
    year = _YEAR.match(name) if name[0] == "2" else None
    return name if year is None else name[year.end() :]


def goes_on_again(page: Page, headline: int, index: int, apart: int) -> bool:
    """Say whether line ``index`` comes again under the headline as it stood under it ``apart`` lines above."""
    if headline < apart or index - headline >= apart:
        return False
    above = headline - apart
    return bare_name(page.line(above)) == bare_name(page.line(headline)) and all(
        page.line(line) == page.line(line - apart) for line in range(headline + 1, index)
    )


def is_of_copy(page: Page, first: int, index: int) -> bool:
    """Say whether line ``first`` comes again in line ``index`` because the text does: it is a sentence, or under the same one."""
    above = page.line(first - 1) if first else ""
    return "。" in page.line(index) or ("。" in above and above == page.line(index - 1))


def last_headline(page: Page) -> int:
    """Return the last line in which the page's first comes again before any sentence; else 0.

    A page's menus, lists among them, may stand between, but no contents: their words come again below.
    """
    name = bare_name(page.line(0)) if page.count and page.is_short(0) else ""
    if len(name) < _SHORTEST_NAME or 0 in page.marked:
        return 0
    found = listed = 0
    for index in range(1, min(page.count, _LONGEST_HEAD)):
        if page.is_salutation(index) or page.matches(CONTENTS, index):
            break
        if index in page.properties or page.is_row(index):
            continue
        if page.is_title_shaped(index) and bare_name(page.line(index)) == name:
            found = index
        elif index in page.marked:
            listed = listed or index
            if page.length(index) > _LONGEST_ENTRY:
                break
        elif page.is_body(index) or page.length(index) > _LONGEST_LINE:
            break
    comes_again = 0 < listed < found and page.text.find(page.line(listed), page.ends[found]) >= 0
    return 0 if comes_again else found


def over_signature(page: Page, index: int) -> int:
    """Return the line of the title: an office and a date that come again stand under one that is set otherwise there."""
    title = index
    while title > 0 and index - title < _SIGNATURE and (page.is_date(title) or page.matches(OFFICE, title)):
        title -= 1
    is_title = title < index and page.is_kind(title) and page.is_title_shaped(title)
    return title if is_title else index


def decree_under_headline(page: Page, index: int, top: int) -> int:
    """Return the line where the decree begins whose text is line ``index``, if what stands over it is the page's headline; else -1.

    It is that where a year in brackets ends it, and it comes again without that as the title of what the decree issues,
    after who signs that. The page's own head ends at line ``top``.
    """
    heads = range(index - 1, max(top, index - _MOST_ABOVE_TEXT) - 1, -1)
    decree = next((line for line in heads if page.matches(_DECREE, line)), -1)
    if decree < 0:
        return -1
    above = range(max(0, decree - _MOST_ABOVE_DECREE), decree)
    names = {
        page.line(line)[: year.start() - page.begins[line]]
        for line in above
        if (year := _OF_YEAR.search(page.text, page.begins[line], page.ends[line])) is not None
    }
    below = range(index + 1, min(index + 1 + _MOST_SIGNATURES, page.count))
    comes_again = any(page.length(line) >= _SHORTEST and page.line(line) in names for line in below)
    return decree if comes_again else -1

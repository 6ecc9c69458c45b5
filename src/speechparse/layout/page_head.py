"""Find where a page's own head ends: its headline, menus, sources, and what introduces the paper."""

from __future__ import annotations

from typing import Final

from speechparse.layout.copies import is_whole_copy
from speechparse.layout.heads_again import (
    bare_name,
    decree_under_headline,
    goes_on_again,
    is_of_copy,
    last_headline,
    over_signature,
    without_year,
)
from speechparse.layout.issuing import issues
from speechparse.layout.mastheads import end_of_masthead
from speechparse.layout.page import ADDRESS, CONTENTS, Page
from speechparse.layout.page_lines import (
    is_amid_text,
    is_foot_line,
    is_page_line,
    is_same_label,
)
from speechparse.layout.prefaces import end_of_front_matter, end_of_preface, end_of_record
from speechparse.layout.site_lines import introduces, is_rubric, is_site_name, presents
from speechparse.patterns import LazyPattern
from speechparse.reading.brackets import last_opened
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.teasers import begin_alike, is_teaser

#: What a site asks of who takes its files, and what it owes them: 1、下载文档前请…, 2、本站所有资源由用户上传.
_TERMS: Final = LazyPattern(
    r"[^。]*(?:下[载載](?:文[档檔]|本文|前|[后後])|(?:用[户戶]|网友|會員|会员|上[传傳]者)(?:自行)?上[传傳]|上[传傳]者|[联聯][系繫]客服|(?:文[档檔]|本站).{0,12}(?:侵犯|侵[权權]|版[权權])"
    r"|(?:部分|在[线線]|完整)[预預][览覽]|本站(?:不|仅|僅|所有|只)|[金积積][币分幣]|再次下[载載])"
)
#: What a site of documents says of the file, after which no headline is the paper's own.
_OF_FILE: Final = LazyPattern(
    r"(?:《.{2,60}》\s?由(?:会员|用户|网友)?(?:上传|分享)|资源描述|文档(?:描述|介绍)|(?:文档)?页数[：:]|(?:文档)?大小[：:]|.{2,60}_第\s?\d+\s?页)"
)
#: Where in its site a page is.
_LOCATION: Final = LazyPattern("(?:您?(?:现在|現在|目前|当前|當前)?的?位置|当前位置|當前位置)[：:]")
#: Who issued what and when: no title.
_ISSUED: Final = LazyPattern(r"\S{2,30}\s+[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?")
#: A sentence that begins with its title: 关于修渠情况的报告如下.
_REPORTS: Final = LazyPattern("[^，。：:]{0,60}如下")
#: So many lines of source and date stand between a title and its text at most.
_MOST_SOURCES: Final = 3
_SHORTEST_TITLE: Final = 5
#: A page's rubric is no longer than this.
_LONGEST_RUBRIC: Final = 6
#: So many characters tell that a text begins as its title does.
_SAME: Final = 8
#: A page's head is no longer than so many lines; its headline not shorter than so many characters.
_LONGEST_HEAD: Final = 60
_SHORTEST_HEADLINE: Final = 5
#: So many paragraphs a page may put between a collection's headline and its first piece.
_LONGEST_FOREWORD: Final = 4
#: So many paragraphs are more than an editor's introduction.
_LEAST_TEXT: Final = 2
_LONGEST_SHORT: Final = 90
_LONGEST_TERM: Final = 160
#: What announces a paper's own words, a few lines below the top: 讲话全文如下：, 倡议书如下：.
_NOTIFIES: Final = frozenset("现現将將就把作做")  # 现将有关事项通知如下：
_ITS_WORDS: Final = ("全文", "原文", "实录", "實錄")
_LONGEST_ANNOUNCEMENT: Final = 12
#: What a page's script leaves between its own lines: the sizes of its letters, a date, a bar.
_TRIFLE: Final = LazyPattern(
    r"[^目\s]{1,2}|[【\[（(]?(?:[大中小]\s*){3}[】\])）]?"
    r"|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?\s+[0-9]{1,2}[:：][0-9]{2}(?::[0-9]{2})?"
)

#: What a site heads the contents with that it extracts from a paper and puts above it.
_EXTRACT: Final = ("目录/提纲", "目錄/提綱", "目录／提纲")
#: A sign or two, left over at a text's very top.
_STRAY: Final = LazyPattern(r"[^\w\s×]{1,2}")
#: A site's menu in one line, and one whose entries are numbered.
_MENU: Final = LazyPattern(
    r"(?=.{0,40}?(?:登录|登錄|注册|註冊|首页|首頁|网站地图|客户端|收藏))(?:[^\s|｜。，]{2,8}\s*[|｜]\s*){2,}[^\s|｜。，]{2,8}"
)
_NUMBERED_MENU: Final = LazyPattern(
    r"1[.、．]\s?[^\s0-9。，；：]{2,8}(?:\s+[0-9]{1,2}[.、．]\s?[^\s0-9。，；：]{2,8}){2,}"
)
#: A headline that says how many papers stand below: 工作制度(精选9篇).
_COLLECTED: Final = LazyPattern(
    r"[^。，：]{2,40}[（(](?:精选|通用|优秀|最新|热门|推荐|实用|必备|锦集|集锦|集合|汇编|汇总|合集|共)\s?[0-9一二三四五六七八九十]{1,3}\s?篇[)）]"
)
#: The name of a file is no title: what stands under it as a page's line is.
_FILE_NAME: Final = (".doc", ".docx", ".pdf", ".wps", ".ppt", ".pptx", ".txt")


def end_of_head(page: Page) -> int:
    """Return the first line after the page's head: what follows its last page line before the paper proper."""
    if (under := end_of_front_matter(page) or end_of_record(page)) > 0:
        return under
    first = min(page.pieces, default=page.count)
    if _is_head_of_collection(page, first):
        return page.pieces[first]
    if (announced := _end_of_announcement(page)) > 0:
        return announced
    if (title := end_of_preface(page) or end_of_masthead(page)) > 0:
        return title
    last, headline = _scan_head(page)
    if (headline := max(headline, last_headline(page))) > 0:
        return headline
    after = last + 1
    # A Markdown title is the paper's, whatever stands between it and the text.
    titles = [index for index in range(min(after, page.count)) if page.heading_mark(index) == 1]
    if 0 <= page.bold_title < after:
        return min(page.bold_title, *titles[:1], after)
    if titles:
        return titles[0]
    after = _after_menus(page, after)
    last = after - 1
    trifle = _TRIFLE if after else _STRAY
    while after < page.count and after not in page.marked and page.matches(trifle, after):
        after += 1
    if after >= page.count:
        return 0
    if after in page.contents and page.line(after).startswith(_EXTRACT):
        return _under_contents(page, after)
    label = after
    if page.is_title_shaped(after) and after + 1 < page.count and page.is_part_label(after + 1):
        label += 1  # the collection's title, and the label of its first part
    while (
        page.is_part_label(label)
        and label + 1 < page.count
        and (page.is_title_shaped(label + 1) or page.is_salutation(label + 1))
    ):
        label += 1
    if label > after and not page.is_part_label(label):
        return label
    return after if last < 0 else _title_above(page, last, after)


def _under_contents(page: Page, first: int) -> int:
    """Return the line under the contents that a site extracted, if a title or an addressing line is there; else ``first``."""
    under = next((index for index in range(first, page.count) if index not in page.contents), first)
    return under if page.is_salutation(under) or page.is_kind(under) else first


def _is_head_of_collection(page: Page, first: int) -> bool:
    """Say whether what stands above the first label, in line ``first``, is the page's: a headline, and a few words."""
    if first > _LONGEST_HEAD or first == page.count:
        return False
    paragraphs = 0
    for index in range(first):
        if page.heading_mark(index) or page.is_salutation(index):
            return False
        if not is_page_line(page, index) and page.is_body(index):
            paragraphs += 1
            if index in page.marked or paragraphs > _LONGEST_FOREWORD:
                return False
    return True


def _end_of_announcement(page: Page) -> int:
    """Return the line under the one that announces the paper's words (讲话全文如下：), where it addresses people; else 0."""
    for index in range(min(page.count - 1, _LONGEST_ANNOUNCEMENT)):
        if index in page.marked or page.heading_mark(index) or page.is_salutation(index):
            break
        if (
            page.text[page.ends[index] - 1] in "：:"
            and page.is_short(index)
            and _names_a_paper(page.line(index)[:-1].removesuffix("如下"))
            and page.matches(ADDRESS, index + 1)
        ):
            return index + 1
    return 0


def _after_menus(page: Page, after: int) -> int:
    """Return the first line after the menus that stand from line ``after`` on: one at the very top, and a numbered one."""
    if after == 0 and page.count and page.matches(_MENU, after):
        after += 1
    if 0 < after < page.count and page.matches(_NUMBERED_MENU, after):
        after += 1
    return after


def _names_a_paper(words: str) -> bool:
    if words.endswith(_ITS_WORDS):
        return True
    return _NOTIFIES.isdisjoint(words) and is_kind_title(words, 0, len(words))


def _scan_head(page: Page) -> tuple[int, int]:
    """Return the last page line before the paper (-1: there is none), and the line where the headline comes again."""
    headline = -1
    last = _find_location(page)
    seen: dict[str, int] = {}
    for index in range(last + 1, min(page.count, _LONGEST_HEAD)):
        name = bare_name(page.line(index)) if page.is_short(index) else ""
        if (
            is_page_line(page, index)
            or _is_abstract(page, index)
            or _is_of_site(page, index, last)
            or _is_term(page, index)
        ):
            if _is_under_text(page, last + 1, index) or (headline < 0 and _is_of_next(page, last, index)):
                break
            last = index
            if headline >= 0 and _is_over_head(page, index):
                headline = -1
        elif (page.text[page.ends[index] - 1] == "。" or page.is_signed(index)) and issues(
            page.text, page.begins[index], page.ends[index]
        ):
            # A decree: what comes again after it is what it issues.
            decree = decree_under_headline(page, index, last + 1)
            return last, headline if decree < 0 else decree
        elif headline >= 0 and page.is_body(index):
            break
        elif len(name) > _SHORTEST_HEADLINE and name in seen and page.is_title_shaped(index):
            # The page's headline, and now the paper's own title; or a line of the text, which comes again.
            if is_of_copy(page, seen[name], index) or is_whole_copy(page, seen[name], index):
                break
            if headline < 0 or not goes_on_again(page, headline, index, index - seen[name]):
                headline = over_signature(page, index)
            seen[name] = index
        elif len(name) > _SHORTEST_HEADLINE and index not in page.marked:
            seen[name] = index
            seen.setdefault(without_year(name), index)
            if page.is_salutation(index):
                break
        elif index in page.marked or page.is_salutation(index) or page.length(index) > _LONGEST_SHORT:
            break
    return last, headline


def _is_under_text(page: Page, first: int, index: int) -> bool:
    """Say whether the page's line ends a short paper, or a paragraph that goes on below: text stands above it, and no title below."""
    if not is_foot_line(page, index) or (index + 1 < page.count and page.is_title_shaped(index + 1)):
        return False
    if index > first and page.is_body(index - 1) and is_amid_text(page, first, index, page.count):
        return True
    return sum(page.is_body(line) for line in range(first, index)) >= _LEAST_TEXT


def _is_of_next(page: Page, last: int, index: int) -> bool:
    """Say whether the page's line stands under the title of a second article, as the one in line ``last`` under the first's."""
    return (
        last > 0
        and is_same_label(page, last, index)
        and page.is_title_shaped(last - 1)
        and page.is_title_shaped(index - 1)
        and sum(page.is_body(line) for line in range(last + 1, index)) >= _LEAST_TEXT
    )


def _is_over_head(page: Page, index: int) -> bool:
    """Say whether a page's line says that the paper is still to come: it is of its file, or introduces what has a title."""
    if page.starts_with(_OF_FILE, index):
        return True
    return index + 1 < page.count and page.is_body(index) and page.is_kind(index + 1)


def _is_term(page: Page, index: int) -> bool:
    """Say whether the line is one of a site's terms, which it lists above a paper."""
    is_listed = index in page.marked or page.is_bullet(index)
    return is_listed and page.length(index) <= _LONGEST_TERM and page.starts_with(_TERMS, index)


def _find_location(page: Page) -> int:
    """Return the line that says where in its site the page is (-1: none does): what stands before it are menus."""
    found = -1
    for index in range(min(page.count, _LONGEST_HEAD)):
        if page.starts_with(_LOCATION, index):
            found = index
        elif page.length(index) > _LONGEST_SHORT or page.text[page.ends[index] - 1] == "。":
            break
    return found


def _is_abstract(page: Page, index: int) -> bool:
    """Say whether the line is the cut-off beginning of a text whose words come again below, and go on there."""
    return index not in page.marked and is_teaser(page.text, page.begins[index], page.ends[index])


def _is_of_site(page: Page, index: int, last: int) -> bool:
    """Say whether the line is a site's name or rubric at the very top, or an editor's introduction, with a title under it."""
    begin, end = page.begins[index], page.ends[index]
    is_site = (index == last + 1 and is_site_name(page.text, begin, end)) or introduces(page.text, begin, end)
    if index + 1 < page.count and page.is_title_shaped(index + 1):
        if index == last + 1 == 0 and page.length(0) <= _LONGEST_RUBRIC and page.is_kind(1):
            words, title = page.line(0), page.line(1)
            if words in title and not title.startswith(words):
                return True  # the name of the page's rubric: 主持词, over …主持词
        if index == last + 1 and page.matches(_COLLECTED, index):
            return True
        below = page.is_kind(index + 1) and index == last + 1 > 0
        if is_site or (below and is_rubric(page.line(index), page.line(last))):
            return True
    return index not in page.marked and presents(page.text, begin, end)


def _title_above(page: Page, last: int, after: int) -> int:
    """Return the title that stands above the page lines ending with ``last`` where none follows; else ``after``."""
    text_at = -1
    for index in range(after, min(after + _MOST_SOURCES, page.count)):
        if _is_text(page, index) or page.is_salutation(index) or page.matches(CONTENTS, index):
            text_at = index
            break
        if page.is_kind(index):
            return after
    else:
        return after
    top = last
    while top >= 0 and (
        is_page_line(page, top)
        or page.text[page.begins[top]] in "（("
        or presents(page.text, page.begins[top], page.ends[top])
    ):
        top -= 1
    apart = sum(line not in page.properties for line in range(top + 1, last + 1))
    above = range(top, max(-1, top - _MOST_SOURCES), -1)
    for index in above:
        if page.is_kind(index) and page.is_title_shaped(index):
            return after if _is_glued_to_title(page, index, after) else index
    is_title = (
        top >= 0
        and page.is_title_shaped(top)
        and page.length(top) >= _SHORTEST_TITLE
        and not page.line(top).endswith(_FILE_NAME)
        and (
            not page.line(after).startswith(page.line(top)[:_SHORTEST_TITLE])
            or _goes_on_otherwise(page, top, after)
        )
    )
    is_bare = _is_text(page, text_at) and all(page.matches(_ISSUED, line) for line in range(after, text_at))
    return top if is_title and apart <= _MOST_SOURCES and is_bare else after


def _goes_on_otherwise(page: Page, title: int, index: int) -> bool:
    """Say whether line ``index`` is a report's text: it begins as the title does, with the name of a meeting, but does not hold it."""
    return (
        page.length(title) > _SAME
        and begin_alike(page.text, page.lines, title, index)
        and not _is_glued_to_title(page, title, index)
    )


def _is_text(page: Page, index: int) -> bool:
    """Say whether the line is running text, or a picture's caption, which is sentences and a name."""
    return page.is_body(index) or "。" in page.line(index)


def _is_glued_to_title(page: Page, title: int, index: int) -> bool:
    """Say whether the text of line ``index`` begins with its title, so that line ``title`` was the page's headline.

    A report begins with the name of the meeting that its title names, and then goes on otherwise.
    """
    if not begin_alike(page.text, page.lines, title, index) or page.starts_with(_REPORTS, index):
        return False
    name, words = ("".join(words.split()) for words in (bare_name(page.line(title)), page.line(index)))
    if name[-1] in "）)":
        name = name[: last_opened(name, 0, len(name))]  # a date is written otherwise there
    return words.startswith(name) or name[:_SAME] != words[:_SAME]

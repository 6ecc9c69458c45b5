"""Tell what stands above a rule over a paper: a file's front matter, the words with which it was handed over, a page's on
its author."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import RULE, Page
from speechparse.patterns import LazyPattern

#: A rule has so many signs of one kind.
_RULES: Final = "-*_=—"
_SHORTEST_RULE: Final = 3
#: A preface has so many paragraphs, of so many characters.
_MOST_PARAGRAPHS: Final = 3
_LONGEST_PARAGRAPH: Final = 200
#: What a page says of an article; above that may stand the page's own title and what it is for.
_OF_ARTICLE: Final = LazyPattern(
    r"(?:本文)?(?:作者|[创創]建|更新|[发發]布|[阅閱][读讀]|字[数數]|[链鏈]接|[许許]可|版[权權])\S{0,6}\s?[：:]"
)
#: A notice without a title that carries a paper says so.
_ISSUES: Final = ("印发", "印發", "转发", "轉發", "颁布", "公布")
_MOST_LINES: Final = 10
_LEAST_LABELS: Final = 2
#: What a Markdown file's front matter stands between, and the form of a line in it: title: …, and under tags: a list.
_FENCE: Final = "---"
_LONGEST_MATTER: Final = 6000
_KEY: Final = LazyPattern(r"[A-Za-z\u4e00-\u9fff][\w .-]{0,40}:(?:\s.*)?")
#: A line of a file's own record of its paper: source_url: https://….
_RECORDED: Final = LazyPattern(r"(?:[-*•] )?[A-Za-z][A-Za-z0-9_.-]{1,40}\s?: ?\S.*")
_LEAST_KEYS: Final = 3
#: One of them at least is named as fields are, or has an address for its value.
_OF_RECORD: Final = LazyPattern(
    r"(?:[-*•] )?(?:[A-Za-z]+[_-][A-Za-z_-]+|[Uu][Rr][Ll]|[Ii][Dd])\s?:.*|[^:]*: ?https?://.*"
)
_LONGEST_RECORD: Final = 40
_UNDER_KEY: Final = ("  ", "\t", "-", "#", "]", "}")


def end_of_front_matter(page: Page) -> int:
    """Return the line under a Markdown file's front matter, which says of the file what programs want to know; else 0."""
    source = page.reading.source
    begin = len(source) - len(source.lstrip("\ufeff \t\r\n"))
    if not source.startswith(_FENCE, begin):
        return 0
    at = begin
    keys = 0
    for number, line in enumerate(source[begin : begin + _LONGEST_MATTER].splitlines(keepends=True)):
        words = line.rstrip()
        at += len(line)
        if words == _FENCE:
            if number:
                after = (
                    i
                    for i, start in enumerate(page.begins[:_LONGEST_MATTER])
                    if page.reading.source_start(start) >= at
                )
                return next(after, 0) if keys else 0
        elif _KEY.fullmatch(words) is not None:
            keys += 1
        elif words and not (keys and words.startswith(_UNDER_KEY)):
            return 0
    return 0


def end_of_record(page: Page) -> int:
    """Return the line under the rule that ends what a collection's file says of its paper, a name and a value a line; else 0."""
    keys = 0
    is_named = False
    for index in range(min(page.count, _LONGEST_RECORD)):
        if keys >= _LEAST_KEYS and is_named and _is_under_rule(page, index):
            return index
        if page.matches(_RECORDED, index):
            keys += 1
            is_named = is_named or page.matches(_OF_RECORD, index)
        elif index or not page.heading_mark(index):
            break
    return 0


def end_of_preface(page: Page) -> int:
    """Return the line of the title under the first rule, if what stands above it can be no paper; else 0."""
    most = min(page.count, _MOST_LINES)
    title = next((index for index in range(1, most) if _is_under_rule(page, index)), 0)
    if not title or title in page.marked or not page.is_title_shaped(title):
        return 0
    rule = title - page.matches(RULE, title - 1)
    above = range(rule)
    if any(index in page.marked or page.is_salutation(index) for index in above):
        return 0
    level = page.heading_mark(title)
    words = page.text[: page.begins[title]]
    if level and len(_OF_ARTICLE.findall(words)) >= _LEAST_LABELS:
        return title
    if any(word in words for word in _ISSUES):
        return 0
    is_preface = len(above) <= _MOST_PARAGRAPHS and all(
        page.length(index) <= _LONGEST_PARAGRAPH
        and not page.heading_mark(index)
        and page.text[page.ends[index] - 1] in "。：:！!"
        for index in above
    )
    is_title = page.is_kind(title) or (level > 0 and page.count_headings(level) == 1)
    return title if is_preface and is_title else 0


def _is_under_rule(page: Page, index: int) -> bool:
    """Say whether right above the line stands a rule, which a reading of Markdown leaves out."""
    if page.matches(RULE, index - 1):
        return True
    reading = page.reading
    if not reading.edits:
        return False
    between = reading.source[
        reading.source_end(page.ends[index - 1]) : reading.source_start(page.begins[index])
    ]
    return any(
        len(sign) >= _SHORTEST_RULE and len({*sign}) == 1 and sign[0] in _RULES for sign in between.split()
    )

"""Find the speeches of a file, and the furniture around them: what a page shows that is not the paper.

A speech begins at its title, or, where it has none, at its addressing line or first sentence. Offsets are of
the reading's text. What begins here is a guess from the lines alone; layout does not depend on it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from speechparse.lexer import Candidate
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import Lines
from speechparse.reading.markup import heading_level
from speechparse.reading.text import Reading
from speechparse.styles import LINE
from speechparse.terms import FurnitureReason

_TITLE_LENGTH: Final = 64
#: What a title ends in: the kinds of papers, and of speeches.
_KINDS: Final = (
    "讲话稿", "讲话", "講話稿", "講話", "发言稿", "发言", "發言稿", "致辞", "致詞", "主持词", "贺词", "演讲稿", "演讲", "演說", "报告",
    "報告", "通知", "意见", "意見", "决定", "決定", "方案", "办法", "辦法", "规定", "規定", "条例", "條例", "规则", "規則", "细则",
    "細則", "总结", "總結", "要点", "要點", "函", "批复", "公报", "公報", "公告", "通告", "通报", "决议", "決議", "倡议书", "计划",
    "計劃", "规划", "規劃", "纲要", "綱要", "章程", "制度", "请示", "纪要", "紀要", "命令", "准则", "守则", "预案", "标准", "须知",
    "说明", "承诺书", "责任书", "指南", "清单", "台账", "议案", "提案", "讲稿", "党课", "体会", "材料", "汇报", "述职", "感言",
    "一封信", "公开信", "法",
)  # fmt: skip
#: What may stand after the kind: 范文, a number in a series, a note in brackets.
_AFTER_KIND: Final = ("范文", "模板", "精选", "摘要")
_NUMERALS: Final = "一二三四五六七八九十0123456789"
_SERIES: Final = LazyPattern(
    r"(?P<stem>.{2,50}?)[（(]?(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]?"
)
_PART_LABEL: Final = LazyPattern(
    r".{0,40}(?:第?[一二三四五六七八九十0-9]{1,3}\s*篇|篇\s*[一二三四五六七八九十0-9]{1,3}|范文\s*[一二三四五六七八九十0-9]{1,3})"
    r"(?:[：:].{0,40})?|【[^】]{0,24}[一二三四五六七八九十0-9]\s*篇?】.{0,40}"
)
_ANNEX: Final = LazyPattern(r"(?:附件|附錄|附录|附)\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]?")
_ADDRESS: Final = LazyPattern(
    r"(?:尊敬的|敬爱的|亲爱的|各位|同志们|同志們|同学们|同學們|老师们|老師們|女士|先生|朋友们|战友们|乡亲们|代表们|委员们|家长们|"
    r"全体|广大|主席|书记|局长|校长)[^。；]{0,60}[：:！!]"
)
_ADDRESSEE: Final = LazyPattern(
    r"(?:各|本|你|局|市|县|区|省|部|委|公司|机关|直属|有关|全|相关)?[^。；：:]{0,120}"
    r"(?:人民政府|政府|单位|單位|机构|機構|部门|部門|委员会|各局|公司|学校|街道|办事处|乡镇|科室|党委|支部|厅|局|院|社区|处室|企业)"
    r"[^。；：:]{0,12}[：:]"
)
_DATE: Final = LazyPattern(
    r"[（(]?\s*(?:[0-9０-９]{4}|[一二〇○零九八七六五四三]{4}|20xx|[xX×]{2,4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*月"
    r"\s*(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*日)?.{0,24}?[)）]?"
)
_THANKS: Final = LazyPattern(r"(?:谢谢|謝謝|感谢大家|我的(?:讲话|发言|报告)(?:完了|到此)).{0,12}")
_RULE: Final = LazyPattern(r"[-—_=*＊·.]{3,}")
#: Lines that pages put before a paper.
_PAGE_HEAD: Final = LazyPattern(
    r"(?:当前位置|當前位置|您的位置|您现在的位置|首页|网站首页|上传人|上傳人|文档编号|資源描述|资源描述|返回|下载|点击|點擊|"
    r"《.{2,60}》由会员分享|本文关键词|发布时间|發布時間|发布日期|時間|时间[：:]|来源[：:]|來源[：:]|作者[：:]|编辑[：:]|网友|"
    r"索\s*引\s*号|主\s*题\s*分\s*类|发\s*文\s*机\s*关|成\s*文\s*日\s*期|标\s*题[：:]|发\s*文\s*字\s*号|主\s*题\s*词|"
    r"有效性|字\s*号[：:]|【(?:字|大|打印|请您|导语|摘要)|浏览次数|阅读次数|访问量|点击量|打印本页|关闭窗口|收藏|分享到|扫一扫|搜索|登录|注册|"
    r"欢迎您|导航|菜单|目前位置|栏目|責任編輯|责任编辑|文章来源|信息来源|上一篇|下一篇|<!--|-->|点击查看更多|.{0,60}第\s*\d+\s*页(?:\s*/?\s*共)?|第\d+页"
    r"|.{0,30}欢迎(?:您|光临|访问)|.{0,80}[>＞»]{1,2}.{0,40}|文档(?:格式|大小|页数)|页数|格式[：:]|大小[：:]|关键词[：:]|摘要[：:]|以下是(?:小编|为).{0,60}"
    r"|下面(?:是|供您|为大家).{0,80}|.{0,60}(?:小编|供您参考|仅供参考|希望对您有所帮助|整理分享).{0,80})"
)
#: What a page says of its file or article: 发布：2020-03-03 字号：大, 文件编号：… 大小：….
_PROPERTIES: Final = LazyPattern(
    r"\S{1,8}[：:]\s?\S{0,20}\s+(?:\S{1,20}\s+){0,3}\S{1,6}[：:]|\S{0,6}(?:发布|發布|更新|上传|上傳|录入)\S{0,4}[：:]\s*\d{4}"
    r"|(?:文件|文档|文檔)(?:简介|簡介|编号|大小|格式|介绍|属性)|上[传傳](?:人|者|时间)|(?:收藏|分享|下载|打印|点赞|举报)(?:\s+\S{2,4}){1,4}$"
)
_EXTENSION: Final = LazyPattern(r"\.(?:docx?|txt|pdf|wps|rtf)$")
_PAGE_INLINE: Final = LazyPattern(r".{2,60}本文(?:关键词|简介|内容)[：:]")
#: Lines that pages put after a paper.
_PAGE_FOOT: Final = LazyPattern(
    r"(?:展开阅读全文|展開閱讀全文|阅读全文|相关(?:资源|文章|搜索|热词|推荐|阅读|链接|新闻|文档)|相關(?:資源|文章|搜索|熱詞)|.{0,40}相关文章[：:]|"
    r"本文(?:地址|链接|来源|由)|TAG标签|标签[：:]|上一篇|下一篇|上一页|下一页|热点文章|熱點文章|版权(?:所有|声明)|扫一扫|分享到|责任编辑|責任編輯|"
    r"(?:编辑|来源|作者|责编)[：:].{0,30}|推荐阅读|延伸阅读|猜你(?:喜欢|感兴趣)|您可能(?:感兴趣|还)|关注我们|微信公众号|打印本页|【?(?:打印|关闭|收藏|返回顶部)】?"
    r"|.{0,20}(?:ICP|icp)备|.{0,20}公网安备|网站地图|联系我们|主办单位|承办单位|技术支持|(?:——)?\s*END\s*(?:——)?|-->|</|免责声明|声明[：:]|特别声明"
    r"|(?:（|\()本文有删[减节](?:）|\))|看了.{1,20}还看|更多.{0,20}(?:文章|范文|推荐|内容)|.{0,12}为您推荐|附件下载|下载(?:文档|全文|地址)|(?:点击)?下载.{0,20}\.docx?|当前位置|電腦版|电脑版"
    r"|收藏本(?:站|文|页)|点赞|转发|评论[：:]?$|第\s*\d+\s*页\s*共\s*\d+\s*页)"
)
#: Marks of bold, and how far down a title in bold is looked for.
_BOLD: Final = ("**", "__")
_BOLD_TITLE_LINES: Final = 12
_ENDERS: Final = frozenset("。；;，,、：:！!？?…")
#: So many lines of source and date stand between a title and its text at most.
_MOST_SOURCES: Final = 3
_SHORTEST_TITLE: Final = 5


def is_kind_title(text: str, begin: int, end: int) -> bool:
    """Say whether the characters are a title by what they end in: the name of a kind of paper or speech.

    >>> is_kind_title("在全市教育工作会议上的讲话（二）", 0, 16)
    True
    """
    if text.endswith(_AFTER_KIND, begin, end):
        end -= 2
    while end > begin and text[end - 1] in _NUMERALS:
        end -= 1
    if end > begin and text[end - 1] in "）)】]":
        opened = max(text.rfind(mark, max(begin, end - 18), end) for mark in "（([【")
        end = max(opened, begin)
    return 4 <= end - begin <= 58 and text.endswith(_KINDS, begin, end)


class Furniture(NamedTuple):
    """Whole lines ``[first, last)`` that are not the paper."""

    first: int
    last: int
    reason: FurnitureReason


class Speeches(NamedTuple):
    """The first lines of the speeches, in order, and the furniture, in order and apart."""

    starts: list[int]
    furniture: list[Furniture]


class _Page:
    """One text's lines, with what the finders ask of them."""

    def __init__(self, reading: Reading, lines: Lines, candidates: Sequence[Candidate]) -> None:
        self.reading = reading
        self.text = reading.text
        self.begins, self.ends = lines
        self.count = len(self.begins)
        at_lines = [c for c in candidates if c.place == LINE and not self._labels_part(c)]
        strong = [c for c in at_lines if c.style.rank is not None and c.style.rank <= 7]
        self.strong_lines = [c.line for c in strong]
        self.strong = strong
        self.marked = {c.line for c in at_lines}
        self.body = -1
        self.body_from = -1

    def _labels_part(self, candidate: Candidate) -> bool:
        """Say whether the marker is the label of a collection's part (第二篇：…发言稿), and no heading of a plan."""
        index = candidate.line
        if candidate.style.name != "piece" or not self.is_part_label(index):
            return False
        if self.text[candidate.end - 1] in "：:" and self.is_kind(index):
            return True
        return index + 1 < self.count and (self.is_salutation(index + 1) or self.is_kind(index + 1))

    def is_body(self, index: int) -> bool:
        """A line that can only be running text: numbered, long, or a whole sentence."""
        begin, end = self.begins[index], self.ends[index]
        length = end - begin
        if length > 90 or index in self.marked:
            return True
        last = self.text[end - 1]
        return (last == "。" and length > 12) or (length > 40 and last in "；！!”：:")

    def has_body(self, first: int, last: int) -> bool:
        """Say whether a line of ``[first, last)`` is running text or numbered; ``first`` seldom changes."""
        if self.body_from != first:
            self.body_from = first
            self.body = next((i for i in range(first, self.count) if self.is_body(i)), self.count)
        return self.body < last

    def is_bullet(self, index: int) -> bool:
        """Say whether Markdown marks the line as a list's item or a quotation."""
        edit = self.reading.edit_at(self.begins[index]) if self.reading.edits else None
        mark = "" if edit is None else self.reading.source[edit.start : edit.end].strip()
        return mark[:1] in ("-", "+", ">", "•", "●", "◆", "■", "▪") or mark == "*"

    def line(self, index: int) -> str:
        return self.text[self.begins[index] : self.ends[index]]

    def length(self, index: int) -> int:
        return self.ends[index] - self.begins[index]

    @cached_property
    def heads_sections(self) -> bool:
        """Say whether Markdown's # marks sections here: on numbered lines too, or under a title in bold."""
        return self.bold_title >= 0 or any(self.heading_mark(index) == 1 for index in self.marked)

    @cached_property
    def bold_title(self) -> int:
        """The line that is bold from end to end before the first that # marks, near the top; -1 if none."""
        if not self.reading.edits:
            return -1
        for index in range(min(self.count, _BOLD_TITLE_LINES)):
            if self.heading_mark(index):
                return -1
            if self.is_bold(index):
                return index
        return -1

    def is_bold(self, index: int) -> bool:
        """Say whether Markdown's ** stands right before and right after the line's words."""
        source, reading = self.reading.source, self.reading
        begin, end = reading.source_start(self.begins[index]), reading.source_end(self.ends[index])
        return begin >= 2 and source[begin - 2 : begin] in _BOLD and source[end : end + 2] in _BOLD

    def heading_mark(self, index: int) -> int:
        """The level of Markdown's # before the line, or 0."""
        edit = self.reading.edit_at(self.begins[index]) if self.reading.edits else None
        return heading_level(self.reading.source[edit.start : edit.end]) if edit is not None else 0

    def is_short(self, index: int) -> bool:
        return self.length(index) <= _TITLE_LENGTH

    def is_title_shaped(self, index: int) -> bool:
        return (
            self.is_short(index)
            and index not in self.marked
            and self.text[self.ends[index] - 1] not in _ENDERS
            and not self.is_bullet(index)
            and not _PAGE_HEAD.match(self.text, self.begins[index], self.ends[index])
        )

    def is_salutation(self, index: int) -> bool:
        begin, end = self.begins[index], self.ends[index]
        if end - begin > 90 or self.text[end - 1] not in "：:！!":
            return False
        return _ADDRESS.fullmatch(self.text, begin, end) is not None or (
            self.text[end - 1] in "：:" and _ADDRESSEE.fullmatch(self.text, begin, end) is not None
        )

    def is_kind(self, index: int) -> bool:
        return is_kind_title(self.text, self.begins[index], self.ends[index])

    def is_part_label(self, index: int) -> bool:
        begin, end = self.begins[index], self.ends[index]
        if end - begin > 90 or not any(mark in self.text[begin:end] for mark in ("篇", "范文", "【")):
            return False
        return _PART_LABEL.fullmatch(self.text, begin, end) is not None

    def is_date(self, index: int) -> bool:
        return "年" in self.line(index) and self.matches(_DATE, index)

    def matches(self, pattern: LazyPattern, index: int) -> bool:
        return pattern.fullmatch(self.text, self.begins[index], self.ends[index]) is not None

    def starts_with(self, pattern: LazyPattern, index: int) -> bool:
        return pattern.match(self.text, self.begins[index], self.ends[index]) is not None

    def next_strong(self, index: int) -> Candidate | None:
        """The first strong marker at a line's start from line ``index`` on."""
        at = bisect_left(self.strong_lines, index)
        return self.strong[at] if at < len(self.strong) else None

    def previous_strong(self, index: int) -> Candidate | None:
        at = bisect_left(self.strong_lines, index) - 1
        return self.strong[at] if at >= 0 else None


def find_speeches(
    reading: Reading, lines: Lines, candidates: Sequence[Candidate], *, furniture: bool = True
) -> Speeches:
    """Find where the speeches of a file begin, and which lines are furniture."""
    page = _Page(reading, lines, candidates)
    if page.count == 0:
        return Speeches([], [])
    first = _end_of_head(page) if furniture else 0
    starts = _find_starts(page, first)
    found = [Furniture(0, first, "page-head")] if first else []
    cut: list[Furniture] = []
    if furniture:
        for position, start in enumerate(starts):
            end = starts[position + 1] if position + 1 < len(starts) else page.count
            cut += _feet(page, start, end, is_last=position + 1 == len(starts))
        starts = [start for start in starts if not any(f.first <= start < f.last for f in cut)]
    return Speeches(starts, found + cut)


def _end_of_head(page: _Page) -> int:
    """Return the first line after the page's head: what follows its last page line before the paper proper."""
    last = -1
    seen: dict[str, int] = {}
    for index in range(min(page.count, 60)):
        is_page_line = (
            page.starts_with(_PAGE_HEAD, index)
            or page.starts_with(_PAGE_INLINE, index)
            or (page.is_short(index) and page.starts_with(_PROPERTIES, index))
        )
        name = _without_extension(page.line(index)) if page.is_short(index) else ""
        if is_page_line:
            last = index
        elif len(name) > 6 and name in seen and page.is_title_shaped(index):
            return index  # the page's headline, and now the paper's own title
        elif len(name) > 6 and index not in page.marked:
            seen[name] = index
            if page.is_salutation(index):
                break
        elif index in page.marked or page.is_salutation(index) or page.length(index) > 90:
            break
    after = last + 1
    if after >= page.count:
        return 0
    # A Markdown title is the paper's, whatever stands between it and the text.
    titles = [index for index in range(after) if page.heading_mark(index) == 1]
    if 0 <= page.bold_title < after:
        return min(page.bold_title, *titles[:1], after)
    if titles:
        return titles[0]
    if (
        page.is_part_label(after)
        and after + 1 < page.count
        and (page.is_title_shaped(after + 1) or page.is_salutation(after + 1))
    ):
        return after + 1
    if last < 0:
        return 0
    # A source line right under the title (发布时间 … 来源 …): the title stands above it.
    if page.is_salutation(after) or page.length(after) > _TITLE_LENGTH or page.is_body(after):
        titles = [i for i in range(max(0, last - 2), last) if page.is_kind(i)]
        if titles and page.is_title_shaped(titles[-1]) and last - titles[-1] <= 2:
            return titles[-1]
        if not page.is_salutation(after):
            return _title_above(page, last, after)
    return after


def _title_above(page: _Page, last: int, after: int) -> int:
    """Return the title right above the page lines that end with ``last``, where body text follows them at once."""
    top = last
    while top >= 0 and (page.starts_with(_PAGE_HEAD, top) or page.starts_with(_PROPERTIES, top)):
        top -= 1
    is_title = top >= 0 and last - top <= _MOST_SOURCES and page.is_title_shaped(top)
    return top if is_title and page.length(top) >= _SHORTEST_TITLE else after


def _without_extension(name: str) -> str:
    extension = _EXTENSION.search(name)
    return name if extension is None else name[: extension.start()]


def _find_starts(page: _Page, first: int) -> list[int]:
    starts = [first]
    series: set[str] = set()
    seen: dict[str, int] = {}
    marked = page.marked
    for index, (begins, ends) in enumerate(zip(page.begins[first:], page.ends[first:], strict=True), first):
        if ends - begins > 90 or index in marked:
            continue
        begin = _start_at(page, index, starts, series, seen)
        if begin is not None and begin > starts[-1]:
            starts.append(begin)
        if ends - begins <= _TITLE_LENGTH and page.is_kind(index) and page.is_title_shaped(index):
            seen.setdefault(page.line(index), index)
            match = _SERIES.fullmatch(page.text, begins, ends)
            if match is not None:
                series.add(match["stem"])
    return starts


def _start_at(
    page: _Page, index: int, starts: list[int], series: set[str], seen: dict[str, int]
) -> int | None:
    """Return the line where another speech begins, if line ``index`` shows that one does."""
    start = starts[-1]
    if index <= start or not page.has_body(start, index):
        return None
    if page.is_salutation(index):
        return _start_by_address(page, index, start)
    if page.text[page.begins[index]] == "附" and page.matches(_ANNEX, index):
        return index if _is_annex(page, index) else None
    if not page.is_title_shaped(index):
        return None
    if page.is_part_label(index) and index + 1 < page.count:
        return index + 1 if page.is_title_shaped(index + 1) or page.length(index + 1) > 20 else None
    mark = page.heading_mark(index)
    if mark and page.bold_title >= 0:
        return None
    if mark == 1 and not page.heads_sections:
        return index
    is_kind = page.is_kind(index) and "：" not in page.line(index)
    if is_kind:
        match = _SERIES.fullmatch(page.text, page.begins[index], page.ends[index])
        if match is not None and match["stem"] in series:
            return index
    if page.line(index) in seen and page.length(index) > 8 and is_kind and index - seen[page.line(index)] > 8:
        return index
    if _begins_in_bold(page, index) and (
        is_kind or (_begins_afresh(page, index) and _has_ended(page, index))
    ):
        return index
    if is_kind and _is_announced(page, index, start):
        return _top_of_titles(page, index, start)
    if is_kind or _compact_kind(page, index):
        top = _top_of_titles(page, index, start)
        if top > start and _begins_afresh(page, index) and _has_ended(page, top):
            return top
    return None


def _begins_in_bold(page: _Page, index: int) -> bool:
    """Say whether the line is the first of some in bold, in a file whose first title is in bold."""
    return page.bold_title >= 0 and page.is_bold(index) and not page.is_bold(index - 1)


def _is_announced(page: _Page, index: int, start: int) -> bool:
    """Say whether the notice that began at ``start`` names the paper whose title the line is (《…》)."""
    if index - start > 30:
        return False
    head = page.text[page.begins[start] : page.begins[index]]
    return f"《{page.line(index)}》" in head


def _compact_kind(page: _Page, index: int) -> bool:
    """A title set with blanks between its characters (工 作 规 则)."""
    line = page.line(index)
    bare = line.replace(" ", "").replace("\u3000", "")
    return len(bare) < len(line) and is_kind_title(bare, 0, len(bare))


def _start_by_address(page: _Page, index: int, start: int) -> int | None:
    """An addressing line begins a speech where a title stands above it, or numbering begins afresh after it."""
    top = _top_of_titles(page, index, start)
    if top <= start or _is_first_address(page, index, start):
        return None
    if top < index and any(page.is_kind(i) or page.heading_mark(i) for i in range(top, index)):
        return top
    if (
        page.matches(_ADDRESS, index)  # what addresses offices stands under a title
        and page.text[page.ends[index] - 1] in "：:"
        and _begins_afresh(page, index)
        and _has_ended(page, top)
    ):
        return top
    return None


def _is_first_address(page: _Page, index: int, start: int) -> bool:
    """Say whether the line may still address the speech that began at ``start``, after a word of introduction."""
    if index - start > 8 or any(line in page.marked for line in range(start, index)):
        return False
    return not any(page.is_salutation(line) for line in range(start, index))


def _top_of_titles(page: _Page, index: int, start: int) -> int:
    """Return the first of the lines right above ``index`` that belong to one title."""
    top = index
    while top - 1 > start and index - top < 5 and _belongs_to_title(page, top - 1):
        if page.heading_mark(top - 1) and not page.heading_mark(top):
            break  # the heading of a part, and under it a paper's title
        top -= 1
    return top


def _belongs_to_title(page: _Page, index: int) -> bool:
    if not page.is_short(index) or index in page.marked or page.is_bullet(index):
        return False
    if page.is_date(index) or page.matches(_THANKS, index) or page.is_part_label(index):
        return False
    # A line in brackets above a title is the foot of the paper before: （此件公开发布）.
    return (
        page.text[page.begins[index]] not in "（("
        and page.text[page.ends[index] - 1] not in "。；;，、：:！!？?"
    )


def _begins_afresh(page: _Page, index: int) -> bool:
    """Say whether the next strong marker after the line is a first one, and not the first of an open kind."""
    after = page.next_strong(index)
    if after is None or after.ordinal != 1:
        return False
    before = page.previous_strong(index)
    if before is None:
        return after.line - index <= 30
    if before.style.rank is None or after.style.rank is None:
        return False
    return after.style.rank <= before.style.rank or after.style.rank <= 5


def _has_ended(page: _Page, top: int) -> bool:
    """Say whether the paper before line ``top`` seems to have come to its end."""
    before = top - 1
    last = page.text[page.ends[before] - 1]
    return (
        last in "。！!…）)”-—*"
        or page.is_date(before)
        or page.matches(_THANKS, before)
        or page.matches(_RULE, before)
        or page.is_part_label(before)
        or (page.is_short(before) and page.length(before) <= 24)
    )


def _is_annex(page: _Page, index: int) -> bool:
    """A label that stands alone, with a title under it and numbering of its own."""
    if index + 1 >= page.count or not page.is_title_shaped(index + 1):
        return False
    return _begins_afresh(page, index) or page.is_kind(index + 1)


def _feet(page: _Page, start: int, end: int, *, is_last: bool) -> list[Furniture]:
    """Find the page's foot after the speech ``[start, end)``, or the label of the part that comes next."""
    first = start
    while first < end and not page.is_body(first):
        first += 1  # a source line under the title is no foot
    low = max(start + 1, first, end - 80)
    for index in range(low, end):
        if page.length(index) <= 120 and page.starts_with(_PAGE_FOOT, index):
            return [Furniture(index, end, "page-foot" if is_last else "related")]
    last = end - 1
    if not is_last and last > start and page.is_part_label(last) and page.is_title_shaped(last):
        return [Furniture(last, end, "part")]
    return []

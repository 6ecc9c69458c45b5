"""One text's lines as the finders of speeches and furniture ask of them: titles, addressing lines, labels, dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final

from speechparse.layout.marked_lines import MarkedLines
from speechparse.layout.numbered_headline import find_numbered_headline
from speechparse.layout.properties import find_properties
from speechparse.layout.site_lines import SITE_LINE
from speechparse.lexer import Candidate
from speechparse.patterns import LazyPattern
from speechparse.reading.keywords import find_keywords
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.lines import Lines
from speechparse.reading.pieces import find_pieces
from speechparse.reading.text import Reading
from speechparse.styles import LINE

TITLE_LENGTH: Final = 64
_PART_LABEL: Final = LazyPattern(
    r".{0,40}(?:第?[一二三四五六七八九十0-9０-９]{1,3}\s*篇|【?篇\s*[一二三四五六七八九十0-9０-９]{1,3}】?|范文\s*[一二三四五六七八九十0-9０-９]{1,3})"
    r"(?:[：:].{0,40})?|【[^】]{0,24}[一二三四五六七八九十0-9０-９]\s*篇?】.{0,40}"
)
ADDRESS: Final = LazyPattern(
    r"(?:尊敬的|敬爱的|亲爱的|各位|同志们|同志們|同学们|同學們|老师们|老師們|女士|先生|朋友们|战友们|乡亲们|代表们|委员们|家长们|"
    r"全体|广大|主席|书记|局长|校长|主任、(?:各位)?副主任)[^。；]{0,60}[：:！!]"
)
#: What a line ends in that addresses people.
ADDRESS_ENDS: Final = "：:！!"
#: What a greeting with a comma ends in: 各位来宾，大家好！
_GREETED: Final = frozenset("们們好志友宾表员导生士长事亲家者安康")
_ADDRESSEE: Final = LazyPattern(
    r"(?:各|本|你|局|市|县|区|省|部|委|公司|机关|直属|有关|全|相关)?[^。；：:]{0,120}"
    r"(?:人民政府|政府|单位|單位|机构|機構|部门|部門|委员会|各局|公司|学校|街道|办事处|乡镇|科室|党委|支部|厅|局|院|社区|处室|企业)"
    r"[^。；：:]{0,12}[：:]|各[^。；：:]{0,120}(?:[省市州盟县縣区區旗地镇鎮乡鄉]委|党组|管委会)[：:]"
)
_DATE: Final = LazyPattern(
    r"[（(]?\s*(?:[0-9０-９]{4}|[一二〇○零九八七六五四三OＯo0]{4}|20xx|[xX×]{2,4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*月"
    r"\s*(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*日)?.{0,24}?[)）]?"
)
#: Who signs a sentence, and when: 省长　林某某　2017年12月25日; another sentence ends so too (期限是2017年12月25日).
_SIGNATURE: Final = LazyPattern(
    r"(?:[^，。：；]{0,39}[^，。：；是至到为為于於在从從自即])??[0-9一二三四五六七八九〇○零]{4}\s?年\s?[0-9一二三四五六七八九十]{1,3}\s?月\s?[0-9一二三四五六七八九十]{1,3}\s?日"
)
#: Lines that pages put before a paper. Arrows between menus are looked for before what stands before them: most lines have none.
PAGE_HEAD: Final = LazyPattern(
    r"(?:当前位置|當前位置|您的位置|您现在的位置|首页|网站首页|上传人|上傳人|文档编号|資源描述|资源描述|返回|下载|点击|點擊|"
    r"《.{2,60}》\s?由(?:会员|用户|网友)?(?:上传|分享)|本文档?由(?:会员|用户|网友|本站)[^。]{0,16}(?:上传|分享|提供|整理|收集)|本文关键词|发布时间|發布時間|发布日期|時間|时间[：:]|来源[：:]|來源[：:]|作者[：:]|编辑[：:]|网友|"
    r"索\s*引\s*号|主\s*题\s*分\s*类|发\s*文\s*机\s*关|成\s*文\s*日\s*期|标\s*题[：:]|发\s*文\s*字\s*号|主\s*题\s*词|"
    r"有效性|字\s*[号体][：:]|[\[【]\s*字\s*[号体]|(?:生效|实施|颁布|公开|失效)\s*(?:日期|时间|时限|方式)|时\s*效\s*性\s*[：:]|文\s*号\s*[：:]|效力\S{0,4}[：:]|(?:[【\[][^】\]]{1,8}[】\]]\s*){1,4}(?:作\s*者|来\s*源|编\s*辑|时\s*间|日\s*期)\s*[：:]|【(?:字|大|打印|请您|导语|摘要|编者|前言|简介|引言|概述)|浏览次数|阅读次数|访问量|点击量|打印本页|关闭窗口|收藏|分享到|扫一扫|搜索|登录|注册|"
    r"欢迎您|导航|菜单|目前位置|栏目|責任編輯|责任编辑|文章来源|信息来源|上一篇|下一篇|<!--|-->|合集下载|(?:title|date|author|tags|categories|layout|source|url|description|draft|keywords|updated|permalink|slug|lang)\s*:|点击查看更多|.{0,60}第\s*\d+\s*页(?:\s*/?\s*共)?|第\d+页"
    r"|.{0,60}www\.[\w./-]+\s*$|.{0,30}欢迎(?:您|光临|访问)|(?=[^>＞»]*+[>＞»])(?:[^<＜《]|《[^<＜《》>＞]*》){0,80}[>＞»]{1,2}.{0,40}|文档(?:格式|大小|页数)|页数|[>＞»|/]+\s*$|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:\s.{0,24})?$|格式[：:]|大小[：:]|关键词[：:]|摘要[：:]|导语[：:]|导读[：:]|以下是(?:小编|为).{0,60}"
    r"|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?\s{0,4}[0-9]{1,2}[:：][0-9]{2}"
    r"|【\s*(?:颁布|发布|公布|实施|生效|失效|批准|成文|时\s*效|文\s*号|类\s*别|分\s*类|法规|效力|标\s*题|题\s*名|所属|有效|来\s*源|作\s*者|关键)[^】]{0,6}】"
    r"|下面(?:是|供您|为大家).{0,80}|.{0,60}(?:小编|供您参考|仅供参考|希望.{0,10}对(?:您|你|大家)有所?帮助|供您阅读参考|整理分享).{0,80}"
    rf"|{SITE_LINE})"
)
#: A rule between papers.
RULE: Final = LazyPattern(r"[-—_=*＊·.]{3,}")
#: What signs a paper, over its date.
OFFICE: Final = LazyPattern(
    r".{2,30}(?:政府|办公室|办公厅|委员会|局|厅|部|院|公司|学校|小学|中学|中心|处|会|署|团|社|委|组|办|司|科|室|所|站|馆|大学|集团|支部|银行|支行)"
)
#: What heads contents; some sites put 提纲 or dots after it.
CONTENTS: Final = LazyPattern(r"目[\s\u3000]{0,12}[录錄次](?:[/／]提[纲綱])?[:：]?[….．·]*")
_LINE_OF: Final = attrgetter("line")
#: The label of an annex, alone on its line.
ANNEX: Final = LazyPattern(r"(?:附件|附錄|附录|附)\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?")
#: The number that stands under the title of an office's paper, or over that of what it issues: 法释〔2017〕10号.
PAPER_NUMBER: Final = LazyPattern(r"\S{1,12}[〔\[【（(]\s*[0-9０-９]{4}\s*[〕\]】）)]\s*第?[0-9０-９]+\s*号")
#: What no title and no signature ends in.
ENDERS: Final = frozenset("。；;，,、：:！!？?…")
#: Of the markers above and below a page's line so many are looked at.
_MOST_ABOVE: Final = 64
_MOST_BELOW: Final = 12
_LONGEST_LABEL: Final = 6


def _is_inverted(candidate: Candidate, after: Candidate | None) -> bool:
    """Say whether a list of a higher kind begins under the candidate: a paper's own, if the candidate numbers papers."""
    if after is None or after.ordinal != 1 or after.line == candidate.line + 1:
        return False
    above, below = candidate.style.rank, after.style.rank
    return above is not None and below is not None and below < above


def holds_part_mark(line: str) -> bool:
    """Say whether the line holds what the label of a part must: most lines do not, and need not be matched."""
    return "篇" in line or "【" in line or "范文" in line


class Page(MarkedLines):
    """One text's lines, with what the finders ask of them."""

    def __init__(
        self,
        reading: Reading,
        lines: Lines,
        candidates: Sequence[Candidate],
        contents: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(reading, lines)
        #: Where the labels of a collection's pieces stand, and the line in which the piece of each begins.
        self.pieces = {
            piece.line: piece.line + (not piece.is_title)
            for piece in find_pieces(self.text, self.begins, self.ends)
            if piece.is_title or piece.line + 1 < self.count
        }
        at_lines = [c for c in candidates if c.place == LINE and c.line not in contents]
        #: The lines of contents under their label: neither text nor titles.
        self.contents = contents
        #: The lines on which a number stands before the title of a whole paper: 一、在全区大会上的讲话, and people addressed below.
        self.numbered_titles = self._find_numbered_titles(at_lines)
        at_lines = [c for c in at_lines if not self._labels_part(c) and c.line not in self.numbered_titles]
        strong = [c for c in at_lines if c.style.rank is not None and c.style.rank <= 7]
        self.strong_lines = [c.line for c in strong]
        self.strong = strong
        self.numbered = at_lines
        self.marked = {c.line for c in at_lines} | contents
        self.body = -1
        self.body_from = -1
        # What is asked of a line more than once and takes long to answer.
        self._page_heads: dict[int, bool] = {}

    def _find_numbered_titles(self, at_lines: Sequence[Candidate]) -> frozenset[int]:
        found = [
            candidate
            for candidate, after in pairwise([*at_lines, None])
            if candidate is not None
            and candidate.style.name != "piece"
            and candidate.line + 1 < self.count
            and is_kind_title(self.text, candidate.end, self.ends[candidate.line])
            and (self._is_addressed(candidate) or _is_inverted(candidate, after))
        ]
        rises = all(
            after.family == before.family and after.ordinal == before.ordinal + 1
            for before, after in pairwise(found)
        )
        if len(found) > 1 and rises and found[0].ordinal == 1:
            return frozenset(candidate.line for candidate in found)
        headline = find_numbered_headline(self.text, self.begins, self.ends, at_lines)
        return frozenset((headline,) if headline >= 0 else ())

    def _is_addressed(self, candidate: Candidate) -> bool:
        """Say whether the line under the candidate's addresses people."""
        after = candidate.line + 1
        return self.text[self.ends[after] - 1] in "：:" and self.matches(ADDRESS, after)

    def _labels_part(self, candidate: Candidate) -> bool:
        """Say whether the marker is the label of a collection's part (第二篇：…发言稿), and no heading of a plan."""
        index = candidate.line
        if index in self.pieces:
            return True
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
            return index not in self.contents
        last = self.text[end - 1]
        return (
            (last == "。" and length > 12) or (length > 40 and last in "；！!”：:") or self.is_signed(index)
        )

    def is_signed(self, index: int) -> bool:
        """Say whether the line holds a sentence, and behind it who signs it and when: its line breaks were lost."""
        begin, end = self.begins[index], self.ends[index]
        if self.text[end - 1] != "日":
            return False
        stop = self.text.rfind("。", begin, end)
        return stop >= 0 and _SIGNATURE.fullmatch(self.text, stop + 1, end) is not None

    def has_body(self, first: int, last: int) -> bool:
        """Say whether a line of ``[first, last)`` is running text or numbered."""
        # From the line that was asked for last to the one that was found there is none.
        if not self.body_from <= first <= self.body:
            self.body_from = first
            self.body = next((i for i in range(first, self.count) if self.is_body(i)), self.count)
        return self.body < last

    @cached_property
    def heads_sections(self) -> bool:
        """Say whether Markdown's # marks sections here: on numbered lines too, or under a title in bold."""
        return self.bold_title >= 0 or any(
            level == 1 and index in self.marked for index, level in self._levels.items()
        )

    @cached_property
    def properties(self) -> frozenset[int]:
        """The lines near the head in which a page says what it knows of its paper."""
        found = find_properties(self.text, self.begins, self.ends)
        keywords = find_keywords(self.text, self.lines)
        return found if keywords < 0 else found | {keywords}

    def is_short(self, index: int) -> bool:
        """Say whether the line is no longer than a title."""
        return self.length(index) <= TITLE_LENGTH

    def is_title_shaped(self, index: int) -> bool:
        """Say whether the line may be a title: short, unmarked, and not ended like a sentence."""
        return (
            self.ends[index] - self.begins[index] <= TITLE_LENGTH
            and index not in self.marked
            and self.text[self.ends[index] - 1] not in ENDERS
            and not self.is_bullet(index)
            and not self.is_row(index)
            and not self.is_page_head(index)
        )

    def is_row(self, index: int) -> bool:
        """Say whether the line is a row of a Markdown table."""
        return self.text[self.begins[index]] == self.text[self.ends[index] - 1] == "|"

    def is_page_head(self, index: int) -> bool:
        """Say whether the line begins as those do that pages put before a paper."""
        found = self._page_heads.get(index)
        if found is None:
            found = self._page_heads[index] = self.starts_with(PAGE_HEAD, index) or index in self.properties
        return found

    def is_salutation(self, index: int) -> bool:
        """Say whether the line addresses people or offices."""
        begin, end = self.begins[index], self.ends[index]
        if end - begin > 90 or self.text[end - 1] not in ADDRESS_ENDS:
            return False
        if (
            self.text[end - 1] in "！!"
            and "，" in self.text[begin:end]
            and self.text[end - 2] not in _GREETED
        ):
            return False  # 各位家长关心的菜谱，来了！
        return ADDRESS.fullmatch(self.text, begin, end) is not None or (
            self.text[end - 1] in "：:"
            and _ADDRESSEE.fullmatch(self.text, begin, end) is not None
            and not self.is_page_head(index)  # 发文机构：, and under it the value
        )

    def is_kind(self, index: int) -> bool:
        """Say whether the line names a kind of paper."""
        return is_kind_title(self.text, self.begins[index], self.ends[index])

    def is_part_label(self, index: int) -> bool:
        """Say whether the line labels a collection's part (篇二)."""
        begin, end = self.begins[index], self.ends[index]
        if index in self.pieces:
            return True
        if end - begin > 90 or not holds_part_mark(self.text[begin:end]):
            return False
        return _PART_LABEL.fullmatch(self.text, begin, end) is not None

    def is_label_line(self, index: int) -> bool:
        """Say whether the line is a part's label, with nothing after its colon, or shaped like a title."""
        if index in self.pieces:
            return self.pieces[index] > index
        return self.is_part_label(index) and (self.is_title_shaped(index) or self._is_bare_label(index))

    def _is_bare_label(self, index: int) -> bool:
        return self.text[self.ends[index] - 1] in "：:" and self.length(index) <= _LONGEST_LABEL

    def is_date(self, index: int) -> bool:
        """Say whether the line is a date."""
        return "年" in self.line(index) and self.matches(_DATE, index)

    def matches(self, pattern: LazyPattern, index: int) -> bool:
        """Say whether the pattern matches the whole line."""
        return pattern.fullmatch(self.text, self.begins[index], self.ends[index]) is not None

    def starts_with(self, pattern: LazyPattern, index: int) -> bool:
        """Say whether the pattern matches where the line begins."""
        return pattern.match(self.text, self.begins[index], self.ends[index]) is not None

    def next_strong(self, index: int) -> Candidate | None:
        """The first strong marker at a line's start from line ``index`` on."""
        at = bisect_left(self.strong_lines, index)
        return self.strong[at] if at < len(self.strong) else None

    def previous_strong(self, index: int) -> Candidate | None:
        """The last strong marker at a line's start before line ``index``."""
        at = bisect_left(self.strong_lines, index) - 1
        return self.strong[at] if at >= 0 else None

    def goes_on(self, start: int, index: int) -> bool:
        """Say whether a numbering of the paper that began at line ``start`` goes on after line ``index``.

        A number does that whose one before stands above the line, and not below it.
        """
        numbered = self.numbered
        first, at = bisect_left(numbered, start, key=_LINE_OF), bisect_left(numbered, index, key=_LINE_OF)
        if first == at:
            return False
        above = {c.family: c.ordinal for c in numbered[max(first, at - _MOST_ABOVE) : at]}
        below: set[str] = set()
        for candidate in numbered[at : at + _MOST_BELOW]:
            family = candidate.family
            if candidate.ordinal == above.get(family, -1) + 1 and family not in below:
                return True
            below.add(family)
        return False

    def begins_again(self, start: int, index: int) -> bool:
        """Say whether the first number from line ``index`` on is of a kind that the paper from line ``start`` on has had above.

        Under the next number of a list around it, a kind may begin again: （一） under 二、.
        """
        numbered = self.numbered
        first, at = bisect_left(numbered, start, key=_LINE_OF), bisect_left(numbered, index, key=_LINE_OF)
        if at == len(numbered):
            return False
        families = [c.family for c in numbered[max(first, at - _MOST_ABOVE) : at]]
        family = numbered[at].family
        if family not in families:
            return False
        around = {*families[: families.index(family)]}
        return around.isdisjoint(families[len(families) - families[::-1].index(family) :])

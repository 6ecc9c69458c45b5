"""Read references from one place of a paper to another: 第三部分, 前述第（二）项, 本办法第十条, 附件3.

What they point at is not looked for here; of references to other papers (《条例》第五条) only those are read that
cannot be told from references to this one, and they are not marked as certain.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

import regex

from speechparse.ordinals import parse_ordinal


class Target(Enum):
    """What a reference points at."""

    PART = "part"
    CHAPTER = "chapter"
    DIVISION = "division"
    ARTICLE = "article"
    ITEM = "item"
    POINT = "point"
    ANNEX = "annex"


class Citation(NamedTuple):
    """A reference: its target, its number, where its numeral and where the whole of it stand.

    ``is_certain`` says that it speaks of this paper (前述, 本办法); ``is_bracketed`` that its numeral is in brackets.
    """

    target: Target
    number: int
    start: int
    end: int
    numeral_start: int
    numeral_end: int
    is_certain: bool
    is_bracketed: bool


_NUMERAL: Final = "[一二三四五六七八九十百零〇○0-9０-９]{1,7}"
_UNITS: Final = {
    "部分": Target.PART,
    "章": Target.CHAPTER,
    "节": Target.DIVISION,
    "節": Target.DIVISION,
    "条": Target.ARTICLE,
    "條": Target.ARTICLE,
    "项": Target.ITEM,
    "項": Target.ITEM,
    "点": Target.POINT,
    "點": Target.POINT,
}
# 前述, 上述 speak of this paper, and so does 本 with the name of a kind of paper.
_SELF: Final = (
    "(?P<self>前述|上述|前面|上文|下文|后面|後面|本(?:讲话|講話|报告|報告|意见|意見|办法|辦法|规定|規定|条例|條例|方案|通知|"
    "细则|細則|决定|決定|规则|規則|章程|规程|規程|制度|准则|準則|法|文|稿))(?:中)?(?:的|所[说說讲講述列])?"
)
_ORDINAL: Final = regex.compile(
    rf"(?:{_SELF})?第(?P<open>[(（]?)(?P<numeral>{_NUMERAL})[)）]?(?P<unit>部分|[章节節条條项項点點])"
    "(?![一-鿿]?(?:工程|计划|規劃|规划))"
)
# 附件 with a number in mid-line; a label at a line's start, or one of a list of annexes, is none.
_ANNEX: Final = regex.compile(
    rf"(?<=[^\s：:、])(?P<word>附件|附表|附录|附錄)(?P<numeral>[0-9０-９]{{1,2}}|{_NUMERAL})"
)
_FOREIGN: Final = frozenset("》〉号號")
_NOT_AN_ANNEX: Final = frozenset("个個份页頁张張项項种種类類、.．")


def find_citations(text: str) -> list[Citation]:
    """Return the references of a text, in order.

    >>> [(c.target.value, c.number, c.is_certain) for c in find_citations("按前述第（二）项办理，见附件3。")]
    [('item', 2, True), ('annex', 3, True)]
    """
    found: list[Citation] = []
    if "第" in text:
        found += filter(None, map(_ordinal, _ORDINAL.finditer(text)))
    if "附" in text:
        found += filter(None, map(_annex, _ANNEX.finditer(text)))
    return sorted(found, key=lambda citation: citation.start)


def _ordinal(match: regex.Match[str]) -> Citation | None:
    start, end = match.span()
    if match.string[start - 1 : start] in _FOREIGN and start:
        return None
    number = parse_ordinal(match["numeral"])
    if number is None:
        return None
    place = match.span("numeral")
    certain = match["self"] is not None
    return Citation(_UNITS[match["unit"]], number, start, end, *place, certain, bool(match["open"]))


def _annex(match: regex.Match[str]) -> Citation | None:
    start, end = match.span()
    text = match.string
    # Another paper's annex: 《…》附件2. A list of annexes or a count: 附件1个, 附件：1.
    if text[start - 1] in _FOREIGN or (text[end : end + 1] in _NOT_AN_ANNEX and end < len(text)):
        return None
    number = parse_ordinal(match["numeral"])
    if number is None or match["word"] != "附件":
        return None
    return Citation(Target.ANNEX, number, start, end, *match.span("numeral"), True, False)

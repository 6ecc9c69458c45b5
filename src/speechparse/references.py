"""Read the counts that lead-ins announce (讲三点意见, 以下五方面工作) for layout, lint and edit alike."""

from __future__ import annotations

from typing import Final, NamedTuple

from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern

_NUMERAL: Final = (
    r"(?:[一二两兩三四五六七八九]?十[一二三四五六七八九]?|[一二两兩三四五六七八九]|[0-9０-９]{1,2})"
)
#: What is counted: 点, 个方面, 项工作, 条意见, …; 几点 and 若干 announce no count.
_COUNTED: Final = (
    "(?:[个個](?!百分)|大|项|項|条|條|种|種|件|类|類|层|層|句|步|方面|点|點|部分|篇|块|塊|章)"
    "(?:方面|问题|問題|意见|意見|要求|工作|措施|任务|任務|原则|原則|内容|內容|建议|建議|体会|體會|重点|重點|"
    "关系|關係|环节|環節|步骤|步驟|阶段|階段|特点|特點|目标|目標|转变|轉變|坚持|堅持|必须|必須|层面|層面|"
    "事情|事|话|話|部分|希望|情况|情況|结合|关键|想法|看法|经验|做法)?"
)
_ANNOUNCEMENT: Final = LazyPattern(
    rf"(?<![第数十百千0-9０-９年月一二三四五六七八九])(?P<count>{_NUMERAL})(?P<what>{_COUNTED})"
)
#: A numeral and what may be counted by it: most sentences have no such two signs, and announce nothing.
_HINT: Final = LazyPattern(
    "[一二两兩三四五六七八九十0-9０-９][个個大项項条條种種件类類层層句步方点點部篇块塊章]"
)
#: How far before a list's first marker its lead-in is looked for, in characters.
REACH: Final = 48
#: A noun that ends the lead-in is no longer than this (两层缘故).
_NOUN: Final = 4
#: What leads in a count that says only how many: 以下三个, 这四条.
_LEADS: Final = ("以下", "如下", "下列", "这", "這", "讲", "講", "谈", "抓", "做到")
#: What ends the sentence before: a stop, or a paragraph's end, of which wide blanks may be left.
_ENDS: Final = ("。", "！", "？", "!", "?", "；", ";", "\n", "\r", "\u3000\u3000")


class Count(NamedTuple):
    """A count that a lead-in announces, and where its numeral stands in the reading."""

    count: int  # type: ignore[assignment]  # nobody counts in this tuple
    start: int
    end: int


def announced_before(text: str, offset: int) -> Count | None:
    """Return the count announced by the sentence that ends right before ``offset``, or None.

    >>> announced_before("下面，我讲三点意见。\\n一、", 11)
    Count(count=3, start=5, end=6)
    >>> announced_before("出台了《水价办法》等12个文件。", 16)  # these were named before
    """
    low = max(0, offset - REACH)
    if _HINT.search(text, low, offset) is None:
        return None
    window = text[low:offset].rstrip()
    tail = window.rstrip("。：:，,；; \u3000\u00a0")
    begin = max(map(tail.rfind, _ENDS)) + 1
    found = None
    for match in _ANNOUNCEMENT.finditer(tail, begin):
        after = tail[match.end() :]
        if "：" in after or ":" in after:
            continue  # what it counts has begun after the colon
        if len(match["what"]) == 1 and tail[match.start() - 1 : match.start()] == "等":
            continue  # 《水价办法》等12个文件: what was named before
        if len(match["what"]) > 1 or (len(after) <= _NOUN and after.isalnum()) or not after:
            found = match
        elif tail[begin : match.start()].endswith(_LEADS):
            found = match  # a bare measure word counts anything (项目六个), but not here
    if found is None:
        return None
    count = parse_ordinal(found["count"])
    if count is None or count < 2:
        return None
    start = low + found.start("count")
    return Count(count, start, start + len(found["count"]))

"""Where a sentence begins in mid-clause, right behind a title whose line break was lost: …平台建设面对新形势，…."""

from __future__ import annotations

from typing import Final

from speechparse.layout.junctions import ACTORS
from speechparse.layout.title_ends import ACTIONS, weigh_ending

#: What opens a sentence up to its first comma: a time, or what was seen.
_WORDS: Final = (
    "近年来", "近几年来", "今年以来", "去年以来", "年初以来", "长期以来", "当前", "目前", "眼下", "下一步", "下一阶段", "实践表明", "实践证明", "事实表明",
    "事实证明", "与此同时",
)  # fmt: skip
#: The same of phrases: what begins them, and what they end in before the comma.
_PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "面对": ("形势", "任务", "挑战", "困难", "局面", "压力"),
    "对照": ("要求", "标准", "目标"),
    "按照": ("部署", "要求", "安排", "精神", "意见"),
    "根据": ("部署", "要求", "安排", "精神", "意见"),
    "从": ("看",),
    "在": ("工作中", "过程中", "基础上"),
}
_LONGEST_PHRASE: Final = 16
#: What both end in: few commas stand behind these.
_LAST: Final = frozenset(
    words[-1] for words in (*_WORDS, *[end for ends in _PHRASES.values() for end in ends])
)
#: What begins a call for something, beside what the titles of any speech begin with.
_CALLS: Final = (
    *ACTIONS, "关于", "持续", "坚决", "毫不", "全力", "有序", "稳步", "统筹", "拓展", "巩固", "推动", "促进", "用好", "加大", "开展", "组织", "保障", "培育", "维护", "弘扬",
)  # fmt: skip
#: What the second clause of such a title begins with, and no subject: 把…, 促…, 让…. A title has no more commas than this.
_GO_ON: Final = frozenset("为让以把促推确形力不真切牢实提增创打走保抓强建聚补守夯筑")
_MOST_COMMAS: Final = 2
#: Who does something, by the last sign of the name.
_LAST_OF_NAMES: Final = frozenset("省市县區区镇乡村局院校厅委队站所厂会办司家员师生户民们者兵方国地")
#: No title ends with these words: what follows belongs to them.
_NEVER_BEFORE: Final = (
    "立足", "着眼", "基于", "谋划", "放眼", "严格", "认真", "坚决", "必须", "应当", "始终", "继续", "自觉", "主动", "以及", "一直", "直到", "截至", "尤其", "特别", "不论", "无论",
)  # fmt: skip
#: … unless it is these.
_WHOLE: Final = ("圆满完成", "如期完成", "全面完成")
#: Titles that are shorter than others.
_SHORT: Final = ("总则", "附则", "前言", "引言")
_SIGNS: Final = frozenset("。；;！？：:（）()《》")
_CLOSERS: Final = frozenset("”’")
_SHORTEST: Final = 4
_LONGEST: Final = 44
_BODY: Final = 5


def find_opener(text: str, start: int, end: int) -> int:
    """Return where in ``[start, end)`` a title ends, right behind which a sentence begins with such words and a comma; else -1."""
    last = min(end, start + _LONGEST + _LONGEST_PHRASE)
    comma = text.find("，", start + _SHORTEST, last)
    while comma >= 0:
        if text[comma - 1] in _LAST:
            begun = _begin_of(text, start, comma)
            if begun >= 0:
                return begun if end - comma > _BODY and _is_title(text, start, begun) else -1
        comma = text.find("，", comma + 1, last)
    return -1


def _begin_of(text: str, start: int, comma: int) -> int:
    """Return where the words before the comma begin that open a sentence; -1 where they are no such words."""
    for word in _WORDS:
        if text.endswith(word, start, comma):
            return comma - len(word)
    low = max(start, comma - _LONGEST_PHRASE)
    for first, ends in _PHRASES.items():
        if text.endswith(ends, low, comma) and (begun := text.rfind(first, low, comma)) >= 0:
            return begun
    return -1


def _is_title(text: str, start: int, end: int) -> bool:
    """Say whether the words may be a title: not whose subject, or how, the sentence goes on from."""
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST:
        return words in _SHORT
    if not (words[-1].isalpha() or words[-1] in _CLOSERS) or not _SIGNS.isdisjoint(words):
        return False
    is_unfinished = weigh_ending(words, text[end : end + 2]) < 0 and not words.endswith(_WHOLE)
    if is_unfinished or words.endswith(_NEVER_BEFORE):
        return False
    commas = words.count("，")
    clause = words[words.rfind("，") + 1 :]
    if commas > _MOST_COMMAS:
        return False
    if clause.startswith(_CALLS):
        return True
    if commas:
        return clause[0] in _GO_ON
    return clause[-1] not in _LAST_OF_NAMES and not clause.endswith(ACTORS)

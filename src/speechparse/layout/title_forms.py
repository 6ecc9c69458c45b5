"""What a glued title and its body look like by their words: what siblings have in common, what bodies begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Final

from speechparse.layout.habits import SIGNS

_COMMAS: Final = "，,"
#: Markers of one character: a title may end before them, and never with them.
MARKERS: Final = frozenset(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))
#: How long a title may be that has lost its line break.
LONGEST: Final = 42
#: What bodies begin with in any paper: a time, a place in the speech, a subject, a reason …
_OPENERS: Final = (
    "今年", "去年", "近年", "近几年", "这些年", "这几年", "几年来", "多年来", "一年来", "过去", "当前", "目前", "眼下",
    "刚才", "首先", "同志们", "大家", "我们", "各级", "各地", "各单位", "各部门", "全市上下", "全县上下", "全区上下",
    "这是", "这既", "这次", "这一", "这项", "对于", "通过", "为了", "按照", "根据", "围绕", "针对", "随着", "一要",
    "一是", "实践证明", "应当看到", "应该看到", "总的看", "总体上", "应该说", "可以说", "必须", "下一步", "“",
)  # fmt: skip
#: … and words of one character, which may as well stand inside a title.
_WEAK_OPENERS: Final = frozenset("要从对为由把将让在《")
_DIGITS: Final = "0123456789０１２３４５６７８９"
_FIRST_OF_OPENERS: Final = frozenset((*(words[0] for words in _OPENERS), *_DIGITS, *MARKERS, "第"))
MAY_OPEN: Final = _FIRST_OF_OPENERS | _WEAK_OPENERS
#: A title that begins with the one mostly ends with one of the others.
ABOUT: Final = ("关于", "關於")
_ABOUT_ENDS: Final = ("问题", "問題", "情况", "情況", "意见", "意見")

#: What each kind of evidence is worth.
_ENDING_POINTS: Final = 2.0
_SHARED_ENDING_POINTS: Final = 0.6
_ALIKE_POINTS: Final = 0.3
OPENER_POINTS: Final = 0.8
_WEAK_OPENER_POINTS: Final = 0.4


class Form:
    """What the titles of a list have in common: an ending, a number of clauses, a length.

    ``endings`` are endings of titles that are not known yet.
    """

    def __init__(self, titles: Sequence[str], endings: Collection[str] = ()) -> None:
        self.endings = endings
        self.ending = _common_ending(titles) if len(titles) > 1 else ""
        self.commas = {_count_commas(title) for title in titles}
        self.shortest = 0.7 * min(map(len, titles), default=0)
        self.longest = 1.4 * max(map(len, titles), default=0)
        #: What a title without the ending may be worth, but for one with 关于; 0 only where each is worth nothing.
        self.most = (_SHARED_ENDING_POINTS if endings else 0.0) + (2 * _ALIKE_POINTS if self.commas else 0.0)

    def weigh(self, title: str) -> float:
        """Say how well a title fits its siblings; 关于 asks for a noun at the end whatever they are."""
        points = OPENER_POINTS if title.startswith(ABOUT) and title.endswith(_ABOUT_ENDS) else 0.0
        if title[-3:] in self.endings:
            points += _SHARED_ENDING_POINTS
        if not self.commas:
            return points
        if len(self.ending) > 1 and title.endswith(self.ending):
            points += _ENDING_POINTS
        points += _ALIKE_POINTS if _count_commas(title) in self.commas else -_ALIKE_POINTS
        return points + (_ALIKE_POINTS if self.shortest <= len(title) <= self.longest else -_ALIKE_POINTS)


def shared_endings(sentences: Sequence[str]) -> set[str]:
    """Return three characters that most sentences have early, after different words and before different words."""
    most = max(3, (2 * len(sentences) + 2) // 3)
    if len(sentences) < most:
        return set()
    early = [
        {sentence[at : at + 3] for at in range(1, min(LONGEST, len(sentence) - 3))} for sentence in sentences
    ]
    met = Counter(chain.from_iterable(early))
    return {
        words
        for words, times in met.items()
        if times >= most and SIGNS.isdisjoint(words) and _stands_apart(words, sentences, early)
    }


def _stands_apart(words: str, sentences: Sequence[str], early: Sequence[set[str]]) -> bool:
    """Say whether the words stand after more than two beginnings and before more than two characters."""
    before: set[str] = set()
    after: set[str] = set()
    for sentence, having in zip(sentences, early, strict=True):
        if words in having:
            at = sentence.index(words, 1)
            before.add(sentence[:at])
            after.add(sentence[at + 3])
    return len(before) > 2 and len(after) > 2


def weigh_opener(body: str) -> float:
    """Say how well a body begins: with a date, a marker, or words that bodies begin with in any paper."""
    if body[0] in _FIRST_OF_OPENERS:
        number = len(body) - len(body.lstrip(_DIGITS))
        is_date = number > 0 and body[number : number + 1] in ("年", "月")
        is_article = body[0] == "第" and any(unit in body for unit in "章节条")
        if is_date or is_article or body[0] in MARKERS or body.startswith(_OPENERS):
            return OPENER_POINTS
    return _WEAK_OPENER_POINTS if body[0] in _WEAK_OPENERS else 0.0


def _common_ending(titles: Sequence[str]) -> str:
    shortest = min(titles, key=len)
    size = 0
    while size < len(shortest) and all(title.endswith(shortest[-size - 1 :]) for title in titles):
        size += 1
    return shortest[len(shortest) - size :]


def _count_commas(title: str) -> int:
    return sum(map(title.count, _COMMAS))

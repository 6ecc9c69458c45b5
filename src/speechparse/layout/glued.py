"""Where a heading ends whose line break was lost: places inside its first sentence are weighed against each other.

Only where the headings of one style look glued is anything weighed at all; ordinary first sentences stay titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import commonprefix
from statistics import median
from typing import Final, NamedTuple

from speechparse.reading.lines import BLANKS, LINE_END_SET

#: What ends a sentence, what ends a clause, and what no title ends before.
_STOPS: Final = "。！？!?" + LINE_END_SET
_MARKS: Final = "，,；;：:、"
_SIGNS: Final = frozenset(_STOPS + _MARKS + "）)”’」』》】…—-·.．%％ \t\u00a0\u3000")
_OPEN: Final = "（(“‘《「『【"
_CLOSE: Final = "）)”’》」』】"
#: How long a title may be that has lost its line break, and how long one always is.
_LONGEST: Final = 42
_SHORTEST: Final = 4
#: First sentences of run-in titles are mostly shorter than this; glued ones longer.
_LONG: Final = 30
#: So much more than the longest certain title among its like makes a sentence too long.
_TOO_LONG: Final = 1.3
#: How far before a list words are looked for that announce its titles.
_REACH: Final = 3000
#: A paper's habits are learnt from blocks of so many characters, each with half as many on either side.
_BLOCK: Final = 16_000
#: What a body begins with, whatever the paper: time, place in the speech, a subject, a reason.
_OPENERS: Final = (
    "今年", "去年", "近年", "近几年", "这些年", "这几年", "多年来", "几年来", "一年来", "过去", "当前", "目前", "眼下",
    "刚才", "首先", "同志们", "大家", "我们", "各级", "各地", "各单位", "各部门", "全市上下", "全县上下", "全区上下",
    "这是", "这既", "这次", "这一", "这项", "从", "对于", "通过", "为了", "按照", "根据", "围绕", "针对", "随着", "要",
    "一要", "一是", "实践证明", "应当看到", "应该看到", "总的看", "总体上", "应该说", "可以说", "必须", "下一步",
    "“", "《",
)  # fmt: skip
#: Points for each kind of evidence, and how many a place needs: with certain titles among its like, and without.
_BLANK_POINTS: Final = 4.0
_ANNOUNCED_POINTS: Final = 3.0
_FORM_POINTS: Final = 2.0
_ENOUGH_WITH: Final = 1.6
_ENOUGH_ALONE: Final = 2.2


class Opening(NamedTuple):
    """An item's first sentence, from ``start`` to ``end``; ``is_title`` says that its line ended with it."""

    start: int
    end: int
    is_title: bool


class Habits:
    """How the sentences and clauses of a stretch of text begin and end."""

    def __init__(self, text: str) -> None:
        self.pairs = Counter(map("".join, zip(text, text[1:], strict=False)))
        self.triples = Counter(map("".join, zip(text, text[1:], text[2:], strict=False)))
        self.begins: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()
        for first, last in _clauses(text):
            for size in (2, 3):
                if last - first >= size:
                    self.begins[text[first : first + size]] += 1
                    self.ends[text[last - size : last]] += 1

    def begins_clauses(self, words: str) -> float:
        """Say how often, of all places where it stands, the beginning of ``words`` begins a clause."""
        pair, triple = words[:2], words[:3]
        return max(
            self.begins[pair] / self.pairs[pair] if self.pairs[pair] > 1 else 0.0,
            self.begins[triple] / self.triples[triple] if self.triples[triple] > 1 else 0.0,
        )

    def ends_clauses(self, words: str) -> float:
        """Say how often, of all places where it stands, the end of ``words`` ends a clause."""
        pair, triple = words[-2:], words[-3:]
        return max(
            self.ends[pair] / self.pairs[pair] if self.pairs[pair] > 1 else 0.0,
            self.ends[triple] / self.triples[triple] if self.triples[triple] > 1 else 0.0,
        )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each run of characters between marks begins and ends."""
    first = 0
    for at, character in enumerate(text):
        if character in _SIGNS:
            if at > first:
                yield first, at
            first = at + 1



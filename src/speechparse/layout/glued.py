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


class Pool:
    """The items of one style in one speech, whose titles have one form as a rule."""

    def __init__(self, text: str, openings: Sequence[Opening], region: tuple[int, int]) -> None:
        self.text = text
        self.openings = openings
        self.region = region
        self.titles = [text[o.start : o.end] for o in openings if o.is_title]
        self.prefix = commonprefix(self.titles) if len(self.titles) > 1 else ""
        self.suffix = commonprefix([t[::-1] for t in self.titles])[::-1] if len(self.titles) > 1 else ""
        self._habits: tuple[int, Habits] | None = None

    def is_glued(self) -> bool:
        """Say whether the list is one of headings that have lost their line breaks."""
        lengths = [o.end - o.start for o in self.openings if not o.is_title]
        if not lengths:
            return False
        return bool(self.titles) or median(lengths) >= _LONG

    def is_too_long(self, opening: Opening) -> bool:
        """Say whether a first sentence is longer than a title among its like would be."""
        if opening.is_title:
            return False
        length = opening.end - opening.start
        if not self.titles:
            return length > 16
        return length > max(16, _TOO_LONG * max(map(len, self.titles)))

    def habits(self, at: int) -> Habits:
        """Return the habits of the text around ``at``."""
        block = at // _BLOCK
        if self._habits is None or self._habits[0] != block:
            low = max(self.region[0], block * _BLOCK - _BLOCK // 2)
            high = min(self.region[1], (block + 1) * _BLOCK + _BLOCK // 2)
            self._habits = block, Habits(self.text[low:high])
        return self._habits[1]

    def places(self, opening: Opening) -> Iterator[int]:
        """Yield the places inside a first sentence where a title may end: between words, outside brackets."""
        text = self.text
        depth = 0
        for at in range(opening.start, min(opening.start + _LONGEST, opening.end - 4)):
            character = text[at]
            if depth <= 0 and at - opening.start >= _SHORTEST and character not in _SIGNS:
                before = text[at - 1]
                if before not in _SIGNS and before not in _OPEN or before in BLANKS or before in "”》）)":
                    if not (before.isascii() and character.isascii() and before.isalnum()):
                        yield at
            depth += (character in _OPEN) - (character in _CLOSE)

    def score(self, opening, at, announced):
        text = self.text
        end = at
        while text[end - 1] in BLANKS:
            end -= 1
        points = {}
        h = self.habits(at)
        body = text[at : at + 8]
        title = text[opening.start : end]
        if end < at:
            points["blank"] = self.blank(opening, end, at)
        points["begin"] = h.begins_clauses(body)
        points["opener"] = 0.8 * body.startswith(_OPENERS) + 0.8 * is_date(body)
        points["end"] = h.ends_clauses(title)
        points["joint"] = 1.0 if end < at else 0.7 / h.pairs[text[at - 1 : at + 1]]
        if end == announced:
            points["announced"] = _ANNOUNCED_POINTS
        points["form"] = self.form(opening, title)
        return points

    def blank(self, opening, end, at):
        text = self.text
        blanks = sum(
            text[i] in BLANKS and text[i - 1] not in BLANKS for i in range(opening.start + 1, opening.end)
        )
        if blanks > 1 or opening.end - at < 8:
            return 0.5
        return _BLANK_POINTS

    def form(self, opening, title):
        p = 0.0
        if len(self.suffix) >= 2 and title.endswith(self.suffix):
            p += _FORM_POINTS
        if self.titles:
            commas = {t.count("，") + t.count(",") for t in self.titles}
            mine = title.count("，") + title.count(",")
            p += 0.3 if mine in commas else -0.3
            ls = [len(t) for t in self.titles]
            p += 0.3 if min(ls) * 0.7 <= len(title) <= max(ls) * 1.4 else -0.4
        return p

    def announced(self, opening, preamble):
        words = self.text[opening.start : min(opening.start + _LONGEST, opening.end)]
        skip = 2 if words.startswith(("关于", "關於")) else 0
        words = words[skip:]
        best = -1
        for size in range(_SHORTEST, len(words)):
            at = preamble.find(words[:size])
            if at < 0:
                break
            while at >= 0:
                if preamble[at + size : at + size + 1] in _SIGNS and words[size] not in _SIGNS:
                    best = opening.start + skip + size
                    break
                at = preamble.find(words[:size], at + 1)
        return best


def is_date(words: str) -> bool:
    n = 0
    while n < len(words) and words[n].isdigit():
        n += 1
    return n >= 1 and words[n : n + 1] in ("年", "月")


def find_ends(text: str, openings: Sequence[Opening], region: tuple[int, int], why=None) -> list[int]:
    """Return for each first sentence where its title ends, or -1 where nothing tells."""
    pool = Pool(text, openings, region)
    ends = [-1] * len(openings)
    if not pool.is_glued():
        return ends
    low = max(region[0], openings[0].start - _REACH)
    preamble = text[low : openings[0].start]
    enough = _ENOUGH_WITH if pool.titles else _ENOUGH_ALONE
    for index, opening in enumerate(openings):
        if not pool.is_too_long(opening):
            continue
        announced = pool.announced(opening, preamble)
        best, place, pts = 0.0, -1, {}
        for at in pool.places(opening):
            points = pool.score(opening, at, announced)
            s = sum(points.values())
            if s > best:
                best, place, pts = s, at, points
        if why is not None:
            why.append((text[opening.start : opening.end], place - opening.start, best, enough, pts))
        if best >= enough:
            while text[place - 1] in BLANKS:
                place -= 1
            ends[index] = place
    return ends

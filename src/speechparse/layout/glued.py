"""Where a heading ends whose line break was lost: places inside its first sentence are weighed against each other.

Nothing is weighed where the headings of a list do not look glued: ordinary first sentences stay titles.
"""

from __future__ import annotations

import re  # a scan over all the text, where no item is told from another
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern
from speechparse.reading.lines import BLANKS, LINE_END_SET

_COMMAS: Final = "，,"
#: No title ends before these, and what stands between two of them is a clause.
_SIGNS: Final = frozenset("。！？!?，,；;：:、）)”’」』》】…—-·.．%％ \t\u00a0\u3000" + LINE_END_SET)
_CLAUSE: Final = LazyPattern(f"[^{re.escape(''.join(_SIGNS))}]+")
_OPEN: Final = frozenset("（(“‘《「『【")
_CLOSE: Final = frozenset("）)”’》」』】")
#: Markers of one character: a title may end before them, and never with them.
_MARKERS: Final = frozenset(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))

#: How long a title may be that has lost its line break, how long it is at least, and its body.
_LONGEST: Final = 42
_SHORTEST: Final = 4
_BODY: Final = 3
#: Half of a list's first sentences are this long where line breaks were lost; run-in titles are shorter.
_LONG: Final = 24
#: A first sentence as short as this, or not this much longer than its siblings' titles, is a title.
_SHORT: Final = 16
_TOO_LONG: Final = 1.3
#: How far before a list its titles may be announced, and how near to each other.
_REACH: Final = 3000
_TOGETHER: Final = 60
#: Habits are learnt from blocks of so many characters; so many are kept.
_BLOCK: Final = 8_000
_BLOCKS: Final = 4
#: Whether words are common is asked of one of so many parts first.
_PARTS: Final = 4
#: Words of so many characters that are met this often or less have no habits.
_RARE: Final = {1: 3, 2: 1, 3: 1}
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
_FIRST_OF_OPENERS: Final = frozenset((*(words[0] for words in _OPENERS), *_DIGITS, *_MARKERS, "第"))
_MAY_OPEN: Final = _FIRST_OF_OPENERS | _WEAK_OPENERS
#: A title that begins with the one mostly ends with one of the others.
_ABOUT: Final = ("关于", "關於")
_ABOUT_ENDS: Final = ("问题", "問題", "情况", "情況", "意见", "意見")

#: What each kind of evidence is worth; how many points a place needs, and how many where siblings are known.
_BLANK_POINTS: Final = 5.0
_ONE_OF_BLANKS_POINTS: Final = 1.5
_ANNOUNCED_POINTS: Final = 4.0
_ENDING_POINTS: Final = 2.0
_SHARED_ENDING_POINTS: Final = 0.6
_ALIKE_POINTS: Final = 0.3
_OPENER_POINTS: Final = 0.8
_WEAK_OPENER_POINTS: Final = 0.4
_NEW_PAIR_POINTS: Final = 0.7
_WEAK_BEGIN: Final = 0.6
_ENOUGH: Final = 2.0
#: Where a body begins, at least so much tells of it.
_LEAST_BEGINNING: Final = 0.25
_ENOUGH_AMONG_TITLES: Final = 1.4


class Opening(NamedTuple):
    """An item's first sentence, from ``start`` to ``end``, in the list numbered ``list``.

    ``is_title`` says that it is a title for certain, since its line ended without a stop.
    """

    start: int
    end: int
    list: int
    is_title: bool


class Habits:
    """How the clauses of a stretch of text begin and end: shares of the places where the same words stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clauses: list[str] = _CLAUSE.findall(text)
        self.begins = _group(self._clauses, 0)
        #: What a body may begin with here.
        self.may_open = _MAY_OPEN.union(self.begins)
        self._seen: dict[str, int] = {}
        self._part = len(text) // _PARTS

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        return _group(self._clauses, -1)

    def _count(self, words: str) -> int:
        seen = self._seen.get(words)
        if seen is None:
            seen = self._seen[words] = self.text.count(words)
        return seen

    def _share(self, found: int, words: str, least: float = 0.0) -> float:
        """Return which part ``found`` is of the places where the words stand; 0 where it is below ``least``."""
        rare = _RARE[len(words)]
        if not found or found < least * (rare + 1):
            return 0.0
        # Counting is what all this costs; mostly a part of the text shows that the words are common.
        if least and words not in self._seen and found < least * self.text.count(words, 0, self._part):
            return 0.0
        seen = self._count(words)
        return found / seen if seen > rare else 0.0

    def begin(self, body: str, least: float = 0.0) -> float:
        """Say how often the first words of ``body`` begin a clause, from 0 to 1; 0 where it is below ``least``."""
        clauses = self.begins.get(body[:1])
        if clauses is None:
            return 0.0
        best = _WEAK_BEGIN * self._share(len(clauses), body[:1], least / _WEAK_BEGIN)
        for size in range(2, len(body) + 1):
            words = body[:size]
            found = sum([clause.startswith(words) for clause in clauses])
            if not found:
                break
            best = max(best, self._share(found, words, least))
        return best

    def end(self, title: str) -> float:
        """Say how often the last words of ``title`` end a clause, from 0 to 1."""
        clauses = self._by_last.get(title[-1:], ())
        found = {
            words: sum([clause.endswith(words) for clause in clauses]) for words in (title[-2:], title[-3:])
        }
        return max(self._share(count, words) for words, count in found.items())

    def joint(self, pair: str) -> float:
        """Say how seldom two characters stand together: often inside a word, seldom where a body begins."""
        return 1.0 / max(1, self._count(pair))


def _group(clauses: Iterable[str], place: int) -> dict[str, list[str]]:
    """Return the clauses by their first or last character."""
    groups: dict[str, list[str]] = defaultdict(list)
    for clause in clauses:
        groups[clause[place]].append(clause)
    return groups


def looks_glued(lengths: list[int], *, among_titles: bool) -> bool:
    """Say whether first sentences of these lengths may hold titles: among titles any may, else where half are long."""
    if among_titles or not lengths:
        return bool(lengths)
    lengths = sorted(lengths)
    return lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2] >= 2 * _LONG


class Glue:
    """Finds the ends of glued titles in one speech, which stands in ``region`` of the text."""

    def __init__(self, text: str, region: tuple[int, int]) -> None:
        self.text = text
        self.region = region
        self._habits: dict[int, Habits] = {}

    def find_ends(self, openings: Sequence[Opening]) -> dict[Opening, int]:
        """Return where the titles of items of one style end, for those that run into their bodies."""
        everywhere = [self.text[o.start : o.end] for o in openings if o.is_title]
        lists: dict[int, list[Opening]] = {}
        for opening in openings:
            lists.setdefault(opening.list, []).append(opening)
        found: dict[Opening, int] = {}
        for siblings in lists.values():
            found.update(self._find_in_list(siblings, everywhere))
        return found

    def _find_in_list(self, siblings: Sequence[Opening], everywhere: Sequence[str]) -> dict[Opening, int]:
        """Weigh the first sentences of one list: first the clear ones, then by their form the others."""
        lengths = [opening.end - opening.start for opening in siblings if not opening.is_title]
        if not looks_glued(lengths, among_titles=bool(everywhere)):
            return {}
        titles = [self.text[o.start : o.end] for o in siblings if o.is_title]
        longest = max(map(len, titles or everywhere), default=0)
        long = [o for o in siblings if not o.is_title and self._is_too_long(o, longest)]
        announced = self._find_announced(siblings, long)
        form = Form(titles, () if titles else shared_endings([self.text[o.start : o.end] for o in long]))
        weighed = {opening: self._weigh_places(opening, announced[opening]) for opening in long}
        clear = self._choose(weighed, form, _ENOUGH_AMONG_TITLES if titles else _ENOUGH)
        if titles:
            return clear
        if len(clear) * 3 < len(long):
            # A place in one first sentence among many is chance, unless more than habits tells of it.
            return {o: end for o, end in clear.items() if announced[o] == end or self.text[end] in BLANKS}
        titles = [self.text[o.start : end] for o, end in clear.items()]
        longest = max(map(len, titles), default=0)
        others = {o: weighed[o] for o in long if o not in clear and self._is_too_long(o, longest)}
        return clear | self._choose(others, Form(titles), _ENOUGH_AMONG_TITLES)

    def _is_too_long(self, opening: Opening, longest: int) -> bool:
        """Say whether a first sentence is longer than a title among its like would be, or holds a blank."""
        length = opening.end - opening.start
        return length > max(_SHORT, _TOO_LONG * longest) or (
            length > longest and any(self.text[at] in BLANKS for at in range(opening.start, opening.end))
        )

    def _choose(
        self, weighed: dict[Opening, list[tuple[int, float]]], form: Form, enough: float
    ) -> dict[Opening, int]:
        """Return the weightiest place of each opening by its form too, where it has enough points."""
        found = {}
        text = self.text
        ending = form.ending if len(form.ending) > 1 else ""
        for opening, places in weighed.items():
            most, best = enough, -1
            for end, points in places:
                if points < 0.0:
                    if not ending or not text.endswith(ending, opening.start, end):
                        continue
                    points = 0.0  # how its siblings end tells enough
                points += form.weigh(text[opening.start : end])
                if points > most:
                    most, best = points, end
            if best >= 0:
                found[opening] = best
        return found

    def _weigh_places(self, opening: Opening, announced: int) -> list[tuple[int, float]]:
        """Weigh where the title may end and the body begin: not at a sign, and outside brackets.

        Return the ends with their points, -1 for hardly anything; the words announced end at ``announced``.
        """
        text = self.text
        start = end = opening.start
        shortest = start + _SHORTEST
        habits = self._learn_at(start)
        may_open = habits.may_open
        found: list[tuple[int, float]] = []
        depth = 0
        for at in range(start, min(start + _LONGEST, opening.end - _BODY) + 1):
            character = text[at]
            if depth <= 0 and end >= shortest and character not in _SIGNS:
                before = text[end - 1]
                if (before not in _SIGNS or before in _CLOSE) and before not in _MARKERS:
                    points = -1.0
                    # Where no body begins nothing is asked: that leaves most places out at little cost.
                    if character in may_open or end < at or end == announced:
                        sure = _ANNOUNCED_POINTS if end == announced else 0.0
                        points = self._weigh(habits, opening, end, at, sure)
                    found.append((end, points))
            if character in _OPEN:
                depth += 1
            elif character in _CLOSE:
                depth -= 1
            if character not in BLANKS:
                end = at + 1
        return found

    def _weigh(self, habits: Habits, opening: Opening, end: int, body: int, sure: float) -> float:
        """Add up what tells that the title ends at ``end`` and its body begins at ``body``; -1 for hardly anything."""
        text = self.text
        opener = weigh_opener(text[body : body + 8])
        if end < body:
            points = sure + habits.begin(text[body : body + 3]) + opener + self._weigh_blank(opening)
        else:
            least = _LEAST_BEGINNING - sure - opener
            points = sure + habits.begin(text[body : body + 3], least) + opener
        if points < _LEAST_BEGINNING:
            return -1.0
        points += habits.end(text[opening.start : end])
        return points if end < body else points + _NEW_PAIR_POINTS * habits.joint(text[end - 1 : end + 1])

    def _weigh_blank(self, opening: Opening) -> float:
        """A blank is what is left of a line break, unless there are several: they stand for lost signs."""
        text = self.text
        blanks = sum(
            text[at] in BLANKS and text[at - 1] not in BLANKS for at in range(opening.start + 1, opening.end)
        )
        return _BLANK_POINTS if blanks == 1 else _ONE_OF_BLANKS_POINTS

    def _learn_at(self, at: int) -> Habits:
        block = at // _BLOCK
        habits = self._habits.get(block)
        if habits is None:
            if len(self._habits) == _BLOCKS:
                self._habits.clear()
            first, last = self.region
            # At a speech's edges a block reaches inward, to be as long as the others.
            low = max(first, min(block * _BLOCK, last - _BLOCK))
            high = min(last, max((block + 1) * _BLOCK, first + _BLOCK))
            habits = self._habits[block] = Habits(self.text[low:high])
        return habits

    # ---- announcements -------------------------------------------------------------------------------

    def _find_announced(self, siblings: Sequence[Opening], long: Sequence[Opening]) -> dict[Opening, int]:
        """Return for each opening where the words end that the text before the list announces, or -1.

        One phrase that came before is chance; two of them near to each other announce the list.
        """
        first = siblings[0].start
        before = self.text[max(self.region[0], first - _REACH) : first]
        found = {opening: self._announced_beginning(opening, before) for opening in long}
        places = sorted(place for _, place in found.values() if place >= 0)
        pairs = [pair for pair in pairwise(places) if 0 < pair[1] - pair[0] < _TOGETHER]
        near = {place for pair in pairs for place in pair}
        return {opening: end if place in near else -1 for opening, (end, place) in found.items()}

    def _announced_beginning(self, opening: Opening, before: str) -> tuple[int, int]:
        """Return where the longest beginning ends that is a clause of ``before``, and where it stands there."""
        words = self.text[opening.start : min(opening.start + _LONGEST, opening.end)]
        skip = len(_ABOUT[0]) if words.startswith(_ABOUT) else 0
        words = words[skip:]
        best = -1, -1
        for size in range(_SHORTEST, len(words)):
            at = before.find(words[:size])
            if at < 0:
                break
            if words[size] in _SIGNS:
                continue
            while at >= 0 and not _is_clause(before, at, at + size):
                at = before.find(words[:size], at + 1)
            if at >= 0:
                best = opening.start + skip + size, at
        return best


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

    def weigh(self, title: str) -> float:
        """Say how well a title fits its siblings; 关于 asks for a noun at the end whatever they are."""
        points = _OPENER_POINTS if title.startswith(_ABOUT) and title.endswith(_ABOUT_ENDS) else 0.0
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
    found: dict[str, list[tuple[str, str]]] = {}
    for sentence in sentences:
        seen = set()
        for at in range(1, min(_LONGEST, len(sentence) - 3)):
            words = sentence[at : at + 3]
            if words not in seen and _SIGNS.isdisjoint(words):
                seen.add(words)
                found.setdefault(words, []).append((sentence[:at], sentence[at + 3]))
    most = max(3, (2 * len(sentences) + 2) // 3)
    return {
        words
        for words, places in found.items()
        if len(places) >= most and all(len(set(around)) > 2 for around in zip(*places, strict=True))
    }


def weigh_opener(body: str) -> float:
    """Say how well a body begins: with a date, a marker, or words that bodies begin with in any paper."""
    if body[0] in _FIRST_OF_OPENERS:
        number = len(body) - len(body.lstrip(_DIGITS))
        is_date = number > 0 and body[number : number + 1] in ("年", "月")
        is_article = body[0] == "第" and any(unit in body for unit in "章节条")
        if is_date or is_article or body[0] in _MARKERS or body.startswith(_OPENERS):
            return _OPENER_POINTS
    return _WEAK_OPENER_POINTS if body[0] in _WEAK_OPENERS else 0.0


def _common_ending(titles: Sequence[str]) -> str:
    shortest = min(titles, key=len)
    size = 0
    while size < len(shortest) and all(title.endswith(shortest[-size - 1 :]) for title in titles):
        size += 1
    return shortest[len(shortest) - size :]


def _count_commas(title: str) -> int:
    return sum(map(title.count, _COMMAS))


def _is_clause(text: str, start: int, end: int) -> bool:
    """Say whether a sign, a blank or an end stands on either side."""
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()

"""Finds which section of one draft is which of the other: by text, number path and title, then by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from speechparse.comparison.entries import Entry
from speechparse.comparison.likeness import clauses, similarity

#: Texts and titles shorter than this are no proof by themselves.
_TELLING_TEXT: Final = 8
_TELLING_TITLE: Final = 4
#: Sections under one parent are the same from this likeness on; a number that is the same adds to it.
_LIKE: Final = 0.45
_SAME_NUMBER: Final = 0.1
_SAME_TITLE: Final = 0.3
#: Up to so many pairs under one parent all are compared; else each with those near its place.
_ALL_PAIRS: Final = 900
_NEAR: Final = 4
#: A section elsewhere is the same where it shares so much of its words.
_SHARED: Final = 0.5

#: Keys that tell a section apart where each draft has one such section only, the surest first.
_KEYS: Final[tuple[Callable[[Entry], Hashable], ...]] = (
    lambda entry: (entry.title, entry.text) if len(entry.whole) >= _TELLING_TEXT else None,
    lambda entry: (entry.ordinals, entry.title) if entry.title else None,
    lambda entry: (entry.title, entry.parent.title) if entry.title and entry.parent else None,
    lambda entry: entry.title if len(entry.title) >= _TELLING_TITLE else None,
    lambda entry: entry.text if len(entry.text) >= _TELLING_TEXT else None,
)


class Matching:
    """The pairs of entries that are one section in two drafts."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self.old: Final = old
        self.new: Final = new
        self.to_new: Final[dict[Entry, Entry]] = {}
        self.to_old: Final[dict[Entry, Entry]] = {}
        self._match_speeches()
        for key in _KEYS:
            self._match_unique(key)
        self._match_children(self.to_new)
        self._match_elsewhere()

    def pair(self, old: Entry, new: Entry) -> None:
        """Note that two entries are the same."""
        self.to_new[old] = new
        self.to_old[new] = old

    def _match_speeches(self) -> None:
        """Speeches of one title are the same, and the others in their order."""
        old = [entry for entry in self.old if entry.is_speech]
        new = [entry for entry in self.new if entry.is_speech]
        if len(old) != len(new):
            self._match_unique(lambda entry: entry.title or None, old, new)
        left = [entry for entry in old if entry not in self.to_new]
        for one, other in zip(left, (entry for entry in new if entry not in self.to_old), strict=False):
            self.pair(one, other)

    def _match_unique(
        self,
        key: Callable[[Entry], Hashable],
        old: Iterable[Entry] | None = None,
        new: Iterable[Entry] | None = None,
    ) -> None:
        sides: list[dict[Hashable, list[Entry]]] = []
        for entries, done in ((old or self.old, self.to_new), (new or self.new, self.to_old)):
            found: dict[Hashable, list[Entry]] = defaultdict(list)
            for entry in entries:
                if entry not in done and (old is not None or not entry.is_speech):
                    found[key(entry)].append(entry)
            sides.append(found)
        for value, ones in sides[0].items():
            others = sides[1].get(value, ())
            if value is not None and len(ones) == len(others) == 1:
                self.pair(ones[0], others[0])

    def _match_children(self, parents: Iterable[Entry]) -> None:
        """Match what is left under parents that are the same, and then what is under those."""
        waiting = deque(sorted(parents, key=lambda entry: entry.order))
        while waiting:
            old = waiting.popleft()
            ones = [child for child in old.children if child not in self.to_new]
            others = [child for child in self.to_new[old].children if child not in self.to_old]
            for one, other in _pairs(ones, others):
                self.pair(one, other)
                waiting.append(one)

    def _match_elsewhere(self) -> None:
        """Match a section that was both moved and changed by the clauses that it kept."""
        holders: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.new:
            if entry not in self.to_old and not entry.is_speech:
                for clause in dict.fromkeys(_telling(entry)):
                    holders[clause].append(entry)
        found: list[Entry] = []
        for entry in self.old:
            if entry in self.to_new or entry.is_speech:
                continue
            shared: Counter[Entry] = Counter()
            own = list(dict.fromkeys(_telling(entry)))
            for clause in own:
                candidates = holders.get(clause, ())
                if len(candidates) <= _NEAR:
                    shared.update(dict.fromkeys(candidates, len(clause)))
            for other, length in shared.most_common(1):
                total = max(sum(map(len, own)), sum(map(len, dict.fromkeys(_telling(other)))))
                if other not in self.to_old and length >= _SHARED * total:
                    self.pair(entry, other)
                    found.append(entry)
        self._match_children(found)


def _telling(entry: Entry) -> list[str]:
    return [clause for clause in (entry.title, *clauses(entry.text)) if len(clause) >= _TELLING_TITLE]


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Return the likeliest pairs under one parent, the most like first."""
    scored = []
    every = len(old) * len(new) <= _ALL_PAIRS
    for place, one in enumerate(old):
        near = new if every else new[max(0, place - _NEAR) : place + _NEAR + 1]
        for other in near:
            score = _score(one, other)
            if score >= _LIKE:
                scored.append((-score, one.order, other.order, one, other))
    scored.sort(key=lambda row: row[:3])
    done: set[Entry] = set()
    pairs = []
    for _, _, _, one, other in scored:
        if one not in done and other not in done:
            done |= {one, other}
            pairs.append((one, other))
    return pairs


def _score(one: Entry, other: Entry) -> float:
    score = similarity(one.whole, other.whole)
    if one.title and one.title == other.title:
        score += _SAME_TITLE
    if one.ordinals[-1] == other.ordinals[-1]:
        score += _SAME_NUMBER
    return score

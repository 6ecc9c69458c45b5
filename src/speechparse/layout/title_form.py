"""What the titles of a list have in common, and what a title that runs into its body should have of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Final

from speechparse.layout.habits import SIGNS

COMMAS: Final = "，,"
#: How long a title may be that has lost its line break, and how long it is at least.
LONGEST: Final = 50
SHORTEST: Final = 4
#: A title that begins with the one mostly ends with one of the others.
ABOUT: Final = ("关于", "關於")
_ABOUT_ENDS: Final = ("问题", "問題", "情况", "情況", "意见", "意見")
#: What a title's form is worth.
_ABOUT_POINTS: Final = 0.8
_ENDING_POINTS: Final = 2.0
_SHARED_ENDING_POINTS: Final = 0.6
_ALIKE_POINTS: Final = 0.3


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
        # All but what 关于 is worth.
        self._most = (_SHARED_ENDING_POINTS if endings else 0.0) + (2 * _ALIKE_POINTS if self.commas else 0.0)

    def most(self, text: str, start: int) -> float:
        """Say what a title without the ending that begins at ``start`` may be worth; 0 only where each is worth nothing."""
        return self._most + (_ABOUT_POINTS if text.startswith(ABOUT, start) else 0.0)

    def weigh(self, title: str) -> float:
        """Say how well a title fits its siblings; 关于 asks for a noun at the end whatever they are."""
        points = _ABOUT_POINTS if title.startswith(ABOUT) and title.endswith(_ABOUT_ENDS) else 0.0
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


def _common_ending(titles: Sequence[str]) -> str:
    shortest = min(titles, key=len)
    size = 0
    while size < len(shortest) and all(title.endswith(shortest[-size - 1 :]) for title in titles):
        size += 1
    return shortest[len(shortest) - size :]


def _count_commas(title: str) -> int:
    return sum(map(title.count, COMMAS))

"""How the clauses of a stretch of text begin and end: what tells a title's last words from a body's first."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from operator import itemgetter
from typing import Final

from speechparse.reading.lines import LINE_END_SET

#: No title ends before these, and what stands between two of them is a clause.
SIGNS: Final = frozenset("。！？!?，,；;：:、）)”’」』》】…—-·.．%％ \t\u00a0\u3000" + LINE_END_SET)
#: All signs are made this one, to be looked for at once: it is one of them, and stands in no line.
_ANY_SIGN: Final = "\n"
_OTHER_SIGNS: Final = tuple(sorted(SIGNS.difference(_ANY_SIGN)))
#: Whether words are common is asked of one of so many parts first.
_PARTS: Final = 4
#: Words of so many characters that are met this often or less have no habits.
_RARE: Final = {1: 3, 2: 1, 3: 1}
_WEAK_BEGIN: Final = 0.6
_FIRST: Final = itemgetter(0)
_FIRST_TWO: Final = itemgetter(slice(2))
_LAST_TWO: Final = itemgetter(slice(-2, None))


class Habits:
    """How the clauses of a stretch of text begin and end: shares of the places where the same words stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        parted = text
        # Forty replacements and a split take two thirds of the time of one pattern that finds clauses.
        for sign in _OTHER_SIGNS:
            parted = parted.replace(sign, _ANY_SIGN)
        self._parted = parted + _ANY_SIGN
        self._clauses = [*filter(None, parted.split(_ANY_SIGN))]
        #: The first character of each clause.
        self.firsts = "".join(map(_FIRST, self._clauses))
        #: How often the last two characters of clauses end one: after others none ends.
        self.lasts = Counter(map(_LAST_TWO, self._clauses))
        self._begun: dict[str, list[str]] = {}
        self._ends: dict[str, float] = {}
        self._seen: dict[str, int] = {}
        self._part = len(text) // _PARTS

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first two characters of clauses."""
        return frozenset(map(_FIRST_TWO, self._clauses))

    def may_begin(self, body: str, least: float) -> bool:
        """Say at one look whether the first words of ``body`` may begin clauses as often as ``least``."""
        return (body[0] in self.firsts) if least <= _WEAK_BEGIN else (body[:2] in self.openings)

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

    def _beginning_with(self, character: str) -> list[str]:
        """Return the clauses that begin with the character."""
        begun = self._begun.get(character)
        if begun is None:
            begun = self._begun[character] = []
            firsts = self.firsts
            at = firsts.find(character)
            while at >= 0:
                begun.append(self._clauses[at])
                at = firsts.find(character, at + 1)
        return begun

    def begin(self, body: str, least: float = 0.0) -> float:
        """Say how often the first words of ``body`` begin a clause, from 0 to 1; 0 where it is below ``least``."""
        first = body[0]
        clauses = self._beginning_with(first)
        if not clauses:
            return 0.0
        best = _WEAK_BEGIN * self._share(len(clauses), first, least / _WEAK_BEGIN)
        for size in range(2, len(body) + 1):
            words = body[:size]
            clauses = [clause for clause in clauses if clause.startswith(words)]
            if not clauses:
                break
            best = max(best, self._share(len(clauses), words, least))
        return best

    def end(self, title: str) -> float:
        """Say how often the last words of ``title`` end a clause, from 0 to 1."""
        words = title[-3:]
        share = self._ends.get(words)
        if share is None:
            share = 0.0
            if words[-2:] in self.lasts:
                share = self._share(self.lasts[words[-2:]], words[-2:])
                # What ends in three characters ends in the last two of them.
                if len(words) > 2:
                    share = max(share, self._share(self._count_ends(words), words))
            self._ends[words] = share
        return share

    def _count_ends(self, words: str) -> int:
        """Count the clauses that end with the words."""
        # A sign in the words is none in the parted text; but the one that all were made is.
        return 0 if _ANY_SIGN in words else self._parted.count(words + _ANY_SIGN)

    def joint(self, pair: str) -> float:
        """Say how seldom two characters stand together: often inside a word, seldom where a body begins."""
        return 1.0 / max(1, self._count(pair))

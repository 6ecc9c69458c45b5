"""What is known of the open lists where a candidate stands: the questions that every move asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import Final, NamedTuple

from speechparse.layout.ahead import expected_gains, next_items
from speechparse.layout.costs import Costs
from speechparse.layout.states import Evidence, Open
from speechparse.lexer import Candidate
from speechparse.styles import BLANK, CLAUSE, COLON, COMMA, ENUMERATION, LINE, QUOTE, SEMICOLON, STOP

#: Places inside a sentence: an item that is left there is left in mid-sentence.
MID_SENTENCE: Final = frozenset((COMMA, CLAUSE, ENUMERATION, QUOTE, COLON))
#: The lowest rank that still numbers headings rather than items of a sentence.
HEADING_RANK: Final = 9
#: Articles, and the kinds above them, always own the unnumbered paragraphs after them.
ARTICLE_RANK: Final = 4
#: Numerals without a sign: one by itself numbers nothing.
_BARE: Final = frozenset(("chinese-blank", "decimal-blank"))
#: 第一，第二，: at line starts it may head sections.
_ORDINAL: Final = "ordinal"
#: What the families of 一是, 一要 begin with: in mid-clause further ones are candidates only where they are due.
_NARRATIVE: Final = "narrative "
#: Kinds that hold chapters and articles: the articles run on over them.
CHAPTER_RANK: Final = 3
#: A first item in the text may have this number by mistake.
_LATEST_FIRST: Final = 2
#: What the families of decimal numbers begin with: 2.1 is of "multi 2".
MULTI: Final = "multi "
#: A heading of a decimal outline, or one right above numbers that run on, is no longer than this, in characters.
LONGEST_HEADING: Final = 40
#: Where the next item stands in one sentence with the first.
_IN_SENTENCE: Final = frozenset((COMMA, SEMICOLON))
#: Where the second item of an inline list stands whose first may be in mid-clause.
_PARTS_ITEMS: Final = frozenset((STOP, SEMICOLON))
#: Where a chapter may begin whose line break was lost.
_PARTED: Final = frozenset((STOP, BLANK))
#: So many families are told apart by a bit each; where a text has more, some share one.
_BITS: Final = 60


class Spot(NamedTuple):
    """What all states ask of a candidate: what it is, where it stands, and what its place costs.

    ``inside``: in mid-sentence. ``gain``: what its run may gain. ``after``: the index of its next item, or -1.
    ``premature``: what it costs that a list is closed here whose next number is still to come.
    """

    candidate: Candidate
    index: int  # type: ignore[assignment]  # nobody looks for it in this tuple
    family: str
    bit: int
    ordinal: int
    rank: int | None
    at_line: bool
    inside: bool
    cost: float
    gain: float
    after: int
    premature: float


_FAMILY: Final = itemgetter(3)
#: A Spot from a tuple of its fields, at a third of the cost.
_new_spot: Final[Callable[[tuple[object, ...]], Spot]] = partial(tuple.__new__, Spot)


class Ground:
    """The candidates of one text, with what is known of each and what each may gain."""

    def __init__(
        self, candidates: Sequence[Candidate], evidence: Evidence, costs: Costs, worst: float
    ) -> None:
        self.candidates = candidates
        self.evidence = evidence
        self.costs = costs
        self.worst = worst
        self.following = next_items(candidates, evidence.fresh)
        self.gains = expected_gains(candidates, self.following)
        families = dict.fromkeys(map(_FAMILY, candidates))
        bits = {family: 1 << number % _BITS for number, family in enumerate(families)}
        self.bits = [*map(bits.__getitem__, map(_FAMILY, candidates))]
        self.chained = _chained(candidates, evidence, bits)
        self._spot: Spot | None = None

    def spot(self, index: int) -> Spot:
        """Return what all states ask of the candidate; it is worked out once."""
        spot = self._spot
        if spot is None or spot.index != index:
            candidate = self.candidates[index]
            _, _, style, family, ordinal, place, _ = candidate
            rank = style.rank
            # Articles run on over chapters: there a chapter ends no list too soon.
            premature = 0.0 if rank is not None and rank <= CHAPTER_RANK else self.costs.premature
            spot = self._spot = _new_spot((
                candidate, index, family, self.bits[index], ordinal, rank, place == LINE, place in MID_SENTENCE,
                self.place(index, candidate), self.gains[index], self.following[index], premature,
            ))  # fmt: skip
        return spot

    def place(self, index: int, candidate: Candidate) -> float:
        """What the candidate's place costs."""
        if self.evidence.zone[index]:
            rank = candidate.style.rank
            if rank is not None and rank <= ARTICLE_RANK:
                return self.costs.title_zone_high
            return self.costs.title_zone if candidate.ordinal <= 1 else self.costs.title_zone_next
        cost = candidate.style.costs[candidate.place]
        if candidate.place == CLAUSE and candidate.ordinal == 1 and candidate.family.startswith(_NARRATIVE):
            after = self.following[index]
            is_answered = after >= 0 and self.candidates[after].place in _PARTS_ITEMS
            return self.costs.first_in_clause if is_answered else self.costs.first_unanswered
        if candidate.place == COMMA and candidate.ordinal == 1:
            if self.goes_on_at_lines(index):
                return self.costs.first_inline
            if self.following[index] >= 0 and self.evidence.led_in(index):
                return min(cost, self.costs.first_inline)
        return cost

    def is_block(self, index: int) -> bool:
        """Say whether the items of a list that the candidate begins stand at line starts.

        Its own place tells, but for a paragraph that begins with its inline list, and a first item in the text.
        """
        candidate = self.candidates[index]
        if candidate.place != LINE:
            return self.goes_on_at_lines(index)
        after = self.following[index]
        if after < 0 or self.candidates[after].line != candidate.line:
            return True
        if self.candidates[after].place in _IN_SENTENCE:
            return False  # （一）…，（二）…: clauses of one sentence
        rank = candidate.style.rank
        return rank is not None and rank <= HEADING_RANK

    def goes_on_at_lines(self, index: int) -> bool:
        """Say whether a first item in the text (会议决定，一、…) has its next at a line's start."""
        candidate = self.candidates[index]
        after = self.following[index]
        rank = candidate.style.rank
        return (
            0 < candidate.ordinal <= _LATEST_FIRST
            and after >= 0
            and self.candidates[after].place == LINE
            and rank is not None
            and rank <= HEADING_RANK
        )

    def announced(self, index: int) -> int:
        """The count that a lead-in announces right before the candidate, or 0."""
        count = self.evidence.announced(index)
        return 0 if count is None else count.count

    def leave(self, node: Open, spot: Spot) -> float:
        """What it costs that the list is closed here."""
        if node.alone:
            return self.lone(node.item)
        # Its next number may be still to come, and that before the list around it goes on.
        if node.until <= spot.index or self._runs_on_under(node, spot):
            return 0.0
        return spot.premature

    def _runs_on_under(self, node: Open, spot: Spot) -> bool:
        """Say whether the candidate's words are a heading, right under which the list's next number stands: 4.监管。（8）…."""
        after = spot.index + 1
        if after != node.until or after >= len(self.candidates):
            return False
        candidate = self.candidates[after]
        return (
            candidate.ordinal == node.last + 1
            and candidate.family == node.family
            and candidate.start - spot.candidate.end <= LONGEST_HEADING
            and self.evidence.stops[after] - self.evidence.stops[spot.index] <= 1
        )

    def lone(self, index: int) -> float:
        """What it costs that the candidate is the only item of its list."""
        if index in self.chained:
            return self.costs.lone_chained
        candidate = self.candidates[index]
        rank = candidate.style.rank
        if candidate.family in _BARE:
            return self.costs.lone
        if rank is None:
            return self.costs.lone_cut if self._is_cut_off(index) else self.costs.lone
        # A chapter of one article holds a list of one, the numbers of which run on from the chapter before.
        if (candidate.place == LINE and rank <= HEADING_RANK) or (
            candidate.ordinal > 1 and rank <= ARTICLE_RANK
        ):
            return self.costs.lone_heading
        if rank <= CHAPTER_RANK and self._heads_first_article(index):
            return self.costs.lone_chapter
        return self.costs.lone_cut if self._is_cut_off(index) else self.costs.lone

    def _is_cut_off(self, index: int) -> bool:
        """Say whether the numbers after a first one may stand in what was cut off of the text.

        It heads the section in which the text breaks off: at a line's start, or after a lead-in.
        """
        if index not in self.evidence.cut:
            return False
        candidate = self.candidates[index]
        rank = candidate.style.rank
        is_words = candidate.family == _ORDINAL and self.evidence.heading[index]
        heads = is_words or (rank is not None and rank <= HEADING_RANK)
        return heads and candidate.ordinal == 1 and candidate.place in (LINE, COLON)

    def _heads_first_article(self, index: int) -> bool:
        """Say whether the candidate is a first number, and after its heading the first of several articles begins."""
        after = index + 1
        if self.candidates[index].ordinal != 1 or after == len(self.candidates) or self.following[after] < 0:
            return False
        article = self.candidates[after]
        if article.family == f"{MULTI}1":  # 第1章, and 1.1 under it
            is_first = self.candidates[index].place in _PARTED or self.evidence.zone[index]
        else:
            is_first = article.style.rank == ARTICLE_RANK and self.candidates[index].place in _PARTED
        return is_first and article.ordinal == 1 and self.evidence.heads_next(index)

    def paragraphs_between(self, node: Open, index: int) -> int:
        """How many paragraphs the candidate stands after the list's latest item."""
        return self.evidence.paragraph[index] - self.evidence.paragraph[node.item]

    def unnumbered(self, node: Open | None, index: int) -> int:
        """Count the unnumbered paragraphs since the last marker, the candidate's own included."""
        between = self.evidence.paragraph[index] + 1 if node is None else self.paragraphs_between(node, index)
        return between - (1 if self.candidates[index].place == LINE else 0)

    def is_spoken_past(self, node: Open, index: int) -> bool:
        """Say whether the paragraph has left the latest item of its list behind: a sentence stands between.

        The items before it are a sentence or clause each, and so the last is: what the paragraph says after it is not
        its own. A list whose next item is still to come is left by none.
        """
        stops = self.evidence.stops
        if node.block or node.count == 1 or node.until > index:
            return False
        if stops[node.item] - stops[node.first] >= node.count:
            return False
        return stops[index] - stops[node.item] > (self.candidates[index].place == STOP)

    def is_word_past(self, node: Open, index: int) -> bool:
        """Say whether a word that may be any number comes when the text has left the list behind.

        That is past an inline list's paragraph; and where items begin lines, inside a sentence of another paragraph.
        """
        candidate = self.candidates[index]
        if candidate.ordinal >= 0 or (node.block and candidate.place not in MID_SENTENCE):
            return False
        return self.paragraphs_between(node, index) > 0 or (
            not node.block and self.is_spoken_past(node, index)
        )

    @staticmethod
    def is_open(node: Open | None, bit: int, family: str) -> bool:
        """Say whether a list of the family, which has the bit, is open."""
        if node is None or not node.bits & bit:
            return False
        while node is not None:
            if node.family == family:
                return True
            node = node.outer
        return False

    def is_summed_up(self, node: Open, index: int) -> bool:
        """Say whether the list has come to its end, that around it goes on, if any, and the text between looks back on its items."""
        outer = node.outer
        return (
            node.count > 1
            and node.until <= index
            and (outer is None or index < outer.until)
            # Where no list is around it, only what counts its items looks back on them.
            and self.evidence.looks_back(node.item, index) > (outer is None)
        )

    def owns_text(self, node: Open, index: int) -> bool:
        """Say whether unnumbered paragraphs between the item and the candidate are the item's own.

        They are where it is a heading or an article, or where most items of its list have some; but not where the
        last of a section's items is followed by what the section says of all of them.
        """
        if node.rank is not None and node.rank <= ARTICLE_RANK:
            return True
        if self.is_summed_up(node, index):
            return False
        if node.long and node.long * 2 >= node.count - 1:
            return True
        # What comes after the only item of a list at a line's start is its own: the rest of the paper may be lost.
        is_only = node.count == node.last == 1 and self.following[node.item] < 0
        return node.heading and (is_only or not self.evidence.stopped[node.item])


def _chained(candidates: Sequence[Candidate], evidence: Evidence, families: Iterable[str]) -> frozenset[int]:
    """Return the numbers of a decimal outline that stand one right under the other: 1 总则, 1.1 目的.

    Each is evidence of the other, so that neither needs a second one.
    """
    if not any(family.startswith(MULTI) for family in families):
        return frozenset()
    found: set[int] = set()
    for index in range(1, len(candidates)):
        inner = candidates[index]
        if inner.ordinal != 1 or not inner.family.startswith(MULTI):
            continue
        outer = candidates[index - 1]
        prefix, number = inner.family.removeprefix(MULTI), str(outer.ordinal)
        if outer.family.startswith(MULTI):
            number = f"{outer.family.removeprefix(MULTI)}.{number}"
        elif outer.style.system != "decimal":
            continue
        is_near = inner.start - outer.end <= LONGEST_HEADING and inner.line - outer.line <= 1
        if prefix == number and is_near and evidence.stops[index] == evidence.stops[index - 1]:
            found.update((index - 1, index))
    return frozenset(found)

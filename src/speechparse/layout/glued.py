"""Where a heading ends whose line break was lost: places inside its first sentence are weighed against each other.

Nothing is weighed where the headings of a list do not look glued: ordinary first sentences stay titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from speechparse.layout.habits import SIGNS, Habits
from speechparse.layout.title_forms import (
    ABOUT,
    LONGEST,
    MARKERS,
    MAY_OPEN,
    OPENER_POINTS,
    Form,
    shared_endings,
    weigh_opener,
)
from speechparse.reading.lines import BLANKS

_OPEN: Final = frozenset("（(“‘《「『【")
_CLOSE: Final = frozenset("）)”’》」』】")
#: How long a title that has lost its line break is at least, and its body.
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
_LEAST_ANNOUNCED: Final = 2
#: Habits are learnt from blocks of so many characters; so many are kept.
_BLOCK: Final = 8_000
_BLOCKS: Final = 4
#: What each kind of evidence is worth; how many points a place needs, and how many where siblings are known.
_BLANK_POINTS: Final = 5.0
_ONE_OF_BLANKS_POINTS: Final = 1.5
_ANNOUNCED_POINTS: Final = 4.0
_NEW_PAIR_POINTS: Final = 0.7
_ENOUGH: Final = 2.0
#: Where a body begins, at least so much tells of it.
_LEAST_BEGINNING: Final = 0.25
_ENOUGH_AMONG_TITLES: Final = 1.4
#: Sums of points in another order may differ by less than this.
_MARGIN: Final = 1e-6
#: What habits tell at most: of a body's beginning, of a title's end, and of both side by side.
_MOST_BY_HABITS: Final = 1.0 + 1.0 + _NEW_PAIR_POINTS + _MARGIN
_AT_LEAST: Final = attrgetter("at_least")


class Opening(NamedTuple):
    """An item's first sentence, from ``start`` to ``end``, in the list numbered ``list``.

    ``is_title`` says that it is a title for certain, since its line ended without a stop.
    """

    start: int
    end: int
    list: int
    is_title: bool


class Place(NamedTuple):
    """A place where a title may end and its body begin, of which more is told than by habits.

    Points: ``sure`` where the words are announced, ``opener``, ``blank``, and by ``form``; ``is_alike`` says that it ends as
    its siblings do. ``told`` is their sum, and ``at_least`` what the place is worth whatever habits tell.
    """

    end: int
    body: int
    sure: float
    opener: float
    blank: float
    form: float
    is_alike: bool
    told: float
    at_least: float


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
        clear = self._choose(long, announced, form, _ENOUGH_AMONG_TITLES if titles else _ENOUGH)
        if titles:
            return clear
        if len(clear) * 3 < len(long):
            # A place in one first sentence among many is chance, unless more than habits tells of it.
            return {o: end for o, end in clear.items() if announced[o] == end or self.text[end] in BLANKS}
        titles = [self.text[o.start : end] for o, end in clear.items()]
        longest = max(map(len, titles), default=0)
        others = [o for o in long if o not in clear and self._is_too_long(o, longest)]
        return clear | self._choose(others, announced, Form(titles), _ENOUGH_AMONG_TITLES)

    def _is_too_long(self, opening: Opening, longest: int) -> bool:
        """Say whether a first sentence is longer than a title among its like would be, or holds a blank."""
        length = opening.end - opening.start
        return length > max(_SHORT, _TOO_LONG * longest) or (
            length > longest and not BLANKS.isdisjoint(self.text[opening.start : opening.end])
        )

    def _choose(
        self, openings: Sequence[Opening], announced: dict[Opening, int], form: Form, enough: float
    ) -> dict[Opening, int]:
        """Return the weightiest place of each opening by its form too, where it has more than ``enough`` points."""
        found = {}
        for opening in openings:
            end = self._weightiest(opening, announced[opening], form, enough)
            if end >= 0:
                found[opening] = end
        return found

    def _weightiest(self, opening: Opening, announced: int, form: Form, enough: float) -> int:
        """Return where the title ends at the first of the opening's weightiest places; -1 if that has not enough points.

        What is told without habits bounds a place's points, and most places cannot win: no habits are asked of them.
        """
        plain, told = self._look_over(opening, announced, form)
        likeliest = max(told, key=_AT_LEAST, default=None)
        least = enough if likeliest is None else max(enough, likeliest.at_least)
        rivals = [place for place in told if place.told + _MOST_BY_HABITS >= least]
        weighed = self._weigh_plain(opening, plain, form, least)
        if likeliest is not None and likeliest.at_least > enough and rivals == [likeliest] and not weighed:
            return likeliest.end
        weighed += [(self._weigh(opening, place), -place.end) for place in rivals]
        most, end = max(weighed, default=(enough, 1))
        return -end if most > enough else -1

    def _look_over(
        self, opening: Opening, announced: int, form: Form
    ) -> tuple[list[tuple[int, int]], list[Place]]:
        """Return the places of which nothing is told but by habits, and the others.

        The words announced end at ``announced``.
        """
        text, start = self.text, opening.start
        ending = form.ending if len(form.ending) > 1 else ""
        plain: list[tuple[int, int]] = []
        told: list[Place] = []
        for end, body in self._places(opening):
            if (
                text[body] not in MAY_OPEN
                and end == body
                and end != announced
                and not (ending and text.endswith(ending, start, end))
            ):
                plain.append((end, body))
                continue
            opener = weigh_opener(text[body : body + 8])
            sure = _ANNOUNCED_POINTS if end == announced else 0.0
            blank = self._weigh_blank(opening) if end < body else 0.0
            is_alike = ending != "" and text.endswith(ending, start, end)
            if not (opener or sure or blank or is_alike):
                plain.append((end, body))
                continue
            points = form.weigh(text[start:end])
            by_place = sure + opener + blank + points
            if sure + opener + blank >= _LEAST_BEGINNING:
                at_least = by_place
            else:
                at_least = points if is_alike else 0.0
            told.append(Place(end, body, sure, opener, blank, points, is_alike, by_place, at_least))
        return plain, told

    def _places(self, opening: Opening) -> list[tuple[int, int]]:
        """Return where the title may end and the body begin: not at a sign, and outside brackets."""
        text = self.text
        start = end = opening.start
        shortest = start + _SHORTEST
        last = min(start + LONGEST, opening.end - _BODY) + 1
        found: list[tuple[int, int]] = []
        depth = 0
        for at, character in enumerate(text[start:last], start):
            if character not in SIGNS:
                if depth <= 0 and end >= shortest:
                    before = text[end - 1]
                    if (before not in SIGNS or before in _CLOSE) and before not in MARKERS:
                        found.append((end, at))
                if character in _OPEN:
                    depth += 1
            elif character in _CLOSE:
                depth -= 1
            if character not in BLANKS:
                end = at + 1
        return found

    def _weigh(self, opening: Opening, place: Place) -> float:
        """Add up what tells that the title ends at a place; 0 for hardly anything."""
        text = self.text
        end, body, sure, opener, blank, points, is_alike, _, _ = place
        habits = self._learn_at(opening.start)
        least = 0.0 if blank else _LEAST_BEGINNING - sure - opener
        beginning = sure + habits.begin(text[body : body + 3], least) + opener + blank
        if beginning < _LEAST_BEGINNING:
            return points if is_alike else 0.0  # how its siblings end tells enough
        beginning += habits.end(text[opening.start : end])
        if not blank:
            beginning += _NEW_PAIR_POINTS * habits.joint(text[end - 1 : end + 1])
        return beginning + points

    def _weigh_plain(
        self, opening: Opening, places: Sequence[tuple[int, int]], form: Form, least: float
    ) -> list[tuple[float, int]]:
        """Return the points of the places of which only habits tell, and the ends (negative), where ``least`` is reached."""
        text, start = self.text, opening.start
        most = form.most + (OPENER_POINTS if text.startswith(ABOUT, start) else 0.0)
        if not places or most + _MOST_BY_HABITS < least:
            return []
        habits = self._learn_at(start)
        needed = max(_LEAST_BEGINNING, least - most - _MOST_BY_HABITS + 1.0)
        weighed: list[tuple[float, int]] = []
        for end, body in places:
            if text[body] not in habits.firsts:
                continue
            beginning = habits.begin(text[body : body + 3], needed)
            if beginning < needed:
                continue
            title = text[start:end]
            points = form.weigh(title) if most else 0.0
            if beginning + points + _MOST_BY_HABITS - 1.0 < least:
                continue
            beginning += habits.end(title)
            if beginning + points + _MOST_BY_HABITS - 2.0 < least:
                continue
            total = beginning + _NEW_PAIR_POINTS * habits.joint(text[end - 1 : end + 1]) + points
            if total >= least:
                weighed.append((total, -end))
        return weighed

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
        if len(long) < _LEAST_ANNOUNCED:
            return dict.fromkeys(long, -1)
        first = siblings[0].start
        before = self.text[max(self.region[0], first - _REACH) : first]
        found = {opening: self._announced_beginning(opening, before) for opening in long}
        places = sorted(place for _, place in found.values() if place >= 0)
        pairs = [pair for pair in pairwise(places) if 0 < pair[1] - pair[0] < _TOGETHER]
        near = {place for pair in pairs for place in pair}
        return {opening: end if place in near else -1 for opening, (end, place) in found.items()}

    def _announced_beginning(self, opening: Opening, before: str) -> tuple[int, int]:
        """Return where the longest beginning ends that is a clause of ``before``, and where it stands there."""
        words = self.text[opening.start : min(opening.start + LONGEST, opening.end)]
        skip = len(ABOUT[0]) if words.startswith(ABOUT) else 0
        words = words[skip:]
        best = -1, -1
        for size in range(_SHORTEST, len(words)):
            at = before.find(words[:size])
            if at < 0:
                break
            if words[size] in SIGNS:
                continue
            while at >= 0 and not _is_clause(before, at, at + size):
                at = before.find(words[:size], at + 1)
            if at >= 0:
                best = opening.start + skip + size, at
        return best


def _is_clause(text: str, start: int, end: int) -> bool:
    """Say whether a sign, a blank or an end stands on either side."""
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()

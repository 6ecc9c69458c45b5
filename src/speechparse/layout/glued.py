"""Where a heading ends whose line break was lost: places inside its first sentence are weighed against each other.

Nothing is weighed where the headings of a list do not look glued: ordinary first sentences stay titles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from speechparse.layout.announced import REACH, find_announced
from speechparse.layout.habits import Habits
from speechparse.layout.junctions import WEAK_OPENERS, Sides
from speechparse.layout.openers import find_opener
from speechparse.layout.openings import Opening, looks_glued
from speechparse.layout.title_breaks import find_note, holds_opener
from speechparse.layout.title_ends import weigh_ending
from speechparse.layout.title_form import LONGEST, Form, shared_endings
from speechparse.layout.title_names import find_name
from speechparse.layout.title_places import is_wrap, is_wrapped_with_blanks, pads_number, title_places
from speechparse.reading.lines import BLANKS, LINE_END_SET

#: A first sentence as short as this, or not this much longer than its siblings' titles, is a title.
_SHORT: Final = 16
_TOO_LONG: Final = 1.3
#: Habits are learnt from blocks of so many characters; so many are kept.
_BLOCK: Final = 8_000
_BLOCKS: Final = 4

#: What follows a marker in a sentence whose subject it is.
_SAYING: Final = ("是", "就是")
#: What each kind of evidence is worth; how many points a place needs, and how many where siblings are known.
_BLANK_POINTS: Final = 5.0
_ONE_OF_BLANKS_POINTS: Final = 1.5
_ANNOUNCED_POINTS: Final = 4.0
_OPENER_POINTS: Final = 4.0
_ECHO_POINTS: Final = 0.8
_NEW_PAIR_POINTS: Final = 0.7
_ENOUGH: Final = 2.0
#: … and where most siblings have none.
_ENOUGH_ALONE: Final = 2.3
#: … and their siblings are one sentence each.
_ENOUGH_AMONG_WHOLE: Final = 3.0
#: How far below a title's words come again, and how many at least.
_ECHO_REACH: Final = 400
_SHORTEST_ECHO: Final = 6
#: Where a body begins, at least so much tells of it.
_LEAST_BEGINNING: Final = 0.25
_ENOUGH_AMONG_TITLES: Final = 1.4
#: … but where line breaks stand after those, no break was lost there, and more must tell that one was lost here.
_ENOUGH_AMONG_SOUND: Final = 2.5
#: Sums of points in another order may differ by less than this.
_MARGIN: Final = 1e-6
#: What habits tell at most: of a body's beginning, of a title's end, and of both side by side.
_MOST_BY_BOTH_SIDES: Final = 2.0
_MOST_BY_HABITS: Final = _MOST_BY_BOTH_SIDES + _NEW_PAIR_POINTS + _MARGIN
#: What a title's last words tell where nothing but habits tells of the body's first.
_MOST_BY_ENDING: Final = 0.3
_AT_LEAST: Final = attrgetter("at_least")


#: Of no list it is known that items of it are whole.
NONE_WHOLE: Final[Mapping[int, int]] = MappingProxyType({})


class Place(NamedTuple):
    """A place where a title may end and its body begin, of which more is told than by habits.

    Points: ``begun`` for what tells that a body begins, ``ended`` for the end and the form of the title; ``is_alike`` says
    that it ends as its siblings do. ``told`` is their sum, and ``at_least`` what the place is worth whatever habits tell.
    """

    end: int
    body: int
    begun: float
    ended: float
    is_alike: bool
    told: float
    at_least: float


class Glue:
    """Finds the ends of glued titles in one speech, which stands in ``region`` of the text."""

    def __init__(self, text: str, region: tuple[int, int]) -> None:
        self.text = text
        self.region = region
        self._habits: dict[int, Habits] = {}
        self._wrapped: bool | None = None
        self._next: dict[int, int] = {}  # where the item after one begins, by where that begins

    def find_ends(
        self, openings: Sequence[Opening], whole: Mapping[int, int] = NONE_WHOLE
    ) -> dict[Opening, int]:
        """Return where the titles of items of one style end, for those that run into their bodies.

        ``whole`` says of lists how many more items they have that are one sentence each.
        """
        everywhere = [self.text[o.start : o.end] for o in openings if o.is_title]
        lists: dict[int, list[Opening]] = {}
        for opening in openings:
            lists.setdefault(opening.list, []).append(opening)
        found: dict[Opening, int] = {}
        for siblings in lists.values():
            self._next.update((one.start, after.start) for one, after in pairwise(siblings))
            noted = self._find_notes(siblings)
            found.update(noted)
            if others := [opening for opening in siblings if opening not in noted] if noted else siblings:
                found.update(self._find_in_list(others, everywhere, whole.get(siblings[0].list, 0)))
                found.update(self._find_openers(others))
        return found

    def _find_notes(self, openings: Sequence[Opening]) -> dict[Opening, int]:
        """Return where the titles end that a note in brackets parts from their bodies, whatever their siblings are."""
        ends = {o: find_note(self.text, o.start, o.end) for o in openings if not o.is_title}
        return {opening: end for opening, end in ends.items() if end >= 0}

    def _find_openers(self, openings: Sequence[Opening]) -> dict[Opening, int]:
        """Return where the titles end right behind which words stand that open a sentence, whatever their siblings are."""
        ends = {o: find_opener(self.text, o.start, o.end) for o in openings if not o.is_title}
        return {opening: end for opening, end in ends.items() if end >= 0}

    def _find_in_list(
        self, siblings: Sequence[Opening], everywhere: Sequence[str], whole: int
    ) -> dict[Opening, int]:
        """Weigh the first sentences of one list: first the clear ones, then by their form the others."""
        lengths = [opening.end - opening.start for opening in siblings if not opening.is_title]
        named = {opening for opening in siblings if self._is_named(opening)}
        if not looks_glued(lengths, among_titles=bool(everywhere)) and 2 * len(named) < len(lengths):
            return {}
        titles = [self.text[o.start : o.end] for o in siblings if o.is_title]
        longest = max(map(len, titles or everywhere), default=0)
        long = [o for o in siblings if not o.is_title and (o in named or self._is_too_long(o, longest))]
        announced = self._find_announced(siblings[0].start, long)
        form = Form(titles, () if titles else shared_endings([self.text[o.start : o.end] for o in long]))
        if titles:
            is_sound = all(self._ends_line(opening) for opening in siblings if opening.is_title)
            enough = _ENOUGH_AMONG_SOUND if is_sound else _ENOUGH_AMONG_TITLES
            return self._choose(long, announced, form, enough)
        clear = self._choose_clear(long, announced, form)
        if len(clear) * 3 < len(long):
            # A place in one first sentence among many is chance, unless more than habits tells of it.
            return {
                o: end
                for o, end in clear.items()
                if announced.get(o.start) == end or self.text[end] in BLANKS
            }
        if len(clear) * 2 < len(long) + whole:
            enough = _ENOUGH_AMONG_WHOLE if whole else _ENOUGH_ALONE
            clear = self._choose(list(clear), announced, form, enough)
            if not clear:
                return {}
        titles = [self.text[o.start : end] for o, end in clear.items()]
        longest = max(map(len, titles), default=0)
        others = [o for o in long if o not in clear and self._is_too_long(o, longest)]
        return clear | self._choose(others, announced, Form(titles), _ENOUGH_AMONG_TITLES)

    def _is_named(self, opening: Opening) -> bool:
        """Say whether the opening begins with what plans call their parts, or a sentence begins in its midst."""
        start, end = opening.start, opening.end
        return find_name(self.text, start, end)[0] >= 0 or (
            not opening.is_title and holds_opener(self.text, start, end)
        )

    def _ends_line(self, title: Opening) -> bool:
        """Say whether a line break stands after the title: its author's, which was not lost."""
        at = title.end
        while at < len(self.text) and self.text[at] in BLANKS:
            at += 1
        return at == len(self.text) or self.text[at] in LINE_END_SET

    def _is_too_long(self, opening: Opening, longest: int) -> bool:
        """Say whether a first sentence is longer than a title among its like would be, or holds a blank."""
        if self.text.startswith(_SAYING, opening.start):
            return False  # 第二方面是…: a sentence, whatever its length
        length = opening.end - opening.start
        return length > max(_SHORT, _TOO_LONG * longest) or (
            length > longest and not BLANKS.isdisjoint(self.text[opening.start : opening.end])
        )

    def _choose(
        self,
        openings: Sequence[Opening],
        announced: Mapping[int, int],
        form: Form,
        enough: float,
    ) -> dict[Opening, int]:
        """Return the weightiest place of each opening by its form too, where it has more than ``enough`` points."""
        found = {}
        for opening in openings:
            end = self._weightiest(opening, announced.get(opening.start, -1), form, enough)
            if end >= 0:
                found[opening] = end
        return found

    def _choose_clear(
        self, openings: Sequence[Opening], announced: Mapping[int, int], form: Form
    ) -> dict[Opening, int]:
        """Choose as _choose does; where too few can be found, only announced words and blanks count, and are looked for."""
        found = {}
        left = len(openings)
        for opening in openings:
            if left * 3 < len(openings) and not self._may_be_certain(opening, announced):
                continue
            end = self._weightiest(opening, announced.get(opening.start, -1), form, _ENOUGH)
            if end >= 0:
                found[opening] = end
            else:
                left -= 1
        return found

    def _may_be_certain(self, opening: Opening, announced: Mapping[int, int]) -> bool:
        """Say whether more than habits may tell where the title ends: announced words, or a blank."""
        words = self.text[opening.start : opening.start + LONGEST + 1]
        return announced.get(opening.start, -1) >= 0 or not BLANKS.isdisjoint(words)

    def _weightiest(self, opening: Opening, announced: int, form: Form, enough: float) -> int:
        """Return where the title ends at the first of the opening's weightiest places; -1 if that has not enough points.

        What is told without habits bounds a place's points, and most places cannot win: no habits are asked of them.
        """
        plain, told = self._look_over(opening, announced, form)
        told.sort(key=_AT_LEAST, reverse=True)
        least = max(enough, told[0].at_least) if told else enough
        by_form = form.most(self.text, opening.start) + _MOST_BY_ENDING
        if (
            told
            and told[0].at_least > enough
            and by_form + _MOST_BY_HABITS < least
            and all(place.told + _MOST_BY_HABITS < least for place in told[1:])
        ):
            return told[0].end
        weighed: list[tuple[float, int]] = []
        # The likeliest first: what it has bounds the others.
        for place in told:
            if place.told + _MOST_BY_HABITS >= least:
                points = self._weigh(opening, place, least)
                weighed.append((points, -place.end))
                least = max(least, points)
        weighed += self._weigh_plain(opening, plain, form, least, by_form)
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
        known = self._known_ends(opening, announced)
        echo = self._echo(opening)
        sides = Sides(text, start, opening.end)
        ends, parted = title_places(text, start, opening.end)
        notable = sides.notable().union(known, (echo,))
        if ending:
            notable.update([end for end in ends if text.endswith(ending, start, end)])
        plain = [(end, end) for end in ends if end not in notable]
        told: list[Place] = []
        for end, body in [(end, end) for end in ends if end in notable] + parted:
            if end not in known and sides.goes_on(end, body):
                continue
            is_alike = ending != "" and text.endswith(ending, start, end)
            begun = known.get(end, 0.0) + sides.weigh(end, body)
            if end < body:
                begun += self._weigh_blank(opening, end, body)
            if not (begun or is_alike or end == echo):
                plain.append((end, body))
                continue
            title = text[start:end]
            closing = weigh_ending(title, text[body : body + 2])
            if end == echo and (begun or closing > 0):
                begun += _ECHO_POINTS  # alone it tells little: any words may come again
            ended = form.weigh(title) + closing
            if begun >= _LEAST_BEGINNING:
                at_least = begun + ended
            else:
                at_least = ended if is_alike else 0.0
            told.append(Place(end, body, begun, ended, is_alike, begun + ended, at_least))
        return plain, told

    def _known_ends(self, opening: Opening, announced: int) -> dict[int, float]:
        """Return the ends of beginnings that are titles by themselves, with their points.

        They are what the text before the list announces, what plans and notices call their parts, and what a sentence
        begins right behind.
        """
        known = {announced: _ANNOUNCED_POINTS}
        name, points = find_name(self.text, opening.start, opening.end)
        known[name] = known.get(name, 0.0) + points
        known.setdefault(find_opener(self.text, opening.start, opening.end), _OPENER_POINTS)
        return known

    def _echo(self, opening: Opening) -> int:
        """Return where the longest beginning ends that comes again soon below it, or -1."""
        text, start = self.text, opening.start
        words = text[start : min(start + LONGEST, opening.end)]
        # What comes again in the next item is no word of this one's body: they speak of the same thing.
        last = min(start + _ECHO_REACH, self._next.get(start, self.region[1]))
        size = _SHORTEST_ECHO
        at = text.find(words[:size], start + size, last)
        if at < 0:
            return -1
        while at >= 0 and size < len(words):
            size += 1
            at = text.find(words[:size], max(at, start + size), last)
        end = start + size - 1
        return end if text[end] not in WEAK_OPENERS else -1

    def _weigh(self, opening: Opening, place: Place, least: float) -> float:
        """Add up what tells that the title ends at a place; 0 for hardly anything, or where ``least`` is out of reach."""
        text = self.text
        end, body, begun, ended, is_alike, told, _ = place
        habits = self._learn_at(opening.start)
        # What is counted first is what costs least, and most places are done with then.
        joint = _NEW_PAIR_POINTS * habits.joint(text[end - 1 : end + 1]) if end == body else 0.0
        needed = least - told - joint - _MARGIN
        if needed > _MOST_BY_BOTH_SIDES and not is_alike:
            return 0.0
        begins = habits.begin(
            text[body : body + 3], max(0.0, _LEAST_BEGINNING - begun, min(1.0, needed - 1.0))
        )
        if begun + begins < _LEAST_BEGINNING:
            return ended if is_alike else 0.0  # how its siblings end tells enough
        if begins + 1.0 < needed:
            return 0.0
        return told + begins + joint + habits.end(text[opening.start : end])

    def _weigh_plain(
        self,
        opening: Opening,
        places: Sequence[tuple[int, int]],
        form: Form,
        least: float,
        most: float,
    ) -> list[tuple[float, int]]:
        """Return the points of the places of which only habits tell, and the ends (negative), where ``least`` is reached.

        Form and ending tell no more than ``most``.
        """
        text, start = self.text, opening.start
        if not places or most + _MOST_BY_HABITS < least:
            return []
        habits = self._learn_at(start)
        lasts = habits.lasts
        # What must tell that a body begins: more where no clause ends as the title would.
        after_end = max(_LEAST_BEGINNING, least - most - _MOST_BY_HABITS + 1.0)
        after_none = max(_LEAST_BEGINNING, least - most - _MOST_BY_HABITS + 2.0)
        weighed: list[tuple[float, int]] = []
        for end, body in places:
            needed = after_end if text[end - 2 : end] in lasts else after_none
            words = text[body : body + 3]
            if needed > 1.0 or not habits.may_begin(words, needed):
                continue
            beginning = habits.begin(words, needed)
            if beginning < needed:
                continue
            title = text[start:end]
            points = min(_MOST_BY_ENDING, weigh_ending(title, text[body : body + 2])) + (
                form.weigh(title) if most > _MOST_BY_ENDING else 0.0
            )
            if beginning + points + _MOST_BY_HABITS - 1.0 < least:
                continue
            joint = _NEW_PAIR_POINTS * habits.joint(text[end - 1 : end + 1])
            if beginning + points + joint + _MARGIN + 1.0 >= least:
                total = beginning + habits.end(title) + joint + points
                if total >= least:
                    weighed.append((total, -end))
        return weighed

    def _weigh_blank(self, opening: Opening, at: int, body: int) -> float:
        """A blank is what is left of a line break, unless there are several, for lost signs, or it is a hard wrap's."""
        text = self.text
        if text[at] == " " and (
            pads_number(text, at) or self._is_wrapped() or is_wrap(text, self.region, at)
        ):
            return 0.0
        is_only = BLANKS.isdisjoint(text[opening.start : at]) and BLANKS.isdisjoint(text[body : opening.end])
        return _BLANK_POINTS if is_only else _ONE_OF_BLANKS_POINTS

    def _is_wrapped(self) -> bool:
        """Say whether blanks are what the breaks of the speech's printed lines left; looked for once."""
        if self._wrapped is None:
            self._wrapped = is_wrapped_with_blanks(self.text, self.region)
        return self._wrapped

    def _find_announced(self, first: int, openings: Sequence[Opening]) -> Mapping[int, int]:
        before = self.text[max(self.region[0], first - REACH) : first]
        return find_announced(self.text, before, [(opening.start, opening.end) for opening in openings])

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

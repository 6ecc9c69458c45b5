"""What the rules see of a speech: its lists, each with what stands around it and what its items have in common."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from speechparse.lint.chain import Chain
from speechparse.lint.markers import WORDS, take_apart
from speechparse.lint.running_on import ARTICLE, Habits, list_before
from speechparse.lint.sequence import Slip
from speechparse.nodes import List, Marker, Matter, Section, Speech
from speechparse.styles import BY_NAME

_HEADINGS: Final = {"heading"}


class ListView:
    """A list with what stands around it.

    ``items`` are its numbered sections, in order, and ``markers`` theirs; ``parent`` is the section that it stands
    in, ``above`` the list of that section, ``depth`` the number of numbered sections around its items, from 1;
    ``before`` is the last list of its kind and depth in the speech before it, ``follows`` the list whose numbers it
    goes on with (None where it begins by itself), ``followed_by`` the list that goes on with its own, ``head`` the one with
    which they begin, ``start`` the number that its first item should have.

    What most rules ask of each item stands in lists beside ``items``: ``readings``, ``ordinals``, ``starts`` and ``ends`` of
    the markers, ``titles`` and ``title_ends`` (0 where there is no title); ``title_readings`` are of those that there are. ``styles`` and ``forms`` are those that occur,
    ``only_style`` the one of all markers (empty where they have several).
    """

    __slots__ = (
        "__dict__",
        "_slips",
        "above",
        "announced",
        "before",
        "depth",
        "ends",
        "family",
        "followed_by",
        "follows",
        "forms",
        "head",
        "is_numbered",
        "items",
        "markers",
        "node",
        "offset",
        "only_style",
        "ordinals",
        "parent",
        "readings",
        "speech",
        "start",
        "starts",
        "style",
        "styles",
        "title_ends",
        "title_readings",
        "titles",
    )

    def __init__(
        self, node: List, speech: SpeechView, parent: Section | None, above: ListView | None
    ) -> None:
        self.node = node
        self.speech = speech
        self.parent = parent
        self.above = above
        self.depth: int = 1 if above is None else above.depth + 1
        #: The name of what may number one list together with its style.
        self.family = family_of(node.style)
        self.style = node.style
        self.announced = node.announced
        self.offset = node.span.start
        self.items: list[Section] = []
        self.markers: list[Marker] = []
        #: Whether its items have numerals: 首先 … 其次 … have none.
        self.is_numbered = False
        self.before: ListView | None = None
        self.follows: ListView | None = None
        self.followed_by: ListView | None = None
        self.head: ListView = self
        self.start = 1
        self._slips: list[Slip] | None = None

    def complete(self) -> None:
        """Note what its items have, and which list of its kind came before it; called for the lists in order."""
        items, markers = self.items, self.markers
        self.readings = [marker.reading for marker in markers]
        self.ordinals = [marker.ordinal for marker in markers]
        spans = [marker.span for marker in markers]
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]
        self.styles = {marker.style for marker in markers}
        self.only_style = markers[0].style if len(self.styles) == 1 else ""
        self.forms = {item.form for item in items}
        self.titles = titles = [item.title for item in items]
        self.title_readings = [title.reading for title in titles if title is not None]
        self.title_ends = [0 if title is None else title.span.end for title in titles]
        self.is_numbered = bool(items) and self.style not in WORDS
        if self.is_numbered:
            self._note_before()

    @property
    def key(self) -> tuple[str, int]:
        """Its kind and depth: a chapter without divisions holds its articles one level higher than one with them."""
        return self.family, 0 if self.style == ARTICLE else self.depth

    def _note_before(self) -> None:
        key, speech = self.key, self.speech
        self.before = speech.last.get(key)
        speech.last[key] = self
        if self.before is not None:
            speech.habits.setdefault(key, Habits()).note(self, self.before)

    def find_place(self) -> None:
        """Find the list whose numbers it goes on with; called for the lists in order, when all are complete."""
        if not self.is_numbered:
            return
        speech = self.speech
        if self.ordinals[0] != 1:
            self.follows = list_before(self)
        if self.follows is not None:
            self.start = max(self.follows.ordinals) + 1
            if self.follows.followed_by is None:
                self.head = self.follows.head
            self.follows.followed_by = self
        speech.ending_at[self.family, max(self.ordinals)] = self

    @property
    def is_block(self) -> bool:
        """Whether all its items are headings on lines of their own."""
        return self.forms <= _HEADINGS

    @property
    def is_inline(self) -> bool:
        """Whether any of its items stands inside a paragraph."""
        return "inline" in self.forms

    @cached_property
    def chain(self) -> Chain:
        """The numbers of this list and of those that go on with them; asked of the first of them."""
        return Chain(self)

    @cached_property
    def model(self) -> str:
        """The numeral that best shows how it writes its numbers: the first of two places, or the first."""
        first = ""
        for marker, reading in zip(self.markers, self.readings, strict=True):
            numeral = take_apart(reading, self.only_style or marker.style).numeral
            if len(numeral) > 1:
                return numeral
            first = first or numeral
        return first

    @property
    def slips(self) -> list[Slip]:
        """What is wrong with its numbers; the items are those of its chain."""
        if self._slips is None:
            is_right = self.ordinals == list(range(self.start, self.start + len(self.items)))
            self._slips = [] if is_right or not self.is_numbered else self.head.chain.slips_of(self)
        return self._slips


class SpeechView:
    """A speech: its lists in order, its headings without numbers, and the matter around its body."""

    __slots__ = ("ending_at", "habits", "last", "lists", "matter", "node")

    def __init__(self, node: Speech) -> None:
        self.node = node
        self.lists: list[ListView] = []
        self.matter: list[Matter] = []
        self.last: dict[tuple[str, int], ListView] = {}
        self.habits: dict[tuple[str, int], Habits] = {}
        self.ending_at: dict[tuple[str, int], ListView] = {}


def family_of(style: str) -> str:
    """Return the name of what may number one list together with a style."""
    known = BY_NAME.get(style)
    return style if known is None else known.family

"""One walk of the tree, whose results all rules share: the lists of each speech, its damage, its furniture."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any, Final, TypeVar

from speechparse.citations import Citation, find_citations
from speechparse.document import Document
from speechparse.lint.chain import Chain
from speechparse.lint.markers import WORDS, parts_of
from speechparse.lint.running_on import ARTICLE, list_before
from speechparse.lint.sequence import Slip
from speechparse.lint.targets import Targets
from speechparse.nodes import Furniture, List, Marker, Matter, Paragraph, Section, Space, Speech, Text, Title
from speechparse.render.text import to_text
from speechparse.styles import BY_NAME

T = TypeVar("T")

_DAMAGE: Final = frozenset({"wrap", "slice"})


class ListView:
    """A list with what stands around it.

    ``items`` are its numbered sections, in order, and ``markers`` theirs; ``parent`` is the section that it stands
    in, ``above`` the list of that section, ``depth`` the number of numbered sections around its items, from 1;
    ``before`` is the last list of its kind and depth in the speech before it, ``followed_by`` the list that goes
    on with its numbers, ``head`` the one with which they begin.
    """

    __slots__ = (
        "__dict__",
        "above",
        "before",
        "depth",
        "followed_by",
        "head",
        "items",
        "markers",
        "node",
        "parent",
        "speech",
    )

    def __init__(
        self, node: List, speech: SpeechView, parent: Section | None, above: ListView | None
    ) -> None:
        self.node = node
        self.speech = speech
        self.parent = parent
        self.above = above
        self.depth: int = 1 if above is None else above.depth + 1
        self.items: list[Section] = []
        self.markers: list[Marker] = []
        self.before: ListView | None = None
        self.followed_by: ListView | None = None
        self.head: ListView = self

    @cached_property
    def is_numbered(self) -> bool:
        """Whether its items have numerals: 首先 … 其次 … have none."""
        return bool(self.items) and self.node.style not in WORDS

    @cached_property
    def is_block(self) -> bool:
        """Whether all its items are headings on lines of their own."""
        return all(item.form == "heading" for item in self.items)

    @cached_property
    def is_inline(self) -> bool:
        """Whether any of its items stands inside a paragraph."""
        return any(item.form == "inline" for item in self.items)

    @cached_property
    def ordinals(self) -> list[int]:
        """The numbers of the items."""
        return [marker.ordinal for marker in self.markers]

    @cached_property
    def follows(self) -> ListView | None:
        """The list whose numbers this one goes on with, None where it begins by itself."""
        return list_before(self) if self.is_numbered else None

    @cached_property
    def start(self) -> int:
        """The number that the first item should have."""
        return 1 if self.follows is None else max(self.follows.ordinals) + 1

    @cached_property
    def chain(self) -> Chain:
        """The numbers of this list and of those that go on with them; asked of the first of them."""
        return Chain(self)

    @cached_property
    def model(self) -> str:
        """The numeral that best shows how it writes its numbers: the first of two places, or the first."""
        numerals = [parts_of(marker).numeral for marker in self.markers]
        return next((numeral for numeral in numerals if len(numeral) > 1), numerals[0] if numerals else "")

    @cached_property
    def slips(self) -> list[Slip]:
        """What is wrong with its numbers; the items are those of its chain."""
        if not self.is_numbered or self.ordinals == list(range(self.start, self.start + len(self.items))):
            return []
        return self.head.chain.slips_of(self)

    @property
    def family(self) -> str:
        """What may number one list together."""
        return family_of(self.node.style)


class SpeechView:
    """A speech: its lists in order, its headings without numbers, and the matter around its body."""

    __slots__ = ("ending_at", "last", "lists", "matter", "node")

    def __init__(self, node: Speech) -> None:
        self.node = node
        self.lists: list[ListView] = []
        self.matter: list[Matter] = []
        self.last: dict[tuple[str, int], ListView] = {}
        self.ending_at: dict[tuple[str, int], ListView] = {}


class Scene:
    """A document as the rules see it."""

    def __init__(self, document: Document) -> None:
        self.document: Final = document
        self.speeches: Final[list[SpeechView]] = []
        #: Leaves, markers and titles whose damage the reading undid, and the spaces that are damage.
        self.damaged: Final[list[Text | Marker | Title]] = []
        self.spaces: Final[list[Space]] = []
        self.furniture: Final[list[Furniture]] = []
        self._made: Final[dict[Hashable, Any]] = {}
        for child in document.children:
            if isinstance(child, Speech):
                self.speeches.append(self._survey(child))
            else:
                self._leaf(child)

    @cached_property
    def text(self) -> str:
        """The source."""
        return to_text(self.document)

    @cached_property
    def citations(self) -> list[Citation]:
        """The references to parts, items and annexes, in order; a marker is no reference to itself."""
        found = find_citations(self.text)
        if not found:
            return found
        numerals = {offset for view in self.lists() for marker in view.markers for offset in _offsets(marker)}
        return [citation for citation in found if citation.numeral_start not in numerals]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, made only once for a key."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def slipping(self) -> list[ListView]:
        """The lists whose numbers go wrong."""
        return [view for view in self.lists() if view.slips]

    def lists_in(self, section: Section) -> list[ListView]:
        """Return the lists that stand in a section and in none below it."""
        return self._within.get(id(section), [])

    @cached_property
    def _within(self) -> dict[int, list[ListView]]:
        found: dict[int, list[ListView]] = {}
        for view in self.lists():
            if view.parent is not None:
                found.setdefault(id(view.parent), []).append(view)
        return found

    def citing(self, view: ListView) -> list[Citation]:
        """Return the references that mean an item of a list."""
        return self._citing.get(id(view), [])

    @cached_property
    def _citing(self) -> dict[int, list[Citation]]:
        found: dict[int, list[Citation]] = {}
        for speech in self.speeches:
            targets = Targets(speech.lists)
            for citation in self.citations_in(speech):
                view = targets.of(citation)
                if view is not None:
                    found.setdefault(id(view), []).append(citation)
        return found

    def citations_in(self, speech: SpeechView) -> list[Citation]:
        """Return the references in a speech, in order."""
        span = speech.node.span
        low = bisect_left(self.citations, span.start, key=lambda citation: citation.start)
        return self.citations[low : bisect_left(self.citations, span.end, key=lambda c: c.start)]

    def lists(self) -> Iterator[ListView]:
        """Yield every list, speech by speech, in order."""
        for speech in self.speeches:
            yield from speech.lists

    def _leaf(self, node: Any) -> None:
        kind = type(node)
        if kind is Space:
            if node.reason in _DAMAGE:
                self.spaces.append(node)
        elif kind is Text:
            if node.text != node.reading:
                self.damaged.append(node)
        elif kind is Furniture:
            self.furniture.append(node)

    def _survey(self, speech: Speech) -> SpeechView:
        view = SpeechView(speech)
        # Each entry: a branch, the list that it stands in and the innermost section around it.
        waiting: list[tuple[Any, ListView | None, Section | None]] = [(speech, None, None)]
        while waiting:
            node, above, parent = waiting.pop()
            kind = type(node)
            if kind is List:
                above = _open(node, view, parent, above)
                children = [(child, above, parent) for child in node.children if type(child) is Section]
                if len(children) != len(node.children):
                    for child in node.children:
                        self._leaf(child)
                children.reverse()
                waiting += children
                continue
            if kind is Section:
                self._enter(node, above)
                parent = node
            branches: list[tuple[Any, ListView | None, Section | None]] = []
            for child in node.children:
                kind = type(child)
                if kind is Paragraph:
                    for leaf in child.children:
                        if type(leaf) is Text:
                            if leaf.text != leaf.reading:
                                self.damaged.append(leaf)
                        elif type(leaf) is List:
                            branches.append((leaf, above, parent))
                        else:
                            self._leaf(leaf)
                elif kind is List or kind is Section:
                    branches.append((child, above, parent))
                elif kind is Matter:
                    view.matter.append(child)
                else:
                    self._leaf(child)
            if branches:
                branches.reverse()
                waiting += branches
        for entry in view.lists:
            _place(entry)
        return view

    def _enter(self, section: Section, above: ListView | None) -> None:
        marker = section.marker
        if marker is None:
            return
        if above is not None:
            above.items.append(section)
            above.markers.append(marker)
        if marker.text != marker.reading:
            self.damaged.append(marker)
        title = section.title
        if title is not None and title.text != title.reading:
            self.damaged.append(title)


def _offsets(marker: Marker) -> range:
    return range(marker.span.start, marker.span.end)


def _open(node: List, speech: SpeechView, parent: Section | None, above: ListView | None) -> ListView:
    view = ListView(node, speech, parent, above)
    speech.lists.append(view)
    return view


def _place(view: ListView) -> None:
    """Note which list of its kind came before a list; called for the lists in order."""
    if not view.is_numbered:
        return
    # A chapter without divisions holds its articles one level higher than one with them.
    key = (view.family, 0 if view.node.style == ARTICLE else view.depth)
    view.before = view.speech.last.get(key)
    view.speech.last[key] = view
    # The first question of ``follows`` must see what came before this list only.
    if view.follows is not None:
        if view.follows.followed_by is None:
            view.head = view.follows.head
        view.follows.followed_by = view
    view.speech.ending_at[view.family, max(view.ordinals)] = view


def family_of(style: str) -> str:
    """Return the name of what may number one list together with a style."""
    known = BY_NAME.get(style)
    return style if known is None else known.family

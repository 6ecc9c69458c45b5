"""The outline of a document in a form that edits can change: items, the runs of numbers they stand in, places.

Offsets are worked out from the leaves, since the spans of a tree made by hand may be anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.markers import WORD_STYLES, is_inserted
from speechparse.nodes import List, Marker, Section, Speech
from speechparse.query import at
from speechparse.render.text import to_text
from speechparse.span import LINE_ENDS

BLANKS: Final = " \t\u00a0\u3000"
_WHITE: Final = BLANKS + "".join(LINE_ENDS)
#: Markdown's marks, which may stand before a marker at a line's start.
_MARKS: Final = BLANKS + "#*>_-+"


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """A list: its items in order, the list before it whose numbers it goes on with."""

    node: List
    speech: int
    items: list[Item] = field(default_factory=list)
    follows: Run | None = None

    @property
    def is_block(self) -> bool:
        """Whether an item after the first begins a line; else the list stands inside a paragraph."""
        return any(item.form != "inline" for item in self.items[1:] or self.items)

    @property
    def first(self) -> int:
        """The number from which its items count on: that of its first, or the one after an article put in later."""
        item = self.items[0]
        return item.ordinal + item.is_inserted

    @property
    def has_words(self) -> bool:
        """Whether an item is counted by a word (首先) and not by a numeral."""
        return any(item.style in WORD_STYLES for item in self.items)


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """A section and what an edit makes of it.

    ``start`` and ``end`` are offsets in the text; ``marker``, ``ordinal``, ``style`` and ``level`` are what they shall
    be; ``place`` is the index among the outline's items. A new item has no section and no place.
    """

    section: Section | None
    start: int
    end: int
    level: int
    form: str
    parent: Item | None = None
    run: Run | None = None
    marker: str = ""
    style: str = ""
    ordinal: int = 0
    gap: str = ""
    new_gap: str | None = None
    title: str | None = None
    is_checked: bool = False
    place: int = -1

    @property
    def old(self) -> Marker:
        """The marker as it stands in the document."""
        assert self.section is not None
        assert self.section.marker is not None
        return self.section.marker

    @property
    def is_inserted(self) -> bool:
        """Whether it is an article put in later (第十七条之一), which has the number of the one before it."""
        return is_inserted(self.marker)

    @property
    def title_start(self) -> int:
        """Where the title begins, or the text where there is none."""
        assert self.section is not None
        marker = "" if self.section.marker is None else self.section.marker.text
        return self.start + len(marker) + len(self.gap)


class Outline:
    """The items of a document in the order of the text, and its runs in the order in which they begin."""

    def __init__(self, document: Document) -> None:
        if not isinstance(document, Document):
            raise TypeError(f"a document is a Document, not {type(document).__name__}")
        self.document: Final = document
        self.text: Final = to_text(document)
        self.items: Final[list[Item]] = []
        self.runs: Final[list[Run]] = []
        self.speeches: Final[list[tuple[int, int]]] = []
        self._by_id: Final[dict[int, Item | None]] = {}
        self._survey()
        self._chain()

    def find(self, section: Section | str) -> Item:
        """Return the item of a section: a node of this document, or a path as Document.at takes it."""
        node: Any = section
        if isinstance(section, str):
            node = at(self.document, section)
            if node is None:
                raise EditError("no-section", path=section)
        if not isinstance(node, Section):
            raise TypeError(f"a section is a Section or a path, not {type(section).__name__}")
        if id(node) not in self._by_id:
            raise ValueError("the section does not stand in this document (an equal one is not the same)")
        item = self._by_id[id(node)]
        if item is None:
            raise ValueError("the section stands in this document more than once, and so has no one place")
        return item

    def children(self, item: Item) -> list[Item]:
        """Return the items that stand right under one."""
        return [other for other in self.below(item) if other.parent is item]

    def below(self, item: Item) -> list[Item]:
        """Return all items under one, in order."""
        place = last = item.place + 1
        while last < len(self.items) and self.items[last].level > item.level:
            last += 1
        return self.items[place:last]

    def runs_under(self, item: Item) -> list[Run]:
        """Return the runs whose items stand right under an item, in order."""
        return list(dict.fromkeys(child.run for child in self.children(item) if child.run is not None))

    # ---- places in the text ----

    def lead(self, item: Item) -> int:
        """Return where what stands before an item's marker begins: the line's start, or the marker itself."""
        start = item.start
        while start and self.text[start - 1] in _MARKS:
            start -= 1
        return start if not start or self.text[start - 1] in LINE_ENDS else item.start

    def core_end(self, item: Item) -> int:
        """Return where an item ends, the blanks and line ends at its end left out."""
        return item.start + len(self.text[item.start : item.end].rstrip(_WHITE))

    # ---- making ----

    def _survey(self) -> None:
        offset = 0
        speech = -1
        waiting: list[tuple[Any, Item | None, Run | None, int]] = [(self.document, None, None, 0)]
        while waiting:
            node, parent, run, level = waiting.pop()
            if node is None:
                assert parent is not None
                parent.end = offset
                continue
            if isinstance(node, Speech):
                speech += 1
                self.speeches.append((offset, offset + len(to_text(node))))
            if isinstance(node, List):
                run = Run(node, speech)
                self.runs.append(run)
            if isinstance(node, Section):
                level += 1
                parent = self._item(node, offset, parent, run if node.marker is not None else None, level)
                offset = parent.title_start + len("" if node.title is None else node.title.text)
                waiting.append((None, parent, None, 0))
            children = node.__dict__.get("children")
            if children is None:
                offset += len(node.text)
            elif children:
                waiting += [(child, parent, run, level) for child in reversed(children)]

    def _item(self, node: Section, offset: int, parent: Item | None, run: Run | None, level: int) -> Item:
        item = Item(node, offset, offset, level, node.form, parent, run, gap=node.gap or "")
        item.place = len(self.items)
        if node.marker is not None:
            item.marker, item.style = node.marker.reading, node.marker.style
            item.ordinal = node.marker.ordinal
        if run is not None:
            run.items.append(item)
        self.items.append(item)
        self._by_id[id(node)] = None if id(node) in self._by_id else item
        return item

    def _chain(self) -> None:
        """Tie each run that goes on with another's numbers to it: the last of its depth, or one that ends there."""
        last: dict[tuple[int, str, int], Run] = {}
        ending: dict[tuple[int, str, int], Run] = {}
        for run in self.runs:
            if not run.items or run.has_words:
                continue
            key = (run.speech, run.node.style, run.items[0].level)
            if run.node.continues:
                before = (run.speech, run.node.style, run.items[0].ordinal - 1)
                run.follows = ending.get(before) or last.get(key)
            last[key] = run
            ending[run.speech, run.node.style, run.items[-1].ordinal] = run

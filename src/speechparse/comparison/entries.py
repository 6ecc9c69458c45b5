"""The sections of a document as a comparison sees them: number, title, own text, place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import regex

from speechparse.comparison.model import Place
from speechparse.document import Document
from speechparse.nodes import List, Matter, Section, Speech, Text
from speechparse.render.text import to_text
from speechparse.skeleton import CLOSERS
from speechparse.span import LineIndex, Span
from speechparse.visitors import label

_BLANKS: Final = regex.compile(r"\s+")


@dataclass(slots=True, eq=False, repr=False)
class Entry:
    """A section, or a speech (then without marker): its own text is what stands in it and in no section below.

    ``ordinals`` are the numbers that lead to it, a heading without one counting as 0.
    """

    order: int
    start: int
    parent: Entry | None
    marker: str = ""
    title: str = ""
    ordinals: tuple[int, ...] = ()
    path: tuple[str, ...] = ()
    end: int = 0
    text: str = ""
    children: list[Entry] = field(default_factory=list)

    @property
    def is_speech(self) -> bool:
        """Whether it is a speech and no section."""
        return self.parent is None

    @property
    def whole(self) -> str:
        """Title and text in one, for those who set titles off in another way."""
        return self.title + self.text


class Entries:
    """The entries of a document, in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.all: Final[list[Entry]] = []
        self.lines: Final = LineIndex(to_text(document))
        self._texts: Final[dict[int, list[str]]] = {}
        self._survey(document)
        for entry in self.all:
            text = "\n".join(self._texts.get(id(entry), ()))
            # What closes the title is no part of the text, nor the line that it ends.
            entry.text = text.lstrip(CLOSERS + " \n") if entry.title else text

    def place(self, entry: Entry) -> Place:
        """Return where an entry stands."""
        line = self.lines.position(entry.start).line
        span = Span(entry.start, entry.end)
        return Place(path=entry.path, marker=entry.marker, title=entry.title, line=line, span=span)

    def _survey(self, document: Document) -> None:
        offset = 0
        waiting: list[tuple[Any, Entry | None, int]] = [(document, None, 0)]
        while waiting:
            node, above, paragraph = waiting.pop()
            if node is None:
                if above is not None:
                    above.end = offset
                continue
            if isinstance(node, Speech | Section):
                above = self._enter(node, offset, above)
                if isinstance(node, Section):
                    offset += len(node.marker.text) if node.marker else 0
                    offset += len(node.gap or "") + (len(node.title.text) if node.title else 0)
                waiting.append((None, above, 0))
            children = node.__dict__.get("children")
            if children is None:
                offset += len(node.text)
                self._say(node, above, paragraph)
                continue
            if not isinstance(node, List):
                paragraph = id(node)
            waiting += [(child, above, paragraph) for child in reversed(children)]

    def _enter(self, node: Speech | Section, offset: int, above: Entry | None) -> Entry:
        entry = Entry(len(self.all), offset, above)
        if isinstance(node, Section):
            number = 0 if node.marker is None else node.marker.ordinal
            entry.marker = "" if node.marker is None else " ".join(node.marker.reading.split())
            entry.title = "" if node.title is None else fold(node.title.reading)
            entry.ordinals = (*(above.ordinals if above else ()), number)
            entry.path = (*(above.path if above else ()), label(node))
        else:
            entry.title = fold(node.title or node.salutation or "")
            entry.ordinals = (sum(other.is_speech for other in self.all),)
        if above is not None:
            above.children.append(entry)
        self.all.append(entry)
        return entry

    def _say(self, node: Any, above: Entry | None, paragraph: int) -> None:
        if above is None or not isinstance(node, Text | Matter):
            return
        if isinstance(node, Matter) and above.is_speech and fold(node.reading) == above.title:
            return
        said = self._texts.setdefault(id(above), [])
        words = _BLANKS.sub(" ", node.reading).strip()
        if words:
            said.append(words)


def fold(title: str) -> str:
    """Return a title in one line without blanks: how wide a page sets them is no change."""
    return _BLANKS.sub("", title)

"""The walk itself: through a document in the order of its text, noting what the rules ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from speechparse.document import Document
from speechparse.lint.running_on import ARTICLE
from speechparse.lint.views import ListView, SpeechView
from speechparse.markers import is_inserted
from speechparse.nodes import Furniture, List, Marker, Matter, Paragraph, Section, Space, Speech, Text, Title

_DAMAGE: Final = frozenset({"wrap", "slice"})
_BRANCHES: Final = frozenset({List, Section, Paragraph})
#: Children that are still to be walked, the list and the section that they stand in.
_Place: TypeAlias = tuple[Iterator[Any], ListView | None, Section | None]


class Survey:
    """What one walk finds: ``pieces`` are the characters of all leaves, in order."""

    def __init__(self, document: Document) -> None:
        self.pieces: list[str] = []
        self.speeches: list[SpeechView] = []
        self.damaged: list[Text | Marker | Title] = []
        self.spaces: list[Space] = []
        self.furniture: list[Furniture] = []
        for child in document.children:
            if isinstance(child, Speech):
                self._speech(child)
            else:
                self._leaf(child)

    def _speech(self, speech: Speech) -> None:
        view = SpeechView(speech)
        self.speeches.append(view)
        pieces, damaged, spaces, leaf = self.pieces, self.damaged, self.spaces, self._leaf
        # A stack and no recursion: a tree made by hand may be of any depth.
        waiting: list[_Place] = [(iter(speech.children), None, None)]
        while waiting:
            children, above, parent = waiting.pop()
            for child in children:
                kind = type(child)
                if kind is Paragraph and len(child.children) == 1:
                    child = child.children[0]  # most paragraphs are one text
                    kind = type(child)
                if kind is Text:
                    pieces.append(child.text)
                    if child.text != child.reading:
                        damaged.append(child)
                elif kind is Space:
                    pieces.append(child.text)
                    if child.reason in _DAMAGE:
                        spaces.append(child)
                elif kind in _BRANCHES:
                    waiting.append((children, above, parent))
                    if kind is List:
                        above = ListView(child, view, parent, above)
                        view.lists.append(above)
                    elif kind is Section:
                        self._head(child, above)
                        parent = child
                    waiting.append((iter(child.children), above, parent))
                    break
                elif kind is Matter:
                    view.matter.append(child)
                    pieces.append(child.text)
                else:
                    leaf(child)
        for entry in view.lists:
            entry.complete()
        for entry in view.lists:
            entry.find_place()

    def _head(self, section: Section, above: ListView | None) -> None:
        marker, title = section.marker, section.title
        if marker is not None:
            self.pieces.append(marker.text)
            if marker.text != marker.reading:
                self.damaged.append(marker)
            # An article that was put in later has the number of the one before it, and is no slip.
            if above is not None and not (marker.style == ARTICLE and is_inserted(marker.reading)):
                above.items.append(section)
                above.markers.append(marker)
        if section.gap:
            self.pieces.append(section.gap)
        if title is not None:
            self.pieces.append(title.text)
            if title.text != title.reading and marker is not None:
                self.damaged.append(title)

    def _leaf(self, node: Any) -> None:
        self.pieces.append(node.text)
        kind = type(node)
        if kind is Space:
            if node.reason in _DAMAGE:
                self.spaces.append(node)
        elif kind is Text:
            if node.text != node.reading:
                self.damaged.append(node)
        elif kind is Furniture:
            self.furniture.append(node)

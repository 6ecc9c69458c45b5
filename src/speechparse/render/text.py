"""Writes the tree as the text it was read from, out of its leaves and nothing else."""

from __future__ import annotations

from typing import Any, Final, Protocol

from speechparse.nodes import Furniture, Matter, Section, Space, Text

_LEAVES: Final = frozenset({Text, Space, Furniture, Matter})


class Parent(Protocol):
    """A node that has children: a document, a speech, a list, a section, a paragraph."""

    @property
    def children(self) -> tuple[Any, ...]:
        """Return the children, in the order of the text."""


def to_text(document: Parent) -> str:
    """Return the characters of all leaves in order: for a whole document, its source."""
    pieces: list[str] = []
    # A stack and no recursion: a tree made by hand may be of any depth.
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if type(node) in _LEAVES:
            pieces.append(node.text)
            continue
        if type(node) is Section:
            pieces += _head(node)
        stack += node.children[::-1]
    return "".join(pieces)


def _head(section: Section) -> list[str]:
    """Return what stands before a section's children: marker, gap and title, as far as it has them."""
    marker = section.marker.text if section.marker else ""
    title = section.title.text if section.title else ""
    return [marker, section.gap or "", title]

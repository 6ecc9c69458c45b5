"""The places of a tree's nodes, computed beside the tree: nodes know nothing of their parents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, cast

from speechparse.nodes import AnyNode, List, Node, Section, Space
from speechparse.visitors.walking import KINDS, children_of

#: The spaces that a reading takes out of the text: damage and markup, not the author's blanks.
_UNDONE: Final = frozenset({"wrap", "slice", "markup"})
#: What closes or parts a marker and is no part of its name in a path.
_MARKER_ENDS: Final = " \t\u00a0\u3000、，,。．.：:；;"


def label(section: Section) -> str:
    """Return a section's name in a path: its marker without closing punctuation, or its title without one."""
    if section.marker is not None:
        return section.marker.reading.strip(_MARKER_ENDS) or section.marker.reading
    return "" if section.title is None else section.title.reading


class Index:
    """The places of a tree's nodes: parents, siblings, paths, sections before and after, texts.

    A place is a node's number in the order of ``walk``; the root's is 0. Nodes are told apart as objects, never
    by their values: two equal nodes have two places. An object that a caller has put into a tree twice has no
    one place; asking for it is a ValueError, and so is asking for a node of another tree.
    The first question of each sort costs linear time; after it each answer costs what it is long.
    """

    def __init__(self, root: Node) -> None:
        nodes: list[AnyNode] = []
        parents: list[int] = []
        waiting: list[Any] = [root]
        above = [-1]
        while waiting:
            node = waiting.pop()
            parents.append(above.pop())
            children = node.__dict__.get("children")
            if children:
                above.extend([len(nodes)] * len(children))
                waiting.extend(children[::-1])
            nodes.append(node)
        #: The nodes by their places, and the place of each one's parent: -1 for the root.
        self.nodes: Final = nodes
        self.parents: Final = parents

    # ---- places, for those who ask for many ----

    @cached_property
    def ends(self) -> list[int]:
        """For each place the first one that is not below it."""
        ends = list(range(1, len(self.nodes) + 1))
        parents = self.parents
        for place in range(len(ends) - 1, 0, -1):
            parent = parents[place]
            if ends[parent] < ends[place]:
                ends[parent] = ends[place]
        return ends

    @cached_property
    def before(self) -> list[int]:
        """For each place the previous sibling's: -1 for a first child."""
        last = [-1] * len(self.nodes)
        before = [-1] * len(self.nodes)
        for place, parent in enumerate(self.parents):
            if place:
                before[place] = last[parent]
                last[parent] = place
        return before

    @cached_property
    def depths(self) -> list[int]:
        """For each place the number of nodes above it."""
        depths = [0] * len(self.nodes)
        for place, parent in enumerate(self.parents):
            if place:
                depths[place] = depths[parent] + 1
        return depths

    @cached_property
    def kinds(self) -> dict[str, list[int]]:
        """The places of each kind, in order."""
        kinds: dict[str, list[int]] = {kind: [] for kind in KINDS}
        for place, node in enumerate(self.nodes):
            kinds[node.kind].append(place)
        return kinds

    @cached_property
    def _places(self) -> dict[int, int]:
        places: dict[int, int] = {}
        for place, node in enumerate(self.nodes):
            places[id(node)] = -1 if id(node) in places else place
        return places

    def place(self, node: Node) -> int:
        """Return a node's place; ValueError where it has none, or stands in the tree more than once."""
        place = self._places.get(id(node))
        if place is None:
            raise ValueError("the node does not stand in this tree (an equal one is not the same)")
        if place < 0:
            raise ValueError("the node stands in this tree more than once, and so has no one place")
        return place

    # ---- above, beside ----

    def parent(self, node: Node) -> AnyNode | None:
        """Return the node above, None for the root."""
        above = self.parents[self.place(node)]
        return None if above < 0 else self.nodes[above]

    def ancestors(self, node: Node) -> tuple[AnyNode, ...]:
        """Return all nodes above, the nearest first."""
        found = []
        place = self.parents[self.place(node)]
        while place >= 0:
            found.append(self.nodes[place])
            place = self.parents[place]
        return tuple(found)

    def depth(self, node: Node) -> int:
        """Return how many nodes stand above."""
        return self.depths[self.place(node)]

    def siblings(self, node: Node) -> tuple[AnyNode, ...]:
        """Return the parent's other children, in order."""
        place = self.place(node)
        if place == 0:
            return ()
        children = children_of(self.nodes[self.parents[place]])
        return tuple(child for child in children if child is not node)

    def previous_sibling(self, node: Node) -> AnyNode | None:
        """Return the parent's child before this one."""
        before = self.before[self.place(node)]
        return None if before < 0 else self.nodes[before]

    def next_sibling(self, node: Node) -> AnyNode | None:
        """Return the parent's child after this one."""
        place = self.place(node)
        after = self.ends[place]
        return self.nodes[after] if place and after < self.ends[self.parents[place]] else None

    # ---- sections ----

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in the order of the text."""
        return tuple(cast("Section", self.nodes[place]) for place in self.kinds["section"])

    @cached_property
    def ranks(self) -> list[int]:
        """For each place the number of sections that begin before it; at last the number of all."""
        ranks = [0] * (len(self.nodes) + 1)
        for place in self.kinds["section"]:
            ranks[place + 1] = 1
        for place in range(len(self.nodes)):
            ranks[place + 1] += ranks[place]
        return ranks

    def previous_section(self, node: Node) -> Section | None:
        """Return the section that begins last before a node, at whatever level."""
        rank = self.ranks[self.place(node)]
        return self.sections[rank - 1] if rank else None

    def next_section(self, node: Node) -> Section | None:
        """Return the section that begins next after a node: a section's first subsection where it has one."""
        rank = self.ranks[self.place(node) + 1]
        return self.sections[rank] if rank < len(self.sections) else None

    def parent_section(self, node: Node) -> Section | None:
        """Return the section in which a node stands."""
        return next((above for above in self.ancestors(node) if isinstance(above, Section)), None)

    def subsections(self, node: Node) -> tuple[Section, ...]:
        """Return the sections that stand in a node, those that stand in them left out."""
        place = self.place(node)
        end, places = self.ends[place], self.kinds["section"]
        found: list[Section] = []
        rank = self.ranks[place + 1]
        while rank < len(places) and places[rank] < end:
            found.append(self.sections[rank])
            rank = self.ranks[self.ends[places[rank]]]
        return tuple(found)

    def path(self, node: Node) -> tuple[str, ...]:
        """Return the labels of the sections that a node stands in, itself included: ``("二", "（三）")``.

        A section without a number goes by its title.
        """
        above = (node, *self.ancestors(node))
        return tuple(label(section) for section in above[::-1] if isinstance(section, Section))

    # ---- texts ----

    def text(self, node: Node, *, subsections: bool = True) -> str:
        """Return a node's characters as the source has them, with or without the lists and sections below it."""
        return self._cut(self.texts, node, subsections=subsections)

    def reading(self, node: Node, *, subsections: bool = True) -> str:
        """Return the same with damage undone: without page-slice marks, hard wraps, Markdown's marks."""
        return self._cut(self.readings, node, subsections=subsections)

    @cached_property
    def texts(self) -> tuple[str, list[int]]:
        """The tree's whole text, and for each place where its node begins in it, and at last the text's length."""
        return self._joined(_own_text)

    @cached_property
    def readings(self) -> tuple[str, list[int]]:
        """The same for the text with its damage undone."""
        return self._joined(_own_reading)

    def _joined(self, own: Callable[[AnyNode], str]) -> tuple[str, list[int]]:
        pieces = list(map(own, self.nodes))
        starts = [0]
        for piece in pieces:
            starts.append(starts[-1] + len(piece))
        return "".join(pieces), starts

    def _cut(self, joined: tuple[str, list[int]], node: Node, *, subsections: bool) -> str:
        text, starts = joined
        place = self.place(node)
        end = self.ends[place]
        if subsections:
            return text[starts[place] : starts[end]]
        pieces = []
        begin, inner = place, place + 1
        while inner < end:
            if isinstance(self.nodes[inner], List | Section):
                pieces.append(text[starts[begin] : starts[inner]])
                begin = inner = self.ends[inner]
            else:
                inner += 1
        pieces.append(text[starts[begin] : starts[end]])
        return "".join(pieces)


def _own_text(node: Any) -> str:
    """Return the characters that a node has before and besides its children's."""
    if node.kind == "section":
        marker = "" if node.marker is None else node.marker.text
        return marker + (node.gap or "") + ("" if node.title is None else node.title.text)
    return cast("str", node.__dict__.get("text", ""))


def _own_reading(node: Any) -> str:
    if node.kind == "section":
        marker = "" if node.marker is None else node.marker.reading
        return marker + (node.gap or "") + ("" if node.title is None else node.title.reading)
    if isinstance(node, Space):
        return "" if node.reason in _UNDONE else node.text
    fields = node.__dict__
    return cast("str", fields.get("reading", fields.get("text", "")))

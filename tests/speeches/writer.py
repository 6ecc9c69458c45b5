"""Writes a paper and its outline side by side: each marker is noted where it is put down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from gold import TrueNode, Truth

#: The widths that whole papers are typed in; one character for one, so that places stay.
HALF_WIDTH: Final = str.maketrans("，：；！？（）", ",:;!?()")
NARROW_BRACKETS: Final = str.maketrans("（）", "()")
#: Sentence ends, after which a sentence-a-line paper breaks.
_SENTENCE_ENDS: Final = "。！？；"


@dataclass(frozen=True, slots=True)
class Layout:
    """How paragraphs stand on the page.

    ``between`` is what parts two paragraphs, ``indent`` what begins one; ``sentence_a_line`` breaks after each
    sentence; ``heading_marks`` are what Markdown puts around an own-line heading of each level.
    """

    between: str = "\n"
    indent: str = "　　"
    sentence_a_line: bool = False
    heading_marks: tuple[tuple[str, str], ...] = ()
    run_in_marks: tuple[str, str] = ("", "")
    width: dict[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A made-up paper: its text, its outline and the phenomena that it shows."""

    text: str
    truth: Truth
    labels: tuple[str, ...] = ()
    profile: str = ""
    seed: int = 0

    def starts(self) -> frozenset[int]:
        """Return where its numbered items begin."""
        return frozenset(node.start for node in self.truth.numbered())


@dataclass(slots=True)
class Writer:
    """A text in the making; ``open`` holds the items that what is written next stands in."""

    layout: Layout
    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = "\n"
    nodes: list[TrueNode] = field(default_factory=list)
    open: list[TrueNode] = field(default_factory=list)
    speeches: list[tuple[int, int]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def put(self, text: str) -> int:
        """Write and return where it begins."""
        begin = self.length
        self.parts.append(text)
        self.length += len(text)
        self.last = text[-1:] or self.last
        return begin

    def prose(self, text: str) -> None:
        """Write sentences, on lines of their own where the layout has them so."""
        if self.layout.sentence_a_line:
            text = "".join(f"{sign}\n" if sign in _SENTENCE_ENDS else sign for sign in text).rstrip("\n")
        if text:
            self.break_sentence()
            self.put(text)

    def break_sentence(self) -> None:
        """Begin a new line where each sentence has its own, and one has just ended."""
        if self.layout.sentence_a_line and self.last in _SENTENCE_ENDS:
            self.put("\n")

    @contextmanager
    def paragraph(self) -> Iterator[None]:
        """Put what parts paragraphs, and the indent, around what is written inside."""
        self.put(self.layout.indent)
        yield
        self.put(self.layout.between)

    def line(self, text: str, indent: str = "") -> int:
        """Write a line of its own; return where its text begins."""
        self.put(indent)
        begin = self.put(text)
        self.put(self.layout.between)
        return begin

    def para(self, text: str) -> None:
        """Write a paragraph without items."""
        with self.paragraph():
            self.prose(text)

    @contextmanager
    def item(self, marker: str, *, numbered: bool = True) -> Iterator[None]:
        """Write a marker; what is written inside stands in its item."""
        above = next((node.start for node in reversed(self.open) if node.numbered), None)
        self.break_sentence()
        node = TrueNode(self.put(marker), above, None, numbered)
        self.nodes.append(node)
        self.open.append(node)
        yield
        self.open.pop()

    def title(self, text: str) -> None:
        """Write the title of the item begun last."""
        begin = self.put(text)
        self.nodes[-1] = replace(self.nodes[-1], title=(begin, self.length))

    def heading(self, title: str, stop: str = "") -> None:
        """Write the title of an own-line heading and end the line; the item's marker stands before it."""
        self.title(title)
        self.put(stop + self.marks()[1] + self.layout.between)

    def marks(self) -> tuple[str, str]:
        """Return Markdown's marks for a heading at the depth of the innermost open item."""
        marks = self.layout.heading_marks
        return marks[min(len(self.open), len(marks)) - 1] if marks and self.open else ("", "")

    def title_mark(self) -> str:
        """Return Markdown's mark for the title of a paper."""
        return "# " if self.layout.heading_marks else ""

    def before_heading(self) -> None:
        """Write what stands before the marker of an own-line heading one level further in."""
        marks = self.layout.heading_marks
        self.put(marks[min(len(self.open), len(marks) - 1)][0] if marks else self.layout.indent)

    def speech(self, begin: int, last: int | None = None) -> None:
        """Note where a speech begins, and the last place where it may be said to."""
        self.speeches.append((begin, begin if last is None else last))

    def label(self, name: str) -> None:
        """Note a phenomenon."""
        self.labels.add(name)

    def finish(self, profile: str, seed: int) -> Speech:
        """Return what was written."""
        text = "".join(self.parts)
        if self.layout.width is not None:
            text = text.translate(self.layout.width)
        nodes = tuple(sorted(self.nodes, key=lambda node: node.start))
        return Speech(text, Truth(nodes, tuple(self.speeches)), tuple(sorted(self.labels)), profile, seed)

"""A document as the blocks of a page: headings, paragraphs, list items and matter, each a run of pieces that
know their place in the source. Markdown, HTML and the tables are written from these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from speechparse.nodes import AnyNode, Furniture, List, Matter, Paragraph, Role, Section, Space, Speech, Text
from speechparse.reading.lines import LINE_END_SET
from speechparse.skeleton import CLOSERS, Root, blanks_of
from speechparse.span import Span
from speechparse.terms import FurnitureReason, needs_blank

BlockKind: TypeAlias = Literal["heading", "body", "item", "matter", "furniture"]
RunKind: TypeAlias = Literal["marker", "gap", "title", "text", "space", "matter", "furniture"]

#: What stands on a heading's own line after its title: closing signs and a note in brackets after them.
_HEADING_TAIL: Final = re.compile(rf"[{re.escape(CLOSERS)}]*(?:\s*[（(][^（）()\n]{{1,40}}[）)])?(?=\s*\Z)")
_HEADING_CLOSERS: Final = re.compile(rf"[{re.escape(CLOSERS)}]+")
#: What a Space of each reason reads; a line end closes the block instead.
_SPACE_READS: Final = frozenset({"gap", "indent"})
_BULLET: Final = re.compile(r"[-*+•●◆■▪]\s+")
_LINE: Final = re.compile(rf"[^{LINE_END_SET}]*(?:\r\n|[{LINE_END_SET}])|[^{LINE_END_SET}]+")
_NOT_BLANK: Final = re.compile(r"\S")


class Run(NamedTuple):
    """A piece of a block: the source's characters and their reading; ``entry`` numbers its section (0: none).

    Where ``text`` and ``reading`` are equal, the reading's characters stand in the source one after another
    from ``span.start``.
    """

    kind: RunKind
    span: Span
    text: str
    reading: str
    entry: int


@dataclass(slots=True)
class Block:
    """A heading, paragraph, inline item, line of matter or piece of furniture.

    ``level`` is a heading's nesting depth, or how deep an item stands among inline items; ``speech`` counts
    from 1 and is 0 outside of all; ``entry`` is the number of the section that the block begins in. A heading
    that is not ``titled`` is a numbered line: an article, or an item of one sentence. ``reason`` is furniture's.
    ``bulleted`` says that the source has a list's bullet before it.
    """

    kind: BlockKind
    speech: int
    entry: int
    level: int = 0
    role: Role | None = None
    titled: bool = True
    reason: FurnitureReason | None = None
    bulleted: bool = False
    runs: list[Run] = field(default_factory=list)

    @property
    def reading(self) -> str:
        """The block's words with damage undone, no blanks at the ends."""
        return "".join([run.reading for run in self.runs]).strip()


class _Leave(NamedTuple):
    """What waits on the stack until all inside a section or list is done."""

    section: bool
    items: bool


def blocks(document: Root, *, split_items: bool = False) -> Iterator[Block]:
    """Yield the blocks of a document, furniture included, blank ones left out.

    With ``split_items`` each inline item is a block of kind ``item``; else it stays in its paragraph.
    Sections are numbered as ``skeleton.entries`` numbers them.
    """
    layout = _Layout(split_items)
    waiting: list[AnyNode | _Leave] = list(reversed(document.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, _Leave):
            layout.leave(node)
        elif isinstance(node, Text):
            layout.text(node)
        elif isinstance(node, Space):
            layout.space(node)
        elif isinstance(node, Matter | Furniture):
            layout.whole(node)
        else:
            leave = layout.enter(node)
            if leave:
                waiting.append(leave)
            waiting.extend(reversed(node.children))
        if layout.ready:
            yield from layout.take()
    layout.close()
    yield from layout.take()


def with_whole_titles(page: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those of one title as one: what shows no page has no use for the lines that it was set in."""
    title: Block | None = None
    for block in page:
        if title is None or block.role != "title" or block.speech != title.speech:
            if title is not None:
                yield title
            title = block if block.role == "title" else None
            if title is None:
                yield block
        else:
            end = title.runs[-1].span.end
            if needs_blank(title.runs[-1].reading, block.runs[0].reading):
                title.runs.append(Run("space", Span(end, end), "", " ", title.entry))
            title.runs += block.runs
    if title is not None:
        yield title


class _Layout:
    """Collects runs into the block at hand, and closes it where a line ends or another block begins."""

    def __init__(self, split_items: bool) -> None:
        self.split_items = split_items
        self.ready: list[Block] = []
        self.block: Block | None = None
        self.numbers: list[int] = [0]
        self.count = 0
        self.speech = 0
        self.item_depth = 0
        # True between an item's marker and title and its first words: its paragraph is no new block.
        self.fresh = False
        # True between a bullet and the block that it stands before.
        self.bullet = False

    def take(self) -> list[Block]:
        taken, self.ready = self.ready, []
        return taken

    def close(self) -> None:
        block, self.block = self.block, None
        self.fresh = False
        if block and any(_NOT_BLANK.search(run.reading) for run in block.runs):
            self.ready.append(block)

    def open(self, kind: BlockKind, *, level: int = 0, role: Role | None = None) -> Block:
        self.close()
        self.block = Block(kind, self.speech, self.numbers[-1], level, role, bulleted=self.bullet)
        self.bullet = False
        return self.block

    def add(self, kind: RunKind, span: Span, text: str, reading: str) -> None:
        block = self.block or self.open("body")
        block.runs.append(Run(kind, span, text, reading, self.numbers[-1]))

    def enter(self, node: Speech | List | Section | Paragraph) -> _Leave | None:
        if isinstance(node, Section):
            return self.section(node)
        if isinstance(node, Speech):
            self.close()
            self.speech += 1
        elif isinstance(node, Paragraph):
            if not self.fresh and not self._goes_on():
                self.close()
        elif self.split_items and any(
            isinstance(child, Section) and child.form == "inline" for child in node.children
        ):
            self.item_depth += 1
            return _Leave(section=False, items=True)
        return None

    def section(self, node: Section) -> _Leave:
        self.count += 1
        self.numbers.append(self.count)
        if node.form == "heading":
            self.open("heading", level=node.level).titled = node.title is not None
        elif node.form == "run-in":
            self.open("body")
        elif self.split_items:
            self.open("item", level=self.item_depth)
        elif self.block is None or self._after_title():
            self.open("body")
        self.sign(node)
        self.fresh = node.form != "heading"
        return _Leave(section=True, items=False)

    def sign(self, node: Section) -> None:
        """Add the marker, gap and title of a section."""
        at = node.span.start
        if node.marker:
            self.add("marker", node.marker.span, node.marker.text, node.marker.reading)
            at = node.marker.span.end
        if node.gap:
            self.add("gap", Span(at, at + len(node.gap)), node.gap, blanks_of(node.gap))
        if node.title:
            self.add("title", node.title.span, node.title.text, node.title.reading)

    def _goes_on(self) -> bool:
        """Say whether a paragraph goes on the line at hand: an item may end, and a list begin, in mid-line."""
        if self.block is None or self.block.kind == "heading":
            return self.block is not None
        return self.block.kind == "body" and bool(self.block.runs) and self.block.runs[-1].kind != "space"

    def _after_title(self) -> bool:
        """Say whether a heading is at hand that only closing signs and a note may follow on its line."""
        return self.block is not None and self.block.kind == "heading" and self.block.titled

    def leave(self, left: _Leave) -> None:
        if left.section:
            self.numbers.pop()
            self.fresh = False
        elif left.items:
            self.item_depth -= 1
            self.close()

    def text(self, node: Text) -> None:
        self.fresh = False
        if not self._after_title():
            self.add("text", node.span, node.text, node.reading)
            return
        found = _HEADING_TAIL.match(node.reading) or _HEADING_CLOSERS.match(node.reading)
        cut = found.end() if found else 0
        if node.text != node.reading:
            # The reading cannot be cut where the source's offsets are known: all of it, or nothing.
            cut = cut if cut >= len(node.reading.rstrip()) else 0
            end = node.span.end if cut else node.span.start
        else:
            end = node.span.start + cut
        if cut:
            head = node.text[: end - node.span.start]
            self.add("text", Span(node.span.start, end), head, node.reading[:cut])
        if node.reading[cut:].strip():
            self.open("body")
            rest = node.text[end - node.span.start :]
            self.add("text", Span(end, node.span.end), rest, node.reading[cut:])

    def space(self, node: Space) -> None:
        if node.reason == "line-end":
            self.close()
        elif node.reason == "markup" and _BULLET.fullmatch(node.text):
            self.bullet = self.block is None
        elif self.block is not None or node.reason == "slice":
            fresh = self.fresh
            reading = blanks_of(node.text) if node.reason in _SPACE_READS else ""
            self.add("space", node.span, node.text, reading)
            self.fresh = fresh

    def whole(self, node: Matter | Furniture) -> None:
        """Add a leaf that is a block by itself: one block a line, so that each line is a line again."""
        kind: Literal["matter", "furniture"] = "matter" if isinstance(node, Matter) else "furniture"
        role = node.role if isinstance(node, Matter) else None
        reading = node.reading if isinstance(node, Matter) else node.text
        exact = reading == node.text
        at = node.span.start
        for line in _LINE.findall(reading):
            self.open(kind, role=role).reason = node.reason if isinstance(node, Furniture) else None
            words = line.rstrip(LINE_END_SET)
            span = Span(at, at + len(words)) if exact else node.span
            self.add(kind, span, words if exact else node.text, words)
            at += len(line)
        self.close()

"""Documents written as indented lines, one node a line, for tests that need a tree and no parser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from speechparse.document import Document
from speechparse.nodes import (
    Announced,
    Furniture,
    List,
    Marker,
    Matter,
    Paragraph,
    Section,
    Space,
    Speech,
    Text,
    Title,
)
from speechparse.span import Span

BRANCHES: dict[str, Any] = {"document": Document, "speech": Speech, "list": List, "paragraph": Paragraph}


class Writer:
    """Lays the characters one after another as the nodes are made."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self.lines = lines
        self.next = 0
        self.length = 0

    def put(self, text: str) -> Span:
        self.length += len(text)
        return Span(self.length - len(text), self.length)

    def below(self, indent: int) -> Iterator[Any]:
        while self.next < len(self.lines) and self.lines[self.next][0] > indent:
            yield self.node()

    def node(self) -> Any:
        indent, line = self.lines[self.next]
        self.next += 1
        head, *said = line.split("¦")
        kind, *words = head.split()
        fields = dict(word.split("=") for word in words if "=" in word)
        names: list[Any] = [word for word in words if "=" not in word]
        texts = [part.strip("~").replace("\\n", "\n") for part in (part.strip() for part in said)]
        if kind == "text":
            return Text(span=self.put(texts[0]), text=texts[0], reading=texts[-1])
        if kind == "matter":
            return Matter(span=self.put(texts[0]), role=names[0], text=texts[0], reading=texts[-1])
        if kind == "space":
            return Space(span=self.put(texts[0]), text=texts[0], reason=names[0])
        if kind == "furniture":
            return Furniture(span=self.put(texts[0]), text=texts[0], reason=names[0])
        start = self.length
        if kind == "section":
            return self.section(start, indent, names, fields, texts)
        made: dict[str, Any] = {"style": names[0]} if kind == "list" else dict(fields)
        if "announced" in fields:
            made["announced"] = Announced(count=int(fields["announced"]), span=Span(start, start))
        if kind == "list":
            made |= {"continues": "continues" in names, "margin": float(fields.get("margin", "5"))}
        children = tuple(self.below(indent))
        return BRANCHES[kind](span=Span(start, self.length), children=children, **made)

    def section(
        self, start: int, indent: int, names: list[Any], fields: dict[str, str], texts: list[str]
    ) -> Section:
        marker = title = None
        if len(names) > 2:
            text = names[1]
            automatic = "automatic" in names
            number = int(fields["ordinal"])
            marker = Marker(
                text=text,
                reading=text,
                style=names[2],
                ordinal=number,
                automatic=automatic,
                span=self.put(text),
            )
        if "gap" in names:
            self.put(" ")
        if texts:
            title = Title(text=texts[0], reading=texts[-1], span=self.put(texts[0]))
        children = tuple(self.below(indent))
        return Section(
            span=Span(start, self.length),
            form=names[0],
            level=int(fields["level"]),
            marker=marker,
            gap=" " if "gap" in names else None,
            title=title,
            children=children,
        )


def read_outline(text: str) -> Document:
    """Make the document that indented lines describe.

    ``section FORM MARKER STYLE ordinal=N level=N [gap] [automatic] ¦ title ¦ its reading``; ``-`` for no marker is
    to leave MARKER and STYLE out; ``~`` at the ends of a text keeps its blanks.
    """
    lines = [
        (len(line) - len(line.lstrip(" ")), line.strip(" ")) for line in text.splitlines() if line.strip(" ")
    ]
    document: Document = Writer(lines).node()
    return document

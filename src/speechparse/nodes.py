"""The tree's nodes: frozen pydantic models, told apart by ``kind``; what they mean is docs/tree.md.

Nodes hold data and nothing else: walking, querying and writing stand in rooms above and below. Spans are
half-open, in code points of the source as given.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from speechparse.span import Span
from speechparse.terms import MAX_LEVEL, Form, FurnitureReason, Role, SpaceReason

__all__ = [
    "MAX_LEVEL",
    "Announced",
    "AnyNode",
    "Branch",
    "Form",
    "Furniture",
    "FurnitureReason",
    "Leaf",
    "List",
    "Marker",
    "Matter",
    "Node",
    "Paragraph",
    "Role",
    "Section",
    "Space",
    "SpaceReason",
    "Speech",
    "Text",
    "Title",
]


class Node(BaseModel):
    """What all nodes share: they are frozen, and take no field that they do not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Marker(Node):
    """The sign that numbers a section: the whole of it as written, with its own punctuation.

    ``ordinal`` is its number from 0 to 9,999; ``automatic`` says that Word computed it, and that the file's
    own text does not hold it.
    """

    text: str
    reading: str
    style: str
    ordinal: int
    automatic: bool = False
    span: Span


class Title(Node):
    """A section's title: as it stands in the source, and with its damage undone."""

    text: str
    reading: str
    span: Span


class Announced(Node):
    """The count that a lead-in announces (讲三点意见), and where its numeral stands."""

    count: int
    span: Span


class Text(Node):
    """A run of body text."""

    kind: Literal["text"] = "text"
    span: Span
    text: str
    reading: str


class Space(Node):
    """What carries no words: line ends, indents, page-slice marks, Markdown's marks."""

    kind: Literal["space"] = "space"
    span: Span
    text: str
    reason: SpaceReason


class Furniture(Node):
    """What stands in the file and is not the paper: menus, upload notes, related articles."""

    kind: Literal["furniture"] = "furniture"
    span: Span
    text: str
    reason: FurnitureReason


class Matter(Node):
    """What belongs to the paper and is not its body: its title, salutation, date, signature, …"""

    kind: Literal["matter"] = "matter"
    span: Span
    role: Role
    text: str
    reading: str


class Paragraph(Node):
    """A paragraph of body text; inline lists stand inside it."""

    kind: Literal["paragraph"] = "paragraph"
    span: Span
    children: tuple[Annotated[Text | Space | List, Field(discriminator="kind")], ...] = ()


class Section(Node):
    """One item of a list, or a heading without a number (then ``marker`` and ``gap`` are None).

    ``level`` is the nesting depth among sections, from 1.
    """

    kind: Literal["section"] = "section"
    span: Span
    form: Form
    level: int
    marker: Marker | None = None
    gap: str | None = None
    title: Title | None = None
    children: tuple[
        Annotated[Matter | List | Section | Paragraph | Space | Furniture, Field(discriminator="kind")], ...
    ] = ()


class List(Node):
    """The items of one numbering run under one parent.

    ``continues`` says that its numbers run on from a list under another parent; ``margin`` by how much this
    reading of the list won over the next best: small means doubtful.
    """

    kind: Literal["list"] = "list"
    span: Span
    style: str
    announced: Announced | None = None
    continues: bool = False
    margin: float = 0.0
    children: tuple[Annotated[Section | Space, Field(discriminator="kind")], ...] = ()


class Speech(Node):
    """One speech or paper; ``title`` and ``salutation`` are the readings of the matter with those roles."""

    kind: Literal["speech"] = "speech"
    span: Span
    title: str | None = None
    salutation: str | None = None
    children: tuple[
        Annotated[Matter | List | Section | Paragraph | Space | Furniture, Field(discriminator="kind")], ...
    ] = ()


Leaf: TypeAlias = Text | Space | Furniture | Matter
Branch: TypeAlias = Speech | List | Section | Paragraph
AnyNode: TypeAlias = Leaf | Branch

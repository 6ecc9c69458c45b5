"""The root of the tree and its reading verbs, each a line that calls the room where the work is done."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from speechparse.nodes import Furniture, Node, Section, Space, Speech
from speechparse.span import Span

#: The version of the tree's JSON; it changes when the published schema does.
SCHEMA_VERSION: Final = "1"


class Document(Node):
    """The whole input: its speeches, in order, and the furniture around them."""

    kind: Literal["document"] = "document"
    span: Span
    schema_version: Literal["1"] = SCHEMA_VERSION
    name: str | None = None
    children: tuple[Annotated[Furniture | Speech | Space, Field(discriminator="kind")], ...] = ()

    def to_text(self) -> str:
        """Return the source, built from the nodes: every character of it."""
        from speechparse.render.text import to_text

        return to_text(self)

    def sections(self) -> list[Section]:
        """Return every section, numbered or not, in document order."""
        from speechparse.visitors import walk

        return [node for node in walk(self) if isinstance(node, Section)]

"""The root of the tree and its reading verbs, each a line that calls the room where the work is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import Field, ValidationError

from speechparse.nodes import AnyNode, Form, Furniture, Node, Section, Space, Speech
from speechparse.span import Span

if TYPE_CHECKING:
    from speechparse.chunks import Chunk
    from speechparse.render.html import Finding, Language
    from speechparse.render.markdown import ItemStyle
    from speechparse.render.records import Record

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

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """Return the tree as JSON; in ASCII alone where a broken byte of the file has no UTF-8, but an escape."""
        try:
            return super().model_dump_json(indent=indent, **options)
        except ValueError:
            from speechparse.render.json import escaped

            options.pop("ensure_ascii", None)
            return escaped(self.model_dump(mode="json", **options), indent=indent)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Return the document of a JSON, its escapes of broken bytes included; pydantic's ValidationError on others."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError:
            from speechparse.render.json import unescaped

            try:
                tree = unescaped(json_data)
            except ValueError:
                tree = None
            if tree is None:
                raise
            return cls.model_validate(tree, **options)

    def sections(self) -> list[Section]:
        """Return every section, numbered or not, in document order."""
        from speechparse.visitors import walk

        return [node for node in walk(self) if isinstance(node, Section)]

    def select(self, selector: str) -> list[AnyNode]:
        """Return the nodes that a selector matches, in document order; SelectorError for a wrong one."""
        from speechparse.query import select

        return select(self, selector)

    def select_one(self, selector: str) -> AnyNode | None:
        """Return the first node that a selector matches, or None."""
        from speechparse.query import select_one

        return select_one(self, selector)

    def at(self, path: str | Sequence[str]) -> Section | None:
        """Return the section at a path of markers (``二/（三）/一要``) or of ordinals (``2.3.1``), or None."""
        from speechparse.query import at

        return at(self, path)

    def chunks(
        self,
        *,
        max_chars: int | None = None,
        forms: Collection[Form] | None = None,
        length: Callable[[str], int] = len,
    ) -> Iterator[Chunk]:
        """Return the speeches in pieces for retrieval, none of two sections; see ``speechparse.chunks.chunks``."""
        from speechparse.chunks import ALL_FORMS, chunks

        return chunks(self, max_chars=max_chars, forms=ALL_FORMS if forms is None else forms, length=length)

    def to_markdown(self, *, items: ItemStyle = "prose", title_heading: bool = False) -> str:
        """Return the document as CommonMark, damage undone; ``items="list"`` makes lists of inline items."""
        from speechparse.render.markdown import to_markdown

        return to_markdown(self, items=items, title_heading=title_heading)

    def to_html(self, *, findings: Iterable[Finding] = (), lang: Language = "zh") -> str:
        """Return one self-contained page: the outline beside the text, ``findings`` marked where they are."""
        from speechparse.render.html import to_html

        return to_html(self, findings=findings, lang=lang)

    def to_docx(self, *, auto_numbers: bool = False) -> bytes:
        """Return a Word file laid out by GB/T 9704-2012; ``auto_numbers`` has Word count the lists that it can."""
        from speechparse.render.docx import to_docx

        return to_docx(self, auto_numbers=auto_numbers)

    def to_opml(self, *, depth: int | None = None, notes: bool = False) -> str:
        """Return the outline as OPML 2.0, down to ``depth``; ``notes`` adds each section's own text."""
        from speechparse.render.opml import to_opml

        return to_opml(self, depth=depth, notes=notes)

    def to_freemind(self, *, depth: int | None = None, notes: bool = False) -> str:
        """Return the outline as a FreeMind map, down to ``depth``; ``notes`` adds each section's own text."""
        from speechparse.render.freemind import to_freemind

        return to_freemind(self, depth=depth, notes=notes)

    def to_mermaid(self, *, depth: int | None = None) -> str:
        """Return the outline as a Mermaid mindmap, down to ``depth``."""
        from speechparse.render.mermaid import to_mermaid

        return to_mermaid(self, depth=depth)

    def to_records(self) -> list[Record]:
        """Return one flat dict a section: its id, parent, path, level, marker, title, own text and place."""
        from speechparse.render.records import to_records

        return to_records(self)

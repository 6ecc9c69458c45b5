"""A LangChain text splitter that cuts speeches at their sections; the extra ``speechparse[langchain]``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from speechparse.api import parse
from speechparse.chunks import ALL_FORMS, Chunk, chunks
from speechparse.nodes import Form
from speechparse.skeleton import Root

try:
    from langchain_core.documents import Document
    from langchain_text_splitters import TextSplitter
except ImportError as error:
    raise ImportError(
        "langchain-text-splitters is not installed: pip install 'speechparse[langchain]'", name=error.name
    ) from None


class SpeechTextSplitter(TextSplitter):
    """Split Chinese speeches and papers into pieces that never hold the text of two sections.

    ``chunk_size`` is as ``length_function`` measures; only a single sentence may be longer, and pieces never
    overlap. ``trail`` puts the headings above before each piece, its damage undone; its metadata have them anyway:
    ``Header 1``, ``Header 2``, …, besides ``path``, ``level`` and, with ``add_start_index``, ``start_index``. ``forms`` names the
    forms of section that are pieces of their own; ``parser`` makes a document of a text, for other options of
    ``speechparse.parse``.
    """

    def __init__(
        self,
        chunk_size: int = 1000,
        *,
        length_function: Callable[[str], int] = len,
        add_start_index: bool = False,
        strip_whitespace: bool = True,
        trail: bool = False,
        forms: Collection[Form] = ALL_FORMS,
        parser: Callable[[str], Root] = parse,
        chunk_overlap: int = 0,
    ) -> None:
        if chunk_overlap:
            raise ValueError(f"chunk_overlap is {chunk_overlap}; sections do not overlap, so it must be 0")
        super().__init__(
            chunk_size=chunk_size,
            chunk_overlap=0,
            length_function=length_function,
            add_start_index=add_start_index,
            strip_whitespace=strip_whitespace,
        )
        self._trail = trail
        self._forms = frozenset(forms)
        self._parser = parser

    def split_text(self, text: str) -> list[str]:
        """Return the pieces' texts."""
        return [self._content(chunk) for chunk in self._chunks(text)]

    def create_documents(
        self, texts: list[str], metadatas: list[dict[Any, Any]] | None = None
    ) -> list[Document]:
        """Return a document a piece; its metadata are the text's own and where the piece stands."""
        given = metadatas or [{}] * len(texts)
        return [
            Document(page_content=self._content(chunk), metadata={**metadata, **self._metadata(chunk)})
            for text, metadata in zip(texts, given, strict=True)
            for chunk in self._chunks(text)
        ]

    def _chunks(self, text: str) -> Iterator[Chunk]:
        document = self._parser(text)
        for chunk in chunks(
            document, max_chars=self._chunk_size, forms=self._forms, length=self._length_function
        ):
            if chunk.text.strip():
                yield chunk

    def _content(self, chunk: Chunk) -> str:
        content = chunk.with_trail if self._trail else chunk.text
        return content.strip() if self._strip_whitespace else content

    def _metadata(self, chunk: Chunk) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            f"Header {depth}": heading for depth, heading in enumerate(chunk.trail, 1)
        }
        metadata |= {"path": chunk.path, "level": chunk.level}
        if self._add_start_index:
            blanks = len(chunk.text) - len(chunk.text.lstrip()) if self._strip_whitespace else 0
            metadata["start_index"] = chunk.span.start + blanks
        return metadata

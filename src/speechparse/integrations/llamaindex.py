"""A LlamaIndex node parser that cuts speeches at their sections; the extra ``speechparse[llamaindex]``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from speechparse.api import parse
from speechparse.chunks import ALL_FORMS, Chunk, chunks
from speechparse.nodes import Form
from speechparse.skeleton import Root

try:
    from llama_index.core.bridge.pydantic import Field
    from llama_index.core.node_parser import NodeParser
    from llama_index.core.node_parser.node_utils import build_nodes_from_splits
    from llama_index.core.schema import BaseNode, Document, MetadataMode, TextNode
except ImportError as error:
    raise ImportError(
        "llama-index-core is not installed: pip install 'speechparse[llamaindex]'", name=error.name
    ) from None


class SpeechNodeParser(NodeParser):
    """Make nodes of Chinese speeches and papers, none of which holds the text of two sections.

    A node's text is the source's own; with ``include_metadata`` it has ``header_path`` (``/标题/一、…/``, as
    MarkdownNodeParser writes it), ``path`` and ``level``. Places in the source and the nodes before and after
    are set as LlamaIndex has them.
    """

    chunk_size: int = Field(
        default=1000, gt=0, description="Longest node in characters; only a single sentence may be longer."
    )
    header_path_separator: str = Field(default="/", description="What stands between the headings above.")
    forms: frozenset[Form] = Field(
        default=ALL_FORMS, description="The forms of section that are nodes of their own."
    )
    parser: Callable[[str], Root] = Field(
        default=parse, exclude=True, description="Makes a document of a text."
    )

    @classmethod
    def class_name(cls) -> str:
        """Return the name under which LlamaIndex stores this parser."""
        return "SpeechNodeParser"

    def _parse_nodes(
        self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any
    ) -> list[BaseNode]:
        return [made for node in nodes for made in self._nodes_of(node)]

    def _nodes_of(self, node: BaseNode) -> list[TextNode]:
        document = self.parser(node.get_content(metadata_mode=MetadataMode.NONE))
        pieces = [
            chunk
            for chunk in chunks(document, max_chars=self.chunk_size, forms=self.forms)
            if chunk.text.strip()
        ]
        made = build_nodes_from_splits([chunk.text for chunk in pieces], node, id_func=self.id_func)
        for text_node, chunk in zip(made, pieces, strict=True):
            text_node.start_char_idx, text_node.end_char_idx = chunk.span.start, chunk.span.end
            if self.include_metadata:
                text_node.metadata.update(self._metadata(chunk))
        return made

    def _metadata(self, chunk: Chunk) -> dict[str, Any]:
        separator = self.header_path_separator
        above = separator.join(chunk.trail)
        return {
            "header_path": f"{separator}{above}{separator}" if above else separator,
            "path": chunk.path,
            "level": chunk.level,
        }

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, Document]
    ) -> list[BaseNode]:
        # The places are known; searching for the text finds the first of two equal pieces.
        places = [
            (node, node.start_char_idx, node.end_char_idx) for node in nodes if isinstance(node, TextNode)
        ]
        done = super()._postprocess_parsed_nodes(nodes, parent_doc_map)
        for node, start, end in places:
            node.start_char_idx, node.end_char_idx = start, end
        return done

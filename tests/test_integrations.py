"""The adapters, run in the pipelines of the libraries that they are for."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from trees import SPEECH, document

TITLE = "在全系统作风建设推进会上的讲话"
TREE, TEXT = document(SPEECH)


def known(text: str) -> Any:
    """Stand in for the parser: the one text that these tests know."""
    assert text == TEXT
    return TREE


@pytest.fixture
def langchain() -> Any:
    pytest.importorskip("langchain_text_splitters", reason="langchain-text-splitters is not installed")
    from speechparse.integrations import langchain

    return langchain


def test_langchain_splits_documents(langchain: Any) -> None:
    from langchain_core.documents import Document

    splitter = langchain.SpeechTextSplitter(200, add_start_index=True, parser=known)
    given = Document(page_content=TEXT, metadata={"source": "speech.txt"})
    made = splitter.transform_documents([given])
    assert [piece.page_content for piece in made] == splitter.split_text(TEXT)
    for piece in made:
        start = piece.metadata["start_index"]
        assert TEXT[start : start + len(piece.page_content)] == piece.page_content
        assert piece.metadata["source"] == "speech.txt"
    item = next(piece for piece in made if piece.page_content.startswith("二是"))
    assert item.metadata["Header 1"] == TITLE
    assert item.metadata["Header 3"] == "（二）问题不容回避"
    assert (item.metadata["path"], item.metadata["level"]) == ("一/（二）/二是", 3)


def test_langchain_with_trail_and_whole_text(langchain: Any) -> None:
    splitter = langchain.SpeechTextSplitter(trail=True, parser=known, forms=("heading",))
    pieces = splitter.split_text(TEXT)
    assert pieces[1].startswith(f"{TITLE}\n一、看清眼前的形势\n去年以来")
    exact = langchain.SpeechTextSplitter(30, parser=known, strip_whitespace=False)
    assert "".join(exact.split_text(TEXT)) == TEXT


def test_langchain_counts_as_it_is_told(langchain: Any) -> None:
    splitter = langchain.SpeechTextSplitter(90, length_function=lambda said: 3 * len(said), parser=known)
    assert splitter.split_text(TEXT) == langchain.SpeechTextSplitter(30, parser=known).split_text(TEXT)


def test_langchain_pieces_do_not_overlap(langchain: Any) -> None:
    with pytest.raises(ValueError, match="chunk_overlap is 20"):
        langchain.SpeechTextSplitter(chunk_overlap=20)


@pytest.fixture
def llamaindex() -> Any:
    pytest.importorskip("llama_index.core", reason="llama-index-core is not installed")
    from speechparse.integrations import llamaindex

    return llamaindex


def test_llamaindex_makes_nodes_in_its_pipeline(llamaindex: Any) -> None:
    from llama_index.core import Document
    from llama_index.core.ingestion import IngestionPipeline

    parser = llamaindex.SpeechNodeParser(chunk_size=200, parser=known)
    given = Document(text=TEXT, metadata={"source": "speech.txt"})
    nodes = IngestionPipeline(transformations=[parser]).run(documents=[given])
    assert "".join(node.text for node in nodes) == TEXT
    for node in nodes:
        assert TEXT[node.start_char_idx : node.end_char_idx] == node.text
        assert node.ref_doc_id == given.doc_id
        assert node.metadata["source"] == "speech.txt"
    item = next(node for node in nodes if node.text.startswith("二是"))
    assert item.metadata["header_path"] == f"/{TITLE}/一、看清眼前的形势/（二）问题不容回避/"
    assert nodes[0].metadata["header_path"] == "/"
    assert item.prev_node.node_id == nodes[nodes.index(item) - 1].node_id


def test_llamaindex_places_equal_pieces_apart(llamaindex: Any) -> None:
    from llama_index.core import Document

    item = ("item", "inline", "一是", 1, None, None, ("p", "早动手；"))
    again = ("p", "再说一遍，一是早动手；二是", ("list", "made-up", item))
    tree, text = document(("speech", {}, again, "\n"))
    parser = llamaindex.SpeechNodeParser(parser=lambda _: tree)
    nodes = parser.get_nodes_from_documents([Document(text=text)])
    assert [(node.start_char_idx, node.end_char_idx) for node in nodes] == [(0, 13), (13, 20)]


def test_llamaindex_stores_itself(llamaindex: Any) -> None:
    parser = llamaindex.SpeechNodeParser(chunk_size=300, forms={"heading"})
    data = json.loads(json.dumps(parser.to_dict(), default=sorted))
    assert data["class_name"] == "SpeechNodeParser"
    # LlamaIndex does not read back its own field for the making of ids.
    del data["id_func"]
    again = llamaindex.SpeechNodeParser.from_dict(data)
    assert (again.chunk_size, again.forms) == (300, frozenset({"heading"}))


def test_both_parse_by_themselves(langchain: Any, llamaindex: Any) -> None:
    from llama_index.core import Document

    text = "一、修路。年内完工。\n二、架桥。明年通车。\n"
    assert langchain.SpeechTextSplitter().split_text(text) == text.split("\n")[:2]
    nodes = llamaindex.SpeechNodeParser().get_nodes_from_documents([Document(text=text)])
    assert [node.metadata["path"] for node in nodes] == ["一", "二"]


@pytest.mark.parametrize(
    ("module", "blocked", "said"),
    [
        ("langchain", "langchain_text_splitters", "langchain-text-splitters is not installed: pip install"),
        ("llamaindex", "llama_index.core.node_parser", "llama-index-core is not installed: pip install"),
    ],
)
def test_a_missing_extra_is_one_line(
    monkeypatch: pytest.MonkeyPatch, module: str, blocked: str, said: str
) -> None:
    from importlib import import_module

    name = f"speechparse.integrations.{module}"
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, blocked, None)
    with pytest.raises(ImportError, match=said):
        import_module(name)

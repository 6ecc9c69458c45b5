"""The tree made of tokens: whole, in order, and equal to one that pydantic validated."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from speechparse import tokens
from speechparse.builder import parse_tokens
from speechparse.document import Document
from speechparse.nodes import MAX_LEVEL, List, Matter, Section, Speech
from speechparse.parser import TokenOrderError
from speechparse.render.text import to_text
from speechparse.span import Span
from speechparse.tokens import ListInfo, Token
from token_streams import Stream, document_stream

SEEDS = st.integers(min_value=0)


def nodes_of(document: Document) -> list[Any]:
    """Return every model in the tree, markers and titles too, parents before children."""
    nodes: list[Any] = []
    left: list[Any] = [document]
    while left:
        node = left.pop()
        nodes.append(node)
        for value in node.__dict__.values():
            parts = value if isinstance(value, tuple) else (value,)
            left += [part for part in parts if isinstance(part, BaseModel)]
    return nodes


@given(SEEDS)
def test_leaves_are_the_source(seed: int) -> None:
    source, stream = document_stream(seed)
    document = parse_tokens(stream, source)
    assert to_text(document) == source
    for node in nodes_of(document):
        if hasattr(node, "text"):
            assert node.text == source[node.span.start : node.span.end]


@given(SEEDS)
def test_children_lie_in_order_inside_their_parent(seed: int) -> None:
    source, stream = document_stream(seed)
    for node in nodes_of(parse_tokens(stream, source)):
        children = getattr(node, "children", ())
        heads = [node.marker, node.title] if isinstance(node, Section) else []
        spans = [part.span for part in (*heads, *children) if part is not None]
        edges = [offset for span in spans for offset in (span.start, span.end)]
        assert edges == sorted(edges)
        if spans and isinstance(node, (Speech, List, Section)):
            assert (node.span.start, node.span.end) == (edges[0], max(edges[-1], end_of_gap(node)))
        elif edges:
            assert node.span.start <= edges[0]
            assert edges[-1] <= node.span.end


def end_of_gap(node: Any) -> int:
    if not isinstance(node, Section) or node.marker is None or node.gap is None:
        return 0
    return node.marker.span.end + len(node.gap)


@given(SEEDS)
def test_json_there_and_back(seed: int) -> None:
    source, stream = document_stream(seed)
    document = parse_tokens(stream, source, name="讲话.txt")
    assert Document.model_validate_json(document.model_dump_json()) == document


@given(SEEDS)
def test_nodes_are_as_pydantic_makes_them(seed: int) -> None:
    source, stream = document_stream(seed)
    document = parse_tokens(stream, source)
    validated = Document.model_validate(document.model_dump())
    assert hash(validated) == hash(document)
    for ours, theirs in zip(nodes_of(document), nodes_of(validated), strict=True):
        assert ours == theirs
        assert repr(ours) == repr(theirs)
        assert list(ours.__dict__) == list(type(ours).model_fields) == list(theirs.__dict__)
        assert ours.model_fields_set == theirs.model_fields_set
        assert ours.__pydantic_extra__ is theirs.__pydantic_extra__ is None
        assert ours.__pydantic_private__ is theirs.__pydantic_private__ is None


#: The seed of a document that has something of everything, short forms and long ones.
RICH = 29


def parse_seed(seed: int) -> Document:
    source, stream = document_stream(seed)
    return parse_tokens(stream, source)


def test_the_rich_document_has_every_kind_of_node() -> None:
    assert {type(node).__name__ for node in nodes_of(parse_seed(RICH))} == {
        *("Document", "Speech", "List", "Section", "Paragraph", "Text", "Space", "Furniture", "Matter"),
        *("Marker", "Title", "Announced"),
    }


def test_copies_stand_alone() -> None:
    document = parse_seed(RICH)
    assert pickle.loads(pickle.dumps(document)) == copy.deepcopy(document) == document
    renamed = document.model_copy(update={"name": "稿"})
    assert (document.name, renamed.name) == (None, "稿")
    node = document.children[0]
    node.model_copy().model_fields_set.clear()
    assert node.model_fields_set == set(type(node).model_fields)


def test_nodes_are_frozen() -> None:
    for node in nodes_of(parse_seed(RICH)):
        with pytest.raises(ValidationError, match="frozen"):
            node.span = Span(0, 0)


def test_the_schema_describes_the_json() -> None:
    schema = Document.model_json_schema(mode="serialization")
    for seed in range(20):
        jsonschema.validate(parse_seed(seed).model_dump(mode="json"), schema)


def short_line(source: str, line_end: int) -> list[Token]:
    return [
        (tokens.SPEECH_OPEN, 0, 0, None, None),
        (tokens.LINE, 0, len(source), None, len(source) - line_end),
        (tokens.SPEECH_CLOSE, len(source), len(source), None, None),
    ]


def long_line(source: str, line_end: int) -> list[Token]:
    space: Token = (tokens.SPACE, line_end, len(source), None, "line-end")
    return [
        (tokens.SPEECH_OPEN, 0, 0, None, None),
        (tokens.PARAGRAPH_OPEN, 0, 0, None, None),
        (tokens.TEXT, 0, line_end, None, None),
        (tokens.PARAGRAPH_CLOSE, line_end, line_end, None, None),
        *([space] if line_end < len(source) else []),
        (tokens.SPEECH_CLOSE, len(source), len(source), None, None),
    ]


@pytest.mark.parametrize(("source", "line_end"), [("实干为先。\r\n", 5), ("实干为先。", 5)])
def test_a_line_is_short_for_a_paragraph_and_its_line_end(source: str, line_end: int) -> None:
    short = parse_tokens(short_line(source, line_end), source)
    assert short == parse_tokens(long_line(source, line_end), source)


@given(SEEDS)
def test_short_forms_are_short_for_what_they_say(seed: int) -> None:
    source, stream = document_stream(seed)
    document = parse_tokens(stream, source)
    for short in (tokens.ITEM, tokens.HEAD):
        stream = [
            part for token in stream for part in (tokens.written_out(token) if token[0] == short else [token])
        ]
        assert parse_tokens(stream, source) == document


def test_a_section_that_ends_with_its_gap() -> None:
    stream: list[Token] = [
        (tokens.SPEECH_OPEN, 0, 0, None, None),
        (tokens.SECTION_OPEN, 0, 0, None, ("heading", 1)),
        (tokens.MARKER, 0, 3, "二、", ("chinese-comma", 2, False)),
        (tokens.GAP, 3, 5, None, None),
        (tokens.SECTION_CLOSE, 5, 5, None, None),
        (tokens.SPEECH_CLOSE, 5, 5, None, None),
    ]
    section: Any = parse_tokens(stream, "二\n、  ").children[0].children[0]  # type: ignore[union-attr]
    assert (section.span, section.gap, section.title) == (Span(0, 5), "  ", None)
    assert (section.marker.text, section.marker.reading) == ("二\n、", "二、")


def test_branches_without_children_are_empty_where_they_stand() -> None:
    stream: list[Token] = [
        (tokens.SPACE, 0, 1, None, "line-end"),
        (tokens.SPEECH_OPEN, 1, 1, None, None),
        (tokens.PARAGRAPH_OPEN, 1, 1, None, None),
        (tokens.PARAGRAPH_CLOSE, 1, 1, None, None),
        (tokens.SPEECH_CLOSE, 1, 1, None, None),
    ]
    speech = parse_tokens(stream, "\n").children[1]
    assert isinstance(speech, Speech)
    assert speech.span == speech.children[0].span == Span(1, 1)
    assert parse_tokens([], "") == Document(span=Span(0, 0))


def test_title_is_what_stands_in_its_lines_before_the_salutation() -> None:
    stream = Stream(0)
    stream.put(tokens.SPEECH_OPEN)
    for role, text, reading in [
        ("date", "三月八日", None),
        ("title", "村会", None),
        ("number", "第3号", None),
        ("title", "在会\n上的话", "在会上的话"),
        ("title", "及Word", None),
        ("title", "file", None),
        ("salutation", "各位同事:", None),
        ("title", "又一个", None),
        ("salutation", "朋友们:", None),
    ]:
        stream.put(tokens.MATTER, text, role, reading)
    stream.put(tokens.SPEECH_CLOSE)
    speech = parse_tokens(stream.tokens, stream.source).children[0]
    assert isinstance(speech, Speech)
    assert (speech.title, speech.salutation) == ("在会上的话及Word file", "各位同事:")
    assert all(isinstance(child, Matter) for child in speech.children)


def test_the_deepest_tree_goes_through_json() -> None:
    stream = Stream(0)
    stream.put(tokens.SPEECH_OPEN)
    for level in range(1, MAX_LEVEL + 1):
        stream.put(tokens.PARAGRAPH_OPEN)
        stream.put(tokens.LIST_OPEN, extra=ListInfo("narrative"))
        stream.put(tokens.SECTION_OPEN, extra=("inline", level))
        stream.put(tokens.MARKER, "一是", ("narrative", 1, False))
    for _ in range(MAX_LEVEL):
        for kind in (tokens.SECTION_CLOSE, tokens.LIST_CLOSE, tokens.PARAGRAPH_CLOSE):
            stream.put(kind)
    stream.put(tokens.SPEECH_CLOSE)
    document = parse_tokens(stream.tokens, stream.source)
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_lone_surrogates_are_kept() -> None:
    source = "\ud800一\udfff"
    assert to_text(parse_tokens(short_line(source, 3), source)) == source


def test_tokens_in_no_order_are_a_bug() -> None:
    with pytest.raises(TokenOrderError, match="token LINE at 0"):
        parse_tokens([(tokens.LINE, 0, 1, None, 0)], "一")

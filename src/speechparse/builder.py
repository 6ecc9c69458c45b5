"""Makes the tree: what each token and each rule of outline.lark is as a node.

Nodes are made here without validation, since layout's tokens are right by construction and checking each
field again would cost more than all the rest; a test holds them equal to validated ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from speechparse.document import SCHEMA_VERSION, Document
from speechparse.grammars import outline_table
from speechparse.nodes import (
    Announced,
    Furniture,
    List,
    Marker,
    Matter,
    Node,
    Paragraph,
    Section,
    Space,
    Speech,
    Text,
    Title,
)
from speechparse.parser import RuleMaker, TokenMaker, run
from speechparse.span import Span
from speechparse.span import trusted_span as span_of
from speechparse.terms import names_of
from speechparse.tokens import ListInfo, Token

_N = TypeVar("_N", bound=Node)

# The slots in which pydantic keeps a model's state. Filled through their own descriptors they cost a
# fifth of model_construct.
_new: Final = object.__new__
_set_start: Final = Span.__dict__["start"].__set__
_set_end: Final = Span.__dict__["end"].__set__
_set_fields: Final = BaseModel.__dict__["__dict__"].__set__
_set_names: Final = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra: Final = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private: Final = BaseModel.__dict__["__pydantic_private__"].__set__

# In a tree that was parsed every field is set; the nodes of a class share the set of their names.
_TEXT_NAMES: Final = set(Text.model_fields)
_SPACE_NAMES: Final = set(Space.model_fields)
_MARKER_NAMES: Final = set(Marker.model_fields)
_TITLE_NAMES: Final = set(Title.model_fields)
_PARAGRAPH_NAMES: Final = set(Paragraph.model_fields)
_SECTION_NAMES: Final = set(Section.model_fields)
_RARER_NAMES: Final[dict[type[Node], set[str]]] = {
    model: set(model.model_fields) for model in (Announced, Document, Furniture, List, Matter, Speech)
}


def _trusted(model: type[_N], fields: dict[str, Any]) -> _N:
    """Make one of the rarer nodes, of all its fields in declared order.

    The makers of the nodes that a text has by the ten thousand have these lines written out: calling them
    from there costs a twentieth of this stage.
    """
    node = _new(model)
    _set_fields(node, fields)
    _set_names(node, _RARER_NAMES[model])
    _set_extra(node, None)
    _set_private(node, None)
    return node


def parse_tokens(tokens: Iterable[Token], source: str, *, name: str | None = None) -> Document:
    """Return the tree of layout's tokens; parser.TokenOrderError where they are no document.

    ``source`` is the text as given; ``name`` what the document is called.
    """
    children = run(outline_table(), tokens, source, _TOKEN_MAKERS, _RULE_MAKERS)
    fields = {
        "kind": "document",
        "span": span_of(0, len(source)),
        "schema_version": SCHEMA_VERSION,
        "name": name,
        "children": children,
    }
    return _trusted(Document, fields)


# ---- tokens -----------------------------------------------------------------------------------------------


def _line(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, line_end = token
    text = source[start:line_end]
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, line_end)
    leaf = _new(Text)
    _set_fields(
        leaf, {"kind": "text", "span": span, "text": text, "reading": text if reading is None else reading}
    )
    _set_names(leaf, _TEXT_NAMES)
    _set_extra(leaf, None)
    _set_private(leaf, None)
    paragraph = _new(Paragraph)
    _set_fields(paragraph, {"kind": "paragraph", "span": span, "children": (leaf,)})
    _set_names(paragraph, _PARAGRAPH_NAMES)
    _set_extra(paragraph, None)
    _set_private(paragraph, None)
    values.append(paragraph)
    if line_end != end:
        span = _new(Span)
        _set_start(span, line_end)
        _set_end(span, end)
        space = _new(Space)
        _set_fields(
            space, {"kind": "space", "span": span, "text": source[line_end:end], "reason": "line-end"}
        )
        _set_names(space, _SPACE_NAMES)
        _set_extra(space, None)
        _set_private(space, None)
        values.append(space)


def _text(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    text = source[start:end]
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    leaf = _new(Text)
    _set_fields(
        leaf, {"kind": "text", "span": span, "text": text, "reading": text if reading is None else reading}
    )
    _set_names(leaf, _TEXT_NAMES)
    _set_extra(leaf, None)
    _set_private(leaf, None)
    values.append(leaf)


def _space(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, reason = token
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    space = _new(Space)
    _set_fields(space, {"kind": "space", "span": span, "text": source[start:end], "reason": reason})
    _set_names(space, _SPACE_NAMES)
    _set_extra(space, None)
    _set_private(space, None)
    values.append(space)


def _marker(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, (style, ordinal, automatic) = token
    text = source[start:end]
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    marker = _new(Marker)
    _set_fields(
        marker,
        {
            "text": text,
            "reading": text if reading is None else reading,
            "style": style,
            "ordinal": ordinal,
            "automatic": automatic,
            "span": span,
        },
    )
    _set_names(marker, _MARKER_NAMES)
    _set_extra(marker, None)
    _set_private(marker, None)
    values.append(marker)


def _title(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    text = source[start:end]
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    title = _new(Title)
    _set_fields(title, {"text": text, "reading": text if reading is None else reading, "span": span})
    _set_names(title, _TITLE_NAMES)
    _set_extra(title, None)
    _set_private(title, None)
    values.append(title)


def _furniture(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, reason = token
    fields = {"kind": "furniture", "span": span_of(start, end), "text": source[start:end], "reason": reason}
    values.append(_trusted(Furniture, fields))


def _matter(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, role = token
    text = source[start:end]
    fields = {
        "kind": "matter",
        "span": span_of(start, end),
        "role": role,
        "text": text,
        "reading": text if reading is None else reading,
    }
    values.append(_trusted(Matter, fields))


def _keep_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave a token as it is for the rule's maker: where a branch opens, and a gap, which is no node."""
    values.append(token)


def _drop_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave nothing of a token: where a branch closes, its span is known from its children."""


# ---- rules ------------------------------------------------------------------------------------------------


def _span(opened: Token, children: tuple[Any, ...]) -> Span:
    """Return the span from the first child's start to the last one's end; empty where there is none."""
    if not children:
        return span_of(opened[1], opened[1])
    return span_of(children[0].span.start, children[-1].span.end)


def _document(parts: list[Any], source: str) -> tuple[Any, ...]:
    return tuple(parts)


def _speech(parts: list[Any], source: str) -> Speech:
    children = tuple(parts[1:])
    title, salutation = names_of(child for child in children if type(child) is Matter)
    fields = {
        "kind": "speech",
        "span": _span(parts[0], children),
        "title": title,
        "salutation": salutation,
        "children": children,
    }
    return _trusted(Speech, fields)


def _list(parts: list[Any], source: str) -> List:
    children = tuple(parts[1:])
    info: ListInfo = parts[0][4]
    fields = {
        "kind": "list",
        "span": _span(parts[0], children),
        "style": info.style,
        "announced": None if info.announced is None else _announced(*info.announced),
        "continues": info.continues,
        "margin": info.margin,
        "children": children,
    }
    return _trusted(List, fields)


def _announced(count: int, start: int, end: int) -> Announced:
    return _trusted(Announced, {"count": count, "span": span_of(start, end)})


def _section(parts: list[Any], source: str) -> Section:
    _, start, end, _, (form, level) = parts[0]
    marker = gap = title = None
    body = 1
    for part in parts[1:4]:  # at most a marker, a gap and a title come before the body
        kind = type(part)
        if kind is Marker:
            marker = part
        elif kind is Title:
            title = part
        elif kind is tuple:
            _, gap_start, gap_end, _, _ = part
            gap = source[gap_start:gap_end]
        else:
            break
        body += 1
    last = parts[-1]
    end = last[2] if type(last) is tuple else last.span.end
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    section = _new(Section)
    _set_fields(
        section,
        {
            "kind": "section",
            "span": span,
            "form": form,
            "level": level,
            "marker": marker,
            "gap": gap,
            "title": title,
            "children": tuple(parts[body:]),
        },
    )
    _set_names(section, _SECTION_NAMES)
    _set_extra(section, None)
    _set_private(section, None)
    return section


def _paragraph(parts: list[Any], source: str) -> Paragraph:
    children = tuple(parts[1:])
    paragraph = _new(Paragraph)
    _set_fields(paragraph, {"kind": "paragraph", "span": _span(parts[0], children), "children": children})
    _set_names(paragraph, _PARAGRAPH_NAMES)
    _set_extra(paragraph, None)
    _set_private(paragraph, None)
    return paragraph


_TOKEN_MAKERS: Final[dict[str, TokenMaker]] = {
    "LINE": _line,
    "TEXT": _text,
    "SPACE": _space,
    "FURNITURE": _furniture,
    "MATTER": _matter,
    "MARKER": _marker,
    "GAP": _keep_token,
    "TITLE": _title,
    "SPEECH_OPEN": _keep_token,
    "LIST_OPEN": _keep_token,
    "SECTION_OPEN": _keep_token,
    "PARAGRAPH_OPEN": _keep_token,
    "SPEECH_CLOSE": _drop_token,
    "LIST_CLOSE": _drop_token,
    "SECTION_CLOSE": _drop_token,
    "PARAGRAPH_CLOSE": _drop_token,
}

_RULE_MAKERS: Final[dict[str, RuleMaker]] = {
    "document": _document,
    "speech": _speech,
    "list": _list,
    "section": _section,
    "paragraph": _paragraph,
}

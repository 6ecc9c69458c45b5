"""Makes the tree: what each token and each rule of outline.lark is as a node.

Nodes are made here without validation, since layout's tokens are right by construction and checking each
field again would cost more than all the rest; a test holds them equal to validated ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeVar

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
from speechparse.span import Span, UnlockedSpan
from speechparse.span import trusted_span as span_of
from speechparse.tokens import Token
from speechparse.unlocked import unlocked

_N = TypeVar("_N", bound=Node)

# The twins of the nodes that a text has by the ten thousand. Their makers fill them by plain assignment, in the
# order of their fields, and then what pydantic keeps of a model: what was set, and nothing besides.
_UnlockedText: Final = unlocked(Text)
_UnlockedSpace: Final = unlocked(Space)
_UnlockedMarker: Final = unlocked(Marker)
_UnlockedTitle: Final = unlocked(Title)
_UnlockedParagraph: Final = unlocked(Paragraph)
_UnlockedSection: Final = unlocked(Section)
_UnlockedList: Final = unlocked(List)
_RARER_TWINS: Final[dict[type[Node], Any]] = {
    model: unlocked(model) for model in (Announced, Document, Furniture, Matter, Speech)
}

# In a tree that was parsed every field is set; the nodes of a class share the set of their names.
_TEXT_NAMES: Final = set(Text.model_fields)
_SPACE_NAMES: Final = set(Space.model_fields)
_MARKER_NAMES: Final = set(Marker.model_fields)
_TITLE_NAMES: Final = set(Title.model_fields)
_PARAGRAPH_NAMES: Final = set(Paragraph.model_fields)
_SECTION_NAMES: Final = set(Section.model_fields)
_LIST_NAMES: Final = set(List.model_fields)
_RARER_NAMES: Final[dict[type[Node], set[str]]] = {model: set(model.model_fields) for model in _RARER_TWINS}


def _trusted(model: type[_N], fields: dict[str, Any]) -> _N:
    """Make one of the rarer nodes, of all its fields in declared order."""
    node = _RARER_TWINS[model]()
    node.__dict__ = fields
    node.__pydantic_fields_set__ = _RARER_NAMES[model]
    node.__pydantic_extra__ = None
    node.__pydantic_private__ = None
    node.__class__ = model
    made: _N = node
    return made


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
    span = UnlockedSpan()
    span.start = start
    span.end = line_end
    span.__class__ = Span
    text = _UnlockedText()
    text.kind = "text"
    text.span = span
    text.text = words = source[start:line_end]
    text.reading = words if reading is None else reading
    text.__pydantic_fields_set__ = _TEXT_NAMES
    text.__pydantic_extra__ = None
    text.__pydantic_private__ = None
    text.__class__ = Text
    paragraph = _UnlockedParagraph()
    paragraph.kind = "paragraph"
    paragraph.span = span
    paragraph.children = (text,)
    paragraph.__pydantic_fields_set__ = _PARAGRAPH_NAMES
    paragraph.__pydantic_extra__ = None
    paragraph.__pydantic_private__ = None
    paragraph.__class__ = Paragraph
    values.append(paragraph)
    if line_end != end:
        _space(("SPACE", line_end, end, None, "line-end"), source, values)


def _text(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    text = _UnlockedText()
    text.kind = "text"
    text.span = span
    text.text = words = source[start:end]
    text.reading = words if reading is None else reading
    text.__pydantic_fields_set__ = _TEXT_NAMES
    text.__pydantic_extra__ = None
    text.__pydantic_private__ = None
    text.__class__ = Text
    values.append(text)


def _space(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, reason = token
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    space = _UnlockedSpace()
    space.kind = "space"
    space.span = span
    space.text = source[start:end]
    space.reason = reason
    space.__pydantic_fields_set__ = _SPACE_NAMES
    space.__pydantic_extra__ = None
    space.__pydantic_private__ = None
    space.__class__ = Space
    values.append(space)


def _marker(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, (style, ordinal, automatic) = token
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    marker = _UnlockedMarker()
    marker.text = text = source[start:end]
    marker.reading = text if reading is None else reading
    marker.style = style
    marker.ordinal = ordinal
    marker.automatic = automatic
    marker.span = span
    marker.__pydantic_fields_set__ = _MARKER_NAMES
    marker.__pydantic_extra__ = None
    marker.__pydantic_private__ = None
    marker.__class__ = Marker
    values.append(marker)


def _title(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    title = _UnlockedTitle()
    title.text = text = source[start:end]
    title.reading = text if reading is None else reading
    title.span = span
    title.__pydantic_fields_set__ = _TITLE_NAMES
    title.__pydantic_extra__ = None
    title.__pydantic_private__ = None
    title.__class__ = Title
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
    readings: dict[str, str] = {}
    for child in children:
        if type(child) is Matter:
            readings.setdefault(child.role, child.reading)
    fields = {
        "kind": "speech",
        "span": _span(parts[0], children),
        "title": readings.get("title"),
        "salutation": readings.get("salutation"),
        "children": children,
    }
    return _trusted(Speech, fields)


def _list(parts: list[Any], source: str) -> Any:
    opened, *items = parts
    style, announced, continues, margin = opened[4]
    made = _UnlockedList()
    made.kind = "list"
    made.span = span_of(items[0].span.start, items[-1].span.end)
    made.style = style
    made.announced = None if announced is None else _announced(*announced)
    made.continues = continues
    made.margin = margin
    made.children = tuple(items)
    made.__pydantic_fields_set__ = _LIST_NAMES
    made.__pydantic_extra__ = None
    made.__pydantic_private__ = None
    made.__class__ = List
    return made


def _announced(count: int, start: int, end: int) -> Announced:
    return _trusted(Announced, {"count": count, "span": span_of(start, end)})


def _section(parts: list[Any], source: str) -> Any:
    _, start, _, _, (form, level) = parts[0]
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
    section = _UnlockedSection()
    section.kind = "section"
    section.span = span_of(start, last[2] if type(last) is tuple else last.span.end)
    section.form = form
    section.level = level
    section.marker = marker
    section.gap = gap
    section.title = title
    section.children = tuple(parts[body:])
    section.__pydantic_fields_set__ = _SECTION_NAMES
    section.__pydantic_extra__ = None
    section.__pydantic_private__ = None
    section.__class__ = Section
    return section


def _paragraph(parts: list[Any], source: str) -> Any:
    children = tuple(parts[1:])
    paragraph = _UnlockedParagraph()
    paragraph.kind = "paragraph"
    paragraph.span = _span(parts[0], children)
    paragraph.children = children
    paragraph.__pydantic_fields_set__ = _PARAGRAPH_NAMES
    paragraph.__pydantic_extra__ = None
    paragraph.__pydantic_private__ = None
    paragraph.__class__ = Paragraph
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

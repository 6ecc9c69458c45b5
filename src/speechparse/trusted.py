"""Makes nodes without validation, for the builder: all fields of a node in their order, right by construction.

Each is filled as its class's unlocked twin, then given what pydantic keeps of a model (which fields were set, and
nothing besides), and its class; a test holds them equal to validated ones.
"""

from __future__ import annotations

from typing import Any, Final

from speechparse.document import Document
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
from speechparse.span import Span, UnlockedSpan
from speechparse.tokens import ListInfo
from speechparse.unlocked import unlocked

# The nodes that a text has by the ten thousand have makers of their own, which fill in their spans, too: a
# dict of their fields, and a call for the span, would cost half as much again.
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


def new_node(model: type[Node], fields: dict[str, Any]) -> Any:
    """Make one of the rarer nodes."""
    node = _RARER_TWINS[model]()
    node.__dict__ = fields
    node.__pydantic_fields_set__ = _RARER_NAMES[model]
    node.__pydantic_extra__ = None
    node.__pydantic_private__ = None
    node.__class__ = model
    return node


def new_text(source: str, start: int, end: int, reading: str | None) -> Any:
    """Make a run of text; ``reading`` None: it reads as it stands."""
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
    return text


def new_space(source: str, start: int, end: int, reason: str) -> Any:
    """Make what carries no words."""
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
    return space


def new_line(source: str, start: int, end: int, line_end: int, reading: str | None) -> tuple[Any, ...]:
    """Make a paragraph of one run of text, and where ``line_end`` characters end its line, a space of those.

    These are half of the nodes of a text, so that this is new_text, new_paragraph and new_space once more: calling
    them would cost a fifteenth of the whole tree.
    """
    text_end = end - line_end
    span = UnlockedSpan()
    span.start = start
    span.end = text_end
    span.__class__ = Span
    text = _UnlockedText()
    text.kind = "text"
    text.span = span
    text.text = words = source[start:text_end]
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
    if not line_end:
        return (paragraph,)
    span = UnlockedSpan()
    span.start = text_end
    span.end = end
    span.__class__ = Span
    space = _UnlockedSpace()
    space.kind = "space"
    space.span = span
    space.text = source[text_end:end]
    space.reason = "line-end"
    space.__pydantic_fields_set__ = _SPACE_NAMES
    space.__pydantic_extra__ = None
    space.__pydantic_private__ = None
    space.__class__ = Space
    return paragraph, space


def new_marker(
    source: str, start: int, end: int, reading: str | None, style: str, ordinal: int, automatic: bool
) -> Any:
    """Make the sign that numbers a section."""
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    marker = _UnlockedMarker()
    marker.text = words = source[start:end]
    marker.reading = words if reading is None else reading
    marker.style = style
    marker.ordinal = ordinal
    marker.automatic = automatic
    marker.span = span
    marker.__pydantic_fields_set__ = _MARKER_NAMES
    marker.__pydantic_extra__ = None
    marker.__pydantic_private__ = None
    marker.__class__ = Marker
    return marker


def new_title(source: str, start: int, end: int, reading: str | None) -> Any:
    """Make a section's title."""
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    title = _UnlockedTitle()
    title.text = words = source[start:end]
    title.reading = words if reading is None else reading
    title.span = span
    title.__pydantic_fields_set__ = _TITLE_NAMES
    title.__pydantic_extra__ = None
    title.__pydantic_private__ = None
    title.__class__ = Title
    return title


def new_paragraph(span: Span, children: tuple[Any, ...]) -> Any:
    """Make a paragraph."""
    paragraph = _UnlockedParagraph()
    paragraph.kind = "paragraph"
    paragraph.span = span
    paragraph.children = children
    paragraph.__pydantic_fields_set__ = _PARAGRAPH_NAMES
    paragraph.__pydantic_extra__ = None
    paragraph.__pydantic_private__ = None
    paragraph.__class__ = Paragraph
    return paragraph


def new_section(
    start: int,
    end: int,
    form: str,
    level: int,
    marker: Any,
    gap: str | None,
    title: Any,
    children: tuple[Any, ...],
) -> Any:
    """Make a section."""
    span = UnlockedSpan()
    span.start = start
    span.end = end
    span.__class__ = Span
    section = _UnlockedSection()
    section.kind = "section"
    section.span = span
    section.form = form
    section.level = level
    section.marker = marker
    section.gap = gap
    section.title = title
    section.children = children
    section.__pydantic_fields_set__ = _SECTION_NAMES
    section.__pydantic_extra__ = None
    section.__pydantic_private__ = None
    section.__class__ = Section
    return section


def new_list(info: ListInfo, announced: Any, children: tuple[Any, ...]) -> Any:
    """Make a list of at least one section."""
    span = UnlockedSpan()
    span.start = children[0].span.start
    span.end = children[-1].span.end
    span.__class__ = Span
    made = _UnlockedList()
    made.kind = "list"
    made.span = span
    made.style = info.style
    made.announced = announced
    made.continues = info.continues
    made.margin = info.margin
    made.children = children
    made.__pydantic_fields_set__ = _LIST_NAMES
    made.__pydantic_extra__ = None
    made.__pydantic_private__ = None
    made.__class__ = List
    return made

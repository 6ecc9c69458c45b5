"""Resolve the paragraph and character styles of a Word file: what a style has from itself and from its bases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from speechparse.readers.docx_parts import Element, w

_Value = TypeVar("_Value")

_VAL: Final = w("val")
_OFF: Final = ("0", "false", "off", "none")
#: The outline level that means body text.
_BODY_LEVEL: Final = 9
#: Styles that one may be based on, one on the other; Word itself knows far fewer.
_MOST_BASES: Final = 100


def is_on(element: Element | None) -> bool | None:
    """Return a toggle's value; None where the element is not there."""
    return None if element is None else element.get(_VAL) not in _OFF


def value_of(element: Element | None) -> str | None:
    """Return an element's w:val; None where the element or the value is not there."""
    value: str | None = None if element is None else element.get(_VAL)
    return value


def number_of(value: str | None) -> int | None:
    """Return the integer that a value is; None where it is none."""
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


def outline_of(value: str | None) -> int | None:
    """Return an outline level from 1 to 9, 0 for body text, and None where nothing is said."""
    level = number_of(value)
    if level is None or level < 0:
        return None
    return 0 if level >= _BODY_LEVEL else level + 1


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph has from its style and that style's bases."""

    id: str | None = None
    name: str | None = None
    #: From 1 to 9; None for body text.
    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    #: The style that gave ``num_id``: it, or the paragraph's own, may be named in a numbering level.
    num_owner: str | None = None
    #: Whether its text is hidden.
    hidden: bool = False


class _Own(NamedTuple):
    """What one style says by itself."""

    base: str | None
    #: As outline_of gives it.
    outline: int | None
    num_id: str | None
    num_level: int | None
    hidden: bool | None


@dataclass(slots=True)
class Styles:
    """The styles of a file by id, each resolved when first asked for."""

    elements: Mapping[str, Element]
    default_paragraph: str | None
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _hidden: dict[str | None, bool] = field(default_factory=dict)
    _owns: dict[str, _Own] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Read styles.xml; None gives no styles."""
        elements: dict[str, Element] = {}
        default = None
        for style in () if root is None else root.iterchildren(w("style")):
            style_id = style.get(w("styleId"))
            if style_id is None:
                continue
            elements.setdefault(style_id, style)
            is_default = style.get(w("default")) not in (None, *_OFF)
            if is_default and style.get(w("type")) == "paragraph":
                default = style_id
        return cls(elements, default)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """Return the resolved style of a paragraph; an unknown or missing id stands for the default style."""
        found = self._paragraphs.get(style_id)
        if found is None:
            known = style_id if style_id in self.elements else self.default_paragraph
            found = self._paragraphs[style_id] = self._resolved(known)
        return found

    def hides(self, style_id: str | None) -> bool:
        """Say whether a character style, or one of its bases, hides text."""
        if style_id not in self._hidden:
            self._hidden[style_id] = _first(own.hidden for _, own in self._chain(style_id)) or False
        return self._hidden[style_id]

    def numbering_of(self, style_id: str) -> str | None:
        """Return the numbering that a numbering style stands for."""
        return _first(own.num_id for _, own in self._chain(style_id))

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, _Own]]:
        """Yield a style and its bases; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(seen) <= _MOST_BASES:
            seen.add(style_id)
            own = self._owns.get(style_id)
            if own is None:
                if (element := self.elements.get(style_id)) is None:
                    return
                own = self._owns[style_id] = _own(element)
            yield style_id, own
            style_id = own.base

    def _resolved(self, style_id: str | None) -> ParagraphStyle:
        if style_id is None:
            return ParagraphStyle()
        outline = num_level = num_id = num_owner = None
        for owner, own in self._chain(style_id):
            if outline is None:
                outline = own.outline
            if num_level is None:
                num_level = own.num_level
            if num_id is None and own.num_id is not None:
                num_id, num_owner = own.num_id, owner
        named = self.elements[style_id].find(w("name"))
        return ParagraphStyle(
            id=style_id,
            name=style_id if named is None else named.get(_VAL, style_id),
            outline=outline or None,
            num_id=num_id,
            num_level=num_level,
            num_owner=num_owner,
            hidden=self.hides(style_id),
        )


def _own(style: Element) -> _Own:
    properties = style.find(w("pPr"))
    numbering = None if properties is None else properties.find(w("numPr"))
    return _Own(
        base=value_of(style.find(w("basedOn"))),
        outline=None if properties is None else outline_of(value_of(properties.find(w("outlineLvl")))),
        num_id=None if numbering is None else value_of(numbering.find(w("numId"))),
        num_level=None if numbering is None else number_of(value_of(numbering.find(w("ilvl")))),
        hidden=is_on(style.find(f"{w('rPr')}/{w('vanish')}")),
    )


def _first(values: Iterator[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)

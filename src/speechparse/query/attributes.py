"""The attributes that a selector can ask for, as one table: docs/language.md lists them for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias

#: Takes a node of the right kind; None where the node has no such thing.
Reader: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: what its values are, and how to read it from each kind that has it.

    ``whole`` says that every kind has it, and that it is cut from the text of the whole tree.
    """

    values: Literal["number", "words", "truth"]
    readers: Mapping[str, Reader]
    whole: bool = False


def _of(field: str, *kinds: str) -> dict[str, Reader]:
    return dict.fromkeys(kinds, attrgetter(field))


def _under(parent: str, field: str) -> Reader:
    def read(node: Any) -> Any:
        above = getattr(node, parent)
        return None if above is None else getattr(above, field)

    return read


_EVERY: Final = (
    "document",
    "furniture",
    "speech",
    "matter",
    "list",
    "section",
    "paragraph",
    "text",
    "space",
)

ATTRIBUTES: Final[Mapping[str, Attribute]] = {
    "level": Attribute("number", _of("level", "section")),
    "form": Attribute("words", _of("form", "section")),
    "marker": Attribute("words", {"section": _under("marker", "reading")}),
    "style": Attribute("words", {"section": _under("marker", "style"), **_of("style", "list")}),
    "ordinal": Attribute("number", {"section": _under("marker", "ordinal")}),
    "automatic": Attribute("truth", {"section": _under("marker", "automatic")}),
    "title": Attribute("words", {"section": _under("title", "reading"), **_of("title", "speech")}),
    "salutation": Attribute("words", _of("salutation", "speech")),
    "announced": Attribute("number", {"list": _under("announced", "count")}),
    "continues": Attribute("truth", _of("continues", "list")),
    "margin": Attribute("number", _of("margin", "list")),
    "role": Attribute("words", _of("role", "matter")),
    "reason": Attribute("words", _of("reason", "furniture", "space")),
    "name": Attribute("words", _of("name", "document")),
    "start": Attribute("number", _of("span.start", *_EVERY)),
    "end": Attribute("number", _of("span.end", *_EVERY)),
    "text": Attribute("words", _of("text", "furniture", "matter", "text", "space"), whole=True),
    "reading": Attribute("words", _of("reading", "matter", "text"), whole=True),
}

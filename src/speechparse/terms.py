"""The words in which the tree speaks of its nodes, and how deep sections nest: what the rooms below it need of it."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

#: Sections nest at most this deep; what would be deeper stays running text.
MAX_LEVEL: Final = 24

Form: TypeAlias = Literal["heading", "run-in", "inline"]
Role: TypeAlias = Literal[
    "title",
    "salutation",
    "subtitle",
    "byline",
    "date",
    "number",
    "addressee",
    "contents",
    "closing",
    "signature",
    "attachment",
    "note",
]
SpaceReason: TypeAlias = Literal["line-end", "indent", "gap", "wrap", "slice", "markup"]
FurnitureReason: TypeAlias = Literal["page-head", "page-foot", "part", "related", "page-line"]

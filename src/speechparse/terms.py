"""The words in which the tree speaks of its nodes, and how deep sections nest: what the rooms below it need of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, Protocol, TypeAlias

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


class Named(Protocol):
    """Matter, of whatever tree: its role, and how it reads."""

    @property
    def role(self) -> Role:
        """What it is in the speech."""

    @property
    def reading(self) -> str:
        """Its words with damage undone."""


def names_of(matter: Iterable[Named]) -> tuple[str | None, str | None]:
    """Return the title and the salutation of a speech by its matter, None for what it does not have.

    A title may stand in several lines, as a notice's does below the office that issues it. Where a number parts them
    from lines above, those are the head of what bears it; what comes after a salutation is no title of the speech.
    """
    title = salutation = before = None
    for piece in matter:
        role = piece.role
        if role == "title" and salutation is None:
            title = _joined(title, piece.reading) if title and before == "title" else piece.reading
        elif role == "salutation" and salutation is None:
            salutation = piece.reading
        before = role
    return title, salutation


def _joined(line: str, following: str) -> str:
    return f"{line} {following}" if needs_blank(line, following) else line + following


def needs_blank(line: str, following: str) -> bool:
    """Say whether two lines of a title are parted by a blank when they are one: words are, Han characters are not."""
    return line[-1:].isascii() and following[:1].isascii()

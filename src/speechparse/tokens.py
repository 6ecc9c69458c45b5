"""The tokens that layout hands to the parser: what they are called, and what each carries.

A token is a plain tuple ``(kind, start, end, reading, extra)``. Offsets are code points of the source as
given, damage included; ``reading`` is the same characters with their damage undone, None where that is
no different. Tokens come in the order of the source, and their characters, joined, are the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, TypeAlias

#: The names of grammar/outline.lark's terminals.
TokenKind: TypeAlias = Literal[
    "LINE",
    "TEXT",
    "SPACE",
    "MARKER",
    "GAP",
    "TITLE",
    "HEAD",
    "ITEM",
    "MATTER",
    "FURNITURE",
    "SPEECH_OPEN",
    "SPEECH_CLOSE",
    "LIST_OPEN",
    "LIST_CLOSE",
    "SECTION_OPEN",
    "SECTION_CLOSE",
    "PARAGRAPH_OPEN",
    "PARAGRAPH_CLOSE",
]

#: ``(kind, start, end, reading, extra)``. A plain tuple, since tens of thousands are made and unpacked for a
#: long text; what ``extra`` holds is said at each kind below.
Token: TypeAlias = tuple[TokenKind, int, int, str | None, Any]

#: A paragraph without lists, line end and all; ``extra`` is how many characters its line end has (0 where
#: the text stops without one). Its text is never empty.
LINE: Final = "LINE"
#: A run of body text inside a paragraph; no ``extra``.
TEXT: Final = "TEXT"
#: What carries no words; ``extra`` is its reason, a nodes.SpaceReason.
SPACE: Final = "SPACE"
#: The sign that numbers a section; ``extra`` is ``(style, ordinal, automatic)``.
MARKER: Final = "MARKER"
#: The blanks between a marker and its title; no ``extra``.
GAP: Final = "GAP"
#: A section's title; no ``extra``.
TITLE: Final = "TITLE"
#: A section's number, gap and title in one, where nothing of them is damaged; ``extra`` is ``(form, level,
#: style, ordinal, automatic, marker, gap, title)``, the last three how many characters each has: gap 0 where there
#: is none, title -1.
HEAD: Final = "HEAD"
#: A whole section of a HEAD and one LINE; ``extra`` is HEAD's and LINE's: how many characters its line end has.
ITEM: Final = "ITEM"
#: What belongs to the paper and is not its body; ``extra`` is its role, a nodes.Role.
MATTER: Final = "MATTER"
#: What is not the paper; ``extra`` is its reason, a nodes.FurnitureReason.
FURNITURE: Final = "FURNITURE"

# These have no characters: ``start == end``. Where nothing else is said, ``extra`` is None.
SPEECH_OPEN: Final = "SPEECH_OPEN"
SPEECH_CLOSE: Final = "SPEECH_CLOSE"
#: ``extra`` is a ListInfo.
LIST_OPEN: Final = "LIST_OPEN"
LIST_CLOSE: Final = "LIST_CLOSE"
#: ``extra`` is ``(form, level)``: a nodes.Form, and the depth among sections from 1.
SECTION_OPEN: Final = "SECTION_OPEN"
SECTION_CLOSE: Final = "SECTION_CLOSE"
PARAGRAPH_OPEN: Final = "PARAGRAPH_OPEN"
PARAGRAPH_CLOSE: Final = "PARAGRAPH_CLOSE"


class ListInfo(NamedTuple):
    """What is known of a list where it opens: the fields of nodes.List.

    ``announced`` is the count that its lead-in announces, with the start and end of the numeral.
    """

    style: str
    announced: tuple[int, int, int] | None = None
    continues: bool = False
    margin: float = 0.0


def written_out(token: Token) -> Iterator[Token]:
    """Yield the tokens that an ITEM is short for, its HEAD among them, or those that a HEAD is."""
    kind, start, end, _, (form, level, style, ordinal, automatic, marker, gap, title, *line) = token
    at = start + marker
    if kind == ITEM:
        begun = at + gap + max(title, 0)
        yield HEAD, start, begun, None, (form, level, style, ordinal, automatic, marker, gap, title)
        yield LINE, begun, end, None, line[0]
        yield SECTION_CLOSE, end, end, None, None
        return
    yield SECTION_OPEN, start, start, None, (form, level)
    yield MARKER, start, at, None, (style, ordinal, automatic)
    if gap > 0:
        yield GAP, at, at + gap, None, None
    if title >= 0:
        yield TITLE, end - title, end, None, None

"""Turn the children of a run into characters: its text with Word's treatment of blanks, its breaks and symbols."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speechparse.readers.docx_parts import Element, w

TEXT: Final = w("t")
#: The children of a run that hold its text; deleted text has a name of its own.
TEXTS: Final[Mapping[str, frozenset[str]]] = {
    "accepted": frozenset({TEXT}),
    "original": frozenset({TEXT, w("delText")}),
}
#: Children of a run that stand for a character.
CHARACTERS: Final[Mapping[str, str]] = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
}

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
#: The blanks of XML, and what they become inside a piece of text.
_XML_SPACE: Final = " \t\n\r"
_BLANKS: Final = str.maketrans("\t\n\r", "   ")


def shown_text(element: Element, text: str) -> tuple[str, int]:
    """Return the text of a w:t as Word shows it, and how many characters at its beginning are left out."""
    offset = 0
    if element.get(_SPACE) != "preserve":
        bare = text.lstrip(_XML_SPACE)
        offset = len(text) - len(bare)
        text = bare.rstrip(_XML_SPACE)
    return text.translate(_BLANKS), offset


def symbol(code: str | None) -> str:
    """Return the character that a w:sym names in hexadecimal; nothing where its code is none."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    is_text = 0x20 <= value <= 0xFFFF and not 0xD800 <= value <= 0xDFFF
    return chr(value) if is_text else ""

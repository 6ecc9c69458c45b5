"""Read HTML's character references (&nbsp; &ldquo; &#12288;) as the characters that they stand for."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

#: The & as addresses quote it, and pages that were made of such.
_QUOTED: Final = "%26"
# Only what pages really hold: an & that merely precedes a word and a ; (AT&T;) is left alone. A page's own & may have been
# escaped once more where its source was taken for text (&amp;nbsp;).
_REFERENCE: Final = LazyPattern(
    r"(?:&|%26)(?:amp;){0,2}(nbsp|ensp|emsp|thinsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|middot|hellip|mdash|ndash|"
    r"laquo|raquo|times|copy|reg|deg|bull|sect|permil|zwnj|zwj|shy|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
#: What a reference may not bring in: a character that would break a line, or none at all.
_REFUSED: Final = frozenset("\0\r\n\v\f\x85\u2028\u2029\ufffd")
_LINE_ENDS: Final = frozenset("\r\n\v\f\x85\u2028\u2029")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each character reference."""
    if "&" not in reading.text and ("%" not in reading.text or _QUOTED not in reading.text):
        return []
    import html  # with a table of all names, for the few texts that have any

    edits: list[Edit] = []
    for match in _REFERENCE.finditer(reading.text):
        character = html.unescape(f"&{match[1]};")
        if character.isspace() and character not in _LINE_ENDS and character not in " \t\u00a0":
            character = "\u3000"  # &ensp; and &emsp; indent paragraphs as wide blanks do
        if len(character) == 1 and character not in _REFUSED:
            edits.append(Edit(*match.span(), character, "markup"))
    return edits

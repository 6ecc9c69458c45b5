"""Read the text of a Word file: its paragraphs, one a line, each with the number that Word shows before it.

The result keeps the way back: which paragraph, run and element each character comes from.
"""

from __future__ import annotations

import os
from typing import BinaryIO

from speechparse.readers.archive import Archive, ArchiveLimits
from speechparse.readers.docx_parts import read_parts
from speechparse.readers.docx_properties import GONE, Revisions
from speechparse.readers.docx_story import Reader
from speechparse.readers.docx_text import MAX_CHARACTERS, Aside, TextRun, WordParagraph, WordText

__all__ = ["Aside", "TextRun", "WordParagraph", "WordText", "read_word"]


def read_word(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    revisions: Revisions = "accepted",
    limits: ArchiveLimits | None = None,
    max_characters: int = MAX_CHARACTERS,
) -> WordText:
    """Read a .docx file from a path, its bytes or a binary file.

    Tracked changes are read as accepted, or, with ``revisions="original"``, as if never made. UnsupportedFormat says
    in one line what is wrong with a file; LimitError names the limit that it exceeds.
    """
    if revisions not in GONE:
        raise ValueError(f"revisions is {revisions!r}; it may be {' or '.join(map(repr, GONE))}")
    with Archive(source, limits or ArchiveLimits()) as archive:
        parts = read_parts(archive)
    reader = Reader(parts, revisions, max_characters, heeds_fields=True)
    text = reader.read()
    if reader.fields_close:
        return text
    # A field that is never closed would hide all that comes after it.
    return Reader(parts, revisions, max_characters, heeds_fields=False).read()

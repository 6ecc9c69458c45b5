"""Which reader reads a text: by its file's name, and where that says nothing by how the text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from os.path import splitext
from typing import Final, cast

from speechparse.limits import ArchiveLimits
from speechparse.readers.page import Page

#: The readers of marked-up text, by the endings of files; each is a function of its module.
READERS: Final = {
    ".html": ("speechparse.readers.html", "read_html"),
    ".htm": ("speechparse.readers.html", "read_html"),
    ".xhtml": ("speechparse.readers.html", "read_html"),
    ".shtml": ("speechparse.readers.html", "read_html"),
    ".md": ("speechparse.readers.markdown", "read_markdown"),
    ".markdown": ("speechparse.readers.markdown", "read_markdown"),
}
#: The endings of files that are, or are turned into, Word files.
OFFICE_ENDINGS: Final = frozenset({".docx", ".doc", ".wps", ".odt", ".rtf"})
#: Those that never hold plain text; .doc is what many a web page or text is called.
_NO_TEXT: Final = frozenset({".docx", ".docm", ".dotx", ".odt", ".ott"})
#: How office files begin that may have to be turned into Word files: zip, OLE, RTF.
_OFFICE_SIGNS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
#: How a page begins that has no name, or a name that says nothing (.txt, .asp, …).
_BEGINS_AS_HTML: Final = (
    r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?(?:<!--(?:(?!-->).){0,500}-->\s*+)?(?:<!doctype\s+html|<html[\s>])"
)


def read_page(text: str, name: str | None) -> Page:
    """Read a text as its format asks for; of plain text nothing is said."""
    home = _reader_of(text, name)
    if home is None:
        return Page([], [])
    reader = cast("Callable[[str], Page]", getattr(import_module(home[0]), home[1]))
    return reader(text)


def is_page(text: str, name: str | None) -> bool:
    """Say whether a text is read as marked up: what is not the paper is there by right."""
    return _reader_of(text, name) is not None


def _reader_of(text: str, name: str | None) -> tuple[str, str] | None:
    ending = splitext(name)[1].lower() if name else ""
    if ending not in READERS and _begins_as_html(text):
        ending = ".html"
    return READERS.get(ending)


def _begins_as_html(text: str) -> bool:
    # Compiled for what begins with a tag only: start-up counts.
    return (
        text[:200].lstrip()[:1] == "<"
        and re.match(_BEGINS_AS_HTML, text, re.IGNORECASE | re.DOTALL) is not None
    )


def is_office(data: bytes) -> bool:
    """Say whether bytes begin as office files do, which is to say that they are no plain text."""
    return data.startswith(_OFFICE_SIGNS)


def is_word(data: bytes) -> bool:
    """Say whether bytes are a Word file: a zip that names a document of Word's."""
    return data.startswith(b"PK\x03\x04") and (
        b"word/document" in data or b"[Content_Types].xml" in data[:4000]
    )


def word_bytes(data: bytes, name: str | None, limits: ArchiveLimits) -> bytes | None:
    """Return the Word file that bytes are, or that LibreOffice makes of them; None where they are text.

    The content decides; a name's ending only says of what begins otherwise that it is broken.
    """
    if is_word(data):
        return data
    if is_office(data):
        from speechparse.readers.office import office_kind, to_word

        kind = office_kind(data)
        if kind is not None:
            return to_word(data, kind, limits)
    ending = splitext(name)[1].lower() if name else ""
    return data if ending in _NO_TEXT or (ending in OFFICE_ENDINGS and not data) else None

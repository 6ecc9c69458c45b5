"""Tell .doc, .wps, .odt and .rtf by their content, and turn them into Word files through LibreOffice, where it is installed.

LibreOffice runs with a profile of its own that lets no macro run and no link be followed, in a folder that is
removed afterwards, and for a limited time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from speechparse.errors import NeedsOffice, UnsupportedFormat
from speechparse.readers import compound, libreoffice
from speechparse.readers.archive import Archive, ArchiveLimitError, ArchiveLimits
from speechparse.readers.docx_parts import checked_part


class OfficeKind(NamedTuple):
    """One kind of file: its ending, and the filter that LibreOffice is told to read it by (None: it chooses)."""

    ending: str
    filter: str | None


_DOC: Final = OfficeKind(".doc", "MS Word 97")
#: Word 6 and Word 95.
_OLD_DOC: Final = OfficeKind(".doc", None)
_WORKS: Final = OfficeKind(".wps", "MS_Works")
_RTF: Final = OfficeKind(".rtf", "Rich Text Format")
_ODT: Final = OfficeKind(".odt", "writer8")

_RTF_SIGN: Final = b"{\\rtf"
_ODF_SIGN: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_ODF_TEXT: Final = _ODF_SIGN + b"text"
#: Where the first entry's name begins in a zip archive, and what is looked at: the name, its extra field, its content.
_FIRST_NAME: Final = 30
_FIRST_ENTRY: Final = slice(_FIRST_NAME, _FIRST_NAME + 120)
_ODF_MANIFEST: Final = "META-INF/manifest.xml"
_ODF_LOCKED: Final = b"encryption-data"
_ODF_PARTS: Final = ("content.xml", "styles.xml")

_BROKEN: Final = "the file is broken or truncated"
_LOCKED: Final = "the file is locked by a password: save it without one"
#: The streams by which other compound files are known, and what is said of them.
_OTHER_STREAMS: Final[Mapping[str, str]] = {
    "EncryptedPackage": _LOCKED,
    "EncryptionInfo": _LOCKED,
    "Workbook": "this is a spreadsheet, and no text",
    "Book": "this is a spreadsheet, and no text",
    "PowerPoint Document": "these are slides, and no text",
}
_WORD_STREAM: Final = "WordDocument"
_WORKS_STREAM: Final = "MatOST"
#: How the WordDocument stream begins: a sign, the version, and among the flags the one of a password.
_FIB: Final = slice(0, 12)
_FIB_SIGNS: Final = (b"\xec\xa5", b"\xdc\xa5")
_WORD_97: Final = 0xC1
_FIB_FLAGS: Final = 11
_IS_LOCKED: Final = 0x01

#: What counts in RTF for its braces: binary data, whose length is said, escaped signs, and braces.
_RTF_BRACES: Final = rb"\\bin(\d{1,9}) ?|\\[\\{}]|([{}])"


def office_kind(data: bytes) -> OfficeKind | None:
    """Tell the kind of an office file by its content; None for what is none, such as text or .docx.

    UnsupportedFormat says of a file that is locked, truncated or of another program's that it is.
    """
    if data.startswith(_RTF_SIGN):
        _check_braces(data)
        return _RTF
    if data.startswith(compound.SIGN):
        return _compound_kind(compound.beginnings(data))
    if _ODF_SIGN in data[_FIRST_ENTRY]:
        if _ODF_TEXT not in data[_FIRST_ENTRY]:
            raise UnsupportedFormat("this is an OpenDocument file, but no text")
        return _ODT
    return None


def _compound_kind(streams: Mapping[str, bytes]) -> OfficeKind:
    for name, said in _OTHER_STREAMS.items():
        if name in streams:
            raise UnsupportedFormat(said)
    fib = streams.get(_WORD_STREAM, b"")[_FIB]
    if len(fib) == _FIB.stop and fib.startswith(_FIB_SIGNS):
        if fib[_FIB_FLAGS] & _IS_LOCKED:
            raise UnsupportedFormat(_LOCKED)
        return _DOC if int.from_bytes(fib[2:4], "little") >= _WORD_97 else _OLD_DOC
    if _WORD_STREAM in streams:
        raise UnsupportedFormat(_BROKEN)
    if _WORKS_STREAM in streams:
        return _WORKS
    raise UnsupportedFormat("the file is no Word file, or its beginning is lost")


def _check_braces(data: bytes) -> None:
    """Refuse RTF whose outermost brace is never closed: its end is lost."""
    depth = skip = 0
    for found in re.finditer(_RTF_BRACES, data):
        if found.start() < skip:
            continue
        length, brace = found.groups()
        if length:
            skip = found.end() + int(length)
        elif brace:
            depth += 1 if brace == b"{" else -1
            if not depth:
                return
    raise UnsupportedFormat(_BROKEN)


def to_word(data: bytes, kind: OfficeKind, limits: ArchiveLimits) -> bytes:
    """Return an office file as a Word file.

    NeedsOffice where LibreOffice is not installed; UnsupportedFormat and ArchiveLimitError as reading a Word file
    has them.
    """
    if len(data) > limits.file_bytes:
        raise ArchiveLimitError("file_bytes", limits.file_bytes, len(data))
    if kind == _ODT:
        _check_opendocument(data, limits)
    program = libreoffice.find_program()
    if program is None:
        raise NeedsOffice(kind.ending)
    return libreoffice.to_word(program, data, kind.ending, kind.filter, limits)


def _check_opendocument(data: bytes, limits: ArchiveLimits) -> None:
    """Refuse an OpenDocument file that is locked, broken or too large to unpack."""
    with Archive(data, limits) as archive:
        names = set(archive.names)
        if _ODF_MANIFEST in names and _ODF_LOCKED in archive.read(_ODF_MANIFEST):
            raise UnsupportedFormat(_LOCKED)
        for name in names.intersection(_ODF_PARTS):
            checked_part(archive.read(name), limits)

"""Find and parse the XML parts of a Word file that its text is made from: document, styles and numbering.

The XML is parsed without entities, DTDs and network; a file with macros is refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from speechparse.errors import UnsupportedFormat
from speechparse.readers.archive import Archive, ArchiveLimitError, ArchiveLimits

#: An element of lxml's tree; lxml is an extra, and is imported when the first part is parsed.
Element = Any

WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: "Strict Open XML" names the same things by other addresses; they are turned into the usual ones.
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD_NAMESPACE.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)

_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: What a relationship's type ends in for the part that is wanted.
_MAIN: Final = "/officeDocument"
_STYLES: Final = "/styles"
_NUMBERING: Final = "/numbering"

_MACRO_TYPE: Final = b"macroEnabled"
_MACRO_PART: Final = "vbaproject.bin"
_HAS_MACROS: Final = "the file carries macros: save it as .docx, which has none"
_HAS_DOCTYPE: Final = "a part of the file has a DOCTYPE, which a Word file must not have"
NOT_WORD: Final = "the archive holds no Word document"
BROKEN_XML: Final = "a part of the file is broken XML"
#: How lxml is to parse what may be hostile.
PARSER_OPTIONS: Final[Mapping[str, bool]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

_DOCTYPE: Final = b"<!DOCTYPE"
#: An encoding named in the XML declaration, once NULs of UTF-16 are gone.
_ENCODING: Final = re.compile(rb"^[^<]{0,4}<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENCODINGS: Final = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii")
_DECLARATION_LENGTH: Final = 400
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
#: How much of the part is looked at for its namespaces, which stand in the root element.
_ROOT_LENGTH: Final = 65_536
#: The bytes that a tag (<a/>) or an attribute (b="") takes at least.
_LEAST_MARKUP: Final = 4


def w(name: str) -> str:
    """Return a name of Word's main namespace as lxml writes it."""
    return f"{{{WORD_NAMESPACE}}}{name}"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The main part, checked and not yet parsed, and the others; they are None where the file has none."""

    main: bytes
    styles: Element | None
    numbering: Element | None
    #: Whether any part mentions hidden text, so that most files need not be asked run by run.
    hides: bool


def read_parts(archive: Archive) -> WordParts:
    """Parse the parts of an opened archive; UnsupportedFormat where it is no Word file or is damaged."""
    names = {name.casefold(): name for name in archive.names}
    if _CONTENT_TYPES.casefold() not in names:
        raise UnsupportedFormat(NOT_WORD)
    if any(posixpath.basename(name) == _MACRO_PART for name in names):
        raise UnsupportedFormat(_HAS_MACROS)
    if _MACRO_TYPE in archive.read(names[_CONTENT_TYPES.casefold()]):
        raise UnsupportedFormat(_HAS_MACROS)
    main = _related(archive, names, _ROOT_RELATIONSHIPS, "", _MAIN)
    if main is None:
        raise UnsupportedFormat(NOT_WORD)
    folder, file = posixpath.split(main)
    relationships = posixpath.join(folder, "_rels", f"{file}.rels")
    raw = {_MAIN: archive.read(main)}
    for kind in (_STYLES, _NUMBERING):
        if (name := _related(archive, names, relationships, folder, kind)) is not None:
            raw[kind] = archive.read(name)
    hides = any(b"anish" in data or b"\0" in data for kind, data in raw.items() if kind != _NUMBERING)
    document = checked_part(raw.pop(_MAIN), archive.limits)
    parsed = {kind: parse_part(data, archive.limits) for kind, data in raw.items()}
    return WordParts(document, parsed.get(_STYLES), parsed.get(_NUMBERING), hides)


def parse_part(data: bytes, limits: ArchiveLimits) -> Element:
    """Parse one part to its root element; a DOCTYPE, another encoding or broken XML is UnsupportedFormat."""
    return _parsed(checked_part(data, limits))


def checked_part(data: bytes, limits: ArchiveLimits) -> bytes:
    """Return a part with the usual namespaces; UnsupportedFormat and ArchiveLimitError where it must not be parsed."""
    _check_part(data, limits)
    beginning = _without_nuls(data[:_ROOT_LENGTH])
    if any(strict in beginning for strict, _ in STRICT):
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return data


def _check_part(data: bytes, limits: ArchiveLimits) -> None:
    """Refuse a part that must not be parsed: one with a DOCTYPE, in another encoding, or of too many tags."""
    plain = _without_nuls(data)
    root = _ROOT.search(plain)
    prologue = plain[: root.start()] if root else plain
    # What looks like the root may stand in a comment: only then the whole part is searched.
    if b"<!" in prologue and _DOCTYPE in plain:
        raise UnsupportedFormat(_HAS_DOCTYPE)
    encoding = _ENCODING.match(plain[:_DECLARATION_LENGTH])
    if encoding and not encoding[1].lower().startswith(_ENCODINGS):
        raise UnsupportedFormat("a part of the file is neither UTF-8 nor UTF-16")
    if (
        len(plain) > limits.markup * _LEAST_MARKUP
        and (markup := plain.count(b"<") + plain.count(b"=")) > limits.markup
    ):
        raise ArchiveLimitError("markup", limits.markup, markup)


def _without_nuls(data: bytes) -> bytes:
    """Return UTF-16 with ASCII's signs as they are in UTF-8."""
    return data.replace(b"\0", b"") if b"\0" in data[:4] else data


def _parsed(data: bytes) -> Element:
    etree = xml_library()
    try:
        root = etree.fromstring(data, etree.XMLParser(**PARSER_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise UnsupportedFormat(BROKEN_XML) from error
    refuse_doctype(root)
    return root


def refuse_doctype(root: Element) -> None:
    """Raise UnsupportedFormat where a parsed part has a DOCTYPE."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsupportedFormat(_HAS_DOCTYPE)


def xml_library() -> Any:
    """Import lxml; UnsupportedFormat where it is not installed."""
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise UnsupportedFormat("Word files need more packages: pip install 'speechparse[docx]'") from error


def _related(
    archive: Archive, names: dict[str, str], relationships: str, folder: str, kind: str
) -> str | None:
    """Return the entry that a part's relationships name for a kind, or None."""
    listed = names.get(relationships.casefold())
    if listed is None:
        return None
    for relationship in parse_part(archive.read(listed), archive.limits).iter(_RELATIONSHIP):
        if relationship.get("TargetMode") == "External" or not relationship.get("Type", "").endswith(kind):
            continue
        target = relationship.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        return names.get(posixpath.normpath(path).casefold())
    return None

"""A Word file as its parts: read one, put another in its place, add one with all that must name it, write the file.

What is not touched is copied byte for byte, in its order and with its date; what is wrong with a file is said as
the readers say it.
"""

from __future__ import annotations

import io
import posixpath
import re
import sys
import zipfile
from typing import Final

from speechparse.errors import UnsupportedFormat
from speechparse.readers.archive import Archive, ArchiveLimits
from speechparse.readers.docx_parts import STRICT, Element, parse_part
from speechparse.word import rezip
from speechparse.word.splice import spliced

_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIP: Final = f"{{{_RELATIONSHIPS_NAMESPACE}}}Relationship"
_NO_RELATIONSHIPS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<Relationships xmlns="' + _RELATIONSHIPS_NAMESPACE.encode() + b'"></Relationships>'
)
#: What relationships of Word's own parts are called, before the part's kind ("/comments", "/styles").
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "/officeDocument"
_NOT_WORD: Final = "the archive holds no Word document"

#: The XML declaration of a part in UTF-8, with a byte-order mark before and the line end behind it.
_DECLARATION: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?<\?xml(?:(?!encoding)[^>])*(?:encoding\s*=\s*[\"']utf-?8[\"'][^>]*)?\?>\s*",
    re.IGNORECASE,
)
#: For a part that has kept the limits already.
_NO_LIMITS: Final = ArchiveLimits(markup=sys.maxsize)
_PLAIN_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class WordPackage:
    """The parts of one Word file, and the changes made to them.

    Names are found in any case, with or without a slash before them. UnsupportedFormat and ArchiveLimitError as
    for reading a file.
    """

    def __init__(self, data: bytes, limits: ArchiveLimits | None = None) -> None:
        self.limits: Final = limits or ArchiveLimits()
        self._data: Final = data
        self._archive: Final = Archive(data, self.limits)
        with zipfile.ZipFile(io.BytesIO(data)) as directory:
            self._infos: Final = directory.infolist()
            self._comment: Final = directory.comment
        self._names: Final = {info.filename.casefold(): info.filename for info in self._infos}
        self._changed: Final[dict[str, bytes]] = {}
        self._added: Final[dict[str, bytes]] = {}
        main = self._related(_ROOT_RELATIONSHIPS, "", _MAIN)
        if main is None or not self.has(_CONTENT_TYPES):
            raise UnsupportedFormat(_NOT_WORD)
        #: The name of the document part.
        self.main: Final = main

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name.lstrip("/").casefold() in self._names

    def part(self, name: str) -> bytes:
        """Return the bytes of a part, as they are now; KeyError where there is none."""
        own = self._names[name.lstrip("/").casefold()]
        for there in (self._changed, self._added):
            if own in there:
                return there[own]
        return self._archive.read(own)

    def tree(self, name: str) -> Element:
        """Parse a part to its root element, as the reader does; ``write_tree`` puts it back."""
        return parse_part(self.part(name), self.limits)

    def replace(self, name: str, data: bytes) -> None:
        """Put other bytes in the place of a part's; KeyError where there is none."""
        own = self._names[name.lstrip("/").casefold()]
        (self._added if own in self._added else self._changed)[own] = data

    def write_tree(self, name: str, root: Element) -> None:
        """Put a changed tree in the place of a part's, with the declaration and namespaces that it had."""
        self.replace(name, xml_bytes(root, self.part(name)))

    def related(self, kind: str) -> str | None:
        """Return the part that the document names as its ``kind`` (``"/comments"``), or None."""
        folder, _ = posixpath.split(self.main)
        return self._related(self._relationships, folder, kind)

    def add(self, name: str, data: bytes, content_type: str, relationship_type: str) -> str:
        """Add a part that belongs to the document, and return the name that it has.

        The content types and the document's relationships are made to name it. Where the document has a part of
        this relationship already, that one is replaced; where another part has the name, a number is put to it.
        """
        kind = relationship_type[relationship_type.rindex("/") :]
        existing = self.related(kind)
        if existing is not None:
            self.replace(existing, data)
            return existing
        # One that names a part which is not there gets it.
        missing = self._target(self._relationships, posixpath.dirname(self.main), kind)
        own = self._free_name(name.lstrip("/")) if missing is None else missing
        self._put(own, data)
        self._name_type(own, content_type)
        if missing is None:
            self._name_relationship(own, relationship_type)
        return own

    def to_bytes(self) -> bytes:
        """Return the file with the changes made."""
        entries = [
            rezip.packed(info.filename, self._changed[info.filename], info)
            if info.filename in self._changed
            else rezip.kept(self._data, info)
            for info in self._infos
        ]
        entries += [rezip.packed(name, data) for name, data in self._added.items()]
        return rezip.archive(entries, self._comment)

    @property
    def _relationships(self) -> str:
        folder, file = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    def _related(self, relationships: str, folder: str, kind: str) -> str | None:
        target = self._target(relationships, folder, kind)
        return None if target is None else self._names.get(target.casefold())

    def _target(self, relationships: str, folder: str, kind: str) -> str | None:
        """Return the name that a part's relationships have for a kind, whether there is such a part or not."""
        if not self.has(relationships):
            return None
        for relationship in self.tree(relationships).iter(_RELATIONSHIP):
            is_outside = relationship.get("TargetMode") == "External"
            if is_outside or not relationship.get("Type", "").endswith(kind):
                continue
            target = relationship.get("Target", "")
            path = posixpath.normpath(
                target if target.startswith("/") else posixpath.join("/", folder, target)
            )
            return path.lstrip("/") or None
        return None

    def _free_name(self, name: str) -> str:
        stem, ending = posixpath.splitext(name)
        count = 0
        while self.has(name):
            count += 1
            name = f"{stem}{count}{ending}"
        return name

    def _put(self, name: str, data: bytes) -> None:
        self._names[name.casefold()] = name
        self._added[name] = data

    def _name_type(self, name: str, content_type: str) -> None:
        root = self.tree(_CONTENT_TYPES)
        part_name = f"/{name}"
        for override in root.iter(f"{_TYPES}Override"):
            if override.get("PartName", "").casefold() == part_name.casefold():
                override.set("ContentType", content_type)
                break
        else:
            override = root.makeelement(f"{_TYPES}Override", nsmap=root.nsmap)
            override.set("PartName", part_name)
            override.set("ContentType", content_type)
            root.append(override)
        self.write_tree(_CONTENT_TYPES, root)

    def _name_relationship(self, name: str, relationship_type: str) -> None:
        if not self.has(self._relationships):
            self._put(self._relationships, _NO_RELATIONSHIPS)
        root = self.tree(self._relationships)
        taken = {each.get("Id") for each in root.iter(_RELATIONSHIP)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        folder = posixpath.dirname(self.main)
        relationship = root.makeelement(_RELATIONSHIP, nsmap=root.nsmap)
        relationship.set("Id", f"rId{number}")
        relationship.set("Type", self._spelled(relationship_type))
        inside = f"{folder}/" if folder else ""
        target = name.removeprefix(inside) if name.startswith(inside) else f"/{name}"
        relationship.set("Target", target)
        root.append(relationship)
        self.write_tree(self._relationships, root)

    def _spelled(self, address: str) -> str:
        """Return an address as this file spells its addresses: "Strict Open XML" has others."""
        spelled = address.encode()
        return (in_strict(spelled) if is_strict(self.part(self.main)) else spelled).decode()


def is_strict(data: bytes) -> bool:
    """Say whether a part is of the kind "Strict Open XML", whose trees have the usual names."""
    return any(strict in data for strict, _ in STRICT) and not any(usual in data for _, usual in STRICT)


def in_strict(data: bytes) -> bytes:
    """Return a part with the addresses of "Strict Open XML" for the usual ones."""
    for strict, usual in STRICT:
        data = data.replace(usual, strict)
    return data


def xml_bytes(root: Element, original: bytes) -> bytes:
    """Write a tree as the part that it was parsed from: what has not changed in it byte for byte.

    A part that was not in UTF-8 is then.
    """
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="UTF-8")
    declaration = _DECLARATION.match(original)
    if declaration is not None:
        before = parse_part(original, _NO_LIMITS)
        kept = spliced(root, before, original)
        kept = in_strict(kept) if is_strict(original) else kept
        # Where the two writers differ, which nothing known makes them do, the plain one is right.
        if etree.tostring(parse_part(kept, _NO_LIMITS), encoding="UTF-8") == data:
            return kept
    if is_strict(original):
        data = in_strict(data)
    return (_PLAIN_DECLARATION if declaration is None else declaration[0]) + data

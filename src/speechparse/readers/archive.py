"""Open a zip archive that may be hostile: everything its directory says is checked before an entry is unpacked.

Which entries a format has and what they mean is left to that format's reader.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import IO, BinaryIO, Final

from speechparse.errors import LimitError, UnsupportedFormat
from speechparse.limits import ArchiveLimits

__all__ = ["Archive", "ArchiveLimitError", "ArchiveLimits"]

_SAID: Final[Mapping[str, str]] = {
    "file_bytes": "the file has {found} bytes",
    "entries": "the file holds {found} parts",
    "entry_bytes": "a part of the file unpacks to {found} bytes",
    "unpacked_bytes": "the file unpacks to {found} bytes",
    "ratio": "what is packed in the file unpacks to {found} times its size",
    "markup": "a part of the file has {found} tags and attributes",
    "markup_ratio": "a part of the file has {found} tags and attributes for each byte that it takes",
    "seconds": "LibreOffice takes {found} seconds to read the file",
}


class ArchiveLimitError(LimitError):
    """A file is larger than a limit of ArchiveLimits allows; the limit is named as there."""

    def __init__(self, limit: str, allowed: int, found: int | None = None) -> None:
        super().__init__(limit, allowed, found)
        said = _SAID[limit].format(found="more" if found is None else f"{found:,}")
        self.args = (f"{said}; the limit is {allowed:,} (raise it with ArchiveLimits({limit}=…))",)


_ZIP_START: Final = b"PK\x03\x04"
#: What begins a file that is no zip archive, and what to say of it.
_OTHER_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "this is an old .doc or .wps file, or one locked by a password: save it as .docx without a password",
    ),
    (b"{\\rtf", "this is an RTF file: save it as .docx"),
    (b"%PDF", "this is a PDF file: save it as .docx"),
    (b"PK\x05\x06", "the file is an empty archive"),
)
_NO_ARCHIVE: Final = "the file is no Word file, or its beginning is lost"
_BROKEN: Final = "the file is broken or truncated"

_END: Final = struct.Struct("<4s4H2LH")
_END_SIGN: Final = b"PK\x05\x06"
_ZIP64_SIGN: Final = b"PK\x06\x07"
_ZIP64_LOCATOR_SIZE: Final = 20
#: The least that an entry takes in the archive's directory.
_DIRECTORY_ENTRY: Final = 46
_LOCAL_HEADER: Final = 30
_IS_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK: Final = 256 * 1024
#: What zipfile raises, by chance, over a damaged archive.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class Archive:
    """A checked archive; use it in a with statement, which closes it."""

    def __init__(self, source: str | os.PathLike[str] | bytes | BinaryIO, limits: ArchiveLimits) -> None:
        """Open and check; UnsupportedFormat or ArchiveLimitError say what is wrong, OSError comes from the file."""
        self.limits: Final = limits
        self._file, self._owned = _opened(source, limits)
        try:
            _check_start(self._file)
            _check_directory_size(self._file, limits)
            self._zip = _zip(self._file)
            self._entries = _checked(self._zip.infolist(), _size(self._file), limits)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, unless it was given open."""
        if self._owned:
            self._file.close()

    @property
    def names(self) -> Iterable[str]:
        """The names of the entries, in the archive's order."""
        return self._entries.keys()

    def read(self, name: str) -> bytes:
        """Unpack one entry; KeyError where there is none, UnsupportedFormat where it is damaged."""
        entry = self._entries[name]
        if entry.file_size > self.limits.entry_bytes:
            raise ArchiveLimitError("entry_bytes", self.limits.entry_bytes, entry.file_size)
        unpacked = io.BytesIO()
        left, markup = entry.file_size + 1, _Markup(entry, self.limits)
        try:
            with self._zip.open(entry) as stream:
                while left > 0 and (chunk := stream.read(min(_CHUNK, left))):
                    unpacked.write(chunk)
                    left -= len(chunk)
                    markup.count(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            struct.error,
        ) as error:
            raise UnsupportedFormat(f"{_BROKEN}: {_shown(name)} does not unpack") from error
        if left != 1:
            raise UnsupportedFormat(f"{_BROKEN}: {_shown(name)} has another length than the file says")
        return unpacked.getvalue()


class _Markup:
    """Counts the tags and attributes of an entry while it is unpacked, so that too many are never in memory."""

    __slots__ = ("found", "limits", "packed")

    def __init__(self, entry: zipfile.ZipInfo, limits: ArchiveLimits) -> None:
        self.limits: Final = limits
        self.packed: Final = max(1, entry.compress_size)
        self.found = 0

    def count(self, chunk: bytes) -> None:
        """Count a piece; ArchiveLimitError where there are too many."""
        self.found += chunk.count(b"<") + chunk.count(b"=")
        limits = self.limits
        if self.found > limits.markup:
            raise ArchiveLimitError("markup", limits.markup)
        if self.found > limits.markup_floor and self.found > limits.markup_ratio * self.packed:
            raise ArchiveLimitError("markup_ratio", limits.markup_ratio)


def _opened(
    source: str | os.PathLike[str] | bytes | BinaryIO, limits: ArchiveLimits
) -> tuple[IO[bytes], bool]:
    """Return a file that can be sought in, and whether it is ours to close."""
    if isinstance(source, bytes):
        file: IO[bytes] = io.BytesIO(source)
        owned = True
    elif isinstance(source, (str, os.PathLike)):
        file, owned = io.BufferedReader(io.FileIO(os.fspath(source))), True
    elif source.seekable():
        file, owned = source, False
    else:
        file, owned = io.BytesIO(source.read(limits.file_bytes + 1)), True
    if (size := _size(file)) > limits.file_bytes:
        if owned:
            file.close()
        raise ArchiveLimitError("file_bytes", limits.file_bytes, size)
    return file, owned


def _size(file: IO[bytes]) -> int:
    return file.seek(0, os.SEEK_END)


def _check_start(file: IO[bytes]) -> None:
    file.seek(0)
    start = file.read(8)
    if start.startswith(_ZIP_START):
        return
    for sign, said in _OTHER_STARTS:
        if start.startswith(sign):
            raise UnsupportedFormat(said)
    raise UnsupportedFormat("the file is empty" if not start else _NO_ARCHIVE)


def _check_directory_size(file: IO[bytes], limits: ArchiveLimits) -> None:
    """Refuse a directory of too many entries before it is read: each costs a kilobyte of memory."""
    tail_start = max(0, _size(file) - _END.size - 0xFFFF - _ZIP64_LOCATOR_SIZE)
    file.seek(tail_start)
    tail = file.read()
    place = tail.rfind(_END_SIGN)
    if place < 0 or len(tail) - place < _END.size:
        raise UnsupportedFormat(_BROKEN)
    if tail[max(0, place - _ZIP64_LOCATOR_SIZE) : place].startswith(_ZIP64_SIGN):
        raise UnsupportedFormat("the file is an archive of the 64-bit kind, which Word does not write")
    *_, listed, directory_bytes, _offset, _comment = _END.unpack_from(tail, place)
    most = max(listed, directory_bytes // (_DIRECTORY_ENTRY + 1))
    # Names and extra fields make an entry longer, so a directory of few long entries counts as more than it is.
    if listed > limits.entries or directory_bytes > limits.entries * (_DIRECTORY_ENTRY + 256):
        raise ArchiveLimitError("entries", limits.entries, most)


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise UnsupportedFormat(_BROKEN) from error


def _checked(entries: list[zipfile.ZipInfo], size: int, limits: ArchiveLimits) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name once each of them, and all together, keep the limits."""
    if len(entries) > limits.entries:
        raise ArchiveLimitError("entries", limits.entries, len(entries))
    named: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, limits)
        if (folded := entry.filename.casefold()) in seen:
            raise UnsupportedFormat(f"the file holds two parts named {_shown(entry.filename)}")
        seen.add(folded)
        named[entry.filename] = entry
    if (total := sum(entry.file_size for entry in entries)) > limits.unpacked_bytes:
        raise ArchiveLimitError("unpacked_bytes", limits.unpacked_bytes, total)
    _check_growth(total, size, limits)
    _check_overlap(entries, size)
    return named


def _check_entry(entry: zipfile.ZipInfo, limits: ArchiveLimits) -> None:
    if entry.flag_bits & _IS_ENCRYPTED:
        raise UnsupportedFormat("the file is locked by a password: save it without one")
    if entry.compress_type not in _METHODS:
        raise UnsupportedFormat(f"{_shown(entry.filename)} is packed in a way that Word does not use")
    path = entry.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/"):
        raise UnsupportedFormat(
            f"the file holds a part named {_shown(entry.filename)}, which leads out of it"
        )
    _check_growth(entry.file_size, entry.compress_size, limits)


def _check_growth(unpacked: int, packed: int, limits: ArchiveLimits) -> None:
    grown = unpacked // max(1, packed)
    if unpacked > limits.ratio_floor and grown > limits.ratio:
        raise ArchiveLimitError("ratio", limits.ratio, grown)


def _check_overlap(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse entries that share bytes: the same packed data would be unpacked many times."""
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    ends = [start + _LOCAL_HEADER + packed for start, packed in places]
    starts = [start for start, _ in places[1:]] + [size]
    if places and places[0][0] < 0:
        raise UnsupportedFormat(_BROKEN)
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise UnsupportedFormat(f"{_BROKEN}: its parts overlap")


def _shown(name: str) -> str:
    """Return an entry's name fit for a message: one line, and not a long one."""
    return ascii(name[:60])

"""Write a zip archive anew from entries of another: what is kept is copied packed as it is, never unpacked.

Nothing of the clock or the system goes into the result: the same entries give the same bytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_SIGN: Final = b"PK\x03\x04"
_CENTRAL_SIGN: Final = b"PK\x01\x02"
_END_SIGN: Final = b"PK\x05\x06"
#: The sizes follow the data instead of standing before it; we write them before it.
_SIZES_FOLLOW: Final = 0x8
_IS_UTF8: Final = 0x800
_DEFLATE_VERSION: Final = 20
_FIRST_YEAR: Final = 1980
#: What a part is dated that was not there before: the first day that a zip archive knows.
_UNDATED: Final = (_FIRST_YEAR, 1, 1, 0, 0, 0)


class Packed(NamedTuple):
    """An entry as it is written: what its headers say, and its bytes as they are packed."""

    info: zipfile.ZipInfo
    #: The extra field of the local header, which may differ from the directory's.
    extra: bytes
    body: bytes


def kept(data: bytes, info: zipfile.ZipInfo) -> Packed:
    """Take an entry of an archive as it is packed there; the archive must have been checked."""
    start = info.header_offset
    *_, name_size, extra_size = _LOCAL.unpack_from(data, start)
    extra_start = start + _LOCAL.size + name_size
    body_start = extra_start + extra_size
    extra = data[extra_start:body_start]
    return Packed(info, extra, data[body_start : body_start + info.compress_size])


def packed(name: str, content: bytes, like: zipfile.ZipInfo | None = None) -> Packed:
    """Pack new content under a name, with the date and attributes of the entry whose place it takes."""
    info = zipfile.ZipInfo(name, _UNDATED if like is None else like.date_time)
    info.create_system = 0
    if like is not None:
        info.orig_filename = like.orig_filename
        info.flag_bits = like.flag_bits & _IS_UTF8
        info.create_system, info.create_version = like.create_system, like.create_version
        info.external_attr, info.internal_attr = like.external_attr, like.internal_attr
    elif not name.isascii():
        info.flag_bits = _IS_UTF8
    info.extract_version = _DEFLATE_VERSION
    info.compress_type = zipfile.ZIP_DEFLATED
    deflate = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(body)
    return Packed(info, b"", body)


def archive(entries: Iterable[Packed], comment: bytes) -> bytes:
    """Write the entries one after the other, and the directory after them."""
    out = io.BytesIO()
    directory: list[bytes] = []
    for entry in entries:
        directory.append(_central(entry.info, out.tell()))
        out.write(_local(entry))
        out.write(entry.body)
    start = out.tell()
    out.write(b"".join(directory))
    size, count = out.tell() - start, len(directory)
    out.write(_END.pack(_END_SIGN, 0, 0, count, count, size, start, len(comment)))
    out.write(comment)
    return out.getvalue()


def _local(entry: Packed) -> bytes:
    info, name = entry.info, _name(entry.info)
    header = _LOCAL.pack(_LOCAL_SIGN, info.extract_version, *_shared(info), len(name), len(entry.extra))
    return header + name + entry.extra


def _central(info: zipfile.ZipInfo, offset: int) -> bytes:
    name = _name(info)
    made_by = info.create_version | info.create_system << 8
    lengths = (len(name), len(info.extra), len(info.comment))
    header = _CENTRAL.pack(
        _CENTRAL_SIGN,
        made_by,
        info.extract_version,
        *_shared(info),
        *lengths,
        0,
        info.internal_attr,
        info.external_attr,
        offset,
    )
    return header + name + info.extra + info.comment


def _shared(info: zipfile.ZipInfo) -> tuple[int, ...]:
    """Return what both headers of an entry say, in their order."""
    year, month, day, hour, minute, second = info.date_time
    return (
        info.flag_bits & ~_SIZES_FOLLOW,
        info.compress_type,
        hour << 11 | minute << 5 | second // 2,
        (year - _FIRST_YEAR) << 9 | month << 5 | day,
        info.CRC,
        info.compress_size,
        info.file_size,
    )


def _name(info: zipfile.ZipInfo) -> bytes:
    """Return the name as the archive spells it."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _IS_UTF8 else "cp437")

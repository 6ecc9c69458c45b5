"""Look into an OLE compound file, the container of .doc and .wps: how its streams begin, and whether all of it is there.

Nothing is believed of what the file says about itself: every chain is followed at most as far as the file is long.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

from speechparse.errors import UnsupportedFormat

SIGN: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BROKEN: Final = "the file is broken or truncated"
#: In the header: the sector size as a power of two; how many sectors the table of sectors has, and where the
#: directory begins; where the list of the table's sectors goes on that begins in the header itself.
_SHIFT: Final = (struct.Struct("<H"), 0x1E)
_TABLE: Final = (struct.Struct("<LL"), 0x2C)
_MORE: Final = (struct.Struct("<L"), 0x44)
_LIST_BEGINS: Final = 0x4C
_LIST_ENDS: Final = 0x200
_SHIFTS: Final = (9, 12)
_FREE: Final = 0xFFFFFFFF
#: An entry of the directory: its name, its name's length and its kind, the entries beside it on either side and the
#: first within it, where its content begins and how long it is.
_ENTRY: Final = struct.Struct("<64sHBx3L36xLL4x")
_STREAM: Final = 2
_ROOT: Final = 5
#: Shorter streams lie in the root's content, in small sectors.
_SMALL: Final = 4096
_SMALL_SECTOR: Final = 64


class _Entry(NamedTuple):
    """An entry of the directory, its fields in the file's order."""

    name: bytes
    name_length: int
    kind: int
    before: int
    after: int
    within: int
    first: int
    length: int


def beginnings(data: bytes) -> dict[str, bytes]:
    """Return the first bytes (64 or less) of each stream by its name, but for those of files within the file.

    UnsupportedFormat where the file is not whole.
    """
    try:
        return _beginnings(data)
    except (struct.error, IndexError) as error:
        raise UnsupportedFormat(_BROKEN) from error


def _beginnings(data: bytes) -> dict[str, bytes]:
    (shift,) = _at(data, _SHIFT)
    if shift not in _SHIFTS:
        raise UnsupportedFormat(_BROKEN)
    size = 1 << shift
    _, directory = _at(data, _TABLE)
    table = _table(data, size)
    used = len(table)
    while used and table[used - 1] == _FREE:
        used -= 1
    # The header takes a sector, too; what the last one holds may end before the sector does.
    if len(data) <= used * size:
        raise UnsupportedFormat(_BROKEN)
    sectors = (_sector(data, sector, size) for sector in _chain(directory, table))
    entries = [_Entry(*fields) for sector in sectors for fields in _ENTRY.iter_unpack(sector)]
    root = entries[0]
    if root.kind != _ROOT:
        raise UnsupportedFormat(_BROKEN)
    small = _chain(root.first, table)
    return {_name(entry): _beginning(data, entry, size, small) for entry in _streams(entries)}


def _at(data: bytes, place: tuple[struct.Struct, int]) -> tuple[int, ...]:
    numbers, offset = place
    return numbers.unpack_from(data, offset)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _numbers(piece: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(piece) // 4}L", piece))


def _table(data: bytes, size: int) -> list[int]:
    """Return for each sector the next of its chain."""
    count, _ = _at(data, _TABLE)
    if count > len(data) // size:
        raise UnsupportedFormat(_BROKEN)
    sectors = _numbers(data[_LIST_BEGINS:_LIST_ENDS])
    (more,) = _at(data, _MORE)
    while len(sectors) < count:
        listed = _numbers(_sector(data, more, size))
        # The last number is where the list goes on.
        more = listed.pop()
        sectors += listed
    pieces = [_sector(data, sector, size) for sector in sectors[:count]]
    if any(len(piece) < size for piece in pieces):
        raise UnsupportedFormat(_BROKEN)
    return _numbers(b"".join(pieces))


def _chain(first: int, table: list[int]) -> list[int]:
    """Follow a chain to its end, or once around the file."""
    sectors: list[int] = []
    while first < len(table) and len(sectors) < len(table):
        sectors.append(first)
        first = table[first]
    return sectors


def _streams(entries: list[_Entry]) -> list[_Entry]:
    """Return the streams that stand in the root itself; a damaged tree of entries is followed once around."""
    found: list[_Entry] = []
    seen: set[int] = set()
    waiting = [entries[0].within]
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            entry = entries[number]
            waiting += (entry.before, entry.after)
            if entry.kind == _STREAM:
                found.append(entry)
    return found


def _name(entry: _Entry) -> str:
    return entry.name[: max(0, entry.name_length - 2)].decode("utf-16-le", "replace")


def _beginning(data: bytes, stream: _Entry, size: int, small: list[int]) -> bytes:
    """Return the first bytes of a stream; of a damaged one there may be none."""
    if stream.length >= _SMALL:
        begin = (stream.first + 1) * size
    else:
        place = stream.first * _SMALL_SECTOR
        if place // size >= len(small):
            return b""
        begin = (small[place // size] + 1) * size + place % size
    return data[begin : begin + min(stream.length, _SMALL_SECTOR)]

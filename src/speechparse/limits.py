"""The limits on what one text, and the file that it comes in, may be; all settable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How large an archive and its parts may be; a larger one is refused before it is unpacked."""

    #: Bytes of the file itself.
    file_bytes: int = 256 * _MEBIBYTE
    #: Entries in the archive.
    entries: int = 10_000
    #: Bytes of one entry that is read, unpacked.
    entry_bytes: int = 64 * _MEBIBYTE
    #: Bytes of all entries together, unpacked.
    unpacked_bytes: int = 1024 * _MEBIBYTE
    #: Times that an entry, or all together, may grow when unpacked; less than ``ratio_floor`` bytes do no harm.
    ratio: int = 400
    ratio_floor: int = 8 * _MEBIBYTE
    #: Tags and attributes of one XML part: each costs a hundred bytes and more in memory.
    markup: int = 1_500_000
    #: The same for each byte of the packed part; less than ``markup_floor`` do no harm.
    markup_ratio: int = 40
    markup_floor: int = 400_000
    #: Seconds that LibreOffice may take to turn an older file into a Word file.
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one parse; a text beyond them raises LimitError, which names the bound.

    ``characters`` of the text, ``nodes`` of its tree, ``bytes`` of a file before it is read, and what holds for
    Word files (``archive``).
    """

    characters: int = 20_000_000
    nodes: int = 1_000_000
    bytes: int = 80_000_000
    archive: ArchiveLimits = field(default_factory=ArchiveLimits)

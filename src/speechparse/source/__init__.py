"""The untouched text of a paper, and how bytes become it: the encoding is chosen by evidence, not by luck.

Nothing is changed on the way: line ends stay as they are, and a text goes back to the bytes it came from.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO, Final

from speechparse.errors import LimitError
from speechparse.source.damage import encode_kept
from speechparse.source.decoding import decode_as_told, decode_found

__all__ = ["GIVEN_AS_TEXT", "MAX_BYTES", "MAX_CHARACTERS", "Source", "decode", "read", "read_bytes"]

#: The most characters that a text may have, unless a caller says otherwise.
MAX_CHARACTERS: Final = 20_000_000
#: The most bytes that are read: no encoding here needs more than four for a character.
MAX_BYTES: Final = 4 * MAX_CHARACTERS
#: The encoding of a text that was given as str.
GIVEN_AS_TEXT: Final = "str"


@dataclass(frozen=True, slots=True)
class Source:
    """A text exactly as given, and what is needed to write it as it came.

    ``encoding`` is Python's name of the codec, or ``"str"`` for what was given as text. ``bom`` is the
    byte-order mark, which is no part of the text. Bytes that are broken in the file stand in the text as
    lone surrogates (U+DC80–U+DCFF, as surrogateescape has them), so that they too are written back.
    The text encoded again is the bytes that were read; only Big5 and Japanese files may have a few signs
    that those encodings hold twice, and they come back in the usual form.

    >>> source = decode(b"\\xef\\xbb\\xbf\\xe4\\xb8\\x80")
    >>> source.text, source.encoding, source.encode(source.text + "、")
    ('一', 'utf-8', b'\\xef\\xbb\\xbf\\xe4\\xb8\\x80\\xe3\\x80\\x81')
    """

    text: str
    name: str | None = None
    encoding: str = GIVEN_AS_TEXT
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return ``text`` in this source's encoding, after its byte-order mark (str becomes UTF-8).

        ValueError where the encoding has no such character.
        """
        codec = "utf-8" if self.encoding == GIVEN_AS_TEXT else self.encoding
        try:
            return self.bom + encode_kept(text, codec)
        except UnicodeEncodeError as error:
            character, at = error.object[error.start], error.start + 1
            raise ValueError(
                f"{codec} cannot hold {character!a} (U+{ord(character):04X}), character {at} of the text; "
                "write another encoding, such as utf-8"
            ) from None


def decode(data: bytes, *, name: str | None = None, encoding: str | None = None) -> Source:
    """Decode bytes; without ``encoding`` a byte-order mark decides, then UTF-8, then what the text looks like.

    GB2312 and GBK are read as GB18030, which holds them. A few broken bytes (up to 1 %, or a character cut
    off at the end) are kept, see Source. UnsupportedFormat where the bytes are no text, or are not in the
    encoding asked for; ValueError for an encoding that Python does not have.
    """
    decoded = decode_found(data) if encoding is None else decode_as_told(data, encoding)
    return Source(decoded.text, name, decoded.encoding, decoded.mark)


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    encoding: str | None = None,
    limit_bytes: int = MAX_BYTES,
) -> Source:
    """Read a path, bytes or a file open in binary mode, and decode it.

    OSError where a path cannot be read; LimitError beyond ``limit_bytes``, before more is read than that;
    UnsupportedFormat and ValueError as ``decode`` has them.
    """
    data, name = read_bytes(source, limit_bytes=limit_bytes)
    return decode(data, name=name, encoding=encoding)


def read_bytes(
    source: str | os.PathLike[str] | bytes | BinaryIO, *, limit_bytes: int = MAX_BYTES
) -> tuple[bytes, str | None]:
    """Return the bytes of a path, of bytes or of an open file, and its name where it has one."""
    if isinstance(source, bytes | bytearray | memoryview):
        _check_size(len(source), limit_bytes)
        return bytes(source), None
    if isinstance(source, str | os.PathLike):
        path = os.fsdecode(source)
        with open(path, "rb") as file:
            _check_size(os.fstat(file.fileno()).st_size, limit_bytes)
            return _read_all(file, limit_bytes), path
    if not hasattr(source, "read"):
        raise TypeError(f"a path, bytes or a binary file is wanted, not {type(source).__name__}")
    name = getattr(source, "name", None)
    return _read_all(source, limit_bytes), name if isinstance(name, str) else None


def _read_all(file: BinaryIO, limit_bytes: int) -> bytes:
    """Read to the end, or until there is more than the limit: a pipe does not tell its size beforehand."""
    pieces: list[bytes] = []
    size = 0
    while piece := file.read(limit_bytes + 1 - size):
        if not isinstance(piece, bytes):
            raise TypeError("the file is open in text mode; open it in binary mode ('rb')")
        pieces.append(piece)
        size += len(piece)
        _check_size(size, limit_bytes, exact=False)
    return b"".join(pieces)


def _check_size(size: int, limit_bytes: int, *, exact: bool = True) -> None:
    if size > limit_bytes:
        raise LimitError("bytes", limit_bytes, size if exact else None)

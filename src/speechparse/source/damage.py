"""Decoding that keeps a few broken bytes, and the encoding that writes them back."""

from __future__ import annotations

import re
from typing import Final

#: The encodings of two bytes a unit: in them a lone surrogate is a unit, and half a unit may be left at the end.
WIDE: Final = frozenset({"utf-16-le", "utf-16-be"})
#: The other encodings in which any byte may be kept as a lone surrogate and written back.
_ESCAPING: Final = frozenset(
    {"utf-8", "gb18030", "big5", "cp950", "big5hkscs", "euc_jp", "shift_jis", "cp932", "euc_kr", "cp949"}
)
#: The share of broken bytes that is kept, and in a short text the number, if this many times as many are sound.
_BROKEN_SHARE: Final = 0.01
_BROKEN_FEW: Final = 3
_SOUND_FOR_ONE: Final = 4
_BROKEN: Final = re.compile("[\ud800-\udfff]")
_ASCII: Final = re.compile("[\x00-\x7f]+")
#: What the codecs say of a character that the end of the data cuts off.
_CUT_OFF: Final = frozenset({"unexpected end of data", "incomplete multibyte sequence", "truncated data"})


def decode_kept(data: bytes, codec: str) -> str | None:
    """Decode bytes; None where more is broken than a cut or a slip would break.

    Broken bytes become lone surrogates: U+DC80 and on for 0x80 and on, U+DC00 and on for the half unit
    at the end of UTF-16.
    """
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        at_end = error.end == len(data) and error.reason in _CUT_OFF
        cut_off = data[error.start :]
    if codec in WIDE:
        text = _decode_wide(data, codec)
    elif codec not in _ESCAPING:
        return None
    elif at_end:
        text = data[: -len(cut_off)].decode(codec) + cut_off.decode("ascii", "surrogateescape")
    else:
        text = _decode_escaped(data, codec)
    return text if at_end or _is_sound(text, len(data)) else None


def encode_kept(text: str, codec: str) -> bytes:
    """Encode what decode_kept decoded, broken bytes and all; UnicodeEncodeError as str.encode has it."""
    if codec not in WIDE:
        return text.encode(codec, "surrogateescape")
    if text and "\udc00" <= text[-1] <= "\udcff":
        return text[:-1].encode(codec, "surrogatepass") + bytes([ord(text[-1]) - 0xDC00])
    return text.encode(codec, "surrogatepass")


def _decode_wide(data: bytes, codec: str) -> str:
    even = len(data) // 2 * 2
    units = data[:even].decode(codec, "surrogatepass")
    return units + "".join([chr(0xDC00 + byte) for byte in data[even:]])


def _decode_escaped(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "surrogateescape")
    except UnicodeDecodeError as error:
        # A character of four bytes that the end cuts off has digits in it, which cannot be escaped.
        return data[: error.start].decode(codec, "surrogateescape") + data[error.start :].decode(
            "ascii", "surrogateescape"
        )


def count_broken(text: str) -> int:
    """Count the lone surrogates, which stand for broken bytes."""
    return len(_BROKEN.findall(text))


def _is_sound(text: str, size: int) -> bool:
    broken = count_broken(text)
    if broken <= _BROKEN_SHARE * size:
        return True
    return broken <= _BROKEN_FEW and len(_ASCII.sub("", text)) > _SOUND_FOR_ONE * broken

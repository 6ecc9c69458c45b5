"""Which encoding bytes are in: as told, by a byte-order mark, by UTF-8's own rules, or by what is likeliest."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from speechparse.errors import UnsupportedFormat
from speechparse.source.damage import WIDE, count_broken, decode_kept

#: Byte-order marks, the longer before those they begin with.
_MARKS: Final = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: Codecs that are read as another: as the larger one, or in the order of bytes that is meant without a mark.
_READ_AS: Final = {
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
#: What is tried where the bytes break in the first: the same encoding with a maker's additions.
_LARGER: Final = {"big5": ("big5", "cp950", "big5hkscs"), "shift_jis": ("shift_jis", "cp932")}
#: How files that are no text begin, and what they are.
_MAGIC: Final = (
    (b"PK\x03\x04", "a zip file (.docx, .ofd, .epub, …)"),
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or WPS file (.doc, .wps); save it as .docx"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
)
#: How much of a text is searched for control characters; more of them, and a larger share, no text has.
_SEARCHED: Final = 65_536
_CONTROL_FEW: Final = 16
_CONTROL_SHARE: Final = 0.02
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_NO_TEXT: Final = "the file is no text that can be read: "


class Decoded(NamedTuple):
    """A text, the codec that it was in, and its byte-order mark."""

    text: str
    encoding: str
    mark: bytes = b""


def decode_as_told(data: bytes, encoding: str) -> Decoded:
    """Decode in a given encoding, after its byte-order mark if there is one."""
    try:
        codec = codecs.lookup(encoding).name
        # Codecs that are no character encoding refuse this.
        "".encode(encoding, "surrogateescape")
    except (LookupError, ValueError):
        known = "utf-8, gb18030, big5, utf-16, …"
        raise ValueError(f"there is no encoding {encoding!r}; there are {known}") from None
    either_order = codec in {"utf-16", "utf-32"}
    codec = _READ_AS.get(codec, codec)
    mark = b""
    for known_mark, marked in _MARKS:
        if data.startswith(known_mark) and (marked == codec or (either_order and marked[:6] == codec[:6])):
            mark, codec = known_mark, marked
            break
    text = decode_kept(data[len(mark) :], codec)
    if text is None:
        raise UnsupportedFormat(f"the file is not in {encoding}; leave the encoding out to have it found")
    return Decoded(text, codec, mark)


def decode_found(data: bytes) -> Decoded:
    """Decode in the encoding that the bytes speak for."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = decode_kept(data[len(mark) :], marked)
            if text is not None:
                return _without_controls(Decoded(text, marked, mark))
            if marked == "utf-8":
                # Programs put UTF-8's mark before whatever they were given: judge the rest by itself.
                return _decode_likeliest(data[len(mark) :])._replace(mark=mark)
    return _decode_likeliest(data)


def _decode_likeliest(data: bytes) -> Decoded:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(f"{_NO_TEXT}it seems to be {what}")
    # ASCII with control characters may be UTF-16: 在 is a W and a (.
    if not (data.isascii() and _CONTROL.search(data[:_SEARCHED].decode("ascii"))):
        try:
            return _without_controls(Decoded(data.decode("utf-8"), "utf-8"))
        except UnicodeDecodeError:
            pass
    from speechparse.source.likelihood import ranked_encodings

    ranked, is_sure = ranked_encodings(data)
    decoded = None if is_sure or data.isascii() else _decode_by_library(data)
    if decoded is None:
        # Almost any bytes make some text in UTF-16: it takes more than being possible.
        possible = (codec for codec in ranked if is_sure or codec not in WIDE)
        decoded = next(filter(None, (_decode_largest(data, codec) for codec in possible)), None)
    if decoded is None:
        raise UnsupportedFormat(f"{_NO_TEXT}its bytes fit no encoding; name one if you know it")
    return _without_controls(decoded)


def _decode_largest(data: bytes, codec: str) -> Decoded | None:
    """Decode in an encoding, or in its larger form that breaks least; None where all break too much."""
    fewest, best = len(data), None
    for larger in _LARGER.get(codec, (codec,)):
        text = decode_kept(data, larger)
        broken = fewest if text is None else count_broken(text)
        if text is not None and broken < fewest:
            fewest, best = broken, Decoded(text, larger)
        if not fewest:
            break
    return best


def _decode_by_library(data: bytes) -> Decoded | None:
    """Ask charset-normalizer, which knows many encodings, and takes its time."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SEARCHED]).best()
    if best is None or codecs.lookup(best.encoding).name in {*WIDE, "utf-16", "utf-32"}:
        return None
    try:
        return Decoded(data.decode(best.encoding), codecs.lookup(best.encoding).name)
    except UnicodeDecodeError:
        return None


def _without_controls(decoded: Decoded) -> Decoded:
    """Return what was decoded; UnsupportedFormat where control characters show that it is no text."""
    searched = decoded.text[:_SEARCHED]
    if len(_CONTROL.findall(searched)) > max(_CONTROL_FEW, _CONTROL_SHARE * len(searched)):
        raise UnsupportedFormat(f"{_NO_TEXT}it holds control characters, as programs and images do")
    return decoded

"""Bytes to text and back: every encoding told apart, nothing changed, and what is no text refused."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speechparse.errors import LimitError, UnsupportedFormat
from speechparse.source import MAX_BYTES, Source, decode, read

SIMPLIFIED = (
    "各位同事，大家早上好：\r\n一、把河堤修牢。今年入夏以来雨水偏多，两处险段已经加固，剩下的三处请各村抓紧。\r\n"
    "（一）备足沙袋。仓库里现存一千二百只，还差八百只，月底前补齐。\r\n（二）排好值班。每晚两人，交接时在本子上签字。\r\n"
    "二、把学校的路灯换新。孩子们放学晚，路口太暗，家长提了好几回。一是统一采购，二是当天安装，三是有人管护。\r\n"
)
TRADITIONAL = (
    "各位同仁，大家早安：\n一、把河堤修牢。今年入夏以來雨水偏多，兩處險段已經加固，剩下的三處請各村抓緊。\n"
    "（一）備足沙袋。倉庫裡現存一千二百只，還差八百只，月底前補齊。\n（二）排好值班。每晚兩人，交接時在本子上簽字。\n"
    "二、把學校的路燈換新。孩子們放學晚，路口太暗，家長提了好幾回。一是統一採購，二是當天安裝，三是有人管護。\n"
)
CHINESE = [
    *((SIMPLIFIED, encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
    *((TRADITIONAL, encoding) for encoding in ("utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be")),
]
#: From this many characters on, every piece of the two texts is told right, in every encoding.
SHORTEST = 8

MARKS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
    "gb18030": b"\x84\x31\x95\x33",
}


def assert_comes_back(source: Source, data: bytes) -> None:
    assert source.encode(source.text) == data


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
@pytest.mark.parametrize("times", [1, 300])
def test_encoding_is_found(text: str, encoding: str, times: int) -> None:
    data = (text * times).encode(encoding)
    source = decode(data, name="a.txt")
    assert (source.text, source.name, source.encoding, source.bom) == (text * times, "a.txt", encoding, b"")
    assert_comes_back(source, data)


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
def test_short_pieces_are_told_right(text: str, encoding: str) -> None:
    wrong = []
    for start in range(len(text) - SHORTEST):
        piece = text[start : start + SHORTEST]
        if decode(piece.encode(encoding)).text != piece:
            wrong.append(piece)
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("恒大的碁盤裏面有墻，本次會議決定三件事。", "cp950"),
        ("佢哋嘅會議決定咗三件事，大家要記住啲。", "big5hkscs"),
        ("本日はお集まりいただき、ありがとうございます。第一に、川の堤防を直します。", "euc_jp"),
        ("本日はお集まりいただき、ありがとうございます。第一に、川の堤防を直します。", "shift_jis"),
        ("Уважаемые коллеги, этим летом было много дождей, и мы починили две дамбы.", "cp1251"),
    ],
)
def test_other_encodings_are_found(text: str, encoding: str) -> None:
    source = decode(text.encode(encoding))
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("text", ["", "一、好", SIMPLIFIED])
def test_mark_is_no_part_of_the_text(encoding: str, text: str) -> None:
    data = MARKS[encoding] + text.encode(encoding)
    source = decode(data)
    assert (source.text, source.encoding, source.bom) == (text, encoding, MARKS[encoding])
    assert_comes_back(source, data)
    assert source.encode("改") == MARKS[encoding] + "改".encode(encoding)


def test_mark_of_utf8_before_something_else() -> None:
    data = MARKS["utf-8"] + SIMPLIFIED.encode("gb18030")
    source = decode(data)
    assert (source.text, source.encoding, source.bom) == (SIMPLIFIED, "gb18030", MARKS["utf-8"])
    assert_comes_back(source, data)


def test_page_that_begins_with_much_ascii() -> None:
    page = "<html><script>x = 1;</script>\r" * 3000 + SIMPLIFIED
    assert decode(page.encode("gb18030")).text == page


@pytest.mark.parametrize(
    "data", [b"", b"1. abc\r\n(2) d\r\re\n", b"one stray \x00 and \x0b, \x01 in a line", b"\x00"]
)
def test_ascii_and_empty_are_utf8(data: bytes) -> None:
    source = decode(data)
    assert (source.text, source.encoding) == (data.decode(), "utf-8")


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_tail_that_is_cut_off_is_kept(text: str, encoding: str, cut: int) -> None:
    data = text.rstrip().encode(encoding)[:-cut]
    source = decode(data)
    assert source.encoding == encoding
    assert source.text[:-4] == text[: len(source.text) - 4]
    assert_comes_back(source, data)


@pytest.mark.parametrize(
    ("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")]
)
def test_broken_bytes_within_are_kept(text: str, encoding: str) -> None:
    whole = text.encode(encoding)
    data = (whole + b"\xff\r\n") * 3 + whole
    source = decode(data)
    assert source.text == (text + "\udcff\r\n") * 3 + text
    assert_comes_back(source, data)


def test_cut_character_of_four_bytes() -> None:
    data = (SIMPLIFIED + "㐀").encode("gb18030")[:-2]
    source = decode(data)
    assert source.encoding == "gb18030"
    assert_comes_back(source, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00", "a zip file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "old Word or WPS"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(1000), "control characters"),
        (bytes(range(256)) * 40, "no text"),
        (bytes(range(0x80, 0x100)) * 40, "no text"),
        (b"\x7fELF\x02\x01\x01" + bytes(57) + b"\x01\x02\x03text" * 90, "control characters"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedFormat, match=said) as error:
        decode(data)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("data", "encoding", "found"),
    [
        (SIMPLIFIED.encode("gb18030"), "GBK", "gb18030"),
        (SIMPLIFIED.encode("gb18030"), "gb2312", "gb18030"),
        (SIMPLIFIED.encode(), "utf8", "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), "utf-8-sig", "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), "utf-8", "utf-8"),
        (MARKS["utf-16-be"] + SIMPLIFIED.encode("utf-16-be"), "utf-16", "utf-16-be"),
        (SIMPLIFIED.encode("utf-16-le"), "utf-16", "utf-16-le"),
        (SIMPLIFIED.encode("hz"), "hz", "hz"),
    ],
)
def test_encoding_as_told(data: bytes, encoding: str, found: str) -> None:
    source = decode(data, encoding=encoding)
    assert (source.text, source.encoding) == (SIMPLIFIED, found)
    assert_comes_back(source, data)


def test_encoding_told_wrong() -> None:
    with pytest.raises(UnsupportedFormat, match="the file is not in utf-8; leave the encoding out"):
        decode("一、".encode("gb18030"), encoding="utf-8")
    with pytest.raises(UnsupportedFormat, match="not in utf-32"):
        decode(b"\x00\x00\x4e", encoding="utf-32-be")


@pytest.mark.parametrize("encoding", ["no-such", "", "base64", "idna", "undefined", "a\x00b"])
def test_encoding_that_there_is_not(encoding: str) -> None:
    with pytest.raises(ValueError, match="there is no encoding") as error:
        decode(b"abc", encoding=encoding)
    assert "\n" not in str(error.value)


def test_character_that_the_encoding_lacks() -> None:
    source = decode(TRADITIONAL.encode("big5"))
    with pytest.raises(ValueError, match=r"big5 cannot hold '\\u9a6c' \(U\+9A6C\), character 2 of the text"):
        source.encode("一马")


def test_text_as_given_is_written_in_utf8() -> None:
    assert Source("\ufeff一").encode("\ufeff一\udc80") == b"\xef\xbb\xbf\xe4\xb8\x80\x80"


@given(st.text())
@example("\x00\r\n\x85\u2028")
@example("\ufeff\ufeff")
def test_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    source = decode(data, encoding="utf-8")
    assert source.bom.decode() + source.text == data.decode()
    assert_comes_back(source, data)


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "gb18030", "euc_jp", "utf-16-le", None]))
@example("讲话".encode("gb18030") * 9 + b"\x81\x30", None)
def test_any_bytes_come_back_or_are_refused(noise: bytes, encoding: str | None) -> None:
    data = SIMPLIFIED.encode(encoding or "gb18030", "ignore") + noise
    try:
        source = decode(data, encoding=encoding)
    except UnsupportedFormat:
        return
    # A lone U+DC00–U+DCFF at the end of UTF-16 is how half a unit is kept; such a unit itself is no text.
    if encoding == "utf-16-le" and len(data) % 2 == 0 and "\udc00" <= source.text[-1] <= "\udcff":
        return
    if source.encoding not in {"big5", "cp950", "big5hkscs", "cp932"}:
        assert_comes_back(source, data)


def test_reading_a_path_bytes_and_a_file(tmp_path: Path) -> None:
    path = tmp_path / "讲话稿.txt"
    data = SIMPLIFIED.encode("gb18030")
    path.write_bytes(data)
    assert read(path) == read(str(path)) == Source(SIMPLIFIED, str(path), "gb18030")
    assert read(data) == read(io.BytesIO(data)) == Source(SIMPLIFIED, None, "gb18030")
    with path.open("rb") as file:
        assert read(file) == Source(SIMPLIFIED, str(path), "gb18030")
    assert read(b"abc", encoding="gbk").encoding == "gb18030"


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")
    with pytest.raises(OSError):
        read(tmp_path)
    with pytest.raises(TypeError, match="binary mode"):
        read(io.StringIO("一"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not int"):
        read(3)  # type: ignore[arg-type]


class Endless(io.RawIOBase):
    """A file without an end, which counts what is read of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"a" * len(buffer)
        self.taken += len(buffer)
        return len(buffer)


def test_limit_is_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(LimitError) as error:
        read(path)
    assert (error.value.limit, error.value.allowed, error.value.found) == ("bytes", MAX_BYTES, MAX_BYTES + 1)
    with pytest.raises(LimitError, match="more bytes"):
        read(endless := Endless(), limit_bytes=1000)  # type: ignore[arg-type]
    assert endless.taken <= 1001
    with pytest.raises(LimitError):
        read(b"abcd", limit_bytes=3)
    assert read(b"abcd", limit_bytes=4).text == "abcd"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_decoding_is_near_the_bare_codec(encoding: str) -> None:
    data = (SIMPLIFIED * 8000).encode(encoding)

    def seconds(call: object) -> float:
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            decode(data) if call is decode else data.decode(encoding)
            best = min(best, time.process_time() - begun)
        return best

    # Weighing the evidence takes a sample of fixed size, whatever the file's.
    assert seconds(decode) < 3 * seconds(bytes.decode) + 0.05


def test_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    monkeypatch.chdir(tmp_path)
    assert read("a.txt").name == "a.txt"
    assert read(Path(os.curdir) / "a.txt").name == "a.txt"

"""Files that are broken, hostile or of another kind: refused in one line, before they cost memory."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from docx_builders import packed, paragraph, parts, word_file
from speechparse.errors import LimitError, UnsupportedFormat
from speechparse.readers.archive import Archive, ArchiveLimits
from speechparse.readers.docx import read_word

pytest.importorskip("lxml", reason="Word files need the extra speechparse[docx]")

_GOOD = word_file(paragraph("总则"))
_PARTS = parts(paragraph("总则"))
_MAIN = "word/document.xml"


def _with(name: str, data: bytes) -> bytes:
    return packed(_PARTS | {name: data})


def _doctype(text: str) -> bytes:
    return _PARTS[_MAIN].replace(b"<w:document", text.encode() + b"<w:document", 1)


def _twice() -> bytes:
    file = io.BytesIO(_GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Word/Document.xml", b"<x/>")
    return file.getvalue()


def _flagged() -> bytes:
    """Set the flag of encryption in each entry of the directory and before each entry."""
    data = bytearray(_GOOD)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def _overlapping() -> bytes:
    """Let two entries of the directory name the same packed bytes."""
    data = bytearray(_GOOD)
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def _other_method() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in _PARTS.items():
            archive.writestr(name, data)
    return file.getvalue()


_MACRO_TYPES = _PARTS["[Content_Types].xml"].replace(
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
)

#: A file, and what is said of it.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "text": ("一、总则".encode, "no Word file"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .doc"),
    "rtf": (lambda: b"{\\rtf1 }", "RTF"),
    "pdf": (lambda: b"%PDF-1.7", "PDF"),
    "empty archive": (lambda: packed({}), "empty archive"),
    "half": (lambda: _GOOD[: len(_GOOD) // 2], "broken or truncated"),
    "end lost": (lambda: _GOOD[:-10], "broken or truncated"),
    "bytes lost": (lambda: _GOOD[:400] + _GOOD[500:], "broken or truncated"),
    "bytes changed": (
        lambda: _GOOD[:60] + bytes(b ^ 0xFF for b in _GOOD[60:90]) + _GOOD[90:],
        "broken or truncated",
    ),
    "another archive": (lambda: packed({"a.txt": b"x"}), "no Word document"),
    "a spreadsheet": (
        lambda: _with("_rels/.rels", _PARTS["_rels/.rels"].replace(b"word/", b"xl/")),
        "no Word document",
    ),
    "another root": (lambda: _with(_MAIN, b"<html/>"), "no Word document"),
    "locked": (_flagged, "password"),
    "macros by type": (lambda: _with("[Content_Types].xml", _MACRO_TYPES), "macros"),
    "macros by part": (lambda: _with("word/vbaProject.bin", b"x"), "macros"),
    "two of a name": (_twice, "two parts named"),
    "leading out": (lambda: _with("../evil.xml", b"x"), "leads out"),
    "overlapping": (_overlapping, "overlap"),
    "another method": (_other_method, "packed in a way"),
    "broken XML": (lambda: _with(_MAIN, _PARTS[_MAIN][:-20]), "broken XML"),
    "broken styles": (lambda: _with("word/styles.xml", b"<w:styles"), "broken XML"),
    "doctype": (lambda: _with(_MAIN, _doctype("<!DOCTYPE x>")), "DOCTYPE"),
    "entity of a file": (
        lambda: _with(
            _MAIN,
            _doctype('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace(
                "总则".encode(), b"&e;"
            ),
        ),
        "DOCTYPE",
    ),
    "doctype after a comment": (lambda: _with("word/styles.xml", b"<!-- <a --><!DOCTYPE x><x/>"), "DOCTYPE"),
    "doctype in UTF-16": (
        lambda: _with(_MAIN, "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE x><x/>".encode("utf-16")),
        "DOCTYPE",
    ),
    "another encoding": (
        lambda: _with(_MAIN, b"<?xml version='1.0' encoding='UTF-7'?>+ADw-x/+AD4-"),
        "neither UTF-8",
    ),
    "too deep": (
        lambda: _with(_MAIN, _PARTS[_MAIN].replace(b"<w:p>", b"<w:sdt>" * 5000 + b"<w:p>")),
        "broken XML",
    ),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_refused_in_one_line(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(UnsupportedFormat, match=said) as caught:
        read_word(make())
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


#: Limits that the good file, or a small one like it, exceeds.
LIMITED: dict[str, tuple[ArchiveLimits, Callable[[], bytes]]] = {
    "file_bytes": (ArchiveLimits(file_bytes=100), lambda: _GOOD),
    "entries": (ArchiveLimits(entries=3), lambda: _GOOD),
    "entry_bytes": (ArchiveLimits(entry_bytes=200), lambda: _GOOD),
    "unpacked_bytes": (ArchiveLimits(unpacked_bytes=2000), lambda: _GOOD),
    "ratio": (ArchiveLimits(), lambda: _with("word/media/a.bin", bytes(9_000_000))),
    "markup": (ArchiveLimits(markup=20), lambda: _GOOD),
}


@pytest.mark.parametrize("limit", sorted(LIMITED))
def test_limits_are_named(limit: str) -> None:
    limits, make = LIMITED[limit]
    with pytest.raises(LimitError, match=f"ArchiveLimits\\({limit}=") as caught:
        read_word(make(), limits=limits)
    assert caught.value.limit == limit
    assert caught.value.allowed == getattr(limits, limit)
    assert "\n" not in str(caught.value)


def test_a_directory_of_many_entries_is_not_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for index in range(50):
            archive.writestr(f"{index}" + "x" * 400, b"")
    with pytest.raises(LimitError) as caught:
        Archive(file.getvalue(), ArchiveLimits(entries=60))
    assert caught.value.limit == "entries"


def test_a_wrong_length_is_found() -> None:
    data = bytearray(_GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 24] -= 5
    with pytest.raises(UnsupportedFormat, match="broken or truncated"):
        read_word(bytes(data))


def test_damage_is_always_told_in_one_line() -> None:
    chance = random.Random(7)
    said = []
    for _ in range(400):
        data = bytearray(_GOOD)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            read_word(bytes(data))
        except (UnsupportedFormat, LimitError) as error:
            said.append(str(error))
    assert len(said) > 200
    assert not any("\n" in each for each in said)


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        read_word("nowhere/稿.docx")


_BOMB = """
import io, resource, sys, zipfile
from importlib import import_module
import_module("lxml.etree")
from speechparse.errors import LimitError
from speechparse.readers.docx import read_word
from docx_builders import parts
content = parts("")
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in content.items():
        if name != "word/document.xml":
            archive.writestr(name, data)
    with archive.open("word/document.xml", "w", force_zip64=False) as out:
        for _ in range(200):
            out.write(b"<w:p/>" * 174763)
data = file.getvalue()
del content, file, archive, out
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_word(data)
except LimitError as error:
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(error.limit, len(data), (after - before) // 1024)
"""


def test_a_bomb_is_refused_within_little_memory() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _BOMB],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    limit, size, grown = found.stdout.split()
    assert limit == "ratio"
    assert int(size) < 1_000_000
    assert int(grown) < 50

"""Files that are broken, hostile or of another kind: refused in one line, before they cost memory."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from docx_builders import abstract, num, packed, paragraph, parts, run, style, word_file
from speechparse import Limits, load
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
    "ratio of all": (
        ArchiveLimits(),
        lambda: packed(_PARTS | {f"word/media/{index}.bin": bytes(7_000_000) for index in range(9)}),
    ),
    "markup": (ArchiveLimits(markup=20), lambda: _GOOD),
    "markup_ratio": (ArchiveLimits(), lambda: word_file("<w:p/>" * 410_000)),
}


@pytest.mark.parametrize("limit", sorted(LIMITED))
def test_limits_are_named(limit: str) -> None:
    limits, make = LIMITED[limit]
    limit = limit.partition(" ")[0]
    with pytest.raises(LimitError, match=f"ArchiveLimits\\({limit}=") as caught:
        read_word(make(), limits=limits)
    assert caught.value.limit == limit
    assert caught.value.allowed == getattr(limits, limit)
    assert "\n" not in str(caught.value)


def test_limits_are_set_for_load() -> None:
    assert load(_GOOD).to_text() == "总则\n"
    with pytest.raises(LimitError) as caught:
        load(_GOOD, limits=Limits(archive=ArchiveLimits(entries=3)))
    assert caught.value.limit == "entries"


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


def test_truncated_anywhere_it_is_refused() -> None:
    for part in range(50):
        with pytest.raises(UnsupportedFormat) as caught:
            read_word(_GOOD[: len(_GOOD) * part // 50])
        assert "\n" not in str(caught.value)


def test_what_the_directory_says_of_a_bomb_is_not_believed() -> None:
    data = bytearray(_with(_MAIN, _PARTS[_MAIN].replace(b"<w:p>", b"<w:p/>" * 1_000_000 + b"<w:p>")))
    named = data.rfind(_MAIN.encode()) - 46
    for place in (named + 24, data.find(_MAIN.encode()) - 30 + 22):
        data[place : place + 4] = (2000).to_bytes(4, "little")
    with pytest.raises(UnsupportedFormat, match="broken or truncated"):
        read_word(bytes(data))


def _repeated(piece: bytes, times: int) -> bytes:
    """Make a file with a piece in its body again and again, without ever holding all of it."""
    before, _, after = parts("<mark/>")[_MAIN].partition(b"<mark/>")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _PARTS.items():
            if name != _MAIN:
                archive.writestr(name, data)
        with archive.open(_MAIN, "w") as out:
            out.write(before)
            for _ in range(times):
                out.write(piece)
            out.write(after)
    return file.getvalue()


#: A file, its size at most, what comes of it, and the megabytes that this may take at most.
HEAVY: dict[str, tuple[Callable[[], bytes], int, str, int]] = {
    "200 MB of paragraphs": (lambda: _repeated(b"<w:p/>" * 174_763, 200), 310_000, "ratio", 50),
    "200 MB of text": (
        lambda: _repeated(b"<w:p><w:r><w:t>" + b"a" * 999_966 + b"</w:t></w:r></w:p>", 200),
        234_000,
        "ratio",
        50,
    ),
    "a million paragraphs": (lambda: _repeated(b"<w:p/>" * 1000, 1000), 20_000, "markup_ratio", 50),
    "a million attributes": (
        lambda: _repeated(b'<w:r a="" b="" c="" d=""/>' * 200, 1000),
        40_000,
        "markup_ratio",
        50,
    ),
    "ten thousand paragraphs": (
        lambda: word_file("".join(paragraph(f"第{index}件事要办好") for index in range(10_000))),
        200_000,
        "10000",
        50,
    ),
}

_MEASURE = """
import resource, sys
from importlib import import_module
import_module("lxml.etree")
from speechparse.errors import LimitError
from speechparse.readers.docx import read_word
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    print(len(read_word(sys.argv[1]).paragraphs))
except LimitError as error:
    print(error.limit)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("name", sorted(HEAVY))
def test_little_memory_is_taken(name: str, tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="Windows does not say how much memory was used")
    make, most_bytes, wanted, most_megabytes = HEAVY[name]
    file = tmp_path / "heavy.docx"
    file.write_bytes(make())
    assert file.stat().st_size < most_bytes
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    outcome, megabytes = measured.stdout.split()
    assert outcome == wanted
    assert int(megabytes) < most_megabytes


def _based_in_a_row(count: int) -> bytes:
    """Styles that are based one on the other, and a paragraph of each."""
    return word_file(
        "".join(paragraph("甲", style=f"s{index}") for index in range(count)),
        styles=[style(f"s{index}", based_on=f"s{index + 1}") for index in range(count)],
    )


def _hiding_in_a_row(count: int) -> bytes:
    """The same with styles of runs, one of which is known to speak of hidden text."""
    runs = (run("甲", f'<w:rStyle w:val="s{index}"/>') for index in range(count))
    styles = [style(f"s{index}", kind="character", based_on=f"s{index + 1}") for index in range(count)]
    return word_file(
        "".join(paragraph("", inside=each) for each in runs),
        styles=[*styles, style("last", run="<w:vanish/>")],
    )


def _linked_in_a_row(count: int) -> bytes:
    """Numberings whose levels are those of the next, by way of a numbering style."""
    link = '<w:numStyleLink w:val="n{}"/>'
    return word_file(
        "".join(paragraph("甲", index, 0) for index in range(count)),
        numbering=[abstract(index, links=link.format(index)) for index in range(count)]
        + [num(index, index) for index in range(count)],
        styles=[style(f"n{index}", kind="numbering", num=index + 1) for index in range(count)],
    )


def _before_the_body(count: int) -> bytes:
    """Paragraphs that stand where none may stand."""
    return _with(_MAIN, _PARTS[_MAIN].replace(b"<w:body>", b"<w:p/>" * 20 * count + b"<w:body>"))


@pytest.mark.parametrize("make", [_based_in_a_row, _hiding_in_a_row, _linked_in_a_row, _before_the_body])
def test_long_chains_take_little_time(make: Callable[[int], bytes]) -> None:
    data = make(4_000)
    start = process_time()
    assert read_word(data).text.strip()
    # It takes a third of a second; in proportion to the square of the length it would be half a minute.
    assert process_time() - start < 8


def test_a_body_is_read_to_its_end_before_its_text_is_given() -> None:
    long = paragraph("甲" * 50_000)
    two = parts(long)[_MAIN].replace(b"</w:body>", b"</w:body><w:body><w:p/></w:body>")
    assert read_word(_with(_MAIN, two)).text == "甲" * 50_000 + "\n"
    for broken in (two[:-10], two.replace(b"</w:document>", b"</w:dokument>")):
        with pytest.raises(UnsupportedFormat, match="broken XML"):
            read_word(_with(_MAIN, broken))
    other = two.replace(b"w:document", b"w:dokument")
    with pytest.raises(UnsupportedFormat, match="no Word document"):
        read_word(_with(_MAIN, other))


def test_a_long_file_is_read_faster_than_python_docx_lists_it() -> None:
    docx = pytest.importorskip("docx", reason="Word files need the extra speechparse[docx]")
    document = docx.Document()
    for index in range(2_000):
        document.add_paragraph(
            f"第{index}件事要办好，责任要到人。", style="List Number" if index % 5 == 0 else None
        )
    file = io.BytesIO()
    document.save(file)
    data = file.getvalue()

    def seconds(act: Callable[[], object]) -> float:
        start = process_time()
        act()
        return process_time() - start

    theirs = min(
        seconds(lambda: [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]) for _ in range(3)
    )
    assert min(seconds(lambda: read_word(data)) for _ in range(3)) < 3 * theirs

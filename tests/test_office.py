"""Files of other office programs: told by their content, turned into Word files by LibreOffice, refused in one line."""

from __future__ import annotations

import ast
import http.server
import io
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import speechparse
from docx_builders import abstract, level, num, paragraph, run, word_file
from docx_cases import deleted, inserted
from speechparse.cli import main
from speechparse.cli.refusals import in_chinese
from speechparse.errors import LimitError, NeedsOffice, NoRevisions, UnsupportedFormat
from speechparse.readers.archive import ArchiveLimits
from speechparse.readers.libreoffice import PROGRAM_VARIABLE, find_program
from speechparse.readers.office import office_kind, to_word

pytest.importorskip("lxml", reason="Word files need the extra speechparse[docx]")

_SECTOR = 512
_END = 0xFFFFFFFE
_NONE = 0xFFFFFFFF
_FIB = b"\xec\xa5\xc1\0" + bytes(508)

WORD = word_file(
    paragraph("在水利工作会议上的讲话")
    + paragraph("修水库", 1, 0)
    + paragraph("要早动手，要保质量。")
    + paragraph("清河道", 1, 0)
    + paragraph("", inside=run("汛前完成。") + deleted("一是旧法。") + inserted("一是疏浚；二是护坡。")),
    numbering=[abstract(0, level(0, "%1、", "chineseCountingThousand", suffix="nothing")), num(1, 0)],
)
ACCEPTED = (
    "在水利工作会议上的讲话\n一、修水库\n要早动手，要保质量。\n二、清河道\n汛前完成。一是疏浚；二是护坡。\n"
)
ORIGINAL = ACCEPTED.replace("一是疏浚；二是护坡。", "一是旧法。")
#: As Word writes it: bytes of GBK, a list, a table of binary data with a brace in it.
RTF = (
    rb"{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
    rb"{\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc37\levelnfcn37\leveljc0\levelfollow2"
    rb"\levelstartat1{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}\f0}\listid7}}"
    rb"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    rb"\pard\plain\f0 \'bd\'b2\'bb\'b0\par"
    rb"{\listtext\'d2\'bb\'a1\'a2}\pard\plain\ls1\ilvl0\f0 \'d7\'a5\'d1\'a7\'cf\'b0\par"
    rb"{\listtext\'b6\'fe\'a1\'a2}\pard\plain\ls1\ilvl0\f0 \'d7\'a5\'c2\'e4\'ca\'b5\par}"
)


def compound(streams: Mapping[str, bytes], inner: Mapping[str, bytes] | None = None) -> bytes:
    """Make an OLE compound file: a table, a directory, and each stream in as many sectors as it takes.

    ``inner`` are the streams of a file within the file.
    """
    every = [*streams.items(), *(inner or {}).items()]
    count = len(streams)
    storage = [("Object", 1)] if inner else []
    table = [0xFFFFFFFD, *range(2, 2 + (len(every) + len(storage)) // 4), _END]
    entries = [_entry("Root Entry", 5, _END, 0, within=1 if every else _NONE)]
    content = b""
    for number, (name, data) in enumerate(every, 1):
        sectors = -(-len(data) // _SECTOR)
        first = len(table)
        table += [*range(first + 1, first + sectors), _END]
        after = number + 1
        if number == count:
            # After the last stream of the root comes what holds the others.
            after = len(every) + 1 if inner else _NONE
        elif number == len(every):
            after = _NONE
        entries.append(_entry(name, 2, first, max(len(data), 4096), after=after))
        content += data.ljust(sectors * _SECTOR, b"\0")
    entries += [_entry(name, kind, _END, 0, within=count + 1) for name, kind in storage]
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(0x18, b"\0") + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    header = header.ljust(0x2C, b"\0") + struct.pack("<2L", 1, 1)
    header = header.ljust(0x44, b"\0") + struct.pack("<2LL", _END, 0, 0)
    numbers = struct.pack("<128L", *table, *[_NONE] * (128 - len(table)))
    return header.ljust(_SECTOR, b"\xff") + numbers + directory + content


def _entry(
    name: str, kind: int, first: int, length: int, *, after: int = 0xFFFFFFFF, within: int = 0xFFFFFFFF
) -> bytes:
    encoded = name.encode("utf-16-le")
    links = (0xFFFFFFFF, after, within)
    return struct.pack("<64sHBx3L36xLL4x", encoded, len(encoded) + 2, kind, *links, first, length)


def opendocument(kind: str = "text", content: bytes = b"<x/>", **more: bytes) -> bytes:
    """Make an OpenDocument file of one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return file.getvalue()


DOC = compound({"WordDocument": _FIB * 9, "1Table": bytes(5000)})

#: Files, and the ending of what they are.
KINDS: dict[str, tuple[bytes, str | None]] = {
    "Word 97": (DOC, ".doc"),
    "Word 95": (compound({"WordDocument": b"\xdc\xa5\x68\0" + bytes(508)}), ".doc"),
    "with a spreadsheet in it": (
        compound({"WordDocument": _FIB}, inner={"Workbook": bytes(600), "WordDocument": b"x" * 600}),
        ".doc",
    ),
    "Works": (compound({"MatOST": bytes(600), "CONTENTS": bytes(600)}), ".wps"),
    "RTF": (RTF, ".rtf"),
    "OpenDocument": (opendocument(), ".odt"),
    "a template": (opendocument("text-template"), ".odt"),
    "text": ("一、总则".encode(), None),
    "nothing": (b"", None),
    "Word": (WORD, None),
}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_content_tells_the_kind(name: str) -> None:
    data, ending = KINDS[name]
    kind = office_kind(data)
    assert (kind.ending if kind else None) == ending


def _locked_doc() -> bytes:
    return compound({"WordDocument": _FIB[:11] + b"\1" + _FIB[12:]})


#: Files that are refused without asking LibreOffice, and what is said of them.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a locked .docx": (lambda: compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "password"),
    "a locked .doc": (_locked_doc, "password"),
    "a locked .odt": (
        lambda: opendocument(**{"META-INF__manifest": b"<m><manifest:encryption-data/></m>"}),
        "password",
    ),
    "a spreadsheet": (lambda: compound({"Workbook": bytes(600)}), "spreadsheet"),
    "a spreadsheet with a text in it": (
        lambda: compound({"Workbook": bytes(600)}, inner={"WordDocument": _FIB}),
        "spreadsheet",
    ),
    "slides": (lambda: compound({"PowerPoint Document": bytes(600)}), "slides"),
    "an OpenDocument spreadsheet": (lambda: opendocument("spreadsheet"), "but no text"),
    "something else": (lambda: compound({"Contents": bytes(600)}), "no Word file"),
    "no stream": (lambda: compound({}), "no Word file"),
    "an empty document": (lambda: compound({"WordDocument": b""}), "broken or truncated"),
    "a sign and no more": (lambda: DOC[:8], "broken or truncated"),
    "odd sectors": (lambda: DOC[:0x1E] + b"\x05\0" + DOC[0x20:], "broken or truncated"),
    "a long table": (lambda: DOC[:0x2C] + b"\xff" * 4 + DOC[0x30:], "broken or truncated"),
    "RTF with its end lost": (lambda: RTF[:-1], "broken or truncated"),
    "RTF cut in binary data": (lambda: rb"{\rtf1 {\pict\bin9 }}}}}}}}}", "broken or truncated"),
    "a DOCTYPE": (lambda: opendocument(content=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "DOCTYPE"),
}


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "")


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize("name", sorted(REFUSED))
def test_refused_in_one_line_before_libreoffice_is_asked(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(UnsupportedFormat, match=said) as refused:
        speechparse.load(make())
    assert not isinstance(refused.value, NeedsOffice)
    assert "\n" not in str(refused.value)


def test_circles_in_a_compound_file_end() -> None:
    data = bytearray(compound({f"stream{index}": bytes(600) for index in range(9)}))
    # The directory's first sector follows itself.
    struct.pack_into("<L", data, _SECTOR + 4, 1)
    with pytest.raises(UnsupportedFormat):
        office_kind(bytes(data))


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize("whole", [DOC, RTF, opendocument()], ids=["doc", "rtf", "odt"])
def test_truncated_anywhere_it_is_refused(whole: bytes) -> None:
    # What the last sector of a .doc holds may end before the sector does: that is left to LibreOffice.
    length = len(whole) - (_SECTOR if whole is DOC else 0)
    for part in range(1, 50):
        with pytest.raises(UnsupportedFormat) as refused:
            speechparse.load(whole[: length * part // 50], name="稿.odt")
        assert not isinstance(refused.value, NeedsOffice)
        assert "\n" not in str(refused.value)


def test_a_bomb_is_refused_before_libreoffice_is_asked() -> None:
    with pytest.raises(LimitError) as refused:
        speechparse.load(opendocument(content=bytes(9_000_000)))
    assert refused.value.limit == "ratio"


def test_what_is_only_read_is_not_written_under_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "draft.doc", tmp_path / "out.docx"
    draft.write_bytes(WORD)
    assert main(["check", str(draft), "--fix", "-o", str(out)]) == 2
    assert "这种格式不能直接修复；请在 Word 或 WPS 里另存为 .docx" in capsys.readouterr().err
    assert not out.exists()


def test_a_limit_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bomb.odt").write_bytes(opendocument(content=bytes(9_000_000)))
    for language, wanted in (
        ("zh", "压缩的倍数超过上限 400"),
        ("en", "more unpacked bytes for a packed one"),
    ):
        assert main(["outline", str(tmp_path / "bomb.odt"), "--lang", language]) == 2
        assert wanted in capsys.readouterr().err


@pytest.mark.usefixtures("no_program")
def test_without_libreoffice_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NeedsOffice, match=r"libreoffice\.org"):
        speechparse.load(RTF)
    file = tmp_path / "draft.rtf"
    file.write_bytes(RTF)
    assert main(["outline", str(file)]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("\n") == 1
    assert "安装" in said.err
    assert ".rtf" in said.err
    assert main(["check", str(file), "--lang", "en"]) == 2
    assert "install it" in capsys.readouterr().err


# A program in LibreOffice's place

_STANDS_IN = f"""#!{sys.executable}
import os, shutil, sys, time
out = sys.argv[sys.argv.index("--outdir") + 1]
os.makedirs(out)
written = os.path.join(out, os.path.splitext(os.path.basename(sys.argv[-1]))[0] + ".docx")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which temporary files are made."""
    if sys.platform == "win32":
        pytest.skip("the program that stands in for LibreOffice is a script with an interpreter line")
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def stand_in(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a program in LibreOffice's place that does what the lines given to it say."""

    def put(lines: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(_STANDS_IN + lines, encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv(PROGRAM_VARIABLE, str(program))

    return put


def test_the_program_is_asked_carefully(
    tmp_path: Path, folder: Path, stand_in: Callable[[str], None]
) -> None:
    (tmp_path / "word.docx").write_bytes(WORD)
    stand_in(
        f"shutil.copy({str(tmp_path / 'word.docx')!r}, written)\n"
        "profile = next(each for each in sys.argv if each.startswith('-env:')).partition('file://')[2]\n"
        "settings = open(os.path.join(profile, 'user', 'registrymodifications.xcu')).read()\n"
        f"print(sys.argv, repr(sys.stdin.read()), os.environ['TMPDIR'], settings, file=open({str(tmp_path / 'log')!r}, 'w'))\n"
    )
    assert speechparse.load(RTF, name="讲话 稿.rtf").to_text() == ACCEPTED
    log = (tmp_path / "log").read_text(encoding="utf-8")
    for wanted in ("--headless", "--infilter=Rich Text Format", "'' " + str(folder), "given.rtf"):
        assert wanted in log
    for setting in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPProxyName"):
        assert setting in log
    assert "讲话" not in log
    assert list(folder.iterdir()) == []


#: What the program does, and what is then said.
FAILURES: dict[str, tuple[str, str]] = {
    "it writes nothing": ("", "ended with 0"),
    "it fails": ("sys.exit(77)", "ended with 77"),
    "it is killed": ("os.kill(os.getpid(), 9)", "ended with -9"),
    "what it writes is broken": ("open(written, 'wb').write(b'PK')", "no Word file"),
    "what it writes is empty": ("open(written, 'wb')", "the file is empty"),
    "what it writes is a folder": ("os.makedirs(written)", "cannot read"),
}


@pytest.mark.parametrize("name", sorted(FAILURES))
def test_what_goes_wrong_is_one_line(name: str, folder: Path, stand_in: Callable[[str], None]) -> None:
    lines, said = FAILURES[name]
    stand_in(lines)
    with pytest.raises(UnsupportedFormat, match=said) as refused:
        speechparse.load(RTF)
    assert "\n" not in str(refused.value)
    assert list(folder.iterdir()) == []


def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, folder: Path, stand_in: Callable[[str], None]
) -> None:
    mark = tmp_path / "alive"
    stand_in(
        f"child = os.fork()\ntime.sleep(0.9 if child else 1.5)\nopen({str(mark)!r}, 'w')\ntime.sleep(60)\n"
    )
    kind = office_kind(RTF)
    assert kind is not None
    with pytest.raises(LimitError) as refused:
        to_word(RTF, kind, ArchiveLimits(seconds=0))
    assert refused.value.limit == "seconds"
    assert "\n" not in str(refused.value)
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], timeout=2, check=False)
    assert not mark.exists()
    assert list(folder.iterdir()) == []


def test_limits_hold_for_what_is_given_and_what_comes_back(stand_in: Callable[[str], None]) -> None:
    stand_in("open(written, 'wb').write(bytes(9999))")
    kind = office_kind(RTF)
    assert kind is not None
    for allowed in (100, 5000):
        with pytest.raises(LimitError) as refused:
            to_word(RTF, kind, ArchiveLimits(file_bytes=allowed))
        assert refused.value.limit == "file_bytes"


def test_a_program_that_does_not_start(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"\x7fELF but no program")
    program.chmod(0o755)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    with pytest.raises(UnsupportedFormat, match="does not start"):
        speechparse.load(RTF)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(NeedsOffice):
        speechparse.load(RTF)
    assert list(folder.iterdir()) == []


def test_no_temporary_folder(
    tmp_path: Path, stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in("")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(UnsupportedFormat, match="temporary folder"):
        speechparse.load(RTF)


# Word files and what is no Word file, by the command


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.docx"
    file.write_bytes(WORD)
    return file


def test_revisions_by_the_library(draft: Path) -> None:
    assert speechparse.load(draft).to_text() == ACCEPTED
    assert speechparse.load(draft, revisions="original").to_text() == ORIGINAL
    with pytest.raises(ValueError, match="original"):
        speechparse.load(draft, revisions="none")  # type: ignore[arg-type]
    with pytest.raises(NoRevisions):
        speechparse.load("一、总则".encode(), revisions="original")


#: Commands before FILE and after it, and what only the original has in their output.
COMMANDS: dict[str, tuple[list[str], list[str]]] = {
    "outline": (["outline"], ["--format", "md"]),
    "parse": (["parse"], []),
    "query": (["query", "text"], []),
    "convert": (["convert"], ["-t", "text"]),
    "chunks": (["chunks"], []),
    "explain": (["explain"], ["--line", "5"]),
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_revisions_by_the_command(name: str, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = COMMANDS[name]
    said = {}
    for revisions in ("accepted", "original"):
        assert main([*before, str(draft), *after, "--revisions", revisions]) == 0
        said[revisions] = capsys.readouterr().out
    assert main([*before, str(draft), *after]) == 0
    assert said["accepted"] == capsys.readouterr().out
    assert said["accepted"] != said["original"]


def test_diff_reads_both_as_asked(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(word_file("".join(paragraph(line) for line in ORIGINAL.splitlines())))
    assert main(["diff", str(other), str(draft)]) == 1
    assert main(["diff", str(other), str(draft), "--revisions", "original"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("command", ["outline", "check"])
def test_the_original_of_a_text_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(ACCEPTED, encoding="utf-8")
    assert main([command, str(file), "--revisions", "accepted"]) == 0
    assert main([command, str(file), "--revisions", "original"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "修订" in said


def test_a_word_file_is_told_by_its_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("draft", "draft.txt", "draft.doc", "draft.wps"):
        (tmp_path / name).write_bytes(WORD)
        assert main(["outline", str(tmp_path / name)]) == 0
        assert "二、清河道" in capsys.readouterr().out
        assert main(["check", str(tmp_path / name)]) == 0
        capsys.readouterr()


def test_standard_input_may_be_a_word_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("outline", "check"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WORD)))
        assert main([command, "-"]) == 0
    assert "一、修水库" in capsys.readouterr().out


#: A file that is no Word file, and what is said of it in Chinese.
WRONG: dict[str, tuple[str, bytes, str]] = {
    "an empty .docx": ("a.docx", b"", "文件是空的"),
    "an empty .doc": ("a.doc", b"", "文件是空的"),
    "a text as .docx": ("a.docx", "一、总则".encode(), "不是 Word 文件"),
    "half a file": ("a.docx", WORD[: len(WORD) // 2], "损坏"),
    "an old one cut": ("a.doc", DOC[:2000], "损坏"),
    "a locked one": ("a.doc", _locked_doc(), "密码"),
    "a spreadsheet": ("a.doc", compound({"Workbook": bytes(600)}), "电子表格"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_wrong_is_said_in_chinese(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data, wanted = WRONG[name]
    (tmp_path / file).write_bytes(data)
    out = tmp_path / "out.md"
    assert main(["convert", str(tmp_path / file), "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert wanted in said
    assert not any(word in said for word in ("file", "the ", "broken"))
    assert not out.exists()


def _refusals(file: Path) -> Iterator[str]:
    """Yield what a module says in the UnsupportedFormat that it raises, values in it as {}."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    constants = {
        node.target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.value, ast.Constant)
    }

    def said(node: ast.expr) -> str:
        if isinstance(node, ast.FormattedValue):
            node = node.value
        if isinstance(node, ast.JoinedStr):
            return "".join(map(said, node.values))
        if isinstance(node, ast.Constant):
            return str(node.value)
        return str(constants.get(node.id, "{}")) if isinstance(node, ast.Name) else "{}"

    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "UnsupportedFormat"
        ):
            yield said(node.args[0])


def test_every_refusal_has_its_chinese() -> None:
    source = Path(speechparse.__file__).parent
    found = {said for file in sorted(source.rglob("*.py")) for said in _refusals(file)} - {"{}"}
    assert len(found) > 20
    assert sorted(said for said in found if in_chinese(said) == said) == []


def test_a_page_or_text_called_doc_is_read(tmp_path: Path) -> None:
    for text in ("一、总则\n二、分则\n", "<html><body><p>一、总则</p><p>二、分则</p></body></html>"):
        (tmp_path / "a.doc").write_text(text, encoding="utf-8")
        assert len(list(speechparse.load(tmp_path / "a.doc").sections())) == 2


def test_office_files_are_found_in_folders(tmp_path: Path) -> None:
    from speechparse.cli.files import find_files

    names = ["a.docx", "b.doc", "c.wps", "d.odt", "e.rtf", "f.txt"]
    for name in [*names, "~$a.docx", ".~lock.d.odt#", "g.xlsx"]:
        (tmp_path / name).touch()
    assert [Path(found).name for found in find_files([str(tmp_path)])] == names


# LibreOffice itself


@pytest.fixture(scope="session")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The draft as LibreOffice writes it in other formats."""
    program = find_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("others")
    (folder / "draft.docx").write_bytes(WORD)
    for form in ("doc:MS Word 97", "odt:writer8"):
        subprocess.run(
            [
                *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
                *("--convert-to", form, "--outdir", str(folder), str(folder / "draft.docx")),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=120,
        )
    shutil.rmtree(folder / "profile", ignore_errors=True)
    made = {kind: (folder / f"draft.{kind}").read_bytes() for kind in ("doc", "odt")}
    return made | {"wps": made["doc"]}


@pytest.mark.parametrize("kind", ["doc", "wps", "odt"])
def test_libreoffice_keeps_numbers_and_changes(kind: str, others: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / f"draft.{kind}"
    file.write_bytes(others[kind])
    document = speechparse.load(file)
    assert document.to_text() == ACCEPTED
    markers = [section.marker for section in document.sections() if section.level == 1 and section.marker]
    assert [(marker.text, marker.automatic) for marker in markers] == [("一、", True), ("二、", True)]
    assert speechparse.load(file, revisions="original").to_text() == ORIGINAL


@pytest.mark.usefixtures("others")
def test_rtf_as_word_writes_it() -> None:
    assert speechparse.load(RTF).to_text() == "讲话\n一、抓学习\n二、抓落实\n"


@pytest.mark.usefixtures("others")
def test_what_libreoffice_refuses_is_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="LibreOffice cannot read"):
        speechparse.load(DOC)


class _Listener(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def handle_one_request(self) -> None:
        self.asked.append(str(self.client_address))
        self.close_connection = True


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and who has asked there."""
    asked: list[str] = []
    handler = type("Handler", (_Listener,), {"asked": asked})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/picture.png", asked
        server.shutdown()
        thread.join()


def test_no_link_is_followed(others: dict[str, bytes], listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    frame = (
        '<text:p><draw:frame draw:name="a" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        "</draw:frame></text:p></office:text>"
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(others["odt"])) as given, zipfile.ZipFile(changed, "w") as out:
        for name in given.namelist():
            data = given.read(name)
            if name == "content.xml":
                data = data.replace(b"</office:text>", frame.encode())
                assert address.encode() in data
            out.writestr(name, data)
    assert speechparse.load(changed.getvalue()).to_text().startswith(ACCEPTED)
    assert asked == []

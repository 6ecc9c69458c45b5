"""The command: what it prints, what it says where it cannot run, and its exit codes.

What parsing finds is tested elsewhere; here a small tree made by hand stands for it.
"""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from speechparse.cli import COMMANDS, main
from speechparse.cli.failures import Failure, failure_line
from speechparse.cli.messages import LANGUAGES, MESSAGES, Speaker, language_asked
from speechparse.document import Document
from speechparse.errors import LimitError, UnsupportedFormat
from speechparse.reading import READINGS
from speechparse.span import Span

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "speech.txt"
#: What the processes run in: this checkout, and none of the caller's own settings.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("SPEECHPARSE_")},
    "PYTHONPATH": str(ROOT / "src"),
    "PYTHONIOENCODING": "utf-8",
}


def tree(text: str) -> Document:
    """Make a document of one paragraph."""
    span = {"start": 0, "end": len(text)}
    leaf = {"kind": "text", "span": span, "text": text, "reading": text}
    paragraph = {"kind": "paragraph", "span": span, "children": [leaf]}
    speech = {"kind": "speech", "span": span, "children": [paragraph]}
    return Document.model_validate({"span": span, "children": [speech]})


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the caller's own settings."""
    monkeypatch.delenv("SPEECHPARSE_LANG", raising=False)
    monkeypatch.delenv("SPEECHPARSE_TRACEBACK", raising=False)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Put a library in the parser's place: it returns, or raises, what the test puts into the list."""
    answers: list[object] = [tree("要抓落实。")]
    library = ModuleType("speechparse.api")

    def loader(source: object, **_options: object) -> object:
        if isinstance(answers[0], Exception):
            raise answers[0]
        return answers[0]

    vars(library)["load"] = loader
    monkeypatch.setitem(sys.modules, "speechparse.api", library)
    # What outline asks for: less than a document, and read in the same way.
    stages = ModuleType("speechparse.pipeline")
    vars(stages)["sketch_source"] = loader
    monkeypatch.setitem(sys.modules, "speechparse.pipeline", stages)
    return answers


def run(*arguments: str | Path, env: dict[str, str] | None = None, **options: object) -> tuple[int, str, str]:
    """Run the command as a process of its own; return its code and what it wrote."""
    environment = {**ENVIRONMENT, **(env or {})}
    done = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-m", "speechparse", *map(str, arguments)],
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
        **options,
    )
    encoding = environment["PYTHONIOENCODING"].partition(":")[0]
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


# What is said of wrong arguments: arguments, and what the line holds in each language.
MISUSE = [
    ((), "没有写命令", "no command given"),
    (("nope",), "没有命令 nope", "no command nope"),
    (("outline",), "缺少 FILE", "FILE is missing"),
    (("outline", "a", "b", "c"), "多出来的参数：b c", "more arguments than wanted: b c"),
    (
        ("outline", "a", "--depht", "2"),
        "没有选项 --depht，是不是 --depth",
        "no option --depht (is it --depth?)",
    ),
    (("outline", "a", "--depth"), "选项 --depth", "option --depth"),
    (("outline", "a", "--depth", "0"), "不小于 1 的整数", "a whole number, 1 or more"),
    (("outline", "a", "--depth", "二"), "不小于 1 的整数", "a whole number, 1 or more"),
    (("outline", "a", "--format", "xml"), "可用的值：text、json、md、csv", "one of text, json, md, csv"),
    (("parse", "a", "--indent", "-1"), "不小于 0 的整数", "a whole number, 0 or more"),
    (("explain", "a"), "缺少 --line", "--line is missing"),
    (("outline", "a", "--encoding", "klingon"), "不认识编码 klingon", "unknown encoding klingon"),
    (("outline", "a", "--encoding", "rot13"), "不认识编码 rot13", "unknown encoding rot13"),
    (("outline", "a", "--encoding", "a\0b"), "不认识编码 a\\x00b", "unknown encoding a\\x00b"),
    (("parse", "a", "--no-reading", "slises"), "没有叫 slises 的修复", "no reading slises"),
    (("--nope",), "没有选项 --nope", "no option --nope"),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), MISUSE)
def test_misuse_is_one_line_in_the_asked_language(
    arguments: tuple[str, ...], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, expected in (("zh", chinese), ("en", english)):
        assert main(["--lang", language, *arguments]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert expected in said.err


def test_a_language_that_is_not_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "a", "--lang", "fr"]) == 2
    assert "--lang 的值不对；可用的值：zh、en" in capsys.readouterr().err


# What reading a file may raise, and what the line holds in each language.
FILE_FAULTS = [
    (FileNotFoundError(errno.ENOENT, "No such file"), "没有这个文件", "no such file"),
    (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "没有这个文件", "no such file"),
    (IsADirectoryError(errno.EISDIR, "Is a directory"), "这是文件夹", "this is a folder"),
    (PermissionError(errno.EACCES, "denied"), "没有读取权限", "not permitted"),
    (OSError(errno.EIO, "Input/output error"), "磁盘读写出错", "Input/output error"),
    (OSError(errno.ENXIO, "No such device"), "No such device", "No such device"),
    (UnsupportedFormat("it seems to be a PDF"), "it seems to be a PDF", "it seems to be a PDF"),
    (LimitError("characters", 20), "字符数超过上限 20", "more characters than the limit of 20"),
    (LimitError("pages", 20_000), "pages超过上限 20,000", "more pages than the limit of 20,000"),
    (ValueError("a nul in the name"), "a nul in the name；请改正后再试", "a nul in the name; correct it"),
]


@pytest.mark.parametrize(("fault", "chinese", "english"), FILE_FAULTS)
def test_a_file_that_cannot_be_read_is_one_line(
    fault: Exception, chinese: str, english: str, load: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    load[0] = fault
    for language, expected in (("zh", chinese), ("en", english)):
        assert main(["outline", "稿.txt", "--lang", language]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "稿.txt" in said.err
        assert expected in said.err


def test_a_file_in_another_encoding_than_the_one_given(
    load: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    for fault in (UnsupportedFormat("not in gbk"), UnicodeDecodeError("gbk", b"\xff", 0, 1, "bad")):
        load[0] = fault
        assert main(["parse", "稿.txt", "--encoding", "gbk", "--lang", "en"]) == 2
        assert capsys.readouterr().err.startswith(
            "speechparse: 稿.txt: is no text in gbk; leave --encoding out"
        )


def test_a_folder_is_told_from_a_forbidden_file(
    load: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load[0] = PermissionError(errno.EACCES, "denied")
    assert main(["parse", str(tmp_path)]) == 2
    assert "这是文件夹" in capsys.readouterr().err


def test_a_fault_inside_is_one_line(
    load: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load[0] = KeyError("一\n二")
    assert main(["parse", "a"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "KeyError" in said
    monkeypatch.setenv("SPEECHPARSE_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(["parse", "a"])


def test_an_interruption_is_one_line() -> None:
    assert (
        failure_line(KeyboardInterrupt(), Speaker("en"))
        == "speechparse: interrupted; the output may not be all"
    )


def test_a_name_cannot_break_the_line() -> None:
    line = failure_line(Failure("no-such-file", file="a\nb\x1b[2J"), Speaker("en"))
    assert line == r"speechparse: a\nb\x1b[2J: no such file; check the path"


def test_standard_input_has_a_name(load: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    load[0] = UnsupportedFormat("a PDF")
    assert main(["parse", "-"]) == 2
    assert "标准输入：" in capsys.readouterr().err


def test_the_readings_that_are_switched_off_reach_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    library = ModuleType("speechparse.api")
    vars(library)["load"] = lambda source, **options: asked.update(options, source=source) or tree("一")
    monkeypatch.setitem(sys.modules, "speechparse.api", library)
    assert main(["parse", "a", "--no-reading", "slices", "--no-reading", "wraps", "--encoding", "gbk"]) == 0
    readings = READINGS - {"slices", "wraps"}
    assert asked == {"source": "a", "encoding": "gbk", "readings": readings, "revisions": "accepted"}


def test_parse_writes_the_tree(load: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "a"]) == 0
    written = capsys.readouterr().out
    assert written.count("\n") == 1
    assert Document.model_validate_json(written) == load[0]
    assert main(["parse", "a", "--indent", "1"]) == 0
    indented = capsys.readouterr().out
    assert indented.count("\n") > 10
    assert json.loads(indented) == json.loads(written)


def test_parse_writes_a_lone_surrogate_as_an_escape(
    load: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    load[0] = tree("一\udc80")
    assert main(["parse", "a"]) == 0
    assert (
        json.loads(capsys.readouterr().out)["children"][0]["children"][0]["children"][0]["text"] == "一\udc80"
    )


@dataclass(frozen=True)
class Verdict:
    span: Span
    is_marker: bool
    style: str
    margin: float
    costs: tuple[tuple[str, float], ...]


def test_explain_writes_a_line_for_each_candidate(
    load: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Loaded:
        def to_text(self) -> str:
            return "讲话\n一、抓早。二、三产业"

    load[0] = Loaded()
    verdicts = {
        2: [
            Verdict(Span(3, 5), True, "chinese-comma", 4.0, (("at a line's start", -6.0),)),
            Verdict(Span(8, 10), False, "chinese-comma", 2.5, ()),
        ]
    }
    explain = lambda text, line, **_options: verdicts.get(line, [])  # noqa: E731
    vars(sys.modules["speechparse.api"])["explain"] = explain
    assert main(["explain", "a", "--line", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2:1  一、  是编号  领先 4.0  [chinese-comma]",
        "      -6.0  at a line's start",
        "2:6  二、  不是编号  领先 2.5  [chinese-comma]",
    ]
    assert main(["explain", "a", "--line", "1"]) == 0
    assert capsys.readouterr().out == "第 1 行没有像编号的地方。\n"
    assert main(["explain", "a", "--line", "9"]) == 2
    assert "没有第 9 行：全文共 2 行" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_in_one_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ((), *((name,) for name in COMMANDS)):
        assert main([*command, "--help", "--lang", language]) == 0
        said = capsys.readouterr().out
        assert bool(re.search("[一-鿿]{3}", said)) == (language == "zh")
        if not command:
            assert all(f"  {name} " in said for name in COMMANDS)
        if language == "zh":
            assert not re.search("(?i)usage|options:|show this|default", said)


def test_every_message_takes_the_same_values_in_both_languages() -> None:
    for key, said in MESSAGES.items():
        chinese, english = (set(re.findall(r"\{(\w+)", text)) for text in said)
        assert chinese == english, key


def test_the_language_comes_from_the_environment_where_no_option_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert language_asked(["outline", "a"]) == "zh"
    monkeypatch.setenv("SPEECHPARSE_LANG", "en")
    assert language_asked(["outline", "a"]) == "en"
    assert language_asked(["outline", "a", "--lang", "zh"]) == "zh"
    assert language_asked(["outline", "--", "--lang", "zh"]) == "en"


def test_help_and_version_import_neither_pydantic_nor_a_grammar() -> None:
    program = (
        "import sys; from speechparse.cli import main; main(['--help']); main(['--version'])\n"
        "print(sorted({'pydantic', 'lark', 'regex', 'speechparse.nodes'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=ENVIRONMENT,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


# ---- the command as a process, over the example and over what a user may give it -------------------------------


def test_the_example_has_its_outline() -> None:
    code, out, err = run("outline", EXAMPLE)
    assert (code, err) == (0, "")
    for line in ("一、肯定成绩，正视问题", "（三）抓安全，守住不能碰的底线", "一是", "最后，", "三要"):
        assert line in out


def test_the_depth_of_the_outline() -> None:
    _, out, _ = run("outline", EXAMPLE, "--depth", "1")
    assert "三、转变作风" in out
    assert "（一）" not in out


def test_standard_input_is_read_as_the_file_is() -> None:
    assert run("outline", "-", input=EXAMPLE.read_bytes())[:2] == run("outline", EXAMPLE)[:2]


@pytest.mark.parametrize("form", ["text", "json", "md", "csv"])
def test_every_format_has_the_headings(form: str) -> None:
    code, out, err = run("outline", EXAMPLE, "--format", form)
    assert (code, err) == (0, "")
    assert "抓民生，办好群众身边的小事" in out
    if form == "json":
        json.loads(out)


def test_the_whole_tree_is_json_with_unix_line_ends() -> None:
    code, out, err = run("parse", EXAMPLE)
    assert (code, err) == (0, "")
    assert "\r" not in out
    assert json.loads(out)["children"][0]["title"] == "在年度重点工作推进会上的讲话"


def test_an_empty_file_is_a_document_with_nothing_in_it(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, err = run("parse", empty)
    assert (code, err) == (0, "")
    assert json.loads(out)["children"] == []
    assert run("outline", empty)[0] == 0


def test_bad_files_are_one_line_each(tmp_path: Path) -> None:
    binary = tmp_path / "a.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    latin = tmp_path / "b.txt"
    latin.write_bytes("同志们：\n一、抓落实。".encode("gb18030"))
    cases = [
        (("outline", tmp_path / "none.txt"), "没有这个文件"),
        (("outline", tmp_path), "这是文件夹"),
        (("parse", binary), "a.txt"),
        (("parse", latin, "--encoding", "utf-8"), "b.txt"),
    ]
    for arguments, expected in cases:
        code, out, err = run(*arguments)
        assert (code, out, err.count("\n")) == (2, "", 1), arguments
        assert expected in err


def test_a_console_that_lacks_characters(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("同志们：\n一、抓早𠀀⑴\n二、抓小\n", encoding="utf-8")
    code, out, err = run("outline", draft, env={"PYTHONIOENCODING": "gbk"})
    assert (code, err) == (0, "")
    assert "抓早\\U00020000⑴" in out
    code, out, err = run("parse", draft, env={"PYTHONIOENCODING": "gbk"})
    assert (code, err) == (0, "")
    assert out.isascii()
    assert json.loads(out)["children"][0]["children"][2]["children"][0]["title"]["text"] == "抓早𠀀⑴"


@pytest.mark.skipif(os.name == "nt", reason="the test closes the pipe as a Unix shell does")
def test_a_broken_pipe_is_one_line() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "speechparse", "parse", str(EXAMPLE)],
            env=ENVIRONMENT,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert "输出中断" in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "speechparse", "parse", str(EXAMPLE)],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (2, 1)
    assert "写不进去（磁盘已满）" in said

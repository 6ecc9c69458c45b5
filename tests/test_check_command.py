"""``speechparse check`` and ``rule``: exit codes, files as they are left, and what is said of what cannot be done."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from speechparse.cli import files, main

FAULTY = "同志们：\n一、甲事\n要抓紧。\n三、乙事。\n要抓实。\n四、丙事\n要抓好。\n"
MENDED = "同志们：\n一、甲事\n要抓紧。\n二、乙事\n要抓实。\n三、丙事\n要抓好。\n"
RIGHT = "同志们：\n一、甲事\n要抓紧。\n二、乙事\n要抓实。\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with none of the caller's own settings."""
    monkeypatch.delenv("SPEECHPARSE_LANG", raising=False)
    monkeypatch.delenv("SPEECHPARSE_TRACEBACK", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speechparse.toml").write_text("", encoding="utf-8")
    return tmp_path


def put(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def test_exit_codes() -> None:
    put("wrong.txt", FAULTY)
    put("right.txt", RIGHT)
    put("note.txt", RIGHT.replace("要抓紧", "1、快。要快。\n2、好。要好"))
    assert main(["check", "right.txt"]) == 0
    assert main(["check", "wrong.txt"]) == 1
    assert main(["check", "wrong.txt", "right.txt"]) == 1
    assert main(["check", "wrong.txt", "--exit-zero"]) == 0
    assert main(["check", "wrong.txt", "--select", "MRK"]) == 0
    assert main(["check", "note.txt", "--select", "MRK"]) == 0
    assert main(["check", "note.txt", "--select", "MRK", "--profile", "gongwen"]) == 1
    assert main(["check", "nope.txt", "right.txt"]) == 2


def test_folders_and_output(capsys: pytest.CaptureFixture[str]) -> None:
    put("稿/b.md", FAULTY)
    put("稿/深/a.txt", FAULTY)
    put("稿/.hidden/c.txt", FAULTY)
    put("稿/~$d.txt", FAULTY)
    put("稿/e.pdf", FAULTY)
    assert (
        main(["check", "稿", "稿/b.md", "./稿/b.md", "--output-format", "concise", "--select", "NUM101"]) == 1
    )
    names = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [os.path.join("稿", "b.md"), os.path.join("稿", "深", "a.txt")]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_and_sarif_are_json(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", FAULTY)
    assert main(["check", "a.txt", "--output-format", form]) == 1
    assert json.loads(capsys.readouterr().out)


def test_selectors_take_commas_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", FAULTY)
    assert main(["check", "a.txt", "--select", "missing-number,TTL", "--statistics", "--lang", "en"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in out] == ["NUM101", "TTL601"]


@pytest.mark.parametrize(
    ("encoding", "newline", "mark"),
    [
        ("utf-8", "\n", b""),
        ("utf-8", "\r\n", b"\xef\xbb\xbf"),
        ("gb18030", "\r\n", b""),
        ("utf-16-le", "\n", b"\xff\xfe"),
    ],
)
def test_a_file_is_mended_in_its_own_encoding(encoding: str, newline: str, mark: bytes) -> None:
    path = Path("a.txt")
    path.write_bytes(mark + FAULTY.replace("\n", newline).encode(encoding))
    path.chmod(0o640)
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes"]) == 0
    assert path.read_bytes() == mark + MENDED.replace("\n", newline).encode(encoding)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(file.name for file in Path().iterdir()) == ["a.txt", "speechparse.toml"]
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes"]) == 0
    assert path.read_bytes() == mark + MENDED.replace("\n", newline).encode(encoding)


def test_safe_fixes_alone_leave_the_numbers() -> None:
    path = put("a.txt", FAULTY)
    assert main(["check", "a.txt", "--fix"]) == 1
    assert path.read_text(encoding="utf-8") == FAULTY.replace("乙事。", "乙事")
    before = path.stat().st_mtime_ns
    assert main(["check", "a.txt", "--fix"]) == 1
    assert path.stat().st_mtime_ns == before


def test_a_diff_is_shown_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    path = put("a.txt", FAULTY)
    assert main(["check", "a.txt", "--diff", "--unsafe-fixes"]) == 1
    out = capsys.readouterr().out
    assert "-三、乙事。\n" in out
    assert "+二、乙事\n" in out
    assert path.read_text(encoding="utf-8") == FAULTY
    put("b.txt", RIGHT)
    assert main(["check", "b.txt", "--diff"]) == 0


def test_unsafe_fixes_that_were_not_asked_for_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.txt", "一、甲事\n要快。\n三、乙事\n要好。\n")
    assert main(["--lang", "en", "check", "a.txt", "--diff"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "1 more have unsafe fixes only; --unsafe-fixes makes them.\n"
    assert main(["check", "a.txt"]) == 1
    assert capsys.readouterr().err == ""


def test_a_link_stays_a_link() -> None:
    put("real.txt", FAULTY)
    try:
        Path("link.txt").symlink_to("real.txt")
    except OSError:
        pytest.skip("this system lets nobody make links")
    main(["check", "link.txt", "--fix", "--unsafe-fixes"])
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_text(encoding="utf-8") == MENDED


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on standard error."""
    err = capsys.readouterr().err
    assert err.count("\n") == 1, err
    return err


def test_a_file_that_changes_meanwhile_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put("a.txt", FAULTY)
    real = os.chmod

    def change(target: str, mode: int) -> None:
        real(target, mode)
        path.write_text("另一篇稿子\n", encoding="utf-8")

    monkeypatch.setattr(files.os, "chmod", change)
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes"]) == 2
    assert "文件被改动过" in said(capsys)
    assert path.read_text(encoding="utf-8") == "另一篇稿子\n"
    assert sorted(file.name for file in Path().iterdir()) == ["a.txt", "speechparse.toml"]


def test_a_file_that_cannot_be_written_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put("a.txt", FAULTY)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", refuse)
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes"]) == 2
    assert "写不进去（磁盘已满），文件没有改动" in said(capsys)
    assert path.read_text(encoding="utf-8") == FAULTY
    assert sorted(file.name for file in Path().iterdir()) == ["a.txt", "speechparse.toml"]
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes", "--lang", "en"]) == 2
    assert "not writable" in said(capsys)
    assert main(["check", "a.txt", "--fix", "--unsafe-fixes"]) == 2
    assert "写不进去（没有权限，或者文件正开着），文件没有改动" in said(capsys)


# What is asked for wrongly, and what the line holds in each language.
MISUSE = [
    (("check",), "缺少 FILE", "FILE... is missing"),
    (
        ("check", "a.txt", "--select", "NUM1O1"),
        "没有规则 NUM1O1，是不是 NUM101",
        "no rule NUM1O1 (is it NUM101?)",
    ),
    (("check", "a.txt", "--ignore", "qqqqqq"), "没有规则 qqqqqq", "no rule qqqqqq"),
    (("check", "a.txt", "--output-format", "xml"), "full、concise、json、sarif、github", "one of full"),
    (("check", "a.txt", "--profile", "law"), "speech、gongwen", "one of speech, gongwen"),
    (("check", "-", "--fix"), "不能改标准输入", "cannot change standard input"),
    (("check", "a.txt", "--config", "nope.toml"), "没有这个文件", "no such file"),
    (("check", "a.txt", "--config", "broken.toml"), "是不是 select", "is it select"),
    (("check", "a.txt", "--encoding", "klingon"), "不认识编码 klingon", "unknown encoding klingon"),
    (("check", "empty"), "empty：文件夹里没有可检查的文件", "empty: there are no files to check"),
    (("rule",), "请写一条规则", "give the code"),
    (("rule", "NUM101", "--all"), "请写一条规则", "give the code"),
    (("rule", "NUM999"), "没有规则 NUM999", "no rule NUM999"),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), MISUSE)
def test_misuse_is_one_line(
    arguments: tuple[str, ...], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put("a.txt", RIGHT)
    put("broken.toml", "selct = []\n")
    Path("empty").mkdir()
    for language, expected in (("zh", chinese), ("en", english)):
        assert main([*arguments, "--lang", language]) == 2
        assert expected in said(capsys)


def test_settings_of_the_nearest_folder(capsys: pytest.CaptureFixture[str]) -> None:
    put("一/a.txt", FAULTY)
    put("二/a.txt", FAULTY)
    put("二/speechparse.toml", "select = ['TTL']\n")
    main(["check", "一", "二", "--output-format", "concise"])
    rows = capsys.readouterr().out.splitlines()
    assert [("NUM101" in row, row.startswith("二")) for row in rows] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    put("二/speechparse.toml", "selct = ['TTL']\n")
    assert main(["check", "一", "二", "--output-format", "concise"]) == 2
    assert "selct" in said(capsys)


def test_what_is_kept_quiet_is_not_mended() -> None:
    path = put("a.txt", FAULTY)
    put("speechparse.toml", "[[suppress]]\nrule = 'TTL601'\n")
    assert main(["check", "a.txt", "--fix"]) == 1
    assert path.read_text(encoding="utf-8") == FAULTY


def test_a_rule_is_told_by_code_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "num101"]) == 0
    chinese = capsys.readouterr().out
    assert chinese.startswith("NUM101 missing-number：编号缺漏\n")
    assert "依据：行文惯例" in chinese
    assert main(["rule", "marker-punctuation", "--lang", "en"]) == 0
    assert "GB/T 15834-2011 B.3.1–B.3.7 (informative)" in capsys.readouterr().out
    assert main(["rule", "--all"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 28


def test_generated_pages_are_up_to_date() -> None:
    import importlib.util

    path = Path(__file__).parents[1] / "scripts" / "rule_pages.py"
    spec = importlib.util.spec_from_file_location("rule_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stale = [
        page.name for page, content in module.pages().items() if page.read_text(encoding="utf-8") != content
    ]
    assert stale == [], "run scripts/rule_pages.py"

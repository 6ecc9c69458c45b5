"""The commands that find, convert and cut: what they write, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import speechparse
from pages import LINES, PAGES, plain
from speechparse.cli import COMMANDS, main
from speechparse.cli.reasons import REASONS
from speechparse.layout.costs import Costs

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPEECHPARSE_LANG", raising=False)
    monkeypatch.delenv("SPEECHPARSE_TRACEBACK", raising=False)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_bytes(plain().encode())
    return path


Out = pytest.CaptureFixture[str]


def test_query_prints_a_line_for_each_match(paper: Path, capsys: Out) -> None:
    assert main(["query", "section[level=1]", str(paper)]) == 0
    assert capsys.readouterr().out == (
        "4:1  section  一、摸清家底，看到差距\n"
        "8:1  section  二、分清轻重，抓好工程\n"
        "10:1  section  三、明确责任，管好用好\n"
    )


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("document", "1:1  document  "),
        ("speech", "1:1  speech  在全县农村饮水安全工作会议上的讲话\n"),
        ("matter[role=salutation]", "2:1  matter  同志们：\n"),
        ("list[style=narrative]", "9:12  list  一是改造老旧管网，秋收以前完工 二是"),
        ("paragraph:first", "3:1  paragraph  刚才几个乡镇"),
    ],
)
def test_query_shows_every_kind(selector: str, said: str, paper: Path, capsys: Out) -> None:
    assert main(["query", selector, str(paper)]) == 0
    assert said in capsys.readouterr().out


def test_query_writes_nodes_as_json(paper: Path, capsys: Out) -> None:
    assert main(["query", "section[ordinal=2][level=1]", str(paper), "--format", "json"]) == 0
    (node,) = json.loads(capsys.readouterr().out)
    assert (node["kind"], node["title"]["text"]) == ("section", "分清轻重，抓好工程")
    assert node["span"]["start"] == plain().index("二、分清")


def test_query_exits_with_1_where_nothing_matches(paper: Path, capsys: Out) -> None:
    for form in ("text", "json"):
        assert main(["query", "section[title=没有]", str(paper), "--format", form]) == 1
        said = capsys.readouterr()
        assert (said.out.strip(), said.err) == ("" if form == "text" else "[]", "")


def test_a_wrong_selector_is_one_line(paper: Path, capsys: Out) -> None:
    for language, words in (("zh", "选择器有误"), ("en", "wrong selector")):
        assert main(["query", "section[", str(paper), "--lang", language]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert words in said.err


def written(paper: Path, form: str, *more: str) -> str:
    out = paper.with_name(f"out.{form}")
    assert main(["convert", str(paper), "-t", form, "-o", str(out), *more]) == 0
    return out.read_bytes().decode()


def test_convert_writes_text_exactly(tmp_path: Path, capsys: Out) -> None:
    given = plain().replace("\n", "\r\n").encode() + "一、\xff".encode("latin-1", "ignore") + b"\xff"
    paper = tmp_path / "paper.txt"
    paper.write_bytes(given)
    out = tmp_path / "out.txt"
    assert main(["convert", str(paper), "-o", str(out)]) == 0
    assert out.read_bytes() == given
    assert capsys.readouterr().out == ""


def test_convert_writes_json_that_is_the_tree(paper: Path) -> None:
    document = speechparse.Document.model_validate_json(written(paper, "json"))
    assert document == speechparse.load(paper)


def test_convert_writes_what_each_format_is(paper: Path) -> None:
    assert "# 一、摸清家底" in written(paper, "md")
    assert written(paper, "html").startswith("<!DOCTYPE html>")
    assert ET.fromstring(written(paper, "opml")).get("version") == "2.0"
    assert ET.fromstring(written(paper, "freemind")).tag == "map"
    assert written(paper, "mermaid").startswith("mindmap\n")
    rows = list(csv.DictReader(io.StringIO(written(paper, "csv"))))
    assert [row["path"] for row in rows][:2] == ["一", "一/（一）"]


def test_convert_goes_to_a_depth(paper: Path) -> None:
    for form in ("opml", "freemind", "mermaid"):
        assert "水源不足" in written(paper, form)
        assert "水源不足" not in written(paper, form, "--depth", "1")


@pytest.mark.parametrize(
    ("ending", "begins"), [(".md", "**在全县"), (".mm", "<map"), (".mmd", "mindmap"), (".csv", "id,")]
)
def test_convert_finds_the_format_by_the_ending(ending: str, begins: str, paper: Path) -> None:
    out = paper.with_suffix(ending)
    assert main(["convert", str(paper), "--output", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_convert_writes_a_page_as_its_paper(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGES["news"](), encoding="utf-8")
    said = written(page, "md")
    assert all(line.rstrip("。") in said for line in LINES)
    assert "版权所有" not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("convert", "{paper}"), "看不出要写成哪种格式"),
        (("convert", "{paper}", "-o", "{paper}.xyz"), "看不出要写成哪种格式"),
        (("convert", "{paper}", "-t", "pdf"), "可用的值"),
        (("convert", "{paper}", "-t", "md", "--depth", "2"), "没有 --depth"),
        (("convert", "{paper}", "-t", "text", "-o", "{paper}"), "输出就是要读的文件"),
        (("convert", "{paper}", "-t", "md", "-o", "{paper}/no/where"), "写不进去（路径里有一段不是文件夹）"),
        (("chunks", "{paper}", "--max-chars", "0"), "不小于 1 的整数"),
        (("query", "section"), "缺少 FILE"),
        (("check", "{paper}", "--comments"), "选项 --comments 后面缺少值"),
        (("check", "{paper}", "--fix=yes"), "选项 --fix 后面不带值"),
    ],
)
def test_misuse_is_one_line(arguments: tuple[str, ...], words: str, paper: Path, capsys: Out) -> None:
    assert main([argument.format(paper=paper) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert words in said.err
    assert paper.read_bytes() == plain().encode()


def test_chunks_are_json_lines_that_make_the_speech(paper: Path, capsys: Out) -> None:
    assert main(["chunks", str(paper), "--max-chars", "40"]) == 0
    chunks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "".join(chunk["text"] for chunk in chunks) == plain()
    assert [chunk["index"] for chunk in chunks] == list(range(len(chunks)))
    inline = [chunk for chunk in chunks if chunk["text"].startswith("一是")]
    assert inline[0]["trail"][-1] == "二、分清轻重，抓好工程"


def test_inline_items_can_stay_in_their_section(paper: Path, capsys: Out) -> None:
    assert main(["chunks", str(paper), "--keep-inline"]) == 0
    chunks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert not [chunk for chunk in chunks if chunk["text"].startswith(("一是", "二是"))]
    assert any("一是改造老旧管网" in chunk["text"] for chunk in chunks)


def test_a_broken_byte_is_written_as_an_escape(tmp_path: Path, capsys: Out) -> None:
    paper = tmp_path / "broken.txt"
    paper.write_bytes(plain().encode() + b"\xff\n")
    assert main(["chunks", str(paper)]) == 0
    assert "\\udcff" in capsys.readouterr().out
    assert "\\udcff" in written(paper, "json")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str, language: str, capsys: Out) -> None:
    assert main([name, "--help", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert said.startswith(("用法：speechparse " if language == "zh" else "Usage: speechparse ") + name)
    assert "--lang" in said
    assert (language == "en") or not re.search(r"required|x>=", said)


def test_the_star_of_the_statistics_is_explained(capsys: Out) -> None:
    assert main(["check", "--help"]) == 0
    assert "带 * 的有修复办法" in capsys.readouterr().out


def test_what_click_adds_to_the_help_is_chinese_too(capsys: Out) -> None:
    assert main(["explain", "--help"]) == 0
    assert "从 1 数起。  [至少 1；必填]" in capsys.readouterr().out


#: What only the work of a command needs: none of it is there for its help.
HEAVY = ("lark", "pydantic", "regex", "lxml", "docx", "charset_normalizer")


@pytest.mark.parametrize("arguments", ["--help", "--version", *(f"{name} --help" for name in COMMANDS)])
def test_help_imports_nothing_heavy(arguments: str) -> None:
    program = (
        "import sys; from speechparse.cli import main; "
        f"assert main({arguments.split()!r}) == 0; "
        f"sys.exit(', '.join(sorted(set(sys.modules) & set({HEAVY!r}))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": ""},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.decode().strip() == ""


def test_the_package_imports_nothing_heavy() -> None:
    program = (
        f"import sys, speechparse, speechparse.cli; sys.exit(', '.join(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src"), "SYSTEMROOT": ""},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.decode().strip() == ""


def test_every_cost_has_words() -> None:
    """What explain shows is the costs' reasons, in both languages."""
    named = {cost.name for cost in fields(Costs)}
    assert named <= set(REASONS)
    assert all(chinese and english for chinese, english in REASONS.values())

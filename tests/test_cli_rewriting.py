"""The commands that change or compare texts: what they write, where to, and their exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from speechparse.cli import main

DRAFT = "今天讲四点意见。\n一、抓早\n早了主动。\n二、抓小\n小了好办。\n四、抓常\n常了见效。\n"
RIGHT = DRAFT.replace("四", "三")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPEECHPARSE_LANG", raising=False)
    monkeypatch.delenv("SPEECHPARSE_TRACEBACK", raising=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8", newline="")
    return path


def test_renumber_writes_to_standard_output(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["renumber", str(draft)]) == 0
    assert capsys.readouterr() == (RIGHT, "")
    assert draft.read_text(encoding="utf-8") == DRAFT


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_output_is_in_the_encoding_of_the_input(
    draft: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_bytes(RIGHT.encode(encoding))
    out = draft.with_name("right.txt")
    given = ["--encoding", encoding] if encoding == "gb18030" else []
    assert main(["restyle", str(draft), "--scheme", "1.", "-o", str(out), *given]) == 0
    assert capsys.readouterr() == ("", "")
    expected = RIGHT.replace("一、", "1.").replace("二、", "2.").replace("三、", "3.")
    assert out.read_bytes() == expected.encode(encoding)


def test_the_file_itself_can_be_written(draft: Path) -> None:
    assert main(["renumber", str(draft), "-o", str(draft)]) == 0
    assert draft.read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_keeps_its_tags(tmp_path: Path, charset: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    lines = "".join(f"<p>&emsp;&emsp;{line}</p>\n" for line in DRAFT.splitlines())
    text = f'<html><head><meta charset="{charset}"></head><body>\n{lines}</body></html>\n'
    page.write_bytes(text.encode(charset))
    assert main(["renumber", str(page), "-o", str(page)]) == 0
    assert capsys.readouterr() == ("", "")
    assert page.read_bytes() == text.replace("四", "三").encode(charset)


def test_a_word_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx = pytest.importorskip("docx", reason="Word files are made by the extra speechparse[docx]")
    word = docx.Document()
    for line in DRAFT.splitlines():
        word.add_paragraph(line)
    word.save(tmp_path / "draft.docx")
    assert main(["renumber", str(tmp_path / "draft.docx")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    assert main(["restyle", "-", "--scheme", "1."]) == 0
    assert capsys.readouterr().out.startswith("今天讲四点意见。\n1.抓早\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["restyle", "{draft}", "--scheme", "首先"], "不能这样改：首先 不是带数字的编号"),
        (
            ["restyle", "{draft}", "--scheme", "首先", "--lang", "en"],
            "the edit is refused: 首先 is no marker",
        ),
        (["restyle", "{draft}"], "缺少 --scheme"),
        (["renumber", "{draft}", "-o", "{draft}/none/out.txt"], "写不进去（路径里有一段不是文件夹）"),
        (["renumber", "{draft}.none"], "没有这个文件"),
        (["diff", "-", "-"], "标准输入只能读一次"),
        (["diff", "{draft}"], "缺少 NEW"),
    ],
)
def test_what_cannot_run(
    draft: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument.replace("{draft}", str(draft)) for argument in arguments]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("speechparse")
    assert said in error
    assert error.count("\n") == 1


def test_diff_tells_what_changed(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = draft.with_name("new.txt")
    new.write_text(RIGHT, encoding="utf-8")
    assert main(["diff", str(draft), str(draft)]) == 0
    capsys.readouterr()
    assert main(["diff", str(draft), str(new), "--lang", "en"]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "renumbered 四 → 三 抓常",
        "2 changes: changed 1, renumbered 1.",
    ]


def test_diff_as_json_and_html(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new, page = draft.with_name("new.txt"), draft.with_name("page.html")
    new.write_text(DRAFT.replace("抓小", "抓细"), encoding="utf-8")
    assert main(["diff", str(draft), str(new), "--format", "json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["kind"], change["new"]["title"]) == ("retitled", "抓细")
    assert main(["diff", str(draft), str(new), "--format", "html", "-o", str(page)]) == 1
    assert capsys.readouterr() == ("", "")
    assert page.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="zh">')

"""A Word file through ``load``: typed and automatic numbers make one outline, and each marker says which it is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import speechparse
from speechparse.cli import main

docx = pytest.importorskip("docx", reason="Word files are read by the extra speechparse[docx]")

TYPED = ("一、总结", "去年的任务都完成了，成绩很好。", "二、部署", "今年要抓两件事，务求实效。")
NUMBERED = ("抓学习", "要学理论，要学业务。", "抓落实", "要定责任，要定时间。")


def saved(word: Any) -> bytes:
    """Return the bytes of a python-docx document."""
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft whose second level is numbered by Word."""
    document = docx.Document()
    for text in ("在年度会议上的讲话", "同志们：", *TYPED):
        document.add_paragraph(text)
    for index, text in enumerate(NUMBERED):
        document.add_paragraph(text, style="List Number" if index % 2 == 0 else None)
    path = tmp_path / "draft.docx"
    document.save(path)
    return path


def test_typed_and_automatic_numbers_make_one_outline(draft: Path) -> None:
    document = speechparse.load(draft)
    said = [
        (section.level, section.marker.text, section.marker.automatic, section.title.text)
        for section in document.sections()
        if section.marker and section.title
    ]
    assert said == [
        (1, "一、", False, "总结"),
        (1, "二、", False, "部署"),
        (2, "1.", True, "抓学习"),
        (2, "2.", True, "抓落实"),
    ]


def test_bytes_and_open_files_are_told_by_their_content(draft: Path) -> None:
    data = draft.read_bytes()
    assert speechparse.load(data).children == speechparse.load(io.BytesIO(data)).children
    assert speechparse.load(data).to_text().startswith("在年度会议上的讲话\n同志们：\n")


def test_a_broken_word_file_is_refused_in_one_line(draft: Path) -> None:
    with pytest.raises(speechparse.UnsupportedFormat) as refused:
        speechparse.load(draft.read_bytes()[:2000])
    assert "\n" not in str(refused.value)


def test_heading_styles_are_evidence_for_headings_without_a_number() -> None:
    """A paragraph in a heading's style is a heading where it looks like one; a sentence in such a style is none."""
    word = docx.Document()
    word.add_paragraph("开渠会上的讲话", style="Title")
    word.add_paragraph("同志们：")
    word.add_heading("为什么要修", level=1)
    word.add_paragraph("渠道老了，水到不了田头。")
    word.add_heading("一、怎么修", level=2)
    word.add_paragraph("先清后修。")
    word.add_heading("修好以后，各村要把管护的责任落到人头上。", level=1)
    document = speechparse.load(saved(word))
    found = [
        (each.level, each.marker and each.marker.text, each.title and each.title.text)
        for each in document.sections()
    ]
    assert found == [(1, None, "为什么要修"), (2, "一、", "怎么修")]


def unstopped() -> bytes:
    """Return a file whose numbers would be a page's marks, were it a page: they stand after lines without a stop."""
    word = docx.Document()
    for line in ("附件一览", *(f"{number}、{'把这一项办好办实' * 20}" for number in (1, 2, 3))):
        word.add_paragraph(line)
    return saved(word)


def test_a_number_after_an_unstopped_line_is_no_page_mark() -> None:
    document = speechparse.load(unstopped())
    assert [each.marker and each.marker.text for each in document.sections()] == ["1、", "2、", "3、"]


def test_explain_reads_a_word_file_as_load_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(unstopped())
    for line in (2, 3, 4):
        assert main(["explain", str(path), "--line", str(line)]) == 0
        assert capsys.readouterr().out.startswith(f"{line}:1  {line - 1}、  是编号")


def with_table(draft: Path, *cells: str) -> Path:
    document = docx.Document(draft)
    for cell, text in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
        cell.text = text
    document.save(draft)
    return draft


@pytest.mark.parametrize("form", ["text", "json", "md", "html", "csv"])
def test_convert_says_that_tables_are_left_out(
    form: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(with_table(draft, "乡镇", "时限")), "-t", form]) == 0
    out, err = capsys.readouterr()
    assert "时限" not in out
    assert err == f"{draft}：1 个表格或文本框没有写进去，脚注和页眉也不写；请从原稿补上\n"


@pytest.mark.parametrize(("cells", "form"), [(("",), "md"), (("乡镇",), "opml")])
def test_convert_says_nothing_where_nothing_is_missed(
    cells: tuple[str, ...], form: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(with_table(draft, *cells)), "-t", form]) == 0
    assert capsys.readouterr().err == ""

"""Automatic numbers of some 250 generated documents against LibreOffice's answers, and against Word's where they differ."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from docx_builders import abstract, level, num, override, paragraph, run, style, text_box, word_file
from docx_cases import SCHEME, Case, cases
from docx_differences import REASONS, reason
from speechparse.readers.docx import WordText, read_word

pytest.importorskip("lxml", reason="Word files need the extra speechparse[docx]")

_DATA = Path(__file__).parent / "docx"
_CASES = cases()


def _json(name: str) -> Any:
    return json.loads((_DATA / name).read_text(encoding="utf-8"))


_ORACLE = _json("oracle.json")["documents"]
_WORD = _json("word.json")


def _labels(word: WordText) -> dict[str, list[str]]:
    found = {}
    for sheet in (word, *word.asides):
        for each in sheet.paragraphs:
            words = "".join(sheet.text[piece.start : piece.end] for piece in each.runs)
            if words:
                label = "" if each.label is None else each.label.of(sheet.text)
                found[words] = [label, each.number.suffix if label and each.number else ""]
    return found


def test_there_are_documents_enough() -> None:
    assert len(_CASES) >= 200
    assert len({case.name for case in _CASES}) == len(_CASES) == len(_ORACLE)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_numbers_are_the_oracles_or_explained(case: Case) -> None:
    answer = _ORACLE[case.name]
    assert sha256(case.file).hexdigest() == answer["sha256"], "the oracle was asked about another document"
    labels = _labels(read_word(case.file))
    # A hidden paragraph, named X, is shown by LibreOffice's interface alone.
    wanted = {text: label for text, label in answer["labels"].items() if text != "X"} | _WORD.get(
        case.name, {}
    )
    assert labels == wanted


def test_differences_differ_and_have_reasons() -> None:
    for name, labels in _WORD.items():
        assert reason(name), name
        assert all(_ORACLE[name]["labels"].get(text) != label for text, label in labels.items()), name
    used = {reason(name) for name in _WORD}
    assert set(REASONS.values()) <= used


#: Constructs by hand: what LibreOffice shows otherwise, as the standard and Microsoft's notes have it.
_THREE = [level(0, "%1."), level(1, "%1.%2."), level(2, "%3)")]


def _numbers(word: WordText) -> list[str]:
    return ["" if each.label is None else each.label.of(word.text) for each in word.paragraphs]


def _walk(levels: list[int], *numbering: str) -> list[str]:
    body = "".join(paragraph("文", 1, at) for at in levels)
    return _numbers(read_word(word_file(body, numbering=[*numbering, num(1, 0)])))


@pytest.mark.parametrize(
    ("restart", "wanted"),
    [
        (None, "1. 1.1. 1) 2) 1.2. 1) 2. 1) 2.2. 1)"),
        (0, "1. 1.1. 1) 2) 1.2. 3) 2. 4) 2.2. 5)"),
        (1, "1. 1.1. 1) 2) 1.2. 3) 2. 1) 2.2. 2)"),
        (2, "1. 1.1. 1) 2) 1.2. 1) 2. 1) 2.2. 1)"),
        (5, "1. 1.1. 1) 2) 1.2. 1) 2. 1) 2.2. 1)"),
    ],
)
def test_restart(restart: int | None, wanted: str) -> None:
    numbering = abstract(0, *_THREE[:2], level(2, "%3)", restart=restart))
    assert _walk([0, 1, 2, 2, 1, 2, 0, 2, 1, 2], numbering) == wanted.split()


def test_restart_in_an_override_is_not_heeded() -> None:
    definition = level(2, "%3)", restart=0)
    body = "".join(paragraph("文", 2, at) for at in (0, 1, 2, 1, 2))
    numbering = [abstract(0, *_THREE), num(2, 0, override(2, definition=definition))]
    assert _numbers(read_word(word_file(body, numbering=numbering))) == ["1.", "1.1.", "1)", "1.2.", "1)"]


def test_legal_numbers_are_decimal() -> None:
    levels = [
        level(0, "第%1章", "chineseCountingThousand"),
        level(1, "%1.%2", "upperRoman", legal=True),
        level(2, "%1.%2", "decimal"),
    ]
    assert _walk([0, 1, 1, 2], abstract(0, *levels)) == ["第一章", "1.1", "1.2", "一.II"]


def test_own_start_counts_at_each_restart() -> None:
    body = "".join(paragraph("文", 2, at) for at in (0, 1, 1, 0, 1))
    numbering = [abstract(0, *_THREE), num(2, 0, override(1, start=4))]
    assert _numbers(read_word(word_file(body, numbering=numbering))) == ["1.", "1.4.", "1.5.", "2.", "2.4."]


def test_own_start_is_used_once() -> None:
    body = "".join(paragraph("文", number, 0) for number in (1, 1, 2, 2, 1, 2))
    numbering = [abstract(0, *_THREE), num(1, 0), num(2, 0, override(0, start=1))]
    assert _numbers(read_word(word_file(body, numbering=numbering))) == ["1.", "2.", "1.", "2.", "3.", "4."]


def test_newer_formats_are_taken_before_their_fallback() -> None:
    formats = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    assert _walk([0, 0], abstract(0, level(0, "%1", None, extra=formats))) == ["001", "002"]


def test_numbers_of_a_text_box_are_its_own() -> None:
    inside = paragraph("框内", 1, 0) + paragraph("框内", 1, 0)
    body = paragraph("文", 1, 0) + paragraph("", inside=text_box(inside)) + paragraph("文", 1, 0)
    word = read_word(word_file(body, numbering=[abstract(0, level(0, *SCHEME[0][:2])), num(1, 0)]))
    assert word.text == "一、\t文\n\n二、\t文\n"
    assert [(aside.kind, aside.text) for aside in word.asides] == [("text-box", "一、\t框内\n二、\t框内\n")]


def test_the_number_itself_is_told() -> None:
    body = paragraph("总则", 1, 0) + paragraph("文", style="H") + paragraph("文")
    numbering = [
        abstract(
            0, level(0, "第%1章", "chineseCountingThousand", suffix="space"), level(1, "（%2）", style="H")
        ),
        num(1, 0),
    ]
    word = read_word(word_file(body, numbering=numbering, styles=[style("H", num=1)]))
    first, second, third = word.paragraphs
    assert first.number is not None
    assert second.number is not None
    assert (first.number.num_id, first.number.level, first.number.value) == ("1", 0, 1)
    assert first.number.number_format == "chineseCountingThousand"
    assert (second.number.level, second.number.text, second.style) == (1, "（1）", "H")
    assert (third.number, third.label) == (None, None)
    assert word.text == "第一章 总则\n（1）\t文\n文\n"
    assert [span.of(word.text) for span in word.automatic] == ["第一章", "（1）"]


@pytest.mark.parametrize(
    "numbering",
    [
        '<w:num w:numId="1"/>',
        num(1, 9),
        abstract(0, links='<w:numStyleLink w:val="L"/>') + num(1, 0),
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/><w:lvl/></w:abstractNum>' + num(1, 0),
        abstract(0, level(0, "%1", start=None)).replace("decimal", "")
        + num(1, 0, '<w:lvlOverride w:ilvl="-1"/>'),
    ],
)
def test_numbering_that_is_not_well_made(numbering: str) -> None:
    word = read_word(word_file(paragraph("文", 1, 0), numbering=[numbering]))
    assert word.text.endswith("文\n")


def test_styles_in_a_circle() -> None:
    styles = [style("A", based_on="B", num=1), style("B", based_on="A", level=1)]
    numbering = [abstract(0, *_THREE), num(1, 0)]
    word = read_word(word_file(paragraph("文", style="A"), numbering=numbering, styles=styles))
    assert word.text == "1.1.\t文\n"


def test_a_long_label_is_bounded() -> None:
    numbering = [abstract(0, level(0, "长" * 10_000 + "%1", "lowerLetter", start=2_000_000_000)), num(1, 0)]
    word = read_word(word_file(paragraph("文", 1, 0) + run(""), numbering=numbering))
    assert len(word.text) < 300

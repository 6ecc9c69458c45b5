"""The grammar cases of tests/corpus: a text, and the tree that the definitions give it.

A case is a name between two bars of ``=``, a text, a line of dashes and a tree, one node a line. Text and tree are
parted from what stands around them by one line end each. In a tree stand

- ``(speech``, one or several, with their parts below them, indented; spaces and the root are left out;
- ``(section MARKER ORDINAL FORM "TITLE"``: MARKER, ORDINAL and TITLE are left out where there are none. Marker and
  title are shown as they read; where they stand damaged in the text, ``from "…"`` shows that too, ⏎ a newline;
- ``(text "…"`` body text as it reads, and ``(paragraph`` around it where it holds more than one run of text;
- ``(matter ROLE "…"`` and ``(furniture REASON "…"``.

A text that ends in ``…`` stands for any text that begins so: where it ends is told by what follows. Lists are
implied. Attributes after a case's name ask for more:

- ``:lists:`` shows the lists, with ``announced=N`` and ``continues``; ``:spaces:`` shows spaces and gaps;
- ``:escaped:`` reads ``\\uXXXX`` and ``\\r`` in the text; ``:crlf:`` ends its lines in two characters;
- ``:wrong:`` says that the parser does not give this tree yet; the test fails as soon as it does.

``pytest tests/test_corpus.py --update-gold`` writes the trees that failing cases have now: read them in the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import speechparse
from corpus_cases import (
    ATTRIBUTES,
    CORPUS,
    Case,
    cut,
    differences,
    read_cases,
    tree_lines,
    updated,
    write_cases,
)
from speechparse import grammars
from speechparse.nodes import List
from speechparse.styles import STYLES
from speechparse.visitors import walk

FILES = sorted(CORPUS.glob("*.txt"))
CASES = [case for path in FILES for case in read_cases(path)]


def parametrized(case: Case) -> object:
    marks = [pytest.mark.xfail(reason="not yet so", strict=True)] if "wrong" in case.attributes else []
    return pytest.param(case, id=f"{case.file.removesuffix('.txt')}: {case.name}", marks=marks)


@pytest.mark.parametrize("case", [parametrized(case) for case in CASES])
def test_tree(case: Case, update_gold: bool) -> None:
    document = speechparse.parse(case.text)
    assert document.to_text() == case.text
    different = differences(case.tree, tree_lines(document, case.attributes))
    if different and update_gold and "wrong" not in case.attributes:
        path = CORPUS / case.file
        write_cases(
            path, [updated(one, document) if one.name == case.name else one for one in read_cases(path)]
        )
        pytest.fail("the expected tree is rewritten: read it")
    assert not different, f"{case.file}:{case.line}\n" + "\n".join(different)


def test_names_are_different() -> None:
    for path in FILES:
        names = [case.name for case in CASES if case.file == path.name]
        assert len(names) == len(set(names)), path.name


def test_every_style_has_a_case() -> None:
    shown = {
        node.style
        for case in CASES
        if case.file == "styles.txt"
        for node in walk(speechparse.parse(case.text))
        if isinstance(node, List)
    }
    assert shown == {style.name for style in STYLES}
    assert len(shown) == len(grammars.marker_patterns())


def test_every_attribute_is_used() -> None:
    used = {attribute for case in CASES for attribute in case.attributes}
    assert ATTRIBUTES - {"wrong"} <= used


def test_files_are_written_as_they_are_read(tmp_path: Path) -> None:
    for path in FILES:
        write_cases(tmp_path / path.name, read_cases(path))
        assert (tmp_path / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def test_a_cut_text_fits_its_whole_and_no_other() -> None:
    line = '  (text "会议强调，各单位要按时完成。")'
    assert cut(line) == '  (text "会议强调，各单位要按…")'
    assert not differences([cut(line)], [line])
    assert differences([cut(line)], ['  (text "会议指出，各单位要按时完成。")'])
    assert differences([cut(line)], [line + ")"])
    assert differences([line], [])


@pytest.mark.parametrize(
    "text",
    ["======\nno tree\n======\n一、甲\n", "======\nname\n", "======\nname :odd:\n======\n\n------\n"],
)
def test_a_file_that_is_no_case_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.txt"):
        read_cases(path)

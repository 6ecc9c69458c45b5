"""Write docs/word.md's table from the documents of tests/docx_cases.py and the oracle's answers.

``PYTHONPATH=src:tests python scripts/word_table.py`` writes it; ``--check`` only says whether it is up to date;
``--differences`` first writes to tests/docx/word.json the labels that are not the oracle's, to be read in the diff.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from docx_cases import Case, cases
from docx_differences import reason
from speechparse.readers.docx import read_word
from speechparse.readers.docx_numerals import format_number

_ROOT = Path(__file__).parents[1]
_PAGE = _ROOT / "docs" / "word.md"
_DATA = _ROOT / "tests" / "docx"
_BEGIN, _END = "<!-- table: begin -->", "<!-- table: end -->"
#: The numbers that the table shows of each format.
_SAMPLES = (1, 2, 10, 11, 21, 101)
_SHOWN = {"\t": "⇥", " ": "␣"}


class Row(NamedTuple):
    """One construct: its documents and labels, how many are the oracle's, an example, and why others are not."""

    documents: int
    labels: int
    agree: int
    example: str
    why: str


def labels(case: Case) -> dict[str, list[str]]:
    """Return for each paragraph's text its label and what follows that, as speechparse reads them."""
    word = read_word(case.file)
    found = {}
    for sheet in (word, *word.asides):
        for each in sheet.paragraphs:
            words = "".join(sheet.text[run.start : run.end] for run in each.runs)
            if words:
                label = "" if each.label is None else each.label.of(sheet.text)
                found[words] = [label, each.number.suffix if label and each.number else ""]
    return found


def _differences(answers: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for case in cases():
        asked = answers[case.name]["labels"]
        other = {text: label for text, label in labels(case).items() if asked.get(text) != label}
        if other:
            found[case.name] = other
    return found


def _example(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> str:
    """Return the first label that differs, or the first of all; the oracle's besides, where it is another."""
    differing = [text for text in ours if ours[text] != theirs.get(text)]
    text = differing[0] if differing else next(iter(ours))
    own, other = (
        f"`{label}{_SHOWN.get(suffix, suffix)}`" if label else "nothing"
        for label, suffix in (ours[text], theirs.get(text, ["", ""]))
    )
    return f"{own}, not {other}" if differing else own


def _rows(answers: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, Row]:
    grouped: dict[str, list[Case]] = defaultdict(list)
    for case in cases():
        grouped[case.construct].append(case)
    rows = {}
    for construct, members in grouped.items():
        pairs = [(case, labels(case), answers[case.name]["labels"]) for case in members]
        count = sum(len(ours) for _, ours, _ in pairs)
        agree = sum(ours[text] == theirs.get(text) for _, ours, theirs in pairs for text in ours)
        differing = [pair for pair in pairs if any(pair[1][text] != pair[2].get(text) for text in pair[1])]
        shown = (differing or pairs)[0]
        why = dict.fromkeys(reason(case.name) or "" for case, _, _ in differing)
        rows[construct] = Row(len(members), count, agree, _example(shown[1], shown[2]), "; ".join(why))
    return rows


def _table() -> str:
    oracle = json.loads((_DATA / "oracle.json").read_text(encoding="utf-8"))
    rows = _rows(oracle["documents"])
    documents, total, agree = (sum(row[place] for row in rows.values()) for place in range(3))
    lines = [
        f"Oracle: {oracle['oracle']}. {documents} documents, {total:,} labels; {agree:,} are LibreOffice's, too.",
        "The others are explained in the last column.",
        "",
        "| construct | documents | labels | as LibreOffice | example | where it differs |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {row.documents} | {row.labels} | {row.agree} | {row.example} | {row.why} |"
        for name, row in rows.items()
        if not name.startswith("format ")
    ]
    heads = " | ".join(map(str, _SAMPLES))
    lines += ["", f"| number format | {heads} | labels | as LibreOffice | where it differs |"]
    lines.append("| --- |" + " --- |" * (len(_SAMPLES) + 3))
    for name, row in rows.items():
        if name.startswith("format ") and name != "format custom":
            kind = name.removeprefix("format ")
            shown = " | ".join(format_number(value, kind).replace("|", "\\|") for value in _SAMPLES)
            lines.append(f"| {kind} | {shown} | {row.labels} | {row.agree} | {row.why} |")
    custom = rows["format custom"]
    lines.append(f"| custom |{' |' * len(_SAMPLES)} {custom.labels} | {custom.agree} | {custom.why} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the table into the page, or check it."""
    if "--differences" in arguments:
        answers = json.loads((_DATA / "oracle.json").read_text(encoding="utf-8"))["documents"]
        text = json.dumps(_differences(answers), ensure_ascii=False, indent=0)
        (_DATA / "word.json").write_text(text + "\n", encoding="utf-8")
    page = _PAGE.read_text(encoding="utf-8")
    head, rest = page.split(_BEGIN)
    tail = rest.split(_END)[1]
    made = f"{head}{_BEGIN}\n\n{_table()}\n\n{_END}{tail}"
    if "--check" in arguments:
        return int(made != page)
    _PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

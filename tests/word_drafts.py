"""Write made-up speeches with faults as Word files: typed in runs cut anywhere, or numbered by Word."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import docx_builders as build
import faults
import speechparse
from speeches import make
from speeches.edits import Edit, Moves
from speechparse.nodes import List, Marker, Section
from speechparse.visitors import walk

FONTS: Final = ("SimHei", "KaiTi", "FangSong")
#: How long runs are, in characters: most cut a marker in two.
LENGTHS: Final = (1, 1, 2, 3, 5, 9, 20, 80)

#: For styles of markers how Word makes them: the format, and the text of the level.
FORMATS: Final = {
    "chinese-comma": ("chineseCountingThousand", "%1、"),
    "chinese-paren": ("chineseCountingThousand", "（%1）"),
    "decimal-dot": ("decimal", "%1."),
    "decimal-paren": ("decimal", "（%1）"),
}
#: Faults of typed numbers, by their names among all.
TYPED_FAULTS: Final = ("gap", "repeat", "swap", "mark")
#: What is wrong with the numbering of one list: it begins late, or in its midst it begins anew, at a number that is …
AUTOMATIC_FAULTS: Final = ("late", "one", "too high", "too low")


def faulty_text(seed: int, count: int = 3) -> str:
    """Return a made-up speech with some of the faults that have fixes, each in a list of its own."""
    speech = make(seed, profile="clean")
    lists = faults.runs(speechparse.parse(speech.text))
    rng = Random(seed)
    edits: list[Edit] = []
    used: set[int] = set()
    for kind in rng.sample(TYPED_FAULTS, count):
        for run in rng.sample(lists, len(lists)):
            fault = None if id(run) in used else faults.KINDS[kind](run, rng)
            if fault is not None:
                used.add(id(run))
                edits += fault.edits
                break
    return Moves(edits).apply(speech.text).replace("\r\n", "\n")


def typed_file(text: str, rng: Random, docx: Any) -> bytes:
    """Write a text with python-docx (``docx``), a paragraph a line, in runs of any length and format."""
    document = docx.Document()
    for line in text.split("\n"):
        paragraph = document.add_paragraph()
        place = 0
        while place < len(line):
            length = rng.choice(LENGTHS)
            run = paragraph.add_run(line[place : place + length])
            place += length
            run.bold = rng.random() < 0.4 or None
            if rng.random() < 0.3:
                run.font.name = rng.choice(FONTS)
            if rng.random() < 0.2:
                run.font.size = docx.shared.Pt(rng.choice((14, 16, 22)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass(frozen=True)
class Numbered:
    """A list that Word may number: its style, and the lines of its items with the characters before their titles."""

    style: str
    items: tuple[tuple[int, int], ...]


def automatic_file(seed: int, fault: str | None) -> bytes | None:
    """Write a clean speech whose lists are numbered by Word, one of them wrong; None where it has no such list."""
    text = make(seed, profile="clean").text.replace("\r\n", "\n")
    lists = _lists(text)
    if not lists:
        return None
    rng = Random(f"{seed} {fault}")
    victim = rng.randrange(len(lists))
    suffix = rng.choice(("nothing", "tab", "space"))
    numbering = [
        build.abstract(index, build.level(0, shown, number_format, suffix=suffix))
        for index, (number_format, shown) in enumerate(FORMATS.values())
    ]
    numbers: dict[int, tuple[int, int]] = {}
    for index, one in enumerate(lists):
        of = list(FORMATS).index(one.style)
        wrong = fault if index == victim else None
        numbering.append(_num(numbering, of, 3 if wrong == "late" else 1))
        again = rng.randrange(1, len(one.items)) if wrong not in (None, "late") else 0
        for place, (line, length) in enumerate(one.items):
            if place and place == again:
                start = {"one": 1, "too high": place + 3, "too low": place}[str(wrong)]
                numbering.append(_num(numbering, of, start))
            numbers[line] = (len(numbering) - len(FORMATS), length)
    body = [
        build.paragraph(row[numbers[line][1] :], numbers[line][0])
        if line in numbers
        else build.paragraph(row)
        for line, row in enumerate(text.split("\n"))
    ]
    return build.word_file("".join(body), numbering=numbering)


def _num(numbering: list[str], abstract: int, start: int) -> str:
    return build.num(len(numbering) - len(FORMATS) + 1, abstract, build.override(0, start=start))


def _lists(text: str) -> list[Numbered]:
    """Return the lists that Word can number as they are: each item begins a line, and is written as the format writes it."""
    found: list[Numbered] = []
    for node in walk(speechparse.parse(text)):
        if isinstance(node, List) and node.style in FORMATS:
            markers = [child.marker for child in node.children if isinstance(child, Section) and child.marker]
            items = [_item(marker, text) for marker in markers]
            counts = [marker.ordinal for marker in markers] == list(range(1, len(markers) + 1))
            if counts and len(items) > 1 and all(items):
                found.append(Numbered(node.style, tuple(item for item in items if item)))
    return found


def _item(marker: Marker, text: str) -> tuple[int, int] | None:
    line_start = text.rfind("\n", 0, marker.span.start) + 1
    before, after = FORMATS[marker.style][1].split("%1")
    is_plain = marker.text.startswith(before) and marker.text.endswith(after)
    follows = text[marker.span.end : marker.span.end + 1]
    if not is_plain or text[line_start : marker.span.start].strip() or not re.match(r"\w", follows):
        return None
    return text.count("\n", 0, line_start), marker.span.end - line_start

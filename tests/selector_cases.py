"""Read tests/selectors.txt: documents, and selectors with what they select or why they are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from outlines import read_outline
from speechparse.document import Document
from speechparse.nodes import AnyNode, Section
from speechparse.visitors import Index

SHOWN = 3


class Case(NamedTuple):
    document: str
    selector: str
    expected: str
    offset: int | None
    line: int


def load(path: Path) -> tuple[dict[str, Document], list[Case]]:
    outlines: dict[str, list[str]] = {}
    cases = []
    name, in_cases = "", False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("@"):
            in_cases = line == "@cases"
            name = name if in_cases else line.split()[1]
        elif not line or line.startswith("#"):
            continue
        elif not in_cases:
            outlines.setdefault(name, []).append(line)
        elif " !! " in line:
            selector, said = line.split(" !! ", 1)
            offset, message = said.split(" ", 1)
            cases.append(Case(name, selector, message, int(offset), number))
        else:
            selector, expected = line.split(" => ", 1)
            cases.append(Case(name, selector, expected, None, number))
    return {name: read_outline("\n".join(lines)) for name, lines in outlines.items()}, cases


def describe(index: Index, node: AnyNode | Any) -> str:
    if isinstance(node, Section):
        return node.marker.text if node.marker else f"~{node.title.reading if node.title else ''}"
    if node.kind == "document":
        return "document"
    return f"{node.kind}:{index.reading(node)[:SHOWN]}".replace("\n", "\\n")

"""The words of each section that are neither its heading nor another section's, damage undone."""

from __future__ import annotations

from speechparse.render.blocks import blocks
from speechparse.skeleton import CLOSERS, Root


def bodies(document: Root) -> dict[int, str]:
    """Return each section's own text by its number, a line a paragraph; sections without any are left out.

    The stop that closes a title is not counted in; 0 is what stands in no section.
    """
    lines: dict[int, list[str]] = {}
    for block in blocks(document):
        # The text after an inner list is a new line: the two halves were never one clause.
        last = -1
        said: list[tuple[int, list[str]]] = []
        for run in block.runs:
            if run.entry != last:
                said.append((run.entry, []))
                last = run.entry
            if run.kind in ("text", "space"):
                said[-1][1].append(run.reading)
        for number, pieces in said:
            line = "".join(pieces).strip()
            if number and number not in lines:
                line = line.lstrip(CLOSERS + " 　")
            if line:
                lines.setdefault(number, []).append(line)
    return {number: "\n".join(found) for number, found in lines.items()}

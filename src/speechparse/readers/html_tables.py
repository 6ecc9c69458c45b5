"""The tables of a page that hold data, row by row: what they say is no outline. Tables that only place the
text on the page are none of these."""

from __future__ import annotations

import html
import re
from typing import Final

from speechparse.readers.html_tree import Tree
from speechparse.readers.page import Cut

#: A cell of a table of data holds no more than this; a table that places text holds paragraphs.
_LONGEST_CELL: Final = 100
_BLANKS: Final = re.compile(r"\s+")


def find_rows(text: str, tree: Tree, start: int, end: int) -> list[Cut]:
    """Return the rows of tables of data in ``[start, end)``, in order, each as body text."""
    table_of, row_of, cell_of = _nearest(tree, "table"), _nearest(tree, "tr"), _nearest(tree, "td", "th")
    said: dict[int, dict[int, dict[int, list[str]]]] = {}
    outer: set[int] = set()
    for element in tree.elements:
        if element.name == "table" and element.parent is not None:
            outer.add(table_of[element.parent.place])
    for words in tree.words:
        if not start <= words.start < end:
            continue
        place = words.element.place
        rows = said.setdefault(table_of[place], {})
        cells = rows.setdefault(row_of[place], {})
        cells.setdefault(cell_of[place], []).append(text[words.start : words.end])
    cuts: list[Cut] = []
    for table, rows in said.items():
        if table < 0 or table in outer or not _holds_data(rows):
            continue
        for row, cells in rows.items():
            if row > table:
                tr = tree.elements[row]
                cuts.append(Cut(tr.start, tr.end, None, "\t".join(map(_shown, cells.values()))))
    return sorted(cuts)


def _nearest(tree: Tree, *names: str) -> list[int]:
    """Return for each element the place of the nearest one around it (itself included) of a name, or -1."""
    nearest: list[int] = []
    for element in tree.elements:
        if element.name in names:
            nearest.append(element.place)
        else:
            nearest.append(nearest[element.parent.place] if element.parent is not None else -1)
    return nearest


def _holds_data(rows: dict[int, dict[int, list[str]]]) -> bool:
    if sum(len(cells) > 1 for cells in rows.values()) < 2:
        return False
    return all(sum(map(len, pieces)) <= _LONGEST_CELL for cells in rows.values() for pieces in cells.values())


def _shown(pieces: list[str]) -> str:
    return _BLANKS.sub(" ", html.unescape("".join(pieces))).strip()

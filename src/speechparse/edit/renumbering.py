"""Renumber a document: each list counts on from its start, counts and references follow."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from speechparse.document import Document
from speechparse.edit.following import References, change_count
from speechparse.edit.numbering import number_all, write_numbers
from speechparse.edit.outline import Outline, Run
from speechparse.edit.writing import Change, write

#: The number of the first item that an author may have left without a number: 二、 follows a bare heading.
_SECOND: Final = 2


def renumber(document: Document, *, readings: Collection[str] | None = None) -> Document:
    """Number every list through from where it starts: at one, or where the list that it goes on with ends.

    Sequence words (首先) stay. A reference goes with its section where one section alone had its number; an
    announced count, where it was the last number of its list. ``readings`` are those that ``parse`` was told. EditError where the text
    would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> renumber(parse_text("一、抓早\\n三、抓小\\n")).to_text()
    '一、抓早\\n二、抓小\\n'
    """
    outline = Outline(document)
    references = References(outline)
    lasts = {run: run.items[-1].ordinal for run in outline.runs if run.items}
    starts = {run: _start(outline, run) for run in outline.runs if run.items and not run.has_words}
    number_all(outline, outline.runs, starts)
    write_numbers(outline.items)
    changes: list[Change] = references.changes()
    for run, last in lasts.items():
        announced = run.node.announced
        if announced is not None and announced.count == last != len(run.items) and run.follows is None:
            changes += change_count(outline, run, len(run.items))
    return write(outline, outline.items, changes=changes, readings=readings)


def _start(outline: Outline, run: Run) -> int:
    first = run.items[0]
    if run.first != _SECOND:
        return 1
    place = first.place - 1
    while place >= 0 and outline.items[place].level > first.level:
        place -= 1
    before = outline.items[place]
    is_bare = place >= 0 and before.level == first.level and not before.marker
    return _SECOND if is_bare else 1

"""Damaged and hostile texts, written in a form that can be read back, and what became of the outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import unified_diff
from random import Random
from typing import Any, Final

from promises import hostile
from speeches import KINDS, damage, make
from speechparse.api import load, parse
from speechparse.document import Document
from speechparse.render.markdown import one_line_kept, to_markdown
from speechparse.skeleton import entries, speeches

SAME: Final = "same"
#: Ways to damage a text, besides the kinds' names; soup is hostile text instead.
EACH, PAIRS, NONE, SOUP = "each", "pairs", "none", "soup"


def said(text: str | None) -> str | None:
    """Return words as Markdown can hold them: no NUL, and no line end, which a block has none of."""
    return None if text is None else one_line_kept(text)


def outline(tree: Document) -> list[tuple[Any, ...]]:
    """Return what an outline is: of each section its speech, depth, marker, title, parent and level."""
    return [
        (
            entry.speech,
            entry.depth,
            said(entry.section.marker.reading if entry.section.marker else None),
            said(entry.section.title.reading if entry.section.title else None),
            entry.parent,
            entry.section.level,
        )
        for entry in entries(tree)
    ]


def again_as_markdown(tree: Document) -> Document:
    """Write as Markdown and parse what was written."""
    return parse(to_markdown(tree))


def again_as_word(tree: Document) -> Document:
    """Write as a Word file and read it."""
    return load(tree.to_docx())


#: The forms that can be read back.
FORMS: Final[Mapping[str, Callable[[Document], Document]]] = {
    "markdown": again_as_markdown,
    "word": again_as_word,
}


def difference(tree: Document, again: Document) -> str:
    """Return in what two outlines differ; ``SAME`` where they do not."""
    if len(speeches(tree)) != len(speeches(again)):
        return f"{len(speeches(tree))} speeches, then {len(speeches(again))}"
    before, after = [list(map(str, outline(one))) for one in (tree, again)]
    if before == after:
        return SAME
    lines = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    return "\n  ".join(line for line in lines if not line.startswith("@@"))


def damaged(number: int, way: str) -> str:
    """Return the text of this number, damaged in a ``way``: of one kind, ``each`` in turn, ``pairs``, ``none``; ``soup``."""
    if way == SOUP:
        return hostile(number)[1]
    speech = make(number, held_out=number % 2 == 1)
    kinds = tuple(KINDS)
    if way == EACH:
        chosen = [kinds[number // 2 % len(kinds)]]
    elif way == PAIRS:
        chosen = Random(f"pair {number}").sample(kinds, 2)
    else:
        chosen = [] if way == NONE else [way]
    return damage(speech, chosen, number).text if chosen else speech.text


def outcome(text: str, form: str = "markdown") -> str:
    """Write a text in a form, read it back and say in what the outline differs."""
    tree = parse(text)
    return difference(tree, FORMS[form](tree))

"""The fix that gives a list, and the lists that run on from it, right numbers, and takes references along."""

from __future__ import annotations

from collections import Counter
from typing import Final

from speechparse.citations import Citation
from speechparse.diagnostic import Applicability, Edit, Fix
from speechparse.lint.markers import numeral_like, numeral_span, parts_of
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker
from speechparse.span import Span

#: Blanks between a number and the name of what it numbers.
_LONGEST_GAP: Final = 8


def renumbering(scene: Scene, view: ListView) -> Fix | None:
    """Return the fix that numbers a list through from where it should start, None where it cannot be done.

    The lists that run on from it are numbered with it. References to an item whose number changes are changed
    too; where it cannot be told which item one means, the fix's message says that it is left as it is.
    """
    edits: list[Edit] = []
    moved: list[tuple[ListView, dict[int, int]]] = []
    number = view.start
    for run in _chain(view):
        numbers: dict[int, int] = {}
        model = model_of(run)
        for marker in run.markers:
            edit = _edit(marker, number, model)
            if marker.ordinal != number:
                if edit is None:
                    return None
                edits.append(edit)
                numbers[marker.ordinal] = number
            number += 1
        moved.append((run, numbers))
    if not edits:
        return None
    carried, left = _carry(scene, moved)
    edits = sorted([*edits, *carried], key=lambda edit: edit.span.start)
    note, note_en = "", ""
    if carried:
        note, note_en = f"，并改引用{len(carried)}处", f", and {len(carried)} references with it"
    if left:
        note += f"；另有{left}处引用所指不明，未改"
        note_en += f"; {left} references may mean either of two items and are left as they are"
    return Fix(
        message=f"从头顺次重新编号{note}",
        message_en=f"Number the list through{note_en}",
        applicability=Applicability.UNSAFE,
        edits=tuple(edits),
    )


def _chain(view: ListView) -> list[ListView]:
    """Return a list and those that run on from it, in order."""
    chain = [view]
    while (later := chain[-1].followed_by) is not None:
        chain.append(later)
    return chain


def model_of(view: ListView) -> str:
    """Return the numeral that best shows how a list writes its numbers: the first of two places, or the first."""
    return view.model


def _edit(marker: Marker, number: int, model: str) -> Edit | None:
    span = numeral_span(marker)
    numeral = numeral_like(number, parts_of(marker).numeral, marker.style, model)
    return None if span is None or numeral is None else Edit(span=span, text=numeral)


def _carry(scene: Scene, moved: list[tuple[ListView, dict[int, int]]]) -> tuple[list[Edit], int]:
    """Return the edits of the references to items that get another number, and how many cannot be told."""
    edits: list[Edit] = []
    left = 0
    for view, numbers in moved:
        if not numbers:
            continue
        times = Counter(view.ordinals)
        names = {
            numbers.get(number, number): title.reading
            for number, title in zip(view.ordinals, view.titles, strict=True)
            if title is not None
        }
        for citation in scene.citing(view):
            if (
                citation.number not in numbers
                or _names(scene.text, citation, names)
                or _lists_another(scene, view, citation)
            ):
                continue
            span = Span(citation.numeral_start, citation.numeral_end)
            numeral = numeral_like(numbers[citation.number], span.of(scene.text), "")
            if numeral is None or times[citation.number] > 1:
                left += 1
            else:
                edits.append(Edit(span=span, text=numeral))
    return edits, left


def _names(text: str, citation: Citation, names: dict[int, str]) -> bool:
    """Say whether what is cited is named with it, as contents do, and gets that number now: 第二章　渡船."""
    name = names.get(citation.number, "")
    after = text[citation.end : citation.end + _LONGEST_GAP + len(name)].lstrip()
    return name != "" and after.startswith(name)


def _lists_another(scene: Scene, view: ListView, citation: Citation) -> bool:
    """Say whether the citation is an entry of contents that lists other words than those of the item with its number."""
    entries = [
        piece
        for piece in view.speech.matter
        if piece.role == "contents" and piece.span.start <= citation.start < piece.span.end
    ]
    if not entries:
        return False
    item = view.items[view.ordinals.index(citation.number)]
    return item.title is None or item.title.reading not in entries[0].span.of(scene.text)

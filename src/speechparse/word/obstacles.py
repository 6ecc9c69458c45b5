"""Say what stands in the way of changing characters of a Word file: they are computed, bound or locked, or no text."""

from __future__ import annotations

from itertools import accumulate
from typing import Final, Literal

from speechparse.readers.docx_characters import CHARACTERS, TEXT
from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_text import TextRun, WordText
from speechparse.word.revisions import Change
from speechparse.word.runs import R, Runs

Obstacle = Literal["formula", "field", "bound", "locked", "gloss", "object"]

_FIELD: Final = w("fldChar")
_KIND: Final = w("fldCharType")
_CODE: Final = w("instrText")
_SIMPLE_FIELD: Final = w("fldSimple")
_INSTRUCTION: Final = w("instr")
_CONTROL: Final = w("sdt")
_GLOSSED: Final = w("ruby")
_BINDING: Final = f"{w('sdtPr')}/{w('dataBinding')}"
_LOCK: Final = f"{w('sdtPr')}/{w('lock')}"
_LOCKED: Final = ("contentLocked", "sdtContentLocked")
_VAL: Final = w("val")
#: What may stand between two characters of a run that are taken out together.
_PASSED: Final = frozenset({*CHARACTERS, TEXT, *map(w, ("br", "sym", "lastRenderedPageBreak", "softHyphen"))})
#: The field whose result is typed by hand; those of all others Word writes anew.
_LINK: Final = "HYPERLINK"


class Obstacles:
    """What stands in the way of changes in one main part, whose tree is only looked at."""

    def __init__(self, root: Element, word: WordText) -> None:
        self._runs: Final = Runs(root, word)
        self._elements: Final[list[Element]] = list(root.iter(R))
        self._is_computed: Final = _computed(self._elements)

    def of(self, change: Change) -> Obstacle | None:
        """Return what stands in the way of a change; None where nothing does."""
        held = change.held
        reached = 0
        before: TextRun | None = None
        for piece in self._runs.pieces(held):
            reached += min(piece.end, held.end) - max(piece.start, held.start)
            if self._is_computed[piece.run]:
                return "field"
            run = self._elements[piece.run]
            found = _around(run)
            if found is not None:
                return found
            if before is not None and before.run == piece.run:
                between = run[before.child + 1 : piece.child]
                if any(each.tag not in _PASSED for each in between):
                    return "object"
            before = piece
        return None if reached == held.end - held.start else "formula"


def _computed(runs: list[Element]) -> list[bool]:
    """Say of each run whether it stands in the result of a field that Word computes; an open field has none."""
    # For each open field the run where its result begins, and what its code says so far.
    opened: list[list[int]] = []
    codes: list[str] = []
    # By how much more results begin at a run than end there.
    turns = [0] * (len(runs) + 1)
    for index, run in enumerate(runs):
        for child in run:
            if child.tag == _CODE and codes:
                codes[-1] += (child.text or "")[: len(_LINK) + 20]
            if child.tag != _FIELD:
                continue
            kind = child.get(_KIND)
            if kind == "begin":
                opened.append([])
                codes.append("")
            elif kind == "separate" and opened:
                opened[-1].append(index)
            elif kind == "end" and opened:
                begins, code = opened.pop(), codes.pop()
                if begins and not _is_link(code):
                    turns[begins[0]] += 1
                    turns[index + 1] -= 1
    return [depth > 0 for depth in accumulate(turns)]


def _is_link(code: str | None) -> bool:
    return (code or "").strip().upper().startswith(_LINK)


def _around(run: Element) -> Obstacle | None:
    """Return what the containers of a run forbid; the XML parser bounds how many there are."""
    for container in run.iterancestors(_SIMPLE_FIELD, _CONTROL, _GLOSSED):
        if container.tag == _GLOSSED:
            return "gloss"
        if container.tag == _SIMPLE_FIELD:
            if not _is_link(container.get(_INSTRUCTION)):
                return "field"
        elif container.find(_BINDING) is not None:
            return "bound"
        elif (lock := container.find(_LOCK)) is not None and lock.get(_VAL) in _LOCKED:
            return "locked"
    return None

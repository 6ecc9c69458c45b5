"""Fixes speeches that faults were put into, and says what a fix did not hold of what it promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Final

from faults import KINDS, runs
from speeches import make
from speeches.edits import Edit, Moves
from speechparse import Document, check, parse
from speechparse.lint.fixer import fix_all
from speechparse.lint.scene import Scene

KEPT: Final = "kept"
NOTHING: Final = "nothing to fix"
#: With right numbers around them items are read that were words before, or a table of contents is known as one.
OTHER: Final = "kept, and other items are read"
#: A fix was refused, and the fixer says so.
REFUSED: Final = "kept, with a fix refused"
#: Rules whose fixes change markers and numerals only: what is left is the body.
SELECT: Final = ("NUM", "LVL", "MRK", "CNT", "REF")
_MOST_FAULTS: Final = 3
#: A marker, or a numeral, is no longer than this.
_LONGEST: Final = 12


def faulty(seed: int) -> str | None:
    """Return a made-up speech with one to three faults in lists of its own; None where none could be put in."""
    text = make(seed, profile="clean", held_out=seed % 2 == 1).text
    rng = Random(f"fix {seed}")
    document = parse(text)
    lists = runs(document)
    edits: list[Edit] = []
    for run in rng.sample(lists, min(len(lists), rng.randint(1, _MOST_FAULTS))):
        fault = rng.choice(list(KINDS.values()))(run, rng)
        if fault is not None and not any(
            one.start < other.end and other.start < one.end for one in fault.edits for other in edits
        ):
            edits += fault.edits
    return Moves(edits).apply(text) if edits else None


def body(document: Document) -> str:
    """Return a document's text without its markers, the numerals of its counts and those of its references."""
    return "".join(_around(document))


def _around(document: Document) -> Iterator[str]:
    """Yield what stands before, between and after the markers and the numerals of a document."""
    scene = Scene(document)
    spans = [marker.span for view in scene.lists() for marker in view.markers]
    spans += [view.node.announced.span for view in scene.lists() if view.node.announced is not None]
    named = [(span.start, span.end) for span in spans]
    named += [(citation.numeral_start, citation.numeral_end) for citation in scene.citations]
    text, at = scene.text, 0
    for start, end in sorted(set(named)):
        yield text[at : max(at, start)]
        at = max(at, end)
    yield text[at:]


def outcome(seed: int) -> str:
    """Return what becomes of one speech: ``kept``, ``nothing to fix``, which fix was refused, or what is wrong."""
    text = faulty(seed)
    if text is None:
        return NOTHING
    document = parse(text)
    fixed = fix_all(document, unsafe=True, select=SELECT)
    if not fixed.made:
        return NOTHING
    if parse(fixed.text).model_dump() != fixed.document.model_dump():
        return "the document is not that of its text"
    kept = KEPT if body(document) == body(fixed.document) else OTHER
    if kept == OTHER and not _stands_around(fixed.document, text):
        return "the body is another"
    again = fix_all(fixed.document, unsafe=True, select=SELECT)
    if again.text != fixed.text:
        return "a second run changes it"
    left = [
        finding
        for finding in check(fixed.document, select=SELECT)
        if finding.code in fixed.made and finding.fixes
    ]
    if not left:
        return kept
    kind = REFUSED if left[0] in fixed.left else "still found"
    return f"{kind}: {left[0].code} at {left[0].span.start} {left[0].message_en}"


def _stands_around(document: Document, text: str) -> bool:
    """Say whether what stands around the markers and numerals of a document stands in another text, in order."""
    pieces = list(_around(document))
    gap = f"(?:.{{0,{_LONGEST}}}?)"
    return re.fullmatch(gap.join(map(re.escape, pieces)), text, re.DOTALL) is not None

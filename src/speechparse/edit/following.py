"""What follows an edit's numbers: the counts that lead-ins announce (讲三点意见) and references (第三部分)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from speechparse.citations import Citation, Target, find_citations
from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.writing import Change
from speechparse.ordinals import System, format_ordinal, parse_ordinal, system_of
from speechparse.span import LineIndex

#: The styles whose items each kind of reference means.
_STYLES: Final = {
    Target.PART: ("part", "piece"),
    Target.CHAPTER: ("chapter",),
    Target.DIVISION: ("division",),
    Target.ARTICLE: ("article",),
}
_MEASURED_TWO: Final = "两"


def change_count(outline: Outline, run: Run, count: int) -> list[Change]:
    """Return the change of the count that is announced for a run, where that count was right before."""
    announced = run.node.announced
    if announced is None or count == announced.count:
        return []
    written = announced.span.of(outline.text)
    if parse_ordinal(written) != announced.count:
        return []
    if count < 1:
        raise EditError("none-left", count=written)
    return [Change(announced.span.start, announced.span.end, numeral_like(count, written))]


def numeral_like(number: int, written: str) -> str:
    """Write a count or a reference's number as the one before it is written; two of a thing is 两.

    >>> numeral_like(2, "三"), numeral_like(4, "３"), numeral_like(3, "兩")
    ('两', '４', '三')
    """
    system = system_of(written) or System.DECIMAL
    if number == 2 and system is System.CHINESE:
        return _MEASURED_TWO
    return format_ordinal(number, system, like="" if written in "两兩" else written)


class References:
    """The references of a document to its own sections, each with the item that it means."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.found: list[tuple[Citation, Item]] = []
        starts = [item.start for item in outline.items]
        for citation in find_citations(outline.text):
            # 第三条 is also what article 3 itself begins with.
            place = bisect_right(starts, citation.start) - 1
            item = outline.items[place] if place >= 0 else None
            if item is not None and item.marker and citation.start < item.start + len(item.old.text):
                continue
            meant = self._meant(citation)
            if meant is not None:
                self.found.append((citation, meant))

    def changes(self, gone: Iterable[Item] = ()) -> list[Change]:
        """Return the changes that let references follow their items' numbers.

        EditError where one outside of the sections that are ``gone`` means one of them.
        """
        lost = {id(item) for item in gone}
        removed = [(item.start, item.end) for item in gone]
        changes = []
        for citation, item in self.found:
            if id(item) in lost:
                if not any(start <= citation.start < end for start, end in removed):
                    line = LineIndex(self.outline.text).position(citation.start).line
                    said = self.outline.text[citation.start : citation.end]
                    raise EditError("referred-to", line=line, words=said)
                continue
            if item.section is None or item.ordinal == item.old.ordinal:
                continue
            place = citation.numeral_start, citation.numeral_end
            written = self.outline.text[slice(*place)]
            system = system_of(written) or System.DECIMAL
            changes.append(Change(*place, format_ordinal(item.ordinal, system, like=written)))
        return changes

    def _meant(self, citation: Citation) -> Item | None:
        place = bisect_right(self.outline.speeches, (citation.start, len(self.outline.text) + 1)) - 1
        if place < 0:
            return None
        runs = self._runs_of(place)
        items = self._candidates(citation, runs)
        meant = [item for item in items if item.ordinal == citation.number and not item.is_inserted]
        return meant[0] if len(meant) == 1 else None

    def _candidates(self, citation: Citation, runs: Sequence[Run]) -> Sequence[Item]:
        styles = _STYLES.get(citation.target)
        if styles is not None:
            named = [run for run in runs if run.node.style in styles]
            if not named and citation.target is Target.PART:
                named = [run for run in runs if run.is_block and run.items[0].level == 1]
            # Runs that begin anew give two items of one number, and then it cannot be told which is meant.
            return [item for run in named for item in run.items]
        if citation.target is Target.ANNEX or not (citation.is_certain or citation.is_bracketed):
            return ()
        before = [run for run in runs if run.node.style.endswith("-paren") or not citation.is_bracketed]
        place = bisect_left([run.items[0].start for run in before], citation.start)
        return before[place - 1].items if place else ()

    def _runs_of(self, speech: int) -> list[Run]:
        return [run for run in self.outline.runs if run.speech == speech and run.items and not run.has_words]

"""Where in a Word file comments stand: the range for a span of the text, and the ranges that are there already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_text import TextRun, WordParagraph
from speechparse.span import Span
from speechparse.word.runs import RPR, P, R, Runs

_START: Final = w("commentRangeStart")
_END: Final = w("commentRangeEnd")
_REFERENCE: Final = w("commentReference")
_PPR: Final = w("pPr")
_STYLE: Final = w("rStyle")
_ID: Final = w("id")
_VAL: Final = w("val")


class Anchor(NamedTuple):
    """What a comment marks: characters that stand in runs, or, where there are none, the beginning of a paragraph.

    Equal ones mark the same, also after the file was written and read again.
    """

    #: The offsets in the text of what is marked; two times -1 for an empty range.
    start: int
    end: int
    #: The w:p that an empty range stands in, counted in document order; -1 for any other.
    paragraph: int


class Anchors:
    """Finds and marks places in a tree, whose runs are cut as that needs it."""

    def __init__(self, root: Element, runs: Runs) -> None:
        self._root: Final = root
        self._runs: Final = runs

    def find(self, span: Span) -> Anchor | None:
        """Return what a comment on a span is to mark; None where the text has no paragraph.

        The characters of the span itself; if none of them stands in a run, those nearest to it in its paragraph. For an
        automatic number, which stands nowhere in the file, the first run of its paragraph stands.
        """
        place = self._covered(span)
        if place is not None:
            return Anchor(place.start, place.end, -1)
        line = self._runs.line_at(span.start)
        if line is None:
            return None
        near = self._nearby(line, span)
        place = None if near is None else self._covered(near)
        return Anchor(-1, -1, line.paragraph) if place is None else Anchor(place.start, place.end, -1)

    def prepare(self, anchors: Iterable[Anchor]) -> None:
        """Cut the runs for many anchors that are to be marked: at once, so that it takes linear time."""
        self._runs.cut(Span(anchor.start, anchor.end) for anchor in anchors if anchor.paragraph < 0)

    def mark(self, anchor: Anchor, number: int, style: str) -> None:
        """Put the range of a comment and the reference to it there."""
        start, end = self._element(_START, number), self._element(_END, number)
        reference = self._reference(number, style)
        ends = None if anchor.paragraph >= 0 else self._runs.ends(Span(anchor.start, anchor.end))
        if ends is None:
            paragraph = self._runs.paragraph(anchor.paragraph)
            properties = paragraph.find(_PPR)
            if properties is None:
                paragraph.insert(0, start)
            else:
                properties.addnext(start)
            start.addnext(end)
            end.addnext(reference)
            return
        first, last = ends
        first.addprevious(start)
        _past_marks(last).addnext(end)
        # A reference inside an insertion or a link would go with it when that is refused or mended.
        outside = next((each for each in (end, *end.iterancestors()) if _is_in_paragraph(each)), end)
        _past_marks(outside).addnext(reference)

    def marked(self) -> dict[str, Anchor]:
        """Return what the comments that are there mark, by their ids; the text is that which was read."""
        pieces = [
            piece
            for line in self._runs.word.paragraphs
            for piece in line.runs
            if piece.run >= 0 and piece.start < piece.end
        ]
        paragraphs = runs = 0
        starts: dict[str, int] = {}
        found: dict[str, Anchor] = {}
        for element in self._root.iter(P, R, _START, _END):
            tag = element.tag
            if tag == P:
                paragraphs += 1
            elif tag == R:
                runs += 1
            elif tag == _START:
                starts[element.get(_ID, "")] = runs
            elif (number := element.get(_ID, "")) in starts:
                found[number] = _between(pieces, starts[number], runs, paragraphs - 1)
        return found

    def numbers(self) -> set[str]:
        """Return the ids of all comments that the tree refers to."""
        return {element.get(_ID, "") for element in self._root.iter(_START, _END, _REFERENCE)}

    def _covered(self, span: Span) -> Span | None:
        first, last = next(self._runs.pieces(span), None), self._runs.last_piece(span)
        if first is None or last is None:
            return None
        begin, end = self._runs.word_around(first), self._runs.word_around(last)
        return Span(
            max(span.start, first.start) if begin is None else begin.start,
            min(span.end, last.end) if end is None else end.end,
        )

    def _nearby(self, line: WordParagraph, span: Span) -> Span | None:
        """Return the characters of a paragraph that stand for a span which has none in a run."""
        if line.label is not None and line.label.overlaps(span):
            _, first = next(groupby(self._runs.pieces(Span(line.start, line.end)), key=_run_of), (0, ()))
            pieces = list(first)
            return Span(pieces[0].start, pieces[-1].end) if pieces else None
        after = next(self._runs.pieces(Span(span.start, line.end)), None)
        if after is not None:
            start = max(span.start, after.start)
            return Span(start, start + 1)
        before = self._runs.last_piece(Span(line.start, span.start))
        return None if before is None else Span(before.end - 1, before.end)

    def _element(self, tag: str, number: int) -> Element:
        element = self._root.makeelement(tag, nsmap=self._root.nsmap)
        element.set(_ID, str(number))
        return element

    def _reference(self, number: int, style: str) -> Element:
        run = self._root.makeelement(R, nsmap=self._root.nsmap)
        properties = run.makeelement(RPR, nsmap=self._root.nsmap)
        named = run.makeelement(_STYLE, nsmap=self._root.nsmap)
        named.set(_VAL, style)
        properties.append(named)
        run.append(properties)
        run.append(self._element(_REFERENCE, number))
        return run


def _between(pieces: list[TextRun], start: int, end: int, paragraph: int) -> Anchor:
    """Return what lies between two marks, before which so many runs stand."""
    first = bisect_left(pieces, start, key=_run_of)
    last = bisect_left(pieces, end, key=_run_of)
    if first >= last:
        return Anchor(-1, -1, paragraph)
    return Anchor(pieces[first].start, pieces[last - 1].end, -1)


def _run_of(piece: TextRun) -> int:
    return piece.run


def _is_in_paragraph(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == P


def _past_marks(element: Element) -> Element:
    """Return the last of the ends and references of comments that follow an element, or the element."""
    following = element.getnext()
    while following is not None and (
        following.tag == _END or (following.tag == R and following.find(_REFERENCE) is not None)
    ):
        element, following = following, following.getnext()
    return element

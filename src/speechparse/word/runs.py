"""Cut the runs of a document so that a span of its text is covered by whole runs, each with its format.

Only runs that a cut goes through are touched; both halves keep the properties of the whole. Which runs a text
comes from is the reader's to know.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_text import TextRun, WordParagraph, WordText
from speechparse.span import Span
from speechparse.word.cuts import PRESERVED, RPR, SPACE, XML_BLANKS, CutRun, Place, R, shows_blanks

__all__ = ["PRESERVED", "RPR", "SPACE", "XML_BLANKS", "P", "R", "Runs", "shows_blanks"]

P: Final = w("p")


class Runs:
    """The runs of a main part's tree, which is changed in place, by the spans of its text.

    ``root`` is the tree as the reader parsed it, and unchanged; ``word`` what was read from it. Offsets stay those of the
    text that was read, however often runs are cut; what a run holds may be changed once all cuts through it are made.
    """

    def __init__(self, root: Element, word: WordText) -> None:
        self.word: Final = word
        self._paragraphs: Final[list[Element]] = list(root.iter(P))
        self._runs: Final[list[Element]] = list(root.iter(R))
        self._starts: Final = [paragraph.start for paragraph in word.paragraphs]
        #: The runs that were asked for, by their numbers; and the numbers of runs, once they are asked for.
        self._cut: Final[dict[int, CutRun]] = {}
        self._numbers: Final[dict[Element, int]] = {}

    def line_at(self, offset: int) -> WordParagraph | None:
        """Return the paragraph in which an offset of the text stands, or after which its line end does."""
        place = bisect_right(self._starts, offset) - 1
        return self.word.paragraphs[place] if place >= 0 else None

    def paragraph(self, index: int) -> Element:
        """Return a w:p by its number in document order, as the reader counts them."""
        return self._paragraphs[index]

    def pieces(self, span: Span) -> Iterator[TextRun]:
        """Yield the pieces of text that share a character with a span and come from a run, in order."""
        if span.start >= span.end:
            return
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, len(self._starts)):
            paragraph = self.word.paragraphs[index]
            if paragraph.start >= span.end:
                return
            for at in range(bisect_right(paragraph.runs, span.start, key=_end), len(paragraph.runs)):
                piece = paragraph.runs[at]
                if piece.start >= span.end:
                    return
                if piece.run >= 0 and piece.start < piece.end:
                    yield piece

    def last_piece(self, span: Span) -> TextRun | None:
        """Return the last of the pieces that share a character with a span."""
        if span.start >= span.end:
            return None
        place = bisect_left(self._starts, span.end) - 1
        for index in range(place, -1, -1):
            paragraph = self.word.paragraphs[index]
            for at in range(bisect_left(paragraph.runs, span.end, key=_start) - 1, -1, -1):
                piece = paragraph.runs[at]
                if piece.end <= span.start:
                    return None
                if piece.run >= 0 and piece.start < piece.end:
                    return piece
            if paragraph.start <= span.start:
                return None
        return None

    def isolate(self, span: Span) -> list[Element]:
        """Cut runs so that a span is covered by whole ones, and return these w:r, in order.

        Automatic numbers, line ends between paragraphs and formulas come from no run: a span of nothing else gives
        an empty list.
        """
        found: list[Element] = []
        for run, pieces in groupby(self.pieces(span), key=_run):
            together = list(pieces)
            begin = self._place(together[0], span.start)
            end = self._place(together[-1], span.end)
            self._cut_run(run, (begin, end))
            found += self._cut[run].between(begin, end)
        return found

    def cut(self, spans: Iterable[Span]) -> None:
        """Cut runs as ``ends`` does for each of many spans: one by one, a long run would be written anew for each."""
        places: dict[int, list[Place]] = {}
        for span in spans:
            for run, place in self._end_places(span):
                places.setdefault(run, []).append(place)
        for run, all_places in places.items():
            self._cut_run(run, all_places)

    def ends(self, span: Span) -> tuple[Element, Element] | None:
        """Cut runs so that whole ones begin and end with a span, and return these two; None as ``isolate`` has none.

        A glossed word is not cut: the run that holds it with its gloss stands for it.
        """
        places = self._end_places(span)
        if not places:
            return None
        for run, place in places:
            self._cut_run(run, (place,))
        (run, begin), (end_run, end) = places
        return self._cut[run].beginning(begin), self._cut[end_run].ending(end)

    def _end_places(self, span: Span) -> list[tuple[int, Place]]:
        """Return where a span begins and where it ends, each with its run; nothing where no run holds any of it."""
        first, last = next(self.pieces(span), None), self.last_piece(span)
        if first is None or last is None:
            return []
        run, begin, _ = self._bounds(first, span)
        end_run, _, end = self._bounds(last, span)
        return [(run, begin), (end_run, end)]

    def word_around(self, piece: TextRun) -> Span | None:
        """Return the span of the glossed word that a piece is part of; None where it is part of none."""
        around = self._around(piece)
        if around is None:
            return None
        line = self.line_at(piece.start)
        others = () if line is None else line.runs
        together = [each for each in others if each.run >= 0 and self._around(each) == around]
        return Span(together[0].start, together[-1].end)

    def _around(self, piece: TextRun) -> tuple[Element, Element] | None:
        """Return the outermost run around a piece's, and the child of it in which that one stands."""
        found = None
        child = self._runs[piece.run]
        for each in child.iterancestors():
            if each.tag == P:
                break
            if each.tag == R:
                found = each, child
            child = each
        return found

    def _bounds(self, piece: TextRun, span: Span) -> tuple[int, Place, Place]:
        """Return a run, and where in it that part of a piece begins and ends which a span covers."""
        around = self._around(piece)
        if around is None:
            return piece.run, self._place(piece, span.start), self._place(piece, span.end)
        outer, child = around
        if outer not in self._numbers:
            self._numbers.update((each, number) for number, each in enumerate(self._runs))
        run = self._numbers[outer]
        index = self._of(run).index_of(child)
        return run, (index, 0), (index + 1, 0)

    def _place(self, piece: TextRun, offset: int) -> Place:
        """Turn an offset of the text, which a piece holds or which lies beyond it, into a place of its run."""
        child = self._of(piece.run).index(piece.child)
        # Blanks that Word does not show stay with the characters beside them.
        if offset <= piece.start:
            return child, 0
        if offset >= piece.end:
            return child + 1, 0
        return child, piece.offset + offset - piece.start

    def _of(self, run: int) -> CutRun:
        if run not in self._cut:
            self._cut[run] = CutRun(self._runs[run])
        return self._cut[run]

    def _cut_run(self, run: int, places: Iterable[Place]) -> None:
        self._numbers.update(dict.fromkeys(self._cut[run].cut(places), run))


def _start(piece: TextRun) -> int:
    return piece.start


def _end(piece: TextRun) -> int:
    return piece.end


def _run(piece: TextRun) -> int:
    return piece.run

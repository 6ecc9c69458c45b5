"""Decide which marker-like places are markers, who stands in whom, and what belongs to which speech."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from speechparse.layout.assemble import Assembler
from speechparse.layout.chosen import Layout
from speechparse.layout.contents import find_attachments, find_contents, find_rows
from speechparse.layout.evidence import gather
from speechparse.layout.foot import find_foot
from speechparse.layout.headings import HeadingFinder
from speechparse.layout.marked_lines import bold_spans
from speechparse.layout.matter import REGULATIONS, Piece, find_head
from speechparse.layout.outline import Outliner
from speechparse.layout.restoring import restore
from speechparse.layout.search import search
from speechparse.layout.speeches import Speeches, find_marks
from speechparse.layout.unlisted import find_unlisted
from speechparse.layout.walls import Walls, find_walls
from speechparse.lexer import Candidate
from speechparse.reading.lines import BLANKS, Lines
from speechparse.reading.text import Reading
from speechparse.styles import LINE
from speechparse.tokens import Token

__all__ = ["lay_out"]

_START: Final = attrgetter("candidate.start")


def lay_out(
    reading: Reading, *, furniture: bool = True, headings: frozenset[int] = frozenset()
) -> list[Token]:
    """Return the tokens of a reading, in offsets of its source.

    ``headings`` are the offsets of lines that the source's format marks as headings: evidence, where they look so.
    """
    if not reading.lines.begins:
        return restore(_blank(reading.text, reading.lines), reading)
    reading, found, speeches = find_marks(reading, furniture=furniture)
    text, lines = reading.text, reading.lines
    candidates = _outside(found, speeches)
    starts = [lines.begins[line] for line in speeches.starts[1:]]
    entries = find_contents(text, candidates, starts) | find_unlisted(text, lines, candidates, starts)
    contents = speeches.contents.union(
        [candidates[index].line for index in entries if candidates[index].place == LINE]
    )
    listed = entries | find_attachments(text, lines, candidates) | find_rows(text, lines, candidates)
    if listed:
        candidates = [candidate for index, candidate in enumerate(candidates) if index not in listed]
    afresh = [lines.begins[line] for line in speeches.afresh]
    walls = find_walls(reading, lines, candidates)
    layout = search(candidates, gather(text, lines, candidates, afresh), walls=walls)
    return restore(_write(reading, lines, speeches, layout, headings, contents, walls), reading)


def _blank(text: str, lines: Lines) -> list[Token]:
    assembler = Assembler(text, lines)
    assembler.space(0, len(text))
    return assembler.out


def _outside(candidates: list[Candidate], speeches: Speeches) -> list[Candidate]:
    """Leave out the candidates that stand in furniture."""
    if not speeches.furniture:
        return candidates
    left_out = {line for found in speeches.furniture for line in range(found.first, found.last)}
    return [candidate for candidate in candidates if candidate.line not in left_out]


def _write(
    reading: Reading,
    lines: Lines,
    speeches: Speeches,
    layout: Layout,
    headings: frozenset[int],
    contents: frozenset[int],
    walls: Walls,
) -> list[Token]:
    """Write the tokens; ``contents`` are the lines of entries that were left out as contents."""
    text = reading.text
    begins, ends = lines
    assembler = Assembler(text, lines)
    outliner = Outliner(text, lines, layout, bold_spans(reading), walls)
    finder = HeadingFinder(reading, lines, headings)
    blocks = sorted(
        [(start, None) for start in speeches.starts] + [(f.first, f) for f in speeches.furniture],
        key=lambda block: block[0],
    )
    at = 0
    item = 0
    for position, (first, furniture) in enumerate(blocks):
        last = blocks[position + 1][0] if position + 1 < len(blocks) else len(begins)
        assembler.space(at, begins[first])
        if furniture is not None:
            assembler.furniture(furniture)
            at = ends[furniture.last - 1]
            continue
        if first >= last:
            at = begins[first]
            continue
        stop = begins[last] if last < len(begins) else len(text)
        stop = stop if last >= len(begins) else _line_end_before(text, stop)
        begun, item = item, bisect_left(layout.items, stop, item, key=_START)
        items = range(begun, item)
        region = begins[first], stop
        _write_speech(assembler, outliner, finder, text, lines, (first, last), region, items, contents)
        at = stop
    assembler.space(at, len(text))
    return assembler.out


def _line_end_before(text: str, begin: int) -> int:
    at = begin
    while at > 0 and text[at - 1] in BLANKS:
        at -= 1
    return at


def _write_speech(
    assembler: Assembler,
    outliner: Outliner,
    finder: HeadingFinder,
    text: str,
    lines: Lines,
    spanned: tuple[int, int],
    region: tuple[int, int],
    items: range,
    contents: frozenset[int],
) -> None:
    first, last = spanned
    start, end = region
    placed = outliner.layout.items[items.start : items.stop]
    marked = placed[0].candidate.line if placed else last
    latest = placed[-1].candidate.line if placed else first
    begun = placed[0].candidate.start if placed else end
    head = find_head(text, lines, first, last, marked, begun, finder.marked, contents)
    after_head = head[-1].end if head else start
    head_lines = lines.at(after_head - 1) if head else first - 1
    numbered = bool(placed) and latest >= head_lines
    foot, closing = find_foot(text, lines, first, last, max(latest, head_lines), numbered=numbered)
    body_end = lines.begins[closing] if closing < last else end
    outliner.is_regulation = any(
        piece.role == "title" and text.endswith(REGULATIONS, piece.start, piece.end) for piece in head
    )
    runs, headings = finder.place(after_head, body_end, outliner.outline(items, body_end))
    assembler.out.append(("SPEECH_OPEN", start, start, None, None))
    at = _write_matter(assembler, head, start)
    assembler.body(at, body_end, runs, headings)
    at = _write_matter(assembler, foot, body_end)
    assembler.space(at, end)
    assembler.out.append(("SPEECH_CLOSE", end, end, None, None))


def _write_matter(assembler: Assembler, pieces: list[Piece], at: int) -> int:
    for piece in pieces:
        assembler.space(at, piece.start)
        assembler.matter(piece)
        at = piece.end
    return at

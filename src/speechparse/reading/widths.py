"""Find the width that a hard-wrapped file's lines are filled to."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from operator import sub
from typing import Final, NamedTuple

from speechparse.reading.beginnings import begins_with_marker
from speechparse.reading.lines import BLANKS, Lines
from speechparse.reading.text import Reading

STOPS: Final = frozenset("。！？!?；;：:…")
CLOSERS: Final = frozenset("”’」』）)》】")
#: Files are wrapped at these display widths: no line is longer than the one, and none is filled below the other.
_WIDEST: Final = 160
_NARROWEST: Final = 24
_LEAST_LINES: Final = 6
#: Of a wrapped file's lines so many are full; where nearly all full ones end in mid-sentence, fewer are enough.
_FULL_SHARE: Final = 0.4
_LEAST_FULL: Final = 5
_LEAST_SHARE: Final = 0.15
_INSIDE_SHARE: Final = 0.75
#: Where only a part of a file is wrapped, so many lines are full, so great a part of the short ones, and so many of them end inside.
_LEAST_OF_PART: Final = 12
_PART_SHARE: Final = 0.3
_INSIDE_OF_PART: Final = 0.85
_LIKE_LONGEST: Final = 0.7
#: A paragraph's first line is indented by so many columns.
_INDENT: Final = 4
_WIDE_BLANK: Final = "\u3000"
#: So many edits a line, and lines are measured as they stood in the source.
_MANY_EDITS: Final = 2


class Width(NamedTuple):
    """How wide a hard-wrapped file's lines are, and from which width on a line is full."""

    widths: list[int]
    full: int


def wrapped_width(reading: Reading, lines: Lines) -> Width | None:
    """Find the width that lines are wrapped at, as they read or, where much was taken out of them, as they stood."""
    if len(lines.begins) < _LEAST_LINES:
        return None
    text = reading.text
    if max(map(sub, lines.ends, lines.begins)) > _WIDEST:
        return _width_of_part(text, lines)
    is_inside = [text[end - 1] not in STOPS and text[end - 1] not in CLOSERS for end in lines.ends]
    widths = [_display_width(text, begin, end) for begin, end in zip(lines.begins, lines.ends, strict=True)]
    full = _full_width(text, lines, widths, is_inside)
    if full is None and len(reading.edits) > _MANY_EDITS * len(widths):
        widths = _lengths_in_source(reading, lines)
        full = _full_width(text, lines, widths, is_inside)
    return None if full is None else Width(widths, full)


def _width_of_part(text: str, lines: Lines) -> Width | None:
    """Find the width of a file that is wrapped in part, and has lost its line breaks elsewhere, as text from PDF files.

    Long lines count as empty; nearly all lines that are full end in mid-sentence, and there are many.
    """
    lengths = [*map(sub, lines.ends, lines.begins)]
    short = [index for index, length in enumerate(lengths) if length <= _WIDEST // 2]
    if len(short) < _LEAST_OF_PART:
        return None
    # Lines as wide as each other are about as long: mostly that is seen sooner than how wide they are.
    ordered = sorted([lengths[index] for index in short])
    longest = ordered[int(len(ordered) * 0.95) - 1]
    if len(ordered) - bisect_left(ordered, _LIKE_LONGEST * longest) < max(
        _LEAST_OF_PART, _PART_SHARE * len(ordered)
    ):
        return None
    widths = [0] * len(lengths)
    for index in short:
        widths[index] = _display_width(text, lines.begins[index], lines.ends[index])
    widest = sorted(widths[index] for index in short)[int(len(short) * 0.95) - 1]
    # The indent of a paragraph's first line takes four columns, and is lost.
    least = widest - 8
    full = [index for index in short if widths[index] >= least]
    inside = sum(text[lines.ends[index] - 1] not in STOPS for index in full)
    is_wrapped = inside >= max(_LEAST_OF_PART, _PART_SHARE * len(short), _INSIDE_OF_PART * len(full))
    return Width(widths, least) if is_wrapped and least >= _NARROWEST else None


def _full_width(text: str, lines: Lines, widths: list[int], is_inside: list[bool]) -> int | None:
    """Return how wide full lines are, if most are filled and many of these end in mid-sentence; else None."""
    ordered = sorted(widths)
    widest = ordered[int(len(ordered) * 0.95) - 1 if len(ordered) > 20 else -1]
    if widest < _NARROWEST:
        return None
    full = sum(width >= widest - 4 for width in widths)
    inside = [*compress(range(len(widths)), is_inside)]
    full_inside = [index for index in inside if widths[index] >= widest - 4]
    is_mostly_full = full >= _FULL_SHARE * len(widths) and len(full_inside) >= max(4, 0.25 * len(widths))
    is_mostly_inside = len(full_inside) >= max(_LEAST_FULL, _LEAST_SHARE * len(widths), _INSIDE_SHARE * full)
    if is_mostly_full or is_mostly_inside:
        return widest - 4
    long_inside = sum(2 * widths[index] >= widest for index in inside)
    return widest - 4 if _is_cut_off(text, lines, long_inside, full_inside) else None


def _is_cut_off(text: str, lines: Lines, inside: int, full: list[int]) -> bool:
    """Say whether lines are cut off at a width, and short ones stand between.

    ``full`` are the lines that end there in mid-sentence: most of the ``inside`` long ones that end so, and all go on.
    """
    if len(full) < _LEAST_FULL or 2 * len(full) < inside:
        return False
    begins = lines.begins
    followed = sum(index + 1 < len(begins) and begins_with_marker(text, begins[index + 1]) for index in full)
    return 10 * followed <= len(full)


def _lengths_in_source(reading: Reading, lines: Lines) -> list[int]:
    """Return how many characters each line had in the source; of one that was joined, its last line there."""
    source = reading.source
    found: list[int] = []
    for begin, end in zip(lines.begins, lines.ends, strict=True):
        start, stop = reading.source_start(begin), reading.source_end(end)
        broken = max(source.rfind("\n", start, stop), source.rfind("\r", start, stop))
        found.append(stop - max(start, broken + 1))
    return found


def _display_width(text: str, begin: int, end: int) -> int:
    """Return how many columns the characters take, and a paragraph's indent before them."""
    # In UTF-8 what is wide takes three bytes, and what is narrow one.
    line = text[begin:end]
    columns = (len(line) + len(line.encode("utf-8", "surrogatepass"))) // 2
    if begin and text[begin - 1] in BLANKS and _has_paragraph_indent(text, begin):
        columns += _INDENT
    return columns


def _has_paragraph_indent(text: str, begin: int) -> bool:
    """Say whether what stands before ``begin`` is a paragraph's indent, and not that of a title or a signature."""
    at = begin
    while at and text[at - 1] in BLANKS and begin - at <= _INDENT:
        at -= 1
    return begin - at + text.count(_WIDE_BLANK, at, begin) == _INDENT

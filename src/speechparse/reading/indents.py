"""Tell how a file indents its paragraphs: what then is not indented goes on."""

from __future__ import annotations

from typing import Final

from speechparse.reading.beginnings import begins_with_marker
from speechparse.reading.lines import LINE_END_SET, Lines
from speechparse.reading.widths import Width

#: Whether a file indents its paragraphs is told by so many of its lines, if at least so few are indented.
_SAMPLE: Final = 400
_LEAST_INDENTS: Final = 3
_WIDEST_INDENT: Final = 6
_SENTENCE_ENDS: Final = frozenset("。！？；")
_BLANKS: Final = " \t\u00a0\u3000"


def is_indented(text: str, begin: int) -> bool:
    """Say whether the line is indented as paragraphs are: not set to the right as signatures are, nor after other words."""
    if begin == 0 or text[begin - 1] not in _BLANKS:
        return False
    for at in range(begin - 2, max(-1, begin - 2 - _WIDEST_INDENT), -1):
        if text[at] not in _BLANKS:
            return text[at] in LINE_END_SET
    return begin <= _WIDEST_INDENT


def indents_paragraphs(text: str, lines: Lines, width: Width | None) -> bool:
    """Say whether nearly all lines that follow a full stop are indented; in a wrapped file, one at the end of a line that is not full."""
    begins, ends = lines
    starts = [
        begins[index + 1]
        for index, end in enumerate(ends[:_SAMPLE])
        if text[end - 1] in "。！？"
        and index + 1 < len(begins)
        and (width is None or width.widths[index] < width.full)
    ]
    indented = sum(is_indented(text, after) for after in starts)
    return indented >= _LEAST_INDENTS and indented >= 0.8 * len(starts)


def unindented_lines(text: str, lines: Lines, width: Width) -> frozenset[int]:
    """The full lines that end where a sentence does, in a file that indents its paragraphs, if the next is no paragraph's first."""
    begins, ends = lines
    return frozenset(
        index
        for index in range(len(begins) - 1)
        if width.widths[index] >= width.full
        and text[ends[index] - 1] in _SENTENCE_ENDS
        and text[(after := begins[index + 1]) - 1] in LINE_END_SET
        and (width.widths[index + 1] >= width.full or text[ends[index + 1] - 1] in _SENTENCE_ENDS)
        and not begins_with_marker(text, after)
    )

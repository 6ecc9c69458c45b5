"""Leave out Markdown's marks in any text: # of headings, ** of emphasis, > of quotations, bullets, rules."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

_BLANK: Final = r"[ \t\u00a0\u3000]"
_LINE_MARK: Final = LazyPattern(
    rf"(?P<rule>[-*_=]{{3,}}{_BLANK}*(?=[\r\n]|\Z))"
    rf"|(?:>{_BLANK}*)*(?:\#{{1,6}}{_BLANK}+|[-*+•●◆■▪]{_BLANK}+(?=\S))?"
)
_FIRST: Final = frozenset("#>*+•●◆■▪_=-")
#: A mark may be indented by so much.
_INDENT: Final = LazyPattern(rf"(?:\A|[\r\n]){_BLANK}{{0,8}}\Z")
_WIDEST_INDENT: Final = 9
# Emphasis is a pair in one line, and touches its words.
_EMPHASIS: Final = tuple(
    LazyPattern(rf"{mark}(?=[^\s*_])[^\n*]{{1,200}}?(?<=\S){mark}") for mark in (r"\*\*", "__")
)


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each mark."""
    text = reading.text
    edits: list[Edit] = []
    for begin in reading.lines.begins:
        if text[begin] in _FIRST and (match := _LINE_MARK.match(text, begin)) is not None:
            before = text[max(0, begin - _WIDEST_INDENT) : begin]
            if match.end() > begin and (begin == 0 or _INDENT.search(before)):
                edits.append(Edit(begin, match.end(), "", "markup"))
    for pattern in _EMPHASIS:
        for match in pattern.finditer(text):
            start, end = match.span()
            edits.append(Edit(start, start + 2, "", "markup"))
            edits.append(Edit(end - 2, end, "", "markup"))
    edits.sort()
    apart: list[Edit] = []
    for edit in edits:
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return apart


def heading_level(mark: str) -> int:
    """Return the level of a heading's mark (``## `` is 2), or 0 where the mark is none."""
    return mark.count("#") if mark.lstrip("> \t").startswith("#") else 0

"""Leave out Markdown's marks in any text: # of headings, ** of emphasis, > of quotations, bullets, rules."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

_BLANK: Final = r"[ \t\u00a0\u3000]"
_LINE_MARK: Final = LazyPattern(
    rf"(?:\A|[\r\n]|[\u3000\u00a0]{{2}}){_BLANK}{{0,8}}(?=[#>*+•●◆■▪_=-])"
    rf"(?P<mark>[-*_=]{{3,}}{_BLANK}*(?=[\r\n]|\Z)|(?:>{_BLANK}*)*(?:\#{{1,6}}{_BLANK}+|[-*+•●◆■▪]{_BLANK}+(?=\S))?)"
)
# Emphasis is a pair in one line, and touches its words.
_EMPHASIS: Final = LazyPattern(
    r"(?P<open>\*\*|__)(?=[^\s*_])(?P<body>[^\n*]{1,200}?)(?<=\S)(?P<close>(?P=open))"
)
_HINTS: Final = ("#", "**", "__", "- ", "* ", "+ ", "> ", "---", "•", "●", "◆", "■", "▪", "===", "-\u3000")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each mark."""
    text = reading.text
    if not any(hint in text for hint in _HINTS):
        return []
    edits = [
        Edit(*match.span("mark"), "", "markup")
        for match in _LINE_MARK.finditer(text)
        if match.end("mark") > match.start("mark")
    ]
    for match in _EMPHASIS.finditer(text):
        edits.append(Edit(*match.span("open"), "", "markup"))
        edits.append(Edit(*match.span("close"), "", "markup"))
    edits.sort()
    apart: list[Edit] = []
    for edit in edits:
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return apart


def heading_level(mark: str) -> int:
    """Return the level of a heading's mark (``## `` is 2), or 0 where the mark is none."""
    return mark.count("#") if mark.lstrip("> \t").startswith("#") else 0

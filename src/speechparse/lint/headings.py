"""What the rules on titles ask of sections: which are headings on their own lines, and what stands under them."""

from __future__ import annotations

from typing import Final

from speechparse.lint.scene import ListView
from speechparse.nodes import Paragraph, Section, Space, Title
from speechparse.span import LINE_ENDS

_LONGEST: Final = 24
_BLANKS: Final = " \t\u00a0\u3000"


def own_line_headings(view: ListView, text: str) -> list[Section]:
    """Return the items of a list that are headings with a title and have something under them."""
    return [
        item
        for item in view.items
        if item.form == "heading"
        and item.title is not None
        and ends_line(item.title.span.end, text)
        and has_body(item)
    ]


def ends_line(offset: int, text: str) -> bool:
    """Say whether nothing but one closing mark and blanks stands between an offset and its line's end."""
    at = offset
    if text[at : at + 1] in ("。", ".", "．"):
        at += 1
    while text[at : at + 1] in _BLANKS and at < len(text):
        at += 1
    return at >= len(text) or text[at] in LINE_ENDS or text[at] in "#*"


def has_body(item: Section) -> bool:
    """Say whether anything stands under a heading besides a closing mark."""
    for child in item.children:
        if type(child) is Space:
            continue
        if type(child) is Paragraph and len(child.span) <= 1:
            continue
        return True
    return False


def said(title: Title) -> str:
    """Return a title as messages write it, on one line and not too long."""
    text = " ".join(title.reading.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

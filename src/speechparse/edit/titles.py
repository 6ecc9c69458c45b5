"""Give a section another title."""

from __future__ import annotations

from collections.abc import Collection

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.outline import Outline
from speechparse.edit.schemes import gap_before
from speechparse.edit.writing import Change, write
from speechparse.nodes import Section
from speechparse.span import LINE_ENDS


def retitle(
    document: Document, section: Section | str, title: str, *, readings: Collection[str] | None = None
) -> Document:
    """Give a section another title; what closes the old one (。) stays.

    ``section`` is a node of the document or a path as ``at`` takes it. EditError where it has no title, or where the
    new one would not read back: 抓早。要快 would be a title and a sentence.

    >>> from speechparse.pipeline import parse_text
    >>> retitle(parse_text("一、抓早。要快。\\n二、抓小。要细。\\n"), "二", "抓实").to_text()
    '一、抓早。要快。\\n二、抓实。要细。\\n'
    """
    outline = Outline(document)
    item = outline.find(section)
    old = None if item.section is None else item.section.title
    if old is None:
        raise EditError("no-title", section=item.marker)
    check_line(title)
    item.title, item.is_checked = title, True
    if item.marker:
        item.new_gap = gap_before(title, item.marker, item.gap)
    start = item.title_start
    return write(
        outline, outline.items, changes=[Change(start, start + len(old.text), title)], readings=readings
    )


def check_line(title: str) -> None:
    """Refuse a title that is empty or of several lines."""
    if not isinstance(title, str):
        raise TypeError(f"a title is a str, not {type(title).__name__}")
    if not title.strip() or title != title.strip():
        raise EditError("empty-title")
    if not LINE_ENDS.isdisjoint(title):
        raise EditError("long-title")

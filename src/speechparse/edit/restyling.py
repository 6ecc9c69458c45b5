"""Restyle a document: give its levels other markers, or the same in another width; nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.schemes import SCHEMES, Manner, gap_before, is_kept, read_scheme
from speechparse.edit.writing import write
from speechparse.markers import narrow, widen, write_marker
from speechparse.styles import BY_NAME

_MULTI: Final = "decimal-multi"
_WIDTHS: Final[dict[str, Callable[[str], str]]] = {"half-width": narrow, "full-width": widen}


def restyle(document: Document, scheme: str, *, readings: Collection[str] | None = None) -> Document:
    """Write the markers of each level as a scheme has them; numbers, titles and texts stay.

    ``scheme`` is ``official`` (一、（一）1.（1）①), ``decimal`` (1, 1.1, 1.1.1), markers of first items with commas
    between (``一、,（一）,1.``), or ``half-width`` or ``full-width``, which change the brackets and points of all markers.
    Lists inside paragraphs (一是, ①) keep their markers; with a named scheme so do 第一章 and its kin, and do not
    count as levels; articles between which others were put later (第十七条之一) keep theirs always. ``readings`` are those that ``parse`` was told. EditError for a scheme that cannot be read or
    has too few levels, and where the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> restyle(parse_text("1、抓早\\n(1)早谋划\\n(2)早行动\\n2、抓小\\n"), "official").to_text()
    '一、抓早\\n（一）早谋划\\n（二）早行动\\n二、抓小\\n'
    """
    if not isinstance(scheme, str):
        raise TypeError(f"a scheme is a str, not {type(scheme).__name__}")
    outline = Outline(document)
    width = _WIDTHS.get(scheme)
    if width is not None:
        for item in outline.items:
            # The dots of 1.1 have no other width that anyone writes.
            if item.style != _MULTI or scheme == "half-width":
                item.marker = width(item.marker)
    else:
        _give_levels(outline, read_scheme(scheme), keep=scheme in SCHEMES)
    return write(outline, outline.items, readings=readings)


def _give_levels(outline: Outline, manners: tuple[Manner, ...], *, keep: bool) -> None:
    levels: dict[int, int] = {}
    # Where 第十七条之一 stands among the articles no other style can number them.
    mixed = {item.style for item in outline.items if item.is_inserted}
    for run in outline.runs:
        if not run.items or not run.is_block or run.node.style in mixed or (keep and _is_kept(run)):
            continue
        above = _above(run.items[0], levels)
        level = len(above)
        if level >= len(manners):
            raise EditError("few-levels", count=len(manners), marker=run.items[0].marker, level=level + 1)
        for item in run.items:
            levels[id(item)] = level
            _give(outline, item, manners[level], tuple(other.ordinal for other in above))


def _is_kept(run: Run) -> bool:
    return any(is_kept(item.style, item.marker, BY_NAME[item.style].system) for item in run.items)


def _above(item: Item, levels: dict[int, int]) -> list[Item]:
    """Return the items above one that count as levels, the outermost first."""
    above: list[Item] = []
    parent = item.parent
    while parent is not None:
        if id(parent) in levels:
            above.append(parent)
        parent = parent.parent
    return above[::-1]


def _give(outline: Outline, item: Item, manner: Manner, above: tuple[int, ...]) -> None:
    old = item.marker
    try:
        item.marker = write_marker(item.ordinal, manner.style, like=manner.marker, above=above)
    except ValueError as error:
        raise EditError("no-such-manner", marker=old, like=manner.marker, reason=error) from None
    item.style = manner.style
    item.new_gap = gap_before(outline.text[item.title_start : item.title_start + 1], item.marker, manner.gap)

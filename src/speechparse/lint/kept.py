"""What fixes must leave of a document: safe ones its outline, unsafe ones of numbers its items."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import eq
from typing import Any, Final, NamedTuple

from speechparse.document import Document
from speechparse.nodes import Matter, Section
from speechparse.visitors import walk

#: An item is known again by so many characters of those it begins with, numerals apart: a reference may change.
_BEGINNING: Final = 6
_REACH: Final = 24
_NUMERALS: Final = dict.fromkeys(map(ord, "一二三四五六七八九十百千零〇两0123456789０１２３４５６７８９"))


class Kept(NamedTuple):
    """What must be left of a document, and what says of that before and after a fix whether it was."""

    what: Callable[[Document], Any]
    is_left: Callable[[Any, Any], bool]


class Items(NamedTuple):
    """The items of a document, each by whether it stands inside a paragraph and how it begins, and what stands between each 目录 and the first item after it."""

    found: Sequence[tuple[bool, str]]
    contents: str


def outline_of(document: Document) -> list[tuple[int, str, int | None, str]]:
    """Return what a safe fix must leave alone: depth, form, number and title of each section."""
    return [
        (
            node.level,
            node.form,
            None if node.marker is None else node.marker.ordinal,
            "" if node.title is None else node.title.reading,
        )
        for node in walk(document)
        if isinstance(node, Section)
    ]


def items_of(document: Document) -> Items:
    """Return what an unsafe fix of numbers must leave alone: which items there are.

    Their titles may be others, and what is a heading: that depends on the other items of a list.
    """
    text = document.to_text()
    nodes = list(walk(document))
    sections = [node for node in nodes if isinstance(node, Section)]
    ends = [*(section.span.start for section in sections[1:]), len(text)]
    found = [
        (one.form == "inline", _beginning(one, end, text)) for one, end in zip(sections, ends, strict=False)
    ]
    starts = [section.span.start for section in sections]
    contents = [node.span.start for node in nodes if isinstance(node, Matter) and node.role == "contents"]
    entries: list[str] = []
    listed = 0
    for start in contents:
        if start >= listed:
            listed = _next(starts, start, len(text))
            entries.append(text[start:listed])
    return Items(found, "\n".join(entries).translate(_NUMERALS))


def _next(starts: list[int], offset: int, end: int) -> int:
    """Return the first of ``starts`` after an offset, ``end`` where there is none."""
    place = bisect_left(starts, offset)
    return starts[place] if place < len(starts) else end


def _beginning(section: Section, end: int, text: str) -> str:
    """Return the first words of a section after its marker, up to ``end`` at most."""
    start = section.span.start if section.marker is None else section.marker.span.end
    words = text[start : min(start + _REACH, end)].translate(_NUMERALS)
    return words.strip()[:_BEGINNING]


def are_left(before: Items, after: Items) -> bool:
    """Say whether the items of one document are all among those of another, in their order.

    One that is an entry of the contents there was none: a table with wrong numbers is not known as one.
    """
    places: dict[tuple[bool, str], list[int]] = {}
    for place, item in enumerate(after.found):
        places.setdefault(item, []).append(place)
    end = len(after.found)
    for item in reversed(before.found):
        known = places.get(item, [])
        at = bisect_left(known, end)
        if at:
            end = known[at - 1]
        elif not item[1] or item[1] not in after.contents:
            return False
    return True


OUTLINE: Final = Kept(outline_of, eq)
#: A wrong number may hide what comes after it from the reader; once it is right there may be more items.
ITEMS: Final = Kept(items_of, are_left)

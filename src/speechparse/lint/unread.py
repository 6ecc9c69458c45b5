"""Looks in the text for a number that a list lacks: where it stands there and was read as words, it is not missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.lint.markers import renumbered
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker
from speechparse.span import LINE_ENDS, Span

#: After these an item may begin, as at a line's start.
_BEFORE_ITEMS: Final = LINE_ENDS | frozenset("。；;！？!?：:”")
#: Both widths of what markers are written with are the same here.
_FOLD: Final = str.maketrans("（）．，：０１２３４５６７８９", "().,:0123456789")
#: What may stand around a number in a marker, in half width.
_SIGNS: Final = "().,: "
#: Where no other marker of the list bounds what is looked through, it is no longer than this.
_REACH: Final = 3_000
_BLANKS: Final = " \t\u00a0\u3000"


def stands_unread(scene: Scene, like: Marker, number: int, region: Span, model: str = "") -> bool:
    """Say whether ``number`` stands in a region of the text, where an item may begin, and is no marker.

    It is looked for as ``like`` is written; ``model`` as for ``renumbered``.
    """
    return next(unread(scene, like, number, region, model), None) is not None


def unread(scene: Scene, like: Marker, number: int, region: Span, model: str = "") -> Iterator[Span]:
    """Yield where ``number`` stands in a region of the text, where an item may begin, and was not read as this number."""
    written = (renumbered(like, number, model) or "").strip(_BLANKS).translate(_FOLD)
    if not written or not any(character.isalnum() for character in written):
        return
    start = region.start
    core = written.strip(_SIGNS)
    if core.isascii() or scene.text.find(core, start, region.end) >= 0:
        yield from _found(scene, written, region, number)


def _found(scene: Scene, written: str, region: Span, number: int) -> Iterator[Span]:
    start = region.start
    text = region.of(scene.text).translate(_FOLD)
    at = text.find(written)
    while at >= 0:
        if begins_item(scene, start + at) or _is_another_number(scene, start + at, number):
            yield Span(start + at, start + at + len(written))
        at = text.find(written, at + 1)


def region_before(view: ListView, item: int) -> Span:
    """Return what stands before an item of a list's chain: after the marker before it, or from its parent's beginning.

    What contents list there is read, and lacks nothing.
    """
    markers = view.head.chain.markers
    before = marker_before(view, item)
    end = markers[item].span.start
    around = view.speech.node if view.parent is None else view.parent
    start = max(around.span.start, end - _REACH) if before is None else before.span.end
    if before is None and view.parent is None:
        listed = (piece.span.end for piece in view.speech.matter if piece.role == "contents")
        start = max((start, *(stop for stop in listed if stop <= end)))
    return Span(start, max(start, end))


def region_after(view: ListView, *, beyond: bool = False) -> Span:
    """Return what stands after the last marker of a list, up to its parent's end, or ``beyond`` where its numbers run on."""
    around = view.speech.node if view.parent is None or beyond else view.parent
    start = view.markers[-1].span.end
    return Span(start, max(start, min(around.span.end, start + _REACH)))


def marker_before(view: ListView, item: int) -> Marker | None:
    """Return the marker before an item of a chain, perhaps in the list that the chain goes on with."""
    if item:
        return view.head.chain.markers[item - 1]
    return None if view.head.follows is None else view.head.follows.markers[-1]


def begins_item(scene: Scene, offset: int) -> bool:
    """Say whether an item may begin at a place where no marker was read."""
    return _sign_before(scene.text, offset) in _BEFORE_ITEMS and offset not in scene.markers


def _is_another_number(scene: Scene, offset: int, number: int) -> bool:
    """Say whether a marker that begins at a place was read as another number: I. is one, and follows H."""
    marker = scene.markers.get(offset)
    return marker is not None and marker.ordinal != number


def begins_line(text: str, offset: int) -> bool:
    """Say whether nothing but blanks stands before a place in its line."""
    return _sign_before(text, offset) in LINE_ENDS


def stands_alike(scene: Scene, marker: Marker, place: Span) -> bool:
    """Say whether a place begins a line where a marker does."""
    return begins_line(scene.text, place.start) or not begins_line(scene.text, marker.span.start)


def _sign_before(text: str, offset: int) -> str:
    """Return the last character before a place that is no blank; a line end at the text's beginning."""
    before = offset - 1
    while before >= 0 and text[before] in _BLANKS:
        before -= 1
    return text[before] if before >= 0 else "\n"

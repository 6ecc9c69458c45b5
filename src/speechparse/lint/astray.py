"""Finds the number that a list lacks where it stands in another place, or as another number, and was read as words.

Of 二是…一是…三是… or 一是…七是…三是… the parser may leave the odd one out. It is a number out of order, and none is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from speechparse.diagnostic import Message
from speechparse.lint.markers import NUMERAL, name, parts_of, renumbered, system_for
from speechparse.lint.misspelt import misspelt_numbers
from speechparse.lint.renumber import model_of
from speechparse.lint.rule import Finding
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.sequence import Fault, Slip
from speechparse.lint.unread import (
    begins_item,
    begins_line,
    marker_before,
    region_after,
    region_before,
    stands_alike,
    stands_unread,
    unread,
)
from speechparse.nodes import Marker
from speechparse.ordinals import parse_in
from speechparse.span import LINE_ENDS, Span

#: A sign of either width is looked for in both.
_WIDTHS: Final = {
    sign: f"[{re.escape(pair)}]" for pair in ("（(", "）)", "．.", "，,", "：:") for sign in pair
}


class Stray(NamedTuple):
    """What is said of a number out of order, or repeated, that was read as words or left another so."""

    fault: Fault
    finding: Finding


def strays_of(scene: Scene, view: ListView) -> dict[int, Stray]:
    """Return the strays of a list, by the index of the item with the slip in the list's chain."""
    return _all(scene).get(id(view), {})


def strays(scene: Scene, fault: Fault) -> Iterator[Finding]:
    """Yield the findings on strays of one kind."""
    for found in _all(scene).values():
        for stray in found.values():
            if stray.fault is fault:
                yield stray.finding


def _all(scene: Scene) -> dict[int, dict[int, Stray]]:
    return scene.once("strays", lambda: {id(view): dict(_of_list(scene, view)) for view in scene.slipping})


def _of_list(scene: Scene, view: ListView) -> Iterator[tuple[int, Stray]]:
    for slip in view.slips:
        if _is_of_one(scene, view, slip):
            stray = _behind(scene, view, slip) or _ahead(scene, view, slip) or _wrong(scene, view, slip)
            if stray is not None:
                yield slip.item, stray


def _is_of_one(scene: Scene, view: ListView, slip: Slip) -> bool:
    """Say whether a slip is one number left out, which does not stand in its place as words either."""
    marker = view.head.chain.markers[slip.item]
    if slip.fault is not Fault.GAP or not slip.item or marker.ordinal != slip.expected + 1:
        return False
    region = region_before(view, slip.item)
    is_there = stands_unread(scene, marker, slip.expected, region, model_of(view))
    return not is_there and slip.item not in misspelt_numbers(scene, view)


def _behind(scene: Scene, view: ListView, slip: Slip) -> Stray | None:
    """Find the number after the item that has its place: 一、三、 and then 二、 as words."""
    markers = view.head.chain.markers
    marker = markers[slip.item]
    if slip.item + 1 < len(markers):
        after = markers[slip.item + 1]
        if after.ordinal != marker.ordinal + 1:
            return None
        region = Span(marker.span.end, max(marker.span.end, after.span.start))
    else:
        region = region_after(view, beyond=view.head.followed_by is not None)
    found = _first(scene, marker, slip.expected, region, model_of(view))
    if found is None:
        return None
    said, other = name(marker), _said(scene, found)
    expected = _written(marker, slip.expected, model_of(view))
    message = _follows(said, marker_before(view, slip.item), expected)
    related = (Message(f"“{other}”到这里才出现", f"{other} comes only here"), found)
    return Stray(Fault.ORDER, Finding(marker.span, message, (related,)))


def _ahead(scene: Scene, view: ListView, slip: Slip) -> Stray | None:
    """Find the number before the item that should stand before it: 二、 as words, and then 一、三、."""
    markers = view.head.chain.markers
    marker = markers[slip.item - 1]
    if marker.ordinal != slip.expected - 1:
        return None
    region = region_before(view, slip.item - 1)
    found = None
    for place in unread(scene, marker, slip.expected, region, model_of(view)):
        found = place if stands_alike(scene, marker, place) else found
    if found is None or (slip.item == 1 and _lines_between(scene, found, marker)):
        return None
    said, other = _said(scene, found), name(marker)
    message = Message(f"“{said}”在“{other}”之前，次序颠倒", f"{said} comes before {other}")
    related = (Message(f"“{other}”到这里才出现", f"{other} comes only here"), marker.span)
    return Stray(Fault.ORDER, Finding(found, message, (related,)))


def _wrong(scene: Scene, view: ListView, slip: Slip) -> Stray | None:
    """Find the one item between two others whose number is another than the one left out."""
    marker = view.head.chain.markers[slip.item]
    pattern = _any_number(parts_of(marker).before, parts_of(marker).after)
    if pattern is None:
        return None
    region = region_before(view, slip.item)
    found: list[tuple[Span, int]] = []
    for match in pattern.finditer(scene.text, region.start, region.end):
        span = Span(match.start(), match.end())
        number = _number(match["numeral"], marker)
        if number is not None and begins_item(scene, span.start) and stands_alike(scene, marker, span):
            found.append((span, number))
    if len(found) != 1:
        return None
    ((span, number),) = found
    said, expected = _said(scene, span), _written(marker, slip.expected, model_of(view))
    before = marker_before(view, slip.item)
    if number == slip.expected - 1:
        message = Message(
            f"“{said}”与前面的编号重复，应为“{expected}”",
            f"{said} repeats the number before it; expected {expected}",
        )
        return Stray(Fault.REPEAT, Finding(span, message))
    return Stray(Fault.ORDER, Finding(span, _follows(said, before, expected)))


def _first(scene: Scene, like: Marker, number: int, region: Span, model: str) -> Span | None:
    places = unread(scene, like, number, region, model)
    return next((place for place in places if stands_alike(scene, like, place)), None)


def _lines_between(scene: Scene, place: Span, marker: Marker) -> bool:
    """Say whether an item inside a paragraph stands in another line than a place before it."""
    if begins_line(scene.text, marker.span.start):
        return False
    between = scene.text[place.start : marker.span.start]
    return any(sign in between for sign in LINE_ENDS)


def _follows(said: str, before: Marker | None, expected: str) -> Message:
    after = "" if before is None else name(before)
    return Message(
        f"“{said}”接在“{after}”之后，应为“{expected}”", f"{said} follows {after}; expected {expected}"
    )


def _said(scene: Scene, place: Span) -> str:
    return " ".join(place.of(scene.text).split())


def _written(like: Marker, number: int, model: str) -> str:
    return (renumbered(like, number, model) or str(number)).strip()


def _number(numeral: str, like: Marker) -> int | None:
    """Return the number of a numeral of a marker's system."""
    system = system_for(parts_of(like).numeral, like.style)
    return None if system is None else parse_in(numeral, system)


@lru_cache(maxsize=256)
def _any_number(before: str, after: str) -> re.Pattern[str] | None:
    """Return what finds markers that are written so, with any number; None where nothing but a number is written."""
    if not before.strip() and not after.strip():
        return None
    around = [
        "".join(_WIDTHS.get(sign, re.escape(sign)) for sign in part) for part in (before, after.rstrip())
    ]
    return re.compile(f"{around[0]}(?P<numeral>{NUMERAL.pattern}){around[1]}")

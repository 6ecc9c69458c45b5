"""Finds lists of decimals (3.1, 3.2) whose first numbers are not those of the item that they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message
from speechparse.lint.levels import holder_of
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding
from speechparse.lint.scene import ListView, SpeechView
from speechparse.nodes import Marker
from speechparse.span import Span

_STYLE: Final = "decimal-multi"
_NUMBER: Final = re.compile("[0-9]+")


def wrong_prefixes(speech: SpeechView) -> Iterator[Finding]:
    """Yield a finding for each list with another prefix than its parent's number, where most lists have theirs."""
    views = [view for view in speech.lists if view.style == _STYLE and view.items]
    judged = [(view, path) for view in views if (path := _path_of_holder(view)) is not None]
    wrong = [(view, path) for view, path in judged if not _is_right(view, path)]
    if 2 * len(wrong) >= len(judged):
        return
    for view, path in wrong:
        holder = holder_of(view)
        assert holder is not None
        assert holder.marker is not None
        marker = view.markers[0]
        expected = ".".join(map(str, (*path, marker.ordinal)))
        yield Finding(
            marker.span,
            Message(
                f"“{name(marker)}”在“{name(holder.marker)}”之下，应为“{expected}”",
                f"{name(marker)} stands under {name(holder.marker)}; expected {expected}",
            ),
            ((Message("上一级编号", "the level above"), holder.marker.span),),
            _fix(view, path),
        )


def _path(marker: Marker) -> tuple[int, ...]:
    return tuple(int(found) for found in _NUMBER.findall(marker.reading))


def _path_of_holder(view: ListView) -> tuple[int, ...] | None:
    """Return the numbers that a list's markers should begin with; None where they have more or fewer."""
    holder = holder_of(view)
    if holder is None or holder.marker is None:
        return None
    marker = holder.marker
    path = _path(marker) if marker.style == _STYLE else (marker.ordinal,)
    return path if len(_path(view.markers[0])) == len(path) + 1 else None


def _is_right(view: ListView, path: tuple[int, ...]) -> bool:
    """Say whether a list's markers begin with their parent's number, or with the one that it should have: that is another finding."""
    begins = _path(view.markers[0])[:-1]
    above = view.above
    if begins == path or above is None or view.parent is None or not above.slips:
        return begins == path
    place = bisect_left(above.starts, view.parent.span.start)
    return begins == (*path[:-1], above.start + place)


def _fix(view: ListView, path: tuple[int, ...]) -> Fix | None:
    edits: list[Edit] = []
    for marker in view.markers:
        if marker.automatic or marker.text != marker.reading:
            return None
        for found, number in zip(_NUMBER.finditer(marker.reading), path, strict=False):
            if int(found[0]) != number:
                at = marker.span.start + found.start()
                edits.append(Edit(span=Span(at, at + len(found[0])), text=str(number)))
    return Fix(
        message="改成上一级的号",
        message_en="Begin with the number above",
        applicability=Applicability.UNSAFE,
        edits=tuple(edits),
    )

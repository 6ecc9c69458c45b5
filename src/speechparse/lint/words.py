"""The order of sequence words: 首先 begins a list, 其次 and 再次 follow, 最后 closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from speechparse.diagnostic import Message
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding
from speechparse.lint.scene import ListView, SpeechView
from speechparse.nodes import Marker
from speechparse.span import LINE_ENDS

_STYLE: Final = "sequence"
#: The place of each word; those that may stand anywhere between have none.
_PLACES: Final = {"首先": 1, "其次": 2, "再次": 3, "最后": 9, "最後": 9}
_LAST: Final = _PLACES["最后"]
#: What a speech's last words begin with.
_WISH: Final = re.compile("[，,]?(?:我?(?:衷心)?(?:预?祝|祝愿)|再次|感谢|谢谢|让我们)")
_WORD: Final = 2


def place_of(marker: Marker) -> int | None:
    """Return the place of a sequence word among the others, None for one that has none and for numbers."""
    return _PLACES.get(marker.reading[:_WORD]) if marker.style == _STYLE else None


def words_out_of_order(speech: SpeechView) -> Iterator[Finding]:
    """Yield for each list of sequence words the first that stands before one which should come before it."""
    for view in speech.lists:
        pair = _out_of_order(view) if view.style == _STYLE else None
        if pair is not None:
            one, other = pair
            yield Finding(
                one.span,
                Message(
                    f"“{name(one)}”在“{name(other)}”之前，次序颠倒",
                    f"{name(one)} comes before {name(other)}",
                ),
                ((Message(f"“{name(other)}”到这里才出现", f"{name(other)} comes only here"), other.span),),
            )


def _out_of_order(view: ListView) -> tuple[Marker, Marker] | None:
    """Return a word and the first later one whose place is before its own."""
    found: tuple[Marker, Marker] | None = None
    # The least place to the right of each word, from the end.
    least: Marker | None = None
    least_place = _LAST + 1
    for marker in reversed(view.markers):
        place = place_of(marker)
        if place is None:
            continue
        if least is not None and place > least_place:
            found = (marker, least)
        if place <= least_place:
            least, least_place = marker, place
    return found


def closes_speech(view: ListView, text: str) -> bool:
    """Say whether a list ends in a 最后 that is none of its items but begins a speech's last words.

    It brings a wish, or is further from the item before it than any other.
    """
    markers = view.markers
    if len(markers) <= _WORD or place_of(markers[-1]) != _LAST:
        return False
    if _WISH.match(text, markers[-1].span.end):
        return True
    starts = [marker.span.start for marker in markers]
    lines = [_lines(text, one, other) for one, other in pairwise(starts)]
    return lines[-1] > max(lines[:-1])


def ends_numbers(view: ListView) -> bool:
    """Say whether a list of numbers ends in a 最后, which may be one of its items or not."""
    markers = view.markers
    return len(markers) > _WORD and place_of(markers[-1]) == _LAST and markers[-2].style != _STYLE


def _lines(text: str, start: int, end: int) -> int:
    """Return how many lines that are not empty begin between two places."""
    return sum(1 for line in text[start:end].splitlines() if line.strip()) - (text[end - 1] not in LINE_ENDS)

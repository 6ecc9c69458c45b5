"""The findings of the rules on numbers: one for each slip of a list, with the fix that numbers it through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Fix, Message
from speechparse.lint.astray import strays_of
from speechparse.lint.markers import name, renumbered, shape
from speechparse.lint.misspelt import misspelt_numbers
from speechparse.lint.renumber import model_of, renumbering
from speechparse.lint.rule import Finding
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.sequence import Fault, Slip
from speechparse.lint.unread import (
    marker_before,
    region_before,
    stands_alike,
    stands_unread,
    unread,
)
from speechparse.nodes import Marker
from speechparse.span import Span

#: 一是 and 一要, which speakers say of each of two or three things.
_NARRATIVE: Final = "narrative"
_PAIR: Final = 2
_COMMAS: Final = "，,"


def slips_of(scene: Scene, fault: Fault) -> Iterator[Finding]:
    """Yield a finding for each slip of one kind in the lists of a document."""
    for view in scene.slipping:
        yield from slips_in(scene, view, fault)


def slips_in(scene: Scene, view: ListView, fault: Fault) -> Iterator[Finding]:
    """Yield a finding for each slip of one kind in a list."""
    for slip in view.slips:
        if slip.fault is fault and not _stands_unread(scene, view, slip) and not _is_pair(scene, view, slip):
            yield _finding(scene, view, slip)


def _is_pair(scene: Scene, view: ListView, slip: Slip) -> bool:
    """Say whether a repeat is a figure of speech: 一是人不够，一是钱不够; 一要讲；一要做；一要查."""
    if slip.fault is not Fault.REPEAT or view.family != _NARRATIVE or set(view.ordinals) != {1}:
        return False
    return len(view.ordinals) > _PAIR or scene.text[view.starts[-1] - 1] in _COMMAS


def _finding(scene: Scene, view: ListView, slip: Slip) -> Finding:
    markers = view.head.chain.markers
    marker = markers[slip.item]
    before = marker_before(view, slip.item)
    other = before if slip.other is None else markers[slip.other]
    expected = (renumbered(marker, slip.expected, model_of(view)) or str(slip.expected)).strip()
    if slip.fault is Fault.LATE:
        begins = _beginning(scene, view, slip)
        return Finding(begins, _begins(" ".join(begins.of(scene.text).split()), expected))
    message = _message(slip, marker, before, expected)
    related = () if other is None else ((_said_of(slip, other), other.span),)
    fix = scene.once(("renumber", id(view)), lambda: _numbered_through(scene, view))
    return Finding(marker.span, message, related, fix)


def _numbered_through(scene: Scene, view: ListView) -> Fix | None:
    """Return the fix that numbers a list through; None where one of its numbers was not read."""
    if any(_stands_unread(scene, view, slip) for slip in view.slips):
        return None
    return renumbering(scene, view)


def _stands_unread(scene: Scene, view: ListView, slip: Slip) -> bool:
    """Say whether the number expected stands before the item, so that not the paper but its reading lacks it.

    Before a number that is too low, it is the one right before that: of 一、二、三、 as words 二、 and then 三、 the last is of another list.
    """
    if slip.item in misspelt_numbers(scene, view) or slip.item in strays_of(scene, view):
        return True
    marker, region = view.head.chain.markers[slip.item], region_before(view, slip.item)
    if marker.ordinal < slip.expected and _is_due_around(view, marker.ordinal):
        return True
    due = slip.expected if marker.ordinal > slip.expected else marker.ordinal - 1
    if due < 1 or (slip.fault is Fault.REPEAT and due >= slip.expected - 1):
        return False
    return any(stands_unread(scene, like, due, region, model_of(view)) for like in _ways(scene, view, marker))


def _ways(scene: Scene, view: ListView, marker: Marker) -> Iterator[Marker]:
    """Yield a marker and one of its list with other marks, if any: of 第一、第二，第三、 the second is the odd one."""
    yield marker
    shapes = scene.once(("shapes", id(view)), lambda: _shapes(view))
    written = shape(marker.reading, marker.style)
    other = next((one for signs, one in shapes.items() if signs != written), None)
    if other is not None:
        yield other


def _shapes(view: ListView) -> dict[str, Marker]:
    """Return a marker of a list for each kind of signs around its numbers."""
    return {shape(marker.reading, marker.style): marker for marker in reversed(view.markers)}


def _is_due_around(view: ListView, number: int) -> bool:
    """Say whether a list around waits for a number: of 四是…一是…五是…五是… the last goes on with the first."""
    inner, outer = view, view.above
    while outer is not None and outer.items[-1] is inner.parent:
        if outer.family == view.family and outer.ordinals[-1] + 1 == number:
            return True
        inner, outer = outer, outer.above
    return False


def _beginning(scene: Scene, view: ListView, slip: Slip) -> Span:
    """Return where a list begins that begins late: before its first marker, if the number before that was read as words."""
    marker = view.head.chain.markers[slip.item]
    region = region_before(view, slip.item)
    places = unread(scene, marker, marker.ordinal - 1, region, model_of(view))
    return next((place for place in places if stands_alike(scene, marker, place)), marker.span)


def _begins(said: str, expected: str) -> Message:
    return Message(
        f"这一组从“{said}”开始，应从“{expected}”开始", f"{said} begins a list; expected {expected}"
    )


def _message(slip: Slip, marker: Marker, before: Marker | None, expected: str) -> Message:
    said = name(marker)
    if before is None:
        return _begins(said, expected)
    if slip.fault is not Fault.REPEAT:
        return Message(
            f"“{said}”接在“{name(before)}”之后，应为“{expected}”",
            f"{said} follows {name(before)}; expected {expected}",
        )
    if slip.expected < marker.ordinal:
        return Message(
            f"“{said}”接连出现两次，前一个应为“{expected}”",
            f"{said} comes twice; expected {expected} the first time",
        )
    return Message(
        f"“{said}”与前面的编号重复，应为“{expected}”",
        f"{said} repeats the number before it; expected {expected}",
    )


def _said_of(slip: Slip, other: Marker) -> Message:
    if slip.fault is Fault.REPEAT:
        return Message("前一个相同的编号", "the same number before")
    if slip.other is not None and slip.other > slip.item:
        return Message(f"“{name(other)}”到这里才出现", f"{name(other)} comes only here")
    return Message("前一个编号", "the number before")

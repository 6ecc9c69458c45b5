"""Finds markers that lack one of their brackets: 二） or （二 in a list of （一） and （三）."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message
from speechparse.lint.markers import name, parts_of
from speechparse.lint.misspelt import Misspelling, misspelt_as
from speechparse.lint.rule import Finding
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker
from speechparse.span import Span

_OPEN: Final = ("（", "(")
_CLOSE: Final = ("）", ")")


def half_brackets(scene: Scene) -> Iterator[Finding]:
    """Yield the markers that lack a bracket which most of their list have."""
    for _, found in misspelt_as(scene, Misspelling.HALF):
        yield Finding(found.span, _message(found.span.of(scene.text), found.wanted))
    for view in scene.lists():
        if len(view.styles) > 1:
            yield from _of_list(view)


def _of_list(view: ListView) -> Iterator[Finding]:
    closed = [marker for marker in view.markers if parts_of(marker).after.startswith(_CLOSE)]
    open_too = [marker for marker in closed if parts_of(marker).before.startswith(_OPEN)]
    if 2 * len(open_too) <= len(view.markers):
        return
    sign = parts_of(open_too[0]).before
    for marker in closed:
        if not parts_of(marker).before.startswith(_OPEN):
            yield Finding(
                marker.span, _message(name(marker), f"{sign}{name(marker)}"), (), _fix(marker, sign)
            )


def _message(said: str, wanted: str) -> Message:
    return Message(f"“{said}”少了一半括号，应为“{wanted}”", f"{said} lacks a bracket; expected {wanted}")


def _fix(marker: Marker, sign: str) -> Fix | None:
    if marker.automatic or marker.text != marker.reading:
        return None
    at = marker.span.start
    return Fix(
        message="补上括号",
        message_en="Put the bracket in",
        applicability=Applicability.SAFE,
        edits=(Edit(span=Span(at, at), text=sign),),
    )

"""Finds markers that are written twice in a row: 一、一、."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message
from speechparse.lint.markers import name
from speechparse.lint.misspelt import Misspelling, misspelt_as
from speechparse.lint.rule import Finding
from speechparse.lint.scene import Scene
from speechparse.nodes import Marker

#: After a dot a digit goes on a figure.
_DOTS: Final = ".．"


def doubled_markers(scene: Scene) -> Iterator[Finding]:
    """Yield the markers that stand once more right after themselves."""
    for _, found in misspelt_as(scene, Misspelling.TWICE):
        yield Finding(found.span, _message(found.wanted))
    text = scene.text
    for view in scene.lists():
        if not any(map(text.startswith, view.readings, view.ends)):
            continue
        for marker, written, end in zip(view.markers, view.readings, view.ends, strict=True):
            if text.startswith(written, end) and marker.text == written and _is_doubled(text, marker):
                yield Finding(marker.span, _message(name(marker)))
    for node in scene.damaged:
        if type(node) is Marker and text.startswith(node.text, node.span.end) and _is_doubled(text, node):
            yield Finding(node.span, _message(name(node)))


def _message(said: str) -> Message:
    return Message(f"“{said}”连写了两遍", f"{said} is written twice in a row")


def _is_doubled(text: str, marker: Marker) -> bool:
    """Say whether a marker that is followed by its own characters is one with a mark, and no figure: 1.1.5."""
    written = marker.text.strip()
    after = marker.span.end + len(marker.text)
    is_figure = written[-1:] in _DOTS and text[after : after + 1].isdecimal()
    return len(written) > 1 and not written[-1].isalnum() and not is_figure

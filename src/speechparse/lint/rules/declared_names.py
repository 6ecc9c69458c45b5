"""CNT402 declared-names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.span import Span

#: How far before a list its names are looked for, in characters.
_REACH: Final = 90
_QUOTED: Final = regex.compile(r"[“「\"](?P<names>[^“”「」\"\n]{3,60})[”」\"]")
#: What a quoted series ends in.
_CLOSING: Final = '”」"'
_NAMES: Final = regex.compile("[^、，,\\s]+")
_LONGEST: Final = 10


class DeclaredNames(Rule):
    """Finds names that a lead-in promises and the headings do not keep: “为民、规范、均衡”, and the third says 公平.

    Only a quoted series of as many names as the list has items is looked at, and only where most of the
    headings do keep their names.

    There is no fix.
    """

    code = "CNT402"
    name = "declared-names"
    title = Message("所列名目与标题不符", "names do not fit the headings")
    severity = Severity.INFO
    chinese = """前面用引号列出的名目与后面的标题对不上：说“为民、规范、均衡”，第三个标题里却是“公平”。

    只看个数与项数相同的一串名目，并且多数标题对得上时才报。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the names that their headings do not hold."""
        text = scene.text
        signs = [sign for sign in _CLOSING if sign in text]
        for view in scene.lists():
            if len(view.items) < 2 or view.titles[0] is None:
                continue
            end = view.offset
            if any(text.find(sign, max(0, end - _REACH), end) >= 0 for sign in signs):
                yield from _of_list(scene, view)


def _of_list(scene: Scene, view: ListView) -> Iterator[Finding]:
    end = view.node.span.start
    quoted = None
    for match in _QUOTED.finditer(scene.text, max(0, end - _REACH), end):
        quoted = match
    if quoted is None:
        return
    begin = quoted.start("names")
    names = [(begin + found.start(), found[0]) for found in _NAMES.finditer(quoted["names"])]
    if len(names) != len(view.items) or any(len(said) > _LONGEST for _, said in names):
        return
    titles = ["" if item.title is None else item.title.reading for item in view.items]
    kept = [said in title for (_, said), title in zip(names, titles, strict=True)]
    if all(kept) or 2 * sum(kept) <= len(kept):
        return
    for (start, said), keeps, marker in zip(names, kept, view.markers, strict=True):
        if not keeps:
            yield Finding(
                Span(start, start + len(said)),
                Message(
                    f"前面说“{said}”，“{name(marker)}”的标题里没有",
                    f"{said} is promised, and the heading of {name(marker)} does not have it",
                ),
                ((Message("对应的标题", "its heading"), marker.span),),
            )

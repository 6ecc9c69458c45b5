"""TTL602 uneven-headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Section

#: A list shorter than this has no usual form.
_LEAST: Final = 3


class UnevenHeadings(Rule):
    """Finds one item without a title among items that have one, or one run-in title among own-line headings.

    The odd one looks as if its title, or the line break after it, was lost.

    There is no fix.
    """

    code = "TTL602"
    name = "uneven-headings"
    title = Message("同级标题形式不一", "headings of one list in different forms")
    severity = Severity.INFO
    chinese = """同组各项都有标题，独有一项没有；或者标题都独占一行，独有一项与正文接排。

    看起来像是那一项漏了标题，或者丢了换行。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the one item of a list that differs from all others."""
        for view in scene.lists():
            is_even = len(view.forms) == 1 and None not in view.titles
            if len(view.items) >= _LEAST and not is_even and view.items[0].form != "inline":
                yield from _of_list(view)


def _of_list(view: ListView) -> Iterator[Finding]:
    bare = [item for item in view.items if item.title is None]
    if len(bare) == 1:
        yield _finding(
            bare[0], Message("这一项没有标题，同组其他各项都有", "this item has no title; the others have")
        )
        return
    run_in = [item for item in view.items if item.form == "run-in"]
    if not bare and len(run_in) == 1 and all(i.form == "heading" for i in view.items if i is not run_in[0]):
        yield _finding(
            run_in[0],
            Message(
                "这一项的标题与正文接排，同组其他标题独占一行",
                "the title runs into its text; the others of the list have lines of their own",
            ),
        )


def _finding(item: Section, message: Message) -> Finding:
    assert item.marker is not None
    place = item.marker.span if item.title is None else item.title.span
    said = name(item.marker)
    return Finding(place, Message(f"“{said}”：{message.zh}", f"{said}: {message.en}"))

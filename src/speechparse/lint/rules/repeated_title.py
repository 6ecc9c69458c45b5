"""TTL603 repeated-title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.headings import said
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Title

_LEAST: Final = 2


class RepeatedTitle(Rule):
    """Finds two items of one list with the same title.

    One was copied and not changed, or the same thing is said twice.

    There is no fix.
    """

    code = "TTL603"
    name = "repeated-title"
    title = Message("标题重复", "a title is repeated")
    severity = Severity.WARNING
    chinese = """同一组里两项的标题一模一样。

    多半是复制之后忘了改，或者同一件事说了两遍。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield each title that its list has had before."""
        for view in scene.lists():
            if len(set(view.title_readings)) < len(view.title_readings):
                yield from _of_list(view)


def _of_list(view: ListView) -> Iterator[Finding]:
    seen: dict[str, tuple[Title, int]] = {}
    for title, number in zip(view.titles, view.ordinals, strict=True):
        if title is None:
            continue
        first, of_first = seen.setdefault(title.reading, (title, number))
        # An item that was copied whole is said by its number.
        if first is not title and number != of_first and len(title.reading) >= _LEAST:
            yield Finding(
                title.span,
                Message(
                    f"标题“{said(title)}”在同组里重复", f"the title {said(title)} comes twice in one list"
                ),
                ((Message("前一个相同的标题", "the same title before"), first.span),),
            )

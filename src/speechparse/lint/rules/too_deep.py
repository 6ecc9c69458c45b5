"""LVL204 too-deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene

#: As many levels as GB/T 9704 names.
LEVELS: Final = 4
#: The style of articles.
ARTICLE: Final = "article"


class TooDeep(Rule):
    """Finds numbered headings more than four levels deep.

    Nobody who listens keeps five levels in mind, and GB/T 9704 names four. Items inside a paragraph do not count,
    and in a law neither do articles and what holds them.

    There is no fix.
    """

    code = "LVL204"
    name = "too-deep"
    title = Message("层次过多", "too many levels")
    severity = Severity.INFO
    chinese = """编号标题超过四级。

    听的人记不住五级，GB/T 9704 也只列出四级。段落里的分项不算，法规里条和条以上的层次也不算。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first marker of each list that is too deep."""
        for view in scene.lists():
            depth = _depth(view)
            if depth > LEVELS:
                marker = view.markers[0]
                yield Finding(
                    marker.span,
                    Message(
                        f"“{name(marker)}”是第{depth}级标题，超过{LEVELS}级",
                        f"{name(marker)} is a heading of level {depth}; {LEVELS} are enough",
                    ),
                )


def _depth(view: ListView) -> int:
    """Return how deep a list of headings stands among headings, 0 for a list of anything else."""
    if view.depth <= LEVELS or not view.items or view.is_inline:
        return 0
    around = view
    while around.above is not None:
        if around.style == ARTICLE:
            return view.depth - around.depth
        around = around.above
    return view.depth

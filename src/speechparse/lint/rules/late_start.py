"""NUM104 late-start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.numbering import slips_in
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.sequence import Fault

#: Articles that begin after this number are an excerpt, and no list that has lost its first items.
_FIRST_ARTICLES: Final = 3


class LateStart(Rule):
    """Finds a list that begins at 二、 or later and goes on with the numbers of no earlier list.

    The first item has lost its number, or was cut off with what stood before it. Numbering that runs on from
    another heading is no fault, unless the other lists of its kind begin at one under each heading; nor are some
    articles of a law with their own numbers (第九十六条).

    There is no fix: the first item has to be found, or written.
    """

    code = "NUM104"
    name = "late-start"
    title = Message("编号不从一开始", "a list begins late")
    severity = Severity.WARNING
    chinese = """一组编号从“二、”或更后面的号开始，前面又没有可以接上的编号。

    第一项丢了编号，或者连同前文一起被删掉了。跨标题连续编号的不算（同类各组都从一开始、唯独这一组不是的除外），摘录法规条文、保留原条号的也不算。

    不能自动修复：第一项要由作者找回或补写。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first markers of lists that begin late."""
        for view in scene.slipping:
            if not _is_excerpt(view):
                yield from slips_in(scene, view, Fault.LATE)


def _is_excerpt(view: ListView) -> bool:
    """Say whether a list gives some articles of a law, which keep their numbers."""
    return view.node.style == "article" and view.ordinals[0] > _FIRST_ARTICLES

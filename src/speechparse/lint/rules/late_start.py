"""NUM104 late-start."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.numbering import slips_of
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.lint.sequence import Fault


class LateStart(Rule):
    """Finds a list that begins at 二、 or later and goes on with the numbers of no earlier list.

    The first item has lost its number, or was cut off with what stood before it. Numbering that runs on from
    another heading is no fault.

    There is no fix: the first item has to be found, or written.
    """

    code = "NUM104"
    name = "late-start"
    title = Message("编号不从一开始", "a list begins late")
    severity = Severity.WARNING
    chinese = """一组编号从“二、”或更后面的号开始，前面又没有可以接上的编号。

    第一项丢了编号，或者连同前文一起被删掉了。跨标题连续编号的不算。

    不能自动修复：第一项要由作者找回或补写。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first markers of lists that begin late."""
        yield from slips_of(scene, Fault.LATE)

"""NUM101 missing-number."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.numbering import slips_of
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.lint.sequence import Fault


class MissingNumber(Rule):
    """Finds a list that leaves a number out: 一、 is followed by 三、.

    A reader looks for the item that is not there, and “the third item” is the second. Numbers that run on
    from a list under another heading are taken together with it.

    The fix numbers the list through. It is unsafe: perhaps it is the item that is missing, not the number.
    """

    code = "NUM101"
    name = "missing-number"
    title = Message("编号缺漏", "a number is left out")
    severity = Severity.ERROR
    applicability = Applicability.UNSAFE
    chinese = """一组编号漏掉了一个号：“一、”之后是“三、”。

    读者会去找那一项，“第三项”说的其实是第二项。跨标题连续编号的，前后各组连起来看。

    修复是从头顺次重新编号，不算安全：缺的可能是一项内容，不只是一个号。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the numbers that come after a gap."""
        yield from slips_of(scene, Fault.GAP)

"""NUM103 number-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.astray import strays
from speechparse.lint.numbering import slips_of
from speechparse.lint.prefixes import wrong_prefixes
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.lint.sequence import Fault
from speechparse.lint.words import words_out_of_order


class NumberOutOfOrder(Rule):
    """Finds a number out of its order in a list: 一、三、二、, or one wrong number among right ones.

    Items were moved and kept their numbers, or a number was mistyped. Two numbers that changed places are one
    finding, at the first of them. Decimals that do not begin with the number of the item they stand in (3.1 under 2.) are
    one finding, at the first. So is 最后 before 其次. A wrong number
    that was read as words is found where it stands, and has no fix.

    The fix numbers the items as they stand. It is unsafe: perhaps the items should change places instead.
    """

    code = "NUM103"
    name = "number-out-of-order"
    title = Message("编号次序颠倒", "a number is out of order")
    severity = Severity.ERROR
    applicability = Applicability.UNSAFE
    chinese = """一组编号次序不对：“一、三、二、”，或者其中一个号写错了。

    多半是调整了各项的位置而没有改号，或者打错了号。两个号互换只报一处，报在前一个上。多级小数编号与上一级对不上的（“2.”之下是“3.1”），报在第一个上。“最后”在“其次”之前的也报。号错得读成了正文的，报在原处，不能自动修复。

    修复是按现有次序重新编号，不算安全：也可能应当调换的是内容。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first number of each that is out of its place."""
        yield from slips_of(scene, Fault.ORDER)
        yield from strays(scene, Fault.ORDER)
        for speech in scene.speeches:
            yield from wrong_prefixes(speech)
            yield from words_out_of_order(speech)

"""NUM102 repeated-number."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.astray import strays
from speechparse.lint.doubled import doubled_markers
from speechparse.lint.numbering import slips_of
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.lint.sequence import Fault


class RepeatedNumber(Rule):
    """Finds a number that comes twice in a row in one list: 二、 and again 二、.

    Two items of one number cannot be told apart, and the list seems one shorter than it is. A marker that is written
    twice in a row (一、一、) is found, too. 一是人不够，一是钱不够 is a figure of speech.

    The fix numbers the list through. It is unsafe: perhaps an item was copied and should go.
    """

    code = "NUM102"
    name = "repeated-number"
    title = Message("编号重复", "a number is repeated")
    severity = Severity.ERROR
    applicability = Applicability.UNSAFE
    chinese = """同一组里一个号接连出现两次：“二、”之后又是“二、”。

    两项同号，引用时分不清，整组也显得少了一项。一个编号连写两遍的（“一、一、”）也报。“一是人不够，一是钱不够”是并举的说法，不报。

    修复是从头顺次重新编号，不算安全：也可能是多抄了一项，应当删去。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the second of each repeat."""
        yield from slips_of(scene, Fault.REPEAT)
        yield from strays(scene, Fault.REPEAT)
        yield from doubled_markers(scene)

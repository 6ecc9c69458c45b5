"""SRC704 hard-wrap."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY, removal, wraps
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene


class HardWrap(Rule):
    """Finds line breaks inside sentences, the breaks of one paragraph together.

    They come from e-mail, PDF and fixed-width pages, and hide where paragraphs end.

    The fix joins the lines. It is unsafe, as all mending of damage is.
    """

    code = "SRC704"
    name = "hard-wrap"
    title = Message("句中硬换行", "a line break inside a sentence")
    severity = Severity.INFO
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """句子中间有换行；同一段的合为一处。

    多来自邮件、PDF 和定宽网页，使人看不出段落在哪里结束。

    修复是把断开的行接上；修补损坏都不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first break of each text that has any."""
        for spans in wraps(scene):
            times = f"（共{len(spans)}处）" if len(spans) > 1 else ""
            yield Finding(
                spans[0],
                Message(f"句子中间有换行{times}", f"the line breaks inside a sentence ({len(spans)} here)"),
                tuple((Message("同一段", "of the same paragraph"), span) for span in spans[1:]),
                removal(spans, Message("接上断开的行", "Join the lines")),
            )

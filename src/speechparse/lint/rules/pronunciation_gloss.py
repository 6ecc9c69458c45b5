"""SRC703 pronunciation-gloss."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY, glosses, removal
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene


class PronunciationGloss(Rule):
    """Finds the pronunciations that some pages put after characters: 強(qiáng).

    They cut words in two, so that no search finds them.

    The fix takes them out. It is unsafe, as all mending of damage is.
    """

    code = "SRC703"
    name = "pronunciation-gloss"
    title = Message("夹注的拼音", "a pronunciation in brackets")
    severity = Severity.INFO
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """有的网页在字后面注上读音：“強(qiáng)”。

    词被拼音隔断，查找时就找不到。

    修复是删去拼音；修补损坏都不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first gloss of each text that has any."""
        for spans in glosses(scene):
            said = spans[0].of(scene.text)
            more, more_en = "", f"{said} is a pronunciation that a page has added"
            if len(spans) > 1:
                more = f"（本段共{len(spans)}处）"
                more_en = f"{said} and {len(spans) - 1} more here are pronunciations that a page has added"
            yield Finding(
                spans[0],
                Message(f"“{said}”是网页加的读音{more}", more_en),
                (),
                removal(spans, Message("删去读音", "Take the pronunciations out")),
            )

"""SRC703 pronunciation-gloss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY, erasing, glosses
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene

_THERE_TOO: Final = Message("这一段也有", "another paragraph that has them")


class PronunciationGloss(Rule):
    """Finds the pronunciations that some pages put after characters: 強(qiáng), those of a text together.

    They cut words in two, so that no search finds them.

    The fix takes them out. It is unsafe, as all mending of damage is.
    """

    code = "SRC703"
    name = "pronunciation-gloss"
    title = Message("夹注的拼音", "a pronunciation in brackets")
    severity = Severity.INFO
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """有的网页在字后面注上读音：“強(qiáng)”；全文合为一处。

    词被拼音隔断，查找时就找不到。

    修复是删去拼音；修补损坏都不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first gloss; those of other paragraphs are related places."""
        found = glosses(scene)
        if not found:
            return
        edits = tuple(edit for group in found for edit in group)
        first = edits[0].span
        said = first.of(scene.text)
        more, more_en = "", f"{said} is a pronunciation that a page has added"
        if len(edits) > 1:
            more = f"（全文共{len(edits)}处）"
            more_en = f"{said} and {len(edits) - 1} more are pronunciations that a page has added"
        yield Finding(
            first,
            Message(f"“{said}”是网页加的读音{more}", more_en),
            tuple((_THERE_TOO, group[0].span) for group in found[1:]),
            erasing(edits, Message("删去读音", "Take the pronunciations out")),
        )

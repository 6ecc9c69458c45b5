"""SRC701 page-slice-mark."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY, removal, slices
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene


class PageSliceMark(Rule):
    """Finds the 2、 3、 that a document-sharing site puts in mid-sentence, one for each page, and page numbers between lines.

    The first look like items and are none; the others part what belongs together.

    The fix takes them out, with the line break that came with them. It is unsafe, as all mending of damage is.
    """

    code = "SRC701"
    name = "page-slice-mark"
    title = Message("分页残留的序号", "the mark of a page slice")
    severity = Severity.INFO
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """文档分享网站每页一个、插在句子中间的“2、”“3、”，以及夹在行间的页码。

    前者看起来像分项，其实不是；后者把连着的文字隔开。

    修复是连同带来的换行一起删去；修补损坏都不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield each mark."""
        for span in slices(scene):
            said = "".join(span.of(scene.text).split())
            yield Finding(
                span,
                _message(said),
                (),
                removal((span,), Message("删去分页序号", "Take the page mark out")),
            )


def _message(said: str) -> Message:
    if said.endswith("、"):
        return Message(f"“{said}”是网站分页留下的序号，不是分项", f"{said} is a site's page mark, no item")
    return Message(
        f"“{said}”是分页留下的页码或网站的字样，不是正文", f"{said} is a page's number or line, no text"
    )

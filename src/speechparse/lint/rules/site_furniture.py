"""SRC702 site-furniture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY, removal
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.readers.formats import is_page

_SHOWN: Final = 16


class SiteFurniture(Rule):
    """Finds what belongs to a web page and not to the paper: menus, upload notes, related articles.

    It is no part of what was said. In a file that is a web page itself (.html, .md) nothing is found: there it belongs.

    The fix takes it out. It is unsafe, as all mending of damage is.
    """

    code = "SRC702"
    name = "site-furniture"
    title = Message("网页的附带文字", "furniture of a web page")
    severity = Severity.INFO
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """属于网页而不属于文稿的文字：菜单、上传说明、相关文章。

    它们不是讲话的一部分。文件本身就是网页（.html、.md）时不查，那里本来就该有。

    修复是删去；修补损坏都不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield each stretch of furniture."""
        if is_page(scene.text, scene.document.name):
            return
        for node in scene.furniture:
            text = " ".join(node.text.split())
            shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
            yield Finding(
                node.span,
                Message(
                    f"“{shown}”是网页的文字，不属于文稿", f"{shown} belongs to the web page, not to the paper"
                ),
                (),
                removal((node.span,), Message("删去网页文字", "Take the page's text out")),
            )

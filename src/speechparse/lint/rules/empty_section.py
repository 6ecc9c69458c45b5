"""TTL604 empty-section."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.headings import ends_line, has_body, said
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.running_on import ARTICLE
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Section


class EmptySection(Rule):
    """Finds a heading with nothing under it, among headings that have something.

    Its text was lost, or is still to be written. Where most of a list's headings stand alone the list is one of
    short items, and nothing is said. So it is with an article of which there is only the number.

    There is no fix.
    """

    code = "TTL604"
    name = "empty-section"
    title = Message("标题下没有内容", "a heading with nothing under it")
    severity = Severity.INFO
    chinese = """标题下面没有内容，而同组其他标题下面都有。

    可能是正文丢了，或者还没有写。一组标题大多单独成行的，是短条目，不报。只有条号、没有条文的一条也报。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the empty headings."""
        for view in scene.lists():
            if len(view.items) > 1 and view.is_block:
                yield from _of_list(view, scene.text)


def _of_list(view: ListView, text: str) -> Iterator[Finding]:
    empty = [item for item in view.items if _is_empty(item, text) or _is_bare(item)]
    if not empty or 2 * len(empty) >= len(view.items):
        return
    for item in empty:
        if item.title is not None:
            title = said(item.title)
            yield Finding(
                item.title.span,
                Message(f"标题“{title}”下面没有内容", f"nothing stands under the heading {title}"),
            )
        elif item.marker is not None:
            number = name(item.marker)
            yield Finding(item.marker.span, Message(f"“{number}”没有内容", f"nothing stands under {number}"))


def _is_empty(item: Section, text: str) -> bool:
    return item.title is not None and not has_body(item) and ends_line(item.title.span.end, text)


def _is_bare(item: Section) -> bool:
    """Say whether there is nothing of an article but its number."""
    is_article = item.marker is not None and item.marker.style == ARTICLE
    return is_article and item.title is None and not has_body(item)

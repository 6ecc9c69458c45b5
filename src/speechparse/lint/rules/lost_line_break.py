"""TTL605 lost-line-break."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.damage import NO_AUTHORITY
from speechparse.lint.headings import said
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.nodes import Paragraph, Section
from speechparse.span import Span


class LostLineBreak(Rule):
    """Finds a heading that runs into its body: the line break after it was lost.

    Pasting and scraping lose line breaks; the first sentence then seems to be part of the heading.

    The fix puts a line break after the title. It is unsafe: where the title ends is a guess.
    """

    code = "TTL605"
    name = "lost-line-break"
    title = Message("标题与正文连在一起", "a heading runs into its body")
    severity = Severity.WARNING
    applicability = Applicability.UNSAFE
    authority = NO_AUTHORITY
    chinese = """标题后面丢了换行，与正文连成一行。

    粘贴、抓取常会丢掉换行，正文第一句看上去就成了标题的一部分。

    修复是在标题后补一个换行，不算安全：标题到哪里为止是推断出来的。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the titles after which the line goes on without a mark."""
        text = scene.text
        newline = "\r\n" if "\r\n" in text else "\n"
        for view in scene.lists():
            if not any(text[end - 1 : end + 1].isalnum() for end in view.title_ends):
                continue
            for item, end in zip(view.items, view.title_ends, strict=True):
                if end and text[end - 1 : end + 1].isalnum() and _runs_on(item, end, text):
                    yield _finding(item, newline)


def _runs_on(item: Section, end: int, text: str) -> bool:
    """Say whether body text stands right after the title's end, with no mark between."""
    if end == len(text):
        return False
    body = item.children[0] if item.children else None
    return isinstance(body, Paragraph) and body.span.start == end


def _finding(item: Section, newline: str) -> Finding:
    assert item.title is not None
    end = item.title.span.end
    title = said(item.title)
    return Finding(
        item.title.span,
        Message(f"标题“{title}”之后丢了换行，与正文连在一起", f"the heading {title} runs into its body"),
        (),
        Fix(
            message="在标题后换行",
            message_en="Break the line after the title",
            applicability=Applicability.UNSAFE,
            edits=(Edit(span=Span(end, end), text=newline),),
        ),
    )

"""TTL601 heading-full-stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.headings import own_line_headings, said
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Section
from speechparse.span import Span

_STOPS: Final = frozenset("。．.")


class HeadingFullStop(Rule):
    """Finds a full stop after a heading on a line of its own.

    GB/T 15834 says that a title usually has no closing mark. Where all headings of a list have one it is a note;
    one among others without is a warning. ？！…… may stand.

    The fix takes the stop away. It is safe.
    """

    code = "TTL601"
    name = "heading-full-stop"
    title = Message("标题末尾有句号", "a full stop after a heading")
    severity = Severity.WARNING
    in_gongwen = Severity.WARNING
    applicability = Applicability.SAFE
    authority = Message(
        "行文惯例，参照 GB/T 15834-2011 附录 B.4（说的是文章标题）",
        "practice, after GB/T 15834-2011 B.4 (which speaks of titles)",
    )
    chinese = """独占一行的标题末尾有句号。

    GB/T 15834 说标题末尾一般不用点号。一组标题都有句号的只作提示，只有少数有的才是警告。问号、叹号、省略号可以用。

    修复是去掉句号，是安全的。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the headings that end in a full stop."""
        text = scene.text
        for view in scene.lists():
            if "heading" not in view.forms or view.items[0].form == "inline":
                continue
            if not _STOPS.isdisjoint([text[end : end + 1] for end in view.title_ends]):
                yield from _of_list(text, view)


def _of_list(text: str, view: ListView) -> Iterator[Finding]:
    headings = own_line_headings(view, text)
    stopped = [(item, stop) for item in headings if (stop := _stop(item, text)) is not None]
    if not stopped:
        return
    odd = 2 * len(stopped) < len(headings)
    if odd:
        for item, stop in stopped:
            yield _finding(item, [stop], None)
        return
    yield _finding(stopped[0][0], [stop for _, stop in stopped], Severity.INFO)


def _stop(item: Section, text: str) -> Span | None:
    """Return where the full stop after a title stands."""
    assert item.title is not None
    end = item.title.span.end
    if text[end : end + 1] in _STOPS and text[end : end + 1] and text[end + 1 : end + 2] not in _STOPS:
        return Span(end, end + 1)
    return None


def _finding(item: Section, stops: list[Span], severity: Severity | None) -> Finding:
    assert item.title is not None
    title = said(item.title)
    times, times_en = "", ""
    if len(stops) > 1:
        times, times_en = f"（同组共{len(stops)}处）", f" ({len(stops)} in this list)"
    return Finding(
        item.title.span,
        Message(f"标题“{title}”末尾有句号{times}", f"the heading {title} ends in a full stop{times_en}"),
        tuple((Message("句号", "the full stop"), stop) for stop in stops),
        Fix(
            message="去掉标题末尾的句号",
            message_en="Take the full stop away",
            applicability=Applicability.SAFE,
            edits=tuple(Edit(span=stop, text="") for stop in stops),
        ),
        severity,
    )

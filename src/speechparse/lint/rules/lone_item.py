"""NUM105 lone-item."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name, renumbered
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.unread import region_after, stands_unread

_AUTHORITY = Message("行文惯例；GB/T 1.1-2020 对标准有此要求", "practice; GB/T 1.1-2020 asks it of standards")
#: What numbers a whole paper or its articles, of which there may be one.
_MAY_BE_ALONE = frozenset({"article", "book", "piece", "part", "lecture", "lesson", "sequence"})
#: What says the order of sentences, the next of which may begin with 此外 or 还有.
_GO_ON_AS_WORDS = frozenset({"narrative", "ordinal", "its-ordinal", "ordinal-thing"})
#: A next number in the line of the first is looked for so far on, after a blank.
_LINE = 200
_BLANKS = " \t\u00a0\u3000"


class LoneItem(Rule):
    """Finds a list of one numbered heading, on its own line or run in: （一） with no （二）.

    What is not divided needs no number; a lone number makes the reader look for the second. Perhaps it has
    lost its own.

    There is no fix: take the number away, or find the other items.
    """

    code = "NUM105"
    name = "lone-item"
    title = Message("只有一项的编号", "a numbered heading stands alone")
    severity = Severity.WARNING
    authority = _AUTHORITY
    chinese = """只有一个编号的一组标题（单独成行，或在段首）：有“（一）”而没有“（二）”。

    不分项就不必编号；孤零零的一个号会让读者去找第二个，也可能是第二个丢了编号。

    不能自动修复：或者去掉编号，或者补上其余各项。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the only markers of lists."""
        for view in scene.lists():
            if _is_alone(view) and not _goes_on_unread(scene, view):
                marker = view.markers[0]
                yield Finding(
                    marker.span,
                    Message(
                        f"“{name(marker)}”之后没有下一项，这一组只有一个编号",
                        f"{name(marker)} is the only item of its list",
                    ),
                )


def _goes_on_unread(scene: Scene, view: ListView) -> bool:
    """Say whether a next number stands in the text that was read as words, perhaps further on in a line of links."""
    marker = view.markers[0]
    if stands_unread(scene, marker, marker.ordinal + 1, region_after(view)):
        return True
    wanted = (renumbered(marker, marker.ordinal + 1) or "").strip()
    end = marker.span.end
    lines = scene.text[end : end + _LINE].splitlines()
    return bool(wanted and lines) and any(f"{blank}{wanted}" in lines[0] for blank in _BLANKS)


def _is_run_in(view: ListView) -> bool:
    """Say whether its item begins a paragraph and is numbered as headings are; 第一， and 一是 may go on as 此外."""
    return not view.is_inline and view.family not in _GO_ON_AS_WORDS


def _is_alone(view: ListView) -> bool:
    return (
        len(view.items) == 1
        and view.is_numbered
        and view.ordinals[0] == 1
        and (view.is_block or _is_run_in(view))
        and view.followed_by is None
        and view.node.style not in _MAY_BE_ALONE
    )

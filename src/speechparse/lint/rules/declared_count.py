"""CNT401 declared-count."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene


class DeclaredCount(Rule):
    """Finds a count that does not fit the list it announces: 我讲三点意见, and four follow.

    Listeners count along. 几点 and 若干 announce no count. Where a number is left out or repeated so that the
    count fits the last number, only that is said.

    There is no fix: perhaps the count is wrong, perhaps an item is missing.
    """

    code = "CNT401"
    name = "declared-count"
    title = Message("所说项数与实际不符", "a count does not fit its list")
    severity = Severity.ERROR
    chinese = """前面说的项数与后面列的不符：说“我讲三点意见”，后面却有四点。

    听的人会跟着数。“几点”“若干”不算报数。如果是漏号、重号造成的，只报漏号、重号。

    不能自动修复：可能是数说错了，也可能是少写了一项。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the numerals of counts that do not fit."""
        for view in scene.lists():
            announced = view.node.announced
            if (
                announced is None
                or announced.count == len(view.items)
                or _is_explained(view, announced.count)
            ):
                continue
            text = announced.span.of(scene.text)
            first, last = view.markers[0], view.markers[-1]
            found = len(view.items)
            yield Finding(
                announced.span,
                Message(
                    f"这里说“{text}”，后面却有{found}项（“{name(first)}”到“{name(last)}”）",
                    f"{text} announces {announced.count}; {found} follow ({name(first)} to {name(last)})",
                ),
                (
                    (Message("第一项", "the first item"), first.span),
                    (Message("最后一项", "the last item"), last.span),
                ),
            )


def _is_explained(view: ListView, count: int) -> bool:
    """Say whether another finding is the cause: the numbers of the list go wrong, and its last fits the count."""
    if not view.items:
        return True
    if not view.slips:
        return False
    return count == view.ordinals[-1] or count == max(view.ordinals)

"""LVL202 skipped-level."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.levels import ARTICLE_RANK, pairs_of
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene


class SkippedLevel(Rule):
    """Finds 1. directly under 一、 in a speech that has （一） between them elsewhere.

    GB/T 9704 says that levels may be numbered 一、（一）1.（1）; a part that leaves one out is read as if it were of
    another depth. A paper of two levels may choose what it likes, and a law's chapters have sections (节) or none.

    There is no fix.
    """

    code = "LVL202"
    name = "skipped-level"
    title = Message("层次跳级", "a level is skipped")
    severity = Severity.INFO
    authority = Message("GB/T 9704-2012 7.3.3（“可以”）", "GB/T 9704-2012 7.3.3 (“may”)")
    chinese = """“一、”之下直接是“1.”，而同篇别处两者之间还有“（一）”。

    GB/T 9704 说层次“可以”用“一、”“（一）”“1.”“（1）”标注；跳过一级，读者会误会它的深浅。只有两级的文章用什么都可以；法规的章下设不设节也随内容而定。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first markers of lists that skip a level."""
        for speech in scene.speeches:
            pairs = pairs_of(scene, speech)
            known = {(outer.rank, inner.rank) for outer, inner, _ in pairs}
            below: dict[int, set[int]] = {}
            for outer_rank, inner_rank in known:
                below.setdefault(outer_rank, set()).add(inner_rank)
            for outer, inner, view in pairs:
                if inner.rank > ARTICLE_RANK and any(
                    outer.rank < between < inner.rank and (between, inner.rank) in known
                    for between in below[outer.rank]
                ):
                    marker = view.markers[0]
                    yield Finding(
                        marker.span,
                        Message(
                            f"“{name(outer.marker)}”之下直接是“{name(marker)}”，别处两者之间还有一级",
                            f"{name(marker)} stands directly under {name(outer.marker)}; "
                            "elsewhere there is a level between",
                        ),
                        ((Message("上一级编号", "the level above"), outer.marker.span),),
                    )

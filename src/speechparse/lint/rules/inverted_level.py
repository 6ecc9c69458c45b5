"""LVL201 inverted-level."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.diagnostic import Message, Severity
from speechparse.lint.levels import pairs_of
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene


class InvertedLevel(Rule):
    """Finds a higher kind of number inside a lower one: （一） under 1., in a speech that also has 1. under （一）.

    The same two kinds one above the other in both ways leave the reader without a ladder. A speech that keeps
    to its own order, whatever it is, is left alone.

    There is no fix: which of the two is meant only the author knows.
    """

    code = "LVL201"
    name = "inverted-level"
    title = Message("层次颠倒", "levels the wrong way round")
    severity = Severity.WARNING
    authority = Message("GB/T 15834-2011 附录 B.3.8（资料性附录）", "GB/T 15834-2011 B.3.8 (informative)")
    chinese = """较低一级的编号下面出现较高一级的编号：“1.”之下有“（一）”，而同篇别处“（一）”之下有“1.”。

    两种编号互为上下，读者分不清层次。全篇一致的，无论什么次序都不报。

    不能自动修复：哪一处对，只有作者知道。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first markers of the inner lists that stand the wrong way round."""
        for speech in scene.speeches:
            pairs = pairs_of(scene, speech)
            seen = {(outer.rank, inner.rank) for outer, inner, _ in pairs}
            for outer, inner, view in pairs:
                if inner.rank < outer.rank and (inner.rank, outer.rank) in seen:
                    marker = view.markers[0]
                    holder = outer.marker
                    yield Finding(
                        marker.span,
                        Message(
                            f"“{name(marker)}”在“{name(holder)}”之下，同篇别处次序相反",
                            f"{name(marker)} stands under {name(holder)}; elsewhere it is the other way round",
                        ),
                        ((Message("上一级编号", "the level above"), holder.span),),
                    )

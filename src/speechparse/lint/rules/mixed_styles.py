"""LVL203 mixed-styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.levels import rank_of
from speechparse.lint.markers import name, numeral_like, parts_of
from speechparse.lint.marks import marker_class
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene, SpeechView
from speechparse.nodes import Marker


class MixedStyles(Rule):
    """Finds own-line headings of one depth that are numbered in different styles: （一） in one part, 1. in another.

    The reader takes a style for a depth. A part that skips a level which the speech has elsewhere is LVL202.

    The fix writes the fewer as the more are written. It is unsafe: perhaps they are meant to be deeper.
    """

    code = "LVL203"
    name = "mixed-styles"
    title = Message("同级标题样式不一", "headings of one depth in different styles")
    severity = Severity.WARNING
    applicability = Applicability.UNSAFE
    chinese = """同一级的独行标题用了不同样式的编号：一部分里用“（一）”，另一部分里用“1.”。

    读者是按样式认层次的。跳过同篇别处有的一级的，归 LVL202。

    修复是把少数改成多数的样式，不算安全：也可能本来就深一级。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first marker of each list that is not in the style of its depth."""
        for speech in scene.speeches:
            yield from _of_speech(speech)


def _of_speech(speech: SpeechView) -> Iterator[Finding]:
    depths: dict[tuple[int, str], list[tuple[ListView, tuple[str, str]]]] = {}
    for view in speech.lists:
        kind = _style(view)
        if kind is not None:
            holder = "" if view.above is None else view.above.node.style
            depths.setdefault((view.depth, holder), []).append((view, kind))
    deeper = {(view.depth, kind) for views in depths.values() for view, kind in views}
    for (depth, _), views in depths.items():
        counts = Counter(kind for _, kind in views)
        if depth == 1 or len(counts) < 2:
            continue
        usual, times = counts.most_common(1)[0]
        if sum(counts.values()) - times >= times:
            # As many the one way as the other: nobody can say which is odd.
            continue
        model = next(view for view, kind in views if kind == usual)
        for view, kind in views:
            if kind != usual and (depth + 1, kind) not in deeper and _is_rival(view, model):
                yield _finding(view, model)


def _style(view: ListView) -> tuple[str, str] | None:
    """Return the class of a list of own-line headings; None for other lists, such as of items that are whole sentences."""
    has_titles = 2 * len(view.title_readings) > len(view.items)
    if len(view.items) < 2 or not view.is_block or not view.is_numbered or not has_titles:
        return None
    return marker_class(view.markers[0])


def _is_rival(view: ListView, model: ListView) -> bool:
    """Say whether two lists of one depth look as if they were of one kind: none is of no rank."""
    return rank_of(view.markers[0]) is not None and rank_of(model.markers[0]) is not None


def _finding(view: ListView, model: ListView) -> Finding:
    marker, usual = view.markers[0], model.markers[0]
    return Finding(
        marker.span,
        Message(
            f"“{name(marker)}”与同级标题“{name(usual)}”的样式不一致",
            f"{name(marker)} is of the depth of {name(usual)} and of another style",
        ),
        ((Message("同级标题的样式", "the style of this depth"), usual.span),),
        _rewrite(view.markers, usual),
    )


def _rewrite(markers: list[Marker], model: Marker) -> Fix | None:
    parts = parts_of(model)
    edits: list[Edit] = []
    for marker in markers:
        numeral = numeral_like(marker.ordinal, parts.numeral, model.style)
        if numeral is None or marker.automatic or marker.text != marker.reading:
            return None
        edits.append(Edit(span=marker.span, text=f"{parts.before}{numeral}{parts.after}"))
    return Fix(
        message=f"都改成“{name(model)}”的样式",
        message_en=f"Write them as {name(model)} is written",
        applicability=Applicability.UNSAFE,
        edits=tuple(edits),
    )

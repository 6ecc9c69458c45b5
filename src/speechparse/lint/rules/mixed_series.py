"""NUM108 mixed-series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.markers import name, numeral_like, parts_of
from speechparse.lint.marks import marker_class, usual_class
from speechparse.lint.misspelt import Misspelling, misspelt_as
from speechparse.lint.renumber import model_of
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker

#: 一是 and 一要: of so many, one with another verb than all others is the odd one out.
_NARRATIVE: Final = "narrative"
_FEWEST: Final = 3


class MixedSeries(Rule):
    """Finds a list that is numbered in two styles: 一、二、第三、第四、.

    The reader cannot tell whether 第三 goes on with 二、 or begins something else. Marks that differ (1. and 2、)
    are MRK301, words of several sets NUM106. So is 2. where 二、 is due between 一、 and 三、, and 2是 between 一是 and 三是.

    The fix writes the fewer markers as the more are written. It is unsafe: perhaps they are two lists.
    """

    code = "NUM108"
    name = "mixed-series"
    title = Message("一组编号用了两种样式", "one list in two styles")
    severity = Severity.WARNING
    applicability = Applicability.UNSAFE
    chinese = """一组编号用了两种样式：“一、二、第三、第四、”。

    读者分不清“第三”是接着“二、”，还是另起一组。只是标点不同的归 MRK301，序次词语混用归 NUM106。“一要”“三要”之中夹着一个“二是”，只作提示。

    修复是把少数的改成多数的样式，不算安全：也可能本来就是两组。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first marker of the rarer style of each list."""
        for view in scene.lists():
            if view.is_numbered and len(view.styles) > 1:
                yield from _mixed(view)
            elif view.only_style == _NARRATIVE and len(view.items) >= _FEWEST:
                yield from _odd_verb(view)
        yield from _misspelt(scene)


def _misspelt(scene: Scene) -> Iterator[Finding]:
    """Yield the numbers that were written in another numeral system, so that they were not read."""
    for view, found in misspelt_as(scene, Misspelling.OTHER):
        said = found.span.of(scene.text)
        yield Finding(
            found.span,
            Message(
                f"“{said}”与同组编号样式不同，应为“{found.wanted}”",
                f"{said} is of another style than its list; expected {found.wanted}",
            ),
            ((Message("这一组的样式", "the style of the list"), view.markers[0].span),),
        )


def _odd_verb(view: ListView) -> Iterator[Finding]:
    """Yield the one marker of a list whose verb is another than that of all others: 一要…二是…三要."""
    verbs = [reading[-1] for reading in view.readings]
    (usual, _), *others = Counter(verbs).most_common()
    if [times for _, times in others] != [1]:
        return
    odd, model = (
        next(marker for marker, verb in zip(view.markers, verbs, strict=True) if (verb == usual) is is_usual)
        for is_usual in (False, True)
    )
    yield Finding(
        odd.span,
        Message(
            f"“{name(odd)}”与同组的“{name(model)}”用词不一",
            f"{name(odd)} has another verb than {name(model)} and the others of its list",
        ),
        ((Message("这一组的样式", "the style of the list"), model.span),),
        severity=Severity.INFO,
    )


def _mixed(view: ListView) -> Iterator[Finding]:
    usual = usual_class(view.markers)
    if usual is None:
        return
    kinds = [(marker, marker_class(marker)) for marker in view.markers]
    model = next(marker for marker, kind in kinds if kind == usual)
    odd = [marker for marker, kind in kinds if kind not in (usual, None)]
    yield Finding(
        odd[0].span,
        Message(
            f"“{name(odd[0])}”与“{name(model)}”在同一组里，样式却不同",
            f"{name(odd[0])} stands in one list with {name(model)} and is of another style",
        ),
        ((Message("这一组的样式", "the style of the list"), model.span),),
        _rewrite(view, odd, model),
    )


def _rewrite(view: ListView, odd: list[Marker], model: Marker) -> Fix | None:
    edits: list[Edit] = []
    parts = parts_of(model)
    for marker in odd:
        numeral = numeral_like(marker.ordinal, parts.numeral, model.style, model_of(view))
        if numeral is None or marker.automatic or marker.text != marker.reading:
            return None
        edits.append(Edit(span=marker.span, text=f"{parts.before}{numeral}{parts.after}"))
    return Fix(
        message=f"都改成“{name(model)}”的样式",
        message_en=f"Write them all as {name(model)} is written",
        applicability=Applicability.UNSAFE,
        edits=tuple(edits),
    )

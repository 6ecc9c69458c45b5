"""MRK304 mixed-numerals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.markers import name, numeral_span, parts_of
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker
from speechparse.ordinals import System, format_ordinal

_UNITS: Final = frozenset("十百千廿卅")
_DIGITS: Final = frozenset("一二三四五六七八九〇○零")
#: Styles that may be numbered either way: 第十七条, 第17条.
_EITHER: Final = frozenset({"book", "piece", "part", "chapter", "division", "article", "lecture", "lesson"})


class MixedNumerals(Rule):
    """Finds numerals in two manners in one list: 一〇 beside 十一, 廿一 beside 二十二, 第17条 beside 第十六条.

    Each manner is right by itself.

    The fix writes the fewer as the more are written. It is safe.
    """

    code = "MRK304"
    name = "mixed-numerals"
    title = Message("数字写法混用", "numerals in two manners")
    severity = Severity.INFO
    applicability = Applicability.SAFE
    chinese = """同一组里数字有两种写法：“一〇”与“十一”并存，“廿一”与“二十二”并存，“第17条”夹在“第十六条”之间。

    单独看都对。

    修复是把少数改成多数的写法，是安全的。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the numerals of the rarer manner."""
        for view in scene.lists():
            if view.style in _EITHER and len(view.items) > 1:
                yield from _of_either(view)
            if len(view.items) > 1 and max(view.ordinals) > 9:
                yield from _of_list(view)


def _manner(numeral: str) -> str | None:
    """Return how a numeral of ten or more is written; None for one that shows no manner."""
    if "廿" in numeral or "卅" in numeral:
        return "short"
    if any(sign in _UNITS for sign in numeral):
        return "units"
    return "digits" if len(numeral) > 1 and all(sign in _DIGITS for sign in numeral) else None


def _of_list(view: ListView) -> Iterator[Finding]:
    found = [(marker, parts_of(marker).numeral) for marker in view.markers if marker.ordinal > 9]
    manners = Counter(manner for _, numeral in found if (manner := _manner(numeral)))
    if len(manners) < 2:
        return
    usual = "units" if manners["units"] * 2 >= manners.total() else manners.most_common(1)[0][0]
    model = next(numeral for _, numeral in found if _manner(numeral) == usual)
    for marker, numeral in found:
        # 十 to 十九 and 三十 are written so beside 廿一 too.
        if _manner(numeral) in (usual, None) or usual == "short":
            continue
        right = format_ordinal(marker.ordinal, System.CHINESE, like=model)
        if right != numeral:
            yield _finding(marker, right)


def _of_either(view: ListView) -> Iterator[Finding]:
    """Yield the markers with digits where most have Chinese numerals, or the other way round."""
    found = [(marker, parts_of(marker).numeral) for marker in view.markers]
    digits = [entry for entry in found if entry[1].isdecimal()]
    chinese = [entry for entry in found if not entry[1].isdecimal()]
    fewer, more = (digits, chinese) if len(digits) <= len(chinese) else (chinese, digits)
    system = System.CHINESE if more is chinese else System.DECIMAL
    for marker, _ in fewer:
        yield _finding(marker, format_ordinal(marker.ordinal, system, like=more[0][1]))


def _finding(marker: Marker, right: str) -> Finding:
    span = numeral_span(marker)
    fix = None
    if span is not None:
        fix = Fix(
            message=f"改成“{right}”",
            message_en=f"Write {right}",
            applicability=Applicability.SAFE,
            edits=(Edit(span=span, text=right),),
        )
    return Finding(
        marker.span,
        Message(
            f"“{name(marker)}”的数字写法与同组其他编号不一致，可写作“{right}”",
            f"{name(marker)} is not written as the other numerals of its list; expected {right}",
        ),
        (),
        fix,
    )

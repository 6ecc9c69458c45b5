"""MRK303 compatibility-character."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.nodes import Marker

#: The styles of such characters, and of what is written for them.
_PLAIN_STYLES: Final = {
    "paren-ideograph": "chinese-paren",
    "paren-decimal": "decimal-paren",
    "full-stop-decimal": "decimal-dot",
}
_STYLES: Final = frozenset(_PLAIN_STYLES)
_MARKS: Final = frozenset("、.．")
_WIDEN: Final = str.maketrans("()", "（）")


class CompatibilityCharacter(Rule):
    """Finds markers that are one character for several: ㈠ for （一）, ⑴ for （1）, ⒈ for 1.

    They end at ten or twenty, many fonts lack them, and no search for （一） finds them.

    The fix writes the characters out, all of a list at once. It is safe. Where a list inside or around this one is written
    so already there is no fix: nobody could tell the two apart.
    """

    code = "MRK303"
    name = "compatibility-character"
    title = Message("用了兼容字符作编号", "a compatibility character as marker")
    severity = Severity.INFO
    applicability = Applicability.SAFE
    chinese = """编号用了一个字符代替几个字符：“㈠”代替“（一）”，“⑴”代替“（1）”，“⒈”代替“1.”。

    这类字符只到十或二十，不少字体没有，查找“（一）”也找不到。

    修复是把整组都改成普通写法，是安全的。组内或外层已有一组普通写法的，不改：改了就分不清了。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first such marker of each list."""
        for view in scene.lists():
            if not view.styles.isdisjoint(_STYLES):
                found = [marker for marker in view.markers if marker.style in _STYLES]
                yield _finding(scene, view, found)


def _finding(scene: Scene, view: ListView, found: list[Marker]) -> Finding:
    edits: list[Edit] = []
    applicability = Applicability.SAFE
    for marker in found:
        if marker.text == marker.reading:
            edits.append(Edit(span=marker.span, text=_written_out(marker.text)))
            if scene.text[marker.span.end : marker.span.end + 1].isdecimal():
                applicability = Applicability.UNSAFE
    first = name(found[0])
    plain = _written_out(first)
    fix = None
    if len(edits) == len(found) and not _meets_its_like(scene, view):
        fix = Fix(
            message=f"改成“{plain}”",
            message_en=f"Write {plain}",
            applicability=applicability,
            edits=tuple(edits),
        )
    return Finding(
        found[0].span,
        Message(f"“{first}”是兼容字符，可写作“{plain}”", f"{first} is one character for {plain}"),
        tuple((Message("同一组", "of the same list"), marker.span) for marker in found[1:]),
        fix,
    )


def _meets_its_like(scene: Scene, view: ListView) -> bool:
    """Say whether a list that is written plainly stands in this one or around it: nobody could tell the two apart."""
    plain = _PLAIN_STYLES.get(view.style)
    around = view.above
    while around is not None:
        if around.style == plain:
            return True
        around = around.above
    speech = view.speech
    offsets = scene.once(
        ("plain lists", id(speech), plain),
        lambda: [other.offset for other in speech.lists if other.style == plain],
    )
    first = bisect_left(offsets, view.offset)
    return first < len(offsets) and offsets[first] < view.node.span.end


def _written_out(text: str) -> str:
    """Write the sign out as two or three; a mark after it goes, since brackets take none and the dot is there."""
    written: list[str] = []
    for sign in text:
        if unicodedata.decomposition(sign):
            written.append(unicodedata.normalize("NFKC", sign).translate(_WIDEN))
        elif not written or sign not in _MARKS:
            written.append(sign)
    return "".join(written)

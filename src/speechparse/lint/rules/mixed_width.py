"""MRK302 mixed-width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene, SpeechView
from speechparse.nodes import Marker

_FULL: Final = "（）．"
_HALF: Final = "()."
_TO_FULL: Final = str.maketrans(_HALF, _FULL)
_TO_HALF: Final = str.maketrans(_FULL, _HALF)
_SIGNS: Final = frozenset(_FULL + _HALF)
_DOTS: Final = frozenset("．.")


class MixedWidth(Rule):
    """Finds brackets and points of two widths in the markers of one speech: （一) , or （一） beside (二).

    Both widths are right; mixed they look careless, and searching for （一） finds half of them.

    The fix gives the fewer the width of the more. It is safe.
    """

    code = "MRK302"
    name = "mixed-width"
    title = Message("编号的括号全角半角混用", "signs of two widths in markers")
    severity = Severity.INFO
    applicability = Applicability.SAFE
    chinese = """同一篇的编号里，括号或下脚点全角半角混用：“（一)”，或“（一）”与“(二)”并存。

    两种写法都对，混用显得不齐，查找“（一）”也只能找到一半。

    修复是把少数改成多数的写法，是安全的。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the markers that are not of the width of most."""
        for speech in scene.speeches:
            yield from _of_speech(speech)


def _of_speech(speech: SpeechView) -> Iterator[Finding]:
    readings = [reading for view in speech.lists for reading in view.readings]
    if _is_of_one_width("".join(readings)):
        return
    brackets: Counter[str] = Counter()
    dots: Counter[str] = Counter()
    signed: list[tuple[Marker, str]] = []
    for view in speech.lists:
        for marker in view.markers:
            signs = "".join(sign for sign in marker.reading if sign in _SIGNS)
            if signs:
                signed.append((marker, signs))
                for sign in signs:
                    (dots if sign in _DOTS else brackets)[_width(sign, marker)] += 1
    if len(brackets) < 2 and len(dots) < 2:
        return
    for marker, signs in signed:
        right = "".join(
            _of_width(sign, _usual(dots if sign in _DOTS else brackets), marker) for sign in signs
        )
        if right != signs:
            yield _finding(marker, right)


def _is_of_one_width(text: str) -> bool:
    """Say whether a text has neither brackets nor points of two widths."""
    brackets = any(sign in text for sign in "（）") and any(sign in text for sign in "()")
    return not brackets and not ("．" in text and "." in text)


def _width(sign: str, marker: Marker) -> str:
    """Return full, half or either: beside full-width digits (１．) a full-width point is right all the same."""
    if sign in _DOTS and any("０" <= character <= "９" for character in marker.reading):
        return "either"
    return "full" if sign in _FULL else "half"


def _usual(counts: Counter[str]) -> str:
    return "full" if counts["full"] >= counts["half"] else "half"


def _of_width(sign: str, width: str, marker: Marker) -> str:
    if _width(sign, marker) == "either":
        return sign
    return sign.translate(_TO_FULL if width == "full" else _TO_HALF)


def _finding(marker: Marker, signs: str) -> Finding:
    remaining = iter(signs)
    text = "".join(next(remaining) if sign in _SIGNS else sign for sign in marker.reading)
    fix = None
    if marker.text == marker.reading and not marker.automatic:
        fix = Fix(
            message=f"改成“{text.strip()}”",
            message_en=f"Write {text.strip()}",
            applicability=Applicability.SAFE,
            edits=(Edit(span=marker.span, text=text),),
        )
    return Finding(
        marker.span,
        Message(
            f"“{name(marker)}”的全角半角与其他编号不一致",
            f"{name(marker)} is not of the width of the other markers",
        ),
        (),
        fix,
    )

"""NUM106 mixed-sequence-words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.lint.words import closes_speech

#: The three sets of sequence words.
_SETS: Final = {"ordinal": "第", "its-ordinal": "其", "sequence": "首先"}


class MixedSequenceWords(Rule):
    """Finds a list that takes its words from more than one set: 首先 … 第二 … 最后.

    Handbooks of usage keep 第一、第二, 其一、其二 and 首先、其次 apart. Many good papers do not, so that this is a
    note only.

    There is no fix.
    """

    code = "NUM106"
    name = "mixed-sequence-words"
    title = Message("序次词语混用", "words of several sequences in one list")
    severity = Severity.INFO
    authority = Message("行文惯例（用法手册）", "practice (handbooks of usage)")
    chinese = """一组之中混用几套序次词语：“首先……第二……最后”。

    用法手册主张“第一、第二”“其一、其二”“首先、其次”各自成套。不少好文章并不讲究，所以只作提示。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the first word of another set than the list began with."""
        for view in scene.lists():
            if view.style not in _SETS:
                continue
            markers = view.markers
            other = next((m for m in markers if m.style in _SETS and m.style != markers[0].style), None)
            if other is not None and not (other is markers[-1] and closes_speech(view, scene.text)):
                yield Finding(
                    other.span,
                    Message(
                        f"“{name(other)}”与“{name(markers[0])}”不是一套序次词语",
                        f"{name(other)} is of another set of words than {name(markers[0])}",
                    ),
                    ((Message("这一组的第一个", "the first of the list"), markers[0].span),),
                )

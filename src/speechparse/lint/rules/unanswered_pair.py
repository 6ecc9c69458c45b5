"""NUM107 unanswered-pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Message, Severity
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.span import Span

_WORD: Final = "一方面"
#: What may stand right before the head of a sentence.
_BEFORE: Final = frozenset("。！？；;!?\n\r")
#: What answers besides 一方面 itself, which is part of 另一方面.
_ANSWERS: Final = (_WORD, "另一面", "另外")
#: How far the answer may be, in characters.
_REACH: Final = 1_500


class UnansweredPair(Rule):
    """Finds 一方面 at the head of a sentence whose 另一方面 never comes.

    The reader waits for the other side. Inside a sentence 一方面 often stands alone and is left in peace.

    There is no fix.
    """

    code = "NUM107"
    name = "unanswered-pair"
    title = Message("“一方面”没有下文", "一方面 without its 另一方面")
    severity = Severity.INFO
    chinese = """句首有“一方面”，后面却没有“另一方面”。

    读者会等着另一面。句子中间单用的“一方面”很常见，不报。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield each 一方面 that nothing answers."""
        text = scene.text
        for speech in scene.speeches:
            end = speech.node.span.end
            start = text.find(_WORD, speech.node.span.start, end)
            while start >= 0:
                after = start + len(_WORD)
                answer = _answer(text, after, min(end, after + _REACH))
                if answer < 0 and _opens_sentence(text, start):
                    yield Finding(
                        Span(start, after),
                        Message("“一方面”之后没有“另一方面”", "一方面 is not followed by 另一方面"),
                    )
                start = text.find(_WORD, max(after, answer + len(_WORD)), end)


def _answer(text: str, start: int, end: int) -> int:
    """Return where the other side comes, -1 where it does not."""
    places = [place for word in _ANSWERS if (place := text.find(word, start, end)) >= 0]
    return min(places, default=-1)


def _opens_sentence(text: str, start: int) -> bool:
    at = start
    while at > 0 and text[at - 1] in " \t\u3000":
        at -= 1
    return at == 0 or text[at - 1] in _BEFORE

"""NUM107 unanswered-pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from speechparse.diagnostic import Message, Severity
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.span import Span

#: 一方面 where a sentence begins, and whatever may answer it.
_OPENING: Final = regex.compile(r"(?:^|[。！？；\n])[ \t\u3000]*(?P<word>一方面)")
_ANSWER: Final = regex.compile("(?:另|又|再)?一方面|另一面|另外")
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
        if "一方面" not in text:
            return
        for speech in scene.speeches:
            end = speech.node.span.end
            answered = -1
            for match in _OPENING.finditer(text, speech.node.span.start, end):
                start, after = match.span("word")
                if start <= answered:
                    continue
                answer = _ANSWER.search(text, after, min(end, after + _REACH))
                if answer is not None:
                    answered = answer.end()
                    continue
                yield Finding(
                    Span(start, after),
                    Message("“一方面”之后没有“另一方面”", "一方面 is not followed by 另一方面"),
                )

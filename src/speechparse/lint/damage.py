"""Where the damage of a text stands in the source, told from its nodes: slices, glosses, wraps."""

from __future__ import annotations

import re
from typing import Final

from speechparse.diagnostic import Applicability, Edit, Fix, Message
from speechparse.lint.scene import Scene
from speechparse.span import Span, trusted_span

#: The authority of what is no rule of writing.
NO_AUTHORITY: Final = Message("无（文本损坏）", "none (damage to the text)")

_TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SLICE: Final = re.compile(r"[ \t\u3000]*[\r\n]\s{0,12}[1-9][0-9]{0,2}、")
#: A slice is matched first, so that its line break is not taken for a wrap.
_WRAP: Final = re.compile(rf"{_SLICE.pattern}|(?P<wrap>[ \t\u3000]*[\r\n\v\f\x85\u2028\u2029]\s*)")
#: Signs without which a text has neither.
_BREAKS: Final = "\r\n"
_BRACKETS: Final = "(（"
_GLOSS: Final = re.compile(rf"[(（][a-z{_TONES}]{{1,7}}[)）]")


def slices(scene: Scene) -> list[Span]:
    """Return where page-slice marks stand."""
    return [*_spaces(scene, "slice"), *(span for spans in _inside(scene, _SLICE, _BREAKS) for span in spans)]


def glosses(scene: Scene) -> list[tuple[Span, ...]]:
    """Return where pronunciations stand in brackets, those of one text together."""
    return _inside(scene, _GLOSS, _BRACKETS)


def wraps(scene: Scene) -> list[tuple[Span, ...]]:
    """Return the line breaks inside sentences, those of one text together."""
    found: list[tuple[Span, ...]] = [(span,) for span in _spaces(scene, "wrap")]
    for node in scene.damaged:
        start = node.span.start
        spans = tuple(
            Span(start + match.start(), start + match.end())
            for match in _WRAP.finditer(node.text)
            if match["wrap"] is not None
        )
        if spans and not any(character in node.reading for character in "\r\n"):
            found.append(spans)
    return found


def all_damage(scene: Scene) -> list[Span]:
    """Return every place that is damage, or furniture."""
    grouped = [*glosses(scene), *wraps(scene)]
    spans = [span for group in grouped for span in group]
    return [*spans, *slices(scene), *(node.span for node in scene.furniture)]


def removal(spans: tuple[Span, ...], message: Message) -> Fix:
    """Return the unsafe fix that takes damage out of the text."""
    return Fix(
        message=message.zh,
        message_en=message.en,
        applicability=Applicability.UNSAFE,
        edits=tuple(Edit(span=span, text="") for span in spans),
    )


def _spaces(scene: Scene, reason: str) -> list[Span]:
    return [space.span for space in scene.spaces if space.reason == reason]


def _inside(scene: Scene, pattern: re.Pattern[str], signs: str) -> list[tuple[Span, ...]]:
    """Return the matches in damaged nodes that their readings do not have, those of one node together."""
    found: list[tuple[Span, ...]] = []
    for node in scene.damaged:
        start = node.span.start
        text = node.text
        matches = list(pattern.finditer(text)) if any(sign in text for sign in signs) else []
        if not matches:
            continue
        kept = {match[0] for match in pattern.finditer(node.reading)}
        spans = tuple(
            trusted_span(start + match.start(), start + match.end())
            for match in matches
            if match[0] not in kept
        )
        if spans:
            found.append(spans)
    return found

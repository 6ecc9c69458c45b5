"""Where the damage of a text stands in the source, told from its nodes: slices, glosses, wraps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pydantic import BaseModel

from speechparse.diagnostic import Applicability, Edit, Fix, Message
from speechparse.lint.scene import Scene
from speechparse.nodes import Marker, Text, Title
from speechparse.span import LINE_ENDS, Span, trusted_span

#: The authority of what is no rule of writing.
NO_AUTHORITY: Final = Message("无（文本损坏）", "none (damage to the text)")

_TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SLICE: Final = re.compile(
    r"[ \t\u3000]*[\r\n]\s{0,12}[1-9][0-9]{0,2}、"
    r"|[ \t\u3000]*[\r\n]\s*(?:[-－—–─~·]{1,2}[ \u3000]{0,2}[0-9０-９]{1,3}[ \u3000]{0,2}[-－—–─~·]{1,2}|第\s?[0-9０-９]{1,3}\s?页[^\r\n]{0,12}"
    r"|[0-9０-９]{1,3})[ \t\u3000]*[\r\n]\s*"
)
#: A page's line between two breaks is no longer than this.
_LONGEST_PAGE_LINE: Final = 40
#: A slice is matched first, so that its line break is not taken for a wrap.
_WRAP: Final = re.compile(rf"{_SLICE.pattern}|(?P<wrap>[ \t\u3000]*[\r\n\v\f\x85\u2028\u2029]\s*)")
#: Signs without which a text has neither.
_BREAKS: Final = "\r\n"
_BRACKETS: Final = "(（"
_GLOSS: Final = re.compile(rf"[(（][a-z{_TONES}]{{1,7}}[)）]")
# The slots in which pydantic keeps a model's state. A page may have a thousand glosses, and validating the edits
# that take them out would be half of the check.
_new: Final = object.__new__
_set_fields: Final = BaseModel.__dict__["__dict__"].__set__
_set_names: Final = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra: Final = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private: Final = BaseModel.__dict__["__pydantic_private__"].__set__
_EDIT_NAMES: Final = set(Edit.model_fields)


def slices(scene: Scene) -> list[Span]:
    """Return where page-slice marks stand."""
    found = _spaces(scene, "slice")
    for node in scene.damaged:
        at = node.span.start
        found += [Span(at + m.start(), at + m.end()) for m in _undone(node, _SLICE, _BREAKS)]
    return found


def glosses(scene: Scene) -> list[tuple[Edit, ...]]:
    """Return the edits that take out pronunciations in brackets, in order, those of one leaf together.

    They are as ``Edit(span=Span(start, end), text="")`` would make them.
    """
    found: list[tuple[Edit, ...]] = []
    for node in scene.damaged:
        at = node.span.start
        edits: list[Edit] = []
        for match in _undone(node, _GLOSS, _BRACKETS):
            start, end = match.span()
            edit: Edit = _new(Edit)
            _set_fields(edit, {"span": trusted_span(at + start, at + end), "text": ""})
            _set_names(edit, _EDIT_NAMES)
            _set_extra(edit, None)
            _set_private(edit, None)
            edits.append(edit)
        if edits:
            found.append(tuple(edits))
    return sorted(found, key=lambda group: group[0].span.start)


def wraps(scene: Scene) -> list[tuple[Span, ...]]:
    """Return the line breaks inside sentences, those of one text together."""
    found: list[tuple[Span, ...]] = [(span,) for span in _spaces(scene, "wrap")]
    signs = [sign for sign in LINE_ENDS if scene.damaged and sign in scene.text]
    for node in scene.damaged:
        start, text = node.span.start, node.text
        if not any(sign in text for sign in signs):
            continue
        breaks = [match.span() for match in _WRAP.finditer(text) if match["wrap"] is not None]
        spans = tuple(Span(start + begin, start + end) for begin, end in breaks)
        if _holds_page_line(node, breaks):
            continue
        if spans and not any(character in node.reading for character in "\r\n"):
            found.append(spans)
    return found


def _holds_page_line(node: Text | Marker | Title, breaks: list[tuple[int, int]]) -> bool:
    """Say whether a line between two of the breaks is the page's, and was left out with them."""
    between = (node.text[last:first] for (_, last), (first, _) in pairwise(breaks))
    return any(
        len(words) <= _LONGEST_PAGE_LINE and words not in node.reading and not set(words) & set(_BRACKETS)
        for words in between
    )


def all_damage(scene: Scene) -> list[Span]:
    """Return every place that is damage, or furniture."""
    spans = [edit.span for edits in glosses(scene) for edit in edits]
    spans += [span for group in wraps(scene) for span in group]
    return [*spans, *slices(scene), *(node.span for node in scene.furniture)]


def removal(spans: tuple[Span, ...], message: Message) -> Fix:
    """Return the unsafe fix that takes damage out of the text."""
    return erasing(tuple(Edit(span=span, text="") for span in spans), message)


def erasing(edits: tuple[Edit, ...], message: Message) -> Fix:
    """Return the unsafe fix of edits that take damage out of the text."""
    return Fix(message=message.zh, message_en=message.en, applicability=Applicability.UNSAFE, edits=edits)


def _spaces(scene: Scene, reason: str) -> list[Span]:
    return [space.span for space in scene.spaces if space.reason == reason]


def _undone(node: Text | Marker | Title, pattern: re.Pattern[str], signs: str) -> list[re.Match[str]]:
    """Return the matches in a damaged node that its reading does not have; each has one of ``signs``."""
    text = node.text
    matches = list(pattern.finditer(text)) if any(sign in text for sign in signs) else []
    if matches and any(sign in node.reading for sign in signs):
        kept = {match[0] for match in pattern.finditer(node.reading)}
        matches = [match for match in matches if match[0] not in kept]
    return matches

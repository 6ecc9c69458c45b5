"""Finds the number that a list lacks where it stands misspelt and was read as words: （二 without its bracket, 2. for 二、."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from speechparse.lint.markers import numeral_like, parts_of, renumbered
from speechparse.lint.marks import class_of
from speechparse.lint.renumber import model_of
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.sequence import Fault, Slip
from speechparse.lint.unread import begins_item, begins_line, region_after, region_before
from speechparse.nodes import Marker
from speechparse.span import Span

#: Lists whose last item may be followed by one that lacks a bracket; the index of that one.
_BRACKETED: Final = frozenset({"chinese-paren", "decimal-paren"})
_AFTER_LAST: Final = -1
_OPEN: Final = ("（", "(")
_CLOSE: Final = ("）", ")")
#: What closes the bracket later on in the line: no marker, but a remark （三处险段除外）.
_REMARK: Final = re.compile("[^（()）\\r\\n]*[)）]")
#: Kinds of markers whose numerals may be written in the other system by mistake.
_KINDS: Final = frozenset({"chinese", "digit", "bracket", "verb"})
#: 一是 and 一要, of which the digit's 3是 is no marker, wherever it stands.
_VERB: Final = "verb"


class Misspelling(Enum):
    """How a number is misspelt: without its second bracket, in the other numeral system, written twice."""

    HALF = "half"
    OTHER = "other"
    TWICE = "twice"


class Misspelt(NamedTuple):
    """Where a number stands misspelt, how it should be written, and what is wrong with it."""

    span: Span
    wanted: str
    how: Misspelling


def misspelt_numbers(scene: Scene, view: ListView) -> dict[int, Misspelt]:
    """Return the misspelt numbers of a list, by the index that the item after each has in the list's chain."""
    entry = _all(scene).get(id(view))
    return {} if entry is None else entry[1]


def misspelt_as(scene: Scene, how: Misspelling) -> Iterator[tuple[ListView, Misspelt]]:
    """Yield the numbers that are misspelt in one way, each with its list."""
    for view, numbers in _all(scene).values():
        for found in numbers.values():
            if found.how is how:
                yield view, found


def _all(scene: Scene) -> dict[int, tuple[ListView, dict[int, Misspelt]]]:
    """Return the misspelt numbers of those lists that have any, by the lists' ids."""
    return scene.once("misspelt", lambda: {id(view): (view, numbers) for view, numbers in _found(scene)})


def _found(scene: Scene) -> Iterator[tuple[ListView, dict[int, Misspelt]]]:
    for view in scene.lists():
        if view.is_numbered and (view.slips or view.style in _BRACKETED):
            numbers = dict(_of_list(scene, view))
            if numbers:
                yield view, numbers


def _of_list(scene: Scene, view: ListView) -> Iterator[tuple[int, Misspelt]]:
    for slip in view.slips:
        if slip.fault in (Fault.GAP, Fault.LATE):
            found = _before(scene, view, slip)
            if found is not None:
                yield slip.item, found
    if view.node.style in _BRACKETED and view.followed_by is None:
        last = view.markers[-1]
        half = _half(scene, last, last.ordinal + 1, region_after(view), model_of(view))
        if half is not None:
            yield _AFTER_LAST, half


def _before(scene: Scene, view: ListView, slip: Slip) -> Misspelt | None:
    marker = view.head.chain.markers[slip.item]
    region = region_before(view, slip.item)
    model = model_of(view)
    half = _half(scene, marker, slip.expected, region, model)
    twice = half or _twice(scene, marker, slip.expected, region, model)
    return twice or _other(scene, marker, slip.expected, region, model)


def _twice(scene: Scene, like: Marker, number: int, region: Span, model: str) -> Misspelt | None:
    """Find a number that is written twice in a row, so that it was not read."""
    wanted = (renumbered(like, number, model) or "").strip()
    at = scene.text.find(wanted * 2, region.start, region.end) if len(wanted) > 1 else -1
    if at < 0 or wanted[-1].isalnum() or not begins_item(scene, at):
        return None
    return Misspelt(Span(at, at + 2 * len(wanted)), wanted, Misspelling.TWICE)


def _half(scene: Scene, like: Marker, number: int, region: Span, model: str) -> Misspelt | None:
    """Find a number whose second bracket is missing."""
    parts = parts_of(like)
    if not parts.before.startswith(_OPEN) or not parts.after.startswith(_CLOSE):
        return None
    numeral = numeral_like(number, parts.numeral, like.style, model)
    text = scene.text
    if not numeral or not any(text.find(sign + numeral, region.start, region.end) >= 0 for sign in _OPEN):
        return None
    for found in _half_pattern(numeral).finditer(scene.text, region.start, region.end):
        if begins_item(scene, found.start()) and not _REMARK.match(scene.text, found.end()):
            wanted = renumbered(like, number, model) or found[0]
            return Misspelt(Span(found.start(), found.end()), wanted.strip(), Misspelling.HALF)
    return None


def _other(scene: Scene, like: Marker, number: int, region: Span, model: str) -> Misspelt | None:
    """Find a number at a line's start, or before a verb, that is written in the other numeral system."""
    kind = class_of(like.reading, like.style)
    parts = parts_of(like)
    if kind is None or kind.name not in _KINDS or not parts.numeral:
        return None
    other = numeral_like(number, "一" if parts.numeral.isascii() else "1", "")
    is_bracket, is_verb = parts.before.startswith(_OPEN), kind.name == _VERB
    if not other or is_bracket != (kind.name == "bracket") or (is_verb and parts.before):
        return None
    pattern = re.compile(re.escape(other + parts.after)) if is_verb else _other_pattern(other, is_bracket)
    for found in pattern.finditer(scene.text, region.start, region.end):
        stands = is_verb or begins_line(scene.text, found.start())
        if stands and begins_item(scene, found.start()):
            wanted = renumbered(like, number, model) or found[0]
            return Misspelt(Span(found.start(), found.end()), wanted.strip(), Misspelling.OTHER)
    return None


@lru_cache(maxsize=256)
def _half_pattern(numeral: str) -> re.Pattern[str]:
    return re.compile(rf"[（(]{re.escape(numeral)}(?![0-9０-９一二三四五六七八九十百千零〇年月日）) \u3000])")


@lru_cache(maxsize=256)
def _other_pattern(numeral: str, is_bracket: bool) -> re.Pattern[str]:
    written = re.escape(numeral)
    return re.compile(rf"[（(]{written}[）)]" if is_bracket else rf"{written}[.．、](?![0-9０-９])")

"""The punctuation of markers: what belongs after each class of them by GB/T 15834, and what stands there."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from speechparse.lint.markers import mark_after, take_apart
from speechparse.nodes import Marker
from speechparse.styles import BY_NAME

#: Signs that may stand after a marker and are no part of what the grammar takes for it.
SIGNS: Final = frozenset("、，,：:.．；;")
_FOLD: Final = str.maketrans("，：．；", ",:.;")


class MarkClass(NamedTuple):
    """Markers that take the same mark: which marks are right (folded to half width), and the clause."""

    name: str
    right: frozenset[str]
    clause: str


def _marks(name: str, right: str, clause: str) -> MarkClass:
    return MarkClass(name, frozenset(right) or frozenset({""}), clause)


_NUMBER: Final = _marks("chinese", "、", "B.3.2")
_DIGIT: Final = _marks("digit", ".", "B.3.3")
_BRACKET: Final = _marks("bracket", "", "B.3.4")
_MULTI: Final = _marks("multi", "", "B.3.5")
_UNIT: Final = _marks("unit", "", "B.3.6")
_ORDINAL: Final = _marks("ordinal", ",", "B.3.1")
_ITS: Final = _marks("its-ordinal", ",", "B.3.1")
_VERB: Final = _marks("verb", "", "B.3.7")
#: 首先 and 一方面 take a comma or nothing.
_WORD: Final = MarkClass("word", frozenset({",", ""}), "B.3.1")

_CLASSES: Final[dict[str, MarkClass]] = {
    "chinese-comma": _NUMBER,
    "chinese-blank": _NUMBER,
    "financial": _NUMBER,
    "stem": _NUMBER,
    "decimal-dot": _DIGIT,
    "decimal-comma": _DIGIT,
    "decimal-blank": _DIGIT,
    "full-stop-decimal": _DIGIT,
    "upper-letter": _DIGIT,
    "lower-letter": _DIGIT,
    "upper-roman": _DIGIT,
    "lower-roman": _DIGIT,
    "decimal-multi": _MULTI,
    "ordinal": _ORDINAL,
    "its-ordinal": _ITS,
    "sequence": _WORD,
    "aspect": _WORD,
    "narrative": _VERB,
    "narrative-open": _VERB,
    "one-is": _VERB,
    **dict.fromkeys(
        (
            "chinese-paren",
            "chinese-right-paren",
            "decimal-paren",
            "decimal-right-paren",
            "circled",
            "financial-paren",
            "paren-ideograph",
            "circled-ideograph",
            "paren-decimal",
        ),
        _BRACKET,
    ),
    **dict.fromkeys(
        ("book", "piece", "part", "chapter", "division", "article", "lecture", "lesson"),
        _UNIT,
    ),
}
#: For each class by its name the marks that are right.
RIGHT: Final = {kind.name: kind.right for kind in _CLASSES.values()}
_VERBS: Final = ("是", "要", "就是")


@lru_cache(maxsize=4096)
def class_of(reading: str, style: str) -> MarkClass | None:
    """Return the class of a marker; None for those that may be written in any way (第一个方面)."""
    kind = _CLASSES.get(style)
    parts = take_apart(reading, style)
    if kind is _ORDINAL or kind is _ITS:
        # 第一是 and 第一要 are narrative; their verb is no mark.
        return _VERB if parts.after.endswith(_VERBS) else kind
    if kind is _DIGIT and parts.after.strip().startswith((")", "）")):
        return _BRACKET
    return kind


def marker_class(marker: Marker) -> tuple[str, str] | None:
    """Return what a marker has in common with others of one series: its class and its numeral system."""
    kind = class_of(marker.reading, marker.style)
    if kind is None or kind is _WORD:
        return None
    system: str = BY_NAME[marker.style].system if marker.style in BY_NAME else ""
    if kind is _DIGIT or kind is _BRACKET:
        # ⒈ and 1., ⑴ and (1) are twins.
        system = _TWINS.get(system, system)
    return (kind.name, system)


def usual_class(markers: list[Marker]) -> tuple[str, str] | None:
    """Return what most markers of a list are, the first of equals; None where all are of one style."""
    if len({marker.style for marker in markers}) < 2:
        return None
    classes = Counter(kind for marker in markers if (kind := marker_class(marker)) is not None)
    return max(classes, key=lambda kind: classes[kind]) if len(classes) > 1 else None


_TWINS: Final = {"full-stop": "decimal", "parenthesised": "decimal", "parenthesised-ideograph": "chinese"}


class Mark(NamedTuple):
    """The mark after a marker: its text, folded to half width, and how many of its characters are the marker's own."""

    text: str
    folded: str
    inside: int


def mark_of(reading: str, style: str, text: str, end: int) -> Mark:
    """Return the mark of a marker that ends at a place of ``text``; also one that stands right after the marker."""
    own = _own_mark(reading, style)
    outside = text[end : end + 1]
    if outside not in SIGNS or (outside in ".．" and text[end + 1 : end + 2].isdecimal()):
        return own
    mark = own.text + outside
    return Mark(mark, mark.translate(_FOLD), own.inside)


@lru_cache(maxsize=4096)
def _own_mark(reading: str, style: str) -> Mark:
    mark = mark_of_reading(reading, style)
    return Mark(mark, mark.translate(_FOLD), len(mark))


@lru_cache(maxsize=4096)
def mark_of_reading(reading: str, style: str) -> str:
    """Return the mark that is part of a marker."""
    kind = class_of(reading, style)
    if kind is _VERB or kind is _UNIT:
        return ""
    if kind is _WORD:
        return reading[-1] if reading[-1:] in SIGNS else ""
    # ⒈ has its dot.
    return mark_after(take_apart(reading, style).after) or ("." if style == "full-stop-decimal" else "")


@lru_cache(maxsize=4096)
def right_mark(reading: str, style: str) -> tuple[str, str] | None:
    """Return the class of a marker and its own mark, folded, where that is right; None where it is not, or may be anything.

    A marker of no class, or one that may have a mark or none, is of a class with others of which nothing is asked.
    """
    kind = class_of(reading, style)
    if kind is None:
        return ("", "")
    mark = _own_mark(reading, style).folded
    if mark not in kind.right:
        return None
    return ("", "") if kind is _WORD else (kind.name, mark)

"""Schemes of numbering: what a level's markers look like, read from a name or from samples (一、,（一）,1.)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from speechparse import grammars
from speechparse.edit.errors import EditError
from speechparse.markers import take_apart, usual_marker
from speechparse.styles import BY_NAME, BY_TERMINAL

_BLANKS: Final = " \t\u00a0\u3000"
#: What a sample's pattern may look for after the marker.
_AFTERWARDS: Final = "要"
#: Styles that name a unit of a paper or go with a verb: a named scheme leaves them alone.
_KEPT: Final = frozenset(
    {"book", "piece", "part", "chapter", "division", "article", "lecture", "lesson", "ordinal-thing"}
)
_VERBS: Final = "是要"
_MULTI: Final = "decimal-multi"
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９.．")


class Manner(NamedTuple):
    """How the markers of a level are written: style, a marker of it, and what stands before the title."""

    style: str
    marker: str
    gap: str


def _usual(style: str, gap: str = "") -> Manner:
    return Manner(style, usual_marker(style), gap)


#: The levels of GB/T 9704: 一、（一）1.（1）, and the circled numerals that papers use below.
OFFICIAL: Final = (
    _usual("chinese-comma"),
    _usual("chinese-paren"),
    _usual("decimal-dot"),
    _usual("decimal-paren"),
    _usual("circled"),
)
#: 1, 1.1, 1.1.1, 1.1.1.1, as far as markers of the kind are read.
DECIMAL: Final = (
    Manner("decimal-blank", "1", " "),
    Manner(_MULTI, "1.1", " "),
    Manner(_MULTI, "1.1.1", " "),
    Manner(_MULTI, "1.1.1.1", " "),
    _usual("decimal-paren"),
    _usual("circled"),
)
SCHEMES: Final = {"official": OFFICIAL, "decimal": DECIMAL}
#: The schemes that change only the width of brackets and points.
WIDTHS: Final = ("half-width", "full-width")


def read_scheme(scheme: str) -> tuple[Manner, ...]:
    """Return the levels of a scheme: official, decimal, or samples of markers with commas between.

    A blank after a sample stands before titles too: ``1. `` is a marker and a gap.

    >>> [manner.style for manner in read_scheme("一、,（一）,1.")]
    ['chinese-comma', 'chinese-paren', 'decimal-dot']
    """
    named = SCHEMES.get(scheme)
    if named is not None:
        return named
    samples = _parted(scheme)
    if not samples:
        known = ", ".join([*SCHEMES, *WIDTHS])
        raise EditError("no-scheme", known=known)
    return tuple(map(read_sample, samples))


def _parted(scheme: str) -> list[str]:
    """Part samples at half-width commas; 第一， and 第一, end in a comma themselves."""
    return [sample.lstrip(_BLANKS) for sample in scheme.split(",") if sample.strip(_BLANKS)]


def read_sample(sample: str) -> Manner:
    """Return how a marker is written, from the marker of a first item; EditError where it is none."""
    marker = sample.rstrip(_BLANKS)
    for end in (len(sample), len(marker)):
        style = _style_of(sample[:end])
        if style is not None and take_apart(sample[:end], style).numeral:
            return Manner(style, sample[:end], sample[end:])
    raise EditError("no-marker", sample=sample)


def _style_of(marker: str) -> str | None:
    found = _pattern().match(marker + _AFTERWARDS)
    if found is None or found.lastgroup is None or found.end(found.lastgroup) != len(marker):
        return None
    return BY_TERMINAL[found.lastgroup].name


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    named = (f"(?P<{name}>{pattern})" for name, pattern in grammars.marker_patterns().items())
    return regex.compile("|".join(named))


def is_kept(style: str, marker: str, system: str) -> bool:
    """Say whether a named scheme leaves a marker alone: 第一章, 一是, 首先.

    >>> is_kept("chapter", "第一章", "chinese"), is_kept("narrative", "一是", "chinese")
    (True, True)
    """
    return style in _KEPT or system == "words" or take_apart(marker, style).after[-1:] in tuple(_VERBS)


def next_manner(manner: Manner) -> Manner:
    """Return how sections below those of a manner are usually written."""
    if manner.style == _MULTI:
        return manner
    if manner.style == "decimal-blank":
        return DECIMAL[1]
    rank = BY_NAME[manner.style].rank
    below = (level for level in OFFICIAL if rank is not None and (BY_NAME[level.style].rank or 0) > rank)
    found = next(below, None)
    if found is None:
        raise EditError("unknown-below", marker=manner.marker)
    return found


def gap_before(words: str, marker: str, gap: str) -> str:
    """Return the gap between a marker and the words after it: a blank where none would make 1.5G of 1. and 5G.

    >>> gap_before("5G", "1.", ""), gap_before("抓早", "1.", "")
    (' ', '')
    """
    is_run_together = not gap and marker[-1] in _DIGITS and words[:1] in _DIGITS
    return " " if is_run_together else gap

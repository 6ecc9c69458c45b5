"""Where in a first sentence a title may end at all, before anything is weighed; and the blanks that hard wraps left."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Final

from speechparse.layout.habits import SIGNS
from speechparse.layout.junctions import AMOUNTS, NEVER_FIRST, NEVER_LAST
from speechparse.layout.title_form import LONGEST, SHORTEST
from speechparse.layout.title_names import SHORT_NAMES
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import BLANKS

_OPEN: Final = frozenset("（(“‘《「『【")
_CLOSE: Final = frozenset("）)”’》」』】")
#: After 把“…” the verb is still to come.
_HANDLES: Final = frozenset("把将將")

#: What amounts begin with: few places need be asked for them.
_MAY_SAY_AMOUNT: Final = frozenset(amount[0] for amount in AMOUNTS)
#: With 要 behind them these are one word: 重要, 主要.
_ONE_WORD: Final = frozenset("重主首需必只紧简概摘纪扼")
#: What no title ends with: signs that close nothing, and words that go on.
_NO_END: Final = SIGNS.difference(_CLOSE) | NEVER_LAST
#: A word that ends as no other title does.
_AIM: Final = "目的"
_SHORT_NAME: Final = 2
#: How short a title's body may be.
_BODY: Final = 2
#: A name before a colon is no longer than this, its colon included; one so short is a single name.
_LONGEST_LABEL: Final = 13
_SHORT_LABEL: Final = 8
#: Masks of numbers and names, before which blanks stand as they stood before those.
_MASKS: Final = "*＊"

#: What numbers count: a blank between the two parts nothing.
_COUNTED: Final = frozenset("年月日时个名人户家项条次万亿元公")
#: So many blanks before what is counted are a form's, for the number.
_GAP: Final = 2
#: A number with a blank on either side.
_NUMBER_AFTER: Final = LazyPattern(" [0-9.]{1,8} ")
_NUMBER_BEFORE: Final = LazyPattern(" [0-9.]{1,8} \\Z")
_LONGEST_NUMBER: Final = 10

#: Of so many long lines at least the first blanks stand as far from the lines' beginnings, give or take, where they are wraps'.
_LEAST_WRAPPED: Final = 4
_ABOUT: Final = 4
_LONG_LINE: Final = 40
#: Blanks that hard wraps left stand so evenly, and no nearer: so many distances tell.
_EVENLY: Final = 3
_LEAST_WIDTH: Final = 20
_MOST_WIDTH: Final = 60
_DISTANCES: Final = 3


def title_places(text: str, start: int, stop: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Return where in the first sentence ``[start, stop)`` a title may end and its body begin: not at a sign, and outside brackets.

    Beside these places stand the others, at which a blank parts the two.
    """
    found: list[int] = []
    parted: list[tuple[int, int]] = []
    end = start
    shortest = start + SHORTEST
    named = start + _SHORT_NAME if text.startswith(SHORT_NAMES, start) else -1
    label_end = _end_of_label(text, start, stop)
    if label_end - start < _SHORT_LABEL and label_end < stop:
        return found, parted  # nor inside the name, unless it may be a title and another name
    last = min(start + LONGEST, stop - _BODY, label_end) + 1
    depth, opened, unsaid, before = 0, start, -1, ""
    for at, character in enumerate(text[start:last], start):
        if character not in SIGNS:
            if (
                (end >= shortest or end == named)
                and depth <= 0
                and (before not in _NO_END or text.startswith(_AIM, end - 2))
                and end != unsaid
                and not (character in _MAY_SAY_AMOUNT and text.startswith(AMOUNTS, at))
            ):
                if end < at:
                    if character not in _MASKS and not (
                        character in _COUNTED and (before.isdecimal() or at - end >= _GAP)
                    ):
                        parted.append((end, at))
                elif character not in NEVER_FIRST and not (character == "要" and before in _ONE_WORD):
                    found.append(at)
            if character in _OPEN:
                depth += 1
                opened = at
        elif character in _CLOSE:
            depth -= 1
            if text[opened - 1] in _HANDLES:
                unsaid = at + 1
        if character not in BLANKS:
            end, before = at + 1, character
    return found, parted


def _end_of_label(text: str, start: int, stop: int) -> int:
    """Return where a name before a colon ends (报名范围：…): no title ends in what it names; else ``stop``."""
    for colon in "：:":
        at = text.find(colon, start, min(start + _LONGEST_LABEL, stop))
        if at >= 0:
            return at
    return stop


def pads_number(text: str, at: int) -> bool:
    """Say whether the blank at ``at`` and another stand on both sides of a number, as some writers set numbers: 自 2003 年."""
    return (
        _NUMBER_AFTER.match(text, at, at + _LONGEST_NUMBER) is not None
        or _NUMBER_BEFORE.search(text, max(0, at - _LONGEST_NUMBER), at + 1) is not None
    )


def is_wrapped_with_blanks(text: str, region: tuple[int, int]) -> bool:
    """Say whether in the region's long lines the first blank stands where a printed line ended: a blank is what each break left."""
    firsts: list[int] = []
    for line in text[slice(*region)].split("\n"):
        words = line.strip()
        if len(words) > _LONG_LINE:
            at = words.find(" ", 2)
            firsts.append(at if 0 < at < len(words) - 1 else 0)
    if len(firsts) < _LEAST_WRAPPED:
        return False
    usual = sorted(firsts)[len(firsts) // 2]
    even = sum(abs(first - usual) <= _ABOUT for first in firsts)
    return _LEAST_WIDTH <= usual <= _MOST_WIDTH and even >= _LEAST_WRAPPED and 2 * even > len(firsts)


def is_wrap(text: str, region: tuple[int, int], at: int) -> bool:
    """Say whether the blank at ``at`` is one of several in the ``region`` that stand as far from each other as the ends of wrapped lines."""
    reach = _DISTANCES * _MOST_WIDTH
    begin = max(region[0], at - reach)
    words = text[begin : min(at + reach, region[1])].split(" ")
    ends = [*accumulate((len(word) + 1 for word in words[:-1]), initial=begin - 1)][1:]
    here = ends.index(at)
    known = ends[max(0, here - _DISTANCES) : here + _DISTANCES + 1]
    widths = [second - first for first, second in pairwise(known)]
    usual = sorted(widths)[len(widths) // 2] if widths else 0
    even = sum(abs(width - usual) <= _EVENLY for width in widths)
    return usual >= _LEAST_WIDTH and even >= _DISTANCES and 3 * even >= 2 * len(widths)

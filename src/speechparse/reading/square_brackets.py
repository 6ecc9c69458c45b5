"""Find the square brackets that a scanner left around a number of a list in round ones: 〔二〕 after （一）."""

from __future__ import annotations

from typing import Final, NamedTuple

from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern, Match
from speechparse.reading.text import Edit

_NUMERAL: Final = "(?:[一二三四五六七八九十百]{1,5}|[0-9]{1,2})"
_BLANK: Final = "[ \u3000]?"
_OPENER: Final = "〔"
_CLOSER: Final = "〕"
#: Most papers have such brackets around a year alone. A pattern that begins with one sign costs hardly anything to look for.
_SQUARE: Final = LazyPattern(rf"{_OPENER}{_BLANK}{_NUMERAL}{_BLANK}[)）{_CLOSER}]")
_SQUARE_END: Final = LazyPattern(
    rf"{_CLOSER}(?<=[一二三四五六七八九十0-9]{_CLOSER})(?<![0-9][0-9][0-9]{_CLOSER})"
)
#: A number in brackets of either form where an item begins.
_NUMBER: Final = LazyPattern(
    rf"(?:\A|[\r\n。；;：:！？])[ \t\u00a0\u3000]{{0,8}}(?P<opener>[(（{_OPENER}]){_BLANK}(?P<numeral>{_NUMERAL}){_BLANK}(?P<closer>[)）{_CLOSER}])"
)
_SQUARE_SIGNS: Final = frozenset(_OPENER + _CLOSER)
#: How far around such brackets the numbers of their list are looked for.
_REACH: Final = 5_000
#: No number goes on a list of this one.
_NO_LIST: Final = -2


class _Number(NamedTuple):
    """A number in brackets: where it stands, and its value, -1 for none."""

    match: Match
    value: int

    def is_round(self) -> bool:
        """Say whether both brackets are round."""
        return self.match["opener"] not in _SQUARE_SIGNS and self.match["closer"] not in _SQUARE_SIGNS

    def is_decimal(self) -> bool:
        """Say whether the number is written in digits."""
        return self.match["numeral"].isascii()


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the parts of the text in which square brackets stand around numbers, with what the lists there may be."""
    squares: list[int] = []
    if _OPENER in text:
        squares += [match.start() for match in _SQUARE.finditer(text)]
    if _CLOSER in text:
        squares += [match.start() for match in _SQUARE_END.finditer(text)]
    windows: list[tuple[int, int]] = []
    for at in sorted(squares):
        low, high = max(0, at - _REACH), min(len(text), at + _REACH)
        if windows and low <= windows[-1][1]:
            windows[-1] = windows[-1][0], high
        else:
            windows.append((low, high))
    return windows


def find_square_brackets(text: str) -> list[Edit]:
    """Return an edit for each square bracket of a number that goes on, or begins, a list in round ones.

    The next number of a list in square brackets follows one of these, and so its own stay.
    """
    numbers = [
        _Number(match, parse_ordinal(match["numeral"]) or -1)
        for low, high in _windows(text)
        for match in _NUMBER.finditer(text, low, high)
    ]
    # （1） may stand under （一）: each is a list of its own.
    return sorted(
        edit
        for is_decimal in (False, True)
        for edit in _in_round([number for number in numbers if number.is_decimal() == is_decimal])
    )


def _in_round(numbers: list[_Number]) -> list[Edit]:
    """Return the edits for the numbers of one kind, Chinese or decimal."""
    edits: list[Edit] = []
    last = _NO_LIST
    for at, number in enumerate(numbers):
        if number.is_round():
            last = number.value
            continue
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        begins = last != 1 == number.value and after is not None and after.is_round() and after.value == 2
        if not begins and number.value != last + 1:
            last = _NO_LIST
            continue
        last = number.value
        for name, sign in (("opener", "（"), ("closer", "）")):
            if number.match[name] in _SQUARE_SIGNS:
                start, end = number.match.span(name)
                edits.append(Edit(start, end, sign, "markup"))
    return edits

"""Find the letters that a scanner left in numbers of several digits, where the numbers beside them are there: IO. after 9.,
1.l under 1 or before 1.2."""

from __future__ import annotations

from typing import Final, NamedTuple

from speechparse.patterns import HAN, LazyPattern, Match
from speechparse.reading.text import Edit

#: The letters, and what they are.
_LETTERS: Final = "lIOo"
_AS_DIGITS: Final = str.maketrans(_LETTERS, "1100")
_DIGIT: Final = f"[0-9{_LETTERS}]"
#: A letter beside digits: most texts have letters, and none such. A pattern that begins with one sign costs hardly anything.
_SUSPECTS: Final = tuple(
    (
        letter,
        LazyPattern(
            rf"{letter}(?:(?<=[0-9]{letter})|(?<=[0-9][.．]{letter})|(?=[0-9]|[.．][0-9lI]|[{_LETTERS}][.．、)）]))"
        ),
    )
    for letter in _LETTERS
)
_BLANKS: Final = r" \t\u00a0\u3000"
_NUMBER: Final = LazyPattern(
    rf"(?:\A|[\r\n。；;：:！？])[{_BLANKS}]{{0,8}}(?P<opener>[(（]?)(?P<number>{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}}){{0,3}})"
    rf"(?P<sign>[)）]|[.．、](?![0-9A-Za-z])|(?=[{_BLANKS}]|{HAN}))"
)
_TO_HALF: Final = str.maketrans("．（）", ".()")


class _Number(NamedTuple):
    """A number where one may be: ``kind`` is what those of its list have in common, ``value`` its own."""

    match: Match
    kind: tuple[str, str, str]
    value: int


def find_misread_digits(text: str) -> list[Edit]:
    """Return an edit for each letter in a number that the one before or after it shows to be a number."""
    if not any(letter in text and pattern.search(text) for letter, pattern in _SUSPECTS):
        return []
    numbers = [_read(match) for match in _NUMBER.finditer(text)]
    last: dict[tuple[str, str, str], int] = {}
    edits: list[Edit] = []
    over = ""
    for number, after in zip(numbers, _following(numbers), strict=True):
        match, kind, value = number
        written, above = match["number"], kind[1]
        if len(written) > 1 and any(letter in written for letter in _LETTERS):
            # Without a digit of its own it may be Roman, or a word.
            is_before = after == value + 1 and (above or any(map(str.isdigit, written)))
            if not (is_before or last.get(kind) == value - 1 or (above and over == above and value == 1)):
                continue
            edits += _edits(match)
        last[kind] = value
        over = f"{above}.{value}" if above else str(value)
    return edits


def _edits(match: Match) -> list[Edit]:
    places = enumerate(match["number"], match.start("number"))
    return [Edit(at, at + 1, sign.translate(_AS_DIGITS), "markup") for at, sign in places if sign in _LETTERS]


def _read(match: Match) -> _Number:
    """Return a number with its letters read as digits."""
    above, _, own = match["number"].translate(_AS_DIGITS).translate(_TO_HALF).rpartition(".")
    sign = "" if above else match["sign"].translate(_TO_HALF)
    return _Number(match, (match["opener"].translate(_TO_HALF), above, sign), int(own))


def _following(numbers: list[_Number]) -> list[int]:
    """Return for each number the value of the next of its kind, or -1."""
    coming: dict[tuple[str, str, str], int] = {}
    following: list[int] = []
    for _, kind, value in reversed(numbers):
        following.append(coming.get(kind, -1))
        coming[kind] = value
    return following[::-1]

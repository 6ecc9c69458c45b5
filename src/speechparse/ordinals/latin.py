"""Decimal digits and Roman numerals, half-width, full-width and in Unicode's own signs (Ⅷ)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from speechparse.ordinals.systems import MAX_NUMERAL, MAX_ORDINAL

_FULL_WIDTH: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_DECIMAL: Final = re.compile(r"[0-9０-９]{1,16}")
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final[Mapping[str, int]] = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
#: The letters of each digit, by place.
_ROMAN_PLACES: Final = (
    (1000, ("", "M", "MM", "MMM")),
    (100, ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")),
    (10, ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")),
    (1, ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")),
)
_SIGNS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M")
#: What each sign says in letters: ASCII, full-width, and Unicode's own Ⅰ–Ⅻ Ⅼ Ⅽ Ⅾ Ⅿ.
UPPER_SIGNS: Final[Mapping[str, str]] = {
    **{sign: sign for sign in "IVXLCDM"},
    **{chr(ord(sign) + 0xFEE0): sign for sign in "IVXLCDM"},
    **{chr(0x2160 + step): letters for step, letters in enumerate(_SIGNS)},
}
LOWER_SIGNS: Final[Mapping[str, str]] = {sign.lower(): letters for sign, letters in UPPER_SIGNS.items()}


def read_decimal(numeral: str) -> int | None:
    """Return the value of decimal digits of either width, None where they are none or too many."""
    if not _DECIMAL.fullmatch(numeral):
        return None
    value = int(numeral)
    return value if value <= MAX_ORDINAL else None


def write_decimal(number: int, like: str) -> str:
    """Write a number in digits, as wide as those of ``like`` and with as many leading zeros."""
    written = f"{number:0{len(like)}d}" if like[:1] in ("0", "０") else str(number)
    return _in_width_of(like, written)


def _in_width_of(like: str, written: str) -> str:
    return written.translate(_FULL_WIDTH) if "\uff01" <= like[:1] <= "\uff5e" else written


def read_roman(numeral: str) -> int | None:
    """Return the value of a capital Roman numeral, None unless it is well formed (IV, not IIII)."""
    return _roman_value(numeral, UPPER_SIGNS)


def read_lower_roman(numeral: str) -> int | None:
    """Return the value of a small Roman numeral, None unless it is well formed."""
    return _roman_value(numeral, LOWER_SIGNS)


def _roman_value(numeral: str, signs: Mapping[str, str]) -> int | None:
    if not 0 < len(numeral) <= MAX_NUMERAL:
        return None
    letters = "".join([signs.get(sign, "?") for sign in numeral])
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def write_roman(number: int, like: str) -> str:
    """Write a number from 1 to 3,999 in Roman letters, or in the signs Ⅰ Ⅱ … where ``like`` is of them."""
    if not "Ⅰ" <= like[:1] <= "Ⅿ":
        return _in_width_of(like, "".join(row[number // place % 10] for place, row in _ROMAN_PLACES))
    if number <= 12:
        return chr(0x215F + number)
    ones = number % 10
    tens = "".join(row[number // place % 10] for place, row in _ROMAN_PLACES[:-1])
    signs = "".join(chr(0x2160 + _SIGNS.index(letter)) for letter in tens)
    return signs + (chr(0x215F + ones) if ones else "")


def write_lower_roman(number: int, like: str) -> str:
    """Write a number from 1 to 3,999 in small Roman letters, or in the signs ⅰ ⅱ … where ``like`` is of them."""
    return write_roman(number, like.upper()).lower()

"""Writes whole numbers in the systems that markers use; knows nothing of the library's own numerals."""

from __future__ import annotations

from typing import Final

DIGITS: Final = "零一二三四五六七八九"
_FORMAL: Final = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
_FULL: Final = str.maketrans("0123456789", "０１２３４５６７８９")
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = (10, "Ⅹ"), (9, "Ⅸ"), (5, "Ⅴ"), (4, "Ⅳ"), (1, "Ⅰ")


def chinese(number: int) -> str:
    """Write 1 to 999 in Chinese: 十, 十一, 二十, 一百零一, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (DIGITS[ones] if ones else "")


def positional(number: int) -> str:
    """Write digit by digit: 一〇 for ten, 二一 for twenty-one; up to nine as ever."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def formal(number: int) -> str:
    """Write as on cheques: 壹, 贰, 壹拾壹."""
    written = chinese(number)
    return ("一" + written if written.startswith("十") else written).translate(_FORMAL)


def full_width(number: int) -> str:
    """Write in full-width digits."""
    return str(number).translate(_FULL)


def roman(number: int) -> str:
    """Write 1 to 12 as one Roman sign, and beyond as several."""
    return chr(0x2160 + number - 1) if number <= 12 else "".join(_roman_parts(number))


def _roman_parts(number: int) -> list[str]:
    parts: list[str] = []
    for value, sign in _ROMAN:
        while number >= value:
            parts.append(sign)
            number -= value
    return parts


def run(first: str, count: int, number: int) -> str:
    """Take a sign from a run of ``count`` that begins at ``first``; beyond it the bare number."""
    return chr(ord(first) + number - 1) if number <= count else str(number)

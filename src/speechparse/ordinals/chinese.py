"""Chinese numerals, plain (一百零二) and financial (壹佰零贰), by place and digit by digit (一〇二)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from speechparse.ordinals.systems import MAX_NUMERAL, MAX_ORDINAL

#: What a glyph stands for: a digit 0–9, a unit, or tens in one glyph; with the Kangxi radicals and
#: compatibility ideographs that text out of PDF files holds in their place.
CHINESE: Final[Mapping[str, int]] = {
    **dict.fromkeys("零〇\uf9b2", 0),
    **dict.fromkeys("一弌⼀", 1),
    **dict.fromkeys("二弍⼆", 2),
    **dict.fromkeys("三弎", 3),
    **dict(zip("四五六七八九十百千", (4, 5, 6, 7, 8, 9, 10, 100, 1000), strict=True)),
    **dict(zip("\uf9d1⼋⼗〸", (6, 8, 10, 10), strict=True)),
    **dict.fromkeys("廿卄〹", 20),
    **dict.fromkeys("卅〺", 30),
    "卌": 40,
}
FINANCIAL: Final[Mapping[str, int]] = {
    **dict.fromkeys("壹壱", 1),
    **dict.fromkeys("贰貳贰弐貮", 2),
    **dict.fromkeys("叁參参叄\uf96b", 3),
    "肆": 4,
    "伍": 5,
    **dict.fromkeys("陆陸\uf9d3", 6),
    **dict(zip("柒捌玖", (7, 8, 9), strict=True)),
    **dict.fromkeys("拾\uf973", 10),
    "佰": 100,
    "仟": 1000,
}
#: Two, where a measure follows: only alone or before 百 and 千.
PAIR: Final = frozenset("两兩\uf978")
#: Signs typed for 〇 inside a numeral; alone they are bullets, letters or digits.
ROUND: Final = frozenset("○◯OoＯｏ0０\u039f\u041e")
_GLYPHS: Final[Mapping[str, int]] = {
    **CHINESE,
    **FINANCIAL,
    **dict.fromkeys(PAIR, 2),
    **dict.fromkeys(ROUND, 0),
}
_SIMPLIFIED_ROW: Final = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_TRADITIONAL_ROW: Final = "零壹貳參肆伍陸柒捌玖拾佰仟"
_CHINESE_ROW: Final = "零一二三四五六七八九十百千"
_TRADITIONAL: Final = frozenset("貳參叄陸貮")


def _digits(numeral: str) -> list[int] | None:
    """Return what each glyph stands for; None where one stands for nothing, or all are look-alikes."""
    if len(numeral) > MAX_NUMERAL or not numeral or all(map(ROUND.__contains__, numeral)):
        return None
    values = [_GLYPHS.get(glyph, -1) for glyph in numeral]
    return None if -1 in values else values


def read_chinese(numeral: str) -> int | None:
    """Return the value of a Chinese numeral (一百零二, 一〇二, 廿一), None where it is none."""
    values = _digits(numeral)
    if values is None or not FINANCIAL.keys().isdisjoint(numeral):
        return None
    return _read_values(numeral, values)


def read_financial(numeral: str) -> int | None:
    """Return the value of a financial numeral (壹佰零贰); it may mix in plain glyphs (贰十)."""
    values = _digits(numeral)
    if values is None or (FINANCIAL.keys().isdisjoint(numeral) and numeral != "零"):
        return None
    return _read_values(numeral, values)


def _read_values(numeral: str, values: list[int]) -> int | None:
    if PAIR.isdisjoint(numeral):
        return _read_positional(values) if max(values) < 10 else _read_places(values)
    for here, after in zip(numeral, [*values[1:], 0], strict=True):
        if here in PAIR and after < 100 and len(values) > 1:
            return None
    return _read_places(values)


def _read_positional(values: list[int]) -> int | None:
    total = 0
    for value in values:
        total = total * 10 + value
    return total if total <= MAX_ORDINAL else None


def _read_places(values: list[int]) -> int | None:
    """Add up digits and units (一百零二); None where their order makes no number.

    A zero stands only where a place is left out. Where it is missing the last digit still counts ones
    (百二, 一百二 are 102): in numbering a zero gets lost, while 一百二 for 120 is how amounts are spoken.
    """
    total, digit, place, zero = 0, -1, MAX_ORDINAL + 1, False
    for value in values:
        if value in (10, 100, 1000):
            if value >= place or (zero and value * 10 == place):
                return None
            if digit < 0 and total and value != 10:
                return None
            total += value if digit < 0 else digit * value
            digit, place, zero = -1, value, False
        elif digit >= 0:
            return None
        elif value > 10:
            if place <= 10 or (zero and place == 100):
                return None
            total, place, zero = total + value, 10, False
        elif value == 0:
            if zero or place in (10, MAX_ORDINAL + 1):
                return None
            zero = True
        else:
            digit = value
    if digit < 0:
        return None if zero else total
    return total + digit


def write_chinese(number: int, like: str) -> str:
    """Write a number in Chinese in the manner of ``like``: empty, or a numeral that read_chinese takes."""
    zero = next((glyph for glyph in like if _GLYPHS[glyph] == 0), None)
    if number == 0:
        return zero if zero and zero not in ROUND else "零"
    if _is_positional(like):
        return _write_positional(number, like, _CHINESE_ROW, zero or "〇")
    written = _write_places(number, like, _CHINESE_ROW, zero, explicit=like.startswith("一十"))
    tens = [_GLYPHS[glyph] for glyph in like if _GLYPHS[glyph] in (20, 30, 40)]
    if tens:
        written = written.replace("二十", "廿").replace("三十", "卅")
        written = written.replace("四十", "卌") if 40 in tens else written
    pair = next((glyph for glyph in like if glyph in PAIR), None)
    if pair:
        written = written.replace("二百", pair + "百").replace("二千", pair + "千")
        written = pair if written == "二" and like == pair else written
    return written


def write_financial(number: int, like: str) -> str:
    """Write a number in financial numerals; traditional ones (貳) where ``like`` has one."""
    zero = next((glyph for glyph in like if _GLYPHS[glyph] == 0), None)
    row = _SIMPLIFIED_ROW if _TRADITIONAL.isdisjoint(like) else _TRADITIONAL_ROW
    if number == 0:
        return "零"
    if _is_positional(like):
        return _write_positional(number, like, row, zero or "零")
    return _write_places(number, like, row, zero, explicit=not like.startswith("拾"))


def _is_positional(like: str) -> bool:
    return len(like) > 1 and all(_GLYPHS[glyph] < 10 for glyph in like)


def _write_positional(number: int, like: str, row: str, zero: str) -> str:
    width = len(like) if _GLYPHS[like[0]] == 0 else 0
    return "".join(row[int(digit)] for digit in f"{number:0{width}d}").replace(row[0], zero)


def _write_places(number: int, like: str, row: str, zero: str | None, *, explicit: bool) -> str:
    """Write digits and units; ``explicit`` says that ten alone is written with its one (壹拾)."""
    like_values = [_GLYPHS[glyph] for glyph in like]
    written = _places(number, row, row[0])
    if number >= 100 and like_values and like_values[0] in (100, 1000) and written[0] == row[1]:
        written = written[1:]
    if any(after == 10 and here in (0, 100, 1000) for here, after in pairwise(like_values)):
        written = re.sub(f"(?<=[{row[0]}{row[11:]}]){row[1]}{row[10]}", row[10], written)
    if number < 20 and not explicit and written.startswith(row[1] + row[10]):
        written = written[1:]
    if zero is None and like and row[0] in _places(_read_values(like, like_values) or 0, row, row[0]):
        return written.replace(row[0], "")
    return written.replace(row[0], zero or row[0])


def _places(number: int, row: str, zero: str) -> str:
    written = ""
    for place, unit in ((1000, row[12]), (100, row[11]), (10, row[10]), (1, "")):
        digit = number // place % 10
        if digit:
            written += row[digit] + unit
        elif written and written[-1] != zero and number % place:
            written += zero
    return written

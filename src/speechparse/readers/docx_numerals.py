"""Write a number as Word writes it in a list, in each format of ST_NumberFormat (ECMA-376 part 1, 17.18.59).

Here are Word's decimal, Latin and East Asian formats; the alphabets and words of other languages are in
``docx_alphabets``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from speechparse.readers.docx_alphabets import (
    ALPHABETS,
    CYCLES,
    DIGIT_SETS,
    WORDS,
    Alphabet,
    cycled,
    repeated,
)

#: Word counts its lists in sixteen bits; beyond, every format is written in decimal.
LARGEST: Final = 32_767

Writer = Callable[[int], str]


class CountingSystem(NamedTuple):
    """How an East Asian system writes a number with units: 二千〇二十四."""

    #: The signs of 0 to 9.
    digits: str
    #: The signs of 10, 100 and 1,000.
    units: str
    #: The sign of 10,000.
    myriad: str
    #: Whether a gap is filled with a zero: 一百〇一.
    fills: bool
    #: Where the one before a unit is left out: "never", "teens" (only 十 to 十九), "always" (百十一), or
    #: "everywhere" (before the myriad, too).
    omits_one: str


_DIGITS: Final = "〇一二三四五六七八九"
_RING_DIGITS: Final = "○一二三四五六七八九"

_SYSTEMS: Final[Mapping[str, CountingSystem]] = {
    "chineseCountingThousand": CountingSystem(_DIGITS, "十百千", "万", True, "teens"),
    "taiwaneseCountingThousand": CountingSystem("零一二三四五六七八九", "十百千", "萬", True, "teens"),
    "chineseLegalSimplified": CountingSystem("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "萬", True, "never"),
    "ideographLegalTraditional": CountingSystem("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬", True, "never"),
    "japaneseCounting": CountingSystem(_DIGITS, "十百千", "万", False, "always"),
    "japaneseLegal": CountingSystem("〇壱弐参四伍六七八九", "拾百阡", "萬", False, "never"),
    "koreanCounting": CountingSystem("영일이삼사오육칠팔구", "십백천", "만", False, "everywhere"),
}

#: Systems that count with 十 below a hundred and only set digits side by side from there: 九十九, 一○○.
_TENS_THEN_DIGITS: Final = CountingSystem(_RING_DIGITS, "十百千", "万", True, "teens")
_COUNTS_BY_TENS: Final = ("chineseCounting", "taiwaneseCounting")

_EAST_ASIAN_DIGITS: Final[Mapping[str, str]] = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": _DIGITS,
    "japaneseDigitalTenThousand": _DIGITS,
    "taiwaneseDigital": _RING_DIGITS,
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
}

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"

#: Formats with one sign a number; what comes after the last sign is written in decimal.
_SIGNS: Final[Mapping[str, str]] = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def _ordinal(value: int) -> str:
    """Write an English ordinal: 1st, 12th, 22nd."""
    teens = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _sexagenary(value: int) -> str:
    """Write a pair of stem and branch, 甲子 to 癸亥 and round again."""
    return str(value) if value == 0 else _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _digits(digits: str) -> Writer:
    table = str.maketrans("0123456789", digits)
    return lambda value: str(value).translate(table)


def _signs(signs: str) -> Writer:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _below_ten_thousand(value: int, system: CountingSystem, *, leads: bool) -> str:
    """Write a group of four digits; ``leads`` says that nothing stands before it in the number."""
    written = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = True
            continue
        if gap and written and system.fills:
            written += system.digits[0]
        gap = False
        is_teen = power == 1 and not written and leads
        bare = (
            digit == 1 and power and (is_teen if system.omits_one == "teens" else system.omits_one != "never")
        )
        written += ("" if bare else system.digits[digit]) + (system.units[power - 1] if power else "")
    return written


def _count(system: CountingSystem) -> Writer:
    def write(value: int) -> str:
        if value == 0:
            return system.digits[0]
        high, low = divmod(value, 10_000)
        if not high:
            return _below_ten_thousand(low, system, leads=True)
        head = (
            ""
            if high == 1 and system.omits_one == "everywhere"
            else _below_ten_thousand(high, system, leads=True)
        )
        filler = system.digits[0] if system.fills and 0 < low < 1000 else ""
        return head + system.myriad + filler + _below_ten_thousand(low, system, leads=False)

    return write


def _count_by_tens(value: int) -> str:
    return _count(_TENS_THEN_DIGITS)(value) if value < 100 else _digits(_RING_DIGITS)(value)


def _latin(first: str) -> Writer:
    letters: Sequence[str] = [chr(ord(first) + step) for step in range(26)]
    return repeated(Alphabet(letters, len(letters) * 30))


def _writers() -> dict[str, Writer]:
    writers: dict[str, Writer] = {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": lambda value: f"{value:02d}",
        "numberInDash": lambda value: f"- {value} -",
        "hex": lambda value: f"{value:X}",
        "ordinal": _ordinal,
        "upperRoman": _roman,
        "lowerRoman": lambda value: _roman(value).lower(),
        "upperLetter": _latin("A"),
        "lowerLetter": _latin("a"),
        "ideographZodiacTraditional": _sexagenary,
        "none": lambda value: "",
        "bullet": lambda value: "",
    }
    writers |= {name: _count(system) for name, system in _SYSTEMS.items()}
    writers |= dict.fromkeys(_COUNTS_BY_TENS, _count_by_tens)
    writers |= {name: _digits(digits) for name, digits in {**_EAST_ASIAN_DIGITS, **DIGIT_SETS}.items()}
    writers |= {name: _signs(signs) for name, signs in _SIGNS.items()}
    writers |= {name: repeated(alphabet) for name, alphabet in ALPHABETS.items()}
    writers |= {name: cycled(signs) for name, signs in CYCLES.items()}
    writers |= WORDS
    korean = writers["koreanCounting"]
    native = WORDS["koreanLegal"]
    writers["koreanLegal"] = lambda value: native(value) if value < 100 else korean(value)
    return writers


_WRITERS: Final[Mapping[str, Writer]] = _writers()

#: The formats that are known, as ``w:numFmt`` names them; ``custom`` has its pattern besides.
FORMATS: Final = frozenset(_WRITERS) | {"custom"}

#: A custom format of padded digits: "001, 002, 003, ...".
_PADDED: Final = re.compile(r"(0*1)\s*,")


def format_number(value: int, number_format: str, pattern: str = "") -> str:
    """Write ``value`` in a format of ``w:numFmt``; an unknown format, or a number out of range, in decimal.

    ``pattern`` is the ``w:format`` of a custom format.

    >>> [format_number(n, "chineseCountingThousand") for n in (9, 11, 101)]
    ['九', '十一', '一百〇一']
    """
    if not 0 <= value <= LARGEST:
        return str(value)
    if number_format == "custom":
        padded = _PADDED.match(pattern)
        return str(value).zfill(len(padded[1])) if padded else str(value)
    return _WRITERS.get(number_format, str)(value)

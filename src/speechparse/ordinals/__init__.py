"""Numerals to integers and back, 0 to 9,999, in every numeral system that Chinese papers number with.

A numeral is the bare number (二十一, ㉑, XXI), without the brackets and points of its marker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from speechparse.ordinals.chinese import (
    CHINESE,
    FINANCIAL,
    PAIR,
    ROUND,
    read_chinese,
    read_financial,
    write_chinese,
    write_financial,
)
from speechparse.ordinals.latin import (
    LOWER_SIGNS,
    UPPER_SIGNS,
    read_decimal,
    read_lower_roman,
    read_roman,
    write_decimal,
    write_lower_roman,
    write_roman,
)
from speechparse.ordinals.signs import ROWS
from speechparse.ordinals.systems import MAX_ORDINAL, System

__all__ = ["MAX_ORDINAL", "System", "format_ordinal", "parse_in", "parse_ordinal", "system_of"]

#: Readers and writers of the systems that compose their numerals, and the least and greatest they write.
_READERS: Final[Mapping[System, Callable[[str], int | None]]] = {
    System.DECIMAL: read_decimal,
    System.CHINESE: read_chinese,
    System.FINANCIAL: read_financial,
    System.UPPER_ROMAN: read_roman,
    System.LOWER_ROMAN: read_lower_roman,
}
_WRITERS: Final[Mapping[System, tuple[Callable[[int, str], str], int, int]]] = {
    System.DECIMAL: (write_decimal, 0, MAX_ORDINAL),
    System.CHINESE: (write_chinese, 0, MAX_ORDINAL),
    System.FINANCIAL: (write_financial, 0, MAX_ORDINAL),
    System.UPPER_ROMAN: (write_roman, 1, 3_999),
    System.LOWER_ROMAN: (write_lower_roman, 1, 3_999),
}
#: The manners in which the numerals to 99 of a system are looked up; the systems not here are worked out.
_LOOKED_UP: Final[Mapping[System, tuple[str, ...]]] = {
    System.CHINESE: ("", "二一"),
    System.DECIMAL: ("", "１"),
    System.UPPER_ROMAN: ("", "Ⅰ"),
    System.LOWER_ROMAN: ("", "ⅰ"),
}
#: Letters that are Roman numerals too. I, V and X open short lists of Roman numerals; the others do not,
#: and stand early in the alphabet.
_SOONER_ROMAN: Final = frozenset("IVXivxＩＶＸｉｖｘ")
_SOONER_LETTERS: Final = frozenset("CDLMcdlmＣＤＬＭｃｄｌｍ")


def _known(system: System) -> dict[str, int]:
    """Return the numerals of a system that are looked up, not worked out."""
    if system in ROWS:
        return {sign: number for row in ROWS[system] for number, sign in row.items()}
    write, least, _ = _WRITERS[system]
    return {
        write(number, like): number for like in _LOOKED_UP.get(system, ()) for number in range(least, 100)
    }


_KNOWN: Final = {system: _known(system) for system in System}


def _candidates() -> dict[str, tuple[System, ...]]:
    """Return, for each first character of a numeral, the systems it may be of, the likelier first."""
    firsts: dict[str, tuple[System, ...]] = {
        **dict.fromkeys(CHINESE.keys() | PAIR | ROUND, (System.CHINESE, System.FINANCIAL)),
        **dict.fromkeys(FINANCIAL, (System.FINANCIAL,)),
        **dict.fromkeys("0123456789０１２３４５６７８９", (System.DECIMAL, System.CHINESE, System.FINANCIAL)),
    }
    for system, rows in ROWS.items():
        for sign in (sign for row in rows for sign in row.values()):
            firsts[sign] = (system, *firsts.get(sign, ()))
    for system, signs in ((System.UPPER_ROMAN, UPPER_SIGNS), (System.LOWER_ROMAN, LOWER_SIGNS)):
        for sign in signs:
            others = firsts.get(sign, ())
            firsts[sign] = (*others, system) if sign in _SOONER_LETTERS else (system, *others)
    return firsts


_CANDIDATES: Final = _candidates()
_COMMON: Final = {
    numeral: next(_KNOWN[likely][numeral] for likely in _CANDIDATES[numeral[0]] if numeral in _KNOWN[likely])
    for system in System
    for numeral in _KNOWN[system]
}


def parse_ordinal(numeral: str) -> int | None:
    """Return the number that a numeral of any system says, None where it is no numeral from 0 to 9,999.

    A single letter that may be either is Roman if it is I, V or X, else a letter of the alphabet.

    >>> parse_ordinal("一百二十八"), parse_ordinal("廿一"), parse_ordinal("二○○四"), parse_ordinal("百千")
    (128, 21, 2004, None)
    """
    known = _COMMON.get(numeral)
    if known is not None:
        return known
    for system in _CANDIDATES.get(numeral[:1], ()):
        value = parse_in(numeral, system)
        if value is not None:
            return value
    return None


def parse_in(numeral: str, system: System) -> int | None:
    """Return the number that a numeral says in one system, None where it says none there.

    >>> parse_in("C", System.UPPER_LETTER), parse_in("C", System.UPPER_ROMAN)
    (3, 100)
    """
    known = _KNOWN[system].get(numeral)
    if known is not None or system not in _READERS:
        return known
    return _READERS[system](numeral)


def system_of(numeral: str) -> System | None:
    """Return the system of a numeral; None where it is none, or a letter that may be Roman too.

    >>> system_of("卅五"), system_of("XII"), system_of("C")
    (<System.CHINESE: 'chinese'>, <System.UPPER_ROMAN: 'upper-roman'>, None)
    """
    if numeral in _SOONER_ROMAN or numeral in _SOONER_LETTERS:
        return None
    systems = _CANDIDATES.get(numeral[:1], ())
    return next((system for system in systems if parse_in(numeral, system) is not None), None)


def format_ordinal(number: int, system: System, *, like: str | None = None) -> str:
    """Write a number in a system, in the manner of ``like``, another numeral of its list.

    The manner is width and leading zeros (０９), 〇 or 零, positional (二一), 廿, 两, 一百十, traditional
    forms, and which row of signs (❶, Ⅰ). A ``like`` that is no numeral of the system is passed over.
    ValueError where the system, or that row of signs, does not reach the number.

    >>> format_ordinal(11, System.CHINESE, like="一〇"), format_ordinal(105, System.CHINESE)
    ('一一', '一百零五')
    """
    manner = like if like and parse_in(like, system) is not None else ""
    if system in ROWS:
        rows = ROWS[system]
        row = next((row for row in rows if manner in row.values()), rows[0])
        if number not in row:
            raise ValueError(_out_of_reach(number, system, min(row), max(row)))
        return row[number]
    write, least, greatest = _WRITERS[system]
    if not least <= number <= greatest:
        raise ValueError(_out_of_reach(number, system, least, greatest))
    return write(number, manner)


def _out_of_reach(number: int, system: System, least: int, greatest: int) -> str:
    return f"{system.value} numerals go from {least} to {greatest:,}; {number:,} cannot be written so"

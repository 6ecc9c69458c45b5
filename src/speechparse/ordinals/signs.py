"""The signs that are a whole numeral each: ①, ⑴, ⒈, ㈠, ㊀, 甲, A."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from speechparse.ordinals.systems import System


def _run(first: str, last: str, start: int = 1) -> dict[int, str]:
    """Number the characters from ``first`` to ``last``."""
    return {start + step: chr(code) for step, code in enumerate(range(ord(first), ord(last) + 1))}


_CIRCLED: Final = _run("①", "⑳") | _run("㉑", "㉟", 21) | _run("㊱", "㊿", 36)
_FILLED: Final = _run("❶", "❿") | _run("⓫", "⓴", 11)
#: For each system its rows of signs, by number; the first row is written unless ``like`` is of another.
ROWS: Final[Mapping[System, tuple[Mapping[int, str], ...]]] = {
    System.CIRCLED: (
        {0: "⓪"} | _CIRCLED,
        {0: "⓿"} | _FILLED,
        _run("⓵", "⓾"),
        {0: "\U0001f10b"} | _CIRCLED | _run("➀", "➉"),
        {0: "\U0001f10c"} | _FILLED | _run("➊", "➓"),
    ),
    System.PARENTHESISED: (_run("⑴", "⒇"),),
    System.FULL_STOP: ({0: "\U0001f100"} | _run("⒈", "⒛"),),
    System.PARENTHESISED_IDEOGRAPH: (_run("㈠", "㈩"),),
    System.CIRCLED_IDEOGRAPH: (_run("㊀", "㊉"),),
    System.STEM: (dict(enumerate("甲乙丙丁戊己庚辛壬癸", 1)),),
    System.UPPER_LETTER: (_run("A", "Z"), _run("Ａ", "Ｚ")),
    System.LOWER_LETTER: (_run("a", "z"), _run("ａ", "ｚ")),
}

"""Tell letters from Roman numbers, which a lone I, V or X may be: after a) … h) an i) goes on, unless an ii) comes."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from speechparse.lexer.candidate import Candidate
from speechparse.ordinals import System, parse_in
from speechparse.styles import BY_TERMINAL, Style

#: For each Roman style the style and numerals of its letters.
_LETTERS: Final[dict[str, tuple[Style, System]]] = {
    "upper-roman": (BY_TERMINAL["UPPER_LETTER"], System.UPPER_LETTER),
    "lower-roman": (BY_TERMINAL["LOWER_LETTER"], System.LOWER_LETTER),
}
_STYLES: Final = frozenset(_LETTERS) | {style.name for style, _ in _LETTERS.values()}
#: What stands around the numeral in such a marker.
_SIGNS: Final = " \t\u00a0\u3000.．、()（）"


def tell_letters(text: str, candidates: list[Candidate]) -> None:
    """Take a Roman number for a letter where the letter before it came last, and no Roman numbers go on with it."""
    romans = [index for index, candidate in enumerate(candidates) if candidate[2].name in _LETTERS]
    if not romans:
        return
    #: The Roman ones that have their two after them.
    begins = {one for one, other in pairwise(romans) if candidates[other].ordinal == 2}
    #: The number that came last, by style and the signs around it.
    last: dict[tuple[str, str], int] = {}
    for index, candidate in enumerate(candidates):
        name = candidate[2].name
        if name not in _STYLES:
            continue
        marker = text[candidate.start : candidate.end]
        numeral = marker.strip(_SIGNS)
        signs = "".join(marker.replace(numeral, "").split())
        if name in _LETTERS:
            style, system = _LETTERS[name]
            number = parse_in(numeral, system) or 0
            is_first = candidate.ordinal == 1
            goes_on = index in begins if is_first else last.get((name, signs)) == candidate.ordinal - 1
            if number > 1 and last.get((style.name, signs)) == number - 1 and not goes_on:
                candidate = candidate._replace(style=style, family=style.family, ordinal=number)
                candidates[index] = candidate
        last[candidate.style.name, signs] = candidate.ordinal

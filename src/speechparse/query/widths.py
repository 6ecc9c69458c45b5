"""Compare words without regard to the width of their signs: （１） and (1) are the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_HALF: Final = range(0x21, 0x7F)
_FULL_FROM_HALF: Final = 0xFEE0
_TO_HALF: Final = {half + _FULL_FROM_HALF: half for half in _HALF} | {0x3000: 0x20}
#: For every sign that has two widths, both.
_BOTH: Final = {
    sign: chr(full) + chr(half) for full, half in _TO_HALF.items() for sign in (chr(full), chr(half))
}


def fold(words: str) -> str:
    """Write full-width signs half-width, one for one.

    >>> fold("（１）Ａ　股")
    '(1)A 股'
    """
    return words.translate(_TO_HALF)


def comparison(operator: str, wanted: str) -> Callable[[str], bool]:
    """Return the test that ``operator`` (one of = *= ^= $=) makes of a value.

    An empty ``wanted`` is the whole of an empty value, and part of none.
    """
    if not wanted and operator != "=":
        return lambda value: False
    if not any(sign in _BOTH for sign in wanted):
        return _exact(operator, wanted)
    # Values are long and many, and the words sought are few and short: these are widened, not those folded.
    pattern = re.compile("".join(f"[{re.escape(_BOTH.get(sign, sign))}]" for sign in wanted))
    size = len(wanted)
    if operator == "=":
        return lambda value: pattern.fullmatch(value) is not None
    if operator == "^=":
        return lambda value: pattern.match(value) is not None
    if operator == "$=":
        return lambda value: pattern.fullmatch(value[-size:]) is not None
    return lambda value: pattern.search(value) is not None


def _exact(operator: str, wanted: str) -> Callable[[str], bool]:
    if operator == "=":
        return lambda value: value == wanted
    if operator == "^=":
        return lambda value: value.startswith(wanted)
    if operator == "$=":
        return lambda value: value.endswith(wanted)
    return lambda value: wanted in value

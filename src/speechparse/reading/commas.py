"""Leave out the commas that some pages put before other signs, as they turn one script into the other: 一,、 is read 一、.

The stops of half width (一､ … ｡), which other pages have, are read as those of full width.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

#: No author puts a comma before these; who does it by a slip does not do it so often.
_DOUBLED: Final = ("，。", ",。", "，、", ",、")
#: Who doubles them does it here too.
_TELLING: Final = ("，、", ",、")
_LEAST: Final = 3
#: A page that does it does it all over: so many characters tell.
_ENOUGH: Final = 10_000
_HALF: Final = {"､": "、", "｡": "。"}
_HALF_SIGN: Final = LazyPattern("[､｡]")
_BEFORE_SIGN: Final = LazyPattern(r"[,，](?=[,，、。；;：:])")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each comma that stands before another sign, if that comes again and again, and each half stop."""
    text = reading.text
    beginning = text[:_ENOUGH]
    edits: list[Edit] = []
    if any(sign in beginning for sign in _TELLING) and sum(map(beginning.count, _DOUBLED)) >= _LEAST:
        edits = [Edit(*match.span(), "", "markup") for match in _BEFORE_SIGN.finditer(text)]
    if any(sign in text for sign in _HALF):
        edits += [Edit(*match.span(), _HALF[match[0]], "markup") for match in _HALF_SIGN.finditer(text)]
        edits.sort()
    return edits

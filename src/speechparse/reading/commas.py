"""Leave out the commas that some pages put before other signs, as they turn one script into the other: 一,、 is read 一、."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

#: No author puts a comma before these; who does it by a slip does not do it so often.
_DOUBLED: Final = ("，。", ",。", "，、", ",、")
_LEAST: Final = 3
#: A page that does it does it all over: so many characters tell.
_ENOUGH: Final = 20_000
_BEFORE_SIGN: Final = LazyPattern(r"[,，](?=[,，、。；;：:])")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each comma that stands before another sign, if that comes again and again."""
    text = reading.text
    beginning = text[:_ENOUGH]
    if sum(map(beginning.count, _DOUBLED)) < _LEAST:
        return []
    return [Edit(*match.span(), "", "markup") for match in _BEFORE_SIGN.finditer(text)]

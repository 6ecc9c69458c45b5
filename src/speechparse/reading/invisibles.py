"""Leave out characters that have no width and no meaning here: joiners, marks of direction, soft hyphens.

So are the question marks that stand where lines begin, for indents that were lost in another encoding.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.signs import INVISIBLE
from speechparse.reading.text import Edit, Reading

_CHARACTERS: Final = frozenset(INVISIBLE)
_RUN: Final = LazyPattern(f"[{INVISIBLE}]+")
#: A line that begins with lost indents, and how many there are at least: no sentence begins so.
_LOST_INDENT: Final = LazyPattern(r"(?<=\n)\?{1,8}(?=[^\s?])")
_LOST: Final = "\n?"
_LEAST_LOST: Final = 3


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each run of invisible characters and each lost indent."""
    text = reading.text
    edits: list[Edit] = []
    if "?" in text and _LOST in text:  # a scan for one sign costs a tenth of one for two
        lost = [Edit(*match.span(), "", "markup") for match in _LOST_INDENT.finditer(text)]
        edits = lost if len(lost) >= _LEAST_LOST else []
    if _CHARACTERS.isdisjoint(reading.signs):
        return edits
    return sorted(edits + [Edit(*match.span(), "", "markup") for match in _RUN.finditer(text)])

r"""Read the escapes of a program's string (\n \r\n \t \u3000) that a dump left in a text as what they stand for."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

# Dumps of dumps double the stroke. What goes on in Latin letters, but for a marker, may be a path or a formula (C:\new, \theta).
_ESCAPE: Final = LazyPattern(
    r"(?<!\\)\\{1,4}(?:(?P<ends>(?:r\\{1,4})?n)|t|u(?P<code>3000|00a0|00A0))(?![A-Za-z](?![.．、)）]))"
)
#: A text with fewer line ends or wide blanks of this kind may speak of them.
_LEAST: Final = 3


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each escape of a line's end or a blank, where a text has several."""
    text = reading.text
    if "\\" not in reading.signs or ("\\n" not in text and "\\u" not in text):
        return []
    found = list(_ESCAPE.finditer(text))
    if sum(escape["ends"] is not None or escape["code"] is not None for escape in found) < _LEAST:
        return []
    return [Edit(*escape.span(), _meant(escape["ends"], escape["code"]), "markup") for escape in found]


def _meant(ends: str | None, code: str | None) -> str:
    """Return the character that an escape stands for: a line's end, or a blank of a kind."""
    if ends is not None:
        return "\n"
    return " " if code is None else chr(int(code, 16))

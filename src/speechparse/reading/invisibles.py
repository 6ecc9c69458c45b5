"""Leave out characters that have no width and no meaning here: joiners, marks of direction, soft hyphens."""

from __future__ import annotations

from typing import Final

import regex

from speechparse.reading.text import Edit, Reading

_INVISIBLE: Final = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each run of invisible characters."""
    if reading.text.isascii():
        return []
    return [Edit(*match.span(), "", "markup") for match in _INVISIBLE.finditer(reading.text)]

"""The tree's JSON where a text has half a character in it, a broken byte of its file: that has no UTF-8, but it has
an escape, which pydantic neither writes nor reads."""

from __future__ import annotations

import json
import re
from typing import Any, Final

#: The escape of half a character, which may be a part of a whole one's.
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")


def escaped(tree: Any, *, indent: int | None = None) -> str:
    """Return plain data as JSON in ASCII alone, in one line as pydantic writes it, or indented."""
    return json.dumps(tree, indent=indent, separators=(",", ":") if indent is None else None)


def unescaped(written: str | bytes | bytearray) -> Any:
    """Return the data of a JSON with such escapes; ValueError where it has none of them, or is no JSON."""
    text = written if isinstance(written, str) else written.decode()
    if not _HALF.search(text):
        raise ValueError("no half of a character is escaped")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is too deep") from None

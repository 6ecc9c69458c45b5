"""Text made safe for XML and HTML: what the two cannot hold, and what means something in them."""

from __future__ import annotations

import re
from typing import Final

#: Characters that no XML 1.0 document may hold, written or escaped: controls, lone surrogates, two non-characters.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE_SIGNS: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def escape_text(text: str) -> str:
    """Return a text as the content of an element; what XML cannot hold becomes U+FFFD."""
    return _UNFIT.sub("\ufffd", text).translate(_SIGNS)


def escape_attribute(text: str) -> str:
    """Return a text as the value of an attribute in double quotes, its line ends kept."""
    return _UNFIT.sub("\ufffd", text).translate(_ATTRIBUTE_SIGNS)

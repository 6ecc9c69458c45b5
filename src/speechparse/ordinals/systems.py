"""The numeral systems, and the limits that all of them share."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

#: The largest ordinal that is read or written.
MAX_ORDINAL: Final = 9_999
#: No numeral up to MAX_ORDINAL needs more characters; longer ones are refused unread.
MAX_NUMERAL: Final = 16


class System(StrEnum):
    """A numeral system; its value is the name that tables of marker styles use."""

    CHINESE = "chinese"
    FINANCIAL = "financial"
    DECIMAL = "decimal"
    CIRCLED = "circled"
    PARENTHESISED = "parenthesised"
    FULL_STOP = "full-stop"
    PARENTHESISED_IDEOGRAPH = "parenthesised-ideograph"
    CIRCLED_IDEOGRAPH = "circled-ideograph"
    STEM = "stem"
    UPPER_LETTER = "upper-letter"
    LOWER_LETTER = "lower-letter"
    UPPER_ROMAN = "upper-roman"
    LOWER_ROMAN = "lower-roman"

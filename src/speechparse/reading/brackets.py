"""Find the round brackets that opened before a place, within a reach that the caller sets; and what quotations begin with."""

from __future__ import annotations

from typing import Final

#: What a body may begin with beside words: a quotation, the title of a paper.
BODY_QUOTES: Final = ("“", "《", "「")


def last_opened(text: str, low: int, high: int) -> int:
    """Return where the last round bracket in ``[low, high)`` opens; -1 if none does."""
    return max(text.rfind("（", low, high), text.rfind("(", low, high))


def is_bracketed(text: str, low: int, at: int) -> bool:
    """Say whether a round bracket that opened in ``[low, at)`` is still open at ``at``."""
    return last_opened(text, low, at) > max(text.rfind("）", low, at), text.rfind(")", low, at))

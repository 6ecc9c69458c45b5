"""The words of a decree or notice that issues another paper: 现予公布, 现印发给你们."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern

_PUBLISHED: Final = "(?:公布|[发發]布|[颁頒]布|印[发發]|[转轉][发發])"
_ISSUES: Final = LazyPattern(
    rf"[现現](?:予以?)?{_PUBLISHED}|[现現][将將][^。]{{2,80}}?{_PUBLISHED}|(?:印[发發]|[转轉][发發])[给給]?你们|[转轉发發][给給]你们"
)


def issues(text: str, begin: int, end: int) -> bool:
    """Say whether the text in ``[begin, end)`` says that something is issued."""
    return _ISSUES.search(text, begin, end) is not None

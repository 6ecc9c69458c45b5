"""The words of a decree or notice that issues another paper: 现予公布, 现印发给你们."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern

_PUBLISHED: Final = "(?:公布|[发發]布|[颁頒]布|印[发發]|[转轉][发發])"
_NOW: Final = rf"(?:(?:予以?)?{_PUBLISHED}|[将將][^。]{{2,80}}?{_PUBLISHED})"
_PASSED_ON: Final = "(?:[发發][给給]?|[给給])你们"
#: Each way begins with one sign and no class of signs: then a scan asks the pattern at those signs alone.
_ISSUES: Final = LazyPattern(
    f"现{_NOW}|現{_NOW}|印[发發][给給]?你们|转{_PASSED_ON}|轉{_PASSED_ON}|发[给給]你们|發[给給]你们"
)


def issues(text: str, begin: int, end: int) -> bool:
    """Say whether the text in ``[begin, end)`` says that something is issued."""
    return _ISSUES.search(text, begin, end) is not None

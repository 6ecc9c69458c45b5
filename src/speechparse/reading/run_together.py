"""Find lines that are a whole list of words whose line breaks were lost: 1、东渠2、西渠3、南渠."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.patterns import LazyPattern

_FIRST: Final = "1"
#: The line: its items hold no digit and no sign that ends a clause; commas and blanks they may hold.
_ITEM: Final = "[^0-9\\r\\n。；：！？;:!?.．…]{2,40}"
_LIST: Final = LazyPattern(rf"1([、.．])(?:{_ITEM}[0-9]{{1,2}}\1){{1,}}{_ITEM}[。；;]?")
_NUMBER: Final = LazyPattern("[0-9]{1,2}")
#: After these a number is part of a name.
_NAMES: Final = frozenset("第表图圖件（(")
#: So many items tell that a line is a list; where one does, so many do of another.
_ENOUGH: Final = 3
_ENOUGH_BESIDE: Final = 2


def find_run_together(
    text: str, begins: Sequence[int], ends: Sequence[int]
) -> dict[int, list[tuple[int, int]]]:
    """Return the items, by its index, of each line that is such a list."""
    # To look at each line's first character takes a tenth of what it takes to look for the second number.
    numbered = [line for line, begin in enumerate(begins) if text[begin] == _FIRST]
    found = {line: _items(text, begins[line], ends[line]) for line in numbered}
    if all(len(items) < _ENOUGH for items in found.values()):
        return {}
    return {line: items for line, items in found.items() if len(items) >= _ENOUGH_BESIDE}


def _items(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return where the line's items begin and end, if it is a list of which no number is left out.

    Where a blank stands before each number but the first, nothing was lost.
    """
    if _LIST.fullmatch(text, begin, end) is None:
        return []
    starts: list[int] = []
    parted = 0
    for count, number in enumerate(_NUMBER.finditer(text, begin, end), 1):
        start = number.start()
        if int(number[0]) != count or (count > 1 and text[start - 1] in _NAMES):
            return []
        parted += start > begin and text[start - 1].isspace()
        starts.append(start)
    return [] if parted * 2 >= len(starts) else [*zip(starts, [*starts[1:], end], strict=True)]

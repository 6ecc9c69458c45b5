"""Find lines that are a whole list of words whose line breaks were lost: 1、东渠2、西渠3、南渠."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.patterns import LazyPattern

_FIRST: Final = "1"
#: The line: its items hold no digit and no sign that parts clauses, and there are three of them at least.
_ITEM: Final = "[^0-9\\s，。；：、！？,;:!?.．…]{2,20}"
_LIST: Final = LazyPattern(rf"1([、.．])(?:{_ITEM}[0-9]{{1,2}}\1){{2,}}{_ITEM}[ \u3000]?[。；;]?")
_NUMBER: Final = LazyPattern("[0-9]{1,2}")
#: After these a number is part of a name.
_NAMES: Final = frozenset("第表图圖件（(")


def find_run_together(
    text: str, begins: Sequence[int], ends: Sequence[int]
) -> dict[int, list[tuple[int, int]]]:
    """Return the items, by its index, of each line that is such a list."""
    # To look at each line's first character takes a tenth of what it takes to look for the second number.
    numbered = [line for line, begin in enumerate(begins) if text[begin] == _FIRST]
    found = {line: _items(text, begins[line], ends[line]) for line in numbered}
    return {line: items for line, items in found.items() if items}


def _items(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return where the line's items begin and end, if it is a list of which no number is left out."""
    if _LIST.fullmatch(text, begin, end) is None:
        return []
    starts: list[int] = []
    for count, number in enumerate(_NUMBER.finditer(text, begin, end), 1):
        if int(number[0]) != count or (count > 1 and text[number.start() - 1] in _NAMES):
            return []
        starts.append(number.start())
    return [*zip(starts, [*starts[1:], end], strict=True)]

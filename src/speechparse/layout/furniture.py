"""Find the furniture around the speeches of a page: what stands after each, and lines of its own between."""

from __future__ import annotations

from itertools import count
from typing import Final, NamedTuple

from speechparse.layout.page import RULE, Page
from speechparse.layout.page_lines import (
    LONGEST_FOOT_LINE,
    PAGE_FOOT,
    is_amid_text,
    is_foot_line,
    is_page_line,
)
from speechparse.terms import FurnitureReason

#: A foot has no more lines; and what a sentence ends in, and how short one may be.
_LONGEST_FOOT: Final = 80
_SENTENCE_ENDS: Final = frozenset("。！？!?；;")
_SHORTEST_SENTENCE: Final = 12


class Furniture(NamedTuple):
    """Whole lines ``[first, last)`` that are not the paper."""

    first: int
    last: int
    reason: FurnitureReason


class Feet(NamedTuple):
    """What stands after a speech, and the lines of the page in its midst, after which it goes on."""

    furniture: list[Furniture]
    inside: list[int]


def find_feet(page: Page, start: int, end: int, *, is_last: bool) -> Feet:
    """Find the page's foot after the speech ``[start, end)``, or the label of the part that comes next, or the rule before it."""
    first = start
    while first < end and (not page.is_body(first) or is_page_line(page, first)):
        first += 1  # a source line under the title is no foot
    low = max(start + 1, first, end - _LONGEST_FOOT)
    inside: list[int] = []
    sentence = -1
    for index, begin, stop in zip(count(low), page.begins[low:end], page.ends[low:end]):
        # What is_foot_line asks, without its calls: that is asked of most lines.
        if stop - begin > LONGEST_FOOT_LINE or not PAGE_FOOT.match(page.text, begin, stop):
            continue
        if sentence < 0:
            sentence = _first_sentence(page, start, end)
        # Where all of a paper's sentences stand below, the line is of its head (来源：), which is long.
        if not (
            page.goes_on(start, index) or index < sentence < end or is_amid_text(page, start, index, end)
        ):
            return Feet([Furniture(index, end, "page-foot" if is_last else "related")], inside)
        inside.append(index)
    last = end - 1
    if not is_last and last > start and (page.is_label_line(last) or page.matches(RULE, last)):
        return Feet([Furniture(last, end, "part")], inside)
    return Feet([], inside)


def _first_sentence(page: Page, start: int, end: int) -> int:
    """Return the first line that is numbered, or a whole sentence that no page says of itself; ``end`` if there is none."""
    for index in range(start, end):
        if index in page.marked or (
            page.text[page.ends[index] - 1] in _SENTENCE_ENDS
            and page.length(index) >= _SHORTEST_SENTENCE
            and not is_foot_line(page, index)
        ):
            return index
    return end

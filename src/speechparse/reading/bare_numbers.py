"""Find the lines that are a number alone by their author's will, and no marker that a break has parted from its words."""

from __future__ import annotations

from itertools import chain, islice, pairwise
from operator import sub
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.lines import Lines
from speechparse.reading.widths import STOPS

#: A marker with nothing after it.
MARKER_ONLY: Final = LazyPattern(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、]"
    r"|第[一二三四五六七八九十百0-9]{1,5}[章节条部分编])[ \u3000]*"
)
#: Lines that are numbers alone are the author's where so many are, and no longer than this.
_LEAST_NUMBERS: Final = 2
_LONGEST_NUMBER: Final = 9
#: A title that stands under its number is no longer than this.
_LONGEST_TITLE: Final = 36
_COMMAS: Final = frozenset("，,")
_BEGINS_MARKER: Final = frozenset("一二三四五六七八九十(（第0123456789")
_NUMERALS: Final = LazyPattern("[一二三四五六七八九十百0-9]+")


def find_bare_numbers(text: str, lines: Lines) -> frozenset[int]:
    """The lines that are a number alone, in a paper whose numbers of that shape all are, above paragraphs: no damage."""
    begins, ends = lines
    bare: dict[str, list[int]] = {}
    lengths = islice(map(sub, ends, begins), len(begins) - 1)
    for index in [index for index, length in enumerate(lengths) if length <= _LONGEST_NUMBER]:
        begin, end = begins[index], ends[index]
        if MARKER_ONLY.fullmatch(text, begin, end):
            bare.setdefault(_NUMERALS.sub("0", text[begin:end].rstrip()), []).append(index)
    many = {
        shape: set(indexes)
        for shape, indexes in bare.items()
        if len(indexes) >= _LEAST_NUMBERS
        and (
            all(text[ends[index + 1] - 1] in STOPS for index in indexes)
            or _are_sentences(text, lines, indexes)
        )
    }
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if not many:
            break
        shape = _shape(text, begin, end)
        if shape in many and index not in many[shape]:
            del many[shape]
    return frozenset(chain.from_iterable(many.values()))


def _are_sentences(text: str, lines: Lines, numbers: list[int]) -> bool:
    """Say whether one line stands under each number, and most are too long for titles: sentences without their stops."""
    begins, ends = lines
    if any(after - number != 2 for number, after in pairwise([*numbers, numbers[-1] + 2])):
        return False
    under = [text[begins[number + 1] : ends[number + 1]] for number in numbers]
    long = sum(len(line) > _LONGEST_TITLE and not _COMMAS.isdisjoint(line) for line in under)
    return 2 * long > len(under)


def _shape(text: str, begin: int, end: int) -> str:
    """Return the marker with which a line begins, its numeral as a 0."""
    if text[begin] not in _BEGINS_MARKER:
        return ""
    marker = MARKER_ONLY.match(text, begin, min(end, begin + _LONGEST_NUMBER))
    return "" if marker is None else _NUMERALS.sub("0", marker[0].rstrip())

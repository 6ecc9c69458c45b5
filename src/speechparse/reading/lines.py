"""The lines of a text that hold something; in one-line papers, what is left of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern
from speechparse.reading.one_line import LONG_LINE, blanks_of, find_paragraphs, has_blank, may_be_paper

BLANKS: Final = frozenset(" \t\u00a0\u2002\u2003\u3000")
LINE_END_SET: Final = "\n\r\v\f\x85\u2028\u2029"


class Lines(NamedTuple):
    """The lines of a reading that hold something: where the content of each begins and ends."""

    begins: list[int]
    ends: list[int]

    def at(self, offset: int) -> int:
        """Return the index of the line that holds ``offset``, or of the one before it."""
        return bisect_right(self.begins, offset) - 1


_LINE: Final = LazyPattern(rf"[^\s{LINE_END_SET}][^{LINE_END_SET}]*")
#: The label of a collection's part, and in its line the title of the part.
_LABEL: Final = LazyPattern(
    r"(篇[一二三四五六七八九十0-9]{1,3}[：:]|【第?[一二三四五六七八九十0-9]{1,3}篇】|【篇[一二三四五六七八九十0-9]{1,3}】)[ \t\u3000]*"
    r"(?=[^\s。；，]{4,60}$)"
)


def find_lines(text: str) -> Lines:
    """Find the lines of ``text`` that are not blank, without their indents and trailing blanks."""
    begins: list[int] = []
    ends: list[int] = []
    blanks = blanks_of(text)
    for match in _LINE.finditer(text):
        begin, end = match.span()
        if end - begin > LONG_LINE and (
            may_be_paper(end - begin, len(text)) or has_blank(text, begin, end, blanks)
        ):
            for start, stop in find_paragraphs(text, begin, end):
                begins.append(start)
                ends.append(stop)
            continue
        if text[begin] in "篇【" and (label := _LABEL.match(text, begin, end)) is not None:
            begins.append(begin)
            ends.append(label.end(1))
            begin = label.end()
        begins.append(begin)
        ends.append(end)
    for index, end in enumerate(ends):
        if text[end - 1] in " \t\u00a0\u2002\u2003\u3000\x1c\x1d\x1e\x1f":
            ends[index] = begins[index] + len(text[begins[index] : end].rstrip())
    return Lines(begins, ends)

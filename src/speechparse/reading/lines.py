"""The lines of a text that hold something; in one-line papers, what is left of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate, compress, count
from operator import add, sub
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern
from speechparse.reading.one_line import LONG_LINE, blanks_of, find_paragraphs, shortest_paper
from speechparse.reading.pieces import Piece, find_pieces
from speechparse.reading.signs import OTHER_LINE_ENDS, rare_signs

BLANKS: Final = frozenset(" \t\u00a0\u2002\u2003\u3000")
LINE_END_SET: Final = "\n" + OTHER_LINE_ENDS


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
_LABEL_BEGINS: Final = "篇【"
_TRAILING: Final = frozenset(" \t\u00a0\u2002\u2003\u3000\x1c\x1d\x1e\x1f")
#: So many blanks a line holds that any of them has parted: two wide ones, or three between sentences.
_LEAST_BLANKS: Final = 2


def find_lines(text: str, signs: Collection[str] | None = None) -> Lines:
    """Find the lines of ``text`` that are not blank, without their indents and trailing blanks.

    ``signs`` are the rare ones that the text may hold, where they are known.
    """
    if signs is None:
        signs = rare_signs(text)
    begins, ends, contents = _contents(text, signs)
    trimmed = [*map(str.rstrip, contents)]
    if trimmed != contents:
        for index in [i for i, line in enumerate(contents) if line[-1] in _TRAILING]:
            ends[index] = begins[index] + len(trimmed[index])
    if pieces := find_pieces(text, begins, ends):
        begins, ends, contents = _after_labels(text, begins, ends, pieces)
    odd = [i for i, line in enumerate(contents) if len(line) > LONG_LINE or line[0] in _LABEL_BEGINS]
    return _parted(text, begins, ends, contents, odd, blanks_of(text, signs)) if odd else Lines(begins, ends)


def _after_labels(
    text: str, begins: list[int], ends: list[int], pieces: list[Piece]
) -> tuple[list[int], list[int], list[str]]:
    """Part the labels of a collection's pieces from what goes on in their lines."""
    labels = {piece.line: piece.end for piece in pieces}
    parted: list[tuple[int, int]] = []
    for line, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        label_end = labels.get(line, end)
        words = len(text[label_end:end].lstrip())
        parted += [(begin, label_end), (end - words, end)] if words else [(begin, end)]
    begins, ends = [begin for begin, _ in parted], [end for _, end in parted]
    return begins, ends, [text[begin:end] for begin, end in parted]


def _contents(text: str, signs: Collection[str]) -> tuple[list[int], list[int], list[str]]:
    """Return where each line that is not blank begins and ends, without its indent, and what it holds."""
    # No step in Python for a line: a third of the time that a pattern takes for the whole.
    pieces = text.split("\n")
    bare = [*map(str.lstrip, pieces)]
    ends = [*compress(map(add, accumulate(map(len, pieces)), count()), bare)]
    contents = [*filter(None, bare)]
    begins = [*map(sub, ends, map(len, contents))]
    others = [sign for sign in OTHER_LINE_ENDS if sign in signs]
    if others and not (others == ["\r"] and _drop_returns(ends, contents)):
        found = [*_LINE.finditer(text)]
        return [line.start() for line in found], [line.end() for line in found], [line[0] for line in found]
    return begins, ends, contents


def _drop_returns(ends: list[int], contents: list[str]) -> bool:
    """Take the carriage return off each line that ends in one; say whether no other parts a line."""
    for index in [index for index, line in enumerate(contents) if "\r" in line]:
        line = contents[index]
        if line.find("\r") < len(line) - 1:
            return False
        contents[index] = line[:-1]
        ends[index] -= 1
    return True


def _parted(
    text: str, begins: list[int], ends: list[int], contents: list[str], odd: list[int], blanks: list[str]
) -> Lines:
    """Part those of the lines at ``odd`` that hold more than one: papers on one line, labels before titles."""
    shortest = shortest_paper(len(text))
    new_begins: list[int] = []
    new_ends: list[int] = []
    at = 0
    for index in odd:
        line = contents[index]
        if LONG_LINE < len(line) < shortest:
            # By far the most; each blank is asked for by itself in a tenth of what a pattern takes.
            for blank in blanks:
                if blank in line:
                    break
            else:
                continue
            if sum(map(line.count, blanks)) < _LEAST_BLANKS:
                continue
        begin = begins[index]
        end = begin + len(line)
        if len(line) > LONG_LINE:
            parts = [*find_paragraphs(text, begin, end)]
        elif (label := _LABEL.match(text, begin, end)) is not None:
            parts = [(begin, label.end(1)), (label.end(), end)]
        else:
            continue
        new_begins += begins[at:index]
        new_ends += ends[at:index]
        for start, stop in parts:
            new_begins.append(start)
            new_ends.append(start + len(text[start:stop].rstrip()) if text[stop - 1] in _TRAILING else stop)
        at = index + 1
    return Lines(new_begins + begins[at:], new_ends + ends[at:]) if at else Lines(begins, ends)

"""The lines of a text that hold something; in one-line papers, what is left of them."""

from __future__ import annotations

import re  # what a match is: LazyPattern compiles
from bisect import bisect_right
from collections.abc import Collection, Mapping
from operator import itemgetter, sub
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern
from speechparse.reading.one_line import LONG_LINE, blanks_of, find_paragraphs, is_paper, shortest_paper
from speechparse.reading.pieces import Piece, find_pieces
from speechparse.reading.run_together import find_run_together
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
#: What parts lines where all end in line feeds, and what stands before the first.
_BREAK: Final = LazyPattern(r"\n\s*+")
_INDENT: Final = LazyPattern(r"\s+")
#: A carriage return that parts lines by itself.
_RETURN: Final = LazyPattern(r"\r(?!\n)")
_SPAN: Final = re.Match.span
_BEGIN: Final = itemgetter(0)
_END: Final = itemgetter(1)
#: The label of a collection's part, and in its line the title of the part.
_LABEL: Final = LazyPattern(
    r"(篇[一二三四五六七八九十0-9]{1,3}[：:]|【第?[一二三四五六七八九十0-9]{1,3}篇】|【篇[一二三四五六七八九十0-9]{1,3}】)[ \t\u3000]*"
    r"(?=[^\s。；，]{4,60}$)"
)
_LABEL_BEGINS: Final = "篇【"
_TRAILING: Final = frozenset(" \t\u00a0\u2002\u2003\u3000\x1c\x1d\x1e\x1f\r")
#: So many blanks a line holds that any of them has parted: two wide ones, or three between sentences.
_LEAST_BLANKS: Final = 2


def find_lines(text: str, signs: Collection[str] | None = None) -> Lines:
    """Find the lines of ``text`` that are not blank, without their indents and trailing blanks.

    ``signs`` are the rare ones that the text may hold, where they are known.
    """
    if signs is None:
        signs = rare_signs(text)
    if end_in_feeds(text, signs):
        lines = _between(text, 0, len(text))
    else:
        spans = [*map(_SPAN, _LINE.finditer(text))]
        lines = Lines([*map(_BEGIN, spans)], [*map(_END, spans)])
    full = _trim(text, lines)
    if pieces := find_pieces(text, *lines):
        lines, full = _after_labels(text, lines, full, pieces)
    return _looked_into(text, lines, full, blanks_of(text, signs))


def _after_labels(text: str, lines: Lines, full: list[int], pieces: list[Piece]) -> tuple[Lines, list[int]]:
    """Part the labels of a collection's pieces from what goes on in their lines."""
    labels = {piece.line: piece.end for piece in pieces}
    parted: list[tuple[int, int, int]] = []
    for line, (begin, end) in enumerate(zip(*lines, strict=True)):
        label_end = labels.get(line, end)
        words = len(text[label_end:end].lstrip())
        if words:
            parted += [(begin, _trimmed(text, begin, label_end), label_end), (end - words, end, full[line])]
        else:
            parted.append((begin, end, full[line]))
    begins, ends, full = (list(side) for side in zip(*parted, strict=True))
    return Lines(begins, ends), full


def end_in_feeds(text: str, signs: Collection[str]) -> bool:
    """Say whether nothing parts lines but a line feed, with or without a carriage return before it."""
    others = [sign for sign in OTHER_LINE_ENDS if sign in signs]
    return not others or (others == ["\r"] and _RETURN.search(text) is None)


def lines_between(text: str, start: int, stop: int, blanks: list[str]) -> Lines:
    """Find the lines of ``[start, stop)``, where all end in line feeds; ``blanks`` are all kinds that the text has."""
    lines = _between(text, start, stop)
    return _looked_into(text, lines, _trim(text, lines), blanks)


def _between(text: str, start: int, stop: int) -> Lines:
    """Find the lines, with what trails them."""
    indent = _INDENT.match(text, start, stop)
    first = start if indent is None else indent.end()
    # Looking for what parts the lines takes half of what it takes to look for the lines.
    spans = [*map(_SPAN, _BREAK.finditer(text, first, stop))]
    begins = [first, *map(_END, spans)]
    ends = [*map(_BEGIN, spans), stop]
    if begins[-1] == stop:
        del begins[-1], ends[-1]
    return Lines(begins, ends)


def _trim(text: str, lines: Lines) -> list[int]:
    """Take off the lines their trailing blanks and carriage returns; return where they end with the blanks."""
    begins, ends = lines
    full = ends.copy()
    for index in [index for index, end in enumerate(ends) if text[end - 1] in _TRAILING]:
        if text[ends[index] - 1] == "\r":
            ends[index] -= 1
            full[index] -= 1
        ends[index] = _trimmed(text, begins[index], ends[index])
    return full


def _looked_into(text: str, lines: Lines, full: list[int], blanks: list[str]) -> Lines:
    """Return the lines, parted where they hold more than one; ``full`` are their ends with trailing blanks."""
    odd = _odd(text, lines.begins, full, blanks)
    lists = find_run_together(text, *lines)
    if lists:
        odd = sorted({*odd, *lists})
    return _parted(text, lines, full, odd, lists) if odd else lines


def _trimmed(text: str, begin: int, end: int) -> int:
    """Return where the line ends without its trailing blanks."""
    return begin + len(text[begin:end].rstrip()) if text[end - 1] in _TRAILING else end


def _odd(text: str, begins: list[int], ends: list[int], blanks: list[str]) -> list[int]:
    """Return the lines that may hold more than one: papers on one line, labels before titles."""
    long = [index for index, length in enumerate(map(sub, ends, begins)) if length > LONG_LINE]
    shortest = shortest_paper(len(text))
    odd = {
        index
        for index in long
        if ends[index] - begins[index] >= shortest or is_paper(text, begins[index], ends[index])
    }
    find, count = text.find, text.count
    held: set[int] = set()
    for blank in blanks:
        # Of most lines none is, and each is asked for by itself in a tenth of what a pattern takes.
        held.update([index for index in long if find(blank, begins[index], ends[index]) >= 0])
    for index in held:
        begin, end = begins[index], ends[index]
        if sum([count(blank, begin, end) for blank in blanks]) >= _LEAST_BLANKS:
            odd.add(index)
    odd.update([index for index, begin in enumerate(begins) if text[begin] in _LABEL_BEGINS])
    return sorted(odd)


def _parted(
    text: str, lines: Lines, full: list[int], odd: list[int], lists: Mapping[int, list[tuple[int, int]]]
) -> Lines:
    """Part those of the lines at ``odd`` that hold more than one; ``full`` are the ends of all with trailing blanks.

    ``lists`` are the items of those that are lists of words.
    """
    begins, ends = lines
    new = Lines([], [])
    at = 0
    for index in odd:
        begin, end = begins[index], full[index]
        if index in lists:
            parts = lists[index]
        elif end - begin > LONG_LINE:
            parts = [*find_paragraphs(text, begin, end)]
        elif (label := _LABEL.match(text, begin, end)) is not None:
            parts = [(begin, label.end(1)), (label.end(), end)]
        else:
            continue
        new.begins.extend([*begins[at:index], *[start for start, _ in parts]])
        new.ends.extend([*ends[at:index], *[_trimmed(text, start, stop) for start, stop in parts]])
        at = index + 1
    return Lines(new.begins + begins[at:], new.ends + ends[at:]) if at else lines

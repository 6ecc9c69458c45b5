"""The lines of a Word file's text, and in each the automatic number before the characters that are typed.

Mending leaves line ends as they are, so that a line keeps its place among the lines however its characters change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from speechparse.document import Document
from speechparse.nodes import Section
from speechparse.readers.docx_text import WordText
from speechparse.span import Span
from speechparse.visitors import Transformer
from speechparse.word.revisions import Change

#: How far apart, at most, a line and what it should be are looked for to go on alike, and for how many characters
#: they must: a fix changes a few characters at a place, and there may be many fixes in one line.
_REACH: Final = 64
_AGREEMENT: Final = 8
#: How many pairs of characters are compared to find the few that differ; a larger stretch is changed whole.
_COMPARED: Final = 250_000


class Lines:
    """The lines of one text; ``labels`` is, by the line's number, the length of its automatic number and what follows it."""

    def __init__(self, text: str, labels: Mapping[int, int]) -> None:
        self.text: Final = text
        self.labels: Final = labels
        self.lines: Final = text.split("\n")
        self.starts: Final[list[int]] = []
        place = 0
        for line in self.lines:
            self.starts.append(place)
            place += len(line) + 1

    @classmethod
    def of(cls, word: WordText) -> Lines:
        """Return the lines of a text that was read."""
        lines = cls(word.text, {})
        labels = {
            lines.at(paragraph.start): len(paragraph.number.text) + len(paragraph.number.suffix)
            for paragraph in word.paragraphs
            if paragraph.number is not None and paragraph.number.text
        }
        return cls(word.text, labels)

    def at(self, offset: int) -> int:
        """Return the number of the line, from 0, that an offset stands in."""
        return bisect_right(self.starts, offset) - 1

    def typed(self, line: int) -> Span:
        """Return where the typed characters of a line stand."""
        start = self.starts[line]
        return Span(start + self.labels.get(line, 0), start + len(self.lines[line]))

    @cached_property
    def automatic(self) -> frozenset[int]:
        """Where the automatic numbers begin."""
        return frozenset(self.starts[line] for line in self.labels if line < len(self.starts))

    def changes_to(self, other: Lines, leaning: Iterable[int] = ()) -> Iterator[Change]:
        """Yield what makes the typed characters of these lines those of as many others, only what differs.

        What is put in at one of the offsets ``leaning`` takes the run of the character after it.
        """
        on_next = frozenset(leaning)
        for line, (own, wanted) in enumerate(zip(self.lines, other.lines, strict=True)):
            if own == wanted and self.labels.get(line) == other.labels.get(line):
                continue
            span = self.typed(line)
            text = other.typed(line).of(other.text)
            for start, end, new in _differences(span.of(self.text), text):
                at = Span(span.start + start, span.start + end)
                is_first = at.start == span.start
                yield Change(at, new, is_first or (at.start == at.end and at.start in on_next))


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield the characters of ``old`` that differ, and what stands in ``new`` for them."""
    place = other = 0
    while True:
        alike = _alike(old, place, new, other)
        place, other = place + alike, other + alike
        if place == len(old) and other == len(new):
            return
        end, stop = _met_again(old, place, new, other)
        own, wanted = old[place:end], new[other:stop]
        if len(own) * len(wanted) > _COMPARED:
            yield place, end, wanted
        else:
            for tag, first, last, begin, until in SequenceMatcher(
                None, own, wanted, autojunk=False
            ).get_opcodes():
                if tag != "equal":
                    yield place + first, place + last, wanted[begin:until]
        place, other = end, stop


def _met_again(old: str, place: int, new: str, other: int) -> tuple[int, int]:
    """Return the nearest places from which two texts that differ here go on alike for a while."""
    for apart in range(1, 2 * _REACH):
        for taken in range(max(0, apart - _REACH), min(apart, _REACH) + 1):
            end, stop = place + taken, other + apart - taken
            if old[end : end + _AGREEMENT] == new[stop : stop + _AGREEMENT]:
                return min(end, len(old)), min(stop, len(new))
    tail = _alike(old[place:][::-1], 0, new[other:][::-1], 0)
    return len(old) - tail, len(new) - tail


def _alike(old: str, place: int, new: str, other: int) -> int:
    """Return for how many characters two texts are the same from two places on."""
    most = min(len(old) - place, len(new) - other)
    reached, step = 0, 1
    while reached < most:
        step = min(step, most - reached)
        begin, start = place + reached, other + reached
        if old[begin : begin + step] == new[start : start + step]:
            reached += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return reached


class _Flagging(Transformer):
    def __init__(self, starts: frozenset[int]) -> None:
        self._starts = starts

    def transform_section(self, original: Section, updated: Section) -> Section:
        marker = original.marker
        if marker is None or marker.automatic == (marker.span.start in self._starts):
            return updated
        other = marker.model_copy(update={"automatic": not marker.automatic})
        return updated.model_copy(update={"marker": other})


def flagged(document: Document, starts: frozenset[int]) -> Document:
    """Return a document in which the markers at ``starts``, and no others, are automatic."""
    made: Document = _Flagging(starts).transform(document)
    return made

"""Parse and load: the stages wired, from source through reading, lexer, layout and parser to the document."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import accumulate
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, NamedTuple

from speechparse.errors import LimitError, NoRevisions
from speechparse.layout import lay_out
from speechparse.limits import Limits
from speechparse.readers.formats import read_page, word_bytes
from speechparse.readers.page import place
from speechparse.reading import READINGS, read
from speechparse.source import decode, read_bytes
from speechparse.span import LineIndex
from speechparse.tokens import Token

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.layout.explain import Verdict
    from speechparse.readers.docx_text import WordText
    from speechparse.skeleton import Root

#: How the tracked changes of a Word file are read: as accepted, or as if never made.
Revisions = Literal["accepted", "original"]
#: From this many characters on a parse pauses the cyclic garbage collector, which else walks the growing tree
#: again and again and doubles the time; nothing that a parse makes is cyclic.
PAUSE_COLLECTOR_FROM: Final = 5_000
_LIMITS: Final = Limits()
#: Damage of pages and prints: in Word a paragraph's end is its author's, and a number at its beginning no page's.
_OF_PAGES: Final = frozenset({"wraps", "slices"})
_COUNTED: Final = {
    "LINE": 3,
    "LIST_OPEN": 1,
    "SECTION_OPEN": 1,
    "TEXT": 1,
    "SPACE": 1,
    "PARAGRAPH_OPEN": 1,
    "MATTER": 1,
}


def parse_text(
    text: str,
    *,
    name: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits = _LIMITS,
    pause_collector: bool = True,
) -> Document:
    """Parse a text into a Document; see ``speechparse.parse``."""
    return _parse(_Input(text, name), readings, limits, pause_collector=pause_collector)


def parse_paragraphs(
    text: str,
    marks: WordMarks,
    *,
    name: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits = _LIMITS,
) -> Document:
    """Parse the text of a Word file, a paragraph a line, with what the file says of it."""
    return _parse(_Input(text, name, marks), readings, limits)


class _Input(NamedTuple):
    """A text to parse: its name, and what a Word file says of it, if it is of one."""

    text: str
    name: str | None
    marks: WordMarks | None = None


class WordMarks(NamedTuple):
    """What a Word file says of its text: where automatic numbers start, and which lines (from 0) look like headings."""

    automatic: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()

    @classmethod
    def of(cls, word: WordText) -> WordMarks:
        """Return what a file that was read says."""
        return cls(frozenset(span.start for span in word.automatic), word.heading_lines)


def _parse(
    given: _Input, readings: Collection[str] | None, limits: Limits, *, pause_collector: bool = True
) -> Document:
    from speechparse.builder import parse_tokens

    _check_text(given.text, limits)
    with collector_paused(pause_collector and len(given.text) >= PAUSE_COLLECTOR_FROM):
        return parse_tokens(_tokens(given, readings, limits), given.text, name=given.name)


def _tokens(given: _Input, readings: Collection[str] | None, limits: Limits) -> list[Token]:
    text = given.text
    names = READINGS if readings is None else frozenset(readings)
    if given.marks is not None:
        automatic, headings = given.marks
        reading = read(text, names - _OF_PAGES)
        tokens = lay_out(reading, furniture="furniture" in names, headings=_offsets(text, headings))
        if automatic:
            tokens = [_with_origin(token, automatic) for token in tokens]
    else:
        page = read_page(text, given.name)
        tokens = lay_out(read(text, names, edits=page.edits), furniture="furniture" in names)
        tokens = place(tokens, page.cuts)
    _check_nodes(tokens, limits)
    return tokens


def _offsets(text: str, lines: frozenset[int]) -> frozenset[int]:
    """Return where lines, counted from 0 by their line feeds, begin."""
    if not lines:
        return frozenset()
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    return frozenset(start for number, start in enumerate(starts) if number in lines)


def _with_origin(token: Token, automatic: frozenset[int]) -> Token:
    """Say of a marker whether Word computed it."""
    kind, start, end, reads, extra = token
    if kind != "MARKER" or start not in automatic:
        return token
    style, ordinal, _ = extra
    return kind, start, end, reads, (style, ordinal, True)


def _read(
    source: str | PathLike[str] | bytes | BinaryIO,
    name: str | None,
    encoding: str | None,
    limits: Limits,
    revisions: Revisions,
    seen: Callable[[WordText], object] | None = None,
) -> _Input:
    """Read a file of any kind that there is a reader for; ``seen`` is shown what a Word file holds."""
    data, path = read_bytes(source, limit_bytes=limits.bytes)
    name = name or path
    word_file = word_bytes(data, name, limits.archive)
    if word_file is None:
        if revisions == "original":
            raise NoRevisions
        return _Input(decode(data, name=name, encoding=encoding).text, name)
    from speechparse.readers.docx import read_word

    word = read_word(word_file, revisions=revisions, limits=limits.archive, max_characters=limits.characters)
    if seen is not None:
        seen(word)
    return _Input(word.text, name, WordMarks.of(word))


def _check_text(text: str, limits: Limits) -> None:
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}; for bytes and files there is load")
    if len(text) > limits.characters:
        raise LimitError("characters", limits.characters, len(text))


def _check_nodes(tokens: list[Token], limits: Limits) -> None:
    """Refuse a tree of too many nodes before it is made; a token makes at most three."""
    if len(tokens) * 3 <= limits.nodes:
        return
    count = sum(_COUNTED.get(token[0], 0) for token in tokens)
    if count > limits.nodes:
        raise LimitError("nodes", limits.nodes, count)


@contextmanager
def collector_paused(paused: bool) -> Iterator[None]:
    """Keep the cyclic collector from walking a large tree while it is made or looked at, if ``paused`` asks for it."""
    if not paused or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def load_source(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    readings: Collection[str] | None = None,
    revisions: Revisions = "accepted",
    limits: Limits = _LIMITS,
    seen: Callable[[WordText], object] | None = None,
) -> Document:
    """Read and parse a file; see ``speechparse.load``. ``seen`` is shown what a Word file holds besides its text."""
    return _parse(_read(source, name, encoding, limits, revisions, seen), readings, limits)


def sketch_source(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    readings: Collection[str] | None = None,
    revisions: Revisions = "accepted",
    limits: Limits = _LIMITS,
) -> Root:
    """Read a file and parse as much of it as its outline shows; errors as load_source has them."""
    from speechparse.sketch import sketch_tokens

    given = _read(source, name, encoding, limits, revisions)
    _check_text(given.text, limits)
    return sketch_tokens(_tokens(given, readings, limits), given.text, name=given.name)


def explain_text(
    text: str, line: int, *, readings: Collection[str] | None = None, limits: Limits = _LIMITS
) -> list[Verdict]:
    """Say why each marker-like place of a line is or is not a marker; see ``speechparse.explain``."""
    from speechparse.layout.explain import explain_lines

    _check_text(text, limits)
    names = READINGS if readings is None else frozenset(readings)
    span = LineIndex(text).span_of_line(line)
    reading = read(text, names, edits=read_page(text, None).edits)
    return explain_lines(reading, span.start, span.end, furniture="furniture" in names)

"""Parse and load: the stages wired, from source through reading, lexer, layout and parser to the document."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, NamedTuple

from speechparse.errors import LimitError, NoRevisions
from speechparse.layout import lay_out
from speechparse.limits import Limits
from speechparse.readers.formats import read_page, word_bytes
from speechparse.readers.page import Cut, place
from speechparse.reading import READINGS, Reading, read
from speechparse.source import decode, read_bytes
from speechparse.span import LineIndex
from speechparse.tokens import Token

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.layout.explain import Verdict
    from speechparse.readers.docx_text import Aside, WordText
    from speechparse.skeleton import Root

#: How the tracked changes of a Word file are read: as accepted, or as if never made.
Revisions = Literal["accepted", "original"]
#: From this many characters on a parse pauses the cyclic garbage collector, which else walks the growing tree
#: again and again and doubles the time; nothing that a parse makes is cyclic.
PAUSE_COLLECTOR_FROM: Final = 5_000
_LIMITS: Final = Limits()
#: Damage of pages and prints: in Word a tag is text, a paragraph's end its author's, and a number at its beginning no page's.
_OF_PAGES: Final = frozenset({"wraps", "slices", "folios", "tags", "escapes", "frames"})
_COUNTED: Final = {
    "ITEM": 4,
    "LINE": 3,
    "HEAD": 1,
    "LIST_OPEN": 1,
    "SECTION_OPEN": 1,
    "TEXT": 1,
    "SPACE": 1,
    "PARAGRAPH_OPEN": 1,
    "MATTER": 1,
}
#: The tokens with a number, and which of their extras says whether Word computed it.
_NUMBERED: Final = {"MARKER": 2, "HEAD": 4, "ITEM": 4}


class WordMarks(NamedTuple):
    """What a Word file says of its text: where automatic numbers start, and which lines (from 0) look like headings."""

    automatic: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()

    @classmethod
    def of(cls, word: WordText) -> WordMarks:
        """Return what a file that was read says."""
        return cls(frozenset(span.start for span in word.automatic), word.heading_lines)


class Input(NamedTuple):
    """A text to parse, and how: its name, the readings tried (None: all), what a Word file says of it, if it is of one.

    ``asides`` are what the Word file holds beside the text.
    """

    text: str
    name: str | None = None
    readings: Collection[str] | None = None
    limits: Limits = _LIMITS
    marks: WordMarks | None = None
    asides: Sequence[Aside] = ()


def parse_text(
    text: str,
    *,
    name: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits = _LIMITS,
    pause_collector: bool = True,
) -> Document:
    """Parse a text into a Document; see ``speechparse.parse``."""
    return parse_input(Input(text, name, readings, limits), pause_collector=pause_collector)


def parse_paragraphs(
    text: str,
    marks: WordMarks,
    *,
    name: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits = _LIMITS,
) -> Document:
    """Parse the text of a Word file, a paragraph a line, with what the file says of it."""
    return parse_input(Input(text, name, readings, limits, marks))


def parse_input(given: Input, *, pause_collector: bool = True) -> Document:
    """Parse what was read; LimitError where it is larger than its limits."""
    from speechparse.builder import parse_tokens

    _check_text(given)
    with collector_paused(pause_collector and len(given.text) >= PAUSE_COLLECTOR_FROM, keeps=True):
        return parse_tokens(_tokens(given), given.text, name=given.name)


def sketch_input(given: Input) -> Root:
    """Parse as much of what was read as its outline shows; errors as parse_input has them."""
    from speechparse.sketch import sketch_tokens

    _check_text(given)
    return sketch_tokens(_tokens(given), given.text, name=given.name)


class Explainer(NamedTuple):
    """A text, read as it is parsed, to be asked of its lines."""

    text: str
    reading: Reading
    furniture: bool

    @classmethod
    def of(cls, given: Input) -> Explainer:
        """Return the explainer of what was read; errors as parse_input has them."""
        _check_text(given)
        reading, furniture, _ = _undamaged(given)
        return cls(given.text, reading, furniture)

    def explain(self, line: int) -> list[Verdict]:
        """Say why each marker-like place of the line (from 1) is or is not a marker; ValueError for no such line."""
        from speechparse.layout.explain import explain_lines

        span = LineIndex(self.text).span_of_line(line)
        return explain_lines(self.reading, span.start, span.end, furniture=self.furniture)


def _tokens(given: Input) -> list[Token]:
    reading, furniture, cuts = _undamaged(given)
    headings = frozenset[int]() if given.marks is None else _offsets(given.text, given.marks.headings)
    tokens = lay_out(reading, furniture=furniture, headings=headings)
    if given.marks is not None and given.marks.automatic:
        tokens = [_with_origin(token, given.marks.automatic) for token in tokens]
    tokens = place(tokens, cuts)
    _check_nodes(tokens, given.limits)
    return tokens


def _undamaged(given: Input) -> tuple[Reading, bool, Sequence[Cut]]:
    """Return the reading of a text, whether furniture is to be found in it, and what its page's tags part."""
    names = READINGS if given.readings is None else frozenset(given.readings)
    furniture = "furniture" in names
    if given.marks is not None:
        return read(given.text, names - _OF_PAGES), furniture, ()
    page = read_page(given.text, given.name)
    return read(given.text, names, edits=page.edits), furniture, page.cuts


def _offsets(text: str, lines: frozenset[int]) -> frozenset[int]:
    """Return where lines, counted from 0 by their line feeds, begin."""
    if not lines:
        return frozenset()
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    return frozenset(start for number, start in enumerate(starts) if number in lines)


def _with_origin(token: Token, automatic: frozenset[int]) -> Token:
    """Say of a marker whether Word computed it."""
    kind, start, end, reads, extra = token
    if kind not in _NUMBERED or start not in automatic:
        return token
    place = _NUMBERED[kind]
    return kind, start, end, reads, (*extra[:place], True, *extra[place + 1 :])


def read_source(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    readings: Collection[str] | None = None,
    revisions: Revisions = "accepted",
    limits: Limits = _LIMITS,
) -> Input:
    """Read a file of any kind that there is a reader for; see ``speechparse.load``."""
    data, path = read_bytes(source, limit_bytes=limits.bytes)
    name = name or path
    word_file = word_bytes(data, name, limits.archive)
    if word_file is None:
        if revisions == "original":
            raise NoRevisions
        return Input(decode(data, name=name, encoding=encoding).text, name, readings, limits)
    from speechparse.readers.docx import read_word

    word = read_word(word_file, revisions=revisions, limits=limits.archive, max_characters=limits.characters)
    return Input(word.text, name, readings, limits, WordMarks.of(word), word.asides)


def _check_text(given: Input) -> None:
    text, limits = given.text, given.limits
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}; for bytes and files there is load")
    if len(text) > limits.characters:
        raise LimitError("characters", limits.characters, len(text))


def _check_nodes(tokens: list[Token], limits: Limits) -> None:
    """Refuse a tree of too many nodes before it is made; a token counts for four at most."""
    if len(tokens) * 4 <= limits.nodes:
        return
    count = sum(_COUNTED.get(token[0], 0) for token in tokens)
    if count > limits.nodes:
        raise LimitError("nodes", limits.nodes, count)


@contextmanager
def collector_paused(paused: bool, *, keeps: bool = False) -> Iterator[None]:
    """Keep the cyclic collector from walking a large tree while it is made or looked at, if ``paused`` asks for it.

    What was made meanwhile is young, and the collector's next run would walk all of it: a tenth of the time of a parse.
    Where the tree is what is kept (``keeps``), it goes to the old objects at once. The caller's young ones, which go
    with it, are looked at before, so that no cycle among them is overlooked.
    """
    if not paused or not gc.isenabled():
        yield
        return
    # Not where the caller has frozen what it has: that would be thawed.
    keeps = keeps and not gc.get_freeze_count()
    if keeps:
        gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        if keeps:
            gc.freeze()
            gc.unfreeze()
        gc.enable()

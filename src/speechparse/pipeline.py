"""Parse and load: the stages wired, from source through reading, lexer, layout and parser to the document."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from speechparse.errors import LimitError, UnsupportedFormat
from speechparse.layout import lay_out
from speechparse.limits import Limits
from speechparse.readers.formats import is_word, read_page
from speechparse.readers.page import place
from speechparse.reading import READINGS, read
from speechparse.source import decode, read_bytes
from speechparse.span import LineIndex
from speechparse.tokens import Token

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.layout.explain import Verdict
    from speechparse.skeleton import Root

#: From this many characters on a parse pauses the cyclic garbage collector, which else walks the growing tree
#: again and again and doubles the time; nothing that a parse makes is cyclic.
PAUSE_COLLECTOR_FROM: Final = 5_000
_LIMITS: Final = Limits()
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


class _Input(NamedTuple):
    """A text to parse: its name, and where Word has put numbers into it by itself (``automatic``: their starts)."""

    text: str
    name: str | None
    automatic: frozenset[int] | None = None


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
    if given.automatic is not None:
        # A paragraph's end in Word is its author's.
        tokens = lay_out(read(text, names - {"wraps"}), furniture="furniture" in names)
        tokens = [_with_origin(token, given.automatic) for token in tokens]
    else:
        page = read_page(text, given.name)
        tokens = lay_out(read(text, names, edits=page.edits), furniture="furniture" in names)
        tokens = place(tokens, page.cuts)
    _check_nodes(tokens, limits)
    return tokens


def _with_origin(token: Token, automatic: frozenset[int]) -> Token:
    """Say of a marker whether Word computed it."""
    kind, start, end, reads, extra = token
    if kind != "MARKER" or start not in automatic:
        return token
    style, ordinal, _ = extra
    return kind, start, end, reads, (style, ordinal, True)


def _read(
    source: str | PathLike[str] | bytes | BinaryIO, name: str | None, encoding: str | None, limits: Limits
) -> _Input:
    """Read a file of any kind that there is a reader for."""
    data, path = read_bytes(source, limit_bytes=limits.bytes)
    name = name or path
    if not is_word(data):
        return _Input(decode(data, name=name, encoding=encoding).text, name)
    try:
        from speechparse.readers.docx import read_word
    except ImportError:
        raise UnsupportedFormat(
            "this is a Word file; reading it takes python-docx and lxml: pip install 'speechparse[docx]'"
        ) from None
    word = read_word(data, max_characters=limits.characters)
    return _Input(word.text, name, frozenset(span.start for span in word.automatic))


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
    limits: Limits = _LIMITS,
) -> Document:
    """Read and parse a file; see ``speechparse.load``."""
    return _parse(_read(source, name, encoding, limits), readings, limits)


def sketch_source(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits = _LIMITS,
) -> Root:
    """Read a file and parse as much of it as its outline shows; errors as load_source has them."""
    from speechparse.sketch import sketch_tokens

    given = _read(source, name, encoding, limits)
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

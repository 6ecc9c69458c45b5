"""Well-formed token streams by chance: a seed in, a text and layout's tokens of it out."""

from __future__ import annotations

from random import Random
from typing import Any, get_args

from speechparse import tokens
from speechparse.nodes import FurnitureReason, Role, SpaceReason
from speechparse.tokens import ListInfo, Token, TokenKind

#: Letters of the pieces of text: Han, signs, a blank, NUL, an astral letter, what some take for a line end.
LETTERS = "一二三要是实干为民（）。；, a\x00\u2028\U00020000"
LINE_ENDS = ("\n", "\r\n", "\n\n", "\u3000\u3000")
STYLES = ("chinese-comma", "chinese-paren", "narrative")
FORMS = ("heading", "run-in", "inline")
#: Sections nest no deeper in these streams; the tests of depth make their own.
DEPTH = 5


class Stream:
    """Lays tokens one after another and remembers their text."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.pieces: list[str] = []
        self.tokens: list[Token] = []
        self.at = 0

    @property
    def source(self) -> str:
        return "".join(self.pieces)

    def put(self, kind: TokenKind, text: str = "", extra: Any = None, reading: str | None = None) -> None:
        start = self.at
        self.at += len(text)
        self.pieces.append(text)
        self.tokens.append((kind, start, self.at, reading, extra))

    def words(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(1, 6)))

    def reading(self) -> str | None:
        return self.random.choice((None, None, self.words()))

    def chance(self, of_ten: int) -> bool:
        return self.random.randrange(10) < of_ten

    def some(self, makers: tuple[Any, ...], at_most: int, *arguments: int) -> None:
        for _ in range(self.random.randint(0, at_most)):
            self.random.choice(makers)(*arguments)

    def document(self) -> None:
        self.some((self.speech, self.space, self.furniture), 4, 0)

    def speech(self, depth: int) -> None:
        self.put(tokens.SPEECH_OPEN)
        self.blocks(depth)
        self.put(tokens.SPEECH_CLOSE)

    def blocks(self, depth: int) -> None:
        blocks = (self.line, self.paragraph, self.matter, self.space, self.furniture)
        self.some(blocks if depth >= DEPTH else (*blocks, self.list, self.section), 4, depth)

    def line(self, depth: int) -> None:
        text, line_end = self.words(), self.random.choice((*LINE_ENDS, ""))
        self.put(tokens.LINE, text + line_end, len(line_end), self.reading())

    def paragraph(self, depth: int) -> None:
        self.put(tokens.PARAGRAPH_OPEN)
        self.some((self.text, self.space) if depth >= DEPTH else (self.text, self.space, self.list), 4, depth)
        self.put(tokens.PARAGRAPH_CLOSE)

    def list(self, depth: int) -> None:
        announced = self.random.choice((None, (self.random.randint(2, 9), 0, self.at)))
        info = ListInfo(self.random.choice(STYLES), announced, self.chance(3), self.random.randrange(40) / 4)
        self.put(tokens.LIST_OPEN, extra=info)
        self.some((self.space,), 2, depth)
        self.random.choice((self.section, self.item))(depth)
        self.some((self.section, self.item, self.space), 3, depth)
        self.put(tokens.LIST_CLOSE)

    def section(self, depth: int) -> None:
        if self.chance(4):
            text, extra = self.head(depth)
            self.put(tokens.HEAD, text, extra)
            self.blocks(depth + 1)
            self.put(tokens.SECTION_CLOSE)
            return
        self.put(tokens.SECTION_OPEN, extra=(self.random.choice(FORMS), depth + 1))
        has_marker = self.chance(8)
        if has_marker:
            marker = (self.random.choice(STYLES), self.random.randrange(10_000), self.chance(1))
            self.put(tokens.MARKER, self.words(), marker, self.reading())
            if self.chance(3):
                self.put(tokens.GAP, " \u3000")
        if self.chance(5) or not has_marker:
            self.put(tokens.TITLE, self.words(), reading=self.reading())
        self.blocks(depth + 1)
        self.put(tokens.SECTION_CLOSE)

    def head(self, depth: int) -> tuple[str, tuple[Any, ...]]:
        """Return the text of a number, perhaps a gap and a title, and what a HEAD says of them."""
        marker = self.words()
        gap = " \u3000" if self.chance(3) else ""
        title = self.random.choice((None, "", self.words()))
        style, ordinal = self.random.choice(STYLES), self.random.randrange(10_000)
        sizes = len(marker), len(gap), -1 if title is None else len(title)
        head = (self.random.choice(FORMS), depth + 1, style, ordinal, self.chance(1), *sizes)
        return marker + gap + (title or ""), head

    def item(self, depth: int) -> None:
        head, extra = self.head(depth)
        line_end = self.random.choice((*LINE_ENDS, ""))
        self.put(tokens.ITEM, head + self.words() + line_end, (*extra, len(line_end)))

    def text(self, depth: int) -> None:
        self.put(tokens.TEXT, self.words(), reading=self.reading())

    def space(self, depth: int) -> None:
        self.put(tokens.SPACE, self.random.choice(LINE_ENDS), self.random.choice(get_args(SpaceReason)))

    def furniture(self, depth: int) -> None:
        self.put(tokens.FURNITURE, self.words(), self.random.choice(get_args(FurnitureReason)))

    def matter(self, depth: int) -> None:
        self.put(tokens.MATTER, self.words(), self.random.choice(get_args(Role)), self.reading())


def document_stream(seed: int) -> tuple[str, list[Token]]:
    """Return a text and its tokens, the same for the same seed."""
    stream = Stream(seed)
    stream.document()
    return stream.source, stream.tokens

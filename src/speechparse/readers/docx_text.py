"""What reading a Word file gives: its text, and for each paragraph and piece of it the place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from speechparse.readers.docx_counters import Label
from speechparse.span import Span

#: Characters of the text of a file, as for any other text.
MAX_CHARACTERS: Final = 20_000_000

AsideKind = Literal["table", "text-box"]


class TextRun(NamedTuple):
    """A piece of text that stands in one element of one run."""

    #: Where it stands in the text.
    start: int
    end: int
    #: The w:p and the w:r, counted from 0 in document order over the whole of the main part; a run is -1 in formulas.
    paragraph: int
    run: int
    #: The run's child, counted from 0, and how many characters of that child's own text come before.
    child: int
    offset: int


class WordParagraph(NamedTuple):
    """One paragraph, that is one line of the text, its line end not included."""

    start: int
    end: int
    #: Where the automatic number stands, without what follows it; None where there is none.
    label: Span | None
    #: The automatic number itself, also where it shows nothing.
    number: Label | None
    #: The name of its style, and its outline level from 1 to 9; None for body text.
    style: str | None
    outline: int | None
    #: The w:p whose properties it has, counted from 0 in document order over the whole of the main part.
    paragraph: int
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A table or a text box: paragraphs that stand apart from the running text."""

    kind: AsideKind
    #: The offset in the running text before which it stands.
    offset: int
    text: str
    paragraphs: tuple[WordParagraph, ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """The running text of a Word file, and what belongs to its places."""

    text: str
    paragraphs: tuple[WordParagraph, ...]
    asides: tuple[Aside, ...]

    @property
    def automatic(self) -> tuple[Span, ...]:
        """The spans of the automatic numbers, in order."""
        return tuple(each.label for each in self.paragraphs if each.label is not None)

    @property
    def heading_lines(self) -> frozenset[int]:
        """The lines, counted from 0, of paragraphs that a heading's style or outline level marks and no number does."""
        found: set[int] = set()
        line = at = 0
        for each in self.paragraphs:
            if each.outline is not None and each.label is None and each.end > each.start:
                line += self.text.count("\n", at, each.start)
                at = each.start
                found.add(line)
        return frozenset(found)

"""The sections of a document as a flat list in order, each with its number, parent and depth, and the line
that stands for it where only one line is to be had: what the writers of outlines, maps and tables share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from unicodedata import east_asian_width

from speechparse.span import Span

if TYPE_CHECKING:  # the models take longer to be made than a page to be parsed
    from speechparse.nodes import AnyNode, Furniture, Section, Space, Speech

#: What may close a sentence, or stand between it and the next; Latin stops only before a blank.
CLOSERS: Final = "。．！？!?；;：:，,、…”’」』）》)"
#: How wide, in columns, the first words of a section without a title may be; a Han character takes two.
FIRST_WORDS: Final = 32

#: Runs of blanks, line ends among them, and what no line of text may hold.
_BLANKS: Final = re.compile(r"[\s\x00-\x1f\x7f]+")
#: The end of a first clause: where the first words of a section without a title may stop without a loss.
_CLAUSE_END: Final = re.compile(r"[。！？!?；;，,：:\n]")
#: What a gap between a marker and its title may hold that is seen.
_GAP_BLANKS: Final = " \t\u00a0\u2002\u2003\u3000"
_GAP_BREAK: Final = re.compile(r"[\n\r]")
_ZERO_WIDTH: Final = re.compile(r"[\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


class Root(Protocol):
    """What is asked of a document: its name, its span, and its speeches and furniture in order."""

    @property
    def span(self) -> Span:
        """Where it stands: the whole source."""
        ...

    @property
    def name(self) -> str | None:
        """What it is called, mostly a file's name."""
        ...

    @property
    def children(self) -> tuple[Furniture | Speech | Space, ...]:
        """Its speeches, and what stands around them."""
        ...


class Entry(NamedTuple):
    """A section and where it stands in the outline.

    ``number`` counts the sections of the document from 1, in order; ``parent`` is the number of the section
    around it or None; ``speech`` counts the speeches from 1; ``depth`` is 1 for a section without a parent.
    """

    number: int
    parent: int | None
    speech: int
    depth: int
    section: Section


def speeches(document: Root) -> list[Speech]:
    """Return the speeches of a document, in order."""
    return [child for child in document.children if child.kind == "speech"]


def entries(document: Root, *, depth: int | None = None) -> Iterator[Entry]:
    """Yield every section in order, those that stand deeper than ``depth`` left out (but counted)."""
    if depth is not None and depth < 0:
        raise ValueError(f"depth is {depth}; it must be 0 or more, or None for all levels")
    number = 0
    for order, speech in enumerate(speeches(document), 1):
        waiting: list[tuple[AnyNode, int | None, int]] = [(speech, None, 0)]
        while waiting:
            node, parent, level = waiting.pop()
            if node.kind == "section":
                number += 1
                level += 1
                if depth is None or level <= depth:
                    yield Entry(number, parent, order, level, node)
                parent = number
            if node.kind in ("speech", "section", "list", "paragraph"):
                waiting.extend((child, parent, level) for child in reversed(node.children))


def one_line(text: str) -> str:
    """Return a text as one line: every run of blanks and line ends is one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def label(section: Section) -> str:
    """Return a section's marker and title in one line, damage undone; empty where it has neither."""
    marker = section.marker.reading if section.marker else ""
    title = section.title.reading if section.title else ""
    return one_line(marker) + (_between(section) if title else "") + one_line(title)


def _between(section: Section) -> str:
    """Return the one blank that parts a marker from what follows it, if there are any."""
    blanks = blanks_of(section.gap) if section.gap else ""
    return ("\u3000" if "\u3000" in blanks else " ") if blanks else ""


def blanks_of(gap: str) -> str:
    """Return the blanks of a gap, damage undone: none where a line ended, &emsp; as what it stands for.

    >>> blanks_of("&nbsp; 2")
    '\\xa0 '
    """
    if _GAP_BREAK.search(gap):
        return ""
    if "&" in gap:
        from speechparse.reading import entities  # few texts have any
        from speechparse.reading.text import Reading

        gap = Reading(gap, entities.find(Reading(gap))).text
    return "".join([sign for sign in gap if sign in _GAP_BLANKS])


def speech_name(speech: Speech) -> str:
    """Return the title of a speech, or else its salutation, or an empty string, in one line."""
    return one_line(speech.title or speech.salutation or "")


def line_for(section: Section, *, columns: int = FIRST_WORDS) -> str:
    """Return the label of a section, and the first words of its text where it has no title."""
    said = label(section)
    if section.title:
        return said
    words = first_words(section, columns=columns)
    return said + (_between(section) if said and words else "") + words


def first_words(section: Section, *, columns: int = FIRST_WORDS) -> str:
    """Return the first clause or two of a section's text, at most ``columns`` wide, with … where cut short."""
    # Four characters a column are far more than will be shown, and keep a long paragraph from being read.
    text = one_line(_opening(section, 4 * columns)).lstrip(CLOSERS + " ")
    if display_width(text) <= columns:
        return text.rstrip("。；;，,：: ")
    short = shorten(text, columns)
    ends = [match.start() for match in _CLAUSE_END.finditer(short)]
    if ends and display_width(short[: ends[-1]]) * 2 >= columns:
        return short[: ends[-1]] + "…"
    return short


def _opening(section: Section, limit: int) -> str:
    """Return the first characters of a section's own text, or of the first inner section's where it has none."""
    said: list[str] = []
    length = 0
    waiting: list[AnyNode] = list(reversed(section.children))
    while waiting and length < limit:
        node = waiting.pop()
        piece = ""
        if node.kind == "text":
            piece = node.reading[:limit]
        elif node.kind == "space":
            piece = " " if node.reason in ("line-end", "gap", "indent") and said else ""
        elif node.kind == "section":
            if any(map(str.strip, said)):
                break  # Its items have lines of their own.
            piece = label(node)
        if node.kind in ("section", "list", "paragraph"):
            waiting.extend(reversed(node.children))
        said.append(piece)
        length += len(piece)
    return "".join(said)


def display_width(text: str) -> int:
    """Return how many columns a text takes in a terminal: two for a wide character, none for a joined one.

    >>> display_width("（一）abc")
    9
    """
    if text.isascii():
        return len(text)
    wide = sum(east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - len(_ZERO_WIDTH.findall(text))


def shorten(text: str, columns: int) -> str:
    """Return a text cut to ``columns``, the … at the end of a cut one included.

    >>> shorten("深入调查研究", 9)
    '深入调查…'
    """
    if display_width(text) <= columns:
        return text
    room, cut = columns - 1, 0
    for sign in text:
        room -= display_width(sign)
        if room < 0:
            break
        cut += 1
    return text[:cut].rstrip() + "…"

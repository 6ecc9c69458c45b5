"""A document in pieces for retrieval: one a section or part of one, each with the headings above it.

The pieces of a speech, joined, are its characters exactly; no piece holds the text of two sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from speechparse.nodes import AnyNode, Form, Furniture, Matter, Section, Space, Speech, Text
from speechparse.skeleton import Root, label, one_line
from speechparse.span import Span
from speechparse.visitors import label as path_label

#: Every form of section: each section is a piece of its own.
ALL_FORMS: Final[frozenset[Form]] = frozenset({"heading", "run-in", "inline"})

#: A sentence with its closing signs; a text's last sentence may lack them.
_SENTENCE: Final = re.compile(r"[^。！？!?…\n]*(?:[。！？!?…]+[”’」』）》)\"]*|\n|\Z)")

_WRAPPED_SENTENCE: Final = re.compile(r"[^。！？!?…]*(?:[。！？!?…]+[”’」』）》)\"]*|\Z)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a speech.

    ``index`` counts the chunks from 0 and ``speech`` the speeches from 1; ``section`` is the number of the
    section among the document's (None: the speech's own text), ``path`` names the markers down to it,
    ``level`` is its level (0: the speech's own) and ``part`` counts its chunks from 1. ``trail`` has the
    speech's title and the headings above, the section's own where the text does not begin with it.
    ``text`` is what stands in the source at ``span``, ``reading`` the same with damage undone.
    """

    index: int
    speech: int
    section: int | None
    path: str
    level: int
    part: int
    trail: tuple[str, ...]
    span: Span
    text: str
    reading: str

    @property
    def with_trail(self) -> str:
        """The reading with its headings before it, a line each: what to index, without tags and page marks."""
        return "".join(f"{heading}\n" for heading in self.trail) + self.reading

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON, the reading with its trail included."""
        return {
            "index": self.index,
            "speech": self.speech,
            "section": self.section,
            "path": self.path,
            "level": self.level,
            "part": self.part,
            "trail": list(self.trail),
            "span": {"start": self.span.start, "end": self.span.end},
            "text": self.text,
            "with_trail": self.with_trail,
            "reading": self.reading,
        }


def chunks(
    document: Root,
    *,
    max_chars: int | None = None,
    forms: Collection[Form] = ALL_FORMS,
    length: Callable[[str], int] = len,
) -> Iterator[Chunk]:
    """Return the speeches' text in pieces, in order; furniture between speeches is in none.

    A piece is at most ``max_chars`` long, its trail not counted, unless a single sentence is longer; a
    section without sentences to cut at is cut at its lines. ``forms`` names the forms of section that
    are pieces of their own: without ``"inline"`` inline items stay in the section around them. ``length``
    may count something else than characters (tokens); lengths of sentences are summed. ValueError where
    ``max_chars`` is below 1 or a form is unknown.
    """
    if max_chars is not None and max_chars < 1:
        raise ValueError(f"max_chars is {max_chars}; it must be 1 or more, or None for no limit")
    unknown = set(forms) - ALL_FORMS
    if unknown:
        raise ValueError(f"unknown form {min(unknown)!r}; the forms are {', '.join(sorted(ALL_FORMS))}")
    return _chunks(document, max_chars, frozenset(forms), length)


def _chunks(
    document: Root, max_chars: int | None, forms: frozenset[Form], length: Callable[[str], int]
) -> Iterator[Chunk]:
    index = number = 0
    for order, speech in enumerate((child for child in document.children if child.kind == "speech"), 1):
        walk = _Walk(speech, forms, number)
        for owner, atoms in _packed(walk.atoms(), max_chars, length):
            owner.parts += 1
            yield _chunk(index, order, owner, atoms)
            index += 1
        number = walk.count


@dataclass(slots=True)
class _Owner:
    """What a piece belongs to: a section, or the speech itself (then ``number`` is None)."""

    number: int | None
    path: str
    level: int
    heading: str
    above: tuple[str, ...]
    parts: int = field(default=0)


class _Atom(NamedTuple):
    """What is never cut: a sentence, or the blanks between two."""

    owner: _Owner
    start: int
    text: str
    reading: str


def _chunk(index: int, speech: int, owner: _Owner, atoms: list[_Atom]) -> Chunk:
    text = "".join([atom.text for atom in atoms])
    headed = owner.parts > 1 and owner.heading
    return Chunk(
        index=index,
        speech=speech,
        section=owner.number,
        path=owner.path,
        level=owner.level,
        part=owner.parts,
        trail=(*owner.above, owner.heading) if headed else owner.above,
        span=Span(atoms[0].start, atoms[0].start + len(text)),
        text=text,
        reading="".join([atom.reading for atom in atoms]),
    )


class _Walk:
    """Goes through a speech and cuts what its leaves hold into sentences, each with its owner."""

    def __init__(self, speech: Speech, forms: frozenset[Form], count: int) -> None:
        self.forms = forms
        self.count = count
        self.at = speech.span.start
        self.owners = [_Owner(None, "", 0, one_line(speech.title or ""), ())]
        self.waiting: list[AnyNode | None] = list(reversed(speech.children))
        # The sentence at hand, not yet ended.
        self.start = self.at
        self.text: list[str] = []
        self.reading: list[str] = []

    def atoms(self) -> Iterator[_Atom]:
        """Yield the atoms in order."""
        while self.waiting:
            node = self.waiting.pop()
            if node is None:
                yield from self.end()
                self.owners.pop()
            elif isinstance(node, Text):
                yield from self.sentences(node.text, node.reading)
            elif isinstance(node, Space):
                yield from self.space(node)
            elif isinstance(node, Matter | Furniture):
                yield from self.end()
                yield from self.sentences(node.text, node.reading if isinstance(node, Matter) else "")
                yield from self.end()
            elif isinstance(node, Section):
                yield from self.section(node)
            else:
                self.waiting.extend(reversed(node.children))
        yield from self.end()

    def section(self, node: Section) -> Iterator[_Atom]:
        self.count += 1
        if node.form in self.forms:
            yield from self.end()
            around = self.owners[-1]
            above = (*around.above, around.heading) if around.heading else around.above
            path = f"{around.path}/{path_label(node)}" if around.path else path_label(node)
            self.owners.append(_Owner(self.count, path, node.level, label(node), above))
            self.waiting.append(None)
        self.waiting.extend(reversed(node.children))
        if node.marker:
            self.put(node.marker.text, node.marker.reading)
        if node.gap:
            self.put(node.gap, "" if "\n" in node.gap else node.gap)
        if node.title:
            yield from self.sentences(node.title.text, node.title.reading)

    def put(self, text: str, reading: str) -> None:
        if not self.text:
            self.start = self.at
        self.text.append(text)
        self.reading.append(reading)
        self.at += len(text)

    def end(self) -> Iterator[_Atom]:
        if self.text:
            yield _Atom(self.owners[-1], self.start, "".join(self.text), "".join(self.reading))
            self.text.clear()
            self.reading.clear()

    def sentences(self, text: str, reading: str) -> Iterator[_Atom]:
        # Where damage was undone, a line break in the text is none in the reading: it ends no sentence.
        pattern = _SENTENCE if text == reading else _WRAPPED_SENTENCE
        cut = pattern.findall(text)
        read = cut if text == reading else pattern.findall(reading)
        # Damage may hide a stop: the sentences are then paired as far as they go, the rest is the last one's.
        read = [*read[: len(cut) - 1], "".join(read[len(cut) - 1 :])] + [""] * (len(cut) - len(read))
        for piece, said in zip(cut, read, strict=False):
            if piece:
                self.put(piece, said)
                if piece[-1] in '\n。！？!?…”’」』）》)"' and _SENTENCE_END.search(piece):
                    yield from self.end()

    def space(self, node: Space) -> Iterator[_Atom]:
        is_blank = node.text.isspace()
        if node.reason == "line-end":
            yield from self.end()
            # In a page the tags between two lines are part of the line end.
            self.put(node.text, node.text if is_blank else "\n")
            yield from self.end()
        else:
            self.put(node.text, node.text if is_blank and node.reason in ("gap", "indent") else "")


_SENTENCE_END: Final = re.compile(r"(?:[。！？!?…]+[”’」』）》)\"]*|\n)\Z")

_Packed: TypeAlias = tuple[_Owner, list[_Atom]]


def _packed(atoms: Iterator[_Atom], max_chars: int | None, length: Callable[[str], int]) -> Iterator[_Packed]:
    """Put atoms together while the owner is the same and the length allows.

    Blanks go with the piece before them, whoever owns them; where they do not fit there they begin the next
    one, and where they fit nowhere they stand alone.
    """
    held: list[_Atom] = []
    held_length = 0
    # Whose words are held: None while there are only blanks.
    owner: _Owner | None = None
    for atom in _cut_blanks(atoms, max_chars):
        atom_length = length(atom.text)
        fits = max_chars is None or held_length + atom_length <= max_chars
        blank = atom.text.isspace()
        # A sentence that is too long for any piece takes the blanks after it along.
        fits = fits or (blank and len(held) == 1 and held_length > (max_chars or 0))
        if held and not (fits and (blank or owner is None or atom.owner is owner)):
            yield owner or held[0].owner, held
            held, held_length, owner = [], 0, None
        held.append(atom)
        held_length += atom_length
        owner = owner or (None if blank else atom.owner)
    if held:
        yield owner or held[0].owner, held


def _cut_blanks(atoms: Iterator[_Atom], max_chars: int | None) -> Iterator[_Atom]:
    """Cut runs of blanks that are longer than a piece may be; all else is left as it is."""
    for atom in atoms:
        if max_chars is None or len(atom.text) <= max_chars or not atom.text.isspace():
            yield atom
            continue
        for start in range(0, len(atom.text), max_chars):
            text = atom.text[start : start + max_chars]
            yield _Atom(atom.owner, atom.start + start, text, atom.reading[start : start + max_chars])

"""Outlines that are known to be right, and how near a tree comes to them.

A ``Truth`` is read from an ``.outline`` file, worked out by the generator in ``speeches``, or taken from a
tree's own JSON; ``compare`` scores one against another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

#: Where outlines of real papers lie beside a checkout: folder of outlines, folder of their texts.
SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
COLLECTIONS: Final[Mapping[str, tuple[Path, Path]]] = {
    "seeds": (SHARED / "gold", SHARED / "seeds"),
    "papers": (SHARED / "papers", SHARED / "papers"),
}

#: How much of the text a miss shows.
CONTEXT: Final = 16
#: What may stand before a speech's first character and still belong to it, besides blanks.
MARKDOWN: Final = "#*"


@dataclass(frozen=True, slots=True)
class TrueNode:
    """One item of an outline: where its marker (or its title, where it has no number) begins.

    ``parent`` is the start of the nearest numbered item around it; ``title`` a half-open span; an
    ``optional`` node, on which two readers may differ, counts neither way.
    """

    start: int
    parent: int | None
    title: tuple[int, int] | None
    numbered: bool = True
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """An outline: its nodes in order, and for each speech the first and last place where it may begin."""

    nodes: tuple[TrueNode, ...] = ()
    speeches: tuple[tuple[int, int], ...] = ()

    def numbered(self) -> Iterator[TrueNode]:
        """Yield the nodes that count."""
        return (node for node in self.nodes if node.numbered and not node.optional)


class OutlineError(ValueError):
    """An outline file does not fit its text."""


@dataclass(slots=True)
class _OutlineReader:
    """Reads an outline's lines one after the other; ``at`` is how far into the text they have come."""

    name: str
    text: str
    at: int = 0
    nodes: list[TrueNode] = field(default_factory=list)
    open: list[TrueNode] = field(default_factory=list)
    speeches: list[tuple[int, int]] = field(default_factory=list)

    def seek(self, words: str, line: str) -> int:
        found = self.text.find(words, self.at)
        if found < 0:
            raise OutlineError(f"{self.name}: not in the text after {self.at}: {line}")
        return found

    def read(self, line: str) -> None:
        if not line.strip() or line.lstrip().startswith("#"):
            return
        if line.startswith("@"):
            self.read_label(line)
        else:
            self.read_node(line)

    def read_label(self, line: str) -> None:
        label, _, words = line[1:].partition(" ")
        self.at = self.seek(words.replace("⏎", "\n"), line)
        if label == "speech":
            self.speeches.append((self.at, self.at))
            self.open.clear()
        elif label == "salutation" and self.speeches:
            self.speeches[-1] = (self.speeches[-1][0], self.at)

    def read_node(self, line: str) -> None:
        body = line.lstrip(" ")
        depth = (len(line) - len(body)) // 2
        marker, title, context = [*body.replace("⏎", "\n").split("¦"), "", ""][:3]
        optional = marker.startswith("?")
        marker = marker.removeprefix("?")
        numbered = marker != "~"
        if not numbered:
            marker = ""
        start = self.seek(marker + title + context, line)
        if depth > len(self.open):
            raise OutlineError(f"{self.name}: indented too deep: {line}")
        del self.open[depth:]
        after = start + len(marker)
        node = TrueNode(
            start=start,
            parent=next((above.start for above in reversed(self.open) if above.numbered), None),
            title=(after, after + len(title)) if title else None,
            numbered=numbered,
            optional=optional,
        )
        self.open.append(node)
        self.nodes.append(node)
        self.at = start + 1


def load_outline(path: Path, text: str) -> Truth:
    """Read an outline file and find its nodes in ``text``; OutlineError where they are not there."""
    reader = _OutlineReader(path.name, text)
    for line in path.read_text(encoding="utf-8").splitlines():
        reader.read(line)
    return Truth(tuple(reader.nodes), tuple(reader.speeches))


def read_text(path: Path) -> str:
    """Read a text with its newlines untouched."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def collection(name: str) -> list[tuple[str, str, Truth]]:
    """Return name, text and truth of each real paper of a collection; nothing where it is not there."""
    outlines, texts = COLLECTIONS[name]
    papers = []
    for path in sorted(outlines.glob("*.outline")):
        text = read_text(texts / f"{path.stem}.txt")
        papers.append((path.stem, text, load_outline(path, text)))
    return papers


def _span(value: Any) -> tuple[int, int]:
    return (value["start"], value["end"]) if isinstance(value, Mapping) else (value[0], value[1])


def said(document: Mapping[str, Any]) -> Truth:
    """Take the outline from a tree as ``Document.model_dump()`` gives it."""
    nodes: list[TrueNode] = []
    speeches: list[tuple[int, int]] = []
    waiting: list[tuple[Any, int | None]] = [(document, None)]
    while waiting:
        value, parent = waiting.pop()
        if isinstance(value, Mapping):
            if value.get("kind") == "speech":
                begin = _span(value["span"])[0]
                speeches.append((begin, begin))
            marker = value.get("marker")
            if isinstance(marker, Mapping):
                start = _span(marker["span"])[0]
                title = value.get("title")
                nodes.append(TrueNode(start, parent, _span(title["span"]) if title else None))
                parent = start
            waiting.extend((child, parent) for key, child in value.items() if key not in ("marker", "title"))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            waiting.extend((child, parent) for child in value)
    nodes.sort(key=lambda node: node.start)
    return Truth(tuple(nodes), tuple(sorted(speeches)))


def f1(hit: int, said: int, true: int) -> float:
    """Return the harmonic mean of precision and recall; 1.0 where there is nothing to say."""
    return 2 * hit / (said + true) if said + true else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what is true, was said and was found; scores add up over texts."""

    said: int = 0
    true: int = 0
    found: int = 0
    placed: int = 0
    titled: int = 0
    speeches_said: int = 0
    speeches_true: int = 0
    speeches_found: int = 0
    misses: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(Score)))

    @property
    def marker_f1(self) -> float:
        return f1(self.found, self.said, self.true)

    @property
    def tree_f1(self) -> float:
        return f1(self.placed, self.said, self.true)

    @property
    def titles(self) -> float:
        """The part of the placed nodes whose title is exactly right."""
        return self.titled / self.placed if self.placed else 1.0

    @property
    def speeches_f1(self) -> float:
        return f1(self.speeches_found, self.speeches_said, self.speeches_true)

    def row(self, name: str) -> str:
        """Return the score as a line of a table headed by ``HEADER``."""
        return (
            f"{name[:28]:28} {self.true:6} {self.said:6}  {self.marker_f1:.3f}"
            f"  {self.tree_f1:.3f}  {self.titles:.3f}  {self.speeches_f1:.3f}"
        )


HEADER: Final = f"{'text':28} {'true':>6} {'said':>6}  mark   tree   title  speech"


def _bare(span: tuple[int, int] | None, text: str) -> tuple[int, int] | None:
    """Trim blanks off a span's ends."""
    if span is None:
        return None
    begin, end = span
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def _shown(text: str, start: int | None) -> str:
    return "the top" if start is None else repr(text[start : start + CONTEXT])


def _titled(title: tuple[int, int] | None, text: str) -> str:
    return "none" if title is None else repr(text[title[0] : title[1]][:40])


def compare(truth: Truth, said: Truth, text: str) -> Score:
    """Score what was ``said`` of ``text``: markers found, under the right parent, with the right title."""
    optional = {node.start for node in truth.nodes if node.optional}
    true = {node.start: node for node in truth.numbered()}
    got = {node.start: node for node in said.nodes if node.numbered and node.start not in optional}
    misses: list[str] = []
    found = placed = titled = 0
    for start, node in true.items():
        mine = got.get(start)
        place = f"{start} {_shown(text, start)}"
        if mine is None:
            misses.append(f"missed     {place}")
            continue
        found += 1
        if mine.parent != node.parent:
            misses.append(
                f"misplaced  {place} under {_shown(text, mine.parent)}, not {_shown(text, node.parent)}"
            )
            continue
        placed += 1
        if _bare(mine.title, text) == _bare(node.title, text):
            titled += 1
        else:
            misses.append(
                f"title      {place} has {_titled(mine.title, text)}, not {_titled(node.title, text)}"
            )
    misses.extend(f"no marker  {start} {_shown(text, start)}" for start in sorted(got.keys() - true.keys()))
    begun, missing = _speeches_found(truth, said, text)
    return Score(
        said=len(got),
        true=len(true),
        found=found,
        placed=placed,
        titled=titled,
        speeches_said=len(said.speeches),
        speeches_true=len(truth.speeches),
        speeches_found=begun,
        misses=(*misses, *missing),
    )


def _speeches_found(truth: Truth, said: Truth, text: str) -> tuple[int, list[str]]:
    """Count the speeches that begin where they may, and name the others."""
    begun, missing = 0, []
    for first, last in truth.speeches:
        while first and (text[first - 1].isspace() or text[first - 1] in MARKDOWN):
            first -= 1
        if any(first <= begin <= last for begin, _ in said.speeches):
            begun += 1
        else:
            missing.append(f"no speech  {last} {_shown(text, last)}")
    return begun, missing

"""Grammar cases: reading and writing the files of tests/corpus, and writing a tree as a case expects it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from speechparse.document import Document
from speechparse.nodes import Marker, Section, Title

CORPUS: Final = Path(__file__).parent / "corpus"
#: What may stand after a case's name; test_corpus.py says what each does.
ATTRIBUTES: Final = frozenset({"lists", "spaces", "wrong", "escaped", "crlf"})
#: How much of a text an expectation that was written by --update-gold shows.
SHOWN: Final = 10
_BAR: Final = re.compile(r"={6,}")
_DASHES: Final = re.compile(r"-{6,}")
_ATTRIBUTE: Final = re.compile(r"\s:([a-z]+):")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})|\\r")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its text as parsed, the lines of the tree that it should have, where it begins in its file."""

    file: str
    name: str
    attributes: frozenset[str]
    source: str
    tree: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """What is parsed: the source with what its attributes ask for."""
        text = self.source
        if "escaped" in self.attributes:
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\r", text)
        return text.replace("\n", "\r\n") if "crlf" in self.attributes else text


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases; ValueError for one that is no case."""
    cases: list[Case] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    bars = [number for number, line in enumerate(lines) if _BAR.fullmatch(line)]
    if len(bars) % 2 or any(second != first + 2 for first, second in zip(bars[::2], bars[1::2], strict=True)):
        raise ValueError(f"{path.name}: a case's name stands between two bars")
    for index in range(0, len(bars), 2):
        end = bars[index + 2] if index + 2 < len(bars) else len(lines)
        title, body = lines[bars[index] + 1], lines[bars[index + 1] + 1 : end]
        place = f"{path.name}:{bars[index] + 1}: {title}"
        dashes = [number for number, line in enumerate(body) if _DASHES.fullmatch(line)]
        attributes = frozenset(_ATTRIBUTE.findall(title))
        if len(dashes) != 1 or attributes - ATTRIBUTES:
            raise ValueError(f"{place}: no text and tree, or an unknown attribute")
        cases.append(
            Case(
                file=path.name,
                name=_ATTRIBUTE.sub("", title),
                attributes=attributes,
                source="\n".join(body[: dashes[0]]),
                tree=tuple(line for line in body[dashes[0] + 1 :] if line.strip()),
                line=bars[index] + 1,
            )
        )
    return cases


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """Write a file of cases."""
    parts = []
    for case in cases:
        title = " ".join([case.name, *(f":{name}:" for name in sorted(case.attributes))])
        tree = "\n".join(case.tree)
        parts.append(f"{'=' * 10}\n{title}\n{'=' * 10}\n{case.source}\n{'-' * 10}\n{tree}\n")
    path.write_text("\n".join(parts), encoding="utf-8", newline="\n")


def updated(case: Case, document: Document) -> Case:
    """Return the case with the tree that its text has now."""
    tree = tuple(cut(line) for line in tree_lines(document, case.attributes))
    return replace(case, tree=tree, attributes=case.attributes - {"wrong"})


def cut(line: str) -> str:
    """Shorten the text at a line's end, as an expectation may."""
    found = re.fullmatch(r'(\s*\((?:text|furniture [a-z-]+|matter \w+) ")(.*)("\)+)', line)
    if found is None or len(found[2]) <= SHOWN + 2:
        return line
    return f"{found[1]}{found[2][:SHOWN]}…{found[3]}"


def differences(expected: Iterable[str], lines: Iterable[str]) -> list[str]:
    """Return the lines that differ, marked ``-`` where expected and ``+`` where there; a cut text fits any end."""
    pairs = zip_longest((line.rstrip() for line in expected), lines, fillvalue="")
    found = []
    for wanted, there in pairs:
        if wanted != there and not _fits(wanted, there):
            found += [f"- {wanted}", f"+ {there}"]
    return found


def _fits(wanted: str, there: str) -> bool:
    head, sign, tail = wanted.partition('…"')
    return bool(sign) and len(there) > len(head) and there.startswith(head) and there.endswith(f'"{tail}')


def tree_lines(document: Document, attributes: Collection[str] = ()) -> list[str]:
    """Write a tree as lines, one node a line, closing brackets at the end of the last line of what they close."""
    lines: list[str] = []
    for depth, line in _lines(document, 0, attributes):
        if lines:
            previous = (len(lines[-1]) - len(lines[-1].lstrip(" "))) // 2
            lines[-1] += ")" * (previous - depth + 1)
        lines.append("  " * depth + line)
    if lines:
        lines[-1] += ")" * ((len(lines[-1]) - len(lines[-1].lstrip(" "))) // 2 + 1)
    return lines


def _lines(node: Any, depth: int, attributes: Collection[str]) -> Iterator[tuple[int, str]]:
    kind = node.kind
    children: tuple[Any, ...] = getattr(node, "children", ())
    if kind in ("text", "furniture", "matter", "space"):
        if kind != "space" or "spaces" in attributes:
            yield depth, _leaf(node)
        return
    if kind == "paragraph" and len(children) == 1 and children[0].kind == "text":
        children, kind = (), "document"
        yield depth, _leaf(node.children[0])
    shown = kind != "document" and (kind != "list" or "lists" in attributes)
    if shown:
        yield depth, _branch(node, attributes)
    for child in children:
        yield from _lines(child, depth + shown, attributes)


def _leaf(node: Any) -> str:
    if node.kind == "text":
        return f'(text "{_escaped(node.reading)}"'
    what = node.role if node.kind == "matter" else node.reason
    return f'({node.kind} {what} "{_escaped(node.reading if node.kind == "matter" else node.text)}"'


def _branch(node: Any, attributes: Collection[str]) -> str:
    if node.kind == "list":
        announced = f" announced={node.announced.count}" if node.announced else ""
        return f"(list {node.style}{announced}{' continues' if node.continues else ''}"
    if node.kind == "section":
        return _section(node, attributes)
    return f"({node.kind}"


def _section(node: Section, attributes: Collection[str]) -> str:
    parts = ["(section"]
    if node.marker is not None:
        parts += [_read(node.marker), str(node.marker.ordinal)]
    parts.append(node.form)
    if node.gap is not None and "spaces" in attributes:
        parts.append(f'gap="{_escaped(node.gap)}"')
    if node.title is not None:
        parts.append(_read(node.title))
    return " ".join(parts)


def _read(node: Marker | Title) -> str:
    quote = '"' if isinstance(node, Title) else ""
    said = f"{quote}{_escaped(node.reading)}{quote}"
    return said if node.reading == node.text else f'{said} from "{_escaped(node.text)}"'


def _escaped(text: str) -> str:
    text = text.replace("\n", "⏎").replace("\r", "␍").replace("\t", "⇥")
    return "".join(
        sign if sign.isprintable() or sign in "　\u00a0" else f"\\u{ord(sign):04x}" for sign in text
    )

"""A document's outline as a Mermaid mindmap, to be shown where Markdown is (GitHub, GitLab, Obsidian, Typora)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from speechparse.render.outline import UNTITLED
from speechparse.skeleton import Root, entries, line_for, shorten, speech_name, speeches

#: How wide, in columns, the text of a node may be: more than this makes a map nobody can read.
NODE_COLUMNS: Final = 60

#: Signs that mean something inside Mermaid's quotes, or in its comments and directives, or in HTML labels.
_SIGNS: Final = re.compile(r'["#&<>`%{}\\\[\];*_]')
_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def to_mermaid(document: Root, *, depth: int | None = None, columns: int = NODE_COLUMNS) -> str:
    """Return a mindmap with one root: the only speech, or the file with its speeches below it.

    Sections stand down to ``depth`` levels, a text wider than ``columns`` is cut short. Mermaid as it comes
    draws nothing above 50,000 characters: give a ``depth`` for a long paper.
    """
    return "".join(_lines(document, depth, columns))


def _lines(document: Root, depth: int | None, columns: int) -> Iterator[str]:
    names = [speech_name(speech) or UNTITLED for speech in speeches(document)]
    single = len(names) == 1
    root = names[0] if single else document.name or (f"{names[0]} …" if names else UNTITLED)
    yield "mindmap\n"
    yield f"  root(({_quoted(root, columns)}))\n"
    begun = 0
    for entry in entries(document, depth=depth):
        if not single:
            yield from _speeches(names, begun, entry.speech, columns)
            begun = entry.speech
        indent = "  " * (entry.depth + (1 if single else 2))
        yield f"{indent}s{entry.number}[{_quoted(line_for(entry.section), columns)}]\n"
    if not single:
        yield from _speeches(names, begun, len(names), columns)


def _speeches(names: list[str], begun: int, end: int, columns: int) -> Iterator[str]:
    for order in range(begun, end):
        yield f"    speech{order + 1}({_quoted(names[order], columns)})\n"


def _quoted(text: str, columns: int) -> str:
    """Return a text in quotes, signs that mean something written as Mermaid's #NUMBER; codes."""
    fit = _UNFIT.sub("\ufffd", shorten(text, columns)) or "…"
    return '"' + _SIGNS.sub(lambda sign: f"#{ord(sign[0])};", fit) + '"'

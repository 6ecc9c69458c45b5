"""A document as CommonMark: headings of every level to the sixth, paragraphs of one line each, inline items
in their sentence or as a list, bullets as bullets, titles that run into their text in bold. Furniture is left out, but for the labels of parts (篇二); damage is undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias

from speechparse.nodes import Role
from speechparse.reading.brackets import BODY_QUOTES
from speechparse.reading.lines import LINE_END_SET
from speechparse.render.blocks import Block, blocks, with_whole_titles
from speechparse.skeleton import Root

ItemStyle: TypeAlias = Literal["prose", "list"]

#: CommonMark knows six levels of heading; what stands deeper is a line of bold text.
DEEPEST_HEADING: Final = 6
_NO_BREAK: Final = "\u00a0"

_LINE_END: Final = re.compile(rf"\r\n|[{LINE_END_SET}]")
#: 1. or 1) with a blank after it would be an item of Markdown's own list, renumbered by whoever shows it.
_ORDERED: Final = re.compile(r"(\d{1,9}[.)])(?:[ \t]+|\Z)")
#: Other signs that make a line something else than a paragraph where they begin it.
_LINE_START: Final = re.compile(
    r"[-+*](?=[ \t]|\Z)|#{1,6}(?=[ \t]|\Z)|>|[-_*](?=(?:[ \t]*[-_*]){2,}[ \t]*\Z)"
)
_DEFINITION: Final = re.compile(r"\[[^\]]+\](?=:)")
#: Delimiters that work in pairs: a lone one does nothing and is left as it is.
_PAIRED: Final = "*_`~"
_LINK: Final = re.compile(r"\](?=[(\[])")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY: Final = re.compile(r"&(?=#?\w{1,32};)")
_BACKSLASH: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)")
_CLOSING_HASHES: Final = re.compile(r"(?<=\s)#(?=#*\s*\Z)")


def to_markdown(document: Root, *, items: ItemStyle = "prose", title_heading: bool = False) -> str:
    """Return the document as CommonMark, each block followed by an empty line.

    A section of form heading at level n is a heading of level n, so the title is a line of bold text; with
    ``title_heading`` titles are headings of level 1 and all others one level lower. ``items="list"``
    makes a list of inline items, ``"prose"`` leaves them in their sentence. What is written as prose parses to
    the outline of the document; an item on a line of its own may be taken for a heading.
    """
    if items not in ("prose", "list"):
        raise ValueError(f"items is {items!r}; it is 'prose' or 'list'")
    shift = 1 if title_heading else 0
    return "".join(_written(with_whole_titles(blocks(document, split_items=items == "list")), shift))


def _written(page: Iterator[Block], shift: int) -> Iterator[str]:
    # The levels of the Markdown list items that are open: a paragraph closes them all.
    items: list[int] = []
    for block in page:
        words = one_line_kept(block.reading)
        if not words or (block.kind == "furniture" and block.reason != "part"):
            continue
        if block.kind == "item":
            while items and items[-1] >= block.level:
                items.pop()
            yield f"{'  ' * len(items)}- {escape_line(words)}\n"
            items.append(block.level)
            continue
        if block.bulleted and block.kind == "body":
            items[:] = [0]
            yield f"- {escape_line(words)}\n"
            continue
        if items:
            # Items stand together as one tight list; all else is parted by an empty line.
            yield "\n"
            items.clear()
        yield _FORMS[block.kind](block, words, shift)


def one_line_kept(text: str) -> str:
    """Return a block's words with line ends, which a block has none of, made blanks."""
    return _LINE_END.sub(" ", text).replace("\x00", "\ufffd").strip()


def _heading(block: Block, words: str, shift: int) -> str:
    level = block.level + shift
    if level > DEEPEST_HEADING:
        return _bold(words)
    return f"{'#' * level} {_CLOSING_HASHES.sub(_escaped, escape(words))}\n\n"


def _matter(block: Block, words: str, shift: int) -> str:
    if block.role not in _BOLD_ROLES:
        return _body(block, words, shift)
    return f"# {_CLOSING_HASHES.sub(_escaped, escape(words))}\n\n" if shift else _bold(words)


def _body(block: Block, words: str, shift: int) -> str:
    glued = _glued_title(block)
    if glued and words.startswith(glued):
        return f"**{escape(glued)}**{escape(words[len(glued) :])}\n\n"
    return f"{escape_line(words)}\n\n"


def _glued_title(block: Block) -> str:
    """Return the number and title with which the block begins, where text goes on from them without any sign; else nothing.

    Nothing but the tree tells then where the title ends, and in bold it is told.
    """
    kinds = [run.kind for run in block.runs]
    if kinds[:1] != ["marker"] or "title" not in kinds:
        return ""
    last = kinds.index("title")
    title, rest = block.runs[last].reading, "".join(run.reading for run in block.runs[last + 1 :])
    if "text" in kinds[:last] or "*" in block.reading:
        return ""
    is_glued = title[-1:].isalnum() and (rest[:1].isalnum() or rest.startswith(BODY_QUOTES))
    return "".join(run.reading for run in block.runs[: last + 1]) if is_glued else ""


def _bold(words: str) -> str:
    # Beside the stars around it a lone star is none.
    inline = escape(words) if words.count("*") != 1 else escape(words).replace("*", "\\*")
    return f"**{inline}**\n\n"


_BOLD_ROLES: Final[frozenset[Role]] = frozenset({"title"})
_FORMS: Final[dict[str, Callable[[Block, str, int], str]]] = {
    "heading": _heading,
    "matter": _matter,
    "body": _body,
    "furniture": _body,
}


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]


def escape(text: str) -> str:
    """Return a text so that Markdown shows it as it is; only signs that would do something are escaped.

    >>> escape("国发[2005]39号，3*4*5")
    '国发[2005]39号，3\\\\*4\\\\*5'
    """
    text = _BACKSLASH.sub(_escaped, text)
    for sign in _PAIRED:
        if text.count(sign) > 1:
            text = text.replace(sign, "\\" + sign)
    for pattern in (_LINK, _TAG, _ENTITY):
        text = pattern.sub(_escaped, text)
    return text


def escape_line(text: str) -> str:
    """Return a text escaped so that it may begin a line and still be a paragraph.

    The blank of ``1. `` becomes a no-break space: it looks the same, is no list of Markdown's, and the marker
    keeps its own characters.
    """
    ordered = _ORDERED.match(text)
    if ordered:
        return ordered[1] + _NO_BREAK + escape(text[ordered.end() :])
    inline = escape(text)
    if _LINE_START.match(inline):
        return "\\" + inline
    definition = _DEFINITION.match(inline)
    if definition:
        return inline[: definition.end()] + "\\" + inline[definition.end() :]
    return inline

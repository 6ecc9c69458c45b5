"""The text in a new order, as slices of the old one and new pieces between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline
from speechparse.edit.writing import Piece
from speechparse.span import LINE_ENDS

#: What parts the items of a list inside a paragraph, or ends the last one.
_TERMINATORS: Final = "；;。，,"
_WHITE: Final = " \t\u00a0\u3000" + "".join(LINE_ENDS)
_USUAL_TERMINATOR: Final = "；"
_STOP: Final = "。"
_LINE_END: Final = "\n"


def cut(outline: Outline, start: int, end: int) -> list[Piece]:
    """Return the text without a slice."""
    return [(0, start), (end, len(outline.text))]


def split(pieces: Sequence[Piece], offset: int, new: Sequence[Piece]) -> list[Piece]:
    """Put new pieces in at an offset of the old text, which is not inside what was cut out."""
    done: list[Piece] = []
    is_put = False
    for piece in pieces:
        if is_put or isinstance(piece, str) or offset > piece[1]:
            done.append(piece)
            continue
        # An offset in front of this slice stood in what was cut out, or at its end.
        place = max(offset, piece[0])
        done += [(piece[0], place), *new, (place, piece[1])]
        is_put = True
    return done if is_put else [*done, *new]


def terminator(outline: Outline, item: Item) -> str:
    """Return the sign that ends an item of one sentence."""
    sign = outline.text[outline.core_end(item) - 1]
    return sign if sign in _TERMINATORS else ""


def permuted(
    outline: Outline, old: Sequence[Item], new: Sequence[Item], *, texts: Mapping[int, str] | None = None
) -> list[Piece]:
    """Return the text with a list's items in another order, some taken out or new.

    What parts two items stays in its place, and what ends the list at its end. ``texts`` are those of new items.
    """
    is_parted = _are_parted(outline, old)
    ends = [outline.core_end(item) - is_parted for item in old]
    cores = [(outline.lead(item), end) for item, end in zip(old, ends, strict=True)]
    starts = [start for start, _ in cores[1:]] + [old[-1].end]
    parts = [outline.text[core[1] : start] for core, start in zip(cores, starts, strict=True)]
    if any(part.strip(_TERMINATORS + _WHITE) for part in parts):
        raise EditError("between")
    between = parts[0] if len(parts) > 1 else _USUAL_TERMINATOR
    inner = [*parts[:-1], *([between] * (len(new) - len(parts)))]
    places = {id(item): place for item, place in zip(old, cores, strict=True)}
    pieces: list[Piece] = [(0, cores[0][0])]
    for item, part in zip(new, [*inner[: len(new) - 1], parts[-1]], strict=True):
        said = (texts or {}).get(id(item))
        pieces += [places[id(item)] if said is None else said + ("" if is_parted else _STOP), part]
    return [*pieces, (old[-1].end, len(outline.text))]


def _are_parted(outline: Outline, items: Sequence[Item]) -> bool:
    """Say whether the last signs of items part them from each other: where all end so, and not all in 。"""
    signs = [terminator(outline, item) for item in items]
    return all(signs) and set(signs) != {_STOP}


def line_break(outline: Outline, offset: int) -> tuple[str, str]:
    """Return what must stand before and after a section put in at an offset, so that it stands as others do."""
    text = outline.text
    before = _line_ends_before(text, offset)
    usual = _usual_line_ends(outline)
    missing = usual.removeprefix(before) if usual.startswith(before) else ""
    return missing if offset else "", usual if offset < len(text) else before


def _line_ends_before(text: str, offset: int) -> str:
    start = offset
    while start and text[start - 1] in LINE_ENDS:
        start -= 1
    return text[start:offset]


def _usual_line_ends(outline: Outline) -> str:
    """Return the line ends that stand first between two sections, or the usual one."""
    for item in outline.items[1:]:
        found = _line_ends_before(outline.text, outline.lead(item))
        if found:
            return found
    return _LINE_END

"""Writes an edited outline as text, parses the text, and refuses what does not read back as it was meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline
from speechparse.markers import take_apart
from speechparse.nodes import Marker
from speechparse.pipeline import parse_text

#: How much of a section a message shows.
_SHOWN: Final = 16


class Change(NamedTuple):
    """Put ``text`` in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


#: A slice of the old text, in which the changes are made, or a new piece.
Piece: TypeAlias = tuple[int, int] | str


def write(
    outline: Outline,
    order: Sequence[Item],
    *,
    changes: Iterable[Change] = (),
    pieces: Sequence[Piece] | None = None,
    readings: Collection[str] | None = None,
) -> Document:
    """Return what parsing the edited text gives; EditError where its outline is not ``order``.

    ``order`` are the items as they shall stand, ``changes`` what changes besides their markers, ``pieces`` the
    text in its new order.
    """
    made = sorted([*changes, *marker_changes(order)])
    whole: Sequence[Piece] = [(0, len(outline.text))] if pieces is None else pieces
    document = parse_text(_joined(outline.text, whole, made), name=outline.document.name, readings=readings)
    _verify(order, Outline(document))
    return document


def marker_changes(items: Iterable[Item]) -> list[Change]:
    """Return the changes that give items their new markers."""
    changes = []
    for item in items:
        if item.section is None or item.section.marker is None:
            continue
        old = item.old
        gap = item.gap if item.new_gap is None else item.new_gap
        if item.marker != old.reading:
            changes.append(_marker_change(item.start, old, item.marker))
        if gap != item.gap:
            start = item.start + len(old.text)
            changes.append(Change(start, start + len(item.gap), gap))
    return changes


def _marker_change(start: int, old: Marker, marker: str) -> Change:
    """Change only the numeral where damage stands in the marker and not in the numeral."""
    before, after = take_apart(old.reading, old.style), take_apart(marker, old.style)
    is_damaged = old.text != old.reading
    if is_damaged and before.numeral and old.text.count(before.numeral) == 1 and before[::2] == after[::2]:
        place = start + old.text.index(before.numeral)
        return Change(place, place + len(before.numeral), after.numeral)
    return Change(start, start + len(old.text), marker)


def _joined(text: str, pieces: Iterable[Piece], changes: Sequence[Change]) -> str:
    """Put the pieces together, each change made in the slice that holds it."""
    said: list[str] = []
    starts = [change.start for change in changes]
    for piece in pieces:
        if isinstance(piece, str):
            said.append(piece)
            continue
        at, end = piece
        for change in _within(changes, starts, at, end):
            said += (text[at : change.start], change.text)
            at = change.end
        said.append(text[at:end])
    return "".join(said)


def _within(changes: Sequence[Change], starts: Sequence[int], start: int, end: int) -> Sequence[Change]:
    from bisect import bisect_left

    low = bisect_left(starts, start)
    high = bisect_left(starts, end, low)
    return [change for change in changes[low:high] if change.end <= end]


def _verify(order: Sequence[Item], read: Outline) -> None:
    for meant, found in zip_longest(order, read.items):
        if meant is None:
            raise EditError("as-section", found=_named(found))
        if found is None:
            raise EditError("as-text", meant=_named(meant))
        if (meant.marker, meant.ordinal) != (found.marker, found.ordinal):
            raise EditError("as-other", meant=_named(meant), found=_named(found))
        if meant.level != found.level:
            raise EditError("other-level", meant=_named(meant), found=found.level, level=meant.level)
        title = None if found.section is None or found.section.title is None else found.section.title.reading
        if meant.is_checked and meant.title != title:
            raise EditError("other-title", meant=_named(meant), found=(title or "")[:_SHOWN])


def _named(item: Item) -> str:
    """Return what a message calls an item: its marker and the first words of its title."""
    title = item.title
    if title is None and item.section is not None and item.section.title is not None:
        title = item.section.title.reading
    return " ".join(f"{item.marker}{(title or '')[:_SHOWN]}".split()) or "—"

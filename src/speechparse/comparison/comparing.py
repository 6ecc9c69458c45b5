"""Compares two documents: sections added, removed, moved, renumbered, retitled, and those whose body changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from speechparse.comparison.entries import Entries, Entry
from speechparse.comparison.likeness import parts_of, shortened
from speechparse.comparison.matching import Matching
from speechparse.comparison.model import Change, Comparison
from speechparse.document import Document


def diff(old: Document, new: Document) -> Comparison:
    """Compare two drafts of a paper section by section.

    Sections are matched by their number path, title and text. A section that is added or removed counts once, with
    what stands under it; one that was moved keeps its number's change to itself. Blanks, damage and line ends are no
    changes.

    >>> from speechparse.pipeline import parse_text
    >>> found = diff(parse_text("一、抓早。要快。\\n二、抓小。要细。\\n"), parse_text("一、抓早。要更快。\\n二、抓实。要细。\\n"))
    >>> [(change.kind, change.new.title) for change in found.changes]
    [('changed', '抓早'), ('retitled', '抓实')]
    """
    for draft in (old, new):
        if not isinstance(draft, Document):
            raise TypeError(f"diff takes two Documents, not {type(draft).__name__}; parse the texts first")
    comparison = _Comparing(Entries(old), Entries(new))
    return Comparison(changes=tuple(comparison.changes()))


class _Comparing:
    def __init__(self, old: Entries, new: Entries) -> None:
        self.old = old
        self.new = new
        self.matching = Matching(old.all, new.all)
        self.moved = set(self._moved())

    def changes(self) -> list[Change]:
        """Return all changes, in the order of the new draft; what was removed stands where it would be."""
        found: list[tuple[float, int, Change]] = []
        last = -1.0
        for entry in self.old.all:
            other = self.matching.to_new.get(entry)
            if other is not None:
                last = float(other.order)
                found += [(last, 1, change) for change in self._compared(entry, other)]
            elif entry.parent is None or entry.parent in self.matching.to_new:
                count = _size(entry, self.matching.to_new)
                change = Change(kind="removed", old=self.old.place(entry), new=None, sections=count)
                found.append((last, 2, change))
        for entry in self.new.all:
            if entry in self.matching.to_old:
                continue
            if entry.parent is None or entry.parent in self.matching.to_old:
                count = _size(entry, self.matching.to_old)
                change = Change(kind="added", old=None, new=self.new.place(entry), sections=count)
                found.append((float(entry.order), 0, change))
        found.sort(key=lambda row: row[:2])
        return [change for _, _, change in found]

    def _compared(self, old: Entry, new: Entry) -> Iterator[Change]:
        was, now = self.old.place(old), self.new.place(new)
        if old in self.moved:
            yield Change(kind="moved", old=was, new=now)
        elif _number(old) != _number(new):
            yield Change(kind="renumbered", old=was, new=now)
        if old.whole == new.whole:
            return
        if old.title != new.title:
            yield Change(kind="retitled", old=was, new=now)
        if old.text != new.text:
            parts = parts_of(old.text, new.text)
            added = sum(len(part.text) for part in parts if part.op == "+")
            removed = sum(len(part.text) for part in parts if part.op == "-")
            total = len(old.text) + len(new.text)
            yield Change(
                kind="changed",
                old=was,
                new=now,
                added=added,
                removed=removed,
                similarity=round(1 - (added + removed) / total, 4),
                parts=tuple(shortened(parts)),
            )

    def _moved(self) -> Iterator[Entry]:
        """Yield entries that stand under another parent, or in another order than their siblings."""
        to_new = self.matching.to_new
        for entry in self.old.all:
            stayed = []
            for child in entry.children:
                other = to_new.get(child)
                if other is None:
                    continue
                if other.parent is not to_new.get(entry):
                    yield child
                else:
                    stayed.append(child)
            kept = _longest_rising([to_new[child].order for child in stayed])
            for place, child in enumerate(stayed):
                if place not in kept:
                    yield child


def _number(entry: Entry) -> str:
    return "".join(entry.marker.split())


def _size(entry: Entry, done: dict[Entry, Entry]) -> int:
    """Return how many sections without a match an entry brings along, itself included."""
    count = 0
    waiting = [entry]
    while waiting:
        one = waiting.pop()
        if one not in done:
            count += 1
            waiting += one.children
    return count


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest rising run of numbers, gaps allowed."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            places.append(place)
        else:
            tails[at], places[at] = number, place
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept

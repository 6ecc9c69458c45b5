"""One edit of a document: changes to its lists, and at the end the numbers, counts and references that follow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.following import References, change_count
from speechparse.edit.manners import Manners
from speechparse.edit.numbering import number_all, word_markers, write_numbers
from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.writing import Change, Piece, write
from speechparse.markers import WORD_STYLES, write_marker
from speechparse.nodes import List, Section
from speechparse.span import Span

#: Markdown's sign of a heading; it has headings of six levels.
_HASH: Final = "#"
_MOST_HASHES: Final = 6


class Session:
    """The outline as it is being changed: change ``run.items`` and ``order``, then ``number``, then ``finish``."""

    def __init__(self, document: Document, *, readings: Collection[str] | None = None) -> None:
        self.outline: Final = Outline(document)
        self.manners: Final = Manners(self.outline)
        self.references: Final = References(self.outline)
        self.readings: Final = readings
        #: The items as they shall stand.
        self.order: list[Item] = list(self.outline.items)
        self._were: Final = {run: tuple(run.items) for run in self.outline.runs}
        self._firsts: Final = {run: run.first for run in self.outline.runs if run.items}
        self._made: Final[list[Run]] = []
        self._changes: Final[list[Change]] = []

    def numbered(self, section: Section | str) -> tuple[Item, Run]:
        """Return a section's item and its list; EditError for a heading without a number."""
        item = self.outline.find(section)
        if item.run is None:
            raise EditError("no-number")
        return item, item.run

    def new_run(self, like: Run) -> Run:
        """Return a list without items, that there was not."""
        made = Run(List(span=Span(0, 0), style=like.node.style), like.speech)
        self._made.append(made)
        self._firsts[made] = 1
        return made

    def subtree(self, item: Item) -> list[Item]:
        """Return an item and all under it."""
        return [item, *self.outline.below(item)]

    def sink(self, items: Sequence[Item], by: int) -> None:
        """Move items by so many levels, and Markdown's signs of their headings with them."""
        for item in items:
            item.level += by
            lead = self.outline.lead(item)
            marks = self.outline.text[lead : item.start]
            signs = marks.count(_HASH)
            if signs and by:
                place = lead + marks.index(_HASH)
                wanted = min(max(signs + by, 1), _MOST_HASHES)
                self._changes.append(Change(place, place + signs, _HASH * wanted))

    def number(self) -> None:
        """Number the lists that have other items than before, and write all markers."""
        changed = [run for run in self._firsts if tuple(run.items) != self._were.get(run, ())]
        for run in changed:
            if run.items and (
                run.has_words or any(item.style in WORD_STYLES for item in self._were.get(run, ()))
            ):
                self._say_words(run)
        place = {id(item): number for number, item in enumerate(self.order)}
        runs = sorted(
            [*self.outline.runs, *self._made],
            key=lambda run: place.get(id(run.items[0]), 0) if run.items else len(place),
        )
        starts = {run: self._firsts[run] for run in changed if run.items and not run.has_words}
        number_all(self.outline, runs, starts)
        write_numbers(self.order)

    def finish(
        self,
        *,
        gone: Sequence[Item] = (),
        pieces: Sequence[Piece] | None = None,
    ) -> Document:
        """Let counts and references follow, write and read back; ``gone`` are the items that were taken out."""
        made = [*self._changes, *self.references.changes(gone)]
        for run, items in self._were.items():
            announced = run.node.announced
            if announced is not None and announced.count == len(items) != len(run.items):
                made += change_count(self.outline, run, len(run.items))
        return write(self.outline, self.order, changes=made, pieces=pieces, readings=self.readings)

    def _say_words(self, run: Run) -> None:
        """Give the places of a list their words; after 首先 an author may go on with numerals."""
        markers = [item.old.reading for item in self._were[run]]
        styles = [item.style for item in self._were[run]]
        count = len(run.items)
        if all(style in WORD_STYLES for style in styles):
            markers = word_markers(markers, count)
            styles = [*styles, *[styles[-1]] * count]
        elif count < 2:
            raise EditError("lone-word", word=markers[0])
        elif styles[-1] in WORD_STYLES:
            raise EditError("mixed-words")
        while len(markers) < count:
            markers.append(write_marker(len(markers) + 1, styles[-1], like=markers[-1]))
            styles.append(styles[-1])
        for number, item in enumerate(run.items):
            item.marker, item.style, item.ordinal = markers[number], styles[number], number + 1

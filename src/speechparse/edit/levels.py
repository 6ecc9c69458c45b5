"""Promote a section to its parent's level, or demote it under the section before it; the text stays in its order."""

from __future__ import annotations

from collections.abc import Collection

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.following import References, change_count
from speechparse.edit.manners import Manners
from speechparse.edit.numbering import number_all, write_numbers
from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.writing import write
from speechparse.nodes import List, Section
from speechparse.span import Span


def promote(
    document: Document, section: Section | str, *, readings: Collection[str] | None = None
) -> Document:
    """Raise a section, and all under it, by one level: it follows its parent, and is numbered with it.

    No text is moved, and so what followed the section under the same parent comes to stand under it. EditError where
    it has nothing above it, or the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> text = "一、抓早\\n（一）早谋划\\n（二）早行动\\n（三）早见效\\n二、抓小\\n"
    >>> promote(parse_text(text), "1.2").to_text()
    '一、抓早\\n（一）早谋划\\n二、早行动\\n（一）早见效\\n三、抓小\\n'
    """
    edit = _Edit(document, section)
    item, run = edit.item, edit.run
    parent = item.parent
    if parent is None or parent.run is None:
        raise EditError(f"{item.marker} has no numbered section above it")
    place = run.items.index(item)
    later = run.items[place + 1 :]
    upper = parent.run
    under = edit.outline.runs_under(item)
    edit.sink([item, *edit.outline.below(item)], -1)
    run.items, gone = run.items[:place], run.items[place:]
    edit.change_count(run, len(gone))
    item.parent, item.run = parent.parent, upper
    upper.items.insert(upper.items.index(parent) + 1, item)
    edit.change_count(upper, -1)
    edit.manners.give(item, edit.manners.of(upper))
    joined = edit.restyle_under(item, under, parent_manner=edit.manners.of(upper))
    target = joined or edit.new_run(run)
    if later:
        edit.change_count(target, -len(later))
    for other in later:
        other.parent, other.run = item, target
        edit.manners.give(other, edit.manners.of(run))
    target.items += later
    return edit.finish([run, upper, target], readings)


def demote(
    document: Document, section: Section | str, *, readings: Collection[str] | None = None
) -> Document:
    """Lower a section, and all under it, by one level: it becomes the last one under the section before it.

    No text is moved. EditError where it is the first under its parent, or the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> text = "一、抓早\\n（一）早谋划\\n（二）早行动\\n二、抓小\\n三、抓实\\n"
    >>> demote(parse_text(text), "二").to_text()
    '一、抓早\\n（一）早谋划\\n（二）早行动\\n（三）抓小\\n二、抓实\\n'
    """
    edit = _Edit(document, section)
    item, run = edit.item, edit.run
    place = run.items.index(item)
    if not place:
        raise EditError(f"{item.marker} is the first of its list: there is no section before it to stand under")
    before = run.items[place - 1]
    lower = next((found for found in reversed(edit.outline.runs_under(before)) if found.is_block), None)
    under = edit.outline.runs_under(item)
    manner = edit.manners.below(edit.manners.of(run)) if lower is None else edit.manners.of(lower)
    edit.sink([item, *edit.outline.below(item)], 1)
    run.items.remove(item)
    edit.change_count(run, 1)
    target = lower or edit.new_run(run)
    if lower is not None:
        edit.change_count(lower, -1)
    item.parent, item.run = before, target
    target.items.append(item)
    edit.manners.give(item, manner)
    edit.restyle_under(item, under, parent_manner=manner)
    return edit.finish([run, target], readings)


class _Edit:
    """What promoting and demoting share: the outline, the manners of its levels, what follows the numbers."""

    def __init__(self, document: Document, section: Section | str) -> None:
        self.outline = Outline(document)
        self.item = self.outline.find(section)
        run = self.item.run
        if run is None:
            raise EditError("a heading without a number has no level that could be written")
        if self.item.form == "inline" or run.has_words:
            raise EditError(f"{self.item.marker} stands inside a paragraph; only headings have levels")
        self.run = run
        self.references = References(self.outline)
        self.manners = Manners(self.outline)
        self.firsts = {other: other.items[0].ordinal for other in self.outline.runs if other.items}
        self.counts: dict[Run, int] = {}
        self.sizes = {other: len(other.items) for other in self.outline.runs}
        self.made: list[Run] = []

    def sink(self, items: list[Item], by: int) -> None:
        """Move items by a level."""
        for item in items:
            item.level += by

    def new_run(self, like: Run) -> Run:
        """Return a run without items, for a list that there was not."""
        made = Run(List(span=Span(0, 0), style=like.node.style), like.speech)
        self.made.append(made)
        self.firsts[made] = 1
        return made

    def change_count(self, run: Run, fewer: int) -> None:
        """Note that a run has fewer items, for the count that is announced for it."""
        self.counts[run] = self.counts.get(run, 0) - fewer

    def restyle_under(self, item: Item, runs: list[Run], *, parent_manner: object) -> Run | None:
        """Give what stands under an item the manners of its new level; return the last list of headings in it."""
        last = None
        for run in runs:
            if not run.is_block or run.has_words:
                continue
            self.manners.give_run(self.outline, run)
            last = run
        return last

    def finish(self, runs: list[Run], readings: Collection[str] | None) -> Document:
        """Number the runs through, let counts and references follow, and write."""
        order = self.outline.items
        numbered = sorted(
            {*self.outline.runs, *self.made},
            key=lambda run: order.index(run.items[0]) if run.items else len(order),
        )
        starts = {run: self.firsts[run] for run in runs if run.items and not run.has_words}
        number_all(self.outline, numbered, starts)
        write_numbers(order)
        changes = self.references.changes()
        for run, more in self.counts.items():
            announced = run.node.announced
            if announced is not None and announced.count == self.sizes.get(run):
                changes += change_count(self.outline, run, announced.count + more)
        return write(self.outline, order, changes=changes, readings=readings)

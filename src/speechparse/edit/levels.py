"""Promote a section to its parent's level, or demote it under the section before it; the text keeps its order."""

from __future__ import annotations

from collections.abc import Collection

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline, Run
from speechparse.edit.session import Session
from speechparse.nodes import Section


def promote(
    document: Document, section: Section | str, *, readings: Collection[str] | None = None
) -> Document:
    """Raise a section, and all under it, by one level: it follows its parent and is numbered with it.

    No text is moved, and so what followed the section under the same parent comes to stand under it. EditError where
    it has nothing numbered above it, or the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> text = "一、抓早\\n（一）早谋划\\n（二）早行动\\n（三）早见效\\n（四）早交账\\n二、抓小\\n"
    >>> promote(parse_text(text), "1.2").to_text()
    '一、抓早\\n（一）早谋划\\n二、早行动\\n（一）早见效\\n（二）早交账\\n三、抓小\\n'
    """
    session = Session(document, readings=readings)
    item, run = _heading(session, section)
    parent = item.parent
    if parent is None or parent.run is None:
        raise EditError("nothing-above", section=item.marker)
    place = run.items.index(item)
    upper, own, later = parent.run, session.manners.of(run), run.items[place + 1 :]
    lower = last_block(session.outline, item)
    session.sink(session.subtree(item), -1)
    session.manners.give_under(session.outline, item, session.manners.of(upper))
    run.items = run.items[:place]
    upper.items.insert(upper.items.index(parent) + 1, item)
    item.parent, item.run = parent.parent, upper
    if later:
        under = lower or session.new_run(run)
        for other in later:
            other.parent, other.run = item, under
            session.manners.give(other, own)
        under.items += later
    session.number()
    return session.finish()


def demote(
    document: Document, section: Section | str, *, readings: Collection[str] | None = None
) -> Document:
    """Lower a section, and all under it, by one level: it becomes the last one under the section before it.

    No text is moved. EditError where it is the first of its list, or the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> text = "一、抓早\\n（一）早谋划\\n（二）早行动\\n二、抓小\\n三、抓实\\n"
    >>> demote(parse_text(text), "二").to_text()
    '一、抓早\\n（一）早谋划\\n（二）早行动\\n（三）抓小\\n二、抓实\\n'
    """
    session = Session(document, readings=readings)
    item, run = _heading(session, section)
    place = run.items.index(item)
    if not place:
        raise EditError("nothing-before", section=item.marker)
    before = run.items[place - 1]
    lower = last_block(session.outline, before)
    manner = session.manners.below(session.manners.of(run)) if lower is None else session.manners.of(lower)
    session.sink(session.subtree(item), 1)
    session.manners.give_under(session.outline, item, manner)
    run.items.remove(item)
    lower = lower or session.new_run(run)
    lower.items.append(item)
    item.parent, item.run = before, lower
    session.number()
    return session.finish()


def last_block(outline: Outline, item: Item) -> Run | None:
    """Return the last list of headings right under an item."""
    runs = outline.runs_under(item)
    return next((run for run in reversed(runs) if run.is_block and not run.has_words), None)


def _heading(session: Session, section: Section | str) -> tuple[Item, Run]:
    item, run = session.numbered(section)
    if item.form == "inline" or run.has_words:
        raise EditError("no-level", section=item.marker)
    return item, run

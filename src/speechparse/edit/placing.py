"""Put a new section in, take one out, or move one; what stays keeps its order, and its numbers follow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from speechparse.document import Document
from speechparse.edit.errors import EditError
from speechparse.edit.levels import last_block
from speechparse.edit.outline import Item, Run
from speechparse.edit.pieces import cut, line_break, permuted, split, terminator
from speechparse.edit.schemes import Manner, gap_before
from speechparse.edit.session import Session
from speechparse.edit.titles import check_line
from speechparse.edit.wording import Wording
from speechparse.edit.writing import Piece
from speechparse.nodes import Section


class _Target(NamedTuple):
    """Where a section goes: the list and the place in it, the section above, the offset, and who stands before."""

    run: Run
    place: int
    parent: Item | None
    offset: int
    order: int
    beside: Item | None


def remove(
    document: Document, section: Section | str, *, readings: Collection[str] | None = None
) -> Document:
    """Take out a section and all under it; those after it in its list are renumbered.

    EditError where another place refers to it, where it is the last of an announced list, or where what is left would
    not read back: a lone 首先.

    >>> from speechparse.pipeline import parse_text
    >>> remove(parse_text("讲三点：一是快；二是准；三是稳。"), "二是").to_text()
    '讲两点：一是快；二是稳。'
    """
    session = Session(document, readings=readings)
    outline = session.outline
    item = outline.find(section)
    gone = session.subtree(item)
    pieces: Sequence[Piece] = cut(outline, outline.lead(item), item.end)
    if item.run is not None:
        items = list(item.run.items)
        item.run.items.remove(item)
        if item.run.items:
            pieces = permuted(outline, items, item.run.items)
    held = {id(other) for other in gone}
    session.order = [other for other in session.order if id(other) not in held]
    session.number()
    return session.finish(gone=gone, pieces=pieces)


def move(
    document: Document,
    section: Section | str,
    *,
    before: Section | str | None = None,
    after: Section | str | None = None,
    under: Section | str | None = None,
    readings: Collection[str] | None = None,
) -> Document:
    """Move a section with all under it before or after another one, or to the end of what stands under one.

    Where it comes to another level, it and what stands under it are written as that level is. An item inside a paragraph
    moves only in its list, where what parts the items (；) stays in its place. EditError where the text would not
    read back.

    >>> from speechparse.pipeline import parse_text
    >>> move(parse_text("一是快；二是准；三是稳。"), "三是", before="一是").to_text()
    '一是稳；二是快；三是准。'
    """
    session = Session(document, readings=readings)
    outline = session.outline
    item, run = session.numbered(section)
    target = _target(session, before, after, under)
    moved = session.subtree(item)
    if any(target.parent is other for other in moved):
        raise EditError("inside-itself", section=item.marker)
    if target.run is run:
        return _move_in_list(session, item, run, target.place)
    if not run.is_block or (target.run.items and not target.run.is_block):
        raise EditError("other-list")
    manner = _manner(session, target)
    session.sink(moved, _level(target) - item.level)
    if target.run.node.style != run.node.style or not target.run.items:
        session.manners.give_under(outline, item, manner)
    run.items.remove(item)
    target.run.items.insert(target.place, item)
    item.parent, item.run = target.parent, target.run
    held = {id(other) for other in moved}
    anchor = session.order[target.order] if target.order < len(session.order) else None
    rest = [other for other in session.order if id(other) not in held]
    place = rest.index(anchor) if anchor is not None and id(anchor) not in held else len(rest)
    if anchor is not None and id(anchor) in held:
        place = sum(id(other) not in held for other in session.order[: target.order])
    session.order = [*rest[:place], *moved, *rest[place:]]
    session.number()
    core = (outline.lead(item), outline.core_end(item))
    first, last = line_break(outline, target.offset)
    pieces = split(cut(outline, core[0], item.end), target.offset, [first, core, last])
    return session.finish(pieces=pieces)


def insert(
    document: Document,
    title: str,
    *,
    body: str = "",
    before: Section | str | None = None,
    after: Section | str | None = None,
    under: Section | str | None = None,
    readings: Collection[str] | None = None,
) -> Document:
    """Put in a section before or after another one, or at the end of what stands under one.

    It is written as the sections beside it are: number, indent, what closes the title. ``body`` are its paragraphs,
    one a line; beside items of one sentence ``title`` is that sentence. EditError where the text would not read back.

    >>> from speechparse.pipeline import parse_text
    >>> insert(parse_text("一、抓早。要快。\\n二、抓小。要细。\\n"), "抓实", body="要久。", after="一").to_text()
    '一、抓早。要快。\\n二、抓实。要久。\\n三、抓小。要细。\\n'
    """
    check_line(title)
    session = Session(document, readings=readings)
    outline = session.outline
    target = _target(session, before, after, under)
    model = target.beside or target.parent
    assert model is not None
    manner = _manner(session, target)
    wording = Wording(outline, model, is_beside=target.beside is not None)
    item = Item(
        None,
        target.offset,
        target.offset,
        _level(target),
        wording.form,
        target.parent,
        target.run,
        gap=manner.gap,
    )
    item.style, item.marker = manner.style, manner.marker
    if wording.has_title:
        # What has no body is, where titles run in, a sentence and no title.
        item.title, item.is_checked = title, bool(body.strip()) or wording.form == "heading"
    items, is_block = list(target.run.items), target.run.is_block
    target.run.items.insert(target.place, item)
    session.order.insert(target.order, item)
    session.number()
    said = item.marker + gap_before(title, item.marker, manner.gap) + wording.after_marker(title, body)
    if items and not is_block:
        return session.finish(pieces=permuted(outline, items, target.run.items, texts={id(item): said}))
    first, last = line_break(outline, target.offset)
    end = "" if wording.has_title or body else terminator(outline, model)
    return session.finish(
        pieces=split([(0, len(outline.text))], target.offset, [first, wording.lead + said + end, last])
    )


def _move_in_list(session: Session, item: Item, run: Run, place: int) -> Document:
    items = list(run.items)
    if items.index(item) < place:
        place -= 1
    run.items.remove(item)
    run.items.insert(place, item)
    blocks = {id(one): session.subtree(one) for one in items}
    first = session.order.index(items[0])
    last = session.order.index(blocks[id(items[-1])][-1]) + 1
    session.order[first:last] = [other for one in run.items for other in blocks[id(one)]]
    pieces = permuted(session.outline, items, run.items)
    session.number()
    return session.finish(pieces=pieces)


def _target(
    session: Session, before: Section | str | None, after: Section | str | None, under: Section | str | None
) -> _Target:
    given = [place for place in (before, after, under) if place is not None]
    if len(given) != 1:
        raise TypeError("say one of before, after and under")
    outline = session.outline
    if under is not None:
        parent = outline.find(under)
        run = last_block(outline, parent)
        order = session.order.index(parent) + len(outline.below(parent)) + 1
        if run is None:
            if parent.run is None:
                raise EditError("no-number")
            return _Target(session.new_run(parent.run), 0, parent, parent.end, order, None)
        last = run.items[-1]
        order = session.order.index(last) + len(outline.below(last)) + 1
        return _Target(run, len(run.items), parent, last.end, order, last)
    beside, run = session.numbered(given[0])
    place = run.items.index(beside) + (after is not None)
    order = session.order.index(beside)
    if after is not None:
        order += len(outline.below(beside)) + 1
    offset = outline.lead(beside) if after is None else beside.end
    return _Target(run, place, beside.parent, offset, order, beside)


def _manner(session: Session, target: _Target) -> Manner:
    if target.run.items:
        return session.manners.of(target.run)
    assert target.parent is not None
    assert target.parent.run is not None
    return session.manners.below(session.manners.of(target.parent.run))


def _level(target: _Target) -> int:
    if target.beside is not None:
        return target.beside.level
    assert target.parent is not None
    return target.parent.level + 1

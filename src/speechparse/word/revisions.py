"""Write changed characters into the runs that hold them, each with its run's format, plainly or as tracked changes.

A tracked change is a w:del and a w:ins of the characters that differ, which Word accepts or rejects by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from itertools import chain, groupby
from typing import Final, NamedTuple

from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_text import TextRun, WordText
from speechparse.span import Span
from speechparse.word.runs import PRESERVED, RPR, SPACE, XML_BLANKS, R, Runs, shows_blanks

_TEXT: Final = w("t")
_DELETED_TEXT: Final = w("delText")
_INS: Final = w("ins")
_DEL: Final = w("del")
_ID: Final = w("id")
_FORMAT_CHANGE: Final = w("rPrChange")
_PPR: Final = w("pPr")
_PARAGRAPH_CHANGE: Final = w("pPrChange")
#: Properties of a paragraph that the record of its former ones does not hold.
_NOT_RECORDED: Final = (w("rPr"), w("sectPr"), _PARAGRAPH_CHANGE)
#: The highest number that Word takes for an id.
_MAX_ID: Final = 2**31 - 2


class Change(NamedTuple):
    """Put ``text`` in the place of the characters of ``span``."""

    span: Span
    text: str
    #: Where ``span`` is empty: whether the text takes the run of the character after it, or of the one before.
    leans_on_next: bool = False

    @property
    def held(self) -> Span:
        """The characters whose runs the change is made in: those of the span, or the one leaned on."""
        start, end = self.span.start, self.span.end
        if start < end:
            return self.span
        return Span(start, start + 1) if self.leans_on_next else Span(start - 1, start)


class Tracking:
    """Who makes tracked changes, and when; numbers each, apart from what the main part numbers already."""

    def __init__(self, root: Element, author: str, date: datetime | None = None) -> None:
        moment = (date or datetime.now(UTC)).astimezone(UTC)
        self._said: Final = {w("author"): author, w("date"): f"{moment:%Y-%m-%dT%H:%M:%SZ}"}
        self._taken: Final = {int(value) for value in _ids(root) if value.isdecimal() and len(value) < 12}
        self._next = max((each for each in self._taken if each < _MAX_ID), default=0) + 1

    def new_id(self) -> str:
        """Return a number that nothing in the main part has."""
        while self._next in self._taken or self._next > _MAX_ID:
            self._next = self._next + 1 if self._next < _MAX_ID else 1
        self._taken.add(self._next)
        return str(self._next)

    def mark(self, beside: Element, tag: str) -> Element:
        """Make a w:ins, w:del or other record of a change for the tree that ``beside`` is in."""
        made = beside.makeelement(tag, None, beside.nsmap)
        made.set(_ID, self.new_id())
        for name, value in self._said.items():
            made.set(name, value)
        return made

    def record_properties(self, properties: Element) -> None:
        """Keep what a w:pPr says as its state before the change; an older record is left as it is."""
        if properties.find(_PARAGRAPH_CHANGE) is not None:
            return
        record = self.mark(properties, _PARAGRAPH_CHANGE)
        before = record.makeelement(_PPR, None, record.nsmap)
        before.extend(deepcopy(each) for each in properties if each.tag not in _NOT_RECORDED)
        record.append(before)
        properties.append(record)


def write_changes(
    root: Element, word: WordText, changes: Sequence[Change], tracking: Tracking | None = None
) -> None:
    """Make changes in the tree of a main part, in place; ``word`` is what was read from it as it is.

    Changes are in order and apart, each within one paragraph, on characters that come from runs. With ``tracking``
    they are written as tracked changes.
    """
    if tracking is None:
        _write_plainly(root, word, changes)
    else:
        _write_tracked(root, word, changes, tracking)


class _Held(NamedTuple):
    """A piece of the text, and the element that holds it."""

    piece: TextRun
    element: Element


def _write_plainly(root: Element, word: WordText, changes: Sequence[Change]) -> None:
    runs, elements = Runs(root, word), list(root.iter(R))
    held = [
        [_Held(piece, elements[piece.run][piece.child]) for piece in runs.pieces(change.held)]
        for change in changes
    ]
    for _, element in chain.from_iterable(held):
        if element.tag == _TEXT and element.get(SPACE) != PRESERVED:
            # The blanks at its two ends are not shown, and must not come to be.
            element.text = (element.text or "").strip(XML_BLANKS)
    # From the last to the first, so that what is still to be done keeps its offsets.
    for change, pieces in zip(reversed(changes), reversed(held), strict=True):
        text = change.text
        for piece, element in pieces:
            start = max(change.span.start, piece.start) - piece.start
            end = max(start, min(change.span.end, piece.end) - piece.start)
            if element.tag == _TEXT:
                own = element.text or ""
                element.text = own[:start] + text + own[end:]
                shows_blanks(element)
            else:
                _replace_sign(element, text, is_kept=start == end, is_before=start == 0)
            text = ""


def _replace_sign(element: Element, text: str, *, is_kept: bool, is_before: bool) -> None:
    """Put a text in the place of an element that stands for a character, such as a w:tab, or beside it."""
    if text:
        new = _text_element(element, text)
        (element.addprevious if is_before else element.addnext)(new)
    if not is_kept:
        element.getparent().remove(element)


def _text_element(beside: Element, text: str) -> Element:
    new = beside.makeelement(_TEXT, None, beside.nsmap)
    new.text = text
    shows_blanks(new)
    return new


def _write_tracked(root: Element, word: WordText, changes: Sequence[Change], tracking: Tracking) -> None:
    runs = Runs(root, word)
    # All cuts come first: what a run holds may be changed only then.
    isolated = [runs.isolate(change.held) for change in changes]
    for change, elements in zip(changes, isolated, strict=True):
        if change.span.start == change.span.end:
            beside = elements[0] if change.leans_on_next else elements[-1]
            _insert(_inserted(beside, change.text, tracking), beside, tracking, change.leans_on_next)
            continue
        deletions = [_delete(together, tracking) for together in _neighbours(elements)]
        if change.text:
            _insert(_inserted(elements[0], change.text, tracking), deletions[0], tracking, False)
    _renew_format_ids(root, tracking)


def _neighbours(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield runs that stand side by side in one parent, together."""
    group: list[Element] = []
    for element in elements:
        if group and group[-1].getnext() is not element:
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _delete(runs: Sequence[Element], tracking: Tracking) -> Element:
    """Put runs that stand side by side into a w:del, which stays inside a w:ins that they stand in."""
    deletion = tracking.mark(runs[0], _DEL)
    runs[0].addprevious(deletion)
    for run in runs:
        for text in run.iterchildren(_TEXT):
            text.tag = _DELETED_TEXT
        deletion.append(run)
    return deletion


def _inserted(like: Element, text: str, tracking: Tracking) -> Element:
    """Make a w:ins of one run with the properties of another."""
    insertion = tracking.mark(like, _INS)
    run = like.makeelement(R, None, like.nsmap)
    properties = deepcopy(like.find(RPR))
    if properties is not None:
        for record in properties.findall(_FORMAT_CHANGE):
            properties.remove(record)
        run.append(properties)
    run.append(_text_element(like, text))
    insertion.append(run)
    return insertion


def _insert(insertion: Element, beside: Element, tracking: Tracking, is_before: bool) -> None:
    """Put a w:ins beside an element; a w:ins around that is cut in two, since Word puts none into another."""
    around = beside.getparent()
    if around.tag != _INS:
        (beside.addprevious if is_before else beside.addnext)(insertion)
        return
    place = around.index(beside) + (0 if is_before else 1)
    rest = list(around)[place:]
    around.addnext(insertion)
    if rest:
        second = around.makeelement(_INS, dict(around.attrib), around.nsmap)
        second.set(_ID, tracking.new_id())
        second.extend(rest)
        insertion.addnext(second)
    if not len(around):
        around.getparent().remove(around)


def _renew_format_ids(root: Element, tracking: Tracking) -> None:
    """Give records of changed formats ids of their own again: cutting a run has made two of one."""
    records = sorted(root.iter(_FORMAT_CHANGE), key=lambda each: str(each.get(_ID)))
    for _, same in groupby(records, key=lambda each: each.get(_ID)):
        for record in list(same)[1:]:
            record.set(_ID, tracking.new_id())


def _ids(root: Element) -> Iterator[str]:
    return (value for each in root.iter() if (value := each.get(_ID)) is not None)

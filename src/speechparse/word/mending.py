"""Mend a Word file: the fixes of findings, carried into the runs that hold the characters and into the numbering.

Every mended file is read again, and what does not read as it should is taken back. Which characters change is the
fixer's to say, how they are written ``revisions`` and ``renumbering``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from speechparse.diagnostic import Diagnostic
from speechparse.document import Document
from speechparse.lint.engine import Profile
from speechparse.readers.docx import read_word
from speechparse.readers.docx_parts import Element
from speechparse.readers.docx_text import WordParagraph, WordText
from speechparse.word.leavings import Leavings, Left, hindrance
from speechparse.word.lines import Lines, flagged
from speechparse.word.numbers import plan_numbers
from speechparse.word.obstacles import Obstacles
from speechparse.word.orders import Orders
from speechparse.word.package import WordPackage
from speechparse.word.renumbering import Counted, renumber
from speechparse.word.revisions import Change, Tracking, write_changes
from speechparse.word.runs import P

#: The name under which changes are tracked that are given no other.
AUTHOR: Final = "speechparse"
#: How often mending begins again without the lines that could not be mended.
ATTEMPTS: Final = 6


class Mended(NamedTuple):
    """A mended file: ``data`` is the very object that was given where nothing changed.

    ``fixes`` counts the fixes made by rule; ``document`` and ``word`` are what is read from the mended file.
    """

    data: bytes
    fixes: dict[str, int]
    left: tuple[Left, ...]
    document: Document
    word: WordText


class _Draft(NamedTuple):
    """A file as it stands, and what is read from it."""

    data: bytes
    word: WordText
    document: Document


#: For lines, by their number, why nothing may be changed in them.
_Barred = dict[int, str]


def mend(
    data: bytes,
    word: WordText,
    document: Document,
    *,
    unsafe: bool = False,
    track_changes: bool = False,
    author: str = AUTHOR,
    date: datetime | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile = "speech",
    wanted: Callable[[Diagnostic, str], bool] | None = None,
    readings: Collection[str] | None = None,
) -> Mended:
    """Mend a .docx file: the safe fixes of its findings, or with ``unsafe`` the others too.

    ``word`` and ``document`` are what is read from ``data`` with tracked changes accepted. With ``track_changes``
    characters are changed as tracked insertions and deletions, and numbering as tracked changes of format, by
    ``author`` at ``date`` (now, where it is None). ``readings`` are those of the document; the others are as for
    ``speechparse.fix``. ValueError where ``document`` is not of the text of ``word``; UnsupportedFormat and
    LimitError as for reading the file.
    """
    if document.to_text() != word.text:
        raise ValueError("the document is not that of the Word file's text")
    orders = Orders(
        unsafe=unsafe,
        track_changes=track_changes,
        author=author,
        date=date,
        select=tuple(select),
        ignore=tuple(ignore),
        profile=profile,
        wanted=wanted,
        readings=readings,
        name=document.name,
        headings=word.heading_lines,
    )
    draft = _Draft(data, word, document)
    made: Counter[str] = Counter()
    numbers: _Barred = {}
    if unsafe and word.automatic:
        draft = _mend_numbers(draft, orders, numbers, made)
    characters: _Barred = {}
    draft = _mend_characters(draft, orders, characters, made)
    left = Leavings(draft.document, Lines.of(draft.word), orders, numbers, characters).found()
    return Mended(draft.data, dict(made), left, draft.document, draft.word)


def _mend_numbers(draft: _Draft, orders: Orders, barred: _Barred, made: Counter[str]) -> _Draft:
    """Return the draft with its automatic numbers mended, and the references to them."""
    lines = Lines.of(draft.word)
    for _ in range(ATTEMPTS):
        plan = plan_numbers(draft.document, lines, orders, barred.__contains__)
        if plan is None:
            break
        changes = list(lines.changes_to(plan.lines))
        values = {
            index: paragraph.number.value + plan.moves.get(lines.at(paragraph.start), 0)
            for index, paragraph in enumerate(draft.word.paragraphs)
            if paragraph.number is not None
        }
        refused, mended = _attempt(draft, lines, changes, values, orders)
        if mended is not None:
            refused = _differing(draft.word, mended[1], lines, plan.lines, values)
        if not refused and mended is not None:
            made.update(plan.made)
            data, word = mended
            document = flagged(orders.parse(word.text), Lines.of(word).automatic)
            return _Draft(data, word, document)
        # A change of text may be refused for a line that holds no number: then all that is planned is.
        barred.update(
            dict.fromkeys(plan.moves, "check") if plan.moves.keys().isdisjoint(refused) else refused
        )
    return draft


def _mend_characters(draft: _Draft, orders: Orders, barred: _Barred, made: Counter[str]) -> _Draft:
    """Return the draft with its typed characters mended."""
    lines = Lines.of(draft.word)
    leaning: set[int] = set()

    @lru_cache(maxsize=2)
    def lines_of(text: str) -> Lines:
        return Lines(text, lines.labels)

    def can_be(finding: Diagnostic, text: str) -> bool:
        edits = [edit for one in finding.fixes for edit in one.edits]
        if text == lines.text:
            leaning.update(edit.span.start for edit in edits if edit.span.start < edit.span.end)
        return not any(hindrance(one, lines_of(text), barred) for one in finding.fixes)

    def parse(text: str) -> Document:
        return flagged(orders.parse(text), lines_of(text).automatic)

    for _ in range(ATTEMPTS):
        fixed = orders.fix(draft.document, can_be, parse, unsafe=orders.unsafe)
        if fixed.text == lines.text:
            break
        changes = list(lines.changes_to(lines_of(fixed.text), leaning))
        refused, mended = _attempt(draft, lines, changes, {}, orders)
        if mended is not None:
            refused = _differing(draft.word, mended[1], lines, lines_of(fixed.text), {})
        if not refused and mended is not None:
            made.update(fixed.made)
            return _Draft(*mended, fixed.document)
        barred.update(refused)
    return draft


def _attempt(
    draft: _Draft, lines: Lines, changes: Sequence[Change], values: Mapping[int, int], orders: Orders
) -> tuple[_Barred, tuple[bytes, WordText] | None]:
    """Write changes and read the file again; where something stands in their way, return the lines instead."""
    package = WordPackage(draft.data)
    root = package.tree(package.main)
    obstacles = Obstacles(root, draft.word) if changes else None
    refused: _Barred = {}
    for change in changes:
        if obstacles is not None and (found := obstacles.of(change)) is not None:
            refused[lines.at(change.span.start)] = found
    if refused:
        return refused, None
    tracking = Tracking(root, orders.author, orders.date) if orders.track_changes else None
    if values:
        _renumber(package, root, draft.word, values, tracking)
    write_changes(root, draft.word, changes, tracking)
    package.write_tree(package.main, root)
    data = package.to_bytes()
    if tracking is not None and not _is_rejectable(draft.data, data):
        return dict.fromkeys((lines.at(change.span.start) for change in changes), "check"), None
    return {}, (data, read_word(data))


def _renumber(
    package: WordPackage,
    root: Element,
    word: WordText,
    values: Mapping[int, int],
    tracking: Tracking | None,
) -> None:
    name = package.related("/numbering")
    if name is None:
        return
    numbering = package.tree(name)
    styles = package.related("/styles")
    elements = list(root.iter(P))
    counted = [
        Counted(
            elements[each.paragraph],
            each.number.num_id,
            each.number.level,
            values.get(index, each.number.value),
        )
        for index, each in _counted(word)
        if each.number is not None
    ]
    renumber(numbering, None if styles is None else package.tree(styles), counted, tracking)
    package.write_tree(name, numbering)


def _counted(word: WordText) -> list[tuple[int, WordParagraph]]:
    """Return the paragraphs in the order in which they are counted, those of the text by their index, of tables by -1."""
    own = list(enumerate(word.paragraphs))
    tables = [(-1, each) for aside in word.asides if aside.kind == "table" for each in aside.paragraphs]
    return sorted([*own, *tables], key=lambda entry: entry[1].paragraph) if tables else own


def _is_rejectable(before: bytes, after: bytes) -> bool:
    """Say whether a file whose changes are all rejected is read as it was."""
    one, other = (read_word(data, revisions="original") for data in (before, after))
    return one.text == other.text and _asides(one) == _asides(other)


def _asides(word: WordText) -> list[str]:
    return [aside.text for aside in word.asides]


def _differing(
    before: WordText, after: WordText, lines: Lines, wanted: Lines, values: Mapping[int, int]
) -> _Barred:
    """Return the lines that do not read as they should: their typed characters, and their numbers."""
    found = Lines.of(after)
    whole = dict.fromkeys(range(len(lines.lines)), "check")
    if len(found.lines) != len(lines.lines) or len(before.paragraphs) != len(after.paragraphs):
        return whole
    refused: _Barred = {}
    for line in range(len(lines.lines)):
        if found.typed(line).of(found.text) != wanted.typed(line).of(wanted.text):
            refused[line] = "check"
    for index, (one, other) in enumerate(zip(before.paragraphs, after.paragraphs, strict=True)):
        number = one.number and values.get(index, one.number.value)
        if number != (other.number and other.number.value):
            refused[lines.at(one.start)] = "check"
    return refused or ({} if _asides(before) == _asides(after) else whole)

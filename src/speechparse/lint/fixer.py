"""Makes the edits of fixes, and refuses those that would change what they do not name.

A fix may change markers, the numerals of counts and references, and, for rules on titles and damage, the places
that its finding names. After safe fixes the outline must be what it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from speechparse.diagnostic import Applicability, Diagnostic, Edit, Fix
from speechparse.document import Document
from speechparse.lint.engine import Profile, check
from speechparse.lint.scene import Scene
from speechparse.nodes import Section
from speechparse.pipeline import parse_text
from speechparse.span import Span
from speechparse.visitors import walk

#: A fix may make room for another; more often than this the text is not fixed again.
ROUNDS: Final = 8
#: How many texts are parsed in one round to find out which safe fixes change the outline.
TRIALS: Final = 48
#: Rules whose fixes may change what their findings name, besides markers and numerals.
_NAMING: Final = ("SRC", "TTL")

Parse = Callable[[str], Document]


class Fixed(NamedTuple):
    """What fixing gave: the new document, its text and how many fixes of each rule were made."""

    document: Document
    text: str
    made: dict[str, int]


def fix(
    document: Document,
    *,
    unsafe: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile = "speech",
) -> Document:
    """Return the document with the safe fixes of its findings made, or with the unsafe ones too.

    The text is parsed again after each round of fixes. Where there is nothing to fix, ``document`` itself is
    returned. Arguments as for ``check``.

    >>> from speechparse import parse
    >>> fix(parse("一、甲\\n乙。\\n三、丙\\n丁。"), unsafe=True).to_text()
    '一、甲\\n乙。\\n二、丙\\n丁。'
    """
    return fix_all(document, unsafe=unsafe, select=select, ignore=ignore, profile=profile).document


def fix_all(
    document: Document,
    *,
    unsafe: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile = "speech",
    wanted: Callable[[Diagnostic, str], bool] | None = None,
    parse: Parse | None = None,
) -> Fixed:
    """Fix as ``fix`` does, and say what was made.

    ``wanted`` says of a finding and the text it was found in whether it is to be fixed; ``parse`` makes a document of a text, in the way in
    which ``document`` was made.
    """
    read = parse or (lambda text: parse_text(text, name=document.name))
    chosen, left_out = tuple(select), tuple(ignore)
    made: dict[str, int] = {}
    text = document.to_text()
    seen = {text}
    for _ in range(ROUNDS):
        findings = check(document, select=chosen, ignore=left_out, profile=profile)
        findings = [finding for finding in findings if wanted is None or wanted(finding, text)]
        step = _round(document, text, findings, unsafe, read)
        if step is None or step.text in seen:
            break
        document, text = step.document, step.text
        seen.add(text)
        for code, count in step.made.items():
            made[code] = made.get(code, 0) + count
    return Fixed(document, text, made)


class _Chosen(NamedTuple):
    code: str
    fix: Fix


def _round(
    document: Document, text: str, findings: list[Diagnostic], unsafe: bool, read: Parse
) -> Fixed | None:
    """Make the fixes of one round: the safe ones first, and only where there are none the unsafe ones."""
    allowed = Allowed(document)
    chosen = [
        _Chosen(finding.code, one)
        for finding in findings
        for one in finding.fixes
        if one.edits and allowed.allows(finding, one)
    ]
    safe = _apart([one for one in chosen if one.fix.applicability is Applicability.SAFE])
    if safe:
        step = _keeping_outline(document, text, safe, read)
        if step is not None:
            return step
    if not unsafe:
        return None
    others = _apart([one for one in chosen if one.fix.applicability is not Applicability.DISPLAY])
    risky = [one for one in others if one.fix.applicability is Applicability.UNSAFE]
    return _made(text, risky, read) if risky else None


def _apart(fixes: list[_Chosen]) -> list[_Chosen]:
    """Return the fixes that do not touch what an earlier one changes; of equal ones the first."""
    taken: list[Span] = []
    starts: list[int] = []
    kept: list[_Chosen] = []
    for one in fixes:
        spans = [edit.span for edit in one.fix.edits]
        if any(_touches(taken, starts, span) for span in spans):
            continue
        kept.append(one)
        for span in spans:
            place = bisect_right(starts, span.start)
            starts.insert(place, span.start)
            taken.insert(place, span)
    return kept


def _touches(taken: list[Span], starts: list[int], span: Span) -> bool:
    place = bisect_right(starts, span.start)
    before = taken[place - 1] if place else None
    after = taken[place] if place < len(taken) else None
    return (before is not None and (before.end > span.start or before.start == span.start)) or (
        after is not None and after.start < span.end
    )


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; ValueError where two of them overlap or one lies outside the text."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < at or edit.span.end > len(text):
            raise ValueError(f"the edit at {edit.span.start} overlaps another, or lies outside the text")
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def _made(text: str, fixes: list[_Chosen], read: Parse) -> Fixed:
    new = apply_edits(text, [edit for one in fixes for edit in one.fix.edits])
    made: dict[str, int] = {}
    for one in fixes:
        made[one.code] = made.get(one.code, 0) + 1
    return Fixed(read(new), new, made)


def _keeping_outline(document: Document, text: str, fixes: list[_Chosen], read: Parse) -> Fixed | None:
    """Make as many safe fixes as leave the outline as it is; those that change it are found by halving."""
    outline = outline_of(document)
    kept: list[_Chosen] = []
    best: Fixed | None = None
    waiting = [fixes]
    for _ in range(TRIALS):
        if not waiting:
            break
        batch = waiting.pop()
        trial = _made(text, [*kept, *batch], read)
        if outline_of(trial.document) == outline:
            kept += batch
            best = trial
        elif len(batch) > 1:
            middle = len(batch) // 2
            waiting += [batch[middle:], batch[:middle]]
    return best


def outline_of(document: Document) -> list[tuple[int, str, int | None, str]]:
    """Return what a safe fix must leave alone: depth, form, number and title of each section."""
    return [
        (
            node.level,
            node.form,
            None if node.marker is None else node.marker.ordinal,
            "" if node.title is None else node.title.reading,
        )
        for node in walk(document)
        if isinstance(node, Section)
    ]


class Allowed:
    """Knows which places of a text a fix may change."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._spans: list[Span] | None = None

    def allows(self, finding: Diagnostic, one: Fix) -> bool:
        """Say whether a fix changes only what its finding names, markers and the numerals of references."""
        named = [finding.span, *(related.span for related in finding.related)]
        if finding.code.startswith(_NAMING):
            named.append(finding.span)
            return all(_within(edit.span, sorted(named, key=lambda span: span.start)) for edit in one.edits)
        return all(_within(edit.span, self.spans) for edit in one.edits)

    @property
    def spans(self) -> list[Span]:
        """The markers and the numerals of references and counts, in order."""
        if self._spans is None:
            scene = Scene(self.document)
            spans = [marker.span for view in scene.lists() for marker in view.markers]
            spans += [Span(c.numeral_start, c.numeral_end) for c in scene.citations]
            spans += [view.node.announced.span for view in scene.lists() if view.node.announced is not None]
            self._spans = sorted(spans, key=lambda span: span.start)
        return self._spans


def _within(span: Span, spans: list[Span]) -> bool:
    """Say whether a span lies inside one of ``spans``, which are in order."""
    place = bisect_right(spans, span.start, key=lambda one: one.start)
    return any(one.start <= span.start and span.end <= one.end for one in spans[max(0, place - 2) : place])

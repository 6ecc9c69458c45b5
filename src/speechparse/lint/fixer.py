"""Makes the edits of fixes, and refuses those that would change what they do not name.

A fix may change markers, the numerals of counts and references, and, for rules on titles and damage, the places
that its finding names. After safe fixes the outline must be what it was. After unsafe ones of numbers all its items must be there
still; where a number that goes wrong had hidden others, there may be more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from speechparse.diagnostic import Applicability, Diagnostic, Edit, Fix, Message
from speechparse.document import Document
from speechparse.lint.damage import all_damage
from speechparse.lint.engine import Profile, check
from speechparse.lint.kept import ITEMS, OUTLINE, Kept
from speechparse.lint.scene import Scene
from speechparse.pipeline import parse_text
from speechparse.span import Span

#: A fix may make room for another; more often than this the text is not fixed again.
ROUNDS: Final = 8
#: How many texts are parsed in one round to find out which safe fixes change the outline.
TRIALS: Final = 48
#: Rules whose fixes may change what their findings name, and those that may change damage.
_NAMING: Final = "TTL"
_MENDING: Final = "SRC"

#: Why a finding that has a fix is left.
REFUSED: Final = Message("改后提纲会读成另一样", "the outline would be read otherwise")

Parse = Callable[[str], Document]


class Fixed(NamedTuple):
    """What fixing gave: the new document, its text and how many fixes of each rule were made.

    ``left`` are the findings of the new document whose fixes were refused.
    """

    document: Document
    text: str
    made: dict[str, int]
    left: tuple[Diagnostic, ...] = ()


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
    if not isinstance(document, Document):
        raise TypeError(f"fix takes a Document, not {type(document).__name__}; parse the text first")
    read = parse or (lambda text: parse_text(text, name=document.name))
    chosen, left_out = tuple(select), tuple(ignore)
    states = [Fixed(document, document.to_text(), {})]
    places = {states[0].text: 0}
    for rounds in range(ROUNDS + 1):
        document, text, made, _ = states[-1]
        findings = _found(document, text, chosen, left_out, profile, wanted)
        step = _round(document, text, findings, unsafe, read) if rounds < ROUNDS else None
        if step is None:
            break
        if step.text in places:
            # Fixes that undo each other go round: of the texts that they make it is always the same that is kept.
            document, text, made, _ = min(states[places[step.text] :], key=lambda state: state.text)
            findings = _found(document, text, chosen, left_out, profile, wanted)
            break
        places[step.text] = len(states)
        counts = {code: made.get(code, 0) + step.made.get(code, 0) for code in {**made, **step.made}}
        states.append(Fixed(step.document, step.text, counts))
    left = tuple(finding for finding in findings if any(is_asked_for(one, unsafe) for one in finding.fixes))
    return Fixed(document, text, made, left)


def _found(
    document: Document,
    text: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: Profile,
    wanted: Callable[[Diagnostic, str], bool] | None,
) -> list[Diagnostic]:
    found = check(document, select=select, ignore=ignore, profile=profile)
    return [finding for finding in found if wanted is None or wanted(finding, text)]


def is_asked_for(one: Fix, unsafe: bool) -> bool:
    """Say whether a fix is to be made: one that is safe, or unsafe where ``unsafe`` ones are asked for."""
    asked = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    return bool(one.edits) and one.applicability in asked


class _Chosen(NamedTuple):
    code: str
    fix: Fix

    @property
    def is_free(self) -> bool:
        """Whether it takes damage out or mends a title and is unsafe, so that the outline may be another after it."""
        return self.fix.applicability is Applicability.UNSAFE and self.code.startswith((_NAMING, _MENDING))


def _round(
    document: Document, text: str, findings: list[Diagnostic], unsafe: bool, read: Parse
) -> Fixed | None:
    """Make the fixes of one round: the safe ones first, and only where there are none the unsafe ones."""
    allowed = Allowed(document)
    chosen = [
        _Chosen(finding.code, one)
        for finding in findings
        for one in finding.fixes
        if is_asked_for(one, unsafe) and allowed.allows(finding, one)
    ]
    safe = _apart([one for one in chosen if one.fix.applicability is Applicability.SAFE])
    if safe:
        step = _keeping(OUTLINE, document, text, safe, read)
        if step is not None:
            return step
    # A safe fix that was refused may still be made as an unsafe one, which may change more.
    risky = _apart(chosen) if unsafe else []
    if not risky:
        return None
    free = [one for one in risky if one.is_free]
    return _keeping(ITEMS, document, text, risky, read, free)


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


def _keeping(
    must: Kept,
    document: Document,
    text: str,
    fixes: list[_Chosen],
    read: Parse,
    free: Sequence[_Chosen] = (),
) -> Fixed | None:
    """Make as many fixes as leave a document what it must stay; those that do not are found by halving.

    ``free`` are those among them that are made without asking.
    """
    kept = list(free)
    best = _made(text, kept, read) if kept else None
    before = must.what(document if best is None else best.document)
    waiting = [[one for one in fixes if one not in free]]
    for _ in range(TRIALS):
        if not waiting:
            break
        batch = waiting.pop()
        if not batch:
            continue
        trial = _made(text, [*kept, *batch], read)
        after = must.what(trial.document)
        if must.is_left(before, after):
            kept += batch
            best, before = trial, after
        elif len(batch) > 1:
            middle = len(batch) // 2
            waiting += [batch[middle:], batch[:middle]]
    return best


class Allowed:
    """Knows which places of a text a fix may change."""

    def __init__(self, document: Document) -> None:
        self.scene = Scene(document)

    def allows(self, finding: Diagnostic, one: Fix) -> bool:
        """Say whether a fix changes only markers and the numerals of counts and references.

        Those of rules on titles may change what their finding names, those of rules on damage may take damage out.
        """
        if finding.code.startswith(_NAMING):
            named = [finding.span, *(related.span for related in finding.related)]
            spans = sorted(named, key=lambda span: span.start)
        elif finding.code.startswith(_MENDING):
            if any(edit.text for edit in one.edits):
                return False
            spans = self.damage
        else:
            spans = self.numbers
        return all(_within(edit.span, spans) for edit in one.edits)

    @cached_property
    def numbers(self) -> list[Span]:
        """The markers and the numerals of references and counts, in order."""
        scene = self.scene
        spans = [marker.span for view in scene.lists() for marker in view.markers]
        spans += [Span(c.numeral_start, c.numeral_end) for c in scene.citations]
        spans += [view.node.announced.span for view in scene.lists() if view.node.announced is not None]
        return sorted(spans, key=lambda span: span.start)

    @cached_property
    def damage(self) -> list[Span]:
        """The damage and the furniture, in order."""
        return sorted(all_damage(self.scene), key=lambda span: span.start)


def _within(span: Span, spans: list[Span]) -> bool:
    """Say whether a span lies inside one of ``spans``, which are in order."""
    place = bisect_right(spans, span.start, key=lambda one: one.start)
    return any(one.start <= span.start and span.end <= one.end for one in spans[max(0, place - 2) : place])

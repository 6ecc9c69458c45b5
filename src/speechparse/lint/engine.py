"""Runs rules over a document: one walk of the tree, findings by place and then by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias, get_args

from speechparse.diagnostic import Diagnostic, Related, Severity
from speechparse.document import Document
from speechparse.lint.registry import selected
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene
from speechparse.pipeline import PAUSE_COLLECTOR_FROM, collector_paused
from speechparse.span import LineIndex

Profile: TypeAlias = Literal["speech", "gongwen"]
PROFILES: Final[tuple[Profile, ...]] = get_args(Profile)


def check(
    document: Document,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile = "speech",
    severities: Mapping[str, Severity] | None = None,
) -> list[Diagnostic]:
    """Return what the rules find in a document, sorted by place and then by code.

    ``select`` and ``ignore`` name rules by code, by the beginning of codes (``NUM``) or by name; ``profile``
    ``"gongwen"`` raises some notes to warnings; ``severities`` gives rules, by code, another severity.
    ValueError for a rule or a profile that there is not. Nothing is changed, and nothing is read but the tree.

    >>> from speechparse import parse
    >>> [(finding.code, finding.position) for finding in check(parse("一、甲\\n乙。\\n三、丙\\n丁。"))]
    [('NUM101', Position(line=3, column=1))]
    """
    if not isinstance(document, Document):
        raise TypeError(f"check takes a Document, not {type(document).__name__}; parse the text first")
    if profile not in PROFILES:
        raise ValueError(f"no profile {profile!r}; there are {', '.join(PROFILES)}")
    rules = selected(select, ignore)
    with collector_paused(document.span.end >= PAUSE_COLLECTOR_FROM):
        scene = Scene(document)
        found = [
            (finding.span.start, rule.code, finding.span.end, rule, finding)
            for rule in rules
            for finding in rule.check(scene)
        ]
        if not found:
            return []
        found.sort(key=lambda entry: entry[:3])
        lines = LineIndex(scene.text)
        return [
            _diagnostic(rule, finding, lines, _severity(rule, finding, profile, severities or {}))
            for _, _, _, rule, finding in found
        ]


def _severity(rule: Rule, finding: Finding, profile: Profile, severities: Mapping[str, Severity]) -> Severity:
    if rule.code in severities:
        return Severity(severities[rule.code])
    severity = finding.severity or rule.severity
    raised = rule.in_gongwen if profile == "gongwen" else None
    return raised if raised is not None and raised.rank < severity.rank else severity


def _diagnostic(rule: Rule, finding: Finding, lines: LineIndex, severity: Severity) -> Diagnostic:
    related = tuple(
        Related(message=message.zh, message_en=message.en, span=span, position=lines.position(span.start))
        for message, span in finding.related
    )
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=finding.message.zh,
        message_en=finding.message.en,
        span=finding.span,
        position=lines.position(finding.span.start),
        related=related,
        fixes=() if finding.fix is None else (finding.fix,),
    )

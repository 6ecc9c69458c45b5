"""The findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from speechparse.diagnostic import Diagnostic, Fix, Severity
from speechparse.lint.registry import RULES
from speechparse.lint.report import Checked
from speechparse.span import Span

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION: Final = "2.1.0"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PLACES: Final = {rule.code: place for place, rule in enumerate(RULES)}


def write(checked: Sequence[Checked], language: str) -> dict[str, Any]:
    """Return a log of one run as a value for JSON."""
    # Looked up by name: the package's public names stand above this room.
    version = vars(import_module("speechparse"))["__version__"]
    driver = {
        "name": "speechparse",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(place, language) for place in range(len(RULES))],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, finding, language) for file in checked for finding in file.findings],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(place: int, language: str) -> dict[str, Any]:
    rule = RULES[place]
    chinese = language == "zh"
    text = rule.chinese if chinese else rule.explanation()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.zh if chinese else rule.title.en},
        "fullDescription": {"text": " ".join(text.split()) if not chinese else "".join(text.split())},
        "help": {"text": rule.authority.zh if chinese else rule.authority.en},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(file: Checked, finding: Diagnostic, language: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _PLACES[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.said(language)},
        "locations": [_location(file, finding.span)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": related.message if language == "zh" else related.message_en},
                **_location(file, related.span),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fixes:
        result["fixes"] = [_fix(file, fix, language) for fix in finding.fixes]
    return result


def _location(file: Checked, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": _region(file, span)}}


def _artifact(file: Checked) -> dict[str, Any]:
    path = PurePath(file.file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(file.file.replace(os.sep, "/"), errors="surrogateescape")}


def _region(file: Checked, span: Span) -> dict[str, Any]:
    start, end = file.lines.position(span.start), file.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _fix(file: Checked, fix: Fix, language: str) -> dict[str, Any]:
    return {
        "description": {"text": fix.message if language == "zh" else fix.message_en},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file),
                "replacements": [
                    {"deletedRegion": _region(file, edit.span), "insertedContent": {"text": edit.text}}
                    for edit in fix.edits
                ],
            }
        ],
    }

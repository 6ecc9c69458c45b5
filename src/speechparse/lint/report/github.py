"""Workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.diagnostic import Severity
from speechparse.lint.report import Checked

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(checked: Sequence[Checked], language: str) -> str:
    """Return one command a finding."""
    rows: list[str] = []
    for file in checked:
        for finding in file.findings:
            line, column = finding.position
            last = file.lines.position(finding.span.end)
            values = {
                "file": file.file.replace("\\", "/"),
                "line": str(line),
                "endLine": str(last.line),
                "title": f"{finding.code} {finding.name}",
            }
            if last.line == line:
                # GitHub takes columns only within one line.
                values |= {"col": str(column), "endColumn": str(last.column)}
            said = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in values.items())
            rows.append(f"::{_COMMANDS[finding.severity]} {said}::{finding.said(language).translate(_DATA)}")
    return "\n".join(rows)

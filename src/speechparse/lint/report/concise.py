"""One line a finding: file, line, column, severity, code, message."""

from __future__ import annotations

from collections.abc import Sequence

from speechparse.lint.report import Checked, one_line, word


def write(checked: Sequence[Checked], language: str) -> str:
    """Return the lines, in the order of the files."""
    return "\n".join(
        one_line(
            f"{file.file}:{finding.position.line}:{finding.position.column}: "
            f"{word(finding.severity, language)} {finding.code} {finding.said(language)}"
        )
        for file in checked
        for finding in file.findings
    )

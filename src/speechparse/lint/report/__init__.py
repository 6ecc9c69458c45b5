"""What a check found, written out: one form a module, each a function of the checked files and the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from speechparse.diagnostic import Diagnostic, Severity
from speechparse.span import LineIndex


@dataclass(frozen=True)
class Checked:
    """One file, its text, and what was found in it."""

    file: str
    text: str
    findings: Sequence[Diagnostic]

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)


#: The word for each severity, in Chinese and in English.
SEVERITIES: Final = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.INFO: ("提示", "info"),
}


def word(severity: Severity, language: str) -> str:
    """Return the word for a severity."""
    return SEVERITIES[severity][0 if language == "zh" else 1]


def one_line(text: str) -> str:
    r"""Write line ends and other control characters as escapes.

    >>> one_line("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)

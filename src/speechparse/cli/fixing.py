"""A file as it is once it is fixed, before anything is written; that of Word files is made in ``word_drafts``."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, NamedTuple

from speechparse.cli.failures import Failure
from speechparse.cli.files import Opened
from speechparse.span import split_lines

if TYPE_CHECKING:
    from speechparse.diagnostic import Diagnostic, Message
    from speechparse.lint.config import Settings


class Fixed(NamedTuple):
    """A fixed file, which is the one that was given where nothing is to be fixed."""

    file: Opened
    #: The fixes made, by rule, and the findings that could not be mended, with the reasons.
    made: Mapping[str, int]
    left: tuple[tuple[Diagnostic, Message], ...] = ()


def wanted_fixes(settings: Settings, file: str, *, unsafe: bool) -> dict[str, Any]:
    """Return which fixes are to be made in a file, as the library takes it."""
    return {
        "unsafe": unsafe,
        "select": settings.select,
        "ignore": settings.ignore,
        "profile": settings.profile,
        "wanted": lambda finding, text: settings.keeps(finding, file, text),
    }


def fix_text(opened: Opened, given: Mapping[str, Any], readings: frozenset[str]) -> Fixed:
    """Fix a text; what is read only (HTML) is fixed as text, too, and has no bytes that could be written."""
    from speechparse.api import parse
    from speechparse.lint.fixer import REFUSED, fix_all

    name = opened.document.name
    fixed = fix_all(opened.document, parse=lambda text: parse(text, name=name, readings=readings), **given)
    left = tuple((finding, REFUSED) for finding in fixed.left)
    if fixed.text == opened.document.to_text():
        return Fixed(opened, {}, left)
    return Fixed(Opened(opened.file, fixed.document, opened.source), fixed.made, left)


def encoded(fixed: Opened) -> Opened:
    """Return a fixed text with its bytes, in its own encoding; Failure where it is not to be written.

    What has its bytes already is returned as it is.
    """
    if fixed.data:
        return fixed
    if fixed.source is None:
        raise Failure("cannot-fix-format", file=fixed.file)
    try:
        data = fixed.source.encode(fixed.document.to_text())
    except ValueError as error:
        raise Failure("refused", file=fixed.file, reason=error) from error
    return Opened(fixed.file, fixed.document, fixed.source, data)


def diff_rows(file: str, before: str, after: str) -> str:
    """Return what changed in a text, as a unified diff."""
    rows = unified_diff(split_lines(before), split_lines(after), file, file)
    return "".join(
        row if row.endswith(("\n", "\r")) else f"{row}\n\\ No newline at end of file\n" for row in rows
    )

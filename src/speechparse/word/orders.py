"""What a mending of a Word file is told: which findings are mended, how, and in whose name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from speechparse.diagnostic import Diagnostic
from speechparse.document import Document
from speechparse.lint.engine import Profile, check
from speechparse.lint.fixer import Fixed, fix_all
from speechparse.pipeline import WordMarks, parse_paragraphs


@dataclass(frozen=True, slots=True)
class Orders:
    """The options of ``mend``, which says what they mean."""

    unsafe: bool
    track_changes: bool
    author: str
    date: datetime | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: Profile
    wanted: Callable[[Diagnostic, str], bool] | None
    readings: Collection[str] | None
    name: str | None
    #: The lines that the file marks as headings, counted from 0; no mending adds or removes a line.
    headings: frozenset[int]

    def findings(self, document: Document, text: str) -> list[Diagnostic]:
        """Return the findings of a document, whose text is ``text``, that are to be mended if they can be."""
        found = check(document, select=self.select, ignore=self.ignore, profile=self.profile)
        return found if self.wanted is None else [each for each in found if self.wanted(each, text)]

    def fix(
        self,
        document: Document,
        can_be: Callable[[Diagnostic, str], bool],
        parse: Callable[[str], Document],
        *,
        unsafe: bool,
    ) -> Fixed:
        """Fix a document; ``can_be`` says of a finding in a text whether it can be mended in the file, too."""
        is_asked = self.wanted

        def wanted(finding: Diagnostic, text: str) -> bool:
            return (is_asked is None or is_asked(finding, text)) and can_be(finding, text)

        return fix_all(
            document,
            unsafe=unsafe,
            select=self.select,
            ignore=self.ignore,
            profile=self.profile,
            wanted=wanted,
            parse=parse,
        )

    def parse(self, text: str) -> Document:
        """Parse a text as a Word file's is parsed; no marker of it is automatic."""
        marks = WordMarks(headings=self.headings)
        return parse_paragraphs(text, marks, name=self.name, readings=self.readings)

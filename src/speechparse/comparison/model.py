"""What a comparison says: changes of sections, each with its old and its new place; frozen models, JSON at hand."""

from __future__ import annotations

import json
from collections import Counter
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from speechparse.span import Span

Language: TypeAlias = Literal["zh", "en"]
Op: TypeAlias = Literal["=", "-", "+"]
ChangeKind: TypeAlias = Literal["added", "removed", "moved", "renumbered", "retitled", "changed"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Place(_Model):
    """Where a section stands: the names that lead to it, its own number and title, line and span.

    ``path`` is empty for a speech itself. ``line`` counts from 1; ``span`` is in code points of its text.
    """

    path: tuple[str, ...]
    marker: str
    title: str
    line: int
    span: Span


class Part(_Model):
    """A part of a changed text: kept (and cut short where it is long), taken out, or put in."""

    op: Op
    text: str


class Change(_Model):
    """One change of one section; a section that is retitled and moved has two.

    ``old`` is None where it is added, ``new`` where it is removed; ``sections`` counts the sections that came or went with
    it, itself included. Of a ``changed`` body ``parts`` are the words, ``added`` and ``removed`` count characters, and
    ``similarity`` is from 0 to 1 what stayed.
    """

    kind: ChangeKind
    old: Place | None
    new: Place | None
    sections: int = 1
    added: int = 0
    removed: int = 0
    similarity: float | None = None
    parts: tuple[Part, ...] = ()


class Comparison(_Model):
    """What is different between two drafts, in the order of the new one."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    def counts(self) -> dict[str, int]:
        """Return how many changes of each kind there are."""
        return dict(Counter(change.kind for change in self.changes))

    def to_text(self, lang: Language = "zh") -> str:
        """Return a line for each change, and a sum."""
        from speechparse.comparison.as_text import to_text

        return to_text(self, lang)

    def to_html(self, lang: Language = "zh") -> str:
        """Return one self-contained page: a row for each change, with the words taken out and put in."""
        from speechparse.comparison.as_html import to_html

        return to_html(self, lang)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the comparison as JSON; with escapes where a broken byte of a file has no UTF-8."""
        try:
            return self.model_dump_json(indent=indent)
        except ValueError:
            return json.dumps(self.model_dump(), indent=indent)

"""What a check finds, as data: a diagnostic with its place, its related places and the edits that would mend it.

Models are frozen, and their JSON is what ``speechparse check --output-format json`` writes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

from speechparse.span import Position, Span


class Severity(StrEnum):
    """How grave a finding is; errors and warnings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return _RANKS[self]


_RANKS: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Applicability(StrEnum):
    """Whether a fix may be made without asking (safe), after asking (unsafe), or only be shown (display)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Message(NamedTuple):
    """One message in Chinese and in English."""

    zh: str
    en: str


def _position(value: Any) -> Any:
    return Position(value["line"], value["column"]) if isinstance(value, dict) else value


_POSITION_SCHEMA: Final = {
    "type": "object",
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
    "required": ["line", "column"],
    "additionalProperties": False,
}
#: A Position, an object with ``line`` and ``column`` in JSON.
Place = Annotated[
    Position,
    BeforeValidator(_position),
    PlainSerializer(lambda place: {"line": place[0], "column": place[1]}, when_used="json"),
    WithJsonSchema(_POSITION_SCHEMA),
]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Edit(_Model):
    """Put ``text`` in the place of the characters of ``span``; an empty span is a place to put something in."""

    span: Span
    text: str


class Fix(_Model):
    """Edits that belong together, in order and apart; ``message`` says what they do."""

    message: str
    message_en: str
    applicability: Applicability
    edits: tuple[Edit, ...]


class Related(_Model):
    """Another place that a finding concerns: the number that is repeated, the list that is one short."""

    message: str
    message_en: str
    span: Span
    position: Place


class Diagnostic(_Model):
    """One finding. ``span`` is in code points of the source; ``position`` is where it begins, from 1.

    ``message`` is Chinese and ``message_en`` English.
    """

    code: str
    name: str
    severity: Severity
    message: str
    message_en: str
    span: Span
    position: Place
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def said(self, language: str) -> str:
        """Return the message in ``"zh"`` or ``"en"``."""
        return self.message if language == "zh" else self.message_en

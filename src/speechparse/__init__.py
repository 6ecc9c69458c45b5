"""Read the numbered outline of Chinese official speeches and papers into a typed tree.

The public names stand here and are imported when first used; the work is done in the modules below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from speechparse.api import load, parse
    from speechparse.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
    from speechparse.document import SCHEMA_VERSION, Document
    from speechparse.errors import LimitError, SpeechparseError, UnsupportedFormat
    from speechparse.limits import Limits
    from speechparse.lint.engine import check
    from speechparse.lint.fixer import fix
    from speechparse.nodes import (
        Announced,
        Furniture,
        List,
        Marker,
        Matter,
        Paragraph,
        Section,
        Space,
        Speech,
        Text,
        Title,
    )
    from speechparse.reading import READINGS
    from speechparse.span import LineIndex, Position, Span

__version__: Final = "0.1.0"

#: Where each public name lives.
_HOMES: Final = {
    "Announced": "nodes",
    "Applicability": "diagnostic",
    "Diagnostic": "diagnostic",
    "Document": "document",
    "Edit": "diagnostic",
    "Fix": "diagnostic",
    "Furniture": "nodes",
    "LimitError": "errors",
    "Limits": "limits",
    "LineIndex": "span",
    "List": "nodes",
    "Marker": "nodes",
    "Matter": "nodes",
    "Paragraph": "nodes",
    "Position": "span",
    "READINGS": "reading",
    "SCHEMA_VERSION": "document",
    "Section": "nodes",
    "Severity": "diagnostic",
    "Space": "nodes",
    "Span": "span",
    "Speech": "nodes",
    "SpeechparseError": "errors",
    "Text": "nodes",
    "Title": "nodes",
    "UnsupportedFormat": "errors",
    "check": "lint.engine",
    "fix": "lint.fixer",
    "load": "api",
    "parse": "api",
}

__all__ = [
    "READINGS",
    "SCHEMA_VERSION",
    "Announced",
    "Applicability",
    "Diagnostic",
    "Document",
    "Edit",
    "Fix",
    "Furniture",
    "LimitError",
    "Limits",
    "LineIndex",
    "List",
    "Marker",
    "Matter",
    "Paragraph",
    "Position",
    "Section",
    "Severity",
    "Space",
    "Span",
    "Speech",
    "SpeechparseError",
    "Text",
    "Title",
    "UnsupportedFormat",
    "__version__",
    "check",
    "fix",
    "load",
    "parse",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

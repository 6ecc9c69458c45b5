"""Read the numbered outline of Chinese official speeches and papers into a typed tree.

The public names stand here and are imported when first used; the work is done in the modules below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from speechparse.api import Verdict, explain, load, parse
    from speechparse.chunks import Chunk
    from speechparse.comparison import Change, Comparison, diff
    from speechparse.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
    from speechparse.document import SCHEMA_VERSION, Document
    from speechparse.edit import (
        EditError,
        demote,
        insert,
        move,
        promote,
        remove,
        renumber,
        restyle,
        retitle,
    )
    from speechparse.errors import LimitError, SpeechparseError, UnsupportedFormat
    from speechparse.limits import Limits
    from speechparse.lint.engine import check
    from speechparse.lint.fixer import fix
    from speechparse.nodes import (
        Announced,
        AnyNode,
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
    from speechparse.query import SelectorError
    from speechparse.reading import READINGS
    from speechparse.span import LineIndex, Position, Span
    from speechparse.visitors import Index, Transformer, Visitor, walk

__version__: Final = "0.1.0"

#: Where each public name lives.
_HOMES: Final = {
    "Announced": "nodes",
    "AnyNode": "nodes",
    "Applicability": "diagnostic",
    "Change": "comparison",
    "Chunk": "chunks",
    "Comparison": "comparison",
    "Diagnostic": "diagnostic",
    "Document": "document",
    "Edit": "diagnostic",
    "EditError": "edit",
    "Fix": "diagnostic",
    "Furniture": "nodes",
    "Index": "visitors",
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
    "SelectorError": "query",
    "Severity": "diagnostic",
    "Space": "nodes",
    "Span": "span",
    "Speech": "nodes",
    "SpeechparseError": "errors",
    "Text": "nodes",
    "Title": "nodes",
    "Transformer": "visitors",
    "UnsupportedFormat": "errors",
    "Verdict": "api",
    "Visitor": "visitors",
    "check": "lint.engine",
    "demote": "edit",
    "diff": "comparison",
    "explain": "api",
    "fix": "lint.fixer",
    "insert": "edit",
    "load": "api",
    "move": "edit",
    "parse": "api",
    "promote": "edit",
    "remove": "edit",
    "renumber": "edit",
    "restyle": "edit",
    "retitle": "edit",
    "walk": "visitors",
}

__all__ = [
    "READINGS",
    "SCHEMA_VERSION",
    "Announced",
    "AnyNode",
    "Applicability",
    "Change",
    "Chunk",
    "Comparison",
    "Diagnostic",
    "Document",
    "Edit",
    "EditError",
    "Fix",
    "Furniture",
    "Index",
    "LimitError",
    "Limits",
    "LineIndex",
    "List",
    "Marker",
    "Matter",
    "Paragraph",
    "Position",
    "Section",
    "SelectorError",
    "Severity",
    "Space",
    "Span",
    "Speech",
    "SpeechparseError",
    "Text",
    "Title",
    "Transformer",
    "UnsupportedFormat",
    "Verdict",
    "Visitor",
    "__version__",
    "check",
    "demote",
    "diff",
    "explain",
    "fix",
    "insert",
    "load",
    "move",
    "parse",
    "promote",
    "remove",
    "renumber",
    "restyle",
    "retitle",
    "walk",
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

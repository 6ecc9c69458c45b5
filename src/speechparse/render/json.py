"""A document as JSON: the whole tree, as its published schema has it."""

from __future__ import annotations

from typing import Protocol

from pydantic_core import PydanticSerializationError


class Dumpable(Protocol):
    """What can write itself as JSON, as every pydantic model can."""

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """Return the JSON of all fields."""
        ...


def to_json(document: Dumpable, *, indent: int | None = None) -> str:
    """Return the document as JSON in one line, or indented; ValueError where a lone surrogate is in the text.

    ``Document.model_validate_json`` gives an equal document back.
    """
    try:
        return document.model_dump_json(indent=indent)
    except (PydanticSerializationError, UnicodeEncodeError):
        raise ValueError(
            "the text holds a lone surrogate (half of a character), which JSON cannot; mend the file's encoding"
        ) from None

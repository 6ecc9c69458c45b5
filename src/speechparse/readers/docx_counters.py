"""Run the counters of Word's numbering through the paragraphs of a story, and write each paragraph's label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from speechparse.readers.docx_numbering import LEVELS, Level, Numbering, Numberings
from speechparse.readers.docx_numerals import format_number

_PLACEHOLDER: Final = re.compile(r"%([1-9])")
#: Formats that write no number.
_SILENT: Final = ("none", "bullet")

#: Bullets of the symbol fonts, which have no place in Unicode, as the signs that they look like.
_SYMBOL_BULLETS: Final = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf06c": "●",
        "\uf06d": "❍",
        "\uf06e": "■",
        "\uf06f": "□",
        "\uf071": "❑",
        "\uf075": "◆",
        "\uf076": "❖",
        "\uf0a8": "◻",
        "\uf0ae": "→",
        "\uf0b0": "°",
        "\uf0be": "―",
        "\uf02d": "−",
        "\uf0e0": "→",
        "\uf0f0": "⇨",
    }
)

_written: Final = lru_cache(maxsize=4096)(format_number)


class Label(NamedTuple):
    """The automatic number of one paragraph."""

    #: As Word shows it, and what follows it before the paragraph's text.
    text: str
    suffix: str
    #: The w:num it is counted by, its level from 0, the number itself and its format.
    num_id: str
    level: int
    value: int
    number_format: str


class _Placeholder(NamedTuple):
    """A %n of a level's text: the level counted, and how it is written; a format of None writes nothing."""

    level: int
    number_format: str | None
    pattern: str


@dataclass(slots=True)
class _Plan:
    """What counting one level of one numbering takes, worked out once."""

    definition: Level
    pieces: tuple[str | _Placeholder, ...]
    #: The deeper levels that a use of this one restarts.
    restarted: tuple[int, ...]
    #: Whether the numbering's own start is still to be used.
    has_start: bool
    first: int


@dataclass(slots=True)
class Counters:
    """The state of the numbering in one story: the body with its tables, or one text box."""

    numberings: Numberings
    #: For each abstract definition the number that each level has, or None where it has not begun.
    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _plans: dict[tuple[str, int], _Plan | None] = field(default_factory=dict)

    def count(self, counted: tuple[str, int]) -> Label | None:
        """Count a paragraph by a numId and level and return its label; None where the level is not defined."""
        plan = self._plans[counted] if counted in self._plans else self._planned(counted)
        if plan is None:
            return None
        num_id, level = counted
        numbering = self.numberings.nums[num_id]
        values = self._values.get(numbering.abstract)
        if values is None:
            values = self._values[numbering.abstract] = [None] * LEVELS
        for above in range(level):
            if values[above] is None:
                values[above] = numbering.start(above)
        value = values[level]
        if value is None or plan.has_start:
            plan.has_start = False
            value = plan.first
        else:
            value += 1
        values[level] = value
        for below in plan.restarted:
            values[below] = None
        definition = plan.definition
        text = _text(plan.pieces, values)
        written = (text, definition.suffix, num_id, level, value, definition.number_format)
        # A named tuple's own way to be made takes twice the time.
        return tuple.__new__(Label, written)

    def _planned(self, counted: tuple[str, int]) -> _Plan | None:
        num_id, level = counted
        numbering = self.numberings.nums[num_id]
        definition = numbering.levels.get(level)
        plan = None
        if definition is not None:
            plan = _Plan(
                definition,
                _pieces(definition, numbering),
                tuple(below for below in range(level + 1, LEVELS) if _restarts(numbering, below, level)),
                level in numbering.starts,
                numbering.start(level),
            )
        self._plans[counted] = plan
        return plan


def _restarts(numbering: Numbering, below: int, used: int) -> bool:
    """Say whether the use of level ``used`` restarts the deeper level ``below``."""
    definition = numbering.levels.get(below)
    restart = None if definition is None else definition.restart
    return restart is None or restart > below or used < restart


def _pieces(definition: Level, numbering: Numbering) -> tuple[str | _Placeholder, ...]:
    """Cut a level's text at its placeholders; a bullet's text has none."""
    if definition.number_format == "bullet":
        return (definition.text.translate(_SYMBOL_BULLETS),)
    pieces: list[str | _Placeholder] = []
    for place, piece in enumerate(_PLACEHOLDER.split(definition.text)):
        if place % 2 == 0:
            pieces.append(piece)
            continue
        level = int(piece) - 1
        of = numbering.levels.get(level)
        silent = of is None or of.number_format in _SILENT
        if of is None or silent:
            pieces.append(_Placeholder(level, None, ""))
        else:
            shown = "decimal" if definition.legal else of.number_format
            pieces.append(_Placeholder(level, shown, of.pattern))
    return tuple(pieces)


def _text(pieces: tuple[str | _Placeholder, ...], values: list[int | None]) -> str:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        elif (value := values[piece.level]) is not None and piece.number_format is not None:
            text += _written(value, piece.number_format, piece.pattern)
    return text

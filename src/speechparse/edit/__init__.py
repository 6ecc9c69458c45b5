"""Edit a document: functions that return a new one, whose text reads back as it."""

from __future__ import annotations

from speechparse.edit.errors import EditError
from speechparse.edit.levels import demote, promote
from speechparse.edit.placing import insert, move, remove
from speechparse.edit.renumbering import renumber
from speechparse.edit.restyling import restyle
from speechparse.edit.titles import retitle

__all__ = ["EditError", "demote", "insert", "move", "promote", "remove", "renumber", "restyle", "retitle"]

"""The regions of a speech: what each section and each list to be holds, and where it begins and ends in the reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from speechparse.lexer import Candidate
from speechparse.references import Count
from speechparse.terms import Form

if TYPE_CHECKING:
    from speechparse.layout.headings import Heading

#: An offset behind all text.
_NOWHERE: Final = 1 << 60


@dataclass(slots=True)
class Entry:
    """One section to be: an item, where it begins and ends in the reading, its title and its lists.

    ``content`` is where what follows the marker begins (a title, or the text), blanks left out; ``line_end`` where
    its line's content ends; ``inner`` where its first list begins, far behind all text if there is none. ``stop`` is
    where its first sentence ends, -1 where it does not by ``sought``; ``is_sure`` says that no more text would
    change that.
    """

    candidate: Candidate
    number: int
    start: int
    content: int
    line_end: int
    lists: list[Run]
    end: int = -1
    title: tuple[int, int] | None = None
    form: Form = "inline"
    headings: Sequence[Heading] = ()
    inner: int = _NOWHERE
    stop: int = -1
    sought: int = -1
    is_sure: bool = False


@dataclass(slots=True)
class Run:
    """One list to be: its entries, and what is known of it; ``number`` is which of the layout's it is."""

    number: int
    entries: list[Entry]
    style: str
    continues: bool
    margin: float
    announced: Count | None = None

"""Patterns that are compiled when they are first asked: an ordinary page asks few of them, and compiling them all
takes longer than parsing it."""

from __future__ import annotations

import re  # the command has imported it anyway; regex would cost it as much as the patterns do
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

#: A letter that is no Latin one: in these papers a Chinese character. A class of the range of these takes a millisecond to
#: compile, at each place where it stands.
HAN: Final = r"[^\W\d_A-Za-z]"
#: What a match of these patterns is.
Match: TypeAlias = re.Match[str]


class LazyPattern:
    """A pattern with the methods of a compiled one, which it takes over from that at the first call of any."""

    __slots__ = ("findall", "finditer", "fullmatch", "match", "pattern", "search")

    pattern: str
    match: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    search: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]
    findall: Callable[..., list[Any]]

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        # Called only for a slot that is still empty.
        compiled = re.compile(self.pattern)
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        self.search = compiled.search
        self.finditer = compiled.finditer
        self.findall = compiled.findall
        return getattr(compiled, name)

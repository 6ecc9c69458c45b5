"""Find nodes: by a selector (``select``), or by the numbers that lead to a section (``at``)."""

from __future__ import annotations

from typing import Final

from speechparse.nodes import AnyNode, Node
from speechparse.query.errors import SelectorError
from speechparse.query.matching import matches
from speechparse.query.paths import at
from speechparse.visitors import Index

__all__ = ["SelectorError", "at", "select", "select_one"]

#: What the patterns of one selection may take together, in seconds: enough for the largest trees.
PATTERN_SECONDS: Final = 5.0


def select(root: Node | Index, selector: str, *, timeout: float = PATTERN_SECONDS) -> list[AnyNode]:
    """Return the nodes that a selector selects among ``root`` and all below it, in the order of the text.

    docs/language.md is the language. What stands above ``root`` is not seen: for ``:root > list`` the root is the
    node given. Give an ``Index`` instead of a node to ask one tree many things. ``timeout`` is what the patterns
    (``~=``) may take, in seconds. A wrong selector, or too slow a pattern, is a SelectorError.
    """
    return list(matches(root, _checked(selector, "selector"), timeout))


def select_one(root: Node | Index, selector: str, *, timeout: float = PATTERN_SECONDS) -> AnyNode | None:
    """Return the first node that a selector selects, or None."""
    return next(matches(root, _checked(selector, "selector"), timeout), None)


def _checked(words: object, what: str) -> str:
    if isinstance(words, str):
        return words
    raise TypeError(f"a {what} is a str, not {type(words).__name__}")

"""Walk a tree, visit it, make a new one from it, and find a node's place in it."""

from __future__ import annotations

from speechparse.visitors.index import Index, label
from speechparse.visitors.walking import CONTENT, KINDS, Transformer, Visitor, children_of, walk

__all__ = ["CONTENT", "KINDS", "Index", "Transformer", "Visitor", "children_of", "label", "walk"]

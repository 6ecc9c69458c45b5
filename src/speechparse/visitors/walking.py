"""Walk a tree, visit it, or make a new one from it; nothing here recurses over the tree's depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Final, cast

from speechparse.nodes import AnyNode, Node

#: What each kind of branch may hold, as the models of nodes.py and document.py say; leaves hold nothing.
CONTENT: Final = {
    "document": frozenset({"furniture", "speech", "space"}),
    "speech": frozenset({"matter", "list", "section", "paragraph", "space", "furniture"}),
    "list": frozenset({"section", "space"}),
    "section": frozenset({"matter", "list", "section", "paragraph", "space", "furniture"}),
    "paragraph": frozenset({"text", "space", "list"}),
}
KINDS: Final = ("document", "furniture", "speech", "matter", "list", "section", "paragraph", "text", "space")


def children_of(node: Node) -> tuple[AnyNode, ...]:
    """Return a node's children; a leaf has none."""
    # Not getattr: for a name that a pydantic model does not have, it is many times slower.
    return cast("tuple[AnyNode, ...]", node.__dict__.get("children", ()))


def walk(node: Node) -> Iterator[AnyNode]:
    """Yield a node and all below it, in the order of the text, a parent before its children.

    Where ``node`` is a Document, it comes first.
    """
    waiting: list[Any] = [node]
    while waiting:
        current = waiting.pop()
        yield current
        children = current.__dict__.get("children")
        if children:
            waiting.extend(children[::-1])


class _Dispatching:
    """What Visitor and Transformer share: one method a kind, found by its name."""

    prefixes: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name in vars(cls):
            prefix, separator, kind = name.partition("_")
            if separator and prefix in cls.prefixes and kind not in KINDS:
                raise TypeError(
                    f"{cls.__name__}.{name}: there is no kind {kind!r}; kinds are {', '.join(KINDS)}"
                )

    def _methods(self, prefix: str) -> dict[str, Callable[..., Any]]:
        found = ((kind, getattr(self, f"{prefix}_{kind}", None)) for kind in KINDS)
        return {kind: method for kind, method in found if method is not None}


class Visitor(_Dispatching):
    """Call ``visit_KIND(node)`` before a node's children and ``leave_KIND(node)`` after them.

    Define the methods that you need: ``visit_section``, ``leave_list``, … A ``visit_`` method that returns
    False keeps the visit out of the node's children; its ``leave_`` method is called all the same.
    A method for a kind that there is not is a TypeError when the class is made.
    """

    prefixes = ("visit", "leave")

    def visit(self, root: Node) -> None:
        """Visit ``root`` and what is below it."""
        enter, leave = self._methods("visit"), self._methods("leave")
        waiting: list[tuple[Any, bool]] = [(root, True)]
        while waiting:
            node, entering = waiting.pop()
            kind = node.kind
            if not entering:
                leave[kind](node)
                continue
            inside = kind not in enter or enter[kind](node) is not False
            if kind in leave:
                waiting.append((node, False))
            if inside:
                waiting.extend([(child, True) for child in children_of(node)[::-1]])


class Transformer(_Dispatching):
    """Make a new tree: ``transform_KIND(original, updated)`` says what stands in a node's place.

    It is called after the node's children are done: ``original`` is the node as it was (an ``Index`` knows its
    place), ``updated`` the same with its new children. Return ``updated`` to keep it, another node, a tuple of
    nodes, or None to take it out. Only changed nodes and those above them are new: where nothing changes,
    ``transform`` returns the object that it was given. Spans are left as they are.

    >>> from speechparse.nodes import Paragraph, Span, Text
    >>> class Shout(Transformer):
    ...     def transform_text(self, original, updated):
    ...         return updated.model_copy(update={"text": "好！", "reading": "好！"})
    >>> paragraph = Paragraph(span=Span(0, 2), children=(Text(span=Span(0, 2), text="好。", reading="好。"),))
    >>> Shout().transform(paragraph).children[0].text
    '好！'
    """

    prefixes = ("transform",)

    def transform(self, root: Node) -> Any:
        """Return the new tree; TypeError where a node would hold what its kind cannot hold, or no root is left."""
        methods = self._methods("transform")
        done: list[list[Any]] = [[]]
        waiting: list[tuple[Any, bool]] = [(root, True)]
        while waiting:
            node, entering = waiting.pop()
            children = children_of(node)
            if entering and children:
                done.append([])
                waiting.append((node, False))
                waiting.extend([(child, True) for child in children[::-1]])
                continue
            updated = _with_children(node, children, done.pop()) if children else node
            method = methods.get(node.kind)
            result = updated if method is None else method(node, updated)
            if isinstance(result, tuple):
                done[-1].extend(result)
            elif result is not None:
                done[-1].append(result)
        if len(done[0]) != 1:
            raise TypeError(f"the root became {len(done[0])} nodes; a tree has one")
        return done[0][0]


def _with_children(node: Any, old: tuple[AnyNode, ...], new: list[Any]) -> Any:
    """Return the node itself where its children are the same objects, else a copy that holds the new ones."""
    if len(old) == len(new) and all(map(_is, old, new)):
        return node
    for child in new:
        kind = getattr(child, "kind", type(child).__name__)
        if kind not in CONTENT[node.kind]:
            raise TypeError(
                f"a {node.kind} cannot hold a {kind}; it holds {', '.join(sorted(CONTENT[node.kind]))}"
            )
    return node.model_copy(update={"children": tuple(new)})


def _is(one: object, other: object) -> bool:
    return one is other

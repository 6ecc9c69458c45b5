"""Compile a selector into tests, and find the nodes that pass: in time linear in the tree, whatever the selector.

A selector of single nodes is tested on a walk. One with combinators is worked out over the places of an
``Index``: the set of places that the first node matches, then those below or beside them that the second one
matches, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from speechparse.nodes import AnyNode, Node
from speechparse.query.conditions import (
    NodeTest,
    PlaceTest,
    check_name,
    is_empty,
    is_of_node,
    node_test,
    pseudo_test,
    whole_test,
)
from speechparse.query.run import BACK, ONWARDS, Places, Run, places_of
from speechparse.query.syntax import Attribute, Compound, Nested, Relative, parse_selector
from speechparse.visitors import KINDS, Index

#: So many selectors are kept compiled.
_KEPT: Final = 128


@dataclass(frozen=True, slots=True)
class Matcher:
    """One node of a selector, compiled: its kind, or None for any, and the tests that it must pass."""

    kind: str | None
    node_test: NodeTest
    place_tests: tuple[PlaceTest, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A selector without commas, compiled: each node with the sign that stands before it."""

    steps: tuple[tuple[str, Matcher], ...]

    @property
    def is_simple(self) -> bool:
        """Say whether it can be decided for each node by itself."""
        return len(self.steps) == 1 and not self.steps[0][1].place_tests


def _matching(run: Run, matcher: Matcher, reached: Callable[[int], object] | None) -> Places:
    """Return the places that a matcher accepts among those that ``reached`` lets through."""
    nodes, found = run.index.nodes, run.empty()
    places = range(len(nodes)) if matcher.kind is None else run.index.kinds[matcher.kind]
    for place in places:
        if (
            (reached is None or reached(place))
            and matcher.node_test(nodes[place], run)
            and all(test(run, place) for test in matcher.place_tests)
        ):
            found[place] = 1
    return found


def _selected(run: Run, chains: tuple[Chain, ...]) -> Places:
    """Return the places that any of the selectors selects."""
    together = run.empty()
    for chain in chains:
        found = _matching(run, chain.steps[0][1], None)
        for sign, matcher in chain.steps[1:]:
            found = _matching(run, matcher, ONWARDS[sign](run, found))
        for place in places_of(found):
            together[place] = 1
    return together


def _anchors(run: Run, chains: tuple[Chain, ...]) -> Places:
    """Return the places from which any of the selectors, followed sign by sign, leads to a node."""
    together = run.empty()
    for chain in chains:
        found = None
        for sign, matcher in reversed(chain.steps):
            found = BACK[sign](run, _matching(run, matcher, None if found is None else found.__getitem__))
        for place in places_of(found or run.empty()):
            together[place] = 1
    return together


# ---- compiling ----


@lru_cache(maxsize=_KEPT)
def compiled(selector: str) -> tuple[Chain, ...]:
    """Compile a selector; SelectorError where it is wrong."""
    return _chains(selector, parse_selector(selector))


def _chains(selector: str, relatives: tuple[Relative, ...]) -> tuple[Chain, ...]:
    return tuple(
        Chain(tuple((sign, _matcher(selector, compound)) for sign, compound in relative.steps))
        for relative in relatives
    )


def _matcher(selector: str, compound: Compound) -> Matcher:
    if compound.kind is not None:
        check_name(selector, compound.at, compound.kind, KINDS, "no-kind")
    node_tests: list[NodeTest] = []
    place_tests: list[PlaceTest] = []
    for condition in compound.conditions:
        if isinstance(condition, Nested):
            _add_nested(selector, condition, node_tests, place_tests)
        elif isinstance(condition, Attribute):
            if is_of_node(condition, compound.kind):
                node_tests.append(node_test(selector, condition, compound.kind))
            else:
                place_tests.append(whole_test(selector, condition))
        elif condition.name == "empty":
            node_tests.append(is_empty)
        else:
            place_tests.append(pseudo_test(selector, condition))
    return Matcher(compound.kind, _all_of(node_tests), tuple(place_tests))


def _all_of(tests: list[NodeTest]) -> NodeTest:
    """Make one test of several; most selectors have one, and it is called for every node."""
    if len(tests) == 1:
        return tests[0]
    return lambda node, run: all(test(node, run) for test in tests)


def _any_of(tests: list[NodeTest]) -> NodeTest:
    if len(tests) == 1:
        return tests[0]
    return lambda node, run: any(test(node, run) for test in tests)


def _add_nested(
    selector: str, nested: Nested, node_tests: list[NodeTest], place_tests: list[PlaceTest]
) -> None:
    chains = _chains(selector, nested.relatives)
    if nested.name == "has":
        place_tests.append(
            lambda run, place: run.worked_out(id(chains), lambda: _anchors(run, chains))[place] == 1
        )
    elif all(chain.is_simple for chain in chains):
        node_tests.append(_none_of(chains))
    else:
        place_tests.append(
            lambda run, place: run.worked_out(id(chains), lambda: _selected(run, chains))[place] == 0
        )


def _none_of(chains: tuple[Chain, ...]) -> NodeTest:
    matchers = [chain.steps[0][1] for chain in chains]
    return lambda node, run: (
        not any(matcher.kind in {None, node.kind} and matcher.node_test(node, run) for matcher in matchers)
    )


# ---- selecting ----


def matches(root: Node | Index, selector: str, seconds: float) -> Iterator[AnyNode]:
    """Yield the nodes that a selector selects, in the order of the text."""
    chains = compiled(selector)
    run = Run(root, seconds)
    if not all(chain.is_simple for chain in chains):
        nodes = run.index.nodes
        yield from (nodes[place] for place in places_of(_selected(run, chains)))
        return
    matchers = [chain.steps[0][1] for chain in chains]
    tests = {
        kind: _any_of(wanted)
        for kind in KINDS
        if (wanted := [matcher.node_test for matcher in matchers if matcher.kind in {None, kind}])
    }
    for node in run.nodes():
        test = tests.get(node.kind)
        if test is not None and test(node, run):
            yield node

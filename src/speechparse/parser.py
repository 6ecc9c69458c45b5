"""Runs an LALR table over tokens. What a token or a rule is worth, its caller says: parser knows no nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from speechparse.grammars import END, KEEP, Table
from speechparse.tokens import Token

#: Puts what a token is worth behind the values so far: ``(token, source, values)``. It may put there nothing
#: or several things.
TokenMaker: TypeAlias = Callable[[Token, str, list[Any]], None]
#: Makes one value of all that stand under a rule: ``(parts, source)``.
RuleMaker: TypeAlias = Callable[[list[Any], str], Any]


class TokenOrderError(AssertionError):
    """A token stands where the grammar has no place for it: a bug in layout, whatever the text.

    ``start`` is the token's offset in the source, ``expected`` what could stand there, sorted.
    """

    def __init__(self, kind: str, start: int, expected: list[str]) -> None:
        self.kind = kind
        self.start = start
        self.expected = expected
        super().__init__(f"token {kind} at {start}: expected {' or '.join(expected)}")


class Program(NamedTuple):
    """A table with the makers of one tree put in, for ``run`` to find what to do and whom to call at one look.

    ``rows[state]`` holds for each token its operation and its maker, None where the operation comes before the token
    is taken, and for each rule its operation.
    """

    rows: list[dict[str, Any]]
    reductions: list[tuple[str, int, RuleMaker | None]]


def program(
    table: Table, token_makers: Mapping[str, TokenMaker], rule_makers: Mapping[str, RuleMaker]
) -> Program:
    """Put the makers of a tree's tokens and rules into a table."""
    rows: list[dict[str, Any]] = []
    for actions, gotos, lookahead in zip(table.actions, table.gotos, table.lookahead, strict=True):
        row: dict[str, Any] = {**gotos}
        row |= {kind: (operation, token_makers[kind]) for kind, operation in actions.items()}
        row |= {kind: (operation, None) for kind, operation in lookahead.items()}
        rows.append(row)
    rows[table.end][END] = KEEP, _drop
    reductions = [
        (name, pops, rule_makers[name] if makes_node else None) for name, pops, makes_node in table.reductions
    ]
    return Program(rows, reductions)


def _drop(token: Token, source: str, values: list[Any]) -> None:
    """Leave nothing of the end."""


def run(program: Program, tokens: Iterable[Token], source: str) -> Any:
    """Return what the start rule's maker makes of the tokens; TokenOrderError where the table refuses one.

    The values lie in one flat list. For each state on the stack ``marks`` tells where the values of its
    symbol begin, so that a rule of any length is a slice, and a star costs nothing.
    """
    rows, reductions = program
    values: list[Any] = []
    row = rows[0]
    stack = [row]
    marks = [0]
    for token in chain(tokens, ((END, len(source), len(source), None, None),)):
        while True:
            try:
                operation, make = row[token[0]]
            except KeyError:
                expected = sorted(symbol for symbol in row if symbol.isupper())
                raise TokenOrderError(token[0], token[1], expected) from None
            if operation == KEEP:
                make(token, source, values)
                break
            if operation > 0:
                row = rows[operation]
                stack.append(row)
                marks.append(len(values))
                make(token, source, values)
                break
            mark = len(values)
            if make is not None:
                make(token, source, values)
            while operation < 0:
                name, pops, make_branch = reductions[~operation]
                if pops:
                    mark = marks[-pops]
                    del stack[-pops:], marks[-pops:]
                if make_branch is not None:
                    parts = values[mark:]
                    del values[mark:]
                    values.append(make_branch(parts, source))
                row = stack[-1]
                operation = row[name]
            if operation != KEEP:
                row = rows[operation]
                stack.append(row)
                marks.append(mark)
            if make is not None:
                break
    return values[0]

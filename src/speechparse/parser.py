"""Runs an LALR table over tokens. What a token or a rule is worth, its caller says: parser knows no nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

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


def run(
    table: Table,
    tokens: Iterable[Token],
    source: str,
    token_makers: Mapping[str, TokenMaker],
    rule_makers: Mapping[str, RuleMaker],
) -> Any:
    """Return what the start rule's maker makes of the tokens; TokenOrderError where the table refuses one.

    The values lie in one flat list. For each state on the stack ``marks`` tells where the values of its
    symbol begin, so that a rule of any length is a slice, and a star costs nothing.
    """
    gotos, reductions = table.gotos, table.reductions
    # What to do and whom to call stand side by side, for the loop to find at one look.
    actions = [
        {kind: (operation, token_makers[kind]) for kind, operation in row.items()} for row in table.actions
    ]
    values: list[Any] = []
    states = [0]
    marks = [0]
    row = actions[0]

    def reduce(operation: int, mark: int) -> None:
        while operation < 0:
            name, pops, makes_node = reductions[~operation]
            if pops:
                mark = marks[-pops]
                del states[-pops:], marks[-pops:]
            if makes_node:
                values[mark:] = (rule_makers[name](values[mark:], source),)
            operation = gotos[states[-1]][name]
        if operation != KEEP:
            states.append(operation)
            marks.append(mark)

    for token in tokens:
        kind = token[0]
        while kind not in row:
            reduce(_lookahead(table, states[-1], kind, token[1]), len(values))
            row = actions[states[-1]]
        operation, make = row[kind]
        if operation == KEEP:
            make(token, source, values)
        elif operation > 0:
            states.append(operation)
            marks.append(len(values))
            row = actions[operation]
            make(token, source, values)
        else:
            mark = len(values)
            make(token, source, values)
            reduce(operation, mark)
            row = actions[states[-1]]
    while states[-1] != table.end:
        reduce(_lookahead(table, states[-1], END, len(source)), len(values))
    return values[0]


def _lookahead(table: Table, state: int, kind: str, start: int) -> int:
    """Return the reduction to make before a token is taken."""
    try:
        return table.lookahead[state][kind]
    except KeyError:
        raise TokenOrderError(kind, start, sorted({*table.actions[state], *table.lookahead[state]})) from None

"""Read a selector by grammar/selector.lark into a small tree of its own; what its names mean is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from speechparse.grammars import grammar_text
from speechparse.query.errors import SelectorError, unexpected

if TYPE_CHECKING:
    from lark import Lark, Token

#: Longer selectors, and more :not( and :has( in one another, are refused.
MAX_CHARACTERS: Final = 10_000
MAX_NESTING: Final = 16

#: The terminals in the words of a message; those of one name are said once.
_SAID: Final = {
    "KIND": "a kind",
    "ANY": "'*'",
    "BRACKET": "'['",
    "PLAIN": "':'",
    "NTH": "':'",
    "CONTAINS": "':'",
    "NOT": "':'",
    "HAS": "':'",
    "NAME": "an attribute",
    "OPERATOR": "an operator (= != *= ^= $= < <= > >= ~=)",
    "BARE": "a value",
    "QUOTED": "words in quotes",
    "WORDS": "words",
    "COUNT": "a number, 2n+1, odd or even",
    "CHILD": "'>'",
    "NEXT": "'+'",
    "AFTER": "'~'",
    "BELOW": "a blank",
    "COMMA": "','",
    "END_BRACKET": "']'",
    "CLOSE": "')'",
    "$END": "the end",
}
_CONDITIONS: Final = (":first", ":last", ":nth(", ":empty", ":root", ":contains(", ":has(", ":not(")
_ESCAPED: Final = re.compile(r"\\([\\\"'])")


@dataclass(frozen=True, slots=True)
class Attribute:
    """``[name operator value]``; ``at`` and ``value_at`` are offsets in the selector."""

    name: str
    operator: str
    value: str
    at: int
    value_at: int


@dataclass(frozen=True, slots=True)
class Pseudo:
    """``:name`` or ``:name(argument)``, the argument being words (:nth, :contains)."""

    name: str
    argument: str
    at: int


@dataclass(frozen=True, slots=True)
class Nested:
    """``:not(…)`` or ``:has(…)``; ``depth`` counts how many stand in one another, itself included."""

    name: str
    relatives: tuple[Relative, ...]
    depth: int


Condition: TypeAlias = Attribute | Pseudo | Nested


@dataclass(frozen=True, slots=True)
class Compound:
    """One node: a kind, or None for any, and conditions."""

    kind: str | None
    conditions: tuple[Condition, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Relative:
    """Nodes with what stands before each: ``>``, ``+``, ``~`` or a blank; the first sign counts in :has only."""

    steps: tuple[tuple[str, Compound], ...]


def parse_selector(selector: str) -> tuple[Relative, ...]:
    """Read a selector; SelectorError where it is none."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    if len(selector) > MAX_CHARACTERS:
        raise SelectorError(selector, MAX_CHARACTERS, "long-selector", most=f"{MAX_CHARACTERS:,}")
    try:
        relatives: Any = _parser().parse(selector.rstrip())
    except UnexpectedCharacters as error:
        place: Any = error.pos_in_stream
        raise _unexpected(selector, place, error.allowed) from None
    except UnexpectedToken as error:
        at_end = error.token.type == "$END"
        offset = len(selector.rstrip()) if at_end else _at(error.token)
        raise _unexpected(selector, offset, error.accepts or error.expected) from None
    except _TooDeep as error:
        raise SelectorError(selector, error.offset, "too-deep", most=MAX_NESTING) from None
    return cast("tuple[Relative, ...]", relatives)


def _unexpected(selector: str, offset: int, terminals: set[str] | None) -> SelectorError:
    # A terminal takes the blanks before it: the place is where the sign is.
    offset += len(selector[offset:]) - len(selector[offset:].lstrip())
    names = terminals or set()
    if "PLAIN" in names and selector[offset : offset + 1] == ":":
        return SelectorError(selector, offset, "no-condition", _CONDITIONS)
    if selector[offset : offset + 1] in {'"', "'"} and "QUOTED" in names:
        return SelectorError(selector, offset, "open-quote")
    # Blanks may stand before any node, but are nothing to wait for there.
    names = names - {"BELOW"} if "KIND" in names else names
    expected = dict.fromkeys(said for name, said in _SAID.items() if name in names)
    return unexpected(selector, offset, tuple(expected))


class _TooDeep(Exception):
    def __init__(self, offset: int) -> None:
        self.offset = offset


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(grammar_text("selector"), parser="lalr", lexer="contextual", transformer=_reductions())


def _reductions() -> Any:
    """Make lark's transformer; with LALR it runs as the parser reduces, and so without recursion."""
    from lark import Transformer

    class Reductions(Transformer[Any, Any]):
        def start(self, children: list[Any]) -> tuple[Relative, ...]:
            return cast("tuple[Relative, ...]", children[-1])

        def selectors(self, children: list[Any]) -> tuple[Relative, ...]:
            return tuple(child for child in children if isinstance(child, Relative))

        relatives = selectors

        def combinator(self, children: list[Token]) -> str:
            return children[0].strip() or " "

        def selector(self, children: list[Any]) -> Relative:
            return Relative(tuple(zip([" ", *children[1::2]], children[::2], strict=True)))

        def relative(self, children: list[Any]) -> Relative:
            steps = children[-1].steps
            lead = " " if len(children) == 1 else children[0].strip()
            return Relative(((lead, steps[0][1]), *steps[1:]))

        def node(self, children: list[Any]) -> Compound:
            if isinstance(children[0], Condition):
                return Compound(None, tuple(children), 0)
            kind = None if children[0].type == "ANY" else str(children[0])
            return Compound(kind, tuple(children[1:]), _at(children[0]))

        def condition(self, children: list[Any]) -> Any:
            return children[0]

        def attribute(self, children: list[Token]) -> Attribute:
            name = children[1]
            if len(children) == 3:
                return Attribute(str(name), "", "", _at(name), 0)
            value = children[3]
            value_at = _at(value) + (value.type == "QUOTED")
            return Attribute(str(name), children[2].strip(), _words(value), _at(name), value_at)

        def plain(self, children: list[Token]) -> Pseudo:
            return Pseudo(children[0][1:], "", _at(children[0]))

        def nth(self, children: list[Token]) -> Pseudo:
            return Pseudo("nth", str(children[1]), _at(children[1]))

        def contains(self, children: list[Token]) -> Pseudo:
            return Pseudo("contains", _words(children[1]), _at(children[1]))

        def excludes(self, children: list[Any]) -> Nested:
            return _nested("not", children)

        def has(self, children: list[Any]) -> Nested:
            return _nested("has", children)

    return Reductions()


def _nested(name: str, children: list[Any]) -> Nested:
    relatives: tuple[Relative, ...] = children[1]
    inner = (
        condition.depth
        for relative in relatives
        for _, compound in relative.steps
        for condition in compound.conditions
        if isinstance(condition, Nested)
    )
    depth = 1 + max(inner, default=0)
    if depth > MAX_NESTING:
        raise _TooDeep(_at(children[0]))
    return Nested(name, relatives, depth)


def _at(token: Token) -> int:
    return token.start_pos or 0


def _words(token: Token) -> str:
    return _ESCAPED.sub(r"\1", token[1:-1]) if token.type == "QUOTED" else str(token)

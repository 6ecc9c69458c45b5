"""Finds the grammars (``grammar/*.lark``) and makes of them what the lexer and the parser run on.

What they run on is made when the package is built and lies beside the grammars as ``compiled.json``; where
that is missing or of another text than the grammar, it is made anew in memory, which costs an import of lark. This
module imports nothing of speechparse, so that the build can load it by itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

#: The file with the made tables; written by the build (hatch_build.py), never here.
COMPILED_NAME: Final = "compiled.json"
#: The rule of outline.lark that a whole document is.
START: Final = "document"
#: What lark calls the end of the tokens.
END: Final = "$END"
#: The operation that takes a token, or a node, and leaves the state as it is.
KEEP: Final = 0

# os.path and no pathlib, which a run of the command may not need otherwise.
_HERE: Final = os.path.dirname(os.path.abspath(__file__))
_PACKAGED: Final = os.path.join(_HERE, "grammar")
_CHECKED_OUT: Final = os.path.join(_HERE, os.pardir, os.pardir, "grammar")

_Folder: TypeAlias = str | os.PathLike[str]


class Reduction(NamedTuple):
    """The end of a rule: its name, how many states it takes off the stack, whether it makes a node."""

    name: str
    pops: int
    makes_node: bool


class Table(NamedTuple):
    """An LALR table, for the loop of parser.py.

    ``actions[state][terminal]`` and ``gotos[state][rule]`` are operations: KEEP; above 0, the state to go
    to; below 0, ``~index`` of the reduction that this symbol completes. ``lookahead[state][terminal]`` is
    the ``~index`` of a reduction to make before the terminal is taken. ``end`` is the last state.
    """

    actions: tuple[dict[str, int], ...]
    gotos: tuple[dict[str, int], ...]
    lookahead: tuple[dict[str, int], ...]
    reductions: tuple[Reduction, ...]
    end: int


def grammar_folder() -> str:
    """Return the folder of the grammars: the package's own (in a zip file, too), or in a checkout the top-level one."""
    is_checkout = not os.path.isdir(_PACKAGED) and os.path.isdir(_CHECKED_OUT)
    return _CHECKED_OUT if is_checkout else _PACKAGED


def grammar_text(name: str, folder: _Folder | None = None) -> str:
    """Return the text of ``grammar/NAME.lark``; OSError where there is none."""
    return _read(folder or grammar_folder(), f"{name}.lark")


@cache
def marker_patterns(folder: _Folder | None = None) -> dict[str, str]:
    """Return markers.lark: the name of each terminal and its pattern, in the order of the file.

    A terminal whose name begins with ``_`` is a part of others, and is left out.
    """
    return dict(_made("markers", folder or grammar_folder()))


@cache
def outline_table(folder: _Folder | None = None) -> Table:
    """Return the table of outline.lark."""
    made = _made("outline", folder or grammar_folder())
    return Table(
        actions=tuple(made["actions"]),
        gotos=tuple(made["gotos"]),
        lookahead=tuple(made["lookahead"]),
        reductions=tuple(Reduction(*reduction) for reduction in made["reductions"]),
        end=made["end"],
    )


def compile_grammars(folder: _Folder | None = None) -> dict[str, Any]:
    """Make afresh what ``compiled.json`` holds; plain JSON values. lark.exceptions.GrammarError on a fault."""
    import lark

    made: dict[str, Any] = {"lark": lark.__version__}
    for name, compile_text in _COMPILERS.items():
        text = grammar_text(name, folder)
        made[name] = {"grammar": text, "made": compile_text(text)}
    return made


def _made(name: str, folder: _Folder) -> Any:
    """Return what was made of a grammar: the shipped, if it is of this very text, else made now."""
    text = grammar_text(name, folder)
    try:
        shipped = json.loads(_read(folder, COMPILED_NAME))[name]
        # The whole text is compared: it is short, and hashlib takes longer to import than all this to run.
        if shipped["grammar"] == text:
            return shipped["made"]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # No such file, or not one of ours: the grammar itself is the truth.
    return _COMPILERS[name](text)


def _read(folder: _Folder, name: str) -> str:
    path = os.path.join(folder, name)
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        # What lies in a zip file (a zipapp, Spark's --py-files) only the loader can read.
        loader = getattr(globals().get("__spec__"), "loader", None)
        read_file: Callable[[str], bytes] | None = getattr(loader, "get_data", None)
        if read_file is None:
            raise
        return read_file(path).decode().replace("\r\n", "\n")


def _compile_markers(text: str) -> dict[str, str]:
    from lark.load_grammar import load_grammar

    load: Callable[..., Any] = load_grammar  # lark leaves it without types
    grammar, _ = load(text, "markers.lark", [], False)
    terminals, _, _ = grammar.compile([], "*")
    return {term.name: term.pattern.to_regexp() for term in terminals if not term.name.startswith("_")}


def _compile_outline(text: str) -> dict[str, Any]:
    from lark import Lark, Token
    from lark.grammar import Rule
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Stands where lark wants a lexer; layout makes the tokens."""

        def __init__(self, lexer_conf: object) -> None:
            pass

        def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
            return iter(())

    parser = Lark(text, parser="lalr", start=START, lexer=NoLexer, strict=True)
    # The form in which lark writes its own stand-alone parsers: states by number, symbols by name.
    data, memo = parser.memo_serialize([Rule])
    return _flatten(data["parser"]["parser"], memo)


def _flatten(table: dict[str, Any], rules: dict[int, Any]) -> dict[str, Any]:
    """Turn lark's table, states by number and symbols by name, into operations."""
    names = table["tokens"]
    shifts: dict[int, dict[str, int]] = {}
    reduces: dict[int, dict[str, int]] = {}
    for state, row in table["states"].items():
        shifts[state] = {names[symbol]: to for symbol, (reduces_, to) in row.items() if not reduces_}
        reduces[state] = {names[symbol]: to["@"] for symbol, (reduces_, to) in row.items() if reduces_}
    flattener = _Flattener(rules, shifts, reduces)
    return flattener.flatten(table["start_states"][START], table["end_states"][START])


class _Flattener:
    """Follows each symbol from each state as far as the parser is bound to go whatever comes next.

    A line in a section, say, is a shift and two reductions for lark, and here one KEEP. States and
    reductions are numbered as they are come upon, since lark's own numbers change from run to run.
    """

    def __init__(
        self,
        rules: dict[int, Any],
        shifts: dict[int, dict[str, int]],
        reduces: dict[int, dict[str, int]],
    ) -> None:
        self.rules = rules
        self.shifts = shifts
        self.reduces = reduces
        self.numbers: dict[int, int] = {}
        self.reductions: dict[Reduction, int] = {}

    def flatten(self, start: int, end: int) -> dict[str, Any]:
        """Return the fields of a Table as plain JSON values."""
        rows: dict[str, list[dict[str, int]]] = {"actions": [], "gotos": [], "lookahead": []}
        states = [start]
        self.numbers[start] = 0
        for state in states:
            operations = {symbol: self.operation(state, symbol) for symbol in sorted(self.shifts[state])}
            states += list(self.numbers)[len(states) :]
            rows["actions"].append({s: op for s, op in operations.items() if s.isupper()})
            rows["gotos"].append({s: op for s, op in operations.items() if not s.isupper()})
            ahead = sorted(self.reduces[state].items())
            rows["lookahead"].append({symbol: self.reduction(rule, 0) for symbol, rule in ahead})
        return {**rows, "reductions": [list(r) for r in self.reductions], "end": self.numbers[end]}

    def operation(self, state: int, symbol: str) -> int:
        """Return what a symbol does in a state: the state to push, KEEP, or the reduction it completes."""
        target = self.shifts[state][symbol]
        while (number := self.bound_rule(target)) is not None:
            origin = self.rules[number]["origin"]["name"]
            expansion = [part["name"] for part in self.rules[number]["expansion"]]
            is_inlined = origin.startswith("_")
            if is_inlined and len(expansion) == 1:
                target = self.shifts[state][origin]
            elif is_inlined and len(expansion) == 2 and expansion[0] == origin:
                # A star takes one more: the state was come to by this star, and is come to again.
                return KEEP
            else:
                return self.reduction(number, 1)
        return self.numbers.setdefault(target, len(self.numbers))

    def bound_rule(self, state: int) -> int | None:
        """Return the rule that a state reduces whatever comes next; None where that depends."""
        rules = set(self.reduces[state].values())
        return rules.pop() if len(rules) == 1 and not self.shifts[state] else None

    def reduction(self, number: int, unpushed: int) -> int:
        """Return the operation for a rule whose last ``unpushed`` symbols have no state on the stack."""
        name = self.rules[number]["origin"]["name"]
        pops = len(self.rules[number]["expansion"]) - unpushed
        reduction = Reduction(name, pops, not name.startswith("_"))
        return ~self.reductions.setdefault(reduction, len(self.reductions))


_COMPILERS: Final = {"markers": _compile_markers, "outline": _compile_outline}

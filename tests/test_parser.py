"""The parser's loop against lark's own, on the same tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, UnexpectedInput
from lark.lexer import Lexer

from speechparse.grammars import grammar_text, outline_table
from speechparse.parser import TokenOrderError, program, run
from speechparse.tokens import TokenKind
from token_streams import document_stream

KINDS = get_args(TokenKind)


class Words(Lexer):
    """Takes a text for the names of its tokens."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, text: Any) -> Iterator[Token]:  # type: ignore[override]
        return (Token(kind, kind) for kind in str(text).split())


LARK = Lark(
    grammar_text("outline"), parser="lalr", start="document", lexer=Words, strict=True, keep_all_tokens=True
)


def tree_by_lark(kinds: Sequence[str]) -> Any:
    try:
        return plain(LARK.parse(" ".join(kinds)))
    except UnexpectedInput:
        return None


def plain(tree: Any) -> Any:
    """Return lark's tree as tuples of a rule's name and its parts."""
    return str(tree) if isinstance(tree, Token) else (str(tree.data), *map(plain, tree.children))


def tree_by_run(kinds: Sequence[str]) -> Any:
    try:
        return run_kinds(kinds)
    except TokenOrderError:
        return None


def run_kinds(kinds: Sequence[str]) -> Any:
    def keep(token: Any, source: str, values: list[Any]) -> None:
        values.append(token[0])

    def branch(name: str) -> Any:
        return lambda parts, source: (name, *parts)

    names = ("document", "speech", "list", "section", "paragraph")
    stream: Any = [(kind, place, place, None, None) for place, kind in enumerate(kinds)]
    makers = {name: branch(name) for name in names}
    return run(program(outline_table(), dict.fromkeys(KINDS, keep), makers), stream, "x" * len(kinds))


@given(st.integers(min_value=0))
def test_both_make_the_same_tree(seed: int) -> None:
    kinds = [token[0] for token in document_stream(seed)[1]]
    tree = tree_by_run(kinds)
    assert tree is not None
    assert tree == tree_by_lark(kinds)


@given(st.integers(min_value=0), st.integers(min_value=0), st.sampled_from([*KINDS, None]), st.booleans())
def test_both_refuse_the_same_streams(seed: int, at: int, kind: str | None, insert: bool) -> None:
    kinds: list[str] = [token[0] for token in document_stream(seed)[1]]
    place = at % (len(kinds) + 1)
    kinds[place : place if insert else place + 1] = [kind] if kind else []
    assert tree_by_run(kinds) == tree_by_lark(kinds)


@given(st.lists(st.sampled_from(KINDS), max_size=6))
def test_both_agree_on_any_tokens(kinds: list[str]) -> None:
    assert tree_by_run(kinds) == tree_by_lark(kinds)


def test_both_agree_on_every_short_stream() -> None:
    # Every stream of up to four tokens, less those that go on from one already refused.
    open_streams: list[list[str]] = [[]]
    accepted = 0
    for _ in range(4):
        streams = [[*kinds, kind] for kinds in open_streams for kind in KINDS]
        open_streams = [kinds for kinds in streams if not is_refused(kinds)]
        for kinds in streams:
            tree = tree_by_lark(kinds)
            assert tree_by_run(kinds) == tree
            accepted += tree is not None
    assert accepted > 50


def is_refused(kinds: list[str]) -> bool:
    """Say whether a token was refused, and not merely the end."""
    try:
        run_kinds(kinds)
    except TokenOrderError as error:
        return error.start < len(kinds)
    return False


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        (["LINE"], "token LINE at 0: expected $END or FURNITURE or SPACE or SPEECH_OPEN"),
        (
            ["SPEECH_OPEN", "LIST_OPEN", "LIST_CLOSE"],
            "token LIST_CLOSE at 2: expected HEAD or ITEM or SECTION_OPEN or SPACE",
        ),
        (["SPEECH_OPEN", "SECTION_OPEN"], "token $END at 2: expected MARKER or TITLE"),
    ],
)
def test_a_refusal_says_what_and_where(kinds: list[str], message: str) -> None:
    with pytest.raises(TokenOrderError) as caught:
        run_kinds(kinds)
    assert str(caught.value) == message


def test_depth_costs_no_recursion() -> None:
    depth = 50_000
    inner = ["LIST_OPEN", "SECTION_OPEN", "MARKER"] * depth + ["SECTION_CLOSE", "LIST_CLOSE"] * depth
    stream: Any = [(kind, 0, 0, None, None) for kind in ["SPEECH_OPEN", *inner, "SPEECH_CLOSE"]]

    def one(token: Any, source: str, values: list[Any]) -> None:
        values.append(1)

    makers = dict.fromkeys(
        ("document", "speech", "list", "section", "paragraph"), lambda parts, source: sum(parts)
    )
    assert run(program(outline_table(), dict.fromkeys(KINDS, one), makers), stream, "") == len(stream)

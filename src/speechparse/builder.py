"""Makes the tree: what each token and each rule of outline.lark is as a node.

Nodes are made without validation (``trusted``), since layout's tokens are right by construction and checking each
field again would cost more than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from speechparse.document import SCHEMA_VERSION, Document
from speechparse.grammars import outline_table
from speechparse.nodes import Announced, Furniture, Marker, Matter, Speech, Title
from speechparse.parser import Program, RuleMaker, TokenMaker, program, run
from speechparse.span import Span, trusted_span
from speechparse.terms import names_of
from speechparse.tokens import ListInfo, Token
from speechparse.trusted import (
    new_line,
    new_list,
    new_marker,
    new_node,
    new_paragraph,
    new_section,
    new_space,
    new_text,
    new_title,
)


def parse_tokens(tokens: Iterable[Token], source: str, *, name: str | None = None) -> Document:
    """Return the tree of layout's tokens; parser.TokenOrderError where they are no document.

    ``source`` is the text as given; ``name`` what the document is called.
    """
    children = run(_program(), tokens, source)
    fields = {
        "kind": "document",
        "span": trusted_span(0, len(source)),
        "schema_version": SCHEMA_VERSION,
        "name": name,
        "children": children,
    }
    document: Document = new_node(Document, fields)
    return document


@cache
def _program() -> Program:
    return program(outline_table(), _TOKEN_MAKERS, _RULE_MAKERS)


# ---- tokens -----------------------------------------------------------------------------------------------


def _line(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, line_end = token
    values += new_line(source, start, end, line_end, reading)


def _text(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    values.append(new_text(source, start, end, reading))


def _space(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, reason = token
    values.append(new_space(source, start, end, reason))


def _marker(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, (style, ordinal, automatic) = token
    values.append(new_marker(source, start, end, reading, style, ordinal, automatic))


def _title(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, _ = token
    values.append(new_title(source, start, end, reading))


def _item(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, (form, level, style, ordinal, automatic, marked, spaced, titled, line_end) = token
    at = start + marked
    marker = new_marker(source, start, at, None, style, ordinal, automatic)
    gap = title = None
    if spaced > 0:
        gap = source[at : at + spaced]
        at += spaced
    if titled >= 0:
        title_end = at + titled
        title = new_title(source, at, title_end, None)
        at = title_end
    children = new_line(source, at, end, line_end, None)
    values.append(new_section(start, end, form, level, marker, gap, title, children))


def _furniture(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, _, reason = token
    span = trusted_span(start, end)
    fields = {"kind": "furniture", "span": span, "text": source[start:end], "reason": reason}
    values.append(new_node(Furniture, fields))


def _matter(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, role = token
    text = source[start:end]
    fields = {
        "kind": "matter",
        "span": trusted_span(start, end),
        "role": role,
        "text": text,
        "reading": text if reading is None else reading,
    }
    values.append(new_node(Matter, fields))


def _keep_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave a token as it is for the rule's maker: where a branch opens, and a gap, which is no node."""
    values.append(token)


def _drop_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave nothing of a token: where a branch closes, its span is known from its children."""


# ---- rules ------------------------------------------------------------------------------------------------


def _span(opened: Token, children: tuple[Any, ...]) -> Span:
    """Return the span from the first child's start to the last one's end; empty where there is none."""
    if not children:
        return trusted_span(opened[1], opened[1])
    return trusted_span(children[0].span.start, children[-1].span.end)


def _document(parts: list[Any], source: str) -> tuple[Any, ...]:
    return tuple(parts)


def _speech(parts: list[Any], source: str) -> Any:
    children = tuple(parts[1:])
    title, salutation = names_of(child for child in children if type(child) is Matter)
    fields = {
        "kind": "speech",
        "span": _span(parts[0], children),
        "title": title,
        "salutation": salutation,
        "children": children,
    }
    return new_node(Speech, fields)


def _list(parts: list[Any], source: str) -> Any:
    info: ListInfo = parts[0][4]
    announced = None if info.announced is None else _announced(*info.announced)
    return new_list(info, announced, tuple(parts[1:]))


def _announced(count: int, start: int, end: int) -> Any:
    return new_node(Announced, {"count": count, "span": trusted_span(start, end)})


def _section(parts: list[Any], source: str) -> Any:
    kind, start, end, _, extra = parts[0]
    if kind != "HEAD":
        return _long_section(parts, source)
    form, level, style, ordinal, automatic, marked, spaced, titled = extra
    at = start + marked
    marker = new_marker(source, start, at, None, style, ordinal, automatic)
    gap = source[at : at + spaced] if spaced > 0 else None
    title = new_title(source, end - titled, end, None) if titled >= 0 else None
    children = tuple(parts[1:])
    if children:
        end = children[-1].span.end
    return new_section(start, end, form, level, marker, gap, title, children)


def _long_section(parts: list[Any], source: str) -> Any:
    """Make the section whose number, gap and title are tokens of their own."""
    _, start, _, _, (form, level) = parts[0]
    marker = gap = title = None
    body = 1
    for part in parts[1:4]:  # at most a marker, a gap and a title come before the body
        kind = type(part)
        if kind is Marker:
            marker = part
        elif kind is Title:
            title = part
        elif kind is tuple:
            _, gap_start, gap_end, _, _ = part
            gap = source[gap_start:gap_end]
        else:
            break
        body += 1
    last = parts[-1]
    end = last[2] if type(last) is tuple else last.span.end
    return new_section(start, end, form, level, marker, gap, title, tuple(parts[body:]))


def _paragraph(parts: list[Any], source: str) -> Any:
    children = tuple(parts[1:])
    return new_paragraph(_span(parts[0], children), children)


_TOKEN_MAKERS: Final[dict[str, TokenMaker]] = {
    "LINE": _line,
    "TEXT": _text,
    "SPACE": _space,
    "FURNITURE": _furniture,
    "MATTER": _matter,
    "MARKER": _marker,
    "GAP": _keep_token,
    "TITLE": _title,
    "ITEM": _item,
    **dict.fromkeys(("SPEECH_OPEN", "LIST_OPEN", "SECTION_OPEN", "HEAD", "PARAGRAPH_OPEN"), _keep_token),
    **dict.fromkeys(("SPEECH_CLOSE", "LIST_CLOSE", "SECTION_CLOSE", "PARAGRAPH_CLOSE"), _drop_token),
}

_RULE_MAKERS: Final[dict[str, RuleMaker]] = {
    "document": _document,
    "speech": _speech,
    "list": _list,
    "section": _section,
    "paragraph": _paragraph,
}

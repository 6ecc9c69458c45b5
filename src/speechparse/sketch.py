"""Makes of layout's tokens as much of a tree as an outline shows, of plain objects.

The models of the nodes take longer to be made than a page to be parsed, and the outline of one page is over before.
A test holds the outlines of a sketch and of a Document equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace as Node
from typing import TYPE_CHECKING, Any, Final, cast

from speechparse.grammars import outline_table
from speechparse.parser import RuleMaker, TokenMaker, program, run
from speechparse.span import trusted_span as span_of
from speechparse.terms import names_of
from speechparse.tokens import Token, written_out

if TYPE_CHECKING:
    from speechparse.skeleton import Root


def sketch_tokens(tokens: Iterable[Token], source: str, *, name: str | None = None) -> Root:
    """Return what skeleton asks of a document; parser.TokenOrderError where the tokens are none."""
    children = run(program(outline_table(), _TOKEN_MAKERS, _RULE_MAKERS), tokens, source)
    # Its nodes are no models, and have of their fields what an outline is drawn from.
    return cast("Root", Node(kind="document", span=span_of(0, len(source)), name=name, children=children))


# ---- tokens -----------------------------------------------------------------------------------------------


def _line(token: Token, source: str, values: list[Any]) -> None:
    _, start, end, reading, size = token
    line_end = end - size
    _text(("TEXT", start, line_end, reading, None), source, values)
    values.append(Node(kind="paragraph", span=span_of(start, line_end), children=(values.pop(),)))
    if line_end != end:
        values.append(Node(kind="space", span=span_of(line_end, end), reason="line-end"))


def _text(token: Token, source: str, values: list[Any]) -> None:
    kind, start, end, reading, _ = token
    reads = source[start:end] if reading is None else reading
    values.append(Node(kind=kind.lower(), span=span_of(start, end), reading=reads))


def _space(token: Token, source: str, values: list[Any]) -> None:
    kind, start, end, _, reason = token
    values.append(Node(kind=kind.lower(), span=span_of(start, end), reason=reason))


def _matter(token: Token, source: str, values: list[Any]) -> None:
    _text(token, source, values)
    values[-1].role = token[4]


def _marker(token: Token, source: str, values: list[Any]) -> None:
    _text(token, source, values)
    marker = values[-1]
    marker.style, marker.ordinal, marker.automatic = token[4]


def _head(token: Token, source: str, values: list[Any]) -> None:
    for part in written_out(token):
        _TOKEN_MAKERS[part[0]](part, source, values)


def _item(token: Token, source: str, values: list[Any]) -> None:
    parts: list[Any] = []
    _head(token, source, parts)
    values.append(_section(parts, source))


def _keep_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave a token as it is: where a branch opens, and a gap, which is no node."""
    values.append(token)


def _drop_token(token: Token, source: str, values: list[Any]) -> None:
    """Leave nothing of a token where a branch closes."""


# ---- rules ------------------------------------------------------------------------------------------------


def _document(parts: list[Any], source: str) -> tuple[Any, ...]:
    return tuple(parts)


def _speech(parts: list[Any], source: str) -> Any:
    speech = _branch(parts, source)
    matter = (child for child in speech.children if child.kind == "matter")
    speech.title, speech.salutation = names_of(matter)
    return speech


def _branch(parts: list[Any], source: str) -> Any:
    """Make a list, a paragraph, or what all branches have."""
    (kind, start, _, _, _), *children = parts
    span = span_of(children[0].span.start, children[-1].span.end) if children else span_of(start, start)
    return Node(kind=kind.removesuffix("_OPEN").lower(), span=span, children=tuple(children))


def _section(parts: list[Any], source: str) -> Any:
    _, start, _, _, (form, level) = parts[0]
    section = Node(kind="section", form=form, level=level, marker=None, gap=None, title=None)
    body = 1
    for part in parts[1:4]:  # at most a marker, a gap and a title come before the body
        if type(part) is tuple:
            section.gap = source[part[1] : part[2]]
        elif part.kind == "marker":
            section.marker = part
        elif part.kind == "title":
            section.title = part
        else:
            break
        body += 1
    last = parts[-1]
    section.span = span_of(start, last[2] if type(last) is tuple else last.span.end)
    section.children = tuple(parts[body:])
    return section


_TOKEN_MAKERS: Final[dict[str, TokenMaker]] = {
    "LINE": _line,
    "TEXT": _text,
    "SPACE": _space,
    "FURNITURE": _space,
    "MATTER": _matter,
    "MARKER": _marker,
    "GAP": _keep_token,
    "TITLE": _text,
    "HEAD": _head,
    "ITEM": _item,
    **dict.fromkeys(("SPEECH_OPEN", "LIST_OPEN", "SECTION_OPEN", "PARAGRAPH_OPEN"), _keep_token),
    **dict.fromkeys(("SPEECH_CLOSE", "LIST_CLOSE", "SECTION_CLOSE", "PARAGRAPH_CLOSE"), _drop_token),
}
_RULE_MAKERS: Final[dict[str, RuleMaker]] = {
    "document": _document,
    "speech": _speech,
    "list": _branch,
    "section": _section,
    "paragraph": _branch,
}

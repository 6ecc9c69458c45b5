"""``speechparse query``: the nodes of a file that a selector matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import click

from speechparse.cli.commands import SpokenCommand, file_parameters, open_document
from speechparse.cli.failures import Failure, one_line
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_json, write_text

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.nodes import AnyNode

#: How wide, in columns, a match's words are shown.
_COLUMNS: Final = 60
#: How many items of a list that is.
_ITEMS: Final = 10


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(
        *, selector: str, file: str, encoding: str | None, switched_off: tuple[str, ...], form: str
    ) -> int:
        from speechparse.query import SelectorError, select

        document = open_document(file, encoding=encoding, switched_off=switched_off)
        try:
            nodes = select(document, selector)
        except SelectorError as error:
            raise Failure("wrong-selector", reason=error.said(say.language)) from error
        _WRITERS[form](document, nodes)
        return 0 if nodes else 1

    return SpokenCommand(
        "query",
        say,
        callback=run,
        params=[
            click.Argument(["selector"], metavar="SELECTOR"),
            *file_parameters(say),
            click.Option(
                ["--format", "form"],
                type=click.Choice(list(_WRITERS)),
                default="text",
                help=say("help-format"),
            ),
        ],
    )


def _write_lines(document: Document, nodes: Sequence[AnyNode]) -> None:
    """Write a line for each match: where it begins, what it is, and its first words."""
    from speechparse.skeleton import shorten
    from speechparse.span import LineIndex

    if not nodes:
        return
    lines = LineIndex(document.to_text())
    rows: list[str] = []
    for node in nodes:
        place = lines.position(node.span.start)
        rows.append(f"{place.line}:{place.column}  {node.kind}  {one_line(shorten(_said(node), _COLUMNS))}")
    write_text("\n".join(rows))


def _said(node: AnyNode) -> str:
    """Return a node's words: of a section what stands for it in an outline."""
    from speechparse.nodes import Furniture, List, Matter, Section, Space, Speech, Text
    from speechparse.skeleton import line_for, speech_name

    if isinstance(node, Section):
        return line_for(node)
    if isinstance(node, Speech):
        return speech_name(node)
    if isinstance(node, List):
        items = (line_for(child) for child in node.children if isinstance(child, Section))
        return " ".join(islice(items, _ITEMS))
    if isinstance(node, Text | Matter):
        return node.reading
    if isinstance(node, Furniture | Space):
        return node.text
    return "".join(_paragraph(node))


def _paragraph(node: AnyNode) -> Iterator[str]:
    """Yield the words of a paragraph's own text, up to what is shown of them."""
    from speechparse.visitors import walk

    length = 0
    for inner in walk(node):
        said: str = inner.reading if inner.kind in ("text", "matter") else ""
        yield said
        length += len(said)
        if length > _COLUMNS:
            return


def _write_json(_document: Document, nodes: Sequence[AnyNode]) -> None:
    write_json([node.model_dump() for node in nodes], indent=2)


_WRITERS: Final[dict[str, Callable[[Document, Sequence[AnyNode]], None]]] = {
    "text": _write_lines,
    "json": _write_json,
}

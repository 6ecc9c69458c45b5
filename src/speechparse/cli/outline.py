"""``speechparse outline``: the outline of a file, for people or as JSON, Markdown or CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

import click

from speechparse.cli.commands import SpokenCommand, file_parameters, open_document, open_sketch
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_json, write_text

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.skeleton import Root


def command(say: Speaker) -> click.Command:
    """Make the command."""
    return SpokenCommand(
        "outline",
        say,
        callback=_run,
        params=[
            *file_parameters(say),
            click.Option(
                ["--format", "form"],
                type=click.Choice([*_DRAWERS, *_WRITERS]),
                default="text",
                help=say("help-format"),
            ),
            click.Option(["--depth"], type=click.IntRange(min=1), metavar="N", help=say("help-depth")),
        ],
    )


def _run(
    *, file: str, encoding: str | None, switched_off: tuple[str, ...], form: str, depth: int | None
) -> int:
    if form in _DRAWERS:
        _DRAWERS[form](open_sketch(file, encoding=encoding, switched_off=switched_off), depth)
    else:
        _WRITERS[form](open_document(file, encoding=encoding, switched_off=switched_off), depth)
    return 0


def _write_tree(document: Root, depth: int | None) -> None:
    from speechparse.render.outline import to_outline

    write_text(to_outline(document, depth=depth))


def _write_json(document: Root, depth: int | None) -> None:
    from speechparse.render.outline import to_outline_json

    write_json(to_outline_json(document, depth=depth), indent=2)


def _write_markdown(document: Document, depth: int | None) -> None:
    """Write a heading for each speech and nested list items for its sections."""
    from speechparse.render.markdown import escape, escape_line
    from speechparse.render.outline import UNTITLED
    from speechparse.skeleton import entries, line_for, speech_name, speeches

    pages: list[list[str]] = [
        [f"# {escape(speech_name(speech)) or UNTITLED}\n"] for speech in speeches(document)
    ]
    for entry in entries(document, depth=depth):
        pages[entry.speech - 1].append(f"{'  ' * (entry.depth - 1)}- {escape_line(line_for(entry.section))}")
    write_text("\n\n".join("\n".join(page).rstrip("\n") for page in pages))


def _write_csv(document: Document, depth: int | None) -> None:
    """Write a row for each section."""
    import csv
    import io

    from speechparse.render.records import COLUMNS, to_records

    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        row for row in to_records(document) if depth is None or cast("int", row["level"]) <= depth
    )
    write_text(table.getvalue())


#: The forms that are drawn from a sketch, and those that ask for the whole document.
_DRAWERS: Final[dict[str, Callable[[Root, int | None], None]]] = {
    "text": _write_tree,
    "json": _write_json,
}
_WRITERS: Final[dict[str, Callable[[Document, int | None], None]]] = {
    "md": _write_markdown,
    "csv": _write_csv,
}

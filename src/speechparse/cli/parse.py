"""``speechparse parse``: the whole tree of a file as JSON."""

from __future__ import annotations

import click

from speechparse.cli.commands import SpokenCommand, file_parameters, open_document
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_document


def command(say: Speaker) -> click.Command:
    """Make the command."""
    return SpokenCommand(
        "parse",
        say,
        callback=_run,
        params=[
            *file_parameters(say),
            click.Option(["--indent"], type=click.IntRange(min=0), metavar="N", help=say("help-indent")),
        ],
    )


def _run(*, file: str, encoding: str | None, switched_off: tuple[str, ...], indent: int | None) -> int:
    write_document(open_document(file, encoding=encoding, switched_off=switched_off), indent=indent)
    return 0

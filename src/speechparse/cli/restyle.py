"""``speechparse restyle``: a text whose levels are numbered in another manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from speechparse.cli.commands import SpokenCommand
from speechparse.cli.messages import Speaker
from speechparse.cli.rewriting import rewrite_file, rewriting_parameters

if TYPE_CHECKING:
    from speechparse.document import Document


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(
        *, file: str, encoding: str | None, switched_off: tuple[str, ...], output: str, scheme: str
    ) -> int:
        def rewrite(document: Document, readings: frozenset[str]) -> Document:
            from speechparse.edit import restyle

            return restyle(document, scheme, readings=readings)

        return rewrite_file(
            file, encoding=encoding, switched_off=switched_off, output=output, rewrite=rewrite, say=say
        )

    return SpokenCommand(
        "restyle",
        say,
        callback=run,
        params=[
            *rewriting_parameters(say),
            click.Option(["--scheme"], metavar="S", required=True, help=say("help-scheme")),
        ],
    )

"""``speechparse renumber``: a text with right numbers."""

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

    def run(*, file: str, encoding: str | None, switched_off: tuple[str, ...], output: str) -> int:
        return rewrite_file(
            file, encoding=encoding, switched_off=switched_off, output=output, rewrite=_renumber, say=say
        )

    return SpokenCommand("renumber", say, callback=run, params=rewriting_parameters(say))


def _renumber(document: Document, readings: frozenset[str]) -> Document:
    from speechparse.edit import renumber

    return renumber(document, readings=readings)

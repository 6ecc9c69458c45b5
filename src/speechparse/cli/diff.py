"""``speechparse diff``: what changed between two drafts, section by section."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

from speechparse.cli.commands import STANDARD_INPUT, SpokenCommand, file_parameters, open_document
from speechparse.cli.failures import Failure
from speechparse.cli.files import write_whole
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_bytes, write_json, write_text

if TYPE_CHECKING:
    from speechparse.comparison import Comparison


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(
        *,
        old: str,
        new: str,
        encoding: str | None,
        switched_off: tuple[str, ...],
        form: str,
        output: str,
    ) -> int:
        from speechparse.comparison import diff

        if old == new == STANDARD_INPUT:
            raise Failure("twice-standard-input")
        before = open_document(old, encoding=encoding, switched_off=switched_off)
        comparison = diff(before, open_document(new, encoding=encoding, switched_off=switched_off))
        if output == STANDARD_INPUT:
            _PRINTERS[form](comparison, say)
        else:
            _write_file(output, _WRITERS[form](comparison, say))
        return 1 if comparison else 0

    _, *options = file_parameters(say)
    return SpokenCommand(
        "diff",
        say,
        callback=run,
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            *options,
            click.Option(
                ["--format", "form"],
                type=click.Choice(list(_WRITERS)),
                default="text",
                help=say("help-format"),
            ),
            click.Option(["--output", "-o"], metavar="OUT", default=STANDARD_INPUT, help=say("help-output")),
        ],
    )


def _text(comparison: Comparison, say: Speaker) -> str:
    return comparison.to_text(say.language)


def _json(comparison: Comparison, _say: Speaker) -> str:
    return comparison.to_json(indent=2) + "\n"


def _html(comparison: Comparison, say: Speaker) -> str:
    return comparison.to_html(say.language)


_WRITERS: Final[dict[str, Callable[[Comparison, Speaker], str]]] = {
    "text": _text,
    "json": _json,
    "html": _html,
}
_PRINTERS: Final[dict[str, Callable[[Comparison, Speaker], None]]] = {
    "text": lambda comparison, say: write_text(_text(comparison, say)),
    "json": lambda comparison, _: write_json(comparison.model_dump(), indent=2),
    "html": lambda comparison, say: write_bytes(_html(comparison, say).encode()),
}


def _write_file(output: str, text: str) -> None:
    try:
        data = text.encode("utf-8", "surrogateescape")
    except ValueError as error:
        raise Failure("cannot-write-file", file=output, reason=error) from error
    write_whole(output, data)

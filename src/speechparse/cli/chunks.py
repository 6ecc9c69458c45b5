"""``speechparse chunks``: a file's speeches in pieces for retrieval, one JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from speechparse.cli.commands import SpokenCommand, file_parameters, open_document
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_bytes

if TYPE_CHECKING:
    from speechparse.nodes import Form

#: The forms of section that stay pieces where inline items are none.
_WITHOUT_INLINE: Final[frozenset[Form]] = frozenset({"heading", "run-in"})


def command(say: Speaker) -> click.Command:
    """Make the command."""
    return SpokenCommand(
        "chunks",
        say,
        callback=_run,
        params=[
            *file_parameters(say),
            click.Option(
                ["--max-chars"], type=click.IntRange(min=1), metavar="N", help=say("help-max-chars")
            ),
            click.Option(["--keep-inline"], is_flag=True, help=say("help-keep-inline")),
        ],
    )


def _run(
    *,
    file: str,
    encoding: str | None,
    switched_off: tuple[str, ...],
    max_chars: int | None,
    keep_inline: bool,
) -> int:
    document = open_document(file, encoding=encoding, switched_off=switched_off)
    forms = _WITHOUT_INLINE if keep_inline else None
    rows = [_row(chunk.as_dict()) for chunk in document.chunks(max_chars=max_chars, forms=forms)]
    write_bytes("".join(rows).encode())
    return 0


def _row(chunk: dict[str, object]) -> str:
    row = json.dumps(chunk, ensure_ascii=False) + "\n"
    try:
        row.encode()
    except UnicodeEncodeError:
        # A lone surrogate (a broken byte of the file) has no UTF-8, but it has an escape.
        return json.dumps(chunk) + "\n"
    return row

"""What the commands that change a text share: FILE read, changed, and written out in its own encoding."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from speechparse.cli.commands import STANDARD_INPUT, file_parameters, readings_without
from speechparse.cli.failures import Failure
from speechparse.cli.files import Opened, open_file, replace_file, write_whole
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_text

if TYPE_CHECKING:
    from speechparse.document import Document

#: What changes a document, told the readings that it was read with.
Rewrite = Callable[["Document", frozenset[str]], "Document"]


def rewriting_parameters(say: Speaker) -> list[click.Parameter]:
    """Return FILE, how it is read, and where the changed text goes."""
    return [
        *file_parameters(say),
        click.Option(["--output", "-o"], metavar="OUT", default=STANDARD_INPUT, help=say("help-output")),
    ]


def rewrite_file(
    file: str,
    *,
    encoding: str | None,
    switched_off: tuple[str, ...],
    output: str,
    rewrite: Rewrite,
    say: Speaker,
) -> int:
    """Read a file, change it and write it; Failure where the edit is refused."""
    from speechparse.edit import EditError

    readings = readings_without(switched_off)
    opened = _as_text(open_file(file, encoding=encoding, readings=readings), encoding)
    try:
        text = rewrite(opened.document, readings).to_text()
    except EditError as error:
        raise Failure("edit-refused", file=file, reason=error.said(say.language)) from error
    if output == STANDARD_INPUT:
        write_text(text)
    elif file != STANDARD_INPUT and _is_same(file, output):
        replace_file(opened, text)
    else:
        _write_file(output, opened, text)
    return 0


def _as_text(opened: Opened, encoding: str | None) -> Opened:
    """Return what was opened with its source: a page is written back with its tags; Failure for an office file."""
    from speechparse.readers.formats import is_office
    from speechparse.source import decode

    if opened.source is not None:
        return opened
    if is_office(opened.data):
        raise Failure("cannot-edit-format", file=opened.file)
    return replace(opened, source=decode(opened.data, name=opened.document.name, encoding=encoding))


def _is_same(file: str, output: str) -> bool:
    try:
        return os.path.samefile(file, output)
    except OSError:
        return False


def _write_file(output: str, opened: Opened, text: str) -> None:
    assert opened.source is not None
    try:
        data = opened.source.encode(text)
    except ValueError as error:
        raise Failure("cannot-write-file", file=output, reason=error) from error
    write_whole(output, data)

"""``speechparse convert``: a file in another format."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import click

from speechparse.cli.commands import STANDARD_INPUT, SpokenCommand, file_parameters, open_with_asides
from speechparse.cli.failures import Failure, one_line
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_bytes, write_text

if TYPE_CHECKING:
    from speechparse.document import Document


class _Asked(NamedTuple):
    """What is asked of a format beyond its name; each is refused where the format has no such thing."""

    depth: int | None = None
    auto_numbers: bool = False
    checked: bool = False
    lang: Literal["zh", "en"] = "zh"


class _Format(NamedTuple):
    """How a format is written, the endings that ask for it, and what else may be asked of it."""

    write: Callable[[Document, _Asked], str | bytes]
    endings: tuple[str, ...]
    has_depth: bool = False


def _json(document: Document, _asked: _Asked) -> str:
    return document.model_dump_json() + "\n"


def _csv(document: Document, _asked: _Asked) -> str:
    from speechparse.render.records import to_csv

    return to_csv(document)


def _html(document: Document, asked: _Asked) -> str:
    if not asked.checked:
        return document.to_html(lang=asked.lang)
    from speechparse.lint.engine import check

    return document.to_html(findings=check(document), lang=asked.lang)


#: The one format that may be asked for findings in it.
_PAGE: Final = "html"
#: The one format that may be asked for automatic numbers, and that is no text.
_WORD: Final = "docx"
_FORMATS: Final = {
    "text": _Format(lambda document, _: document.to_text(), (".txt",)),
    "json": _Format(_json, (".json",)),
    "md": _Format(lambda document, _: document.to_markdown(), (".md", ".markdown")),
    _PAGE: _Format(_html, (".html", ".htm")),
    _WORD: _Format(lambda document, asked: document.to_docx(auto_numbers=asked.auto_numbers), (".docx",)),
    "opml": _Format(lambda document, asked: document.to_opml(depth=asked.depth), (".opml",), has_depth=True),
    "freemind": _Format(
        lambda document, asked: document.to_freemind(depth=asked.depth), (".mm",), has_depth=True
    ),
    "mermaid": _Format(
        lambda document, asked: document.to_mermaid(depth=asked.depth), (".mmd", ".mermaid"), has_depth=True
    ),
    "csv": _Format(_csv, (".csv",)),
}
_BY_ENDING: Final = {ending: name for name, form in _FORMATS.items() for ending in form.endings}


def command(say: Speaker) -> click.Command:
    """Make the command."""
    return SpokenCommand(
        "convert",
        say,
        callback=partial(_run, lang=say.language),
        params=[
            *file_parameters(say),
            click.Option(["--to", "-t", "form"], type=click.Choice(list(_FORMATS)), help=say("help-to")),
            click.Option(["--output", "-o"], metavar="OUT", default="-", help=say("help-output")),
            click.Option(["--depth"], type=click.IntRange(min=1), metavar="N", help=say("help-depth")),
            click.Option(["--auto-numbers"], is_flag=True, help=say("help-auto-numbers")),
            click.Option(["--check", "checked"], is_flag=True, help=say("help-check-page")),
        ],
    )


def _run(
    *,
    file: str,
    encoding: str | None,
    switched_off: tuple[str, ...],
    form: str | None,
    output: str,
    depth: int | None,
    auto_numbers: bool,
    checked: bool,
    lang: Literal["zh", "en"],
) -> int:
    name = form or _BY_ENDING.get(os.path.splitext(output)[1].lower())
    if name is None:
        raise Failure("no-format", choices=", ".join(_FORMATS))
    if depth is not None and not _FORMATS[name].has_depth:
        with_depth = ", ".join(known for known, other in _FORMATS.items() if other.has_depth)
        raise Failure("no-depth", form=name, choices=with_depth)
    if auto_numbers and name != _WORD:
        raise Failure("no-auto-numbers", form=name)
    if checked and name != _PAGE:
        raise Failure("no-findings", form=name)
    if name == _WORD and output == STANDARD_INPUT and sys.stdout is not None and sys.stdout.isatty():
        raise Failure("no-terminal", form=name)
    document, asides = open_with_asides(file, encoding=encoding, switched_off=switched_off)
    written = _FORMATS[name].write(document, _Asked(depth, auto_numbers, checked, lang))
    if output == STANDARD_INPUT:
        # Plain text is for the terminal; the others say themselves, or by custom, that they are UTF-8.
        write_text(str(written)) if name == "text" else write_bytes(_encoded(written))
    else:
        _write_file(output, _encoded(written), file)
    # An outline has no place for them, and nobody misses them there.
    if asides and not _FORMATS[name].has_depth and sys.stderr is not None:
        say = Speaker(lang)
        source = say("standard-input") if file == STANDARD_INPUT else file
        said = say("in-file", file=source, what=say("left-out", count=len(asides)))
        print(one_line(said), file=sys.stderr)
    return 0


def _encoded(text: str | bytes) -> bytes:
    """Encode as UTF-8; the broken bytes of a file as they were, other halves of characters as escapes."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def _write_file(output: str, data: bytes, file: str) -> None:
    from speechparse.cli.files import write_whole

    try:
        if file != STANDARD_INPUT and os.path.exists(output) and os.path.samefile(file, output):
            raise Failure("same-file", file=output)
        write_whole(output, data)
    except (OSError, ValueError) as error:
        raise Failure("cannot-write-file", file=output, reason=error) from error

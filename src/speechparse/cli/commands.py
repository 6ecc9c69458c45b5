"""Commands whose help is in the asked language, the options that all share, and opening the file they name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

import click

from speechparse.cli.failures import Failure, file_failure
from speechparse.cli.messages import LANGUAGES, Speaker
from speechparse.cli.output import write_text

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.pipeline import Revisions
    from speechparse.readers.docx_text import Aside
    from speechparse.skeleton import Root

_Opened = TypeVar("_Opened")

#: The name that stands for standard input.
STANDARD_INPUT: Final = "-"
#: How the tracked changes of a Word file may be read; the first is what is done unless told otherwise.
REVISIONS: Final[tuple[Revisions, ...]] = ("accepted", "original")
#: Where a command's context keeps what --revisions says: only the opening of files asks for it.
_ASKED: Final = "speechparse.revisions"


class SpokenCommand(click.Command):
    """A command that prints its help, and says what is wrong with its arguments, in one language."""

    def __init__(
        self,
        name: str,
        say: Speaker,
        *,
        callback: Callable[..., int | None],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        self.say = say
        super().__init__(
            name,
            callback=callback,
            params=[*params, *shared_options(say)],
            help=say(name),
            options_metavar=say("options-metavar"),
            add_help_option=False,
            context_settings={"allow_extra_args": True},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; those that nobody wants are misuse."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            # click does not always say whose argument it is.
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            ctx.fail(self.say("extra", arguments=" ".join(rest)))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.say("usage-prefix"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of options."""
        write_options(self, ctx, formatter, self.say)


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, say: Speaker
) -> None:
    """Write a command's options under a heading in the asked language."""
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    records = [option.get_help_record(ctx) for option in options]
    with formatter.section(say("options-heading")):
        formatter.write_dl([(names, say.option_help(text)) for names, text in filter(None, records)])


def shared_options(say: Speaker) -> list[click.Parameter]:
    """Return the options that the group and every command have."""

    def show_help(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            write_text(ctx.get_help())
            ctx.exit()

    return [
        # Read by language_asked before all else; here it is only checked.
        click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say("help-lang")),
        click.Option(
            ["--help", "-h"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show_help,
            help=say("help-help"),
        ),
    ]


def file_parameters(say: Speaker) -> list[click.Parameter]:
    """Return FILE and the options that say how it is read, as open_document takes them."""
    return [
        click.Argument(["file"], metavar="FILE"),
        click.Option(["--encoding"], metavar="NAME", help=say("help-encoding")),
        click.Option(
            ["--no-reading", "switched_off"], multiple=True, metavar="NAME", help=say("help-no-reading")
        ),
        revisions_option(say),
    ]


def revisions_option(say: Speaker) -> click.Option:
    """Return the option that says how tracked changes are read; the files that are opened heed it by themselves."""

    def keep(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
        ctx.meta[_ASKED] = value or REVISIONS[0]

    return click.Option(
        ["--revisions"],
        type=click.Choice(REVISIONS),
        expose_value=False,
        callback=keep,
        help=say("help-revisions"),
    )


def revisions_asked() -> Revisions:
    """Return what --revisions says, as ``load`` takes it."""
    context = click.get_current_context(silent=True)
    asked: Revisions = REVISIONS[0] if context is None else context.meta.get(_ASKED, REVISIONS[0])
    return asked


def open_document(file: str, *, encoding: str | None, switched_off: Sequence[str]) -> Document:
    """Load and parse a file, or standard input; Failure where that cannot be done."""
    from speechparse.api import load

    return _open(load, file, encoding, switched_off)


def open_with_asides(
    file: str, *, encoding: str | None, switched_off: Sequence[str]
) -> tuple[Document, list[Aside]]:
    """Open a file as open_document does; return it with the tables and text boxes of a Word file, which it lacks."""
    from speechparse.pipeline import load_source

    asides: list[Aside] = []
    load = partial(load_source, seen=lambda word: asides.extend(word.asides))
    document = _open(load, file, encoding, switched_off)
    return document, [aside for aside in asides if aside.text.strip()]


def open_sketch(file: str, *, encoding: str | None, switched_off: Sequence[str]) -> Root:
    """Load a file as open_document does, and parse as much of it as its outline shows."""
    from speechparse.pipeline import sketch_source

    return _open(sketch_source, file, encoding, switched_off)


def _open(
    load: Callable[..., _Opened], file: str, encoding: str | None, switched_off: Sequence[str]
) -> _Opened:
    if encoding is not None:
        check_encoding(encoding)
    readings = readings_without(switched_off)
    source: str | BinaryIO = _standard_input() if file == STANDARD_INPUT else file
    try:
        return load(source, encoding=encoding, readings=readings, revisions=revisions_asked())
    except (OSError, ValueError) as error:
        raise file_failure(error, file, encoding=encoding) from error


def readings_without(switched_off: Sequence[str]) -> frozenset[str]:
    """Return the names of the readings that are left; Failure for a name that none has."""
    from speechparse.reading import READINGS

    for name in switched_off:
        if name not in READINGS:
            raise Failure("unknown-reading", name=name, known=", ".join(sorted(READINGS)))
    return READINGS.difference(switched_off)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise Failure("no-input")
    return sys.stdin.buffer


def check_encoding(encoding: str) -> None:
    """Raise Failure where Python has no such encoding."""
    try:
        # Unlike codecs.lookup, this refuses codecs that are for no text, such as rot13.
        "".encode(encoding)
    except (LookupError, ValueError):
        raise Failure("unknown-encoding", encoding=encoding) from None

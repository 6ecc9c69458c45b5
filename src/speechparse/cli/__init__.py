"""The command: arguments and printing only, one command a module, each imported when it is called."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

import click

from speechparse.cli.commands import shared_options, write_options
from speechparse.cli.failures import TRACEBACK_VARIABLE, Failure, failure_line
from speechparse.cli.messages import Speaker, language_asked
from speechparse.cli.output import write_text

PROGRAM: Final = "speechparse"
EXIT_CANNOT_RUN: Final = 2

#: Each command's module, which holds ``command(say) -> click.Command``; its short help is the message of its name.
COMMANDS: Final = {
    "outline": "speechparse.cli.outline",
    "parse": "speechparse.cli.parse",
    "check": "speechparse.cli.check",
    "rule": "speechparse.cli.rule",
    "explain": "speechparse.cli.explain",
    "query": "speechparse.cli.query",
    "convert": "speechparse.cli.convert",
    "chunks": "speechparse.cli.chunks",
    "renumber": "speechparse.cli.renumber",
    "restyle": "speechparse.cli.restyle",
    "diff": "speechparse.cli.diff",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, 1 where something was found, 2 where it could not run."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    collecting = gc.isenabled()
    # What the imports and a parse make is kept to the end: looking through it for garbage finds none.
    gc.disable()
    try:
        return _run(given)
    finally:
        if collecting:
            gc.enable()


def run_and_leave() -> NoReturn:
    """Run the command as a process of its own, and end the process."""
    code = main()
    if sys.getprofile() is None and sys.gettrace() is None:
        # Taking down modules and a tree one by one costs more than parsing a page; all output is flushed by now.
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)
    raise SystemExit(code)


def _run(given: list[str]) -> int:
    say = Speaker(language_asked(given))
    try:
        code: object = SpokenGroup(say).main(given, prog_name=PROGRAM, standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:
        if TRACEBACK_VARIABLE in os.environ:
            raise
        if sys.stderr is not None:
            print(failure_line(error, say), file=sys.stderr)
        return EXIT_CANNOT_RUN
    return code if isinstance(code, int) else 0


class SpokenGroup(click.Group):
    """The group of all commands; it imports the one that is called, and prints its help in one language."""

    def __init__(self, say: Speaker) -> None:
        self.say = say
        super().__init__(
            PROGRAM,
            callback=self._refuse_no_command,
            params=[_version_option(say), *shared_options(say)],
            help=say("about"),
            options_metavar=say("options-metavar"),
            subcommand_metavar=say("command-metavar"),
            add_help_option=False,
            invoke_without_command=True,
            no_args_is_help=False,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and make the command."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        command: click.Command = import_module(home).command(self.say)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called."""
        if args[0] not in COMMANDS:
            raise Failure("no-such-command", name=args[0], commands=self.say.listed(list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.say("usage-prefix"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the tables of options and commands, without importing a command."""
        write_options(self, ctx, formatter, self.say)
        with formatter.section(self.say("commands-heading")):
            formatter.write_dl([(name, self.say(name)) for name in COMMANDS])

    def _refuse_no_command(self, **_values: Any) -> None:
        if click.get_current_context().invoked_subcommand is None:
            raise Failure("no-command", commands=self.say.listed(list(COMMANDS)))


def _version_option(say: Speaker) -> click.Parameter:
    def show_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from speechparse import __version__

            write_text(f"{PROGRAM} {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show_version,
        help=say("help-version"),
    )

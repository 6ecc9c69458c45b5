"""``speechparse explain``: why each marker-like place of a line is or is not a marker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

import click

from speechparse.cli.commands import SpokenCommand, file_parameters, open_explainer
from speechparse.cli.failures import Failure
from speechparse.cli.messages import LANGUAGES, Speaker
from speechparse.cli.output import write_text
from speechparse.cli.reasons import REASONS
from speechparse.span import LineIndex

if TYPE_CHECKING:
    from speechparse.span import Span


class Verdict(Protocol):
    """What the layout says of one candidate: its place, the reading it got, what spoke for and against it."""

    @property
    def span(self) -> Span:
        """The candidate's place in the text."""

    @property
    def is_marker(self) -> bool:
        """Whether it was read as a marker."""

    @property
    def style(self) -> str:
        """The marker style it has, or would have."""

    @property
    def margin(self) -> float:
        """By how much this reading won over the other."""

    @property
    def costs(self) -> Sequence[tuple[str, float]]:
        """The costs, each with its name in the table of costs; below zero speaks for a marker."""


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(*, file: str, encoding: str | None, switched_off: tuple[str, ...], line: int) -> int:
        explainer = open_explainer(file, encoding=encoding, switched_off=switched_off)
        lines = len(LineIndex(explainer.text).starts)
        if line > lines:
            raise Failure("no-such-line", file=file, line=line, lines=lines)
        write_text(verdicts_as_text(explainer.explain(line), explainer.text, line, say))
        return 0

    return SpokenCommand(
        "explain",
        say,
        callback=run,
        params=[
            *file_parameters(say),
            click.Option(
                ["--line"], type=click.IntRange(min=1), required=True, metavar="N", help=say("help-line")
            ),
        ],
    )


def _reason(name: str, say: Speaker) -> str:
    return REASONS[name][LANGUAGES.index(say.language)] if name in REASONS else name


def verdicts_as_text(verdicts: Iterable[Verdict], text: str, line: int, say: Speaker) -> str:
    """Write the verdicts for people: a line for each candidate, and below it a line for each cost."""
    lines = LineIndex(text)
    rows: list[str] = []
    for verdict in verdicts:
        place = lines.position(verdict.span.start)
        sign = "".join(verdict.span.of(text).split())
        outcome = say("is-marker" if verdict.is_marker else "is-no-marker")
        margin = say("margin", margin=verdict.margin)
        rows.append(f"{place.line}:{place.column}  {sign}  {outcome}  {margin}  [{verdict.style}]")
        rows.extend(f"    {cost:+6.1f}  {_reason(name, say)}" for name, cost in verdict.costs)
    return "\n".join(rows) if rows else say("no-candidates", line=line)

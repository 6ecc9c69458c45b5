"""``speechparse rule``: what a rule checks, why, by which clause, and how safe its fix is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from speechparse.cli.check import unknown_rule
from speechparse.cli.commands import SpokenCommand
from speechparse.cli.failures import Failure
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_text

if TYPE_CHECKING:
    from speechparse.lint.rule import Rule


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(*, code: str | None, every: bool) -> int:
        if (code is None) == (not every):
            raise Failure("which-rule")
        from speechparse.lint.registry import RULES

        if every:
            write_text("\n".join(_row(rule, say) for rule in RULES))
        else:
            write_text(_page(_find(code or ""), say))
        return 0

    return SpokenCommand(
        "rule",
        say,
        callback=run,
        params=[
            click.Argument(["code"], metavar="CODE", required=False),
            click.Option(["--all", "every"], is_flag=True, help=say("help-all")),
        ],
    )


def _find(code: str) -> Rule:
    """Return the rule of a code or a name; Failure where there is none."""
    from speechparse.lint.registry import BY_CODE, BY_NAME, UnknownRule

    rule = BY_CODE.get(code.strip().upper()) or BY_NAME.get(code.strip().lower())
    if rule is None:
        raise unknown_rule(code, UnknownRule(code).nearest)
    return rule


def _fix_word(rule: Rule, say: Speaker) -> str:
    return say("fix-none" if rule.applicability is None else f"fix-{rule.applicability.value}")


def _row(rule: Rule, say: Speaker) -> str:
    title = rule.title.zh if say.language == "zh" else rule.title.en
    return f"{rule.code}  {rule.name:24}  {say(f'severity-{rule.severity.value}'):8}  {title}"


def _page(rule: Rule, say: Speaker) -> str:
    chinese = say.language == "zh"
    body = rule.chinese if chinese else rule.explanation()
    paragraphs = "\n\n".join(
        ("" if chinese else " ").join(line.strip() for line in paragraph.splitlines())
        for paragraph in body.split("\n\n")
    )
    return say(
        "rule-page",
        code=rule.code,
        name=rule.name,
        title=rule.title.zh if chinese else rule.title.en,
        severity=say(f"severity-{rule.severity.value}"),
        fix=_fix_word(rule, say),
        authority=rule.authority.zh if chinese else rule.authority.en,
        body=paragraphs,
    )

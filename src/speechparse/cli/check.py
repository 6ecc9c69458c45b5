"""``speechparse check``: what the rules find in files, and the fixes made in them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speechparse.cli.commands import STANDARD_INPUT, SpokenCommand, check_encoding, readings_without
from speechparse.cli.failures import Failure, failure_line
from speechparse.cli.files import Opened, find_files, open_file, replace_file
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_json, write_text
from speechparse.span import split_lines

if TYPE_CHECKING:
    from speechparse.diagnostic import Diagnostic
    from speechparse.lint.config import Settings
    from speechparse.lint.report import Checked

#: The forms of the report; each is a module of lint.report, and those of JSON give values.
FORMATS: Final = ("full", "concise", "json", "sarif", "github")
_VALUES: Final = frozenset({"json", "sarif"})
PROFILES: Final = ("speech", "gongwen")


def command(say: Speaker) -> click.Command:
    """Make the command."""

    def run(**given: Any) -> int:
        return _Run(say, **given).run()

    flags = [
        click.Option([f"--{name}"], is_flag=True, help=say(f"help-{name}"))
        for name in ("fix", "unsafe-fixes", "diff", "statistics", "exit-zero")
    ]
    return SpokenCommand(
        "check",
        say,
        callback=run,
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, required=True),
            click.Option(
                ["--output-format", "form"],
                type=click.Choice(FORMATS),
                default="full",
                help=say("help-output-format"),
            ),
            click.Option(["--select"], multiple=True, metavar="RULES", help=say("help-select")),
            click.Option(["--ignore"], multiple=True, metavar="RULES", help=say("help-ignore")),
            click.Option(["--profile"], type=click.Choice(PROFILES), help=say("help-profile")),
            *flags,
            click.Option(["--config"], metavar="FILE", help=say("help-config")),
            click.Option(["--encoding"], metavar="NAME", help=say("help-encoding")),
            click.Option(
                ["--no-reading", "switched_off"], multiple=True, metavar="NAME", help=say("help-no-reading")
            ),
        ],
    )


class _Run:
    """One run of the command over its files."""

    def __init__(
        self,
        say: Speaker,
        *,
        files: Sequence[str],
        form: str,
        select: Sequence[str],
        ignore: Sequence[str],
        profile: str | None,
        fix: bool,
        unsafe_fixes: bool,
        diff: bool,
        statistics: bool,
        exit_zero: bool,
        config: str | None,
        encoding: str | None,
        switched_off: Sequence[str],
    ) -> None:
        self.say = say
        self.files = files
        self.form = form
        self.given: dict[str, Any] = {
            "select": _selectors(select),
            "ignore": _selectors(ignore),
            "profile": profile,
        }
        self.fixes, self.unsafe, self.diff = fix, unsafe_fixes, diff
        self.statistics, self.exit_zero = statistics, exit_zero
        self.encoding = encoding
        self.readings = readings_without(switched_off)
        if encoding is not None:
            check_encoding(encoding)
        self.shared = None if config is None else _load_settings(Path(config), say)
        self.by_folder: dict[Path, Settings] = {}
        self.checked: list[Checked] = []
        self.diffs: list[str] = []
        self.made: Counter[str] = Counter()
        self.failed = False

    def run(self) -> int:
        """Check the files, print what was found, and return the exit code."""
        if self.fixes and STANDARD_INPUT in self.files:
            raise Failure("cannot-fix-input")
        for file in find_files(self.files):
            try:
                self.check_file(file)
            except Failure as failure:
                # The other files are checked all the same.
                self.failed = True
                if sys.stderr is not None:
                    print(failure_line(failure, self.say), file=sys.stderr)
        if not self.failed or self.checked:
            self.print_report()
        if self.failed:
            return 2
        return 0 if self.exit_zero or not self.is_bad() else 1

    def is_bad(self) -> bool:
        """Say whether errors or warnings are left, or the diff has something to say."""
        if self.diff:
            return bool(self.diffs)
        return any(finding.severity != "info" for file in self.checked for finding in file.findings)

    def check_file(self, file: str) -> None:
        """Check one file, and fix it where that is asked for."""
        from speechparse.lint.engine import check
        from speechparse.lint.report import Checked

        settings = self.settings_for(file)
        opened = open_file(file, encoding=self.encoding, readings=self.readings)
        document = opened.document
        text = document.to_text()
        if self.fixes or self.diff:
            document, text = self.fix_file(opened, settings, text)
        findings = check(
            document,
            select=settings.select,
            ignore=settings.ignore,
            profile=settings.profile,
            severities=settings.severities,
        )
        name = self.say("standard-input") if file == STANDARD_INPUT else file
        kept = [finding for finding in findings if settings.keeps(finding, file, text)]
        self.checked.append(Checked(name, text, kept))

    def fix_file(self, opened: Opened, settings: Settings, text: str) -> tuple[Any, str]:
        """Make the fixes, in the file or as a diff; return the document and the text after them."""
        from speechparse.api import parse
        from speechparse.lint.fixer import fix_all

        before = text

        def wanted(finding: Diagnostic, text: str) -> bool:
            return settings.keeps(finding, opened.file, text)

        fixed = fix_all(
            opened.document,
            unsafe=self.unsafe,
            select=settings.select,
            ignore=settings.ignore,
            profile=settings.profile,
            wanted=wanted,
            parse=lambda text: parse(text, name=opened.document.name, readings=self.readings),
        )
        if fixed.text == before:
            return opened.document, before
        if self.diff:
            self.diffs.append(_diff(opened.file, before, fixed.text))
            return opened.document, before
        replace_file(opened, fixed.text)
        self.made.update(fixed.made)
        return fixed.document, fixed.text

    def settings_for(self, file: str) -> Settings:
        """Return the settings of the file's folder, with what the arguments say in their place."""
        from speechparse.lint.config import Settings, find_settings

        folder = Path.cwd() if file == STANDARD_INPUT else Path(file).parent
        settings = self.shared or self.by_folder.get(folder)
        if settings is None:
            path = _spoken(lambda: find_settings(folder), self.say)
            settings = Settings() if path is None else _load_settings(path, self.say)
            self.by_folder[folder] = settings
        return replace(settings, **{key: value for key, value in self.given.items() if value})

    def print_report(self) -> None:
        """Print the findings, the diff or the statistics."""
        language = self.say.language
        if self.diff:
            write_text("".join(self.diffs))
        elif self.statistics:
            write_text(_statistics(self.checked, language))
        else:
            written = import_module(f"speechparse.lint.report.{self.form}").write(self.checked, language)
            if self.form in _VALUES:
                write_json(written, indent=2)
            else:
                write_text(written)
        if self.made and sys.stderr is not None:
            print(self.say("fixed", count=self.made.total()), file=sys.stderr)


def _selectors(given: Sequence[str]) -> tuple[str, ...]:
    """Take rules apart that are given with commas between; Failure for one that there is not."""
    from speechparse.lint.registry import UnknownRule, rules_named

    found = tuple(part for one in given for part in one.replace("，", ",").split(",") if part.strip())
    for selector in found:
        try:
            rules_named(selector)
        except UnknownRule as error:
            raise unknown_rule(error.selector, error.nearest) from None
    return found


def unknown_rule(name: str, nearest: str | None) -> Failure:
    """Return the failure that a rule is asked for that there is not."""
    if nearest is None:
        return Failure("unknown-rule", name=name)
    return Failure("unknown-rule-near", name=name, nearest=nearest)


def _load_settings(path: Path, say: Speaker) -> Settings:
    from speechparse.lint.config import load_settings

    settings: Settings = _spoken(lambda: load_settings(path), say, str(path))
    return settings


def _spoken(act: Any, say: Speaker, file: str | None = None) -> Any:
    """Return what ``act`` returns; what is wrong with a settings file becomes a Failure."""
    from speechparse.cli.failures import file_failure
    from speechparse.lint.config import SettingsError

    try:
        return act()
    except SettingsError as error:
        reason = error.said.zh if say.language == "zh" else error.said.en
        raise Failure("settings", file=str(error.path), reason=reason) from None
    except OSError as error:
        raise file_failure(error, file or str(error.filename)) from error


def _diff(file: str, before: str, after: str) -> str:
    rows = unified_diff(split_lines(before), split_lines(after), file, file)
    return "".join(
        row if row.endswith(("\n", "\r")) else f"{row}\n\\ No newline at end of file\n" for row in rows
    )


def _statistics(checked: Sequence[Checked], language: str) -> str:
    from speechparse.lint.registry import BY_CODE

    counts = Counter(finding.code for file in checked for finding in file.findings)
    fixable = Counter(finding.code for file in checked for finding in file.findings if finding.fixes)
    rows = []
    for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        rule = BY_CODE[code]
        title = rule.title.zh if language == "zh" else rule.title.en
        mark = "*" if fixable[code] else " "
        rows.append(f"{count:6} {mark} {code} {rule.name}  {title}")
    return "\n".join(rows)

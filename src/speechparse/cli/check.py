"""``speechparse check``: what the rules find in files, and the fixes made in them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speechparse.cli.commands import (
    STANDARD_INPUT,
    SpokenCommand,
    check_encoding,
    readings_without,
    revisions_option,
)
from speechparse.cli.failures import Failure, failure_line, one_line
from speechparse.cli.files import Opened, find_files, open_file, replace_bytes, write_all
from speechparse.cli.fixing import Fixed, diff_rows, encoded, fix_text, wanted_fixes
from speechparse.cli.messages import Speaker
from speechparse.cli.output import write_json, write_text
from speechparse.cli.word_drafts import (
    WordDraft,
    Writing,
    commented,
    is_converted,
    is_named_word,
    mend_draft,
    open_draft,
    writing_options,
)

if TYPE_CHECKING:
    from speechparse.diagnostic import Diagnostic, Message
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
            *writing_options(say),
            click.Option(["--config"], metavar="FILE", help=say("help-config")),
            click.Option(["--encoding"], metavar="NAME", help=say("help-encoding")),
            click.Option(
                ["--no-reading", "switched_off"], multiple=True, metavar="NAME", help=say("help-no-reading")
            ),
            revisions_option(say),
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
        **writing: Any,
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
        self.writing = Writing(**writing)
        self.encoding = encoding
        self.readings = readings_without(switched_off)
        if encoding is not None:
            check_encoding(encoding)
        self.shared = None if config is None else _load_settings(Path(config), say)
        self.by_folder: dict[Path, Settings] = {}
        self.checked: list[Checked] = []
        self.diffs: list[str] = []
        self.made: Counter[str] = Counter()
        #: How many findings of a run that mends have none but an unsafe fix, which was not asked for.
        self.unasked = 0
        self.failed = False

    def run(self) -> int:
        """Check the files, print what was found, and return the exit code."""
        if self.fixes and STANDARD_INPUT in self.files and self.writing.output is None:
            raise Failure("cannot-fix-input")
        self.writing.refuse_misuse(self.files, fix=self.fixes, diff=self.diff)
        for file in find_files(self.files):
            try:
                self.check_file(file)
            except Failure as failure:
                # The other files are checked all the same.
                self.failed = True
                if sys.stderr is not None:
                    print(failure_line(failure, self.say), file=sys.stderr)
        if not self.failed and not self.checked:
            raise Failure("no-files", file=self.files[0] if len(self.files) == 1 else None)
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
        opened = self.open(file)
        fixed = self.fix(opened, settings) if self.fixes or self.diff else Fixed(opened, {})
        document, text = fixed.file.document, fixed.file.document.to_text()
        findings = check(
            document,
            select=settings.select,
            ignore=settings.ignore,
            profile=settings.profile,
            severities=settings.severities,
        )
        name = self.say("standard-input") if file == STANDARD_INPUT else file
        kept = [finding for finding in findings if settings.keeps(finding, file, text)]
        self.write(opened, fixed.file, kept)
        self.checked.append(Checked(name, text, kept))
        self.made.update(fixed.made)
        if (self.fixes or self.diff) and not self.unsafe:
            self.unasked += sum(any(one.applicability == "unsafe" for one in each.fixes) for each in kept)

    def open(self, file: str) -> Opened:
        """Open a file, as a Word draft where it is to be written as one; Failure where it cannot be."""
        changes = self.fixes or self.diff
        if self.writing.comments is None and not (changes and is_named_word(file)):
            if self.writing.track_changes:
                raise Failure("not-word", file=file, option="--track-changes")
            return open_file(file, encoding=self.encoding, readings=self.readings)
        if self.fixes and not self.diff and not self.writing.tells_where():
            raise Failure("fix-where", file=file)
        return open_draft(file, changes=changes, readings=self.readings)

    def fix(self, opened: Opened, settings: Settings) -> Fixed:
        """Return a file as it is once it is fixed; where fixes are only to be shown, as it is, and keep the diff."""
        given = wanted_fixes(settings, opened.file, unsafe=self.unsafe)
        if isinstance(opened, WordDraft):
            fixed = mend_draft(opened, given, self.readings, self.writing)
        else:
            fixed = fix_text(opened, given, self.readings)
        for finding, reason in fixed.left:
            self.tell_left(opened.file, finding, reason)
        if fixed.file is opened:
            return fixed
        if self.diff:
            before, after = opened.document.to_text(), fixed.file.document.to_text()
            self.diffs.append(diff_rows(opened.file, before, after))
            return Fixed(opened, {})
        return fixed._replace(file=encoded(fixed.file))

    def tell_left(self, file: str, finding: Diagnostic, reason: Message) -> None:
        """Say why a finding was not mended."""
        if sys.stderr is not None:
            said = reason.zh if self.say.language == "zh" else reason.en
            line, column = finding.position
            what = self.say("not-mended", line=line, column=column, code=finding.code, reason=said)
            print(one_line(self.say("in-file", file=file, what=what)), file=sys.stderr)

    def write(self, opened: Opened, fixed: Opened, findings: Sequence[Diagnostic]) -> None:
        """Write what is asked for: the fixed file, here or elsewhere, and the one with comments."""
        # Where both have one name, the comments are in the fixed file.
        outputs: dict[str, bytes] = {}
        if self.writing.output is not None:
            if is_converted(fixed):
                raise Failure("cannot-fix-format", file=fixed.file)
            outputs[self.writing.output] = fixed.data
        if self.writing.comments is not None:
            data = commented(fixed, findings, self.writing, self.say.language)
            outputs[self.writing.comments] = data
        write_all(outputs)
        is_text = not isinstance(opened, WordDraft)
        if fixed is not opened and (self.writing.in_place or (is_text and self.writing.output is None)):
            replace_bytes(opened, fixed.data)

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
        else:
            form = "statistics" if self.statistics else self.form
            written = import_module(f"speechparse.lint.report.{form}").write(self.checked, language)
            if form in _VALUES:
                write_json(written, indent=2)
            else:
                write_text(written)
        if sys.stderr is None:
            return
        if self.made:
            print(self.say("fixed", count=self.made.total()), file=sys.stderr)
        if self.unasked:
            print(self.say("unasked", count=self.unasked), file=sys.stderr)
        if self.writing.comments is not None:
            print(one_line(self.say("commented", file=self.writing.comments)), file=sys.stderr)
        elif self.form == "full" and any(map(_is_found_in_word, self.checked)):
            print(self.say("places-in-word"), file=sys.stderr)


def _is_found_in_word(checked: Checked) -> bool:
    return bool(checked.findings) and is_named_word(checked.file)


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

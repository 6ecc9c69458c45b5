"""Every way in which the command can fail, as one line: what, where, and what to do."""

from __future__ import annotations

import errno
import os
from typing import Final

import click

from speechparse.cli.messages import Speaker
from speechparse.errors import LimitError, NeedsOffice, NoRevisions, UnsupportedFormat

#: Set to anything, a fault inside the program is shown with its traceback.
TRACEBACK_VARIABLE: Final = "SPEECHPARSE_TRACEBACK"

#: OSErrors with a message of their own; the rest say what the system says.
_FILE_ERRORS: Final[tuple[tuple[type[OSError], str], ...]] = (
    (FileNotFoundError, "no-such-file"),
    (NotADirectoryError, "no-such-file"),
    (IsADirectoryError, "a-folder"),
    (PermissionError, "not-permitted"),
)

#: What the system says in English wherever its own messages are not translated.
_SYSTEM_REASONS: Final = {
    errno.EACCES: "没有权限，或者文件正开着",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个磁盘只能读",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


class Failure(Exception):
    """The command cannot run: a key of the messages, and the values that it names."""

    def __init__(self, key: str, *, file: str | None = None, **values: object) -> None:
        self.key = key
        self.file = file
        self.values = values
        super().__init__(key)


def file_failure(error: Exception, file: str, *, encoding: str | None = None) -> Failure:
    """Turn what reading or parsing a file raised into a Failure; what is no fault of the file is raised again.

    ``encoding`` is the one that was asked for.
    """
    if isinstance(error, LimitError):
        return Failure("too-large", file=file, limit=error.limit, allowed=error.allowed)
    if isinstance(error, NeedsOffice):
        return Failure("needs-office", file=file, ending=error.ending)
    if isinstance(error, NoRevisions):
        return Failure("no-revisions", file=file)
    if isinstance(error, UnsupportedFormat | UnicodeError) and encoding is not None:
        return Failure("wrong-encoding", file=file, encoding=encoding)
    if isinstance(error, UnsupportedFormat):
        return Failure("unsupported", file=file, refusal=error)
    if isinstance(error, OSError):
        # Windows says of a folder that it is not permitted to be read.
        if isinstance(error, PermissionError) and os.path.isdir(file):
            return Failure("a-folder", file=file)
        for kind, key in _FILE_ERRORS:
            if isinstance(error, kind):
                return Failure(key, file=file)
        return Failure("cannot-read", file=file, reason=error)
    if isinstance(error, ValueError):
        return Failure("refused", file=file, reason=error)
    raise error


def failure_line(error: BaseException, say: Speaker) -> str:
    """Return the one line that tells a person what went wrong."""
    if isinstance(error, Failure):
        what = _say_failure(error, say)
    elif isinstance(error, click.UsageError):
        what = _say_misuse(error, say)
    elif isinstance(error, (click.Abort, KeyboardInterrupt)):
        what = say("interrupted")
    else:
        reason = f"{type(error).__name__}: {error}"
        what = say("fault", reason=reason, variable=TRACEBACK_VARIABLE)
    return one_line(say("failure", what=what))


def one_line(text: str) -> str:
    r"""Write a text's control characters as escapes, so that it stays one line on any terminal.

    >>> one_line("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _say_failure(failure: Failure, say: Speaker) -> str:
    values = dict(failure.values)
    if "limit" in values:
        values["limit"] = say.limit(str(values["limit"]))
    if "refusal" in values:
        values["reason"] = _refusal(str(values.pop("refusal")), say)
    reason = values.get("reason")
    if isinstance(reason, OSError):
        values["reason"] = _system_reason(reason, say)
    what = say(failure.key, **values)
    if failure.file is None:
        return what
    file = say("standard-input") if failure.file == "-" else failure.file or "''"
    return say("in-file", file=file, what=what)


def _system_reason(error: OSError, say: Speaker) -> str:
    """Return why the system refuses, in Chinese where that is known and asked for."""
    if say.language == "zh" and error.errno in _SYSTEM_REASONS:
        return _SYSTEM_REASONS[error.errno]
    return error.strerror or str(error)


def _refusal(said: str, say: Speaker) -> str:
    """Return what the library says of a file in the language that is asked for."""
    if say.language == "en":
        return said
    from speechparse.cli.refusals import in_chinese

    return in_chinese(said)


def _say_misuse(error: click.UsageError, say: Speaker) -> str:
    command = error.ctx.command_path if error.ctx is not None else "speechparse"
    return _what_is_misused(error, say) + say("see-help", command=command)


def _what_is_misused(error: click.UsageError, say: Speaker) -> str:
    if isinstance(error, click.NoSuchOption):
        near = say("perhaps", name=error.possibilities[0]) if error.possibilities else ""
        return say("no-such-option", name=error.option_name) + near
    if isinstance(error, click.MissingParameter):
        return say("missing", name=_name_of(error.param))
    if isinstance(error, click.BadParameter):
        return say("bad-value", name=_name_of(error.param), allowed=_allowed_values(error, say))
    if isinstance(error, click.BadOptionUsage):
        return say("one-value-more" if _is_flag(error) else "no-value", name=error.option_name)
    return error.format_message()


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = error.ctx.command.params if error.ctx is not None else []
    return any(
        isinstance(each, click.Option) and each.is_flag and error.option_name in each.opts for each in options
    )


def _name_of(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _allowed_values(error: click.BadParameter, say: Speaker) -> str:
    wanted = error.param.type if error.param is not None else None
    if isinstance(wanted, click.Choice):
        return say("one-of", choices=say.listed([str(choice) for choice in wanted.choices]))
    if isinstance(wanted, click.IntRange):
        return say("whole-number", least=wanted.min)
    return error.message

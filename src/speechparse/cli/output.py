"""Standard output: text for people in the terminal's own encoding, JSON that any reader takes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

from speechparse.cli.failures import Failure

if TYPE_CHECKING:
    from speechparse.document import Document

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")

#: What Windows says where the reading end of a pipe is closed.
_WINDOWS_BROKEN_PIPE: Final = 22


def write_text(text: str) -> None:
    """Write a text, ending in one line end; what the terminal's encoding lacks is written as an escape."""
    _write(text if text.endswith("\n") or not text else f"{text}\n")


def write_json(value: object, *, indent: int | None = None) -> None:
    """Write a value as JSON; with escapes for all but ASCII where standard output is not UTF-8."""
    import json

    _write_json(lambda ascii_only: json.dumps(value, ensure_ascii=ascii_only, indent=indent))


def write_document(document: Document, *, indent: int | None = None) -> None:
    """Write the whole tree as JSON, as write_json does."""
    text = document.model_dump_json(indent=indent)
    _write_json(lambda ascii_only: _NOT_ASCII.sub(_escape, text) if ascii_only else text)


def write_bytes(data: bytes) -> None:
    """Write bytes as they are: a format that says its own encoding."""
    out = sys.stdout
    raw = getattr(out, "buffer", None)
    if raw is None:
        _write(data.decode("utf-8", "replace"))
        return
    with _no_failure_but_ours():
        out.flush()
        raw.write(data)
        raw.flush()


def _write_json(dump: Callable[[bool], str]) -> None:
    text = dump(not _is_utf8())
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(_escape, text)
    _write(f"{text}\n")


def _escape(found: re.Match[str]) -> str:
    import json

    return json.dumps(found.group())[1:-1]


def _is_utf8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _write(text: str) -> None:
    """Write and flush; the line ends of ``text`` reach the file as they are, on Windows too."""
    out = sys.stdout
    if out is None:
        raise Failure("no-output")
    with _no_failure_but_ours():
        if isinstance(out, TextIOWrapper):
            out.reconfigure(errors="backslashreplace", newline="\n")
        out.write(text)
        out.flush()


@contextmanager
def _no_failure_but_ours() -> Iterator[None]:
    """Turn what goes wrong in writing into a Failure."""
    try:
        yield
    except OSError as error:
        _drop_what_is_left()
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == _WINDOWS_BROKEN_PIPE):
            raise Failure("broken-pipe") from None
        raise Failure("cannot-write", reason=error) from None


def _drop_what_is_left() -> None:
    """Point standard output nowhere, or the interpreter tries to flush it once more as it leaves."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        # Standard output is no file of the system: there is nothing to flush.
        return

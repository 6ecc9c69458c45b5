"""The files that a command takes: found in folders, read with their encoding, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from speechparse.cli.commands import STANDARD_INPUT
from speechparse.cli.failures import Failure, file_failure

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.source import Source

#: What is looked for in folders.
SUFFIXES: Final = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx"})
#: What is written back as text; the others hold more than their text.
TEXT_SUFFIXES: Final = frozenset({"", ".txt", ".text", ".md", ".markdown"})


@dataclass(frozen=True)
class Opened:
    """A file that was read: its name as given, its tree, and, where it is plain text, its source and bytes."""

    file: str
    document: Document
    source: Source | None = None
    data: bytes = b""


def find_files(given: Sequence[str]) -> Iterator[str]:
    """Yield the files that are named, and those of named folders in the order of their names, each once."""
    seen: set[str] = set()
    for name in given:
        found = [name] if name == STANDARD_INPUT or not os.path.isdir(name) else _in_folder(name)
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _in_folder(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            # Word's own lock files begin with ~$.
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                yield os.path.join(here, name)


def open_file(file: str, *, encoding: str | None, readings: frozenset[str]) -> Opened:
    """Read and parse a file, or standard input; Failure where that cannot be done."""
    from speechparse.api import load, parse
    from speechparse.limits import Limits
    from speechparse.source import decode, read_bytes

    try:
        if file != STANDARD_INPUT and Path(file).suffix.lower() not in TEXT_SUFFIXES:
            return Opened(file, load(file, encoding=encoding, readings=readings))
        if file == STANDARD_INPUT and sys.stdin is None:
            raise Failure("no-input")
        data, name = read_bytes(
            sys.stdin.buffer if file == STANDARD_INPUT else file, limit_bytes=Limits().bytes
        )
        source = decode(data, name=name, encoding=encoding)
        return Opened(file, parse(source.text, name=source.name, readings=readings), source, data)
    except (OSError, ValueError) as error:
        raise file_failure(error, file, encoding=encoding) from error


def replace_file(opened: Opened, text: str) -> None:
    """Put ``text`` into the file, in its own encoding; Failure, and the file as it was, where that fails.

    The new content is written beside the file and takes its place in one step, unless the file has changed since
    it was read.
    """
    file, source = opened.file, opened.source
    if source is None:
        raise Failure("cannot-fix-format", file=file)
    try:
        data = source.encode(text)
    except ValueError as error:
        raise Failure("refused", file=file, reason=error) from error
    # A link stays one: what it points at is replaced.
    path = os.path.realpath(file)
    try:
        if not os.access(path, os.W_OK):
            raise PermissionError(0, "not writable", file)
        _replace(path, data, opened)
    except OSError as error:
        raise Failure("cannot-replace", file=file, reason=error.strerror or error) from error


def _replace(path: str, data: bytes, opened: Opened) -> None:
    descriptor, beside = tempfile.mkstemp(prefix=".speechparse-", dir=os.path.dirname(path))
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
        if Path(path).read_bytes() != opened.data:
            raise Failure("changed-meanwhile", file=opened.file)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise

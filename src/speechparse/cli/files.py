"""The files that a command takes: found in folders, read with their encoding, replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from speechparse.cli.commands import STANDARD_INPUT, revisions_asked
from speechparse.cli.failures import Failure, file_failure
from speechparse.readers.formats import OFFICE_ENDINGS

if TYPE_CHECKING:
    from speechparse.document import Document
    from speechparse.source import Source

#: What is looked for in folders, besides office files.
SUFFIXES: Final = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
#: What is written back as text; the others hold more than their text.
TEXT_SUFFIXES: Final = frozenset({"", ".txt", ".text", ".md", ".markdown"})
#: The permissions of a new file, before the system takes some away.
_NEW_FILE: Final = 0o666


@dataclass(frozen=True)
class Opened:
    """A file that was read: its name as given, its tree, its bytes, and, where it is plain text, its source."""

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
            # ./a.txt is a.txt; a link is a file of its own.
            same = os.path.join(os.path.realpath(os.path.dirname(file)), os.path.basename(file))
            if same not in seen:
                seen.add(same)
                yield file


def _in_folder(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            # Word's own lock files begin with ~$.
            if Path(name).suffix.lower() in SUFFIXES | OFFICE_ENDINGS and not name.startswith((".", "~$")):
                yield os.path.join(here, name)


def open_file(file: str, *, encoding: str | None, readings: frozenset[str]) -> Opened:
    """Read and parse a file, or standard input; Failure where that cannot be done."""
    from speechparse.api import load, parse
    from speechparse.limits import Limits
    from speechparse.readers.formats import is_office
    from speechparse.source import decode, read_bytes

    revisions = revisions_asked()
    try:
        if file == STANDARD_INPUT and sys.stdin is None:
            raise Failure("no-input")
        data, name = read_bytes(
            sys.stdin.buffer if file == STANDARD_INPUT else file, limit_bytes=Limits().bytes
        )
        is_text = file == STANDARD_INPUT or Path(file).suffix.lower() in TEXT_SUFFIXES
        if not is_text or is_office(data) or revisions == "original":
            document = load(data, name=name, encoding=encoding, readings=readings, revisions=revisions)
            return Opened(file, document, data=data)
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
    replace_bytes(opened, data)


def replace_bytes(opened: Opened, data: bytes) -> None:
    """Put bytes into the file, as ``replace_file`` does with a text."""
    file = opened.file
    # A link stays one: what it points at is replaced.
    path = os.path.realpath(file)
    try:
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "not writable", file)
        _replace(path, data, opened)
    except OSError as error:
        raise Failure("cannot-replace", file=file, reason=error) from error


def write_whole(path: str, data: bytes) -> None:
    """Write a file that may be there already: all of it, or Failure, and the file as it was."""
    write_all({path: data})


def write_all(outputs: Mapping[str, bytes]) -> None:
    """Write files that may be there already: all of them, or Failure, and each as it was."""
    with contextlib.ExitStack() as stack:
        ready = [_ready(name, data, stack) for name, data in outputs.items()]
        for name, finish in zip(outputs, ready, strict=True):
            with _told(name):
                finish()


def _ready(name: str, data: bytes, stack: contextlib.ExitStack) -> Callable[[], object]:
    """Return what is left to be done to write a file, once it is sure that it can be."""
    path = os.path.realpath(name)
    mode = _NEW_FILE & ~_umask()
    with _told(name):
        if os.path.isdir(path):
            raise Failure("a-folder", file=name)
        if os.path.exists(path):
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, "not writable", name)
            if not os.path.isfile(path):
                # A device or a pipe is written to, and not replaced.
                return lambda: Path(path).write_bytes(data)
            mode = stat.S_IMODE(os.stat(path).st_mode)
        beside = stack.enter_context(_beside(path, data, mode))
        return lambda: os.replace(beside, path)


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what goes wrong in writing a file into a Failure."""
    try:
        yield
    except OSError as error:
        raise Failure("cannot-write-file", file=name, reason=error) from error


def _replace(path: str, data: bytes, opened: Opened) -> None:
    with _beside(path, data, stat.S_IMODE(os.stat(path).st_mode)) as beside:
        if Path(path).read_bytes() != opened.data:
            raise Failure("changed-meanwhile", file=opened.file)
        os.replace(beside, path)


@contextlib.contextmanager
def _beside(path: str, data: bytes, mode: int) -> Iterator[str]:
    """Write data beside a file, to be put in its place; what is not put there is removed."""
    descriptor, beside = tempfile.mkstemp(prefix=".speechparse-", dir=os.path.dirname(path))
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, mode)
        yield beside
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _umask() -> int:
    """Return what the system takes from the permissions of new files; it tells only by being set."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask

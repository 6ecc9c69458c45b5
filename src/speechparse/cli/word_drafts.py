"""What ``speechparse check`` does with Word files: findings put in as comments, drafts mended, new files written.

A file that is asked for is written whole or not at all, and the draft itself only where that is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speechparse.cli.commands import REVISIONS, STANDARD_INPUT, revisions_asked
from speechparse.cli.failures import Failure, file_failure
from speechparse.cli.files import Opened
from speechparse.cli.fixing import Fixed
from speechparse.cli.messages import Speaker
from speechparse.errors import LimitError, UnsupportedFormat

if TYPE_CHECKING:
    from speechparse.diagnostic import Diagnostic
    from speechparse.readers.docx_text import WordText

SUFFIX: Final = ".docx"


def writing_options(say: Speaker) -> list[click.Option]:
    """Return the options that ask for files to be written."""
    flags = ("track-changes", "in-place")
    return [
        click.Option(["--output", "-o"], metavar="OUT", help=say("help-fixed")),
        *(click.Option([f"--{name}"], is_flag=True, help=say(f"help-{name}")) for name in flags),
        click.Option(["--comments"], metavar="OUT", help=say("help-comments")),
        click.Option(["--author"], metavar="NAME", help=say("help-author")),
        click.Option(["--initials"], metavar="NAME", help=say("help-initials")),
    ]


@dataclass(frozen=True)
class Writing:
    """What is to be written of a draft, as the options say it; ``refuse_misuse`` says what does not go together."""

    comments: str | None
    author: str | None
    initials: str | None
    output: str | None
    track_changes: bool
    in_place: bool

    def refuse_misuse(self, files: Sequence[str], *, fix: bool, diff: bool) -> None:
        """Raise a Failure where the options do not go together, or not with these files."""
        outputs = [option for option, given in self._outputs() if given is not None]
        if outputs and (len(files) != 1 or os.path.isdir(files[0])):
            raise Failure("one-file", option=outputs[0])
        if outputs and diff:
            raise Failure("not-together", one=outputs[0], other="--diff")
        for option, given in (
            ("-o", self.output is not None),
            ("--track-changes", self.track_changes),
            ("--in-place", self.in_place),
        ):
            if given and not fix:
                raise Failure("needs-fix", option=option)
        if self.in_place and self.output is not None:
            raise Failure("not-together", one="--in-place", other="-o")
        for _, path in self._outputs():
            if path == STANDARD_INPUT:
                raise Failure("name-a-file")
            if path is not None and is_same(files[0], path):
                raise Failure("same-file", file=path)

    def _outputs(self) -> tuple[tuple[str, str | None], ...]:
        return ("--comments", self.comments), ("-o", self.output)

    def tells_where(self) -> bool:
        """Say whether there is a place for a mended Word file."""
        return self.in_place or self.output is not None or self.comments is not None

    @property
    def signer(self) -> tuple[str, str]:
        """The author and the initials: those that are given, or the program's own."""
        from speechparse.word.comments import AUTHOR, INITIALS

        author, initials = _name(self.author), _name(self.initials)
        if not author:
            return AUTHOR, initials or INITIALS
        return author, initials or "".join(word[0] for word in author.split())


def _name(given: str | None) -> str:
    """Return a name without what no file can hold."""
    return "".join(sign for sign in given or "" if sign.isprintable()).strip()


@dataclass(frozen=True)
class WordDraft(Opened):
    """A Word file that was read: its bytes and text, besides the tree."""

    word: WordText | None = None


def is_named_word(file: str) -> bool:
    """Say whether a file's name says that it is a Word file."""
    return Path(file).suffix.lower() == SUFFIX


def is_converted(file: Opened) -> bool:
    """Say whether a file was read through a copy in another format (.odt, .doc): its own bytes are not what is mended."""
    from speechparse.readers.formats import is_office

    return not isinstance(file, WordDraft) and file.source is None and is_office(file.data)


def open_draft(file: str, *, changes: bool, readings: frozenset[str]) -> WordDraft:
    """Read and parse a .docx file, to be changed or for comments; Failure where it is none, or cannot be read."""
    from speechparse.limits import Limits
    from speechparse.pipeline import WordMarks, parse_paragraphs
    from speechparse.readers.docx import read_word
    from speechparse.readers.formats import is_word
    from speechparse.source import read_bytes

    revisions = revisions_asked()
    if changes and revisions != REVISIONS[0]:
        raise Failure("not-together", one="--fix", other=f"--revisions {revisions}")
    no_word = Failure("not-word", file=file, option="--comments")
    if file == STANDARD_INPUT:
        raise no_word
    try:
        limits = Limits()
        data, name = read_bytes(file, limit_bytes=limits.bytes)
        if not is_named_word(file) and not is_word(data):
            raise no_word
        word = read_word(data, revisions=revisions, max_characters=limits.characters)
        document = parse_paragraphs(word.text, WordMarks.of(word), name=name, readings=readings)
        return WordDraft(file, document, None, data, word)
    except (OSError, ValueError) as error:
        raise file_failure(error, file) from error


def mend_draft(
    draft: WordDraft, given: Mapping[str, Any], readings: frozenset[str], writing: Writing
) -> Fixed:
    """Mend a draft: the fixes that are wanted, by the author that is asked for."""
    from speechparse.word.mending import mend

    assert draft.word is not None
    author, _ = writing.signer
    with _told(draft.file):
        mended = mend(
            draft.data,
            draft.word,
            draft.document,
            track_changes=writing.track_changes,
            date=_now(),
            readings=readings,
            author=author,
            **given,
        )
    if mended.data is draft.data:
        return Fixed(draft, {}, mended.left)
    after = WordDraft(draft.file, mended.document, None, mended.data, mended.word)
    return Fixed(after, mended.fixes, mended.left)


def commented(draft: Opened, findings: Sequence[Diagnostic], writing: Writing, language: str) -> bytes:
    """Return a draft with the findings as comments."""
    from speechparse.word.comments import write_comments

    assert isinstance(draft, WordDraft)
    assert draft.word is not None
    author, initials = writing.signer
    with _told(draft.file):
        return write_comments(
            draft.data, draft.word, findings, author=author, initials=initials, date=_now(), lang=language
        )


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Turn what is wrong with parts of a file that reading does not look at into a Failure."""
    try:
        yield
    except (UnsupportedFormat, LimitError) as error:
        raise file_failure(error, file) from error


def _now() -> datetime:
    """Return the time as Word keeps it: that of the clock on the wall, said to be universal time."""
    return datetime.now().astimezone().replace(tzinfo=UTC)


def is_same(file: str, other: str) -> bool:
    """Say whether two paths lead to one file."""
    try:
        return os.path.samefile(file, other)
    except OSError:
        return False

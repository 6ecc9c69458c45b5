"""What speechparse raises: misuse, limits and files. Whatever a text holds is no error, except a limit."""

from __future__ import annotations

from typing import Any


class SpeechparseError(Exception):
    """The base of the errors that are speechparse's own.

    They can be pickled whatever their arguments are: one that could not be read back would end a whole pool of processes.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self.args), vars(self)


def _made(kind: type[SpeechparseError], args: tuple[object, ...]) -> SpeechparseError:
    # Not kind(*args): what an error is made from is not what its args hold.
    return kind.__new__(kind, *args)


class LimitError(SpeechparseError, ValueError):
    """A text is larger than a limit allows.

    ``limit`` names the limit (``"characters"``, ``"nodes"``, …), ``allowed`` is its value and ``found``
    what the text has, or None where counting stopped at the limit.
    """

    def __init__(self, limit: str, allowed: int, found: int | None = None) -> None:
        self.limit = limit
        self.allowed = allowed
        self.found = found
        said = "more" if found is None else f"{found:,}"
        super().__init__(
            f"the text has {said} {limit}; the limit is {allowed:,} (raise it with Limits({limit}=…))"
        )


class UnsupportedFormat(SpeechparseError, ValueError):
    """A file is of a kind that no reader takes, or its bytes are no text."""


class NeedsOffice(UnsupportedFormat):
    """A file is of a kind (``ending``) that LibreOffice must turn into a Word file, and there is no LibreOffice."""

    def __init__(self, ending: str) -> None:
        self.ending = ending
        super().__init__(
            f"{ending} files are read through LibreOffice, which was not found: install it (libreoffice.org), "
            "or save the file as .docx"
        )


class NoRevisions(SpeechparseError, ValueError):
    """The text before tracked changes was asked for of a file that keeps none."""

    def __init__(self) -> None:
        super().__init__("only Word files keep tracked changes: leave revisions out")

"""The verbs of the library, handed out; the work is done in the rooms below."""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from typing import BinaryIO

from speechparse import pipeline
from speechparse.document import Document
from speechparse.layout.explain import Verdict
from speechparse.limits import Limits

__all__ = ["Verdict", "explain", "load", "parse"]


def _checked(limits: Limits | None) -> Limits:
    if limits is None:
        return Limits()
    if not isinstance(limits, Limits):
        raise TypeError(f"limits is a Limits, not {type(limits).__name__}")
    return limits


def parse(
    text: str,
    *,
    name: str | None = None,
    readings: Collection[str] | None = None,
    limits: Limits | None = None,
    pause_collector: bool = True,
) -> Document:
    """Parse a speech or paper into a tree that keeps every character.

    ``name`` is what the text is called; where it ends in .html or .md, or the text begins as a page does, the marks of
    that format are spaces of the tree.
    ``readings`` names the kinds of damage to undo (all of ``speechparse.READINGS`` where it is not given).
    ``pause_collector`` lets a parse of a long text pause Python's cyclic garbage collector, which it starts again;
    what was made is old then, and not walked at its next runs.
    Never raises on what the text holds, but for a LimitError where it is larger than ``limits`` allow.

    >>> parse("一、抓落实。要严。").to_text()
    '一、抓落实。要严。'
    """
    return pipeline.parse_text(
        text, name=name, readings=readings, limits=_checked(limits), pause_collector=pause_collector
    )


def load(
    source: str | PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    encoding: str | None = None,
    readings: Collection[str] | None = None,
    revisions: pipeline.Revisions = "accepted",
    limits: Limits | None = None,
) -> Document:
    """Read a path, bytes or a binary file, finding out the encoding, and parse it.

    A str is a path, never a text. A Word file (it takes the extra ``docx``) is read as its paragraphs, each with
    the number that Word shows before it; ``marker.automatic`` tells a computed number. Its tracked changes are read
    as accepted, or, with ``revisions="original"``, as if never made. Files of .doc, .wps, .odt and .rtf are turned into
    Word files by LibreOffice, which is run where it is installed. Raises OSError, UnsupportedFormat or LimitError as
    the file asks for it, and ValueError where the original of a file is asked for that keeps no changes.
    """
    given = pipeline.read_source(
        source,
        name=name,
        encoding=encoding,
        readings=readings,
        revisions=revisions,
        limits=_checked(limits),
    )
    return pipeline.parse_input(given)


def explain(
    text: str, line: int, *, readings: Collection[str] | None = None, limits: Limits | None = None
) -> list[Verdict]:
    """Say why each marker-like place of a line (from 1) is or is not a marker, with the costs and the margin.

    ValueError where the text has no such line.

    >>> [verdict.is_marker for verdict in explain("一、抓落实。产值第一、利税双增。\\n二、抓学习。", 1)]
    [True, False]
    """
    given = pipeline.Input(text, None, readings, _checked(limits))
    return pipeline.Explainer.of(given).explain(line)

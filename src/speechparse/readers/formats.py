"""Which reader reads a text: by its file's name, and where that says nothing by how the text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from os.path import splitext
from typing import Final, cast

from speechparse.readers.page import Page

#: The readers of marked-up text, by the endings of files; each is a function of its module.
READERS: Final = {
    ".html": ("speechparse.readers.html", "read_html"),
    ".htm": ("speechparse.readers.html", "read_html"),
    ".xhtml": ("speechparse.readers.html", "read_html"),
    ".shtml": ("speechparse.readers.html", "read_html"),
    ".md": ("speechparse.readers.markdown", "read_markdown"),
    ".markdown": ("speechparse.readers.markdown", "read_markdown"),
}
#: How a page begins that has no name, or a name that says nothing (.txt, .asp, …).
_BEGINS_AS_HTML: Final = re.compile(
    r"\s*+(?:<\?xml[^<>]{0,200}>\s*+)?(?:<!--(?:(?!-->).){0,500}-->\s*+)?(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def read_page(text: str, name: str | None) -> Page | None:
    """Read a text as its format asks for; None where it is plain text."""
    ending = splitext(name)[1].lower() if name else ""
    if ending not in READERS and _BEGINS_AS_HTML.match(text):
        ending = ".html"
    home = READERS.get(ending)
    if home is None:
        return None
    reader = cast("Callable[[str], Page]", getattr(import_module(home[0]), home[1]))
    return reader(text)

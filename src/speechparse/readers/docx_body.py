"""Parse the main part of a Word file piece by piece, so that a long file's tree is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from speechparse.errors import UnsupportedFormat
from speechparse.readers.docx_parts import (
    BROKEN_XML,
    NOT_WORD,
    PARSER_OPTIONS,
    Element,
    refuse_doctype,
    w,
    xml_library,
)

_DOCUMENT: Final = w("document")
_BODY: Final = w("body")
#: What a body is nearly all made of: when one of these ends, all that stands before it is there.
_PIECES: Final = (w("p"), w("tbl"))
_FED: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class WordBody:
    """The body of a checked main part; it is parsed anew each time that it is gone through."""

    data: bytes

    def __iter__(self) -> Iterator[Element]:
        """Yield the body's elements, each whole, and no longer there once the next is asked for.

        UnsupportedFormat where the part is broken XML or no document of Word's, which may show after some elements.
        """
        etree = xml_library()
        parser = etree.XMLPullParser(events=("end",), tag=_PIECES, **PARSER_OPTIONS)
        body: Element | None = None
        last: Element | None = None
        try:
            for start in range(0, len(self.data), _FED):
                parser.feed(self.data[start : start + _FED])
                for _, element in parser.read_events():
                    parent = element.getparent()
                    if body is None and _is_body(parent):
                        body = parent.getparent().find(_BODY)
                    if parent is None or parent is not body:
                        continue
                    # An element that has just ended must stay: the parser still stands at it.
                    if last is not None:
                        body.remove(last)
                    while (first := body[0]) is not element:
                        yield first
                        body.remove(first)
                    yield element
                    last = element
            root = parser.close()
        except etree.XMLSyntaxError as error:
            raise UnsupportedFormat(BROKEN_XML) from error
        refuse_doctype(root)
        if root.tag != _DOCUMENT:
            raise UnsupportedFormat(NOT_WORD)
        body = root.find(_BODY) if body is None else body
        if body is not None:
            yield from list(body)[0 if last is None else 1 :]


def _is_body(element: Element | None) -> bool:
    if element is None or element.tag != _BODY:
        return False
    above = element.getparent()
    return above is not None and above.getparent() is None

"""Write a changed XML tree with the bytes of what has not changed: spelling, blanks and comments stay as they were.

An XML writer spells some things in its own way (``<a></a>`` becomes ``<a/>``, ``&quot;`` a quote), which means the same;
only what a tree holds otherwise than before goes through it here.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final
from xml.sax.saxutils import escape

from speechparse.readers.docx_parts import Element

#: What is no element (comments, text that is not parsed, instructions), and then the tags.
_TOKENS: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|(<[^!?\"'>][^\"'>]*+(?:\"[^\"]*+\"[^\"'>]*+|'[^']*+'[^\"'>]*+)*+>)",
    re.DOTALL,
)
_IN_TEXT: Final = {"\r": "&#13;"}
_IN_ATTRIBUTES: Final = {'"': "&quot;"}


#: A child, the place of what it was among the old ones, and whether it still is that.
_Match = tuple[Element, int | None, bool]


def spliced(root: Element, before: Element, original: bytes) -> bytes:
    """Return the bytes of a tree; ``before`` is the tree that was parsed from ``original``, which is in UTF-8.

    What stands around the root element is kept, too.
    """
    extents = _Extents(original)
    start, end = extents.start[0], extents.end[0]
    return b"".join((original[:start], *_Splicer(original, extents).changed(root, before, 0), original[end:]))


class _Extents:
    """Where each element stands, by its number in document order."""

    def __init__(self, data: bytes) -> None:
        #: Where the start tag begins and ends, and the end tag; those of an empty element's are one tag.
        self.start: Final = array("q")
        self.start_end: Final = array("q")
        self.end_start: Final = array("q")
        self.end: Final = array("q")
        #: The number of the next element that does not stand in it.
        self.after: Final = array("q")
        open_now: list[int] = []
        for token in _TOKENS.finditer(data):
            tag = token[1]
            if tag is None:
                continue
            start, end = token.span()
            if tag.startswith(b"</"):
                number = open_now.pop()
                self.end_start[number], self.end[number] = start, end
                self.after[number] = len(self.start)
                continue
            number = len(self.start)
            for column, value in ((self.start, start), (self.start_end, end), (self.end_start, end)):
                column.append(value)
            self.end.append(end)
            self.after.append(number + 1)
            if not tag.endswith(b"/>"):
                open_now.append(number)

    def children(self, number: int) -> list[int]:
        """Return the numbers of an element's children."""
        found: list[int] = []
        child = number + 1
        while child < self.after[number]:
            found.append(child)
            child = self.after[child]
        return found


class _Splicer:
    """Writes the elements of a tree out of the bytes of another; calls itself no deeper than the XML parser allows."""

    def __init__(self, original: bytes, extents: _Extents) -> None:
        self._original: Final = original
        self._at: Final = extents
        #: How namespaces are declared, by what is in force around an element.
        self._declared: Final[dict[tuple[tuple[str | None, str], ...], list[bytes]]] = {}
        self._etree: Final[Any] = import_module("lxml.etree")

    def changed(self, element: Element, before: Element, number: int) -> Iterator[bytes]:
        """Yield the bytes of an element that has changed, without what follows it; ``number`` is that of ``before``."""
        at = self._at
        if at.start_end[number] == at.end[number] or _head(element) != _head(before):
            yield self._written(element)
            return
        yield self._original[at.start[number] : at.start_end[number]]
        yield from self._content(element, before, number)
        yield self._original[at.end_start[number] : at.end[number]]

    def _content(self, element: Element, before: Element, number: int) -> Iterator[bytes]:
        at, olds, numbers = self._at, list(before), self._at.children(number)
        ends = [*(at.start[each] for each in numbers), at.end_start[number]]
        yield self._text(element.text, before.text, at.start_end[number], ends[0])
        for child, place, is_same in self._matched(list(element), olds):
            if place is None:
                yield self._written(child)
                yield _escaped(child.tail)
                continue
            old = numbers[place]
            if is_same:
                yield self._original[at.start[old] : at.end[old]]
            else:
                yield from self.changed(child, olds[place], old)
            yield self._text(child.tail, olds[place].tail, at.end[old], ends[place + 1])

    def _matched(self, children: list[Element], olds: list[Element]) -> Iterator[_Match]:
        """Yield each child with the place of the one that it was, or None for a new one, and whether it is the same."""
        signs, old_signs = list(map(self._sign, children)), list(map(self._sign, olds))
        fewer = min(len(signs), len(old_signs))
        head = next((place for place in range(fewer) if signs[place] != old_signs[place]), fewer)
        most = fewer - head
        tail = next((place for place in range(most) if signs[-1 - place] != old_signs[-1 - place]), most)
        end, old_end = len(children) - tail, len(olds) - tail
        places: dict[int, list[int]] = {}
        for place in range(old_end - 1, head - 1, -1):
            places.setdefault(old_signs[place], []).append(place)
        there = set(signs[head:end])
        yield from ((child, place, True) for place, child in enumerate(children[:head]))
        at = head
        for child, sign in zip(children[head:end], signs[head:end], strict=True):
            same = places.get(sign, [])
            while same and same[-1] < at:
                same.pop()
            if same:
                at = same.pop()
            elif at >= old_end or old_signs[at] in there or not _is_like(child, olds[at]):
                yield child, None, False
                continue
            yield child, at, old_signs[at] == sign
            at += 1
        yield from ((child, place, True) for place, child in enumerate(children[end:], old_end))

    def _text(self, text: str | None, before: str | None, start: int, end: int) -> bytes:
        return self._original[start:end] if (text or "") == (before or "") else _escaped(text)

    def _written(self, element: Element) -> bytes:
        """Write an element as it is, without the namespaces that stand around it."""
        data: bytes = self._etree.tostring(element, encoding="UTF-8", with_tail=False)
        around = () if element.getparent() is None else tuple(element.getparent().nsmap.items())
        if around not in self._declared:
            self._declared[around] = [_declaration(prefix, address) for prefix, address in around]
        head, sign, rest = data.partition(b">")
        for declaration in self._declared[around]:
            head = head.replace(declaration, b"", 1)
        return head + sign + rest

    def _sign(self, element: Element) -> int:
        """Return what is the same for elements that are written in the same way."""
        return hash(self._etree.tostring(element, encoding="UTF-8", with_tail=False))


def _declaration(prefix: str | None, address: str) -> bytes:
    name = "xmlns" if prefix is None else f"xmlns:{prefix}"
    return f' {name}="{escape(address, _IN_ATTRIBUTES)}"'.encode()


def _escaped(text: str | None) -> bytes:
    return escape(text, _IN_TEXT).encode() if text else b""


def _head(element: Element) -> tuple[Any, ...]:
    """Return what the start tag of an element says."""
    return element.tag, list(element.attrib.items()), element.nsmap


def _is_like(element: Element, before: Element) -> bool:
    """Say whether an element may be what another has become."""
    return len(element) > 0 and element.tag == before.tag and _head(element) == _head(before)

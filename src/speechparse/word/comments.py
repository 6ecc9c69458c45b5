"""Put findings into a Word file as comments, each on the characters that it speaks of.

Comments that are there stay as they are; one that says the same of the same place is not written again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from speechparse.diagnostic import Diagnostic
from speechparse.errors import UnsupportedFormat
from speechparse.readers.archive import ArchiveLimits
from speechparse.readers.docx_parts import Element, parse_part, w
from speechparse.readers.docx_text import WordText
from speechparse.word.anchors import Anchor, Anchors
from speechparse.word.package import RELATIONSHIPS, WordPackage, in_strict, is_strict, xml_bytes
from speechparse.word.remarks import remark, writable
from speechparse.word.runs import Runs

AUTHOR: Final = "speechparse"
INITIALS: Final = "SP"

_NAME: Final = "word/comments.xml"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP: Final = f"{RELATIONSHIPS}/comments"
_KIND: Final = "/comments"
_EMPTY: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:comments>'
)
_COMMENTS: Final = w("comments")
_COMMENT: Final = w("comment")
_P: Final = w("p")
_PPR: Final = w("pPr")
_R: Final = w("r")
_RPR: Final = w("rPr")
_T: Final = w("t")
_MARK: Final = w("annotationRef")
_RUN_STYLE: Final = w("rStyle")
_PARAGRAPH_STYLE: Final = w("pStyle")
_ID: Final = w("id")
_AUTHOR: Final = w("author")
_INITIALS: Final = w("initials")
_DATE: Final = w("date")
_VAL: Final = w("val")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
#: Ids of more digits are not Word's, and are not counted on from.
_ID_DIGITS: Final = 9
#: Word keeps the time of the writer's clock, and calls it universal time.
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


class _Styles(NamedTuple):
    """The styles of comments, by the names that the file gives them."""

    reference: str
    text: str


#: What Word calls these styles in every language, and the identifiers they have where the file does not define them.
_STYLE_NAMES: Final = _Styles("annotation reference", "annotation text")
_STYLE_IDS: Final = _Styles("CommentReference", "CommentText")


def write_comments(
    data: bytes,
    word: WordText,
    findings: Iterable[Diagnostic],
    *,
    author: str = AUTHOR,
    initials: str = INITIALS,
    date: datetime | None = None,
    lang: str = "zh",
    limits: ArchiveLimits | None = None,
) -> bytes:
    """Return a Word file with each finding as a comment on its characters; ``data`` itself where none is new.

    ``word`` is what ``read_word`` read from ``data``, and the findings are of its text. ``date`` is the writer's time;
    without one the comments have none. ``lang`` is ``"zh"`` or ``"en"``.
    UnsupportedFormat and ArchiveLimitError as for reading.
    """
    package = WordPackage(data, limits)
    root = package.tree(package.main)
    anchors = Anchors(root, Runs(root, word))
    book = _Book(package, writable(author), writable(initials), date)
    known = {
        (anchor, book.said[number]) for number, anchor in anchors.marked().items() if number in book.said
    }
    number = 1 + max(map(_number, {*anchors.numbers(), *book.numbers}), default=-1)
    styles = _styles(package)
    new: list[tuple[Anchor, tuple[str, ...]]] = []
    for finding in findings:
        anchor, lines = anchors.find(finding.span), remark(finding, word.text, lang)
        if anchor is not None and (anchor, lines) not in known:
            known.add((anchor, lines))
            new.append((anchor, lines))
    if not new:
        return data
    anchors.prepare(anchor for anchor, _ in new)
    for anchor, lines in new:
        anchors.mark(anchor, number, styles.reference)
        book.add(number, lines, styles)
        number += 1
    package.write_tree(package.main, root)
    book.write(package)
    return package.to_bytes()


class _Book:
    """The comments of a file: those that are there, and the new ones after them."""

    def __init__(self, package: WordPackage, author: str, initials: str, date: datetime | None) -> None:
        name = package.related(_KIND)
        self._name: Final = name or _NAME
        self._data: Final = package.part(name) if name else _EMPTY
        self._root: Final = parse_part(self._data, package.limits)
        if self._root.tag != _COMMENTS:
            raise UnsupportedFormat("the file is broken or truncated")
        self._author: Final = author
        self._initials: Final = initials
        self._date: Final = date
        comments = self._root.findall(_COMMENT)
        #: The ids of all comments, and what those of this author say.
        self.numbers: Final = [comment.get(_ID, "") for comment in comments]
        self.said: Final = {
            comment.get(_ID, ""): tuple(map(_text, comment.iter(_P)))
            for comment in comments
            if comment.get(_AUTHOR) == author
        }

    def add(self, number: int, lines: tuple[str, ...], styles: _Styles) -> None:
        """Add a comment after the others."""
        comment = self._element(_COMMENT, None, ((_ID, str(number)), (_AUTHOR, self._author)))
        if self._date is not None:
            comment.set(_DATE, self._date.strftime(_TIME))
        comment.set(_INITIALS, self._initials)
        for line in lines:
            paragraph = self._element(_P, comment)
            properties = self._element(_PPR, paragraph)
            self._element(_PARAGRAPH_STYLE, properties, ((_VAL, styles.text),))
            if line is lines[0]:
                mark = self._element(_R, paragraph)
                look = self._element(_RPR, mark)
                self._element(_RUN_STYLE, look, ((_VAL, styles.reference),))
                self._element(_MARK, mark)
            text = self._element(_T, self._element(_R, paragraph), ((_SPACE, "preserve"),))
            text.text = line
        self._root.append(comment)

    def write(self, package: WordPackage) -> None:
        """Put the comments into the file."""
        data = xml_bytes(self._root, self._data)
        if is_strict(package.part(package.main)):
            data = in_strict(data)
        package.add(self._name, data, _CONTENT_TYPE, _RELATIONSHIP)

    def _element(
        self, tag: str, parent: Element | None, attributes: Iterable[tuple[str, str]] = ()
    ) -> Element:
        element = self._root.makeelement(tag, nsmap=self._root.nsmap)
        for name, value in attributes:
            element.set(name, value)
        if parent is not None:
            parent.append(element)
        return element


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(_T))


def _number(number: str) -> int:
    is_number = number.isascii() and number.isdigit() and len(number) <= _ID_DIGITS
    return int(number) if is_number else -1


def _styles(package: WordPackage) -> _Styles:
    """Return the styles by the identifiers that this file has for them."""
    found: dict[str, str] = {}
    name = package.related("/styles")
    if name is not None:
        for style in package.tree(name).iter(w("style")):
            named = style.find(w("name"))
            if named is not None:
                found.setdefault(named.get(_VAL, "").lower(), style.get(w("styleId"), ""))
    return _Styles(*(found.get(name) or own for name, own in zip(_STYLE_NAMES, _STYLE_IDS, strict=True)))

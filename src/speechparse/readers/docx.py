"""Read the text of a Word file: its paragraphs, one a line, each with the number that Word shows before it.

The result keeps the way back: which paragraph, run and element each character comes from.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import BinaryIO, Final, Literal, NamedTuple

from speechparse.errors import LimitError
from speechparse.readers.archive import Archive, ArchiveLimits
from speechparse.readers.docx_numbering import Counters, Label, Numberings
from speechparse.readers.docx_parts import Element, WordParts, read_parts, w
from speechparse.readers.docx_styles import ParagraphStyle, Styles, is_on, number_of, outline_of
from speechparse.span import Span

Revisions = Literal["accepted", "original"]

#: Characters of the text of a file, as for any other text.
MAX_CHARACTERS: Final = 20_000_000


class TextRun(NamedTuple):
    """A piece of text that stands in one element of one run."""

    #: Where it stands in the text.
    start: int
    end: int
    #: The w:p and the w:r, counted from 0 in document order over the whole of the main part.
    paragraph: int
    run: int
    #: The run's child, counted from 0, and how many characters of that child's own text come before.
    child: int
    offset: int


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph, that is one line of the text, its line end not included."""

    start: int
    end: int
    #: Where the automatic number stands, without what follows it; None where there is none.
    label: Span | None
    #: The automatic number itself, also where it shows nothing.
    number: Label | None
    #: The name of its style, and its outline level from 1 to 9; None for body text.
    style: str | None
    outline: int | None
    #: The w:p whose properties it has, counted from 0 in document order over the whole of the main part.
    index: int
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A table or a text box: paragraphs that stand apart from the running text."""

    kind: Literal["table", "text-box"]
    #: The offset in the running text before which it stands.
    offset: int
    text: str
    paragraphs: tuple[WordParagraph, ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """The running text of a Word file, and what belongs to its places."""

    text: str
    paragraphs: tuple[WordParagraph, ...]
    asides: tuple[Aside, ...]

    @property
    def automatic(self) -> tuple[Span, ...]:
        """The spans of the automatic numbers, in order."""
        return tuple(each.label for each in self.paragraphs if each.label is not None)


def read_word(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    revisions: Revisions = "accepted",
    limits: ArchiveLimits | None = None,
    max_characters: int = MAX_CHARACTERS,
) -> WordText:
    """Read a .docx file from a path, its bytes or a binary file.

    Tracked changes are read as accepted, or, with ``revisions="original"``, as if never made. UnsupportedFormat says
    in one line what is wrong with a file; LimitError names the limit that it exceeds.
    """
    if revisions not in ("accepted", "original"):
        raise ValueError(f"revisions is {revisions!r}; it may be 'accepted' or 'original'")
    with Archive(source, limits or ArchiveLimits()) as archive:
        parts = read_parts(archive)
    reader = _Reader(parts, revisions, max_characters, heeds_fields=True)
    text = reader.read()
    # A field that is never closed would hide all that comes after it.
    return (
        text if reader.fields_close else _Reader(parts, revisions, max_characters, heeds_fields=False).read()
    )


_MARKUP_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_P, _PPR, _R, _RPR, _T = w("p"), w("pPr"), w("r"), w("rPr"), w("t")
_TABLE, _ROW, _CELL = w("tbl"), w("tr"), w("tc")
_BOX: Final = w("txbxContent")
_FIELD: Final = w("fldChar")
_RUBY_TEXT: Final = w("rt")
_ALTERNATIVES: Final = f"{_MARKUP_COMPATIBILITY}AlternateContent"
_CHOICE: Final = f"{_MARKUP_COMPATIBILITY}Choice"
_FALLBACK: Final = f"{_MARKUP_COMPATIBILITY}Fallback"
_MATH_TEXT: Final = f"{_MATH}t"
_VAL, _TYPE, _CHAR = w("val"), w("type"), w("char")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

#: What is not there once changes are accepted, or before they were made; and the same of rows and cells.
_GONE: Final = {
    "accepted": frozenset({w("del"), w("moveFrom")}),
    "original": frozenset({w("ins"), w("moveTo")}),
}
_CELL_GONE: Final = {"accepted": w("cellDel"), "original": w("cellIns")}

#: Children of a paragraph or run whose text is not shown.
_UNSEEN: Final = frozenset(
    {_PPR, _RPR, _RUBY_TEXT, _FALLBACK, w("sectPr"), w("sdtPr"), w("sdtEndPr"), w("delText")}
)
#: Children of a run that stand for characters.
_CHARACTERS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
}
_BREAK: Final = w("br")
_SYMBOL: Final = w("sym")
#: What the spaces of XML become inside a piece of text.
_BLANKS: Final = str.maketrans("\t\n\r", "   ")
_XML_SPACE: Final = " \t\n\r"


class _Piece(NamedTuple):
    text: str
    paragraph: int
    run: int
    child: int
    offset: int


@dataclass(slots=True)
class _Properties:
    """What a paragraph's w:pPr says."""

    index: int
    style: ParagraphStyle
    num_id: str | None = None
    num_level: int | None = None
    #: From 0, body text, to 9; None where only the style speaks.
    outline: int | None = None
    #: Whether the paragraph's end is gone by a tracked change, or hidden, so that it runs on into the next.
    mark_gone: bool = False
    mark_hidden: bool = False


@dataclass(slots=True)
class _Line:
    """A paragraph being put together, of several w:p where marks between them are gone."""

    properties: _Properties
    pieces: list[_Piece]


@dataclass(slots=True)
class _Sheet:
    """Where paragraphs are written: the running text, a table or a text box."""

    kind: Literal["text", "table", "text-box"]
    counters: Counters
    parts: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[WordParagraph] = field(default_factory=list)
    pending: _Line | None = None


class _Reader:
    """One reading of the main part; elements are met in document order, and counted as they are met.

    It calls itself for what stands inside a container: the XML parser refuses more than 256 levels.
    """

    def __init__(
        self, parts: WordParts, revisions: Revisions, max_characters: int, *, heeds_fields: bool
    ) -> None:
        self.styles: Final = Styles.read(parts.styles)
        self.numberings: Final = Numberings.read(parts.numbering, self.styles.numbering_of)
        self.document: Final = parts.document
        self.hides: Final = parts.hides
        self.original: Final = revisions == "original"
        self.gone: Final = _GONE[revisions]
        self.cell_gone: Final = _CELL_GONE[revisions]
        self.left = max_characters
        self.max_characters: Final = max_characters
        self.heeds_fields: Final = heeds_fields
        self.fields_close = True
        #: For each open field whether its code, which is not shown, is being read; and how many say so.
        self.fields: list[bool] = []
        self.codes = 0
        self.p = self.r = 0
        self.body = _Sheet("text", Counters(self.numberings))
        self.asides: list[Aside] = []
        self.pieces: list[_Piece] = []
        self.properties = _Properties(0, self.styles.paragraph(None))

    def read(self) -> WordText:
        body = self.document.find(w("body"))
        if body is not None:
            self._story(body, self.body)
        return WordText("".join(self.body.parts), tuple(self.body.paragraphs), tuple(self.asides))

    def _story(self, container: Element, sheet: _Sheet) -> None:
        """Read a story: its fields, and its numbers, are its own."""
        outer = (self.fields, self.codes, self.pieces, self.properties)
        self.fields, self.codes = [], 0
        self._blocks(container, sheet)
        self._flush(sheet)
        self.fields_close = self.fields_close and not self.codes
        self.fields, self.codes, self.pieces, self.properties = outer

    def _blocks(self, container: Element, sheet: _Sheet) -> None:
        for element in container:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, sheet)
            elif tag == _TABLE:
                self._flush(sheet)
                if sheet.kind == "table":
                    self._rows(element, sheet)
                else:
                    self._aside("table", element, sheet.counters)
            elif tag in self.gone or tag in _UNSEEN:
                self._skip(element)
            elif len(element):
                self._blocks(element, sheet)

    def _aside(self, kind: Literal["table", "text-box"], element: Element, counters: Counters) -> None:
        sheet = _Sheet(kind, counters)
        offset, place = self.body.length, len(self.asides)
        if kind == "table":
            self._rows(element, sheet)
        else:
            self._story(element, sheet)
        self.asides.insert(place, Aside(kind, offset, "".join(sheet.parts), tuple(sheet.paragraphs)))

    def _rows(self, container: Element, sheet: _Sheet) -> None:
        """Read the cells of a table, row by row; each cell's paragraphs are its own."""
        for element in container:
            tag = element.tag
            if tag == _ROW and not self._is_gone(element, w("trPr"), self.gone):
                self._rows(element, sheet)
            elif tag == _CELL and not self._is_gone(element, w("tcPr"), {self.cell_gone}):
                self._blocks(element, sheet)
                self._flush(sheet)
            elif tag in (_ROW, _CELL) or tag in _UNSEEN:
                self._skip(element)
            elif len(element):
                self._rows(element, sheet)

    def _is_gone(self, element: Element, properties: str, gone: frozenset[str] | set[str]) -> bool:
        found = element.find(properties)
        return found is not None and any(each.tag in gone for each in found)

    def _skip(self, element: Element) -> None:
        """Count what is passed over, so that later paragraphs and runs keep their numbers."""
        if len(element) or element.tag in (_P, _R):
            for each in element.iter(_P, _R):
                if each.tag == _P:
                    self.p += 1
                else:
                    self.r += 1

    def _paragraph(self, element: Element, sheet: _Sheet) -> None:
        properties = self.properties = self._read_properties(element)
        self.p += 1
        self.pieces = []
        self._inline(element)
        line = sheet.pending
        if line is None:
            line = _Line(properties, self.pieces)
        else:
            line.pieces += self.pieces
            # A deleted mark leaves the text to the next paragraph; after a hidden one the first still leads.
            if line.properties.mark_gone:
                line.properties = properties
        sheet.pending = line
        if properties.mark_gone or (properties.mark_hidden and line.pieces):
            return
        sheet.pending = None
        if not properties.mark_hidden:
            self._write(line, sheet)

    def _flush(self, sheet: _Sheet) -> None:
        """Write a paragraph that had nothing to run on into."""
        line, sheet.pending = sheet.pending, None
        if line is not None and line.pieces:
            self._write(line, sheet)

    def _write(self, line: _Line, sheet: _Sheet) -> None:
        properties = line.properties
        style = properties.style
        counted = self.numberings.of(style, properties.num_id, properties.num_level)
        number = sheet.counters.count(*counted) if counted is not None else None
        start = place = sheet.length
        label = None
        parts = sheet.parts
        if number is not None and number.text:
            label = Span(start, start + len(number.text))
            place += len(number.text) + len(number.suffix)
            parts += (number.text, number.suffix)
        runs: list[TextRun] = []
        for text, paragraph, run, child, offset in line.pieces:
            end = place + len(text)
            parts.append(text)
            runs.append(TextRun(place, end, paragraph, run, child, offset))
            place = end
        parts.append("\n")
        sheet.length = place + 1
        self.left -= sheet.length - start
        if self.left < 0:
            raise LimitError("characters", self.max_characters)
        outline = style.outline if properties.outline is None else properties.outline or None
        sheet.paragraphs.append(
            WordParagraph(start, place, label, number, style.name, outline, properties.index, tuple(runs))
        )

    def _read_properties(self, paragraph: Element) -> _Properties:
        element = paragraph.find(_PPR)
        if element is None:
            return _Properties(self.p, self.styles.paragraph(None))
        mark = element.find(_RPR)
        if self.original and (before := element.find(f"{w('pPrChange')}/{_PPR}")) is not None:
            element = before
        style = element.find(w("pStyle"))
        properties = _Properties(self.p, self.styles.paragraph(None if style is None else style.get(_VAL)))
        properties.outline = outline_of(element.find(w("outlineLvl")))
        numbering = element.find(w("numPr"))
        if numbering is not None and not (self.original and numbering.find(w("ins")) is not None):
            num_id = numbering.find(w("numId"))
            properties.num_id = None if num_id is None else num_id.get(_VAL)
            properties.num_level = number_of(numbering.find(w("ilvl")))
        if mark is not None:
            properties.mark_gone = any(each.tag in self.gone for each in mark)
            properties.mark_hidden = self.hides and self._is_hidden(mark, properties.style)
        return properties

    def _is_hidden(self, properties: Element | None, style: ParagraphStyle) -> bool:
        if properties is None:
            return style.hidden
        if self.original and (before := properties.find(f"{w('rPrChange')}/{_RPR}")) is not None:
            properties = before
        direct = is_on(properties.find(w("vanish")))
        if direct is None:
            direct = is_on(properties.find(w("specVanish")))
        if direct is not None:
            return direct
        character = properties.find(w("rStyle"))
        # Two styles that both hide undo each other (17.7.3, toggle properties).
        return style.hidden != (character is not None and self.styles.hides(character.get(_VAL)))

    def _inline(self, container: Element) -> None:
        for element in container:
            tag = element.tag
            if tag == _R:
                self._run(element)
            elif tag in self.gone or tag in _UNSEEN:
                self._skip(element)
            elif tag == _BOX:
                self._aside("text-box", element, Counters(self.numberings))
            elif tag == _MATH_TEXT:
                self._say(element.text or "", -1, 0)
            elif tag == _ALTERNATIVES:
                self._alternatives(element)
            elif tag == _P:
                self._skip(element)
            elif len(element):
                self._inline(element)

    def _alternatives(self, element: Element) -> None:
        """Read the first of several ways to write the same thing, and pass over the others."""
        taken = False
        for each in element:
            if taken or (each.tag == _FALLBACK and element.find(_CHOICE) is not None):
                self._skip(each)
            else:
                taken = True
                self._inline(each)

    def _run(self, run: Element) -> None:
        index = self.r
        self.r += 1
        hidden = self.hides and self._is_hidden(run.find(_RPR), self.properties.style)
        for child, element in enumerate(run):
            tag = element.tag
            if tag == _FIELD:
                self._field(element.get(w("fldCharType")))
            elif tag in _UNSEEN or hidden or self.codes:
                self._skip(element)
            elif tag == _T:
                self._say_text(element, index, child)
            elif tag in _CHARACTERS:
                self._say(_CHARACTERS[tag], index, child)
            elif tag == _BREAK:
                # A page or column break before all text only sets the paragraph on a new page.
                if element.get(_TYPE) in (None, "textWrapping") or self.pieces:
                    self._say("\n", index, child)
            elif tag == _SYMBOL:
                self._say(_symbol(element.get(_CHAR)), index, child)
            elif tag == _ALTERNATIVES:
                self._alternatives(element)
            elif len(element):
                self._inline(element)

    def _say_text(self, element: Element, run: int, child: int) -> None:
        text = element.text
        if not text:
            return
        offset = 0
        if (text[0] in _XML_SPACE or text[-1] in _XML_SPACE) and element.get(_SPACE) != "preserve":
            bare = text.lstrip(_XML_SPACE)
            offset = len(text) - len(bare)
            text = bare.rstrip(_XML_SPACE)
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.translate(_BLANKS)
        self._say(text, run, child, offset)

    def _say(self, text: str, run: int, child: int, offset: int = 0) -> None:
        if text:
            self.pieces.append(_Piece(text, self.p - 1, run, child, offset))

    def _field(self, kind: str | None) -> None:
        """Follow a field from its code, which is not shown, to its result, which is."""
        if not self.heeds_fields:
            return
        if kind == "begin":
            self.fields.append(True)
            self.codes += 1
        elif self.fields and kind == "separate":
            self.codes -= self.fields[-1]
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.codes -= self.fields.pop()


def _symbol(code: str | None) -> str:
    """Return the character of a w:sym; nothing where its code is none."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    is_text = 0x20 <= value <= 0xFFFF and not 0xD800 <= value <= 0xDFFF
    return chr(value) if is_text else ""

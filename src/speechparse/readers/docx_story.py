"""Walk through the main part of a Word file and put its paragraphs together: the body, its tables and text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from speechparse.errors import LimitError
from speechparse.readers.docx_body import WordBody
from speechparse.readers.docx_characters import CHARACTERS, TEXT, TEXTS, shown_text, symbol
from speechparse.readers.docx_counters import Counters
from speechparse.readers.docx_parts import Element, WordParts, w
from speechparse.readers.docx_properties import GONE, Properties, PropertyReader, Revisions
from speechparse.readers.docx_text import Aside, AsideKind, TextRun, WordParagraph, WordText
from speechparse.span import Span, trusted_span

_MARKUP_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P: Final = w("p")
_PPR: Final = w("pPr")
_R: Final = w("r")
_RPR: Final = w("rPr")
_TABLE: Final = w("tbl")
_ROW: Final = w("tr")
_CELL: Final = w("tc")
_BOX: Final = w("txbxContent")
_FIELD: Final = w("fldChar")
_FIELD_KIND: Final = w("fldCharType")
_BREAK: Final = w("br")
_SYMBOL: Final = w("sym")
_TYPE: Final = w("type")
_CHAR: Final = w("char")
_ALTERNATIVES: Final = f"{_MARKUP_COMPATIBILITY}AlternateContent"
_CHOICE: Final = f"{_MARKUP_COMPATIBILITY}Choice"
_FALLBACK: Final = f"{_MARKUP_COMPATIBILITY}Fallback"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

#: The tag by which a cell's own properties say that it is gone.
_CELL_GONE: Final = {"accepted": frozenset({w("cellDel")}), "original": frozenset({w("cellIns")})}
#: Elements whose text is not shown; the gloss over a word (w:rt) is one of them.
_UNSEEN: Final = frozenset(
    {_PPR, _RPR, _FALLBACK, *map(w, ("rt", "sectPr", "sdtPr", "sdtEndPr", "instrText"))}
)
_NO_RUN: Final = -1

#: A piece of text, the w:p, the w:r and the child it stands in, and the characters before it there.
_Piece = tuple[str, int, int, int, int]


@dataclass(slots=True)
class _Line:
    """A paragraph that runs on into the next, because its mark is gone or hidden."""

    index: int
    properties: Properties
    pieces: list[_Piece]


@dataclass(slots=True)
class _Sheet:
    """Where paragraphs are written: the running text, a table (which counts on with the text) or a text box."""

    counters: Counters
    in_table: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[WordParagraph] = field(default_factory=list)
    pending: _Line | None = None


class Reader:
    """One reading of the main part; elements are met in document order, and counted as they are met.

    It calls itself for what stands inside a container: the XML parser refuses more than 256 levels.
    """

    def __init__(
        self, parts: WordParts, revisions: Revisions, max_characters: int, *, heeds_fields: bool
    ) -> None:
        self._document: Final = WordBody(parts.main)
        self._hides: Final = parts.hides
        self._gone: Final = GONE[revisions]
        self._cell_gone: Final = _CELL_GONE[revisions]
        self._properties: Final = PropertyReader(parts, revisions)
        self._texts: Final = TEXTS[revisions]
        self._heeds_fields: Final = heeds_fields
        #: False once a story has ended within the code of a field.
        self.fields_close = True
        #: For each open field whether its code, which is not shown, is being read; and how many say so.
        self._fields: list[bool] = []
        self._codes = 0
        #: The paragraphs and runs met so far.
        self._p = self._r = 0
        self._max_characters: Final = max_characters
        self._left = max_characters
        self._body: Final = _Sheet(Counters(self._properties.numberings))
        self._asides: Final[list[Aside]] = []
        #: What is known of the paragraph being read.
        self._pieces: list[_Piece] = []
        self._current = self._properties.plain

    def read(self) -> WordText:
        """Return the text; LimitError where it has too many characters."""
        self._story(self._document, self._body)
        return WordText("".join(self._body.parts), tuple(self._body.paragraphs), tuple(self._asides))

    def _story(self, container: Iterable[Element], sheet: _Sheet) -> None:
        """Read a story: its fields, and its numbers, are its own."""
        outer = (self._fields, self._codes, self._pieces, self._current)
        self._fields, self._codes = [], 0
        self._blocks(container, sheet)
        self._flush(sheet)
        self.fields_close = self.fields_close and not self._codes
        self._fields, self._codes, self._pieces, self._current = outer

    def _blocks(self, container: Iterable[Element], sheet: _Sheet) -> None:
        for element in container:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, sheet)
            elif tag == _TABLE:
                self._flush(sheet)
                self._table(element, sheet)
            elif tag == _R or tag in self._gone or tag in _UNSEEN:
                self._skip(element)
            elif tag == _ALTERNATIVES:
                self._alternatives(element, partial(self._blocks, sheet=sheet))
            elif len(element):
                self._blocks(element, sheet)

    def _table(self, element: Element, sheet: _Sheet) -> None:
        if sheet.in_table:
            self._rows(element, sheet)
            return
        inner = _Sheet(sheet.counters, in_table=True)
        place, offset = len(self._asides), self._body.length
        self._rows(element, inner)
        self._put_aside("table", inner, place, offset)

    def _text_box(self, element: Element) -> None:
        inner = _Sheet(Counters(self._properties.numberings))
        place, offset = len(self._asides), self._body.length
        self._story(element, inner)
        self._put_aside("text-box", inner, place, offset)

    def _put_aside(self, kind: AsideKind, sheet: _Sheet, place: int, offset: int) -> None:
        self._asides.insert(place, Aside(kind, offset, "".join(sheet.parts), tuple(sheet.paragraphs)))

    def _rows(self, container: Element, sheet: _Sheet) -> None:
        """Read the cells of a table, row by row; no paragraph runs on into another cell."""
        for element in container:
            tag = element.tag
            if tag == _ROW and not _is_gone(element, w("trPr"), self._gone):
                self._rows(element, sheet)
            elif tag == _CELL and not _is_gone(element, w("tcPr"), self._cell_gone):
                self._blocks(element, sheet)
                self._flush(sheet)
            elif tag in (_ROW, _CELL, _P, _R) or tag in _UNSEEN:
                self._skip(element)
            elif len(element):
                self._rows(element, sheet)

    def _skip(self, element: Element) -> None:
        """Count what is passed over, so that later paragraphs and runs keep their numbers."""
        if len(element) or element.tag in (_P, _R):
            for each in element.iter(_P, _R):
                if each.tag == _P:
                    self._p += 1
                else:
                    self._r += 1

    def _paragraph(self, element: Element, sheet: _Sheet) -> None:
        index = self._p
        self._p += 1
        self._current = self._properties.plain
        pieces = self._pieces = []
        self._inline(element, index)
        properties = self._current
        line = sheet.pending
        if line is not None:
            pieces = line.pieces
            pieces += self._pieces
            # A deleted mark leaves the text to the next paragraph; after a hidden one the first still leads.
            if not line.properties.mark_gone:
                index = line.index
                properties = line.properties._replace(
                    mark_gone=properties.mark_gone, mark_hidden=properties.mark_hidden
                )
        if properties.mark_gone or (properties.mark_hidden and pieces):
            sheet.pending = _Line(index, properties, pieces)
            return
        sheet.pending = None
        # A paragraph hidden as a whole is not shown, and not counted.
        if not properties.mark_hidden:
            self._write(index, properties, pieces, sheet)

    def _flush(self, sheet: _Sheet) -> None:
        """Write a paragraph that had nothing to run on into."""
        line, sheet.pending = sheet.pending, None
        if line is not None and line.pieces:
            self._write(line.index, line.properties, line.pieces, sheet)

    def _write(self, index: int, properties: Properties, pieces: list[_Piece], sheet: _Sheet) -> None:
        style, outline, counted, _, _ = properties
        start = place = sheet.length
        parts = sheet.parts
        label: Span | None = None
        number = None if counted is None else sheet.counters.count(counted)
        if number is not None and number.text:
            place += len(number.text)
            label = trusted_span(start, place)
            place += len(number.suffix)
            parts.append(number.text + number.suffix)
        runs: list[TextRun] = []
        # Made by hundreds of thousands: a named tuple's own way to be made takes twice the time.
        new = tuple.__new__
        for text, paragraph, run, child, offset in pieces:
            parts.append(text)
            runs.append(new(TextRun, (place, place := place + len(text), paragraph, run, child, offset)))
        parts.append("\n")
        sheet.length = place + 1
        self._left -= place + 1 - start
        if self._left < 0:
            raise LimitError("characters", self._max_characters)
        found = (start, place, label, number, style.name, outline, index, tuple(runs))
        sheet.paragraphs.append(new(WordParagraph, found))

    def _inline(self, container: Element, index: int) -> None:
        """Read the runs of a paragraph, or of a container within it."""
        for element in container:
            tag = element.tag
            if tag == _R:
                self._run(element, index)
            elif tag == _PPR:
                self._current = self._properties.paragraph(element)
            elif tag == _MATH_TEXT:
                self._say(element.text or "", index, _NO_RUN, 0)
            elif tag == _BOX:
                self._text_box(element)
            elif tag == _ALTERNATIVES:
                self._alternatives(element, partial(self._inline, index=index))
            elif tag in self._gone or tag in _UNSEEN or tag == _P:
                self._skip(element)
            elif len(element):
                self._inline(element, index)

    def _alternatives(self, element: Element, read: Callable[[Element], None]) -> None:
        """Read the first of several ways to write the same thing, and pass over the others."""
        wanted: str | None = _FALLBACK if element.find(_CHOICE) is None else _CHOICE
        for each in element:
            if each.tag == wanted:
                wanted = None
                read(each)
            else:
                self._skip(each)

    def _run(self, run: Element, paragraph: int) -> None:
        index = self._r
        self._r += 1
        hidden = self._hides and self._properties.hidden(run.find(_RPR), self._current.style)
        for child, element in enumerate(run):
            tag = element.tag
            if tag == _RPR:
                continue
            if tag == TEXT or tag in self._texts:
                text = element.text
                if text and not (hidden or self._codes):
                    offset = 0
                    # Most pieces need no care: they begin and end with a letter, and hold no line end.
                    if text[0] <= " " or text[-1] <= " " or not text.isprintable():
                        text, offset = shown_text(element, text)
                    self._pieces.append((text, paragraph, index, child, offset))
            elif tag == _FIELD:
                self._field(element.get(_FIELD_KIND))
            elif tag in _UNSEEN or hidden or self._codes:
                self._skip(element)
            elif tag in CHARACTERS:
                self._say(CHARACTERS[tag], paragraph, index, child)
            elif tag == _BREAK:
                # A page or column break before all text only sets the paragraph on a new page.
                if element.get(_TYPE) in (None, "textWrapping") or self._pieces:
                    self._say("\n", paragraph, index, child)
            elif tag == _SYMBOL:
                self._say(symbol(element.get(_CHAR)), paragraph, index, child)
            elif tag == _ALTERNATIVES:
                self._alternatives(element, partial(self._inline, index=paragraph))
            elif len(element):
                self._inline(element, paragraph)

    def _say(self, text: str, paragraph: int, run: int, child: int) -> None:
        if text:
            self._pieces.append((text, paragraph, run, child, 0))

    def _field(self, kind: str | None) -> None:
        """Follow a field from its code, which is not shown, to its result, which is."""
        if not self._heeds_fields:
            return
        if kind == "begin":
            self._fields.append(True)
            self._codes += 1
        elif self._fields and kind == "separate":
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._codes -= self._fields.pop()


def _is_gone(element: Element, properties: str, gone: frozenset[str]) -> bool:
    found = element.find(properties)
    return found is not None and any(each.tag in gone for each in found)

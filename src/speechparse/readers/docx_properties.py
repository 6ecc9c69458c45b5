"""Read what a paragraph's and a run's properties say, together with their styles: numbering, outline, hidden text."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from speechparse.readers.docx_numbering import Numberings
from speechparse.readers.docx_parts import Element, WordParts, w
from speechparse.readers.docx_styles import ParagraphStyle, Styles, is_on, number_of, outline_of

Revisions = Literal["accepted", "original"]

#: What is not there once changes are accepted, or before they were made.
GONE: Final[dict[str, frozenset[str]]] = {
    "accepted": frozenset({w("del"), w("moveFrom")}),
    "original": frozenset({w("ins"), w("moveTo")}),
}

_VAL: Final = w("val")
_PPR: Final = w("pPr")
_RPR: Final = w("rPr")
_STYLE: Final = w("pStyle")
_NUMBERING: Final = w("numPr")
_NUM_ID: Final = w("numId")
_LEVEL: Final = w("ilvl")
_OUTLINE: Final = w("outlineLvl")
_INSERTED: Final = w("ins")
_CHARACTER_STYLE: Final = w("rStyle")
_VANISH: Final = w("vanish")
#: A style separator: a hidden paragraph mark, by which a heading runs on into its text.
_SPECIAL_VANISH: Final = w("specVanish")
_PARAGRAPH_BEFORE: Final = f"{w('pPrChange')}/{_PPR}"
_RUN_BEFORE: Final = f"{w('rPrChange')}/{_RPR}"


class Properties(NamedTuple):
    """What holds for a whole paragraph."""

    style: ParagraphStyle
    #: From 1 to 9; None for body text.
    outline: int | None
    #: The numbering it is counted by, and its level; None where it has no number.
    counted: tuple[str, int] | None
    #: Whether the paragraph's end is gone by a tracked change, or hidden, so that it runs on into the next.
    mark_gone: bool
    mark_hidden: bool


class PropertyReader:
    """Reads properties for one file; equal ones are resolved once."""

    def __init__(self, parts: WordParts, revisions: Revisions) -> None:
        self._hides: Final = parts.hides
        self._original: Final = revisions == "original"
        self._gone: Final = GONE[revisions]
        self._styles: Final = Styles.read(parts.styles)
        self.numberings: Final = Numberings.read(parts.numbering, self._styles.numbering_of)
        self._known: Final[dict[tuple[str | None, str | None, str | None, str | None], Properties]] = {}
        #: What a paragraph without properties has.
        self.plain: Final = self._resolved(None, None, None, None)

    def paragraph(self, element: Element) -> Properties:
        """Read a w:pPr."""
        before = element.find(_PARAGRAPH_BEFORE) if self._original else None
        style = num_id = level = outline = mark = None
        for child in element if before is None else before:
            tag = child.tag
            if tag == _STYLE:
                style = child.get(_VAL)
            elif tag == _NUMBERING:
                num_id, level = self._numbering(child)
            elif tag == _OUTLINE:
                outline = child.get(_VAL)
            elif tag == _RPR:
                mark = child
        if before is not None:
            mark = element.find(_RPR)
        found = self._known.get((style, num_id, level, outline)) or self._resolved(
            style, num_id, level, outline
        )
        if mark is None or not len(mark):
            return found
        gone = any(each.tag in self._gone for each in mark)
        hidden = self._hides and self.hidden(mark, found.style)
        return found._replace(mark_gone=gone, mark_hidden=hidden) if gone or hidden else found

    def hidden(self, properties: Element | None, style: ParagraphStyle) -> bool:
        """Say whether text with a w:rPr (or None) in a paragraph of a style is hidden."""
        if not self._hides:
            return False
        if properties is None:
            return style.hidden
        if self._original and (before := properties.find(_RUN_BEFORE)) is not None:
            properties = before
        for toggle in (_VANISH, _SPECIAL_VANISH):
            if (direct := is_on(properties.find(toggle))) is not None:
                return direct
        character = properties.find(_CHARACTER_STYLE)
        # Two styles that both hide undo each other (17.7.3, toggle properties).
        return style.hidden != (character is not None and self._styles.hides(character.get(_VAL)))

    def _numbering(self, element: Element) -> tuple[str | None, str | None]:
        num_id = level = None
        for child in element:
            tag = child.tag
            if tag == _LEVEL:
                level = child.get(_VAL)
            elif tag == _NUM_ID:
                num_id = child.get(_VAL)
            elif tag == _INSERTED and self._original:
                return None, None
        return num_id, level

    def _resolved(
        self, style_id: str | None, num_id: str | None, level: str | None, outline: str | None
    ) -> Properties:
        style = self._styles.paragraph(style_id)
        own = outline_of(outline)
        counted = self.numberings.of(style, num_id, number_of(level))
        found = Properties(style, style.outline if own is None else own or None, counted, False, False)
        self._known[style_id, num_id, level, outline] = found
        return found

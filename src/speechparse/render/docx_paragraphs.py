"""The paragraphs of a paper in Word: each block's style, its place on the page, its number and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final

from speechparse.nodes import Role, Section
from speechparse.render.blocks import Block, Run, blocks
from speechparse.render.docx_numbering import Numbering, Place
from speechparse.render.docx_page import FIRST_LINE, LINE, blanks
from speechparse.render.docx_styles import DEEPEST_HEADING, heading_style, title_properties, title_style
from speechparse.render.markup import escape_text
from speechparse.skeleton import Root, display_width, entries

_BODY: Final = "BodyText"
#: What may stand above the body, and its style there.
_HEAD_STYLES: Final[Mapping[Role, str]] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "byline": "UnderTitle",
    "date": "UnderTitle",
    "note": "UnderTitle",
    "number": "DocumentNumber",
}
_STYLES: Final[Mapping[Role, str]] = {
    **_HEAD_STYLES,
    "salutation": "Salutation",
    "addressee": "Salutation",
    "contents": "Contents",
    "closing": "Closing",
    "signature": "Signature",
    "attachment": "Attachment",
    "date": "Date",
    "note": "Note",
}
#: Roles after which an empty line parts what comes before: 7.3.4, 7.3.5.2.
_PARTED: Final[frozenset[Role]] = frozenset({"attachment", "signature", "date"})
#: 7.3.7: the label of what is attached stands alone, at the left.
_ANNEX_LABEL: Final = re.compile(r"附(?:件|录|錄)?\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]?")
#: Styles whose headings are centred, as laws are printed.
_CENTRED: Final = frozenset({"book", "piece", "chapter", "division"})
#: 第一条 is set as headings of the first level are, though the article is no heading.
_ARTICLE: Final = "article"
#: 7.3.5.1 and 7.3.5.2: blanks at the right of a signature, of a date alone, and how far a date begins after its signature.
_SIGNATURE_BLANKS, _DATE_BLANKS, _DATE_SHIFT = 2, 4, 2
_MEETING: Final = re.compile(r"(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")
_SOFT: Final = re.compile(r"\t|\r\n?|\n|\v|\f")
_SOFT_ELEMENTS: Final = {"\t": "<w:tab/>"}


@dataclass(slots=True)
class _Paragraph:
    """One w:p in the making."""

    style: str
    block: Block
    place: Place | None = None
    section: Section | None = None
    #: The character style of marker and title, where they are set as a heading is.
    sign: str = ""
    centred: bool = False
    new_page: bool = False
    parted: bool = False
    #: Blanks at the right, in characters.
    right: float = 0


def paragraphs(document: Root, numbering: Numbering) -> Iterator[str]:
    """Yield the w:p of each block of the paper; furniture is left out."""
    # A date stands as its signature before it has it, and a signature as its date after it needs it.
    held: _Paragraph | None = None
    for made in _made(document, numbering):
        if held:
            _set_right(held, made)
            yield _written(held)
        held = made
    if held:
        _set_right(held, None)
        yield _written(held)


def _made(document: Root, numbering: Numbering) -> Iterator[_Paragraph]:
    sections = {entry.number: entry.section for entry in entries(document)}
    speech = 0
    in_head = True
    before: _Paragraph | None = None
    for block in _lines(document, sections):
        if block.speech != speech:
            new_page = speech > 0
            speech, in_head, first = block.speech, True, True
        else:
            new_page = first = False
        was_head = in_head
        in_head = in_head and (block.role in _HEAD_STYLES or _is_annex_label(block))
        made = _paragraph(block, sections, numbering, in_head=in_head)
        made.new_page = new_page
        made.parted = not first and _is_parted(made, before, was_head=was_head, in_head=in_head)
        before = made
        yield made


def _lines(document: Root, sections: Mapping[int, Section]) -> Iterator[Block]:
    """Yield the blocks but for furniture; a heading whose line goes on with its own text is one block with it."""
    held: Block | None = None
    for block in blocks(document):
        if held and _goes_on(held, block, sections):
            held.kind = "body"
            held.runs += block.runs
            continue
        if held:
            yield held
        held = None if block.kind == "furniture" else block
    if held:
        yield held


def _goes_on(held: Block, block: Block, sections: Mapping[int, Section]) -> bool:
    """Say whether nothing, a line end least of all, stands between a heading and the text after it."""
    first, last = block.runs[0], held.runs[-1]
    if (
        held.kind != "heading"
        or block.kind != "body"
        or last.kind == "space"
        or last.span.end != first.span.start
    ):
        return False
    return first.kind != "marker" or sections[first.entry].form == "inline"


def _is_parted(made: _Paragraph, before: _Paragraph | None, *, was_head: bool, in_head: bool) -> bool:
    """Say whether an empty line stands before a paragraph: below the title, and above what closes the paper."""
    above = before.block.role if before else None
    if was_head:
        return not in_head or above == "attachment"
    role = made.block.role
    if role == "attachment":
        return above != "attachment"
    return role in _PARTED and above not in ("signature", "date")


def _paragraph(
    block: Block, sections: Mapping[int, Section], numbering: Numbering, *, in_head: bool
) -> _Paragraph:
    if block.role:
        return _Paragraph(_matter_style(block, block.role, in_head=in_head), block)
    signed = block.runs[0].kind in ("marker", "title")
    section = sections.get(block.entry) if signed else None
    made = _Paragraph(_BODY, block, section=section)
    if section is None or section.form == "inline":
        return made
    if block.runs[0].kind == "marker":
        made.place = numbering.places.get(block.entry)
    style = section.marker.style if section.marker else ""
    if block.kind == "heading" and block.titled and 1 <= section.level <= DEEPEST_HEADING:
        made.style = heading_style(section.level)
        made.centred = style in _CENTRED
    elif style == _ARTICLE:
        made.sign = title_style(1)
    elif section.title:
        made.sign = title_style(max(1, min(section.level, DEEPEST_HEADING)))
    return made


def _matter_style(block: Block, role: Role, *, in_head: bool) -> str:
    if _is_annex_label(block):
        return "AnnexLabel"
    return _HEAD_STYLES[role] if in_head else _STYLES[role]


def _is_annex_label(block: Block) -> bool:
    return block.role == "attachment" and _ANNEX_LABEL.fullmatch(block.reading) is not None


def _set_right(made: _Paragraph, after: _Paragraph | None) -> None:
    """Give a signature and a date their blanks at the right, so that the date begins two characters after it."""
    if made.style == "Date" and not made.right:
        made.right = _DATE_BLANKS
    elif made.style == "Signature":
        made.right = _SIGNATURE_BLANKS
        if after and after.style == "Date":
            longer = _width(made.block.reading) - _width(after.block.reading)
            date = _SIGNATURE_BLANKS + longer - _DATE_SHIFT
            after.right = max(date, _SIGNATURE_BLANKS)
            made.right += after.right - date


def _width(words: str) -> float:
    """Return how many characters wide a text is set; where digits meet Han characters Word adds a quarter."""
    return display_width(words) / 2 + len(_MEETING.findall(words)) / 4


def _written(made: _Paragraph) -> str:
    words = "".join(_words(made))
    return f"<w:p><w:pPr>{_properties(made)}</w:pPr>{words}</w:p>"


def _properties(made: _Paragraph) -> str:
    place = made.place
    indent = f"<w:ind {FIRST_LINE}/>" if place else ""
    if made.right:
        indent = f"<w:ind {blanks('right', made.right)}/>"
    elif made.centred:
        indent = f"<w:ind {blanks('firstLine', 0)}/>"
    return "".join(
        (
            f'<w:pStyle w:val="{made.style}"/>',
            "<w:pageBreakBefore/>" if made.new_page else "",
            f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.num_id}"/></w:numPr>'
            if place
            else "",
            f'<w:spacing w:beforeLines="100" w:before="{LINE}"/>' if made.parted else "",
            indent,
            '<w:jc w:val="center"/>' if made.centred else "",
            # The number is set as the paragraph's mark is.
            f"<w:rPr>{title_properties(made.sign)}</w:rPr>" if place and made.sign else "",
        )
    )


def _words(made: _Paragraph) -> Iterator[str]:
    """Yield the w:r of a paragraph: its runs' readings without blanks at the ends, and without what Word counts."""
    runs = made.block.runs
    if made.place:
        runs = runs[2 if made.place.has_gap and len(runs) > 1 and runs[1].kind == "gap" else 1 :]
    pieces = [(_style_of(run, made), run.reading) for run in runs]
    if not made.place:
        pieces = _stripped(pieces, first=True)
    pieces = _stripped(pieces, first=False)
    for style, same in groupby(pieces, key=itemgetter(0)):
        said = "".join(words for _, words in same)
        if said:
            yield _run(style, said)


def _style_of(run: Run, made: _Paragraph) -> str:
    if not made.sign or run.entry != made.block.entry or run.kind not in ("marker", "gap", "title"):
        return ""
    return made.sign


def _stripped(pieces: list[tuple[str, str]], *, first: bool) -> list[tuple[str, str]]:
    """Take the blanks off the beginning (``first``) or the end of a row of pieces."""
    rest = pieces if first else pieces[::-1]
    place = next((place for place, (_, words) in enumerate(rest) if words.strip()), len(rest))
    rest = rest[place:]
    if rest:
        style, words = rest[0]
        rest[0] = style, words.lstrip() if first else words.rstrip()
    return rest if first else rest[::-1]


def _run(style: str, words: str) -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    inside = "".join(_pieces(words))
    return f"<w:r>{properties}{inside}</w:r>"


def _pieces(words: str) -> Iterator[str]:
    """Yield a text as the children of a run; tabs and line ends are elements of their own."""
    start = 0
    for found in _SOFT.finditer(words):
        if found.start() > start:
            yield _text(words[start : found.start()])
        yield _SOFT_ELEMENTS.get(found[0], "<w:br/>")
        start = found.end()
    if start < len(words):
        yield _text(words[start:])


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape_text(words)}</w:t>'

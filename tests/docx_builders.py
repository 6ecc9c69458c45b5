"""Make small Word files for the tests, part by part, with nothing in them that a test does not need."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "") -> str:
    """A w:r of one piece of text."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    text: str = "",
    num: int | None = None,
    level: int | None = None,
    *,
    style: str = "",
    extra: str = "",
    inside: str = "",
) -> str:
    """A w:p with its own numbering (``num``, ``level``), a style, more properties, or more content."""
    numbering = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbering += "" if num is None else f'<w:numId w:val="{num}"/>'
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f"<w:numPr>{numbering}</w:numPr>" if numbering else ""
    properties += extra
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{ppr}{inside}{run(text) if text else ''}</w:p>"


def level(
    index: int,
    text: str | None = None,
    number_format: str | None = "decimal",
    *,
    start: int | None = 1,
    suffix: str = "",
    restart: int | None = None,
    legal: bool = False,
    style: str = "",
    extra: str = "",
) -> str:
    """A w:lvl; ``text`` is ``%n.`` of its own level unless given."""
    shown = f"%{index + 1}." if text is None else text
    return (
        f'<w:lvl w:ilvl="{index}">'
        + ("" if start is None else f'<w:start w:val="{start}"/>')
        + ("" if number_format is None else f'<w:numFmt w:val="{number_format}"/>')
        + ("" if restart is None else f'<w:lvlRestart w:val="{restart}"/>')
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:isLgl/>" if legal else "")
        + (f'<w:suff w:val="{suffix}"/>' if suffix else "")
        + extra
        + f"<w:lvlText w:val={quoteattr(shown)}/>"
        + '<w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(number: int, *levels: str, links: str = "") -> str:
    """A w:abstractNum of levels."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0000{number:04X}"/>{kind}{links}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """A w:num of an abstract definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def override(index: int, *, start: int | None = None, definition: str = "") -> str:
    """A w:lvlOverride with a start, a level, or both."""
    begun = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{index}">{begun}{definition}</w:lvlOverride>'


def style(
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "",
    num: int | None = None,
    level: int | None = None,
    default: bool = False,
    paragraph: str = "",
    run: str = "",
) -> str:
    """A w:style whose id is its name."""
    numbering = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    numbering += "" if num is None else f'<w:numId w:val="{num}"/>'
    ppr = paragraph + (f"<w:numPr>{numbering}</w:numPr>" if numbering else "")
    flag = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{flag} w:styleId="{name}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def table(*rows: Iterable[str]) -> str:
    """A w:tbl; each cell is the XML of its paragraphs."""
    grid = "".join("<w:gridCol w:w='2000'/>" for _ in rows[0]) if rows else ""
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{cell}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in map(list, rows)
    )
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def text_box(content: str) -> str:
    """A run with a text box, written twice as Word writes it: as a shape, and as its older fallback."""
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="b"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def document_xml(body: str) -> str:
    """The main part."""
    return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def numbering_xml(*parts: str) -> str:
    """The numbering part; all w:abstractNum come before the first w:num, as the schema has it."""
    ordered = sorted(parts, key=lambda part: part.startswith("<w:num "))
    return f"{_HEAD}<w:numbering {_NAMESPACES}>{''.join(ordered)}</w:numbering>"


def styles_xml(*parts: str) -> str:
    """The styles part."""
    return f"{_HEAD}<w:styles {_NAMESPACES}>{''.join(parts)}</w:styles>"


def parts(body: str, *, numbering: Iterable[str] = (), styles: Iterable[str] = ()) -> dict[str, bytes]:
    """The parts of a whole file by name, ready to be changed by a test."""
    relationships = "".join(
        f'<Relationship Id="rId{index}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for index, kind in enumerate(("styles", "numbering"), 1)
    )
    content = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
            for part, kind in (
                ("document", "document.main"),
                ("styles", "styles"),
                ("numbering", "numbering"),
            )
        )
        + "</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document_xml(body),
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relationships}</Relationships>",
        "word/styles.xml": styles_xml(*styles),
        "word/numbering.xml": numbering_xml(*numbering),
    }
    return {name: text.encode() for name, text in content.items()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Zip parts to a file, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word_file(body: str, *, numbering: Iterable[str] = (), styles: Iterable[str] = ()) -> bytes:
    """A whole file."""
    return packed(parts(body, numbering=numbering, styles=styles))

"""A document as a Word file, laid out by GB/T 9704-2012: one paragraph a block, damage undone, furniture left out.

The file is written from templates; the same document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from speechparse.render.docx_numbering import Numbering
from speechparse.render.docx_page import HEAD, NAMESPACES, SECTION, SETTINGS, footer
from speechparse.render.docx_paragraphs import paragraphs
from speechparse.render.docx_styles import font_table_xml, styles_xml
from speechparse.render.markup import escape_text
from speechparse.skeleton import Root, speech_name, speeches

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
#: The earliest date that an archive can tell; it says that none is told.
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
#: What the main part refers to, by number: the kind of each part, and its name.
_PARTS: Final = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("numbering", "numbering.xml"),
    ("footer", "footer1.xml"),
    ("footer", "footer2.xml"),
)


def to_docx(document: Root, *, auto_numbers: bool = False) -> bytes:
    """Return the document as the bytes of a .docx file.

    With ``auto_numbers`` Word counts every list whose numbers it would show just as they are written; the
    numbers of all other lists are typed, as all are without.
    """
    numbering = Numbering.of(document) if auto_numbers else Numbering()
    # Word wants a paragraph, and the section's properties after it.
    body = "".join(paragraphs(document, numbering)) or "<w:p/>"
    content = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_OFFICE}/{kind}", name) for kind, name in _PARTS)
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_table_xml(),
        "word/numbering.xml": f"{HEAD}<w:numbering {NAMESPACES}>{''.join(numbering.xml())}</w:numbering>",
        "word/footer1.xml": footer(even=False),
        "word/footer2.xml": footer(even=True),
    }
    return _packed(content)


def _content_types() -> str:
    parts = (
        ("/docProps/core.xml", _CORE_TYPE),
        ("/word/document.xml", f"{_TYPES}.document.main+xml"),
        *((f"/word/{name}", f"{_TYPES}.{kind}+xml") for kind, name in _PARTS),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(document: Root) -> str:
    """Return the file's properties: the title of the first speech that has a name, and nothing about who or when."""
    title = next(filter(None, map(speech_name, speeches(document))), "")
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape_text(title)}</dc:title>'
        "</cp:coreProperties>"
    )


def _packed(content: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            archive.writestr(entry, text.encode())
    return packed.getvalue()

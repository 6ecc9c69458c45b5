"""The page of GB/T 9704-2012 as Word wants it told: paper, margins, grid, page numbers and settings.

Lengths are in twentieths of a point, as everywhere in the format.
"""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PER_MM: Final = 1440 / 25.4
#: 5.1: A4 paper.
_WIDTH, _HEIGHT = 11906, 16838
#: 5.2.1: the head margin 37 mm, the binding margin 28 mm, the type area 156 by 225 mm.
_TOP: Final = round(37 * _PER_MM)
_LEFT: Final = round(28 * _PER_MM)
_RIGHT: Final = _WIDTH - _LEFT - int(156 * _PER_MM) - 1
_BOTTOM: Final = _HEIGHT - _TOP - int(225 * _PER_MM)
#: 5.2.3: 22 lines of 28 characters fill the type area; both are rounded down, or the last would not fit.
LINES, CHARACTERS = 22, 28
LINE: Final = (_HEIGHT - _TOP - _BOTTOM) // LINES
#: 5.2.2: the body is set in size 3, that is 16 points.
BODY_POINTS: Final = 16
#: The grid's pitch is told by how much it is wider than the body's size, in 1/4096 of a point.
_PITCH_UNIT: Final = 4096
_PITCH: Final = (_WIDTH - _LEFT - _RIGHT) / 20 / CHARACTERS
_CHARACTER_SPACE: Final = int((_PITCH - BODY_POINTS) * _PITCH_UNIT) - 1
#: The width of a character on the grid.
CHARACTER: Final = int(_PITCH * 20)
#: 7.5: the line of the page number is 7 mm below the type area; half of its own height of 16 points is below that.
_FOOTER: Final = _BOTTOM - round(7 * _PER_MM) - 8 * 20


def blanks(side: str, characters: float) -> str:
    """Return the attributes of an indent of so many characters; the plain length is for programs without a grid."""
    return f'w:{side}Chars="{round(characters * 100)}" w:{side}="{round(characters * CHARACTER)}"'


#: 7.3.3: each paragraph begins two characters in.
FIRST_LINE: Final = blanks("firstLine", 2)

SECTION: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
    f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
    f'<w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" w:left="{_LEFT}" w:header="851" '
    f'w:footer="{_FOOTER}" w:gutter="0"/>'
    f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{_CHARACTER_SPACE}"/></w:sectPr>'
)

SETTINGS: Final = (
    f"{HEAD}<w:settings {NAMESPACES}>"
    f'<w:defaultTabStop w:val="{2 * CHARACTER}"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


def footer(*, even: bool) -> str:
    """Return the part with the page number: size 4 between dashes, one blank from the outer edge."""
    side = "left" if even else "right"
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind {blanks(side, 1)}/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )

"""The styles of a paper by GB/T 9704-2012: fonts, sizes and places of its title, headings, body and matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from speechparse.render.docx_page import BODY_POINTS, FIRST_LINE, HEAD, LINE, NAMESPACES

Side: TypeAlias = Literal["both", "left", "center", "right"]

#: Headings that Word has styles for; what stands deeper is set as body text.
DEEPEST_HEADING: Final = 9

_FANGSONG, _KAITI, _HEITI = "仿宋_GB2312", "楷体_GB2312", "黑体"
_TITLE_FONT, _SONGTI = "方正小标宋简体", "宋体"
#: Each font, the name that it goes by where that one is missing, and its PANOSE digits.
_FONTS: Final = (
    (_FANGSONG, "仿宋", "02010609030101010101"),
    (_KAITI, "楷体", "02010609030101010101"),
    (_HEITI, "SimHei", "02010609060101010101"),
    (_TITLE_FONT, "宋体", "02010601030101010101"),
    (_SONGTI, "SimSun", "02010600030101010101"),
)
#: 7.3.3: the first level is set in Hei, the second in Kai, the third and fourth in Fangsong; so are deeper ones.
_HEADING_FONTS: Final = (_HEITI, _KAITI)


class _Style(NamedTuple):
    """One paragraph style; ``points`` is its size, ``indent`` the attributes of w:ind."""

    id: str
    name: str
    font: str = _FANGSONG
    points: int = BODY_POINTS
    side: Side = "both"
    indent: str = ""
    extra: str = ""
    level: int | None = None


def _heading(level: int) -> _Style:
    font = _HEADING_FONTS[level - 1] if level <= len(_HEADING_FONTS) else _FANGSONG
    return _Style(
        f"Heading{level}", f"heading {level}", font, indent=FIRST_LINE, extra="<w:keepNext/>", level=level
    )


#: A cell of the grid is 15.8 points wide, a character 16; LibreOffice gives one that is wider than its cell two of them.
_SCALED, _UNSCALED = '<w:w w:val="98"/>', '<w:w w:val="100"/>'
_OFF_GRID: Final = '<w:snapToGrid w:val="0"/>'
_EXACT: Final = f'<w:spacing w:line="{LINE}" w:lineRule="exact"/>'
_STYLES: Final = (
    _Style("BodyText", "Body Text", indent=FIRST_LINE),
    # 7.3.1: the title in size 2, centred. Its line is as high as the others, whatever font stands in for it.
    _Style("Title", "Title", _TITLE_FONT, 22, "center", extra=_OFF_GRID + _EXACT),
    _Style("Subtitle", "Subtitle", _KAITI, side="center"),
    _Style("UnderTitle", "题下说明", _KAITI, side="center"),
    _Style("DocumentNumber", "发文字号", side="center"),
    _Style("Salutation", "Salutation", side="left"),
    _Style("Contents", "目录", side="left"),
    _Style("Closing", "Closing", indent=FIRST_LINE),
    _Style("Attachment", "附件说明", indent=FIRST_LINE),
    _Style("AnnexLabel", "附件标识", _HEITI, side="left"),
    _Style("Note", "附注", indent=FIRST_LINE),
    _Style("Signature", "Signature", side="right"),
    _Style("Date", "Date", side="right"),
    # 7.5: page numbers in size 4, half-width.
    _Style("Footer", "footer", _SONGTI, 14, "left", extra=_OFF_GRID),
    *(_heading(level) for level in range(1, DEEPEST_HEADING + 1)),
)


def heading_style(level: int) -> str:
    """Return the id of the paragraph style of headings of a level."""
    return f"Heading{level}"


def title_style(level: int) -> str:
    """Return the id of the character style that sets a run-in title as headings of its level are set."""
    return f"Heading{level}Char"


def title_properties(style: str) -> str:
    """Return the font of a character style of ``title_style``, to be named without it.

    LibreOffice does not set a number by the character style of the paragraph's mark.
    """
    return _TITLES[style]


def styles_xml() -> str:
    """Return styles.xml."""
    return f"{HEAD}<w:styles {NAMESPACES}>{''.join(_styles())}</w:styles>"


def _styles() -> Iterator[str]:
    yield f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(_FANGSONG)}{_size(BODY_POINTS)}"
    yield '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
    yield "</w:docDefaults>"
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    # Lone lines at a page's edge are kept: each page has its 22. The grid is reckoned from the size told here.
    yield '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
    yield f"<w:rPr>{_SCALED}{_size(BODY_POINTS)}</w:rPr></w:style>"
    yield '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    yield '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    for style in _STYLES:
        yield _paragraph_style(style)
        if style.level:
            yield _character_style(style)


def _paragraph_style(style: _Style) -> str:
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    linked = f'<w:link w:val="{title_style(style.level)}"/>' if style.level else ""
    following = '<w:next w:val="BodyText"/>' if style.level or style.id == "Salutation" else ""
    indent = f"<w:ind {style.indent}/>" if style.indent else ""
    scale = _UNSCALED if style.points != BODY_POINTS else ""
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}{linked}<w:qFormat/>'
        f'<w:pPr>{style.extra}{indent}<w:jc w:val="{style.side}"/>{outline}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{scale}{_size(style.points)}</w:rPr></w:style>"
    )


def _character_style(style: _Style) -> str:
    name = title_style(style.level or 0)
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{style.name} Char"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{style.id}"/><w:rPr>{_TITLES[name]}{_SCALED}</w:rPr></w:style>'
    )


def _fonts(name: str) -> str:
    # Word takes quotes and dashes, which both scripts have, from the font of the Latin one.
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


#: How a run-in title is set, by the id of its character style.
_TITLES: Final = {title_style(style.level): _fonts(style.font) for style in _STYLES if style.level}


def font_table_xml() -> str:
    """Return fontTable.xml, which says what may stand in for a font that is missing; none is embedded."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for name, other, panose in _FONTS
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"

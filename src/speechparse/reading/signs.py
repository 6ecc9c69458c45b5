"""The rare signs that a text holds, found in one scan: most kinds of damage cannot be without one of them."""

from __future__ import annotations

import re  # only its escape: LazyPattern compiles
from typing import Final

from speechparse.patterns import LazyPattern

#: Joiners, marks of direction, soft hyphens, byte order marks.
INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
#: What ends a line, and is no line feed.
OTHER_LINE_ENDS: Final = "\r\v\f\x85\u2028\u2029"
#: Blanks that are not the two of every text.
OTHER_BLANKS: Final = "\t\u00a0\u2002\u2003"
#: What a scanner takes numerals for; of the letters among them some texts hold many, and they are not looked for here.
DASHES: Final = "—–－─━ー-―‐‑‒−﹣ｰ㇐"
EQUALS: Final = "=＝ニ"
LETTERS: Final = "lI"
BARS: Final = "|丨"
#: What a converter to traditional characters writes for 一.
FORMAL: Final = "壹"
#: Other forms of common signs: of half width, of small size, a ratio's for a colon and a stroke's for a comma.
OTHER_FORMS: Final = "､﹑丶｡﹐﹔﹕︰∶﹖﹗﹒﹙﹚﹝﹞"
#: What a line's mark is made of in Markdown, beside dashes, and what escapes and tags begin with.
LINE_MARKS: Final = "#>*+•●◆■▪_=-"
OTHER_MARKS: Final = "\\<"
#: Pictures and keycaps, with which some writers and most language models adorn headings; as a class of a pattern.
#: Among them stand the circled digits of the dingbats, which are numerals.
PICTURES: Final = "\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
KEYCAP: Final = "\u20e3"
#: All signs that are looked for, beside pictures.
RARE: Final = frozenset(
    INVISIBLE
    + OTHER_LINE_ENDS
    + OTHER_BLANKS
    + DASHES
    + EQUALS
    + BARS
    + FORMAL
    + OTHER_FORMS
    + LINE_MARKS
    + OTHER_MARKS
    + KEYCAP
)
#: A scan costs the same for one sign of a class as for many, and as much as ten for one sign by itself.
_RARE: Final = LazyPattern(f"[{re.escape(''.join(sorted(RARE)))}{PICTURES}]")
#: A text of nothing but rare signs is looked at in pieces, so that no list of all of them is made.
_AT_ONCE: Final = 1 << 16


def rare_signs(text: str) -> frozenset[str]:
    """Return the pictures, and those of ``RARE``, that the text holds."""
    found: set[str] = set()
    for start in range(0, len(text), _AT_ONCE):
        found.update(_RARE.findall(text, start, start + _AT_ONCE))
    return frozenset(found)

"""Say whether a line that begins at a place would begin with a marker, and so by its author's will."""

from __future__ import annotations

from functools import cache
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.brackets import is_bracketed
from speechparse.scanning import Markers

#: The markers that begin lines by their author's will. Words and open verbs are not among them: 首先 and 一要 begin
#: a wrapped line as easily as any other word.
AUTHORS_BREAK: Final = (
    "BOOK", "PIECE", "PART", "CHAPTER", "DIVISION", "ARTICLE", "LECTURE", "LESSON", "ORDINAL", "ITS_ORDINAL",
    "CHINESE_PAREN", "DECIMAL_PAREN", "FINANCIAL_PAREN", "CIRCLED", "PAREN_IDEOGRAPH", "CIRCLED_IDEOGRAPH", "PAREN_DECIMAL", "FULL_STOP_DECIMAL", "CHINESE_COMMA",
    "FINANCIAL", "STEM", "DECIMAL_MULTI", "DECIMAL_DOT", "DECIMAL_COMMA", "DECIMAL_RIGHT_PAREN",
    "UPPER_ROMAN", "LOWER_ROMAN", "UPPER_LETTER", "LOWER_LETTER",
)  # fmt: skip
#: The first and last of each row of numerals that are one sign: ①…, Ⅰ…, ⅰ…, ❶…, ㈠…, ㊀….
_SIGNS: Final = (
    (0x2460, 0x249B), (0x24EA, 0x24FF), (0x2160, 0x216B), (0x2170, 0x217B), (0x2776, 0x2793),
    (0x3220, 0x3229), (0x3280, 0x3289), (0x3251, 0x325F), (0x32B1, 0x32BF),
)  # fmt: skip
#: What those markers begin with: most lines begin otherwise.
_FIRST: Final = frozenset(
    "一二三四五六七八九十廿卅百千零〇○两兩0123456789０１２３４５６７８９[［〔【ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(（第其壹贰貳弍叁參叄肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛壬癸"
    + "".join(chr(code) for first, last in _SIGNS for code in range(first, last + 1))
)
#: What makes words with 一, which are no numbers: 统一, 专一, 如一.
WORDS_WITH_ONE: Final = frozenset("统統唯单單同专專合如万")
#: A number with one bracket, which a bracket before it may have opened: （见图⏎3）.
_HALF: Final = "DECIMAL_RIGHT_PAREN"
_LONGEST_BRACKET: Final = 24
#: Beginning words too: 一是 may be any word's beginning, a later one hardly.
_LATER: Final = LazyPattern("[二三四五六七八九十]{1,2}[是要]")


@cache
def _breaking() -> Markers:
    return Markers(AUTHORS_BREAK)


def begins_with_marker(text: str, offset: int) -> bool:
    """Say whether what stands at ``offset`` looks like a marker that begins a line."""
    return marker_end(text, offset) > offset


def marker_end(text: str, offset: int) -> int:
    """Return where the marker ends that seems to begin a line at ``offset``; ``offset`` if there is none."""
    if text[offset] not in _FIRST:
        return offset
    marker = _breaking().at(text, offset)
    if marker is None:
        later = _LATER.match(text, offset)
        return offset if later is None else later.end()
    end, terminal = marker
    if terminal == _HALF and is_bracketed(text, max(0, offset - _LONGEST_BRACKET), offset):
        return offset
    return end

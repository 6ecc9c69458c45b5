"""Read numerals that a scanner took for other signs as what they are: —、 before 二、 is 一、, l. before 2. is 1."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

#: A sign that may be a misread numeral, with what follows one.
_SPOT: Final = LazyPattern(r"[—–－─━=＝lI丨](?=[、．.是要)）])")
#: What the signs are read as, and the next number, which must follow in the same dress.
_NUMERALS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys("—–－─━", ("一", "二")),
    **dict.fromkeys("=＝", ("二", "三")),
    **dict.fromkeys("lI丨", ("1", "2")),
}
#: What may follow them as part of a marker.
_DRESSES: Final[dict[str, str]] = {"一": "、．.是要)）", "二": "、．.", "1": "、．.)）"}
_TENS: Final = LazyPattern("[二三四五]?十")
_BLANKS: Final = " \t\u00a0\u3000"
_BEFORE: Final = frozenset("\r\n。；;：:！？")
_OPENED: Final = frozenset("(（")
_CLOSING: Final = frozenset(")）")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each numeral that the number after it shows to be misread."""
    text = reading.text
    last: dict[str, int] = {}
    edits: list[Edit] = []
    for match in _SPOT.finditer(text):
        at = match.start()
        numeral, following = _NUMERALS[match[0]]
        dress = text[at + 1]
        if dress not in _DRESSES[numeral] or not _begins_marker(text, at, numeral, dress):
            continue
        key = following + dress
        if key not in last:
            last[key] = text.rfind(key)
        if last[key] > at:
            edits.append(Edit(at, at + 1, numeral, "markup"))
    return edits


def _begins_marker(text: str, at: int, numeral: str, dress: str) -> bool:
    """Say whether a marker may stand at the sign: after a bracket where one closes it, else where a clause begins."""
    if dress in _CLOSING:
        return at > 0 and text[at - 1] in _OPENED
    if numeral == "1" and text[at + 2 : at + 3].isascii():
        return False  # I. and l. in another language
    begin = at
    if numeral == "一" and dress not in "是要":
        while begin > 0 and at - begin < 2 and text[begin - 1] in "二三四五十":
            begin -= 1
        if begin < at and _TENS.fullmatch(text, begin, at) is None:
            return False
    while begin > 0 and text[begin - 1] in _BLANKS:
        begin -= 1
    return begin == 0 or text[begin - 1] in _BEFORE

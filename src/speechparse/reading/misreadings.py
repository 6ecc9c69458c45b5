"""Read numerals that a scanner took for other signs as what they are: —、 before 二、 is 一、, l. before 2. is 1.

So is 壹 before 二, which a converter to traditional characters writes for every 一.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.signs import BARS, DASHES, EQUALS, FORMAL, LETTERS, RARE
from speechparse.reading.text import Edit, Reading

_STROKES: Final = LETTERS + BARS
#: What a paper that counts with 壹 has for 二.
_FORMAL_TWOS: Final = "贰貳弍"
#: What a misread sign is, and which numeral comes after that one.
_NUMERALS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(DASHES, ("一", "二")),
    **dict.fromkeys(EQUALS, ("二", "三")),
    **dict.fromkeys(_STROKES, ("1", "2")),
    FORMAL: ("一", "二"),
}
#: What chapters and their like end in; before their numeral stands 第.
_UNITS: Final = "章节節条條编編篇讲講课課"
#: What may follow each: the rest of a marker. A pattern that begins with one sign costs hardly anything to look for.
_MISREAD: Final = tuple(
    (sign, LazyPattern(f"{'[|]' if sign == '|' else sign}{after}"))
    for signs, after in (
        (DASHES, rf"(?:[、．.](?![0-9])|[是要)）{_UNITS}])"),
        (EQUALS, f"[、．是要)）{_UNITS}]"),
        (_STROKES, "(?:[.．、](?![A-Za-zⅠ-Ⅻ])|[)）])"),
        (FORMAL, f"[、．是要)），,{_UNITS}]"),
    )
    for sign in signs
)
_BEGINNING: Final = LazyPattern(r"(?:\A|[\r\n。；;：:！？])[ \t\u00a0\u3000]{0,8}(?P<tens>[二三四五]?十)?\Z")
#: 第壹， 第十壹條 其壹，: what is before the sign, and its length at most.
_AFTER_TENS: Final = LazyPattern(r"[第其][二三四五六七八九]?十?\Z")
_LONGEST_TENS: Final = 3
_REACH: Final = 11
_OPENERS: Final = "(（"
_CLOSERS: Final = ")）"


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each numeral that the number after it shows to be misread."""
    text = reading.text
    edits: list[Edit] = []
    last: dict[str, int] = {}
    signs = reading.signs
    for sign, pattern in _MISREAD:
        if sign not in (text if sign in LETTERS else signs):
            continue
        if sign == FORMAL and any(numeral in text for numeral in _FORMAL_TWOS):
            continue
        numeral, following = _NUMERALS[sign]
        # Two signs are looked for at three times the cost of a pattern that begins with one.
        if sign == "I" and (pattern.search(text) is None or "II" in text):
            continue  # none, or a Roman one
        for match in pattern.finditer(text):
            if not _is_numeral(text, match):
                continue
            start, end = match.span()
            later = following + text[end - 1]
            if later not in last:
                forms = [form for form in _forms(following) if form in signs or form not in RARE]
                last[later] = max(text.rfind(form + text[end - 1]) for form in forms)
                if sign == FORMAL and numeral + text[end - 1] in text:
                    last[later] = -1  # a kind of its own, above 一、
            if last[later] >= end:
                edits.append(Edit(start, start + 1, numeral, "markup"))
    return sorted(edits)


def _forms(numeral: str) -> tuple[str, ...]:
    """The signs that the numeral is written or misread as."""
    return numeral, *(sign for sign, (meant, _) in _NUMERALS.items() if meant == numeral)


def _is_numeral(text: str, match: Match) -> bool:
    """Say whether the sign stands where a marker's numeral does: in brackets, or where a sentence begins."""
    start, end = match.span()
    after = text[end - 1]
    if text[start] == FORMAL and _AFTER_TENS.search(text, max(0, start - _LONGEST_TENS), start) is not None:
        return True
    if after in _UNITS:
        return start > 0 and text[start - 1] == "第"
    if after in "，,":
        return False
    if after in _CLOSERS:
        return start > 0 and text[start - 1] in _OPENERS
    before = _BEGINNING.search(text[max(0, start - _REACH) : start])
    if before is None or (
        before.start() == 0 and start > _REACH and text[start - _REACH] not in "\r\n。；;：:！？"
    ):
        return False
    return not before["tens"] or (text[start] not in _STROKES and after in "、．")

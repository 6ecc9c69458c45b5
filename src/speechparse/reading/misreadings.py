"""Read numerals that a scanner took for other signs as what they are: —、 before 二、 is 一、, l. before 2. is 1.

So is 壹 before 二, which a converter to traditional characters writes for every 一.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.misread_digits import find_misread_digits
from speechparse.reading.parted_numerals import find_parted_numerals
from speechparse.reading.signs import BARS, DASHES, EQUALS, FORMAL, LETTERS, RARE
from speechparse.reading.square_brackets import find_square_brackets
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
        (DASHES, rf"(?:[、．.](?![0-9])|[是要)），,{_UNITS}]|部(?=分)|方(?=面))"),
        (EQUALS, f"[、．是要)）{_UNITS}]"),
        (_STROKES, "(?:[.．、](?![A-Za-zⅠ-Ⅻ])|[)）])"),
        (FORMAL, f"[、．是要)），,{_UNITS}]"),
    )
    for sign in signs
)
_BEGINNING: Final = LazyPattern(r"(?:\A|[\r\n。；;：:！？])[ \t\u00a0\u3000]{0,8}(?P<tens>[二三四五]?十)?\Z")
#: 第壹， 第十壹條 其壹， 第—部分: what is before the sign, and its length at most.
_AFTER_TENS: Final = LazyPattern(r"[第其][二三四五六七八九]?十?\Z")
_LONGEST_TENS: Final = 3
#: Nothing but the rest of a numeral stands after these: 第十—条, （十—）, 另—方面.
_SURE: Final = LazyPattern(r"(?:第[二三四五六七八九]?十|[(（][二三四五六七八九]?十|另)\Z")
_REACH: Final = 11
#: The letters before those that a one is taken for, and how far above these they stand.
_LETTER_BEFORE: Final = {"l": "k", "I": "H"}
_NEAR: Final = 2_000
_OPENERS: Final = frozenset("(（")
_CLOSERS: Final = ")）"


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each numeral that the number after it shows to be misread, and for what parts one."""
    text = reading.text
    edits: list[Edit] = []
    signs = reading.signs
    for sign, pattern in _MISREAD:
        if sign not in (text if sign in LETTERS else signs):
            continue
        if sign == FORMAL and any(numeral in text for numeral in _FORMAL_TWOS):
            continue
        # Two signs are looked for at three times the cost of a pattern that begins with one.
        if sign == "I" and (pattern.search(text) is None or "II" in text):
            continue  # none, or a Roman one
        numeral, _ = _NUMERALS[sign]
        last: dict[str, int] = {}
        for match in pattern.finditer(text):
            if not _is_numeral(text, match):
                continue
            start, end = match.span()
            after = text[end - 1]
            if after not in last:
                last[after] = _last_following(text, sign, after, signs)
            if _is_sure(text, start) or (last[after] >= end and not _is_letter(text, start, end)):
                edits.append(Edit(start, start + 1, numeral, "markup"))
    edits += find_misread_digits(text)
    edits += find_parted_numerals(text)
    edits += find_square_brackets(text)
    return sorted(set(edits))


def _last_following(text: str, sign: str, after: str, signs: Container[str]) -> int:
    """Return where the number that follows the misread one stands last, with the same sign after it; -1 if nowhere."""
    numeral, following = _NUMERALS[sign]
    if after == "方":
        return max(text.rfind(f"另{one}方面") for one in _forms(numeral))
    if sign == FORMAL and numeral + after in text:
        return -1  # a kind of its own, above 一、
    return max(text.rfind(form + after) for form in _forms(following) if form in signs or form not in RARE)


def _forms(numeral: str) -> tuple[str, ...]:
    """The signs that the numeral is written or misread as."""
    return numeral, *(sign for sign, (meant, _) in _NUMERALS.items() if meant == numeral)


def _is_letter(text: str, start: int, end: int) -> bool:
    """Say whether the letter before it stands above with the same sign: l. after k."""
    before = _LETTER_BEFORE.get(text[start])
    return before is not None and text.find(before + text[end - 1], max(0, start - _NEAR), start) >= 0


def _is_sure(text: str, start: int) -> bool:
    """Say whether nothing but a numeral can stand there."""
    return (
        text[start] not in _STROKES and _SURE.search(text, max(0, start - _LONGEST_TENS), start) is not None
    )


def _is_numeral(text: str, match: Match) -> bool:
    """Say whether the sign stands where a marker's numeral does: in brackets, or where a sentence begins."""
    start, end = match.span()
    sign, before, after = text[start], text[start - 1 : start], text[end - 1]
    is_stroke = sign in _STROKES
    if not is_stroke and _AFTER_TENS.search(text, max(0, start - _LONGEST_TENS), start) is not None:
        return True
    if after in _UNITS:
        return before == "第"
    if after in "，,部":
        return False
    if before == "另":
        return after == "方"
    if after in _CLOSERS and (before in _OPENERS or not is_stroke):
        return before in _OPENERS or _is_sure(text, start)
    beginning = _BEGINNING.search(text[max(0, start - _REACH) : start])
    if beginning is None or (
        beginning.start() == 0 and start > _REACH and text[start - _REACH] not in "\r\n。；;：:！？"
    ):
        return False
    return not beginning["tens"] or (not is_stroke and after in "、．")

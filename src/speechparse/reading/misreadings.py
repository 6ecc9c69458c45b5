"""Read numerals that a scanner took for other signs as what they are: —、 before 二、 is 一、, l. before 2. is 1."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

_START: Final = r"(?:\A|[\r\n。；;：:！？])[ \t\u00a0\u3000]*"
_DASH: Final = "[—–－─━]"
#: The pattern of a misread numeral ``sign``, what it reads, and what must come later in the text if ``after``
#: follows it: the next number in the same dress.
_MISREAD: Final[tuple[tuple[LazyPattern, str, str], ...]] = (
    (LazyPattern(rf"{_START}(?P<sign>{_DASH})(?P<after>[、．.])(?![0-9])"), "一", "二{after}"),
    (LazyPattern(rf"{_START}(?P<sign>{_DASH})(?P<after>[是要])"), "一", "二{after}"),
    (LazyPattern(rf"[(（](?P<sign>{_DASH})(?P<after>[)）])"), "一", "二{after}"),
    (LazyPattern(rf"{_START}[二三四五]?十(?P<sign>{_DASH})(?P<after>[、．])"), "一", "二{after}"),
    (LazyPattern(rf"{_START}(?P<sign>[=＝])(?P<after>[、．])"), "二", "三{after}"),
    (LazyPattern(rf"{_START}(?P<sign>[lI|丨])(?P<after>[.．、])(?![A-Za-zⅠ-Ⅻ])"), "1", "2{after}"),
    (LazyPattern(r"[(（](?P<sign>[lI|丨])(?P<after>[)）])"), "1", "2{after}"),
)
#: Signs of which one is in every misread text.
_SIGNS: Final = ("—", "–", "－", "─", "━", "=、", "＝、", "=．", "＝．", "l", "I", "|", "丨")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each numeral that the number after it shows to be misread."""
    text = reading.text
    if not any(sign in text for sign in _SIGNS):
        return []
    edits: list[Edit] = []
    for pattern, numeral, following in _MISREAD:
        last: dict[str, int] = {}
        for match in pattern.finditer(text):
            after = match["after"]
            if after not in last:
                last[after] = text.rfind(following.format(after=after))
            if last[after] > match.end():
                edits.append(Edit(*match.span("sign"), numeral, "markup"))
    return sorted(edits)

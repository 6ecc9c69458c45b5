"""Leave out pronunciation glosses, which some pages put after characters: 強(qiáng) is read 強."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

_TONES: Final = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜüńňǹḿêɡ"
_GLOSS: Final = LazyPattern(rf"[(（](?P<syllable>[a-z{_TONES}]{{1,7}})[)）]")
#: Patterns that begin with one sign, which a text is scanned for ten times as fast.
_HINTS: Final = (LazyPattern(rf"\([a-z{_TONES}]"), LazyPattern(rf"（[a-z{_TONES}]"))
_WITH_TONE: Final = LazyPattern(rf"[{_TONES}]")
# Toneless ones (de, le) count only among glosses that have their tones; a, b, i are letters.
_TONELESS: Final = frozenset(("de", "le", "zhe", "ma", "ne", "ba", "men", "zi", "er", "li", "shang"))


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each gloss, if the text has glosses with tones at all."""
    text = reading.text
    if not any(hint.search(text) for hint in _HINTS):
        return []
    edits: list[Edit] = []
    toneless: list[Edit] = []
    for match in _GLOSS.finditer(text):
        start, end = match.span()
        if start == 0 or text[start - 1].isspace():
            continue
        # The gloss is its character's: both read as the character, so that no title ends between them.
        edit = Edit(start - 1, end, text[start - 1], "markup")
        if _WITH_TONE.search(match["syllable"]):
            edits.append(edit)
        elif match["syllable"] in _TONELESS:
            toneless.append(edit)
    return sorted(edits + toneless) if edits else []

"""Leave out pronunciation glosses, which some pages put after characters: 強(qiáng) is read 強."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

_TONES: Final = "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜüńňǹḿêɡ"
#: Patterns that begin with one sign, which a text is scanned for ten times as fast.
_HINTS: Final = (LazyPattern(rf"\([a-z{_TONES}]"), LazyPattern(rf"（[a-z{_TONES}]"))
#: Where lines are wrapped, a break may stand before a gloss or inside it.
_BREAK: Final = r"(?:\r\n|[\r\n]){1,2}[ \t\u3000]{0,4}"
#: What a gloss holds after its bracket, and where it ends.
_WORDS: Final = rf"(?=(?:{_BREAK})?[a-z{_TONES}])(?:[a-z{_TONES}]|{_BREAK}){{1,8}}[)）]"
#: The glosses of one character; some pages put them twice. The pattern begins with the first sign of the bracket or the
#: break, and looks back from there: one that begins by looking back is tried at each character, and takes 20 times as long.
_GLOSSES: Final = LazyPattern(
    r"[(（\r\n](?<=[^\s()（）](?s:.))"
    r"(?:(?<=[(（])|(?<=[\r\n])(?:(?<=\r)\n)?(?:\r\n|[\r\n])?[ \t\u3000]{0,4}[(（])"
    rf"{_WORDS}(?:(?:{_BREAK})?[(（]{_WORDS})*"
)
_WITH_TONE: Final = LazyPattern(rf"[{_TONES}]")
#: A syllable without its tone; a, b, i in brackets are letters.
_SYLLABLE: Final = LazyPattern(
    r"[(（](?:er|an|ai|ou|ao|en|ang|(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)(?:[aeiouv]|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|ang|eng|ing|ong|"
    r"ia|iao|ian|iang|iong|ua|uai|uan|uang|uo))[)）]"
)
#: Glosses without tones count among such as have theirs, or where there are so many that they can be nothing else.
_MANY: Final = 12


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each character that has a gloss, if the text has glosses with tones, or many without."""
    text = reading.text
    if not any(hint.search(text) for hint in _HINTS):
        return []
    toned: list[Edit] = []
    toneless: list[Edit] = []
    for match in _GLOSSES.finditer(text):
        start, end = match.span()
        # The gloss is its character's: both read as the character, so that no title ends between them.
        edit = Edit(start - 1, end, text[start - 1], "markup")
        if _WITH_TONE.search(match[0]):
            toned.append(edit)
        elif text[start - 1] > "\u2e80" and _SYLLABLE.match("".join(match[0].split())):
            toneless.append(edit)
    if not toned and len(toneless) < _MANY:
        return []
    return sorted(toned + toneless)

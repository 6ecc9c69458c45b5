"""Why Word's numbers are others than LibreOffice's in some documents of docx_cases, by the beginning of a case's name.

The labels themselves are in tests/docx/word.json; each was checked against the source that the reason names.
"""

from __future__ import annotations

from typing import Final

_NO_FORMAT: Final = "LibreOffice does not know the format and writes decimal numbers"
_REPEATS: Final = (
    "LibreOffice joins letters as in a number; the standard repeats one letter: 27 is aa, 28 is bb"
)
_COUNTING: Final = (
    "the standard counts with 十 to 99 and sets digits from 100 (○ is U+25CB); LibreOffice counts with 百"
)

#: What 17.18.59 or Microsoft's implementation notes ([MS-OI29500], [MS-DOCX]) have that LibreOffice has not.
REASONS: Final[dict[str, str]] = {
    "format-arabicAbjad": "the first letter is U+0623 in the standard, and "
    + _REPEATS[0].lower()
    + _REPEATS[1:],
    "format-arabicAlpha": "the last letter is U+064A in the standard, and "
    + _REPEATS[0].lower()
    + _REPEATS[1:],
    "format-bahtText": _NO_FORMAT,
    "format-bullet": "a bullet's text is literal: %1 is no number in it ([MS-OI29500] 2.1.286)",
    "format-cardinalText": "Word writes no “and”: One thousand one",
    "format-chicago": "Word begins again after 30 rounds; LibreOffice repeats a sign without end",
    "format-chineseCounting": _COUNTING,
    "format-chineseCountingThousand": "the standard fills a gap with 〇 (U+3007); LibreOffice with 零",
    "format-chineseLegalSimplified": "the standard's sign for 10,000 is 萬; LibreOffice has 万",
    "format-decimalEnclosedCircle": "the standard's set ends at ⑳, then decimal; LibreOffice goes on to ㊿",
    "format-decimalEnclosedFullstop": _NO_FORMAT,
    "format-decimalEnclosedParen": _NO_FORMAT,
    "format-decimalFullWidth": _NO_FORMAT,
    "format-dollarText": _NO_FORMAT,
    "format-hebrew1": "Word begins again after 783; LibreOffice goes on",
    "format-hebrew2": "Word writes one ת for each round of the alphabet, then the letter",
    "format-hex": _NO_FORMAT,
    "format-hindi": "LibreOffice does not know the format, or leaves out three letters of it",
    "format-ideographDigital": "digits side by side in the standard: 一〇, 一一; LibreOffice counts 十, 十一",
    "format-ideographEnclosedCircle": "ideographs in a circle, to ten; LibreOffice circles decimal numbers",
    "format-ideographZodiacTraditional": _NO_FORMAT,
    "format-japaneseCounting": "no one before a unit, no zero in a gap: 百一; LibreOffice counts as in Chinese",
    "format-japaneseDigitalTenThousand": _NO_FORMAT,
    "format-japaneseLegal": "ten has its sign: 壱拾壱; LibreOffice sets digits side by side",
    "format-lowerLetter": "Word begins again after 30 rounds (780); LibreOffice repeats a letter without end",
    "format-upperLetter": "Word begins again after 30 rounds (780); LibreOffice repeats a letter without end",
    "format-numberInDash": "the dashes belong to the number: - 1 -; LibreOffice leaves them out",
    "format-ordinalText": "Word writes no “and”: One thousand first",
    "format-russian": _REPEATS,
    "format-taiwaneseCountingThousand": "the sign for 10,000 is 萬; LibreOffice has 万",
    "format-taiwaneseCounting": _COUNTING,
    "format-taiwaneseDigital": _NO_FORMAT,
    "format-thaiLetters": _REPEATS,
    "format-thai": _NO_FORMAT,
    "format-vietnameseCounting": _NO_FORMAT,
    "text-16": "a placeholder may come twice; LibreOffice fills only the first and cuts the second",
    "text-deeper": "a deeper level has no number here: Word shows nothing for it, LibreOffice the placeholder",
    "start-20-": "as in the format: decimal after ⑳",
    "start-99-": "as in the format: 〇 in a gap",
    "start-": "zero has its sign, 〇; LibreOffice writes 0",
    "multilevel-decimalFullWidth": "as in the format: LibreOffice does not know full-width numbers",
    "restart-": "LibreOffice 7.4 does not heed lvlRestart (17.9.10)",
    "legal-": "LibreOffice 7.4 does not heed isLgl (17.9.4)",
    "startoverride-": "the own start counts at each restart, too (17.9.26); LibreOffice goes back to w:start",
    "lvloverride-": "an overriding level is complete: what it leaves out has its default (tab, decimal); LibreOffice keeps it",
    "gap-level-undefined": "a level that is not defined has no number; LibreOffice invents one",
    "hidden-": "Word neither shows nor counts a paragraph that is hidden with its mark; LibreOffice counts it",
    "silent-none": "what stands around a number that shows nothing is kept: .1; LibreOffice drops the dot",
    "bullet-2": "the same bullet: U+F0B7 of the Symbol font is written as •",
    "bullet-3": "a bullet's text is literal ([MS-OI29500] 2.1.286); LibreOffice takes its first character",
    "custom-": "“01, 02” pads to two digits ([MS-DOCX] 2.4); LibreOffice 7.4 gives up the level",
}


def reason(case: str) -> str | None:
    """Return why a case may differ: the reason of the longest beginning of its name."""
    found = max((key for key in REASONS if case.startswith(key)), key=len, default=None)
    return None if found is None else REASONS[found]

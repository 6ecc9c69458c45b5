"""The marker styles as a table: to each terminal of grammar/markers.lark what a pattern cannot say.

A style's ``rank`` orders the kinds where papers agree on one (第一章 above 一、 above （一）); None where they do
not. ``costs`` is what a candidate of the style costs by its place, in the order of ``PLACES``: negative is
evidence for a marker. The costs' reasons stand in docs/architecture.md; they were set on labelled papers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

System: TypeAlias = Literal[
    "chinese",
    "financial",
    "decimal",
    "circled",
    "parenthesised",
    "full-stop",
    "parenthesised-ideograph",
    "circled-ideograph",
    "stem",
    "upper-letter",
    "lower-letter",
    "upper-roman",
    "lower-roman",
    "words",
]

#: Where a candidate stands: at a line's start; after 。 ; : , 、; after a quote or bracket; inside a clause;
#: after a blank inside a line.
PLACES: Final = (
    "line",
    "stop",
    "semicolon",
    "colon",
    "comma",
    "enumeration",
    "quote",
    "clause",
    "blank",
)
LINE, STOP, SEMICOLON, COLON, COMMA, ENUMERATION, QUOTE, CLAUSE, BLANK = range(9)


@dataclass(frozen=True, slots=True)
class Style:
    """One marker style.

    ``name`` is what a marker's ``style`` says; ``terminal`` its name in the grammar; ``family`` what may number
    one list together; ``write`` how a marker is written, ``{}`` being the numeral.
    """

    name: str
    terminal: str
    system: System
    family: str
    rank: int | None
    costs: tuple[float, ...]
    write: str


def _style(
    name: str,
    system: System,
    rank: int | None,
    costs: tuple[float, ...],
    write: str,
    family: str | None = None,
) -> Style:
    return Style(name, name.upper().replace("-", "_"), system, family or name, rank, costs, write)


_CHAPTER: Final = (-6.0, -2.5, 1.0, -1.0, 4.0, 6.0, 5.0, 4.0, -2.0)
_COMMA: Final = (-6.0, -2.5, -1.5, -2.0, -0.5, 5.0, 5.0, 5.0, -1.0)
_PAREN: Final = (-6.0, -4.0, -3.5, -3.5, -0.5, 2.0, 4.0, 2.5, -2.0)
_DOT: Final = (-5.0, -2.5, -1.5, -1.5, -1.0, 5.0, 5.0, 5.0, -1.0)
_LETTER: Final = (-4.0, -2.0, -1.5, -1.5, 3.0, 5.0, 5.0, 5.0, 0.0)
_DIGIT_PAREN: Final = (-5.0, -3.5, -2.5, -2.5, -0.5, 3.0, 4.0, 3.0, -1.5)
_CIRCLED: Final = (-5.0, -4.0, -4.0, -4.0, -1.5, 0.0, 2.0, 1.5, -2.0)
_BLANK: Final = (-4.0, 4.0, 5.0, 5.0, 6.0, 6.0, 6.0, 6.0, 5.0)
_ORDINAL: Final = (-4.5, -3.5, -2.5, -2.5, 2.0, 5.0, 5.0, 5.0, -1.0)
_THING: Final = (-4.0, -3.0, -1.5, -2.0, 2.0, 6.0, 5.0, 5.0, -1.0)
_SEQUENCE: Final = (-4.0, -4.0, -3.0, -3.0, -0.5, 5.0, 4.0, 5.0, -1.0)
_ASPECT: Final = (-4.5, -4.5, -4.0, -4.0, -3.0, 3.0, 3.0, -0.8, -2.0)
#: In mid-clause only a further number is a candidate, where it is due; layout's costs tell of a first one.
_NARRATIVE: Final = (-4.0, -4.0, -4.0, -4.0, -2.0, 3.0, 5.0, -0.5, -1.5)
_OPEN: Final = (-3.0, -3.0, -3.0, -3.0, -1.0, 5.0, 9.0, 9.0, 1.0)

#: Every style, in the order of the grammar.
STYLES: Final[tuple[Style, ...]] = (
    _style("book", "chinese", 0, _CHAPTER, "第{}编"),
    _style("piece", "chinese", 1, _CHAPTER, "第{}篇"),
    _style("part", "chinese", 1, _CHAPTER, "第{}部分"),
    _style("chapter", "chinese", 2, _CHAPTER, "第{}章"),
    _style("division", "chinese", 3, _CHAPTER, "第{}节"),
    _style("article", "chinese", 4, _CHAPTER, "第{}条"),
    _style("lecture", "chinese", 2, _CHAPTER, "第{}讲"),
    _style("lesson", "chinese", 2, _CHAPTER, "第{}课"),
    _style("ordinal-thing", "chinese", None, _THING, "第{}个方面"),
    _style("ordinal", "chinese", None, _ORDINAL, "第{}，"),
    _style("its-ordinal", "chinese", None, _ORDINAL, "其{}，"),
    _style("aspect", "words", 20, _ASPECT, "{}方面，"),
    _style("sequence", "words", 20, _SEQUENCE, "{}，"),
    _style("one-is", "words", 20, _NARRATIVE, "一个是"),
    _style("narrative", "chinese", 20, _NARRATIVE, "{}是"),
    _style("narrative-open", "chinese", 20, _OPEN, "{}抓", "narrative"),
    _style("chinese-paren", "chinese", 6, _PAREN, "（{}）"),
    _style("decimal-paren", "decimal", 8, _DIGIT_PAREN, "（{}）"),
    _style("financial-paren", "financial", 6, _PAREN, "（{}）"),
    _style("circled", "circled", 10, _CIRCLED, "{}"),
    _style("paren-ideograph", "parenthesised-ideograph", 6, _PAREN, "{}", "chinese-paren"),
    _style("circled-ideograph", "circled-ideograph", None, _CIRCLED, "{}"),
    _style("paren-decimal", "parenthesised", 8, _CIRCLED, "{}"),
    _style("full-stop-decimal", "full-stop", 7, _DOT, "{}"),
    _style("chinese-comma", "chinese", 5, _COMMA, "{}、"),
    _style("chinese-right-paren", "chinese", 6, _LETTER, "{}）"),
    _style("chinese-blank", "chinese", 5, _BLANK, "{}　"),
    _style("financial", "financial", 5, _COMMA, "{}、"),
    _style("stem", "stem", None, _LETTER, "{}、"),
    _style("decimal-multi", "decimal", 7, _CHAPTER, "{}"),
    _style("decimal-dot", "decimal", 7, _DOT, "{}."),
    _style("decimal-comma", "decimal", 7, _DOT, "{}、"),
    _style("decimal-right-paren", "decimal", 9, _LETTER, "{}）"),
    _style("decimal-blank", "decimal", 7, _BLANK, "{}　"),
    _style("upper-roman", "upper-roman", None, _LETTER, "{}."),
    _style("lower-roman", "lower-roman", None, _LETTER, "{}."),
    _style("upper-letter", "upper-letter", None, _LETTER, "{}."),
    _style("lower-letter", "lower-letter", None, _LETTER, "{}."),
)

BY_NAME: Final[dict[str, Style]] = {style.name: style for style in STYLES}
BY_TERMINAL: Final[dict[str, Style]] = {style.terminal: style for style in STYLES}
#: Articles that were put in later (第十七条之一): they have the number of the article before, and repeat it by right.
INSERTED: Final = replace(BY_TERMINAL["ARTICLE"])
#: 第一部分，… is said in a sentence, and may stand in an item; the number of a part has a colon, a blank or nothing after it.
SPOKEN_PART: Final = replace(BY_TERMINAL["PART"], rank=None)

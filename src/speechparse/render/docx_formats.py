"""How Word would count a list by itself: the number format and the text around it that give its markers back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from speechparse.markers import take_apart
from speechparse.ordinals import System, format_ordinal
from speechparse.styles import BY_NAME

Suffix: TypeAlias = Literal["nothing", "space", "tab"]

#: What Word may put between a number and its paragraph by itself; other gaps are typed.
_SUFFIXES: Final[Mapping[str, Suffix]] = {"": "nothing", " ": "space", "\t": "tab"}
#: Lists of these styles stay typed, for their numbers are words of the sentence: 第一，其一，首先，一是.
_WORDS: Final = frozenset(
    ("ordinal-thing", "ordinal", "its-ordinal", "aspect", "sequence", "one-is", "narrative", "narrative-open")
)
_MULTI: Final = "decimal-multi"
#: The format that the numbers of 1.1 all have.
DECIMAL: Final = "decimal"
_ENCLOSED: Final = 20


class Counted(NamedTuple):
    """One item of a list as it is to be counted: its marker, its number and the gap after the marker."""

    marker: str
    ordinal: int
    gap: str


class Format(NamedTuple):
    """One level of a list as Word counts it; ``numbers`` is how many of its numbers are shown, two for 1.1."""

    number_format: str
    before: str
    after: str
    suffix: Suffix
    numbers: int = 1
    dot: str = ""

    def text(self, levels: Sequence[int]) -> str:
        """Return w:lvlText for the levels, from 0, whose numbers are shown."""
        return self.before + self.dot.join(f"%{level + 1}" for level in levels) + self.after


class Plan(NamedTuple):
    """How a list may be counted: its format, its first number, and the numbers above that its markers show."""

    format: Format
    first: int
    above: tuple[int, ...] = ()


def _system(system: System, like: str = "") -> Callable[[int], str]:
    return lambda number: format_ordinal(number, system, like=like)


def _without_gaps(number: int) -> str:
    """Write a number without a zero in it, which is 〇 in some programs and 零 in others."""
    numeral = format_ordinal(number, System.CHINESE)
    if "零" in numeral:
        raise ValueError(f"{numeral} is not written alike everywhere")
    return numeral


def _with_zeros(number: int) -> str:
    """Write a number with 零 in its gaps; a lone zero is written in several ways."""
    if number == 0:
        raise ValueError("0 is not written alike everywhere")
    return format_ordinal(number, System.CHINESE)


def _with_leading_zero(number: int) -> str:
    return f"{number:02}"


def _circled(number: int) -> str:
    if not 1 <= number <= _ENCLOSED:
        raise ValueError(f"{number} has no circled sign in Word")
    return format_ordinal(number, System.CIRCLED)


#: For each numeral system Word's formats and what each writes. What other programs are known to show otherwise
#: (full-width digits, ⑴, ⒈, 一百〇一) is left out: a number must be the same wherever the file is opened.
_FORMATS: Final[Mapping[str, tuple[tuple[str, Callable[[int], str]], ...]]] = {
    "chinese": (
        ("chineseCountingThousand", _without_gaps),
        ("taiwaneseCountingThousand", _with_zeros),
        ("decimal", _system(System.DECIMAL)),
    ),
    "decimal": ((DECIMAL, _system(System.DECIMAL)), ("decimalZero", _with_leading_zero)),
    "financial": (("chineseLegalSimplified", _system(System.FINANCIAL, "壹拾")),),
    "circled": (("decimalEnclosedCircleChinese", _circled),),
    "stem": (("ideographTraditional", _system(System.STEM)),),
    "upper-letter": (("upperLetter", _system(System.UPPER_LETTER)),),
    "lower-letter": (("lowerLetter", _system(System.LOWER_LETTER)),),
    "upper-roman": (("upperRoman", _system(System.UPPER_ROMAN)),),
    "lower-roman": (("lowerRoman", _system(System.LOWER_ROMAN)),),
}


def plan_for(style: str, items: Sequence[Counted]) -> Plan | None:
    """Return how Word would count items with just these markers; None where it would not.

    >>> plan_for("chinese-paren", [Counted("（六）", 6, ""), Counted("（七）", 7, "")])
    Plan(format=Format(number_format='chineseCountingThousand', before='（', after='）', suffix='nothing', numbers=1, dot=''), first=6, above=())
    """
    first = items[0].ordinal
    if style in _WORDS or any(item.ordinal != first + place for place, item in enumerate(items)):
        return None
    gaps = {item.gap for item in items}
    suffix = _SUFFIXES.get(gaps.pop(), "nothing") if len(gaps) == 1 else "nothing"
    before, numeral, after = take_apart(items[0].marker, style)
    if not numeral:
        return None
    if style == _MULTI:
        return _several(items, before, numeral, after, suffix)
    known = BY_NAME.get(style)
    for number_format, write in _FORMATS.get(known.system, ()) if known else ():
        if all(_writes(write, item, before, after) for item in items):
            return Plan(Format(number_format, before, after, suffix), first)
    return None


def _writes(write: Callable[[int], str], item: Counted, before: str, after: str) -> bool:
    try:
        return f"{before}{write(item.ordinal)}{after}" == item.marker
    except ValueError:
        return False


def _several(items: Sequence[Counted], before: str, numeral: str, after: str, suffix: Suffix) -> Plan | None:
    """Return the plan of 1.1, 1.2: all but the last number are those of the items around the list."""
    dot = "．" if "．" in numeral else "."
    *above, last = numeral.split(dot)
    prefix = before + "".join(f"{number}{dot}" for number in above)
    plain = all(number.isascii() and number.isdecimal() and str(int(number)) == number for number in above)
    if not (above and plain and last.isdecimal()):
        return None
    if any(item.marker != f"{prefix}{item.ordinal}{after}" for item in items):
        return None
    form = Format(DECIMAL, before, after, suffix, len(above) + 1, dot)
    return Plan(form, items[0].ordinal, tuple(map(int, above)))


def sets_apart(form: Format, gap: str) -> bool:
    """Say whether Word puts the gap of an item there by itself."""
    return _SUFFIXES.get(gap) == form.suffix

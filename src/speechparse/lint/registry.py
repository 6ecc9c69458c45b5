"""Every rule, written out in the order of the codes, and how selectors name them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from speechparse.lint.rule import Rule
from speechparse.lint.rules.compatibility_character import CompatibilityCharacter
from speechparse.lint.rules.dangling_reference import DanglingReference
from speechparse.lint.rules.declared_count import DeclaredCount
from speechparse.lint.rules.declared_names import DeclaredNames
from speechparse.lint.rules.empty_section import EmptySection
from speechparse.lint.rules.hard_wrap import HardWrap
from speechparse.lint.rules.heading_full_stop import HeadingFullStop
from speechparse.lint.rules.inverted_level import InvertedLevel
from speechparse.lint.rules.late_start import LateStart
from speechparse.lint.rules.lone_item import LoneItem
from speechparse.lint.rules.lost_line_break import LostLineBreak
from speechparse.lint.rules.marker_punctuation import MarkerPunctuation
from speechparse.lint.rules.missing_number import MissingNumber
from speechparse.lint.rules.mixed_numerals import MixedNumerals
from speechparse.lint.rules.mixed_sequence_words import MixedSequenceWords
from speechparse.lint.rules.mixed_series import MixedSeries
from speechparse.lint.rules.mixed_styles import MixedStyles
from speechparse.lint.rules.mixed_width import MixedWidth
from speechparse.lint.rules.number_out_of_order import NumberOutOfOrder
from speechparse.lint.rules.page_slice_mark import PageSliceMark
from speechparse.lint.rules.pronunciation_gloss import PronunciationGloss
from speechparse.lint.rules.repeated_number import RepeatedNumber
from speechparse.lint.rules.repeated_title import RepeatedTitle
from speechparse.lint.rules.site_furniture import SiteFurniture
from speechparse.lint.rules.skipped_level import SkippedLevel
from speechparse.lint.rules.too_deep import TooDeep
from speechparse.lint.rules.unanswered_pair import UnansweredPair
from speechparse.lint.rules.uneven_headings import UnevenHeadings

RULES: Final[tuple[Rule, ...]] = (
    MissingNumber(),
    RepeatedNumber(),
    NumberOutOfOrder(),
    LateStart(),
    LoneItem(),
    MixedSequenceWords(),
    UnansweredPair(),
    MixedSeries(),
    InvertedLevel(),
    SkippedLevel(),
    MixedStyles(),
    TooDeep(),
    MarkerPunctuation(),
    MixedWidth(),
    CompatibilityCharacter(),
    MixedNumerals(),
    DeclaredCount(),
    DeclaredNames(),
    DanglingReference(),
    HeadingFullStop(),
    UnevenHeadings(),
    RepeatedTitle(),
    EmptySection(),
    LostLineBreak(),
    PageSliceMark(),
    SiteFurniture(),
    PronunciationGloss(),
    HardWrap(),
)
BY_CODE: Final = {rule.code: rule for rule in RULES}
BY_NAME: Final = {rule.name: rule for rule in RULES}
#: Selects every rule.
ALL: Final = "ALL"


class UnknownRule(ValueError):
    """A selector names no rule; ``selector`` is what was given, ``nearest`` the nearest name or None."""

    def __init__(self, selector: str) -> None:
        self.selector = selector
        near = get_close_matches(selector, [*BY_CODE, *BY_NAME], 1) or get_close_matches(
            selector.upper(), list(BY_CODE), 1
        )
        self.nearest = near[0] if near else None
        hint = f" (is it {self.nearest}?)" if self.nearest else ""
        super().__init__(f"no rule {selector!r}{hint}; give a code, the beginning of codes, or a name")

    def __reduce__(self) -> tuple[type[UnknownRule], tuple[str]]:
        return UnknownRule, (self.selector,)


def rules_named(selector: str) -> frozenset[str]:
    """Return the codes that a selector names: a code, the beginning of codes (NUM, MRK3), a name, or ALL.

    >>> sorted(rules_named("NUM10"))[:2], rules_named("lone-item")
    (['NUM101', 'NUM102'], frozenset({'NUM105'}))
    """
    if not isinstance(selector, str):
        raise TypeError(f"a selector is a str, not {type(selector).__name__}")
    named = selector.strip()
    if named == ALL:
        return frozenset(BY_CODE)
    if named.lower() in BY_NAME:
        return frozenset({BY_NAME[named.lower()].code})
    codes = frozenset(code for code in BY_CODE if named and code.startswith(named.upper()))
    if not codes:
        raise UnknownRule(selector)
    return codes


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (all, where it names none) less those that ``ignore`` names.

    Where both name a rule the more exact selector wins, and ``ignore`` between equals. UnknownRule for a
    selector that names none.
    """
    chosen = _exactness(select) or dict.fromkeys(BY_CODE, -1)
    left_out = _exactness(ignore)
    return tuple(
        rule for rule in RULES if rule.code in chosen and left_out.get(rule.code, -2) < chosen[rule.code]
    )


def _exactness(selectors: Iterable[str]) -> dict[str, int]:
    if isinstance(selectors, str):
        raise TypeError("give selectors as a sequence of str, not as one str")
    exact: dict[str, int] = {}
    for selector in selectors:
        codes = rules_named(selector)
        for code in codes:
            exact[code] = max(exact.get(code, -len(BY_CODE)), -len(codes))
    return {code: len(BY_CODE) + least for code, least in exact.items()}

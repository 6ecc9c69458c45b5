"""The grammar's markers, looked for at one place of a text; each terminal is compiled when a text first has a use
for it."""

from __future__ import annotations

import re  # a hot scan: twice as fast here as regex, and nothing in the grammar needs more
from collections.abc import Callable, Collection
from functools import cache
from typing import Final, TypeAlias

from speechparse import grammars

_BLANKS: Final = " \t\u00a0\u3000"
_ONES: Final = "一二三四五六七八九十"
_DIGITS: Final = "0123456789０１２３４５６７８９"
_FORMAL: Final = "壹贰貳弍叁參叄肆伍陆陸柒捌玖拾"


def _signs(*ranges: str) -> str:
    """Return the characters of ranges written as their two ends."""
    return "".join(chr(code) for ends in ranges for code in range(ord(ends[0]), ord(ends[1]) + 1))


#: What a marker of each terminal begins with, and signs of which it has one among its first REACH characters (empty:
#: none is told). A test holds this to the grammar.
SHAPES: Final[dict[str, tuple[str, str]]] = {
    "BOOK": ("第", "编編"),
    "PIECE": ("第", "篇"),
    "PART": ("第", "部"),
    "CHAPTER": ("第", "章"),
    "DIVISION": ("第", "节節"),
    "ARTICLE": ("第", "条條"),
    "LECTURE": ("第", "讲講"),
    "LESSON": ("第", "课課"),
    "ORDINAL_THING": ("第", "件个個句种種道招张張篇类類层層方点點步阶階项項大"),
    "ORDINAL": ("第", ",，、:：.．是要 \u3000"),
    "ITS_ORDINAL": ("其", ",，、:：是"),
    "ASPECT": ("另一", "方"),
    "SEQUENCE": ("首其再然最", "先次后後"),
    "ONE_IS": ("一再还還另", "是"),
    "NARRATIVE": (_ONES, "是要"),
    "NARRATIVE_OPEN": (_ONES, ""),
    "CHINESE_PAREN": ("(（[［〔【", _ONES + "廿卅百千零〇○两兩"),
    "DECIMAL_PAREN": ("(（", _DIGITS),
    "FINANCIAL_PAREN": ("(（", _FORMAL),
    "CIRCLED": (_signs("①⑳", "㉑㉟", "㊱㊿", "❶❿", "⓫⓴", "➀➓", "⓵⓾"), ""),
    "PAREN_IDEOGRAPH": (_signs("㈠㈩"), ""),
    "CIRCLED_IDEOGRAPH": (_signs("㊀㊉"), ""),
    "PAREN_DECIMAL": (_signs("⑴⒇"), ""),
    "FULL_STOP_DECIMAL": (_signs("⒈⒛"), ""),
    "CHINESE_COMMA": (_ONES + "廿卅百千零〇○两兩", "、.．,，:："),
    "CHINESE_RIGHT_PAREN": (_ONES, ")）"),
    "CHINESE_BLANK": (_ONES, _BLANKS + "\r\n"),
    "FINANCIAL": (_FORMAL, ""),
    "STEM": ("甲乙丙丁戊己庚辛壬癸(（", "、.．,，)） \u3000"),
    "DECIMAL_MULTI": (_DIGITS, ".．"),
    "DECIMAL_DOT": (_DIGITS, ".．。"),
    "DECIMAL_COMMA": (_DIGITS, "、,，:："),
    "DECIMAL_RIGHT_PAREN": (_DIGITS, ")）"),
    "DECIMAL_BLANK": (_DIGITS, ""),
    "UPPER_ROMAN": (_signs("ⅠⅫ") + "IVX(（", ""),
    "LOWER_ROMAN": (_signs("ⅰⅻ") + "ivx(（", ""),
    "UPPER_LETTER": (_signs("AZ") + "(（", ".．、)）"),
    "LOWER_LETTER": (_signs("az") + "(（", ".．、)）"),
}
#: How far a marker's telling sign is from its beginning: 第, a numeral of seven and blanks may come before it.
REACH: Final = 13
#: A terminal that is asked so often is compiled even if no text has a use for it: to match costs a sixth of what the signs do.
_OFTEN: Final = 500


#: How a compiled terminal is asked.
_Match: TypeAlias = Callable[[str, int], re.Match[str] | None]


class _Terminal:
    """A terminal of markers.lark; ``match`` is None until a text has a use for it."""

    __slots__ = ("asked", "match", "name", "pattern", "signs")

    def __init__(self, name: str, pattern: str) -> None:
        self.name: Final = name
        self.pattern: Final = pattern
        self.signs: Final = frozenset(SHAPES[name][1])
        self.match: _Match | None = None
        self.asked = 0

    def compiled_for(self, text: str, at: int) -> _Match | None:
        """Compile the pattern, unless its signs show that no such marker stands at ``at``."""
        self.asked += 1
        if self.asked < _OFTEN and self.signs and self.signs.isdisjoint(text[at : at + REACH]):
            return None
        self.match = re.compile(self.pattern).match
        return self.match


@cache
def _terminals() -> dict[str, _Terminal]:
    return {name: _Terminal(name, pattern) for name, pattern in grammars.marker_patterns().items()}


class Markers:
    """The markers of some terminals, or of all of them, found by what they begin with."""

    def __init__(self, names: Collection[str] | None = None) -> None:
        by_first: dict[str, list[_Terminal]] = {}
        for name, terminal in _terminals().items():
            if names is None or name in names:
                for sign in SHAPES[name][0]:
                    by_first.setdefault(sign, []).append(terminal)
        self._by_first: Final = {sign: tuple(terminals) for sign, terminals in by_first.items()}
        #: Of those signs whose terminals are all compiled, the matches and names of these.
        self._ready: Final[dict[str, tuple[tuple[_Match, str], ...]]] = {}

    def at(self, text: str, start: int) -> tuple[int, str] | None:
        """Return where the marker at ``start`` ends and its terminal; of several, the grammar's first."""
        ready = self._ready.get(text[start])
        if ready is None:
            return self._compiling_at(text, start)
        for match, name in ready:
            found = match(text, start)
            if found is not None:
                return found.end(), name
        return None

    def _compiling_at(self, text: str, start: int) -> tuple[int, str] | None:
        """Do the same where terminals may have to be compiled for it."""
        terminals = self._by_first.get(text[start], ())
        if terminals and all(terminal.match for terminal in terminals):
            self._ready[text[start]] = tuple(
                (terminal.match, terminal.name) for terminal in terminals if terminal.match
            )
        for terminal in terminals:
            match = terminal.match or terminal.compiled_for(text, start)
            if match is not None and (found := match(text, start)) is not None:
                return found.end(), terminal.name
        return None

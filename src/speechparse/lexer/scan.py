"""Scan a text for the places that may be markers: after delimiters, at line starts, and some inside clauses."""

from __future__ import annotations

import re  # its escape, and what a match is: LazyPattern compiles
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, TypeAlias

from speechparse.lexer.candidate import Candidate
from speechparse.lexer.firsts import firsts_behind_headings
from speechparse.lexer.letters import tell_letters
from speechparse.lexer.neighbours import CHECKS, LONGEST_QUOTE, is_quoted
from speechparse.lexer.numbers import read_marker
from speechparse.lexer.places import CLOSERS, STOPS, place_of
from speechparse.lexer.runs import close_sequences, keep_runs, take_fractions_apart
from speechparse.lexer.unparted import seconds_in_clauses
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import LINE_END_SET, Lines
from speechparse.scanning import Markers
from speechparse.styles import COLON, LINE, SEMICOLON, Style

_DELIMITERS: Final = LINE_END_SET + STOPS + "；;：:，,、" + CLOSERS + " \t\u00a0\u2002\u2003\u3000"
#: What a marker stands after, and nearly every line.
_BEFORE_LINES: Final = frozenset(_DELIMITERS)
#: The first characters of all markers.
_FIRST_CHARACTERS: Final = (
    "一二三四五六七八九十廿卅百两兩0-9０-９(（\\[［〔【①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴➀-➓⓵-⓾㈠-㈩㊀-㊉⑴-⒇⒈-⒛"
    "第其首再最然另还還壹贰貳弍叁參叄肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛壬癸A-Za-zⅠ-Ⅻⅰ-ⅻ"
)
#: Numbers that are one sign are many: they are looked for inside clauses in a text that has a first or second one.
_SIGNS: Final = "①-⒛㈠-㈩"
_SIGN_SET: Final = frozenset(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))
_FIRST_SIGNS: Final = "①②㈠⑴⒈"
#: The first characters of all markers but those of plain words and numbers, which do not follow a marker.
_FIRST: Final = _SIGN_SET | frozenset("一二三四五六七八九十(（第其首0123456789０１２３４５６７８９甲")
#: What no decimal marker goes on with: its digits, and then none of these signs. Most numbers are years and amounts.
_AMOUNT: Final = r"(?<=[0-9０-９])[0-9０-９]{0,3}+[^ \t\u00a0\u3000.．。、,，:：)）]"
_NUMERALS: Final = r" \t\u00a0\u3000一二三四五六七八九十廿卅百千零〇○两兩0-9０-９"
_AFTER_ONE: Final = r" \t\u00a0\u3000.．"
#: A one that ends a name, or another number: 表1、表2; A1、A2; 11、12.
_NAMED: Final = "[0-9０-９A-Za-z.．第表图圖][1１]"
#: Where one inside a clause may begin, with what must follow its first sign: 一 and 第 are in every sentence.
_INSIDE: Final = LazyPattern(
    "一(?=[、.．,，:：是要一二三四五六七八九十廿卅百千零〇○两兩 \t\u00a0\u3000]|[个個]?方面)"
    f"|[（(第](?=[{_NUMERALS}])|首先|另一[个個]?方面|[1１](?:(?=[{_AFTER_ONE}])|(?=、)(?<!{_NAMED}))|[{_SIGNS}]"
)
#: Where a marker may begin after a delimiter, or may be inside a clause; what stands around the others rules them out.
#: Delimiters are three times as many as first characters, and a place where the pattern fails costs as much as ten
#: characters of the scan: so it looks backwards.
_BEGINNING: Final = LazyPattern(
    rf"[{_FIRST_CHARACTERS}](?:(?<=[{re.escape(_DELIMITERS)}].)(?!{_AMOUNT})"
    rf"|(?<=[一（(第首另1１{_SIGNS}])(?:(?<![1１])(?=[{_NUMERALS}、.．,，:：是要个個方先])|(?=[、{_AFTER_ONE}])|(?<=[{_SIGNS}])))"
)
#: Styles that are looked for inside clauses too; of some only a first item, which _INSIDE sees to.
_ANYWHERE: Final = (
    "ASPECT",
    "CHINESE_PAREN",
    "DECIMAL_PAREN",
    "CIRCLED",
    "PAREN_IDEOGRAPH",
    "PAREN_DECIMAL",
    "FULL_STOP_DECIMAL",
    "NARRATIVE",
    "CHINESE_COMMA",
    "SEQUENCE",
    "ORDINAL",
    "DECIMAL_DOT",
    "DECIMAL_COMMA",
    "CHAPTER",
    "DIVISION",
    "ARTICLE",
)
#: Signs that belong after other kinds of numerals, and the styles that take them for a slip.
_WRONG_SIGNS: Final = frozenset(",，:：")
_SIGNED: Final = frozenset(("chinese-comma", "financial", "stem", "decimal-comma"))
#: A NamedTuple's own constructor costs twice as much.
_new_candidate: Final[Callable[..., Candidate]] = tuple.__new__
_START: Final = re.Match.start
#: A marker's style, family and ordinal, by place whether it is refused there, and what its neighbours are asked.
_Meaning: TypeAlias = tuple[Style, str, int, tuple[bool, ...], Callable[[str, int, int, int], bool] | None]
#: A place that costs so much takes only a first item.
_DEAREST: Final = 5.0


@cache
def _markers() -> Markers:
    return Markers()


@cache
def _inner_markers() -> Markers:
    return Markers(_ANYWHERE)


def find_candidates(text: str, lines: Lines) -> list[Candidate]:
    """Find every place of ``text`` that may be a marker, in order."""
    found: dict[int, tuple[int, str]] = {}
    marker_at = _markers().at
    if _BEGINNING.search("\n" + text[:1]) and (marker := marker_at(text, 0)) is not None:
        found[0] = marker
    inside: list[int] = []
    total = len(text)
    low = 0
    for start in map(_START, _BEGINNING.finditer(text)):
        # What parts a marker from the one before it is no part of that.
        if start <= low or text[start - 1] not in _BEFORE_LINES or (marker := marker_at(text, start)) is None:
            inside.append(start)
            continue
        found[start] = marker
        low = end = marker[0]
        while end < total and text[end] in _FIRST and end not in found:
            marker = marker_at(text, end)
            if marker is None:
                break
            found[end] = marker
            end = marker[0]
    for start in lines.begins:
        # Where line breaks were lost without a trace, no delimiter stands before a line.
        if text[start - 1] not in _BEFORE_LINES and start not in found and (marker := marker_at(text, start)):
            found[start] = marker
    if ".1" in text or "．1" in text:
        _add_tops(text, lines, found)
    _add_inside(text, inside, found)
    found.update([*firsts_behind_headings(text, found, marker_at)])
    found.update([*seconds_in_clauses(text, found, marker_at)])
    # A line that begins with a quote or a bracketed line start has been seen by its delimiter.
    judged = _judge(text, lines, found)
    tell_letters(text, judged)
    take_fractions_apart(text, judged)
    close_sequences(text, judged)
    return keep_runs(judged)


def _add_tops(text: str, lines: Lines, found: dict[int, tuple[int, str]]) -> None:
    """Add the bare numbers of lines over a decimal outline's first numbers: 1总则, and under it 1.1目的.

    Where words follow a number at once it mostly counts them, and no scan stops at it.
    """
    begins = lines.begins
    for start in [start for start, (_, terminal) in found.items() if terminal == "DECIMAL_MULTI"]:
        above = lines.at(start) - 1
        if above < 0 or begins[above + 1] != start or not text[begins[above]].isdigit():
            continue
        top = begins[above]
        if top not in found and (marker := _markers().at(text, top)) is not None:
            found[top] = marker


def _add_inside(text: str, starts: list[int], found: dict[int, tuple[int, str]]) -> None:
    """Add to what was found the markers inside clauses that begin at some of ``starts``."""
    starts = [start for start in starts if start not in found and _INSIDE.match(text, start) is not None]
    others = [start for start in starts if text[start] not in _SIGN_SET]
    if len(others) < len(starts) and not any(sign in text for sign in _FIRST_SIGNS):
        starts = others
    marker_at = _inner_markers().at
    low = 0
    for start in starts:
        if start < low or (marker := marker_at(text, start)) is None:
            continue
        end, terminal = marker
        if terminal == "ORDINAL" and text[start + 1] != "一":
            continue
        low = end
        found[start] = marker


@lru_cache(maxsize=4096)
def _read(terminal: str, marker: str) -> _Meaning | None:
    """Return what a marker as written is, wherever it stands, or None where it numbers nothing."""
    read = read_marker(terminal, marker)
    if read is None:
        return None
    style, family, ordinal = read
    # A slip of the pen is taken for a marker only where one is due.
    is_slip = style.name in _SIGNED and marker[-1] in _WRONG_SIGNS
    refused = tuple(
        (cost >= _DEAREST and ordinal != 1)
        or (is_slip and place > SEMICOLON and not (place == COLON and ordinal == 1))
        for place, cost in enumerate(style.costs)
    )
    return style, family, ordinal, refused, CHECKS.get(style.name)


def _judge(text: str, lines: Lines, found: dict[int, tuple[int, str]]) -> list[Candidate]:
    """Give each match its style, ordinal and place; leave out what cannot be a marker."""
    judged: list[Candidate] = []
    begins, ends = [*lines.begins, len(text) + 1], lines.ends
    line = -1
    next_begin = begins[0]
    begin = 0
    # Where a quotation opens last before the match, and where first after that.
    opened, opening = -1, text.find("“")
    has_corners = "「" in text  # the quotes of traditional papers
    for start in sorted(found):
        end, terminal = found[start]
        while next_begin <= start:
            line += 1
            begin, next_begin = next_begin, begins[line + 1]
        read = _read(terminal, text[start:end])
        if read is None or end > ends[line]:
            continue  # it numbers nothing, or the blank inside it is a line break
        style, family, ordinal, refused, check = read
        place = LINE if start <= begin else place_of(text, start, begin)
        if refused[place] or (check is not None and not check(text, start, end, place)):
            continue
        if place != LINE:
            while 0 <= opening < start:
                opened, opening = opening, text.find("“", opening + 1)
            if opened >= 0 and start - opened <= LONGEST_QUOTE and is_quoted(text, start, end):
                continue
            if has_corners and is_quoted(text, start, end, "「」"):
                continue
        judged.append(_new_candidate(Candidate, (start, end, style, family, ordinal, place, line)))
    return judged

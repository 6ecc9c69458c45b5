"""Find in a reading its lines and its marker candidates; which of them are markers is layout's affair."""

from __future__ import annotations

import re  # one hot scan: twice as fast here as regex, and nothing in the pattern needs more
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import BLANKS, LINE_END_SET, Lines
from speechparse.scanning import Markers
from speechparse.styles import (
    BLANK,
    BY_TERMINAL,
    CLAUSE,
    COLON,
    COMMA,
    ENUMERATION,
    LINE,
    QUOTE,
    SEMICOLON,
    STOP,
    Style,
)

#: Sequence words number by their order, not by a numeral: each stands for "the next after at least this many".
FLEXIBLE: Final[dict[str, int]] = {"其次": -1, "再次": -2, "然": -1, "最": -1, "另": -1}
_LAST: Final = ("最后", "最後")
#: A 一个是 is the first item or the next one, whatever came before it.
ANY_NEXT: Final = -100

_STOPS: Final = "。！？!?…"
_CLOSERS: Final = "”’」』）)》】〉］]\"'"
_OPENERS: Final = "“‘「『（(《【〈［["
_CONJUNCTIONS: Final = frozenset("而但且")
_PLACES: Final[dict[str, int]] = {
    **dict.fromkeys(_STOPS, STOP),
    **dict.fromkeys("；;", SEMICOLON),
    **dict.fromkeys("：:", COLON),
    **dict.fromkeys("，,", COMMA),
    "、": ENUMERATION,
    **dict.fromkeys(_OPENERS, QUOTE),
}
_DELIMITERS: Final = LINE_END_SET + _STOPS + "；;：:，,、" + _CLOSERS + " \t\u00a0\u2002\u2003\u3000"
_NUMERAL_OF: Final = LazyPattern(
    "[一二三四五六七八九十廿卅百千零〇○两兩]+|[0-9０-９]+|[①-⓿❶-➓㈠-㈩㉑-㊿]|[壹贰貳弍叁參叄肆伍陆陸柒捌玖拾]+"
    "|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]+|[Ⅰ-Ⅻ]+"
)

# Two numerals and a unit (一、二年级; 三、五年内; 第一、二款) name two things.
_PAIR_OF_THINGS: Final = LazyPattern(
    "[一二三四五六七八九十]{1,2}(?:年级|年級|年|级|級|月|季度|线|線|产业|產業|类|類|天|日|期|次|名|等|层|層|楼|号|號|款|项|項|条|條|个|個|班|队|隊|把手)"
)
# An article that is spoken of: 第三条规定, 第五条所列, 第三条第二款.
_SPOKEN_OF: Final = LazyPattern(
    r"[ \u3000]{0,2}(?:第[一二三四五六七八九十0-9]|规定|規定|所|的|、第|之[^一-十]|关于|關於|中(?:规|的)|款|明确|指出)"
)
_REFERENCE_AFTER: Final = frozenset("项項款条條目点點种種类類")
_REFERENCE_BEFORE: Final = frozenset("第见見前述按照依")


#: A quotation that holds markers is no longer than this on either side of one.
_LONGEST_QUOTE: Final = 200
#: How far an open verb whose number is a slip may stand from its neighbour, in characters.
_SOON: Final = 300


#: Signs that belong after other kinds of numerals, and the styles that take them for a slip.
_WRONG_SIGNS: Final = frozenset(",，:：")
_SIGNED: Final = frozenset(("chinese-comma", "stem", "decimal-comma"))


class Candidate(NamedTuple):
    """A place that looks like a marker.

    ``start`` and ``end`` are offsets in the reading; ``family`` tells what may number one list together;
    ``ordinal`` is the number, or where negative the least number of items that must come before; ``line`` is
    the index of its line.
    """

    start: int
    end: int
    style: Style
    family: str
    ordinal: int
    place: int
    line: int


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
    "CHAPTER",
    "DIVISION",
    "ARTICLE",
)
_FIRST_CHARACTERS: Final = (
    "一二三四五六七八九十廿卅百两兩0-9０-９(（①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴➀-➓⓵-⓾㈠-㈩⑴-⒇⒈-⒛"
    "第其首再最然另还還壹贰貳弍叁參叄肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛壬癸A-Za-zⅠ-Ⅻ"
)


#: The first characters of all markers but those of plain words and numbers, which do not follow a marker.
_FIRST: Final = frozenset(
    "一二三四五六七八九十(（第其首0123456789０１２３４５６７８９甲"
    + "".join(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))
)


@cache
def _markers() -> Markers:
    return Markers()


#: Where a marker after a delimiter may begin.
_BEGINNING: Final = LazyPattern(
    rf"[{re.escape(_DELIMITERS)}][ \t\u00a0\u2002\u2003\u3000]{{0,8}}(?=[{_FIRST_CHARACTERS}])"
)


#: Where one inside a clause may begin, with what must follow its first sign: 一 and 第 are in every sentence. The
#: look-ahead says nothing new, and lets the scan pass over the rest of the text twice as fast.
_NUMERAL_NEXT: Final = r"(?=[ \t\u00a0\u3000一二三四五六七八九十廿卅百千零〇○两兩0-9０-９])"
_INSIDE: Final = LazyPattern(
    r"(?=[一(（①-⑳㈠-㈩⑴-⒇⒈-⒛另首第1１])(?:[①-⑳㈠-㈩⑴-⒇⒈-⒛]|另(?=一[个個]?方面)|首(?=先)|[1１](?=[ \t\u00a0\u3000.．])"
    r"|一(?=[、.．,，:：是要一二三四五六七八九十廿卅百千零〇○两兩 \t\u00a0\u3000]|[个個]?方面)"
    rf"|[第(（]{_NUMERAL_NEXT})"
)


@cache
def _inner_markers() -> Markers:
    return Markers(_ANYWHERE)


def _place(text: str, start: int, begin: int) -> int:
    """Tell where ``start`` stands in the line that begins at ``begin``."""
    if start <= begin:
        return LINE
    at = start - 1
    while at > begin and text[at] in BLANKS:
        at -= 1
    character = text[at]
    if character in _CONJUNCTIONS and at > begin and text[at - 1] in _PLACES:
        at -= 1
        character = text[at]
    place = _PLACES.get(character)
    if place is not None:
        return place
    if character in _CLOSERS:
        place = _after_closer(text, at, begin)
        return BLANK if place == QUOTE and at < start - 1 else place
    return BLANK if at < start - 1 else CLAUSE


def _after_closer(text: str, at: int, begin: int) -> int:
    """Tell the place after a closing quote or bracket: a quoted stop is a stop, and so is a note after one."""
    if text[at - 1] in _STOPS:
        return STOP
    if text[at] in "）)":
        low = max(begin, at - 80)
        opened = max(text.rfind("（", low, at), text.rfind("(", low, at))
        if opened > begin and text[opened - 1] in _STOPS:
            return STOP
    return QUOTE


@lru_cache(maxsize=4096)
def _read(terminal: str, marker: str) -> tuple[Style, str, int] | None:
    """Return the style, family and ordinal of a marker as written, or None where it numbers nothing."""
    style = BY_TERMINAL[terminal]
    name = style.name
    if style.system == "words":
        if name == "sequence":
            if marker.startswith("首先"):
                return style, "sequence", 1
            least = FLEXIBLE.get(marker[:2]) or FLEXIBLE[marker[0]]
            # 首先要…，最后要… is a sentence; with commas after the words it may be two items.
            return style, "sequence", -2 if marker in _LAST else least
        if name == "aspect":
            return style, "aspect", -1 if marker[0] == "另" else 1
        return style, "one-is", ANY_NEXT
    if name == "decimal-multi":
        parts = re.split("[.．]", marker.replace(" ", "").rstrip(".．、"))
        last = parse_ordinal(parts[-1])
        return None if last is None else (style, "multi " + ".".join(parts[:-1]), last)
    if name == "article" and "之" in marker:
        return None
    found = _NUMERAL_OF.search(marker)
    number = parse_ordinal(found[0]) if found else None
    if found is None or number is None or number > 9999:
        return None
    if style.family == "narrative":
        return style, "narrative " + marker[found.end() :], number
    if name == "ordinal-thing":
        return style, "thing " + marker[found.end() : found.end() + 2].strip(",，、:："), number
    if name == "chinese-comma" and number == 0:
        return None
    return style, style.family, number


def _is_marker_like(text: str, start: int, end: int, name: str, place: int) -> bool:
    """Rule out what its neighbours show to be running text, whatever the layout."""
    after = text[end : end + 1]
    before = text[start - 1 : start]
    if text[end - 1] in _WRONG_SIGNS and name in _SIGNED and place > SEMICOLON:
        return False  # a slip of the pen is taken for a marker only where one is due
    if name == "chinese-comma":
        return not (_PAIR_OF_THINGS.match(text, end) and _ascends(text, start, end)) and not (
            place and before in "第其"
        )
    if name in ("chinese-paren", "decimal-paren"):
        if place and (after in _REFERENCE_AFTER or before in _REFERENCE_BEFORE) and after:
            return False
        return not (place and after in "、和及至")
    if name == "article" and _SPOKEN_OF.match(text, end):
        return False
    if name in ("article", "chapter", "division", "part", "piece", "book"):
        if place == CLAUSE and not (before and before in _STOPS):
            return before in _CLOSERS or name in ("article", "chapter", "division")
        return place == LINE or not _SPOKEN_OF.match(text, end)
    if name in ("circled", "paren-decimal"):
        # A footnote's sign: what it stands after is whole, and nothing that it could head follows.
        return bool(place == LINE or (after and after not in "，。；、,;：）” \n\r"))
    if name == "narrative":
        # 一是一、二是二: an idiom, not two items.
        return not (after == text[start : end - 1] and text[end + 1 : end + 2] in "、，,。")
    if name == "ordinal":
        return not before or before not in "居列获占排争全"
    if name == "aspect":
        return not before or before not in "这這那某哪何每各同"
    return True


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether the characters stand inside a quotation of their line: what is quoted numbers nothing here."""
    opened = text.rfind("“", max(0, start - _LONGEST_QUOTE), start)
    if opened < 0 or text.find("”", opened, start) >= 0:
        return False
    closed = text.find("”", end, end + _LONGEST_QUOTE)
    if closed < 0 or text.find("“", end, closed) >= 0:
        return False
    return not any(sign in LINE_END_SET for sign in text[opened:closed])


def _ascends(text: str, start: int, end: int) -> bool:
    first = parse_ordinal(text[start : end - 1].strip())
    second = parse_ordinal(text[end : end + 1])
    return first is not None and second is not None and first < second


def find_candidates(text: str, lines: Lines) -> list[Candidate]:
    """Find every place of ``text`` that may be a marker, in order."""
    found: dict[int, tuple[int, str]] = {}
    marker_at = _markers().at
    if _BEGINNING.match("\n" + text[:1]) and (marker := marker_at(text, 0)) is not None:
        found[0] = marker
    total = len(text)
    low = 0
    for beginning in _BEGINNING.finditer(text):
        start = beginning.end()
        # What parts a marker from the one before it is no part of that.
        if start <= low or (marker := marker_at(text, start)) is None:
            continue
        found[start] = marker
        low = end = marker[0]
        while end < total and text[end] in _FIRST and end not in found:
            marker = marker_at(text, end)
            if marker is None:
                break
            found[end] = marker
            end = marker[0]
    inner_at = _inner_markers().at
    low = 0
    for beginning in _INSIDE.finditer(text):
        start = beginning.start()
        if start < low or start in found or (marker := inner_at(text, start)) is None:
            continue
        end, terminal = marker
        if terminal == "ORDINAL" and text[start + 1] != "一":
            continue
        low = end
        found[start] = marker
    # A line that begins with a quote or a bracketed line start has been seen by its delimiter; what begins a
    # line of a one-line paper stands after blanks, which are delimiters too.
    return list(_keep_runs(_judge(text, lines, found)))


def _judge(text: str, lines: Lines, found: dict[int, tuple[int, str]]) -> Iterator[Candidate]:
    """Give each match its style, ordinal and place; leave out what cannot be a marker."""
    begins = lines.begins
    total = len(begins)
    line = -1
    for start in sorted(found):
        end, terminal = found[start]
        while line + 1 < total and begins[line + 1] <= start:
            line += 1
        read = _read(terminal, text[start:end])
        if read is None:
            continue
        style, family, ordinal = read
        place = _place(text, start, begins[line])
        if style.costs[place] >= 5.0 and ordinal != 1:
            continue
        if _is_marker_like(text, start, end, style.name, place) and not (
            place != LINE and _is_quoted(text, start, end)
        ):
            yield Candidate(start, end, style, family, ordinal, place, line)


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Say whether one open verb may go on the list of another: the next number, or soon after it a slip of it."""
    step = other.ordinal - one.ordinal
    if step == 1:
        return True
    # 一段时期以来 comes again and again, and is no first item twice.
    return other.start - one.start < _SOON and (step == 2 or (one.ordinal > 1 and step in (-1, 0)))


def _keep_runs(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """Leave out an open verb that the next item does not repeat, and overlaps of two candidates."""
    kept = list(candidates)
    seen: dict[str, list[int]] = {}
    for index, candidate in enumerate(kept):
        if candidate.style.name == "narrative-open":
            seen.setdefault(candidate.family, []).append(index)
    dropped: set[int] = set()
    for indexes in seen.values():
        for position, index in enumerate(indexes):
            before = position > 0 and _goes_on(kept[indexes[position - 1]], kept[index])
            after = position + 1 < len(indexes) and _goes_on(kept[index], kept[indexes[position + 1]])
            if not (before or after):
                dropped.add(index)
    end = -1
    for index, candidate in enumerate(kept):
        if index in dropped or candidate.start < end:
            continue
        end = candidate.end
        yield candidate

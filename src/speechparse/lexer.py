"""Find in a reading its lines and its marker candidates; which of them are markers is layout's affair."""

from __future__ import annotations

import re  # one hot scan: twice as fast here as regex, and nothing in the pattern needs more
from collections.abc import Callable
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
_NEVER_AFTER_PAREN: Final = frozenset("项項款条條目点點种種类類、和及至")
_REFERENCE_BEFORE: Final = frozenset("第见見前述按照依")


#: A quotation that holds markers is no longer than this on either side of one.
_LONGEST_QUOTE: Final = 200
#: What parts a sequence word from its sentence.
_COMMAS: Final = frozenset(",，、:：")
#: How far an open verb whose number is a slip may stand from its neighbour, in characters.
_SOON: Final = 300


#: Where an open verb begins a sentence or a clause.
_SENTENCES: Final = frozenset((LINE, STOP, SEMICOLON, COLON))
#: Signs that belong after other kinds of numerals, and the styles that take them for a slip.
_WRONG_SIGNS: Final = frozenset(",，:：")
_SIGNED: Final = frozenset(("chinese-comma", "financial", "stem", "decimal-comma"))


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


#: A NamedTuple's own constructor costs twice as much.
_new_candidate: Final[Callable[..., Candidate]] = tuple.__new__
#: A place that costs so much takes only a first item.
_DEAREST: Final = 5.0


@cache
def _markers() -> Markers:
    return Markers()


#: Where a marker after a delimiter may begin.
_BEGINNING: Final = LazyPattern(
    rf"[{re.escape(_DELIMITERS)}][ \t\u00a0\u2002\u2003\u3000]{{0,8}}(?=[{_FIRST_CHARACTERS}])"
)


#: Where one inside a clause may begin, with what must follow its first sign: 一 and 第 are in every sentence. The
#: look-aheads say nothing new; a pattern that begins with one sign is scanned for ten times as fast as one of many.
_NUMERAL_NEXT: Final = r"(?=[ \t\u00a0\u3000一二三四五六七八九十廿卅百千零〇○两兩0-9０-９])"
_INSIDE: Final = tuple(
    map(
        LazyPattern,
        (
            "一(?=[、.．,，:：是要一二三四五六七八九十廿卅百千零〇○两兩 \t\u00a0\u3000]|[个個]?方面)",
            f"（{_NUMERAL_NEXT}",
            rf"\({_NUMERAL_NEXT}",
            f"第{_NUMERAL_NEXT}",
            "首先",
            "另一[个個]?方面",
            r"1(?=[ \t\u00a0\u3000.．])",
            r"１(?=[ \t\u00a0\u3000.．])",
        ),
    )
)
#: Numbers that are one sign are many: they are looked for in a text that has a first or second one.
_SIGNS_INSIDE: Final = LazyPattern("[①-⒛㈠-㈩]")
_FIRST_SIGNS: Final = "①②㈠⑴⒈"


def _inside(text: str) -> list[int]:
    """Return where a marker inside a clause may begin, in order."""
    patterns = list(_INSIDE)
    if any(sign in text for sign in _FIRST_SIGNS):
        patterns.append(_SIGNS_INSIDE)
    starts = [match.start() for pattern in patterns for match in pattern.finditer(text)]
    starts.sort()
    return starts


@cache
def _inner_markers() -> Markers:
    return Markers(_ANYWHERE)


def _place(text: str, start: int, begin: int) -> int:
    """Tell where ``start`` stands in the line that begins at ``begin``."""
    if start <= begin:
        return LINE
    at = start - 1
    character = text[at]
    place = _PLACES.get(character)
    if place is not None:
        return place
    while at > begin and character in BLANKS:
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


def _is_comma_marker(text: str, start: int, end: int, place: int) -> bool:
    if place and text[start - 1] in "第其":
        return False
    return not (_PAIR_OF_THINGS.match(text, end) and _ascends(text, start, end))


def _is_paren_marker(text: str, start: int, end: int, place: int) -> bool:
    if place == LINE:
        return True
    after = text[end : end + 1]
    return bool(after) and after not in _NEVER_AFTER_PAREN and text[start - 1] not in _REFERENCE_BEFORE


def _is_article_marker(text: str, start: int, end: int, place: int) -> bool:
    return not _SPOKEN_OF.match(text, end)


def _is_chapter_marker(text: str, start: int, end: int, place: int) -> bool:
    return place in (LINE, CLAUSE) or not _SPOKEN_OF.match(text, end)


def _is_part_marker(text: str, start: int, end: int, place: int) -> bool:
    return place == LINE or (place != CLAUSE and not _SPOKEN_OF.match(text, end))


def _is_sign_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from a footnote's sign: what that stands after is whole, and nothing that it could head follows."""
    after = text[end : end + 1]
    return bool(place == LINE or (after and after not in "，。；、,;：）” \n\r号號"))


def _is_narrative_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from 一是一、二是二, an idiom, not two items."""
    return not (text[end : end + 1] == text[start : end - 1] and text[end + 1 : end + 2] in "、，,。")


def _is_ordinal_marker(text: str, start: int, end: int, place: int) -> bool:
    return not start or text[start - 1] not in "居列获占排争全"


def _is_aspect_marker(text: str, start: int, end: int, place: int) -> bool:
    return not start or text[start - 1] not in "这這那某哪何每各同"


#: What rules out, by a marker's neighbours, that it is one, whatever the layout; by style.
_CHECKS: Final[dict[str, Callable[[str, int, int, int], bool]]] = {
    "chinese-comma": _is_comma_marker,
    "chinese-paren": _is_paren_marker,
    "decimal-paren": _is_paren_marker,
    "article": _is_article_marker,
    **dict.fromkeys(("chapter", "division"), _is_chapter_marker),
    **dict.fromkeys(("part", "piece", "book"), _is_part_marker),
    "circled": _is_sign_marker,
    "paren-decimal": _is_sign_marker,
    "narrative": _is_narrative_marker,
    "ordinal": _is_ordinal_marker,
    "aspect": _is_aspect_marker,
}


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
    for start in _inside(text):
        if start < low or start in found or (marker := inner_at(text, start)) is None:
            continue
        end, terminal = marker
        if terminal == "ORDINAL" and text[start + 1] != "一":
            continue
        low = end
        found[start] = marker
    # A line that begins with a quote or a bracketed line start has been seen by its delimiter; what begins a
    # line of a one-line paper stands after blanks, which are delimiters too.
    judged = _judge(text, lines, found)
    _close_sequences(text, judged)
    return _keep_runs(judged)


def _judge(text: str, lines: Lines, found: dict[int, tuple[int, str]]) -> list[Candidate]:
    """Give each match its style, ordinal and place; leave out what cannot be a marker."""
    judged: list[Candidate] = []
    begins, ends = [*lines.begins, len(text) + 1], lines.ends
    line = -1
    next_begin = begins[0]
    begin = 0
    for start in sorted(found):
        end, terminal = found[start]
        while next_begin <= start:
            line += 1
            begin, next_begin = next_begin, begins[line + 1]
        read = _read(terminal, text[start:end])
        if read is None or end > ends[line]:
            continue  # it numbers nothing, or the blank inside it is a line break
        style, family, ordinal = read
        place = _place(text, start, begin)
        if style.costs[place] >= _DEAREST and ordinal != 1:
            continue
        name = style.name
        if place > SEMICOLON and name in _SIGNED and text[end - 1] in _WRONG_SIGNS:
            continue  # a slip of the pen is taken for a marker only where one is due
        check = _CHECKS.get(name)
        if check is not None and not check(text, start, end, place):
            continue
        if place == LINE or not _is_quoted(text, start, end):
            judged.append(_new_candidate(Candidate, (start, end, style, family, ordinal, place, line)))
    return judged


def _is_first_twice(candidates: list[Candidate], indexes: list[int], position: int) -> bool:
    """Say whether an open verb of number one comes again by a slip: after a lead-in's colon, or before number two.

    一段时期以来 comes again and again, and is no first item twice.
    """
    one, *others = (candidates[index] for index in indexes[position : position + 3])
    if not others or one.ordinal != 1 or others[0].ordinal != 1 or others[0].start - one.start >= _SOON:
        return False
    if one.place not in _SENTENCES or others[0].place not in _SENTENCES:
        return False
    return one.place == COLON or (
        len(others) > 1 and others[1].ordinal == 2 and others[1].start - others[0].start < _SOON
    )


def _close_sequences(text: str, candidates: list[Candidate]) -> None:
    """Let a 最后， right after a 首先 of its line be the second item; else it takes a 其次 between: 首先要…，最后要…."""
    first: Candidate | None = None
    for index, candidate in enumerate(candidates):
        if candidate.family != "sequence":
            continue
        if candidate.ordinal == 1:
            first = candidate
        elif first is not None:
            near = candidate.line == first.line and candidate.start - first.start < _SOON
            if near and text[candidate.start] == "最" and text[candidate.end - 1] in _COMMAS:
                candidates[index] = candidate._replace(ordinal=-1)
            first = None


def _is_typo_between(candidates: list[Candidate], indexes: list[int], position: int) -> bool:
    """Say whether of three open verbs the second is misnumbered: 一抓 七抓 三抓."""
    if position + 2 >= len(indexes):
        return False
    one, _, other = (candidates[index] for index in indexes[position : position + 3])
    return other.ordinal == one.ordinal + 2 and other.start - one.start < _SOON


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Say whether one open verb may go on the list of another: the next number, or soon after it a slip of it."""
    step = other.ordinal - one.ordinal
    if step == 1:
        return True
    # 一段时期以来 comes again and again, and is no first item twice.
    return other.start - one.start < _SOON and (step == 2 or (one.ordinal > 1 and step in (-1, 0)))


def _keep_runs(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out an open verb that the next item does not repeat, and overlaps of two candidates."""
    seen: dict[str, list[int]] = {}
    for index, candidate in enumerate(candidates):
        if candidate.style.name == "narrative-open":
            seen.setdefault(candidate.family, []).append(index)
    dropped: set[int] = set()
    for indexes in seen.values():
        for position, index in enumerate(indexes):
            before = position > 0 and _goes_on(candidates[indexes[position - 1]], candidates[index])
            after = position + 1 < len(indexes) and _goes_on(
                candidates[index], candidates[indexes[position + 1]]
            )
            slip = any(
                is_slip(candidates, indexes, at)
                for is_slip, reach in ((_is_first_twice, 1), (_is_typo_between, 2))
                for at in range(max(0, position - reach), position + 1)
            )
            if not (before or after or slip):
                dropped.add(index)
    kept: list[Candidate] = []
    end = -1
    for index, candidate in enumerate(candidates):
        if candidate[0] >= end and index not in dropped:
            end = candidate[1]
            kept.append(candidate)
    return kept

"""Gather what layout needs to know of each candidate beside its place: its line's shape, what came before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from speechparse.layout.ground import ARTICLE_RANK
from speechparse.layout.states import Evidence
from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.lines import Lines
from speechparse.references import Count, announced_before
from speechparse.styles import BLANK, CLAUSE, COLON, COMMA, ENUMERATION, LINE, QUOTE, SEMICOLON, STOP

#: A heading on its own line is hardly ever longer than this, in characters after its marker.
HEADING_LENGTH: Final = 64
#: A first marker in mid-clause is looked for so far after a heading whose line break was lost.
_ZONE: Final = 80
_STOPS: Final = "。！？!?；;"
#: Where a heading's marker may stand whose line break was lost.
_PARTED: Final = frozenset((LINE, STOP, BLANK, COLON))
#: Headings that ran together hold none of these.
_MARKS: Final = frozenset("。！？!?；;，,：:、“”（）()《》的和与及或第")
#: A chapter's heading is no shorter and no longer, and holds none of these.
_LEAST_NAME: Final = 2
_LONGEST_NAME: Final = 14
_MARKS_IN_TEXT: Final = frozenset("。！？!?；;，,：:“”（）()《》")
#: A heading does not end so: what follows is named.
_GOES_ON: Final = frozenset("的第和与及或、（(《“")
#: 一、 and its kin hardly ever stand inside a paragraph.
_HEADING_RANK: Final = 5
#: The lowest kind whose numbers run on over headings.
_RUNS_ON: Final = 6
#: A count may be announced before these numbers.
_FIRST: Final = frozenset((ANY_NEXT, 1, 2, 3))
#: A paper's title has at least so many characters.
_LEAST_TITLE: Final = 4
#: What a report says once all its fields are gone through: it addresses people again, or weighs what was done: 同时也
#: 清醒地看到. That something is to be seen clearly (要清醒地看到) is said in any field.
_LOOKS_BACK: Final = LazyPattern(
    r"(?P<count>以上这?[一二三四五六七八九十0-9几]{1,2}(?:大?方面|[种個个点點条條项項类類]))|各位(?:代表|委员)[！!]"
    r"|[^。]{0,24}(?:同时|也|还)[^。，,]{0,6}[，,]?[^。，,]{0,6}清醒地?(?:看到|认识|意识)[^。]{0,60}(?:问题|不足|差距|困难|矛盾|短板|弱项)"
)
_LOOKED_THROUGH: Final = 12
#: What counts a list's items tells more than what is said once they are gone through.
_COUNTED: Final = 2
#: What the words before a list end in, where a comma stands for the colon: 概括起来讲，1.…; 原因主要是，第一，….
_LEADS_IN: Final = (
    "来讲", "来说", "来看", "地讲", "地说", "言之", "而言", "主要是", "具体是", "具体讲", "具体说", "就是",
    "一句话", "下一步", "下步", "下阶段", "如下", "要求", "中", "強調", "强调", "指出", "认为", "提出",
)  # fmt: skip
_LONGEST_LEAD: Final = 3
#: What ends a text that is whole; and so many lines above its end its last paragraph may stand, which is no shorter.
_ENDS_TEXT: Final = frozenset("。！？!?；;：:”’）)」』》】")
_FOOT: Final = 6
_LEAST_PARAGRAPH: Final = 60
_PARTINGS: Final[dict[str, int]] = {
    **dict.fromkeys("。！？!?…”’）)」』》", STOP),
    **dict.fromkeys("；;", SEMICOLON),
    **dict.fromkeys("，,", COMMA),
    **dict.fromkeys("：:", COLON),
    "、": ENUMERATION,
}


def is_heading_shaped(text: str, begin: int, end: int) -> bool:
    """Say whether the characters look like a heading on its own line: short, and at most one sentence."""
    if not 0 < end - begin <= HEADING_LENGTH:
        return False
    last = text[end - 1]
    if last in "；;，,、":
        return False
    body = text[begin : end - 1]
    return not ("。" in body or "；" in body or ";" in body or "！" in body or "？" in body)


def is_bare_heading(text: str, begin: int, end: int) -> bool:
    """Say whether a line without a number may be a heading: short, and not ended like a sentence."""
    return end - begin <= 30 and text[end - 1] not in "。；;，,、：:！!？?…”" and "。" not in text[begin:end]


def gather(text: str, lines: Lines, candidates: Sequence[Candidate], starts: Sequence[int]) -> Evidence:
    """Return the evidence for ``candidates``.

    ``starts`` are the offsets where another speech seems to begin, in order.
    """
    ends = lines.ends
    total = len(candidates)
    heading = [False] * total
    stopped = [False] * total
    zone = [False] * total
    last_in_line = [False] * total
    parting = [STOP] * total
    fresh = [False] * total
    stops = [0] * total
    start_at = 0
    at = ended = 0
    before: Candidate | None = None
    for index, candidate in enumerate(candidates):
        start, end, style, _, _, place, line = candidate
        while start_at < len(starts) and starts[start_at] <= start:
            fresh[index] = True
            start_at += 1
        if place == LINE:
            line_end = ends[line]
            heading[index] = is_heading_shaped(text, end, line_end)
            stopped[index] = text[line_end - 1] in _STOPS
        elif place == STOP:
            if style.rank == _HEADING_RANK:
                last_in_line[index] = is_heading_shaped(text, end, ends[line])
        elif place == CLAUSE or (place == QUOTE and text[start - 1] in "）)”"):
            if before is None or fresh[index]:
                zone[index] = _is_after_title(text, lines.begins[line], candidate)
            else:
                is_headed = before.place in _PARTED or zone[index - 1]
                zone[index] = is_headed and _is_in_zone(text, before, candidate)
        parting[index] = _parting(text, start)
        ended += text.count("。", at, start)
        stops[index] = ended
        at = start
        before = candidate
    numbers = _paragraphs(text, lines)
    paragraph = [numbers[candidate.line] for candidate in candidates]

    @cache
    def announced(index: int) -> Count | None:
        candidate = candidates[index]
        return announced_before(text, candidate.start) if candidate.ordinal in _FIRST else None

    @cache
    def title_before(index: int) -> bool:
        if candidates[index].place != LINE:
            return False
        low = candidates[index - 1].line + 1 if index else 0
        return _has_bare_heading(text, lines, low, candidates[index].line)

    def heads_next(index: int) -> bool:
        words = text[candidates[index].end : candidates[index + 1].start].strip()
        return _LEAST_NAME <= len(words) <= _LONGEST_NAME and _MARKS_IN_TEXT.isdisjoint(words)

    @cache
    def looks_back(first: int, last: int) -> int:
        since = max(candidates[first].line + 1, candidates[last].line - _LOOKED_THROUGH)
        until = candidates[last].line + (candidates[last].place != LINE)
        found = [_LOOKS_BACK.match(text, lines.begins[line], ends[line]) for line in range(since, until)]
        return max((1 if match["count"] is None else _COUNTED for match in found if match), default=0)

    def led_in(index: int) -> bool:
        start, end = candidates[index][:2]
        # The verb of …的办法，第一是… leads in as well.
        return text[end - 1] == "是" or text.endswith(_LEADS_IN, max(0, start - 1 - _LONGEST_LEAD), start - 1)

    cut = range(0)
    if _breaks_off(text, lines):
        first = next((index for index in range(total - 1, 0, -1) if fresh[index]), 0)
        cut = range(first, total - (total > 0 and len(text) - candidates[-1].end < _LEAST_PARAGRAPH))
    return Evidence(
        heading, stopped, zone, last_in_line, announced, parting, fresh, title_before, paragraph, stops, heads_next, looks_back,
        led_in, cut,
    )  # fmt: skip


def _breaks_off(text: str, lines: Lines) -> bool:
    """Say whether the last paragraph, above what a page has at its foot, breaks off in mid-sentence: an excerpt."""
    for begin, end in zip(lines.begins[: -_FOOT - 1 : -1], lines.ends[: -_FOOT - 1 : -1], strict=True):
        if end - begin < _LEAST_PARAGRAPH and text[begin:end].find("：") > 0:
            return False  # who came, what is attached: the paper is whole
        if end - begin >= _LEAST_PARAGRAPH:
            return text[end - 1] not in _ENDS_TEXT or text.endswith(("……", "..."), begin, end)
    return False


def _paragraphs(text: str, lines: Lines) -> list[int]:
    """Number the lines' paragraphs."""
    numbers: list[int] = []
    number = 0
    for end in lines.ends:
        numbers.append(number)
        if text[end - 1] not in "；;，,、":
            number += 1
    return numbers


def _has_bare_heading(text: str, lines: Lines, first: int, last: int) -> bool:
    """Say whether one of the last lines before ``last``, not before ``first``, may be a heading."""
    begins, ends = lines
    return any(is_bare_heading(text, begins[line], ends[line]) for line in range(max(first, last - 6), last))


def _is_in_zone(text: str, before: Candidate, candidate: Candidate) -> bool:
    """Say whether the candidate may follow the heading that ``before`` numbers: a first one, of a lower kind, or the next."""
    if candidate.start - before.end > _ZONE:
        return False
    between = text[before.end : candidate.start]
    if candidate.family == before.family and candidate.ordinal == before.ordinal + 1:
        return len(between) > 1 and not any(mark in _MARKS for mark in between)
    if candidate.ordinal != 1 and not _is_below(before, candidate):
        return False
    return len(between) > 1 and between[-1] not in _GOES_ON and not any(stop in between for stop in _STOPS)


def _is_below(before: Candidate, candidate: Candidate) -> bool:
    """Say whether the candidate numbers what may run on over the headings that ``before`` is of."""
    above, below = before.style.rank, candidate.style.rank
    return above is not None and below is not None and above < below <= _RUNS_ON


def _is_after_title(text: str, begin: int, candidate: Candidate) -> bool:
    """Say whether a text's first heading or article may follow its title where no line breaks are left."""
    rank, start = candidate.style.rank, candidate.start
    if candidate.ordinal != 1 or rank is None or not _LEAST_TITLE <= start - begin <= _ZONE:
        return False
    if rank > ARTICLE_RANK and not is_kind_title(text, begin, start):
        return False
    return not any(stop in text[begin:start] for stop in _STOPS)


def _parting(text: str, start: int) -> int:
    at = start - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return _PARTINGS.get(text[at], CLAUSE) if at >= 0 else CLAUSE

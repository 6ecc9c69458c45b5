"""Leave out page-slice marks: the 1、 2、 3、 … that document-sharing sites put at each slice of a text.

A mark stands after a line break, in mid-sentence, even inside a marker or a title. One alone cannot be told
from an item; a rising run of them, hundreds of characters apart and mostly in mid-sentence, can.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.brackets import last_opened
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.markup import heading_level
from speechparse.reading.text import Edit, Reading

_NUMBER: Final = "(?P<number>[1-9１-９][0-9０-９]{0,2})、"
_MARK: Final = LazyPattern(rf"[\r\n]\s{{0,12}}+{_NUMBER}")
#: The same where lines end in \n, as nearly all do: a pattern that begins with one sign is scanned for four times as fast.
_PLAIN_MARK: Final = LazyPattern(rf"\n\s{{0,12}}+{_NUMBER}")
#: Before the first, the title's indent may stand.
_MARK_AT_START: Final = LazyPattern(rf"[ \t\u00a0\u3000]{{0,12}}+{_NUMBER}")
#: What follows an item 1、, and what a 1、 could not hold.
_SECOND: Final = LazyPattern(r"(?:[\r\n]\s{0,12}|[。；;：:，,])[2２]、")
#: A title, by what it ends in.
_TITLE: Final = LazyPattern(
    "[^\r\n。；;，,：:、]{2,60}(?:讲话|讲话稿|发言|发言稿|致辞|主持词|体会|要点|报告|总结|意见|通知|决定|决议|方案|办法|规定|条例|细则|计划|规划"
    "|纲要|通报|建议书|倡议书)[\r\n]"
)
_HIGHER: Final = LazyPattern(
    r"(?:[\r\n]\s{0,12}|[。：])(?:一[、.．]|[(（]一[)）]|第一[章节部编条,，、:：]|1[.．、])"
)
#: The first heading of a decimal outline, up to the first number under it: 1、总则 1.1 目的.
_DECIMAL_TOP: Final = LazyPattern(r"[^\r\n。；;：:]{1,24}\s[1１][.．][1１](?![0-9０-９])")
#: How a paper begins that addresses people: perhaps with its title, in the same line or above.
_ADDRESSED: Final = LazyPattern(
    r"(?P<title>[^\r\n。；;：:]{0,60}?)\s*(?:同志们|同志們|各位|尊敬的|敬爱的|亲爱的|同学们|同學們|老师们)[^\r\n。；;：:]{0,40}[：:！!]"
)
#: What a page says above the first slice, in a sentence.
_SHARED: Final = LazyPattern("(?:会员|用户|网友).{0,4}(?:上传|分享)|在线阅读|在线预览")
#: A page's head before the first slice is no longer than this, in characters.
_LONGEST_HEAD: Final = 400
_STOPS: Final = frozenset("。！？!?；;：:…")
_NEVER_FIRST: Final = frozenset("，,。、；;：:！!？?”’）)》」』")
#: Slices are pages: marks nearer to each other number items.
_LEAST_APART: Final = 120
_LEAST_MARKS: Final = 2
#: So many pages of one file, each with its own slices, are told apart; a page is no shorter, and its first mark is one of these.
_MOST_RUNS: Final = 20
_SHORTEST_PAGE: Final = 240
_LATEST_FIRST: Final = 2
#: A note in brackets after a sentence (（责任单位：…）) is hardly longer.
_LONGEST_NOTE: Final = 60
_LONGEST_HEADING: Final = 200
#: A heading on its own line, after which an item 1、 stands as well as a slice.
_HEADING: Final = LazyPattern(
    "[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|[章节]))"
    "[^\r\n。；;：:]{2,60}"
)
_LONGEST_NUMBERED: Final = 68
#: What a site says of itself between paragraphs.
_PAGE_LINE: Final = LazyPattern(
    r"[^\r\n。，；]{0,40}?(?:[转轉][载載]|下[载載]|上一页|下一页|上一頁|下一頁|[点點][击擊]查看|本文[来來]源)[^\r\n。，；]{0,24}"
)
_ITEM: Final = LazyPattern(rf"[ \t\u00a0\u3000]*{_NUMBER}")
_MARK_OF_ONE: Final = LazyPattern(r"[\r\n]\s{0,12}[1１]、")


class _Mark(NamedTuple):
    start: int
    number_start: int
    end: int
    number: int
    is_inside: bool
    is_sure: bool
    is_telling: bool
    sign: str


class _Chain(NamedTuple):
    score: float
    inside: int
    is_telling: bool
    mark: _Mark
    before: _Chain | None


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each mark of the best rising run, if the run is one of page slices."""
    text = reading.text
    if "、" not in text:
        return []
    opening = next(_matches(text), None)
    if opening is None:
        return []
    runs = _runs(reading)
    if not runs:
        runs = [marks] if (marks := _after_address(reading)) else []
    if not runs:
        return _lone_first(text)
    return [edit for marks in runs for edit in _edits(text, marks)]


def _runs(reading: Reading) -> list[list[_Mark]]:
    """Return the best rising run's marks, and those of the runs before and after it: a file may hold several pages."""
    chain = _best_chain(reading, 0, len(reading.text))
    if chain is None:
        return []
    marks = _marks_of(chain)
    runs = [marks]
    gaps = [(0, marks[0].start), (marks[-1].end, len(reading.text))]
    while gaps and len(runs) < _MOST_RUNS:
        low, high = gaps.pop()
        if high - low < _SHORTEST_PAGE or (chain := _best_chain(reading, low, high, is_known=True)) is None:
            continue
        found = _marks_of(chain)
        if found[0].number <= _LATEST_FIRST and found[0].sign == marks[-1].sign:
            runs.append(found)
            gaps += [(low, found[0].start), (found[-1].end, high)]
    return sorted(runs, key=lambda run: run[0].start)


def _marks_of(chain: _Chain | None) -> list[_Mark]:
    marks: list[_Mark] = []
    while chain is not None:
        marks.append(chain.mark)
        chain = chain.before
    marks.reverse()
    return marks


def _edits(text: str, marks: list[_Mark]) -> list[Edit]:
    """Return the edits of one run's marks."""
    between = text[marks[0].end : marks[-1].start]
    keeps_breaks = between.count("\n") - _count_breaks(text, marks) > len(marks)
    edits: list[Edit] = []
    for position, mark in enumerate(marks):
        # The first stands where the paper begins, under whatever line of the page: 资源描述.
        is_break = (position == 0 and mark.number == 1 and _is_first(text, mark.start)) or (
            not mark.is_inside and (keeps_breaks or position == 0)
        )
        edits.append(Edit(mark.number_start if is_break else mark.start, mark.end, "", "slice"))
    return edits


def _lone_first(text: str) -> list[Edit]:
    """Return an edit for the 1、 at a text's beginning, where no 2、 follows, but a title does or higher markers.

    A paper of one slice has this mark alone; an item would hold the whole paper.
    """
    mark = next(_matches(text), None)
    if mark is None or mark["number"] not in "1１" or not _is_first(text, mark.start()):
        return []
    if _HIGHER.search(text, 0, mark.start()):
        return []  # its items stand in a section that has begun above
    again = _MARK_OF_ONE.search(text, mark.end())
    end = len(text) if again is None else again.start()
    if _SECOND.search(text, mark.end(), end):
        return []
    if not _TITLE.match(text, mark.end()) and (
        not _HIGHER.search(text, mark.end()) or _DECIMAL_TOP.match(text, mark.end())
    ):
        return []
    return [Edit(mark.start("number"), mark.end(), "", "slice")]


def _after_address(reading: Reading) -> list[_Mark]:
    """Return the marks of a few slices that end where sentences do, the first of which begins a paper that addresses people.

    An item would not hold the paper, with higher markers in it; and a 2、 that is one has its own 1、 before it.
    """
    text = reading.text
    opening = next(_matches(text))
    if opening["number"] not in "1１" or not _is_first(text, opening.start()):
        return []
    if not _begins_addressing(text, opening.end()) or not _HIGHER.search(text, opening.end()):
        return []
    marks = [_mark(reading, opening)]
    for match in _matches(text):
        if match.end() <= marks[-1].end:
            continue
        mark = _mark(reading, match)
        is_next = mark.number == marks[-1].number + 1 and (len(marks) == 1 or mark.sign == marks[-1].sign)
        if not is_next or mark.start - marks[-1].end < _LEAST_APART or _begins_addressing(text, match.end()):
            return []
        marks.append(mark)
    return marks if len(marks) >= _LEAST_MARKS else []


def _begins_addressing(text: str, begin: int) -> bool:
    """Say whether people are addressed at ``begin``, or there is a paper's title and then they are."""
    address = _ADDRESSED.match(text, begin)
    return address is not None and (
        address.end("title") == begin or is_kind_title(text, begin, address.end("title"))
    )


def _is_first(text: str, start: int) -> bool:
    """Say whether the offset is the text's beginning, or stands after the head of a page."""
    if start > _LONGEST_HEAD:
        return False
    head = text[:start]
    return "。" not in head or all(
        "。" not in line or _SHARED.search(line) is not None for line in head.splitlines()
    )


def _count_breaks(text: str, marks: list[_Mark]) -> int:
    return sum(text.count("\n", mark.start, mark.end) for mark in marks)


def _best_chain(reading: Reading, low: int, high: int, *, is_known: bool = False) -> _Chain | None:
    """Find the rising run of marks in ``[low, high)`` with the most of them in mid-sentence; None where none is convincing.

    Less convinces where the file is known to have slices (``is_known``).
    """
    best: dict[tuple[str, int], _Chain] = {}
    top: _Chain | None = None
    first: _Chain | None = None
    text = reading.text
    for match in _matches(text, low, high):
        mark = _mark(reading, match)
        # A site breaks its slices off in one way throughout; only the first may stand otherwise, at the beginning.
        before = best.get((mark.sign, mark.number - 1)) or (first if mark.number == 2 else None)
        if before is not None and mark.start - before.mark.end < _LEAST_APART:
            before = None
        score = 1.0 if mark.is_inside else -0.5
        if mark.number > 1 and before is None:
            score -= 1.0
        inside = int(mark.is_sure) + (before.inside if before else 0)
        is_telling = mark.is_telling or (before is not None and before.is_telling)
        chain = _Chain(score + (before.score if before else 0.0), inside, is_telling, mark, before)
        if mark.number == 1 and first is None and _is_first(text, mark.start):
            first = chain
        known = best.get((mark.sign, mark.number))
        if known is None or chain.score >= known.score:
            best[(mark.sign, mark.number)] = chain
            if top is None or chain.score > top.score:
                top = chain
    if top is None or top.score < 0.5:
        return None
    if (top.inside < _LEAST_MARKS or not (top.is_telling or is_known)) and not (
        top.inside and _begins_text(text, top)
    ):
        return None
    return _go_on(text, top, best)


def _matches(text: str, low: int = 0, high: int = sys.maxsize) -> Iterator[Match]:
    at_start = _MARK_AT_START.match(text) if low == 0 else None
    if at_start is not None:
        yield at_start
    yield from (_PLAIN_MARK if "\n" in text else _MARK).finditer(text, low, min(high, len(text)))


def _begins_text(text: str, chain: _Chain) -> bool:
    """Say whether the run's first mark stands at the text's beginning, or after the head of a page."""
    first = chain
    while first.before is not None:
        first = first.before
    is_heading = first.mark.is_inside and not first.mark.is_telling
    return (
        first is not chain and first.mark.number == 1 and not is_heading and _is_first(text, first.mark.start)
    )


def _go_on(text: str, top: _Chain, best: dict[tuple[str, int], _Chain]) -> _Chain:
    """Take along the marks after the top one, which stand by chance where a sentence ends."""
    while (after := best.get((top.mark.sign, top.mark.number + 1))) is not None and after.before is top:
        top = after
    return top


def _mark(reading: Reading, match: Match) -> _Mark:
    text = reading.text
    start, end = match.span()
    number_start = match.start("number")
    sign = text[start:number_start]
    at = start - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    start = at + 1
    after = text[end : end + 1]
    is_inside = at >= 0 and (text[at] not in _STOPS or after in _NEVER_FIRST) and after not in ("", "\n")
    if at > 0 and text[at] in "”’」』）)" and text[at - 1] in _STOPS:
        is_inside = False
    if is_inside and (_ends_note(text, at) or _ends_heading(reading, at)):
        is_inside = False
    number = int(match["number"])
    if is_inside and _ends_page_line(text, at):
        is_inside = False
    is_sure = is_inside and not _is_under_number(text, at, number - 1)
    is_telling = is_sure and not _ends_numbered(text, at)
    return _Mark(start, number_start, end, number, is_inside, is_sure, is_telling, sign)


def _ends_heading(reading: Reading, at: int) -> bool:
    """Say whether the character at ``at`` is of a line that Markdown's # marks: no slice cuts it off."""
    if not reading.edits:
        return False
    low = max(0, at - _LONGEST_HEADING)
    begin = max(reading.text.rfind("\n", low, at), reading.text.rfind("\r", low, at)) + 1
    edit = reading.edit_at(begin)
    return edit is not None and heading_level(reading.source[edit.start : edit.end]) > 0


def _ends_numbered(text: str, at: int) -> bool:
    """Say whether the character at ``at`` ends a line that is a numbered heading: a slice may stand there, and so may an item."""
    begin = _begin_of_last(text, at)
    return begin >= 0 and _HEADING.fullmatch(text, begin, at + 1) is not None


def _is_under_number(text: str, at: int, number: int) -> bool:
    """Say whether the character at ``at`` ends a heading with the number before: a slice may stand there, and so may the next item."""
    if number < 1:
        return False
    begin = _begin_of_last(text, at)
    match = None if begin < 0 else _ITEM.match(text, begin, at + 1)
    return match is not None and int(match["number"]) == number


def _ends_page_line(text: str, at: int) -> bool:
    """Say whether the character at ``at`` ends a line that a site put between two paragraphs: 转载请注明出处."""
    begin = _begin_of_last(text, at)
    return begin >= 0 and _PAGE_LINE.fullmatch(text, begin, at + 1) is not None


def _begin_of_last(text: str, at: int) -> int:
    """Return where the line begins that ends with the character at ``at``, or its last sentence; -1 where that is long."""
    low = max(0, at - _LONGEST_NUMBERED)
    begin = max(text.rfind(sign, low, at) for sign in "\n\r。：") + 1
    return begin if begin > 0 or low == 0 else -1


def _ends_note(text: str, at: int) -> bool:
    """Say whether a note in brackets, which stands after a whole sentence, ends at ``at``."""
    if text[at] not in "）)":
        return False
    low = max(0, at - _LONGEST_NOTE)
    opened = last_opened(text, low, at)
    return opened > 0 and text[opened - 1] in _STOPS

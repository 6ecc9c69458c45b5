"""Find the paragraphs of a paper that stands on one line: what is left of its line breaks are blanks.

Two wide blanks were a line break, and so were four narrow ones between sentences. Single blanks were where most
of them stand between a stop and a beginning; then those after a heading were too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.beginnings import begins_with_marker, marker_end
from speechparse.reading.brackets import last_opened
from speechparse.reading.kinds import KINDS
from speechparse.reading.signs import OTHER_BLANKS

#: A line longer than this may be a whole paper.
LONG_LINE: Final = 200
_WIDE_BREAK: Final = LazyPattern(r"[\u3000\u00a0 ]{0,8}[\u3000\u00a0]{2,}[ \u3000\u00a0]*")
_WIDE: Final = ("\u3000\u3000", "\u00a0\u00a0")
#: Other blanks as wide as those, where they stand between sentences.
_AS_WIDE_BREAK: Final = LazyPattern(" {4,}|\u2003{2,}")
_AS_WIDE: Final = ("    ", "\u2003\u2003")
#: A line longer than this may be a whole paper without breaks, if nearly all of the text is in it.
_WHOLE_PAPER: Final = 300
#: What a title with which a paper begins may be, and what the paper holds.
_TITLE_WORDS: Final = LazyPattern("[^。；;！!？?，,：:\r\n]{8,64}")
_LAST_OF_KINDS: Final = frozenset(kind[-1] for kind in KINDS)
_FIRST_NUMBERS: Final = ("一、", "第一", "（一）", "(一)", "1.", "1、")
#: A line as long as this is one of a few papers, if there can be no more of it than so many.
_LONG_PAPER: Final = 2_000
_FEW: Final = 5
#: A line that begins with the place of its page in a site, and whose paper begins where people are addressed.
CRUMB: Final = LazyPattern(r"(?:您?(?:现在|目前|当前|當前)?的?(?:当前)?位置|首\s?页)\s?[：:>＞»-]")
_CRUMB_SIGNS: Final = ">＞»:：|"
#: What a page says of a paper is longer than this, with the paper's head behind it.
_SHORTEST_WORDS: Final = 60
#: What a page sets wide before a colon: 标　　题：.
_WIDE_LABELS: Final = ("标题", "標題", "文号", "来源", "來源", "时间", "日期", "作者", "名称", "机构", "分类")
#: The first sign of a word that was set wide (总　　则), and the next.
_SPREAD: Final = LazyPattern(
    HAN + r"\s+" + HAN + r"(?:(?![^\s:：】])|(?=第[一二三四五六七八九十百]{1,5}[ \u3000]?[条节條節]))"
)
#: The number of a chapter or article, and what it ends in.
_UNITS: Final = frozenset("章节節条條编編")
_UNIT: Final = LazyPattern(r"第[一二三四五六七八九十百零〇0-9]{1,6}[章节節条條编編]\Z")
_LONGEST_UNIT: Final = 8
_BLANKS: Final = " \u3000" + OTHER_BLANKS
_GAP: Final = LazyPattern(f"[{_BLANKS}]+")
_WORDS: Final = LazyPattern(r"\S")
_STOP: Final = LazyPattern("[。；;！？]")
_STOPS: Final = frozenset("。！？!?；;：:…")
_CLOSERS: Final = "”’」』）)》】"
#: A note in brackets after a sentence is no longer than this.
_LONGEST_NOTE: Final = 100
#: Line breaks became blanks if so many stand after stops …
_LEAST: Final = 3
#: … and these are so many of all that do not stand after a marker …
_SHARE: Final = 0.5
#: … and not every sentence ends with one: that is how some write, and no break.
_MOST_SENTENCES: Final = 0.9
_LEAST_SENTENCES: Final = 8
_MARKED_SHARE: Final = 0.25
#: A heading's words, before the blank that its line break left.
_SHORTEST_HEADING: Final = 2
_LONGEST_HEADING: Final = 40


def find_paragraphs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs of the line ``[begin, end)`` begin and end; the line itself where it is one."""
    line = text[begin:end]
    wide: list[tuple[int, int]] = []
    if any(blanks in line for blanks in _WIDE):
        wide = _wide_breaks(text, _WIDE_BREAK, begin, end)
    elif any(blanks in line for blanks in _AS_WIDE):
        wide = _wide_breaks(text, _AS_WIDE_BREAK, begin, end)
        if not _are_breaks(text, wide, end):
            wide = []
    if not wide:
        for first, last in _between(text, _single_breaks(text, begin, end), begin, end):
            yield from _lost(text, first, last)
        return
    for first, last in _between(text, wide, begin, end):
        if first == begin and (head := _head_breaks(text, first, last)):
            yield from _between(text, head, first, last)
        elif last - first > LONG_LINE and _has_blank(text, first, last):
            for start, stop in _between(text, _single_breaks(text, first, last), first, last):
                yield from _lost(text, start, stop)
        else:
            yield from _lost(text, first, last)


def _are_breaks(text: str, gaps: list[tuple[int, int]], end: int) -> bool:
    """Say whether of the blanks enough stand between a stop and a beginning, or before a marker."""
    parting = sum(
        is_stopped(text, start) or (stop < end and begins_with_marker(text, stop)) for start, stop in gaps
    )
    return parting >= _LEAST and parting >= _SHARE * len(gaps)


def _lost(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of ``[begin, end)`` where it may be a whole paper, without any blank between them."""
    if end - begin < shortest_paper(len(text)) and not is_paper(text, begin, end):
        yield begin, end
        return
    from speechparse.reading.lost_breaks import find_lost_breaks  # few texts need it

    yield from _between(text, [(at, at) for at in find_lost_breaks(text, begin, end)], begin, end)


def _wide_breaks(text: str, pattern: LazyPattern, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the wide blanks of the line, of the kind ``pattern``, that were line breaks.

    None is in a word that was set wide, and none right after a marker.
    """
    breaks: list[tuple[int, int]] = []
    last = begin
    for gap in pattern.finditer(text, begin, end):
        start, stop = gap.span()
        if _is_spread(text, start, end) or _is_label(text, start, stop, end):
            continue
        if last < start == marker_end(text, last) or _ends_unit(text, start):
            continue
        breaks.append((start, stop))
        last = stop
    return breaks


def _is_ratio(text: str, start: int, stop: int) -> bool:
    """Say whether the blanks stand beside a ratio's colon: 13.6 ： 42.1."""
    return (
        text[start - 1] in "：:"
        and text[stop].isdecimal()
        and text[start - 3 : start - 1].strip().isdecimal()
    ) or (text[stop] in "：:" and text[start - 1].isdecimal())


def _ends_unit(text: str, at: int) -> bool:
    """Say whether the number of a chapter or article ends at ``at``: what is set wide after it is no break."""
    return text[at - 1] in _UNITS and _UNIT.search(text, max(0, at - _LONGEST_UNIT), at) is not None


def _is_spread(text: str, start: int, end: int) -> bool:
    """Say whether the blanks at ``start`` stand in a word that was set wide, between two characters alone."""
    return text[start - 2 : start - 1].strip() == "" and _SPREAD.match(text, start - 1, end) is not None


def _is_label(text: str, start: int, stop: int, end: int) -> bool:
    """Say whether the blank ``[start, stop)`` stands inside a page's label that is set wide."""
    return (
        stop + 1 < end
        and text[stop + 1 : stop + 2] in ("：", ":")
        and text[start - 1 : start] + text[stop : stop + 1] in _WIDE_LABELS
    )


def shortest_paper(total: int) -> int:
    """Return the least length of a line that may be a whole paper without breaks, in a text of ``total`` characters."""
    half, fifth = (total + 1) // 2, -(-total // _FEW)
    return min(max(_WHOLE_PAPER, half), max(_LONG_PAPER, fifth))


def _head_breaks(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return what parts a page's own lines and the title after them: the blanks, where its place stands first."""
    if (title := _title_again(text, begin, end)) > begin:
        return [(title, title)]
    if CRUMB.match(text, begin, end) is None:
        return []
    return [
        gap.span()
        for gap in _GAP.finditer(text, begin + 1, end - 1)
        if text[gap.start() - 1] not in _CRUMB_SIGNS and text[gap.end()] not in _CRUMB_SIGNS
    ]


def _title_again(text: str, begin: int, end: int) -> int:
    """Return where the title begins that comes again in a page's words; -1 where these are too short for that."""
    if end - begin < _SHORTEST_WORDS or text[:begin].strip():
        return -1
    from speechparse.reading.titles_again import find_title_again  # few texts need it

    return find_title_again(text, begin, end)


def blanks_of(text: str, signs: Collection[str]) -> list[str]:
    """Return the kinds of blanks that the text has at all; ``signs`` are the rare ones that it may hold."""
    return [blank for blank in _BLANKS if (blank in signs if blank in OTHER_BLANKS else blank in text)]


def is_paper(text: str, begin: int, end: int) -> bool:
    """Say whether the line is a whole paper by its head, however short it is: one of several in a file."""
    if end - begin <= LONG_LINE:
        return False
    # Of most paragraphs the first words tell that they are no title, and the patterns need not be compiled.
    words = _TITLE_WORDS.match(text, begin)
    if words is None or _LAST_OF_KINDS.isdisjoint(words[0]):
        return False
    if not any(text.find(first, begin, end) >= 0 for first in _FIRST_NUMBERS):
        return False
    if not any(kind in words[0] for kind in KINDS):
        return False
    from speechparse.reading.heads import begins_paper

    return begins_paper(text, begin, end)


def _has_blank(text: str, begin: int, end: int) -> bool:
    """Say whether a blank stands in ``[begin, end)``; several times faster than one pattern."""
    return any(text.find(blank, begin, end) >= 0 for blank in _BLANKS)


def _between(text: str, gaps: list[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between the gaps of ``[begin, end)``, if more than blanks do."""
    last = begin
    for start, stop in [*gaps, (end, end)]:
        words = _WORDS.search(text, last, start)
        if words is not None:
            yield words.start(), start
        last = stop


def _single_breaks(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the blanks of the line that were line breaks, if blanks were."""
    # Counting single characters is ten times as fast as a pattern, and nearly all lines hold fewer blanks.
    if sum([text.count(blank, begin, end) for blank in _BLANKS]) < _LEAST:
        return []
    gaps = [
        gap.span()
        for gap in _GAP.finditer(text, begin, end)
        if begin < gap.start() and gap.end() < end and not _is_in_brackets(text, *gap.span())
    ]
    if len(gaps) < _LEAST:
        return []
    breaks: list[tuple[int, int]] = []
    stopped = others = 0
    last = begin
    for gap in gaps:
        start, stop = gap
        if _is_spread(text, start, end) or _is_ratio(text, start, stop):
            continue
        if is_stopped(text, start):
            stopped += 1
            breaks.append(gap)
            last = stop
        elif start <= (marked := marker_end(text, last)) and marked > last:
            continue  # the blank between a marker and its words
        elif marker_end(text, stop) > stop:
            breaks.append(gap)
            last = stop
        elif start - _words_at(text, marked) < _SHORTEST_HEADING:
            continue  # a word that was set wide
        elif _is_heading(text, marked, start, stop):
            breaks.append(gap)
            last = stop
        else:
            others += 1
    if stopped < _LEAST or stopped < _SHARE * (stopped + others):
        return []
    return [] if _parts_sentences(text, begin, end, breaks) else breaks


def _parts_sentences(text: str, begin: int, end: int, breaks: list[tuple[int, int]]) -> bool:
    """Say whether a blank stands after nearly every sentence, and hardly ever before a marker."""
    sentences = text.count("。", begin, end)
    after_sentences = sum(text[start - 1] == "。" for start, _ in breaks)
    if sentences < _LEAST_SENTENCES or after_sentences <= _MOST_SENTENCES * sentences:
        return False
    before_markers = sum(marker_end(text, stop) > stop for _, stop in breaks)
    return before_markers < _MARKED_SHARE * len(breaks)


def _words_at(text: str, at: int) -> int:
    """Return where the words begin after a marker's blanks."""
    while text[at] in _BLANKS:
        at += 1
    return at


def _is_in_brackets(text: str, start: int, stop: int) -> bool:
    """Say whether the blanks stand right inside a bracket, as in （ 1）."""
    return text[start - 1] in "（(" or text[stop] in "）)"


def is_stopped(text: str, at: int) -> bool:
    """Say whether a sentence or clause ends before ``at``, closing quotes and brackets, and a note in brackets, aside."""
    last = text[at - 1]
    if last in _STOPS:
        return True
    if last not in _CLOSERS:
        return False
    return text[at - 2] in _STOPS or (last in "）)" and _follows_stop(text, at - 1))


def _follows_stop(text: str, close: int) -> bool:
    """Say whether what the bracket at ``close`` ends is a note after a stop: 。（牵头单位：…）."""
    least = max(0, close - _LONGEST_NOTE)
    begin = last_opened(text, least, close)
    return begin > 0 and text[begin - 1] in _STOPS


def _is_heading(text: str, begin: int, start: int, stop: int) -> bool:
    """Say whether ``[begin, start)`` are a numbered heading's words, and other words follow its blank."""
    if start - begin > _LONGEST_HEADING or _STOP.search(text, begin, start) is not None:
        return False
    return not _is_ascii_word(text[start - 1]) or not _is_ascii_word(text[stop])


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()

"""Find the entries of contents that stand under their label (目录): they are no headings, even if none comes again.

What a text lists without a label is told by what comes again below, and is looked for in ``contents``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from speechparse.layout.page import CONTENTS
from speechparse.lexer import Candidate
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import Lines
from speechparse.styles import LINE

_LABEL: Final = LazyPattern("目[ \t\u3000]{0,8}[录錄次]")
#: An entry is no longer than this, and does not end as a sentence does; fewer entries are no contents.
_LONGEST: Final = 80
_LONGEST_PAGED: Final = 160
_LEAST: Final = 2
_ASKS: Final = frozenset("？?！!")
_ENDERS: Final = frozenset("。；;，,：:！!？?")
#: What contents list without a number (前言, 附录), and how many of these may stand together.
_LONGEST_BARE: Final = 24
_MOST_BARE: Final = 2
#: What is left of entries that were cut off, or the leaders of one that broke off from it, and the page number of one.
_CUT_OFF: Final = LazyPattern(r"[….．·\s]+")
_LEADERS: Final = frozenset("….．·")
_NUMBER: Final = LazyPattern(r"[-－—–\s]*[0-9]{1,3}[-－—–\s]*")
_PAGED: Final = LazyPattern(r".{1,60}?(?:[….．·]{2,}|[ \t\u3000]{2,})[（(]?[0-9]{1,3}[）)]?")
#: An entry whose number is no marker: 2、2019工作总结.
_NUMBERED: Final = LazyPattern(r"[0-9]{1,3}[、.．]")
_LINE_OF: Final = attrgetter("line")


class Labelled(NamedTuple):
    """The indexes of the candidates that are entries, and the lines from the labels to the last entries."""

    entries: frozenset[int]
    lines: frozenset[int]


NONE: Final = Labelled(frozenset(), frozenset())


def find_labelled(text: str, lines: Lines, candidates: Sequence[Candidate]) -> Labelled:
    """Find the labels of contents, each on its line, and what is listed under them."""
    entries: set[int] = set()
    inside: set[int] = set()
    for match in _LABEL.finditer(text):
        label = bisect_left(lines.begins, match.start())
        if (
            label < len(lines.begins)
            and lines.begins[label] == match.start()
            and CONTENTS.fullmatch(text, match.start(), lines.ends[label]) is not None
        ):
            found, last = _entries(text, lines, candidates, label)
            if len(found) >= _LEAST:
                entries.update(found)
                inside.update(range(label, last + 1))
    return Labelled(frozenset(entries), frozenset(inside)) if entries else NONE


def _entries(text: str, lines: Lines, candidates: Sequence[Candidate], label: int) -> tuple[list[int], int]:
    """Return the candidates listed under the label, and the last line of the contents.

    They end where the numbers begin again, with the paper, and before a sentence or an addressing line.
    """
    found: list[int] = []
    last = label
    bare = 0
    top: Candidate | None = None
    at = bisect_left(candidates, label + 1, key=_LINE_OF)
    led = label
    for line in range(label + 1, len(lines.begins)):
        if line <= led:
            continue
        begin, end = lines.begins[line], lines.ends[line]
        while at < len(candidates) and candidates[at].line < line:
            at += 1
        if _CUT_OFF.fullmatch(text, begin, end) is not None:
            last = led = _end_of_leaders(text, lines, line)
            if not found or not _is_led(text, lines, led + 1):
                return found, last
            bare = 0
            continue
        is_paged = end - begin <= _LONGEST_PAGED and _PAGED.fullmatch(text, begin, end) is not None
        is_marked = at < len(candidates) and candidates[at].line == line and candidates[at].place == LINE
        if not is_paged and not _is_heading(text, begin, end, is_marked=is_marked):
            found = _without_heads(candidates, found, line)
            return found, candidates[found[-1]].line if found else label
        if is_marked:
            candidate = candidates[at]
            if _begins_paper(candidate, top):
                heads = _without_heads(candidates, found, line, candidate.style.rank)
                return heads, last if len(heads) == len(found) else line - 1 - len(found) + len(heads)
            if top is None or candidate.family == top.family:
                top = candidate
            found.append(at)
        elif not is_paged and _NUMBERED.match(text, begin, end) is None:
            bare += 1
            if bare > _MOST_BARE or end - begin > _LONGEST_BARE:
                break
            continue  # of the contents only if another entry follows
        bare = 0
        last = line
    return found, last


def _end_of_leaders(text: str, lines: Lines, line: int) -> int:
    """Return the last line of the leaders that begin in ``line``, with the number of the page under them."""
    begins, ends = lines
    line += 1
    while line < len(begins) and _CUT_OFF.fullmatch(text, begins[line], ends[line]) is not None:
        line += 1
    is_number = line < len(begins) and _NUMBER.fullmatch(text, begins[line], ends[line]) is not None
    return line if is_number else line - 1


def _is_led(text: str, lines: Lines, line: int) -> bool:
    """Say whether leaders end the line, or stand alone in the next one: it is another entry."""
    begins, ends = lines
    if line >= len(begins):
        return False
    return text[ends[line] - 1] in _LEADERS or (
        line + 1 < len(begins)
        and text[begins[line + 1]] in _LEADERS
        and _CUT_OFF.fullmatch(text, begins[line + 1], ends[line + 1]) is not None
    )


def _is_heading(text: str, begin: int, end: int, *, is_marked: bool) -> bool:
    """Say whether a line may be listed: it is short, no label, and no sentence; where it is numbered it may ask."""
    return (
        end - begin <= _LONGEST
        and (text[end - 1] not in _ENDERS or (is_marked and text[end - 1] in _ASKS))
        and "。" not in text[begin:end]
        and _LABEL.match(text, begin, end) is None
    )


def _without_heads(
    candidates: Sequence[Candidate], found: list[int], line: int, below: int | None = None
) -> list[int]:
    """Return what was found without the first numbers right above the text that begins in ``line``: they head it.

    Above a number, of rank ``below``, only higher ones do.
    """
    heads = found.copy()
    while heads:
        last = candidates[heads[-1]]
        is_above = below is None or (last.style.rank is not None and last.style.rank < below)
        if last.line != line - 1 or last.ordinal != 1 or not is_above:
            break
        heads.pop()
        line -= 1
    return heads


def _begins_paper(candidate: Candidate, top: Candidate | None) -> bool:
    """Say whether the numbers of the contents, of which ``top`` was the last of the highest kind, begin again.

    Or an article stands there, which contents do not list.
    """
    if candidate.style.name == "article":
        return True
    return top is not None and candidate.family == top.family and candidate.ordinal <= top.ordinal

"""Find tables and sentences of contents: they list headings that come again below, and are no headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import Final

from speechparse.lexer import Candidate
from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.lines import Lines
from speechparse.styles import LINE, Style

#: So many characters after a marker tell one heading from another.
_KEY: Final = 5
#: Items of a sentence (一是) begin alike more often: they are the same by all of their first clause.
_CLAUSE: Final = 24
_IN_SENTENCE: Final = 20
_CLAUSES: Final = frozenset(("its-ordinal",))
_KEY_OPENING, _CLAUSE_OPENING = (
    LazyPattern(rf"\s{{0,8}}([^；;。，,、：: \t\u3000\r\n…·.]{{0,{longest}}})") for longest in (_KEY, _CLAUSE)
)
#: The second character of a word that is set wide.
_WIDE: Final = LazyPattern(rf"[ \t\u3000\u00a0]{{1,4}}({HAN})")
#: Entries of contents are this near to each other; the headings that they list are farther apart.
_NEAR: Final = 80
#: Headings in the same words and with the same number are looked through up to so many.
_MOST_ALIKE: Final = 40
#: Of the entries listed, such a part may be damaged.
_FORGIVEN: Final = 0.25
#: How much farther, on the whole.
_WIDER: Final = 1.3
#: An item holds what is listed this soon after it.
_HELD: Final = 300
#: What is attached is listed after this.
_LABEL: Final = LazyPattern(r"附件?\s*[：:]\s*")
_LONGEST_LABEL: Final = 6
#: What heads the first column of a table; a row has so many cells, and is no longer than this.
_COUNTERS: Final = ("序号", "编号")
_COUNTERS_END: Final = "号"
_LEAST_CELLS: Final = 3
_LONGEST_ROW: Final = 160
#: The numerals that only a blank follows, which number rows; what a head of words does not hold; what a number is made of.
_BARE: Final = "decimal-blank"
_NO_HEAD: Final = LazyPattern("[0-9０-９。；：，]")
_OF_NUMBERS: Final = "0123456789０１２３４５６７８９.．,，-－%％‰"


def find_contents(text: str, candidates: Sequence[Candidate], starts: Sequence[int] = ()) -> set[int]:
    """Return the indexes of the candidates that are entries of a table or sentence of contents.

    ``starts`` are the offsets at which other speeches begin: what is listed comes again in one of them.
    """
    firsts = _firsts_again(text, candidates)
    if not firsts:
        return set()
    again = _find_again(text, candidates, firsts)
    found: set[int] = set()
    end = 0
    for index in firsts:
        if index < end:
            continue
        end, latest = _run_end(text, candidates, again, index, starts)
        if (
            end - index >= 2
            and _is_denser(candidates, again, index, end, latest)
            and not _is_held(candidates, index)
            and not _goes_on(text, candidates, end)
        ):
            found.update(range(index, end))
    return found


def _find_again(text: str, candidates: Sequence[Candidate], firsts: Sequence[int]) -> list[int]:
    """Return where each candidate that may be listed after one of ``firsts`` comes again next in the same words, or -1."""
    # What the openings after each number begin with: few others need be read.
    begun: dict[tuple[str, int], set[str]] = {}
    at = 0
    for first in firsts:
        at = max(at, first)
        while at < len(candidates) and (
            at <= first or _is_near(text, candidates[at - 1].end, candidates[at].start)
        ):
            _, end, style, family, ordinal, _, _ = candidates[at]
            begun.setdefault((family, ordinal), set()).add(_opening(text, end, style)[:1])
            at += 1
    later: dict[tuple[str, int, str], int] = {}
    again = [-1] * len(candidates)
    for index in range(len(candidates) - 1, -1, -1):
        _, end, style, family, ordinal, _, _ = candidates[index]
        begins = begun.get((family, ordinal))
        if begins is None or not (text[end : end + 1] in begins or text[end : end + 1].isspace()):
            continue
        opening = _opening(text, end, style)
        if len(opening) > 1:
            key = family, ordinal, opening
            again[index] = later.get(key, -1)
            later[key] = index
    return again


def _firsts_again(text: str, candidates: Sequence[Candidate]) -> list[int]:
    """Return the first items that come again in the same words and have another near: no contents begin elsewhere."""
    seen: set[tuple[str, str]] = set()
    found: list[int] = []
    for index in range(len(candidates) - 1, -1, -1):
        _, end, style, family, ordinal, _, _ = candidates[index]
        if ordinal == 1:
            key = family, _opening(text, end, style)
            if key not in seen:
                seen.add(key)
            elif len(key[1]) > 1 and _is_near(text, end, candidates[index + 1].start):
                found.append(index)
    return found[::-1]


def _is_near(text: str, end: int, start: int) -> bool:
    """Say whether what ends at ``end`` may be listed with what begins at ``start``: near, and no sentence between."""
    return start - end <= _NEAR and "。" not in text[end:start]


def _is_in_sentence(style: Style) -> bool:
    """Say whether the kind numbers clauses and sentences, and never what contents list."""
    return style.rank == _IN_SENTENCE or style.name in _CLAUSES


def _opening(text: str, start: int, style: Style) -> str:
    """Return the first characters after a marker, up to where its heading may already end."""
    # Nothing is an opening too: the pattern always matches.
    match = (_CLAUSE_OPENING if _is_in_sentence(style) else _KEY_OPENING).match(text, start)
    opening: str = match[1] if match is not None else ""
    if len(opening) == 1 and match and (wide := _WIDE.match(text, match.end())) is not None:
        return opening + wide[1]  # 总　则
    return opening


def _run_end(
    text: str, candidates: Sequence[Candidate], again: Sequence[int], index: int, starts: Sequence[int]
) -> tuple[int, int]:
    """Return the end of the run of near candidates from ``index`` on that all come again, in order, after the run.

    With it comes the index at which the last comes again. The run begins with a first number, and its entries are
    headings alone: no sentence ends among them. All come again in one speech: not the later ones in a second copy.
    """
    latest = again[index]
    if latest < 0 or candidates[index].ordinal != 1:
        return index, -1
    end = at = index + 1
    first_again = latest
    bound = _end_of_speech(text, starts, candidates[first_again].start)
    missing = 0
    # What may be damaged is a heading; items of a sentence begin alike by chance.
    forgiven = not _is_in_sentence(candidates[index].style)
    while (
        at < len(candidates) and at < first_again and missing <= forgiven * max(1, _FORGIVEN * (at - index))
    ):
        if not _is_near(text, candidates[at - 1].end, candidates[at].start):
            break
        following = _next_after(again, at, latest)
        at += 1
        if following < 0 or candidates[following].start >= bound:
            missing += 1  # the heading is damaged below
        else:
            latest = following
            end = at
    own = _end_of_speech(text, starts, candidates[index].start)
    if own < bound and text.find("。", candidates[index].start, own) >= 0:
        return index, -1  # its speech holds more than contents, and is printed again
    return end, latest


def _end_of_speech(text: str, starts: Sequence[int], offset: int) -> int:
    """Return where the speech that holds ``offset`` ends."""
    after = bisect_right(starts, offset)
    return starts[after] if after < len(starts) else len(text)


def _goes_on(text: str, candidates: Sequence[Candidate], end: int) -> bool:
    """Say whether a run of items of one sentence goes on with an item that does not come again: then two began alike."""
    if end == len(candidates) or candidates[end].style.rank != _IN_SENTENCE:
        return False
    last, other = candidates[end - 1], candidates[end]
    return other.family == last.family and other.ordinal != 1 and _is_near(text, last.end, other.start)


def _next_after(again: Sequence[int], index: int, latest: int) -> int:
    """Return where the candidate comes again after ``latest``, or -1: a 第一节　一般规定 comes in many chapters."""
    for _ in range(_MOST_ALIKE):
        index = again[index]
        if index < 0 or index > latest:
            return index
    return -1


def _is_denser(
    candidates: Sequence[Candidate], again: Sequence[int], index: int, end: int, latest: int
) -> bool:
    """Say whether the headings listed stand wider apart than the entries that list them."""
    here = candidates[end - 1].start - candidates[index].start
    there = candidates[latest].start - candidates[again[index]].start
    return there > _WIDER * here + _KEY


def _is_held(candidates: Sequence[Candidate], index: int) -> bool:
    """Say whether the run stands right under a higher item: what an article lists, another may take up again."""
    first, before = candidates[index], candidates[index - 1] if index else None
    return (
        before is not None
        and before.place == LINE
        and before.style.rank is not None
        and first.style.rank is not None
        and before.style.rank < first.style.rank
        and first.start - before.start <= _HELD
    )


def find_attachments(text: str, lines: Lines, candidates: Sequence[Candidate]) -> set[int]:
    """Return the indexes of the candidates that number what is attached: 附件：1.… and the lines under it."""
    labels = _find_labels(text, lines)
    if not labels:
        return set()
    found: set[int] = set()
    latest = -2
    for index, candidate in enumerate(candidates):
        line = candidate.line
        if (line == latest + 1 or _is_labelled(text, lines, candidate, labels)) and _names_a_paper(
            text, lines.begins[line], lines.ends[line]
        ):
            found.add(index)
            latest = line
    return found


def _find_labels(text: str, lines: Lines) -> set[int]:
    """Return the lines that begin with 附."""
    begins, ends = lines
    found: set[int] = set()
    at = text.find("附")
    while at >= 0:
        line = bisect_right(begins, at) - 1
        if begins[line] == at:
            found.add(line)
        at = text.find("附", max(at + 1, ends[line]))
    return found


def _is_labelled(text: str, lines: Lines, candidate: Candidate, labels: Container[int]) -> bool:
    """Say whether 附件： stands before the candidate, in its line or alone in the line above."""
    line = candidate.line
    begin, above = lines.begins[line], line - 1
    if line in labels:
        return _LABEL.match(text, begin, candidate.start) is not None
    return (
        above in labels
        and candidate.start == begin
        and candidate.ordinal == 1
        and lines.ends[above] - lines.begins[above] <= _LONGEST_LABEL
        and _LABEL.match(text, lines.begins[above], lines.ends[above]) is not None
    )


def _names_a_paper(text: str, begin: int, end: int) -> bool:
    """Say whether a line is short and no sentence, as the name of what is attached is."""
    return end - begin <= _NEAR and text[end - 1] not in "。！？：:" and "。" not in text[begin:end]


def find_rows(text: str, lines: Lines, candidates: Sequence[Candidate]) -> set[int]:
    """Return the indexes of the candidates that number the rows of a table, under its head.

    The head begins with 序号, or is cells of words and has rows under it that end in a number each.
    """
    is_named = _holds_counter(text)
    found: set[int] = set()
    row = cells = 0
    for index, candidate in enumerate(candidates):
        line = candidate.line
        is_bare = candidate.family == _BARE
        if not (is_named or is_bare) or candidate.place != LINE or line == 0:
            continue
        if row != line - 1 or not cells:
            head = _cells(text, lines, line - 1)
            is_head = bool(head) and (head[0] in _COUNTERS or (is_bare and _heads_numbers(text, lines, line)))
            cells = len(head) if is_head else 0
        if cells and abs(len(_cells(text, lines, line)) - cells) <= 1:
            found.add(index)
            row = line
    return found


def _holds_counter(text: str) -> bool:
    """Say whether the text holds a word that heads numbers; one sign is found ten times as soon as two."""
    at = text.find(_COUNTERS_END)
    while at >= 0 and not text.endswith(_COUNTERS, 0, at + 1):
        at = text.find(_COUNTERS_END, at + 1)
    return at >= 0


def _heads_numbers(text: str, lines: Lines, first: int) -> bool:
    """Say whether above line ``first`` stand words alone, and in it and the next line as many cells, the last a number."""
    begins, ends = lines
    if first + 1 >= len(begins) or _NO_HEAD.search(text, begins[first - 1], ends[first - 1]) is not None:
        return False
    head, *rows = (_cells(text, lines, line) for line in range(first - 1, first + 2))
    return all(len(row) == len(head) and not row[-1].strip(_OF_NUMBERS) for row in rows)


def _cells(text: str, lines: Lines, line: int) -> list[str]:
    """Return a short line's words, if they are as many as a table's columns may be."""
    begin, end = lines.begins[line], lines.ends[line]
    words = text[begin:end].split() if end - begin <= _LONGEST_ROW else []
    return words if len(words) >= _LEAST_CELLS else []

"""Leave out the page numbers that a print or a document-sharing site leaves between lines, and what stands beside each.

A page number on a line of its own (－3－, 第 3 页 共 5 页) parts paragraphs, sentences and markers. A bare 3 may be
anything, and is one only in a rising run, mostly in mid-sentence. Before the first sentence and after the last they
are the page's own, and stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.beginnings import begins_with_marker
from speechparse.reading.page_breaks import parts_clause, parts_marker, words_after
from speechparse.reading.text import Edit, Reading, keep_apart

_DIGITS: Final = "[0-9０-９]{1,3}"
_DASHES: Final = "[-－—–─~·]{1,2}"
_BLANKS: Final = "[ \t\u00a0\u3000]"
_WORDS_OF_FOLIO: Final = (
    rf"{_BLANKS}{{0,60}}+(?=[-－—–─~·第0-9０-９])(?P<words>{_DASHES}[ \u3000]{{0,2}}{_DIGITS}[ \u3000]{{0,2}}{_DASHES}"
    rf"|第[ \u3000]{{0,2}}{_DIGITS}[ \u3000]{{0,2}}页(?:[ \u3000/，,（(]{{0,3}}共[ \u3000]{{0,2}}{_DIGITS}[ \u3000]{{0,2}}页[）)]?)?"
    rf"|(?P<bare>{_DIGITS})(?P<total>[ ]?/[ ]?{_DIGITS})?){_BLANKS}{{0,12}}(?=[\r\n])"
)
#: A pattern that begins with one sign is scanned for several times as fast as one of two.
_FOLIO: Final = LazyPattern(rf"\n{_WORDS_OF_FOLIO}")
_FOLIO_AFTER_RETURN: Final = LazyPattern(rf"\r{_WORDS_OF_FOLIO}")
#: The same in a line whose break before it was lost: at the line's end, and, where it says of how many, anywhere.
_GLUED: Final = {
    sign: LazyPattern(
        rf"{sign}[—－]?[ \u3000]{{0,2}}(?P<number>{_DIGITS})[ \u3000]{{0,2}}[—－]{{1,2}}{_BLANKS}{{0,12}}(?=[\r\n])"
    )
    for sign in "—－"
}
_OF_TOTAL: Final = LazyPattern(
    rf"第[ \u3000]?{_DIGITS}[ \u3000]?页[ \u3000/，,]{{0,3}}共[ \u3000]?{_DIGITS}[ \u3000]?页(?:下[载載]后可[^\s，。]{{2,4}}编辑)?{_BLANKS}{{0,2}}"
)
#: What stands before a page that a sentence speaks of, and what behind it.
_SPEAKS_OF: Final = frozenset("见見将將把看的在、，,：:至到")
_SPOKEN_OF: Final = frozenset("处處的，,、中上换換")
#: One dashed number that is glued may be anything.
_LEAST_DASHED: Final = 2
_NUMBER: Final = LazyPattern("[0-9０-９]+")
_STOPS: Final = "。！？!?；;：:…"
#: Bare numbers are of pages where so many rise by one, as far apart as pages are, so many of them in mid-sentence.
_LEAST_BARE: Final = 3
_LEAST_INSIDE: Final = 2
_LEAST_APART: Final = 200
#: A line that stands beside so many page numbers in the same words is the print's own; shorter ones may be parts of a marker.
_LEAST_BESIDE: Final = 2
_SHORTEST_BESIDE: Final = 3
_LONGEST_BESIDE: Final = 40
_MOST_BESIDE: Final = 4
#: Of so many page numbers it is asked what stands around the items that they part.
_MOST_KNOWN: Final = 100


class _Folio(NamedTuple):
    """A page number's line ``[start, end)``, its line end with it."""

    start: int
    end: int
    number: int
    kind: str


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each line that holds a page number alone, and for the line that stands beside most of them."""
    text = reading.text
    last = text.rfind("。")
    if last < 0:
        return []
    first = min(at for sign in "。，" if (at := text.find(sign)) >= 0)
    matches = [*_FOLIO.finditer(text, first, last)]
    if "\r" in reading.signs:
        matches += _FOLIO_AFTER_RETURN.finditer(text, first, last)
        matches.sort(key=Match.start)
    found = [
        _folio(text, match.start() + 1, match.end(), match["bare"], match["words"], match["total"])
        for match in matches
    ]
    runs: dict[str, list[_Folio]] = {}
    for folio in found:
        runs.setdefault(folio.kind, []).append(folio)
    folios = runs.pop("", [])
    for run in runs.values():
        folios += run if _is_run(text, run) else [folio for folio in run if _parts_marker(text, folio)]
    glued = _find_glued(text, first, last, len(folios))
    if not folios:
        return glued
    spans = {(folio.start, folio.end) for folio in folios}
    spans.update(_beside(text, spans, first, last))
    edits = [
        Edit(*_with_break(text, start, end, knows=place < _MOST_KNOWN), "", "slice")
        for place, (start, end) in enumerate(_merged(spans))
    ]
    return keep_apart([*edits, *glued]) if glued else edits


def _find_glued(text: str, first: int, last: int, known: int) -> list[Edit]:
    """Return the edits for the page numbers that stand in a line of text; ``known`` is how many have their own lines.

    The break after one at a line's end is the page's where a sentence goes on behind it.
    """
    matches: list[Match] = []
    for sign, glued in _GLUED.items():
        if sign not in text:
            continue
        dashed = [
            match for match in glued.finditer(text, first, last) if not text[match.start() - 1].isspace()
        ]
        numbers = [int(match["number"]) for match in dashed]
        if len(dashed) + known >= _LEAST_DASHED and numbers == sorted({*numbers}):
            matches += dashed
    if text.find("页", first, last) >= 0:
        matches += [
            match for match in _OF_TOTAL.finditer(text, first, last) if _is_glued(text, *match.span())
        ]
    edits: list[Edit] = []
    for match in matches:
        start, end = match.span()
        after = words_after(text, end) if text[end] in "\r\n" else end
        goes_on = after > end and text[start - 1] not in _STOPS and not begins_with_marker(text, after)
        edits.append(Edit(start, after if goes_on else end, "", "slice"))
    return keep_apart(edits)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Say whether words stand before a page's number in its line, and a sentence does not speak of the page: 见第 3 页 共 4 页."""
    before = text[max(0, start - _LONGEST_BESIDE) : start].rstrip(" \u3000")[-1:]
    return before not in _SPEAKS_OF and before not in ("", "\r", "\n") and text[end] not in _SPOKEN_OF


def _folio(text: str, start: int, end: int, bare: str | None, words: str, total: str | None) -> _Folio:
    digits = _NUMBER.search(words)
    number = int(digits[0]) if digits is not None else 0
    end += 2 if text.startswith("\r\n", end) else 1
    return _Folio(start, end, number, "" if bare is None else (total or "bare").replace(" ", ""))


def _parts_marker(text: str, folio: _Folio) -> bool:
    """Say whether a bare number parts a marker to which it does not belong: 第, 2, 二章."""
    return parts_marker(text, folio.start, folio.end, text[folio.start : folio.end].strip())


def _is_run(text: str, run: list[_Folio]) -> bool:
    """Say whether bare numbers rise by one, page by page, and stand in mid-sentence."""
    if len(run) < _LEAST_BARE:
        return False
    rises = all(
        after.number == before.number + 1 and after.start - before.end >= _LEAST_APART
        for before, after in pairwise(run)
    )
    if not rises:
        return False
    before = (text[max(0, folio.start - _LONGEST_BESIDE) : folio.start].rstrip() for folio in run)
    return sum(words[-1:] not in _STOPS for words in before) >= _LEAST_INSIDE


def _beside(text: str, spans: Iterable[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Return the lines between the first sentence and the last in the words that stand beside page numbers again and again."""
    beside: Counter[str] = Counter()
    past = 0
    for start, end in sorted(spans):
        # A page of one line stands beside two numbers, and is one line all the same.
        before = "" if _is_one_line(text, past, start) else _line_before(text, start)
        beside.update(
            words
            for words in {before, _line_after(text, end)}
            if len(words) >= _SHORTEST_BESIDE
            and words[-1] not in _STOPS
            and not words.isdigit()
            and not begins_with_marker(words, 0)
        )
        past = end
    found: list[tuple[int, int]] = []
    for words, times in beside.most_common(_MOST_BESIDE):
        at = text.find(words, first, last) if times >= _LEAST_BESIDE else -1
        while at >= 0:
            start, end = _line_around(text, at, at + len(words))
            if text[start:end].strip() == words:
                found.append((start, min(end + 1, last)))
            at = text.find(words, end, last)
    return found


def _is_one_line(text: str, begin: int, end: int) -> bool:
    """Say whether one short line stands in ``[begin, end)``."""
    return end - begin <= 2 * _LONGEST_BESIDE and len(text[begin:end].strip().splitlines()) == 1


def _line_before(text: str, start: int) -> str:
    """Return the words of the last line above ``start`` that holds some, or nothing where it is long."""
    low = max(0, start - 2 * _LONGEST_BESIDE)
    words = text[low:start].rstrip().replace("\r", "\n")
    line = words[words.rfind("\n") + 1 :].strip()
    return line if "\n" in words and len(line) <= _LONGEST_BESIDE else ""


def _line_after(text: str, end: int) -> str:
    """Return the words of the first line from ``end`` on that holds some, or nothing where it is long."""
    words = text[end : end + 2 * _LONGEST_BESIDE].lstrip().replace("\r", "\n")
    line = words.partition("\n")[0].strip()
    return line if "\n" in words and len(line) <= _LONGEST_BESIDE else ""


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line begins and ends that holds ``[start, end)``, or that stretch where the line is long."""
    low = max(0, start - 2 * _LONGEST_BESIDE)
    above = max(text.rfind("\n", low, start), text.rfind("\r", low, start))
    below = [at for sign in "\r\n" if (at := text.find(sign, end, end + 2 * _LONGEST_BESIDE)) >= 0]
    return (above + 1 if above >= 0 else start), (min(below) if below else end)


def _with_break(text: str, start: int, end: int, *, knows: bool) -> tuple[int, int]:
    """Return the span, with the line breaks around it where it parts a marker or a clause; ``knows`` as of ``parts_clause``.

    Longer texts are judged as wraps are.
    """
    if not (parts_marker(text, start, end) or parts_clause(text, start, end, knows=knows)):
        return start, end
    while text[start - 1].isspace():
        start -= 1
    return start, words_after(text, end)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged

"""Find contents whose headings do not all come again below: the text was cut off, or never held what they list.

``contents`` finds those that do. Here the line 目录 tells, or leaders and page numbers, or chapters with nothing under them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from speechparse.lexer import Candidate
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import BLANKS as BLANK_SET
from speechparse.reading.lines import Lines
from speechparse.styles import LINE

#: What heads contents, alone on its line, and so far above their first numbered entry.
_LABEL: Final = LazyPattern(r"目[ \t\u00a0\u3000]{0,12}[录錄次]")
_LABEL_SIGNS: Final = "【】[]：: \t\u00a0\u3000"
_REACH: Final = 3
#: An entry is no longer than this, and no sentence; so many lines without a number may stand between two.
_LONGEST_ENTRY: Final = 60
_STOPS: Final = frozenset("。；;！!？?：:，,、")
_MOST_BETWEEN: Final = 3
#: The lowest rank of what contents list, and of what they list without saying so: chapters and their divisions.
_HEADING_RANK: Final = 8
_DIVISION_RANK: Final = 3
_ARTICLE_RANK: Final = 4
#: How regulations begin, wherever they have chapters. One sign is found ten times as soon as two.
_CHAPTERS: Final = "章编編"
_FIRST_CHAPTERS: Final = ("第一", "第1", "第１")
#: So many headings of one list with nothing under them are contents: under 目录, where the first comes again right after
#: them, and where it does not.
_LEAST_LABELLED: Final = 3
_LEAST_AGAIN: Final = 3
_LEAST_CHAPTERS: Final = 4
_LEFT_OUT: Final = "略"
#: Among so many candidates after such chapters is the first of another list.
_FEW: Final = 8
#: What leads from an entry to its page number, in so many lines near each other.
_LEADERS: Final = "…·.．・"
_LEADING: Final = (("…", "……"), (".", "...."), ("·", "····"), ("．", "．．．．"), ("・", "・・・・"))
_LEAST_LED: Final = 3
_MOST_APART: Final = 2
_BLANKS: Final = "".join(BLANK_SET)
_START: Final = attrgetter("start")
_DIGITS: Final = "0123456789"
_LONGEST_NUMBER: Final = 4


class _Run(NamedTuple):
    """The candidates ``[first, end)``: headings on lines of their own, and nothing but headings between them.

    ``siblings`` says how many are of the first one's list, ``is_bare`` that each stands right under the one before.
    """

    first: int
    end: int
    siblings: int
    is_bare: bool


def find_unlisted(
    text: str, lines: Lines, candidates: Sequence[Candidate], starts: Sequence[int]
) -> set[int]:
    """Return the indexes of the candidates that are entries of such contents.

    ``starts`` are the offsets at which other speeches begin.
    """
    found = _find_led(text, lines, candidates)
    labels = {at for match in _LABEL.finditer(text) if (at := _label_line(text, lines, match.start())) >= 0}
    chapters = {*_first_chapters(text)}
    if not (labels or chapters) or not candidates:
        return found
    finder = _Finder(text, lines, candidates, starts)
    for label in sorted(labels):
        found.update(finder.under_label(label))
    for at in sorted(chapters):
        found.update(finder.of_chapters(at))
    return found


def _first_chapters(text: str) -> Iterator[int]:
    """Yield where first chapters may begin."""
    for unit in _CHAPTERS:
        at = text.find(unit)
        while at >= 0:
            end = at - (at > 0 and text[at - 1] in BLANK_SET)
            if text.endswith(_FIRST_CHAPTERS, max(0, end - 2), end):
                yield end - 2
            at = text.find(unit, at + 1)


def _label_line(text: str, lines: Lines, at: int) -> int:
    """Return the line that is the label at ``at`` and nothing more; -1 where more stands in it."""
    line = lines.at(at)
    label = text[lines.begins[line] : lines.ends[line]].strip(_LABEL_SIGNS)
    return line if _LABEL.fullmatch(label) is not None else -1


class _Finder:
    """Finds the contents of one text that ``find_unlisted`` is asked for."""

    def __init__(
        self, text: str, lines: Lines, candidates: Sequence[Candidate], starts: Sequence[int]
    ) -> None:
        self.text = text
        self.begins, self.ends = lines
        self.candidates = candidates
        self.starts = starts
        self._firsts: dict[str, dict[str, list[int]]] = {}

    def under_label(self, label: int) -> range:
        """Return the entries under the line 目录: the first comes again below, or at least nothing stands under them."""
        index = bisect_left(self.candidates, self.ends[label], key=_START)
        if index == len(self.candidates) or self.candidates[index].line - label > _REACH:
            return range(0)
        run = self._run(index)
        if run is None or run.end - run.first < _LEAST_LABELLED - 1:
            return range(0)
        is_again = self._comes_again(run)
        return range(run.first, run.end) if is_again or self._is_enough(run, _LEAST_LABELLED) else range(0)

    def of_chapters(self, at: int) -> range:
        """Return the run of chapters that begins at the offset, if it can be nothing but contents."""
        candidates = self.candidates
        index = bisect_left(candidates, at, key=_START)
        if index == len(candidates) or candidates[index].start != at:
            return range(0)
        run = self._run(index)
        if run is None or any(_rank(one) > _DIVISION_RANK for one in candidates[run.first : run.end]):
            return range(0)
        if run.siblings >= _LEAST_AGAIN and self._begins_again(run):
            return range(run.first, run.end)
        is_foreign = self._is_enough(run, _LEAST_CHAPTERS) and self._holds_other_text(run)
        return range(run.first, run.end) if is_foreign else range(0)

    @staticmethod
    def _is_enough(run: _Run, least: int) -> bool:
        return run.is_bare and run.siblings >= least

    def _run(self, index: int) -> _Run | None:
        """Return the run of headings that begins with the candidate; None where that is no heading, or not the first."""
        first = last = self.candidates[index]
        if not self._is_entry(first) or first.ordinal != 1:
            return None
        siblings, latest, is_bare = 1, 1, True
        at = index + 1
        while at < len(self.candidates):
            one = self.candidates[at]
            if one.place == LINE or one.line != last.line:
                between = one.line - last.line - 1
                is_sibling = one.family == first.family
                if (
                    between > _MOST_BETWEEN
                    or not self._is_entry(one)
                    or _rank(one) < _rank(first)
                    or (is_sibling and one.ordinal <= latest)
                    or not all(map(self._is_heading, range(last.line + 1, one.line)))
                ):
                    break
                if is_sibling:
                    siblings, latest = siblings + 1, one.ordinal
                is_bare = is_bare and between == 0
                last = one
            at += 1  # or a number in the entry's words
        return _Run(index, at, siblings, is_bare)

    def _is_entry(self, one: Candidate) -> bool:
        """Say whether the candidate numbers what may be an entry: a heading on a line of its own."""
        return one.place == LINE and _rank(one) <= _HEADING_RANK and self._is_heading(one.line)

    def _is_heading(self, line: int) -> bool:
        """Say whether the line is short, leaders and page number aside, and no sentence."""
        words = _without_number(self.text[self.begins[line] : self.ends[line]])
        return (
            len(words) <= _LONGEST_ENTRY
            and words[-1:] not in _STOPS
            and "。" not in words
            and "；" not in words
        )

    def _words(self, one: Candidate) -> str:
        """What the candidate numbers in its line, blanks and page number left out."""
        return "".join(_without_number(self.text[one.end : self.ends[one.line]]).split())

    def _bound(self, one: Candidate) -> int:
        """Where the speech ends that holds the candidate."""
        after = bisect_right(self.starts, one.start)
        return self.starts[after] if after < len(self.starts) else len(self.text)

    def _firsts_of(self, family: str) -> dict[str, list[int]]:
        """Where the first headings of a family stand, by their words; looked for once."""
        found = self._firsts.get(family)
        if found is None:
            found = self._firsts[family] = {}
            for index, one in enumerate(self.candidates):
                if one.ordinal == 1 and one.family == family and one.place == LINE:
                    found.setdefault(self._words(one), []).append(index)
        return found

    def _comes_again(self, run: _Run) -> bool:
        """Say whether the first of the run comes again after it in the same words, in the same speech."""
        first = self.candidates[run.first]
        again = self._firsts_of(first.family).get(self._words(first), [])
        at = bisect_left(again, run.end)
        return at < len(again) and self.candidates[again[at]].start < self._bound(first)

    def _begins_again(self, run: _Run) -> bool:
        """Say whether the first comes again right after the run, and holds something there."""
        if run.end + 1 >= len(self.candidates):
            return False
        first, again, under = (self.candidates[at] for at in (run.first, run.end, run.end + 1))
        return (
            again.place == LINE
            and (again.family, again.ordinal) == (first.family, 1)
            and self._words(again) == self._words(first)
            and again.start < self._bound(first)
            and (under.family != first.family or under.line > again.line + 1)
        )

    def _holds_other_text(self, run: _Run) -> bool:
        """Say whether text comes after the run, and the list in it is of no chapter's kind."""
        first, last = self.candidates[run.first], self.candidates[run.end - 1]
        if _LEFT_OUT in self.text[first.start : last.start]:
            return False  # 第一章　总则（略）: the chapters themselves
        near = self.candidates[run.end : run.end + _FEW]
        under = next((one for one in near if one.place == LINE and _rank(one) <= _HEADING_RANK), None)
        return (
            under is not None
            and under.line > last.line + 1
            and under.ordinal == 1
            and _rank(under) > _ARTICLE_RANK
            and under.start < self._bound(last)
        )


def _rank(one: Candidate) -> int:
    """The rank of a candidate's style; below all headings where it has none."""
    return _HEADING_RANK + 1 if one.style.rank is None else one.style.rank


def _without_number(line: str) -> str:
    """Return an entry without its leaders and page number."""
    words = line.rstrip(_BLANKS)
    bare = words.rstrip(_DIGITS)
    if bare[-1:] in (*_LEADERS, *_BLANKS) and len(words) - len(bare) <= _LONGEST_NUMBER:
        return bare.rstrip(_LEADERS + _BLANKS)
    return words


def _find_led(text: str, lines: Lines, candidates: Sequence[Candidate]) -> set[int]:
    """Return the candidates in lines whose leaders lead to page numbers that rise."""
    led = sorted(_led_lines(text, lines).items())
    found: set[int] = set()
    first = 0
    for last, (line, page) in enumerate(led):
        if last + 1 < len(led) and led[last + 1][0] - line <= _MOST_APART and led[last + 1][1] >= page:
            continue
        if last - first + 1 >= _LEAST_LED:
            low, high = lines.begins[led[first][0]], lines.ends[line]
            found.update(
                range(bisect_left(candidates, low, key=_START), bisect_left(candidates, high, key=_START))
            )
        first = last + 1
    return found


def _led_lines(text: str, lines: Lines) -> dict[int, int]:
    """Return the lines that end in leaders and a page number, and the numbers."""
    found: dict[int, int] = {}
    for sign, leaders in _LEADING:
        at = text.find(leaders) if sign in text else -1
        while at >= 0:
            line = lines.at(at)
            end = lines.ends[line] if line >= 0 else at + 1
            words = text[max(at, 0) : end].rstrip(_BLANKS + "）)")
            bare = words.rstrip(_DIGITS)
            number = words[len(bare) :]
            if 0 < len(number) < _LONGEST_NUMBER and bare.strip(_LEADERS + _BLANKS + "（(") == "":
                found[line] = int(number)
            at = text.find(leaders, max(end, at + 1))
    return found

"""The chosen items as a tree of regions: where each item ends, what its title is, which headings lack numbers.

Siblings decide: whether items of a list are one sentence each, whether their paragraphs are theirs.
"""

from __future__ import annotations

import re  # one character class
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from speechparse.layout.chosen import Layout
from speechparse.layout.evidence import is_bare_heading
from speechparse.layout.glued import Glue, Opening, looks_glued
from speechparse.lexer import Candidate
from speechparse.reading.lines import BLANKS, LINE_END_SET, Lines
from speechparse.references import Count
from speechparse.styles import CLAUSE, LINE, Style
from speechparse.terms import Form

if TYPE_CHECKING:
    from speechparse.layout.headings import Heading

_STOPS: Final = frozenset("。！？!?")
_STOP: Final = re.compile("[。！？!?]")
#: The same in a text that has no full stop but narrow ones.
_NARROW_STOP: Final = re.compile(r"[！？!?]|(?<=[\u4e00-\u9fff”’」』）)])[.．](?![.．0-9A-Za-z])")
#: All up to the first stop or bracket.
_UNSTOPPED: Final = re.compile("[^。！？!?（(“《「【]*")
#: What may stand between a stop and the end of its line: quotes that close, blanks, line ends.
_AFTER_STOP: Final = "”’」』" + "".join(BLANKS) + LINE_END_SET
#: What leads from one item to the next.
_LEADS_ON: Final = re.compile(r"[；;](?:以及|及|和|或|或者)\Z")
#: A sentence that is no longer than this may be a title.
_SHORT_SENTENCE: Final = 10
#: A title, the one wide blank of its line, and text that is no list of words.
_PARTED: Final = re.compile("([^\u3000\u00a0 。；;，,：:]{3,20})[\u3000\u00a0][^\u3000\u00a0]{8,}\\Z")
_LEAST_PARTED: Final = 2
#: A heading alone, and blank lines around it, are no longer than this.
_LONGEST_REST: Final = 120
_ASKS: Final = frozenset("？！?!")
#: What a rest begins with that may be no more than that, or a note in brackets.
_MAY_END: Final = frozenset(_AFTER_STOP + "（(")
_BRACKET: Final = re.compile("[（(“《「【]")
#: A stop inside these does not end the sentence …
_PAIRS: Final = ("（）", "()", "“”", "《》", "「」", "【】")
#: … but where a bracket is never closed, the first stop does after all.
_MOST_STOPS: Final = 8
#: The lowest rank whose items may be headings; what numbers sentences is below.
_HEADING_RANK: Final = 9
#: How far before its first item a speech says what will come.
_BEFORE: Final = 3000
#: Kinds whose items own the paragraphs after them, to the next item.
_OWNING_RANK: Final = 4
_ARTICLE_RANK: Final = 4
#: An offset behind all text.
_NOWHERE: Final = 1 << 60
#: A run-in title is hardly longer than this; what an article lays down mostly is.
_SHORT_OPENING: Final = 22


@dataclass(slots=True)
class Entry:
    """One section to be: an item, where it begins and ends in the reading, its title and its lists.

    ``content`` is where what follows the marker begins (a title, or the text), blanks left out; ``line_end`` where
    its line's content ends; ``inner`` where its first list begins, far behind all text if there is none. ``stop`` is
    where its first sentence ends, -1 where it does not by ``sought``; ``is_sure`` says that no more text would
    change that.
    """

    candidate: Candidate
    number: int
    start: int
    content: int
    line_end: int
    end: int = -1
    title: tuple[int, int] | None = None
    form: Form = "inline"
    lists: list[Run] = field(default_factory=list)
    headings: Sequence[Heading] = ()
    inner: int = _NOWHERE
    stop: int = -1
    sought: int = -1
    is_sure: bool = False


@dataclass(slots=True)
class Run:
    """One list to be: its entries, and what is known of it; ``number`` is which of the layout's it is."""

    number: int
    entries: list[Entry]
    style: str
    continues: bool
    margin: float
    announced: Count | None = None


class _Sentences(NamedTuple):
    """The first sentences of a list that may be titles glued to their bodies: how long each is.

    ``has_headings``: titles on lines of their own stand among them.
    """

    run: Run
    has_headings: bool
    lengths: list[int]


class Outliner:
    """Builds one speech's regions from its items."""

    def __init__(self, text: str, lines: Lines, layout: Layout) -> None:
        self.text = text
        self.begins, self.ends = lines
        self.layout = layout
        self.is_regulation = False
        self.stops = _STOP if "。" in text else _NARROW_STOP

    @cached_property
    def first_numbers(self) -> dict[int, int]:
        """The number of each list's first item."""
        found: dict[int, int] = {}
        for item in self.layout.items:
            found.setdefault(item.list, item.number)
        return found

    def outline(self, items: range, end: int) -> list[Run]:
        """Return the top lists of the items ``items`` (indexes into the layout's), which end before ``end``."""
        text, ends = self.text, self.ends
        entries: list[Entry] = []
        first = items[0] if items else 0
        runs: dict[int, Run] = {}
        top: list[Run] = []
        for candidate, number, parent, ordinal, _ in self.layout.items[items.start : items.stop]:
            start, content, _, _, _, _, line = candidate
            while content < len(text) and text[content] in BLANKS:
                content += 1
            entry = Entry(candidate, ordinal, start, content, ends[line])
            entries.append(entry)
            run = runs.get(number)
            if run is None:
                run = runs[number] = self._run(number, candidate, ordinal)
                if parent < first:
                    top.append(run)
                else:
                    around = entries[parent - first]
                    if not around.lists:
                        around.inner = start
                    around.lists.append(run)
            run.entries.append(entry)
        self._settle(top, end)
        begin = max(0, top[0].entries[0].start - _BEFORE) if top else 0
        glue = Glue(self.text, (begin, end))
        kinds: dict[str, list[_Sentences]] = {}
        for run in top:
            self._title(run, None, self._numbers_articles(run, glue), kinds)
        self._end_glued(kinds, glue)
        return top

    def _run(self, number: int, candidate: Candidate, ordinal: int) -> Run:
        found = self.layout.runs[number]
        # A list that a speech's end cuts in two is two lists.
        continues = found.continues and ordinal > 1
        return Run(number, [], candidate.style.name, continues, found.margin, found.announced)

    # ---- articles ------------------------------------------------------------------------------------

    def _is_article(self, run: Run, rank: int | None, parent_rank: int | None) -> bool:
        """Say whether a list numbers articles, or runs on over chapters as they do."""
        if rank is None:
            return False
        over_chapters = parent_rank is not None and parent_rank <= 3 and rank <= 7
        return rank == _ARTICLE_RANK or (over_chapters and self._runs_on(run))

    def _numbers_articles(self, run: Run, glue: Glue) -> bool:
        """Say whether a regulation's top list, which has no headings, is what 第一条 would be elsewhere."""
        if not self.is_regulation or (run.entries[0].candidate.style.rank or 0) <= _ARTICLE_RANK:
            return False
        if self._has_short_openings(run):
            return False
        # Headings that run into their bodies end in stops as articles do.
        glued = glue.find_ends([self._opening(run, entry) for entry in run.entries])
        return 2 * len(glued) < len(run.entries) and not any(
            entry.candidate.place == LINE and self.text[entry.line_end - 1] not in "。；;！!？?：:"
            for entry in run.entries
        )

    def _has_short_openings(self, run: Run) -> bool:
        """Say whether the items that go on after a first sentence mostly begin with a short one, as titles are."""
        lengths = sorted(
            self._stop(entry, entry.end) - entry.content for entry in run.entries if self._goes_on(entry)
        )
        return bool(lengths) and lengths[len(lengths) // 2] <= _SHORT_OPENING

    def _runs_on(self, run: Run) -> bool:
        if run.continues:
            return True
        first = run.number
        last = run.entries[-1].number
        return any(
            other.continues and other.style == run.style and self.first_numbers[number] == last + 1
            for number, other in enumerate(self.layout.runs[first + 1 : first + 40], first + 1)
        )

    # ---- extents ------------------------------------------------------------------------------------

    def _settle(self, runs: list[Run], end: int) -> None:
        """Give every entry under ``runs`` its end, form and title; ``end`` is where their holder ends."""
        for position, run in enumerate(runs):
            limit = runs[position + 1].entries[0].start if position + 1 < len(runs) else end
            entries = run.entries
            for entry, after in pairwise(entries):
                # Inside a line no line end is before a marker.
                entry.end = after.start if after.candidate.place != LINE else self._before(after.start)
                if entry.candidate.place == LINE:
                    self._shape(entry)
                if entry.lists:
                    self._settle(entry.lists, entry.end)
            self._settle_last(run, entries[-1], limit)

    def _before(self, start: int) -> int:
        """Return where the item before the marker at ``start`` ends: its line end, not the next one's indent."""
        text = self.text
        at = start - 1
        if text[at] == "\n" and at >= 0:
            return start
        while at >= 0 and text[at] in BLANKS:
            at -= 1
        return at + 1 if at >= 0 and text[at] in LINE_END_SET else start

    def _settle_last(self, run: Run, entry: Entry, limit: int) -> None:
        """The last item of a list ends with its paragraph, unless its siblings have several or it is a heading."""
        block = entry.candidate.place == LINE
        if block:
            self._shape(entry)
        rank = entry.candidate.style.rank
        # Inside its line no line end is before what comes next.
        if limit > entry.line_end:
            limit = self._before(limit)
        if limit <= entry.line_end or (
            (entry.form == "heading" and rank is not None and rank <= _HEADING_RANK and self._is_title(entry))
            or (entry.form == "heading" and len(run.entries) == 1)
            or (rank is not None and rank <= _OWNING_RANK)
            or (block and self._has_long(run))
        ):
            end = limit
        else:
            end = min(limit, self._end_of_line(entry))
            if entry.lists:
                # What it holds, it holds to the end: its lists' own last items end with their paragraphs.
                last = entry.lists[-1].entries[-1]
                end = max(end, min(limit, self._end_of_line(self._last_in(last))))
        entry.end = end
        if entry.lists:
            self._settle(entry.lists, end)
        elif entry.form == "inline" and len(run.entries) > 1:
            self._shorten_last(run, entry)

    def _is_title(self, entry: Entry) -> bool:
        """Say whether the own-line item does not end like a sentence: what follows it is then its own."""
        return self.text[entry.line_end - 1] not in "。；;！!？?"

    @staticmethod
    def _last_in(entry: Entry) -> Entry:
        while entry.lists:
            entry = entry.lists[-1].entries[-1]
        return entry

    def _has_long(self, run: Run) -> bool:
        """Say whether most items of the list before its last go on after their own line."""
        begins, lines = self.begins, len(self.begins)
        others = len(run.entries) - 1
        long = 0
        for entry in islice(run.entries, others):
            after = entry.candidate.line + 1
            if after < lines and begins[after] < entry.end:
                long += 1
        return long * 2 >= others and long > 0

    def _end_of_line(self, entry: Entry) -> int:
        """Return where the line on which the entry begins ends, its line end included, the next line's indent not."""
        line = entry.candidate.line
        if line + 1 >= len(self.begins):
            return len(self.text)
        return self._before(self.begins[line + 1])

    def _shorten_last(self, run: Run, entry: Entry) -> None:
        """Let the last inline item end with its sentence where the others are a sentence or clause each."""
        if not any(map(self._goes_on, islice(run.entries, len(run.entries) - 1))):
            stop = self._stop(entry, entry.end)
            if stop < 0:
                return
            after = stop + 1
            while after < entry.end and self.text[after] in "”’」』）)":
                after += 1
            if self.text[after : entry.end].strip():
                entry.end = after

    # ---- titles -------------------------------------------------------------------------------------

    def _shape(self, entry: Entry) -> None:
        """Tell the form of an item that begins its line."""
        end = entry.line_end
        if 0 <= entry.end < end and self.text[entry.end : end].strip():
            entry.form = "inline"  # its paragraph goes on with the next item
            return
        if entry.inner < end:
            end = entry.inner
        stop = self._stop(entry, end)
        is_whole = stop < 0 or not self.text[stop + 1 : end].strip("）)" + _AFTER_STOP)
        entry.form = "heading" if is_whole else "run-in"

    def _stop(self, entry: Entry, end: int) -> int:
        """Return where the entry's first sentence ends, before ``end``, or -1; looked for once, if that tells."""
        if end == entry.sought or (entry.is_sure and entry.stop < end):
            return entry.stop
        entry.stop, entry.is_sure = self._first_stop(entry.content, end)
        entry.sought = end
        return entry.stop

    def _first_stop(self, start: int, end: int) -> tuple[int, bool]:
        """Return where the first sentence ends that begins at ``start``: at a stop outside brackets, or -1.

        Beside it stands whether it is that for certain: not where a bracket is never closed, or nothing was found.
        """
        text = self.text
        first = -1
        at = start - 1
        if self.stops is _STOP:
            found = _UNSTOPPED.match(text, start, end)
            at = end if found is None else found.end()
            if at >= end:
                return -1, False
            if text[at] in _STOPS:
                return at, True
            at -= 1
        for _ in range(_MOST_STOPS):
            match = self.stops.search(text, at + 1, end)
            if match is None:
                break
            at = match.start()
            if first < 0:
                first = at
            if _BRACKET.search(text, start, at) is None:
                return at, True
            before = text[start:at]
            if all(before.count(opened) <= before.count(closed) for opened, closed in _PAIRS):
                return at, True
        return first, False

    def _goes_on(self, entry: Entry) -> bool:
        """Say whether the item has another sentence, or a list, after its first; a note in brackets is none."""
        stop = self._stop(entry, min(entry.end, entry.inner))
        if stop < 0:
            return False
        if entry.lists:
            return True
        if stop + 1 >= entry.end:
            return False
        if self.text[stop + 1] not in _MAY_END:
            return True
        rest = self.text[stop + 1 : entry.end].strip(_AFTER_STOP)
        if rest[:1] in ("（", "(") and rest[-1:] in ("）", ")") and _is_one_note(rest):
            return False
        return bool(rest)

    def _title(
        self, run: Run, parent_rank: int | None, inside: bool, kinds: dict[str, list[_Sentences]]
    ) -> None:
        """Find the titles of a list and of the lists in it, and by ``kinds`` what may be glued titles.

        Articles and what is inside them have titles only where their author gave them one.
        """
        style = run.entries[0].candidate.style
        is_article = inside or self._is_article(run, style.rank, parent_rank)
        run_in: list[int] = []
        others: list[int] = []
        has_headings = False
        blanks = [] if is_article else self._blank_ends(run)
        for position, entry in enumerate(run.entries):
            end = min(entry.line_end, entry.end, entry.inner)
            stop = entry.stop if entry.is_sure and entry.stop < end else self._stop(entry, end)
            if blanks:
                entry.title = entry.content, blanks[position]
            elif stop < 0:
                entry.title = self._unstopped_title(entry) or self._run_together_title(run, entry, end)
                if entry.title is None:
                    others.append(end - entry.content)
                else:
                    has_headings = True
            elif not is_article and self._heads(run, entry, stop):
                if entry.form == "heading" and self.text[stop] in _ASKS:
                    stop += 1  # a heading's own: only what ends a sentence is no part of it
                entry.title = entry.content, stop
                run_in.append(stop - entry.content)
            else:
                others.append(stop - entry.content)
            for inner in entry.lists:
                self._title(inner, style.rank, is_article, kinds)
        if (has_headings or run_in) and not is_article and _may_head(style):
            # One-sentence items have no titles, unless their siblings are headings.
            sentences = _Sentences(run, has_headings, run_in + others if has_headings else run_in)
            kinds.setdefault(style.name, []).append(sentences)

    def _blank_ends(self, run: Run) -> list[int]:
        """Return where the titles of a list's items end whose lost line breaks left one wide blank each; else nothing."""
        if len(run.entries) < _LEAST_PARTED or not _may_head(run.entries[0].candidate.style):
            return []
        ends: list[int] = []
        for entry in run.entries:
            found = _PARTED.match(self.text, entry.content, entry.line_end)
            if found is None or entry.candidate.place != LINE:
                return []
            ends.append(found.end(1))
        return ends

    def _run_together_title(self, run: Run, entry: Entry, end: int) -> tuple[int, int] | None:
        """The title of a heading that stands in one line with the next of its list, and nothing between them."""
        if entry.lists or len(run.entries) < _LEAST_PARTED or run.entries[1].candidate.place != CLAUSE:
            return None
        while end > entry.content and self.text[end - 1].isspace():
            end -= 1
        is_title = end > entry.content and self.text[end - 1] not in "：:；;，,、"
        return (entry.content, end) if is_title else None

    def _heads(self, run: Run, entry: Entry, stop: int) -> bool:
        """Say whether the entry's first sentence, which ends at ``stop``, is a title: more follows than a heading."""
        if stop <= entry.content or not self._goes_on(entry):
            return False
        if entry.form != "heading" or entry.lists or stop - entry.content <= _SHORT_SENTENCE:
            return True
        if entry.end - entry.line_end > _LONGEST_REST or entry is run.entries[-1]:
            return True
        rest = self.text[entry.line_end : entry.end].strip()
        return not rest or not is_bare_heading(rest, 0, len(rest))

    def _end_glued(self, kinds: dict[str, list[_Sentences]], glue: Glue) -> None:
        """End the titles that run into their bodies where their authors ended them; articles have none."""
        for lists in kinds.values():
            among_titles = any(sentences.has_headings for sentences in lists)
            if not any(looks_glued(sentences.lengths, among_titles=among_titles) for sentences in lists):
                continue
            opened = {
                self._opening(run, entry): entry
                for run, has_headings, _ in lists
                for entry in run.entries
                if has_headings or entry.title is not None
            }
            for opening, place in glue.find_ends(list(opened)).items():
                entry = opened[opening]
                entry.title = (entry.content, place)

    def _opening(self, run: Run, entry: Entry) -> Opening:
        end = min(entry.line_end, entry.end, entry.inner)
        stop = self._stop(entry, end)
        if stop >= 0:
            return Opening(entry.content, stop, run.number, False)
        return Opening(entry.content, end, run.number, entry.title is not None)

    def _before_note(self, start: int, end: int) -> int:
        """Return where the words end before a note in brackets at the end of ``[start, end)`` that follows a clause."""
        if self.text[end - 1] not in "）)":
            return end
        opened = max(self.text.rfind("（", start, end), self.text.rfind("(", start, end))
        return opened if opened > start and self.text[opened - 1] in "；;" else end

    def _unstopped_title(self, entry: Entry) -> tuple[int, int] | None:
        """The title of an item whose line, or what stands before its first list, holds no stop."""
        text = self.text
        start = entry.content
        line_end = min(entry.line_end, entry.end)
        end = min(line_end, entry.inner)
        while end > start and text[end - 1].isspace():
            end -= 1
        if end <= start:
            return None
        words_end = self._before_note(start, end)
        last = text[words_end - 1]
        if entry.form == "heading":
            if (
                last in "；;，,、：:"
                or _LEADS_ON.search(text, max(start, words_end - 3), words_end) is not None
            ):
                return None
            if last in ".．":  # a full stop that is narrow
                holds = bool(entry.lists or text[line_end : entry.end].strip())
                return (start, end - 1) if holds and end - 1 > start else None
            return start, end
        is_before_list = bool(entry.lists) and end < line_end and last not in "：:；;，,、"
        return (start, end) if is_before_list and _may_head(entry.candidate.style) else None


def _may_head(style: Style) -> bool:
    """Say whether items of the style may be headings, whatever a paper's kinds."""
    return style.rank is None or style.rank <= _HEADING_RANK


def _is_one_note(rest: str) -> bool:
    """Say whether bracketed text is one note, and not two brackets with words between."""
    depth = 0
    for at, character in enumerate(rest):
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
            if depth == 0:
                return at == len(rest) - 1
    return False

"""The chosen items as a tree of regions: where each item ends, and what its form is.

Siblings decide: whether items of a list are one sentence each, whether their paragraphs are theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from speechparse.layout.chosen import Layout
from speechparse.layout.regions import Entry, Run
from speechparse.layout.sentences import AFTER_STOP
from speechparse.layout.titles import HEADING_RANK, Titles
from speechparse.layout.walls import NO_WALLS, Walls
from speechparse.lexer import Candidate
from speechparse.reading.lines import BLANKS, LINE_END_SET, Lines
from speechparse.styles import LINE

#: Kinds whose items own the paragraphs after them, to the next item.
_OWNING_RANK: Final = 4
#: An item that names what paragraphs under it list, and what they begin and end with.
_LONGEST_NAME: Final = 30
_DASHES: Final = ("——", "--", "－－", "──", "―")
_STOPS: Final = frozenset("。；;")
#: What closes a notice, under its last item: 特此通知。
_FORMULAS: Final = (
    "特此", "专此", "此复", "妥否，请", "妥否,请", "以上妥否",
    *(f"本{kind}{since}" for kind in ("决定", "通知", "意见", "公告", "通告", "批复", "方案") for since in ("自", "从")),
)  # fmt: skip
#: What may stand after the stop of an item that is one sentence.
_CLOSING: Final = "）)" + AFTER_STOP


class Outliner(Titles):
    """Builds one speech's regions from its items."""

    def __init__(
        self, text: str, lines: Lines, layout: Layout, bold: Mapping[int, int], walls: Walls = NO_WALLS
    ) -> None:
        super().__init__(text, layout, bold)
        self.begins, self.ends = lines
        self.walls = walls

    def outline(self, items: range, end: int) -> list[Run]:
        """Return the top lists of the items ``items`` (indexes into the layout's), which end before ``end``."""
        text, ends = self.text, self.ends
        length = len(text)
        none: list[Run] = []  # most items hold no lists: these share an empty one
        entries: list[Entry] = []
        first = items.start
        runs: dict[int, Run] = {}
        top: list[Run] = []
        for candidate, number, parent, ordinal, _ in self.layout.items[first : items.stop]:
            start, content, _, _, _, place, line = candidate
            while content < length and text[content] in BLANKS:
                content += 1
            entry = Entry(candidate, ordinal, start, content, ends[line], none)
            entries.append(entry)
            run = runs.get(number)
            if run is not None:
                before = run.entries[-1]
                # Inside a line no line end is before a marker; else mostly one is right before it.
                before.end = (
                    start if place != LINE or text[start - 1] == "\n" or start == 0 else self._before(start)
                )
                if before.candidate.place == LINE:
                    self._shape(before)
                if before.lists:
                    self._settle(before.lists, before.end)
                run.entries.append(entry)
                continue
            run = runs[number] = self._run(number, candidate, ordinal, entry)
            if parent < first:
                top.append(run)
            else:
                around = entries[parent - first]
                if around.lists:
                    around.lists.append(run)
                else:
                    around.inner = start
                    around.lists = [run]
        self._settle(top, end)
        self.find_titles(top, end)
        return top

    def _run(self, number: int, candidate: Candidate, ordinal: int, entry: Entry) -> Run:
        found = self.layout.runs[number]
        # A list that a speech's end cuts in two is two lists.
        continues = found.continues and ordinal > 1
        return Run(number, [entry], candidate.style.name, continues, found.margin, found.announced)

    # ---- extents ------------------------------------------------------------------------------------

    def _settle(self, runs: Sequence[Run], end: int) -> None:
        """Give the last entries of ``runs``, and of all in them, their ends and forms; the others have them already.

        ``end`` is where the holder of the lists ends.
        """
        for run, after in pairwise(runs):
            self._settle_last(run, run.entries[-1], self._begin_of(after, run.entries[-1]))
        for run in runs[-1:]:
            self._settle_last(run, run.entries[-1], end)

    def _begin_of(self, run: Run, before: Entry) -> int:
        """Return where the list begins, with the words of its paragraph that lead to it, behind the item ``before``."""
        first = run.entries[0].candidate
        is_below = first.place != LINE and first.line > self._last_in(before).candidate.line
        return self.begins[first.line] if is_below else first.start

    def _before(self, start: int) -> int:
        """Return where the item before the marker at ``start`` ends: its line end, not the next one's indent."""
        text = self.text
        at = start - 1
        if at >= 0 and text[at] == "\n":
            return start
        while at >= 0 and text[at] in BLANKS:
            at -= 1
        return at + 1 if at >= 0 and text[at] in LINE_END_SET else start

    def _settle_last(self, run: Run, entry: Entry, limit: int) -> None:
        """The last item of a list ends with its paragraph, unless its siblings have several or it is a heading."""
        candidate, line_end = entry.candidate, entry.line_end
        block = candidate.place == LINE
        if block:
            self._shape(entry)
        if self.walls.lines and limit > line_end:
            # Its lists may go on past a heading after all.
            below = self._last_in(entry).candidate.line
            wall = self.walls.after(candidate.line, bisect_left(self.begins, limit))
            limit = min(limit, self.begins[wall]) if wall > below else limit
        # Inside its line no line end is before what comes next.
        if limit > line_end:
            limit = self._before(limit)
        if limit > line_end and block and self._is_closed(entry):
            end = self._end_of_line(entry)
        elif limit <= line_end or self._owns_more(run, entry, block=block):
            end = limit
        else:
            end = min(limit, self._end_of_dashes(entry) if block else self._end_of_line(entry))
            if entry.lists:
                # What it holds, it holds to the end: its lists' own last items end with their paragraphs.
                last = entry.lists[-1].entries[-1]
                end = max(end, min(limit, self._end_of_line(self._last_in(last))))
        entry.end = end
        if entry.lists:
            self._settle(entry.lists, end)
        elif entry.form == "inline" and len(run.entries) > 1:
            self._shorten_last(run, entry)

    def _owns_more(self, run: Run, entry: Entry, *, block: bool) -> bool:
        """Say whether the last item of a list owns what comes after its paragraph, by its kind, form or siblings."""
        rank = entry.candidate.style.rank
        if rank is not None and rank <= _OWNING_RANK:
            return True
        if entry.form == "heading" and (
            len(run.entries) == 1 or (rank is not None and rank <= HEADING_RANK and self._is_title(entry))
        ):
            return True
        return block and self._has_long(run)

    def _is_closed(self, entry: Entry) -> bool:
        """Say whether the formula that closes a notice stands right under the item."""
        after = entry.candidate.line + 1
        return (
            not entry.lists
            and after < len(self.begins)
            and self.text.startswith(_FORMULAS, self.begins[after])
        )

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

    def _end_of_dashes(self, entry: Entry) -> int:
        """Return where the item's line ends, or the paragraphs under it that dashes begin: they list what it names."""
        line = last = entry.candidate.line
        if entry.line_end - entry.content > _LONGEST_NAME:
            return self._end_of_line(entry)
        while last + 1 < len(self.begins) and self.text.startswith(_DASHES, self.begins[last + 1]):
            last += 1
        if last == line or self.text[self.ends[line + 1] - 1] not in _STOPS:
            return self._end_of_line(entry)  # or who said it: ——某某
        return self._before(self.begins[last + 1]) if last + 1 < len(self.begins) else len(self.text)

    def _shorten_last(self, run: Run, entry: Entry) -> None:
        """Let the last inline item end with its sentence where the others are a sentence or clause each."""
        stop = self._stop(entry, entry.end)
        if stop < 0:
            return
        after = stop + 1
        while after < entry.end and self.text[after] in "”’」』）)":
            after += 1
        others = islice(run.entries, len(run.entries) - 1)
        if self.text[after : entry.end].strip() and not any(map(self._goes_on, others)):
            entry.end = after

    def _shape(self, entry: Entry) -> None:
        """Tell the form of an item that begins its line."""
        text, end = self.text, entry.line_end
        if 0 <= entry.end < end and text[entry.end : end].strip():
            entry.form = "inline"  # its paragraph goes on with the next item
            return
        if entry.inner < end:
            end = entry.inner
        stop = self._stop(entry, end)
        is_whole = stop < 0 or stop + 1 == end or not text[stop + 1 : end].strip(_CLOSING)
        entry.form = "heading" if is_whole else "run-in"

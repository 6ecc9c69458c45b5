"""The chosen items as a tree of regions: where each item ends, what its title is, which headings lack numbers.

Siblings decide: whether items of a list are one sentence each, whether their paragraphs are theirs.
"""

from __future__ import annotations

import re  # one character class
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from speechparse.layout.evidence import is_bare_heading
from speechparse.layout.glued import Glue, Opening
from speechparse.layout.search import Item, Layout
from speechparse.reading.lines import BLANKS, LINE_END_SET, Lines
from speechparse.references import Count
from speechparse.styles import LINE, Style
from speechparse.terms import Form

if TYPE_CHECKING:
    from speechparse.layout.headings import Heading

_STOP: Final = re.compile("[。！？!?]")
#: The same in a text that has no full stop but narrow ones.
_NARROW_STOP: Final = re.compile(r"[！？!?]|(?<=[\u4e00-\u9fff”’」』）)])[.．](?![.．0-9A-Za-z])")
#: What may stand between a stop and the end of its line: quotes that close, blanks, line ends.
_AFTER_STOP: Final = "”’」』" + "".join(BLANKS) + LINE_END_SET
#: What leads from one item to the next.
_LEADS_ON: Final = re.compile(r"[；;](?:以及|及|和|或|或者)\Z")
#: A sentence that is no longer than this may be a title.
_SHORT_SENTENCE: Final = 10
#: A heading alone, and blank lines around it, are no longer than this.
_LONGEST_REST: Final = 120
_ASKS: Final = frozenset("？！?!")
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

    ``content`` is where what follows the marker begins (a title, or the text), blanks left out; ``inner`` where
    its first list does, far behind all text if there is none. ``stop`` is where its first sentence ends, -1 where
    it does not by ``sought``; ``is_sure`` says that no more text would change that.
    """

    item: Item
    start: int
    content: int
    end: int = -1
    title: tuple[int, int] | None = None
    form: Form = "inline"
    lists: list[Run] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    inner: int = _NOWHERE
    stop: int = -1
    sought: int = -1
    is_sure: bool = False


@dataclass(slots=True)
class Run:
    """One list to be: its entries, and what is known of it."""

    entries: list[Entry]
    style: str
    continues: bool
    margin: float
    announced: Count | None = None
    is_article: bool = False


class Outliner:
    """Builds one speech's regions from its items."""

    def __init__(self, text: str, lines: Lines, layout: Layout) -> None:
        self.text = text
        self.begins, self.ends = lines
        self.layout = layout
        self.first_numbers: dict[int, int] = {}
        for item in layout.items:
            self.first_numbers.setdefault(item.list, item.number)
        self.is_regulation = False
        self.stops = _STOP if "。" in text else _NARROW_STOP

    def outline(self, items: Sequence[int], end: int) -> list[Run]:
        """Return the top lists of the items ``items`` (indexes into the layout's), which end before ``end``."""
        entries: dict[int, Entry] = {}
        runs: dict[int, Run] = {}
        top: list[Run] = []
        for index in items:
            item = self.layout.items[index]
            candidate = item.candidate
            entry = Entry(item, candidate.start, self._content(candidate.end))
            entries[index] = entry
            run = runs.get(item.list)
            if run is None:
                found = self.layout.runs[item.list]
                # A list that a speech's end cuts in two is two lists.
                continues = found.continues and item.number > 1
                run = Run([], candidate.style.name, continues, found.margin, found.announced)
                runs[item.list] = run
                parent = entries.get(item.parent)
                (top if parent is None else parent.lists).append(run)
                if parent is not None and parent.inner == _NOWHERE:
                    parent.inner = entry.start
            run.entries.append(entry)
        self._settle(top, end)
        begin = max(0, top[0].entries[0].start - _BEFORE) if top else 0
        glue = Glue(self.text, (begin, end))
        for run in top:
            self._mark_articles(run, parent_rank=None, inside=self._numbers_articles(run, glue))
        for run in top:
            self._title(run)
        self._end_glued(top, glue)
        return top

    def _content(self, at: int) -> int:
        text = self.text
        while at < len(text) and text[at] in BLANKS:
            at += 1
        return at

    # ---- articles ------------------------------------------------------------------------------------

    def _mark_articles(self, run: Run, parent_rank: int | None, inside: bool = False) -> None:
        """Articles, and what numbers run on over chapters, have titles only where their author gave them one."""
        rank = run.entries[0].item.candidate.style.rank
        over_chapters = (
            parent_rank is not None
            and parent_rank <= 3
            and rank is not None
            and rank <= 7
            and self._runs_on(run)
        )
        run.is_article = inside or rank == _ARTICLE_RANK or over_chapters
        for entry in run.entries:
            for inner in entry.lists:
                self._mark_articles(inner, rank, run.is_article)

    def _numbers_articles(self, run: Run, glue: Glue) -> bool:
        """Say whether a regulation's top list, which has no headings, is what 第一条 would be elsewhere."""
        if not self.is_regulation or (run.entries[0].item.candidate.style.rank or 0) <= _ARTICLE_RANK:
            return False
        if self._has_short_openings(run):
            return False
        # Headings that run into their bodies end in stops as articles do.
        glued = glue.find_ends([self._opening(entry) for entry in run.entries])
        return 2 * len(glued) < len(run.entries) and not any(
            entry.item.candidate.place == LINE
            and self.text[self._content_end(entry) - 1] not in "。；;！!？?：:"
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
        first = run.entries[0].item.list
        last = run.entries[-1].item.number
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
                is_inside = after.item.candidate.place != LINE
                self._settle_entry(entry, after.start if is_inside else self._before(after.start))
            self._settle_last(run, entries[-1], limit)

    def _before(self, start: int) -> int:
        """Return where the item before the marker at ``start`` ends: its line end, not the next one's indent."""
        at = start
        while at > 0 and self.text[at - 1] in BLANKS:
            at -= 1
        return at if at > 0 and self.text[at - 1] in "\n\r\v\f\x85\u2028\u2029" else start

    def _settle_entry(self, entry: Entry, end: int) -> None:
        entry.end = end
        self._shape(entry)
        if entry.lists:
            self._settle(entry.lists, end)

    def _settle_last(self, run: Run, entry: Entry, limit: int) -> None:
        """The last item of a list ends with its paragraph, unless its siblings have several or it is a heading."""
        self._shape(entry)
        rank = entry.item.candidate.style.rank
        limit = self._before(limit)
        block = entry.item.candidate.place == LINE
        if (
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
        self._settle(entry.lists, end)
        if entry.form == "inline" and not entry.lists and len(run.entries) > 1:
            self._shorten_last(run, entry)

    def _is_title(self, entry: Entry) -> bool:
        """Say whether the own-line item does not end like a sentence: what follows it is then its own."""
        return self.text[self._content_end(entry) - 1] not in "。；;！!？?"

    @staticmethod
    def _last_in(entry: Entry) -> Entry:
        while entry.lists:
            entry = entry.lists[-1].entries[-1]
        return entry

    def _has_long(self, run: Run) -> bool:
        """Say whether most items of the list before its last go on after their own line."""
        others = run.entries[:-1]
        long = sum(bool(self.text[self._end_of_line(entry) : entry.end].strip()) for entry in others)
        return long * 2 >= len(others) and long > 0

    def _end_of_line(self, entry: Entry) -> int:
        """Return where the line on which the entry begins ends, its line end included, the next line's indent not."""
        line = entry.item.candidate.line
        if line + 1 >= len(self.begins):
            return len(self.text)
        return self._before(self.begins[line + 1])

    def _content_end(self, entry: Entry) -> int:
        """Return where the content of the line ends on which the entry begins."""
        return self.ends[entry.item.candidate.line]

    def _shorten_last(self, run: Run, entry: Entry) -> None:
        """Let the last inline item end with its sentence where the others are a sentence or clause each."""
        if all(not self._goes_on(other) for other in run.entries[:-1]):
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
        """Tell the item's form from its line."""
        if entry.item.candidate.place != LINE:
            entry.form = "inline"
            return
        end = self.ends[entry.item.candidate.line]
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
        rest = self.text[stop + 1 : entry.end].strip(_AFTER_STOP)
        if rest[:1] in ("（", "(") and rest[-1:] in ("）", ")") and _is_one_note(rest):
            return False
        return bool(rest)

    def _title(self, run: Run) -> None:
        for entry in run.entries:
            entry.title = self._find_title(run, entry)
            for inner in entry.lists:
                self._title(inner)

    def _find_title(self, run: Run, entry: Entry) -> tuple[int, int] | None:
        start = entry.content
        line_end = min(self._content_end(entry), entry.end)
        end = min(line_end, entry.inner)
        stop = self._stop(entry, end)
        if stop < 0:
            return self._unstopped_title(run, entry, start, end, line_end)
        if run.is_article:
            return None
        if not self._goes_on(entry) or self._precedes_heading(run, entry, stop):
            return None
        if entry.form == "heading" and self.text[stop] in _ASKS:
            stop += 1  # a heading's own: only what ends a sentence is no part of it
        return (start, stop) if stop > start else None

    def _precedes_heading(self, run: Run, entry: Entry, stop: int) -> bool:
        """Say whether nothing but the bare heading of the next part follows a sentence that is an item, and no title."""
        if entry.form != "heading" or entry.lists or stop - entry.content <= _SHORT_SENTENCE:
            return False
        begin = self._end_of_line(entry)
        if entry.end - begin > _LONGEST_REST:
            return False
        rest = self.text[begin : entry.end].strip()
        return entry is not run.entries[-1] and bool(rest) and is_bare_heading(rest, 0, len(rest))

    def _end_glued(self, top: Sequence[Run], glue: Glue) -> None:
        """End the titles that run into their bodies where their authors ended them; articles have none."""
        styles: dict[str, dict[Opening, Entry]] = {}
        for run in _runs_under(top):
            style = run.entries[0].item.candidate.style
            if not run.is_article and _may_head(style):
                opened = styles.setdefault(style.name, {})
                openings = [(self._opening(entry), entry) for entry in run.entries]
                # One-sentence items have no titles, unless their siblings are headings.
                has_heading = any(opening.is_title for opening, _ in openings)
                opened.update(pair for pair in openings if has_heading or pair[1].title is not None)
        for opened in styles.values():
            for opening, place in glue.find_ends(list(opened)).items():
                entry = opened[opening]
                entry.title = (entry.content, place)

    def _opening(self, entry: Entry) -> Opening:
        end = min(self._content_end(entry), entry.end, entry.inner)
        stop = self._stop(entry, end)
        is_title = stop < 0 and entry.title is not None
        return Opening(entry.content, end if stop < 0 else stop, entry.item.list, is_title)

    def _before_note(self, start: int, end: int) -> int:
        """Return where the words end before a note in brackets at the end of ``[start, end)`` that follows a clause."""
        if self.text[end - 1] not in "）)":
            return end
        opened = max(self.text.rfind("（", start, end), self.text.rfind("(", start, end))
        return opened if opened > start and self.text[opened - 1] in "；;" else end

    def _unstopped_title(
        self, run: Run, entry: Entry, start: int, end: int, line_end: int
    ) -> tuple[int, int] | None:
        """The title of an item whose line, or what stands before its first list, holds no stop."""
        text = self.text
        end = start + len(text[start:end].rstrip())
        if end <= start:
            return None
        end_of_words = self._before_note(start, end)
        if entry.form == "heading" and _LEADS_ON.search(text, start, end_of_words) is not None:
            return None
        last = text[end_of_words - 1]
        if entry.form == "heading":
            if last in "；;，,、：:":
                return None
            if last in ".．":  # a full stop that is narrow
                return (start, end - 1) if entry.lists or text[line_end : entry.end].strip() else None
            return (start, end)
        is_before_list = bool(entry.lists) and end < line_end and last not in "：:；;，,、"
        return (start, end) if is_before_list and _may_head(entry.item.candidate.style) else None


def _may_head(style: Style) -> bool:
    """Say whether items of the style may be headings, whatever a paper's kinds."""
    return style.rank is None or style.rank <= _HEADING_RANK


def _runs_under(top: Sequence[Run]) -> Iterator[Run]:
    """Yield lists and all the lists inside their items."""
    waiting = list(reversed(top))
    while waiting:
        run = waiting.pop()
        yield run
        for entry in reversed(run.entries):
            waiting.extend(reversed(entry.lists))


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

"""The titles of items: which first sentences and lines are titles, and which lists are articles, that have none.

Siblings decide: whether items of a list are one sentence each, whether some stand on lines of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from speechparse.layout.chosen import Layout
from speechparse.layout.evidence import is_bare_heading
from speechparse.layout.glued import Glue
from speechparse.layout.openers import find_opener
from speechparse.layout.openings import Opening, looks_glued
from speechparse.layout.regions import Entry, Run
from speechparse.layout.simpler import simplify
from speechparse.layout.title_breaks import SHORTEST_SENTENCE, find_note, holds_opener
from speechparse.layout.title_names import find_name
from speechparse.layout.unstopped import Unstopped
from speechparse.patterns import LazyPattern
from speechparse.reading.brackets import BODY_QUOTES, last_opened
from speechparse.styles import CLAUSE, LINE, Style

#: What leads from one item to the next.
_LEADS_ON: Final = LazyPattern(r"[；;](?:以及|及|和|或|或者)\Z")
#: A sentence that is no longer than this may be a title.
_SHORT_SENTENCE: Final = 10
#: What is longer is hardly a title, unless its author set it so.
_LONG_SENTENCE: Final = 24
#: A title, the one wide blank of its line, and text that is no list of words.
_PARTED: Final = LazyPattern("([^\u3000\u00a0 。；;，,：:]{3,20})[\u3000\u00a0][^\u3000\u00a0]{8,}\\Z")
_LEAST_PARTED: Final = 2
#: A heading alone, and blank lines around it, are no longer than this.
_LONGEST_REST: Final = 120
#: What numbers words in one line, and how many at least.
_NUMBERS_WORDS: Final = ("decimal-comma", "decimal-dot")
_LEAST_WORDS: Final = 2
_CLOSING_QUOTES: Final = frozenset('”’」』"')
_ASKS: Final = frozenset("？！?!")
#: The lowest rank whose items may be headings; what numbers sentences is below.
HEADING_RANK: Final = 9
#: How far before its first item a speech says what will come.
_BEFORE: Final = 3000
#: What the line of an article's sentence, or of its lead-in, ends in.
_CLOSE: Final = frozenset("。；;！!？?：:")
_COLONS: Final = frozenset("：:")
_ARTICLE_RANK: Final = 4
#: How often glued titles that were found are asked about others.
_MOST_ROUNDS: Final = 4
#: The parts of speeches and lessons: what numbers on over them are no articles, but in a regulation.
_PARTS_OF_TALKS: Final = ("part", "piece", "lecture", "lesson")
_PART_RANK: Final = 1
#: A run-in title is hardly longer than this; what an article lays down mostly is.
_SHORT_OPENING: Final = 22


class _Sentences(NamedTuple):
    """The first sentences of a list that may be titles glued to their bodies: how long each is.

    ``has_headings``: titles on lines of their own stand among them. ``named`` are items of one sentence that begin with what
    plans and notices call their parts.
    """

    run: Run
    has_headings: bool
    lengths: list[int]
    named: list[Entry]


class Titles(Unstopped):
    """Finds the titles of one text's items, once it is known where these end.

    ``bold`` are the spans that Markdown sets in bold, the end of each by its beginning.
    """

    def __init__(self, text: str, layout: Layout, bold: Mapping[int, int]) -> None:
        super().__init__(text)
        self.layout = layout
        self.bold = bold
        self.is_regulation = False
        # Where glued titles begin whose ends are found.
        self._ended: set[int] = set()

    def find_titles(self, top: list[Run], end: int) -> None:
        """Give the items of a speech's top lists, and of all in them, their titles; ``end`` is where the speech ends."""
        begin = max(0, top[0].entries[0].start - _BEFORE) if top else 0
        glue = Glue(self.simpler, (begin, end))
        kinds: dict[str, list[_Sentences]] = {}
        for run in top:
            self._title(run, None, self._numbers_articles(run, glue), kinds)
        self._end_glued(kinds, glue)

    @cached_property
    def simpler(self) -> str:
        """The text in the characters that the tables of words have."""
        return simplify(self.text)

    @cached_property
    def first_numbers(self) -> dict[int, int]:
        """The number of each list's first item."""
        found: dict[int, int] = {}
        for item in self.layout.items:
            found.setdefault(item.list, item.number)
        return found

    def _is_article(self, run: Run, rank: int | None, parent: Style | None) -> bool:
        """Say whether a list numbers articles, or runs on over chapters as they do."""
        of_talk = parent is not None and parent.name in _PARTS_OF_TALKS and not self.is_regulation
        if rank is None or rank <= _ARTICLE_RANK or of_talk:
            return rank == _ARTICLE_RANK
        parent_rank = None if parent is None else parent.rank
        # A regulation's chapters may be 一、二、.
        in_parts = self.is_regulation and parent_rank is not None and 3 < parent_rank <= 5
        over_chapters = (in_parts or (parent_rank is not None and parent_rank <= 3)) and rank <= 7
        if not over_chapters or not self._runs_on(run):
            return False
        titled = sum(
            entry.form == "heading" and self.text[entry.line_end - 1] not in _CLOSE for entry in run.entries
        )
        if 2 * titled >= len(run.entries):
            return False
        # Over the parts of a speech headings run on as well.
        return (parent_rank != _PART_RANK and not in_parts) or not self._has_short_openings(run)

    def _numbers_articles(self, run: Run, glue: Glue) -> bool:
        """Say whether a regulation's top list, which has no headings, is what 第一条 would be elsewhere."""
        if not self.is_regulation or (run.entries[0].candidate.style.rank or 0) <= _ARTICLE_RANK:
            return False
        if self._has_short_openings(run):
            return False
        # Headings that run into their bodies end in stops as articles do.
        glued = glue.find_ends([self._opening(run, entry) for entry in run.entries])
        return 2 * len(glued) < len(run.entries) and not any(
            entry.candidate.place == LINE
            and self.text[entry.line_end - 1] not in _CLOSE
            and entry.line_end < self._end_of_text
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

    # ---- titles -------------------------------------------------------------------------------------

    def _title(
        self, run: Run, parent: Style | None, inside: bool, kinds: dict[str, list[_Sentences]]
    ) -> None:
        """Find the titles of a list and of the lists in it, and by ``kinds`` what may be glued titles.

        Articles and what is inside them have titles only where their author gave them one.
        """
        text, entries = self.text, run.entries
        style = entries[0].candidate.style
        is_article = inside or self._is_article(run, style.rank, parent)
        is_weighed = not is_article and _may_head(style)
        has_titles = not is_article or self._are_named(run)
        run_in: list[int] = []
        others: list[int] = []
        named: list[Entry] = []
        has_headings = False
        blanks = self._blank_ends(run) if is_weighed else []
        brackets = self._bracketed(run) if style.rank == _ARTICLE_RANK else {}
        is_words = _is_list_of_words(self.text, run)
        # 一是 and 二是 are sentences, whose stops were lost.
        is_together = (
            len(entries) >= _LEAST_PARTED
            and entries[1].candidate.place == CLAUSE
            and style.name != "narrative"
        )
        for position, entry in enumerate(entries):
            content, end, lists = entry.content, entry.end, entry.lists
            if entry.line_end < end:
                end = entry.line_end
            if lists and entry.inner < end:
                end = entry.inner
            stop = entry.stop if entry.is_sure and entry.stop < end else self._stop(entry, end)
            if blanks:
                entry.title = content, blanks[position]
            elif position in brackets:
                entry.title = content, brackets[position]
            elif entry.start in self.bold and not is_article and self._is_bold_title(entry, end):
                entry.title = content, self.bold[entry.start]
            elif stop < 0:
                # An item inside its line that no list parts has no title; most have no stop before the next either.
                if not is_words and (lists or is_together or entry.form == "heading"):
                    entry.title = self._unstopped_title(run, entry) or self._run_together_title(
                        run, entry, end
                    )
                    if entry.title is not None and (
                        (is_article and not self._is_given(run, entry)) or self._is_cut_off(run, entry)
                    ):
                        entry.title = None
                if entry.title is None:
                    others.append(end - content)
                else:
                    has_headings = True
            elif has_titles and self._heads(run, entry, stop):
                if entry.form == "heading" and text[stop] in _ASKS:
                    stop += 1  # a heading's own: only what ends a sentence is no part of it
                entry.title = content, stop
                run_in.append(stop - content)
            else:
                others.append(stop - content)
            if is_weighed and self._is_named(entry, end):
                named.append(entry)
            for inner in lists:
                self._title(inner, style, is_article, kinds)
        if 2 * len(named) < len(others):
            named = []
        if (has_headings or run_in or named) and is_weighed:
            # One-sentence items have no titles, unless their siblings are headings or they have names.
            sentences = _Sentences(run, has_headings, run_in + others if has_headings else run_in, named)
            kinds.setdefault(style.name, []).append(sentences)

    def _is_named(self, entry: Entry, end: int) -> bool:
        """Say whether words begin the entry that are a title wherever they stand, or a note or a sentence's words end its title."""
        last = end if entry.title is None else entry.title[1]
        text, start = self.simpler, entry.content
        if last - start > SHORTEST_SENTENCE and (
            find_note(text, start, last) >= 0
            or holds_opener(text, start, last)
            or find_opener(text, start, last) >= 0
        ):
            return True
        return entry.title is None and find_name(text, start, end)[0] >= 0

    def _is_bold_title(self, entry: Entry, end: int) -> bool:
        """Say whether bold that begins with the marker ends in the line's midst, and text without a sign follows: **（一）清淤**各村….

        What is bold within an item may be any words.
        """
        last = self.bold[entry.start]
        if not entry.content < last < end or not self.text[last - 1].isalnum():
            return False
        return self.text[last].isalnum() or self.text.startswith(BODY_QUOTES, last)

    def _blank_ends(self, run: Run) -> list[int]:
        """Return where the titles of a list's items end whose lost line breaks left one wide blank each; else nothing.

        The list is of a style that may head.
        """
        entries = run.entries
        if len(entries) < _LEAST_PARTED or entries[0].candidate.place != LINE:
            return []
        ends: list[int] = []
        for entry in entries:
            found = _PARTED.match(self.text, entry.content, entry.line_end)
            if found is None or entry.candidate.place != LINE or found.end(1) > min(entry.end, entry.inner):
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
        if stop <= entry.content or not self._goes_on(entry) or self._is_quoted(entry, stop):
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
            if not any(
                sentences.named or looks_glued(sentences.lengths, among_titles=among_titles)
                for sentences in lists
            ):
                continue
            self._end_glued_of_style(lists, glue)

    def _end_glued_of_style(self, lists: list[_Sentences], glue: Glue) -> None:
        """End one style's glued titles: one whose body is a single sentence tells of the others, as if it had its line."""
        headed = {sentences.run.number for sentences in lists if sentences.has_headings}
        ends: dict[int, int] = {}
        whole = {run.number: _count_whole(run, named) for run, _, _, named in lists}
        for _ in range(_MOST_ROUNDS):
            opened = {
                self._opening(run, entry): entry
                for run, _, _, named in lists
                for entry in run.entries
                if run.number in headed or entry.title is not None or entry in named
            }
            found = _without_chance(glue.find_ends(list(opened), whole), opened)
            ends.update((opening.start, end) for opening, end in found.items())
            headings = [opening for opening in found if opened[opening].form == "heading"]
            for opening in headings:
                opened[opening].title = (opening.start, found[opening])
            if not headings:
                break
            headed.update(opening.list for opening in headings)
            self._ended.update(opening.start for opening in headings)
        for opening, entry in opened.items():
            if opening.start in ends:
                entry.title = (opening.start, ends[opening.start])

    def _opening(self, run: Run, entry: Entry) -> Opening:
        end = min(entry.line_end, entry.end, entry.inner)
        if entry.content in self._ended and entry.title is not None:
            return Opening(*entry.title, run.number, True)
        stop = self._stop(entry, end)
        if stop >= 0:
            return Opening(entry.content, stop, run.number, False)
        return Opening(entry.content, end, run.number, entry.title is not None)

    def _before_note(self, start: int, end: int) -> int:
        """Return where the words end before a note in brackets at the end of ``[start, end)`` that follows a clause."""
        if self.text[end - 1] not in "）)":
            return end
        opened = last_opened(self.text, start, end)
        return opened if opened > start and self.text[opened - 1] in "；;" else end

    def _unstopped_title(self, run: Run, entry: Entry) -> tuple[int, int] | None:
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
                last in "；;，,、"
                or (last in _COLONS and not self._is_name(run, entry, end - 1))
                or (last in _CLOSING_QUOTES and text[words_end - 2] in "；;，,")
                or _LEADS_ON.search(text, max(start, words_end - 3), words_end) is not None
            ):
                return None
            if last in ".．":  # a full stop that is narrow
                holds = bool(entry.lists or text[line_end : entry.end].strip())
                return (start, end - 1) if holds and end - 1 > start else None
            return start, end
        is_chapter = (entry.candidate.style.rank or HEADING_RANK) < _ARTICLE_RANK
        # Right behind another heading a marker's words are a heading, too, if the list is below them.
        heads = end < line_end or is_chapter or entry.candidate.place == CLAUSE
        is_before_list = bool(entry.lists) and heads and last not in "：:；;，,、"
        return (start, end) if is_before_list and _may_head(entry.candidate.style) else None


def _is_list_of_words(text: str, run: Run) -> bool:
    """Say whether the items have their lines only since nothing parts them in one: 1、东渠2、西渠3、南渠."""
    entries = run.entries
    return (
        len(entries) >= _LEAST_WORDS
        and entries[0].candidate.style.name in _NUMBERS_WORDS
        and all(entry.candidate.place == LINE and not entry.lists for entry in entries[1:])
        and 2 * sum(text[entry.start - 1].isspace() for entry in entries[1:]) < len(entries) - 1
        and max(entry.end - entry.content for entry in entries[:-1]) <= _LONG_SENTENCE
    )


def _count_whole(run: Run, named: Sequence[Entry]) -> int:
    """Count the items of a list that are one sentence each, and longer than a title need be."""
    return sum(
        entry.title is None and entry not in named and entry.end - entry.content > _SHORT_OPENING
        for entry in run.entries
    )


def _without_chance(found: dict[Opening, int], opened: dict[Opening, Entry]) -> dict[Opening, int]:
    """Leave out the ends found in items of one sentence where the long first sentences of their siblings are whole."""
    long: dict[int, list[bool]] = {}
    for opening, entry in opened.items():
        if entry.form == "run-in" and opening.end - opening.start > _LONG_SENTENCE:
            long.setdefault(opening.list, []).append(opening in found)
    whole = {number for number, glued in long.items() if 2 * sum(glued) < len(glued)}
    return {o: end for o, end in found.items() if o.list not in whole or opened[o].form != "heading"}


def _may_head(style: Style) -> bool:
    """Say whether items of the style may be headings, whatever a paper's kinds."""
    return style.rank is None or style.rank <= HEADING_RANK

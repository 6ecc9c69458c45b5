"""Items whose line holds no stop: which are no headings, though their lines end as those do.

The last line of a text may be cut off in mid-sentence; an article's stop may be lost, or its sentence broken over lines.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from speechparse.layout.regions import Entry, Run
from speechparse.layout.sentences import FirstSentences
from speechparse.patterns import LazyPattern

#: An article's own title is no longer than this, and one clause.
_LONGEST_OWN: Final = 20
#: A sentence that is an item's title is no longer than this.
_LONGEST_GIVEN: Final = 10
_CLAUSE_SIGNS: Final = frozenset("，,；;：:")
#: After these a sentence goes on in the next line, whatever broke it there.
_GOES_ON: Final = frozenset("于於在和或的被将將從从、（(《“‘")
#: … but for these words, in which titles end.
_AIMS: Final = ("目的", "标的", "標的")
#: A title in brackets, which numbers and dates are not.
_OPENERS: Final = frozenset("（(【〔[")
_BRACKETED: Final = LazyPattern(
    r"(?:[（(][\u4e00-\u9fff、]{2,20}[)）]|[【〔\[][\u4e00-\u9fff、，（）()]{2,30}[】〕\]])(?![。；，])"
)
#: The title of an article before a blank and its text; so many in a row tell.
_NAMED: Final = LazyPattern(
    r"((?!第)[\u4e00-\u9fff、（）]{2,12}(?<![的和或于在]))[ \u3000]{1,4}[\u4e00-\u9fff《“][^ \u3000\r\n]{8}"
)
_LEAST_NAMED: Final = 3
#: A heading before a colon is no longer, holds none of these, and does not end so: what does leads into what it tells of.
_LONGEST_NAME: Final = 14
_NO_NAME: Final = frozenset("，,；;。：:“”《》是为為有将將要")
_LEAD_INS: Final = ("下", "的", "说", "說", "做到")
_LEADS_INTO: Final = ("以下", "下列", "如下")
_STOPS: Final = frozenset("。；;")
_COLONS: Final = ("：", ":")
#: What a text that was cut off may end in.
_CUT_OFF: Final = frozenset("….．")


class Unstopped(FirstSentences):
    """Judges the headings of one text's items by what stands under them and beside them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        # Whether titles were given to most of a list, by its number.
        self._given: dict[int, bool] = {}
        # How many lines of a list's items end in stops, by its number.
        self._whole: dict[int, int] = {}

    @cached_property
    def _end_of_text(self) -> int:
        """Where the text's last line ends."""
        return len(self.text.rstrip())

    def _is_given(self, run: Run, entry: Entry) -> bool:
        """Say whether an article's line, or that of an item in one, is a title that its author gave it.

        It is short, and heads a list whose items it does not count; or most of its own list head text or lists.
        """
        if not self._is_short_clause(entry):
            return False
        if entry.lists and entry.lists[0].announced is None and not self._ends_in_colon(entry):
            return True
        given = self._given.get(run.number)
        if given is None:
            titled = sum(map(self._heads_text, run.entries))
            given = self._given[run.number] = 2 * titled >= len(run.entries)
        return given

    def _are_named(self, run: Run) -> bool:
        """Say whether each of an article's items goes on after a few words that name it: （一）统一指挥。….

        The author gave them these titles; a first sentence that lays something down is longer.
        """
        return len(run.entries) > 1 and all(
            0 <= self._stop(entry, entry.end) - entry.content <= _LONGEST_GIVEN and self._goes_on(entry)
            for entry in run.entries
        )

    def _is_short_clause(self, entry: Entry) -> bool:
        """Say whether the entry's line is short, and one whole clause, or a name before a colon."""
        line = self.text[entry.content : min(entry.line_end, entry.inner)].rstrip()
        line = line[:-1] if line[-1:] in _COLONS else line
        return (
            entry.form == "heading"
            and 0 < len(line) <= _LONGEST_OWN
            and (line[-1] not in _GOES_ON or line.endswith(_AIMS))
            and _CLAUSE_SIGNS.isdisjoint(line)
            and line.count("（") + line.count("(") == line.count("）") + line.count(")")
        )

    def _heads_text(self, entry: Entry) -> bool:
        """Say whether the entry's line is such a clause, and has text or a list under it; a colon may lead into the list."""
        holds = bool(entry.lists) or bool(self.text[entry.line_end : entry.end].strip())
        leads = bool(entry.lists) and self._ends_in_colon(entry)
        return holds and not leads and self._is_short_clause(entry)

    def _ends_in_colon(self, entry: Entry) -> bool:
        return self.text[entry.content : min(entry.line_end, entry.inner)].rstrip()[-1:] in _COLONS

    def _bracketed(self, run: Run) -> dict[int, int]:
        """Return where the titles in brackets end, by the positions of a list of articles: 第一条（立法目的）为了…."""
        text = self.text
        found: dict[int, int] = {}
        for position, entry in enumerate(run.entries):
            if text[entry.content : entry.content + 1] in _OPENERS and entry.content < entry.line_end:
                match = _BRACKETED.match(text, entry.content, min(entry.line_end, entry.inner))
                if match is not None and text[match.end() : entry.end].strip():
                    found[position] = match.end()
        return found if 2 * len(found) >= len(run.entries) else self._before_blanks(run)

    def _before_blanks(self, run: Run) -> dict[int, int]:
        """Return where the titles end that a blank parts from the text of articles in a row: 第六条 收费标准 学费按…."""
        found: dict[int, int] = {}
        row: dict[int, int] = {}
        for position, entry in enumerate(run.entries):
            match = _NAMED.match(self.text, entry.content, min(entry.line_end, entry.inner))
            if match is not None:
                row[position] = match.end(1)
            if match is None or position + 1 == len(run.entries):
                if len(row) >= _LEAST_NAMED:
                    found |= row
                row = {}
        return found

    def _is_name(self, run: Run, entry: Entry, colon: int) -> bool:
        """Say whether the words before the colon that ends a line are a heading's: 会议时间：.

        Right before a list they mostly lead into it, unless the items beside this one are headings too.
        """
        words = self.text[entry.content : colon]
        if not 0 < len(words) <= _LONGEST_NAME or not _NO_NAME.isdisjoint(words) or words.endswith(_LEAD_INS):
            return False
        if not entry.lists or self.text[colon + 1 : entry.inner].strip():
            return True
        whole = self._whole.get(run.number)
        if whole is None:
            whole = sum(self.text[other.line_end - 1] in _STOPS for other in run.entries)
            self._whole[run.number] = whole
        return 2 * whole < len(run.entries) and not any(lead in words for lead in _LEADS_INTO)

    def _is_cut_off(self, run: Run, entry: Entry) -> bool:
        """Say whether the entry's line, the text's last, was cut off in mid-sentence: its siblings are no bare headings."""
        if min(entry.line_end, entry.end) < self._end_of_text or entry.lists:
            return False
        text, end = self.text, self._end_of_text
        if text[end - 1] in _CUT_OFF:
            return True
        others = run.entries[:-1]
        if not others:
            return end - entry.content > _LONGEST_OWN
        return 2 * sum(map(self._is_bare, others)) < len(others)

    def _is_bare(self, entry: Entry) -> bool:
        """Say whether the entry's line holds no stop."""
        return entry.form == "heading" and entry.title is not None and self._stop(entry, entry.line_end) < 0

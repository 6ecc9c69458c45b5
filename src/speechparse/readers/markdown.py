"""Read Markdown: front matter is furniture, tables and code are body text without markers, links are their words.

The marks that stand in scraped text too (# ** > bullets) are undone as they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from speechparse.readers.page import FIRM_BREAK, Cut, Page
from speechparse.reading import Edit, Reading, markup

_LINE: Final = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
#: Front matter opens with the first line; a rule that opens a paper has no key below it.
_FRONT: Final = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?=[\w\"'-]+[ \t]*[:=])")
_FRONT_END: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_FENCE: Final = re.compile(r" {0,3}(?P<fence>`{3,}+(?=[^`]*\Z)|~{3,}+)(?P<info>[^\r\n]*)")
_DELIMITERS: Final = frozenset("|:- \t")
_BREAKING: Final = "br|p|div|h[1-6]|li|tr|center"
#: Marks inside a line. Each name says what becomes of it: ``drop`` is left out, ``line`` is a line end.
_MARK: Final = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<link>\]\((?:<[^<>\n]*+>|(?=[^()\s./#:]*+[./#:])[^()\s]*+)(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?+\))"
    r"|(?P<comment><!--)"
    rf"|(?P<line></?(?:{_BREAKING})(?=[\s/>])[^<>\n]*+>)"
    r"|(?P<drop></?[a-zA-Z][a-zA-Z0-9-]*+(?=[\s/>])[^<>\n]*+>|(?<!\*)\*(?=[^\s*][^*\n]{0,200}\*)(?!\*))",
    re.ASCII | re.IGNORECASE,
)
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
#: A link's words are sought no further back.
_LONGEST_LINK: Final = 1_000


class _Line(NamedTuple):
    """A line without its end: ``[start, end)``, and where the next begins."""

    start: int
    end: int
    next: int


def read_markdown(text: str) -> Page:
    """Return what takes Markdown's marks out of a text, and what in it stands apart from the outline."""
    edits: list[Edit] = []
    cuts: list[Cut] = []
    front = _front_matter(text)
    if front:
        edits.append(Edit(0, front, "", "markup"))
        cuts.append(Cut(0, front, "page-head"))
    lines = _lines(text, front)
    at = front
    for first, last, marks in _blocks(text, lines):
        edits += _inline(text, at, lines[first].start)
        for line in range(first, last):
            found = _block_line(text, lines[line], is_mark=line in marks)
            edits += found
            if found and line not in marks:
                cuts.append(Cut(found[0].start, found[0].end, None))
        at = lines[last - 1].next
        edits += _breaks(text, lines, first, last)
    edits += _inline(text, at, len(text))
    edits += markup.find(Reading(text))
    edits.sort(key=lambda edit: (edit.start, -edit.end))
    return Page(_apart(edits), cuts)


def _front_matter(text: str) -> int:
    """Return where the front matter ends, past its line; 0 where there is none."""
    opened = _FRONT.match(text)
    closed = _FRONT_END[opened["fence"]].search(text, opened.end()) if opened else None
    if closed is None:
        return 0
    line_end = _LINE.match(text, closed.end())
    return line_end.end() if line_end else closed.end()


def _lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    for found in _LINE.finditer(text, start):
        begin, after = found.span()
        if after > begin:
            lines.append(_Line(begin, begin + len(found[0].rstrip("\r\n")), after))
    return lines


def _blocks(text: str, lines: list[_Line]) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield fenced code and tables: the first line, the line after the last, and the lines that are marks."""
    fences = [(index, found) for index, line in enumerate(lines) if (found := _fence(text, line))]
    fence = at = 0
    while at < len(lines):
        while fence < len(fences) and fences[fence][0] < at:
            fence += 1
        if fence < len(fences) and fences[fence][0] == at:
            last = _closing(fences, fence)
            if last is not None:
                yield at, last + 1, frozenset({at, last})
                at = last + 1
                continue
        end = _table_end(text, lines, at)
        if end > at:
            yield at, end, frozenset({at + 1})
            at = end
        else:
            at += 1


def _fence(text: str, line: _Line) -> tuple[str, int, bool] | None:
    """Return the sign of a line that fences code, their number, and whether it can close; else None."""
    if text[line.start : line.start + 4].lstrip(" ")[:1] not in ("`", "~"):
        return None
    found = _FENCE.match(text[line.start : line.end])
    if found is None:
        return None
    return found["fence"][0], len(found["fence"]), not found["info"].strip()


def _closing(fences: list[tuple[int, tuple[str, int, bool]]], opening: int) -> int | None:
    """Return the line that closes a fence: the next one, as code that shows fences is rare; None without one."""
    sign, length, _ = fences[opening][1]
    for line, (other, count, closes) in fences[opening + 1 : opening + 1 + _MOST_FENCES]:
        if other == sign and count >= length and closes:
            return line
    return None


#: How many fences are looked at for the one that closes another.
_MOST_FENCES: Final = 16


def _table_end(text: str, lines: list[_Line], at: int) -> int:
    """Return the line after a table that begins at line ``at``, or ``at`` where none does."""
    if at + 1 >= len(lines):
        return at
    below = text[lines[at + 1].start : lines[at + 1].end]
    if "|" not in below or "-" not in below or not _DELIMITERS.issuperset(below):
        return at
    if text.find("|", lines[at].start, lines[at].end) < 0:
        return at
    end = at + 2
    while end < len(lines) and text.find("|", lines[end].start, lines[end].end) >= 0:
        end += 1
    return end


def _block_line(text: str, line: _Line, *, is_mark: bool) -> list[Edit]:
    """Return the edit that takes a line of a block out of the reading; none where it is blank."""
    said = text[line.start : line.end]
    start = line.start + len(said) - len(said.lstrip())
    end = line.start + len(said.rstrip())
    return [Edit(start, end, "", "markup")] if start < end else []


def _breaks(text: str, lines: list[_Line], first: int, last: int) -> Iterator[Edit]:
    """Yield edits that make the line ends in and around a block firm, so that no two lines are joined over it."""
    before = lines[first].start
    while before > 0 and text[before - 1] in " \t\r\n\u3000":
        before -= 1
    shown = [edit for line in lines[first:last] for edit in _block_line(text, line, is_mark=False)]
    after = lines[last - 1].next
    while after < len(text) and text[after] in "\r\n":
        after += 1
    if shown:
        if 0 < before < shown[0].start:
            yield Edit(before, shown[0].start, FIRM_BREAK, "line-end")
        for one, other in pairwise(shown):
            yield Edit(one.end, other.start, FIRM_BREAK, "line-end")
        if shown[-1].end < after:
            yield Edit(shown[-1].end, after, FIRM_BREAK, "line-end")


def _inline(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits of the marks in running text."""
    opened: dict[str, int] = {}
    linked = start
    skip = unclosed = start
    for found in _MARK.finditer(text, start, end):
        begin, after = found.span()
        if begin < skip:
            continue
        kind = found.lastgroup
        if kind == "comment":
            close = text.find("-->", after, end) if begin >= unclosed else -1
            if close >= 0:
                skip = close + 3
                yield Edit(begin, skip, "", "markup")
            else:
                unclosed = end  # no comment ends after this: it is not sought again
        elif kind == "link":
            bracket = text.rfind("[", max(linked, begin - _LONGEST_LINK), begin)
            if bracket >= 0 and "\n" not in text[bracket:begin]:
                yield from _link(text, bracket, begin, after)
                linked = after
        elif kind == "code":
            if (mark := opened.pop(found[0], None)) is not None and "\n" not in text[mark:begin]:
                yield Edit(mark, mark + len(found[0]), "", "markup")
                yield Edit(begin, after, "", "markup")
            else:
                opened[found[0]] = begin
        elif kind == "escape":
            yield Edit(begin, begin + 1, "", "markup")
        elif kind == "line":
            yield Edit(begin, after, "\n", "line-end")
        elif found[0] == "*":
            close = text.index("*", after)
            if text[close - 1] not in " \t\\" and text[close + 1 : close + 2] != "*":
                yield Edit(begin, after, "", "markup")
                yield Edit(close, close + 1, "", "markup")
                skip = close + 1
        else:
            yield Edit(begin, after, "", "markup")
    for found in _DEFINITION.finditer(text, start, end):
        if "." in found[0] or "/" in found[0]:
            yield Edit(found.start(), found.end(), "", "markup")


def _link(text: str, bracket: int, begin: int, after: int) -> Iterator[Edit]:
    """Leave a link's words; of an image nothing, for its words stand for what is not text."""
    if text[bracket - 1 : bracket] == "!":
        yield Edit(bracket - 1, after, "", "markup")
    else:
        yield Edit(bracket, bracket + 1, "", "markup")
        yield Edit(begin, after, "", "markup")


def _apart(edits: list[Edit]) -> list[Edit]:
    """Leave out edits that begin inside another."""
    apart: list[Edit] = []
    for edit in edits:
        if not apart or edit.start >= apart[-1].end:
            apart.append(edit)
    return apart

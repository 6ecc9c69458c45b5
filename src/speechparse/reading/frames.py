"""Leave out what each line of a text is framed in: a bullet or a quotation's mark before every line, line numbers, the quotes
of a program's list of strings, a table's bars, the signs with which an editor shows line ends.

What stands before some lines marks those; what stands before all, the title among them, says nothing of any.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.beginnings import begins_with_marker
from speechparse.reading.text import Edit, Reading

_Span: TypeAlias = tuple[int, int]
#: Where a line begins, where its words begin and end, and where it ends.
_Framed: TypeAlias = tuple[int, int, int, int]
_BLANK: Final = "[ \t\u00a0]"
_INDENTS: Final = frozenset(" \t\u00a0\u3000")
_LINE: Final = LazyPattern(r"\S[^\r\n]*")
#: The frames: a number before a line, a sign (a star only with a blank behind it: else it sets words in italics), bars and quotes.
_NUMBER: Final = LazyPattern(rf"(?P<number>[0-9]{{1,5}})(?:[:：|]{_BLANK}{{0,4}}|{_BLANK}{{1,8}})")
_MARKED: Final = LazyPattern(rf"(?:[-+>•·●○◦▪■◆◇]|\*(?={_BLANK}|\Z)){_BLANK}{{0,4}}(?P<words>[^\r\n]*)")
_BARRED: Final = LazyPattern(rf"\|{_BLANK}{{0,4}}(?P<words>[^|\r\n]*[^|\s]){_BLANK}{{0,40}}\|{_BLANK}{{0,4}}")
_QUOTED: Final = LazyPattern(rf'"(?P<words>[^\r\n]*)"{_BLANK}?,?{_BLANK}{{0,4}}')
_SIGN_FRAMES: Final = {**dict.fromkeys("-*+>•·●○◦▪■◆◇", _MARKED), "|": _BARRED, '"': _QUOTED}
#: Of these is made what a table has between its head and its rows, and what stands around a list of strings.
_RULES: Final = frozenset("|-: \t\u00a0")
_BRACKETS: Final = frozenset("[]{},;")
_LONGEST_BRACKETS: Final = 3
#: So many lines tell what all are framed in; one of so many may stand without.
_LEAST_LINES: Final = 5
_EXCEPT: Final = 20
#: Behind the frames so many lines begin with numbers of their own: a list of bullets has none.
_LEAST_MARKERS: Final = 2
#: What editors show line ends as, and Markdown's own sign for a line's end; several of them.
_LINE_ENDS: Final = "↵¶⏎↲"
_ENDED: Final = LazyPattern(rf"(?<![{_LINE_ENDS}])[{_LINE_ENDS}]++(?={_BLANK}{{0,8}}(?:[\r\n]|\Z))")
_BROKEN: Final = LazyPattern(rf"\\(?<!\\\\)(?={_BLANK}{{0,8}}[\r\n])")
_LEAST_ENDED: Final = 2


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each sign that shows a line's end, or, where there are none, for each side of each line's frame."""
    text = reading.text
    edits = _line_ends(text, "\\" in reading.signs)
    first = _LINE.search(text)
    if first is not None and _is_no_line(first[0]):
        first = _LINE.search(text, first.end())  # a list's opening bracket
    # Of nearly all texts the first sign tells that they have none.
    if edits or first is None or (frame := _frame_of(first[0])) is None:
        return edits
    return _framed(text, frame)


def _line_ends(text: str, has_strokes: bool) -> list[Edit]:
    """Return an edit for each sign that shows or makes a line's end, if there are several."""
    found: list[Match] = []
    if any(sign in text for sign in _LINE_ENDS):
        found = [*_ENDED.finditer(text)]
    elif has_strokes:
        found = [*_BROKEN.finditer(text)]
    return [Edit(*match.span(), "", "markup") for match in found] if len(found) >= _LEAST_ENDED else []


def _is_no_line(words: str) -> bool:
    """Say whether the line is a table's rule, or a bracket around a list of strings."""
    if len(words) <= _LONGEST_BRACKETS and _BRACKETS.issuperset(words):
        return True
    return words[0] in _RULES and "--" in words and _RULES.issuperset(words)


def _frame_of(words: str) -> LazyPattern | None:
    """Return the pattern of a line in the frame that the first line seems to have."""
    return _NUMBER if words[0].isdecimal() else _SIGN_FRAMES.get(words[0])


def _framed(text: str, frame: LazyPattern) -> list[Edit]:
    """Return the edits that leave out the frames, if all lines have the same, and numbers of their own behind it."""
    lines: list[_Span] = []
    others: list[_Span] = []
    for match in _LINE.finditer(text):
        (others if _is_no_line(match[0]) else lines).append(match.span())
    if len(lines) < _LEAST_LINES:
        return []
    framed = _numbers(text, lines) if frame is _NUMBER else _signs(text, lines, frame)
    if len(framed) < _LEAST_LINES or (len(lines) - len(framed)) * _EXCEPT > len(lines):
        return []
    if sum(_is_numbered(text, words, last) for _, words, last, _ in framed) < _LEAST_MARKERS:
        return []
    # What stands before a line is no mark of Markdown's: that would say something of the line.
    before = [Edit(begin, words, "", "indent") for begin, words, _, _ in framed]
    behind = [Edit(last, end, "", "markup") for _, _, last, end in framed if last < end]
    between = [Edit(*span, "", "markup") for span in others]
    return sorted([*before, *behind, *between])


def _is_numbered(text: str, at: int, last: int) -> bool:
    """Say whether the words that end at ``last`` begin with a marker, perhaps behind an indent."""
    while at < last and text[at] in _INDENTS:
        at += 1
    return at < last and begins_with_marker(text, at)


def _numbers(text: str, lines: Sequence[_Span]) -> list[_Framed]:
    """Return the lines, if each begins with a number and these rise."""
    found: list[_Framed] = []
    last = 0
    for begin, end in lines:
        match = _NUMBER.match(text, begin, end)
        if match is None or int(match["number"]) <= last:
            return []
        last = int(match["number"])
        found.append((begin, match.end(), end, end))
    return found


def _signs(text: str, lines: Sequence[_Span], frame: LazyPattern) -> list[_Framed]:
    """Return the lines that begin with the first one's sign, and are framed so."""
    sign = text[lines[0][0]]
    matches = [(frame.fullmatch(text, *span), span) for span in lines if text[span[0]] == sign]
    return [(begin, *match.span("words"), end) for match, (begin, end) in matches if match is not None]

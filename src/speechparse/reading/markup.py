"""Leave out Markdown's marks in any text: # of headings, ** of emphasis, > of quotations, bullets, rules; pictures before
numbers, the labels of chapters in law collections (【章名】 第一章), and brackets around numbered headings: 【第一章 总则】."""

from __future__ import annotations

import re  # only its escape: LazyPattern compiles
from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.signs import KEYCAP, LINE_MARKS, PICTURES, RARE
from speechparse.reading.text import Edit, Reading, keep_apart

_BLANK: Final = r"[ \t\u00a0\u3000]"
_BLANKS: Final = " \t\u00a0\u3000"
_MOST_BLANKS: Final = 8
_LINE_MARK: Final = (
    rf"{_BLANK}{{0,{_MOST_BLANKS}}}+(?=[#>*+•●◆■▪_=-])(?P<mark>[-*_=]{{3,}}{_BLANK}*(?=[\r\n]|\Z)"
    rf"|(?:>{_BLANK}*)*(?:\#{{1,6}}{_BLANK}+|[-*+•●◆■▪]{_BLANK}+(?=\S))?)"
)
_FIRST_MARK: Final = LazyPattern(_LINE_MARK)
#: A line's mark stands after these; two wide blanks were a line break. A pattern that begins with one sign is
#: scanned for four times as fast as one of several.
_MARKS: Final = tuple(
    (before, LazyPattern(before + _LINE_MARK)) for before in ("\n", "\r", "\u3000\u3000", "\u00a0\u00a0")
)
_ANY_MARK: Final = frozenset(LINE_MARKS)
#: Where line breaks were lost, a heading's mark stands in mid-line; # alone may be anything there, and so may what
#: follows one of these.
_LOST_MARK: Final = LazyPattern(r"##{1,5}[ \t]+(?=\S)")
_NO_MARK_AFTER: Final = frozenset("\\#")
#: What has a backslash before it means itself.
_ESCAPE: Final = LazyPattern(r"\\[!-/:-@\[-`{-~]")
#: What law collections put before a chapter's number, for their own use.
_CHAPTER_LABEL: Final = LazyPattern(
    rf"(?:^|(?<=[\r\n])){_BLANK}{{0,8}}(?P<label>【[编章节条]名】{_BLANK}{{0,8}})(?=第[一二三四五六七八九十百0-9]{{1,5}}[编章节条])"
)
#: What stands before a line's first words, or the text's.
_LINE_ENDS: Final = ("", "\r", "\n")
#: Brackets around a heading that is alone in its line, number and all: 【第二章 会费】.
_BRACKETED: Final = LazyPattern(
    rf"(?P<open>【{_BLANK}{{0,2}})(?=(?:第{_BLANK}?[一二三四五六七八九十百0-9]{{1,5}}{_BLANK}?(?:[编章节條条]|部分)"
    rf"|[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[)）]){_BLANK}*[^】\s])[^【】\r\n]{{1,40}}(?P<close>】)(?={_BLANK}{{0,8}}(?:[\r\n]|\Z))"
)
#: Pictures before a line's number, in or before whatever sets it as a heading.
_ADORNED: Final = LazyPattern(
    rf"(?:^|(?<=[\r\n])){_BLANK}{{0,8}}(?:\#{{1,6}}{_BLANK}+)?(?:\*\*)?(?P<mark>(?:[{PICTURES}]\ufe0f?){{1,3}}{_BLANK}{{0,2}})"
    r"(?=\*{0,2}(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．]|第[一二三四五六七八九十0-9]{1,3}[章节條条部]))"
)
#: A digit on a key: it numbers a line as 1. does.
_KEYCAPS: Final = LazyPattern(
    rf"(?:^|(?<=[\r\n])){_BLANK}{{0,8}}(?:\#{{1,6}}{_BLANK}+)?(?:\*\*)?[0-9](?P<key>\ufe0f?{KEYCAP})(?={_BLANK}*\S)"
)
_FIRST_PICTURE: Final = PICTURES[0]
# Emphasis is a pair in one line, and touches its words.
_EMPHASIS: Final = tuple(
    (mark, LazyPattern(rf"{re.escape(mark)}(?=[^\s*_])[^\n*]{{1,200}}?(?<=\S){re.escape(mark)}"))
    for mark in ("***", "**", "__")
)


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each mark."""
    text, signs = reading.text, reading.signs
    edits: list[Edit] = []
    if not signs.isdisjoint(_ANY_MARK):
        edits += _line_marks(text, signs)
    if "\\" in signs:
        edits += [Edit(match.start(), match.start() + 1, "", "markup") for match in _ESCAPE.finditer(text)]
    if "#" in signs:
        edits += [
            Edit(*match.span(), "", "markup")
            for match in _LOST_MARK.finditer(text)
            if text[match.start() - 1] not in _NO_MARK_AFTER
        ]
    if "名】" in text:
        edits += [Edit(*match.span("label"), "", "markup") for match in _CHAPTER_LABEL.finditer(text)]
    if "【" in text:
        for match in _BRACKETED.finditer(text):
            before = text[max(0, match.start() - _MOST_BLANKS - 1) : match.start()].rstrip(_BLANKS)
            if before[-1:] in _LINE_ENDS:
                edits += [Edit(*match.span(side), "", "markup") for side in ("open", "close")]
    if KEYCAP in signs:
        edits += [Edit(*match.span("key"), ".", "markup") for match in _KEYCAPS.finditer(text)]
    if any(sign >= _FIRST_PICTURE for sign in signs - RARE):
        edits += [Edit(*match.span("mark"), "", "markup") for match in _ADORNED.finditer(text)]
    for mark, pattern in _EMPHASIS:
        length = len(mark)
        for match in pattern.finditer(text) if mark[0] in signs else ():
            start, end = match.span()
            edits.append(Edit(start, start + length, "", "markup"))
            edits.append(Edit(end - length, end, "", "markup"))
    return keep_apart(edits)  # *** is no ** with a sign behind it


def _line_marks(text: str, signs: Collection[str]) -> Iterator[Edit]:
    """Yield an edit for each mark that a line begins with."""
    begins = text[: _MOST_BLANKS + 1].lstrip(_BLANKS)[:1] in _ANY_MARK
    first = _FIRST_MARK.match(text) if begins else None
    # Of what lines begin after, a rare sign is looked for only where it is.
    patterns = (pattern for before, pattern in _MARKS if before[0] not in RARE or before[0] in signs)
    marks = chain.from_iterable(pattern.finditer(text) for pattern in patterns)
    for match in marks if first is None else (first, *marks):
        start, end = match.span("mark")
        if end > start:
            yield Edit(start, end, "", "markup")


def heading_level(mark: str) -> int:
    """Return the level of a heading's mark (``## `` is 2), or 0 where the mark is none."""
    return mark.count("#") if mark.lstrip("> \t").startswith("#") else 0

"""Tell a page's teaser: the first words of a paper, cut off, above the paper, which begins with the same words."""

from __future__ import annotations

import re  # to look for words that are known only now
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.lines import Lines

#: A teaser stands in the first lines of a page.
TOP: Final = 16
#: Lines that begin with so many of the same characters begin the same text; a title is known by fewer.
_SAME: Final = 12
_SHORTEST_TITLE: Final = 8
#: So many characters hold those, blanks among them.
_REACH: Final = 40
_WORD: Final = LazyPattern(r"\S{8,40}(?=[ \t\u3000])")
#: A shorter line is no teaser, and one that may be a title is none without a sign that titles do not have.
_SHORTEST: Final = 24
_LONGEST_TITLE: Final = 64
_RUNNING: Final = frozenset("，,。；;：:")
#: What a text that was cut off ends in, and so many of the characters before that are looked for below.
_CUT_OFF: Final = "….．· "
_PROBE: Final = 12
_STOPS: Final = frozenset("。！？!?；;：:")
#: What a page says of the paper right after its cut-off words.
_SAID: Final = LazyPattern(r"[下以][面下][是为].{0,12}小编[^。]{0,80}。?")
_LONGEST_SAID: Final = 100
#: No farther below does the paper say them.
_FAR: Final = 4000
_BLANKS: Final = "[ \t\u00a0\u3000\r\n]*+"
_GOES_ON: Final = LazyPattern("[ \t\u00a0\u3000]*+[^\r\n]")


def begins_again(text: str, lines: Lines, index: int) -> bool:
    """Say whether the line after ``index`` begins as a line above it did, or with the page's headline.

    Then the paper begins there, and what stands before was cut off; sentences do not begin alike.
    """
    return any(begin_alike(text, lines, above, index + 1) for above in range(index, -1, -1))


def begin_alike(text: str, lines: Lines, above: int, index: int) -> bool:
    """Say whether line ``index`` begins with the words that line ``above`` begins with, or with a title that is in it."""
    begins, ends = lines
    begin, end = begins[index], ends[index]
    words = "".join(text[begin : min(end, begin + _REACH)].split())[:_SAME]
    if len(words) < _SHORTEST_TITLE:
        return False
    first = begins[above]
    if "".join(text[first : min(ends[above], first + _REACH)].split()).startswith(words):
        return True
    title = _WORD.match(text, begin, end)
    return (
        title is not None
        and is_kind_title(text, begin, title.end())
        and text.find(title[0], first, first + _REACH) >= 0
    )


def is_teaser(text: str, begin: int, end: int) -> bool:
    """Say whether the line is the cut-off beginning of a text whose words come again below, and go on there."""
    if end - begin < _SHORTEST:
        return False
    tail = text[max(begin, end - _LONGEST_SAID) : end]
    if "小编" in tail and (said := _SAID.search(tail)) is not None:
        end -= len(tail) - said.start()
    line = text[begin:end].rstrip(_CUT_OFF)
    if line[-1:] in _STOPS:
        return False
    is_short = len(line) <= _LONGEST_TITLE
    words = "".join(line.split())
    if is_short and (len(words) < _SHORTEST or _RUNNING.isdisjoint(words)):
        return False
    # Mostly nothing comes again, and that is known sooner than a pattern is made.
    if (words if is_short else words[-_PROBE:]) not in "".join(text[end : end + _FAR].split()):
        return False
    # The end of a long line comes again only with the line; what is short comes again as a whole, where a line begins.
    sought = _BLANKS.join(map(re.escape, words if is_short else words[-_PROBE:]))
    again = re.compile(rf"[\r\n]{_BLANKS}{sought}" if is_short else sought).search(text, end, end + _FAR)
    return again is not None and _GOES_ON.match(text, again.end()) is not None

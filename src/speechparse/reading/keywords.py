"""Tell the row of words by which a site finds a page: in the head, under the label 关键词： that stands alone."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from speechparse.reading.lines import Lines

_LABELS: Final = ("关键词", "关键字", "關鍵詞")
_IN_LABELS: Final = "键鍵"
_COLONS: Final = ("", "：", ":")
#: In so many lines of a page's head, and in so many characters, the row is looked for.
_LONGEST_HEAD: Final = 40
_REACH: Final = 3000
#: A title in parts has not so many words, nor a sentence such short ones.
_LEAST_WORDS: Final = 5
_LONGEST_WORD: Final = 16
_BETWEEN_WORDS: Final = str.maketrans("，,、；;|", "      ")


def find_keywords(text: str, lines: Lines) -> int:
    """Return the line of the row, or -1."""
    begins, ends = lines
    if not ends:
        return -1
    top = min(ends[min(len(ends), _LONGEST_HEAD) - 1], _REACH)
    if all(text.find(sign, 0, top) < 0 for sign in _IN_LABELS):
        return -1  # one sign is found ten times as soon as three
    for label in _LABELS:
        at = text.find(label, 0, top)
        index = bisect_left(begins, at) if at >= 0 else len(begins)
        if (
            index + 1 < len(begins)
            and begins[index] == at
            and text[at + len(label) : ends[index]].strip() in _COLONS
            and _is_row(text[begins[index + 1] : ends[index + 1]])
        ):
            return index + 1
    return -1


def _is_row(line: str) -> bool:
    words = line.translate(_BETWEEN_WORDS).split()
    return len(words) >= _LEAST_WORDS and max(map(len, words)) <= _LONGEST_WORD and "。" not in line

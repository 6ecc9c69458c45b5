"""Find, in a paper without breaks, the first chapter or article that stands right behind a title or a date, and no stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.one_line import is_stopped

#: A first chapter's heading up to the first number under it: no list of contents, where the second chapter comes next.
_CHAPTER: Final = LazyPattern(
    "第[一1１][ \\u3000\\u00a0]?[章编編](?=[^。；！？：:第]{1,24}(?:第[一1１][ \\u3000\\u00a0]?[条條节節]|一、))"
)
#: A first article, and the second.
_ARTICLE: Final = LazyPattern("第[一1１][ \\u3000\\u00a0]?[条條](?![、和至与及款规規的所第])")
_SECOND: Final = LazyPattern("第[二2２][ \\u3000\\u00a0]?[条條]")
#: How far the second is looked for.
_REACH: Final = 2_000
#: After these a chapter or an article is spoken of.
_SPOKEN_OF: Final = frozenset("本按照依据據见見和与與及至或、的在《“‘（(第条條款将對对")


def first_units(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield where a first chapter or article of the line ``[begin, end)`` stands behind words without a stop."""
    for chapter in _CHAPTER.finditer(text, begin + 1, end):
        if not _is_spoken_of(text, chapter.start()):
            yield chapter.start()
    second = begin
    for article in _ARTICLE.finditer(text, begin + 1, end):
        at = article.start()
        if at < second or is_stopped(text, at) or _is_spoken_of(text, at):
            continue
        second = _second_after(text, article.end(), min(end, article.end() + _REACH))
        if second < 0:
            return
        if _ARTICLE.search(text, article.end(), second) is None:
            yield at


def _is_spoken_of(text: str, at: int) -> bool:
    return text[at - 1] in _SPOKEN_OF


def _second_after(text: str, begin: int, end: int) -> int:
    """Return where a second article begins a sentence; -1 if none does."""
    return next((m.start() for m in _SECOND.finditer(text, begin, end) if is_stopped(text, m.start())), -1)

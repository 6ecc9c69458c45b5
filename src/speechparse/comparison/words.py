"""The words in which a comparison is told, in Chinese and in English, and the names of places."""

from __future__ import annotations

from typing import Final

from speechparse.comparison.model import Change, Language, Place

WORDS: Final[dict[Language, dict[str, str]]] = {
    "zh": {
        "added": "新增",
        "removed": "删去",
        "moved": "移动",
        "renumbered": "改号",
        "retitled": "改题",
        "changed": "改文",
        "with": "（共 {count} 节）",
        "how-much": "增 {added} 字，删 {removed} 字，改动 {share}",
        "none": "结构和文字都没有变化。",
        "sum": "共 {count} 处：{kinds}。",
        "between": "，",
        "speech": "（全文开头）",
        "title": "两稿比较",
        "line": "第 {line} 行",
        "old": "旧稿",
        "new": "新稿",
    },
    "en": {
        "added": "added",
        "removed": "removed",
        "moved": "moved",
        "renumbered": "renumbered",
        "retitled": "retitled",
        "changed": "changed",
        "with": " ({count} sections)",
        "how-much": "{added} characters in, {removed} out, {share} changed",
        "none": "Neither the structure nor the words have changed.",
        "sum": "{count} changes: {kinds}.",
        "between": ", ",
        "speech": "(the beginning)",
        "title": "Two drafts compared",
        "line": "line {line}",
        "old": "old",
        "new": "new",
    },
}
_ARROW: Final = " → "


def words_of(lang: Language) -> dict[str, str]:
    """Return the words of a language; ValueError where it is unknown."""
    if lang not in WORDS:
        raise ValueError(f"lang is {lang!r}; it is one of {', '.join(map(repr, WORDS))}")
    return WORDS[lang]


def where(place: Place, words: dict[str, str]) -> str:
    """Return the path of a section: 二/（三）; a speech itself has a name of its own."""
    return "/".join(place.path) or words["speech"]


def what(change: Change, words: dict[str, str]) -> str:
    """Return what happened to which section, without the kind."""
    old, new = change.old, change.new
    if old is None or new is None:
        place = old or new
        assert place is not None
        more = words["with"].format(count=change.sections) if change.sections > 1 else ""
        return f"{_named(place, words)}{more}"
    if change.kind == "renumbered" and old.path == new.path:
        # Only the marks around the number are others, which a path leaves out.
        old, new = _with_marks(old), _with_marks(new)
    if change.kind in ("moved", "renumbered"):
        return f"{where(old, words)}{_ARROW}{_named(new, words)}"
    if change.kind == "retitled":
        return f"{where(new, words)} {old.title}{_ARROW}{new.title}"
    return f"{_named(new, words)}"


def _with_marks(place: Place) -> Place:
    return place.model_copy(update={"path": (*place.path[:-1], place.marker)})


def how_much(change: Change, words: dict[str, str]) -> str:
    """Return how much of a body changed; empty for other kinds of changes."""
    if change.similarity is None:
        return ""
    share = f"{1 - change.similarity:.0%}" if change.similarity < 0.995 else "<1%"
    return words["how-much"].format(added=change.added, removed=change.removed, share=share)


def summary(counts: dict[str, int], words: dict[str, str]) -> str:
    """Return how many changes there are of each kind."""
    if not counts:
        return words["none"]
    kinds = words["between"].join(f"{words[kind]} {count}" for kind, count in counts.items())
    return words["sum"].format(count=sum(counts.values()), kinds=kinds)


def _named(place: Place, words: dict[str, str]) -> str:
    title = place.title if place.path and place.path[-1] != place.title else ""
    return f"{where(place, words)} {title}".rstrip()

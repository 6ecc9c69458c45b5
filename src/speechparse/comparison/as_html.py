"""A comparison as one self-contained HTML page: nothing is fetched from anywhere."""

from __future__ import annotations

from typing import Final

from speechparse.comparison.model import Change, Comparison, Language, Place
from speechparse.comparison.words import how_much, summary, what, words_of
from speechparse.render.markup import escape_attribute, escape_text

_STYLE: Final = """
body{font:16px/1.7 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.3rem}p.sum{color:#555}ol{list-style:none;padding:0}
li{border-left:.3rem solid #999;padding:.3rem .8rem;margin:.7rem 0;background:#f7f7f7}
li.added{border-color:#2a7d2a}li.removed{border-color:#b3261e}li.moved,li.renumbered{border-color:#2b5fab}
li.retitled,li.changed{border-color:#a36a00}
b{margin-right:.5rem}small{color:#666;margin-left:.5rem}blockquote{margin:.3rem 0 0;white-space:pre-wrap}
ins{background:#d8f3d8;text-decoration:none}del{background:#f8d7d4}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}li{background:#222}ins{background:#244d24}
del{background:#5a2622}p.sum,small{color:#aaa}}
"""
_TAGS: Final = {"-": "del", "+": "ins"}


def to_html(comparison: Comparison, lang: Language = "zh") -> str:
    """Return the page."""
    words = words_of(lang)
    rows = "".join(_row(change, words) for change in comparison.changes)
    title = escape_text(words["title"])
    return (
        f'<!DOCTYPE html>\n<html lang="{escape_attribute(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<p class="sum">{escape_text(summary(comparison.counts(), words))}</p>\n<ol>\n{rows}</ol>\n</body>\n</html>\n'
    )


def _row(change: Change, words: dict[str, str]) -> str:
    much = how_much(change, words)
    lines = " ".join(
        f"{words[name]} {words['line'].format(line=place.line)}" for name, place in _places(change)
    )
    body = "".join(_part(part.op, part.text) for part in change.parts)
    return (
        f'<li class="{change.kind}"><b>{escape_text(words[change.kind])}</b>{escape_text(what(change, words))}'
        f"<small>{escape_text(' '.join(filter(None, (much, lines))))}</small>"
        + (f"<blockquote>{body}</blockquote>" if body else "")
        + "</li>\n"
    )


def _places(change: Change) -> list[tuple[str, Place]]:
    return [(name, place) for name, place in (("old", change.old), ("new", change.new)) if place is not None]


def _part(op: str, text: str) -> str:
    tag = _TAGS.get(op)
    said = escape_text(text)
    return said if tag is None else f"<{tag}>{said}</{tag}>"

"""Leave out HTML's tags that a scraper left in a text, with a line break for those that break lines."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading, keep_apart

#: Tags that set or part lines, or only words; nothing else between < and > is taken for one.
_TAG: Final = LazyPattern(
    r"(?i)</?(?:(?P<breaks>p|div|br|h[1-6]|li|tr|center|section|article|blockquote|table|tbody|ul|ol)"
    r"|span|strong|b|em|i|u|font|a|td|th)(?:[ \t][^<>\r\n]{0,400})?[ \t]*/?>"
)
#: The style sheet that a word processor writes over a text, and what is left of its own tag, whose beginning is lost.
_STYLES: Final = LazyPattern(
    r"(?:(?<![</a-z])[a-z]{1,8}> ?)?@page[ \w:.-]{0,20}\{[^{}]{0,400}\}(?:\s{0,4}[\w.#:, -]{1,40}\{[^{}]{0,400}\})*\s{0,4}"
)
#: A text with fewer tags that break lines may speak of them.
_LEAST: Final = 3


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each tag, and for a style sheet; lines are parted where none end there."""
    text = reading.text
    tags = _find_tags(reading)
    if "@page" not in text:
        return tags
    return keep_apart([*(Edit(*style.span(), "\n", "markup") for style in _STYLES.finditer(text)), *tags])


def _find_tags(reading: Reading) -> list[Edit]:
    text = reading.text
    if "<" not in reading.signs or not any(tag in text for tag in ("</", "<br", "<BR")):
        return []
    found = list(_TAG.finditer(text))
    if sum(tag["breaks"] is not None for tag in found) < _LEAST:
        return []
    edits: list[Edit] = []
    for tag in found:
        start, end = tag.span()
        before = text[start - 1] if start else "\n"
        is_parted = before in "\r\n" or text[end : end + 1] in ("", "\r", "\n")
        is_after_break = bool(edits) and edits[-1].end == start and edits[-1].text == "\n"
        breaks = tag["breaks"] is not None and not is_parted and not is_after_break
        edits.append(Edit(start, end, "\n" if breaks else "", "markup"))
    return edits

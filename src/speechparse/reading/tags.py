r"""Leave out HTML's tags that a scraper left in a text, with a line break for those that break lines.

The same for line breaks as programs write them (\n), where a text was taken out of a program's string.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.text import Edit, Reading

#: Tags that set or part lines, or only words; nothing else between < and > is taken for one.
_TAG: Final = LazyPattern(
    r"</?(?:(?P<breaks>p|div|br|h[1-6]|li|tr|center|section|article|blockquote|table|tbody|ul|ol)"
    r"|span|strong|b|em|i|u|font|a|td|th)(?:[ \t][^<>\r\n]{0,400})?[ \t]*/?>"
)
#: A text with fewer tags that break lines may speak of them.
_LEAST: Final = 3
#: Line breaks as a program writes them, and indents after them; before a letter they are of the name of a file.
_WRITTEN: Final = "\\n"
_BREAKS: Final = LazyPattern(r"(?:\\{1,2}r)?\\{1,2}n(?:\\{1,2}t)*(?![A-Za-z])")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each tag and each written line break; lines are parted where none end there."""
    text = reading.text
    edits = _tags(text) if "<" in reading.signs and ("<br" in text or "</" in text) else []
    if "\\" not in reading.signs or text.count(_WRITTEN) < _LEAST:
        return edits
    return sorted([*edits, *_written_breaks(text, edits)])


def _tags(text: str) -> list[Edit]:
    found = list(_TAG.finditer(text))
    if sum(tag["breaks"] is not None for tag in found) < _LEAST:
        return []
    edits: list[Edit] = []
    for tag in found:
        start, end = tag.span()
        is_after_break = bool(edits) and edits[-1].end == start and edits[-1].text == "\n"
        breaks = tag["breaks"] is not None and not _is_parted(text, start, end) and not is_after_break
        edits.append(Edit(start, end, "\n" if breaks else "", "markup"))
    return edits


def _written_breaks(text: str, tags: list[Edit]) -> list[Edit]:
    """Return an edit for each written line break that is in no tag."""
    inside = {at for tag in tags for at in range(tag.start, tag.end)}
    found = [match.span() for match in _BREAKS.finditer(text) if match.start() not in inside]
    if len(found) < _LEAST:
        return []
    return [Edit(*span, "" if _is_parted(text, *span) else "\n", "markup") for span in found]


def _is_parted(text: str, start: int, end: int) -> bool:
    """Say whether the text's own line break, or its end, stands right before or after ``[start, end)``."""
    return start == 0 or text[start - 1] in "\r\n" or text[end : end + 1] in ("", "\r", "\n")

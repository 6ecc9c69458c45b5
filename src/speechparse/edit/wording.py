"""How a new section is written: as the one beside it, with its indent and what closes its title."""

from __future__ import annotations

from typing import Final

import regex

from speechparse.edit.outline import BLANKS, Item, Outline
from speechparse.nodes import Paragraph, Space
from speechparse.span import LINE_ENDS, split_lines

_STOPS: Final = "。．.：:！!？?；;"
_STOP: Final = "。"
#: What may close a title: a stop, and Markdown's mark.
_CLOSING: Final = regex.compile(rf"[{_STOPS}]?[*_]{{0,3}}")


class Wording:
    """How sections beside (or under) a section are written."""

    def __init__(self, outline: Outline, model: Item, *, is_beside: bool) -> None:
        self.form: Final = model.form if is_beside else "heading"
        text, section = outline.text, model.section
        assert section is not None
        self.has_title: Final = section.title is not None or not is_beside
        end = model.title_start + len("" if section.title is None else section.title.text)
        closing = _CLOSING.match(text, end)
        self.closing: Final = closing[0] if closing is not None and section.title is not None else ""
        start = outline.lead(model)
        lead = text[start : model.start] if is_beside or model.form != "inline" else ""
        #: What stands before the marker; under a Markdown heading is one of the next level.
        self.lead: Final = lead if is_beside else lead.replace("#", "##", 1)
        self.indent: Final = _indent(model) or ("" if self.lead.strip(BLANKS) else self.lead)
        self.line_end: Final = _line_end(text, end)

    def after_marker(self, title: str, body: str) -> str:
        """Return what stands after the marker of a new section: title and paragraphs, or its one sentence."""
        paragraphs = [line.strip() for line in split_lines(body) if line.strip()]
        if self.form == "heading" and self.has_title:
            # A stop after a heading with nothing under it would make a sentence of it.
            closing = self.closing if paragraphs else self.closing.lstrip(_STOPS)
            lines = [title + closing, *(self.indent + paragraph for paragraph in paragraphs)]
            return self.line_end.join(lines)
        if not paragraphs:
            return title + (self.closing if self.form != "inline" and self.has_title else "")
        first, *more = paragraphs
        if self.form == "inline":
            first = first.rstrip("。；;，,")
        return self.line_end.join(
            [title + (self.closing or _STOP) + first, *(self.indent + one for one in more)]
        )


def _indent(model: Item) -> str:
    """Return the indent of a section's own paragraphs."""
    assert model.section is not None
    before = None
    for child in model.section.children:
        if isinstance(child, Paragraph) and isinstance(before, Space) and before.reason == "indent":
            return before.text
        before = child
    return ""


def _line_end(text: str, offset: int) -> str:
    """Return the line ends that stand first after an offset, or anywhere, or the usual one."""
    for start in (offset, 0):
        found = regex.search(f"[{''.join(LINE_ENDS)}]+", text, pos=start)
        if found is not None:
            return found[0]
    return "\n"

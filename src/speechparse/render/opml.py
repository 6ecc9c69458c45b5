"""A document's outline as OPML 2.0, for outliners and mind maps."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.render.bodies import bodies
from speechparse.render.markup import escape_attribute, escape_text
from speechparse.render.outline import UNTITLED
from speechparse.skeleton import Root, entries, line_for, speech_name, speeches


def to_opml(document: Root, *, depth: int | None = None, notes: bool = False) -> str:
    """Return an OPML 2.0 document: one outline a speech, and in it one a section down to ``depth`` levels.

    ``notes`` adds each section's own text as ``_note``, an attribute that outliners share and the
    specification does not name.
    """
    return "".join(_lines(document, depth, notes))


def _lines(document: Root, depth: int | None, notes: bool) -> Iterator[str]:
    names = [speech_name(speech) or UNTITLED for speech in speeches(document)]
    title = document.name or (names[0] if names else UNTITLED)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    yield f"<head><title>{escape_text(title)}</title></head>\n<body>\n"
    said = bodies(document) if notes else {}
    begun = open_outlines = 0
    for entry in entries(document, depth=depth):
        # The speech's own outline stands around its sections', so one more is open than the depth says.
        if begun < entry.speech:
            yield "</outline>\n" * open_outlines
            yield from (_outline(name) + "</outline>\n" for name in names[begun : entry.speech - 1])
            yield _outline(names[entry.speech - 1])
            begun, open_outlines = entry.speech, 1
        yield "</outline>\n" * (open_outlines - entry.depth)
        yield _outline(line_for(entry.section), said.get(entry.number))
        open_outlines = entry.depth + 1
    yield "</outline>\n" * open_outlines
    yield from (_outline(name) + "</outline>\n" for name in names[begun:])
    if not names:
        # The body of an OPML document holds at least one outline.
        yield _outline(title) + "</outline>\n"
    yield "</body>\n</opml>\n"


def _outline(text: str, note: str | None = None) -> str:
    noted = f' _note="{escape_attribute(note)}"' if note else ""
    return f'<outline text="{escape_attribute(text)}"{noted}>\n'

"""A document's outline as a tree for people: speeches with their titles, sections with marker and title, and
the first words of those that have no title. Wide characters count as two columns."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

from speechparse.skeleton import FIRST_WORDS, Entry, Root, entries, line_for, speech_name, speeches

Drawing: TypeAlias = Literal["box", "indent"]

#: For each way of drawing: before a line, before the last line of its parent, and below each of the two.
_DRAWINGS: Final[dict[str, tuple[str, str, str, str]]] = {
    "box": ("├─ ", "└─ ", "│  ", "   "),
    "indent": ("  ", "  ", "  ", "  "),
}
#: What a speech without title and salutation is called.
UNTITLED: Final = "（无标题）"


def to_outline(
    document: Root,
    depth: int | None = None,
    *,
    drawing: Drawing = "box",
    columns: int = FIRST_WORDS,
) -> str:
    """Return the outline, a line for each speech and each section down to ``depth`` levels.

    ``columns`` is how wide the first words of a section without a title may be. A document without a
    speech has no lines.
    """
    if drawing not in _DRAWINGS:
        raise ValueError(f"drawing is {drawing!r}; it is one of {', '.join(map(repr, _DRAWINGS))}")
    branch, last_branch, below, below_last = _DRAWINGS[drawing]
    found = list(entries(document, depth=depth))
    last = _last_children(found)
    lines: list[str] = []
    begun = 0
    # For the depth at hand: what the lines below each ancestor begin with.
    stems: list[str] = [""]
    names = [speech_name(speech) or UNTITLED for speech in speeches(document)]
    for entry, is_last in zip(found, last, strict=True):
        lines.extend(names[begun : entry.speech])
        begun = entry.speech
        del stems[entry.depth :]
        stem = stems[-1]
        lines.append(stem + (last_branch if is_last else branch) + line_for(entry.section, columns=columns))
        stems.append(stem + (below_last if is_last else below))
    lines.extend(names[begun:])
    return "".join(f"{line}\n" for line in lines)


def _last_children(found: list[Entry]) -> list[bool]:
    """Say of each entry whether it is the last child of its parent, reading from the end."""
    last: list[bool] = []
    seen: set[tuple[int, int | None]] = set()
    for entry in reversed(found):
        parent = (entry.speech, entry.parent)
        last.append(parent not in seen)
        seen.add(parent)
    last.reverse()
    return last


def to_outline_json(document: Root, depth: int | None = None) -> list[dict[str, Any]]:
    """Return the outline as plain data: for each speech its title, salutation, span and nested sections.

    A section has ``marker``, ``ordinal`` and ``style`` (null without a number), ``title``, ``level``, ``form``,
    ``span`` and ``sections``.
    """
    outline: list[dict[str, Any]] = [
        {
            "title": speech.title,
            "salutation": speech.salutation,
            "span": {"start": speech.span.start, "end": speech.span.end},
            "sections": [],
        }
        for speech in speeches(document)
    ]
    made: dict[int, dict[str, Any]] = {}
    for entry in entries(document, depth=depth):
        holder = made[entry.parent] if entry.parent is not None else outline[entry.speech - 1]
        section, marker = entry.section, entry.section.marker
        made[entry.number] = {
            "marker": marker.reading if marker else None,
            "ordinal": marker.ordinal if marker else None,
            "style": marker.style if marker else None,
            "title": section.title.reading if section.title else None,
            "level": section.level,
            "form": section.form,
            "span": {"start": section.span.start, "end": section.span.end},
            "sections": [],
        }
        holder["sections"].append(made[entry.number])
    return outline

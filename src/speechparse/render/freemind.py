"""A document's outline as a FreeMind map (.mm), which Freeplane, XMind and others open too."""

from __future__ import annotations

from collections.abc import Iterator

from speechparse.render.bodies import bodies
from speechparse.render.markup import escape_attribute, escape_text
from speechparse.render.outline import UNTITLED
from speechparse.skeleton import Root, entries, line_for, speech_name, speeches

#: Nodes at this depth and below come folded, so that a long paper opens as a picture that can be taken in.
FOLDED_FROM = 3


def to_freemind(document: Root, *, depth: int | None = None, notes: bool = False) -> str:
    """Return a map with one root: the only speech, or the file with its speeches around it.

    Sections stand down to ``depth`` levels; ``notes`` adds each one's own text as a note.
    """
    return "".join(_lines(document, depth, notes))


def _lines(document: Root, depth: int | None, notes: bool) -> Iterator[str]:
    names = [speech_name(speech) or UNTITLED for speech in speeches(document)]
    single = len(names) == 1
    root = names[0] if single else document.name or (f"{names[0]} …" if names else UNTITLED)
    yield '<map version="1.0.1">\n'
    yield f'<node ID="root" TEXT="{escape_attribute(root)}">\n'
    said = bodies(document) if notes else {}
    found = list(entries(document, depth=depth))
    tops = sum(entry.depth == 1 for entry in found) if single else len(names)
    inner = {entry.parent for entry in found}
    opened = top = begun = 0
    for entry in found:
        while not single and begun < entry.speech:
            yield "</node>\n" * opened
            yield _node(f"speech{begun + 1}", names[begun], side=_side(begun, tops))
            begun, opened = begun + 1, 1
        level = entry.depth if single else entry.depth + 1
        yield "</node>\n" * (opened - level + 1)
        side = _side(top, tops) if level == 1 else ""
        top += level == 1
        folded = entry.depth >= FOLDED_FROM - 1 and entry.number in inner
        yield _node(f"s{entry.number}", line_for(entry.section), side=side, folded=folded)
        if entry.number in said:
            yield _note(said[entry.number])
        opened = level
    yield "</node>\n" * opened
    if not single:
        for order in range(begun, len(names)):
            yield _node(f"speech{order + 1}", names[order], side=_side(order, tops)) + "</node>\n"
    yield "</node>\n</map>\n"


def _side(order: int, tops: int) -> str:
    """Return the side for one of the root's children: the first half right, the rest left."""
    return "right" if 2 * order < tops else "left"


def _node(name: str, text: str, *, side: str = "", folded: bool = False) -> str:
    placed = f' POSITION="{side}"' if side else ""
    shut = ' FOLDED="true"' if folded else ""
    return f'<node ID="{name}"{placed}{shut} TEXT="{escape_attribute(text)}">\n'


def _note(text: str) -> str:
    paragraphs = "".join(f"<p>{escape_text(line)}</p>" for line in text.splitlines())
    return f'<richcontent TYPE="NOTE"><html><head/><body>{paragraphs}</body></html></richcontent>\n'

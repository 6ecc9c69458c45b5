"""Shows an outline for eyes, and where two outlines of one text part."""

from __future__ import annotations

from gold import TrueNode
from speeches.writer import Speech


def outline(speech: Speech) -> str:
    """Return the outline, one item a line, indented by its depth among numbered items."""
    text = speech.text
    depths: dict[int | None, int] = {None: -1}
    lines = [f"@speech {first}–{last} {text[first : first + 20]!r}" for first, last in speech.truth.speeches]
    for node in speech.truth.nodes:
        depth = depths.get(node.parent, -1) + 1
        if node.numbered:
            depths[node.start] = depth
        lines.append(f"{'  ' * depth}{node.start:>6} {'' if node.numbered else '~'}{_shown(node, text)}")
    return "\n".join(lines)


def _shown(node: TrueNode, text: str) -> str:
    if node.title is None:
        return f"{text[node.start : node.start + 12]!r} (no title)"
    begin, end = node.title
    return f"{text[node.start : begin]!r} {text[begin:end]!r}"

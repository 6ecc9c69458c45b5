"""A comparison as lines for people."""

from __future__ import annotations

from speechparse.comparison.model import Comparison, Language
from speechparse.comparison.words import how_much, summary, what, words_of


def to_text(comparison: Comparison, lang: Language = "zh") -> str:
    """Return a line for each change, its body's changes below it, and a sum at the end."""
    words = words_of(lang)
    lines = []
    for change in comparison.changes:
        much = how_much(change, words)
        lines.append(f"{words[change.kind]} {what(change, words)}" + (f" {much}" if much else ""))
        if change.parts:
            marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
            said = "".join(marks[part.op].format(part.text) for part in change.parts)
            lines.append("    " + said.replace("\n", " "))
    lines.append(summary(comparison.counts(), words))
    return "\n".join(lines) + "\n"

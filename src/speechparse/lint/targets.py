"""Finds the list whose item a reference to another place of the paper means."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from speechparse.citations import Citation, Target

if TYPE_CHECKING:
    from speechparse.lint.scene import ListView

#: The styles whose items each kind of reference may mean, where the paper has them.
_STYLES: Final = {
    Target.PART: ("part", "piece"),
    Target.CHAPTER: ("chapter",),
    Target.DIVISION: ("division",),
    Target.ARTICLE: ("article",),
}


class Targets:
    """Finds the list whose item a reference means.

    第三部分 in a paper without numbered parts means its highest headings; 第（二）项 an item of the last list in
    brackets that begins before the reference.
    """

    def __init__(self, lists: list[ListView]) -> None:
        self.lists = [view for view in lists if view.is_numbered]
        self.bracketed = [view for view in self.lists if view.node.style.endswith("-paren")]
        self.by_style: dict[str, list[ListView]] = {}
        for view in self.lists:
            self.by_style.setdefault(view.node.style, []).append(view)
        top = [view for view in self.lists if view.depth == 1 and view.is_block]
        self.top = top[0] if len(top) == 1 else None

    def of(self, citation: Citation) -> ListView | None:
        """Return the list, None where it cannot be told."""
        styles = _STYLES.get(citation.target)
        if styles is not None:
            found = [view for style in styles for view in self.by_style.get(style, ())]
            if not found and citation.target is Target.PART:
                return self.top
            if len(found) > 1:
                # Articles run on from chapter to chapter, and one of the lists has the number.
                found = [view for view in found if citation.number in view.ordinals]
            return found[0] if len(found) == 1 else None
        if citation.target is Target.ANNEX:
            return None
        candidates = self.bracketed if citation.is_bracketed else self.lists
        place = bisect_left(candidates, citation.start, key=lambda view: view.node.span.start)
        return candidates[place - 1] if place else None

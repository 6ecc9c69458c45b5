"""Which kinds of numbers stand in which, for the rules on levels."""

from __future__ import annotations

from typing import Final, NamedTuple

from speechparse.lint.scene import ListView, Scene, SpeechView
from speechparse.nodes import Marker, Section
from speechparse.styles import BY_NAME

#: Beyond this rank a style numbers items of running text, which has no ladder.
LAST_RANK: Final = 10
#: Articles and what holds them (编, 章, 节): a law has as many of these levels as it needs, here with 节 and there without.
ARTICLE_RANK: Final = 4


class Kind(NamedTuple):
    """A marker and the rank of its kind."""

    rank: int
    marker: Marker


def rank_of(marker: Marker) -> int | None:
    """Return the rank of a marker's kind, None where papers do not agree on one."""
    style = BY_NAME.get(marker.style)
    if style is None or style.rank is None or style.rank > LAST_RANK:
        return None
    return style.rank


def nested_pairs(speech: SpeechView) -> list[tuple[Kind, Kind, ListView]]:
    """Return for each list of headings that stands in a numbered item the kinds of the item and of the list."""
    pairs: list[tuple[Kind, Kind, ListView]] = []
    for view in speech.lists:
        if view.parent is None or view.is_inline or not view.items:
            continue
        holder = holder_of(view)
        if holder is None or holder.marker is None:
            continue
        outer, inner = rank_of(holder.marker), rank_of(view.markers[0])
        if outer is not None and inner is not None and outer != inner:
            pairs.append((Kind(outer, holder.marker), Kind(inner, view.markers[0]), view))
    return pairs


def pairs_of(scene: Scene, speech: SpeechView) -> list[tuple[Kind, Kind, ListView]]:
    """Return the nested pairs of a speech, found once."""
    return scene.once(("nested pairs", id(speech)), lambda: nested_pairs(speech))


def holder_of(view: ListView) -> Section | None:
    """Return the numbered section that a list stands in."""
    if view.parent is not None and view.parent.marker is not None:
        return view.parent
    return None

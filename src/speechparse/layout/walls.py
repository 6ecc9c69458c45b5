"""Where Markdown's headings without a number part a text: a list that began in one section hardly goes on in the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from speechparse.layout.marked_lines import heading_levels
from speechparse.lexer import Candidate
from speechparse.reading.lines import Lines
from speechparse.reading.text import Reading
from speechparse.styles import LINE


class Walls(NamedTuple):
    """``before``: the highest level (the lowest number) of the headings without a number between a candidate and the one before
    it. ``levels``: the levels of the candidates that are headings themselves. Both by the candidates' indexes. ``lines``: the
    lines of the headings without a number, in order; ``marked``: the levels of all headings, by their lines.
    """

    before: Mapping[int, int]
    levels: Mapping[int, int]
    lines: Sequence[int]
    marked: Mapping[int, int]

    def after(self, line: int, last: int) -> int:
        """Return the first line below ``line``, before ``last``, whose heading ends what begins there; -1 for none."""
        level = self.marked.get(line, 0)
        for at in range(bisect_right(self.lines, line), len(self.lines)):
            wall = self.lines[at]
            if wall >= last:
                break
            if not 0 < level < self.marked[wall]:
                return wall
        return -1


NO_WALLS: Final = Walls({}, {}, (), {})


def find_walls(reading: Reading, lines: Lines, candidates: Sequence[Candidate]) -> Walls:
    """Return the walls between the candidates of a reading."""
    marked = heading_levels(reading, lines.begins)
    if not marked:
        return NO_WALLS
    numbered = {candidate.line for candidate in candidates if candidate.place == LINE}
    # What stands under a number that has its line to itself is its title.
    numbered.update(
        candidate.line + 1 for candidate in candidates if candidate.end >= lines.ends[candidate.line]
    )
    walls = sorted(line for line in marked if line not in numbered)
    before: dict[int, int] = {}
    levels: dict[int, int] = {}
    at = 0
    for index, candidate in enumerate(candidates):
        while at < len(walls) and walls[at] < candidate.line:
            before[index] = min(marked[walls[at]], before.get(index, marked[walls[at]]))
            at += 1
        if candidate.place == LINE and candidate.line in marked:
            levels[index] = marked[candidate.line]
    return Walls(before, levels, walls, marked)

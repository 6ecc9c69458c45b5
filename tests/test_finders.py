"""Each finder's edits are in order, apart, and within the text, so that the next reading of it is whole."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Final

import pytest

from promises import hostile, made
from speechparse.reading import _FINDERS
from speechparse.reading.text import Reading

#: Pieces that begin, end or hold what more than one finder looks for.
PIECES: Final = (
    "<p>", "</p>", "<br>", "@page { size: 1in } ", "p { margin: 0 } ", "l> ", "{", "}", "— 2 —\n", "— 3 —", "第 1 页 共 2 页", "\n3\n", "- 4 -\n",
    "↵\n", "↵", "\\\n", "> ", "- ", "• ", "| ", " |\n", '"', '",\n', "|---|\n", "-- -- ", "--:--", "[\n", "]\n", "1  ", "2: ", "一、修渠", "（一）上段",
    "1.先修", "二是后修", "一是快", "。", ".", "，", "\n", "\n\n", "\u3000\u3000", "**", "## ", "&nbsp;", "\u200b", "(qú)", "\n1、", "\n2、", "“", "”", "「",
)  # fmt: skip


def _texts() -> list[str]:
    random = Random(7)
    mixed = ["".join(random.choices(PIECES, k=random.randint(1, 40))) for _ in range(3_000)]
    return [*mixed, *(hostile(number)[1] for number in range(300)), *(made(number) for number in range(40))]


@pytest.mark.parametrize("name", _FINDERS)
def test_edits_are_in_order_and_apart(name: str) -> None:
    for text in _texts():
        edits = _FINDERS[name](Reading(text, ()))
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in edits), text
        assert all(before.end <= after.start for before, after in pairwise(edits)), text

"""Numbers that were read as words, or are misspelt, are not said to be missing; time stays linear where lists are many."""

from __future__ import annotations

import time
from typing import Final

import pytest

import speechparse
from speechparse.lint.scene import Scene
from speechparse.lint.unread import begins_item, stands_unread
from speechparse.span import Span

TEXT: Final = (
    "同志们：\n一、修好水渠\n要赶在雨前。\n二、补种树苗\n要选好日子。二、三十株就够。三、四户合用一口井。\n"
)


@pytest.mark.parametrize(("number", "stands"), [(1, False), (2, True), (3, False), (5, False)])
def test_a_number_that_stands_as_words_is_seen(number: int, stands: bool) -> None:
    scene = Scene(speechparse.parse(TEXT))
    marker = next(scene.lists()).markers[0]
    assert stands_unread(scene, marker, number, Span(0, len(TEXT))) is stands


def test_a_marker_is_no_unread_number() -> None:
    scene = Scene(speechparse.parse(TEXT))
    assert not begins_item(scene, TEXT.index("二、补"))
    assert begins_item(scene, TEXT.index("二、三"))
    assert not begins_item(scene, TEXT.index("修好"))


@pytest.mark.parametrize(
    "piece",
    [
        "（一）甲事要快。（二）乙事要稳。\n",
        "（二）甲事。（三）乙事。\n",
        "主要有五点：一是甲；二是乙。\n",
        "（一甲事。\n",
        "1.甲事\n3.乙事\n",
        "要：一是甲事。七是乙事。三是丙事。\n",
        "（一）甲事。\n（三）乙事。\n（二）丙事。\n",
        "听取了三个汇报，研究了两个事项：首先，甲；其次，乙；第三，丙。\n",
    ],
)
def test_the_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        document = speechparse.parse("同志们：\n" + piece * times)
        best = 9.0
        for _ in range(2):
            start = time.perf_counter()
            speechparse.check(document)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(1_600) < 8 * seconds(400) + 0.2

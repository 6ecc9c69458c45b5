"""The search over candidates: what open lists may still hope for."""

from __future__ import annotations

from speechparse import parse
from speechparse.layout.states import Open
from speechparse.lexer import find_candidates
from speechparse.reading.lines import find_lines

TEXT = "一、抓好春播\n（一）备足良种\n（二）修好水渠\n二、管好山林\n"


def opened(item: int, outer: Open | None, gain: float) -> Open:
    """Return a list as it stands after the candidate of that index, its first item."""
    candidate = find_candidates(TEXT, find_lines(TEXT))[item]
    after = [3, 2, -1, -1][item]
    return Open(
        outer,
        item,
        item,
        candidate,
        candidate.ordinal,
        1,
        True,
        True,
        None,
        0.0,
        0,
        (),
        gain,
        after,
        1 << item,
    )


def test_lists_hope_until_what_they_wait_for_has_gone_by() -> None:
    inner = opened(1, opened(0, None, -3.0), -2.0)
    assert inner.without_hope(1) is inner
    assert inner.without_hope(2).hope == -3.0
    assert inner.without_hope(3).hope == 0.0


def test_speeches_in_a_row_do_not_nest() -> None:
    speech = "同志们：\n下面讲两点。\n" + TEXT + "谢谢大家！\n\n"
    depths = {section.level for section in parse(speech * 30).sections()}
    assert depths == {1, 2}

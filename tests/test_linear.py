"""Twice the text, twice the time, on any input: families of hostile text, and text of forty speeches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from growth import MOST, growth, seconds
from speeches import bulk
from speeches.soup import FAMILIES
from speechparse.ordinals import System, format_ordinal


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _rising(*lines: str) -> Callable[[int], str]:
    """Repeat lines with a number that grows, Chinese for ``{c}``."""

    def grow(size: int) -> str:
        parts: list[str] = []
        length = number = 0
        while length < size:
            number += 1
            chinese = format_ordinal(number % 9999 or 9999, System.CHINESE)
            parts += [line.format(n=number, c=chinese) for line in lines]
            length += sum(map(len, parts[-len(lines) :]))
        return "".join(parts)[:size]

    return grow


def _twice(size: int) -> str:
    """One text two times over."""
    half = _rising("第{n}队今天修的是东渠，明天修西渠，后天修南渠，每一段都要验收。\n")(size // 2)
    return half + half


#: What tests/speeches/soup.py has not: growing lists of many kinds, and what looks for its like far away.
MORE: Final[Mapping[str, Callable[[int], str]]] = {
    "articles that rise": _rising("第{c}条　各组照章办事。\n"),
    "headings that rise": _rising("{c}、修渠\n先修上段。\n"),
    "two levels": _rising("{c}、修渠\n（一）上段\n先修。\n（二）下段\n后修。\n"),
    "numbers that run on": _rising("一、修渠\n（{c}）上段\n先修。\n"),
    "inline lists": _repeat("会议要求：一是快；二是好；三是省。\n"),
    "restarts": _repeat("一、甲\n二、乙\n三、丙\n"),
    "the same text twice": _twice,
    "speeches": _repeat("在会上的讲话\n同志们：\n今天讲两点。\n一、快\n要快。\n二、好\n要好。\n谢谢大家！\n"),
    "contents": _rising("{c}、修渠第{n}段\n"),
    "signatures": _repeat("石坪镇人民政府\n2021年3月5日\n"),
    "references": _repeat("照本办法第三条第（二）项办理，"),
    "counts": _repeat("下面讲三点意见，抓好五个方面工作，"),
    "quotes with markers": _repeat("“一是快，二是好”"),
    "decimal numbers": _rising("1.{n} 修渠\n"),
    "markdown": _rising("## {c}、修渠\n\n**1.上段。**先修。\n\n"),
    "bold": _repeat("**修渠"),
    "furniture": _repeat("上一篇：修渠\n下一篇：打井\n相关推荐\n"),
    "numbered lines": _rising("{n}  一、修渠\n"),
    "quoted lines": _repeat('"一、修渠",\n'),
    "barred lines": _repeat("| 一、修渠 |\n"),
    "a table's rule": lambda size: "|" + "---|" * (size // 4) + "x\n",
    "rules of dashes": lambda size: "-- " * (size // 3) + "x",
    "rules of dashes and colons": lambda size: "--:" * (size // 3) + "x",
    "a run of shown line ends": lambda size: "↵" * size + "x",
    "shown line ends": _repeat("一、修渠↵\n"),
    "strokes at line ends": _repeat("一、修渠\\\n"),
    "lost stops": _repeat("一是快二是好三是省"),
    "first items alone": _repeat("一是快，"),
    "Western stops": _repeat("一.修渠.先修上段.\n"),
    "numbers beside years": _repeat("一、二年级\n"),
    "page numbers in lines": _repeat("修渠— 3 —\n护渠第 3 页 共 9 页先修"),
    "style sheets": _repeat("@page { size: 8in } p { margin: 1in } "),
    "open style sheets": _repeat("@page { a"),
    "dates": _repeat("（2021年3月5日）\n"),
    "aspects": _repeat("一方面修渠，另一方面打井。"),
    "sequence words": _repeat("首先修渠；其次打井；最后栽树。"),
    "first words alone": _repeat("首先修渠，"),
    "verbs that repeat": _repeat("一抓修渠，二抓打井，三查仓库。"),
    "long numerals": _repeat("一百二十三、"),
    "blanks in markers": _repeat("第 一 条 "),
    "unclosed entities": _repeat("&#123"),
    "nested quotes": _repeat("“‘《（"),
    "one line of paragraphs": _repeat("一、修渠　　先修上段。　　"),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_hostile_families_grow_with_their_size(name: str) -> None:
    found = growth(FAMILIES[name])
    assert found.ratio <= MOST, found


@pytest.mark.parametrize("name", MORE)
def test_more_families_grow_with_their_size(name: str) -> None:
    found = growth(MORE[name])
    assert found.ratio <= MOST, found


def test_what_is_not_linear_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def square(text: str) -> None:
        sum(1 for _ in range(len(text) ** 2 // 40))

    monkeypatch.setattr("speechparse.parse", square)
    assert growth(_repeat("一")).ratio > MOST


def test_a_long_text_takes_as_long_as_its_parts() -> None:
    """Ten times the speeches; the published limit is 1.4 times as long by the character at a hundred times."""
    whole = bulk(200_000, 3)
    parts = [whole[at : at + 20_000] for at in range(0, len(whole), 20_000)]
    seconds(parts[0])
    ratios: list[float] = []
    while len(ratios) < 3 and min(ratios, default=2.0) >= 1.4:
        ratios.append(seconds(whole) / sum(seconds(part) for part in parts))
    assert min(ratios) < 1.4

"""Hostile text: marker soup without sense, and families that grow to any size to find what is not linear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from speeches.markers import STYLES, WORDS
from speeches.numerals import chinese

_MARKERS: Final = (
    *(write(number) for write in STYLES.values() for number in (1, 2, 3, 10, 21)),
    *(word for words in WORDS.values() for word in words),
    *(chinese(number) + verb for number in (1, 2, 3, 4) for verb in "是要抓查"),
)
_SCRAPS: Final = (
    *"，。；：！？、,;:!?.()（）《》“”‘’「」【】〔〕—-*#>`~_[]|&<\\",
    *"\n\n\n\n\r\t 　\u00a0\u200b\ufeff\u2028\u2029\x85\x0b\x0c\x1c\x1e\x00",
    *(
        "\r\n",
        "\n\n",
        "　　",
        "&nbsp;",
        "&ldquo;",
        "&#",
        "## ",
        "**",
        "- ",
        "强(qiáng)",
        "\n\n7、",
        "<br>",
        "[1]",
    ),
    *(
        "同志们：",
        "各位代表！",
        "附件1",
        "目录",
        "第",
        "一",
        "十",
        "百",
        "千",
        "〇",
        "零",
        "1",
        "9",
        "99999",
        "①",
        "Ⅳ",
        "A",
        "z",
    ),
    *(
        "工作",
        "的",
        "抓好落实",
        "讲三点意见：",
        "以下五方面工作",
        "2020年",
        "4.8%",
        "x",
        "é",
        "\U00020000",
        "\U0001f600",
        "\ud800",
    ),
)


def soup(size: int, rng: Random) -> str:
    """Return about ``size`` characters of markers, signs, odd characters and scraps, in no order."""
    parts: list[str] = []
    length = 0
    while length < size:
        part = rng.choice(_MARKERS if rng.random() < 0.4 else _SCRAPS)
        parts.append(part)
        length += len(part)
    return "".join(parts)


def noise(size: int, rng: Random) -> str:
    """Return ``size`` code points from anywhere, lone surrogates included."""
    return "".join(chr(rng.randrange(0x110000)) for _ in range(size))


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(pattern: str) -> Callable[[int], str]:
    """Repeat a pattern with a number that grows."""

    def grow(size: int) -> str:
        parts: list[str] = []
        length = number = 0
        while length < size:
            number += 1
            part = pattern.format(n=number, c=chinese(number % 999 or 999))
            parts.append(part)
            length += len(part)
        return "".join(parts)[:size]

    return grow


def _ladder(size: int) -> str:
    """One item of each style below the other, over and over: nesting without end."""
    rungs = "".join(f"{write(1)}抓好。\n" for write in STYLES.values())
    return _repeat(rungs)(size)


def _nested_brackets(size: int) -> str:
    return "（" * (size // 2) + "）" * (size - size // 2)


def _firsts(size: int) -> str:
    """Lists that never get a second item, each inside the one before."""
    return _repeat("一是抓好：首先要改：（一）查清：①看实：一方面，")(size)


#: Families by name; each takes a size in characters and returns a text of that size.
FAMILIES: Final[Mapping[str, Callable[[int], str]]] = {
    "one marker": _repeat("一、"),
    "one marker a line": _repeat("一、\n"),
    "two markers": _repeat("一、二、"),
    "brackets": _repeat("（"),
    "half brackets": _repeat("("),
    "bracket pairs": _nested_brackets,
    "bracketed ones": _repeat("（一）"),
    "verbs": _repeat("一是"),
    "pairs": _repeat("一方面"),
    "numerals": _repeat("一"),
    "tens": _repeat("十"),
    "digits": _repeat("1"),
    "dots": _repeat("1."),
    "decimals": _repeat("1.1."),
    "articles": _repeat("第一条"),
    "ordinals": _repeat("第"),
    "newlines": _repeat("\n"),
    "blank lines": _repeat("　\n"),
    "blanks": _repeat(" "),
    "wide blanks": _repeat("　"),
    "slice marks": _numbered("\n\n{n}、"),
    "slice marks in text": _numbered("工作\n\n{n}、要求"),
    "rising": _numbered("{c}、抓好工作。\n"),
    "rising inline": _numbered("{c}是抓好工作；"),
    "falling apart": _numbered("({n})抓。（{c}）改。"),
    "ladder": _ladder,
    "firsts": _firsts,
    "salutations": _repeat("同志们：\n"),
    "titles": _repeat("在全市工作会议上的讲话\n同志们：\n一、抓\n"),
    "annexes": _numbered("附件{n}\n办法\n"),
    "glosses": _repeat("強(qiáng)"),
    "open glosses": _repeat("強("),
    "entities": _repeat("&nbsp;"),
    "ampersands": _repeat("&"),
    "stars": _repeat("**"),
    "hashes": _repeat("# "),
    "quotes": _repeat("“"),
    "stops": _repeat("。"),
    "commas": _repeat("，"),
    "colons": _repeat("："),
    "plain text": _repeat("工作要求"),
    "one long line": _repeat("抓好各项工作的落实，"),
    "hard wrapped": _repeat("抓好各项工作\n"),
    "nul": _repeat("\x00"),
    "line separators": _repeat("一、\u2028"),
    "surrogates": _repeat("\ud800"),
    "zero width": _repeat("一\u200b、"),
    "carriage returns": _repeat("一、抓\r"),
    "announced": _repeat("讲三点意见："),
    "sections without numbers": _repeat("## 乙\n1. 丙\n"),
    "parts without numbers": _repeat("# 一、甲\n## 乙\n1. 丙\n（1）丁\n"),
    "square brackets": _repeat("〔二〕甲\n（一）乙\n"),
    "slices afresh": _repeat("\n\n1、甲" + "乙" * 150 + "\n\n2、丙" + "丁" * 150),
    "first articles": _repeat("某办法第一条甲。第二条乙"),
    "contents": _repeat("分三部分：一、甲；二、乙；三、丙。"),
    "circled": _repeat("①②③"),
    "keyword rows": _repeat("关键词：\n渠 水 石 木 土 火 金 风 雨\n"),
    "prefaces": _repeat("前言说一句话就好。\n---\n# 修渠\n"),
    "boxes on one line": _repeat("专栏1 修渠（一）清淤（二）补漏"),
    "table rows": _repeat("| 渠 | 水 |\n"),
    "runs of digits": _repeat("满\n2\n年\n"),
    "sources": _repeat("来源：渠网\n"),
    "escapes": _repeat(r"\n一、修"),
    "strokes": _repeat("\\"),
    "numbers within": _repeat("。一、修渠2."),
    "words set wide": _repeat("总　　则　　"),
    "same paragraph": _repeat("各级各部门要提高认识，加强领导，形成齐抓共管的良好局面。\n"),
}

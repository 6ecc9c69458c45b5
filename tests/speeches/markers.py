"""How every marker style is written, and the schemes of styles that papers use from the top down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from speeches.numerals import STEMS, chinese, formal, full_width, positional, roman, run

#: Writes the marker of an item by its number, from 1.
Write: TypeAlias = Callable[[int], str]


def _around(before: str, after: str, numeral: Write = chinese) -> Write:
    return lambda number: f"{before}{numeral(number)}{after}"


#: Styles of items that begin a line or a sentence, canonical in full-width punctuation.
STYLES: Final[Mapping[str, Write]] = {
    "一、": _around("", "、"),
    "一〇、": _around("", "、", positional),
    "一○、": _around("", "、", lambda number: positional(number).replace("〇", "○")),
    "一　": _around("", "　"),
    "（一）": _around("（", "）"),
    "(一)": _around("(", ")"),
    "1.": _around("", ".", str),
    "１．": _around("", "．", full_width),
    "1．": _around("", "．", str),
    "1、": _around("", "、", str),
    "1　": _around("", "　", str),
    "（1）": _around("（", "）", str),
    "(1)": _around("(", ")", str),
    "（１）": _around("（", "）", full_width),
    "1)": _around("", ")", str),
    "①": lambda number: run("①", 20, number),
    "㈠": lambda number: run("㈠", 10, number),
    "⑴": lambda number: run("⑴", 20, number),
    "⒈": lambda number: run("⒈", 20, number),
    "甲、": lambda number: f"{run_of(STEMS, number)}、",
    "A.": lambda number: f"{run('A', 26, number)}.",
    "a)": lambda number: f"{run('a', 26, number)})",
    "Ⅰ.": _around("", ".", roman),
    "壹、": _around("", "、", formal),
    "第一章": _around("第", "章　"),
    "第一节": _around("第", "节　"),
    "第一编": _around("第", "编　"),
    "第一部分": _around("第", "部分　"),
    "第一讲": _around("第", "讲　"),
    "第一课": _around("第", "课　"),
    "第一篇": _around("第", "篇　"),
    "第1章": _around("第", "章 ", str),
    "第一条": _around("第", "条　"),
    "第一 条": _around("第", " 条 "),
    "第1条": _around("第", "条 ", str),
    "第一、": _around("第", "、"),
    "第一，": _around("第", "，"),
    "其一，": _around("其", "，"),
    "第一个方面，": _around("第", "个方面，"),
    "第一件，": _around("第", "件，"),
}

#: Styles whose signs end at some number.
LAST: Final[Mapping[str, int]] = {"①": 20, "㈠": 10, "⑴": 20, "⒈": 20, "甲、": 10}

#: Sequences inside a paragraph that need no verb of their own.
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "首先，": ("首先，", "其次，", "再次，", "最后，"),
    "首先 第三": ("首先，", "其次，", "第三，", "第四，", "第五，"),
    "首先": ("首先", "其次", "再次", "最后"),
    "一方面，": ("一方面，", "另一方面，"),
    "一方面": ("一方面", "另一方面"),
    "一方面 一方面": ("一方面", "一方面"),
    "一个是": ("一个是", "一个是", "一个是"),
}

#: Verbs that every item of a list repeats after its numeral.
VERBS: Final = ("是", "要")
OPEN_VERBS: Final = ("抓", "查", "看", "靠", "促", "强", "建", "改")
HELD_OUT_OPEN_VERBS: Final = ("推", "治", "问", "比", "学", "帮", "守", "清")


def run_of(signs: str, number: int) -> str:
    """Take a sign from a string of them; beyond its end the bare number."""
    return signs[number - 1] if number <= len(signs) else str(number)


def verb_marker(verb: str) -> Write:
    """Return what writes 一抓, 二抓, 三抓 for a verb."""
    return lambda number: f"{chinese(number)}{verb}"


#: Styles from the top down, and how often a speech is built so.
Scheme: TypeAlias = tuple[str, ...]
SPEECH_SCHEMES: Final[Mapping[Scheme, int]] = {
    ("一、", "（一）", "1.", "（1）"): 40,
    ("一、", "（一）", "1、", "（1）"): 8,
    ("一、", "（一）", "１．", "（１）"): 4,
    ("一、", "(一)", "1.", "(1)"): 8,
    ("一、", "1.", "（1）", "①"): 8,
    ("一、", "1、", "⑴"): 4,
    ("（一）", "1.", "（1）"): 3,
    ("（一）", "一、", "1."): 3,
    ("一、", "（一）", "第一、"): 3,
    ("（一）", "第一、", "（1）"): 2,
    ("第一、", "一、", "（1）"): 2,
    ("第一部分", "一、", "（一）", "1."): 3,
    ("一　", "（一）", "1."): 2,
    ("一、", "㈠", "⒈", "⑴"): 2,
    ("壹、", "一、", "（一）"): 2,
    ("一、", "（一）", "1)"): 2,
    ("一、", "第一，", "（1）"): 3,
    ("一、", "（一）", "①"): 3,
    ("1.", "（1）", "①"): 3,
    ("一、", "（一）", "甲、"): 1,
}
HELD_OUT_SCHEMES: Final[Mapping[Scheme, int]] = {
    ("一、", "（一）", "1．", "①"): 30,
    ("一、", "（一）", "⒈", "（1）"): 8,
    ("一、", "（1）", "①"): 8,
    ("一、", "（一）", "其一，"): 6,
    ("第一讲", "一、", "（一）"): 3,
    ("甲、", "一、", "1."): 2,
    ("Ⅰ.", "A.", "a)"): 2,
    ("一、", "第一件，", "（1）"): 3,
    ("第一个方面，", "（1）"): 3,
    ("壹、", "（一）", "1."): 3,
    ("（一）", "⑴", "①"): 3,
    ("一、", "（一）", "A.", "a)"): 3,
    ("一○、", "（一）", "1、"): 2,
    ("一〇、", "（一）", "1、"): 2,
}
REGULATION_TOPS: Final = ("第一章", "第一章", "第一章", "第1章", "第一节")
ARTICLES: Final = ("第一条", "第一条", "第一条", "第一 条", "第1条", "一、")
ARTICLE_ITEMS: Final = (
    ("（一）", "1."),
    ("（一）", "1、"),
    ("㈠", "⒈"),
    ("(一)", "1."),
    ("（一）", "（1）"),
    ("甲、", "一、"),
)

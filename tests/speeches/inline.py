"""Lists inside a paragraph: 一是…；二是…, 首先…其次…, 一方面…另一方面…, and lists inside those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from speeches.author import Author, counted, weighted
from speeches.markers import HELD_OUT_OPEN_VERBS, OPEN_VERBS, STYLES, WORDS, verb_marker

#: How often each kind of inline list is met.
KINDS: Final[Mapping[str, int]] = {
    "是": 420,
    "要": 180,
    "verb": 70,
    "首先，": 60,
    "首先 第三": 30,
    "首先": 25,
    "一方面，": 40,
    "一方面": 25,
    "一方面 一方面": 12,
    "一个是": 8,
    "第一，": 45,
    "其一，": 20,
    "第一个方面，": 10,
    "（1）": 30,
    "①": 20,
    "1.": 8,
    "（一）": 8,
}
#: Kinds whose items are clauses only: with them a title could be cut in two ways.
_CLAUSES_ONLY: Final = frozenset({"首先", "一方面", "一方面 一方面", "一个是"})
#: Words that follow a bare 首先, 其次, which repeats nothing.
_AFTER_BARE: Final = ("要", "是", "应当", "必须", "还要")

_LEADS: Final = (
    "重点抓好以下{n}个方面工作：",
    "主要体现在{n}个方面：",
    "要切实做到{n}点：",
    "着重解决好{n}个问题。",
    "具体讲，有{n}项措施：",
)
_BARE_LEADS: Final = ("主要做法是：", "具体要求是：", "为此，要做好以下工作：", "主要表现在：")
_HELD_LEADS: Final = (
    "必须把握好{n}条：",
    "归纳起来有{n}个特点。",
    "可以概括为{n}句话：",
    "这里强调{n}件事：",
)
_HELD_BARE_LEADS: Final = ("其要点如下：", "大体上可作这样的安排：", "不妨从这些方面入手：")


def lead(author: Author, count: int) -> str:
    """Return what leads a list in, often with its count; or nothing."""
    if author.chance(0.35):
        return ""
    if author.chance(0.6):
        author.writer.label("announced")
        leads = _HELD_LEADS if author.held_out else _LEADS
        return author.choose(leads).format(n=counted(count))
    return author.choose(_HELD_BARE_LEADS if author.held_out else _BARE_LEADS)


def markers(author: Author, kind: str, count: int) -> list[str]:
    """Return the markers of a list; word sequences may be shorter than asked for."""
    if kind in WORDS:
        return list(WORDS[kind][: max(2, count)])
    if kind == "verb":
        verb = author.choose(HELD_OUT_OPEN_VERBS if author.held_out else OPEN_VERBS)
        author.writer.label("open verb")
        return [verb_marker(verb)(number) for number in author.numbers(count)]
    write = STYLES[kind] if kind in STYLES else verb_marker(kind)
    return [write(number) for number in author.numbers(count)]


def inline_list(author: Author, *, deep: bool = True, within: str | None = None) -> None:
    """Write a list at the end of what the paragraph says so far, with its lead-in and sometimes what follows.

    ``within`` is the kind of the list that this one stands in: it is short, and often of the same kind.
    """
    kind = within if within and author.chance(0.25) else weighted(author.rng, KINDS)
    if within is not None and kind in WORDS:
        kind = "是" if within != "是" or author.chance(0.3) else "要"
    if within == kind:
        author.writer.label("nested in itself")
    signs = markers(author, kind, min(author.count(), 5))
    author.writer.label(f"inline {kind}")
    opening = lead(author, len(signs)) if within is None else author.choose(("主要是：", "表现为：", ""))
    author.writer.prose(opening)
    if within is not None or kind in _CLAUSES_ONLY or author.chance(0.5):
        clause_items(author, kind, signs)
        if within is None and author.chance(0.35):
            author.writer.label("text after inline list")
            author.writer.prose(author.phrases.of("s"))
    else:
        run_in_items(author, kind, signs, deep=deep)


def clause_items(author: Author, kind: str, signs: Sequence[str]) -> None:
    """Write items of one clause or sentence each, which have no title."""
    clauses = [phrase_for(author, kind) for _ in signs]
    comma = len(signs) == 2 and kind in ("一方面", "一方面 一方面", "一方面，") and author.chance(0.3)
    between = "，" if comma else author.choose("；；；。")
    for place, (sign, clause) in enumerate(zip(signs, clauses, strict=True)):
        last = place == len(signs) - 1
        with author.writer.item(sign):
            if between == "。" and author.chance(0.08):
                author.writer.label("； inside an item")
                clause = f"{clause}；{author.phrases.of('c')}"
            author.writer.put(clause)
            author.writer.put("。" if last else between)


def run_in_items(author: Author, kind: str, signs: Sequence[str], *, deep: bool) -> None:
    """Write items of several sentences each, whose first is the title."""
    titles = titles_for(author, kind, len(signs))
    # With two items, one of a single sentence would leave the other without a title.
    short = author.rng.randrange(len(signs)) if len(signs) > 2 and author.chance(0.06) else None
    for place, (sign, title) in enumerate(zip(signs, titles, strict=True)):
        with author.writer.item(sign):
            if place == short:
                author.writer.label("one sentence among several")
                author.writer.put(f"{author.phrases.of('clause')}。")
                continue
            author.writer.title(title)
            author.writer.put(author.choose("。。。。。。。。。！") if not author.clean else "。")
            author.writer.prose("".join(author.phrases.of("s") for _ in range(author.rng.randint(1, 3))))
            if deep and author.chance(0.05):
                author.writer.label("list in inline item")
                inline_list(author, deep=False, within=kind)


def phrase_for(author: Author, kind: str) -> str:
    """Return one clause that may follow a marker of this kind."""
    phrases = author.phrases
    if kind == "verb":
        return f"{phrases.of('o')}，{phrases.of('c')}" if author.chance(0.5) else phrases.of("o")
    if kind == "是" and author.chance(0.3):
        return phrases.of("weak")
    clause = phrases.of("c" if author.chance(0.4) else "clause")
    return author.choose(_AFTER_BARE) + clause if kind == "首先" else clause


def titles_for(author: Author, kind: str, count: int) -> list[str]:
    """Return titles that may follow the markers of this kind."""
    if kind != "verb":
        return author.phrases.titles(count)
    objects = author.rng.sample(list(author.phrases.topic["o"]), count)
    return [f"{name}和{author.phrases.of('o')}" if author.chance(0.5) else name for name in objects]

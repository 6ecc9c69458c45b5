"""The body of a paper: numbered headings, run-in items, what stands in them and after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from speeches.author import HEADING, RUN_IN, STOPPED, Author, weighted
from speeches.inline import inline_list
from speeches.markers import LAST, STYLES
from speeches.phrases import STOPS

#: What a section without sections below it holds, and how often.
_BODIES: Final[Mapping[str, int]] = {
    "prose": 52,
    "inline": 38,
    "two lists": 3,
    "headwords": 4,
    "first inline": 3,
}
#: What may be odd about a list of headings.
_ODD: Final[Mapping[str, str]] = {
    "lost": "first number lost",
    "mixed": "mixed series",
    "bare": "bare headings",
}
_NOTES: Final = ("（{office}负责）", "（责任单位：{office}）", "（{office}牵头，{w}配合）")


def block_list(author: Author, level: int = 0, count: int | None = None, titles: Sequence[str] = ()) -> None:
    """Write the items of one level of the scheme, each on lines of its own."""
    # One less than the last, since an author may leave one out.
    count = min(count or author.count(), LAST.get(author.scheme[level], 1000) - 1)
    titles = titles or author.phrases.titles(count)
    form = author.forms[level]
    if not author.clean and form == HEADING and author.chance(0.04):
        odd_headings(author, level, titles)
        return
    for place, (number, title) in enumerate(zip(author.numbers(len(titles), level), titles, strict=True)):
        if form in (HEADING, STOPPED):
            own_line(author, level, number, title, stop="。" if form == STOPPED else "")
        elif form == RUN_IN:
            run_in(author, level, number, title, last=place == len(titles) - 1)
        else:
            plain(author, level, number, last=place == len(titles) - 1)


def own_line(author: Author, level: int, number: int, title: str, stop: str = "") -> None:
    """Write a heading on its own line, and its section."""
    writer = author.writer
    writer.label("heading。" if stop else "heading")
    writer.before_heading()
    with writer.item(author.marker(level, number)):
        writer.heading(title, stop)
        section(author, level)


def odd_headings(author: Author, level: int, titles: Sequence[str]) -> None:
    """Write own-line headings with nothing under them, or whose first has lost its number, or in two series."""
    writer = author.writer
    ways = ["lost", *(("mixed",) if author.scheme[level] == "一、" else ()), *(("bare",) if level else ())]
    way = author.choose(ways)
    writer.label(_ODD[way])
    for number, title in zip(author.numbers(len(titles), level), titles, strict=True):
        writer.before_heading()
        lost = number == 1 and way == "lost"
        marker = STYLES["第一、"](number) if way == "mixed" and number > 2 else author.marker(level, number)
        with writer.item("" if lost else marker, numbered=not lost):
            writer.heading(title)
            if way != "bare":
                writer.para(author.sentences())


def section(author: Author, level: int) -> None:
    """Write what stands under an own-line heading."""
    deeper = level + 1 < len(author.scheme)
    if author.goes_deeper(level):
        if author.chance(0.6):
            author.writer.para(author.sentences())
        block_list(author, level + 1)
        if author.forms[level + 1] != HEADING and author.chance(0.15):
            after_list(author)
        return
    kind = weighted(author.rng, _BODIES)
    if kind == "first inline" and deeper and author.forms[level + 1] == RUN_IN:
        first_inline(author, level + 1)
        return
    for _ in range(author.rng.randint(0, 2)):
        author.writer.para(author.sentences())
    if kind == "two lists":
        author.writer.label("two lists")
        list_paragraph(author)
        list_paragraph(author)
    elif kind == "headwords":
        headwords(author)
    elif kind == "inline":
        list_paragraph(author)
    else:
        author.writer.para(author.sentences())


def list_paragraph(author: Author) -> None:
    """Write a paragraph that holds an inline list; what came before it in the section is finished."""
    with author.writer.paragraph():
        author.writer.prose(author.phrases.of("s") if author.chance(0.2) else author.sentences())
        inline_list(author)


def after_list(author: Author) -> None:
    """Write what the section that holds a finished list says after it."""
    author.writer.label("paragraph after list")
    writer = author.writer
    if author.chance(0.6) and writer.nodes[-1].parent == writer.open[-1].start:
        # Only where no list stands in the last item can a reader tell whose the second list is.
        author.writer.label("two lists")
        with author.writer.paragraph():
            author.writer.prose(f"在肯定成绩的同时，也要看到，{author.phrases.of('weak')}。")
            inline_list(author)
    else:
        author.writer.para(author.sentences())


def run_in(author: Author, level: int, number: int, title: str, *, last: bool, indent: bool = True) -> None:
    """Write an item whose title is the first sentence of its paragraph."""
    writer = author.writer
    writer.label("run-in")
    before, after = writer.layout.run_in_marks
    writer.put((writer.layout.indent if indent else "") + before)
    with writer.item(author.marker(level, number)):
        if author.notes and author.chance(0.3):
            writer.label("one sentence and a note")
            writer.put(f"{author.phrases.of('one')}。{after}{note(author)}")
            writer.put(writer.layout.between)
            return
        writer.title(title)
        writer.put(f"。{after}")
        writer.prose(author.sentences())
        if author.notes and author.chance(0.7):
            writer.label("note after 。")
            writer.put(note(author))
        elif (
            level + 1 < len(author.scheme) and author.forms[level + 1] != HEADING and sub_items(author, level)
        ):
            return
        elif author.chance(0.3):
            inline_list(author)
        writer.put(writer.layout.between)
        if not last and author.chance(0.04):
            writer.label("item of several paragraphs")
            writer.para(author.sentences())


def sub_items(author: Author, level: int) -> bool:
    """Write a block list below a run-in item, perhaps; say whether it was written."""
    if not author.goes_deeper(level, 0.7):
        return False
    author.writer.put(author.writer.layout.between)
    block_list(author, level + 1)
    return True


def plain(author: Author, level: int, number: int, *, last: bool) -> None:
    """Write an item of one sentence or clause: it has no title."""
    writer = author.writer
    writer.label("plain item")
    stop = "。" if last or author.chance(0.4) else "；"
    with writer.paragraph(), writer.item(author.marker(level, number)):
        writer.put(author.phrases.of("one") + stop)


def note(author: Author) -> str:
    """Return who is in charge, in brackets."""
    return author.phrases.fill(author.choose(_NOTES))


def headwords(author: Author) -> None:
    """Write paragraphs that begin with a headword, or a run of headwords in one paragraph."""
    writer = author.writer
    writer.label("headwords")
    titles = author.phrases.titles(author.count())
    together = author.chance(0.5)
    dash = "" if together else author.choose(("", "", "——"))
    for place, title in enumerate(titles):
        if place == 0 or not together:
            writer.put(writer.layout.indent + dash)
        with writer.item("", numbered=False):
            writer.title(title)
            writer.put("。")
            writer.prose(author.phrases.of("s"))
        if not together:
            writer.put(writer.layout.between)
    if together:
        writer.put(writer.layout.between)


def first_inline(author: Author, level: int) -> None:
    """Write a list whose first item stands in the lead-in's paragraph, and the others at line starts."""
    writer = author.writer
    writer.label("first item inline")
    writer.put(writer.layout.indent)
    writer.prose(author.sentences()[:-1].rstrip(STOPS) + "，重点抓好以下工作：")
    titles = author.phrases.titles(max(2, author.count()))
    for place, (number, title) in enumerate(zip(author.numbers(len(titles), level), titles, strict=True)):
        run_in(author, level, number, title, last=place == len(titles) - 1, indent=place > 0)

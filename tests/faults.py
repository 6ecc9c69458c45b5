"""Faults to put into a speech that is read right: what is changed, which rule should find it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Final, NamedTuple

import speechparse
from speeches.edits import Edit
from speeches.numerals import STEMS, chinese, formal, full_width, positional, roman, run
from speechparse.nodes import List, Marker, Section, Space
from speechparse.visitors import walk

#: Writers of numerals; the first that writes a marker's number as it stands there writes its others too.
WRITERS: Final[tuple[Callable[[int], str], ...]] = (
    chinese,
    str,
    positional,
    full_width,
    formal,
    lambda number: positional(number).replace("〇", "○"),
    roman,
    *(lambda number, sign=sign: run(sign, 20, number) for sign in "①⑴⒈"),
    lambda number: run("㈠", 10, number),
    lambda number: STEMS[number - 1] if number <= 10 else "",
    lambda number: run("A", 26, number),
    lambda number: run("a", 26, number),
)
#: Wrong marks: what a marker ends with, and what it may be mistaken for.
MARKS: Final = {
    "、": ("，", ".", "："),
    "）": ("）、", "），", "）."),
    ")": (")、", "),", ")."),
    ".": ("、", "，"),
    "．": ("、", "，"),
    "，": ("、", "："),
    ",": ("、", ":"),
}
#: Styles whose markers may not be followed by every wrong mark, and what they may be followed by.
_FEWER: Final = {"stem": ("，", "."), "upper-letter": ("、",), "lower-letter": ("、",)}
#: Styles whose markers end in a verb or a thing.
_UNMARKED: Final = ("narrative", "narrative-open", "ordinal-thing")
#: Signs that stand alone, and what may be put after them.
_BARE: Final = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
#: Brackets of the other width, and numbers whose one-character form is in Unicode for compatibility.
_WIDTH: Final = str.maketrans("（）()", "()（）")
_COMPATIBLE: Final = {"chinese-paren": ("㈠", 10), "decimal-paren": ("⑴", 20), "decimal-dot": ("⒈", 20)}
#: What counts projects or households in made-up figures, and announces nothing.
_FIGURES: Final = ("项目", "示范点", "群众", "新增", "资金", "培训")


class Item(NamedTuple):
    """An item: its marker's place, text and number, what writes another number in it, and the item's section."""

    start: int
    text: str
    number: int
    numeral: str
    write: Callable[[int], str]
    section: Section

    def numbered(self, number: int) -> Edit:
        """Return the edit that gives the item another number."""
        at = self.start + self.text.index(self.numeral)
        return Edit(at, at + len(self.numeral), self.write(number))

    def ending(self, mark: str) -> Edit:
        """Return the edit that puts a mark in the place of the marker's last character."""
        end = self.start + len(self.text)
        return Edit(end - 1, end, mark)


class Run(NamedTuple):
    """A list of items: the style of their markers, their depth, and the count announced for them."""

    items: list[Item]
    style: str
    depth: int
    announced: tuple[int, int] | None

    @property
    def is_block(self) -> bool:
        """Whether all items are headings on lines of their own."""
        return all(item.section.form == "heading" for item in self.items)

    @property
    def is_inline(self) -> bool:
        """Whether any item stands inside a paragraph."""
        return any(item.section.form == "inline" for item in self.items)


class Fault(NamedTuple):
    """A fault to put in: its edits, the rule that should find it, and the place to find it at."""

    code: str
    edits: list[Edit]
    place: int


def runs(document: speechparse.Document) -> list[Run]:
    """Return the runs of numbers of a document that can be written anew: its lists, those that run on as one.

    A list whose numbers another seems to go on with is left out: a slip in it would be two.
    """
    text = document.to_text()
    found: list[Run] = []
    begins: set[tuple[str, int]] = set()
    for node in walk(document):
        if not isinstance(node, List):
            continue
        sections = [child for child in node.children if isinstance(child, Section)]
        items = list(_items(sections))
        if not items or len(items) < len(sections):
            continue
        first = items[0].number
        earlier = next((run for run in reversed(found) if run.style == node.style), None)
        if node.continues and earlier is not None and earlier.items[-1].number == first - 1:
            earlier.items.extend(items)
            continue
        begins.add((node.style, first))
        found.append(Run(items, node.style, sections[0].level, _count_of(node, text, len(sections))))
    return [run for run in found if _is_whole(run) and (run.style, len(run.items) + 1) not in begins]


def _is_whole(run: Run) -> bool:
    return len(run.items) >= 2 and [item.number for item in run.items] == list(range(1, len(run.items) + 1))


def _count_of(node: List, text: str, items: int) -> tuple[int, int] | None:
    """Return where the count of a list stands, None where it counts projects, households or the items of another list."""
    if (
        node.announced is None
        or node.announced.count != items
        or text[: node.announced.span.start].endswith(_FIGURES)
    ):
        return None
    return node.announced.span.start, node.announced.span.end


def _items(sections: list[Section]) -> Iterator[Item]:
    for section in sections:
        if section.marker is not None and (item := _item(section, section.marker)) is not None:
            yield item


def _item(section: Section, marker: Marker) -> Item | None:
    number = marker.ordinal
    for write in WRITERS:
        numeral = write(number)
        if numeral and marker.text.count(numeral) == 1 and write(number + 1):
            return Item(marker.span.start, marker.text, number, numeral, write, section)
    return None


def gap(run: Run, rng: Random) -> Fault | None:
    """Leave a number out."""
    place = rng.randrange(1, len(run.items))
    edits = [item.numbered(item.number + 1) for item in run.items[place:]]
    return Fault("NUM101", edits, run.items[place].start)


def repeat(run: Run, rng: Random) -> Fault | None:
    """Give an item the number before it, and those after it theirs accordingly, or not."""
    place = rng.randrange(1, len(run.items))
    last = len(run.items) if rng.random() < 0.5 else place + 1
    edits = [item.numbered(item.number - 1) for item in run.items[place:last]]
    return Fault("NUM102", edits, run.items[place].start)


def swap(run: Run, rng: Random) -> Fault | None:
    """Let two neighbours change numbers."""
    if len(run.items) < 3:
        return None
    place = rng.randrange(0, len(run.items) - 1)
    one, other = run.items[place : place + 2]
    return Fault("NUM103", [one.numbered(other.number), other.numbered(one.number)], one.start)


def late(run: Run, rng: Random) -> Fault | None:
    """Begin at two."""
    return Fault("NUM104", [item.numbered(item.number + 1) for item in run.items], run.items[0].start)


def mark(run: Run, rng: Random) -> Fault | None:
    """Put a wrong mark after one marker."""
    if len(run.items) < 3 or run.style in _UNMARKED:
        return None
    item = rng.choice(run.items)
    if item.text[-1] in _BARE:
        end = item.start + len(item.text)
        return Fault("MRK301", [Edit(end, end, "、")], item.start)
    wrong = _FEWER.get(run.style) or MARKS.get(item.text[-1])
    wrong = wrong and tuple(sign for sign in wrong if sign != item.text[-1])
    return Fault("MRK301", [item.ending(rng.choice(wrong))], item.start) if wrong else None


def count(run: Run, rng: Random) -> Fault | None:
    """Announce another count."""
    if run.announced is None:
        return None
    start, end = run.announced
    told = len(run.items) + rng.choice((-1, 1, 2))
    if told < 2:
        return None
    return Fault("CNT401", [Edit(start, end, "两" if told == 2 else chinese(told))], start)


def typo(run: Run, rng: Random) -> Fault | None:
    """Give one item, not the first or last, a number far too high."""
    if len(run.items) < 3:
        return None
    place = rng.randrange(1, len(run.items) - 1)
    item = run.items[place]
    number = len(run.items) + 1 + rng.randrange(1, 3)
    return Fault("NUM103", [item.numbered(number)], item.start) if item.write(number) else None


def short(run: Run, rng: Random) -> Fault | None:
    """Take the last item away although a count announces it."""
    if run.announced is None or len(run.items) < 3:
        return None
    span = run.items[-1].section.span
    return Fault("CNT401", [Edit(span.start, span.end, "")], run.announced[0])


def lone(run: Run, rng: Random) -> Fault | None:
    """Leave only the first of a list of headings, on their own lines or run in."""
    if run.is_inline or len(run.items) < 2 or run.announced is not None:
        return None
    rest = [item.section.span for item in run.items[1:]]
    return Fault("NUM105", [Edit(span.start, span.end, "") for span in rest], run.items[0].start)


def width(run: Run, rng: Random) -> Fault | None:
    """Put one marker in brackets of the other width."""
    item = rng.choice(run.items)
    if len(run.items) < 3 or item.text.translate(_WIDTH) == item.text:
        return None
    end = item.start + len(item.text)
    return Fault("MRK302", [Edit(item.start, end, item.text.translate(_WIDTH))], item.start)


def compatible(run: Run, rng: Random) -> Fault | None:
    """Write one marker as the one character that Unicode has for it."""
    first, many = _COMPATIBLE.get(run.style, ("", 0))
    item = rng.choice(run.items)
    if not first or item.number > many or len(run.items) < 3 or not item.text.strip().isprintable():
        return None
    end = item.start + len(item.text)
    return Fault("MRK303", [Edit(item.start, end, run_sign(first, item.number))], item.start)


def run_sign(first: str, number: int) -> str:
    """Return the sign that stands ``number`` - 1 places after ``first``."""
    return chr(ord(first) + number - 1)


def stop(run: Run, rng: Random) -> Fault | None:
    """Put a full stop after one of several own-line headings."""
    items = [item for item in run.items if item.section.title is not None and _is_unstopped(item.section)]
    if not run.is_block or len(items) < 3 or len(items) < len(run.items):
        return None
    title = rng.choice(items).section.title
    assert title is not None
    return Fault("TTL601", [Edit(title.span.end, title.span.end, "。")], title.span.start)


def _is_unstopped(section: Section) -> bool:
    """Say whether a heading's line ends right after its title."""
    return len(section.children) > 1 and isinstance(section.children[0], Space)


def title(run: Run, rng: Random) -> Fault | None:
    """Give an own-line heading the title of another of its list."""
    titles = [item.section.title for item in run.items if item.section.title is not None]
    if not run.is_block or len(titles) < 3:
        return None
    one, other = sorted(rng.sample(range(len(titles)), 2))
    span = titles[other].span
    return Fault("TTL603", [Edit(span.start, span.end, titles[one].text)], span.start)


def opened(run: Run, rng: Random) -> Fault | None:
    """Leave the first bracket of one marker out."""
    item = _bracketed(run, rng)
    return None if item is None else Fault("MRK301", [Edit(item.start, item.start + 1, "")], item.start)


def closed(run: Run, rng: Random) -> Fault | None:
    """Leave the second bracket of one marker out."""
    item = _bracketed(run, rng)
    if item is None:
        return None
    at = item.start + item.text.index(item.numeral) + len(item.numeral)
    return Fault("MRK301", [Edit(at, at + 1, "")], item.start)


def _bracketed(run: Run, rng: Random) -> Item | None:
    is_bracketed = run.style in ("chinese-paren", "decimal-paren") and len(run.items) >= 3
    return rng.choice(run.items) if is_bracketed else None


def twice(run: Run, rng: Random) -> Fault | None:
    """Write one marker twice in a row."""
    if len(run.items) < 3 or run.style not in ("chinese-comma", "chinese-paren", "decimal-comma"):
        return None
    item = rng.choice(run.items)
    end = item.start + len(item.text)
    return Fault("NUM102", [Edit(item.start, end, item.text * 2)], item.start)


def system(run: Run, rng: Random) -> Fault | None:
    """Give one item between two others a digit where they have Chinese numerals."""
    if len(run.items) < 3 or run.style != "chinese-comma":
        return None
    item = rng.choice(run.items[1:-1])
    end = item.start + len(item.text)
    return Fault("NUM108", [Edit(item.start, end, f"{item.number}.")], item.start)


#: The kinds that are asked for, and others; those of the second table are notes, or need a list of a kind.
KINDS: Final[dict[str, Callable[[Run, Random], Fault | None]]] = {
    "gap": gap,
    "repeat": repeat,
    "swap": swap,
    "late": late,
    "mark": mark,
    "count": count,
    "typo": typo,
    "short": short,
}
RARER: Final[dict[str, Callable[[Run, Random], Fault | None]]] = {
    "lone": lone,
    "width": width,
    "compatible": compatible,
    "stop": stop,
    "title": title,
    "opened": opened,
    "closed": closed,
    "twice": twice,
    "system": system,
}

"""Give numbered paragraphs of a Word file other automatic numbers: new w:num that begin a list's count anew.

The counting is that of the readers; only paragraphs that would otherwise be counted wrong get another w:num.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from speechparse.readers.docx_numbering import LEVELS, Numbering, Numberings
from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_styles import Styles, number_of
from speechparse.word.revisions import Tracking

_NUM: Final = w("num")
_NUM_ID: Final = w("numId")
_OVERRIDE: Final = w("lvlOverride")
_START: Final = w("startOverride")
_LEVEL: Final = w("ilvl")
_VAL: Final = w("val")
_PPR: Final = w("pPr")
_NUMBERING: Final = w("numPr")
_STYLE: Final = w("pStyle")
_BASE: Final = w("basedOn")
#: What stands before w:numPr in a w:pPr.
_BEFORE_NUMBERING: Final = frozenset(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)
_INDENT: Final = w("ind")
#: What stands after w:ind in a w:pPr.
_AFTER_INDENT: Final = frozenset(
    map(
        w,
        (
            *(
                "contextualSpacing",
                "mirrorIndents",
                "suppressOverlap",
                "jc",
                "textDirection",
                "textAlignment",
            ),
            *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
        ),
    )
)
#: What stands in numbering.xml after all w:num.
_LAST: Final = w("numIdMacAtCleanup")
#: The highest number that Word takes for a w:num.
_MAX_NUM: Final = 2**31 - 2


class Counted(NamedTuple):
    """A numbered paragraph: its w:p, what it is counted by, and the number that it should have."""

    element: Element
    num_id: str
    level: int
    wanted: int


def renumber(
    numbering: Element,
    styles: Element | None,
    paragraphs: Iterable[Counted],
    tracking: Tracking | None = None,
) -> None:
    """Change numbering.xml and the paragraphs, in place, so that each has the number that it should.

    ``paragraphs`` are all numbered ones of a story, its tables included, in order. With ``tracking`` the change of a
    paragraph's numbering is recorded as a change of its format.
    """
    Renumberer(numbering, Styles.read(styles), tracking).run(paragraphs)


@dataclass(slots=True)
class _Count:
    """How far the counting of one story has come."""

    numberings: Numberings
    values: dict[str, list[int | None]] = field(default_factory=dict)
    #: The numberings whose own start has been used, by level.
    begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num_id: str, level: int) -> int:
        """Return the number that a paragraph would get."""
        numbering = self.numberings.nums[num_id]
        value = self._of(numbering)[level]
        is_first = level in numbering.starts and (num_id, level) not in self.begun
        return numbering.start(level) if value is None or is_first else value + 1

    def count(self, num_id: str, level: int, value: int) -> None:
        """Note the number that a paragraph got."""
        numbering = self.numberings.nums[num_id]
        values = self._of(numbering)
        for above in range(level):
            if values[above] is None:
                values[above] = numbering.start(above)
        values[level] = value
        for below in range(level + 1, LEVELS):
            restart = numbering.levels[below].restart if below in numbering.levels else None
            if restart is None or restart > below or level < restart:
                values[below] = None
        self.begun.add((num_id, level))

    def _of(self, numbering: Numbering) -> list[int | None]:
        return self.values.setdefault(numbering.abstract, [None] * LEVELS)


class Renumberer:
    """Counts the paragraphs of a story as Word does, and steps in where the count is not the wanted one."""

    def __init__(self, root: Element, styles: Styles, tracking: Tracking | None) -> None:
        self._root: Final = root
        self._styles: Final = styles
        self._nums: Final = dict(Numberings.read(root, styles.numbering_of).nums)
        self._count: Final = _Count(Numberings(self._nums))
        self._tracking: Final = tracking
        self._elements: Final = {num.get(_NUM_ID): num for num in reversed(root.findall(_NUM))}
        known = [number for each in self._elements if (number := number_of(each)) is not None]
        self._last: int = max((number for number in known if number < _MAX_NUM), default=0)
        #: The numbering that stands for another at a level, from where the count was begun anew.
        self._substitutes: Final[dict[tuple[str, int], str]] = {}

    def run(self, paragraphs: Iterable[Counted]) -> None:
        """Count the paragraphs, in order, and give another w:num to those that need it."""
        for each in paragraphs:
            num_id = self._choose(each.num_id, each.level, each.wanted)
            if num_id != each.num_id:
                self._assign(each, num_id)
            self._count.count(num_id, each.level, each.wanted)

    def _choose(self, num_id: str, level: int, wanted: int) -> str:
        """Return the numbering by which a paragraph gets the wanted number: its own, one in use for it, or a new one."""
        own = (num_id, level)
        for known in (self._substitutes.get(own, num_id), num_id):
            if self._count.next(known, level) == wanted:
                if known == num_id:
                    self._substitutes.pop(own, None)
                return known
        self._substitutes[own] = made = self._begun_anew(num_id, level, wanted)
        return made

    def _begun_anew(self, num_id: str, level: int, start: int) -> str:
        """Add a w:num that is as another, and begins one level at a number."""
        self._last += 1
        name = str(self._last)
        element = deepcopy(self._elements[num_id])
        element.attrib.clear()
        element.set(_NUM_ID, name)
        for each in list(element.iter(_START)):
            # Only where its own level begins anew.
            each.getparent().remove(each)
        _override(element, level).insert(0, _valued(element, _START, start))
        last = self._root.find(_LAST)
        if last is None:
            self._root.append(element)
        else:
            last.addprevious(element)
        own = self._nums[num_id]
        self._nums[name] = Numbering(own.abstract, own.levels, {level: start})
        return name

    def _assign(self, counted: Counted, num_id: str) -> None:
        paragraph = counted.element
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = paragraph.makeelement(_PPR, None, paragraph.nsmap)
            paragraph.insert(0, properties)
        if self._tracking is not None:
            self._tracking.record_properties(properties)
        numbering = properties.find(_NUMBERING)
        if numbering is None:
            numbering = properties.makeelement(_NUMBERING, None, properties.nsmap)
            place = sum(1 for each in properties if each.tag in _BEFORE_NUMBERING)
            properties.insert(place, numbering)
            self._keep_indent(properties)
        _set_value(numbering, _LEVEL, counted.level, 0)
        _set_value(numbering, _NUM_ID, num_id, 1)

    def _keep_indent(self, properties: Element) -> None:
        """Give a paragraph the indent of its style: a number of its own would bring the list's indent instead."""
        if properties.find(_INDENT) is not None:
            return
        indent = _indent_of(self._styles, properties.find(_STYLE))
        if indent is not None:
            after = next((each for each in properties if each.tag in _AFTER_INDENT), None)
            (properties.append if after is None else after.addprevious)(deepcopy(indent))


def _indent_of(styles: Styles, named: Element | None) -> Element | None:
    """Return the w:ind of a w:pStyle, or of the nearest base that has one."""
    name = styles.default_paragraph if named is None else named.get(_VAL)
    seen: set[str] = set()
    while name is not None and name not in seen and name in styles.elements:
        seen.add(name)
        style = styles.elements[name]
        indent = style.find(f"{_PPR}/{_INDENT}")
        if indent is not None:
            return indent
        base = style.find(_BASE)
        name = None if base is None else base.get(_VAL)
    return None


def _override(num: Element, level: int) -> Element:
    """Return a w:num's w:lvlOverride of a level, made where there is none."""
    for each in num.findall(_OVERRIDE):
        if each.get(_LEVEL) == str(level):
            return each
    made = num.makeelement(_OVERRIDE, None, num.nsmap)
    made.set(_LEVEL, str(level))
    num.append(made)
    return made


def _valued(beside: Element, tag: str, value: int | str) -> Element:
    made = beside.makeelement(tag, None, beside.nsmap)
    made.set(_VAL, str(value))
    return made


def _set_value(parent: Element, tag: str, value: int | str, place: int) -> None:
    found = parent.find(tag)
    if found is None:
        parent.insert(place, _valued(parent, tag, value))
    else:
        found.set(_VAL, str(value))

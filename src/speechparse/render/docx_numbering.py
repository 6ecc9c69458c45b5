"""Decides which lists Word may count by itself, and which numbering each of their paragraphs belongs to.

A list is counted only if every one of its numbers comes out as it is written; all others stay typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from speechparse.nodes import AnyNode, List
from speechparse.render.docx_formats import DECIMAL, Counted, Format, Plan, plan_for, sets_apart
from speechparse.render.docx_page import FIRST_LINE
from speechparse.render.markup import escape_attribute
from speechparse.skeleton import Root, blanks_of

#: Levels of a numbering; Word knows no more.
LEVELS: Final = 9
#: What a level counts as that no list of the speech has: the standard's numbers, and plain ones below.
_UNUSED: Final = (
    Format("chineseCountingThousand", "", "、", "nothing"),
    Format("chineseCountingThousand", "（", "）", "nothing"),
    Format(DECIMAL, "", ".", "nothing"),
    Format(DECIMAL, "（", "）", "nothing"),
    Format("decimalEnclosedCircleChinese", "", "", "nothing"),
)
_PLAIN: Final = Format(DECIMAL, "", ")", "nothing")


class Place(NamedTuple):
    """Where a paragraph is counted: its w:num and level, and whether the gap after its number is Word's, too."""

    num_id: int
    level: int
    has_gap: bool


class _Item(NamedTuple):
    """A numbered section: its number among all sections, and the list that it stands in."""

    entry: int
    ordinal: int
    gap: str
    run: _Run | None


@dataclass(slots=True, eq=False)
class _Run:
    """A list on its way to a numbering."""

    speech: int
    level: int
    parent: _Item | None
    plan: Plan | None = None
    family: _Family | None = None
    num_id: int = 0


@dataclass(slots=True, eq=False)
class _Family:
    """One w:abstractNum: the format and text of each level used, and the numbers that stand in its counters."""

    number: int
    num_id: int
    levels: dict[int, tuple[Format, str]] = field(default_factory=dict)
    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def use(self, level: int, number: int) -> None:
        """Count as Word does: levels above that have not begun begin, those below begin again."""
        for above in range(level):
            if self.values[above] is None:
                self.values[above] = 1
        self.values[level] = number
        self.values[level + 1 :] = [None] * (LEVELS - level - 1)


@dataclass(slots=True)
class Numbering:
    """The numberings of a document: the place of each section that Word counts, and numbering.xml."""

    places: dict[int, Place] = field(default_factory=dict)
    _families: list[_Family] = field(default_factory=list)
    #: For each w:num its family, and where a level begins at another number: that level and number.
    _nums: list[tuple[int, tuple[int, int] | None]] = field(default_factory=list)
    _of_speech: dict[int, list[_Family]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Root) -> Numbering:
        """Find the numbering of every list that can have one."""
        numbering = cls()
        for item in _items(document):
            numbering._count(item)
        return numbering

    def _count(self, item: _Item) -> None:
        run = item.run
        if run is None or run.plan is None:
            return
        family = run.family or self._begin(run, run.plan)
        if family is None:
            run.plan = None
            return
        family.use(run.level, item.ordinal)
        self.places[item.entry] = Place(run.num_id, run.level, sets_apart(run.plan.format, item.gap))

    def _begin(self, run: _Run, plan: Plan) -> _Family | None:
        """Give a list its numbering; None where the numbers above it are not Word's, and it shows them."""
        shown = _levels_shown(run, plan)
        if shown is None:
            return None
        above = run.parent.run if run.parent else None
        wanted = (plan.format, plan.format.text(shown))
        family = run.family = self._family(run, above, wanted, tied=len(shown) > 1)
        if family is None:
            return None
        family.levels[run.level] = wanted
        inherited = above.num_id if above and above.family is family else family.num_id
        fresh = family.values[run.level] is None
        run.num_id = inherited if fresh and plan.first == 1 else self._num(family, (run.level, plan.first))
        return family

    def _family(
        self, run: _Run, above: _Run | None, wanted: tuple[Format, str], *, tied: bool
    ) -> _Family | None:
        """Return the numbering whose level is free or just as wanted, that of the list around before others.

        A list that is ``tied`` shows the numbers of the lists around it, and can be of no other numbering: None.
        """
        around = above.family if above else None
        known = self._of_speech.setdefault(run.speech, [])
        for family in (around,) if tied else (around, *known):
            if family and family.levels.get(run.level, wanted) == wanted:
                return family
        if tied:
            return None
        family = _Family(len(self._families), 0)
        self._families.append(family)
        family.num_id = self._num(family, None)
        known.append(family)
        return family

    def _num(self, family: _Family, start: tuple[int, int] | None) -> int:
        self._nums.append((family.number, start))
        return len(self._nums)

    def xml(self) -> Iterator[str]:
        """Yield the elements of numbering.xml."""
        for family in self._families:
            yield f'<w:abstractNum w:abstractNumId="{family.number}"><w:nsid w:val="{family.number + 1:08X}"/>'
            yield '<w:multiLevelType w:val="multilevel"/>'
            for level in range(LEVELS):
                default = _UNUSED[level] if level < len(_UNUSED) else _PLAIN
                yield _level(level, *family.levels.get(level, (default, default.text((level,)))))
            yield "</w:abstractNum>"
        for number, (family_number, start) in enumerate(self._nums, 1):
            yield f'<w:num w:numId="{number}"><w:abstractNumId w:val="{family_number}"/>'
            if start:
                yield f'<w:lvlOverride w:ilvl="{start[0]}"><w:startOverride w:val="{start[1]}"/></w:lvlOverride>'
            yield "</w:num>"


def _level(level: int, form: Format, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form.number_format}"/>'
        f'<w:suff w:val="{form.suffix}"/><w:lvlText w:val="{escape_attribute(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" {FIRST_LINE}/></w:pPr></w:lvl>'
    )


def _levels_shown(run: _Run, plan: Plan) -> list[int] | None:
    """Return the levels whose numbers the markers of a list show; None where Word does not count them so."""
    shown = [run.level]
    item = run.parent
    for number in reversed(plan.above):
        above = item.run if item else None
        if item is None or above is None or above.plan is None or above.family is None:
            return None
        parent = run.parent.run if run.parent else None
        same = parent is not None and above.family is parent.family
        if not same or above.plan.format.number_format != DECIMAL or item.ordinal != number:
            return None
        shown.insert(0, above.level)
        item = above.parent
    return shown


def _items(document: Root) -> Iterator[_Item]:
    """Yield the sections in order, numbered as ``blocks`` numbers them; each list's plan is made when it is met."""
    count = speech = 0
    waiting: list[tuple[AnyNode, _Run | None, _Item | None]] = [
        (child, None, None) for child in reversed(document.children)
    ]
    while waiting:
        node, run, parent = waiting.pop()
        if node.kind == "speech":
            speech += 1
        elif node.kind == "list":
            run = _Run(speech, 0, parent, _plan(node))
        elif node.kind == "section":
            count += 1
            if run:
                run.level = node.level - 1
            parent = _Item(count, node.marker.ordinal if node.marker else 0, blanks_of(node.gap or ""), run)
            yield parent
        if node.kind in ("speech", "list", "section", "paragraph"):
            inner = run if node.kind == "list" else None
            waiting.extend((child, inner, parent) for child in reversed(node.children))


def _plan(node: List) -> Plan | None:
    """Return how a list may be counted: all its items begin a line, and stand at one level that Word knows."""
    sections = [child for child in node.children if child.kind == "section"]
    items = [
        Counted(each.marker.reading, each.marker.ordinal, blanks_of(each.gap or ""))
        for each in sections
        if each.marker
    ]
    if not items or len(items) < len(sections) or not 1 <= sections[0].level <= LEVELS:
        return None
    if any(each.form == "inline" for each in sections):
        return None
    return plan_for(node.style, items)

"""Read numbering.xml: the levels of each numbering, its overrides, and the styles that numberings are linked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from speechparse.readers.docx_parts import Element, w
from speechparse.readers.docx_styles import ParagraphStyle, is_on, number_of, value_of

#: Levels of a list; Word knows no more.
LEVELS: Final = 9
#: Characters of a level's text that are read; Word itself takes 31.
_LEVEL_TEXT_LENGTH: Final = 255

_VAL: Final = w("val")
_FORMAT: Final = w("format")
_NO_NUMBERING: Final = "0"

#: What stands between a label and its paragraph.
_SUFFIXES: Final[Mapping[str, str]] = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as numbering.xml defines it."""

    start: int = 0
    number_format: str = "decimal"
    pattern: str = ""
    text: str = ""
    suffix: str = "\t"
    #: Levels, counted from 1, up to which a use restarts this one; None for all that are higher, 0 for none.
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """One w:num: an abstract definition with its own overrides."""

    abstract: str
    levels: Mapping[int, Level]
    #: Where a level starts when this numbering is first used, and after each restart.
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        """Return the first number of a level."""
        return self.starts.get(level, self.levels[level].start if level in self.levels else 0)


@dataclass(slots=True)
class Numberings:
    """The numberings of a file, by numId."""

    nums: Mapping[str, Numbering]
    #: The level that each numbering links to a paragraph style.
    _linked: dict[tuple[str, str | None], int | None] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None, style_numbering: Callable[[str], str | None]) -> Numberings:
        """Read numbering.xml; ``style_numbering`` gives the numId of a numbering style."""
        if root is None:
            return cls({})
        abstracts = {str(each.get(w("abstractNumId"))): each for each in root.iterchildren(w("abstractNum"))}
        targets = {str(each.get(w("numId"))): _target(each) for each in root.iterchildren(w("num"))}
        links = _Links(
            {key: _linked_name(each, "numStyleLink") for key, each in abstracts.items()},
            {_linked_name(each, "styleLink"): key for key, each in abstracts.items()},
            targets,
            style_numbering,
        )
        levels = {key: _levels(abstract.iterchildren(w("lvl"))) for key, abstract in abstracts.items()}
        nums: dict[str, Numbering] = {}
        for num in root.iterchildren(w("num")):
            abstract = links.resolved(_target(num))
            if abstract is not None:
                nums.setdefault(str(num.get(w("numId"))), _numbering(num, abstract, levels[abstract]))
        return cls(nums)

    def of(self, style: ParagraphStyle, num_id: str | None, level: int | None) -> tuple[str, int] | None:
        """Return the numId and level of a paragraph from its own w:numPr (or None) and its style; None for no number."""
        if num_id is None:
            num_id = style.num_id
        if num_id is None or num_id == _NO_NUMBERING or num_id not in self.nums:
            return None
        if level is None:
            level = self._linked_level(num_id, style)
        return num_id, min(max(level or 0, 0), LEVELS - 1)

    def _linked_level(self, num_id: str, style: ParagraphStyle) -> int | None:
        """Return the level that names the style; else the one that the style names."""
        key = (num_id, style.id)
        if key not in self._linked:
            levels = self.nums[num_id].levels
            by_style: dict[str | None, int | None] = {
                each.style: level for level, each in sorted(levels.items(), reverse=True) if each.style
            }
            own = by_style.get(style.id, style.num_level)
            self._linked[key] = by_style.get(style.num_owner) if own is None else own
        return self._linked[key]


def _target(num: Element) -> str:
    abstract = num.find(w("abstractNumId"))
    return "" if abstract is None else abstract.get(_VAL, "")


def _linked_name(abstract: Element, tag: str) -> str | None:
    link = abstract.find(w(tag))
    name: str | None = None if link is None else link.get(_VAL)
    return name


@dataclass(frozen=True, slots=True)
class _Links:
    """The ways from a definition that has no levels of its own to the one that has them."""

    #: The numbering style that a definition points to, or None.
    to_style: Mapping[str, str | None]
    #: The definition that says it belongs to a numbering style.
    of_style: Mapping[str | None, str]
    #: The definition of each w:num.
    targets: Mapping[str, str]
    style_numbering: Callable[[str], str | None]

    #: What was found for each definition; None for one on a way that goes in a circle, or leads nowhere.
    known: dict[str, str | None] = field(default_factory=dict)

    def resolved(self, abstract: str) -> str | None:
        """Return the definition that has the levels of another."""
        passed: list[str] = []
        following: str | None = abstract
        while following is not None and following not in self.known:
            abstract = following
            passed.append(abstract)
            # A circle comes back to this.
            self.known[abstract] = None
            following = self._following(abstract)
        end = abstract if following is None else self.known[following]
        if end is not None and end not in self.to_style:
            end = None
        self.known.update(dict.fromkeys(passed, end))
        return end

    def _following(self, abstract: str) -> str | None:
        style = self.to_style.get(abstract)
        if style is None:
            return None
        num_id = self.style_numbering(style)
        return self.of_style.get(style) if num_id is None else self.targets.get(num_id)


def _numbering(num: Element, abstract: str, levels: Mapping[int, Level]) -> Numbering:
    own = dict(levels)
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        level = _index(override)
        if level is None:
            continue
        definition = override.find(w("lvl"))
        if definition is not None:
            # Word does not heed a restart that stands in an override.
            restart = levels[level].restart if level in levels else None
            own[level] = replace(_level(definition), restart=restart)
        start = number_of(value_of(override.find(w("startOverride"))))
        if start is not None:
            starts[level] = start
    return Numbering(abstract, own, starts)


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in elements:
        if (level := _index(element)) is not None:
            levels[level] = _level(element)
    return levels


def _index(element: Element) -> int | None:
    value = element.get(w("ilvl"), "")
    return int(value) if value in tuple("012345678") else None


def _level(element: Element) -> Level:
    # Word writes newer formats as an alternative with a fallback; the first is the one that it shows.
    number_format = next(element.iter(w("numFmt")), None)
    text = element.find(w("lvlText"))
    suffix = element.find(w("suff"))
    style = element.find(w("pStyle"))
    return Level(
        start=number_of(value_of(element.find(w("start")))) or 0,
        number_format="decimal" if number_format is None else number_format.get(_VAL, "decimal"),
        pattern="" if number_format is None else number_format.get(_FORMAT, ""),
        text="" if text is None else text.get(_VAL, "")[:_LEVEL_TEXT_LENGTH],
        suffix=_SUFFIXES.get("tab" if suffix is None else suffix.get(_VAL, "tab"), "\t"),
        restart=number_of(value_of(element.find(w("lvlRestart")))),
        legal=bool(is_on(element.find(w("isLgl")))),
        style=None if style is None else style.get(_VAL),
    )

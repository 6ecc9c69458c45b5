"""Find a section by the numbers that lead to it: ``二/（三）/一要`` by markers, ``2.3.1`` by ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, cast

from speechparse.markers import is_inserted
from speechparse.nodes import Node, Section
from speechparse.query.errors import SelectorError
from speechparse.query.widths import fold
from speechparse.visitors import children_of, label

_SEPARATOR: Final = "/"
#: 2.3.1, and with a choice among equals 2.3#2.1.
_ORDINALS: Final = re.compile(r"\d{1,9}(?:#\d{1,9})?(?:\.\d{1,9}(?:#\d{1,9})?)*\.?", re.ASCII)
_CHOICE: Final = re.compile(r"(.*)#(\d{1,9})", re.ASCII | re.DOTALL)
_BETWEEN_DOTS: Final = re.compile(r"[^.]+")
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
_SPEECH: Final = re.compile(r"@(\d{1,9})", re.ASCII)
_FROM_ONE: Final = "section-0"
_WANTED: Final = ("a marker", "a number", "a title")
_BLANKS: Final = re.compile(r"\s+")
_ENDS: Final = "、,。.:;"
_ARTICLE: Final = re.compile("第.{1,9}条(?:之.{1,3})?")
#: The styles of what holds articles.
_HOLDERS: Final = frozenset(("book", "piece", "chapter", "division"))
_BRACKETS: Final = str.maketrans("", "", "()[]{}<>〔〕【】〈〉《》「」")


@dataclass(frozen=True, slots=True)
class _Step:
    """One step down: a name, or a number where ``by_ordinal``; ``choice`` picks among several, from 1."""

    name: str
    by_ordinal: bool
    choice: int | None


def at(root: Node, path: str | Sequence[str]) -> Section | None:
    """Return the section to which a path leads, or None where there is none.

    A path names sections from the outermost down, with ``/`` between (or is a sequence of names): a name is a
    marker, in either width and with or without its punctuation, a number (the ordinal), or a title. Digits with
    dots are ordinals all the way. Where several sections of one parent have the name, the first is taken, or the
    one that ``#2`` says. A heading without a number may be left out, and so may the chapters around an article. Of a document's speeches the first to which
    the path fits is taken, or the one that a first step ``@2`` says. A path that cannot be read is a SelectorError.
    """
    ways, speech = _ways(path)
    roots: list[Node] = [child for child in children_of(root) if child.kind == "speech"] or [root]
    if speech is not None:
        roots = roots[speech - 1 : speech]
    # A path that fits a later speech to the letter is not meant for an earlier one that it fits somehow.
    for exactly in (True, False):
        for way in ways:
            for start in roots:
                section = _follow(start, way, exactly=exactly)
                if section is not None:
                    return section
    return None


def _follow(root: Node, steps: list[_Step], *, exactly: bool) -> Section | None:
    reached: list[Node] = [root]
    for step in steps:
        reached = [section for node in reached for section in _named(node, step, exactly=exactly)]
    return cast("Section", reached[0]) if reached else None


# ---- reading a path ----


def _ways(path: str | Sequence[str]) -> tuple[list[list[_Step]], int | None]:
    """Return the ways in which a path can be read, the likelier first, and the number of the speech."""
    if isinstance(path, str):
        names, whole = path.split(_SEPARATOR), path
    else:
        names, whole = list(path), _SEPARATOR.join(path)
    offsets = [sum(map(len, names[:number])) + number for number in range(len(names))]
    speech = _SPEECH.fullmatch(fold(names[0]).strip()) if names else None
    if speech:
        if int(speech[1]) == 0:
            raise SelectorError(whole, 1, "speech-0")
        names, offsets = names[1:], offsets[1:]
    if not names:
        raise SelectorError(whole, len(whole), "empty-path", _WANTED)
    ways = [[_step(whole, name, offset) for name, offset in zip(names, offsets, strict=True)]]
    if len(names) == 1 and _ORDINALS.fullmatch(fold(names[0]).strip()):
        by_ordinals = _ordinal_steps(whole, fold(names[0]), offsets[0])
        ways = [by_ordinals, *ways] if isinstance(path, str) else [*ways, by_ordinals]
    return ways, int(speech[1]) if speech else None


def _step(path: str, written: str, offset: int) -> _Step:
    name = fold(written).strip()
    choice = _CHOICE.fullmatch(name)
    name, number = (choice[1], int(choice[2])) if choice else (name, None)
    if number == 0:
        raise SelectorError(path, offset + len(written.rstrip()) - 1, _FROM_ONE)
    if not name.strip():
        raise SelectorError(path, offset, "empty-step", _WANTED)
    return _Step(name, False, number)


def _ordinal_steps(path: str, written: str, offset: int) -> list[_Step]:
    steps = []
    for digits in _BETWEEN_DOTS.finditer(written.strip()):
        number, _, choice = digits[0].partition("#")
        if choice and int(choice) == 0:
            lead = len(written) - len(written.lstrip())
            raise SelectorError(path, offset + lead + digits.end() - 1, _FROM_ONE)
        steps.append(_Step(number, True, int(choice) if choice else None))
    return steps


# ---- following it ----


def _named(node: Node, step: _Step, *, exactly: bool) -> list[Section]:
    """Return the sections under a node that a step names: the nearest ones, by the closest way of naming."""
    pool = _subsections(node)
    tests = (_has_ordinal(step.name),) if step.by_ordinal else _naming(step.name)
    if exactly:
        tests = tests[:1]
    while pool:
        for test in tests:
            found = list(filter(test, pool))
            if found:
                return found if step.choice is None else found[step.choice - 1 : step.choice]
        # None of them: perhaps what need not be named stands between.
        between = [] if exactly else filter(_may_be_left_out(step), pool)
        pool = [inner for section in between for inner in _subsections(section)]
    return []


def _may_be_left_out(step: _Step) -> Callable[[Section], bool]:
    """Headings without a number may; around an article what holds it, since articles run on from chapter to chapter."""
    held = _HOLDERS if not step.by_ordinal and _ARTICLE.fullmatch(_marker_name(step.name)) else frozenset()
    return lambda section: section.marker is None or section.marker.style in held


def _subsections(node: Node) -> list[Section]:
    """Return the nearest sections below a node, through lists and paragraphs."""
    found: list[Section] = []
    waiting: list[Node] = [*children_of(node)[::-1]]
    while waiting:
        below = waiting.pop()
        if isinstance(below, Section):
            found.append(below)
        else:
            waiting.extend(children_of(below)[::-1])
    return found


def _naming(name: str) -> tuple[Callable[[Section], bool], ...]:
    """Return the ways in which a name may fit, the closest first.

    三 also means （三）, and （三） also 三) or 〔三〕, but not 三、, which stands elsewhere in an outline.
    """
    marker, bare, title = _marker_name(name), _bare_name(name), _title_name(name)
    ways: list[Callable[[Section], bool]] = [
        lambda section: (
            (_marker_name(label(section)) == marker)
            if section.marker
            else (_title_name(label(section)) == title)
        )
    ]
    if bare != marker:
        ways.append(lambda section: _has_brackets(section) and _bare_name(label(section)) == bare)
    elif bare:
        ways.append(lambda section: section.marker is not None and _bare_name(label(section)) == bare)
    if _NUMBER.fullmatch(marker):
        ways.append(_has_ordinal(marker))
    ways.append(lambda section: section.title is not None and _title_name(section.title.reading) == title)
    return tuple(ways)


def _has_ordinal(digits: str) -> Callable[[Section], bool]:
    number = int(digits)
    # 第十七条之一 has its number from 第十七条, and is not what a 17 means.
    return lambda section: (
        section.marker is not None
        and section.marker.ordinal == number
        and not is_inserted(section.marker.reading)
    )


def _has_brackets(section: Section) -> bool:
    return section.marker is not None and _bare_name(label(section)) != _marker_name(label(section))


def _marker_name(marker: str) -> str:
    return _BLANKS.sub("", fold(marker)).strip(_ENDS)


def _title_name(title: str) -> str:
    return _BLANKS.sub("", fold(title))


def _bare_name(marker: str) -> str:
    return _marker_name(_marker_name(marker).translate(_BRACKETS))

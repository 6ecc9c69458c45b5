"""Two drafts of a made-up paper, and what was done between them: sections added, removed, moved, split, merged,
given other titles or other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeAlias

from speeches.phrases import Phrases
from speeches.words import MAIN

#: A change as a comparison should say it: its kind, the old title and the new one.
Told: TypeAlias = tuple[str, str | None, str | None]

_NUMERALS: Final = "一二三四五六七八九十"
_MARKERS: Final[tuple[Callable[[int], str], ...]] = (
    lambda place: f"{_NUMERALS[place]}、",
    lambda place: f"（{_NUMERALS[place]}）",
    lambda place: f"{place + 1}.",
)
_MOST: Final = 9
_FEWEST: Final = 3


@dataclass(eq=False)
class Part:
    """A section: its title, its sentences, and the sections under it."""

    title: str
    body: list[str]
    parts: list[Part] = field(default_factory=list)

    def all(self) -> Iterator[Part]:
        """Yield the section and all under it."""
        yield self
        for part in self.parts:
            yield from part.all()


class Draft:
    """A paper that is edited, and what was done to it; no section is edited twice."""

    def __init__(self, seed: int) -> None:
        self.chance: Final = Random(seed)
        self.phrases: Final = Phrases(self.chance, MAIN)
        self.parts = self._made(0)
        self.told: set[Told] = set()
        self._done: set[int] = set()

    def _made(self, level: int) -> list[Part]:
        parts = [Part(title, self._body()) for title in self.phrases.titles(self.chance.randint(2, 5))]
        for part in parts:
            if level + 1 < len(_MARKERS) and self.chance.random() < 0.5:
                part.parts = self._made(level + 1)
        return parts

    def _body(self) -> list[str]:
        return [f"{said}。" for said in self.phrases.sentences(2, 4).split("。") if said]

    @property
    def titles(self) -> list[str]:
        """The titles of all sections, in order."""
        return [part.title for top in self.parts for part in top.all()]

    @property
    def text(self) -> str:
        """The paper as it stands."""
        lines = ["在会上的讲话", "同志们：", "　　今天讲几点意见。", *self._lines(self.parts, 0)]
        return "\n".join([*lines, "　　同志们，大家一起干！", ""])

    def _lines(self, parts: list[Part], level: int) -> Iterator[str]:
        for place, part in enumerate(parts):
            head, body = _MARKERS[level](place) + part.title, "".join(part.body)
            yield from (head, f"　　{body}") if level == 0 else (f"　　{head}。{body}",)
            yield from self._lines(part.parts, level + 1)

    def edit(self, kind: str) -> None:
        """Do one edit of a kind somewhere, where there is room for one."""
        places = [(parts, part) for parts in self._lists() for part in parts if id(part) not in self._done]
        if places:
            parts, part = self.chance.choice(places)
            getattr(self, f"_{kind}")(parts, part)

    def _lists(self) -> Iterator[list[Part]]:
        yield self.parts
        for top in self.parts:
            for part in top.all():
                yield part.parts

    def _tell(self, *parts: Part, told: set[Told]) -> None:
        self._done.update(id(inner) for part in parts for inner in part.all())
        self.told |= told

    def _is_untouched(self, part: Part) -> bool:
        return all(id(inner) not in self._done for inner in part.all())

    def _added(self, parts: list[Part], part: Part) -> None:
        if len(parts) < _MOST:
            new = Part(self.phrases.titles(1)[0] + "若干事项", [self.phrases.sentences(1, 1)])
            parts.insert(parts.index(part), new)
            self._tell(new, told={("added", None, new.title)})

    def _removed(self, parts: list[Part], part: Part) -> None:
        if len(parts) >= _FEWEST and self._is_untouched(part):
            parts.remove(part)
            self._tell(*parts, part, told={("removed", part.title, None)})

    def _moved(self, parts: list[Part], part: Part) -> None:
        inside = {id(inner.parts) for inner in part.all()}
        others = [
            other
            for other in self._lists()
            if other and other is not parts and id(other) not in inside and len(other) < _MOST
        ]
        if len(parts) >= _FEWEST and not part.parts and others and self._is_untouched(part):
            parts.remove(part)
            other = self.chance.choice(others)
            other.insert(self.chance.randint(0, len(other)), part)
            self._tell(part, told={("moved", part.title, part.title)})

    def _retitled(self, _parts: list[Part], part: Part) -> None:
        old, part.title = part.title, part.title + "的具体办法"
        self._tell(part, told={("retitled", old, part.title)})

    def _changed(self, _parts: list[Part], part: Part) -> None:
        place = self.chance.randrange(len(part.body))
        said = part.body[place]
        part.body[place] = self.chance.choice((f"{said}年底要看见成效。", f"务必{said}", "这一条另作安排。"))
        self._tell(part, told={("changed", part.title, part.title)})

    def _split(self, parts: list[Part], part: Part) -> None:
        if len(part.body) > 1 and not part.parts and len(parts) < _MOST:
            new = Part(self.phrases.titles(1)[0] + "若干事项", part.body[1:])
            part.body = part.body[:1]
            parts.insert(parts.index(part) + 1, new)
            self._tell(part, new, told={("changed", part.title, part.title), ("added", None, new.title)})

    def _merged(self, parts: list[Part], part: Part) -> None:
        after = parts[parts.index(part) + 1 :][:1]
        is_leaf = not part.parts and all(not other.parts for other in after)
        if len(parts) >= _FEWEST and is_leaf and after and id(after[0]) not in self._done:
            part.body += after[0].body
            parts.remove(after[0])
            told: set[Told] = {("changed", part.title, part.title), ("removed", after[0].title, None)}
            self._tell(part, told=told)


KINDS: Final = ("added", "removed", "moved", "retitled", "changed", "split", "merged")


def drafts(seed: int, count: int) -> tuple[Draft, Draft]:
    """Return a paper, and the same after ``count`` edits or fewer."""
    old = Draft(seed)
    new = deepcopy(old)
    for _ in range(count):
        new.edit(new.chance.choice(KINDS))
    return old, new

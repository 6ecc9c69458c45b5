"""What one author does all through a paper: scheme of numbers, forms of headings, how much is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeVar

from speeches.markers import HELD_OUT_SCHEMES, LAST, SPEECH_SCHEMES, STYLES, Scheme
from speeches.numerals import chinese
from speeches.phrases import Phrases
from speeches.writer import Writer

T = TypeVar("T")

#: Forms that a scheme's levels may have: own line, own line with 。, first sentence, one sentence only.
HEADING: Final = "heading"
STOPPED: Final = "heading。"
RUN_IN: Final = "run-in"
PLAIN: Final = "plain"

#: How often a level has each form: the top one, the second, those below.
_FORMS: Final[tuple[Mapping[str, int], ...]] = (
    {HEADING: 80, STOPPED: 5, RUN_IN: 15},
    {HEADING: 35, STOPPED: 7, RUN_IN: 58},
    {HEADING: 8, RUN_IN: 67, PLAIN: 25},
)
_OWN_LINE_ONLY: Final = frozenset({"第一部分", "第一讲", "第一课", "第一篇", "一　", "第一章"})
_RUN_IN_ONLY: Final = frozenset({"第一，", "其一，", "第一个方面，", "第一件，", "①"})

#: How many items a long list has.
MANY: Final = (9, 16)
#: Characters after which nothing new is begun.
LONG: Final = 24_000

#: An author's mistakes in a list of some length, and how often a list has one.
FAULT_RATE: Final = 0.015
FAULTS: Final = ("gap", "gap", "repeat", "repeat", "late")


def weighted(rng: Random, table: Mapping[T, int]) -> T:
    """Choose a key by its weight."""
    return rng.choices(list(table), weights=list(table.values()))[0]


def counted(number: int) -> str:
    """Write a count as it is spoken before a measure word."""
    return "两" if number == 2 else chinese(number)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is said: items of a list, sentences of a paragraph, and how often an item has items."""

    items: tuple[int, int]
    sentences: tuple[int, int]
    nested: float


SMALL: Final = Amount((2, 3), (1, 2), 0.25)
MEDIUM: Final = Amount((2, 5), (1, 4), 0.55)
LARGE: Final = Amount((3, 7), (2, 5), 0.75)
#: As much running text to an item as real papers have, which hold about four markers in 1,000 characters.
PROSE: Final = Amount((2, 5), (6, 16), 0.35)


@dataclass(slots=True)
class Author:
    """Everything that the parts of one paper share.

    ``clean`` papers hold no mistake and nothing doubtful. ``runs_on`` names the levels whose numbers go on
    under the next parent; ``counters`` remember where those stand.
    """

    rng: Random
    phrases: Phrases
    writer: Writer
    amount: Amount
    clean: bool = False
    held_out: bool = False
    scheme: Scheme = ("一、", "（一）", "1.")
    forms: tuple[str, ...] = (HEADING, RUN_IN, RUN_IN)
    runs_on: frozenset[int] = frozenset()
    notes: bool = False
    counters: dict[int, int] = field(default_factory=dict)

    def chance(self, probability: float) -> bool:
        """Say yes so often."""
        return self.rng.random() < probability

    def choose(self, choices: Sequence[T]) -> T:
        """Choose one of several alike."""
        return self.rng.choice(choices)

    def count(self) -> int:
        """Say how many items a list has: few where much has been said, now and then a great many."""
        if self.is_long():
            return 2
        return self.rng.randint(*(MANY if self.chance(0.015) else self.amount.items))

    def is_long(self) -> bool:
        """Say whether the paper is so long that it had better come to its end."""
        return self.writer.length > LONG

    def goes_deeper(self, level: int, part: float = 1.0) -> bool:
        """Say whether an item of a level has items below it."""
        deeper = level + 1 < len(self.scheme) and not self.is_long()
        return deeper and self.chance(self.amount.nested * part / (1 + level))

    def sentences(self) -> str:
        """Return some sentences of a paragraph."""
        return self.phrases.sentences(*self.amount.sentences)

    def settle(self, scheme: Scheme | None = None) -> None:
        """Choose the scheme and the forms of its levels."""
        self.scheme = scheme or weighted(self.rng, HELD_OUT_SCHEMES if self.held_out else SPEECH_SCHEMES)
        if not scheme and self.scheme[0] != "一、":
            self.writer.label(f"top {self.scheme[0]}")
        forms: list[str] = []
        for level, style in enumerate(self.scheme):
            form = weighted(self.rng, _FORMS[min(level, len(_FORMS) - 1)])
            if style in _OWN_LINE_ONLY:
                form = HEADING
            elif style in _RUN_IN_ONLY or (forms and forms[-1] in (RUN_IN, PLAIN)):
                # Nothing own-line stands under what is not, and nothing stands in one sentence.
                form = form if form == PLAIN and level > 1 else RUN_IN
            forms.append(form)
        self.forms = tuple(forms)

    def numbers(self, count: int, level: int | None = None) -> list[int]:
        """Return the numbers of a list, running on or wrong where this author has them so."""
        if level is not None and level in self.runs_on and self.scheme[level] not in LAST:
            first = self.counters.get(level, 0) + 1
            self.counters[level] = first + count - 1
            if first > 1:
                self.writer.label("runs on")
            return list(range(first, first + count))
        numbers = list(range(1, count + 1))
        if count > 2 and not self.clean and self.chance(FAULT_RATE):
            self.spoil(numbers)
        return numbers

    def spoil(self, numbers: list[int]) -> None:
        """Make one mistake in a list's numbers."""
        fault = self.choose(FAULTS)
        self.writer.label(f"fault {fault}")
        place = self.rng.randrange(1, len(numbers))
        if fault == "gap":
            numbers[place:] = [number + 1 for number in numbers[place:]]
        elif fault == "repeat":
            numbers[place:] = [number - 1 for number in numbers[place:]]
        else:
            numbers[:] = [number + 1 for number in numbers]

    def marker(self, level: int, number: int) -> str:
        """Write the marker of a level of the scheme."""
        return STYLES[self.scheme[level]](number)

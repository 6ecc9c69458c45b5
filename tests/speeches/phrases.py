"""Puts sentences, titles and clauses together from a bank's words, for one topic at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Final

from speeches.words import Bank

_SLOT: Final = re.compile(r"\{(\w+)\}")

#: What ends a sentence.
STOPS: Final = "。！？"


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """Split a template: texts at even places, the names of slots at odd ones."""
    return tuple(_SLOT.split(template))


class Phrases:
    """Speaks about one topic with the words of one bank.

    ``sow`` is called for each sentence and may put something in its place that looks like a marker and is
    none.
    """

    def __init__(self, rng: Random, bank: Bank, sow: Callable[[Phrases], str | None] | None = None) -> None:
        self.rng = rng
        self.bank = bank
        self.topic = rng.choice(bank.topics)
        self.sow = sow
        self._pick = rng.random

    def of(self, name: str) -> str:
        """Fill one rule, chosen at random among those of that name."""
        choices = self.topic.get(name) or self.bank.rules[name]
        return self.fill(choices[int(self._pick() * len(choices))])

    def fill(self, template: str) -> str:
        """Fill a template's slots."""
        pieces = _pieces(template)
        if len(pieces) == 1:
            return template
        filled = list(pieces)
        for place in range(1, len(pieces), 2):
            filled[place] = self.of(pieces[place])
            if place > 1 and filled[place] == filled[place - 2]:
                filled[place] = self.of(pieces[place])
        return "".join(filled)

    def sentence(self) -> str:
        """Return one sentence with its stop."""
        if self.sow is not None:
            sown = self.sow(self)
            if sown is not None:
                return sown
        return self.of("s")

    def sentences(self, least: int, most: int) -> str:
        """Return a run of sentences."""
        return "".join(self.sentence() for _ in range(self.rng.randint(least, most)))

    def titles(self, count: int) -> list[str]:
        """Return titles of one list, all different; often all of one form, as authors like them."""
        forms = self.bank.rules["ti"]
        same = self.rng.choice(forms) if self.rng.random() < 0.6 else None
        found: list[str] = []
        seen: set[str] = set()
        for tries in range(count * 40):
            title = self.fill(same if same is not None and tries < count * 10 else self.rng.choice(forms))
            if title not in seen:
                seen.add(title)
                found.append(title)
                if len(found) == count:
                    return found
        # A bank too small for so long a list: longer titles are always different.
        while len(found) < count:
            title = f"{self.fill(self.rng.choice(forms))}，{self.of('c')}"
            if title not in seen:
                seen.add(title)
                found.append(title)
        return found

    def clauses(self, count: int) -> list[str]:
        """Return clauses without a stop, all different."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.of("clause")] = None
        return list(found)

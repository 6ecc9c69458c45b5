"""Gives items the markers of their places: numerals in order, words by their sequence, prefixes like 1.2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from speechparse.edit.errors import EditError
from speechparse.edit.outline import Item, Outline, Run
from speechparse.markers import WORD_STYLES, take_apart, write_marker

#: Words that stand between the first and the last of a sequence.
_BETWEEN: Final = ("其次", "再次")
_MULTI: Final = "decimal-multi"


def number_through(run: Run, first: int) -> None:
    """Give the items of a run the ordinals from ``first`` on; their markers are written by ``write_numbers``.

    An article that was put in later (第十七条之一) goes with the one before it.
    """
    number = first - 1
    for item in run.items:
        if not item.is_inserted:
            number += 1
        item.ordinal = max(number, 1)


def number_all(outline: Outline, runs: Iterable[Run], starts: dict[Run, int]) -> None:
    """Number the runs of ``starts`` through, and after them the runs that go on with their numbers."""
    affected = set(starts)
    for run in runs:
        if run.follows is not None and run.follows in affected and run.items and not run.has_words:
            before = run.follows
            while not before.items and before.follows is not None:
                before = before.follows
            number_through(run, before.items[-1].ordinal + 1 if before.items else 1)
            affected.add(run)
        elif run in affected and run.items and not run.has_words:
            number_through(run, starts[run])


def write_numbers(order: Sequence[Item]) -> None:
    """Write the markers of all items whose number, or a number above them in 1.2, is another than it was.

    A marker whose first numbers were not those of the section above it keeps them: its author counts so.
    """
    models = _models(order)
    for item in order:
        if not item.marker or item.style in WORD_STYLES:
            continue
        above = _above(item)
        is_same = item.section is not None and item.old.reading == item.marker
        if is_same and item.ordinal == item.old.ordinal and above == _prefix(item):
            continue
        model = models.get(id(item.run), "")
        try:
            item.marker = write_marker(item.ordinal, item.style, like=item.marker, model=model, above=above)
        except ValueError as error:
            raise EditError("no-number-left", marker=item.marker, number=item.ordinal, reason=error) from None


def _models(order: Sequence[Item]) -> dict[int, str]:
    """Return for each run the marker that best shows its numerals: the first of two places."""
    models: dict[int, str] = {}
    for item in order:
        if item.run is not None and id(item.run) not in models and item.section is not None:
            marker = item.old.reading
            if len(take_apart(marker, item.style).numeral) > 1:
                models[id(item.run)] = marker
    return models


def _prefix(item: Item) -> tuple[int, ...]:
    """Return the numbers before the last one of an item's marker, none where it is not like 1.2."""
    return _numbers_in(item.marker, item.style)[:-1]


def _numbers_in(marker: str, style: str) -> tuple[int, ...]:
    if style != _MULTI:
        return ()
    return tuple(map(int, take_apart(marker, _MULTI).numeral.replace("．", ".").split(".")))


def _above(item: Item) -> tuple[int, ...]:
    """Return the numbers that a marker like 1.2 shall have before its last one."""
    if item.style != _MULTI:
        return ()
    parent = item.parent
    while parent is not None and not parent.marker:
        parent = parent.parent
    if parent is None:
        return _prefix(item)
    # Parents come first, and so have their new markers by now.
    now = (*_prefix(parent), parent.ordinal)
    if item.section is None or item.marker != item.old.reading:
        return now
    if parent.section is None:
        return now
    old = (*_numbers_in(parent.old.reading, parent.old.style)[:-1], parent.old.ordinal)
    return now if _prefix(item) == old else _prefix(item)


def word_markers(markers: Sequence[str], count: int) -> list[str]:
    """Return the words of a sequence that has become longer or shorter; EditError where there is no such sequence.

    >>> word_markers(["首先，", "其次，", "最后，"], 4), word_markers(["首先，", "其次，", "最后，"], 2)
    (['首先，', '其次，', '再次，', '最后，'], ['首先，', '最后，'])
    """
    if count < 2:
        raise EditError("lone-word", word=take_word(markers[0]))
    words = [take_word(marker) for marker in markers]
    if words[0] != "首先":
        if len(set(markers)) == 1 or count == len(markers):
            return [*markers, *[markers[-1]] * count][:count]
        raise EditError("pair", first=words[0], last=words[-1])
    if count <= len(markers):
        return [*markers[: count - 1], markers[-1]]
    spare = [word for word in _BETWEEN if word not in words]
    end = markers[0][len(words[0]) :]
    wanted = count - len(markers)
    if wanted > len(spare) or words[-1] != "最后":
        raise EditError("no-word-left")
    return [*markers[:-1], *(word + end for word in spare[:wanted]), markers[-1]]


def take_word(marker: str) -> str:
    """Return a sequence word without its punctuation."""
    return marker.rstrip("，,、：:")

"""What candidates tell of each other, before the layout: an open verb numbers only where another repeats it."""

from __future__ import annotations

from itertools import islice
from operator import itemgetter, le
from typing import Final

from speechparse.lexer.candidate import Candidate
from speechparse.patterns import HAN, LazyPattern
from speechparse.styles import BY_TERMINAL, COLON, LINE, SEMICOLON, STOP

_OPEN: Final = BY_TERMINAL["NARRATIVE_OPEN"]
_MULTI: Final = BY_TERMINAL["DECIMAL_MULTI"]
_DOT: Final = BY_TERMINAL["DECIMAL_DOT"]
#: An item's number and a count that its title begins with; a blank would follow a number of an outline.
_FRACTION: Final = LazyPattern(rf"(?P<item>[0-9]{{1,2}})[.．](?P<fraction>[0-9]{{1,2}})(?={HAN})")
_START: Final = itemgetter(0)
_END: Final = itemgetter(1)
#: What parts a sequence word from its sentence.
_COMMAS: Final = frozenset(",，、:：")
#: How far an open verb whose number is a slip may stand from its neighbour, in characters.
_SOON: Final = 300
#: Where an open verb begins a sentence or a clause.
_SENTENCES: Final = frozenset((LINE, STOP, SEMICOLON, COLON))


def _is_first_twice(candidates: list[Candidate], indexes: list[int], position: int) -> bool:
    """Say whether an open verb of number one comes again by a slip: after a lead-in's colon, or before number two.

    一段时期以来 comes again and again, and is no first item twice.
    """
    one, *others = (candidates[index] for index in indexes[position : position + 3])
    if not others or one.ordinal != 1 or others[0].ordinal != 1 or others[0].start - one.start >= _SOON:
        return False
    if one.place not in _SENTENCES or others[0].place not in _SENTENCES:
        return False
    return one.place == COLON or (
        len(others) > 1 and others[1].ordinal == 2 and others[1].start - others[0].start < _SOON
    )


def close_sequences(text: str, candidates: list[Candidate]) -> None:
    """Let a 最后， in the sentence of a 首先, or in its line and before a 其次, be the second item.

    Else it takes a 其次 between: a speech has a 最后 at its end whatever it began with, and 首先要…，最后要… is a sentence.
    """
    first: Candidate | None = None
    indexes = [index for index, candidate in enumerate(candidates) if candidate[3] == "sequence"]
    for position, index in enumerate(indexes):
        candidate = candidates[index]
        if candidate.ordinal == 1:
            first = candidate
        elif first is not None:
            near = candidate.line == first.line and candidate.start - first.start < _SOON
            if near and text[candidate.start] == "最" and text[candidate.end - 1] in _COMMAS:
                after = candidates[indexes[position + 1]] if position + 1 < len(indexes) else first
                goes_on = after.line == first.line and after.ordinal < 0
                if goes_on or "。" not in text[first.end : candidate.start]:
                    candidates[index] = candidate._replace(ordinal=-1)
            first = None


def take_fractions_apart(text: str, candidates: list[Candidate]) -> None:
    """Take 3.3 before words for an item 3. where just that is due, and no 3.2 or 3.4 is there: 3.3个百亿元项目."""
    counts: dict[str, int] = {}
    for candidate in candidates:
        if candidate[2] is _MULTI:
            counts[candidate.family] = counts.get(candidate.family, 0) + 1
    last = 0
    for index, candidate in enumerate(candidates if counts else ()):
        if candidate.place != LINE:
            continue
        if candidate.style is _DOT:
            last = candidate.ordinal
        elif candidate[2] is _MULTI and last and counts[candidate.family] == 1 and candidate.ordinal > 1:
            item = _FRACTION.match(text, candidate.start)
            if item is not None and int(item["item"]) == last + 1 and item.end("fraction") == candidate.end:
                last += 1
                candidates[index] = candidate._replace(
                    end=item.end("item") + 1, style=_DOT, family=_DOT.family, ordinal=last
                )


def _is_typo_between(candidates: list[Candidate], indexes: list[int], position: int) -> bool:
    """Say whether of three open verbs the second is misnumbered: 一抓 七抓 三抓."""
    if position + 2 >= len(indexes):
        return False
    one, _, other = (candidates[index] for index in indexes[position : position + 3])
    return other.ordinal == one.ordinal + 2 and other.start - one.start < _SOON


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Say whether one open verb may go on the list of another: the next number, or soon after it a slip of it."""
    step = other.ordinal - one.ordinal
    if step == 1:
        return True
    # 一段时期以来 comes again and again, and is no first item twice.
    return other.start - one.start < _SOON and (step == 2 or (one.ordinal > 1 and step in (-1, 0)))


def _is_slip(candidates: list[Candidate], indexes: list[int], position: int) -> bool:
    """Say whether an open verb is one of a run in which a number is a slip."""
    return any(
        is_slip(candidates, indexes, at)
        for is_slip, reach in ((_is_first_twice, 1), (_is_typo_between, 2))
        for at in range(max(0, position - reach), position + 1)
    )


def _in_runs(verbs: list[Candidate]) -> list[bool]:
    """Say of each of the open verbs of one family whether it stands in a run whose numbers rise.

    A number may come again in a run by a slip; what has the same number everywhere is a name: 四川, 三亚, 九江.
    """
    kept: list[bool] = []
    rises = False
    begun = 0
    for position, verb in enumerate(verbs):
        if position and not _goes_on(verbs[position - 1], verb):
            kept += [rises] * (position - begun)
            begun, rises = position, False
        elif position:
            rises = rises or verb.ordinal > verbs[position - 1].ordinal
    return kept + [rises] * (len(verbs) - begun)


def keep_runs(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out an open verb that the next item does not repeat, and overlaps of two candidates."""
    seen: dict[str, list[int]] = {}
    for index in [index for index, candidate in enumerate(candidates) if candidate[2] is _OPEN]:
        seen.setdefault(candidates[index].family, []).append(index)
    dropped: set[int] = set()
    for indexes in seen.values():
        runs = _in_runs([candidates[index] for index in indexes])
        for position, index in enumerate(indexes):
            if not (runs[position] or _is_slip(candidates, indexes, position)):
                dropped.add(index)
    if dropped:
        candidates = [candidate for index, candidate in enumerate(candidates) if index not in dropped]
    begins = islice(map(_START, candidates), 1, None)
    return candidates if all(map(le, map(_END, candidates), begins)) else _apart(candidates)


def _apart(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out each candidate that begins inside the one before it."""
    kept: list[Candidate] = []
    end = -1
    for candidate in candidates:
        if candidate.start >= end:
            end = candidate.end
            kept.append(candidate)
    return kept

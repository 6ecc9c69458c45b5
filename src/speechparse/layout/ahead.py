"""Look ahead: which candidate would go on the list of another, and what its run may gain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from speechparse.lexer import ANY_NEXT, Candidate
from speechparse.styles import COLON, COMMA, LINE

#: How many candidates ahead the next number of a list is looked for.
_HORIZON: Final = 400
#: The same for a second bare 一方面, in characters.
_SOON: Final = 240
#: The same for an item of a paragraph whose number is a slip, in characters.
_SLIP: Final = 300
_FIRST: Final = 1
#: Of the words that may be any number so many are looked at.
_MOST_WORDS: Final = 8
#: Between two number ones of which the second is a slip there are no more candidates than this.
_BETWEEN: Final = 40
#: Families without numerals, whose order is no matter of numbers.
_WORDS: Final = frozenset(("aspect", "sequence"))
#: Families one of which is easily typed for the other.
_TWINS: Final = {
    "decimal-dot": ("decimal-comma",),
    "decimal-comma": ("decimal-dot",),
    "decimal-paren": ("decimal-right-paren",),
    "chinese-paren": ("chinese-right-paren",),
}
#: No candidate of a kind yet, and none before that.
_NONE: Final = (-1, -1)
#: How much of the gain that open lists still expect the beam is cut by, at most.
_MOST_HOPE: Final = -6.0


def next_items(candidates: Sequence[Candidate], fresh: Sequence[bool]) -> list[int]:
    """For each candidate, find the one that would go on its list, or -1.

    A number-one candidate takes the run that follows it out of the reach of what comes before, so that of
    一是 一是 二是 二是 the outer pair is found as well as the inner one.
    """
    following = [-1] * len(candidates)
    own: dict[int, int] = {}
    repeats: dict[str, int] = {}
    ahead: dict[str, dict[int, list[int]]] = {}
    for index in range(len(candidates) - 1, -1, -1):
        if index + 1 < len(candidates) and fresh[index + 1]:
            ahead.clear()
            repeats.clear()
        _, _, _, family, ordinal, place, _ = candidates[index]
        numbers = ahead.get(family)
        if numbers is None:
            numbers = ahead[family] = {}
        if ordinal < 0:
            # A flexible word may be any number from the least on: the next item for whatever precedes it.
            following[index] = _next_word(candidates, _last(numbers.get(0)), index)
            numbers.setdefault(0, []).append(index)
            continue
        waiting = numbers.get(ordinal + 1)
        best = waiting[-1] if waiting else -1
        if 0 in numbers:
            best = _sooner(best, _word(candidates, numbers[0], index))
        slips = False
        if family in _WORDS:
            if family == "sequence":
                own[index] = best
                best = _sooner(best, _last(ahead.get("ordinal", {}).get(ordinal + 1)))
            elif ordinal == 1:
                best = _sooner(best, _bare_answer(candidates, index, _last(numbers.get(1))))
        elif best < 0:
            slips = True
            if ordinal == _FIRST and place == LINE:
                best = _taken_back(candidates, following, numbers)
                if best < 0:
                    best = _repeat_taken_back(candidates, following, repeats.get(family, -1))
            if best < 0:
                best = _slip(candidates, index, numbers)
                if best >= 0 and ordinal == candidates[best].ordinal == _FIRST + 1:
                    repeats[family] = index
                for twin in _TWINS.get(family, ()):
                    best = _sooner(best, _twin(candidates, index, ahead.get(twin, {})))
        if best - index <= _HORIZON:
            following[index] = best
        if ordinal == 1:
            if not slips:
                _take_run(numbers, following, candidates, index)
            numbers.pop(0, None)
        numbers.setdefault(ordinal, []).append(index)
    _bridge_typos(candidates, following)
    _give_back(candidates, following, own)
    return following


def _give_back(candidates: Sequence[Candidate], following: list[int], own: dict[int, int]) -> None:
    """Leave 第二 to its 第一, if there is one: a 首先 in the text of that has only its own, if any (``own``)."""
    for index, best in own.items():
        after = following[index]
        if after < 0 or after == best:
            continue
        _, _, _, family, ordinal, _, _ = candidates[after]
        first = index - 1
        while first >= 0 and index - first <= _MOST_WORDS and candidates[first].family != family:
            first -= 1
        if first >= 0 and candidates[first].ordinal == ordinal - 1 and following[first] == after:
            following[index] = best


def _bridge_typos(candidates: Sequence[Candidate], following: list[int]) -> None:
    """Let a number that is far too high among right ones go on to the next: 一、 七、 三、."""
    at_lines: dict[str, tuple[int, int]] = {}
    inside: dict[str, tuple[int, int]] = {}
    for index, (_, _, _, family, ordinal, place, _) in enumerate(candidates):
        if ordinal < 0:
            continue
        latest = at_lines if place == LINE else inside
        before, typo = latest.get(family, _NONE)
        latest[family] = typo, index
        if ordinal <= 2 or before < 0 or following[typo] >= 0:
            continue
        is_bridge = candidates[before].ordinal == ordinal - 2 and candidates[typo].ordinal > ordinal
        if is_bridge and index - before <= _HORIZON:
            following[before], following[typo] = typo, index


def _taken_back(candidates: Sequence[Candidate], following: list[int], numbers: dict[int, list[int]]) -> int:
    """Give a number one at a line's start the run that a 第一 inside its own text has taken: 第一，…居全省第一，….

    That stands where no item begins, and the run at lines' starts.
    """
    for inner in numbers.get(1, ())[: -_MOST_WORDS - 1 : -1]:
        _, _, style, _, _, place, _ = candidates[inner]
        after = following[inner]
        if place == LINE or style.costs[place] <= 0.0:
            return -1
        if after >= 0 and candidates[after].place == LINE and candidates[after].ordinal > 1:
            following[inner] = -1
            return after
    return -1


def _repeat_taken_back(candidates: Sequence[Candidate], following: list[int], repeat: int) -> int:
    """Give a number one at a line's start the two that a list in its text took for its own two again."""
    if repeat < 0:
        return -1
    after = following[repeat]
    if after < 0 or candidates[after].place != LINE or candidates[after].ordinal != _FIRST + 1:
        return -1
    following[repeat] = -1
    return after


def _slip(candidates: Sequence[Candidate], index: int, numbers: dict[int, list[int]]) -> int:
    """Find what goes on the list by mistake where its next number never comes: the next but one, or the same again."""
    candidate = candidates[index]
    at_line = candidate.place == LINE
    best = -1
    for ordinal in (candidate.ordinal + 2, candidate.ordinal):
        found = _last(numbers.get(ordinal))
        # A first item in the text (会议决定，一、…) may have its next but one at a line's start.
        is_led_in = candidate.place == COLON or (candidate.place == COMMA and ordinal == _FIRST + 2)
        if found < 0 or ((candidates[found].place == LINE) != at_line and not is_led_in):
            continue
        # At line starts a second 一、 begins the next list, where a higher number or one unlike it stands between.
        if ordinal == 1 and at_line and not _is_repeat(candidates, index, found):
            continue
        if at_line or candidates[found].start - candidate.end < _SLIP:
            best = _sooner(best, found)
    return best


def _twin(candidates: Sequence[Candidate], index: int, numbers: dict[int, list[int]]) -> int:
    """Find the next number in the twin of a family: 2、 after 1., in the same kind of place."""
    candidate = candidates[index]
    found = _last(numbers.get(candidate.ordinal + 1))
    if found < 0 or (candidates[found].place == LINE) != (candidate.place == LINE):
        return -1
    if candidate.place != LINE and candidates[found].start - candidate.end >= _SLIP:
        return -1
    return found


def _is_repeat(candidates: Sequence[Candidate], index: int, found: int) -> bool:
    """Say whether a second number one at a line's start repeats the first: nothing between them is above them."""
    if found - index > _BETWEEN:
        return False
    rank = candidates[index].style.rank
    for between in candidates[index + 1 : found]:
        if between.place != LINE:
            continue
        above = between.style.rank
        if rank is None or above is None or above <= rank:
            return False
    return True


def _last(indexes: list[int] | None) -> int:
    return indexes[-1] if indexes else -1


def _sooner(one: int, other: int) -> int:
    return one if other < 0 or 0 <= one < other else other


def _bare_answer(candidates: Sequence[Candidate], index: int, answer: int) -> int:
    """A second 一方面 without its 另 answers the first only where it follows soon: in its line, or at the beginning of another."""
    if answer < 0 or candidates[answer].start - candidates[index].end > _SOON:
        return -1
    other = candidates[answer]
    return answer if other.place == LINE or other.line == candidates[index].line else -1


def _word(candidates: Sequence[Candidate], indexes: Sequence[int], first: int) -> int:
    """Find the next word that may stand after so many items, 首先 waits for no 最后; and in another line none inside a sentence."""
    ordinal, line = candidates[first].ordinal, candidates[first].line
    for index in indexes[: -_MOST_WORDS - 1 : -1]:
        word = candidates[index]
        if word.ordinal == ANY_NEXT or -word.ordinal <= ordinal:
            return -1 if _is_within(word, line) else index
    return -1


def _next_word(candidates: Sequence[Candidate], found: int, index: int) -> int:
    """Return the word ``found`` that may go on from the word at ``index``; -1 if it is too far, or inside another line's sentence."""
    if found < 0 or found - index > _HORIZON or _is_within(candidates[found], candidates[index].line):
        return -1
    return found


def _is_within(word: Candidate, line: int) -> bool:
    """Say whether the word stands inside a sentence of a line below: …，最后必将成功."""
    return word.line > line and word.place == COMMA


def _take_run(
    numbers: dict[int, list[int]], following: list[int], candidates: Sequence[Candidate], index: int
) -> None:
    at = following[index]
    while at >= 0:
        stack = numbers.get(candidates[at].ordinal)
        if not stack or stack[-1] != at:
            return  # taken by another run, and so is what follows
        stack.pop()
        at = following[at]


def expected_gains(candidates: Sequence[Candidate], following: Sequence[int]) -> list[float]:
    """For each candidate, half of what the rest of its run would gain, as a negative cost, up to a bound."""
    gains = [0.0] * len(candidates)
    for index in range(len(candidates) - 1, -1, -1):
        after = following[index]
        if after >= 0:
            _, _, style, _, _, place, _ = candidates[after]
            cost = style.costs[place]
            gain = gains[after] + (0.5 * cost if cost < 0.0 else 0.0)
            gains[index] = max(_MOST_HOPE, gain)
    return gains

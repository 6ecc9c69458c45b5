"""How like two texts are, and which words were taken out and put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

import regex

from speechparse.comparison.model import Op, Part

#: What a text is cut into: clauses with their signs.
_CLAUSE: Final = regex.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")
#: Of long texts only so much is looked at to find which section is which.
_LOOKED_AT: Final = 600
#: Two clauses are compared sign by sign up to this length; more of them than this are one change.
_FINE: Final = 300
_MOST_CLAUSES: Final = 6_000
#: What stays is shown so far on each side of a change.
_SHOWN: Final = 12
#: What two changes have between them, if it is as short as this, is part of one change.
_CRUMB: Final = 1


@lru_cache(maxsize=1)
def _ratio() -> Callable[[str, str], float]:
    """Return rapidfuzz's comparison where it is installed, else difflib's."""
    try:
        from rapidfuzz.distance import Indel
    except ImportError:
        return lambda one, other: SequenceMatcher(None, one, other, autojunk=False).ratio()
    compare: Callable[[str, str], float] = Indel.normalized_similarity
    return compare


def similarity(one: str, other: str) -> float:
    """Return how like two texts are, from 0 to 1; of long ones their beginnings."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    return _ratio()(one[:_LOOKED_AT], other[:_LOOKED_AT])


def clauses(text: str) -> list[str]:
    """Return the clauses of a text; joined they are the text."""
    return [clause for clause in _CLAUSE.findall(text) if clause]


def parts_of(old: str, new: str) -> list[Part]:
    """Return what stays, goes and comes on the way from one text to another, whole."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    before, after = old[:start], old[len(old) - end :] if end else ""
    inner = _inner(old[start : len(old) - end], new[start : len(new) - end])
    return _joined([("=", before), *inner, ("=", after)])


def _same(one: str, other: str) -> int:
    """Return how many signs two texts begin with alike."""
    least = min(len(one), len(other))
    return next((place for place in range(least) if one[place] != other[place]), least)


def _inner(old: str, new: str) -> list[tuple[str, str]]:
    if len(old) <= _FINE and len(new) <= _FINE:
        return _compared(old, new, fine=True)
    return _compared(clauses(old), clauses(new), fine=False)


def _compared(old: Sequence[str], new: Sequence[str], *, fine: bool) -> list[tuple[str, str]]:
    if not old or not new or max(len(old), len(new)) > _MOST_CLAUSES:
        return [("-", "".join(old)), ("+", "".join(new))]
    found: list[tuple[str, str]] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=not fine).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if op == "equal":
            found.append(("=", gone))
        elif not fine and gone and come and max(len(gone), len(come)) <= _FINE:
            found += _compared(gone, come, fine=True)
        else:
            found += [("-", gone), ("+", come)]
    return _without_crumbs(found)


def _without_crumbs(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turn a lone sign that stays between two changes into a part of them."""
    kept: list[tuple[str, str]] = []
    for place, (op, text) in enumerate(found):
        if op == "=" and 0 < place < len(found) - 1 and len(text) <= _CRUMB:
            kept += [("-", text), ("+", text)]
        else:
            kept.append((op, text))
    return kept


def _joined(found: Sequence[tuple[str, str]]) -> list[Part]:
    """Join neighbours: between two texts that stay, all that goes and then all that comes."""
    parts: list[Part] = []
    gone = come = same = ""
    for op, text in [*found, ("=", "")]:
        if op == "-":
            gone += text
        elif op == "+":
            come += text
        elif not gone and not come:
            same += text
        elif text:
            parts += _parts(same, gone, come)
            same, gone, come = text, "", ""
    return [*parts, *_parts(same, gone, come)]


def _parts(same: str, gone: str, come: str) -> list[Part]:
    given: tuple[tuple[Op, str], ...] = (("=", same), ("-", gone), ("+", come))
    return [Part(op=op, text=text) for op, text in given if text]


def shortened(parts: Sequence[Part]) -> list[Part]:
    """Return parts with what stays cut short, so that a change in a long text is a short thing."""
    short = []
    for place, part in enumerate(parts):
        text = part.text
        if part.op == "=" and len(text) > 2 * _SHOWN:
            left = text[:_SHOWN] if place else ""
            right = text[-_SHOWN:] if place < len(parts) - 1 else ""
            text = f"{left}…{right}"
        short.append(Part(op=part.op, text=text))
    return short

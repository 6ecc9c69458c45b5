"""Turn the conditions of a selector into tests of nodes and of places, and say which names and values are wrong."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection
from difflib import get_close_matches
from math import prod
from time import monotonic
from typing import Any, Final, TypeAlias

from speechparse.query.attributes import ATTRIBUTES
from speechparse.query.attributes import Attribute as Known
from speechparse.query.errors import SelectorError
from speechparse.query.run import Run
from speechparse.query.syntax import Attribute, Pseudo
from speechparse.query.widths import comparison
from speechparse.visitors import children_of

#: A test of a node by itself, or by its place; the Run knows the tree and the time that is left.
NodeTest: TypeAlias = Callable[[Any, Run], bool]
PlaceTest: TypeAlias = Callable[[Run, int], bool]
#: A test of a value; the Run is there for patterns.
ValueTest: TypeAlias = Callable[[Any, Run], bool]

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NUMERIC: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ALLOWED: Final = {
    "number": ("=", "!=", "<", "<=", ">", ">="),
    "words": ("=", "!=", "*=", "^=", "$=", "~="),
    "truth": ("=", "!="),
}
_PLURAL: Final = {"number": "numbers", "words": "words", "truth": "true or false"}
_TRUTHS: Final = {"true": True, "false": False}
#: Longer patterns are refused: compiling one must not take long either.
_MAX_PATTERN: Final = 500
#: Counted repetitions, {m} and {m,n}, are written out when a pattern is compiled, those in one another multiplied:
#: were they not limited, a short pattern could take all memory. All numbers in braces are multiplied here.
_REPETITION: Final = re.compile(r"(?<=[{,])\s*([0-9]+)(?=\s*[,}])")
_MAX_REPETITIONS: Final = 100_000
#: What a search is given when the time is used up: a timeout of nothing would be none.
_LEAST: Final = 1e-6
#: More digits than any count of nodes has.
_MAX_DIGITS: Final = 9
_EVERY_OTHER: Final = re.compile(r"([+-]?[0-9]*)n(?:\s*([+-])\s*([0-9]+))?")
_NAMED_COUNTS: Final = {"odd": "2n+1", "even": "2n"}


def check_name(selector: str, at: int, name: str, known: Collection[str], problem: str) -> None:
    """Raise a SelectorError where ``name`` is none of ``known``; the nearest of them come first in it."""
    if name in known:
        return
    near = get_close_matches(name[:40], known, n=3)
    raise SelectorError(selector, at, problem, tuple(near or known), name=repr(name[:40]))


def is_of_node(attribute: Attribute, kind: str | None) -> bool:
    """Say whether an attribute is read from the node itself, and not from the text of the tree."""
    known = ATTRIBUTES.get(attribute.name)
    return known is None or not known.whole or kind in known.readers


def node_test(selector: str, attribute: Attribute, kind: str | None) -> NodeTest:
    """Return the test of an attribute that is read from the node; SelectorError for a wrong name or value."""
    known, test, wanted = _resolved(selector, attribute)
    if kind is not None:
        read = known.readers.get(kind)
        if read is None:
            return lambda node, run: not wanted
        return lambda node, run: ((value := read(node)) is not None and test(value, run)) is wanted

    def of_any_kind(node: Any, run: Run) -> bool:
        read = known.readers.get(node.kind)
        return (read is not None and (value := read(node)) is not None and test(value, run)) is wanted

    return of_any_kind


def whole_test(selector: str, attribute: Attribute) -> PlaceTest:
    """Return the test of an attribute that is cut from the text of the tree."""
    _, test, wanted = _resolved(selector, attribute)

    def of_place(run: Run, place: int) -> bool:
        words, starts = run.index.texts if attribute.name == "text" else run.index.readings
        return test(words[starts[place] : starts[run.index.ends[place]]], run) is wanted

    return of_place


def _resolved(selector: str, attribute: Attribute) -> tuple[Known, ValueTest, bool]:
    """Return what is known of an attribute, the test of its value, and what that is to say."""
    check_name(selector, attribute.at, attribute.name, ATTRIBUTES, "no-attribute")
    known = ATTRIBUTES[attribute.name]
    if attribute.operator == "!=":
        # As in :not([a=b]): a node that has no such attribute is not equal either.
        return known, _value_test(selector, attribute, known, "="), False
    return known, _value_test(selector, attribute, known, attribute.operator), True


def _value_test(selector: str, attribute: Attribute, known: Known, sign: str) -> ValueTest:
    if not sign:
        return lambda value, run: value is not False
    if attribute.operator not in _ALLOWED[known.values]:
        said = {"name": attribute.name, "values": _PLURAL[known.values], "operator": attribute.operator}
        raise SelectorError(selector, attribute.at, "not-compared", _ALLOWED[known.values], **said)
    value, at = attribute.value, attribute.value_at
    if known.values == "number":
        if not _NUMBER.fullmatch(value):
            raise SelectorError(selector, at, "no-number", value=repr(value[:40]), name=attribute.name)
        number, compare = float(value), _NUMERIC[sign]
        return lambda found, run: compare(found, number)
    if known.values == "truth":
        if value not in _TRUTHS:
            said = {"name": attribute.name, "value": repr(value[:40])}
            raise SelectorError(selector, at, "no-truth", tuple(_TRUTHS), **said)
        truth = _TRUTHS[value]
        return lambda found, run: found is truth
    if sign == "~=":
        return _pattern_test(selector, value, at)
    matches = comparison(sign, value)
    return lambda found, run: matches(found)


def _pattern_test(selector: str, written: str, at: int) -> ValueTest:
    import regex

    if len(written) > _MAX_PATTERN:
        raise SelectorError(selector, at, "long-pattern", most=_MAX_PATTERN)
    counts = (int(digits) for digits in _REPETITION.findall(written))
    if prod(max(count, 1) for count in counts) > _MAX_REPETITIONS:
        raise SelectorError(selector, at, "many-repetitions", most=f"{_MAX_REPETITIONS:,}")
    try:
        pattern = regex.compile(written)
    except regex.error as error:
        place, said = getattr(error, "pos", None) or 0, getattr(error, "msg", "it cannot be read")
        raise SelectorError(selector, at + place, "wrong-pattern", reason=said) from None
    except ValueError as error:
        raise SelectorError(selector, at, "wrong-pattern", reason=str(error)) from None
    except (RecursionError, OverflowError, MemoryError):
        raise SelectorError(selector, at, "large-pattern") from None

    def search(value: Any, run: Run) -> bool:
        began = monotonic()
        try:
            return pattern.search(value, timeout=max(run.seconds - run.spent, _LEAST)) is not None
        except TimeoutError:
            raise SelectorError(selector, at, "slow-pattern", seconds=f"{run.seconds:g}") from None
        finally:
            run.spent += monotonic() - began

    return search


# ---- conditions that begin with a colon ----


def is_empty(node: Any, run: Run) -> bool:
    """Say whether a node holds nothing but spaces; of a leaf, whether its text is blank."""
    words = node.__dict__.get("text")
    if words is not None:
        return not words.strip()
    return all(child.kind == "space" for child in children_of(node))


def pseudo_test(selector: str, pseudo: Pseudo) -> PlaceTest:
    """Return the test that :first, :last, :nth, :root or :contains makes of a place."""
    if pseudo.name == "root":
        return lambda run, place: place == 0
    if pseudo.name == "contains":
        return _contains_test(pseudo.argument)
    argument = {"first": "1", "last": "-1"}.get(pseudo.name, pseudo.argument)
    return _count_test(selector, pseudo.at, argument)


def _contains_test(words: str) -> PlaceTest:
    test = comparison("*=", words)

    def contains(run: Run, place: int) -> bool:
        text, starts = run.index.readings
        return test(text[starts[place] : starts[run.index.ends[place]]])

    return contains


def _count_test(selector: str, at: int, argument: str) -> PlaceTest:
    every = _EVERY_OTHER.fullmatch(_NAMED_COUNTS.get(argument, argument))
    if every is None:
        number = _whole_number(selector, at, argument)
        if number == 0:
            raise SelectorError(selector, at, "no-node-0", ("a number from 1", "from -1 backwards"))
        if number > 0:
            return lambda run, place: run.ranks(place)[0] == number
        return lambda run, place: run.ranks(place)[1] == -number
    factor, sign, shift = every.groups()
    step = _whole_number(selector, at, factor if factor.strip("+-") else f"{factor}1")
    first = _whole_number(selector, at, f"{sign}{shift}") if shift else 0

    def is_counted(run: Run, place: int) -> bool:
        beyond = run.ranks(place)[0] - first
        return beyond == 0 if step == 0 else beyond % step == 0 and beyond // step >= 0

    return is_counted


def _whole_number(selector: str, at: int, digits: str) -> int:
    if len(digits.lstrip("+-")) > _MAX_DIGITS:
        raise SelectorError(selector, at, "large-number")
    return int(digits)

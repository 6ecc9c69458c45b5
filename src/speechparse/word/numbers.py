"""Find which automatic numbers of a Word file should be others, by what the rules on numbers find in its lists.

Only lists all of whose numbers are automatic are numbered anew: among typed ones an automatic number would not
follow when they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from speechparse.diagnostic import Diagnostic
from speechparse.document import Document
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.sequence import Fault
from speechparse.nodes import Marker, Section
from speechparse.visitors import walk
from speechparse.word.lines import Lines, flagged
from speechparse.word.orders import Orders

#: The rules whose fixes number a list through, and the one that has no fix where numbers are typed.
THROUGH: Final = frozenset({"NUM101", "NUM102", "NUM103"})
LATE: Final = "NUM104"


class Plan(NamedTuple):
    """The numbers of lines that should be others (by how much), the lines as they should be, and the fixes by rule."""

    moves: dict[int, int]
    lines: Lines
    made: dict[str, int]


class Lists:
    """The lists of one document: which of them have automatic numbers only, and which have some."""

    def __init__(self, document: Document, automatic: frozenset[int]) -> None:
        #: For the places of markers of lists whose numbers go wrong: all places that are numbered with them.
        self.numbered: Final[dict[int, list[int]]] = {}
        #: The lists that begin late, by the place of their first marker.
        self.late: Final[dict[int, list[ListView]]] = {}
        self._automatic: Final = automatic
        for view in Scene(document).slipping:
            chain = list(_chain(view))
            places = [marker.span.start for one in chain for marker in one.markers]
            self.numbered.update((marker.span.start, places) for marker in view.markers)
            if any(slip.fault is Fault.LATE for slip in view.slips):
                self.late[view.markers[0].span.start] = chain

    def is_automatic(self, place: int) -> bool:
        """Say whether the list of a wrong number, and those that run on from it, are numbered by Word throughout."""
        return place in self.numbered and self._automatic.issuperset(self.numbered[place])

    def is_mixed(self, place: int) -> bool:
        """Say whether some of those numbers are Word's and some typed."""
        return not self.is_automatic(place) and not self._automatic.isdisjoint(self.numbered.get(place, ()))


def plan_numbers(
    document: Document, lines: Lines, orders: Orders, is_barred: Callable[[int], bool]
) -> Plan | None:
    """Return what should become of the automatic numbers; None where they may stay.

    ``is_barred`` says of a line that its number is to be left.
    """
    return _Planner(flagged(document, frozenset()), lines, orders, is_barred).plan()


class _Planner:
    """Fixes a document as if all its numbers were typed, and tells from that which numbers should be others."""

    def __init__(
        self, typed: Document, lines: Lines, orders: Orders, is_barred: Callable[[int], bool]
    ) -> None:
        self._typed: Final = typed
        self._lines: Final = lines
        self._orders: Final = orders
        self._is_barred: Final = is_barred
        self._documents: Final = {lines.text: typed}
        self._seen: Final[dict[str, tuple[Lines, Lists]]] = {}

    def plan(self) -> Plan | None:
        fixed = self._orders.fix(self._typed, self._can_be, self._parse, unsafe=True)
        late = list(self._late(fixed.document, fixed.text))
        made = {**fixed.made, LATE: len(late)} if late else dict(fixed.made)
        if not made:
            return None
        labels = self._lines.labels
        before = _markers(self._typed, self._lines)
        after = _markers(fixed.document, Lines(fixed.text, labels))
        both = [(line, before[line], after[line]) for line in before if line in after]
        moves = {line: new.ordinal - old.ordinal for line, old, new in both if new.ordinal != old.ordinal}
        grown = {line: len(new.text) - len(old.text) for line, old, new in both if line in moves}
        wanted = Lines(fixed.text, {line: length + grown.get(line, 0) for line, length in labels.items()})
        for chain in late:
            by = chain[0].start - chain[0].ordinals[0]
            for marker in (marker for view in chain for marker in view.markers):
                line = wanted.at(marker.span.start)
                moves[line] = moves.get(line, 0) + by
        return Plan(moves, wanted, made)

    def _parse(self, text: str) -> Document:
        self._documents[text] = self._orders.parse(text)
        return self._documents[text]

    def _can_be(self, finding: Diagnostic, text: str) -> bool:
        return finding.code in THROUGH and self._is_ours(finding, text)

    def _is_ours(self, finding: Diagnostic, text: str) -> bool:
        """Say whether a finding is about numbers that are all Word's, and none of them barred."""
        lines, lists = self._lists(text)
        place = finding.span.start
        return lists.is_automatic(place) and not any(
            self._is_barred(lines.at(each)) for each in lists.numbered[place]
        )

    def _late(self, document: Document, text: str) -> Iterator[list[ListView]]:
        """Yield the automatic lists that begin late, each with those that run on from it."""
        late = self._lists(text)[1].late
        if late:
            for finding in self._orders.findings(document, text):
                if finding.code == LATE and finding.span.start in late and self._is_ours(finding, text):
                    yield late[finding.span.start]

    def _lists(self, text: str) -> tuple[Lines, Lists]:
        if text not in self._seen:
            lines = Lines(text, self._lines.labels)
            self._seen[text] = lines, Lists(self._documents[text], lines.automatic)
        return self._seen[text]


def _chain(view: ListView) -> Iterator[ListView]:
    """Yield a list and those that run on from it."""
    one: ListView | None = view
    while one is not None:
        yield one
        one = one.followed_by


def _markers(document: Document, lines: Lines) -> Mapping[int, Marker]:
    """Return the markers that stand where automatic numbers do, by their lines."""
    return {
        lines.at(node.marker.span.start): node.marker
        for node in walk(document)
        if isinstance(node, Section) and node.marker is not None and node.marker.span.start in lines.automatic
    }

"""One run of a Word file, cut at places into several that show what it showed, each with its properties."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from speechparse.readers.docx_parts import Element, w

R: Final = w("r")
RPR: Final = w("rPr")
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
PRESERVED: Final = "preserve"
#: What XML holds for blanks, which Word shows at the ends of a text only where it is told to.
XML_BLANKS: Final = " \t\n\r"

#: Where something stands in a run as the reader found it: the children before it, the properties not counted, and the
#: characters before it in its own child.
Place = tuple[int, int]


class _Part(NamedTuple):
    """What has become of a run from a place in it on."""

    place: Place
    element: Element


class CutRun:
    """A run and the parts that it is cut into, in order; places stay those of the run as it was."""

    def __init__(self, element: Element) -> None:
        self._parts: Final = [_Part((0, 0), element)]
        self._places: Final[dict[Element, Place]] = {element: (0, 0)}
        self._properties: Final = [index for index, child in enumerate(element) if child.tag == RPR]
        #: How many characters stood before the text of an element in the one that it was cut from.
        self._before: Final[dict[Element, int]] = {}

    def index(self, child: int) -> int:
        """Return how many children stood before one, counted with the properties, when these are not counted."""
        return child - bisect_left(self._properties, child)

    def index_of(self, child: Element) -> int:
        """Return the same for a child that stands in one of the parts, and begins there."""
        part = child.getparent()
        return _content(part).index(child) + self._places[part][0]

    def between(self, begin: Place, end: Place) -> list[Element]:
        """Return the parts that begin from one place on and before another."""
        first = bisect_left(self._parts, begin, key=_place_of)
        last = bisect_left(self._parts, end, key=_place_of)
        return [part.element for part in self._parts[first:last]]

    def beginning(self, place: Place) -> Element:
        """Return the part that begins at a place where the run is cut."""
        return self._parts[self._part_at(place)].element

    def ending(self, place: Place) -> Element:
        """Return the part that ends at a place where the run is cut, or at its end."""
        return self._parts[bisect_left(self._parts, place, key=_place_of) - 1].element

    def cut(self, places: Iterable[Place]) -> list[Element]:
        """Cut the run at places, and return the new runs; there is nothing to cut where a part begins or the last ends."""
        wanted = sorted({place for place in places if place > (0, 0)})
        grouped = [(at, list(group)) for at, group in groupby(wanted, key=self._part_at)]
        new: list[Element] = []
        # From the last on: the numbers of the parts before stay what they are.
        for at, group in reversed(grouped):
            parts = list(self._split(self._parts[at], group))
            self._parts[at + 1 : at + 1] = parts
            new += [part.element for part in parts]
        return new

    def _part_at(self, place: Place) -> int:
        return bisect_right(self._parts, place, key=_place_of) - 1

    def _split(self, part: _Part, places: list[Place]) -> Iterator[_Part]:
        """Cut a part at places in it, and yield what is new."""
        content = _content(part.element)
        base = part.place[0]
        places = [place for place in places if part.place < place < (base + len(content), 0)]
        if not places:
            return
        # What stands from each place to the next; of a text that is cut, its pieces.
        pieces: dict[Place, Element] = {}
        for index, group in groupby(places, key=_child_of):
            offsets = [offset for _, offset in group if offset]
            cut = self._cut_text(content[index - base], offsets) if offsets else ()
            pieces.update(((index, offset), piece) for offset, piece in zip(offsets, cut, strict=True))
        properties = part.element.findall(RPR)
        last = part.element
        for place, following in pairwise([*places, (base + len(content), 0)]):
            new = last.makeelement(R, last.attrib, last.nsmap)
            new.extend(deepcopy(child) for child in properties)
            first = place[0] - base
            if place in pieces:
                new.append(pieces[place])
                first += 1
            # The child that the next place cuts begins here, unless this place cuts it, too.
            new.extend(content[first : following[0] - base + bool(following[1])])
            last.addnext(new)
            last = new
            self._places[new] = place
            yield _Part(place, new)

    def _cut_text(self, element: Element, offsets: list[int]) -> list[Element]:
        """Cut a text at offsets, and return the elements that hold what follows each."""
        text = element.text or ""
        before = self._before.get(element, 0)
        if element.get(SPACE) != PRESERVED:
            # The blanks at the two ends were not shown, those at the cuts are.
            bare = text.lstrip(XML_BLANKS)
            before += len(text) - len(bare)
            text = bare.rstrip(XML_BLANKS)
        new: list[Element] = []
        for begin, end in pairwise([*offsets, before + len(text)]):
            piece = element.makeelement(element.tag, element.attrib, element.nsmap)
            piece.text = text[begin - before : end - before]
            self._before[piece] = begin
            new.append(piece)
        element.text = text[: offsets[0] - before]
        self._before[element] = before
        for each in (element, *new):
            shows_blanks(each)
        return new


def shows_blanks(element: Element) -> None:
    """Say of a w:t that its blanks are to be shown, where its text begins or ends with one."""
    text = element.text or ""
    if text != text.strip(XML_BLANKS):
        element.set(SPACE, PRESERVED)


def _content(run: Element) -> list[Element]:
    return [child for child in run if child.tag != RPR]


def _place_of(part: _Part) -> Place:
    return part.place


def _child_of(place: Place) -> int:
    return place[0]

"""One walk of the tree, whose results all rules share: the text, the lists of each speech, its damage, its furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any, Final, TypeVar

from speechparse.citations import Citation, find_citations
from speechparse.document import Document
from speechparse.lint.survey import Survey
from speechparse.lint.targets import Targets
from speechparse.lint.views import ListView, SpeechView
from speechparse.nodes import Furniture, Marker, Section, Space, Text, Title

__all__ = ["ListView", "Scene", "SpeechView"]

T = TypeVar("T")


class Scene:
    """A document as the rules see it."""

    def __init__(self, document: Document) -> None:
        self.document: Final = document
        survey = Survey(document)
        #: The source.
        self.text: Final[str] = "".join(survey.pieces)
        self.speeches: Final[list[SpeechView]] = survey.speeches
        self._lists: Final = [view for speech in survey.speeches for view in speech.lists]
        #: Leaves, markers and titles whose damage the reading undid, and the spaces that are damage.
        self.damaged: Final[list[Text | Marker | Title]] = survey.damaged
        self.spaces: Final[list[Space]] = survey.spaces
        self.furniture: Final[list[Furniture]] = survey.furniture
        self._made: Final[dict[Hashable, Any]] = {}

    @cached_property
    def markers(self) -> dict[int, Marker]:
        """The markers, by where they begin."""
        found: dict[int, Marker] = {}
        for view in self.lists():
            found.update(zip(view.starts, view.markers, strict=True))
        return found

    @cached_property
    def citations(self) -> list[Citation]:
        """The references to parts, items and annexes, in order; a marker is no reference to itself."""
        found = find_citations(self.text)
        if not found:
            return found
        markers = self.markers
        starts = sorted(markers)

        def is_in_marker(offset: int) -> bool:
            place = bisect_right(starts, offset)
            return bool(place) and offset < markers[starts[place - 1]].span.end

        return [citation for citation in found if not is_in_marker(citation.numeral_start)]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, made only once for a key."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def slipping(self) -> list[ListView]:
        """The lists whose numbers go wrong."""
        return [view for view in self.lists() if view.slips]

    def lists_in(self, section: Section) -> list[ListView]:
        """Return the lists that stand in a section and in none below it."""
        return self._within.get(id(section), [])

    @cached_property
    def _within(self) -> dict[int, list[ListView]]:
        found: dict[int, list[ListView]] = {}
        for view in self.lists():
            if view.parent is not None:
                found.setdefault(id(view.parent), []).append(view)
        return found

    def citing(self, view: ListView) -> list[Citation]:
        """Return the references that mean an item of a list."""
        return self._citing.get(id(view), [])

    @cached_property
    def _citing(self) -> dict[int, list[Citation]]:
        found: dict[int, list[Citation]] = {}
        for speech in self.speeches:
            citations = self.citations_in(speech)
            targets = Targets(speech.lists if citations else [])
            for citation in citations:
                view = targets.of(citation)
                if view is not None:
                    found.setdefault(id(view), []).append(citation)
        return found

    def citations_in(self, speech: SpeechView) -> list[Citation]:
        """Return the references in a speech, in order."""
        span = speech.node.span
        low = bisect_left(self.citations, span.start, key=lambda citation: citation.start)
        return self.citations[low : bisect_left(self.citations, span.end, key=lambda c: c.start)]

    def lists(self) -> Iterator[ListView]:
        """Return every list, speech by speech, in order."""
        return iter(self._lists)

"""What holds of every text and its tree, as checks that say what is broken; tests and scripts/fuzz.py share them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from random import Random
from typing import Any, Final

import speechparse
from speeches import KINDS, damage, make
from speeches.soup import FAMILIES, noise, soup
from speechparse.document import Document
from speechparse.nodes import MAX_LEVEL
from speechparse.styles import BY_NAME

#: The reasons of spaces that only a reading of damage gives.
_DAMAGE: Final = frozenset({"wrap", "slice", "markup"})
_HIGHEST: Final = 9999
_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
#: How many characters hostile texts have at most: short ones find as much, and more of them can be tried.
_HOSTILE: Final = 400


def is_surrogate_in(text: str) -> bool:
    """Say whether half of a character stands in the text, which JSON cannot hold."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def broken(text: str) -> list[str]:
    """Parse a text in all ways and return every promise that is broken, a line each."""
    document = speechparse.parse(text)
    found = [*in_tree(text, document), *in_json(text, document)]
    if speechparse.parse(text) != document:
        found.append("the second parse gives another tree")
    plain = speechparse.parse(text, readings=())
    found += [f"without readings: {problem}" for problem in (*in_tree(text, plain), *undamaged(plain))]
    return found


def in_tree(text: str, document: Document) -> Iterator[str]:
    """Yield what is wrong with the tree of a text: places, nesting, numbers."""
    if document.to_text() != text:
        yield "to_text gives another text"
    if (document.span.start, document.span.end) != (0, len(text)):
        yield f"the document spans {document.span}"
    at = 0
    for what, leaf, span in leaves(document):
        if span.start != at or span.end <= span.start or text[span.start : span.end] != leaf:
            yield f"{what} {leaf[:20]!r} at {span} after {at}"
        at = span.end
    if at != len(text):
        yield f"the leaves end at {at} of {len(text)}"
    yield from nesting(document)


def leaves(document: Document) -> Iterator[tuple[str, str, Any]]:
    """Yield each leaf's kind, text and span in order; a gap's span is what lies between its neighbours."""
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        if not hasattr(node, "children"):
            yield node.kind, node.text, node.span
            continue
        if node.kind == "section":
            at = node.span.start
            if node.marker is not None:
                yield "marker", node.marker.text, node.marker.span
                at = node.marker.span.end
            if node.gap is not None:
                yield "gap", node.gap, speechparse.Span(at, at + len(node.gap))
            if node.title is not None:
                yield "title", node.title.text, node.title.span
        stack += node.children[::-1]


def nesting(document: Document) -> Iterator[str]:
    """Yield what is wrong with who stands in whom."""
    stack: list[tuple[Any, Any, int]] = [(document, None, 0)]
    while stack:
        node, parent, level = stack.pop()
        if node.kind == "section":
            level += 1
            yield from in_section(node, parent, level)
        elif node.kind == "list":
            yield from in_list(node)
        elif node.kind == "speech":
            yield from in_speech(node)
        children = getattr(node, "children", ())
        at = node.span.start
        for child in children:
            if child.span.start < at or child.span.end > node.span.end:
                yield f"{child.kind} {child.span} does not lie after {at} in {node.kind} {node.span}"
            at = child.span.end
        if children and (
            at != node.span.end or (node.kind != "section" and children[0].span.start != node.span.start)
        ):
            yield f"{node.kind} {node.span} is not the span of its children"
        stack += [(child, node, level) for child in children]


def in_section(section: Any, parent: Any, level: int) -> Iterator[str]:
    """Yield what is wrong with a section itself."""
    if section.level != level or level > MAX_LEVEL:
        yield f"a section at depth {level} says level {section.level}"
    marker = section.marker
    if (marker is None) == (parent.kind == "list"):
        yield f"a section in a {parent.kind} {'without' if marker is None else 'with'} a marker"
    if marker is None:
        if section.title is None or section.gap is not None:
            yield "a section without a number and a title"
        return
    if marker.style not in BY_NAME or not 0 <= marker.ordinal <= _HIGHEST or marker.automatic:
        yield f"a marker {marker!r}"
    if section.gap is not None and section.gap.strip() and section.gap.isalnum():
        yield f"a gap of words {section.gap!r}"


def in_list(node: Any) -> Iterator[str]:
    """Yield what is wrong with a list and its numbers."""
    items = [child for child in node.children if child.kind == "section"]
    if not items or node.style not in BY_NAME:
        yield f"a list of {len(items)} items, style {node.style}"
        return
    if node.style != items[0].marker.style:
        yield f"a list of style {node.style} begins with {items[0].marker.text!r}"
    if node.continues and items[0].marker.ordinal < 2:
        yield f"a list runs on from nothing with {items[0].marker.text!r}"
    if not isfinite(node.margin):
        yield f"a margin of {node.margin}"
    if node.announced is not None and not (
        node.announced.count >= 1 and node.announced.span.end <= node.span.start
    ):
        yield f"a list at {node.span} that {node.announced!r} announces"


def in_speech(speech: Any) -> Iterator[str]:
    """Yield where a speech's title or salutation is not that of its matter: its last lines of title, its first address."""
    matter = [child for child in speech.children if child.kind == "matter"]
    titles = [child.reading for child in matter if child.role == "title"]
    addresses = [child.reading for child in matter if child.role == "salutation"]
    if not (speech.title or "").endswith(titles[-1] if titles else "") or (speech.title is None) != (
        not titles
    ):
        yield f"a speech with title {speech.title!r} and matter {titles!r}"
    if speech.salutation != (addresses[0] if addresses else None):
        yield f"a speech with salutation {speech.salutation!r} and matter {addresses!r}"


def in_json(text: str, document: Document) -> Iterator[str]:
    """Yield what is wrong with the tree's JSON; two halves side by side, which no file gives, make a character in it."""
    written = document.model_dump_json()
    if not written.isascii() and is_surrogate_in(text):
        yield "half a character is written as it is"
    if not _PAIR.search(text) and Document.model_validate_json(written) != document:
        yield "JSON gives another tree back"


def undamaged(document: Document) -> Iterator[str]:
    """Yield where a tree parsed without readings shows damage undone."""
    stack: list[Any] = [document]
    while stack:
        node = stack.pop()
        parts = [node, getattr(node, "marker", None), getattr(node, "title", None)]
        for part in parts:
            reading = getattr(part, "reading", None)
            if reading is not None and reading != part.text:
                yield f"{part.text[:20]!r} reads {reading[:20]!r}"
        if node.kind == "space" and node.reason in _DAMAGE:
            yield f"a space of reason {node.reason}"
        if node.kind == "furniture":
            yield f"furniture {node.text[:20]!r}"
        stack += getattr(node, "children", ())


def hostile(number: int) -> tuple[str, str]:
    """Return the name and text of the hostile input of this number."""
    rng = Random(f"hostile {number}")
    size = rng.randint(0, _HOSTILE)
    name = (
        rng.choice(("soup", "soup", "noise", "cut", "spliced", *FAMILIES)) if rng.random() < 0.4 else "soup"
    )
    if name == "soup":
        return name, soup(size, rng)
    if name == "noise":
        return name, noise(size // 4, rng)
    if name in ("cut", "spliced"):
        return name, mangled(rng, number, name == "cut")
    return name, FAMILIES[name](size)


def mangled(rng: Random, number: int, cut: bool) -> str:
    """Return a piece of a made-up speech, or pieces of one with soup between."""
    text = made(number)
    if cut:
        begin = rng.randrange(len(text))
        return text[begin : begin + rng.randint(1, 600)]
    places = sorted(rng.randrange(len(text)) for _ in range(3))
    return text[places[0] : places[1]][:300] + soup(rng.randint(1, 40), rng) + text[places[2] :][:300]


def made(number: int) -> str:
    """Return the made-up speech of this number, two of three damaged."""
    rng = Random(f"made {number}")
    speech = make(number, held_out=number % 2 == 1)
    kinds = rng.sample(sorted(KINDS), number % 3)
    return damage(speech, kinds, number).text if kinds else speech.text

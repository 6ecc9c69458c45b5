"""Find the paper on a page: the box that holds its text, its title above it, and what inside is not the paper."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple

from speechparse.readers.html_tree import HEADINGS, Element, Tree, Words

#: How a line of a paper begins that no menu has.
_PAPER_LINE: Final = re.compile(
    r"[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十百零〇]{1,6}[章节条]|同志们|各位)"
)
_SENTENCE: Final = re.compile("[。！？；，：、]")
#: The box of the paper holds at least this share of what its parent holds; an unnamed one leaves at most so much.
_LEAST_SHARE: Final = 0.5
_MOST_LEFT: Final = 0.25
#: What a box has of its own, outside boxes in it, before it is taken for the paper's.
_OWN_SHARE: Final = 0.02
#: A page whose sentences stand nearly all in boxes that are named as beside the paper has odd names.
_BESIDE_SHARE: Final = 0.3
#: A box beside the paper that holds more of the paper's words than this is not beside it.
_MOST_CUT: Final = 0.3
#: Elements that are never the whole paper.
_PARTS: Final = frozenset({"p", "li", "tr", "dt", "dd", "pre", "blockquote"}) | HEADINGS
#: A stretch of words of this length that holds a full stop is the paper's text.
_LONG: Final = 30
_BLANKS: Final = re.compile(r"\s+")
_SHORTEST_TITLE: Final = 4
_LONGEST_TITLE: Final = 80
#: How far above the paper, in characters that are shown, a title may stand that the page's own title does not name.
_FARTHEST_TITLE: Final = 400


@dataclass(slots=True)
class _Weight:
    """What an element holds: characters of sentences outside links, and lines that begin as a paper's do."""

    words: int = 0
    own: int = 0
    marked: int = 0


class Article(NamedTuple):
    """The paper: its title above the box, its box, and the elements in it that are not the paper."""

    title: list[Words]
    start: int
    end: int
    beside: list[Element]


def find_article(text: str, tree: Tree) -> Article:
    """Find the paper; the whole page where it holds no sentence."""
    weights = _weigh(text, tree, with_beside=False)
    everything = _weigh(text, tree, with_beside=True)
    has_odd_names = weights[0].words < _BESIDE_SHARE * everything[0].words
    if has_odd_names:
        weights = everything
    box = _find_box(tree, weights)
    shown = everything[box.place].words
    beside = [
        element
        for element in _outermost(tree, box)
        if element.is_unseen or everything[element.place].words <= _MOST_CUT * shown
    ]
    return Article(_find_title(text, tree, box), box.start, box.end, beside)


def _weigh(text: str, tree: Tree, *, with_beside: bool) -> list[_Weight]:
    weights = [_Weight() for _ in tree.elements]
    for words in tree.words:
        element = words.element
        if words.is_link or element.is_unseen or (element.is_beside and not with_beside):
            continue
        said = text[words.start : words.end]
        weight = weights[element.place]
        marked = _PAPER_LINE.match(said) is not None
        weight.marked += marked
        if marked or _SENTENCE.search(said):
            weight.words += len(said)
            weight.own += len(said)
    for element in reversed(tree.elements):
        if element.parent is not None:
            weight, parent = weights[element.place], weights[element.parent.place]
            parent.words += weight.words
            parent.marked += weight.marked
            if element.name in _PARTS:
                parent.own += weight.words
    return weights


def _find_box(tree: Tree, weights: list[_Weight]) -> Element:
    """Go down from the whole page to the box that holds the paper, and no further."""
    heaviest: dict[int, Element] = {}
    for element in tree.elements[1:]:
        place = element.parent.place if element.parent is not None else 0
        best = heaviest.get(place)
        if best is None or weights[element.place].words > weights[best.place].words:
            heaviest[place] = element
    box = tree.elements[0]
    while (inner := heaviest.get(box.place)) is not None and _goes_in(box, inner, weights):
        box = inner
    return box


def _goes_in(box: Element, inner: Element, weights: list[_Weight]) -> bool:
    """Say whether the paper stands in ``inner`` and not in all of ``box``."""
    whole, part = weights[box.place], weights[inner.place]
    if inner.name in _PARTS or part.words == 0 or part.words < _LEAST_SHARE * whole.words:
        return False
    if part.marked < whole.marked or whole.own > _OWN_SHARE * whole.words:
        return False
    left = whole.words - part.words
    return inner.is_paper or left == 0 or (not box.is_paper and left <= _MOST_LEFT * whole.words)


def _outermost(tree: Tree, box: Element) -> list[Element]:
    """Return the elements inside the box that are unseen or beside the paper, and in no other such."""
    found: list[Element] = []
    end = -1
    for element in tree.elements[box.place + 1 :]:
        if element.start >= box.end:
            break
        if element.start >= end and (
            (element.is_beside and not box.is_beside) or (element.is_unseen and not box.is_unseen)
        ):
            found.append(element)
            end = element.end
    return found


def _find_title(text: str, tree: Tree, box: Element) -> list[Words]:
    """Return the words of the paper's title, above its text in its box or before it, or an empty list."""
    named = _bare(html.unescape(tree.title))
    last = bisect_left(tree.words, box.start, key=lambda words: words.start)
    while last < len(tree.words) and not _is_text(text, tree.words[last]):
        last += 1
    if last == len(tree.words):
        return []
    best: list[Words] = []
    best_rank = 0
    shown = 0
    at = last
    while at > 0:
        first = at - 1
        element = tree.words[first].element
        while first > 0 and tree.words[first - 1].element is element:
            first -= 1
        block = tree.words[first:at]
        at = first
        if element.is_unseen:
            continue
        said = "".join([text[words.start : words.end] for words in block[:16]])
        rank = _title_rank(said, element, named, shown, is_link=all(words.is_link for words in block))
        if rank > best_rank:
            best, best_rank = block, rank
        shown += len(said)
    return best


def _is_text(text: str, words: Words) -> bool:
    """Say whether words can only be the paper's own, below its title."""
    if words.is_link or words.element.is_unseen or words.element.is_beside or words.element.name in HEADINGS:
        return False
    said = text[words.start : words.end]
    return _PAPER_LINE.match(said) is not None or (len(said) > _LONG and "。" in said)


def _title_rank(said: str, element: Element, named: str, above: int, *, is_link: bool) -> int:
    """Return how surely a block above the paper is its title; 0 for not at all."""
    bare = _bare(html.unescape(said))
    if not _SHORTEST_TITLE <= len(bare) <= _LONGEST_TITLE:
        return 0
    if named.startswith(bare) and not is_link:
        return 4 if element.name in HEADINGS else 3
    if is_link or above > _FARTHEST_TITLE or element.name not in HEADINGS:
        return 0
    return 2 if element.name == "h1" else 1


def _bare(said: str) -> str:
    return _BLANKS.sub("", said)

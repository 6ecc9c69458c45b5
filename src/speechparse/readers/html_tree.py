"""The elements of a page that make blocks, and the words that stand in each: enough of a tree to find the
article by. Whatever is open when something else begins or ends is closed as a browser would."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from speechparse.readers.html_tags import Tag, find_tags

#: Elements that begin and end lines.
BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements that show no words of the paper, whatever they hold.
_UNSEEN: Final = frozenset({
    "head", "noscript", "template", "svg", "math", "select", "button", "iframe", "object", "canvas",
    "audio", "video", "map", "datalist",
})  # fmt: skip
_WHOLE: Final = frozenset({"html", "body", "form", "main", "article"})
_ASIDE: Final = frozenset({"nav", "aside", "footer"})
_KEPT: Final = BLOCKS | _UNSEEN
_VOID: Final = frozenset({"hr"})
#: What closes when an element begins: the element, and what it closes where that is innermost.
_CLOSED_BY: Final = {
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th", "tr"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "option": frozenset({"option"}),
}
#: What the names of boxes beside a paper are made of, and of the box that the paper is in.
_BESIDE: Final = re.compile(
    r"(?<![a-z])(?:nav|menu|foot|footer|copyright|comments?|share|shares|bdshare\w*|related?|recommend|"
    r"sidebar|side|breadcrumbs?|crumbs?|pagers?|pagination|paging|pages?nav|toolbar|tools?|ads?|advert\w*|banner|"
    r"hot|rank|tags|qrcode|login|search|font-?size|subscribe|hidden)(?![a-z])",
    re.IGNORECASE,
)
_OF_THE_PAPER: Final = re.compile(
    r"(?<![a-z])(?:article|artibody|content|contents|detail|details|zoom|trs_\w+|maintext|main_text|post|entry|"
    r"js_content|ucap-content|pages_content|news_?\w*|text|con|endtext|view)(?![a-z])",
    re.IGNORECASE,
)
_HIDING: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_PREFORMATTED: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_NOT_BLANK: Final = re.compile(r"[^ \t\r\n\f]")


class Element:
    """An element that makes a block; ``end`` is past its closing tag, or where it was closed without one."""

    __slots__ = (
        "end", "is_beside", "is_paper", "is_preformatted", "is_unseen", "name", "parent", "place", "start",
    )  # fmt: skip

    def __init__(self, name: str, start: int, end: int, parent: Element | None) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.parent = parent
        self.is_unseen: bool = parent is not None and parent.is_unseen
        self.is_beside: bool = parent is not None and parent.is_beside
        self.is_preformatted: bool = parent is not None and parent.is_preformatted
        self.is_paper = False
        self.place = 0


class Words(NamedTuple):
    """A stretch ``[start, end)`` of text between two tags, blanks at its ends left out."""

    start: int
    end: int
    element: Element
    is_link: bool


class Tree(NamedTuple):
    """The page: all block elements in order of their beginnings (the first is the whole), tags, words, title."""

    elements: list[Element]
    tags: list[Tag]
    words: list[Words]
    title: str


def grow(text: str) -> Tree:
    """Read the elements, tags and words of a page."""
    grower = _Grower(text)
    at = 0
    for tag in find_tags(text):
        grower.add_words(at, tag.start)
        grower.add_tag(tag)
        at = tag.end
    grower.add_words(at, len(text))
    return Tree(grower.elements, grower.tags, grower.words, grower.title)


class _Grower:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("", 0, len(text), None)
        self.stack = [self.root]
        self.names: Counter[str] = Counter()
        self.elements = [self.root]
        self.tags: list[Tag] = []
        self.words: list[Words] = []
        self.title = ""
        self.is_link = False

    def add_tag(self, tag: Tag) -> None:
        self.tags.append(tag)
        name = tag.name
        if name == "a":
            self.is_link = not tag.is_closing and tag.attribute("href") is not None
        elif name == "title" and not self.title:
            self.title = re.sub(r"<[^<>]*>", "", self.text[tag.start : tag.end])
        elif name in _KEPT:
            if tag.is_closing:
                self.close(tag)
            else:
                self.begin(tag)

    def begin(self, tag: Tag) -> None:
        name, stack = tag.name, self.stack
        closed = _CLOSED_BY.get(name, frozenset()) if name not in _UNSEEN else frozenset()
        while len(stack) > 1 and (stack[-1].name in closed or (stack[-1].name == "p" and name in BLOCKS)):
            self.pop(tag.start)
        if stack[-1].name == "head" and name in BLOCKS:
            self.pop(tag.start)
        if name in _VOID:
            return
        element = Element(name, tag.start, len(self.text), stack[-1])
        element.place = len(self.elements)
        _describe(element, tag)
        self.elements.append(element)
        if not tag.attributes.endswith("/") or name in BLOCKS:
            stack.append(element)
            self.names[name] += 1
        else:
            element.end = tag.end
        self.is_link = False

    def close(self, tag: Tag) -> None:
        if not self.names[tag.name]:
            return
        while self.stack[-1].name != tag.name:
            self.pop(tag.start)
        self.pop(tag.end)
        self.is_link = False

    def pop(self, end: int) -> None:
        element = self.stack.pop()
        element.end = end
        self.names[element.name] -= 1

    def add_words(self, start: int, end: int) -> None:
        found = _NOT_BLANK.search(self.text, start, end)
        if found is None:
            return
        start = found.start()
        end = start + len(self.text[start:end].rstrip(" \t\r\n\f"))
        self.words.append(Words(start, end, self.stack[-1], self.is_link))


def _describe(element: Element, tag: Tag) -> None:
    """Find out from a tag's name and attributes what its element is."""
    if element.name in _UNSEEN:
        element.is_unseen = True
    if element.name in _ASIDE:
        element.is_beside = True
    if element.name == "pre":
        element.is_preformatted = True
    if not tag.attributes:
        element.is_paper = element.name in ("article", "main")
        return
    names = f"{tag.attribute('id') or ''} {tag.attribute('class') or ''}"
    style = tag.attribute("style") or ""
    if _HIDING.search(style) or (tag.attribute("hidden") is not None):
        element.is_unseen = True
    element.is_preformatted = element.is_preformatted or _PREFORMATTED.search(style) is not None
    if element.name not in _WHOLE and _BESIDE.search(names):
        element.is_beside = True
    element.is_paper = element.name in ("article", "main") or _OF_THE_PAPER.search(names) is not None


def is_break(tag: Tag) -> bool:
    """Say whether a tag ends a line."""
    return tag.name in BLOCKS or tag.name == "br"

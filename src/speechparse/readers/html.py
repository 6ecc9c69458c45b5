"""Read a saved page: the article is found, its paragraphs are lines, tags and scripts are marks without words.

The page stays the text; what is read of it is said by edits of it, so that all places are places in the file.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from typing import Final

from speechparse.readers.html_article import Article, find_article
from speechparse.readers.html_tables import find_rows
from speechparse.readers.html_tags import Tag
from speechparse.readers.html_tree import HEADINGS, Tree, Words, grow, is_break
from speechparse.readers.page import FIRM_BREAK, Cut, Page
from speechparse.reading import Edit

#: Tags whose line ends are never a hard wrap.
_FIRM: Final = HEADINGS | {"table", "tr", "hr"}
#: A line end in a line of words with the blanks after it, or a character reference.
_INSIDE: Final = re.compile(
    r"[\r\n][ \t\r\n\f]*+|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
#: What a reference may not bring in: a character that would break a line, or none at all.
_REFUSED: Final = frozenset("\0\r\n\v\f\x85\u2028\u2029\ufffd")
#: Blanks by which pages indent, as papers do.
_WIDE_BLANKS: Final = {0x2002: " ", 0x2003: "\u3000"}
#: A stretch of words with so many line ends, half of them where a line may end, was never set in HTML.
_LEAST_LINES: Final = 3
_STOPS: Final = frozenset("。！？!?；;：:…”’")
#: Lines that a page puts between a title and its paper.
_OF_THE_PAGE: Final = re.compile(
    r".{0,12}(?:来源|來源|发布|發布|时间|時間|日期|作者|编辑|編輯|责编|浏览|阅读|点击|访问|字号|字体|字體|分享|打印|收藏|评论|稿源|"
    r"索\s*引\s*号|发文|主题词|分类|当前位置)|\[?【?\s*(?:大|中|小)(?:\s+|\s*\]|$)"
    r"|.{0,40}\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*\d{1,2}[:：]\d{2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$"
)
#: Lines that belong to a paper, though they stand outside the box of its text.
_OF_THE_PAPER: Final = re.compile(
    r"[-－—]{1,2}.{2,}|[（(].{0,60}\d{1,4}\s*年.{0,60}[)）]|.{0,20}(?:书记|市长|县长|省长|总理|主席|主任|局长|校长|部长)\s*\S{2,4}$"
    r"|.{0,60}(?:会议|大会|座谈会|推进会|仪式|典礼)上的?(?:讲话|致辞|发言|报告).{0,10}$"
)


def read_html(text: str) -> Page:
    """Return what takes a page's marks out of its text, and what on it is not the paper."""
    tree = grow(text)
    article = find_article(text, tree)
    cuts = _find_cuts(text, tree, article)
    return Page(list(_Writer(text, tree, cuts).edits()), cuts)


def _find_cuts(text: str, tree: Tree, article: Article) -> list[Cut]:
    """Return what is apart from the outline: the page around the paper, boxes inside it, rows of tables."""
    title, start = article.title, article.start
    found: list[Cut] = []
    if title:
        element = title[0].element
        start = element.start if element.name in HEADINGS or element.name == "p" else title[0].start
        found += _lines_below_title(text, tree, article)
    if start > 0 and (tree.title or _has_words(tree, 0, start)):
        found.append(Cut(0, start, "page-head"))
    end = article.end
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    if _has_words(tree, end, len(text)):
        found.append(Cut(end, len(text), "page-foot"))
    found += [
        Cut(element.start, element.end, "page-line")
        for element in article.beside
        if element.start >= start
        and element.end <= article.end
        and _has_words(tree, element.start, element.end)
    ]
    found += find_rows(text, tree, article.start, article.end)
    found.sort()
    apart: list[Cut] = []
    for cut in found:
        if not apart or cut.start >= apart[-1].end:
            apart.append(cut)
    return apart


def _has_words(tree: Tree, start: int, end: int) -> bool:
    at = bisect_left(tree.words, start, key=lambda words: words.start)
    return at < len(tree.words) and tree.words[at].start < end


def _lines_below_title(text: str, tree: Tree, article: Article) -> list[Cut]:
    """Return the lines between the title and the paper's text that are the page's."""
    cuts: list[Cut] = []
    at = bisect_left(tree.words, article.title[-1].end, key=lambda words: words.start)
    while at < len(tree.words):
        element, first = tree.words[at].element, at
        while at < len(tree.words) and tree.words[at].element is element:
            at += 1
        start, end = tree.words[first].start, tree.words[at - 1].end
        said = _BLANKS.sub(" ", html.unescape(_TAGS.sub("", text[start : min(end, start + 400)])))
        is_above = start < article.start
        if element.is_beside or element.is_unseen:
            if is_above:
                cuts.append(Cut(start, end, "page-line"))
        elif is_above:
            if not _OF_THE_PAPER.fullmatch(said):
                cuts.append(Cut(start, end, "page-line"))
        elif len(said) <= 80 and _OF_THE_PAGE.match(said):
            cuts.append(Cut(start, end, "page-line"))
        else:
            break
    return cuts


_BLANKS: Final = re.compile(r"[\s\u3000]+")
_TAGS: Final = re.compile(r"<[^<>]*>")


class _Writer:
    """Writes the edits: one for what lies between two stretches of words, and those inside each."""

    def __init__(self, text: str, tree: Tree, cuts: list[Cut]) -> None:
        self.text = text
        self.tree = tree
        self.cuts = cuts
        self.tag = 0

    def edits(self) -> Iterator[Edit]:
        at = 0
        before: Words | Cut | None = None
        pieces: Iterator[Words | Cut] = merge(self.shown_words(), self.cuts, key=lambda piece: piece.start)
        for piece in pieces:
            if isinstance(piece, Cut) or isinstance(before, Cut):
                # After the paper nothing is left that could be joined to it.
                firm = "" if before is None else "\n" if piece.end == len(self.text) else FIRM_BREAK
                self.pass_tags(piece.start)
                if piece.start > at:
                    yield Edit(at, piece.start, firm, "line-end" if firm else "markup")
                    firm = ""
                if isinstance(piece, Cut):
                    yield Edit(piece.start, piece.end, firm, "line-end" if firm else "markup")
            elif piece.start > at:
                yield from self.between(at, piece, before)
            if isinstance(piece, Words):
                yield from self.inside(piece)
            at, before = piece.end, piece
        if at < len(self.text):
            breaks = self.pass_tags(len(self.text))
            if breaks is not None:
                ending = breaks if isinstance(before, Words) else ""
                yield Edit(at, len(self.text), ending, "line-end" if ending else "markup")

    def shown_words(self) -> Iterator[Words]:
        """Yield the words that stand in no cut."""
        cuts, at = self.cuts, 0
        for words in self.tree.words:
            while at < len(cuts) and cuts[at].end <= words.start:
                at += 1
            if at == len(cuts) or words.start < cuts[at].start:
                yield words

    def pass_tags(self, end: int) -> str | None:
        """Go past the tags before ``end``; return the line end that they make, "" for none, None without tags."""
        tags: list[Tag] = self.tree.tags
        broken: str | None = None
        while self.tag < len(tags) and tags[self.tag].start < end:
            tag = tags[self.tag]
            self.tag += 1
            if tag.name in _FIRM:
                broken = FIRM_BREAK
            elif broken != FIRM_BREAK and is_break(tag):
                broken = "\n"
            else:
                broken = broken or ""
        return broken

    def between(self, at: int, words: Words, before: Words | Cut | None) -> Iterator[Edit]:
        """Write what lies between two stretches of words, or before the first."""
        broken = self.pass_tags(words.start)
        if broken is None:
            return
        if before is None:
            yield Edit(at, words.start, "", "markup")
        elif broken:
            yield Edit(at, words.start, broken, "line-end")
        else:
            yield Edit(at, words.start, self.blank(at, words.start), "markup")

    def blank(self, start: int, end: int) -> str:
        """Return what inline tags and the blanks around them read as."""
        left = _TAGS.sub("", self.text[start:end])
        if not left or left.strip():
            return ""
        has_break = "\n" in left or "\r" in left
        return "" if has_break and not self.parts_words(start, end) else " "

    def parts_words(self, start: int, end: int) -> bool:
        """Say whether what lies between two characters parts two words of letters."""
        text = self.text
        return text[start - 1 : start].isascii() and text[end : end + 1].isascii()

    def inside(self, words: Words) -> Iterator[Edit]:
        """Write the edits in a stretch of words: its character references, and line ends that mean nothing."""
        text = self.text
        keeps_lines = words.element.is_preformatted or self.is_set_in_lines(words)
        for found in _INSIDE.finditer(text, words.start, words.end):
            start, end = found.span()
            if text[start] == "&":
                said = html.unescape(found[0]).translate(_WIDE_BLANKS)
                if said != found[0] and not _REFUSED.intersection(said):
                    yield Edit(start, end, said, "markup")
            elif not keeps_lines:
                while text[start - 1] in " \t\f":
                    start -= 1
                yield Edit(start, end, " " if self.parts_words(start, end) else "", "wrap")

    def is_set_in_lines(self, words: Words) -> bool:
        """Say whether a stretch of words holds lines of its own, as text that was put into a page as it was."""
        said = self.text[words.start : words.end]
        lines = said.splitlines()
        if len(lines) <= _LEAST_LINES:
            return False
        ended = sum(1 for line in lines if line and line.rstrip()[-1:] in _STOPS)
        return 2 * ended >= len(lines) or 2 * said.count("\n\u3000") >= len(lines)

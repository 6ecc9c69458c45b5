"""References inside a paper of articles to what it does not have: 本条第三款, 前款, 本条例第七条第（五）项, 依照第七十二条."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from speechparse.citations import Citation, Target
from speechparse.diagnostic import Message
from speechparse.lint.markers import name
from speechparse.lint.rule import Finding
from speechparse.lint.running_on import ARTICLE
from speechparse.lint.scene import Scene, SpeechView
from speechparse.nodes import Marker, Section
from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern
from speechparse.span import Span

_NUMERAL: Final = "[一二三四五六七八九十0-9０-９]{1,3}"
#: What goes on a reference to an article: 第二款第（三）项.
_TAIL: Final = LazyPattern(rf"(?:第(?P<clause>{_NUMERAL})款)?(?:第[（(]?(?P<item>{_NUMERAL})[)）]?项)?")
_THIS_ARTICLE: Final = LazyPattern("本条(?=第)")
#: 前款 and 前两条, where they are referred to: 前款项目 is none.
_BEFORE: Final = LazyPattern(
    "前(?P<many>[一两二三四])?(?P<unit>[款条])(?=规定|的规定|所[列称述]|第[一二三四五六七八九十])"
)
_LINE: Final = LazyPattern(r"[^\r\n]+")
_BLANKS: Final = " \t\u00a0\u3000"
#: A bare 第七十二条 is this paper's after such a word, where no other paper is named in the sentence.
_RELYING: Final = ("依照", "按照", "根据", "违反", "适用", "符合")
_OTHER_PAPER: Final = LazyPattern("[》〉]|(?<![本违非依合执司])法|(?<!本)(?:条例|办法|细则|章程|决定|规则)")
_SENTENCE_ENDS: Final = "。；;\r\n"
#: A sentence is looked through so far back, and a line for the quotes around a reference.
_REACH: Final = 120
#: What an item looks like that was read as words, and what an excerpt has left out.
_UNREAD: Final = ("（一", "(一", "…")


class _Article(NamedTuple):
    """An article, and where those of its lines begin and end that begin with no marker but its own: its paragraphs."""

    marker: Marker
    section: Section
    starts: list[int]
    ends: list[int]
    is_plain: bool


def dangling_in_articles(scene: Scene, speech: SpeechView) -> Iterator[Finding]:
    """Yield the references of a speech to articles, paragraphs and items of articles that it does not have."""
    views = [view for view in speech.lists if view.style == ARTICLE]
    if not any(view.ordinals[0] == 1 for view in views):
        return
    articles = [_article(scene, item) for view in views for item in view.items]
    yield from _Articles(scene, speech, [article for article in articles if article is not None]).dangling()


def _article(scene: Scene, section: Section) -> _Article | None:
    if section.marker is None:
        return None
    start, end = section.marker.span.end, section.span.end
    starts: list[int] = []
    ends: list[int] = []
    for line in _LINE.finditer(scene.text, start, end):
        text = line[0]
        first = line.start() + len(text) - len(text.lstrip(_BLANKS))
        if first < line.end() and first not in scene.markers:
            starts.append(first)
            ends.append(line.end())
    is_plain = not any(scene.text.find(sign, start, end) >= 0 for sign in _UNREAD)
    return _Article(section.marker, section, starts, ends, is_plain)


class _Articles:
    """The articles of a speech, and what is referred to in them."""

    def __init__(self, scene: Scene, speech: SpeechView, articles: list[_Article]) -> None:
        self.scene = scene
        self.speech = speech
        self.articles = articles
        self.starts = [article.section.span.start for article in articles]
        self.numbers = {article.marker.ordinal: article for article in articles}
        #: Where no article has a second line, the lines may be lost.
        self.has_paragraphs = any(len(article.starts) > 1 for article in articles)

    def dangling(self) -> Iterator[Finding]:
        span, text = self.speech.node.span, self.scene.text
        for citation in self.scene.citations_in(self.speech):
            if citation.target is Target.ARTICLE and (citation.is_certain or self.is_own(citation)):
                article = self.numbers.get(citation.number)
                if article is not None:
                    yield from self.tail(citation.start, citation.end, article)
                elif not citation.is_certain:
                    yield _missing(self.scene, Span(citation.start, citation.end), None)
        for match in _THIS_ARTICLE.finditer(text, span.start, span.end):
            article = self.around(match.start())
            if article is not None:
                yield from self.tail(match.start(), match.end(), article)
        for match in _BEFORE.finditer(text, span.start, span.end):
            article = self.around(match.start())
            if article is not None and not self.is_quoted(match.start()):
                many = parse_ordinal(match["many"] or "一") or 1
                if self.is_before_all(article, match.start(), match["unit"], many):
                    yield _missing(
                        self.scene, Span(*match.span()), article if match["unit"] == "款" else None
                    )

    def is_own(self, citation: Citation) -> bool:
        """Say whether a bare reference means this paper: 依照第七十二条, and no other paper is named before it."""
        text = self.scene.text
        before = text[max(0, citation.start - _REACH) : citation.start]
        if not before.endswith(_RELYING) or self.is_quoted(citation.start):
            return False
        begin = max(before.rfind(sign) for sign in _SENTENCE_ENDS)
        return begin >= 0 and _OTHER_PAPER.search(before, begin) is None

    def is_quoted(self, offset: int) -> bool:
        """Say whether a place stands in quotes: the words of another paper."""
        before = self.scene.text[max(0, offset - _REACH) : offset]
        return before.rfind("“") > before.rfind("”")

    def around(self, offset: int) -> _Article | None:
        """Return the article that a place stands in."""
        place = bisect_right(self.starts, offset)
        article = self.articles[place - 1] if place else None
        return article if article is not None and offset < article.section.span.end else None

    def tail(self, start: int, end: int, article: _Article) -> Iterator[Finding]:
        """Yield the paragraph or the item that a reference names and its article does not have."""
        match = _TAIL.match(self.scene.text, end)
        if match is None or self.is_quoted(start):
            return
        clause, item = (
            None if match[part] is None else parse_ordinal(match[part]) for part in ("clause", "item")
        )
        lacks = self.has_paragraphs and clause is not None and clause > len(article.starts)
        if lacks or (item is not None and self.lacks_item(article, item)):
            yield _missing(self.scene, Span(start, match.end()), article)

    def lacks_item(self, article: _Article, number: int) -> bool:
        """Say whether an article has no item of a number: beyond the last of its lists, or no list at all."""
        lists = self.scene.lists_in(article.section)
        if not lists:
            return article.is_plain
        return all(not view.slips and number > max(view.ordinals) for view in lists)

    def is_before_all(self, article: _Article, offset: int, unit: str, many: int) -> bool:
        """Say whether fewer paragraphs, or articles, stand before a place than are referred to there."""
        if unit == "条":
            return article.marker.ordinal <= many
        place = bisect_right(article.starts, offset)
        in_line = bool(place) and offset < article.ends[place - 1]
        return self.has_paragraphs and (place - 1 if in_line else place) < many


def _missing(scene: Scene, span: Span, article: _Article | None) -> Finding:
    said = " ".join(span.of(scene.text).split())
    if article is None:
        return Finding(span, Message(f"“{said}”在文中找不到", f"{said} is not to be found in this paper"))
    where = name(article.marker)
    return Finding(
        span,
        Message(f"“{said}”在“{where}”里找不到", f"{said} is not to be found in {where}"),
        ((Message("引用的一条", "the article"), article.marker.span),),
    )

"""REF501 dangling-reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from speechparse.citations import Citation, Target
from speechparse.diagnostic import Message, Severity
from speechparse.lint.clauses import dangling_in_articles
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import Scene, SpeechView
from speechparse.ordinals import parse_ordinal
from speechparse.span import Span

#: A line that labels an annex, or an entry of a list of annexes.
_LABEL: Final = regex.compile(
    r"^[ \t\u3000#*【]*附(?:件|表)?[ \t\u3000]*(?P<number>[0-9０-９一二三四五六七八九十]{1,3})?",
    regex.MULTILINE,
)
_ENTRY: Final = regex.compile(r"(?:^|[：:\s])(?P<number>[0-9０-９]{1,2})[.．、]")
_LIST_OF_ANNEXES: Final = regex.compile(
    r"^[ \t\u3000]*附件[ \t\u3000]*[：:][^\n]*(?:\n[ \t\u3000]*[0-9０-９]{1,2}[.．、][^\n]*)*",
    regex.MULTILINE,
)
#: What the styles are called that a reference of each kind names.
_STYLES: Final = {
    Target.PART: ("part", "piece"),
    Target.CHAPTER: ("chapter",),
    Target.DIVISION: ("division",),
    Target.ARTICLE: ("article",),
}


class DanglingReference(Rule):
    """Finds a reference to what the paper does not have: 前述第（五）项, 附件3.

    Items are taken out or renumbered, and the references stay. Only references that speak of this paper are
    looked at (前述, 上述, 本办法, 附件); 《条例》第五条 is another's. In a paper of articles these are 前款 and 本条第三款, too,
    the paragraphs and items of articles (本办法第七条第五项), and 依照第七十二条 where no other paper is named before it.

    There is no fix.
    """

    code = "REF501"
    name = "dangling-reference"
    title = Message("引用落空", "a reference to what is not there")
    severity = Severity.WARNING
    chinese = """引用了文中没有的内容：“前述第（五）项”“附件3”，而文中并无此项、此件。

    删改、重新编号之后，引用往往忘了跟着改。只看说明是本文的引用（前述、上述、本办法、附件）；“《条例》第五条”是别的文件。分条的法规，还看“前款”“本条第三款”“本办法第七条第五项”，以及前面没有别的文件名的“依照第七十二条”。

    没有自动修复。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the references that nothing answers."""
        if "第" not in scene.text and "附件" not in scene.text:
            return
        annexes: set[int] | None = None
        for speech in scene.speeches:
            certain = [citation for citation in scene.citations_in(speech) if citation.is_certain]
            numbers = _Numbers(speech) if certain else None
            for citation in certain:
                if citation.target is Target.ANNEX:
                    annexes = _annexes(scene.text) if annexes is None else annexes
                    if citation.number not in annexes:
                        yield _finding(scene, citation)
                elif numbers is not None and not numbers.has(citation):
                    yield _finding(scene, citation)
            yield from dangling_in_articles(scene, speech)


class _Numbers:
    """The numbers that a speech's lists have, by what a reference calls them."""

    def __init__(self, speech: SpeechView) -> None:
        self.by_style: dict[str, set[int]] = {}
        self.bracketed: set[int] = set()
        self.all: set[int] = set()
        self.top: set[int] = set()
        for view in speech.lists:
            self.by_style.setdefault(view.node.style, set()).update(view.ordinals)
            self.all.update(view.ordinals)
            if "paren" in view.node.style:
                self.bracketed.update(view.ordinals)
            if view.depth == 1:
                self.top.update(view.ordinals)

    def has(self, citation: Citation) -> bool:
        """Say whether anything may be meant by a reference; a paper without numbers of its kind is not judged."""
        if citation.is_bracketed:
            return citation.number in self.bracketed
        styles = _STYLES.get(citation.target)
        if styles is not None:
            numbers = set[int]().union(*(self.by_style.get(style, set()) for style in styles))
            if not numbers and citation.target is Target.PART:
                numbers = self.top
        else:
            numbers = self.all
        return not numbers or citation.number in numbers


def _annexes(text: str) -> set[int]:
    """Return the numbers of the annexes that a file holds or lists."""
    numbers: set[int | None] = set()
    for match in _LABEL.finditer(text):
        numbers.add(parse_ordinal(match["number"]) if match["number"] else 1)
    for match in _LIST_OF_ANNEXES.finditer(text):
        numbers.update(parse_ordinal(entry["number"]) for entry in _ENTRY.finditer(match[0]))
    return {number for number in numbers if number is not None}


def _finding(scene: Scene, citation: Citation) -> Finding:
    span = Span(citation.start, citation.end)
    said = " ".join(span.of(scene.text).split())
    return Finding(
        span,
        Message(f"“{said}”在文中找不到", f"{said} is not to be found in this paper"),
    )

"""A document as one self-contained HTML page: the outline beside the text, findings marked where they are,
search, a form for print and one for telephones. Nothing is fetched from anywhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, Literal, Protocol, TypeAlias

from speechparse.render.blocks import Block, Run, blocks, with_whole_titles
from speechparse.render.html_page import SCRIPT, STYLE, WORDS
from speechparse.render.markup import escape_attribute, escape_text
from speechparse.render.text import to_text
from speechparse.skeleton import Entry, Root, entries, line_for, speech_name, speeches
from speechparse.span import LineIndex, Span

Language: TypeAlias = Literal["zh", "en"]

#: Severities from the gravest; one that is not named here is shown as the last.
SEVERITIES: Final = ("error", "warning", "info")
#: HTML's headings end at six, and the title takes the first.
_DEEPEST: Final = 6
#: Outline entries with this depth and below come shut.
_OPEN_TO: Final = 2
#: What stands for damage without words of its own where a finding points at it.
_LINE_BREAK: Final = "↵"


class Finding(Protocol):
    """What is asked of a finding: a code, a severity, a message and where it stands."""

    @property
    def code(self) -> str:
        """The rule's code."""
        ...

    @property
    def severity(self) -> str:
        """One of ``SEVERITIES``."""
        ...

    @property
    def message(self) -> str:
        """What is wrong, in one line."""
        ...

    @property
    def span(self) -> Span:
        """Where, in code points of the source."""
        ...


def to_html(document: Root, *, findings: Iterable[Finding] = (), lang: Language = "zh") -> str:
    """Return the document as a page; ``findings`` are marked in its text and listed beside it.

    ``lang`` is the language of the page's own words. ValueError where it is unknown.
    """
    if lang not in WORDS:
        raise ValueError(f"lang is {lang!r}; it is one of {', '.join(map(repr, WORDS))}")
    return _Page(document, list(findings), lang).html()


class _Page:
    def __init__(self, document: Root, findings: list[Finding], lang: Language) -> None:
        self.document = document
        self.lang = lang
        self.words = words = WORDS[lang]
        lines = LineIndex(to_text(document)) if findings else None
        self.marks = _Marks(findings, [_message(found, lang) for found in findings], lines)
        names = [speech_name(speech) for speech in speeches(document)]
        self.names = [name or words["untitled"] for name in names]
        # A file is called by its name; where it lies is nothing to those who read the page.
        named = re.split(r"[/\\]", document.name or "")[-1]
        self.title = named or (self.names[0] if self.names else words["untitled"])
        self.anchored: set[int] = set()

    def html(self) -> str:
        words = {key: escape_attribute(word) for key, word in self.words.items()}
        title = escape_text(self.title)
        # The text comes first: writing it finds out where each finding is marked.
        text = "".join(self._text())
        return (
            f'<!DOCTYPE html>\n<html lang="{self.lang}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f'<header class="bar"><button id="menu" aria-expanded="false" aria-controls="side">{words["outline"]}'
            f'</button><strong>{title}</strong><input id="search" type="search" placeholder="{words["search"]}" '
            f'aria-label="{words["search"]}"><output id="hits" for="search"></output>'
            f"{self.marks.badge(self.words)}"
            f'<button id="previous" aria-label="{words["previous"]}">↑</button>'
            f'<button id="next" aria-label="{words["next"]}">↓</button></header>\n'
            f'<div class="frame">\n<main>\n{text}</main>\n<div class="side" id="side">\n'
            f'<nav aria-label="{words["outline"]}"><div class="tools">'
            f'<button data-all="open">{words["open"]}</button><button data-all="shut">{words["shut"]}</button></div>\n'
            f"{''.join(self._outline())}</nav>\n{self.marks.listed(self.words)}</div>\n</div>\n"
            f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
        )

    def _outline(self) -> Iterator[str]:
        found = list(entries(self.document))
        parents: set[int | None] = {entry.parent for entry in found}
        yield "<ul>"
        rest = iter(found)
        entry = next(rest, None)
        for order, name in enumerate(self.names, 1):
            yield f'<li><details open><summary><a href="#t{order}">{escape_text(name)}</a></summary><ul>\n'
            opened = 1
            while entry and entry.speech == order:
                yield "</ul></details></li>\n" * (opened - entry.depth)
                opened = entry.depth
                yield self._outline_line(entry, entry.number in parents)
                opened += entry.number in parents
                entry = next(rest, None)
            yield "</ul></details></li>\n" * opened
        yield "</ul>\n"

    def _outline_line(self, entry: Entry, inner: bool) -> str:
        link = f'<a href="#s{entry.number}">{escape_text(line_for(entry.section))}</a>'
        if not inner:
            return f'<li class="leaf">{link}</li>\n'
        shown = " open" if entry.depth < _OPEN_TO else ""
        return f"<li><details{shown}><summary>{link}</summary><ul>\n"

    def _text(self) -> Iterator[str]:
        speech, furniture = 0, False
        for number, block in enumerate(with_whole_titles(blocks(self.document)), 1):
            if furniture and block.kind != "furniture":
                yield "</details>\n"
                furniture = False
            if block.speech != speech:
                yield "</article>\n" if speech else ""
                speech = block.speech
                yield f'<article>\n<a id="t{speech}"></a>'
            if block.kind == "furniture" and not furniture:
                yield f'<details class="furniture"><summary>{escape_text(self.words["furniture"])}</summary>\n'
                furniture = True
            yield self._block(block, number)
        yield "</details>\n" if furniture else ""
        yield "</article>\n" if speech else ""

    def _block(self, block: Block, number: int) -> str:
        name, attributes = _element(block)
        if self.marks.any:
            attributes += f' id="b{number}"'
            self.marks.blocks.append((block.runs[0].span.start, number))
        inside = "".join([self._run(run, block) for run in block.runs])
        return f"<{name}{attributes}>{inside}</{name}>\n"

    def _run(self, run: Run, block: Block) -> str:
        said = self.marks.marked(run)
        anchor = ""
        if run.entry and run.entry not in self.anchored and said:
            self.anchored.add(run.entry)
            anchor = f' id="s{run.entry}"'
        if run.kind == "marker":
            return f'<span class="marker"{anchor}>{said}</span>'
        if run.kind == "title" and block.kind != "heading":
            return f'<span class="lead"{anchor}>{said}</span>'
        return f"<span{anchor}>{said}</span>" if anchor else said


def _element(block: Block) -> tuple[str, str]:
    """Return the element's name and its attributes."""
    if block.kind == "heading" and block.titled:
        level = block.level + 1
        if level > _DEEPEST:
            return "div", f' class="deep" role="heading" aria-level="{level}"'
        return f"h{level}", ""
    if block.role == "title":
        return "h1", ""
    if block.kind == "matter":
        return "p", f' class="matter {block.role}"'
    return "p", ""


def _message(found: Finding, lang: Language) -> str:
    """Return a finding's message, in the page's language where the finding speaks it."""
    said = getattr(found, "said", None)
    return str(said(lang)) if callable(said) else found.message


def _aligned(text: str, reading: str) -> list[int] | None:
    """Return for each offset of a text the one in its reading; None where more than leaving out makes them differ."""
    places: list[int] = []
    at = 0
    for sign in text:
        places.append(at)
        at += at < len(reading) and sign == reading[at]
    places.append(at)
    return places if at == len(reading) else None


class _Marks:
    """Finds for each run the findings that touch it; runs come in the order of the source."""

    def __init__(self, findings: list[Finding], messages: list[str], lines: LineIndex | None) -> None:
        self.findings = findings
        self.messages = messages
        self.lines = lines
        self.any = bool(findings)
        self.waiting = sorted(range(len(findings)), key=lambda n: (findings[n].span.start, n), reverse=True)
        self.active: list[int] = []
        self.placed: set[int] = set()
        self.blocks: list[tuple[int, int]] = []

    def marked(self, run: Run) -> str:
        """Return a run's reading as HTML, its findings marked; damage that was undone, by what stands around it."""
        touching = self._touching(run.span) if self.any else []
        if not touching:
            return escape_text(run.reading)
        if not run.reading:
            return self._mark(run.text.strip() or _LINE_BREAK, touching)
        places = None if run.text == run.reading else _aligned(run.text, run.reading)
        if places is None and run.text != run.reading:
            return self._mark(run.reading, touching)
        begins: dict[int, list[int]] = {}
        ends: dict[int, list[int]] = {}
        for number in touching:
            start, end = self._within(number, run, places)
            begins.setdefault(start, []).append(number)
            ends.setdefault(end, []).append(number)
        here: set[int] = set()
        pieces: list[str] = []
        for start, end in pairwise(sorted({0, len(run.reading), *begins, *ends})):
            here.difference_update(ends.get(start, ()))
            here.update(begins.get(start, ()))
            words = run.reading[start:end]
            pieces.append(self._mark(words, list(here)) if here else escape_text(words))
        return "".join(pieces)

    def _within(self, number: int, run: Run, places: list[int] | None) -> tuple[int, int]:
        """Return from where to where a finding reaches in a run's reading."""
        start, end = self._reach(number)
        first, last = max(start - run.span.start, 0), min(end, run.span.end) - run.span.start
        if places is None:
            return first, last
        if places[first] < places[last]:
            return places[first], places[last]
        return max(places[first] - 1, 0), min(places[last] + 1, len(run.reading))

    def _reach(self, number: int) -> tuple[int, int]:
        """Return the span of a finding; one that stands between two characters takes the second."""
        span = self.findings[number].span
        return span.start, max(span.end, span.start + 1)

    def _touching(self, span: Span) -> list[int]:
        while self.waiting and self.findings[self.waiting[-1]].span.start < span.end:
            self.active.append(self.waiting.pop())
        self.active = [number for number in self.active if self._reach(number)[1] > span.start]
        return [number for number in self.active if self._reach(number)[0] < span.end]

    def _mark(self, words: str, numbers: list[int]) -> str:
        numbers = sorted(numbers)
        said = "\n".join(f"{self.findings[n].code} {self.messages[n]}" for n in numbers)
        first = [number for number in numbers if number not in self.placed]
        self.placed.update(first)
        gravest = min((self._severity(n) for n in numbers), key=SEVERITIES.index)
        # One element has one id: further findings that begin here get an empty element each.
        more = "".join(f'<i id="f{number + 1}"></i>' for number in first[1:])
        own = f' id="f{first[0] + 1}" data-n="{" ".join(str(n + 1) for n in first)}"' if first else ""
        return (
            f'{more}<mark class="{gravest}"{own} title="{escape_attribute(said)}">{escape_text(words)}</mark>'
        )

    def _severity(self, number: int) -> str:
        said = str(getattr(self.findings[number].severity, "value", self.findings[number].severity))
        return said if said in SEVERITIES else SEVERITIES[-1]

    def badge(self, words: dict[str, str]) -> str:
        """Return a link to the list of findings that says how many there are, if there are any."""
        if not self.any:
            return ""
        gravest = min((self._severity(n) for n in range(len(self.findings))), key=SEVERITIES.index)
        said = escape_attribute(words["findings"])
        return f'<a id="count" class="{gravest}" href="#findings" title="{said}">{len(self.findings)}</a>'

    def listed(self, words: dict[str, str]) -> str:
        """Return the list of all findings, each with a link to its mark, or to the block that it stands in."""
        if not self.any:
            return ""
        lines = "".join(
            f'<li class="{self._severity(number)}"><a href="#{self._link(number)}" '
            f'title="{escape_attribute(words[self._severity(number)])}"><b>{escape_text(found.code)}</b>'
            f"{escape_text(self.messages[number])}{self._line(found.span.start, words)}</a></li>\n"
            for number, found in enumerate(self.findings)
        )
        head = f"{escape_text(words['findings'])}（{len(self.findings)}）"
        return f'<section id="findings"><h2>{head}</h2>\n<ol>\n{lines}</ol></section>\n'

    def _line(self, offset: int, words: dict[str, str]) -> str:
        if self.lines is None:
            return ""
        line = self.lines.position(min(offset, self.lines.length)).line
        return f" <small>{escape_text(words['line'].format(line))}</small>"

    def _link(self, number: int) -> str:
        if number in self.placed or not self.blocks:
            return f"f{number + 1}"
        start = self.findings[number].span.start
        before = bisect_right(self.blocks, (start, len(self.blocks) + 1)) - 1
        return f"b{self.blocks[max(before, 0)][1]}"

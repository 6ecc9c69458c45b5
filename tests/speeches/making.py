"""Makes a paper from a seed: chooses its kind, its author's habits and its layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Final

from gold import Truth
from speeches import decoys, papers, regulations
from speeches.author import LARGE, MEDIUM, SMALL, Amount, Author, weighted
from speeches.outline import block_list
from speeches.phrases import Phrases
from speeches.words import HELD_OUT, MAIN
from speeches.writer import HALF_WIDTH, NARROW_BRACKETS, Layout, Speech, Writer

#: Layouts of ordinary papers, and how often each is met.
_LAYOUTS: Final[Mapping[Layout, int]] = {
    Layout(): 30,
    Layout("\n", ""): 25,
    Layout("\n\n", ""): 25,
    Layout("\n\n", "　　"): 8,
    Layout("\n", " "): 4,
    Layout("\r\n", "　　"): 4,
    Layout("\n", "    "): 4,
}
_ONE_LINE: Final[Mapping[Layout, int]] = {
    Layout("　　", ""): 4,
    Layout("", ""): 1,
    Layout("\u00a0\u00a0", ""): 1,
}
_SENTENCES: Final[Mapping[Layout, int]] = {Layout("\n", "", sentence_a_line=True): 1}
_HASHES: Final = (("## ", ""), ("### ", ""), ("#### ", ""))
_STARS: Final = (("**", "**"), ("**", "**"), ("", ""))
_MARKDOWN: Final[Mapping[Layout, int]] = {
    Layout("\n\n", "", heading_marks=_HASHES): 3,
    Layout("\n\n", "", heading_marks=_HASHES, run_in_marks=("**", "**")): 2,
    Layout("\n\n", "", heading_marks=_STARS, run_in_marks=("**", "**")): 2,
    Layout("\n", "", heading_marks=_HASHES): 1,
}
_LAYOUTS_OF: Final[Mapping[str, Mapping[Layout, int]]] = {
    "one-line": _ONE_LINE,
    "sentence-a-line": _SENTENCES,
    "markdown": _MARKDOWN,
}

_WIDTHS: Final[tuple[tuple[dict[int, int] | None, int], ...]] = (
    (None, 60),
    (HALF_WIDTH, 28),
    (NARROW_BRACKETS, 12),
)


def _speech(author: Author) -> None:
    papers.speech(author)


def _untitled(author: Author) -> None:
    papers.speech(author, None)


def _regulation(author: Author) -> None:
    regulations.regulation(author)


def _notice(author: Author) -> None:
    """A notice, and the rules that it carries."""
    author.writer.label("notice with rules")
    name = author.phrases.of("rules")
    papers.official_head(author, f"关于印发《{name}》的通知")
    author.writer.para(f"《{name}》已经会议审议通过，现印发给你们，请认真贯彻执行。")
    papers.signature(author)
    if author.chance(0.6):
        regulations.regulation(author, title=name)
    else:
        author.writer.speech(author.writer.line(name))
        author.writer.para(author.sentences())
        author.settle(("一、", "（一）", "1."))
        block_list(author, count=max(2, author.count()))


def _annexes(author: Author) -> None:
    papers.opinion(author)
    for number in range(1, author.rng.randint(2, 3) + 1):
        papers.annex(author, number)


def _collection(author: Author) -> None:
    """Several speeches in one file: with titles, under part headings, or with nothing between."""
    way = author.choose(("titles", "parts", "nothing"))
    author.writer.label(f"several speeches, {way}")
    for number in range(1, author.rng.randint(2, 4) + 1):
        author.phrases.topic = author.rng.choice(author.phrases.bank.topics)
        if number > 1:
            author.settle()
        if way == "parts":
            author.writer.line(author.choose((f"工作会议讲话稿范例篇{number}", f"【第{number}篇】")))
        papers.speech(author, None if way == "nothing" or author.chance(0.3) else "")


def _mixed(author: Author) -> None:
    _speech(author) if author.chance(0.7) else papers.opinion(author)


_COMPOSERS: Final[Mapping[str, tuple[Callable[[Author], None], int]]] = {
    "speech": (_speech, 38),
    "untitled": (_untitled, 4),
    "report": (papers.report, 10),
    "opinion": (papers.opinion, 13),
    "letter": (papers.letter, 3),
    "notice": (_notice, 4),
    "regulation": (_regulation, 7),
    "annexes": (_annexes, 3),
    "decimals": (papers.decimals, 3),
    "collection": (_collection, 5),
    "one-line": (_mixed, 4),
    "sentence-a-line": (_mixed, 2),
    "markdown": (_mixed, 4),
}

#: What may be asked for by name; "clean" is an ordinary paper without mistakes or anything doubtful.
PROFILES: Final = (*_COMPOSERS, "clean")
_CLEAN: Final = {"speech": 60, "report": 15, "opinion": 15, "regulation": 10}


def make(
    seed: int, *, profile: str | None = None, held_out: bool = False, amount: Amount | None = None
) -> Speech:
    """Make up a paper; the same arguments give the same paper. ValueError for an unknown profile.

    ``amount`` is how much is said; chosen by the seed where it is not given.
    """
    if profile is not None and profile not in PROFILES:
        raise ValueError(f"no profile {profile!r}; there are {', '.join(PROFILES)}")
    rng = Random(f"{seed} {profile} {held_out}")
    clean = profile == "clean"
    kind = profile if profile in _COMPOSERS else None
    if kind is None:
        kind = weighted(rng, _CLEAN if clean else {name: weight for name, (_, weight) in _COMPOSERS.items()})
    author = _author(rng, kind, clean=clean, held_out=held_out)
    author.amount = amount or author.amount
    _COMPOSERS[kind][0](author)
    if kind == "speech" and not clean and author.chance(0.03):
        return second_copy(author.writer.finish(profile or kind, seed))
    return author.writer.finish(profile or kind, seed)


def _author(rng: Random, kind: str, *, clean: bool, held_out: bool) -> Author:
    layout = weighted(rng, _LAYOUTS_OF.get(kind, _LAYOUTS))
    width = rng.choices([width for width, _ in _WIDTHS], [weight for _, weight in _WIDTHS])[0]
    writer = Writer(replace(layout, width=width))
    templates = decoys.HELD_OUT if held_out else decoys.MAIN
    if not clean:
        templates = (*templates, *decoys.REFERENCES)
    sow = decoys.sower(rng, templates, rng.choice((0.0, 0.0, 0.01, 0.04)), writer.labels)
    phrases = Phrases(rng, HELD_OUT if held_out else MAIN, sow)
    amount = rng.choices((SMALL, MEDIUM, LARGE), (30, 50, 20))[0]
    author = Author(rng, phrases, writer, amount, clean=clean, held_out=held_out)
    author.settle(("一、", "（一）", "1.") if kind == "report" else None)
    return author


def second_copy(speech: Speech) -> Speech:
    """Print the whole text again below itself, as some pages do."""
    by = len(speech.text)
    nodes = tuple(
        replace(
            node,
            start=node.start + by,
            parent=None if node.parent is None else node.parent + by,
            title=node.title and (node.title[0] + by, node.title[1] + by),
        )
        for node in speech.truth.nodes
    )
    speeches = tuple((first + by, last + by) for first, last in speech.truth.speeches)
    truth = Truth((*speech.truth.nodes, *nodes), (*speech.truth.speeches, *speeches))
    labels = tuple(sorted({*speech.labels, "second copy"}))
    return replace(speech, text=speech.text * 2, truth=truth, labels=labels)

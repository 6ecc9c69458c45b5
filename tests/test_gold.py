"""Real papers whose outlines were made by hand: how near the parser comes, with the least that is good enough.

The papers lie beside the checkout and are no part of it: where they are not, these tests are skipped, but for a run
of continuous integration, which has them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final, NamedTuple

import pytest

import speechparse
from gold import COLLECTIONS, HEADER, Score, Truth, collection, compare, said
from promises import broken


class Least(NamedTuple):
    """The least that a collection's score may be; ``titles`` is a part of the nodes rightly placed."""

    papers: int
    marker_f1: float
    tree_f1: float
    titles: float
    speeches_f1: float


LEAST: Final[Mapping[str, Least]] = {
    "seeds": Least(5, 0.99, 0.98, 0.97, 1.0),
    "papers": Least(10, 0.98, 0.98, 0.97, 0.95),
}
#: What one paper may fall short of its collection's least.
SLACK: Final = 0.15


def papers_of(name: str) -> list[tuple[str, str, Truth]]:
    """Return a collection, or skip the test where it is not there."""
    if not all(folder.is_dir() for folder in COLLECTIONS[name]):
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"there is no {COLLECTIONS[name][0]}: the labelled papers belong to this run")
        pytest.skip(f"the labelled papers are not beside this checkout ({COLLECTIONS[name][0]})")
    return collection(name)


def score_of(text: str, truth: Truth) -> Score:
    return compare(truth, said(speechparse.parse(text).model_dump()), text)


@pytest.mark.parametrize("name", LEAST)
def test_scores(name: str) -> None:
    papers = papers_of(name)
    least = LEAST[name]
    assert len(papers) >= least.papers
    scores = {paper: score_of(text, truth) for paper, text, truth in papers}
    whole = sum(scores.values(), Score())
    table = "\n".join([HEADER, *(score.row(paper) for paper, score in scores.items()), whole.row("all")])
    shown = table + "\n" + "\n".join(whole.misses[:20])
    assert whole.marker_f1 >= least.marker_f1, shown
    assert whole.tree_f1 >= least.tree_f1, shown
    assert whole.titles >= least.titles, shown
    assert whole.speeches_f1 >= least.speeches_f1, shown
    assert min(score.tree_f1 for score in scores.values()) >= least.tree_f1 - SLACK, shown


@pytest.mark.parametrize("name", LEAST)
def test_promises(name: str) -> None:
    for paper, text, _ in papers_of(name):
        assert not broken(text), paper


@pytest.mark.parametrize("name", LEAST)
def test_other_line_ends_give_the_same_outline(name: str) -> None:
    """Windows writes the same papers with two characters at a line's end: the same markers, parents and titles."""
    for paper, text, _ in papers_of(name):
        if "\r" in text:
            continue
        one, two = outline(text), outline(text.replace("\n", "\r\n"))
        assert one == two, paper


def outline(text: str) -> list[tuple[int, str, int, str | None]]:
    sections = speechparse.parse(text).sections()
    return [
        (
            section.level,
            section.marker.reading if section.marker else "",
            section.marker.ordinal if section.marker else 0,
            section.title.reading if section.title else None,
        )
        for section in sections
    ]


def test_absent_papers_are_skipped_and_missed_by_continuous_integration(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nowhere = tmp_path_factory.mktemp("shared") / "nothing"
    monkeypatch.setattr("test_gold.COLLECTIONS", {"seeds": (nowhere, nowhere)})
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not beside this checkout"):
        papers_of("seeds")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="belong to this run"):
        papers_of("seeds")

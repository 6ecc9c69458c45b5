"""Comparing drafts: known edits are found, and nothing else; every report says the same."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from html.parser import HTMLParser

import pytest

import speechparse
from drafts import drafts
from speechparse import Comparison, Document, EditError
from speechparse.comparison import likeness
from speechparse.comparison.likeness import parts_of
from uniform import uniform

OLD = """关于抓落实的讲话

同志们：

一、抓早

早了主动，晚了被动。

（一）早谋划。想在前面，不打无准备之仗。

（二）早行动。干在前面，说了就办。

二、抓小

小处见功夫，细节定成败。

三、抓常

常了才见效，贵在坚持。
"""

CASES = [
    pytest.param("", "", [], id="nothing"),
    pytest.param("二、抓小", "二、抓实", [("retitled", "二", "二")], id="retitled"),
    pytest.param("小处见功夫", "小处最见功夫", [("changed", "二", "二")], id="changed"),
    pytest.param(
        "二、抓小\n\n小处见功夫，细节定成败。\n\n三、",
        "二、",
        [("removed", "二", None), ("renumbered", "三", "二")],
        id="removed",
    ),
    pytest.param(
        "三、抓常",
        "三、抓实\n\n实打实，一件是一件。\n\n四、抓常",
        [("added", None, "三"), ("renumbered", "三", "四")],
        id="added",
    ),
    pytest.param(
        "（一）早谋划。想在前面，不打无准备之仗。\n\n（二）早行动。干在前面，说了就办。",
        "（一）早行动。干在前面，说了就办。\n\n（二）早谋划。想在前面，不打无准备之仗。",
        [("moved", "一/（一）", "一/（二）"), ("renumbered", "一/（二）", "一/（一）")],
        id="moved",
    ),
    pytest.param("关于抓落实的讲话", "关于抓实抓细的讲话", [("retitled", "", "")], id="the speech's title"),
    pytest.param("\n\n", "\n　　\n", [], id="blanks are no change"),
]


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    """Return kind, old path and new path of each change."""
    return [
        (
            change.kind,
            None if change.old is None else "/".join(change.old.path),
            None if change.new is None else "/".join(change.new.path),
        )
        for change in comparison.changes
    ]


@pytest.mark.parametrize(("was", "now", "expected"), CASES)
def test_cases(was: str, now: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    new = OLD.replace(was, now) if was else OLD
    assert was == now or new != OLD
    found = told(speechparse.diff(speechparse.parse(OLD), speechparse.parse(new)))
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_another_style_is_another_number() -> None:
    old = speechparse.parse(OLD)
    found = told(speechparse.diff(old, speechparse.restyle(old, "1、,(1)")))
    assert found == [
        ("renumbered", "一", "1"),
        ("renumbered", "一/（一）", "1/(1)"),
        ("renumbered", "一/（二）", "1/(2)"),
        ("renumbered", "二", "2"),
        ("renumbered", "三", "3"),
    ]


def test_what_closes_a_title_is_no_change_of_the_text_below() -> None:
    new = OLD.replace("一、抓早\n", "一、抓早。\n")
    assert speechparse.parse(new).at("一").title.text == "抓早"  # type: ignore[union-attr]
    assert not speechparse.diff(speechparse.parse(OLD), speechparse.parse(new))


def test_other_marks_around_the_same_number_are_shown() -> None:
    new = OLD.replace("（二）早行动", "（二）、早行动").replace("二、抓小", "二. 抓小")
    comparison = speechparse.diff(speechparse.parse(OLD), speechparse.parse(new))
    assert comparison.to_text().splitlines()[:2] == [
        "改号 一/（二） → 一/（二）、 早行动",
        "改号 二、 → 二. 抓小",
    ]


def test_a_section_that_is_moved_and_changed_is_found_by_its_words() -> None:
    new = OLD.replace("（二）早行动。干在前面，说了就办。\n\n", "").replace(
        "贵在坚持。\n", "贵在坚持。\n\n（一）快动手。干在前面，说了就办。\n\n（二）勤回头。隔月一查。\n"
    )
    found = told(speechparse.diff(speechparse.parse(OLD), speechparse.parse(new)))
    assert ("moved", "一/（二）", "三/（一）") in found
    assert ("retitled", "一/（二）", "三/（一）") in found
    assert ("added", None, "三/（二）") in found


def test_what_stands_under_an_added_section_is_counted_with_it() -> None:
    new = OLD + "\n四、抓实\n\n实打实。\n\n（一）账目实。一笔是一笔。\n\n（二）措施实。一条是一条。\n"
    (change,) = speechparse.diff(speechparse.parse(OLD), speechparse.parse(new)).changes
    assert (change.kind, change.sections) == ("added", 3)


def test_how_much_changed() -> None:
    new = OLD.replace("小处见功夫", "小处最见功夫").replace("细节定成败", "细节决定成败")
    (change,) = speechparse.diff(speechparse.parse(OLD), speechparse.parse(new)).changes
    assert (change.added, change.removed) == (2, 0)
    assert change.similarity == pytest.approx(1 - 2 / (12 + 14), abs=0.001)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("甲", ""),
        ("", "乙"),
        ("早了主动，晚了被动。", "早了主动。"),
        ("干一件成一件。" * 80, "干一件成一件。" * 40 + "说到做到。" + "办一件成一件。" * 40),
        ("，" * 400, "。" * 500),
    ],
)
def test_parts_are_both_texts(old: str, new: str) -> None:
    parts = parts_of(old, new)
    assert "".join(part.text for part in parts if part.op != "+") == old
    assert "".join(part.text for part in parts if part.op != "-") == new


def edits(document: Document, chance: random.Random) -> list[tuple[str, Document]]:
    """Return edited drafts, each with the kind of change that it shows; refused edits are left out."""
    headings = [section for section in document.sections() if section.title and section.form != "inline"]
    one = chance.choice(headings)
    like = [
        section
        for section in headings
        if section is not one and one.marker and section.marker and section.marker.style == one.marker.style
    ]
    made = []
    for kind, edit in (
        ("retitled", lambda: speechparse.retitle(document, one, "把今年的账一笔一笔算清")),
        ("added", lambda: speechparse.insert(document, "把账算清", body="一笔都不能少。", before=one)),
        ("removed", lambda: speechparse.remove(document, one)),
        ("moved", lambda: speechparse.move(document, one, before=chance.choice(like))),
    ):
        try:
            draft = edit() if like else document
        except EditError:
            continue
        if draft != document:
            made.append((kind, draft))
    return made


def test_known_edits_are_found_and_nothing_else() -> None:
    seen = 0
    for seed in range(30):
        document = speechparse.parse(uniform(seed)[0])
        assert not speechparse.diff(document, document)
        for kind, draft in edits(document, random.Random(seed)):
            comparison = speechparse.diff(document, draft)
            counts = comparison.counts()
            # Later sections get other numbers, and a count that was announced another numeral.
            counts.pop("renumbered", None)
            for change in comparison.changes:
                if change.kind == "changed" and change.added == change.removed == 1:
                    counts["changed"] -= 1
            assert {name: count for name, count in counts.items() if count} == {kind: 1}, (seed, kind)
            seen += 1
    assert seen > 75


def said(document: Document) -> list[str | None]:
    return [section.title and section.title.reading for section in document.sections()]


@pytest.mark.parametrize("count", [1, 3, 6])
def test_several_edits_at_once_are_each_told(count: int) -> None:
    kinds: Counter[str] = Counter()
    compared = exact = 0
    for seed in range(100):
        old, new = drafts(seed, count)
        before, after = speechparse.parse(old.text), speechparse.parse(new.text)
        if len(set(old.titles)) < len(old.titles) or (said(before), said(after)) != (old.titles, new.titles):
            continue
        changes = speechparse.diff(before, after).changes
        told = {
            (change.kind, change.old and change.old.title, change.new and change.new.title)
            for change in changes
            if change.kind != "renumbered"
        }
        compared += 1
        exact += told == new.told
        kinds.update(kind for kind, _, _ in new.told)
    assert exact >= 0.98 * compared
    assert compared > 80
    assert set(kinds) == {"added", "removed", "moved", "retitled", "changed"}


def test_without_rapidfuzz_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    new = OLD.replace("二、抓小\n\n小处见功夫", "二、抓细\n\n细处见功夫")
    texts = speechparse.parse(OLD), speechparse.parse(new)
    with_it = speechparse.diff(*texts)
    likeness._ratio.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    try:
        assert speechparse.diff(*texts) == with_it
        assert with_it.counts() == {"retitled": 1, "changed": 1}
    finally:
        likeness._ratio.cache_clear()


def test_json_reads_back() -> None:
    comparison = speechparse.diff(speechparse.parse(OLD), speechparse.parse(OLD.replace("小", "细")))
    assert comparison
    assert Comparison.model_validate_json(comparison.to_json()) == comparison
    broken = speechparse.diff(speechparse.parse(OLD), speechparse.parse(OLD.replace("小处", "\ud800处")))
    assert json.loads(broken.to_json())["changes"][0]["kind"] == "changed"


def test_text() -> None:
    new = OLD.replace("二、抓小", "二、抓细").replace("贵在坚持", "贵在恒久")
    comparison = speechparse.diff(speechparse.parse(OLD), speechparse.parse(new))
    assert comparison.to_text() == (
        "改题 二 抓小 → 抓细\n"
        "改文 三 抓常 增 2 字，删 2 字，改动 18%\n"
        "    常了才见效，贵在[-坚持-]{+恒久+}。\n"
        "共 2 处：改题 1，改文 1。\n"
    )
    assert comparison.to_text("en").splitlines()[-1] == "2 changes: retitled 1, changed 1."
    assert (
        speechparse.diff(speechparse.parse(OLD), speechparse.parse(OLD)).to_text()
        == "结构和文字都没有变化。\n"
    )
    with pytest.raises(ValueError, match="lang"):
        comparison.to_text("fr")  # type: ignore[arg-type]


class _Page(HTMLParser):
    """Checks that tags close in their order, and gathers rows and words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[str | None] = []
        self.words: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            return
        self.open.append(tag)
        if tag == "li":
            self.rows.append(dict(attrs)["class"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open[-1]] = self.words.get(self.open[-1], "") + data


def test_html() -> None:
    new = OLD.replace("二、抓小", "二、抓<b>细").replace("贵在坚持", "贵在恒久")
    page = _Page()
    page.feed(speechparse.diff(speechparse.parse(OLD), speechparse.parse(new)).to_html())
    assert page.open == []
    assert page.rows == ["retitled", "changed"]
    assert (page.words["del"], page.words["ins"]) == ("坚持", "恒久")
    assert "抓<b>细" in page.words["li"]


def test_several_speeches_are_told_apart() -> None:
    two = OLD + "\n在收官会上的讲话\n\n同志们：\n\n一、算总账\n\n账要清。\n\n二、再出发\n\n步要稳。\n"
    (change,) = speechparse.diff(
        speechparse.parse(two), speechparse.parse(two.replace("步要稳。", "步子要稳。"))
    ).changes
    assert (change.kind, change.new and change.new.title) == ("changed", "再出发")


def test_long_papers_of_equal_sections_take_no_more_than_their_share() -> None:
    many = "同志们：\n" + "".join(f"{number}.照此办理，不得有误。\n" for number in range(1, 2_000))
    old, new = speechparse.parse(many), speechparse.parse(many.replace("不得", "不可"))
    assert set(speechparse.diff(old, new).counts()) == {"changed"}

"""Fixes: what they change and what never; safe ones leave the outline, all of them end, and once is enough."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import faults
import speechparse
from fixing import KEPT, NOTHING, OTHER, outcome
from rule_cases import all_cases
from speeches import make
from speeches.edits import Moves
from speechparse.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from speechparse.lint.fixer import Allowed, apply_edits, fix_all
from speechparse.lint.kept import outline_of
from speechparse.lint.scene import Scene
from speechparse.span import Position, Span

TEXT = "同志们：\n一、甲事\n要抓紧。\n三、乙事\n要抓实，按第三部分办。\n四、丙事\n要抓好。\n"


def body(document: speechparse.Document) -> str:
    """Return the text less its markers and the numerals of references."""
    scene = Scene(document)
    spans = [marker.span for view in scene.lists() for marker in view.markers]
    spans += [Span(citation.numeral_start, citation.numeral_end) for citation in scene.citations]
    return apply_edits(document.to_text(), [Edit(span=span, text="") for span in spans])


def test_safe_fixes_leave_numbers_alone() -> None:
    document = speechparse.parse(TEXT)
    assert speechparse.fix(document) is document
    fixed = speechparse.fix(document, unsafe=True).to_text()
    assert fixed == TEXT.replace("三、", "二、").replace("第三", "第二").replace("四、", "三、")


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.code} {case.name}")
def test_safe_fixes_keep_the_outline_and_once_is_enough(case: object) -> None:
    text: str = case.text  # type: ignore[attr-defined]
    document = speechparse.parse(text)
    fixed = speechparse.fix(document)
    assert outline_of(fixed) == outline_of(document)
    assert speechparse.fix(fixed).to_text() == fixed.to_text()
    risky = speechparse.fix(document, unsafe=True)
    assert speechparse.fix(risky, unsafe=True).to_text() == risky.to_text()


def test_renumbering_changes_markers_and_references_only() -> None:
    for seed in range(25):
        text = make(seed, profile="clean").text
        lists = faults.runs(speechparse.parse(text))
        if not lists:
            continue
        rng = Random(seed)
        fault = faults.gap(rng.choice(lists), rng)
        assert fault is not None
        document = speechparse.parse(Moves(fault.edits).apply(text))
        fixed = speechparse.fix(document, unsafe=True, select=["NUM"])
        assert body(fixed) == body(document)
        left = speechparse.check(fixed, select=["NUM101", "NUM102", "NUM103"])
        assert [finding for finding in left if finding.fixes] == []


def test_a_reference_that_may_mean_either_is_left_and_said() -> None:
    text = "同志们：\n一、甲事\n要抓紧。\n二、乙事\n要抓实。\n二、丙事\n按第二部分办。\n三、丁事\n要抓好。\n"
    document = speechparse.parse(text)
    (finding,) = speechparse.check(document, select=["NUM102"])
    assert "1 references may mean either" in finding.fixes[0].message_en
    assert "第二部分" in speechparse.fix(document, unsafe=True).to_text()


def test_a_number_that_cannot_be_written_is_not_fixed() -> None:
    signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    text = "一、甲\n" + "".join(f"{sign}做好第{place}件事。要快。\n" for place, sign in enumerate(signs))
    text += "⑳再做一件。要好。\n二、乙\n要稳。\n"
    found = [f for f in speechparse.check(speechparse.parse(text)) if f.code == "NUM102"]
    for finding in found:
        for fix in finding.fixes:
            assert all(edit.text for edit in fix.edits)


def finding_of(code: str, span: Span, fix: Fix) -> Diagnostic:
    return Diagnostic(
        code=code,
        name="x",
        severity=Severity.ERROR,
        message="x",
        message_en="x",
        span=span,
        position=Position(1, 1),
        fixes=(fix,),
    )


@pytest.mark.parametrize(
    ("code", "span", "edit", "allowed"),
    [
        ("NUM101", Span(0, 2), Edit(span=Span(0, 1), text="二"), True),
        ("NUM101", Span(0, 2), Edit(span=Span(2, 3), text="乙"), False),
        ("NUM101", Span(0, 2), Edit(span=Span(1, 3), text="、"), False),
        ("NUM101", Span(2, 4), Edit(span=Span(2, 4), text="乙"), False),
        ("TTL601", Span(2, 4), Edit(span=Span(3, 4), text=""), True),
        ("TTL601", Span(2, 4), Edit(span=Span(3, 6), text=""), False),
        ("SRC703", Span(6, 11), Edit(span=Span(6, 11), text=""), True),
        ("SRC703", Span(6, 11), Edit(span=Span(6, 11), text="甲"), False),
        ("SRC703", Span(6, 11), Edit(span=Span(5, 7), text=""), False),
        ("SRC703", Span(5, 7), Edit(span=Span(5, 7), text=""), False),
    ],
)
def test_a_fix_that_changes_what_it_does_not_name_is_refused(
    code: str, span: Span, edit: Edit, allowed: bool
) -> None:
    document = speechparse.parse("一、甲事\n要(yào)抓紧(jǐn)。\n二、乙事\n要抓实。\n")
    fix = Fix(message="x", message_en="x", applicability=Applicability.SAFE, edits=(edit,))
    assert Allowed(document).allows(finding_of(code, span, fix), fix) is allowed


def test_a_safe_fix_after_which_the_outline_is_another_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    document = speechparse.parse("一、甲事\n要抓紧。\n二、乙事。\n要抓实。\n三、丙事\n要抓好。\n")
    span = document.sections()[1].marker.span  # type: ignore[union-attr]
    bad = Fix(
        message="x",
        message_en="x",
        applicability=Applicability.SAFE,
        edits=(Edit(span=Span(span.start, span.start + 1), text="五"),),
    )
    real = speechparse.check(document, select=["TTL601"])
    found = [finding_of("NUM101", span, bad), *real]
    monkeypatch.setattr("speechparse.lint.fixer.check", lambda document, **_: found or [])
    fixed = fix_all(document)
    assert fixed.made == {"TTL601": 1}
    assert "二、乙事\n" in fixed.text
    assert [finding.code for finding in fixed.left] == ["NUM101", "TTL601"]


def test_edits_that_overlap_are_misuse() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply_edits("一二三", [Edit(span=Span(0, 2), text=""), Edit(span=Span(1, 3), text="")])
    with pytest.raises(ValueError, match="outside"):
        apply_edits("一", [Edit(span=Span(0, 2), text="")])


def test_damage_around_a_numeral_stays() -> None:
    text = "同志們：\n一、甲事要(yào)緊\n要(yào)抓緊(jǐn)。\n三、乙事要(yào)實\n要(yào)抓實(shí)。\n"
    fixed = speechparse.fix(speechparse.parse(text), unsafe=True, select=["NUM"]).to_text()
    assert fixed == text.replace("三、", "二、")


def test_fixes_keep_the_body_and_leave_nothing_of_their_rules() -> None:
    found = Counter(outcome(seed).partition(":")[0] for seed in range(60))
    assert set(found) <= {KEPT, OTHER, NOTHING}
    assert found[KEPT] >= 30


@pytest.mark.parametrize(
    "text",
    ["一、#0;阶通过抽查，依托阵地建设搭;\n二、伐", ";一、理装再上新台阶\n通过随机抽查，依托阵\n二、组"],
)
def test_fixes_that_undo_each_other_come_to_rest(text: str) -> None:
    once = speechparse.fix(speechparse.parse(text), unsafe=True)
    assert speechparse.fix(once, unsafe=True).to_text() == once.to_text()

"""The engine: order, selection, profiles, purity; and what must hold of every finding."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

import speechparse
from rule_cases import all_cases
from speeches import KINDS, damage, make
from speechparse.diagnostic import Applicability, Diagnostic, Severity
from speechparse.lint.registry import BY_CODE, UnknownRule, rules_named, selected
from speechparse.lint.report import Checked
from speechparse.lint.report import json as report_json
from speechparse.lint.scene import Scene
from speechparse.span import LineIndex

FAULTY = "同志们：\n下面，我讲五点意见。\n一、甲事\n要抓紧。\n三、乙事。\n要抓实。\n三、丙事\n（一)快。要快。\n（二）好。要好。\n"


def test_findings_come_by_place_and_then_by_code() -> None:
    for case in all_cases():
        findings = speechparse.check(speechparse.parse(case.text))
        assert findings == sorted(findings, key=lambda finding: (finding.span.start, finding.code))


def test_the_same_document_gives_the_same_findings_and_is_left_alone() -> None:
    document = speechparse.parse(FAULTY)
    before = document.model_dump_json()
    assert speechparse.check(document) == speechparse.check(document)
    assert document.model_dump_json() == before
    loaded = speechparse.Document.model_validate_json(before)
    assert speechparse.check(loaded) == speechparse.check(document)


def test_places_lie_in_the_text() -> None:
    for case in all_cases():
        lines = LineIndex(case.text)
        for finding in speechparse.check(speechparse.parse(case.text)):
            assert 0 <= finding.span.start < finding.span.end <= len(case.text)
            assert finding.position == lines.position(finding.span.start)
            for related in finding.related:
                assert related.span.end <= len(case.text)
                assert related.position == lines.position(related.span.start)


def test_messages_are_one_line_in_both_languages() -> None:
    for case in all_cases():
        for finding in speechparse.check(speechparse.parse(case.text)):
            for language in ("zh", "en"):
                said = finding.said(language)
                assert said.isprintable()
                assert not said.endswith("。")


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), {"CNT401", "MRK302", "NUM102", "TTL601"}),
        (("NUM",), (), {"NUM102"}),
        (("NUM102", "TTL"), (), {"NUM102", "TTL601"}),
        (("repeated-number",), (), {"NUM102"}),
        (("NUM",), ("NUM102",), set()),
        (("NUM102",), ("NUM",), {"NUM102"}),
        (("num1",), (), {"NUM102"}),
        (("ALL",), ("MRK", "cnt401"), {"NUM102", "TTL601"}),
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]) -> None:
    found = speechparse.check(speechparse.parse(FAULTY), select=select, ignore=ignore)
    assert {finding.code for finding in found} == codes


def test_misuse() -> None:
    document = speechparse.parse("一、甲")
    with pytest.raises(UnknownRule, match="NUM101") as caught:
        speechparse.check(document, select=["NUM1O1"])
    assert caught.value.nearest == "NUM101"
    with pytest.raises(UnknownRule, match="is it lone-item"):
        rules_named("lone-itme")
    with pytest.raises(UnknownRule):
        rules_named("")
    with pytest.raises(ValueError, match="no profile 'law'"):
        speechparse.check(document, profile="law")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="parse the text first"):
        speechparse.check("一、甲")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="sequence"):
        selected("NUM101")


def test_the_profile_for_official_papers_raises_notes() -> None:
    document = speechparse.parse("一、甲\n1、快。要快。\n2、好。要好。\n二、乙\n要稳。\n")
    assert [f.severity for f in speechparse.check(document, select=["MRK301"])] == [Severity.INFO]
    raised = speechparse.check(document, select=["MRK301"], profile="gongwen")
    assert [finding.severity for finding in raised] == [Severity.WARNING]


def test_the_profile_lowers_nothing() -> None:
    for case in all_cases():
        document = speechparse.parse(case.text)
        for usual, raised in zip(
            speechparse.check(document), speechparse.check(document, profile="gongwen"), strict=True
        ):
            assert raised.severity.rank <= usual.severity.rank


def test_json_both_ways_and_its_schema() -> None:
    checked = []
    for case in all_cases():
        findings = speechparse.check(speechparse.parse(case.text))
        checked.append(Checked(f"{case.code}.txt", case.text, findings))
        for finding in findings:
            assert Diagnostic.model_validate_json(finding.model_dump_json()) == finding
    report = json.loads(json.dumps(report_json.write(checked, "zh")))
    assert sum(len(file["findings"]) for file in report["files"]) > len(BY_CODE)
    validator = Draft202012Validator(report_json.schema())
    Draft202012Validator.check_schema(report_json.schema())
    validator.validate(report)
    report["files"][0]["findings"][0]["colour"] = "red"
    assert not validator.is_valid(report)


def test_an_unfit_place_is_refused_as_json() -> None:
    finding = speechparse.check(speechparse.parse(FAULTY))[0]
    told = json.loads(finding.model_dump_json())
    assert told["position"] == {"line": finding.position.line, "column": finding.position.column}
    del told["position"]["line"]
    with pytest.raises((ValueError, KeyError)):
        Diagnostic.model_validate(told)


def test_hostile_texts_are_checked() -> None:
    for text in (
        "",
        "\n",
        "一、" * 3000,
        "（" * 3000,
        "一、甲\n" * 2000,
        "\ud800一、\x00",
        "第一，第二，" * 500,
    ):
        for finding in speechparse.check(speechparse.parse(text)):
            assert finding.span.end <= len(text)


def test_clean_speeches_give_nothing_to_say() -> None:
    length = grave = 0
    for seed in range(40):
        speech = make(seed, profile="clean")
        length += len(speech.text)
        findings = speechparse.check(speechparse.parse(speech.text))
        grave += sum(finding.severity is not Severity.INFO for finding in findings)
    assert length > 100_000
    assert grave <= length / 100_000


def test_every_fix_is_of_the_applicability_that_its_rule_allows() -> None:
    for case in all_cases():
        for finding in speechparse.check(speechparse.parse(case.text)):
            allowed = BY_CODE[finding.code].applicability
            for fix in finding.fixes:
                assert allowed is not None
                assert fix.applicability is allowed or fix.applicability is Applicability.UNSAFE


def test_the_scene_has_the_source() -> None:
    for seed in range(12):
        text = damage(make(seed), [sorted(KINDS)[seed % len(KINDS)]], seed).text
        scene = Scene(speechparse.parse(text))
        assert scene.text == text
        for view in scene.lists():
            assert [text[start:end] for start, end in zip(view.starts, view.ends, strict=True)] == [
                marker.text for marker in view.markers
            ]


PAPER = "一、抓春播\n\n要快。\n\n二、抓夏管\n\n要细。\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "page.html",
            "<html><head><title>水站</title></head><body><p>一、抓春播</p><p>要快。</p><p>二、抓夏管</p></body></html>",
            [],
        ),
        ("page.md", f"---\ntitle: 水站\n---\n\n{PAPER}", []),
        ("draft.txt", f"首页 > 水站要闻 > 正文\n{PAPER}", ["SRC702"]),
    ],
)
def test_furniture_is_at_home_in_a_page(name: str, text: str, expected: list[str]) -> None:
    """Whoever checks a folder of saved pages knows that they are pages."""
    document = speechparse.load(text.encode(), name=name)
    assert any(node.kind == "furniture" for node in document.children)
    assert [found.code for found in speechparse.check(document)] == expected

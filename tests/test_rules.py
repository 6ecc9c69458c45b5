"""Every rule against its cases; ``PYTHONPATH=src:tests python tests/test_rules.py`` writes what is found into them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import speechparse
from rule_cases import CASES, Case, all_cases, read_cases, written
from speechparse.diagnostic import Severity
from speechparse.lint.registry import BY_CODE, BY_NAME, RULES
from speechparse.lint.rule import Rule

ALL = all_cases()


def found(case: Case) -> tuple[str, ...]:
    """Return what the check says: of the rule everything, of others errors and warnings."""
    return tuple(
        f"{finding.position.line}:{finding.position.column} {finding.code} {finding.message_en}"
        for finding in speechparse.check(speechparse.parse(case.text))
        if finding.code == case.code or finding.severity is not Severity.INFO
    )


def mended(case: Case) -> str | None:
    """Return the text as the rule's fixes leave it; None where they change nothing."""
    document = speechparse.parse(case.text)
    text = speechparse.fix(document, unsafe=True, select=[case.code]).to_text()
    return None if text == case.text else text


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.code} {case.name}")
def test_case(case: Case) -> None:
    assert found(case) == case.findings
    assert mended(case) == case.mended


@pytest.mark.parametrize(
    "case", [case for case in ALL if case.mended is not None], ids=lambda case: case.code
)
def test_what_is_mended_needs_no_mending(case: Case) -> None:
    assert case.mended is not None
    left = [f for f in speechparse.check(speechparse.parse(case.mended), select=[case.code]) if f.fixes]
    assert left == []
    assert mended(replace(case, text=case.mended)) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_told_whole(rule: Rule) -> None:
    cases = [case for case in ALL if case.code == rule.code]
    failing = [case for case in cases if any(f" {rule.code} " in finding for finding in case.findings)]
    assert failing, "a rule needs a case that it finds something in"
    assert len([case for case in cases if not case.findings]) >= 2, "and two that it leaves alone"
    assert sum(case.is_doc for case in cases) == 1
    if rule.applicability is not None:
        assert any(case.mended is not None for case in failing)
    else:
        assert all(case.mended is None for case in cases)
    assert rule.explanation().count("\n\n") == 2, "what it finds, why, and how safe its fix is"
    assert rule.chinese.count("\n\n") == 2


def test_codes_and_names_are_in_order_and_apart() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes, key=lambda code: (code[3], code[4:]))
    assert len(BY_CODE) == len(BY_NAME) == len(RULES)
    assert {path.stem for path in CASES.glob("*.txt")} == set(codes)


def test_severities_and_fixes_are_those_promised() -> None:
    told = {
        rule.code: (rule.severity.value, rule.applicability and rule.applicability.value) for rule in RULES
    }
    assert told == {
        "NUM101": ("error", "unsafe"),
        "NUM102": ("error", "unsafe"),
        "NUM103": ("error", "unsafe"),
        "NUM104": ("warning", None),
        "NUM105": ("warning", None),
        "NUM106": ("info", None),
        "NUM107": ("info", None),
        "NUM108": ("warning", "unsafe"),
        "LVL201": ("warning", None),
        "LVL202": ("info", None),
        "LVL203": ("warning", "unsafe"),
        "LVL204": ("info", None),
        "MRK301": ("warning", "safe"),
        "MRK302": ("info", "safe"),
        "MRK303": ("info", "safe"),
        "MRK304": ("info", "safe"),
        "CNT401": ("error", None),
        "CNT402": ("info", None),
        "REF501": ("warning", None),
        "TTL601": ("warning", "safe"),
        "TTL602": ("info", None),
        "TTL603": ("warning", None),
        "TTL604": ("info", None),
        "TTL605": ("warning", "unsafe"),
        "SRC701": ("info", "unsafe"),
        "SRC702": ("info", "unsafe"),
        "SRC703": ("info", "unsafe"),
        "SRC704": ("info", "unsafe"),
    }


def update() -> None:
    """Write into the files what is found; the difference is for reading."""
    for path in sorted(CASES.glob("*.txt")):
        cases = [replace(case, findings=found(case), mended=mended(case)) for case in read_cases(path)]
        path.write_text("\n".join(written(case) for case in cases), encoding="utf-8")


if __name__ == "__main__":
    update()

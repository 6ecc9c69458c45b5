"""The check is silent on right text: on real papers it says what docs/evaluation.md lists, on made-up ones next to nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import speechparse
from mutations import is_grave
from speeches import make
from test_gold import papers_of

EVALUATION: Final = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
#: A row of the list of findings: the text's number, the marker and the offset, the rule, the verdict.
_ROW: Final = re.compile(
    r"^\| ([0-9]{3}) \| \S+ ([0-9]+) \| ([A-Z]{3}[0-9]{3}) \| (?:right|wrong): \S", re.MULTILINE
)
#: Errors and warnings for each so many characters of right text, at most.
_CHARACTERS: Final = 100_000


def test_the_findings_on_real_papers_are_those_listed() -> None:
    listed = {(text, code, int(offset)) for text, offset, code in _ROW.findall(EVALUATION.read_text("utf-8"))}
    found = {
        (paper[:3], finding.code, finding.span.start)
        for name in ("seeds", "papers")
        for paper, text, _ in papers_of(name)
        for finding in speechparse.check(speechparse.parse(text))
        if is_grave(finding)
    }
    assert found == listed
    assert len(listed) == 7


@pytest.mark.parametrize("held_out", [False, True])
def test_made_up_papers_without_faults_are_left_alone(held_out: bool) -> None:
    said: list[str] = []
    characters = 0
    for seed in range(40):
        text = make(seed, profile="clean", held_out=held_out).text
        characters += len(text)
        findings = speechparse.check(speechparse.parse(text))
        said += [f"{seed} {finding.code} {finding.message_en}" for finding in findings if is_grave(finding)]
    assert characters > _CHARACTERS
    assert len(said) <= characters // _CHARACTERS, said

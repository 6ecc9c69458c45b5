"""The forms of the report: what each line says, and that programs can read those that are for them."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

import speechparse
from rule_cases import all_cases
from speechparse.lint.registry import BY_CODE
from speechparse.lint.report import Checked, concise, full, github, sarif
from speechparse.lint.report.columns import WIDEST, excerpt, width

TEXT = "同志们：\n下面，我讲五点意见。\n一、甲事\n要抓紧。\n三、乙事。\n要抓实。\n四、丙事\n要抓好。\n"


def checked(text: str = TEXT, file: str = "稿/a.txt") -> Checked:
    return Checked(file, text, speechparse.check(speechparse.parse(text)))


def everything() -> list[Checked]:
    return [checked(case.text, f"{case.code}, 100%:{place}.txt") for place, case in enumerate(all_cases())]


def test_concise() -> None:
    lines = concise.write([checked()], "en").splitlines()
    assert "稿/a.txt:5:1: error NUM101 三、 follows 一、; expected 二、" in lines
    assert concise.write([checked()], "zh").splitlines()[0].startswith("稿/a.txt:2:6: 错误 CNT401 ")
    assert concise.write([checked("一、甲\n要快。\n二、乙\n要好。\n")], "zh") == ""


def test_full_shows_the_line_the_place_the_clause_and_the_fix() -> None:
    written = full.write([checked()], "en")
    assert "\n   |\n 5 | 三、乙事。\n   | ^^^^\n" in written
    assert "\n 5 | 三、乙事。\n   |     ^^^^\n" in written
    assert "authority: practice (no standard requires it)" in written
    assert "mended by --fix --unsafe-fixes (unsafe): Number the list through" in written
    assert written.splitlines()[-1].startswith("3 found: 2 error, 1 warning.")
    assert full.write([checked("一、甲\n要快。\n二、乙\n要好。\n")], "zh") == "没有发现问题。"


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("一、甲", 0, 2, "^^^^"),
        ("  （一）甲", 2, 5, "  ^^^^^^"),
        ("1.甲", 0, 2, "^^"),
        ("甲1.乙", 1, 3, "  ^^"),
        ("é一、", 1, 3, " ^^^^"),
        ("甲", 1, 1, "  ^"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, start: int, end: int, carets: str) -> None:
    assert excerpt(line, start, end).carets == carets


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "抓" * 5000 + "三、" + "实" * 5000
    shown, carets = excerpt(line, 5000, 5002)
    assert sum(map(width, shown)) <= WIDEST + 6
    before = sum(map(width, shown[: shown.index("三")]))
    assert carets == " " * before + "^^^^"
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_combining_marks_take_no_column() -> None:
    assert width(unicodedata.normalize("NFD", "é")[1]) == 0
    assert width("Ａ") == 2


_COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:\r\n]+)::(?P<message>[^\r\n]+)")


def test_github_commands_can_be_taken_apart() -> None:
    for file in everything():
        lines = github.write([file], "zh").splitlines()
        assert len(lines) == len(file.findings)
        for line, finding in zip(lines, file.findings, strict=True):
            match = _COMMAND.fullmatch(line)
            assert match is not None
            values = dict(pair.split("=") for pair in match["properties"].split(","))
            assert values["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%") == file.file
            assert int(values["line"]) == finding.position.line
            assert values["title"].startswith(finding.code)
            assert ("col" in values) == (values["line"] == values["endLine"])


def sarif_errors(log: object) -> list[str]:
    """Return what the published schema of SARIF 2.1.0 has against a log."""
    schema = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(log)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_is_valid_by_its_schema(language: str) -> None:
    for files in (everything(), [checked("", "a.txt")], [checked(file="D:\\稿 #1?%.txt")], []):
        assert sarif_errors(json.loads(json.dumps(sarif.write(files, language)))) == []


def test_the_schema_of_sarif_finds_what_is_wrong() -> None:
    log = json.loads(json.dumps(sarif.write([checked()], "en")))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    del log["runs"][0]["results"][1]["message"]
    assert len(sarif_errors(log)) == 2


def test_sarif_holds_what_its_readers_ask_for() -> None:
    log = json.loads(json.dumps(sarif.write(everything(), "en")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(BY_CODE)
    assert len(run["results"]) == sum(len(file.findings) for file in everything())
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert not set(place["artifactLocation"]["uri"]) & set(" \\")
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert region["charLength"] > 0
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                assert change["replacements"]


def test_sarif_names_files_by_uri(tmp_path: object) -> None:
    (run,) = sarif.write([checked(file="稿 一/a.txt")], "zh")["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E7%A8%BF%20%E4%B8%80/a.txt"
    (run,) = sarif.write([checked(file=f"{tmp_path}/a.txt")], "zh")["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")

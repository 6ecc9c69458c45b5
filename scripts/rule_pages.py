"""Writes docs/rules/ from the rules and their cases, and the schema of findings; ``--check`` only compares."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from rule_cases import Case, all_cases  # noqa: E402
from speechparse.lint.registry import RULES  # noqa: E402
from speechparse.lint.report.json import schema  # noqa: E402
from speechparse.lint.rule import Rule  # noqa: E402

PAGES: Final = ROOT / "docs" / "rules"
SCHEMA: Final = ROOT / "docs" / "findings.schema.json"
_FIXES: Final = {None: "none", "safe": "safe", "unsafe": "unsafe", "display": "shown only"}


def page(rule: Rule, cases: list[Case]) -> str:
    """Return the page of a rule: what, why, fix, example, what it leaves alone."""
    what, why, fix = rule.explanation().split("\n\n")
    applicability = rule.applicability and rule.applicability.value
    example = next(case for case in cases if case.is_doc)
    quiet = [case for case in cases if not case.findings]
    parts = [
        f"# {rule.code} {rule.name}",
        "<!-- Written by scripts/rule_pages.py from the rule and its cases; not by hand. -->",
        f"{rule.title.en} · {rule.title.zh}",
        (
            f"| severity | fix | authority |\n| --- | --- | --- |\n"
            f"| {rule.severity.value} | {_FIXES[applicability]} | {rule.authority.en} |"
        ),
        f"## What it finds\n\n{what}",
        f"## Why\n\n{why}",
        f"## Example\n\n{_fenced(example.text)}\n\n{_fenced(_lines(example.findings))}",
    ]
    if example.mended is not None:
        parts.append(f"mended:\n\n{_fenced(example.mended)}")
    parts.append(f"## Fix\n\n{fix}")
    left = "\n\n".join(f"{case.name}:\n\n{_fenced(case.text)}" for case in quiet)
    parts.append(f"## What it leaves alone\n\n{left}")
    parts.append(f"## 中文说明\n\n{rule.chinese}")
    return "\n\n".join(parts) + "\n"


def _lines(findings: tuple[str, ...]) -> str:
    return "".join(f"{finding}\n" for finding in findings)


def _fenced(text: str) -> str:
    return f"```text\n{text}```"


def index() -> str:
    """Return the table of all rules."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.title.zh} | {rule.severity.value} "
        f"| {_FIXES[rule.applicability and rule.applicability.value]} | {rule.authority.en} |"
        for rule in RULES
    ]
    head = "| code | name | 名称 | severity | fix | authority |\n| --- | --- | --- | --- | --- | --- |"
    note = (
        "Severities are those of the profile `speech`; `gongwen` raises the notes of MRK301 and TTL601 to warnings. "
        "Only errors and warnings make the exit code 1."
    )
    return "\n\n".join(["# Rules", note, "\n".join([head, *rows])]) + "\n"


def pages() -> dict[Path, str]:
    """Return every generated file and its content."""
    cases = all_cases()
    found = {
        PAGES / f"{rule.code}.md": page(rule, [case for case in cases if case.code == rule.code])
        for rule in RULES
    }
    found[PAGES / "README.md"] = index()
    found[SCHEMA] = json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return found


def main() -> int:
    """Write the files, or say which would change."""
    options = argparse.ArgumentParser(prog="rule_pages", description=__doc__)
    options.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a file would change"
    )
    check = options.parse_args().check
    stale = []
    for path, content in pages().items():
        if path.is_file() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'is not up to date' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())

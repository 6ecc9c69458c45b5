"""Cases of rules, read from files: a text, what the rule says of it, and the text as its fixes leave it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: One file a rule, named after its code.
CASES: Final = Path(__file__).parent / "rules"
_HEAD: Final = re.compile(r"^={10,}\n(?P<name>[^\n]+)\n(?P<marks>(?::[a-z-]+:\n)*)={10,}\n", re.MULTILINE)
_BAR: Final = re.compile(r"^-{10,}\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case. ``findings`` are lines ``line:column CODE message``; ``mended`` is None where nothing is mended.

    ``is_doc`` marks the case that is the example on the rule's page.
    """

    code: str
    name: str
    text: str
    findings: tuple[str, ...]
    mended: str | None
    is_doc: bool


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    content = path.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(content))
    ends = [head.start() for head in heads[1:]] + [len(content)]
    cases: list[Case] = []
    for head, end in zip(heads, ends, strict=True):
        text, *rest = _BAR.split(content[head.end() : end].rstrip("\n") + "\n")
        findings = tuple(rest[0].splitlines()) if rest else ()
        mended = rest[1] if len(rest) > 1 else None
        cases.append(Case(path.stem, head["name"], text, findings, mended, ":doc:" in head["marks"]))
    return cases


def all_cases() -> list[Case]:
    """Return the cases of all rules, in the order of the codes."""
    return [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]


def written(case: Case) -> str:
    """Return a case as it stands in its file."""
    bar, line = "=" * 10 + "\n", "-" * 10 + "\n"
    marks = ":doc:\n" if case.is_doc else ""
    findings = "".join(f"{finding}\n" for finding in case.findings)
    mended = "" if case.mended is None else line + case.mended
    return f"{bar}{case.name}\n{marks}{bar}{case.text}{line}{findings}{mended}"

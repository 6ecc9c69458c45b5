"""How often each rule found something: a line a rule, the most frequent first, with a star where fixes are offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from speechparse.lint.registry import BY_CODE
from speechparse.lint.report import Checked


def write(checked: Sequence[Checked], language: str) -> str:
    """Return the lines; nothing where nothing was found."""
    counts = Counter(finding.code for file in checked for finding in file.findings)
    fixable = Counter(finding.code for file in checked for finding in file.findings if finding.fixes)
    rows = []
    for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        rule = BY_CODE[code]
        title = rule.title.zh if language == "zh" else rule.title.en
        mark = "*" if fixable[code] else " "
        rows.append(f"{count:6} {mark} {code} {rule.name}  {title}")
    return "\n".join(rows)

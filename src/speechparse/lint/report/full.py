"""For people: each finding with its line, carets under the place, the authority of the rule, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from speechparse.diagnostic import Applicability, Diagnostic, Message, Severity
from speechparse.lint.registry import BY_CODE
from speechparse.lint.report import Checked, one_line, word
from speechparse.lint.report.columns import excerpt

_AUTHORITY: Final = Message("依据：", "authority: ")
_FIX: Final = {
    Applicability.SAFE: Message("可用 --fix 修复：", "mended by --fix: "),
    Applicability.UNSAFE: Message(
        "可用 --fix --unsafe-fixes 修复（不安全）：", "mended by --fix --unsafe-fixes (unsafe): "
    ),
    Applicability.DISPLAY: Message("建议：", "suggested: "),
}
#: More related places than these are not listed.
_PLACES: Final = 3


def write(checked: Sequence[Checked], language: str) -> str:
    """Return the findings, and a line that counts them."""
    blocks = [_block(file, finding, language) for file in checked for finding in file.findings]
    return "\n\n".join([*blocks, _summary(checked, language)])


def _say(message: Message, language: str) -> str:
    return message.zh if language == "zh" else message.en


def _block(file: Checked, finding: Diagnostic, language: str) -> str:
    line, column = finding.position
    number = str(line)
    margin = " " * len(number)
    piece = excerpt(
        file.lines.span_of_line(line).of(file.text), column - 1, column - 1 + max(1, len(finding.span))
    )
    rows = [
        one_line(
            f"{file.file}:{line}:{column}: {word(finding.severity, language)} {finding.code} {finding.name}"
        ),
        f"  {one_line(finding.said(language))}",
        f" {margin} |",
        f" {number} | {piece.line}",
        f" {margin} | {piece.carets}",
    ]
    for related in finding.related[:_PLACES]:
        said = related.message if language == "zh" else related.message_en
        rows.append(f" {margin} = {related.position.line}:{related.position.column} {said}")
    rows.append(f" {margin} = {_say(_AUTHORITY, language)}{_say(BY_CODE[finding.code].authority, language)}")
    for fix in finding.fixes:
        said = fix.message if language == "zh" else fix.message_en
        rows.append(f" {margin} = {_say(_FIX[fix.applicability], language)}{said}")
    return "\n".join(rows)


def _summary(checked: Sequence[Checked], language: str) -> str:
    findings = [finding for file in checked for finding in file.findings]
    counts = Counter(finding.severity for finding in findings)
    fixable = Counter(fix.applicability for finding in findings for fix in finding.fixes[:1])
    safe, unsafe = fixable[Applicability.SAFE], fixable[Applicability.UNSAFE]
    if not findings:
        return "没有发现问题。" if language == "zh" else "Nothing to say."
    if language == "zh":
        parts = "，".join(f"{word(s, language)}{counts[s]}处" for s in Severity if counts[s])
        return f"共{len(findings)}处：{parts}。可安全修复{safe}处，另有{unsafe}处可作不安全修复。"
    parts = ", ".join(f"{counts[s]} {word(s, language)}" for s in Severity if counts[s])
    return f"{len(findings)} found: {parts}. {safe} can be mended safely, {unsafe} more with --unsafe-fixes."

"""Say which findings a mending of a Word file has left, and why: what Word computes, binds or locks, or joins no lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from speechparse.diagnostic import Applicability, Diagnostic, Fix, Message
from speechparse.document import Document
from speechparse.lint.registry import BY_CODE
from speechparse.span import Span
from speechparse.word.lines import Lines
from speechparse.word.numbers import LATE, THROUGH, Lists
from speechparse.word.orders import Orders

#: Why a finding is left.
REASONS: Final[Mapping[str, Message]] = {
    "formula": Message("这些字在公式里", "the characters stand in a formula"),
    "field": Message(
        "这些字是域的结果，Word 更新域时会重写",
        "Word computes these characters in a field, and would write them anew",
    ),
    "bound": Message(
        "内容控件与文件里的数据绑定", "a content control takes these characters from the file's data"
    ),
    "locked": Message("内容控件已锁定", "a content control is locked"),
    "gloss": Message("这些字上注了音", "a gloss stands over these characters"),
    "object": Message("这些字之间夹着别的内容", "something that is no text stands between these characters"),
    "lines": Message("修改要跨段落或增减换行", "it takes joining or parting paragraphs"),
    "label": Message(
        "编号由 Word 自动生成，写法在编号格式里改",
        "Word makes the number; how it is written is set in the list's format",
    ),
    "mixed": Message("这一组里自动编号与手打编号混用", "the list mixes automatic numbers with typed ones"),
    "unsafe": Message(
        "自动编号的改动不算安全，加 --unsafe-fixes 才改",
        "numbering a list anew is unsafe; it is done with --unsafe-fixes",
    ),
    "check": Message(
        "改后读回与预期不符，已撤回", "the mended file did not read as it should, so it was taken back"
    ),
}


class Left(NamedTuple):
    """A finding that is not mended though others of its rule are, and why not."""

    finding: Diagnostic
    reason: Message


def hindrance(fix: Fix, lines: Lines, barred: Mapping[int, str]) -> str | None:
    """Return why a fix cannot be made in a Word file, as far as its edits tell."""
    for edit in fix.edits:
        if "\n" in edit.text or "\n" in edit.span.of(lines.text):
            return "lines"
        line = lines.at(edit.span.start)
        if edit.span.start < lines.typed(line).start:
            return "label"
        if line in barred:
            return barred[line]
    return None


class Leavings:
    """Says of the findings that are left why they are, where Word is why."""

    def __init__(
        self,
        document: Document,
        lines: Lines,
        orders: Orders,
        numbers: Mapping[int, str],
        characters: Mapping[int, str],
    ) -> None:
        self._document: Final = document
        self._orders: Final = orders
        self._lines: Final = lines
        self._numbers: Final = numbers
        self._characters: Final = characters
        self._lists: Lists | None = None

    def found(self) -> tuple[Left, ...]:
        """Return the findings, in order, each with its reason."""
        return tuple(
            Left(finding, REASONS[reason])
            for finding in self._orders.findings(self._document, self._lines.text)
            if (reason := self._reason(finding)) is not None
        )

    def _reason(self, finding: Diagnostic) -> str | None:
        allowed = {Applicability.SAFE, Applicability.UNSAFE} if self._orders.unsafe else {Applicability.SAFE}
        for fix in finding.fixes:
            if fix.applicability in allowed:
                return hindrance(fix, self._lines, self._characters)
        if finding.fixes:
            return None
        if finding.code in THROUGH or finding.code == LATE:
            return self._of_number(finding)
        touches = any(self._is_automatic(span.start) for span in self._spans(finding))
        return "label" if touches and BY_CODE[finding.code].applicability is not None else None

    def _of_number(self, finding: Diagnostic) -> str | None:
        if self._lists is None:
            self._lists = Lists(self._document, self._lines.automatic)
        place = finding.span.start
        if self._lists.is_mixed(place):
            return "mixed"
        if not self._lists.is_automatic(place):
            return None
        barred = [self._numbers.get(self._lines.at(each)) for each in self._lists.numbered[place]]
        return next(filter(None, barred), None) if self._orders.unsafe else "unsafe"

    def _spans(self, finding: Diagnostic) -> Iterable[Span]:
        return (finding.span, *(related.span for related in finding.related))

    def _is_automatic(self, place: int) -> bool:
        return place in self._lines.automatic

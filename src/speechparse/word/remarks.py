"""What a comment says of a finding: the rule, what was found and expected, by which clause, and the places it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.diagnostic import Diagnostic, Message
from speechparse.lint.registry import BY_CODE
from speechparse.span import Span

_COLON: Final = Message("：", ": ")
_QUOTE: Final = Message("{said}：“{quoted}”", "{said}: “{quoted}”")
_AUTHORITY: Final = Message("依据：", "authority: ")
_SUGGESTED: Final = Message("建议：", "suggested: ")
#: More related places than these are not listed, and of the text there no more than so many characters.
_PLACES: Final = 3
_QUOTED: Final = 16
_CUT: Final = "…"
#: What XML cannot hold, besides the control characters.
_NO_CHARACTERS: Final = frozenset("\ufffe\uffff")
_SURROGATES: Final = ("\ud800", "\udfff")


def remark(finding: Diagnostic, text: str, language: str) -> tuple[str, ...]:
    """Return the lines of a comment; ``text`` is the one that was checked. No line number is in them: Word shows none."""
    rule = BY_CODE.get(finding.code)
    lines = [f"{finding.code} {finding.name}{_say(_COLON, language)}{finding.said(language)}"]
    if rule is not None:
        lines.append(_say(_AUTHORITY, language) + _say(rule.authority, language))
    is_chinese = language == "zh"
    suggested = (fix.message if is_chinese else fix.message_en for fix in finding.fixes)
    lines += [_say(_SUGGESTED, language) + said for said in suggested]
    elsewhere = [related for related in finding.related if not _touches(related.span, finding.span)]
    for related in elsewhere[:_PLACES]:
        said = related.message if is_chinese else related.message_en
        lines.append(_say(_QUOTE, language).format(said=said, quoted=_quoted(related.span, text)))
    return tuple(map(writable, lines))


def writable(text: str) -> str:
    r"""Return a text without what XML cannot hold, on one line.

    >>> writable("a\nb\x00\ud800c")
    'a bc'
    """
    return "".join(_writable(text))


def _writable(text: str) -> Iterator[str]:
    for sign in text:
        if sign.isspace() and sign < "\x80":
            yield " "
        elif sign >= " " and sign not in _NO_CHARACTERS and not _SURROGATES[0] <= sign <= _SURROGATES[1]:
            yield sign


def _touches(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end


def _quoted(span: Span, text: str) -> str:
    """Return the beginning of the line where a place begins, from there on."""
    end = max(span.end, span.start + _QUOTED)
    line = text[span.start : end].split("\n", 1)[0].strip()
    is_cut = len(line) > _QUOTED or (len(line) == _QUOTED and text[end : end + 1] not in ("", "\n"))
    return line[:_QUOTED] + _CUT if is_cut else line


def _say(message: Message, language: str) -> str:
    return message.zh if language == "zh" else message.en

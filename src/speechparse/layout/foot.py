"""Tell what a speech's last lines are: its closing, signature and date, notes, attachments."""

from __future__ import annotations

from typing import Final

from speechparse.layout.matter import Piece, is_date, is_number
from speechparse.layout.page import ANNEX, ENDERS
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import Lines
from speechparse.terms import Role

_CLOSING: Final = LazyPattern(
    r"(?:同志们|同志們|各位代表|各位委员|同学们|同學們|老师们|老師們|朋友们|战友们|各位同志|各位领导|女士们)[，,！!：:]|(?:谢谢|謝謝|感谢)大家"
    r"|最后，?(?:祝|预祝|衷心祝|让我们)|(?:谢谢|謝謝)[！!各]"
)
_ATTACHMENT: Final = LazyPattern(r"(?:附件|附)\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:].{0,80}")
_NOTE: Final = LazyPattern(r"[（(](?:此件|本文|联系人|此页|注).{0,60}[)）]")
#: The second of what is attached, on a line of its own, is no marker's any more.
_ATTACHED_TOO: Final = LazyPattern(r"[0-9０-９]{1,2}[.．、]\s*[^。；;]{2,60}")
#: A foot has no more lines than this: signatures, date, notes, attachments.
_LONGEST_FOOT: Final = 16


def find_foot(
    text: str, lines: Lines, first: int, last: int, marked: int, *, numbered: bool
) -> tuple[list[Piece], int]:
    """Tell the roles of a speech's last lines after line ``marked``; and the line where its closing begins.

    ``numbered`` says that the line is its last marker's, and not its head's last.
    """
    begins, ends = lines
    pieces: list[Piece] = []
    index = last - 1
    while index > max(marked, first, last - _LONGEST_FOOT):
        line = text[begins[index] : ends[index]]
        is_annex = line[-1] not in ENDERS and _is_annex_label(text, lines, index - 1)
        role = "attachment" if is_annex else _foot_role(line)
        if role is None:
            break
        pieces.append(Piece(begins[index], ends[index], role))
        index -= 1
    foot = index + 1
    dated = any(piece.role == "date" for piece in pieces)
    while pieces and pieces[-1].role == "signature" and not dated:
        pieces.pop()
        foot += 1
    closing = foot
    # A heading keeps the paragraph right under it, even where that addresses the audience.
    under = marked + 1 if numbered and ends[marked] - begins[marked] <= 40 else marked
    for at in range(foot - 1, max(under, first, foot - 7), -1):
        if _CLOSING.match(text, begins[at], ends[at]):
            closing = at
    closings = [Piece(begins[at], ends[at], "closing") for at in range(closing, foot)]
    return closings + pieces[::-1], closing


def _is_annex_label(text: str, lines: Lines, index: int) -> bool:
    """Say whether the line is the label of an annex, of which the page has only the title under it."""
    begin, end = lines.begins[index], lines.ends[index]
    return text[begin] == "附" and ANNEX.fullmatch(text, begin, end) is not None


def _foot_role(line: str) -> Role | None:
    if is_date(line):
        return "date"
    if line[-1] in ")）" and _NOTE.fullmatch(line):
        return "note"
    if line[0] == "附" and (_ATTACHMENT.fullmatch(line) or ANNEX.fullmatch(line)):
        return "attachment"
    if is_number(line):
        return "number"
    if line[-1] not in ENDERS and _ATTACHED_TOO.fullmatch(line):
        return "attachment"
    if len(line) <= 24 and line[-1] not in ENDERS and not line[-1].isdigit():
        return "signature"
    return None

"""What a reader of marked-up text gives: the edits that take its marks out, and the stretches that stand apart
from the outline. The text itself stays as it is, so that all places are places in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from speechparse.reading import Edit
from speechparse.terms import FurnitureReason
from speechparse.tokens import Token

#: What a reader writes for a line end that nobody may take for a hard wrap: PARAGRAPH SEPARATOR.
FIRM_BREAK: Final = "\u2029"

_OPENERS: Final = frozenset({"SPEECH_OPEN", "LIST_OPEN", "SECTION_OPEN", "HEAD", "PARAGRAPH_OPEN"})
_CLOSERS: Final = frozenset({"SPEECH_CLOSE", "LIST_CLOSE", "SECTION_CLOSE", "PARAGRAPH_CLOSE"})


class Cut(NamedTuple):
    """Characters ``[start, end)`` in which no marker is looked for.

    With a ``reason`` they are furniture; without one they are body text (a table's row, a line of code), which
    reads ``reading`` (None: as it stands).
    """

    start: int
    end: int
    reason: FurnitureReason | None
    reading: str | None = None


class Page(NamedTuple):
    """The edits of a text, in order and apart; each cut has one of its own that leaves no words."""

    edits: list[Edit]
    cuts: list[Cut]


def place(tokens: list[Token], cuts: Sequence[Cut]) -> list[Token]:
    """Put the cuts, in order, where the layout has left spaces for them.

    A cut that a reading has drawn into a line of text stays there.
    """
    return _Placer(cuts).place(tokens) if cuts else tokens


class _Placer:
    def __init__(self, cuts: Sequence[Cut]) -> None:
        self.cuts = cuts
        self.next = 0
        self.out: list[Token] = []
        # Whether furniture and paragraphs may stand in each open branch; in the document there is furniture only.
        self.open: list[bool] = []
        #: The end of a space with cuts in it that waits for a branch to close.
        self.waiting: list[Token] = []

    def place(self, tokens: list[Token]) -> list[Token]:
        cuts, out = self.cuts, self.out
        for token in tokens:
            kind, start, end, _, extra = token
            if self.waiting and kind not in _CLOSERS:
                self.give_up()
            if kind in _OPENERS:
                self.open.append(
                    kind == "SPEECH_OPEN" or (kind in ("SECTION_OPEN", "HEAD") and extra[0] != "inline")
                )
            elif kind in _CLOSERS:
                self.open.pop()
            while self.next < len(cuts) and cuts[self.next].start < start:
                self.next += 1
            begin = end - extra if kind == "LINE" else start
            if kind in ("LINE", "SPACE") and self.next < len(cuts) and cuts[self.next].start < end:
                self.split(token, begin)
            else:
                out.append(token)
            if self.waiting and (not self.open or self.open[-1]):
                self.settle()
        self.give_up()
        return out

    def split(self, token: Token, begin: int) -> None:
        """Write the part of a line or space before its first cut; the rest waits."""
        kind, start, end, reads, extra = token
        while self.next < len(self.cuts) and self.cuts[self.next].start < begin:
            self.next += 1
        at = begin
        reason = "line-end" if kind == "LINE" else extra
        while self.next < len(self.cuts) and self.cuts[self.next].end <= end:
            cut = self.cuts[self.next]
            if cut.start > at:
                self.waiting.append(("SPACE", at, cut.start, None, reason))
            self.waiting.append(
                ("TEXT" if cut.reason is None else "FURNITURE", cut.start, cut.end, cut.reading, cut.reason)
            )
            at = cut.end
            self.next += 1
        if not self.waiting:
            self.out.append(token)
            return
        if at < end:
            self.waiting.append(("SPACE", at, end, None, reason))
        if kind == "LINE":
            first = self.waiting[0]
            tail = self.waiting.pop(0)[2] if first[0] == "SPACE" else begin
            self.out.append(("LINE", start, tail, reads, tail - begin))

    def settle(self) -> None:
        """Write what waits: here it may stand."""
        waiting, self.waiting = self.waiting, []
        after: list[Token] = []
        if not self.open and any(kind == "TEXT" for kind, *_ in waiting):
            after = self.reopened()
        inside = bool(self.open or after)
        for kind, start, end, reads, extra in waiting:
            if kind != "TEXT":
                self.out.append((kind, start, end, reads, extra))
            elif inside:
                self.out.append(("PARAGRAPH_OPEN", start, start, None, None))
                self.out.append(("TEXT", start, end, reads, None))
                self.out.append(("PARAGRAPH_CLOSE", end, end, None, None))
            else:
                self.out.append(("FURNITURE", start, end, None, "page-head"))
        self.out += after

    def reopened(self) -> list[Token]:
        """Take back the end of the speech that has just closed, so that body text after it is still its own."""
        out = self.out
        last = len(out)
        while last and out[last - 1][0] == "SPACE":
            last -= 1
        return [out.pop(last - 1)] if last and out[last - 1][0] == "SPEECH_CLOSE" else []

    def give_up(self) -> None:
        """Write what waits as one space: it stands between two items, where there is room for nothing else."""
        if self.waiting:
            self.out.append(("SPACE", self.waiting[0][1], self.waiting[-1][2], None, "markup"))
            self.waiting.clear()

"""First sentences of items: where each ends, and whether more follows it."""

from __future__ import annotations

from typing import Final

from speechparse.layout.regions import Entry
from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.lines import BLANKS, LINE_END_SET

_STOPS: Final = frozenset("。！？!?")
_STOP: Final = LazyPattern("[。！？!?]")
#: The same in a text that has no full stop but narrow ones.
_NARROW_STOP: Final = LazyPattern(rf"[！？!?]|(?:(?<={HAN})|(?<=[”’」』）)]))[.．](?![.．0-9A-Za-z])")
#: All up to the first stop or bracket.
_UNSTOPPED: Final = LazyPattern("[^。！？!?（(“《「【]*")
#: What may stand between a stop and the end of its line: quotes that close, blanks, line ends.
AFTER_STOP: Final = '”’」』"' + "".join(BLANKS) + LINE_END_SET
#: What a rest begins with that may be no more than that, or a note in brackets.
_MAY_END: Final = frozenset(AFTER_STOP + "（(")
_BRACKET: Final = LazyPattern("[（(“《「【]")
#: A stop inside these does not end the sentence …
_PAIRS: Final = ("（）", "()", "“”", "《》", "「」", "【】")
#: … but where a bracket is never closed, the first stop does after all.
_MOST_STOPS: Final = 8


class FirstSentences:
    """The first sentences of one text's items."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stops = _STOP if "。" in text else _NARROW_STOP
        self.has_narrow_quotes = '"' in text

    def _stop(self, entry: Entry, end: int) -> int:
        """Return where the entry's first sentence ends, before ``end``, or -1; looked for once, if that tells."""
        if end == entry.sought or (entry.is_sure and entry.stop < end):
            return entry.stop
        entry.sought = end
        text, start = self.text, entry.content
        if self.stops is _STOP:
            found = _UNSTOPPED.match(text, start, end)
            at = end if found is None else found.end()
            if at >= end:
                entry.stop, entry.is_sure = -1, False
                return -1
            if text[at] in _STOPS:
                entry.stop, entry.is_sure = at, True
                return at
        else:
            at = start
        entry.stop, entry.is_sure = self._first_stop(start, end, at - 1)
        return entry.stop

    def _first_stop(self, start: int, end: int, at: int) -> tuple[int, bool]:
        """Return where the first sentence ends that begins at ``start``: at a stop outside brackets, or -1.

        Beside it stands whether it is that for certain: not where a bracket is never closed, or nothing was found.
        """
        text = self.text
        first = -1
        for _ in range(_MOST_STOPS):
            match = self.stops.search(text, at + 1, end)
            if match is None:
                break
            at = match.start()
            if first < 0:
                first = at
            if _BRACKET.search(text, start, at) is None:
                return at, True
            before = text[start:at]
            if all(before.count(opened) <= before.count(closed) for opened, closed in _PAIRS):
                return at, True
        return first, False

    def _goes_on(self, entry: Entry) -> bool:
        """Say whether the item has another sentence, or a list, after its first; a note in brackets is none."""
        lists, end = entry.lists, entry.end
        within = entry.inner if lists and entry.inner < end else end
        stop = entry.stop if entry.is_sure and entry.stop < within else self._stop(entry, within)
        if stop < 0:
            return False
        if lists:
            return True
        if stop + 1 >= end:
            return False
        if self.text[stop + 1] not in _MAY_END:
            return True
        rest = self.text[stop + 1 : entry.end].strip(AFTER_STOP)
        if rest[:1] in ("（", "(") and rest[-1:] in ("）", ")") and _is_one_note(rest):
            return False
        return bool(rest)

    def _is_quoted(self, entry: Entry, stop: int) -> bool:
        """Say whether the stop stands in a quotation that goes on after it: 改为：“水费按月收。交不起的缓收。”."""
        text, start = self.text, entry.content
        opened = text.rfind("“", start, stop)
        if opened >= 0:
            return text.find("”", opened, stop) < 0 <= text.find("”", stop, entry.end)
        if not self.has_narrow_quotes or text.count('"', start, stop) % 2 == 0:
            return False
        return text.find('"', stop, entry.end) >= 0


def _is_one_note(rest: str) -> bool:
    """Say whether bracketed text is one note, and not two brackets with words between."""
    depth = 0
    for at, character in enumerate(rest):
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
            if depth == 0:
                return at == len(rest) - 1
    return False

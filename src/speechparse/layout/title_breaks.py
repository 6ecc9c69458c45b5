"""What shows by itself, whatever the siblings are, that a title ended whose line break was lost: a note, or a sentence's first words."""

from __future__ import annotations

from typing import Final

from speechparse.layout.title_ends import ACTIONS
from speechparse.patterns import HAN, LazyPattern

#: How much of a sentence its title and the first words of its body are.
_FARTHEST_OPENER: Final = 60
#: What begins a sentence wherever it stands, right behind a title.
_SENTENCES: Final = (
    "实践(?:证明|表明)|事实(?:证明|表明)|这里，|在里，|同时，|此外，|另外，|总之，|对此，|会后，|众所周知|俗话说|常言道|据统计|之所以"
    "|有的(?:单位|地方|部门|同志|干部)|应当看到|应该看到|必须看到|总书记(?:指出|强调)|会议(?:指出|强调|认为|要求)|从[^，。]{1,12}看，"
)
#: The same behind a call, but not behind what may be its subject.
_AFTER_CALLS: Final = (
    "截至", "截止目前", "近年来", "近几年来", "今年以来", "去年以来", "一年来", "几年来", "多年来", "长期以来", "刚才", "当前，", "目前，",
    "各级(?:党委|党组织|各部门|政府|领导|财政|要)", "各(?:单位|部门|乡镇|地)要",
)  # fmt: skip
#: Each way begins with one sign and no class of signs: then a scan asks the pattern at those signs alone. An empty group tells
#: the second kind.
_OPENER: Final = LazyPattern("|".join((_SENTENCES, *(f"{words}()" for words in _AFTER_CALLS))))
_HAN: Final = LazyPattern(HAN)
_STOPS: Final = frozenset("。；;！？：:")
_SHORTEST_TITLE: Final = 3
_LONGEST_TITLE: Final = 40
SHORTEST_SENTENCE: Final = 14
#: A note in brackets at a title's end, of who does what it says, and the first character of what goes on.
_NOTE_WORDS: Final = ("牵头", "责任", "主办", "承办", "负责", "主管", "配合", "协办")
_NOTE: Final = LazyPattern(
    f"[（(](?:{'|'.join(_NOTE_WORDS)})(?:单位|部门|领导|科室|处室|人)[：:][^（()）。]{{2,60}}[)）](?![的和与及或等是])(?={HAN}|[“《])"
)
_FARTHEST_NOTE: Final = 120


def holds_opener(text: str, start: int, end: int) -> bool:
    """Say whether in the first words of ``[start, end)`` a sentence begins, in mid-clause, that no title goes on with."""
    if end - start <= SHORTEST_SENTENCE:
        return False
    for found in _OPENER.finditer(text, start + _SHORTEST_TITLE, min(end, start + _FARTHEST_OPENER)):
        begun = found.start()
        if _HAN.match(text, begun - 1) is None:
            continue
        if begun - start > _LONGEST_TITLE or not _STOPS.isdisjoint(text[start:begun]):
            return False
        if found.lastindex is not None and not text.startswith(ACTIONS, start):
            return False
        return (
            text.find("。", begun, min(end, begun + SHORTEST_SENTENCE)) < 0
            and end - begun >= SHORTEST_SENTENCE
        )
    return False


def find_note(text: str, start: int, end: int) -> int:
    """Return where a title ends whose last words are a note of who does it, and a body goes on; else -1."""
    if end > start + _FARTHEST_NOTE:
        end = start + _FARTHEST_NOTE
    for bracket in "（(":
        at = text.find(bracket, start, end)
        while at >= 0:
            # Hardly ever does a note begin behind a bracket: the pattern need not be compiled.
            if text.startswith(_NOTE_WORDS, at + 1):
                found = _NOTE.search(text, start, end)
                # A sentence that a comma goes on, or that began with the note, has no title.
                return found.end() if found is not None and found.start() > start + 1 else -1
            at = text.find(bracket, at + 1, end)
    return -1

"""Damages a made-up speech as sites, scanners and word processors do, and carries its outline along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from gold import TrueNode
from speeches.edits import Edit, edited
from speeches.scripts import ENTITIES, FULL, HALF, INVISIBLE, LOOK_ALIKES, PINYIN, TRADITIONAL
from speeches.site import foot, head
from speeches.writer import Speech

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
#: Two characters of one sentence, between which a page may end.
_MID_SENTENCE: Final = re.compile(r"(?<=[\u4e00-\u9fff，,])(?=[\u4e00-\u9fff])")
_LINE_BREAK: Final = re.compile(r"(?:\r?\n)+[ \u3000\u00a0]*")
#: Markers that a blank may stand in: after the bracket, before the closing sign.
_LOOSE: Final = re.compile(
    r"[（(]?[〇零一二三四五六七八九十百\d]+[)）、.．]|第[零一二三四五六七八九十百\d]+[章节条]"
)
#: How many characters after an item's start no slip of the scanner may touch.
_MARKER_REACH: Final = 8


def _line_start(text: str, place: int) -> bool:
    """Say whether only blanks stand between the line's start and ``place``."""
    while place and text[place - 1] in " \u3000\u00a0*":
        place -= 1
    return place == 0 or text[place - 1] in "\r\n"


def _body(speech: Speech) -> int:
    """Return where the first speech begins."""
    return min((first for first, _ in speech.truth.speeches), default=0)


def _boundaries(speech: Speech) -> frozenset[int]:
    """Return the places at which something of the outline begins or ends."""
    places = {place for pair in speech.truth.speeches for place in pair}
    for node in speech.truth.nodes:
        places.add(node.start)
        places.update(node.title or ())
    return frozenset(places)


def _splits_item(rng: Random, text: str, node: TrueNode) -> int:
    """Choose a place inside an item's marker or title, or between them."""
    if node.title is None or rng.random() < 0.4:
        return node.start + 1
    begin, end = node.title
    return begin if rng.random() < 0.3 else rng.randint(begin, end)


def _page_ends(speech: Speech, rng: Random, interval: int) -> Iterator[int]:
    """Yield places in mid-sentence about ``interval`` apart, now and then inside a marker or a title."""
    text = speech.text
    starts = [node for node in speech.truth.nodes if node.numbered and _HAN.match(text, node.start)]
    at = _body(speech) + rng.randint(interval // 2, interval)
    last = 0
    for _ in range(len(text) // 40 + 1):
        if at >= len(text):
            return
        place = None
        if rng.random() < 0.15:
            near = [node for node in starts if at <= node.start < at + interval // 2]
            place = _splits_item(rng, text, near[0]) if near else None
        if place is None:
            found = _MID_SENTENCE.search(text, at)
            place = found.start() if found else None
        if place is None or place >= len(text) - 1:
            return
        if place > last and text[place] not in "\r\n" and text[place - 1] not in "\r\n":
            yield place
            last = place
        at = place + rng.randint(interval * 9 // 10, interval * 11 // 10)


def slices(speech: Speech, rng: Random) -> Speech:
    """Put a sharing site's page numbers where its pages end."""
    places = _page_ends(speech, rng, rng.choice((350, 500, 600)))
    edits = [Edit(place, place, f"\n\n{page}、") for page, place in enumerate(places, 2)]
    if rng.random() < 0.8:
        begin = _body(speech)
        edits.append(Edit(begin, begin, "1、"))
    return edited(speech, edits)


def page_breaks(speech: Speech, rng: Random) -> Speech:
    """Break sentences with blank lines where pages end."""
    gap = rng.choice(("\n\n", "\n\n", "\n", "\n\n　　"))
    return edited(
        speech, [Edit(place, place, gap) for place in _page_ends(speech, rng, rng.choice((300, 450, 700)))]
    )


def folios(speech: Speech, rng: Random) -> Speech:
    """Put a print's page numbers on lines of their own where its pages end, and now and then a line beside each."""
    shape = rng.choice(("－{}－", "— {} —", "- {} -", "第{}页", "第 {} 页 共 99 页"))
    beside = rng.choice(("", "", "内部资料 注意保存\n"))
    places = list(_page_ends(speech, rng, rng.choice((350, 500, 600))))
    edits = [Edit(place, place, f"\n{beside}{shape.format(page)}\n") for page, place in enumerate(places, 1)]
    return edited(speech, edits)


def wraps(speech: Speech, rng: Random) -> Speech:
    """Break all lines at a fixed width."""
    width = rng.choice((28, 32, 36, 40, 60))
    edits = []
    begin = 0
    for line in speech.text.splitlines(keepends=True):
        words = len(line.rstrip("\r\n"))
        place = width
        while place < words:
            # No line begins with a sign that closes.
            while place < words and line[place] in "，。；：！？、）”》,;:!?)":
                place += 1
            if place < words:
                edits.append(Edit(begin + place, begin + place, "\n"))
            place += width
        begin += len(line)
    return edited(speech, edits)


def glued(speech: Speech, rng: Random) -> Speech:
    """Lose the line breaks after own-line headings."""
    rate = rng.choice((0.3, 0.7, 1.0))
    blank = rng.choice(("", "", "", " ", "　"))
    edits = []
    for node in speech.truth.nodes:
        if node.title is not None and rng.random() < rate:
            lost = _LINE_BREAK.match(speech.text, node.title[1])
            if lost:
                edits.append(Edit(lost.start(), lost.end(), blank))
    return edited(speech, edits)


def joined(speech: Speech, rng: Random) -> Speech:
    """Lose all line breaks."""
    blank = rng.choice(("", "", "　　", " "))
    begin = _body(speech)
    return edited(
        speech,
        [
            Edit(lost.start(), lost.end(), blank)
            for lost in _LINE_BREAK.finditer(speech.text)
            if lost.start() >= begin
        ],
    )


def traditional(speech: Speech, rng: Random) -> Speech:
    """Write in traditional characters."""
    return replace(speech, text=speech.text.translate(TRADITIONAL))


def glosses(speech: Speech, rng: Random) -> Speech:
    """Write in traditional characters, many of them with their sound behind them."""
    text = speech.text.translate(TRADITIONAL)
    rate = rng.choice((0.2, 0.6, 0.9))
    edits = [
        Edit(place, place + 1, f"{sign}({PINYIN[sign]})")
        for place, sign in enumerate(text)
        if sign in PINYIN and rng.random() < rate
    ]
    return edited(replace(speech, text=text), edits)


def furniture(speech: Speech, rng: Random) -> Speech:
    """Put a site's page around the text."""
    first, last = (speech.truth.speeches or ((0, 0),))[0]
    title = speech.text[first:last].strip().splitlines()[0] if first < last else ""
    edits = []
    way = rng.choice(("both", "head", "foot"))
    if way != "foot":
        edits.append(Edit(0, 0, head(rng, title)))
    if way != "head":
        edits.append(Edit(len(speech.text), len(speech.text), foot(rng)))
    return edited(speech, edits)


def markdown(speech: Speech, rng: Random) -> Speech:
    """Put Markdown's marks before headings and around titles."""
    text, bold = speech.text, rng.random() < 0.6
    edits = []
    for node in speech.truth.nodes:
        if node.title is None or not node.numbered or not _line_start(text, node.start):
            continue
        end = node.title[1]
        if end == len(text) or text[end] in "\r\n":
            edits.append(Edit(node.start, node.start, "## " if node.parent is None else "### "))
        elif bold:
            edits += Edit(node.start, node.start, "**"), Edit(end, end, "**")
        elif rng.random() < 0.5:
            edits.append(Edit(node.start, node.start, "- "))
    return edited(speech, edits)


def entities(speech: Speech, rng: Random) -> Speech:
    """Leave HTML's entities undecoded."""
    rate = rng.choice((0.5, 1.0))
    return edited(
        speech,
        [
            Edit(place, place + 1, ENTITIES[sign])
            for place, sign in enumerate(speech.text)
            if sign in ENTITIES and rng.random() < rate
        ],
    )


def invisible(speech: Speech, rng: Random) -> Speech:
    """Sprinkle characters that do not show, within markers too."""
    edges = _boundaries(speech)
    sign = rng.choice(INVISIBLE)
    edits = [
        Edit(place, place, sign)
        for place in range(1, len(speech.text))
        if rng.random() < 0.01 and place not in edges and _HAN.match(speech.text, place - 1)
    ]
    inside = (node.start + 1 for node in speech.truth.nodes if node.numbered and rng.random() < 0.2)
    return edited(speech, [*edits, *(Edit(place, place, sign) for place in inside if place not in edges)])


def half_width(speech: Speech, rng: Random) -> Speech:
    """Write signs in half width, all or some."""
    if rng.random() < 0.5:
        return replace(speech, text=speech.text.translate(HALF))
    return replace(speech, text="".join(s.translate(HALF) if rng.random() < 0.4 else s for s in speech.text))


def full_width(speech: Speech, rng: Random) -> Speech:
    """Write signs and digits in full width."""
    return replace(speech, text=speech.text.translate(FULL))


def blanks(speech: Speech, rng: Random) -> Speech:
    """Put blanks inside markers."""
    rate = rng.choice((0.2, 1.0))
    blank = rng.choice((" ", " ", "　"))
    edits = []
    for node in speech.truth.nodes:
        marker = _LOOSE.match(speech.text, node.start) if node.numbered else None
        if marker and rng.random() < rate:
            place = rng.choice((marker.start() + 1, marker.end() - 1))
            if marker.start() < place < marker.end() and not speech.text[place - 1 : place + 1].isdigit():
                edits.append(Edit(place, place, blank))
    return edited(speech, edits)


def slips(speech: Speech, rng: Random) -> Speech:
    """Misread characters of the body, never of a marker."""
    safe = {place for node in speech.truth.nodes for place in range(node.start, node.start + _MARKER_REACH)}
    return edited(
        speech,
        [
            Edit(place, place + 1, LOOK_ALIKES[sign])
            for place, sign in enumerate(speech.text)
            if sign in LOOK_ALIKES and place not in safe and rng.random() < 0.3
        ],
    )


def line_ends(speech: Speech, rng: Random) -> Speech:
    """End lines as other systems do."""
    end = rng.choice(("\r\n", "\r\n", "\r\n", "\r"))
    return edited(
        speech,
        [Edit(place.start(), place.end(), end) for place in re.finditer(r"\r?\n", speech.text)],
    )


def escapes(speech: Speech, rng: Random) -> Speech:
    """Write line ends, and mostly wide blanks too, as a program's strings do."""
    escaped = {"\r\n": r"\r\n", "\n": r"\n", "\r": r"\n"}
    if rng.random() < 0.7:
        escaped |= {"\u3000": r"\u3000", "\t": r"\t"}
    return edited(
        speech,
        [
            Edit(place.start(), place.end(), escaped[place[0]])
            for place in re.finditer("\r\n|[\r\n\u3000\t]", speech.text)
            if place[0] in escaped
        ],
    )


#: Every kind of damage, in the order in which a text suffers it.
KINDS: Final[Mapping[str, Callable[[Speech, Random], Speech]]] = {
    "slips": slips,
    "traditional": traditional,
    "glosses": glosses,
    "half-width": half_width,
    "full-width": full_width,
    "blanks": blanks,
    "markdown": markdown,
    "glued": glued,
    "joined": joined,
    "wraps": wraps,
    "page-breaks": page_breaks,
    "slices": slices,
    "folios": folios,
    "entities": entities,
    "invisible": invisible,
    "furniture": furniture,
    "line-ends": line_ends,
    "escapes": escapes,
}


def damage(speech: Speech, kinds: Sequence[str], seed: int) -> Speech:
    """Return the speech with the damage done; ValueError for an unknown kind."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"no damage {unknown[0]!r}; there are {', '.join(KINDS)}")
    rng = Random(f"{seed} {sorted(kinds)}")
    for kind, do in KINDS.items():
        if kind in kinds:
            speech = do(speech, rng)
    return replace(speech, labels=(*speech.labels, *(f"damage {kind}" for kind in kinds)))

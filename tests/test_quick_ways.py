"""What readings leave out by a quick look is what a slow one would leave out too."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from speeches import PROFILES, damage, make
from speeches.damage import KINDS
from speeches.soup import soup
from speechparse.reading import commas, invisibles, lines_after, misreadings, read, wraps
from speechparse.reading.lines import LINE_END_SET, find_lines
from speechparse.reading.signs import KEYCAP, LETTERS, LINE_MARKS, OTHER_BLANKS, RARE, rare_signs
from speechparse.reading.text import Edit, Reading
from speechparse.reading.widths import wrapped_width

LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r", "\u2029", "\v", "\n\x1c")
BLANKS = ("", " ", "\u3000\u3000", "\t", "\u2000", "\x1f", " \u2000", "\u2000 ")


def texts() -> Iterator[str]:
    rng = Random(5)
    for seed, profile in enumerate(PROFILES):
        made = make(seed, profile=profile)
        yield made.text
        yield from (damage(made, [kind], seed).text for kind in KINDS)
    for _ in range(200):
        yield soup(rng.randrange(200), rng)


def ragged(rng: Random, ends: tuple[str, ...]) -> str:
    return "".join(
        rng.choice(BLANKS)
        + rng.choice(("", "一、工作", "甲", "第一，"))
        + rng.choice(BLANKS)
        + rng.choice(ends)
        for _ in range(rng.randrange(12))
    ) + rng.choice(("", "完", " ", "\r"))


def lines_one_by_one(text: str) -> list[tuple[int, int]]:
    """The lines of a text with no long ones and no labels, found character by character."""
    found: list[tuple[int, int]] = []
    begin = -1
    for at, character in enumerate(text + "\n"):
        if character in LINE_END_SET:
            if begin >= 0:
                line = text[begin:at]
                is_trimmed = line[-1] in " \t\u00a0\u2002\u2003\u3000\x1c\x1d\x1e\x1f"
                found.append((begin, begin + len(line.rstrip() if is_trimmed else line)))
            begin = -1
        elif begin < 0 and not character.isspace():
            begin = at
    return found


def test_all_signs_that_are_asked_for_are_looked_for() -> None:
    asked = {sign for sign, _ in misreadings._MISREAD} - set(LETTERS)
    asked |= (
        invisibles._CHARACTERS
        | set(LINE_MARKS)
        | set(OTHER_BLANKS)
        | set(LINE_END_SET) - {"\n"}
        | set("\\<")
        | set(commas._FULL)
        | {KEYCAP}
    )
    assert asked == RARE


@pytest.mark.parametrize("before", [0, 1, (1 << 16) - 1, 1 << 16])
def test_rare_signs_are_found_wherever_they_are(before: int) -> None:
    for sign in sorted(RARE):
        assert rare_signs("一" * before + sign + "二") == {sign}


def test_the_signs_of_a_reading_are_all_that_its_text_can_hold() -> None:
    for text in texts():
        reading = read(text)
        assert RARE.intersection(reading.text) <= reading.signs
    brought_in = Reading("一", (Edit(0, 1, "—", "markup"),))
    assert "—" in brought_in.signs
    assert "—" in brought_in.with_edits([Edit(1, 1, "二", "markup")]).signs


@pytest.mark.parametrize("ends", [LINE_ENDS, ("\n",), ("\n", "\r\n"), ("\r\n", "\n\n"), ("\r",)])
def test_lines_are_those_that_are_found_one_by_one(ends: tuple[str, ...]) -> None:
    rng = Random(3)
    for _ in range(2000):
        text = ragged(rng, ends)
        assert list(zip(*find_lines(text), strict=True)) == lines_one_by_one(text), text


def test_lines_around_edits_are_those_of_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_after, "_LINES_AN_EDIT", 1)
    rng = Random(8)
    count = 0
    for text in texts():
        reading = Reading(text)
        for _ in range(4):
            begins, ends = reading.lines
            breaks = sorted(rng.sample(range(len(begins) - 1), min(3, max(0, len(begins) - 1))))
            edits = [
                Edit(
                    ends[at],
                    begins[at + 1] - rng.randrange(2),
                    rng.choice(("", " ", "\n\n", "篇一：")),
                    "wrap",
                )
                for at in breaks
                if begins[at + 1] - 1 > ends[at]
            ]
            reading = reading.with_edits(edits)
            count += reading._known is not None
            assert reading.lines == find_lines(reading.text)
    assert count > 500


def test_what_is_quickly_seen_to_be_a_heading_is_judged_to_be_no_wrap() -> None:
    count = 0
    for text in texts():
        reading = Reading(text)
        lines = reading.lines
        if not lines.begins or wrapped_width(reading, lines) is not None:
            continue
        marked = wraps._marked_lines(reading, lines) | wraps.find_bare_numbers(text, lines)
        for index in range(len(lines.begins) - 1):
            for indented in (False, True):
                if wraps._is_heading(text, lines, index, indented):
                    count += 1
                    begin = lines.begins[index]
                    assert wraps._judge(text, lines, index, begin, None, marked, indented) is False
    assert count > 1000

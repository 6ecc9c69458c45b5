"""Edits: cases as data in edits.txt; what comes back is what parsing its text gives; nothing else is touched."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import speechparse
from speeches import make
from speechparse import Document, EditError, Section
from speechparse.edit.errors import REASONS
from uniform import OTHERS, uniform


def read_cases() -> list[Any]:
    """Return each case's name, text, operation and outcome."""
    parts = Path(__file__).with_name("edits.txt").read_text(encoding="utf-8").split("==========\n")[1:]
    cases = []
    for name, case in zip(parts[::2], parts[1::2], strict=True):
        text, operation, outcome = case.split("----------\n")
        cases.append(pytest.param(text, operation.rstrip("\n"), outcome.rstrip("\n"), id=name.strip()))
    return cases


def edited(text: str, operation: str) -> Document:
    """Do what a case says: ``verb section | words | place=section``."""
    verb, _, rest = operation.partition(" ")
    given = [part.strip(" ") for part in rest.split(" | ")] if rest else []
    named = [part for part in given if part.split("=")[0] in ("after", "before", "under", "body")]
    places = dict(part.split("=", 1) for part in named)
    words = [rest] if verb == "restyle" else [part for part in given if part not in named]
    result: Document = getattr(speechparse, verb)(speechparse.parse(text), *words, **places)
    return result


@pytest.mark.parametrize(("text", "operation", "outcome"), read_cases())
def test_cases(text: str, operation: str, outcome: str) -> None:
    if outcome.startswith("! "):
        with pytest.raises(EditError) as raised:
            edited(text, operation)
        assert str(raised.value) == outcome.removeprefix("! ")
        return
    document = edited(text, operation)
    assert document.to_text().rstrip("\n") == outcome
    assert speechparse.parse(document.to_text()) == document


def operations(document: Document, seed: int) -> list[tuple[str, Any]]:
    """Return edits of a document, each with a name."""
    chance = random.Random(seed)
    numbered = [section for section in document.sections() if section.marker]
    headings = [section for section in numbered if section.form != "inline"]
    if not headings:
        return []
    one, other, some = chance.choice(headings), chance.choice(headings), chance.choice(numbered)
    return [
        ("renumber", lambda: speechparse.renumber(document)),
        ("official", lambda: speechparse.restyle(document, "official")),
        ("decimal", lambda: speechparse.restyle(document, "decimal")),
        ("half-width", lambda: speechparse.restyle(document, "half-width")),
        ("retitle", lambda: speechparse.retitle(document, some, "把今年的账一笔一笔算清")),
        ("insert", lambda: speechparse.insert(document, "把账算清", body="一笔都不能少。", after=some)),
        ("remove", lambda: speechparse.remove(document, some)),
        ("move", lambda: speechparse.move(document, one, before=other)),
        ("under", lambda: speechparse.move(document, one, under=other)),
        ("promote", lambda: speechparse.promote(document, one)),
        ("demote", lambda: speechparse.demote(document, one)),
    ]


def test_what_comes_back_is_what_parsing_its_text_gives() -> None:
    done = refused = 0
    for seed in range(60):
        profile = "clean" if seed < 30 else None
        document = speechparse.parse(make(seed, profile=profile, held_out=seed >= 45).text)
        for name, edit in operations(document, seed):
            try:
                result = edit()
            except EditError:
                refused += 1
                continue
            done += 1
            assert speechparse.parse(result.to_text()) == result, (seed, name)
    assert done > 2 * refused


def body(document: Document) -> str:
    """Return a document's text without its markers and gaps."""
    text = document.to_text()
    for section in reversed(document.sections()):
        if section.marker is not None:
            end = section.marker.span.end + len(section.gap or "")
            text = text[: section.marker.span.start] + text[end:]
    return text


@pytest.mark.parametrize("scheme", ["official", "decimal", "half-width"])
def test_restyling_touches_nothing_but_markers(scheme: str) -> None:
    for seed in range(15):
        document = speechparse.parse(make(seed, profile="clean").text)
        try:
            result = speechparse.restyle(document, scheme)
        except EditError:
            continue
        assert body(result) == body(document), seed


def test_restyling_there_and_back_is_the_identity() -> None:
    changed = refused = 0
    for seed in range(200):
        text, scheme = uniform(seed)
        document = speechparse.parse(text)
        try:
            there = speechparse.restyle(document, OTHERS[seed % len(OTHERS)])
            back = speechparse.restyle(there, scheme)
        except EditError:
            refused += 1
            continue
        changed += there.to_text() != text
        assert back.to_text() == text, seed
    assert changed > 150
    assert refused <= 4


def test_renumbering_right_numbers_changes_nothing() -> None:
    for seed in range(40):
        text, _ = uniform(seed)
        assert speechparse.renumber(speechparse.parse(text)).to_text() == text


def test_renumbering_twice_is_renumbering_once() -> None:
    for seed in range(30):
        document = speechparse.parse(make(seed, profile="opinion").text)
        try:
            once = speechparse.renumber(document)
        except EditError:
            continue
        assert speechparse.renumber(once) == once, seed


def test_demoting_undoes_promoting_the_last_one() -> None:
    text = "一、抓早\n（一）早谋划。想在前面。\n（二）早行动。干在前面。\n二、抓小\n"
    document = speechparse.parse(text)
    up = speechparse.promote(document, "1.2")
    assert [section.level for section in up.sections()] == [1, 2, 1, 1] or up.to_text() != text
    assert speechparse.demote(up, "二").to_text() == text


def test_damage_in_a_marker_stays() -> None:
    text = "一、抓早\n早了主动。\n第\n三部分不讲。\n三、抓小\n小了好办。\n"
    assert speechparse.renumber(speechparse.parse(text)).to_text() == text.replace("三、", "二、")


def test_sections_of_another_document_are_misuse() -> None:
    document, other = speechparse.parse("一、抓早\n二、抓小\n"), speechparse.parse("一、抓早\n二、抓小\n")
    section = other.at("二")
    assert isinstance(section, Section)
    with pytest.raises(ValueError, match="does not stand in this document"):
        speechparse.remove(document, section)


@pytest.mark.parametrize(
    "misuse",
    [
        lambda: speechparse.renumber("一、抓早"),  # type: ignore[arg-type]
        lambda: speechparse.restyle(speechparse.parse(""), 1),  # type: ignore[arg-type]
        lambda: speechparse.remove(speechparse.parse("一、抓早\n二、抓小"), 2),  # type: ignore[arg-type]
        lambda: speechparse.retitle(speechparse.parse("一、抓早\n二、抓小"), "一", None),  # type: ignore[arg-type]
        lambda: speechparse.move(speechparse.parse("一、抓早\n二、抓小"), "一"),
        lambda: speechparse.move(speechparse.parse("一、抓早\n二、抓小"), "一", before="二", after="二"),
    ],
)
def test_misuse(misuse: Any) -> None:
    with pytest.raises(TypeError):
        misuse()


def test_a_tree_made_by_hand_with_wrong_spans() -> None:
    document = speechparse.parse("讲三点：一是快；二是准；三是稳。")
    moved = Document.model_validate(shifted(document.model_dump(), 7))
    assert moved != document
    assert speechparse.remove(moved, "二是").to_text().endswith("一是快；二是稳。")


def shifted(node: Any, by: int) -> Any:
    """Return a tree as plain values with all its spans moved."""
    if isinstance(node, dict):
        if set(node) == {"start", "end"}:
            return {"start": node["start"] + by, "end": node["end"] + by}
        return {key: shifted(value, by) for key, value in node.items()}
    return [shifted(value, by) for value in node] if isinstance(node, list | tuple) else node


def test_the_name_and_the_readings_go_along() -> None:
    text = "一、抓早\n要早\n\n3、安排。\n二、抓小\n"
    document = speechparse.parse(text, name="稿", readings=())
    result = speechparse.renumber(document, readings=())
    assert result == speechparse.parse(result.to_text(), name="稿", readings=())


def test_every_reason_is_said_in_both_languages() -> None:
    for key, message in REASONS.items():
        names = [part.split("}")[0] for part in message.en.split("{")[1:]]
        error = EditError(key, **dict.fromkeys(names, "甲"))
        assert error.said("zh") != error.said("en") == str(error) == error.reason
        assert "{" not in error.said("zh") + str(error)

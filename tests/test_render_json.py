"""JSON: there and back, halves of characters included, which have no UTF-8."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

import speechparse
from speechparse.document import Document
from trees import SPEECH, document, made_up

#: The last character has lost its last two bytes.
BROKEN = "一、抓早\n要快。\n二、抓小\n要小".encode()[:-2]


@pytest.mark.parametrize("seed", range(20))
def test_there_and_back(seed: int) -> None:
    tree, _ = made_up(seed)
    assert Document.model_validate_json(tree.model_dump_json()) == tree
    assert json.loads(tree.model_dump_json(indent=2)) == json.loads(tree.model_dump_json())


def test_one_line_unless_indented() -> None:
    tree, _ = document(SPEECH)
    assert "\n" not in tree.model_dump_json()
    assert tree.model_dump_json(indent=2).startswith('{\n  "kind": "document"')


def test_broken_bytes_are_written_as_escapes_and_read_back() -> None:
    tree = speechparse.load(BROKEN)
    written = tree.model_dump_json()
    assert r"\u8981\udce5" in written
    assert written.isascii()
    assert "\n" not in written
    assert Document.model_validate_json(written) == tree == Document.model_validate_json(written.encode())
    assert tree.model_dump_json(indent=2).startswith('{\n  "kind": "document"')


def test_the_form_is_the_same_with_and_without_broken_bytes() -> None:
    sound, broken = speechparse.load(BROKEN[:-1]), speechparse.load(BROKEN)
    begin = len('{"kind":"document","span":{"start":0,"end":')
    assert sound.model_dump_json()[:begin] == broken.model_dump_json()[:begin]


def test_options_are_heeded_with_broken_bytes_too() -> None:
    tree = speechparse.load(BROKEN)
    kept = json.loads(
        tree.model_dump_json(exclude={"children": {0: {"children": {1}}}}, exclude_defaults=True)
    )
    assert "schema_version" not in kept
    assert len(kept["children"][0]["children"]) == len(tree.children[0].children) - 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong", ["", "{", r'{"kind": "\udc80"}', '["\\ud800"' + "[" * 100_000, b"\xff\\udc80"]
)
def test_what_is_no_document_is_refused_as_pydantic_does(wrong: str | bytes) -> None:
    with pytest.raises(ValidationError):
        Document.model_validate_json(wrong)

"""JSON: there and back, and the one thing that it cannot hold."""

from __future__ import annotations

import json

import pytest

from speechparse.document import Document
from speechparse.render.json import to_json
from trees import SPEECH, document, made_up


@pytest.mark.parametrize("seed", range(20))
def test_there_and_back(seed: int) -> None:
    tree, _ = made_up(seed)
    assert Document.model_validate_json(to_json(tree)) == tree
    assert json.loads(to_json(tree, indent=2)) == json.loads(to_json(tree))


def test_one_line_unless_indented() -> None:
    tree, _ = document(SPEECH)
    assert "\n" not in to_json(tree)
    assert to_json(tree, indent=2).startswith('{\n  "kind": "document"')


def test_a_lone_surrogate_is_refused_in_one_line() -> None:
    tree, _ = document(("speech", {}, ("p", "半个\ud83d字")))
    with pytest.raises(ValueError, match="lone surrogate") as raised:
        to_json(tree)
    assert "\n" not in str(raised.value)

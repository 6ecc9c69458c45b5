"""The published JSON Schema of the tree: it is current, bound to its version, and what is written is valid by it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import speechparse
from pages import PAGES, plain
from speeches.making import make

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import schema as script  # noqa: E402 - scripts/ is no package

SCHEMA: dict[str, Any] = json.loads(script.SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_current() -> None:
    assert script.SCHEMA.read_text(encoding="utf-8") == script.as_text(script.document_schema()), (
        "run python scripts/schema.py"
    )


def test_a_version_says_one_thing() -> None:
    published = script.published()
    assert published[speechparse.SCHEMA_VERSION] == script.digest(script.document_schema())
    assert len(set(published.values())) == len(published)
    assert SCHEMA["properties"]["schema_version"]["const"] == speechparse.SCHEMA_VERSION


def test_descriptions_are_free_and_fields_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = json.loads(json.dumps(SCHEMA))
    changed["description"] = "other words"
    assert script.digest(changed) == script.digest(SCHEMA)
    del changed["$defs"]["Text"]["properties"]["reading"]
    assert script.digest(changed) != script.digest(SCHEMA)
    # The script refuses to give a published version another meaning.
    monkeypatch.setattr(script, "document_schema", lambda: changed)
    assert script.main([]) == 1


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


TEXTS = {
    "empty": "",
    "blank": " \n\u3000\n",
    "paper": plain(),
    "inline": "下面讲两点：一是快；二是好。\n",
    **{f"speech {seed}": make(seed).text for seed in range(6)},
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_written_is_valid(text: str) -> None:
    written = json.loads(speechparse.parse(text).model_dump_json())
    assert list(VALIDATOR.iter_errors(written)) == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_valid(page: str) -> None:
    written = json.loads(speechparse.load(PAGES[page]().encode(), name=f"{page}.html").model_dump_json())
    assert list(VALIDATOR.iter_errors(written)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "0"),
        (("children", 0, "kind"), "talk"),
        (("children", 0, "extra"), 1),
        (("children", 0, "span", "start"), "0"),
    ],
)
def test_what_is_wrong_is_not_valid(path: tuple[Any, ...], value: object) -> None:
    written = json.loads(speechparse.parse(plain()).model_dump_json())
    inner = written
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert list(VALIDATOR.iter_errors(written)) != []

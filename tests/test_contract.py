"""The tree of one small speech, field by field: what other programs rely on."""

from __future__ import annotations

import json

import pytest

import speechparse

TEXT = "同志们:\n一、抓落实。要严。\n"


def _span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


TREE = {
    "kind": "document",
    "span": _span(0, 15),
    "schema_version": "1",
    "name": None,
    "children": [
        {
            "kind": "speech",
            "span": _span(0, 15),
            "title": None,
            "salutation": "同志们:",
            "children": [
                {
                    "kind": "matter",
                    "span": _span(0, 4),
                    "role": "salutation",
                    "text": "同志们:",
                    "reading": "同志们:",
                },
                {"kind": "space", "span": _span(4, 5), "text": "\n", "reason": "line-end"},
                {
                    "kind": "list",
                    "span": _span(5, 15),
                    "style": "chinese-comma",
                    "announced": None,
                    "continues": False,
                    "margin": 3.5,
                    "children": [
                        {
                            "kind": "section",
                            "span": _span(5, 15),
                            "form": "run-in",
                            "level": 1,
                            "marker": {
                                "text": "一、",
                                "reading": "一、",
                                "style": "chinese-comma",
                                "ordinal": 1,
                                "automatic": False,
                                "span": _span(5, 7),
                            },
                            "gap": None,
                            "title": {"text": "抓落实", "reading": "抓落实", "span": _span(7, 10)},
                            "children": [
                                {
                                    "kind": "paragraph",
                                    "span": _span(10, 14),
                                    "children": [
                                        {
                                            "kind": "text",
                                            "span": _span(10, 14),
                                            "text": "。要严。",
                                            "reading": "。要严。",
                                        }
                                    ],
                                },
                                {"kind": "space", "span": _span(14, 15), "text": "\n", "reason": "line-end"},
                            ],
                        }
                    ],
                },
            ],
        }
    ],
}


def test_the_tree_has_just_these_fields_in_this_order() -> None:
    document = speechparse.parse(TEXT)
    assert document.model_dump_json() == json.dumps(TREE, ensure_ascii=False, separators=(",", ":"))
    assert type(document).model_validate_json(json.dumps(TREE)) == document


@pytest.mark.parametrize("misuse", ["check", "fix", "diff"])
def test_a_text_where_a_document_is_due_is_a_type_error(misuse: str) -> None:
    document = speechparse.parse("一、抓早\n二、抓小\n")
    given: dict[str, tuple[object, ...]] = {"check": ("一、",), "fix": ("一、",), "diff": (document, "一、")}
    with pytest.raises(TypeError, match="Document"):
        getattr(speechparse, misuse)(*given[misuse])
    with pytest.raises(TypeError, match="Limits"):
        speechparse.parse("一、", limits=3)  # type: ignore[arg-type]

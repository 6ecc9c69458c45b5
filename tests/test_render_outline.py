"""The outline as a tree for people and as plain data."""

from __future__ import annotations

import json
from typing import Any

import pytest

import speechparse
from speechparse.render.outline import to_outline, to_outline_json
from speechparse.skeleton import display_width, entries, first_words, shorten, speeches
from trees import SPEECH, document, made_up

DRAWN = """\
在全系统作风建设推进会上的讲话
├─ 一、看清眼前的形势
│  ├─ （一）成绩来之不易
│  └─ （二）问题不容回避
│     ├─ 一是学得不深，停在纸面上
│     ├─ 二是抓得不紧，拖到年底才动手
│     └─ 三是查得不严，走走过场就收兵
└─ 二、把担子挑起来
   ├─ 1. 领导带头
   └─ 2. 制度跟上
"""


def test_the_tree() -> None:
    assert to_outline(document(SPEECH)[0]) == DRAWN


def test_depth() -> None:
    tree, _ = document(SPEECH)
    assert to_outline(tree, 0) == "在全系统作风建设推进会上的讲话\n"
    assert to_outline(tree, 1).splitlines()[1:] == ["├─ 一、看清眼前的形势", "└─ 二、把担子挑起来"]
    with pytest.raises(ValueError, match="depth is -1"):
        to_outline(tree, -1)


def test_indentation() -> None:
    drawn = to_outline(document(SPEECH)[0], drawing="indent")
    assert drawn.splitlines()[:4] == [
        "在全系统作风建设推进会上的讲话",
        "  一、看清眼前的形势",
        "    （一）成绩来之不易",
        "    （二）问题不容回避",
    ]
    with pytest.raises(ValueError, match="drawing is 'ascii'"):
        to_outline(document(SPEECH)[0], drawing="ascii")  # type: ignore[arg-type]


def test_several_speeches_with_and_without_names() -> None:
    bare = ("speech", {}, ("p", "没有题目。"), "\n")
    greeted = ("speech", {"salutation": "各位同事："}, ("matter", "salutation", "各位同事："), "\n")
    tree, _ = document(bare, SPEECH, greeted)
    lines = to_outline(tree, 0).splitlines()
    assert lines == ["（无标题）", "在全系统作风建设推进会上的讲话", "各位同事："]


def _item(title: Any, *children: Any) -> Any:
    return ("speech", {}, ("list", "made-up", ("item", "run-in", "一、", 1, None, title, *children)))


LONG = "凡是涉及群众切身利益的事项都要事先听取意见，反复比较，集体研究，公开结果，接受监督。"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (32, "凡是涉及群众切身利益的事项都要…"),
        (46, "凡是涉及群众切身利益的事项都要事先听取意见…"),
        (200, LONG[:-1]),
    ],
)
def test_first_words_of_an_item_without_a_title(columns: int, words: str) -> None:
    tree, _ = document(_item(None, ("p", LONG)))
    (entry,) = entries(tree)
    assert first_words(entry.section, columns=columns) == words
    assert display_width(words) <= columns


def test_first_words_are_read_without_damage() -> None:
    tree, _ = document(
        _item(None, ("p", "要", ("space", "slice", "\n\n2、"), "快", ("space", "wrap", "\n"), "办。"))
    )
    assert to_outline(tree).splitlines()[1] == "└─ 一、要快办"


def test_a_title_is_one_line_and_whole() -> None:
    tree, _ = document(_item(("把事\n办好" + "好" * 60, "把事办好" + "好" * 60), ("p", "。"), "\n"))
    assert to_outline(tree).splitlines()[1] == "└─ 一、把事办好" + "好" * 60


@pytest.mark.parametrize("gap", [" ", "　", "\u00a0", "\n\n11、", None])
def test_gaps(gap: str | None) -> None:
    shown = {" ": " ", "\u00a0": " ", "　": "　"}.get(gap or "", "")
    tree, _ = document(
        ("speech", {}, ("list", "made-up", ("item", "heading", "一", 1, gap, "总体要求", "\n")))
    )
    assert to_outline(tree).splitlines()[1] == f"└─ 一{shown}总体要求"


@pytest.mark.parametrize("seed", range(40))
def test_a_line_for_each_section_and_speech(seed: int) -> None:
    tree, _ = made_up(seed)
    for depth in (None, 0, 1, 2):
        lines = to_outline(tree, depth).splitlines()
        assert len(lines) == len(speeches(tree)) + len(list(entries(tree, depth=depth)))
        data = to_outline_json(tree, depth)
        assert json.loads(json.dumps(data)) == data
        assert _count(data) == len(lines)


def _count(nodes: list[dict[str, Any]]) -> int:
    return sum(1 + _count(node["sections"]) for node in nodes)


def test_plain_data() -> None:
    (speech,) = to_outline_json(document(SPEECH)[0])
    assert speech["title"] == "在全系统作风建设推进会上的讲话"
    assert speech["salutation"] == "同志们："
    inner = speech["sections"][0]["sections"][1]
    assert {key: inner[key] for key in ("marker", "ordinal", "title", "level", "form")} == {
        "marker": "（二）",
        "ordinal": 2,
        "title": "问题不容回避",
        "level": 2,
        "form": "run-in",
    }
    assert [item["marker"] for item in inner["sections"]] == ["一是", "二是", "三是"]


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("中文", 4), ("（一）", 6), ("ｱ", 1), ("e\u0301", 1), ("a\u200bb", 2)],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize("columns", range(1, 12))
def test_shortened_text_fits(columns: int) -> None:
    short = shorten("甲乙a丙b丁戊", columns)
    assert display_width(short) <= columns
    assert short.endswith("…") == (columns < 12)


ARTICLES = """办法

第一条　为了管好水，制定本办法。
第二条 考核下列事项：
（一）进度；
（二）质量。
第三条本办法自发布之日起施行。
"""


def test_an_item_without_a_title_keeps_its_blank_and_leaves_its_items_their_lines() -> None:
    assert to_outline(speechparse.parse(ARTICLES)).splitlines()[1:] == [
        "├─ 第一条　为了管好水，制定本办法",
        "├─ 第二条 考核下列事项",
        "│  ├─ （一）进度",
        "│  └─ （二）质量",
        "└─ 第三条本办法自发布之日起施行",
    ]

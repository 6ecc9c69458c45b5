"""Markdown as a source: what is front matter, table or code makes no outline, and every character is kept."""

from __future__ import annotations

import gc
import random
import time

import pytest

import speechparse
from promises import in_tree
from speechparse import Document, Furniture, Text, walk
from speechparse.readers.markdown import read_markdown
from speechparse.reading import read

PAGE = """---
title: 工作要点
date: 2023-01-01
---

# 在秋粮收购推进会上的讲话

同志们：

<!-- 一、草稿里的话 -->
## 一、抓收购

今年要开[三个粮站](https://a.example/b "一、图")，看*价格*和`批次`，![一、图](a.png)都要公布。

| 粮站 | 一、二级 |
|------|:-----:|
| 城东 | 3 |
| 二、城西 | 4 |

### （一）抓进度

每日报一次\\*。

```text
一、不是提纲

二、也不是
```

### （二）抓质量

1\\. 先看成色。要好。
2\\. 再看水分。要低。

## 二、抓安全

仓要干。<br>路要通。

[a]: http://a.example/x
"""


def load(page: str) -> Document:
    return speechparse.load(page.encode(), name="page.md")


def outline(document: Document) -> list[tuple[str, str | None, int]]:
    return [
        (
            section.marker.reading if section.marker else "",
            section.title and section.title.reading,
            section.level,
        )
        for section in document.sections()
    ]


def texts(document: Document) -> list[str]:
    return [node.reading for node in walk(document) if isinstance(node, Text)]


def test_only_what_is_written_makes_the_outline() -> None:
    assert outline(load(PAGE)) == [
        ("一、", "抓收购", 1),
        ("（一）", "抓进度", 2),
        ("（二）", "抓质量", 2),
        ("1.", "先看成色", 3),
        ("2.", "再看水分", 3),
        ("二、", "抓安全", 1),
    ]


def test_tables_and_code_are_text() -> None:
    said = texts(load(PAGE))
    for line in ("| 粮站 | 一、二级 |", "| 二、城西 | 4 |", "一、不是提纲", "二、也不是"):
        assert line in said
    assert "今年要开三个粮站，看价格和批次，都要公布。" in said
    assert "每日报一次*。" in said


def test_front_matter_is_furniture() -> None:
    document = load(PAGE)
    assert [node.text for node in walk(document) if isinstance(node, Furniture)] == [
        "---\ntitle: 工作要点\ndate: 2023-01-01\n---\n"
    ]
    speech = next(child for child in document.children if child.kind == "speech")
    assert (speech.title, speech.salutation) == ("在秋粮收购推进会上的讲话", "同志们：")


def test_every_character_and_place_is_kept() -> None:
    document = load(PAGE)
    assert list(in_tree(PAGE, document)) == []
    first = document.at("一")
    assert first is not None
    assert first.title is not None
    assert first.title.span.of(PAGE) == "抓收购"


@pytest.mark.parametrize("name", ["a.md", "a.Markdown", "A.MD"])
def test_markdown_is_known_by_its_name(name: str) -> None:
    assert outline(speechparse.load(PAGE.encode(), name=name)) == outline(load(PAGE))


# Markdown, and what it reads as.
READINGS = [
    ("[甲](http://a.b)乙", "甲乙"),
    ("[甲](见附件)乙", "[甲](见附件)乙"),
    ("![图](a/b.png)甲", "甲"),
    ("`甲`乙``丙``", "甲乙丙"),
    ("`甲\n乙`", "`甲\n乙`"),
    ("\\*甲\\*\\一", "*甲*\\一"),
    ("*甲*乙**丙**", "甲乙丙"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("甲<!-- 一、\n乙 -->丙", "甲丙"),
    ("甲<!-- 乙 *丙*", "甲<!-- 乙 丙"),
    ("甲<br/>乙<font color=red>丙</font>", "甲\n乙丙"),
    ("甲<乙>丙", "甲<乙>丙"),
    ("# 一、甲", "一、甲"),
    ("> - 甲", "甲"),
    ("甲\n[1]: http://a.b\n乙", "甲\n\n乙"),
    ("```\n没有完", "```\n没有完"),
    ("a|b\n没有线", "a|b\n没有线"),
    ("---\n一、甲", "\n一、甲"),
    ("---\n甲: 乙", "\n甲: 乙"),
]


@pytest.mark.parametrize(("page", "said"), READINGS)
def test_what_markdown_reads_as(page: str, said: str) -> None:
    assert read(page, (), edits=read_markdown(page).edits).text == said


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        ("a|b\n-|-\nc|d\n\n甲", ["a|b", "c|d"]),
        ("甲\n\n~~~ py\n一、\n```\n~~~~\n乙", ["一、", "```"]),
        ("+++\na = 1\n+++\n甲", ["+++\na = 1\n+++\n"]),
        ("---\na: 1\n...\n甲", ["---\na: 1\n...\n"]),
        ("```\n一、\n```\n```\n二、\n```", ["一、", "二、"]),
    ],
)
def test_what_stands_apart(page: str, cut: list[str]) -> None:
    found = read_markdown(page)
    assert [page[one.start : one.end] for one in found.cuts] == cut
    assert list(in_tree(page, speechparse.parse(page, name="a.md"))) == []


def test_text_on_both_sides_of_a_table_is_not_joined() -> None:
    before, after = "我们要把这件事情办好，" * 6 + "办到群众的", "心坎上，办出实效来，" * 6
    assert texts(load(f"一、抓好落实\n{before}\n|甲|乙|\n|-|-|\n|丙|丁|\n{after}\n")) == [
        before, "|甲|乙|", "|丙|丁|", after
    ]  # fmt: skip


def test_a_table_after_an_inline_list_belongs_to_the_section_around_it() -> None:
    document = load(
        "一、抓收购\n要求有两条：一是快；二是好。\n\n|甲|乙|\n|-|-|\n|丙|丁|\n\n二、抓安全\n要稳。\n"
    )
    first = document.at("一")
    assert first is not None
    rows = [child for child in first.children if child.kind == "paragraph"][1:]
    assert [text.reading for row in rows for text in walk(row) if isinstance(text, Text)] == [
        "|甲|乙|",
        "|丙|丁|",
    ]


def test_a_file_of_one_table_has_no_outline() -> None:
    page = "|一、甲|二、乙|\n|-|-|\n|（一）丙|丁|"
    document = load(page)
    assert document.sections() == []
    assert list(in_tree(page, document)) == []


def test_markdown_that_was_written_reads_back() -> None:
    # Code is written as the text that it is in the tree, and is code no more.
    document = load(PAGE.replace("一、不是", "不是").replace("二、也不是", "也不是"))
    assert [row[:2] for row in outline(load(document.to_markdown()))] == [
        row[:2] for row in outline(document)
    ]


SCRAPS = (
    "一、", "抓落实", "。", "二、要快。", "（一）", "\n", "\n\n", "\r\n", "  ", "\u3000", "|a|b|\n", "|--|--|\n", "```\n", "~~~", "[x](",
    "](http://a.b/c)", "`", "\\", "*", "**", "---\n", "title: x\n", "# ", "![", "[", "]", "1.", "<br>", "<!--", "-->",
    "> ", "- ", "\0", "\u2029", "一是快；二是好。", "[a]: b/c\n", "<b", ">", "\udc80",
)  # fmt: skip


def test_any_markdown_keeps_its_characters() -> None:
    rng = random.Random(11)
    for _ in range(400):
        page = "".join(rng.choices(SCRAPS, k=rng.randint(1, 50)))
        found = read_markdown(page)
        at = 0
        for edit in found.edits:
            assert at <= edit.start < edit.end <= len(page)
            at = edit.end
        assert list(in_tree(page, speechparse.parse(page, name="a.md"))) == []


HOSTILE = {
    "brackets": "[", "links": "](a.b", "ticks": "`", "runs of ticks": "``` ", "fences": "```\n", "two fences": "~~~~\n```\n",
    "stars": "*", "stars and words": "*a", "pipes": "|a|\n", "rules": "|-|\n", "backslashes": "\\", "comments": "<!--",
    "definitions": "[a]: ", "tags": "<br", "front": "---\na: 1\n", "hashes": "# ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markdown_takes_linear_time(unit: str) -> None:
    def seconds(characters: int) -> float:
        page = unit * (characters // len(unit))
        taken = []
        gc.disable()
        for _ in range(3):
            begun = time.perf_counter()
            read_markdown(page)
            taken.append(time.perf_counter() - begun)
        gc.enable()
        return min(taken)

    short, long = seconds(20_000), seconds(80_000)
    assert long < max(10 * short, 0.2)  # four times the text; sixteen would be quadratic

"""The examples of docs/language.md, run on a tree made by hand and, once there is a parser, on a parsed one."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

import speechparse
from outlines import read_outline
from speechparse.nodes import Section
from speechparse.query import at, select, select_one
from speechparse.query.attributes import ATTRIBUTES
from speechparse.visitors import KINDS

PAGE = Path(__file__).parents[1] / "docs" / "language.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
SPEECH = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)[0]

BY_HAND = """
document
  speech
    matter salutation ¦ 同志们：
    space line-end ¦ ~\\n~
    list chinese-comma
      section heading 一、 chinese-comma ordinal=1 level=1 ¦ 把校舍修好
        space line-end ¦ ~\\n~
        list bracketed
          section run-in （一） bracketed ordinal=1 level=2 ¦ 先修屋顶
            paragraph
              text ¦ 。雨季之前完工。
            space line-end ¦ ~\\n~
          section run-in （二） bracketed ordinal=2 level=2 ¦ 再修操场
            paragraph
              text ¦ 。暑假动工。
            space line-end ¦ ~\\n~
      section heading 二、 chinese-comma ordinal=2 level=1 ¦ 把老师留住
        space line-end ¦ ~\\n~
        paragraph
          text ¦ 办法有两条：
          list is announced=2
            section inline 一是 is ordinal=1 level=2
              paragraph
                text ¦ 涨补贴；
            section inline 二是 is ordinal=2 level=2
              paragraph
                text ¦ 盖宿舍。
        space line-end ¦ ~\\n~
        paragraph
          text ¦ 要求也有两条：
          list verb announced=2
            section inline 一要 verb ordinal=1 level=2
              paragraph
                text ¦ 常家访；
            section inline 二要 verb ordinal=2 level=2
              paragraph
                text ¦ 少开会。
        space line-end ¦ ~\\n~
      section heading 三、 chinese-comma ordinal=3 level=1 ¦ 把账目管好
        space line-end ¦ ~\\n~
"""


class ByHand:
    """A document with the verbs that the page uses."""

    def __init__(self) -> None:
        self.tree = read_outline(BY_HAND)

    def select(self, selector: str) -> list[Any]:
        return select(self.tree, selector)

    def select_one(self, selector: str) -> Any:
        return select_one(self.tree, selector)

    def at(self, path: Any) -> Section | None:
        return at(self.tree, path)


def run(blocks: list[str], names: dict[str, Any]) -> doctest.TestResults:
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), names, "language.md", str(PAGE), 0)
    runner = doctest.DocTestRunner(verbose=False)
    return runner.run(examples)


def test_the_examples_say_what_they_give() -> None:
    results = run(BLOCKS[1:], {"doc": ByHand()})
    assert results.attempted >= 18
    assert results.failed == 0


@pytest.mark.skipif(not hasattr(speechparse.Document, "at"), reason="documents have no verbs to query yet")
def test_the_examples_hold_for_the_parsed_text() -> None:
    results = run(BLOCKS, {"text": SPEECH})
    assert results.failed == 0


def test_the_tree_by_hand_is_that_of_the_text() -> None:
    from speechparse.visitors import Index

    tree = read_outline(BY_HAND)
    assert Index(tree).text(tree) == SPEECH


@pytest.mark.parametrize("name", [*ATTRIBUTES, *KINDS])
def test_every_name_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in TEXT

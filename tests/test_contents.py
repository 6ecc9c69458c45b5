"""Contents and lists of what is attached number nothing of the paper's own."""

from __future__ import annotations

import pytest

import speechparse

BODY = "一、时间安排\n三月动工，五月完工，不误农时。\n二、用工办法\n按户出工，多劳多得，账目公开。\n"
FOOT = "石坪镇人民政府\n2021年3月5日\n"


def _markers(text: str) -> list[str]:
    return [section.marker.text for section in speechparse.parse(text).sections() if section.marker]


@pytest.mark.parametrize(
    "attached",
    [
        "附件：1.修渠方案\n2.用工名册\n",
        "附件：\n1.修渠方案\n2.用工名册\n3.工具清单\n",
        "附件:1、修渠方案\n     2、用工名册\n",
    ],
)
def test_what_is_attached_is_no_list_of_items(attached: str) -> None:
    assert _markers(f"关于修渠的通知\n{BODY}{attached}{FOOT}") == ["一、", "二、"]


def test_items_after_an_attachment_line_in_running_text_stay_items() -> None:
    text = "一、附件\n附件要齐全，缺一不可。\n1.修渠方案要写明工期。\n2.用工名册要写明人数。\n二、期限\n月底以前交齐。\n"
    assert _markers(text) == ["一、", "1.", "2.", "二、"]


def test_contents_are_no_headings_and_the_headings_stay() -> None:
    contents = "报告分两个部分：一、时间安排；二、用工办法。\n"
    assert _markers(f"修渠工作报告\n{contents}{BODY}") == ["一、", "二、"]


def test_items_of_two_sentences_that_begin_alike_are_no_contents() -> None:
    """Of three items two begin as in a later list: a sentence of contents would name them all."""
    talk = "入冬以后各村要一户一户地问，一块田一块田地看，缺什么补什么，议定了就动手。" * 10
    text = (
        f"一、抓早\n{talk}要做到：首先，把渠道修通修好；其次，把种子备足备好；最后，把肥料送到地头。\n"
        "二、抓实\n要做到：首先，把渠道修通修好，一段一段地查，一处一处地补；其次，把种子备足备好，早稻晚稻都要有；"
        "最后，把人手安排妥当。\n"
    )
    items = ["首先，", "其次，", "最后，"]
    assert _markers(text) == ["一、", *items, "二、", *items]

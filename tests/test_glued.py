"""Headings whose line break was lost: their titles end where something tells it, and ordinary titles stay."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechparse import parse
from speechparse.layout.glued import Glue
from speechparse.layout.habits import Habits
from speechparse.layout.junctions import weigh_opener
from speechparse.layout.openings import Opening
from speechparse.layout.title_form import shared_endings
from speechparse.nodes import Section

#: What tells where a title ends; the paper; the titles of its sections that have one.
CASES = {
    "a blank": (
        (
            "一、认清水利建设面临的形势 去冬以来，各灌区清淤渠道三百公里，修复涵闸四十座，旱情明显缓解。成绩来之不易。\n"
            "二、抓好汛前准备的几件事 沙石料要备足，抢险队要编好，值班电话要有人接。不能临渴掘井。\n"
        ),
        ["认清水利建设面临的形势", "抓好汛前准备的几件事"],
    ),
    "blanks for lost quotation marks": (
        "一、办好 三个窗口 的事。窗口连着群众，群众看着窗口。\n二、管好 两支队伍 的人。队伍要严，待遇要跟上。\n",
        ["办好 三个窗口 的事", "管好 两支队伍 的人"],
    ),
    "a date": (
        (
            "一、过去五年的工作回顾2019年，全镇栽下果树八万株，户均增收两千元，三个村通了柏油路。变化看得见。\n"
            "二、今后五年的奋斗目标\n果树要上山，农机要进村，孩子要就近上学。\n"
        ),
        ["过去五年的工作回顾", "今后五年的奋斗目标"],
    ),
    "the ending of its siblings": (
        (
            "一、关于粮食储备问题\n粮仓要检修，账目要对清。\n"
            "二、关于菜篮子供应问题蔬菜基地离城近一点，批发市场离居民近一点，价格就稳得住。大家都省心。\n"
            "三、关于农机作业补贴问题\n补贴按亩数算，村里张榜。\n"
        ),
        ["关于粮食储备问题", "关于菜篮子供应问题", "关于农机作业补贴问题"],
    ),
    "words that the preamble announces": (
        (
            "今年的要求是三句话：学好新本领、干出新样子、守住老规矩。\n"
            "一、关于学好新本领图书角里的书落了灰，培训班上的座位空了半边，怎么谈得上本领。要改。\n"
            "二、关于干出新样子车间是干出来的，订单是跑出来的，哪一样靠嘴说得来。要实。\n"
            "三、关于守住老规矩仓库钥匙两人拿，大额开支集体定，这些规矩一天也松不得。要严。\n"
        ),
        ["关于学好新本领", "关于干出新样子", "关于守住老规矩"],
    ),
    "the next marker": (
        (
            "垃圾要分两头来抓。\n第一、抓实源头减量（1）净菜进城，少带泥土。\n（2）酒席减盘，少剩饭菜。\n"
            "第二、抓实末端处置（1）炉渣制砖，变废为宝。\n（2）沼气发电，并入电网。\n"
        ),
        ["抓实源头减量", "抓实末端处置"],
    ),
    "a title found before it, of one sentence's body": (
        (
            "一、关于修好渠道的问题2019年，全镇清淤渠道八十里，三座老闸换上了新门。\n"
            "闸门的钥匙由专人保管，丢了要赔，换人要交接，夜里不许离开闸房。每次放水前先看水尺，再看天色，两样都记在"
            "本子上，月底交到水利站存档备查，缺一页也要说明白是谁撕的、为什么撕，不许含糊过去，更不许事后补写。\n"
            "二、关于管好水库的问题去年，我们请来两位老把式，夜里也有人守坝。\n"
            "三、关于种好果树的问题今年，苗木从本镇苗圃里挑，山坡上的石头先搬净。\n"
        ),
        ["关于修好渠道的问题", "关于管好水库的问题", "关于种好果树的问题"],
    ),
    "nothing: first sentences of ordinary length": (
        (
            "一、加强领导。各乡镇今年都要有一名副职专管，出了事找得到人。\n"
            "二、保证投入。当前财政虽紧，护林的钱一分不减，还要按月到位。\n"
        ),
        ["加强领导", "保证投入"],
    ),
    "nothing: long first sentences without a joint": (
        (
            "一、把老城区二十四条背街小巷的路灯、窨井和雨水口逐一登记造册并限期修好。居民等了很久。\n"
            "二、把沿江十七家砂石码头的作业许可、防尘设施和岸线占用情况逐家核查清楚。企业要配合。\n"
        ),
        [
            "把老城区二十四条背街小巷的路灯、窨井和雨水口逐一登记造册并限期修好",
            "把沿江十七家砂石码头的作业许可、防尘设施和岸线占用情况逐家核查清楚",
        ],
    ),
}


def titles(text: str) -> list[str]:
    """Return the titles of the numbered sections of a paper, in order."""
    document = parse(text)
    return [
        section.title.text
        for section in document.sections()
        if isinstance(section, Section) and section.title
    ]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("2021年，全镇", 1.4),
        ("2021年冬修", 0.8),
        ("我将逐户", 1.4),
        ("要求各户", 0.0),
        ("第二十条 学校", 0.8),
        ("①先", 0.8),
        ("各级都要", 0.8),
        ("从头做起", 0.4),
        ("渠道畅通", 0.0),
    ],
)
def test_openers(body: str, points: float) -> None:
    assert weigh_opener(body) == points


def test_shared_endings_are_no_shared_beginnings() -> None:
    sentences = [
        "坚持在修路上下功夫路基先压实",
        "坚持在护林上下功夫山口设卡子",
        "坚持在治水上下功夫河长要巡河",
    ]
    assert shared_endings(sentences) == {"下功夫"}


def test_habits_are_shares() -> None:
    habits = Habits("村里修路，村里架桥，路修到村里。")
    assert habits.begin("村里栽树") == pytest.approx(2 / 3)
    assert habits.end("到村里") == pytest.approx(1 / 3)
    assert habits.joint("修路") == 1.0


@given(st.lists(st.text("村路修，。 “”要2年0", min_size=1, max_size=60), min_size=1, max_size=8))
def test_places_stand_inside_their_sentences(sentences: list[str]) -> None:
    openings = []
    at = 0
    for sentence in sentences:
        openings.append(Opening(at, at + len(sentence), 0, is_title=False))
        at += len(sentence)
    text = "".join(sentences)
    for opening, end in Glue(text, (0, at)).find_ends(openings).items():
        assert opening.start < end < opening.end
        assert not text[end - 1].isspace()


def test_time_is_linear() -> None:
    """Ten times the items take no more than about ten times as long."""

    def seconds(count: int) -> float:
        sentence = "推广新式农具的几点要求农具站要先试用，再示范，合适的才进村，不合适的退回厂家。"
        text = sentence * count
        size = len(sentence)
        openings = [Opening(size * n, size * (n + 1) - 1, 0, is_title=False) for n in range(count)]
        begun = perf_counter()
        Glue(text, (0, len(text))).find_ends(openings)
        return perf_counter() - begun

    seconds(50)
    assert seconds(1000) < 40 * seconds(100)

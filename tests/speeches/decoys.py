"""Sentences that hold what looks like a marker and is none."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from speeches.phrases import Phrases

#: Templates as in ``words``; sentences whose numerals number nothing in the text itself.
MAIN: Final = (
    "始终坚持质量第一、服务至上，{c}。",
    "{place}{t}综合考评位居第一，{fig}。",
    "对一、二年级和三、四年级的孩子要区别对待，{c}。",
    "力争三、五年内补上这块短板，{c}。",
    "二、三产业融合得越紧，{o}的路子就越宽。",
    "“一要看准，二要敢试”，这是老同志留给我们的宝贵经验。",
    "思想统一是前提，步调一致是关键，{c}。",
    "发展是第一要务，{o}是基础工程，{c}。",
    "事情总要一步一步地做，{c}。",
    "推行三证合一、一照一码改革，{c}。",
    "发扬一不怕苦、二不怕累的劲头，{c}。",
    "首先要看到{res}，不能妄自菲薄。",
    "再次强调，{c}，{c}。",
    "第六个五年计划期间，{place}就开始{v}{o}。",
    "{year}年5月1日起，{fig}，{fig}。",
    "2024.5.1前，{w}要{c}。",
    "增速为4.8%，其中规模以上增长10.5%，{res}。",
    "突发事件按Ⅰ级、Ⅱ级、Ⅲ级分别响应，{c}。",
    "第一次现场会之后，{c}；第二次现场会之后，{res}。",
    "一方面成绩来之不易，更重要的是{c}。",
    "万众一心、一是一二是二地抓落实，{c}。",
    "这一点早有结论〔1〕，{c}。",
    "会议材料①已经印发，请{w}认真对照。",
    "1.5亿元的专项资金已经下达，{c}。",
    "从{num}个增加到{num}个，翻了一番，{c}。",
    "最后一公里能不能打通，就看{o}实不实。",
    "有关第一、第二汽车站搬迁的事，由{w}商定，{c}。",
    "一年之计在于春，{c}，{c}。",
    "一是一、二是二，有多少说多少，{c}。",
    "党的十一届三中全会以来，{c}。",
    "第三方机构的评估显示，{fig}，{fig}。",
)
HELD_OUT: Final = (
    "把效率优先、安全第一落到实处，{c}。",
    "{place}这项工作曾经拿过第一、第二的好名次，{c}。",
    "五、六年级的学生也参与进来，{res}。",
    "七、八月份是关键期，{w}尤其要{c}。",
    "“一靠自觉，二靠制度”，这句老话今天仍然管用。",
    "把握主动的关键一是不能少的定力，{c}。",
    "第一书记要带头，{c}。",
    "做到一事一议、一案一策，{c}。",
    "再次感谢{w}的付出。",
    "首先映入眼帘的是{o}，{c}。",
    "第十四个五年规划已经收官，{fig}。",
    "3.2万户家庭受益，{res}。",
    "截至{year}.12.31，{fig}。",
    "甲、乙两类场所要分开管理，{c}。",
    "其一举一动都牵动着{w}的心，{c}。",
    "一要而再、再而三地提醒，总有人不当回事，{c}。",
    "一方有难、八方支援，{w}要{c}。",
    "第二天一早，{w}就赶到现场，{c}。",
    "最后的冲刺阶段，{c}。",
    "A、B两类企业实行差别化管理，{c}。",
    "据统计（1）表数据，{fig}。",
    "三是大家都熟悉的数字，可{o}远不止三件事。",
)
#: References: not for papers whose numbering must give a checker nothing to say.
REFERENCES: Final = (
    "第二章至第五章讲的都是{o}，{c}。",
    "本条第一、二款所说的情形，{w}应当{c}。",
    "依照前款第（二）、（三）项办理的，{c}。",
    "第一板块是{o}，第二板块是{o}，这是{year}年规划的内容。",
    "上级文件第一部分讲{o}，第二部分讲{o}，大家要吃透精神。",
)


def sower(
    rng: Random, templates: tuple[str, ...], rate: float, found: set[str]
) -> Callable[[Phrases], str | None]:
    """Return what now and then puts one of ``templates`` in a sentence's place."""

    def sow(phrases: Phrases) -> str | None:
        if rng.random() >= rate:
            return None
        found.add("decoy")
        return phrases.fill(rng.choice(templates))

    return sow

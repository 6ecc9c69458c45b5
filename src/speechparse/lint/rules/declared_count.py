"""CNT401 declared-count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from speechparse.diagnostic import Message, Severity
from speechparse.lint.markers import WORDS, name
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene
from speechparse.lint.unread import begins_item, region_after, stands_unread
from speechparse.lint.words import closes_speech, ends_numbers
from speechparse.ordinals import System, format_ordinal
from speechparse.span import Span

_THING: Final = (
    "方面|问题|問題|意见|意見|要求|工作|措施|任务|任務|原则|原則|内容|內容|建议|建議|体会|體會|重点|重點|关系|關係|环节|環節|"
    "步骤|步驟|阶段|階段|特点|特點|目标|目標|转变|轉變|坚持|堅持|必须|必須|层面|層面|层意思|事情|事|话|話|部分|希望|情况|情況|"
    "结合|結合|关键|關鍵|想法|看法|经验|經驗|做法|突出|确保|統籌|统筹|到位|提升|加强|着力|注重|统一"
)
#: What figures count, and no lead-in: 下降4个百分点.
_FIGURE: Final = "[个個](?:百分[点點]|月|小时|小時|工作日)"
#: What a count counts, right after its numeral; what is said after that belongs to the lead-in's sentence.
_COUNTED: Final = regex.compile(
    rf"\s*(?!{_FIGURE})(?:(?P<thing>(?:个|個|大|项|項|条|條|种|種|件|类|類|层|層|句|步)?(?:{_THING})|方面|点|點)|[个個大项項条條种種件类類层層句步篇块塊章])"
    r"(?P<rest>[^。；！？!?;\n“”\"]{0,30})(?P<end>[。：:，,；;！!]?)\s*$"
)
#: What announces: the words before a count that make it one of what follows.
_CUE: Final = regex.compile(
    "(?:讲|講|谈|談|提|强调|強調|以下|下列|如下|下面|抓好|抓住|做好|做到|把握|解决好|着重|重点|主要|概括|归纳|歸納|总结|體現|体现|"
    "表现|分为|处理好|坚持|突出|实现|汇报|报告|部署|有|存在)[^，。；！？,!?;\n]{0,16}$"
)
_CUE_REACH: Final = 24
#: A count right before a count, of other things, where nothing announces the second by itself.
_COUNT_BEFORE: Final = regex.compile(
    "(?<![第几数])[一二两兩三四五六七八九十0-9０-９]{1,3}[个個大项項条條种種件类類层層句步点點][^，,、。；;：:！？!?\\n]{0,8}[、，,和与及]"
    "(?!(?:[^，,、。；;：:\\n]{0,6})(?:讲|講|谈|談|提|强调|強調|以下|下列|如下|下面))[^，,、。；;：:！？!?\\n]{0,6}$"
)
#: What stands before a numeral that is no count of what follows, or only a bound of it: 远不止三件事.
_BOUNDS: Final = ("第", "不止", "不只", "不仅", "超过", "多于", "少于", "不下", "近", "约")
_BOUND_REACH: Final = 4
#: What the last of the items may be called that is none of those counted.
_ENDINGS: Final = frozenset({"结束语", "結束語", "结语", "結語", "结尾", "小结", "尾声"})
#: 一个是 may begin again in the next sentence, and nobody sees where.
_UNCOUNTED: Final = "one-is"
#: A list whose reading won by less may be another.
_DOUBTFUL: Final = 1.0
#: From its numeral to its list a lead-in is no longer than this.
_REACH: Final = 48
#: How much may follow what is counted where nothing before it announces.
_SHORT: Final = 6


class DeclaredCount(Rule):
    """Finds a count that does not fit the list it announces: 我讲三点意见, and four follow.

    Listeners count along. 几点 and 若干 announce no count. Where a number is left out or repeated so that the
    count fits the last number, only that is said. A 最后 that brings a wish is not counted, and of two counts in a row
    nobody can say which is meant.

    There is no fix: perhaps the count is wrong, perhaps an item is missing.
    """

    code = "CNT401"
    name = "declared-count"
    title = Message("所说项数与实际不符", "a count does not fit its list")
    severity = Severity.ERROR
    chinese = """前面说的项数与后面列的不符：说“我讲三点意见”，后面却有四点。

    听的人会跟着数。“几点”“若干”不算报数。如果是漏号、重号造成的，只报漏号、重号。结尾的“最后，祝大家……”不算一项；接连报了两个数的，不判断。

    不能自动修复：可能是数说错了，也可能是少写了一项。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield the numerals of counts that do not fit."""
        for view in scene.lists():
            announced = view.announced
            if (
                announced is None
                or announced.count == len(view.items)
                or _is_explained(view, announced.count)
            ):
                continue
            if not _leads_in(scene.text, announced.span, view.node.span.start):
                continue
            if _is_doubtful(scene, view, announced.count):
                continue
            text = announced.span.of(scene.text)
            first, last = view.markers[0], view.markers[-1]
            found = len(view.items)
            yield Finding(
                announced.span,
                Message(
                    f"这里说“{text}”，后面却有{found}项（“{name(first)}”到“{name(last)}”）",
                    f"{text} announces {announced.count}; {found} follow ({name(first)} to {name(last)})",
                ),
                (
                    (Message("第一项", "the first item"), first.span),
                    (Message("最后一项", "the last item"), last.span),
                ),
            )


def _is_explained(view: ListView, count: int) -> bool:
    """Say whether another finding is the cause: the numbers of the list go wrong, and its last fits the count."""
    if not view.items:
        return True
    if not view.slips:
        return False
    return count == view.ordinals[-1] or count == max(view.ordinals)


def _is_doubtful(scene: Scene, view: ListView, count: int) -> bool:
    """Say whether the count may be of other things, or the list longer or shorter than it was read."""
    announced = view.announced
    if announced is not None and _is_one_of_several(scene.text, announced.span.start):
        return True
    if any(one.followed_by is None and one.ordinals[-1] == count for one in _run_on_in(scene, view)):
        # 六件实事：一、（一）（二）二、（三）（四）三、（五）（六）: the inner ones are counted.
        return True
    if count < len(view.items) and view.style == _UNCOUNTED:
        return True
    if count == len(view.items) - 1:
        if view.title_readings and view.title_readings[-1] in _ENDINGS:
            return True
        return ends_numbers(view) or closes_speech(view, scene.text)
    if count < len(view.items):
        return False
    inner = scene.lists_in(view.items[-1])
    if any(
        other.family == view.family and other.ordinals[-1:] == [count] and other.node.margin < _DOUBTFUL
        for other in inner
    ):
        # 五句话：一是…四是…主要是：一是…五是…: the last may be an item of either list.
        return True
    last = view.markers[-1]
    if last.style in WORDS:
        return _goes_on_in_numbers(scene, view)
    return stands_unread(scene, last, last.ordinal + 1, region_after(view))


def _goes_on_in_numbers(scene: Scene, view: ListView) -> bool:
    """Say whether a list of words goes on with a number that was read otherwise: 首先，…；其次，…；第三，…."""
    written = f"第{format_ordinal(len(view.items) + 1, System.CHINESE)}"
    region = region_after(view)
    at = scene.text.find(written, region.start, max(region.end, view.node.span.end + len(written)))
    return at >= 0 and (at in scene.markers or begins_item(scene, at))


def _run_on_in(scene: Scene, view: ListView) -> Iterator[ListView]:
    """Yield the lists right under the items of a list whose numbers run on from one to the next."""
    for item in view.items[1:]:
        for one in scene.lists_in(item):
            if one.follows is not None and one.is_numbered:
                yield one


def _is_one_of_several(text: str, start: int) -> bool:
    """Say whether another count stands right before one: 听取了三个汇报，研究了两个事项."""
    return _COUNT_BEFORE.search(text, max(0, start - _CUE_REACH), start) is not None


def _leads_in(text: str, count: Span, end: int) -> bool:
    """Say whether a count leads its list in: nothing but the rest of a short sentence stands between the two.

    新建项目12个。一是 counts projects; 讲三点意见。一、 counts what follows.
    """
    if text[max(0, count.start - _BOUND_REACH) : count.start].rstrip(" \u3000").endswith(_BOUNDS):
        return False
    found = _COUNTED.match(text, count.end, end)
    if found is None or end - count.end > _REACH:
        return False
    rest, mark = found["rest"], found["end"]
    if found["thing"] is None and (rest[:1] in ("，", ",", "") and mark not in ("：", ":")):
        # 12个。 and 12个，…。 are figures; 三个： announces.
        return False
    if _CUE.search(text, max(0, count.start - _CUE_REACH), count.start):
        return True
    is_short = len(rest) <= _SHORT and "，" not in rest and "," not in rest
    return is_short and (mark in ("：", ":") or found["thing"] is not None)

"""What many plans, notices and rules call their parts: names that are titles where a body goes on right behind them."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern

#: What the titles of plans and notices in any field begin with.
_NAME_BEGINS: Final = (
    "活动", "调研", "调查", "考察", "工作", "总体", "主要", "具体", "实施", "会议", "培训", "竞赛", "比赛", "评选", "检查", "整治", "创建", "阶段", "重点", "考核",
    "年度", "奋斗", "建设", "基本", "指导", "有关", "相关", "几点", "下一步", "下步", "今后", "存在", "组织", "保障", "预期", "参加", "参会", "参赛", "报名", "评比",
    "背景", "征求意见", "公开征求意见", "申报", "奖励", "评审", "征文", "宣传", "演练", "验收", "整改", "职责", "任务", "时间", "进度", "方法", "目标", "其他", "出台", "起草", "制定", "适用", "编制", "目的",
)  # fmt: skip
#: Such a title, and what goes on from it in a sentence.
_NAME: Final = LazyPattern(
    "编制目的(?=为[^。]{4,160}(?:制定|制订|编制)本)|"
    f"(?:{'|'.join(_NAME_BEGINS)})"
    "的?(?:主要|具体|工作|基本|重点|会议)?"
    "(?:目标任务|目标|任务|原则|思想|要求|思路|内容|时间|地点|主题|目的|对象|人员|范围|安排|步骤|措施|重点|方法|方式|形式|机构|领导|分工|职责|情况"
    "|问题|打算|意见|建议|办法|条件|标准|程序|流程|阶段|机制|实施|背景|意义|依据|做法|成效|经验|体会|指标|纪律|议题|议程|经费|规则|事项|分析|效果|态度|计划|质量|主体|责任|标准)"
    "(?:[和与及](?:要求|措施|任务|目标|重点|步骤|安排|内容|方法|分工|时间|地点|方式))?"
    "(?![的是为和与及、或等化性得到已很更较比完扎突严健具不没上中下里内责制反汇管考体部组会小办公基好要如若须应可将需均都（(：:，,]|明[确晰]|清[晰楚]|落实|进[展行入]|方[面法案])"
)
#: What telling it is worth.
_NAME_POINTS: Final = 1.6
#: A name of two signs, with the body's first words that tell that it is one and no sentence's first word.
_SHORT_NAME: Final = LazyPattern(
    "目的(?=为[^。]{4,160}(?:制定|制订|编制)本)|范围(?=(?:本|适用于|凡)[^。])|依据(?=《|根据《)|对象(?=凡|全[体市县区校])"
    "|(?:时间|日期)(?=[0-9０-９]{4}年|[0-9０-９]{1,2}月[0-9０-９]{1,2}日)"
    "|职责(?=[^，,。；;：:、]{2,12}[部处科室办组会员长理门司](?:主要)?负责)"
)
#: What these are; a title may be as short as they are.
SHORT_NAMES: Final = ("目的", "范围", "依据", "对象", "时间", "日期", "职责")
_SHORT_NAME_POINTS: Final = 2.4
#: The first character of either kind.
_MAY_NAME: Final = frozenset(name[0] for name in (*_NAME_BEGINS, *SHORT_NAMES))


def find_name(text: str, start: int, end: int) -> tuple[int, float]:
    """Return where the title ends that many plans and notices have, if the words from ``start`` are one, and its points.

    Where there is none the end is -1.
    """
    if start >= end or text[start] not in _MAY_NAME:
        return -1, 0.0
    if text.startswith(SHORT_NAMES, start, end):
        short = _SHORT_NAME.match(text, start, end)
        if short is not None:
            return short.end(), _SHORT_NAME_POINTS
    if not text.startswith(_NAME_BEGINS, start, end):
        return -1, 0.0  # the pattern need not be compiled
    found = _NAME.match(text, start, end)
    return (found.end(), _NAME_POINTS) if found is not None else (-1, 0.0)

"""The kinds of papers and speeches, which their titles end in."""

from __future__ import annotations

from typing import Final

#: What a title ends in: the kinds of papers, and of speeches.
KINDS: Final = (
    "讲话稿", "讲话", "講話稿", "講話", "发言稿", "发言", "發言稿", "致辞", "致詞", "主持词", "贺词", "演讲稿", "演讲", "演說", "报告",
    "報告", "通知", "意见", "意見", "决定", "決定", "方案", "办法", "辦法", "规定", "規定", "条例", "條例", "规则", "規則", "细则",
    "細則", "总结", "總結", "要点", "要點", "函", "批复", "公报", "公報", "公告", "通告", "通报", "决议", "決議", "倡议书", "计划",
    "計劃", "规划", "規劃", "纲要", "綱要", "章程", "制度", "请示", "纪要", "紀要", "命令", "准则", "守则", "预案", "标准", "须知", "需知",
    "说明", "承诺书", "责任书", "指南", "清单", "台账", "议案", "提案", "提纲", "提綱", "讲稿", "党课", "体会", "材料", "汇报", "述职", "感言",
    "一封信", "公开信", "法", "發言", "致辭", "致词", "主持詞", "主持稿", "倡議書", "匯報", "述職", "體會", "心得", "演講", "演講稿", "講稿", "承諾書",
    "开幕词", "开幕辞", "開幕詞", "開幕辭", "闭幕词", "闭幕辞", "閉幕詞", "閉幕辭", "欢迎词", "欢迎辞", "歡迎詞", "歡迎辭", "答谢词", "答謝詞", "祝词", "祝辞",
    "祝詞", "祝辭", "祝酒词", "祝酒詞", "贺辞", "賀詞", "賀辭", "开场白", "開場白", "结束语", "結束語", "寄语", "寄語", "贺信", "賀信", "贺电", "賀電", "慰问信", "慰問信",
    "谈话", "談話", "答记者问", "答記者問", "声明", "聲明", "宣言", "通电", "通電", "布告", "社论", "社論", "献词", "獻詞", "悼词", "悼詞", "唁电", "唁電", "训词", "訓詞",
    "训令", "訓令", "指示", "通令", "发刊词", "發刊詞", "感谢信", "感謝信", "检讨书", "檢討書", "保证书", "保證書", "挑战书", "挑戰書", "备忘录", "備忘錄", "白皮书", "白皮書",
    "解读", "解讀", "感想", "观后感", "觀後感", "读后感", "讀後感", "决心书", "決心書", "建议书", "建議書", "申请书", "申請書", "问题的解释", "問題的解釋", "问题的解答", "問題的解答",
)  # fmt: skip
#: The kinds of which each is a paper of its own, also in a collection: no section of a paper is called so.
TALKS: Final = (
    "讲话", "講話", "谈话", "談話", "发言", "發言", "讲话稿", "发言稿", "演讲", "演講", "致辞", "致词", "致辭", "答记者问", "答記者問", "命令", "声明", "聲明", "通电", "贺信", "贺电",
)  # fmt: skip
#: What closes a notice (特此通知), or heads a section (几点体会), and is no title.
_NO_TITLE: Final = ("特此", "专此", "几点", "幾點")
#: What may stand after the kind: 范文, a number in a series, a note in brackets.
AFTER_KIND: Final = ("范文", "模板", "精选", "摘要")
_NUMERALS: Final = "一二三四五六七八九十0123456789"
_CLOSERS: Final = "）)】]"
_SHORTEST: Final = 4
#: Most lines are no titles by their last character.
_LAST: Final = frozenset((*_NUMERALS, *_CLOSERS, *(words[-1] for words in KINDS + AFTER_KIND)))


def is_kind_title(text: str, begin: int, end: int) -> bool:
    """Say whether the characters are a title by what they end in: the name of a kind of paper or speech.

    >>> is_kind_title("在全市教育工作会议上的讲话（二）", 0, 16)
    True
    """
    if end - begin < _SHORTEST or text[end - 1] not in _LAST:
        return False
    if text.endswith(AFTER_KIND, begin, end):
        end -= 2
    while end > begin and text[end - 1] in _NUMERALS:
        end -= 1
    if end > begin and text[end - 1] in _CLOSERS:
        opened = max(text.rfind(mark, max(begin, end - 18), end) for mark in "（([【")
        end = max(opened, begin)
    return (
        _SHORTEST <= end - begin <= 58
        and text.endswith(KINDS, begin, end)
        and not text.startswith(_NO_TITLE, begin, end)
    )

"""Find what a page says of its paper in a block of labels and values near its head: 发文机关：…, 时效性：….

A block is known by its form, and by some of its labels, which no paper has; minutes say who met where in the same form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise
from typing import Final

from speechparse.reading.kinds import is_kind_title

#: A block stands in the first lines, above the first sentence.
_LONGEST_HEAD: Final = 60
_LONGEST_LINE: Final = 90
#: What may stand before a label, and within its name, which blanks make wider.
_BULLETS: Final = frozenset("•·●◆■▪*-")
_INSIDE: Final = frozenset("/ \t\u3000")
_WIDEST: Final = 12
_LONGEST_LABEL: Final = 7
#: A line that holds an address is as long as that.
_ADDRESS: Final = "://"
_COLONS: Final = "：:"
#: What parts the labels and values of a table, and what a row begins with.
_BAR: Final = "|"
_BEFORE_LABEL: Final = frozenset((*_BULLETS, _BAR))
_AFTER_LABEL: Final = _COLONS + _BAR
#: What is said of a paper by those who keep it, in words of two characters.
_OF_A_PAGE: Final = frozenset((
    "索引", "文号", "文號", "编号", "編號", "时效", "時效", "有效", "失效", "效力", "发文", "发布", "發文", "發布", "颁布", "頒布",
    "公布", "生效", "施行", "实施", "實施", "成文", "生成", "类别", "類別", "分类", "分類", "主题", "主題", "栏目", "欄目", "来源",
    "來源", "浏览", "瀏覽", "阅读", "閱讀", "点击", "點擊", "评论", "評論", "行业", "行業", "地域", "地区", "地區", "区域", "區域",
    "题注", "題注", "备注", "備注", "体裁", "公文", "公开", "公開", "名称", "名稱", "标题", "標題", "题名", "題名", "信息", "制定",
    "所属", "所屬", "更新", "上传", "上傳", "下载", "下載", "页面", "大小", "格式", "收录", "收錄", "抓取", "采集", "專題", "专题", "类型", "類型", "网址", "網址", "链接", "鏈接",
))  # fmt: skip
#: What papers themselves begin with in this form: who met, who asks, who is written of.
_OF_A_PAPER: Final = (
    "主持", "出席", "列席", "参加", "参会", "到会", "缺席", "地点", "地點", "记录", "記錄", "议题", "議題", "议程", "議程", "会议",
    "會議", "姓名", "性别", "年龄", "年级", "职务", "職務", "职业", "職業", "联系", "聯系", "电话", "甲方", "乙方", "申请人", "原告",
    "被告", "项目", "項目", "采", "投", "招", "同志", "女士", "先生", "各", "们", "們", "是", "的", "如下",
)  # fmt: skip
#: A block has so many labels, and of those so many are a page's.
_LEAST_LABELS: Final = 3
_LABEL_SIGNS: Final = f"{_COLONS}【{_BAR}"
_LEAST_OF_A_PAGE: Final = 2
#: Lines under a label that hold its value.
_MOST_VALUES: Final = 2
_LONGEST_VALUE: Final = 40
_LONGEST_LAST_VALUE: Final = 12
_ENDERS: Final = frozenset("。；;，,、！!？?…")
_BARE: Final = frozenset("：:】")


def find_properties(text: str, begins: Sequence[int], ends: Sequence[int]) -> frozenset[int]:
    """Return the lines of the blocks of labels and values in the page's head."""
    labels: dict[int, str] = {}
    head: list[tuple[int, int, int]] = []
    for index, begin, end in zip(range(_LONGEST_HEAD), begins, ends, strict=False):
        if text[end - 1] == "。":
            break
        if end - begin <= _LONGEST_LINE or text.find(_ADDRESS, begin, end) >= 0:
            head.append((index, begin, end))
    # Every label has one of these signs; most heads have not enough.
    if not head or sum([text.count(sign, head[0][1], head[-1][2]) for sign in _LABEL_SIGNS]) < _LEAST_LABELS:
        return frozenset()
    for index, begin, end in head:
        if name := _label_of(text[begin:end]):
            labels[index] = name
    if not labels:
        return frozenset()
    found: set[int] = set()
    for joined in _blocks(text, begins, ends, [*labels]):
        # What stands first and is of no page may be the paper's title: 政策解读：停车办法.
        block = [*dropwhile(lambda index: not _is_of_a_page(labels[index]), joined)]
        names = [labels[index] for index in block]
        more = sum(_count_labels(text, begins[index] + _LONGEST_LABEL, ends[index]) for index in block)
        of_page = sum(map(_is_of_a_page, names))
        if len(names) + more >= _LEAST_LABELS and of_page >= _LEAST_OF_A_PAGE:
            found.update(range(block[0], _end_of_values(text, begins, ends, block)))
    return frozenset(found)


def _label_of(line: str) -> str:
    """Return the name of the label that the line begins with, without blanks; nothing where there is none, or a paper's own.

    A label is 【name】, or a name before a colon. Said without a pattern, which most pages would have to compile for some
    such line.
    """
    if line[:1] in _BEFORE_LABEL:
        line = line[1:].lstrip()
    if line.startswith("【"):
        wide, closed, _ = line[1:].partition("】")
        wide = wide.strip() if closed else ""
    else:
        at = min((at for sign in _AFTER_LABEL if (at := line.find(sign)) >= 0), default=0)
        wide = line[:at]
        if wide[-1:].isspace():
            wide = wide[:-1]
    if not 2 <= len(wide) <= _WIDEST or not (_is_han(wide[0]) or wide[0] == "/") or not wide[-1].isalpha():
        return ""
    if not all(_is_han(sign) or sign in _INSIDE or (sign.isascii() and sign.isalpha()) for sign in wide):
        return ""
    name = "".join(wide.split())
    return "" if len(name) > _LONGEST_LABEL or any(word in name for word in _OF_A_PAPER) else name


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_of_a_page(name: str) -> bool:
    return not _OF_A_PAGE.isdisjoint([name[at : at + 2] for at in range(len(name) - 1)])


def _count_labels(text: str, begin: int, end: int) -> int:
    """Count the colons after a Han character: further labels in a line."""
    before = text[begin:end].replace(":", "：").split("：")[:-1]
    return sum(_is_han(words[-1:]) for words in before)


def _is_value(text: str, begin: int, end: int) -> bool:
    return end - begin <= _LONGEST_VALUE and text[end - 1] not in _ENDERS


def _blocks(text: str, begins: Sequence[int], ends: Sequence[int], labels: list[int]) -> list[list[int]]:
    """Part the lines of labels where more stands between two of them than a bare label's values."""
    blocks = [labels[:1]]
    for above, below in pairwise(labels):
        between = range(above + 1, below)
        joins = not between or (
            text[ends[above] - 1] in _BARE
            and len(between) <= _MOST_VALUES
            and all(_is_value(text, begins[index], ends[index]) for index in between)
        )
        if joins:
            blocks[-1].append(below)
        else:
            blocks.append([below])
    return blocks


def _end_of_values(text: str, begins: Sequence[int], ends: Sequence[int], block: list[int]) -> int:
    """Return the line after the block: its last label may have its value under it, which is short and no title."""
    last = block[-1]
    after = last + 1
    has_values = any(below - above > 1 for above, below in pairwise(block))
    if not has_values or after >= len(begins) or text[ends[last] - 1] not in _BARE:
        return after
    begin, end = begins[after], ends[after]
    is_value = end - begin <= _LONGEST_LAST_VALUE and text[end - 1] not in _ENDERS
    return after + 1 if is_value and not is_kind_title(text, begin, end) else after

"""Find what a page says of its paper in a block of labels and values near its head: 发文机关：…, 时效性：….

A block is known by its form, and by some of its labels, which no paper has; minutes say who met where in the same form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise
from typing import Final

from speechparse.patterns import LazyPattern, Match
from speechparse.reading.kinds import is_kind_title

#: A block stands in the first lines, above the first sentence.
_LONGEST_HEAD: Final = 60
_LONGEST_LINE: Final = 90
_SPACED: Final = "[\u4e00-\u9fff/][\u4e00-\u9fff/ \t\u3000]{0,10}[\u4e00-\u9fff]"
_LABEL: Final = LazyPattern(
    rf"(?:[•·●◆■▪*-]\s*)?(?:【\s*(?P<bracketed>{_SPACED})\s*】|(?P<name>{_SPACED})\s?[：:])"
)
#: Another label in the same line.
_NEXT_LABEL: Final = LazyPattern("[\u4e00-\u9fff][：:]")
_LONGEST_LABEL: Final = 7
#: What is said of a paper by those who keep it.
_OF_A_PAGE: Final = LazyPattern(
    "索引|[文编][号號]|[时時]效|有效|失效|效力|[发發颁頒][文布]|公布|生效|施行|[实實]施|成文|生成|[类類分][别別类類]|主[题題]|[栏欄]目|[来來]源|"
    "[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊]|[评評][论論]|行[业業]|[地区區][域区區]|[题題]注|[备備]注|体裁|公[文开開]|名[称稱]|[标標][题題]|[题題]名|信息|制定|所[属屬]|更新|上[传傳]|下[载載]|页面|大小|格式"
)
#: What papers themselves begin with in this form: who met, who asks, who is written of.
_OF_A_PAPER: Final = LazyPattern(
    "主持|出席|列席|参[加会]|到会|缺席|地[点點]|[记記][录錄]|[议議][题題程]|会[议議]|姓名|性别|年[龄级]|[职職][务務业業]|[联聯]系|电话|甲方|乙方|[申请]请人|原告|被告|[项項]目|[采投招]"
    "|同志|女士|先生|各|们|們|是|的|如下"
)
#: A block has so many labels, and of those so many are a page's.
_LEAST_LABELS: Final = 3
_LABEL_SIGNS: Final = "：:【"
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
        if end - begin <= _LONGEST_LINE:
            head.append((index, begin, end))
    # Every label has one of these signs; most heads have not enough, and the pattern need not be compiled for them.
    if sum(text.count(sign, begin, end) for _, begin, end in head for sign in _LABEL_SIGNS) < _LEAST_LABELS:
        return frozenset()
    for index, begin, end in head:
        match = _LABEL.match(text, begin, end)
        if match is not None and (name := _name_of(match)):
            labels[index] = name
    if not labels:
        return frozenset()
    found: set[int] = set()
    for joined in _blocks(text, begins, ends, [*labels]):
        # What stands first and is of no page may be the paper's title: 政策解读：停车办法.
        block = [*dropwhile(lambda index: _OF_A_PAGE.search(labels[index]) is None, joined)]
        names = [labels[index] for index in block]
        more = sum(
            len(_NEXT_LABEL.findall(text, begins[index] + _LONGEST_LABEL, ends[index])) for index in block
        )
        of_page = sum(_OF_A_PAGE.search(name) is not None for name in names)
        if len(names) + more >= _LEAST_LABELS and of_page >= _LEAST_OF_A_PAGE:
            found.update(range(block[0], _end_of_values(text, begins, ends, block)))
    return frozenset(found)


def _name_of(label: Match) -> str:
    """Return the label's name without blanks; nothing where it is too long, or a paper's own."""
    name = "".join((label["bracketed"] or label["name"]).split())
    return "" if len(name) > _LONGEST_LABEL or _OF_A_PAPER.search(name) is not None else name


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

"""Tell the line that signs a paper and dates it without a blank between: 省委办公厅一九六三年三月十八日."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import Page
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title

#: Who signs, and when; what happens on a day ends with another word before it (自2017年12月25日).
_SIGNATURE: Final = LazyPattern(
    r"(?P<who>[^，。：:；！？、年月（(《“][^，。：:；！？年月（(《“]{0,28}[^，。：:；！？年月（(《“是至到为為于於在从從自即])"
    r"(?:[0-9]{4}|[一二三四五六七八九〇○零OＯ]{4})\s?年\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
_LONGEST: Final = 46
#: What the lines above a signature end in, and titles do not.
_ENDERS: Final = frozenset("。！!？?…；;”")


def is_signature(page: Page, index: int) -> bool:
    """Say whether the line ends the paper above it: its text stands there, and in the line are who signs it, and when."""
    begin, end = page.begins[index], page.ends[index]
    if page.text[end - 1] != "日" or end - begin > _LONGEST or index == 0:
        return False
    if page.text[page.ends[index - 1] - 1] not in _ENDERS:
        return False  # under a title it says who speaks
    found = _SIGNATURE.fullmatch(page.text, begin, end)
    return found is not None and not is_kind_title(page.text, *found.span("who"))

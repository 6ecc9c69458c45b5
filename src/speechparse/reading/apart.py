"""Tell lines that stand by themselves, between which and the lines above no sentence goes on."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern

_ADDRESS: Final = LazyPattern(
    r"(?:尊敬的|敬爱的|亲爱的|各位|同志|同學|同学|老师|老師|女士|朋友|战友|乡亲|各省|各市|各区|各县).{0,60}[：:！!]"
)
#: When a speech was given, under its title.
_BRACKETED_DATE: Final = LazyPattern("[（(].{2,4}年.{1,3}月.{1,3}日[)）]")
#: How a page's own lines begin.
_PAGE_LINE: Final = LazyPattern(
    r"(?:展开阅读全文|相关(?:资源|文章|搜索|热词|推荐|阅读)|相關|当前位置|上一篇|下一篇|本文(?:地址|来源|关键词)|"
    r"扫一扫|发布(?:时间|日期)[：:]|第\s*\d+\s*页|【?篇[一二三四五六七八九十0-9]|附件|附：|责任编辑|编辑|来源|谢谢|TAG"
    "|(?:资源描述|文档(?:描述|介绍|简介)|版权说明|下载本文档)(?:[：:]|\\Z)"
    "|目[ \t\u3000]{0,8}[录錄次]\\Z)"
)
_LONGEST: Final = 80


def stands_apart(text: str, begin: int, end: int) -> bool:
    """Say whether a line stands by itself: an addressing line, a part's label, a date in brackets, a page's own line."""
    if (
        text[begin] in "（("
        and text[end - 1] in "）)"
        and _BRACKETED_DATE.fullmatch(text, begin, end) is not None
    ):
        return True
    return end - begin <= _LONGEST and (
        _ADDRESS.fullmatch(text, begin, end) is not None or _PAGE_LINE.match(text, begin, end) is not None
    )

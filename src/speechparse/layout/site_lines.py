"""Lines of a site that may stand above any paper: its name, its buttons, what its editor says of the paper."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import HAN, LazyPattern
from speechparse.reading.lost_breaks import HANDED_OVER

#: Buttons and notices, of which each is a whole line or begins one.
SITE_LINE: Final = (
    rf"{HANDED_OVER}\s*$|{HAN}{{2,16}}(?:详情|詳情|详细内容)\s*$|"
    r"(?:新[华華]社|中新社|中新[网網]|人民[网網])[^，。：:\s]{0,8}?\s?[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日[电電][\s|]*$|"
    r"原[标標][题題]\s*[：:]|正文复制|復制正文|复制正文|选择特殊符号|选择搜索类型|请输入搜索|版权说明[：:]|版權說明[：:]|[導导][語语]\s?[：:]|[導导][讀读][：:\s]|編者按[：:]|内容(?:概述|概要|摘要|简介)[：:]"
    r"|[0-9.]{1,8}\s?[KkMm][Bb][\s|]*$|[0-9]{1,4}\s?页[\s|]*$|(?:申明|敬告|声明){2}[：:]|编号[：:]\s?[0-9]{6,}\s*$"
    r"|预览加载中|(?:在线|全文)预览已?结束|如果您无法下[载載]|前言[：:](?=[^。]{0,12}(?:小[编編]|本站))|[^。]{4,30}[！!]?\s*(?:立即(?:了解|下[载載]|查看)|点击了解)\s*$|[0-9]{1,3}/[0-9]{1,3}\s*$"
    r"|[0-9]{1,9}\s*人(?:看[过過]|[阅閱][读讀]|[浏瀏][览覽])|(?:[发發]\s*文|[发發]\s*布|[颁頒]\s*布|制\s*定)\s*(?:机构|機構|机关|機關|单位|單位|部门|部門)\s*[：:]"
    r"|[^\s，。：:]{2,20}\s+[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?\s+[0-9]{1,2}[:：][0-9]{2}(?::[0-9]{2})?\s*$"
)
#: The name of a site or a newspaper, alone on its line. A net may be anything's: 筑牢安全网 is a title.
_NAME: Final = LazyPattern(
    rf"(?:{HAN}|[A-Za-z0-9]){{1,8}}(?:(?:文学|新闻|新聞|财税|资料|政府|信息|门户|党建|范文|作文|法律|法制|文明|教育|中国|学习|资讯|文秘|公文|论文|写作|人才|文档|材料|演讲)网"
    "|网站|網站|日报|日報|晚报|晚報|早报|青年报|青年報|文库|文庫)"
)
_LAST_OF_NAME: Final = ("网", "站", "報", "报", "库", "庫")
_LONGEST_RUBRIC: Final = 8
_ARROWS: Final = (">", "＞", "»", "›", "→")
#: The words of who made the page.
_EDITOR: Final = LazyPattern("小编|小編|本站|编者|編者")
#: What an introduction's last sentence says of others' papers; a speaker has no 范文 for his listeners.
_PRESENTED: Final = LazyPattern(
    r"(?:以下|下面)(?:内容)?就?[是为為](?:[^。]{0,16}(?:小[编編]|本站|网友|網友|[范範]文[网網])[^。]{0,12}(?:[搜收]集|整理|[带帶][来來]|分享|推[荐薦]|准[备備]|[为為给給]大家)[^。]{2,60}"
    r"|[^。]{0,16}精心(?:[搜收]集)?整理的[^。]{2,60}希望[^。]{0,12}"
    r"|[^。]{0,4}我[^。]{0,12}(?:[搜收]集|整理|[带帶][来來]|分享|推[荐薦])[^。]{0,30}(?:[范範]文|例文|模板)[^。]{1,30})"
    r"(?:[参參]考|[参參][阅閱]|借[鉴鑒]|[阅閱][读讀]|喜[欢歡]|[帮幫]助|看看|品[鉴鑒]|[订訂][阅閱]|收藏|分享)[^。]{0,12}[。！!]?"
)
#: So many of an introduction's last characters are looked at; no introduction is longer.
_TAIL: Final = 80
_LONGEST: Final = 300
_SHORTEST: Final = 40
#: So long is the sentence with which it presents a paper, and so it begins.
_SENTENCE: Final = 120
_FOLLOWING: Final = ("以下", "下面")


def is_site_name(text: str, begin: int, end: int) -> bool:
    """Say whether the line is nothing but the name of a site or a newspaper."""
    return text.endswith(_LAST_OF_NAME, begin, end) and _NAME.fullmatch(text, begin, end) is not None


def is_rubric(words: str, location: str) -> bool:
    """Say whether the words are the last ones of a page's location: 位置：首页 >> 讲话."""
    return (
        len(words) <= _LONGEST_RUBRIC
        and location.endswith(words)
        and location[: -len(words)].rstrip().endswith(_ARROWS)
    )


def introduces(text: str, begin: int, end: int) -> bool:
    """Say whether the line ends in an editor's words, and so introduces what others wrote."""
    return _SHORTEST <= end - begin <= _LONGEST and _EDITOR.search(text, end - _TAIL, end) is not None


def presents(text: str, begin: int, end: int) -> bool:
    """Say whether the paragraph ends with a site's words that a paper of others follows: 以下是小编为大家带来的…，欢迎参考。"""
    if not _SHORTEST <= end - begin <= _LONGEST or not any(
        text.find(words, max(begin, end - _SENTENCE), end) >= 0 for words in _FOLLOWING
    ):
        return False
    said = _PRESENTED.search(text, max(begin, end - _SENTENCE), end)
    return said is not None and said.end() == end

"""Tell the lines that are a page's own wherever they stand: those that pages put before a paper, and after one."""

from __future__ import annotations

from typing import Final

from speechparse.layout.page import Page
from speechparse.patterns import LazyPattern

#: What a page says of its file or article: 发布：2020-03-03 字号：大, 文件编号：… 大小：….
_PROPERTIES: Final = LazyPattern(
    r"\S{1,8}[：:]\s?\S{0,20}\s+(?:\S{1,20}\s+){0,3}\S{1,6}[：:]|\S{0,6}(?:发布|發布|更新|上传|上傳|录入)\S{0,4}[：:]\s*\d{4}"
    r"|(?:文件|文档|文檔)(?:简介|簡介|编号|大小|格式|介绍|属性)|上[传傳](?:人|者|时间)|(?:收藏|分享|下载|打印|点赞|举报)(?:\s+\S{2,4}){1,4}$"
)
#: Arrows and other signs without a word, between what a page says and the paper.
_SIGNS: Final = LazyPattern(r"[↓▼▽👇⬇☟\s]{1,12}")
#: When people met, and in the next line where and who.
_WHEN: Final = LazyPattern("(?:会议)?(?:时\\s*间|日\\s*期)[：:]")
_WHERE: Final = LazyPattern("(?:会议)?(?:地\\s*点|主\\s*持|出\\s*席|参\\s*加)")
_PAGE_INLINE: Final = LazyPattern(r".{2,60}本文(?:关键词|简介|内容)[：:]")
#: Lines that pages put after a paper.
PAGE_FOOT: Final = LazyPattern(
    r"(?:展开阅读全文|展開閱讀全文|阅读全文|相关(?:资源|文章|搜索|热词|推荐|阅读|链接|新闻|文档|论文|案例|法规)|【法宝|[©Ⓒ]|相關(?:資源|文章|搜索|熱詞)|.{0,40}相关文章[：:]|"
    r"本文(?:地址|链接|来源|来自|由)|TAG标签|标签[：:]|上一篇|下一篇|上一页|下一页|热点文章|熱點文章|版权(?:所有|声明)|扫一扫|分享到|责任编辑|責任編輯|"
    r"(?:编辑|来源|作者|责编)[：:].{0,30}|推荐(?:阅读|访问|文章)|延伸阅读|猜你(?:喜欢|感兴趣)|您可能(?:感兴趣|还)|关注我们|微信公众号|打印本页|【?(?:打印|关闭|收藏|返回顶部)】?"
    r"|.{0,20}ICP备|.{0,20}icp备|.{0,20}公网安备|网站地图|联系我们|主办单位|承办单位|技术支持|(?:——)?\s*END\s*(?:——)?|-->|</|免责声明|声明[：:]|特别声明"
    r"|(?:（|\()本文有删[减节](?:）|\))|看了.{1,20}还看|更多.{0,20}(?:文章|范文|推荐|内容)|.{0,12}为您推荐|附件下载|下载(?:文档|全文|地址)|(?:点击)?下载.{0,20}\.docx?|当前位置|電腦版|电脑版"
    r"|[点點][击擊]查看(?:更多|全文)|【(?:文章|本文|全文)共|温馨提示\s*[：:]?$|关\s*键\s*词\s*[：:]|收藏本(?:站|文|页)|点赞|转发|评论[：:]?$|第\s*\d+\s*页\s*共\s*\d+\s*页|[-－—–]\s?[0-9０-９]{1,3}\s?[-－—–]\s*$)"
)
LONGEST_FOOT_LINE: Final = 120
#: Of these the ones that pages put into a paper's midst too: who turns the page reads on.
_AMID: Final = LazyPattern(
    r"上一页|下一页|本文(?:来源|来自|由)|[点點][击擊]查看|第\s*\d+\s*页|[-－—–]\s?[0-9０-９]"
)
#: Words of a site about itself and the paper, which stand in no paper.
_OF_SITE: Final = LazyPattern(
    r"本[站网網文页頁]|小[编編]|网[友站址页]|網[友站址頁]|侵[权權]|版[权權]|[转轉][载載]|下[载載]|[联聯]系[我客]|[点點][击擊]|[浏瀏][览覽]|原文|[来來]源|范文|上[传傳]|QQ|http|www"
)
_MOST_BELOW: Final = 8
#: How short a paper's line may be, and how long its first sentence.
_SHORTEST_LINE: Final = 12
_LONGEST_FIRST: Final = 300
_LABEL: Final = 2
_COLONS: Final = "：:"


def is_page_line(page: Page, index: int) -> bool:
    """Say whether the line is one that pages put before a paper."""
    if page.starts_with(_WHEN, index) and index + 1 < page.count and page.starts_with(_WHERE, index + 1):
        return False  # the paper's own: minutes say when and where people met
    return (
        page.is_page_head(index)
        or page.matches(_SIGNS, index)
        or page.starts_with(_PAGE_INLINE, index)
        or (page.is_short(index) and page.starts_with(_PROPERTIES, index))
    )


def is_foot_line(page: Page, index: int) -> bool:
    """Say whether the line is one that pages put after a paper."""
    return page.length(index) <= LONGEST_FOOT_LINE and page.starts_with(PAGE_FOOT, index)


def is_amid_text(page: Page, start: int, index: int, end: int) -> bool:
    """Say whether the line is one that pages put into a paper's midst, and the paper that began at ``start`` goes on below.

    The first of the lines below, before ``end``, that is not the page's is then a sentence, or a number or heading over one.
    """
    # A list of other articles begins at one again.
    if not page.starts_with(_AMID, index) or page.begins_again(start, index):
        return False
    for below in range(index + 1, min(index + _MOST_BELOW, end)):
        if is_foot_line(page, below) or is_page_line(page, below):
            if page.starts_with(_AMID, below):
                continue
            return False
        begin, stop = page.begins[below], min(page.ends[below], page.begins[below] + _LONGEST_FIRST)
        if _OF_SITE.search(page.text, begin, stop) is not None:
            return False
        if stop - begin >= _SHORTEST_LINE and page.text.find("。", begin, stop) >= 0:
            return True
        if below not in page.marked and page.text[page.ends[below] - 1] not in _COLONS:
            return False
    return False


def is_same_label(page: Page, first: int, index: int) -> bool:
    """Say whether both lines are a page's, and begin alike: 发布时间：, or a year."""
    begins = page.begins
    text = page.text
    return (
        text[begins[first] : begins[first] + _LABEL] == text[begins[index] : begins[index] + _LABEL]
        and page.is_page_head(first)
        and page.is_page_head(index)
    )

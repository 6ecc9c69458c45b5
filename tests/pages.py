"""One made-up paper, and saved pages that show it as the kinds of sites do that people save pages from."""

from __future__ import annotations

from typing import Final

TITLE: Final = "在全县农村饮水安全工作会议上的讲话"
#: The paper, a line a paragraph; the table stands apart from the outline.
LINES: Final = (
    "同志们：",
    "刚才几个乡镇讲了各自的打算，讲得都很实在。下面，我讲三点意见。",
    "一、摸清家底，看到差距",
    "去年全县新打机井四十二眼，铺设管网近百公里，仍有十一个村的老水窖没有换掉。",
    "（一）水源不足。北片三个乡镇靠天吃水，一到伏天就要拉水。",
    "（二）管护不力。有的泵房没有人看，坏了半个月没有人修。",
    "二、分清轻重，抓好工程",
    "今年的工程主要有两项：一是改造老旧管网，秋收以前完工；二是新建两座蓄水池，年底以前通水。",
    "三、明确责任，管好用好",
    "各乡镇要把水费收缴、水质检测、设备维修落实到人，每个月通报一次。",
    "谢谢大家！",
)
ROWS: Final = (("乡镇", "村数", "一、二期投资"), ("柳河", "6", "三百万元"), ("石桥", "5", "二百万元"))
MENU: Final = ("首页", "要闻", "政务公开", "互动交流", "办事服务")
RELATED: Final = (
    "一、全县抗旱工作推进会召开",
    "二、水利局开展安全生产检查，确保群众饮水无忧",
    "三、石桥镇：清水进了农家院",
)


def plain() -> str:
    """Return the paper as plain text."""
    return "\n".join((TITLE, *LINES)) + "\n"


def _links(names: tuple[str, ...]) -> str:
    return "".join(
        f'<li><a href="/n/{order}.html" target="_blank">{name}</a></li>\n' for order, name in enumerate(names)
    )


def news() -> str:
    """A news portal: an article box with its title outside, scripts between the paragraphs, a menu, a tail."""
    body = "\n".join(f"<p>\u3000\u3000{line}</p>" for line in LINES[:6])
    tail = "\n".join(f"<p>\u3000\u3000{line}</p>" for line in LINES[6:])
    return f"""<!DOCTYPE html>
<!-- [ published at 08:30 ] -->
<html>
<head>
<meta charset="utf-8"/>
<title>{TITLE}_县域新闻网</title>
<style type="text/css">p > a {{ color: red }}</style>
<script>var a = "<p>一、不是正文</p>"; if (1 < 2) {{ document.write('<div>'); }}</script>
</head>
<body data-sudaclick="blk_body">
<div class="top-nav wrap"><ul>{_links(MENU)}</ul></div>
<div class="main-content w1240">
<div class="path"><a href="/">新闻中心</a> &gt; 正文</div>
<h1 class="main-title">{TITLE}</h1>
<div class="top-bar"><span class="date">2023年05月18日 09:12</span> <a class="source" href="/s">县域新闻</a>
<span class="tool">缩小字体 放大字体 收藏 微博 微信 分享</span></div>
<div class="article-content-left"><div class="article" id="artibody">
{body}
<script type="text/javascript">show_ad("PDPS1");</script><div class="ad_wrap"><span>广告，一、看过来</span></div>
{tail}
<p class="show_author">责任编辑：某某</p>
</div>
<div class="related-news"><h3>相关新闻</h3><ul>{_links(RELATED)}</ul></div></div>
<div class="article-content-right"><div class="hot-board"><p>网友说：水通了，日子更甜了。这是今年最实在的一件事，大家都说好。</p></div></div>
</div>
<div class="footer"><p>县域新闻网版权所有，未经允许，不得转载。</p></div>
</body>
</html>
"""


def government() -> str:
    """A government's site: a table of facts about the paper, entities, line breaks, a table of data, no p."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in ROWS)
    lines = "<br />\r\n&emsp;&emsp;".join(LINES[:10])
    after = "<BR>\r\n&nbsp;&nbsp;&nbsp;&nbsp;".join(LINES[10:])
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>县人民政府 {TITLE}</title></head><body>
<form name="f" action="/search"><input type="text" value="请输入关键字"></form>
<DIV id=nav><UL>{_links(MENU)}</UL></DIV>
<div class=crumbs>当前位置：<a href="/">首页</a> &gt;&gt; 领导讲话</div>
<div class="xl_con">
<table class="xx"><tr><td>索 引 号：</td><td>X0-2023-11</td></tr><tr><td>发文日期：</td><td>2023-05-18</td></tr></table>
<h1 align=center>{TITLE}</h1>
<div class="info">发布时间：2023-05-18 09:12　来源：县政府办　<span>字号：[ <a href="javascript:f(1)">大</a> ]</span></div>
<div class="TRS_Editor" id="zoom">&emsp;&emsp;{lines}
<table border="1"><tbody>
{rows}</tbody></table>
&nbsp;&nbsp;&nbsp;&nbsp;{after}
</div>
<p align="right"><a href="#">【打印】</a><a href="#">【关闭】</a></p>
</div>
<div class="foot">主办单位：县人民政府办公室　备案号&copy;2023</div>
</body></html>
"""


def account() -> str:
    """A public account: one section in another, words cut up by spans, styles on everything, hidden to be shown."""

    def words(line: str) -> str:
        half = len(line) // 2
        return f'<span style="letter-spacing: 1px;">{line[:half]}</span><span style="font-size: 15px;"><strong>{line[half:]}</strong></span>'

    body = "".join(
        f'<section style="margin: 8px;"><section><p style="text-indent: 2em;">{words(line)}<br  /></p></section></section>'
        for line in LINES
    )
    return f"""<!DOCTYPE html><html><head><title></title>
<meta property="og:title" content="{TITLE}" /></head>
<body id="activity-detail" class="zh_CN wx_wap_page">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary">
<div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title " id="activity-name">

{TITLE}
</h1>
<div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta">县水利</span> <em id="publish_time">2023-05-18 20:00</em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{body}</div>
<script nonce="1" type="text/javascript">var first_sceen__time = (+new Date());</script>
</div></div></div></div>
<div class="qr_code_pc"><p>微信扫一扫，关注该公众号</p></div>
</body></html>
"""


def board() -> str:
    """An old board: tables to place the text, tags in capitals, nothing closed, a font around everything."""
    body = "\n<P>\u3000\u3000".join(LINES)
    return f"""<HTML><HEAD><TITLE>{TITLE}</TITLE>
<BODY bgcolor=#ffffff><CENTER><TABLE width=760><TR><TD width=120>
<A href=index.htm>首页</A><BR><A href=a.htm>文章</A><BR><A href=b.htm>留言</A>
<TD><FONT size=3><P align=center><B>{TITLE}</B>
<P>\u3000\u3000{body}
</FONT></TABLE></CENTER>
"""


PAGES: Final = {"news": news, "government": government, "account": account, "board": board}

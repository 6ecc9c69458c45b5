"""The pages of made-up sites that stand around a speech: menus, upload notes, related articles."""

from __future__ import annotations

from random import Random
from typing import Final

_SITES: Final = ("青禾文稿网", "知行公文库", "小满材料铺", "砚田资料站", "云帆写作园")
_HEADS: Final = (
    "首页 > 公文写作 > 讲话材料\n\n{title}\n\n来源：{site}　作者：佚名　更新时间：2021-0{n}-1{n}　阅读：{n}32\n\n",
    "欢迎光临{site}！\n您的位置：首页 >> 领导讲话 >> 正文\n{title}\n发布：2020-0{n}-0{n} 字号：大 中 小\n",
    "{title}.docx\n\n上传者：1{n}*** 文件编号：70{n}55{n} 大小：3{n}KB 页数：{n} 页\n收藏 分享 下载\n文件简介\n\n",
    "【导语】下面是{site}为大家整理的范文，仅供写作时借鉴。\n\n",
    "网站地图 | 登录 | 注册\n1. 讲话稿 2. 总结 3. 计划 4. 心得\n\n",
    "索引号：0{n}/2020-0{n}　　发布机构：办公室\n标　　题：{title}\n\n",
)
_FEET: Final = (
    "\n\n相关推荐：\n1.年终总结会主持词\n2.部门述职材料\n3.培训班结业发言\n4.青年代表发言提纲\n",
    "\n\n上一篇：座谈会发言提纲\n下一篇：工作推进会主持词\n",
    "\n\n标签：讲话稿 会议 写作\n本文链接：http://www.example.com/{n}0{n}.html\n",
    "\n\n阅读剩余部分\n\n{site} 版权所有　备案号：某ICP备2000{n}{n}号\n",
    "\n第 {n} 页 共 {n} 页\n",
    "\n\n猜你喜欢\n一、怎样写好汇报材料\n二、常用排比句集锦\n打印本页 关闭窗口\n",
    "\n\n声明：本站文稿由用户上传，如有侵权请联系{site}删除。\n电脑版 | 手机版\n",
)


def head(rng: Random, title: str) -> str:
    """Return what a site puts before a text; a text without a title gets no headline either.

    A lone headline would be the text's title.
    """
    heads = _HEADS if title else [page for page in _HEADS if "{title}" not in page]
    return _fill(rng, rng.choice(heads), title)


def foot(rng: Random) -> str:
    """Return what a site puts after a text."""
    return _fill(rng, rng.choice(_FEET), "")


def _fill(rng: Random, page: str, title: str) -> str:
    return (
        page.replace("{title}", title)
        .replace("{site}", rng.choice(_SITES))
        .replace("{n}", str(rng.randint(2, 9)))
    )

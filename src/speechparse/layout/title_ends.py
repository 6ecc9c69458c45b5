"""What the last words of a title say: how well it ends with them, in any paper."""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern


def words_of(table: str) -> frozenset[str]:
    """Return the words of a table that blanks part."""
    return frozenset(table.split())


#: Verbs that want an object: a title seldom ends with one.
_WANTING: Final = words_of(
    "领悟 围绕 坚持 树立 做到 贯彻 践行 开展 实施 打造 构建 弘扬 突出 抓好 克服 实现 确保 保持 发挥 明确 把握 深化 促进 做好 搞好 建立 加快 引导 "
    "动员 关于 根据 按照 通过 领会 认清 增强 强化 健全 进行 成为 形成 推动 学好 具有 充分 全面 切实 认真 深入 一步 努力 积极 大力 着力 坚决 不断 完成 "
    "参加 迎接 创建 营造 紧盯 注重 始终 牢牢 执行 制约 影响 破解 依托 借助 利用 宣读 宣讀 宣布 传达"
)
_WANTS: Final = -1.2
#: What titles end with in any paper.
ENDINGS: Final = words_of(
    "工作 建设 问题 意识 责任 意义 水平 能力 落实 保障 发展 成效 成绩 回顾 情况 任务 目标 要求 措施 原则 思想 阶段 步骤 安排 领导 实效 氛围 形势 格局 "
    "局面 台阶 体系 机制 制度 环境 民生 改革 管理 监督 服务 质量 效益 效能 素质 作用 优势 基础 队伍 关系 方向 方式 方法 增长 增收 稳定 安全 和谐 作风 "
    "力度 宣传 教育 培训 进步 进展 提高 提升 加强 完善 创新 合作 转型 升级 振兴 繁荣 公开 信心 决心 认识 自觉 担当 使命 精神 文化 生态 治理 整治 防控 "
    "防范 检查 考核 指导 协调 配合 合力 力量 活力 动力 潜力 实力 形象 品牌 特色 亮点 突破 跨越 打算 设想 建议 意见 对策 体会 经验 做法 启示 教训 不足 "
    "差距 原因 困难 背景 目的 时间 地点 对象 内容 范围 人员 机构 职责 分工 流程 程序 方针 战略 规划 计划 方案 思路 重点 核心 关键 根本 底线 到位 扎实 "
    "有力 平稳 有序 顺利 感觉 根基 信仰 信念 本领 短板 后劲 新路 规范 纪律 廉洁 本色 初心 表率 榜样 保证 支撑 屏障 满意 幸福 富裕 攻坚 胜利 效果 风气 "
    "自律 团结 大局 网络 平台 载体 渠道 空间 结构 布局 产业 经济 投入 资金 项目 课程 教学 科研 德育 党建 支持 症结 贡献 篇章 蓝图 未来 梦想 学习 重大 深远 突出 严峻"
)
_ENDING: Final = 0.6
#: … and with what is counted, in quotes: “三个到位”.
COUNTED: Final = LazyPattern("“[一二两三四五六七八九十](?:[个项大不有化条种张类严到])[^”，。]{1,8}”")
#: What is said of a subject, and begins no body.
_PREDICATES: Final = (
    "取得", "得到", "迈出", "迈上", "有了", "明显", "显著", "大幅", "更加", "持续", "稳步", "再上", "成果", "步伐", "需要", "工程", "事业",
)  # fmt: skip
#: What stands in sentences, and hardly in titles; 将 and 须, but for 将来 and 须知, as well.
_IN_SENTENCES: Final = ("我们", "应当", "不得", "可以", "已经", "需要", "是指")
_MODALS: Final = LazyPattern("将(?!来)|须(?!知)")
#: Characters that end no title but after the others: 到 in 说到做到, 与 in 参与.
_HANGING: Final = {
    "到": "做周得独", "与": "参", "及": "普", "由": "自理", "是": "求", "对": "应核", "在": "所存潜", "从": "服", "为": "行作人", "给": "供",
    "就": "成造", "所": "场", "使": "天", "让": "转", "并": "合兼", "要": "主重首纲摘次",
    "本": "为根成资剧样读账基日版书课文副原固唱话蓝", "该": "应", "可": "许认", "驻": "进派留",
}  # fmt: skip
#: The same of some words: a year; how something is done, before a verb; 贯彻落实, but in 抓好贯彻落实; 把…作为.
_UNFINISHED: Final = LazyPattern(
    r"[甲乙丙]方\Z|[0-9０-９xX×Ｘ]年\Z|(?<!关键)(?<!重点)(?<!根本)是..\Z|[年月]以来\Z|(?<![好抓保])贯彻落实\Z|[把将][^，,]*作为\Z|\A(?:在|当|随着|经过)[^，,]*[中里后时年下间]\Z"
    r"|\A[0-9０-９]{4}年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?(?:[，,由]|\Z)"
    r"|(?:\A|[，,])(?:切实|不断|进一步|大力|着力|全面|深入|广泛|认真|努力|积极|坚决|严格|加快|继续|持续|扎实|有效|充分|要|开展)+..\Z"
)
#: … and what hardly ever stands before the end of one.
_SURE_ENDING: Final = LazyPattern(
    "(?:责任感|使命感|紧迫感|危机感|荣誉感|自豪感|重要性|必要性|紧迫性|艰巨性|积极性|主动性|自觉性|针对性|实效性|重大意义|重要意义|现实意义|工作回顾"
    "|新局面|新台阶|新篇章|新突破|新水平|落到实处|取得实效|见到实效|显著成绩|明显成效|组织领导|解决.{1,20}的问题"
    "|取得了?(?:新|重大|显著|明显|积极)(?:进展|成果|成就)|上(?:求突破|见实效|见成效|求实效|下功夫|做文章))\\Z"
)
SURE_LAST: Final = frozenset("感性义顾面台章破平处效绩导题展果就夫")
SURE_ENDING_POINTS: Final = 1.6
#: What follows such an ending where the title goes on after all.
_GOES_ON: Final = LazyPattern(
    r"[^，,。]{2,3}[感性](?!化)|(?:认识|方面|上|下|中|建设|工作|问题)(?![^，,。；;]{2,8}是)"
)
#: What titles begin with that call for something: no subject, or what stands before one, goes on from those that are long.
ACTIONS: Final = (
    "加强", "强化", "提高", "突出", "抓好", "狠抓", "坚持", "深化", "推进", "加快", "完善", "健全", "落实", "严格", "严守", "夯实", "筑牢", "树立",
    "增强", "认清", "统一", "明确", "创新", "优化", "提升", "打造", "做好", "做实", "做强", "搞好", "改进", "转变", "发挥", "切实", "进一步", "全面",
    "深入", "认真", "努力", "大力", "积极", "不断", "扎实", "着力", "注重", "围绕", "聚焦", "紧扣", "立足", "勇于", "敢于", "善于", "高度重视", "要充分",
    "要高度", "要进一步", "要切实", "要深", "要正", "深刻", "准确", "充分", "周密", "精心", "广泛", "正视", "肯定", "总结", "回顾", "辩证", "审时", "找准",
    "把握", "解放", "凝聚", "牢记", "牢固", "牢牢", "以", "用", "永葆", "守住", "真抓", "领导带头", "转变", "开拓", "振奋", "履行", "服务", "建立", "规范",
)  # fmt: skip


def weigh_ending(words: str, body: str) -> float:
    """Say how well a title ends with its last words: a verb that wants an object, or what only sentences hold, speaks against it.

    Where the body begins with another such word, or with what its subject does, they are one phrase.
    """
    last = words[-2:]
    if last in _WANTING or _is_unfinished(words, last):
        return _WANTS
    goes_on = body[:2] in ENDINGS or body.startswith(_PREDICATES)
    if body[:1] == "要" and not words.startswith(ACTIONS) and "，" not in words and "," not in words:
        goes_on = True  # the title may be its subject
    is_whole = last in ENDINGS or (last[-1] == "”" and COUNTED.fullmatch(words, words.rfind("“")) is not None)
    return _ENDING if is_whole and not goes_on else 0.0


def _is_unfinished(words: str, last: str) -> bool:
    if last[-1] in _HANGING and last[0] not in _HANGING[last[-1]]:
        return True
    for word in _IN_SENTENCES:
        if word in words:
            return True
    if ("将" in words or "须" in words) and _MODALS.search(words) is not None:
        return True
    return _UNFINISHED.search(words) is not None


def ends_surely(title: str, body: str) -> bool:
    """Say whether a title ends as hardly anything but a title does, before a body that does not go on from it."""
    return _SURE_ENDING.search(title) is not None and _GOES_ON.match(body) is None

"""What the words on either side of a place say of it: that a title ends there, that a body begins, or that neither can be.

Tables of words that titles end with and bodies begin with in any paper; what this paper's own words say is in ``habits``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from speechparse.layout.title_ends import (
    ACTIONS,
    COUNTED,
    ENDINGS,
    SURE_ENDING_POINTS,
    SURE_LAST,
    ends_surely,
    weigh_ending,
    words_of,
)
from speechparse.patterns import LazyPattern

#: Markers of one character: a title may end before them, and never with them.
_MARKERS: Final = frozenset(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))

#: What bodies begin with in any paper: a time, a place in the speech, a subject, a reason …
_OPENERS: Final = (
    "今年", "去年", "近年", "近几年", "这些年", "这几年", "几年来", "多年来", "一年来", "过去", "当前", "目前", "眼下",
    "刚才", "首先", "同志们", "大家", "我们", "各级", "各地", "各单位", "各部门", "全市上下", "全县上下", "全区上下",
    "这是", "这既", "这次", "这一", "这项", "通过", "为了", "按照", "根据", "围绕", "针对", "随着", "一要",
    "一是", "实践证明", "应当看到", "应该看到", "总的看", "总体上", "应该说", "可以说", "必须", "下一步",
    "这段时间", "一段时间", "每学期", "每年", "每月", "全年", "上半年", "前三季度", "一些", "有些", "有的", "不少", "只有", "如果", "由于", "因此", "所以",
    "坚持以", "紧紧围绕", "认真贯彻", "深入贯彻", "高举", "成立", "市直", "县直", "区直", "本次", "此次", "今天", "如今",
    "我县", "我市", "我省", "我区", "我镇", "我乡", "我校", "我局", "我院", "我国", "我党", "我村", "我公司", "本届", "新一届", "全体",
    "党的十", "党中央", "习近平", "毛主席", "毛泽东", "邓小平", "江泽民", "胡锦涛", "市委、", "县委、", "省委、", "区委、", "镇党委、",
    "到20", "到19", "到本世纪", "各乡镇", "各县", "各市", "各镇", "各村", "各校", "各支部", "各党支部", "各学校", "各街道", "各有关", "各相关", "各科室", "各区",
    "事实", "历史", "要充分", "要进一步", "要切实", "要以", "要坚持", "要把", "对此", "因为", "关键是", "正如", "无论", "凡是",
)  # fmt: skip
#: … and what hardly ever stands inside a title.
_SURE_OPENERS: Final = (
    "近年来", "近几年来", "今年以来", "去年以来", "一年来", "几年来", "多年来", "长期以来", "改革开放以来", "建国以来", "年初以来",
    "刚刚过去", "过去的一年", "过去一年", "当前，", "当前,", "目前，", "目前,", "截至", "截止目前", "刚才，", "刚才,", "刚刚，", "刚刚,",
    "各级各部门", "各地各部门", "各级党委", "各级党组织", "各级领导", "各级政府", "各级要", "各乡镇要", "各县市区", "各单位要", "各部门要",
    "同志们，", "同志们,", "同志们！", "我将", "我要", "我会", "我愿", "我始终", "我一定", "我想", "我认为", "我觉得", "我感到", "我们要", "我们必须",
    "我们应", "我们将", "我们坚持", "我们的", "我们知道", "大家知道", "大家要", "众所周知", "俗话说", "常言道", "古人云", "古人说", "有人说", "总书记指出",
    "总书记强调", "总书记说", "毛主席说", "习近平总书记", "习近平同志", "毛泽东同志", "邓小平同志", "一是", "一要", "首先，", "首先,", "第一，", "第一,",
    "实践证明", "事实证明", "事实表明", "实践表明", "应当看到", "应该看到", "必须看到", "要看到", "据统计", "这是", "这既是", "这不仅", "这就要求",
    "由于", "为了", "为进一步", "为切实", "为深入", "为确保", "为使", "为加强", "随着", "下一步，", "下一步,", "如果", "因此", "党的十八大以来",
    "党的十九大以来", "党的二十大以来", "在这里", "会议指出", "会议强调", "会议认为", "会议要求", "会议决定", "会议听取", "会议同意", "会议原则", "会议研究", "会议传达", "会议审议", "会议讨论",
    "在此，", "在此,", "众多", "正所谓", "所谓", "这里，", "这里,", "同时，", "同时,", "此外，", "此外,", "另外，", "另外,", "总之，", "总之,", "对此，", "对此,",
    "为此，", "为此,", "会后，", "会后,", "之所以", "有的单位", "有的地方", "有的部门", "有的同志", "有的干部", "有的甚至", "我们认真", "我们深入", "我们结合", "我们通过", "我们紧紧",
    "我们把", "我们先后", "我们按照", "我们根据", "我们全面", "我们积极", "我们始终",
)  # fmt: skip
_SURE_OPENER: Final = 1.4
_OPENER: Final = 0.8
#: … and words of one character, which may as well stand inside a title.
WEAK_OPENERS: Final = frozenset("要从对为由把将让在以《“")
_WEAK_OPENER: Final = 0.4
#: What stands before the subject of a sentence, and a place whose name was taken out.
_ADVERBIAL: Final = LazyPattern(
    "在[^，,。；;]{2,40}[中下上后时里][，,]|为[^，,。；;]{3,30}[，,]|从[^，,。；;]{1,30}(?:看|讲|说|看出)[，,]|[xXＸ×某]{1,3}[省市县区镇乡村校局]"
)
_ADVERBIAL_POINTS: Final = 0.8
_MAY_ADD: Final = frozenset("在为从xXＸ×某")
#: … and words that begin with them and open nothing.
_NO_OPENERS: Final = words_of(
    "要有 要求 要素 要点 要害 要件 要闻 从而 从事 从业 从严 对象 对比 对接 对策 对手 对应 对外 对口 对于 为主 为民 为先 为本 为要 为重 为基 为纲 由此 由来 把握 把关 "
    "把手 将来 将军 让步 让利 在于 在线 在校 在职 在岗 在建 在册 在内 以及 以上 以来 以下 以往 以后 以前 以外 以内"
)
_DIGITS: Final = "0123456789０１２３４５６７８９xX×Ｘ*"
#: What follows the year where a sentence begins with it.
_AFTER_YEAR: Final = frozenset("，,我全来以是至")


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


_OPENERS_BY_FIRST: Final = _by_first(_OPENERS)
_SURE_BY_FIRST: Final = _by_first(_SURE_OPENERS)
#: What a body begins with that these tables know.
_MAY_OPEN: Final = WEAK_OPENERS.union(_OPENERS_BY_FIRST, _SURE_BY_FIRST, _DIGITS, _MARKERS, "第")

#: Those who are told to do something, or do it, in a body's first words.
_SUBJECT: Final = LazyPattern(
    "(?:政府部门|各[^，,。；;：:、]{1,8}|(?:市直|县直|区直|有关|相关|职能|主管|业务)部门|(?:责任|成员|牵头|相关|有关|主办|承办)单位|(?:基层|村|各级)党组织"
    "|(?:广大|全体|机关|基层)?(?:党员干部|领导干部|党员|干部|教师|教职工|师生|同志们|职工|群众)|班主任|校长|学校|领导小组|指挥部)"
    "(?:首先|都|也|还|均|一定)?(?:要|应|必须|需要?|负责|将|始终|高度重视)"
)
#: What these begin with.
_MAY_DO: Final = frozenset("政各市县区有相职主业责成牵承基村广全机党领干教师同职群班校学指")
_SUBJECT_POINTS: Final = 0.8
#: No title ends with these, and no body begins with those.
NEVER_LAST: Final = _MARKERS.union("的和或把将被而且很最也又再其每这那各不即届但予此*＊（(")
NEVER_FIRST: Final = frozenset("的了们性化者和或之等也都吗呢吧么是（(")

#: What a body never begins with either: how much something is.
AMOUNTS: Final = tuple(f"{verb}{digit}" for verb in "为為" for digit in "0123456789０１２３４５６７８９")
#: What is said of the subject that stands before it: who does it, and how.
_SAYS: Final = LazyPattern(
    "实行|由[^，,。；;：:、]{1,20}(?:负责|确定|决定|召集|主持|承担)|根据(?:工作|实际|情况|会议)?需要"
)
#: … and what those do, or are told to do, whom it names.
_IS_TOLD: Final = (
    "要",
    "必须",
    "应",
    "须",
    "需",
    "可",
    "不得",
    "不准",
    "如",
    "若",
    "根据",
    "依据",
    "依法",
    "依照",
    "按",
    "将",
    "有权",
    "有责任",
    "负责",
)
ACTORS: Final = (
    "单位", "部门", "政府", "机关", "企业", "公司", "学校", "党委", "支部", "委员会", "小组", "人员", "队员", "选手", "党员", "群众", "职工", "学生",
    "教师", "干部", "者", "街道", "社区", "乡镇", "法院", "银行", "机构", "双方", "各方", "一方", "同志",
    "书记", "主席", "总理", "主任", "厂长", "局长", "校长", "院长", "市长", "县长", "省长", "部长",
)  # fmt: skip
_MAY_SAY: Final = frozenset("实由根第").union(words[0] for words in _IS_TOLD)
_LAST_OF_ACTORS: Final = frozenset(words[-1] for words in ACTORS)
#: What comes 第一 in a slogan.
_COMES_FIRST: Final = words_of("安全 质量 生命 健康 人民 群众 服务 信誉 用户 顾客 客户 学生 效率")
#: What a body says of something, after these words or by this word.
_HANDLING: Final = frozenset("对把以从")
_HANDLED_POINTS: Final = 0.4
_ASSERTS: Final = LazyPattern("(?![不都也就])[^，,。；;：:、]{2,16}?是")
_TOPIC_POINTS: Final = 1.4
_ASSERTS_POINTS: Final = 0.5
#: So many characters of a title come again where its body begins, and hardly in itself.
_AGAIN: Final = 4
_COMMAS: Final = frozenset("，,")
#: Where these stand, one thing is named after another.
_LISTS: Final = frozenset("、：:")
#: How much of a sentence its title and the first words of its body are.
_FAR: Final = 60
#: How far a body's first words tell something.
_REACH: Final = 18
_ACTION_POINTS: Final = 0.6
#: No clause that begins with one of these is the subject of what follows.
_NO_SUBJECTS: Final = (*ACTIONS, "关于")
_CALLS: Final = tuple(words for words in _NO_SUBJECTS if len(words) > 1)  # 用工单位 calls for nothing
_TWO_CLAUSES: Final = 8
#: What follows the number of years for which something was done.
_SINCE: Final = frozenset("来來间間")
#: What a body begins with of which something may be told.
_TELLING: Final = _MAY_OPEN | _MAY_DO | _MAY_ADD | _HANDLING
#: The same, or whether a clause goes on there, by the first character alone; of the others openers are told by two.
_TELLING_ALONE: Final = WEAK_OPENERS.union(_DIGITS, _MARKERS, "第", _MAY_DO, _MAY_ADD, _HANDLING, _MAY_SAY)
_TELLING_PAIRS: Final = frozenset(words[:2] for words in (*_OPENERS, *_SURE_OPENERS))


def weigh_opener(body: str) -> float:
    """Say how well a body begins: with a date, a marker, or words that bodies begin with in any paper."""
    first = body[0]
    if body.startswith(_SURE_BY_FIRST.get(first, ())):
        return _SURE_OPENER
    if first in _DIGITS:
        number = len(body) - len(body.lstrip(_DIGITS))
        if body[number : number + 1] == "年":
            if number == 1 and body[2:3] not in _SINCE:
                return 0.0  # 教龄5年以上: for how long
            return _SURE_OPENER if number > 1 and body[number + 1 : number + 2] in _AFTER_YEAR else _OPENER
        if body[number : number + 1] == "月":
            return _OPENER
    is_article = first == "第" and any(unit in body for unit in "章节条届次")
    if is_article or first in _MARKERS or body.startswith(_OPENERS_BY_FIRST.get(first, ())):
        return _OPENER
    return _WEAK_OPENER if first in WEAK_OPENERS and body[:2] not in _NO_OPENERS else 0.0


def _asserted(text: str, start: int, stop: int) -> frozenset[int]:
    """Return where a body may begin that soon says what something is."""
    found: set[int] = set()
    at = text.find("是", start, stop)
    while at >= 0:
        found.update(range(at - _REACH + 2, at - 1))
        at = text.find("是", at + 1, stop)
    return frozenset(found)


class Sides:
    """Weighs the places of one first sentence, ``[start, stop)``, by the words on either side."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text = text
        self.start = start
        self.stop = stop
        self.is_action = text.startswith(ACTIONS, start)
        self.asserted = _asserted(text, start, stop)
        self.last = min(start + _FAR, stop)
        words = range(start, self.last - _AGAIN + 1)
        self.repeats = len({text[at : at + _AGAIN] for at in words}) < len(words)

    def notable(self) -> set[int]:
        """Return where a body may begin, right behind its title, of which the words on either side may tell something.

        Most places are not among them, and need not be weighed.
        """
        start = self.start
        words = self.text[start : self.last + 2]
        found = {
            at
            for at, character in enumerate(words, start)
            if character in _TELLING_ALONE
            or (character in _TELLING and words[at - start : at - start + 2] in _TELLING_PAIRS)
        }
        found.update([at for at, character in enumerate(words, start + 1) if character in SURE_LAST])
        if "、" in words:
            found.update([at for at, character in enumerate(words, start - 2) if character == "、"])
        if self.repeats:
            found.update(self._again())
        return found | self.asserted

    def _again(self) -> Iterator[int]:
        """Yield where words stand that came before."""
        text = self.text
        met: set[str] = set()
        for at in range(self.start, self.last):
            words = text[at : at + _AGAIN]
            if words in met:
                yield at
            met.add(words)

    def goes_on(self, end: int, body: int) -> bool:
        """Say whether one clause goes on at ``body``: one of several things is named there (总体要求、目标任务), or what is said
        there is said of the subject right before it."""
        if self.text.startswith("、", body + 2) and self.text[body : body + 2] in ENDINGS:
            return True
        if self.text[body] not in _MAY_SAY or end < body:
            return False
        if self.text[body] == "第":
            return self.text.startswith("第一", body) and self.text[end - 2 : end] in _COMES_FIRST
        if self._is_told(end, body):
            return not self.text.startswith(_CALLS, self.start)
        if _SAYS.match(self.text, body, min(body + _FAR, self.stop)) is None:
            return False
        clause = 1 + max(
            self.start - 1, self.text.rfind("，", self.start, end), self.text.rfind(",", self.start, end)
        )
        return not self.text.startswith(_NO_SUBJECTS, clause)

    def _is_told(self, end: int, body: int) -> bool:
        """Say whether the words before the place name somebody, and what stands there says what they do: 参赛队员必须…."""
        return (
            self.text[end - 1] in _LAST_OF_ACTORS
            and self.text.startswith(_IS_TOLD, body)
            and self.text.endswith(ACTORS, self.start, end)
        )

    def weigh(self, end: int, body: int) -> float:
        """Say how much tells that a body begins at ``body``, whose title ends at ``end``."""
        text = self.text
        points = 0.0
        if text[body] in _TELLING or text[end - 1] in SURE_LAST:
            points = self._weighwords_of(end, body)
        if self.repeats:
            again = text.find(text[body : body + _AGAIN], self.start, end)
            if (
                again >= 0
                and text[again - 1] != text[end - 1]
                and _LISTS.isdisjoint(text[self.start : end])
                and _COMMAS.isdisjoint(
                    text[body : body + _AGAIN]
                )  # …改革,是…改革,是… : clauses that are alike
                and not self._are_clauses(again, end, body)
            ):
                return points + _TOPIC_POINTS
        return points + self._weigh_topic(end, body) if body in self.asserted else points

    def _are_clauses(self, again: int, end: int, body: int) -> bool:
        """Say whether the words at ``again`` and ``body`` are alike since clauses are: both end one, or the first began one.

        Or they are what a verb is about, and end their clause: 以渠道建设为主线，狠抓渠道建设. A body goes on from its topic.
        """
        text, same, after = self.text, again + _AGAIN, body + _AGAIN
        while same < end and after < self.stop and text[same] == text[after] not in _COMMAS:
            same, after = same + 1, after + 1
        if same < end and (after >= self.stop or text[after] in _COMMAS):
            return True
        return text[again - 1] in _COMMAS and again + _AGAIN < end

    def _weighwords_of(self, end: int, body: int) -> float:
        text, start = self.text, self.start
        first, before = text[body], text[end - 1]
        if first == "为" and text.find("以", start, end) >= 0:
            return 0.0
        if first == "“" and COUNTED.match(text, body, self.stop) is not None:
            return 0.0  # 志愿服务“三个到位”
        if first == "要" and not self.is_action and not self._has_comma(end):
            # The title may be its subject.
            return 0.0 if text[body : body + 2] in _NO_OPENERS else _WEAK_OPENER
        points = 0.0
        if first in _MAY_OPEN and (first not in _DIGITS or before not in _DIGITS):
            points = weigh_opener(text[body : body + 8])
        if (
            points < _ADVERBIAL_POINTS
            and first in _MAY_ADD
            and _ADVERBIAL.match(text, body, self.stop) is not None
        ):
            points = _ADVERBIAL_POINTS
        if (
            not points
            and first in _MAY_DO
            and _SUBJECT.match(text, body, min(body + _REACH, self.stop)) is not None
        ):
            points = _SUBJECT_POINTS
        if before in SURE_LAST and ends_surely(text[start:end], text[body : body + _REACH]):
            points += SURE_ENDING_POINTS
        if points >= _SUBJECT_POINTS and self.is_action:
            # Of what is called for in few words, only what opens nothing but sentences tells that it is no subject.
            points += _ACTION_POINTS if end - start >= _TWO_CLAUSES or points >= _SURE_OPENER else 0.0
        if first in _HANDLING and text.find(text[body + 1 : body + 3], start, end) >= 0:
            points += _HANDLED_POINTS
        return points

    def _has_comma(self, end: int) -> bool:
        return self.text.find("，", self.start, end) >= 0 or self.text.find(",", self.start, end) >= 0

    def _weigh_topic(self, end: int, body: int) -> float:
        """Weigh a body that says what something is: what the title names, or what follows a title of two clauses."""
        text, start = self.text, self.start
        is_named = text.find(text[body : body + 2], start, end) >= 0
        if not is_named and not self._has_comma(end):
            return 0.0
        asserted = _ASSERTS.match(text, body, min(body + _REACH, self.stop))
        if asserted is None or (asserted.end() == body + 3 and text[body : body + 2] in ENDINGS):
            return 0.0
        if is_named:
            return _TOPIC_POINTS
        return _ASSERTS_POINTS if weigh_ending(text[start:end], text[body : body + 2]) > 0 else 0.0

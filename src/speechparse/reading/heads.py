"""Find, in a line that holds several papers without a line break, their heads: title, number, date, whom they address.

A head is known by its order: what a title ends in, nothing but a head's parts after it, and then an address or the first
number; or by the label of an annex before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechparse.patterns import HAN, LazyPattern, Match
from speechparse.reading.kinds import AFTER_KIND, KINDS, is_kind_title

_NUMERAL: Final = "[0-9０-９一二三四五六七八九十]"
_DATE: Final = r"[0-9０-９]{4}年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?"
#: What may follow the kind and is still the title: （试行）.
_TITLE_NOTE: Final = (
    "[（(](?:试行|暂行|草案|修订稿?|征求意见稿|送审稿|讨论稿|节选|摘要|提纲|[一二三四五六七八九十]{1,3})[)）]"
)
KIND: Final = LazyPattern(f"(?:{'|'.join(KINDS)})(?:{'|'.join(AFTER_KIND)})?(?:{_TITLE_NOTE})?")
#: The parts of a head between its title and its text, each a line of its own.
_PARTS: Final = (
    rf"{HAN}{{1,8}}[〔\[][0-9０-９]{{4}}[〕\]]\s?第?[0-9０-９]{{1,4}}号",
    "[（(][^（()）。；]{0,40}年[^（()）；]{1,160}[)）]",
    "(?:——|--)[^，。；：:—-]{4,60}?(?:上|(?=同志们|各位|尊敬))",
    _DATE,
)
_PART: Final = LazyPattern("|".join(_PARTS))
_PEOPLE: Final = "同志们|同志們|同学们|同學們|老师们|老師們|战友们|朋友们|乡亲们|女士们|先生们|家长们|各位|尊敬的|敬爱的|亲爱的"
#: Who speaks; after the name only people are addressed, since an office's name would begin as that ends.
_BYLINE: Final = LazyPattern(
    rf"(?:{HAN}{{0,12}}(?:书记|[省市县区州旗镇乡]长|局长|厅长|部长|主任|主席|院长|校长|经理|董事长)[ \u3000]?(?:(?:{HAN}|×){{2,3}}|{HAN}[ \u3000]{{1,2}}{HAN})"
    rf"|(?:{HAN}|×){{2,3}})(?={_PEOPLE})"
)
_PEOPLE_ADDRESSED: Final = LazyPattern(f"(?:{_PEOPLE})[^。；：:！!]{{0,60}}")
_OFFICE_ADDRESSED: Final = LazyPattern(
    "[^。；：:！!]{0,120}(?:人民政府|政府|单位|單位|机构|機構|部门|部門|委员会|局|公司|学校|街道|办事处|乡镇|科室|党委|支部|厅|院|社区|处室|企业)"
)
_ADDRESS_COLON: Final = LazyPattern("[：:]")
#: Where a head with no address ends: regulations begin with a first chapter or article.
_FIRST_UNIT: Final = LazyPattern("第[一1１][章条條编編]")
#: The first sentence of rules, right behind their title, up to what tells that it is one.
_MADE_FOR: Final = LazyPattern(
    "(?:为了?|根据|根據|按照|依据|依據)[^。；]{6,160}(?:制定本|制订本|制定如下|特制定|现制定|[制訂]定本|提出(?:以下|如下)|现就|作如下规定|规定如下)"
)
#: What a sentence ends in; a head begins after one, or after the foot of the paper before it.
_STOPS: Final = "。！!？?；;…"
#: The foot of the paper before: its date, with a note, or a rule.
_FOOT: Final = LazyPattern(rf"({_DATE})?([（(]此件[^（()）]{{1,20}}[)）])?([-—_=*＊]{{3,}})?")
_FOOT_BEGINS: Final = LazyPattern(rf"{_DATE}|[（(]此件|[-—_=*＊]{{3,}}")
#: A paper's foot after its last sentence: who signed it, the date and a note.
_SIGNED: Final = LazyPattern(
    r"(?<=[。！；])(?P<office>(?:[^。；：:，,！？《“]{1,12}[：:])?[^。；：:，,！？《“]{2,60}?)(?:[0-9０-９]{4}|[二一][〇○Oo零九][〇○Oo零一二三四五六七八九]{2})年"
    r"[0-9０-９一二三四五六七八九十]{1,2}月[0-9０-９一二三四五六七八九十]{1,3}日(?P<note>[（(]此件[^（()）]{1,20}[)）])?(?:附[：:]?)?"
)
#: What the title of a paper that another carries ends in, beside the kinds of papers.
_CARRIED: Final = LazyPattern(f"(?:{'|'.join(KINDS)}|若干措施|规程|暂行办法)(?:{_TITLE_NOTE})?")
#: Such a title begins with neither.
_NO_CARRIED: Final = (
    "印发",
    "发布",
    "下发",
    "转发",
    "发出",
    "召开",
    "公布",
    "起",
    "前",
    "后",
    "的",
    "至",
    "以来",
    "在",
    "于",
)
_ANNEX: Final = LazyPattern(rf"附件\s?{_NUMERAL}{{0,2}}[：:]?")
#: After these an annex is spoken of, and does not begin.
_SPOKEN_OF: Final = frozenset("见見详詳如及和与或的在按照据以为：:、，,（(《“")
#: What a paper begins with, right under its title …
_FIRST_NUMBER: Final = rf"第[一1１]|[一壹甲1１](?:[、.．]|[ \u3000](?={HAN}))|[（(][一1１][)）]|首先"
_BEGINS: Final = LazyPattern(_FIRST_NUMBER)
#: … and an annex.
_ANNEX_BEGINS: Final = LazyPattern(rf"{_FIRST_NUMBER}|为|為|根据|根據|按照|依照|各")
_LONGEST_HEAD: Final = 240
_LONGEST_TITLE: Final = 64
_LONGEST_ADDRESS: Final = 160
_NO_TITLE: Final = frozenset("。；;：:！!？?，,")


def find_heads(text: str, begin: int, end: int, *, after: bool) -> list[int]:
    """Return where line breaks must have been in the heads of the papers in ``[begin, end)``.

    An address in the head right at ``begin`` is left there, unless something comes before it (``after``).
    """
    breaks = _title_breaks(text, begin, end, _BEGINS)
    for annex in _ANNEX.finditer(text, begin + 1, end):
        breaks += _annex_breaks(text, annex, end)
    for foot in _SIGNED.finditer(text, begin, end):
        breaks += _carried_breaks(text, foot, end)
    low = begin
    for anchor, addressed in sorted(_anchors(text, begin, end)):
        breaks += _head_breaks(text, begin - after, low, anchor, addressed=addressed)
        low = anchor  # no head goes on over an anchor
    return breaks


def begins_paper(text: str, begin: int, end: int) -> bool:
    """Say whether the line ``[begin, end)`` begins with a paper's head: a title, right behind it whom it addresses, or its text.

    Nothing but a head's parts stands between.
    """
    for kind in KIND.finditer(text, begin, min(end, begin + _LONGEST_TITLE)):
        if not _NO_TITLE.isdisjoint(text[begin : kind.end()]) or not is_kind_title(text, begin, kind.end()):
            return False
        after = _parts(text, kind.end(), end)[-1]
        if _BEGINS.match(text, after, end) or _MADE_FOR.match(text, after, end):
            return True
        colon = _ADDRESS_COLON.search(text, after, min(end, after + _LONGEST_ADDRESS))
        if colon is not None and colon.start() > after and _address_at(text, after, colon.start()) >= 0:
            return True
    return False


def _anchors(text: str, begin: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield where a head may end, and whether an address ends there."""
    for colon in _ADDRESS_COLON.finditer(text, begin, end):
        yield colon.start(), True
    for unit in _FIRST_UNIT.finditer(text, begin, end):
        yield unit.start(), False
    for made in _MADE_FOR.finditer(text, begin, end):
        yield made.start(), False


def _head_breaks(text: str, begin: int, low: int, anchor: int, *, addressed: bool) -> list[int]:
    """Return the breaks of the head after ``low`` that ends at ``anchor``, if one does and it is not the line's first."""
    low = max(low, *(text.rfind(stop, max(low, anchor - _LONGEST_HEAD), anchor) + 1 for stop in _STOPS))
    if addressed and low <= begin:
        return []
    for kind in KIND.finditer(text, low, anchor):
        parts = _parts(text, kind.end(), anchor)
        rest = parts[-1]
        address = _address_at(text, rest, anchor) if addressed else rest
        if (addressed or rest == anchor) and address >= 0 and (foot := _foot_breaks(text, low, kind)):
            return [*foot, *parts, address, anchor + addressed]
    return []


def _parts(text: str, at: int, end: int) -> list[int]:
    """Return where the title ends, and after it each part of the head."""
    ends = [at]
    while (part := _PART.match(text, at, end)) is not None:
        at = part.end()
        ends.append(at)
    return ends


def _address_at(text: str, at: int, end: int) -> int:
    """Return where the address begins that is all of ``[at, end)`` but a speaker's name; -1 if there is none."""
    if _PEOPLE_ADDRESSED.fullmatch(text, at, end) is not None:
        return at
    byline = _BYLINE.match(text, at, end)
    if byline is not None and _PEOPLE_ADDRESSED.fullmatch(text, byline.end(), end) is not None:
        return byline.end()
    return at if _OFFICE_ADDRESSED.fullmatch(text, at, end) is not None else -1


def _foot_breaks(text: str, low: int, kind: Match) -> list[int]:
    """Return where the foot of the paper before begins, its parts and the title; nothing if that is no title."""
    breaks = [low]
    for found in _FOOT_BEGINS.finditer(text, low, kind.start()):
        foot = _FOOT.match(text, found.start(), kind.start())
        if foot is not None and foot.end() > breaks[-1]:
            breaks += [foot.start(), *(foot.end(part) for part in (1, 2, 3) if foot[part])]
    title = text[breaks[-1] : kind.end()]
    if not is_kind_title(text, breaks[-1], kind.end()) or not _NO_TITLE.isdisjoint(title):
        return []
    return breaks


def _annex_breaks(text: str, annex: Match, end: int) -> list[int]:
    """Return the breaks around an annex's label, and after its title, if it begins there and is not spoken of."""
    begin, label_end = annex.span()
    if text[begin - 1] in _SPOKEN_OF:
        return []
    breaks = _title_breaks(text, label_end, end, _ANNEX_BEGINS)
    return [begin, label_end, *breaks] if breaks else []


def _carried_breaks(text: str, foot: Match, end: int) -> list[int]:
    """Return the breaks around a notice's foot, and after the title of the paper that it carries, if one begins behind it."""
    if text.startswith(_NO_CARRIED, foot.end()):
        return []
    breaks = _title_breaks(text, foot.end(), end, _ANNEX_BEGINS, _CARRIED)
    return [foot.start(), foot.end("office"), foot.end(), *breaks] if breaks else []


def _title_breaks(
    text: str, begin: int, end: int, begins: LazyPattern, kinds: LazyPattern = KIND
) -> list[int]:
    """Return where the title at ``begin`` ends, and the parts of its head, if ``begins`` comes after them.

    It ends in one of the ``kinds``.
    """
    for kind in kinds.finditer(text, begin, min(end, begin + _LONGEST_TITLE)):
        if not _NO_TITLE.isdisjoint(text[begin : kind.end()]):
            break
        parts = _parts(text, kind.end(), end)
        if begins.match(text, parts[-1], end) is not None:
            return parts
    return []

"""What rules out, by the words beside it, that a place is a marker, whatever the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from speechparse.lexer.numbers import SQUARE
from speechparse.ordinals import System, format_ordinal, parse_ordinal
from speechparse.patterns import LazyPattern
from speechparse.reading.lines import BLANKS, LINE_END_SET
from speechparse.styles import CLAUSE, COLON, COMMA, LINE, SEMICOLON, STOP

# Two numerals and a unit (一、二年级; 三、五年内; 第一、二款) name two things.
_PAIR_OF_THINGS: Final = LazyPattern(
    "(?:[一二三四五六七八九十]{1,2}、){0,4}[一二三四五六七八九十]{1,2}(?:年级|年級|年|级|級|月|季度|线|線|产业|產業|类|類|天|日|期|次|名|等|层|層|楼|号|號|款|项|項|条|條|个|個|班|队|隊|把手|批|组|組|审|審|轮|輪)"
)
# An article that is spoken of: 第三条规定, 第五条所列, 第三条第二款, 第十条第（三）项. What is said of one, an article that begins its
# line and has a blank after its number may begin with: 第二条 明确分工….
_SPOKEN_OF: Final = LazyPattern(
    r"[ \u3000]{0,2}(?:第[（(]?[一二三四五六七八九十0-9]|的|、第|之[^一-十]|中(?:规|的)|款|(?P<says>规定|規定|所|关于|關於|明确|指出))"
)
# A unit that is amended: 第九条修改为, 第十三条增加一款, 第十三条后增加一条, 第三条中的“水站”改为, 第二章章名.
_AMENDED: Final = LazyPattern(
    r"[ \u3000]{0,2}(?:(?:修改|修订|修訂)[为為成]|(?:调整|調整|改)[为為成](?=[第：:“\"「])|删去|刪去|予以[删刪]|合[并併][为為]|作[为為]第|移至第)"
    r"|(?:标题|標題|[“\"][^”\"\r\n]{1,60}[”\"])[^，。；\r\n]{0,6}[改删刪]|中(?:增加|删|刪)"
    r"|(?:[之以]?[前后後])?增加(?:为|為|第?[一二两兩三四五六七八九十1-9]{1,2}|如下)?[款条條项項章节節句][，,作：:为為并並、。；]"
    r"|[与與和及至或][本原]?第[一二三四五六七八九十百0-9]"
)
# A chapter of another paper, whose contents are told: 第一章是…, 第四章主要阐述….
_TOLD: Final = LazyPattern("(?:是|主要(?:是|讲|講|阐述|介绍|论述|叙述|说明|包括|明确|提出|规定|從|从))")
#: What a number in brackets counts, where it is referred to: （二）项; and words that only begin so: （2）项目专班, （3）及时报告.
_NEVER_AFTER_PAREN: Final = frozenset("项項款条條目点點种種类類、和及至")
_WORD_AFTER_PAREN: Final = LazyPattern(
    "(?:[项項](?=目)|[条條](?=件|例|块|线|理)|[点點](?=面|亮|多|名|评|击|燃|滴)|[种種](?=植|粮|糧|业|業|子|苗|养|養|质|質|树|草|田|地|公)|[类類](?=别|型|案|似|比)|目(?=标|標|前|录|的|光)|款(?=项|待)"
    "|和(?=谐|諧|睦|平|解|美)|及(?=时|時|早)|至(?=少|今))"
)
#: Where items of a sentence begin: references stand inside clauses, or in rows.
_BEGINS_ITEM: Final = frozenset((STOP, SEMICOLON, COLON, COMMA))
#: The sign of a note stands no farther above the note; and the indent of a line is no wider.
_FARTHEST_SIGN: Final = 20_000
_WIDEST_INDENT: Final = 9
#: What pupils are of: 一、二年级.
_GRADES: Final = ("年级", "年級")
#: The first section of a report is no longer.
_FARTHEST_NEXT: Final = 8_000
#: So much of a row of figures tells that it is one.
_ROW: Final = 40
#: A heading that begins like two things is no longer than this.
_LONGEST_HEADING: Final = 30
#: After these no footnote's sign stands.
_LEADS_ON: Final = frozenset((SEMICOLON, COLON))
_REFERENCE_BEFORE: Final = frozenset("第见見前述按照依")
#: After 一方面 no clause begins with these; and after these, with no sign between, it is what a verb is about.
_ENDS_A_SIDE: Final = frozenset("的。；;、！!？?）)”")
_BEFORE_A_SIDE: Final = frozenset("到了着著定调調视視抓")
#: With these 一 ends a word.
_ENDS_IN_ONE: Final = LazyPattern(
    r"(?:[统統之唯惟专專萬万周週初拜高研]|(?<![清名订账])[单單]|[齐整]划|[终恒始]如|[行规規证證人章一二三四五六七八九十]合|合[为為]|星期)\Z"
)
#: What a slogan says of the other thing, after that which comes first.
_SLOGAN: Final = LazyPattern(
    "[^，,。；;：:、]{2,4}(?:优先|優先|至上|为主|為主|为本|為本|为先|為先|为要|為要|为重|為重|为上|為上|第二|其次|在后|在後)"
)
_TO_THE_END: Final = ("到底", "了之")
#: A quotation that holds markers is no longer than this on either side of one.
LONGEST_QUOTE: Final = 200


def _is_comma_marker(text: str, start: int, end: int, place: int) -> bool:
    if place and text[start - 1] in "第其":
        return False
    if _PAIR_OF_THINGS.match(text, end) is None or not _ascends(text, start, end):
        return True
    return _counts_years(text, start, end) or (place == LINE and _heads_among(text, start, end))


def _counts_years(text: str, start: int, end: int) -> bool:
    """Say whether a number and years stand side by side, and not two numbers of years: 一、五年来工作回顾, but 三、四年, 三、五年."""
    if not text.startswith("年", end + 1) or text[end + 2 : end + 3] in "级級":
        return False
    number = text[start : end - 1]
    return f"{number}{text[end]}" != "三五" and parse_ordinal(text[end]) != (parse_ordinal(number) or 0) + 1


def _heads_among(text: str, start: int, end: int) -> bool:
    """Say whether a line that begins like two things is a heading, since the number before begins a line above: 二、三级查房制度.

    The first's is told by the next below.
    """
    number = parse_ordinal(text[start : end - 1].strip())
    line_end = text.find("\n", end, end + _LONGEST_HEADING)
    if number is None or line_end < 0 or text[line_end - 1] in "。；;，,":
        return False
    if number == 1:
        if text.startswith(_GRADES, end + 1):
            return False  # 一、二年级, and below 二、三年级
        sign = f"{format_ordinal(number + 1, System.CHINESE)}、"
        found = text.find(sign, line_end, line_end + _FARTHEST_NEXT)
    else:
        sign = f"{format_ordinal(number - 1, System.CHINESE)}、"
        found = text.rfind(sign, max(0, start - _FARTHEST_SIGN), start)
    begun = text.rfind("\n", max(0, found - _WIDEST_INDENT), found) + 1
    return found >= 0 and (begun > 0 or found == 0) and not text[begun:found].strip()


def _is_paren_marker(text: str, start: int, end: int, place: int) -> bool:
    if text[start] in SQUARE:
        return place == LINE and not _is_note(text, start, text[start:end])
    if place == LINE:
        return True
    after = text[end : end + 1]
    if not after or text[start - 1] in _REFERENCE_BEFORE:
        return False
    return after not in _NEVER_AFTER_PAREN or (
        place in _BEGINS_ITEM and _WORD_AFTER_PAREN.match(text, end) is not None
    )


def _is_note(text: str, start: int, sign: str) -> bool:
    """Say whether a sign in square brackets at a line's start is a note's: then it stands inside a line above, too."""
    above = text.rfind(sign, max(0, start - _FARTHEST_SIGN), start)
    return (
        above > 0
        and text[max(0, above - _WIDEST_INDENT) : above].rstrip(" \t\u00a0\u3000")[-1:] not in LINE_END_SET
    )


def _is_article_marker(text: str, start: int, end: int, place: int) -> bool:
    # Some copies of laws have each number twice, side by side: the first numbers the article.
    mark = text[start:end]
    if text.startswith(mark, end):
        return place == LINE and not text.startswith(mark, end + len(mark))
    if place != LINE and text.startswith(mark, max(0, start - len(mark))):
        return False
    spoken_of = _SPOKEN_OF.match(text, end)
    if spoken_of is not None and not (place == LINE and spoken_of["says"] and text[end] in BLANKS):
        return False
    return _AMENDED.match(text, end) is None


def _is_chapter_marker(text: str, start: int, end: int, place: int) -> bool:
    if _TOLD.match(text, end) is not None:
        return False
    return place in (LINE, CLAUSE) or not _SPOKEN_OF.match(text, end)


def _is_part_marker(text: str, start: int, end: int, place: int) -> bool:
    return place == LINE or (place != CLAUSE and not _SPOKEN_OF.match(text, end))


def _is_sign_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from a footnote's sign: what that stands after is whole, and nothing that it could head follows."""
    if place == LINE:
        return True
    if place in _LEADS_ON:
        end += text.startswith(" ", end)  # ：① 提醒；② 审核
    after = text[end : end + 1]
    return after != "" and after not in "，。；、,;：）” \n\r号號"


def _is_narrative_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from 一是一、二是二, an idiom, not two items; and from 统一是…, 原因之一是…, 知行合一是…."""
    if place == CLAUSE and text[start] == "一" and _ENDS_IN_ONE.search(text, max(0, start - 2), start):
        return False
    return not (text[end : end + 1] == text[start : end - 1] and text[end + 1 : end + 2] in "、，,。")


def _is_ordinal_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from a rank that something has: 居全省第一; or, in mid-clause, that a slogan gives it: 质量第一、效益优先."""
    if start and text[start - 1] in "居列获占排争全":
        return False
    return place != CLAUSE or _SLOGAN.match(text, end) is None


def _is_open_verb_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from doing something to the end, or once and for all: 一抓到底, 一放了之, 一拖再拖."""
    if text[start : end - 1] != "一":
        return True
    return not (text.startswith(_TO_THE_END, end) or text.startswith("再" + text[end - 1], end))


def _is_aspect_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from one of two sides that is spoken of: 只看到一个方面，…; 这只是一方面。; 一方面的原因."""
    if text[end - 1] not in "，,":
        if text[end : end + 1] in _ENDS_A_SIDE and not text.startswith("的确", end):
            return False
    elif place == CLAUSE and (text[start - 1] in _BEFORE_A_SIDE or text[end - 4] in "个個"):
        return False
    return not start or text[start - 1] not in "这這那某哪何每各同"


def _is_decimal_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from a cell of a row of figures: 1.2 61 3.5 80."""
    if place != LINE and text[start - 2 : start].strip().isdecimal():
        return False
    if not text[end : end + 2].strip().isdecimal():
        return True
    return any(character.isalpha() for character in text[end : end + _ROW].partition("\n")[0])


def _is_dotted_marker(text: str, start: int, end: int, place: int) -> bool:
    """Tell it from the minutes of a time: 24:00。."""
    return place != COLON or not text[start - 2 : start - 1].isdecimal()


#: What rules out, by a marker's neighbours, that it is one, whatever the layout; by style.
CHECKS: Final[dict[str, Callable[[str, int, int, int], bool]]] = {
    "chinese-comma": _is_comma_marker,
    "chinese-paren": _is_paren_marker,
    "decimal-paren": _is_paren_marker,
    "article": _is_article_marker,
    **dict.fromkeys(("chapter", "division"), _is_chapter_marker),
    **dict.fromkeys(("part", "piece", "book"), _is_part_marker),
    **dict.fromkeys(("decimal-multi", "decimal-blank"), _is_decimal_marker),
    "decimal-dot": _is_dotted_marker,
    "circled": _is_sign_marker,
    "paren-decimal": _is_sign_marker,
    "narrative": _is_narrative_marker,
    "narrative-open": _is_open_verb_marker,
    "ordinal": _is_ordinal_marker,
    "aspect": _is_aspect_marker,
}


def is_quoted(text: str, start: int, end: int, quotes: str = "“”") -> bool:
    """Say whether the characters stand inside a quotation of their line: what is quoted numbers nothing here."""
    opens, closes = quotes[0], quotes[1]
    opened = text.rfind(opens, max(0, start - LONGEST_QUOTE), start)
    if opened < 0 or text.find(closes, opened, start) >= 0:
        return False
    closed = text.find(closes, end, end + LONGEST_QUOTE)
    if closed < 0 or text.find(opens, end, closed) >= 0:
        return False
    return not any(sign in LINE_END_SET for sign in text[opened:closed])


def _ascends(text: str, start: int, end: int) -> bool:
    first = parse_ordinal(text[start : end - 1].strip())
    second = parse_ordinal(text[end : end + 1])
    return first is not None and second is not None and first < second

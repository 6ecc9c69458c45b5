"""Tell what a speech's first lines are: its title, number, salutation, contents and the like."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from speechparse.layout.page import ANNEX, CONTENTS, ENDERS, PAGE_HEAD
from speechparse.patterns import LazyPattern
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.lines import Lines
from speechparse.terms import Role

_TITLE_LENGTH: Final = 80
_NUMBER: Final = LazyPattern(
    r"\S{0,12}[〔﹝\[【（(]\s*[0-9０-９]{4}\s*[〕﹞\]】）)]\s*第?\s*[0-9０-９]+\s*[号號期]|[（(]?第\s*[0-9０-９一二三四五六七八九十百〇○零]{1,5}\s*[号號期][）)]?"
)
_ENDS_NUMBER: Final = frozenset("号號期）)")
_SALUTATION: Final = LazyPattern(
    r"(?:尊敬的|敬爱的|亲爱的|各位|同志们|同志們|同学们|同學們|老师们|老師們|女士|先生|朋友们|战友们|乡亲们|代表们|委员们|家长们|全体)"
    r"[^。；：:]{0,80}[：:！!]"
)
_ADDRESSEE: Final = LazyPattern(
    r"[^。；：:]{2,160}(?:人民政府|政府|单位|單位|机构|機構|部门|部門|委员会|局|公司|学校|街道|办事处|乡镇|科室|党委|支部|厅|院|社区|处室|企业)"
    r"[^。；：:]{0,12}[：:]|各[^。；：:]{1,160}(?:[省市州盟县縣区區旗地镇鎮乡鄉]委|党组|管委会)[：:]"
    # Those below a town or a school are called by one character, and told to do nothing in the same line.
    r"|各[村组班校系站所园县市区镇乡科][^。；：:，,要应须将按如做情下是在把]{0,40}[：:]"
)
_DATE: Final = LazyPattern(
    r"[（(]?\s*(?:[0-9０-９]{4}|[一二〇○零九八七六五四三OＯo0]{4}|20xx|[xX×]{2,4})\s*年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*月"
    r"\s*(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十xX×]{1,3})\s*日)?\s*[)）]?"
)
_PASSED: Final = LazyPattern(
    r"[（(]?.{0,80}[0-9〇○零一二三四五六七八九十]\s*年.{0,80}(?:通过|通過|批准|修订|修正|发布|公布|施行|印发).{0,60}[)）]?"
)
_BYLINE: Final = LazyPattern(
    r"(?:.{0,20}(?:总理|书记|市长|县长|区长|省长|局长|校长|主任|主席|部长|院长|镇长|乡长|处长|科长|董事长|经理|报告人|主讲人|讲话人|作者)[\s\u3000：:].{1,12}|[^\s]{1,2}[\s\u3000]{1,4}[^\s]{1,2})"
)
#: What stands in brackets under a title and is of it.
_VERSION: Final = LazyPattern(
    r"[（(](?:试行|暂行|草案|修订|修正|征求意见|送审|审议|讨论|报批|节选|摘要|摘登|[一二三四五六七八九十0-9]+).{0,6}[)）]"
)
#: What a page says of its paper in a line under the title: 文种：通知.
_PROPERTY: Final = LazyPattern(r"[^\s：:，。《“]{2,6}[ \u3000]?[：:][ \u3000]*[^\s：:]")
_OFFICES: Final = (
    r"(?:[^关的。，、\s]{1,24}(?:政府|办公厅|办公室|委员会|局|厅|部|站|所|处|科|院|队|总社|公司|集团|大学|学院|学校|党委|县委|市委|区委|省委|党组|支部|法院|检察院|协会"
    r"|联合会|中心|书记|市长|县长|区长|省长|镇长|主任|主席|局长|校长)[ \u3000、]*)+"
)
#: Offices, or a person, as they stand alone under a title.
_OFFICE_LINE: Final = LazyPattern(_OFFICES)
_OFFICE_OR_NAME: Final = LazyPattern(rf"{_OFFICES}|[^\s的。，、]{{2,3}}")
#: The head of an order, which names no kind in its last words where its number follows.
_ORDER: Final = LazyPattern(r".{2,40}令(?:\s*第?.{1,8}号)?")
_OFFICE_AND_DATE: Final = LazyPattern(rf"{_OFFICES}[0-9〇○零一二三四五六七八九]{{4}}年.{{1,8}}日")
#: A title and what follows it, run together when their line breaks were lost.
_ADDRESS_START: Final = LazyPattern(
    "同志们|同志們|同学们|各位|尊敬的|各(?:省|市|县|区|旗|乡|镇|街道|村|校|班|部门|单位|科室|处室|直属|有关|级)"
)
_NUMBER_AT_END: Final = LazyPattern(r"〔[0-9]{4}〕[0-9]+号$")
#: How many characters name the office in a paper's number: 国发, 国办发, ….
_OFFICE: Final = (2, 3, 4, 5, 6)
#: How far into a speech's first line what was run together is looked for.
_HEAD: Final = 260
#: What the titles of regulations end in; their items are articles.
REGULATIONS: Final = ("规定", "規定", "办法", "辦法", "条例", "條例", "规则", "規則", "细则", "細則", "章程", "准则", "守则", "制度")  # fmt: skip
#: What ends a head; between contents and the text nothing else stands.
_ADDRESSES: Final = ("salutation", "addressee")
#: A head has no more lines, contents aside; of their entries so many together may have no number.
_LONGEST_HEAD: Final = 14
_MOST_UNNUMBERED: Final = 3


class Piece(NamedTuple):
    """A stretch ``[start, end)`` of the reading's text, and its role."""

    start: int
    end: int
    role: Role


def find_head(
    text: str,
    lines: Lines,
    first: int,
    last: int,
    marked: int,
    marker: int,
    headings: Container[int] = (),
    contents: frozenset[int] = frozenset(),
) -> list[Piece]:
    """Tell the roles of a speech's first lines.

    ``marked`` is the line of its first marker (or ``last``), ``marker`` the marker's offset (or the text's end);
    ``headings`` are the offsets of lines that are marked as headings, of which only the first is the title; ``contents``
    are lines of contents.
    """
    begins, ends = lines
    if marked == first:
        return split_run_together(text, begins[first], min(ends[first], marker))
    pieces: list[Piece] = []
    title_ended = False
    for index in range(first, min(last, marked, first + _LONGEST_HEAD + len(contents))):
        begin, end = begins[index], ends[index]
        if contents and _is_listed(index, pieces, contents):
            pieces.append(Piece(begin, end, "contents"))
            title_ended = True
            continue
        line = text[begin:end]
        if index > first and begin in headings:
            break
        if index == first:
            glued = split_run_together(text, begin, end)
            if glued:
                return glued
        role = _head_role(line, title_ended, is_first=index == first)
        if pieces and _is_open_note(text, pieces[-1]):
            role = "note"
        elif role is None and _is_title_under_number(line, pieces):
            role = "title"
        if (
            role is None
            or (role == "byline" and pieces[-1].role == "contents")  # 前　言 under contents is no name
            or (index > first and index - 1 in contents and role not in _ADDRESSES)
        ):
            break
        title_ended = title_ended or role not in ("title", "attachment")
        pieces.append(Piece(begin, end, role))
        if role in _ADDRESSES:
            break
    pieces = _with_subtitle(text, _with_byline(text, pieces))
    return _without_bare_title(pieces, lines, first, last)


def _is_listed(index: int, pieces: Sequence[Piece], contents: frozenset[int]) -> bool:
    """Say whether the line is an entry of contents, or stands among such: some have no number."""
    return index in contents or (
        bool(pieces)
        and pieces[-1].role == "contents"
        and not contents.isdisjoint(range(index + 1, index + _MOST_UNNUMBERED + 1))
    )


def _without_bare_title(pieces: list[Piece], lines: Lines, first: int, last: int) -> list[Piece]:
    """A text that is nothing but short lines has no title."""
    if len(pieces) >= last - first and all(piece.role == "title" for piece in pieces):
        return pieces[:1] if len(pieces) > 1 else []
    return pieces


def _head_role(line: str, title_ended: bool, *, is_first: bool) -> Role | None:
    if line[-1] in "：:！!" and _SALUTATION.fullmatch(line):
        return "salutation"
    if not is_first and PAGE_HEAD.match(line):
        return "note"  # a page's line of source and date under the title
    if line[0] == "目" and CONTENTS.fullmatch(line):
        return "contents"
    if is_first and line[0] == "附" and ANNEX.fullmatch(line):
        return "attachment"
    if line[-1] in "：:" and _ADDRESSEE.fullmatch(line):
        return "addressee"
    if is_number(line):
        return "number"
    if line[0] == line[-1] == "|":
        return None  # a row of a table
    if is_date(line):
        return "date"
    if line.startswith(("——", "--", "—", "－－")) and len(line) <= _TITLE_LENGTH and line[-1] not in "。；":
        return "subtitle"
    if "年" in line and not (line[0] == "《" and line[-1] == "。") and _PASSED.fullmatch(line):
        return "note"
    if not is_first and len(line) <= 30 and _BYLINE.fullmatch(line):
        return "byline"
    if not is_first and line[-1] not in ENDERS and len(line) <= _TITLE_LENGTH and _is_remark(line):
        return "note"
    if not title_ended and len(line) <= _TITLE_LENGTH and line[-1] not in ENDERS and "。" not in line:
        return "title"
    return None


def _is_remark(line: str) -> bool:
    """Say whether a line under a title remarks on it: 文种：通知, （根据录音整理）; its version is of the title."""
    if line[0] in "（(":
        return not _VERSION.fullmatch(line)
    return _PROPERTY.match(line) is not None or _OFFICE_AND_DATE.fullmatch(line) is not None


def _is_open_note(text: str, piece: Piece) -> bool:
    """Say whether the next line goes on with a remark in brackets."""
    begin, end, role = piece
    return (
        role == "note"
        and text[begin] in "（("
        and text[end - 1] not in "）)"
        and end - begin <= _TITLE_LENGTH
    )


def _is_title_under_number(line: str, pieces: Sequence[Piece]) -> bool:
    """Say whether a line is the title of a paper whose head ends with its number."""
    return any(piece.role == "number" for piece in pieces[-2:]) and is_kind_title(line, 0, len(line))


def _with_byline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take an office or a person for who issues or gives the paper, where that is the last of the title's lines.

    Where it is the first the title goes on below it: 某某市人民政府⏎关于….
    """
    for at in range(len(pieces) - 1, 0, -1):
        (above, above_end, above_role), (begin, end, role) = pieces[at - 1 : at + 1]
        if role == above_role == "title":
            pattern = _OFFICE_OR_NAME if is_kind_title(text, above, above_end) else _OFFICE_LINE
            if pattern.fullmatch(text, begin, end) is not None:
                pieces[at] = Piece(begin, end, "byline")
            break
    return pieces


def _with_subtitle(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take the line under a whole title for a subtitle: no title goes on after the kind of its paper, but in brackets.

    Where the lower line names a kind too, the upper did so by chance: 关于加强规划⏎工作的意见.
    """
    for at in range(1, len(pieces)):
        (above, above_end, above_role), (begin, end, role) = pieces[at - 1 : at + 1]
        if (
            role == above_role == "title"
            and text[begin] not in "（("
            and is_kind_title(text, above, above_end)
            and not is_kind_title(text, begin, end)
            and not _ORDER.fullmatch(text, begin, end)
            and _closes(text, above, above_end)
        ):
            pieces[at] = Piece(begin, end, "subtitle")
    return pieces


def _closes(text: str, begin: int, end: int) -> bool:
    """Say whether the line leaves no name of a paper open: 关于印发《工作规则⏎（试行）》的通知."""
    return text.count("《", begin, end) <= text.count("》", begin, end)


def split_run_together(text: str, begin: int, end: int) -> list[Piece]:
    """Part title, number and addressing line where their line breaks were lost; nothing where there is no address."""
    end = min(end, begin + _HEAD)
    colons = [at for sign in "：:" if (at := text.find(sign, begin, end)) >= 0]
    if not colons:
        return []
    colon = min(colons)
    line = text[begin:colon]
    if "。" in line or "；" in line or _ADDRESS_START.match(text, begin) is not None:
        return []
    for match in _ADDRESS_START.finditer(text, begin, colon):
        address = match.start()
        if text[address - 1] in "、，":
            continue  # more people are addressed before these
        number = _NUMBER_AT_END.search(text[begin:address])
        title_end = address
        if number:
            bracket = begin + number.start()
            ends = [bracket - size for size in _OFFICE if is_kind_title(text, begin, bracket - size)]
            title_end = ends[0] if ends else bracket
        people = not match[0].startswith("各") or match[0] == "各位"
        if title_end - begin >= 4 and (people or is_kind_title(text, begin, title_end)):
            pieces = [Piece(begin, begin + len(text[begin:title_end].rstrip()), "title")]
            if number:
                pieces.append(Piece(title_end, address, "number"))
            return [*pieces, Piece(address, colon + 1, "salutation" if people else "addressee")]
    return []


def is_number(line: str) -> bool:
    """Say whether the line is a paper's number: 石政发〔2021〕2号."""
    return line[-1] in _ENDS_NUMBER and _NUMBER.fullmatch(line) is not None


def is_date(line: str) -> bool:
    """Say whether the line is a date."""
    return "年" in line and _DATE.fullmatch(line) is not None

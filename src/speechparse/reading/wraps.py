"""Join what a hard wrap or a page break has parted: line breaks that stand inside a sentence.

A break after a stop or before a marker is its author's; one after a comma or an open bracket is not. What is
neither is judged by what its paragraph holds so far, by the width that the file's lines are filled to, and
by whether the two characters that it parts stand together elsewhere in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise
from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.apart import stands_apart
from speechparse.reading.bare_numbers import MARKER_ONLY, find_bare_numbers
from speechparse.reading.beginnings import WORDS_WITH_ONE, begins_with_marker
from speechparse.reading.brackets import last_opened
from speechparse.reading.indents import indents_paragraphs, is_indented, unindented_lines
from speechparse.reading.keywords import find_keywords
from speechparse.reading.kinds import is_kind_title
from speechparse.reading.lines import LINE_END_SET, Lines
from speechparse.reading.lost_before import Headings
from speechparse.reading.parted_digits import find_parted_digits
from speechparse.reading.teasers import TOP, begins_again
from speechparse.reading.text import Edit, Reading
from speechparse.reading.widths import CLOSERS, STOPS, Width, wrapped_width

_OPEN_END: Final = frozenset("，,、（(“‘《【「『〔")
_NEVER_FIRST: Final = frozenset("，,。、；;！!？?”’）)》」』】")
#: A marker with a break inside it, the break as a newline: 第⏎一条, 1⏎., 一⏎是.
_PARTED_MARKER: Final = LazyPattern(
    r"(?:^|[。；;：:！？])(?:第\n[一二三四五六七八九十百0-9]|第[一二三四五六七八九十百0-9]{1,5}\n[章节節条條部编編篇]"
    r"|[（(]?[0-9]{1,3}\n[.．)）]|[（(]?[一二三四五六七八九十]{1,3}\n[是要、)）])\Z"
)
#: The same where more than one sign tells: 其⏎一，, 另⏎一方面; and a saying that is none: 说二是⏎二.
_PARTED_WORDS: Final = LazyPattern(
    r"(?:^|[。；;：:！？，,])其\n[一二三四五六七八九十][，,、:：是]|另\n一[个個]?方面|(?P<one>[一二三四五六七八九十])是\n(?P=one)"
)
_PARTED_AFTER: Final = frozenset("其另是")
_IN_MARKER: Final = frozenset("一二三四五六七八九十百0123456789章节節条條部编編篇.．)）是要、")
_LONGEST_MARKER: Final = 8
#: A number in brackets after a stop, at a line's end: the words that it numbers stand in the next line.
_ENDS_WITH_NUMBER: Final = LazyPattern("[。；;：:！？][(（][一二三四五六七八九十0-9]{1,3}[)）]\\Z")
#: What may end a marker, or the part of one, or what else goes on.
_NOT_HEADING: Final = _OPEN_END | frozenset(
    "其另是第一二三四五六七八九十百0123456789、.．)）章节条部分编 \u3000"
)
#: What a page says of a paper goes on in no other line: 时间：2010-3-2　来源：本站.
_PROPERTY: Final = LazyPattern(
    r"[【\[（(]?(?:(?:发布|更新|录入|上传|成文|生成)?(?:时间|日期)|发布者?|(?:信息|文章|稿件)?来源|作者|编辑|责编|点击|浏览|阅读|字号|字体|索引号|文号|上传[人者]|文[档件](?:编号|格式|大小|页数)|页数)[：:]"
)
#: A date, which ends a paper's last line where the break before it was lost.
_DATED: Final = LazyPattern(r"年.{1,3}月.{1,3}日\Z")
_LONGEST_DATE: Final = 12
#: What a site invites its readers with, mostly without a stop.
_INVITES: Final = ("看看吧", "看一看吧", "看一下吧", "了解一下吧", "欣赏吧", "学习吧")
#: An entry of contents ends in leaders and the number of a page.
_PAGED: Final = LazyPattern(r"[….．·]{3,}[ \u3000]?[0-9]{1,3}\Z")
_LONGEST_PAGED: Final = 8
#: The words before a note's colon, and after it.
_COLONS: Final = frozenset("：:")
_NOTE_SIGNS: Final = frozenset("）)。；" + LINE_END_SET)
_NOTE_END: Final = LazyPattern(rf"[^（()）。；{LINE_END_SET}]*[）)]")
_LONGEST_BEFORE: Final = 12
_LONGEST_NOTE: Final = 60
#: A line without a stop that is longer than this is part of a paragraph, not a heading or a title.
_LONG: Final = 60
#: With a comma inside and no number before it, already this is.
_LONG_WITH_COMMA: Final = 36
#: A rest of so few characters between two breaks belongs to the line before it, if its words say so.
_SHORT_REST: Final = 8
#: A title that stands under its marker is no longer than this.
_LONGEST_TITLE: Final = 36
#: With 一 these are words, which a full line may part: 统一、协调.
_BEFORE_ONE: Final = WORDS_WITH_ONE | frozenset("之归")
#: What chapters and articles end in, whose titles and texts may stand under them.
_UNITS: Final = frozenset("章节条部分编 \u3000")
_MOST_ASKED: Final = 64
#: The first item of a list within a line.
_FIRST_WITHIN: Final = LazyPattern("[，：。](?:第?一[，、是要]|首先|其一|[(（][一1][)）]|1[.．、]|①|一方面)")
#: What rules begin with, right under their title.
_FIRST_UNITS: Final = ("第一条", "第一章", "第1条", "第1章")
#: What is wrapped at all is longer than this: a signature and a date are not.
_LEAST_WRAPPED: Final = 16
#: A line that comes again in the same words begins anew; shorter ones come again by chance.
_SHORTEST_AGAIN: Final = 8
#: What numbers an item: the same words may stand under other numbers.
_NUMBER_SIGNS: Final = "（(0123456789一二三四五六七八九十）)、.．"
#: What a row of a Markdown table begins and ends with.
_BAR: Final = "|"
#: What stands under 目 where the label of contents is set in two lines.
_UNDER_MU: Final = ("录", "錄", "次")
_FEW_SOUGHT: Final = 4
#: What may end a line in mid-sentence; a PARAGRAPH SEPARATOR says that it does not.
_LINE_ENDS: Final = frozenset(LINE_END_SET) - {"\u2029"}
#: Of a page's row of buttons, the first is lost: 】【收藏】【打印】.
_BUTTONS: Final = "】【"
_BLANKS: Final = " \t\u00a0\u3000"
_LINE_MARKS: Final = tuple("#>-*+•●◆■▪")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each line break inside a sentence."""
    text = reading.text
    lines = reading.lines
    begins, ends = lines
    if len(begins) < 2:
        return []
    width = wrapped_width(reading, lines)
    marked = _marked_lines(reading, lines) | find_bare_numbers(text, lines)
    indented = indents_paragraphs(text, lines, width)
    edits: list[Edit] = []
    paragraph = asked = sought = 0
    joined = -1
    again: frozenset[str] | None = None
    tops: set[str] = set()
    may_part = width is None
    parted = find_parted_digits(text, lines)
    if width is not None and indented:
        parted |= {
            line
            for line in unindented_lines(text, lines, width)
            if not stands_apart(text, begins[line + 1], ends[line + 1])
        }
    keywords = find_keywords(text, lines)
    headings = Headings(text, lines)
    breaks = enumerate(zip(ends, islice(begins, 1, None), strict=False))
    # By far the most breaks stand after a stop, and are left out here.
    for index in [
        i
        for i, (end, after) in breaks
        if (last := text[end - 1]) not in STOPS
        or text[after] in _NEVER_FIRST
        or (last in _COLONS and _parts_note(text, end, after))
        or i in parted
    ]:
        end, after = ends[index], begins[index + 1]
        if joined != index:
            paragraph = begins[index]
            if may_part and index not in parted and _is_heading(text, lines, index, indented):
                continue
        if _LINE_ENDS.isdisjoint(text[end:after]) or index == keywords:
            continue  # a wide blank of a one-line paper, a firm break, or no sentence
        if index in parted:
            edits.append(Edit(end, after, "", "wrap"))
            joined = index + 1
            continue
        verdict = _judge(text, lines, index, paragraph, width, marked, indented)
        if verdict is None:
            asked += 1
            verdict = asked <= _MOST_ASKED and _is_one_word(text, end, after)
        if verdict and may_part and text[after] not in _NEVER_FIRST:
            if not indented:
                verdict = headings.behind(index) < 0
            elif is_indented(text, after):
                verdict = headings.last_in(index) < 0
        if verdict and ends[index + 1] - after >= _SHORTEST_AGAIN:
            line = text[after : ends[index + 1]]
            sought += 1
            # A few lines are looked for by themselves: to know all that come again takes as long as eight.
            if sought > _FEW_SOUGHT or text.count(line) > 1:
                again = _lines_again(text, lines) if again is None else again
                verdict = line not in again or _ends_full(text, lines, index, width)
            if may_part and index < TOP and verdict:
                verdict = not begins_again(text, lines, index)
                if not verdict:
                    tops.add(text[begins[index] : end])
            elif verdict and tops:
                # A page that is printed again is read as the first time.
                verdict = text[begins[index] : end] not in tops
        if verdict:
            glue = " " if _is_word(text[end - 1]) and _is_word(text[after]) else ""
            edits.append(Edit(end, after, glue, "wrap"))
            joined = index + 1
    return edits


def _is_heading(text: str, lines: Lines, index: int, indented: bool) -> bool:
    """Say whether the line parts from the next for reasons that are quickly seen: _judge would say the same, and takes its time.

    Most lines without a stop are such: short, of one clause, with another line below that is no clause.
    """
    begins, ends = lines
    begin, end, after, after_end = begins[index], ends[index], begins[index + 1], ends[index + 1]
    if (
        text[end - 1] in _NOT_HEADING
        or end - begin > _LONG_WITH_COMMA
        or after_end - after <= _SHORT_REST
        or text[after] in _NEVER_FIRST
        or text[after_end - 1] in "；;"
    ):
        return False
    line = text[begin:end]
    if "。" in line or "；" in line or ";" in line:
        return False
    return not indented or end - begin < _LEAST_WRAPPED or is_indented(text, after)


def _lines_again(text: str, lines: Lines) -> frozenset[str]:
    """The lines that come again after other words: a page's headline, and the title after a text that was cut off.

    In a second copy that is wrapped as the first was, or an item in the same words, the same words stand before.
    """
    # Nothing stands before the first line: it comes again wherever it does.
    before: dict[str, str] = {text[lines.begins[0] : lines.ends[0]]: ""}
    pairs = pairwise(map(text.__getitem__, map(slice, lines.begins, lines.ends)))
    return frozenset(
        line for last, line in pairs if before.setdefault(line, words := last.lstrip(_NUMBER_SIGNS)) != words
    )


def _ends_full(text: str, lines: Lines, index: int, width: Width | None) -> bool:
    """Say whether the line is full, and the next no title or page's line: then words that come again go on a sentence both times."""
    if width is None or width.widths[index] < width.full:
        return False
    begin, end = lines.begins[index + 1], lines.ends[index + 1]
    return not is_kind_title(text, begin, end) and _PROPERTY.match(text, begin, end) is None


def _judge(
    text: str,
    lines: Lines,
    index: int,
    paragraph: int,
    width: Width | None,
    marked: frozenset[int],
    indented: bool,
) -> bool | None:
    """Say whether the break after line ``index`` stands inside a sentence; None where words must decide.

    ``indented`` says that the file indents its paragraphs: what then is not indented goes on.
    """
    begins, ends = lines
    begin, end, after = begins[index], ends[index], begins[index + 1]
    last, first = text[end - 1], text[after]
    if index in marked or index + 1 in marked or "\t" in text[begin:end]:
        return False
    if (first == text[ends[index + 1] - 1] == _BAR) or (last == text[begin] == _BAR):
        return False  # a row of a table
    if first == "】" and text.startswith(_BUTTONS, after):
        return text.rfind("【", begin, end) > text.rfind("】", begin, end)
    if first in _NEVER_FIRST or _parts_marker(text, begin, end, after):
        return True
    if last == "目" and end - begin == 1 and text[after : ends[index + 1]] in _UNDER_MU:
        return True
    if _PROPERTY.match(text, begin, end):
        return False
    if last in _COLONS and _parts_note(text, end, after):
        return True
    if last in "）)" and _ENDS_WITH_NUMBER.search(text, max(begin, end - _LONGEST_MARKER), end) is not None:
        return not begins_with_marker(text, after)
    if last in STOPS or (
        last in CLOSERS and (text[end - 2] in STOPS or _ends_with_note(text, paragraph, end))
    ):
        return False
    if last == "吧" and text.endswith(_INVITES, begin, end):
        return False
    if last == "摄" and text[end - 2] in _BLANKS:
        return False  # a picture's caption ends with who took it
    if "0" <= last <= "9" and _PAGED.search(text[max(begin, end - _LONGEST_PAGED) : end]) is not None:
        return False
    if last in _OPEN_END and MARKER_ONLY.fullmatch(text, begin, end) is None:
        return not begins_with_marker(text, after)
    if MARKER_ONLY.fullmatch(text, begin, end):
        return (
            not begins_with_marker(text, after)
            and ends[index + 1] - after > 1
            and (text[end - 1] in _UNITS or not _is_paragraph(text, after, ends[index + 1]))
        )
    is_full = width is not None and width.widths[index] >= width.full
    if begins_with_marker(text, after) or stands_apart(text, after, ends[index + 1]):
        return is_full and first == "一" and last in _BEFORE_ONE and text.find("，", paragraph, end) >= 0
    if is_full:
        return True
    if (
        indented
        and end - paragraph >= _LEAST_WRAPPED
        and is_indented(text, paragraph)
        and text[after - 1] in LINE_END_SET
    ):
        return True
    if text[ends[index + 1] - 1] in "；;" and begins_with_marker(text, paragraph):
        # A clause that ends so is an item's, and no heading's text, unless it is the first of a list, or one of several.
        return not (_begins_list(text, lines, index + 1) or _holds_list(text, after, ends[index + 1]))
    return _judge_by_paragraph(text, lines, index, paragraph)


def _begins_list(text: str, lines: Lines, index: int) -> bool:
    """Say whether the line and the next begin as the first two of a list of words do: 第一步 第二步, 一靠 二靠, 首先 其次."""
    if index + 1 == len(lines.begins):
        return False
    first, second = lines.begins[index : index + 2]
    verb = text[first + 1 : first + 2]
    pairs = (("第一", "第二"), ("首先", "其次"), ("一" + verb, "二" + verb))
    return any(text.startswith(one, first) and text.startswith(two, second) for one, two in pairs)


def _holds_list(text: str, begin: int, end: int) -> bool:
    """Say whether more than one clause of a list stands in the line, of which the first is numbered."""
    return text.find("；", begin, end - 1) >= 0 and _FIRST_WITHIN.search(text, begin, end) is not None


def _parts_marker(text: str, begin: int, end: int, after: int) -> bool:
    """Say whether the break between the line and what begins at ``after`` stands inside a marker."""
    first = text[after]
    if first not in _IN_MARKER:
        return False
    low = max(begin, end - _LONGEST_MARKER)
    before = text[low:end] if low == begin else " " + text[low:end]
    if text[end - 1] in _PARTED_AFTER:
        return _PARTED_WORDS.search(f"{before}\n{text[after : after + _LONGEST_MARKER]}") is not None
    return _PARTED_MARKER.search(f"{before}\n{first}") is not None


def _parts_note(text: str, end: int, after: int) -> bool:
    """Say whether the break after a colon stands in a note in brackets, which ends soon: （责任单位：⏎财政局）."""
    low = max(0, end - _LONGEST_BEFORE)
    opened = last_opened(text, low, end)
    if opened < 0 or not _NOTE_SIGNS.isdisjoint(text[opened + 1 : end]):
        return False
    closed = _NOTE_END.match(text, after, after + _LONGEST_NOTE)
    return closed is not None and not begins_with_marker(text, after)


def _is_paragraph(text: str, begin: int, end: int) -> bool:
    """Say whether a line begins with a sentence that is too long for a title, and goes on with another."""
    stop = text.find("。", begin, end)
    return stop - begin > _LONGEST_TITLE and stop < end - 1


def _ends_with_note(text: str, begin: int, end: int) -> bool:
    """Say whether the line ends with a note in brackets after a stop (。（…负责）)."""
    low = max(begin, end - 80)
    opened = last_opened(text, low, end)
    return opened > begin and text[end - 1] in "）)" and text[opened - 1] in STOPS


def _judge_by_paragraph(text: str, lines: Lines, index: int, paragraph: int) -> bool | None:
    begins, ends = lines
    end, after = ends[index], begins[index + 1]
    so_far = text[paragraph:end]
    if len(so_far) <= 4:
        return False
    if so_far.isascii() and not text[after].isascii():
        return False  # a title in English, and below it one in Chinese
    if so_far[-1] == "日" and _DATED.search(so_far, max(0, len(so_far) - _LONGEST_DATE)) is not None:
        return False
    if "。" in so_far or "；" in so_far or ";" in so_far:
        return not _heads_articles(text, lines, index + 1)
    numbered = begins_with_marker(text, paragraph)
    if len(so_far) > _LONG:
        return True
    if len(so_far) > _LONG_WITH_COMMA and not numbered and ("，" in so_far or "," in so_far):
        return True
    rest = ends[index + 1] - after
    if rest <= _SHORT_REST and numbered and len(so_far) > 12:
        return None
    return False


def _heads_articles(text: str, lines: Lines, index: int) -> bool:
    """Say whether the line is the title of rules: their first article or chapter stands right under it."""
    begins, ends = lines
    return (
        index + 1 < len(begins)
        and text.startswith(_FIRST_UNITS, begins[index + 1])
        and is_kind_title(text, begins[index], ends[index])
    )


def _marked_lines(reading: Reading, lines: Lines) -> frozenset[int]:
    """The lines that Markdown has marked: they begin where an edit has taken a mark out."""
    if not reading.edits:
        return frozenset()
    found: set[int] = set()
    for offset, edit in reading.placed():
        if edit.reason == "markup" and edit.text == "":
            mark = reading.source[edit.start : edit.end].strip(_BLANKS)
            if mark[:1] in _LINE_MARKS and mark != "**":
                index = bisect_left(lines.begins, offset)
                if index < len(lines.begins) and lines.begins[index] == offset:
                    found.add(index)
    return frozenset(found)


def _is_one_word(text: str, end: int, after: int) -> bool:
    """Say whether the characters that a break parts stand together elsewhere in the text."""
    return text.find(text[end - 1] + text[after]) >= 0


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalpha()

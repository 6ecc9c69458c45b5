"""Find where a decree, notice or announcement ends and what it issues begins, where no kind of paper tells that.

After its signature and date, or after the person in office who signs a decree, stands a title that the notice names, or one
right above a first chapter or article, or text that has no title at all.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from speechparse.layout.endings import heads_text
from speechparse.layout.issuing import issues
from speechparse.layout.page import CONTENTS, OFFICE, PAPER_NUMBER, Page
from speechparse.layout.page_lines import is_foot_line, is_page_line
from speechparse.layout.signatures import is_signature
from speechparse.layout.title_lines import OFFICER
from speechparse.patterns import LazyPattern

#: A notice that carries a paper has no more lines.
LONGEST_NOTICE: Final = 30
#: The papers that it names.
NAMED: Final = LazyPattern("《([^《》]{4,58})》")
#: An office and the date in one line.
_SIGNED: Final = LazyPattern(
    r"[^\s，。：；][^，。：；]{1,40}[ \u3000][0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
)
_NOTE: Final = LazyPattern(r"[（(](?:此件|此文|公开|主动).{1,20}[)）]")
#: Who is sent a copy, whom to ask, what is attached.
_FOOT: Final = LazyPattern("抄|主[送题題]|附|[联聯]系|[^。，]{1,8}[：:]")
#: The head of what issues another paper; where no such line stands first, the decree is in the head of the paper itself.
_ISSUER: Final = LazyPattern(r".{2,60}(?:令|公告|通告|通知|决定)(?:\s*[（(]?第?.{1,12}号[)）]?)?")
#: Offices are parted by a sign in a sentence, and by a blank in a title.
_QUOTES: Final = str.maketrans("", "", "《》〈〉<>＜＞、 \u3000")
_MOST_TITLE_LINES: Final = 4
_BRACKETS: Final = ("（", "(")
#: The ranks of chapters and articles, and of whatever heads parts of a paper.
_LOWEST_UNIT: Final = 4
_LOWEST_HEADING: Final = 5
_SHORTEST: Final = 4
_LONGEST_SIGNATURE: Final = 40
_SHORTEST_NAME: Final = 5
#: A text without a title is a paragraph, and its numbers begin soon.
_SHORTEST_TEXT: Final = 24
_SOON: Final = 3


def find_issued(page: Page, index: int, start: int) -> int | None:
    """Return the line where that begins which the notice from line ``start`` on issues, if line ``index`` shows it.

    The line is a title under the notice's date or signature, or that itself, where no title follows.
    """
    if index - start > LONGEST_NOTICE:
        return None
    if page.is_date(index) or is_signature(page, index):
        carries = _carries_text(page, index, start) or _carries_units(page, index, start)
        return index + 1 if carries and not _is_titled_above(page, index, start) else None
    if (
        _is_signature(page, index, start)
        and _carries_units(page, index, start)
        and not _is_titled_above(page, index, start)
    ):
        return index + 1
    above = index - 1
    if _may_part(page, above):
        above -= 1
    if (
        above <= start
        or not (_is_dated(page, above) or _is_signature(page, above, start))
        or page.length(index) < _SHORTEST
        or is_foot_line(page, index)
    ):
        return None
    is_named = _is_named(page, index, start) and heads_text(page, index)
    is_issued = _heads_units(page, index) or (_is_dated(page, above) and _heads_numbers(page, index, start))
    return index if is_named or (is_issued and _issues(page, start, index)) else None


def _may_part(page: Page, index: int) -> bool:
    """Say whether the line may stand between a date and the title under it: a note, or the number of what is issued."""
    line = page.line(index)
    if line[0] in _BRACKETS:
        return page.matches(_NOTE, index)
    return line[-1] == "号" and page.matches(PAPER_NUMBER, index)


def _is_dated(page: Page, index: int) -> bool:
    return (
        page.is_date(index)
        or page.matches(_SIGNED, index)
        or page.is_signed(index)
        or is_signature(page, index)
    )


def _is_signature(page: Page, index: int, start: int) -> bool:
    """Say whether the line is a person in office, alone, who signs what issues a paper: 乡长　毛某某."""
    line = page.line(index)
    if len(line) > _LONGEST_SIGNATURE or (" " not in line and "\u3000" not in line):
        return False  # as most lines
    return _issues(page, start, index) and page.matches(OFFICER, index)


def _issues(page: Page, start: int, index: int) -> bool:
    return issues(page.text, page.begins[start], page.ends[index - 1])


def _is_named(page: Page, index: int, start: int) -> bool:
    """Say whether the notice names (《…》) what the line, perhaps with the next one, is the title of."""
    line = page.line(index).translate(_QUOTES)
    below = range(index, min(page.count, index + _MOST_TITLE_LINES))
    joined = [*accumulate(page.line(at).translate(_QUOTES) for at in below)]
    for name in NAMED.findall(page.text, page.begins[start], page.ends[index - 1]):
        bare = name.translate(_QUOTES)
        is_noted = line.startswith(bare) and line[len(bare) : len(bare) + 1] in _BRACKETS
        # 《春灌计划》 is then called 石坪县2020年春灌计划.
        if bare in joined or is_noted or (len(bare) > _SHORTEST_NAME and line.endswith(bare)):
            return True
    return False


def _is_titled_above(page: Page, index: int, start: int) -> bool:
    """Say whether what the decree issues (《…》) is the title over the decree itself: that is but a part of its head."""
    named = {
        name.translate(_QUOTES) for name in NAMED.findall(page.text, page.begins[start], page.ends[index])
    }
    head = range(start, min(start + _MOST_TITLE_LINES, index))
    return any(
        words in named or any(words.startswith(name + bracket) for name in named for bracket in _BRACKETS)
        for words in (page.line(line).translate(_QUOTES) for line in head)
    )


def _heads_units(page: Page, index: int) -> bool:
    """Say whether a first chapter or article stands under the line, with nothing between but contents and notes in brackets."""
    after = page.next_strong(index)
    if after is None or after.ordinal != 1 or (after.style.rank or 0) > _LOWEST_UNIT:
        return False
    between = range(index + 1, after.line)
    return all(page.line(line)[0] in _BRACKETS or page.matches(CONTENTS, line) for line in between)


def _carries_units(page: Page, index: int, start: int) -> bool:
    """Say whether a first chapter or article follows the date or signature of a decree, and no title between: it has none."""
    return (
        page.text[page.begins[index]] not in _BRACKETS
        and _heads_units(page, index)
        and not any(map(page.is_kind, range(start + 1, index)))  # the paper's own title
        and page.matches(_ISSUER, start)
        and _is_unnumbered(page, start, index)
        and _issues(page, start, index)
    )


def _carries_text(page: Page, index: int, start: int) -> bool:
    """Say whether text without a title follows the date of a notice, and a first number soon after: the notice has none."""
    after = index + 1
    if after >= page.count or page.length(after) < _SHORTEST_TEXT or is_page_line(page, after):
        return False
    if not page.is_body(after) or after in page.marked or page.starts_with(_FOOT, after):
        return False
    return _numbers_begin(page, after, start) and _issues(page, start, index)


def _heads_numbers(page: Page, index: int, start: int) -> bool:
    """Say whether text and a first number stand right under the title in line ``index``, whatever its words."""
    after = index + 1
    return (
        after < page.count
        and page.is_title_shaped(index)
        and not page.matches(OFFICE, index)
        and not page.starts_with(_FOOT, index)
        and page.text[page.begins[index]] not in _BRACKETS
        and page.length(after) >= _SHORTEST_TEXT
        and after not in page.marked
        and not page.is_title_shaped(after)
        and not is_page_line(page, after)
        and not page.starts_with(_FOOT, after)
        and _numbers_begin(page, after, start)
    )


def _numbers_begin(page: Page, after: int, start: int) -> bool:
    """Say whether soon after line ``after`` headings begin to be numbered, which the notice from line ``start`` on are not."""
    number = page.next_strong(after)
    return (
        number is not None
        and number.ordinal == 1
        and (number.style.rank or 0) <= _LOWEST_HEADING
        and number.line - after <= _SOON
        and _is_unnumbered(page, start, after)
    )


def _is_unnumbered(page: Page, start: int, index: int) -> bool:
    """Say whether the notice from line ``start`` to line ``index`` holds no numbers."""
    before = page.previous_strong(index)
    return before is None or before.line < start

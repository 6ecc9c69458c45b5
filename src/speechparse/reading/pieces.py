"""Find the labels of a collection's pieces: 倡议书篇1, 【篇二】, 第三篇：, or the headline's words and a number, 1, 2, 3 ….

A site puts them before the papers that it has gathered under a headline with their count (倡议书（精选12篇）); what
stands above the first is its own. Whether text goes on in a label's line does not matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from speechparse.ordinals import System, parse_in
from speechparse.patterns import LazyPattern, Match

_NUMBER: Final = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
#: How many pieces there are: 精选12篇, 三篇.
_COUNT: Final = LazyPattern(rf"(?<![第上下篇0-9０-９一二三四五六七八九十])({_NUMBER})\s?篇")
#: They are several: …多篇, at a headline's end.
_MANY: Final = "[多几幾数數]篇|若干篇"
#: A headline's words before the count.
_HEADLINE: Final = LazyPattern(
    r"(?:^|(?=20[0-9]{2})|.*[>＞»|《】]|[0-9.、\s]*)\s*(?P<stem>[^>＞»|《》【】。；，,：:]{4,40}?)》?\s?"
    rf"(?:[（(【\[][^（）()]{{0,6}}?|(?:精选|精選|通用|汇总|匯總|热门|熱門|专业|專業|实用|實用|优秀|優秀|优质|優質|最新|推荐|推薦|合集|集锦|锦集|精品|经典|經典|必备|范文|範文|模板|大全|整理|共){{0,2}})"
    rf"(?<!第)(?:(?:{_NUMBER})\s?篇|(?P<many>{_MANY})[)）】]?$)"
)
#: The label as it begins a line.
_LABEL: Final = LazyPattern(
    rf"(?P<stem>[^。；，：:！？!?]{{0,40}}?)(?:(?<![0-9０-９一二三四五六七八九十])篇\s?[（(]?(?P<after>{_NUMBER})[)）]?|第\s?(?P<before>{_NUMBER})\s?篇)(?P<close>[】]?\s?[：:]?)"
)
#: The same after the headline's words; after the number nothing goes on that counts.
_NUMBERED: Final = LazyPattern(
    rf"\s?(?:范文|範文|模板|例文|样本)?\s?[（(【]?(?P<after>{_NUMBER})[)）】]?(?P<close>[：:]?)(?![0-9０-９、.．,，年月日个個份条條项項次届屆篇章节節%％℃点點多余來来〔〕-])"
)
#: What a headline has about its words that labels leave out: 2023年最新…范文.
_TRIMMINGS: Final = LazyPattern(
    r"(?:[0-9xX]{4}年?(?:度|最新)?|最新|最全|热门)?(.{4,40}?)(?:范文|範文|模板|样本|大全|合集|集锦)?"
)
_MARK: Final = "篇"
_ORDINAL: Final = "第"
#: So far down the headline stands, and the first label; so far into its line the label's sign.
_LONGEST_HEAD: Final = 40
_LONGEST_STEM: Final = 44
_LONGEST_HEADLINE: Final = 64
#: So many numbers may be left out where a page leaves out some of its text.
_MOST_LEFT_OUT: Final = 5
_WIDE: Final = 2
#: What contents name after a label is no longer.
_LONGEST_ENTRY: Final = 40


#: Without a count the headline's words and a number label pieces only where a page speaks of itself; by a sign of each
#: word, which is found ten times as soon as two.
_EDITORS: Final = {"编": "小编", "編": "小編", "范": "范文", "範": "範文"}
#: 范文一, 【范文1】.
_MODELS: Final = ("范文", "【范文", "範文", "【範文", "例文")
_MODEL_WORDS: Final = ("范文", "範文")
_MODEL: Final = LazyPattern(
    rf"(?P<stem>[^。；，,：:！？!?]{{2,30}}(?:范文|範文))\s?(?P<after>{_NUMBER})(?P<close>[：:]?)$"
)
#: So far down a page has said what it has gathered.
_INTRODUCED: Final = 4_000
_FIRST_LINES: Final = 10
_SHORTEST_STEM: Final = 4
_NO_HEADLINE: Final = "。；;，,：:！!？?…"


class Piece(NamedTuple):
    """A label: its line, where it ends, and whether it is but a title with a number (倡议书1).

    ``is_parted`` says that something parts it from what follows in its line, of which there are ``rest`` characters;
    ``key`` is what it has in common with the others of its series.
    """

    line: int
    end: int
    is_title: bool
    number: int
    key: str
    is_parted: bool
    rest: int


class Headline(NamedTuple):
    """The words of a headline, and whether it counts the pieces."""

    words: str
    is_counted: bool


_NONE: Final = Headline("", is_counted=False)


def may_hold_pieces(text: str) -> bool:
    """Say whether the text has what labels, or a page that labels its pieces, cannot do without."""
    return text.find(_MARK) >= 0 or _has_editor(text)


def find_pieces(text: str, begins: Sequence[int], ends: Sequence[int]) -> list[Piece]:
    """Return the labels of the pieces in the lines, in order; none where their numbers do not count from one."""
    first = text.find(_MARK)
    headline = _counting_headline(text, begins, ends) if first >= 0 else _NONE
    chosen: list[Piece] = []
    if first >= 0 and (found := _marked(text, begins, ends, first)):
        headlines = [headline] if headline.words else _headlines(text, begins, ends)
        chosen = _chosen(
            text, begins, ends, found, headlines, is_counted=headline.is_counted or _is_counted(text, found)
        )
    if not chosen:
        chosen = _title_pieces(text, begins, ends, headline)
    return _with_common_words(text, ends, sorted(chosen), headline.words) if chosen else []


def _title_pieces(text: str, begins: Sequence[int], ends: Sequence[int], headline: Headline) -> list[Piece]:
    """Return the labels that are a headline's words and a number."""
    if headline.words:
        bare = _TRIMMINGS.fullmatch(headline.words)
        headlines = [
            headline,
            *([Headline(bare[1], is_counted=True)] if bare and bare[1] != headline.words else []),
        ]
    elif _has_editor(text):
        headlines = _headlines(text, begins, ends)
    else:
        return []
    chosen: list[Piece] = []
    for one in headlines:
        found = _numbered(text, begins, ends, one.words)
        is_counted = one.is_counted or bool(found and _has_editor(text[: begins[found[0].line]]))
        chosen = chosen or _chosen(text, begins, ends, found, [one], is_counted=is_counted)
    if not chosen and headline.words:
        chosen = _model_pieces(text, begins, ends)
    return chosen or _named_models(text, begins, ends)


def _model_pieces(text: str, begins: Sequence[int], ends: Sequence[int]) -> list[Piece]:
    """Return the labels, under a headline that counts the pieces, that are no more than a word and a number."""
    for word in _MODELS:
        taken = _in_order(_numbered(text, begins, ends, word))
        if taken and taken[0].is_parted and all(piece.is_parted for piece in taken):
            return [piece._replace(is_title=False) for piece in taken]
    return []


def _named_models(text: str, begins: Sequence[int], ends: Sequence[int]) -> list[Piece]:
    """Return the labels that say of themselves what they label, alone on their lines: 护林简报范文一：."""
    found: list[Piece] = []
    for word in _MODEL_WORDS:
        at = text.find(word)
        while at >= 0:
            line = bisect_right(begins, at) - 1
            is_short = line >= 0 and ends[line] - begins[line] <= _LONGEST_STEM
            label = _MODEL.match(text, begins[line], ends[line]) if is_short else None
            if label is not None:
                found.append(_piece(label, line, ends[line], label["stem"]))
            at = text.find(word, at + 1)
    first = next((piece for piece in found if piece.number == 1), None)
    taken = _in_order([piece for piece in found if first is not None and piece.key == first.key])
    return taken if len(taken) > 1 or any(text[piece.end - 1] in "：:" for piece in taken) else []


def _has_editor(text: str) -> bool:
    """Say whether a page speaks of itself, near the top of the text."""
    top = text[:_INTRODUCED]
    return any(sign in top and word in top for sign, word in _EDITORS.items())


def _counting_headline(text: str, begins: Sequence[int], ends: Sequence[int]) -> Headline:
    """Return the headline that counts the pieces, if there is one."""
    for begin, end in zip(begins[:_LONGEST_HEAD], ends[:_LONGEST_HEAD], strict=False):
        if (
            end - begin > _LONGEST_HEADLINE
            or text.find(_MARK, begin, end) < 0
            or text[end - 1] in _NO_HEADLINE
        ):
            continue
        headline = _HEADLINE.match(text, begin, end)
        if headline is None:
            continue
        count = _COUNT.search(text, headline.end("stem"), end)
        if headline["many"] or (count is not None and _value(count[1]) > 1):
            return Headline(headline["stem"].strip(), is_counted=True)
    return _NONE


def _headlines(text: str, begins: Sequence[int], ends: Sequence[int]) -> list[Headline]:
    """Return the first lines that may be a headline, each once."""
    lines = [
        text[begin:end].strip("《》")
        for begin, end in zip(begins[:_FIRST_LINES], ends[:_FIRST_LINES], strict=False)
        if _SHORTEST_STEM <= end - begin <= _LONGEST_STEM and text[end - 1] not in _NO_HEADLINE
    ]
    return [Headline(line, is_counted=False) for line in dict.fromkeys(lines)]


def _is_counted(text: str, found: Sequence[Piece]) -> bool:
    """Say whether the pieces are counted in what stands above the first label, near the top, or in it."""
    first = next((piece for piece in found if piece.number == 1), None)
    if first is None or first.line > _LONGEST_HEAD:
        return False
    return any(_value(count[1]) > 1 for count in _COUNT.finditer(text, 0, first.end))


def _marked(text: str, begins: Sequence[int], ends: Sequence[int], at: int) -> list[Piece]:
    """Return the lines that begin with a label with its sign (篇), the first of which stands at ``at``."""
    found: list[Piece] = []
    while at >= 0:
        line = bisect_right(begins, at) - 1
        if line >= 0 and at - begins[line] <= _LONGEST_STEM and at < ends[line]:
            label = _LABEL.match(text, begins[line], ends[line])
            if label is not None:
                key = ("" if label["after"] else _ORDINAL) + "".join(label["stem"].split())
                found.append(_piece(label, line, ends[line], key))
            at = ends[line]
        at = text.find(_MARK, at + 1)
    return found


def _numbered(text: str, begins: Sequence[int], ends: Sequence[int], stem: str) -> list[Piece]:
    """Return the lines that begin with the headline's words and a number."""
    found: list[Piece] = []
    at = text.find(stem) if stem else -1
    while at >= 0:
        line = bisect_left(begins, at)
        is_first = line < len(begins) and begins[line] == at
        label = _NUMBERED.match(text, at + len(stem), ends[line]) if is_first else None
        if label is not None and (_parts(label, ends[line]) or _ends_number(label[0])):
            found.append(_piece(label, line, ends[line], stem)._replace(is_title=True))
        at = text.find(stem, at + len(stem))
    return found


def _piece(label: Match, line: int, end: int, key: str) -> Piece:
    numeral = label["after"] or label["before"]
    return Piece(line, label.end(), False, _value(numeral), key, _parts(label, end), end - label.end())


def _parts(label: Match, end: int) -> bool:
    """Say whether the label's line ends after it, or a sign or blanks part it from what follows."""
    at = label.end()
    if at == end or label["close"].strip():
        return True
    return label["after"] is not None and label.string[at : at + _WIDE].isspace()  # 第一篇　　总则


def _ends_number(label: str) -> bool:
    """Say whether the label shows by itself that its number has ended: 工作总结一直… does not."""
    return label[-1].isdecimal() or label[-1] in "）)】"


def _chosen(
    text: str,
    begins: Sequence[int],
    ends: Sequence[int],
    found: Sequence[Piece],
    headlines: Sequence[Headline],
    *,
    is_counted: bool,
) -> list[Piece]:
    """Return the labels of the series that count from one."""
    series: dict[str, list[Piece]] = {}
    for piece in found:
        series.setdefault(piece.key, []).append(piece)
    chosen: list[Piece] = []
    for key, labels in series.items():
        taken = _in_order(labels)
        is_series = any(piece.number > 1 for piece in taken)
        words = key.removeprefix(_ORDINAL)
        is_known = _is_known(words, headlines)
        if all(piece.is_parted for piece in taken) and not (taken and taken[0].is_title):
            is_again = any(words == headline.words for headline in headlines)
            is_label = is_counted or is_again or (is_series and key != _ORDINAL)  # 第一篇 may be a book's
        elif key.startswith(_ORDINAL):
            is_label = is_known  # 第一篇章
        else:
            is_under = bool(taken) and _is_under_words(text, begins, ends, taken[0])
            is_label = (is_known and (is_series or is_counted or is_under)) or (is_series and is_counted)
        chosen += taken if is_label else []
    return chosen


def _is_under_words(text: str, begins: Sequence[int], ends: Sequence[int], piece: Piece) -> bool:
    """Say whether the line right above a label is the label's words and nothing else."""
    above = piece.line - 1
    return above >= 0 and "".join(text[begins[above] : ends[above]].split()) == piece.key


def _is_known(key: str, headlines: Sequence[Headline]) -> bool:
    """Say whether the headline has the words of a label."""
    bare = ["".join(headline.words.split()) for headline in headlines]
    return len(key) >= _SHORTEST_STEM and any(key in words or words in key for words in bare)


def _in_order(labels: Sequence[Piece]) -> list[Piece]:
    """Leave out contents, whose lines follow each other, and what does not go on a count from one."""
    lines = {piece.line for piece in labels}
    taken: list[Piece] = []
    last = 0
    for piece in labels:
        if piece.rest <= _LONGEST_ENTRY and piece.line + 1 in lines:
            continue
        if piece.number == 1 or (last and last < piece.number <= last + _MOST_LEFT_OUT):
            taken.append(piece)
            last = piece.number
    return taken


def _with_common_words(text: str, ends: Sequence[int], pieces: list[Piece], headline: str) -> list[Piece]:
    """Let labels reach to their lines' ends where the same words follow each, or the headline's: they are the site's."""
    if any(piece.rest > _LONGEST_ENTRY for piece in pieces):
        return pieces
    words = {text[piece.end : ends[piece.line]].strip() for piece in pieces}
    if len(words) == 1 and words != {""} and (len(pieces) > 1 or words == {headline}):
        return [piece._replace(end=ends[piece.line], rest=0) for piece in pieces]
    return pieces


def _value(numeral: str) -> int:
    """Return the number, or 0 where the numerals are none."""
    return int(numeral) if numeral.isdecimal() else parse_in(numeral, System.CHINESE) or 0

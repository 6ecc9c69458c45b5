"""MRK301 marker-punctuation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from speechparse.diagnostic import Applicability, Edit, Fix, Message, Severity
from speechparse.lint.brackets import half_brackets
from speechparse.lint.markers import name
from speechparse.lint.marks import (
    RIGHT,
    SIGNS,
    Mark,
    MarkClass,
    class_of,
    mark_of,
    marker_class,
    right_mark,
    usual_class,
)
from speechparse.lint.rule import Finding, Rule
from speechparse.lint.scene import ListView, Scene, SpeechView
from speechparse.nodes import Marker
from speechparse.span import Span

#: A mark is the usual one of a speech where it has it so often, and at least so many times as any other.
_USUAL: Final = 3
_TIMES: Final = 3
_WIDE: Final = frozenset("（）．，０１２３４５６７８９")
_WIDEN: Final = str.maketrans(",.", "，．")


class _Marked(NamedTuple):
    marker: Marker
    mark: Mark
    kind: MarkClass
    view: ListView


class MarkerPunctuation(Rule):
    """Finds a marker with the wrong mark after its number: （一）、 1、 第一、 一、 beside 二.

    GB/T 15834 gives 第一 a comma, 一 a 、, 1 a dot and a bracketed number nothing. Where a paper writes all its
    markers alike this is a note; a marker that differs from its like in the paper is a warning, and so is one that
    lacks a bracket: （二 or 二） beside （一）.

    The fix changes the mark. It is safe where the outline stays the same, and unsafe where the number would run
    into a figure after it: 5、2020年.
    """

    code = "MRK301"
    name = "marker-punctuation"
    title = Message("编号后的标点", "the mark after a number")
    severity = Severity.WARNING
    in_gongwen = Severity.WARNING
    applicability = Applicability.SAFE
    authority = Message(
        "GB/T 15834-2011 附录 B.3.1—B.3.7（资料性附录）", "GB/T 15834-2011 B.3.1–B.3.7 (informative)"
    )
    chinese = """编号后面的标点不对：“（一）、”“1、”“第一、”，或者“一、”之中夹着“二.”。

    GB/T 15834 规定：“第一”后用逗号，“一”后用顿号，“1”后用下脚点，带括号的不加标点。全文写法一致的只作提示，
    与同类不一致的那一个才是警告；括号少了一半的（“（一）”之后是“二）”）也是警告。

    修复是改标点。改后提纲不变的算安全；编号会与后面的数字连起来的（“5、2020年”）不算安全。"""

    def check(self, scene: Scene) -> Iterator[Finding]:
        """Yield odd marks one by one, and for each class of markers that is wrong throughout one note."""
        for speech in scene.speeches:
            yield from _of_speech(scene, speech)
        yield from half_brackets(scene)


def _are_right(speech: SpeechView, text: str) -> bool:
    """Say whether all markers of a speech have the right marks, those of one class the same; most speeches do."""
    marks: dict[str, str] = {}
    for view in speech.lists:
        if len(view.styles) > 1:
            return False
        style = view.only_style
        for reading, end in zip(view.readings, view.ends, strict=True):
            right = right_mark(reading, style)
            if right is None or text[end : end + 1] in SIGNS:
                return False
            name_of, mark = right
            if marks.setdefault(name_of, mark) != mark:
                return False
    return True


def _of_speech(scene: Scene, speech: SpeechView) -> Iterator[Finding]:
    text = scene.text
    if _are_right(speech, text):
        return
    lists: list[list[_Marked]] = []
    pairs: Counter[tuple[str, str]] = Counter()
    for view in speech.lists:
        found: list[_Marked] = []
        series = usual_class(view.markers) if len(view.styles) > 1 else None
        for marker, reading, end in zip(view.markers, view.readings, view.ends, strict=True):
            style = view.only_style or marker.style
            kind = class_of(reading, style)
            # A marker of another series than its list is said by NUM108.
            if kind is not None and (series is None or marker_class(marker) == series):
                found.append(_Marked(marker, mark_of(reading, style, text, end), kind, view))
        pairs.update([(marked.kind.name, marked.mark.folded) for marked in found])
        lists.append(found)
    counts: dict[str, Counter[str]] = {}
    for (name_of, mark), times in pairs.items():
        counts.setdefault(name_of, Counter())[mark] = times
    if all(len(counter) == 1 and next(iter(counter)) in RIGHT[kind] for kind, counter in counts.items()):
        return
    odd: set[int] = set()
    is_mixed = any(len(counter) > 1 for counter in counts.values())
    for found in lists if is_mixed else ():
        for marked, usual in _odd_ones(found, counts):
            odd.add(id(marked.marker))
            yield _odd(text, marked, usual)
    wrong: dict[str, list[_Marked]] = {}
    for marked in (marked for found in lists for marked in found):
        # 一　 is a heading set apart by a blank: no mark at all is no wrong one.
        is_wrong = marked.mark.folded and marked.mark.folded not in marked.kind.right
        if is_wrong and id(marked.marker) not in odd:
            wrong.setdefault(marked.kind.name, []).append(marked)
    for same in wrong.values():
        yield _throughout(text, same, lists)


def _odd_ones(found: list[_Marked], counts: dict[str, Counter[str]]) -> Iterator[tuple[_Marked, str]]:
    """Yield the markers of one list that differ from its usual mark, or, in a list too short, the speech's."""
    if len({marked.mark.folded for marked in found}) == 1 and len(found) > 1:
        return
    for kind in {marked.kind.name: marked.kind for marked in found}.values():
        same = [marked for marked in found if marked.kind.name == kind.name]
        usual = _usual(Counter(marked.mark.folded for marked in same), counts[kind.name], kind)
        if usual is None:
            continue
        for marked in same:
            if marked.mark.folded != usual and not (
                kind.name == "word" and not marked.mark.folded.strip(",")
            ):
                yield marked, usual


def _usual(own: Counter[str], speech: Counter[str], kind: MarkClass) -> str | None:
    """Return the mark that the markers of a list should have: that of most of them, or of most in the speech."""
    (first, most), *rest = own.most_common()
    if rest and most > rest[0][1]:
        return first
    (first, most), *others = speech.most_common()
    if others and most >= _USUAL and most >= _TIMES * others[0][1]:
        return first
    if rest:
        return next((mark for mark in own if mark in kind.right), None)
    return None


def _odd(text: str, marked: _Marked, usual: str) -> Finding:
    said = _quoted(marked, text)
    wanted = _said(usual)
    return Finding(
        marked.marker.span,
        Message(
            f"“{said}”的标点与同类编号不一致，应{wanted[0]}",
            f"{said} is not marked as the others of its kind; expected {wanted[1]}",
        ),
        (),
        _remark(text, [marked], usual),
    )


def _throughout(text: str, same: list[_Marked], lists: list[list[_Marked]]) -> Finding:
    first = same[0]
    said = _quoted(first, text)
    right = next(iter(sorted(first.kind.right, reverse=True)))
    wanted = _said(right)
    times = f"（共{len(same)}处）" if len(same) > 1 else ""
    return Finding(
        first.marker.span,
        Message(
            f"“{said}”这类编号后应{wanted[0]}{times}",
            f"markers such as {said} take {wanted[1]} ({len(same)} in this speech)",
        ),
        tuple((Message("同类", "of the same kind"), marked.marker.span) for marked in same[1:]),
        None if _meet(same, lists, right) else _remark(text, same, right),
        Severity.INFO,
    )


def _meet(same: list[_Marked], lists: list[list[_Marked]], mark: str) -> bool:
    """Say whether with another mark a list at line starts would look like one around it or in it: 11、 over 1. and 2."""
    kind = same[0].kind.name
    changed = {id(marked.view) for marked in same}
    block = [found for found in lists if found and not found[0].view.is_inline]
    like = {
        id(found[0].view)
        for found in block
        if any(marked.kind.name == kind and marked.mark.folded == mark for marked in found)
    }
    if not like:
        return False
    for view in (found[0].view for found in block):
        others = changed if id(view) in like else like if id(view) in changed else frozenset()
        above = view.above if others else None
        while above is not None and (above.is_inline or id(above) not in others):
            above = above.above
        if above is not None:
            return True
    return False


def _said(mark: str) -> tuple[str, str]:
    return (f"用“{mark}”", mark) if mark else ("不加标点", "no mark")


def _quoted(marked: _Marked, text: str) -> str:
    return name(marked.marker) + marked.mark.text[marked.mark.inside :]


def _remark(text: str, found: list[_Marked], mark: str) -> Fix | None:
    """Return the fix that gives markers another mark; None where one stands outside its marker or is damaged."""
    edits: list[Edit] = []
    applicability = Applicability.SAFE
    for marked in found:
        edit = _edit(marked, mark)
        if edit is None:
            return None
        if text[edit.span.end : edit.span.end + 1].isdecimal():
            applicability = Applicability.UNSAFE
        edits.append(edit)
    wanted = _said(mark)
    return Fix(
        message=f"编号后改为{wanted[0]}" if mark else "去掉编号后的标点",
        message_en=f"Write {wanted[1]} after the number",
        applicability=applicability,
        edits=tuple(edits),
    )


def _edit(marked: _Marked, mark: str) -> Edit | None:
    marker, (own, _, inside) = marked.marker, marked.mark
    if marker.automatic or len(own) != inside or (marker.text.count(own) != 1 and own):
        return None
    if marker.text != marker.reading and (not own or not marker.text.endswith(own)):
        return None
    wide = any(character in _WIDE for character in marker.text)
    sign = mark.translate(_WIDEN if wide else {}) if mark != "," or own.isascii() else "，"
    if marker.style == "full-stop-decimal" and mark == ".":
        sign = ""  # ⒈ has its dot
    place = marker.text.rindex(own) if own else len(marker.text.rstrip())
    start = marker.span.start + place
    return Edit(span=Span(start, start + len(own)), text=sign)

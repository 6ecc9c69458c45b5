"""What a marker as written numbers: its style, its family and its ordinal."""

from __future__ import annotations

from typing import Final

from speechparse.lexer.candidate import ANY_NEXT
from speechparse.ordinals import parse_ordinal
from speechparse.patterns import LazyPattern
from speechparse.styles import BY_TERMINAL, INSERTED, SPOKEN_PART, Style

#: Sequence words number by their order, not by a numeral: each stands for "the next after at least this many".
FLEXIBLE: Final[dict[str, int]] = {"其次": -1, "再次": -2, "最": -2, "另": -1}
#: Brackets that number another list than round ones do.
SQUARE: Final = frozenset("[［〔【")
_NUMERAL_OF: Final = LazyPattern(
    "[一二三四五六七八九十廿卅百千零〇○两兩]+|[0-9０-９]+|[①-⓿❶-➓㈠-㈩㉑-㊿]|[壹贰貳弍叁參叄肆伍陆陸柒捌玖拾]+"
    "|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]+|[Ⅰ-Ⅻ]+|[ⅰ-ⅻ]+"
)


def read_marker(terminal: str, marker: str) -> tuple[Style, str, int] | None:
    """Return the style, family and ordinal of a marker as written, or None where it numbers nothing."""
    style = BY_TERMINAL[terminal]
    name = style.name
    if style.system == "words":
        if name == "sequence":
            if marker.startswith("首先"):
                return style, "sequence", 1
            return style, "sequence", FLEXIBLE.get(marker[:2]) or FLEXIBLE[marker[0]]
        if name == "aspect":
            return style, "aspect", -1 if marker[0] == "另" else 1
        return style, "one-is", ANY_NEXT
    if name == "decimal-multi":
        parts = marker.replace(" ", "").replace("．", ".").rstrip(".、").split(".")
        last = parse_ordinal(parts[-1])
        if not "".join(parts).strip("0０"):
            return None  # 0.00, as a page of prices shows before it has any
        return None if last is None else (style, "multi " + ".".join(parts[:-1]), last)
    found = _NUMERAL_OF.search(marker)
    number = parse_ordinal(found[0]) if found else None
    if found is None or number is None or number > 9999:
        return None
    if style.family == "narrative":
        return style, "narrative " + marker[found.end() :].rstrip("，,：:"), number
    if name == "ordinal-thing":
        return style, "thing " + marker[found.end() : found.end() + 2].strip(",，、:："), number
    if marker[0] in SQUARE:
        return style, f"{style.family} {marker[0]}", number  # [一] under （一）
    if name == "chinese-comma" and number == 0:
        return None
    if name == "article" and "之" in marker:
        style = INSERTED
    elif name == "part" and marker[-1] in "，,":
        style = SPOKEN_PART
    return style, style.family, number

"""Markers are written as their list's others are, in every style that has numerals."""

from __future__ import annotations

import pytest

from speechparse.markers import WORD_STYLES, narrow, take_apart, usual_marker, widen, write_marker
from speechparse.styles import STYLES

WRITTEN = [
    ("chinese-comma", "一、", 12, "十二、"),
    ("chinese-comma", "二〇、", 30, "三〇、"),
    ("chinese-comma", "一.", 3, "三."),
    ("chinese-paren", "（一）", 21, "（二十一）"),
    ("chinese-paren", "( 二 )、", 3, "( 三 )、"),
    ("decimal-dot", "１．", 10, "１０．"),
    ("decimal-dot", "1 .", 2, "2 ."),
    ("decimal-paren", "(01)", 9, "(09)"),
    ("decimal-blank", "1 ", 4, "4 "),
    ("circled", "❶", 9, "❾"),
    ("circled", "①、", 21, "㉑、"),
    ("paren-decimal", "⑴", 20, "⒇"),
    ("full-stop-decimal", "⒈", 3, "⒊"),
    ("paren-ideograph", "㈠", 10, "㈩"),
    ("article", "第 一 条", 29, "第 二十九 条"),
    ("chapter", "第3章", 12, "第12章"),
    ("ordinal", "第一，", 4, "第四，"),
    ("ordinal-thing", "第一个方面，", 2, "第二个方面，"),
    ("narrative", "一是", 6, "六是"),
    ("financial", "壹、", 2, "贰、"),
    ("stem", "甲、", 10, "癸、"),
    ("upper-roman", "Ⅰ.", 4, "Ⅳ."),
    ("lower-letter", "a)", 26, "z)"),
]


@pytest.mark.parametrize(("style", "like", "number", "written"), WRITTEN)
def test_a_number_is_written_like_another(style: str, like: str, number: int, written: str) -> None:
    assert write_marker(number, style, like=like) == written


@pytest.mark.parametrize(("style", "like", "number", "written"), WRITTEN)
def test_the_parts_are_the_marker(style: str, like: str, number: int, written: str) -> None:
    assert "".join(take_apart(written, style)) == written
    assert take_apart(written, style).after == take_apart(like, style).after


def test_a_model_shows_how_numerals_are_written() -> None:
    assert write_marker(11, "chinese-comma", like="一、", model="一〇、") == "一一、"
    assert write_marker(11, "chinese-comma", like="一、", model="十、") == "十一、"
    assert write_marker(11, "chinese-comma", like="一、", model="甲、") == "十一、"


@pytest.mark.parametrize(
    ("like", "above", "written"),
    [("1.1", (2,), "2.3"), ("1.1.1", (2, 10), "2.10.3"), ("１．１", (4,), "４．３"), ("1.1.", (2,), "2.3.")],
)
def test_decimals_take_the_numbers_above(like: str, above: tuple[int, ...], written: str) -> None:
    assert write_marker(3, "decimal-multi", like=like, above=above) == written


@pytest.mark.parametrize(
    ("number", "style", "like", "reason"),
    [
        (51, "circled", "①", "circled numerals go from"),
        (11, "stem", "甲、", "stem numerals go from 1 to 10"),
        (2, "sequence", "首先，", "has no numeral"),
        (10_000, "decimal-dot", "1.", "ordinals go from 0 to 9,999"),
    ],
)
def test_what_cannot_be_written(number: int, style: str, like: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        write_marker(number, style, like=like)


@pytest.mark.parametrize("style", [style.name for style in STYLES if style.name not in WORD_STYLES])
def test_every_style_with_numerals_has_a_usual_marker(style: str) -> None:
    assert take_apart(usual_marker(style), style).numeral


def test_words_have_no_usual_marker() -> None:
    with pytest.raises(ValueError, match="words"):
        usual_marker("sequence")


def test_widths() -> None:
    assert [widen(marker) for marker in ("(一)", "1.", "一、")] == ["（一）", "1．", "一、"]
    assert [narrow(marker) for marker in ("（１）", "２．", "一、")] == ["(1)", "2.", "一、"]

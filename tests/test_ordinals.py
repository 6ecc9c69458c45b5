"""Numerals: a table of how each is read, and the identity of writing and reading in every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechparse.ordinals import MAX_ORDINAL, System, format_ordinal, parse_in, parse_ordinal, system_of

#: system: numerals with their values; what a system's numerals may look like, odd forms included.
VARIANTS = {
    System.CHINESE: """零=0 〇=0 一=1 九=9 十=10 十一=11 一十二=12 二十=20 九十九=99 廿=20 廿一=21 卅=30 卅五=35
        卌=40 卌九=49 百=100 一百=100 一百零一=101 一百〇一=101 一百○一=101 一百O一=101 一百0一=101 一百十=110
        一百一十=110 一百十二=112 一百廿三=123 百廿=120 一百二十八=128 百二=102 一百二=102 两百=200 两百零三=203 两千=2000
        兩千零五=2005 一千=1000 一千零一=1001 一千零一十=1010 一千零十二=1012 一千零廿=1020 一千五十=1050
        一千一百零一=1101 一千二百六十=1260 九千九百九十九=9999 两=2 一〇=10 一○=10 一二=12 一二八=128 一〇〇=100
        二○○四=2004 二OO四=2004 二ＯＯ四=2004 二0一七=2017 二〇一七=2017 〇一=1 零一=1 ⼀=1 ⼆⼗=20""",
    System.FINANCIAL: """壹=1 贰=2 叁=3 肆=4 伍=5 陆=6 柒=7 捌=8 玖=9 拾=10 壹拾=10 拾壹=11 壹拾壹=11 贰拾=20 壹佰零贰=102
        玖仟玖佰玖拾玖=9999 貳=2 參=3 叄=3 陸=6 貳拾參=23 贰十=20 壹零=10 贰〇〇肆=2004""",
    System.DECIMAL: "0=0 1=1 01=1 007=7 10=10 9999=9999 １=1 １２=12 ０９=9 １2=12",
    System.CIRCLED: "⓪=0 ①=1 ⑳=20 ㉑=21 ㉟=35 ㊱=36 ㊿=50 ❶=1 ❿=10 ⓫=11 ⓴=20 ⓵=1 ⓾=10 ➀=1 ➉=10 ➊=1 ➓=10 ⓿=0",
    System.PARENTHESISED: "⑴=1 ⑽=10 ⒇=20",
    System.FULL_STOP: "⒈=1 ⒑=10 ⒛=20",
    System.PARENTHESISED_IDEOGRAPH: "㈠=1 ㈤=5 ㈩=10",
    System.CIRCLED_IDEOGRAPH: "㊀=1 ㊄=5 ㊉=10",
    System.STEM: "甲=1 乙=2 丙=3 丁=4 戊=5 己=6 庚=7 辛=8 壬=9 癸=10",
    System.UPPER_LETTER: "A=1 B=2 Z=26 Ａ=1 Ｚ=26 O=15",
    System.LOWER_LETTER: "a=1 b=2 z=26 ａ=1 ｚ=26 o=15",
    System.UPPER_ROMAN: "II=2 III=3 IV=4 VIII=8 IX=9 XIV=14 XL=40 MMXXIV=2024 Ⅰ=1 Ⅳ=4 Ⅻ=12 ⅩⅢ=13 ⅠⅤ=4 ＩＩ=2 Ⅿ=1000",
    System.LOWER_ROMAN: "ii=2 iii=3 iv=4 xiv=14 ⅰ=1 ⅸ=9 ⅻ=12 ⅹⅲ=13 ｉｖ=4",
}
CASES = [
    (system, *case.split("=")) for system, cases in VARIANTS.items() for case in cases.split()
]  # (system, numeral, value)

MALFORMED = [
    "十十",
    "百千",
    "百百",
    "一一百",
    "一千一千",
    "一百零十",
    "一千零一百",
    "一百零",
    "十零五",
    "二十零",
    "零百",
    "一千百",
    "二廿",
    "廿十",
    "廿廿",
    "一百零零一",
    "两十",
    "十两",
    "一百两",
    "两两",
    "一万",
    "萬",
    "半",
    "几",
    "○",
    "○○",
    "◯",
    "〇百",
    "10000",
    "一〇〇〇〇",
    "00000000000000001",
    "٣",
    "𝟏",
    "1.5",
    "-1",
    "+1",
    "1_0",
    "IIII",
    "VX",
    "IC",
    "IVI",
    "iV",
    "Iv",
    "ı",
    "ſ",
    "Ⅰi",
    "aa",
    "AB",
    "甲乙",
    "①②",
    "⑴⑴",
    "第一",
    "一、",
    "(一)",
]

#: System, least and greatest number that it writes.
REACH = [
    (System.CHINESE, 0, MAX_ORDINAL),
    (System.FINANCIAL, 0, MAX_ORDINAL),
    (System.DECIMAL, 0, MAX_ORDINAL),
    (System.CIRCLED, 0, 50),
    (System.PARENTHESISED, 1, 20),
    (System.FULL_STOP, 0, 20),
    (System.PARENTHESISED_IDEOGRAPH, 1, 10),
    (System.CIRCLED_IDEOGRAPH, 1, 10),
    (System.STEM, 1, 10),
    (System.UPPER_LETTER, 1, 26),
    (System.LOWER_LETTER, 1, 26),
    (System.UPPER_ROMAN, 1, 3_999),
    (System.LOWER_ROMAN, 1, 3_999),
]


@pytest.mark.parametrize(("system", "numeral", "value"), CASES)
def test_numeral_is_read(system: System, numeral: str, value: str) -> None:
    assert parse_ordinal(numeral) == int(value)
    assert parse_in(numeral, system) == int(value)
    assert system_of(numeral) is system


@pytest.mark.parametrize("numeral", [*MALFORMED, "", " 一", "一 "])
def test_malformed_numeral_is_none(numeral: str) -> None:
    assert parse_ordinal(numeral) is None
    assert system_of(numeral) is None


@pytest.mark.parametrize(
    ("letter", "value", "letter_value", "roman_value"),
    [
        ("I", 1, 9, 1),
        ("V", 5, 22, 5),
        ("x", 10, 24, 10),
        ("C", 3, 3, 100),
        ("d", 4, 4, 500),
        ("Ｍ", 13, 13, 1000),
    ],
)
def test_letter_that_may_be_roman(letter: str, value: int, letter_value: int, roman_value: int) -> None:
    letters, roman = (
        (System.LOWER_LETTER, System.LOWER_ROMAN)
        if letter.islower()
        else (System.UPPER_LETTER, System.UPPER_ROMAN)
    )
    assert parse_ordinal(letter) == value
    assert (parse_in(letter, letters), parse_in(letter, roman)) == (letter_value, roman_value)
    assert system_of(letter) is None


@pytest.mark.parametrize(("system", "least", "greatest"), REACH)
def test_what_is_written_is_read_again(system: System, least: int, greatest: int) -> None:
    for number in range(least, greatest + 1):
        numeral = format_ordinal(number, system)
        assert parse_in(numeral, system) == number, numeral
        if system_of(numeral) is system:
            assert parse_ordinal(numeral) == number, numeral


@pytest.mark.parametrize(("system", "least", "greatest"), REACH)
def test_beyond_reach_is_one_plain_line(system: System, least: int, greatest: int) -> None:
    for number in (least - 1, greatest + 1):
        with pytest.raises(ValueError, match=f"{system.value} numerals go from {least} to") as error:
            format_ordinal(number, system)
        assert "\n" not in str(error.value)


@given(st.sampled_from(CASES), st.integers(0, MAX_ORDINAL))
def test_manner_of_another_numeral_keeps_the_number(case: tuple[System, str, str], number: int) -> None:
    system, like, _ = case
    try:
        numeral = format_ordinal(number, system, like=like)
    except ValueError:
        assert number == 0 or number > 10
    else:
        assert parse_in(numeral, system) == number


@pytest.mark.parametrize(
    ("number", "system", "like", "numeral"),
    [
        (11, System.CHINESE, "一〇", "一一"),
        (20, System.CHINESE, "一○", "二○"),
        (10, System.CHINESE, "〇九", "一〇"),
        (105, System.CHINESE, None, "一百零五"),
        (105, System.CHINESE, "一百〇一", "一百〇五"),
        (22, System.CHINESE, "廿一", "廿二"),
        (31, System.CHINESE, "廿九", "卅一"),
        (41, System.CHINESE, "卅九", "四十一"),
        (11, System.CHINESE, "一十", "一十一"),
        (113, System.CHINESE, "一百十二", "一百十三"),
        (103, System.CHINESE, "百二", "百三"),
        (201, System.CHINESE, "两百", "两百零一"),
        (22, System.CHINESE, "两百", "二十二"),
        (12, System.CHINESE, "not a numeral", "十二"),
        (10, System.FINANCIAL, None, "壹拾"),
        (11, System.FINANCIAL, "拾", "拾壹"),
        (6, System.FINANCIAL, "貳", "陸"),
        (10, System.DECIMAL, "09", "10"),
        (3, System.DECIMAL, "０２", "０３"),
        (10, System.DECIMAL, "９", "１０"),
        (11, System.CIRCLED, "❿", "⓫"),
        (11, System.CIRCLED, "➉", "⑪"),
        (21, System.CIRCLED, None, "㉑"),
        (2, System.LOWER_LETTER, "ａ", "ｂ"),
        (13, System.UPPER_ROMAN, "Ⅻ", "ⅩⅢ"),
        (4, System.LOWER_ROMAN, "ⅲ", "ⅳ"),
        (4, System.UPPER_ROMAN, "ＩＩＩ", "ＩＶ"),
        (14, System.LOWER_ROMAN, "i", "xiv"),
    ],
)
def test_numeral_is_written_in_the_manner_of_another(
    number: int, system: System, like: str | None, numeral: str
) -> None:
    assert format_ordinal(number, system, like=like) == numeral


def test_row_of_signs_that_does_not_reach() -> None:
    with pytest.raises(ValueError, match="circled numerals go from 1 to 10; 11 cannot be written so"):
        format_ordinal(11, System.CIRCLED, like="⓾")


GLYPHS = "零〇○O0一二三九十廿卅百千两壹贰拾佰ⅠⅩIVXLCDMivx甲①1９ \ud800"


@given(st.one_of(st.text(), st.text(alphabet=GLYPHS, max_size=8)))
def test_any_text_is_read_or_refused(text: str) -> None:
    value = parse_ordinal(text)
    assert value is None or 0 <= value <= MAX_ORDINAL
    read = [parse_in(text, system) for system in System]
    assert (value in read) if value is not None else not any(one is not None for one in read)
    if system_of(text) is not None:
        assert value is not None

"""Each number format of Word's lists against numbers written out by hand."""

from __future__ import annotations

import pytest

from speechparse.readers.docx_numerals import FORMATS, LARGEST, format_number

#: A format, and numbers with what is written for them.
VECTORS = {
    "aiueo": "1=ｱ 2=ｲ 5=ｵ 45=ｦ 46=ﾝ 47=ｱ",
    "aiueoFullWidth": "1=ア 46=ン 47=ア",
    "arabicAbjad": "1=أ 2=ب 3=ج 28=غ 29=أأ",
    "arabicAlpha": "1=أ 2=ب 3=ت 28=ي 29=أأ",
    "bahtText": "1=หนึ่งบาทถ้วน 21=ยี่สิบเอ็ดบาทถ้วน",
    "cardinalText": "1=One 12=Twelve 21=Twenty-one 100=One_hundred 342=Three_hundred_forty-two 1001=One_thousand_one",
    "chicago": "1=* 2=† 3=‡ 4=§ 5=** 8=§§",
    "chineseCounting": "1=一 10=十 11=十一 20=二十 21=二十一 99=九十九 100=一○○ 101=一○一 110=一一○ 1005=一○○五",
    "chineseCountingThousand": "1=一 10=十 11=十一 20=二十 99=九十九 100=一百 101=一百〇一 110=一百一十 111=一百一十一 "
    "1000=一千 1001=一千〇一 1010=一千〇一十 1100=一千一百 10000=一万 10001=一万〇一 10010=一万〇一十 11000=一万一千 12345=一万二千三百四十五",
    "chineseLegalSimplified": "1=壹 2=贰 3=叁 10=壹拾 11=壹拾壹 20=贰拾 101=壹佰零壹 1001=壹仟零壹",
    "chosung": "1=ㄱ 14=ㅎ 15=ㄱ",
    "decimal": "0=0 1=1 10=10 1000=1000",
    "decimalEnclosedCircle": "1=① 10=⑩ 20=⑳ 21=21 0=0",
    "decimalEnclosedCircleChinese": "1=① 20=⑳ 21=21",
    "decimalEnclosedFullstop": "1=⒈ 20=⒛ 21=21",
    "decimalEnclosedParen": "1=⑴ 20=⒇ 21=21",
    "decimalFullWidth": "1=１ 10=１０ 205=２０５",
    "decimalFullWidth2": "1=１ 10=１０",
    "decimalHalfWidth": "1=1 10=10",
    "decimalZero": "1=01 9=09 10=10 100=100",
    "dollarText": "1=One_and_00/100",
    "ganada": "1=가 14=하 15=가",
    "hebrew1": "1=א 10=י 11=יא 15=טו 16=טז 99=צט 115=קטו",
    "hebrew2": "1=א 22=ת 23=תא",
    "hex": "1=1 10=A 16=10 255=FF",
    "hindiConsonants": "1=अ 2=आ 18=अः 19=अअ",
    "hindiCounting": "1=एक 10=दस 21=इक्कीस 100=एक_सौ",
    "hindiNumbers": "1=१ 10=१०",
    "hindiVowels": "1=क 2=ख 37=ह 38=कक",
    "ideographDigital": "1=一 10=一〇 11=一一 20=二〇 100=一〇〇",
    "ideographEnclosedCircle": "1=㊀ 10=㊉ 11=11",
    "ideographLegalTraditional": "1=壹 2=貳 3=參 6=陸 11=壹拾壹 101=壹佰零壹",
    "ideographTraditional": "1=甲 10=癸 11=11",
    "ideographZodiac": "1=子 12=亥 13=13",
    "ideographZodiacTraditional": "1=甲子 2=乙丑 60=癸亥 61=甲子",
    "iroha": "1=ｲ 2=ﾛ",
    "irohaFullWidth": "1=イ 2=ロ 48=ン 49=イ",
    "japaneseCounting": "1=一 10=十 11=十一 100=百 101=百一 111=百十一 1000=千 10000=一万",
    "japaneseDigitalTenThousand": "1=一 10=一〇",
    "japaneseLegal": "1=壱 2=弐 10=壱拾 11=壱拾壱 100=壱百 1000=壱阡",
    "koreanCounting": "1=일 11=십일 100=백 10000=만",
    "koreanDigital": "1=일 10=일영",
    "koreanDigital2": "1=一 10=一零",
    "koreanLegal": "1=하나 21=스물하나 99=아흔아홉 100=백",
    "lowerLetter": "1=a 26=z 27=aa 28=bb 53=aaa 780=" + "z" * 30 + " 781=a",
    "lowerRoman": "1=i 4=iv 9=ix 14=xiv 49=xlix 1994=mcmxciv",
    "numberInDash": "1=-_1_- 10=-_10_-",
    "ordinal": "1=1st 2=2nd 3=3rd 4=4th 11=11th 12=12th 13=13th 21=21st 112=112th",
    "ordinalText": "1=First 2=Second 12=Twelfth 20=Twentieth 21=Twenty-first 100=One_hundredth",
    "russianLower": "1=а 29=я 30=аа",
    "russianUpper": "1=А 29=Я",
    "taiwaneseCounting": "1=一 10=十 21=二十一 100=一○○",
    "taiwaneseCountingThousand": "10=十 11=十一 101=一百零一 1001=一千零一 10000=一萬",
    "taiwaneseDigital": "1=一 10=一○",
    "thaiCounting": "1=หนึ่ง 11=สิบเอ็ด 20=ยี่สิบ",
    "thaiLetters": "1=ก 41=ฮ 42=กก",
    "thaiNumbers": "1=๑ 10=๑๐",
    "upperLetter": "1=A 26=Z 27=AA 52=ZZ",
    "upperRoman": "1=I 3=III 40=XL 90=XC 3999=MMMCMXCIX",
    "vietnameseCounting": "1=một 11=mười_một 15=mười_lăm 21=hai_mươi_mốt 105=một_trăm_lẻ_năm",
}


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_written_as_by_hand(name: str) -> None:
    pairs = [pair.split("=") for pair in VECTORS[name].split()]
    wanted = {int(value): shown.replace("_", " ") for value, shown in pairs}
    assert {value: format_number(value, name) for value in wanted} == wanted


def test_every_format_has_numbers_by_hand() -> None:
    assert set(VECTORS) | {"none", "bullet", "custom"} == FORMATS


@pytest.mark.parametrize("name", ["none", "bullet"])
def test_formats_without_a_number(name: str) -> None:
    assert format_number(3, name) == ""


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("001, 002, 003, ...", "007"),
        ("00001, 00002, ...", "00007"),
        ("1, 3, 5", "7"),
        ("", "7"),
        ("a, b", "7"),
    ],
)
def test_custom_formats_pad(pattern: str, shown: str) -> None:
    assert format_number(7, "custom", pattern) == shown


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_out_of_range_is_decimal_and_labels_stay_short(name: str) -> None:
    assert format_number(LARGEST + 1, name) == str(LARGEST + 1)
    assert format_number(-1, name) == "-1"
    assert max(len(format_number(value, name)) for value in range(0, LARGEST, 97)) < 300


def test_unknown_format_is_decimal() -> None:
    assert format_number(12, "klingon") == "12"

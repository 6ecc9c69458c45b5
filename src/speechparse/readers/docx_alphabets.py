"""The alphabets, digits and number words of other languages that Word's list formats know, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple


class Alphabet(NamedTuple):
    """Letters that number a list, each written once more a time round: a … z, aa … zz."""

    letters: Sequence[str]
    #: After how many numbers Word begins again with a single first letter; bounds a label's length, too.
    period: int


def repeated(alphabet: Alphabet) -> Callable[[int], str]:
    """Return the writer of an alphabet whose letters repeat; zero is written as nothing."""

    def write(value: int) -> str:
        if value == 0:
            return ""
        rounds, place = divmod((value - 1) % alphabet.period, len(alphabet.letters))
        return alphabet.letters[place] * (rounds + 1)

    return write


def cycled(signs: Sequence[str]) -> Callable[[int], str]:
    """Return the writer of signs that go round: after the last comes the first again."""
    return lambda value: signs[(value - 1) % len(signs)] if value else "0"


_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_THAI: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_HINDI_CONSONANTS: Final = "कखगघङचछजझञटठडढणतथदधन\u0929पफबभमयर\u0931लळ\u0934वशषसह"
_HINDI_VOWELS: Final = (*"अआइईउऊऋऌऍऎएऐऑऒओऔ", "अं", "अः")
_ARABIC: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"

ALPHABETS: Final[Mapping[str, Alphabet]] = {
    "russianLower": Alphabet(_RUSSIAN, 870),
    "russianUpper": Alphabet(_RUSSIAN.upper(), 870),
    "thaiLetters": Alphabet(_THAI, 1230),
    # The standard's two Hindi names are the wrong way round, and Word follows the standard.
    "hindiVowels": Alphabet(_HINDI_CONSONANTS, 911),
    "hindiConsonants": Alphabet(_HINDI_VOWELS, 911),
    "arabicAlpha": Alphabet(_ARABIC, 783),
    "arabicAbjad": Alphabet(_ABJAD, 783),
    "chicago": Alphabet("*†‡§", 120),
}

_IROHA: Final = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)

CYCLES: Final[Mapping[str, Sequence[str]]] = {
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": _IROHA,
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
}

DIGIT_SETS: Final[Mapping[str, str]] = {
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_HEBREW: Final = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_HUNDREDS: Final = ("", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק")
_HEBREW_TENS: Final = ("", "י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ")
_HEBREW_PERIOD: Final = 783


def _hebrew_numeral(value: int) -> str:
    if value == 0:
        return ""
    hundreds, rest = divmod((value - 1) % _HEBREW_PERIOD + 1, 100)
    # Fifteen and sixteen are 9 + 6 and 9 + 7, so as not to write a holy name.
    tens, ones = (0, rest) if rest in (15, 16) else divmod(rest, 10)
    pair = {15: "טו", 16: "טז"}.get(
        rest, _HEBREW_TENS[tens] + (_HEBREW[ones - 1] if ones < 10 and ones else "")
    )
    return _HEBREW_HUNDREDS[hundreds] + pair


def _hebrew_letter(value: int) -> str:
    if value == 0:
        return ""
    rounds, place = divmod((value - 1) % _HEBREW_PERIOD, len(_HEBREW))
    return "ת" * rounds + _HEBREW[place]


_ENGLISH_ONES: Final = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ENGLISH_TENS: Final = _words("- - twenty thirty forty fifty sixty seventy eighty ninety")
_ENGLISH_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _english(value: int) -> str:
    if value < 20:
        return _ENGLISH_ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[ones]}" if ones else "")
    unit, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    head, rest = divmod(value, unit)
    return f"{_english(head)} {name}" + (f" {_english(rest)}" if rest else "")


def _cardinal(value: int) -> str:
    return _english(value).capitalize()


def _ordinal_words(value: int) -> str:
    words = _english(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    ending = _ENGLISH_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (words[:cut] + ending).capitalize()


_THAI_DIGITS: Final = _words("ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า")
_THAI_UNITS: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น")


def _thai(value: int) -> str:
    """Write Thai words; ten has no one before it, twenty its own word, and a last one after tens, too."""
    if value < 10:
        return _THAI_DIGITS[value]
    written = ""
    for power in range(len(_THAI_UNITS) - 1, -1, -1):
        digit = value // 10**power % 10
        if not digit:
            continue
        if power == 1:
            written += {1: "", 2: "ยี่"}.get(digit, _THAI_DIGITS[digit]) + _THAI_UNITS[1]
        elif power == 0 and digit == 1:
            written += "เอ็ด"
        else:
            written += _THAI_DIGITS[digit] + _THAI_UNITS[power]
    return written


_VIETNAMESE: Final = _words("không một hai ba bốn năm sáu bảy tám chín")


def _vietnamese_below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _VIETNAMESE[ones]
    head = "mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi"
    special = {0: "", 5: " lăm"} | ({1: " mốt"} if tens > 1 else {})
    return head + special.get(ones, f" {_VIETNAMESE[ones]}")


def _vietnamese(value: int) -> str:
    thousands, below = divmod(value, 1000)
    hundreds, rest = divmod(below, 100)
    parts = [f"{_vietnamese_below_hundred(thousands)} ngàn"] if thousands else []
    if hundreds:
        parts.append(f"{_VIETNAMESE[hundreds]} trăm")
    if rest or not parts:
        parts.append(f"lẻ {_VIETNAMESE[rest]}" if parts and rest < 10 else _vietnamese_below_hundred(rest))
    return " ".join(parts)


_KOREAN_ONES: Final = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")

#: Hindi has a word of its own for every number to 99.
_HINDI: Final = _words(
    "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस "
    "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस "
    "छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस "
    "उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ "
    "छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी "
    "इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानबे बानबे तिरानबे चौरानबे "
    "पचानबे छियानबे सत्तानबे अट्ठानबे निन्यानबे"
)


def _hindi(value: int) -> str:
    if value < 100:
        return _HINDI[value]
    unit, name = (100, "सौ") if value < 1000 else (1000, "हज़ार")
    head, rest = divmod(value, unit)
    return f"{_hindi(head)} {name}" + (f" {_hindi(rest)}" if rest else "")


WORDS: Final[Mapping[str, Callable[[int], str]]] = {
    "hebrew1": _hebrew_numeral,
    "hebrew2": _hebrew_letter,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_words,
    "dollarText": lambda value: f"{_cardinal(value)} and 00/100",
    "thaiCounting": _thai,
    "bahtText": lambda value: f"{_thai(value)}บาทถ้วน",
    "vietnameseCounting": _vietnamese,
    "hindiCounting": _hindi,
    "koreanLegal": lambda value: _KOREAN_TENS[value // 10] + _KOREAN_ONES[value % 10] if value else "0",
}

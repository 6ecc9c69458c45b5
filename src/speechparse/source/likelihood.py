"""How likely bytes are to be Chinese in each encoding: by the characters that they would then be.

Each character of a sample counts by its class, in bits, so that readings of the same bytes compare whatever
number of characters they make of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from speechparse.source.damage import WIDE

#: The encodings that Chinese papers come in, and those whose bytes look like them; the first wins a tie.
_ENCODINGS: Final = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "euc_jp", "shift_jis")
#: The name by which an encoding is known where the one weighed is its largest form.
_NAMES: Final = {"big5hkscs": "big5"}
#: How much is weighed, from shortly before the first byte that is not ASCII.
_SAMPLE: Final = 8_192
_BEFORE: Final = 64
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")

#: What a character of each class costs, in bits.
_COMMON_COST: Final = 8.0
_ORDINARY_COST: Final = 11.5
_RARE_COST: Final = 17.0
_KANA_COST: Final = 8.5
_ASCII_COST: Final = 5.0
_SYMBOL_COST: Final = 15.0
_NARROW_KANA_COST: Final = 13.0
_STRANGE_COST: Final = 22.0
_BROKEN_COST: Final = 25.0
#: The mean cost of what is not ASCII, up to which a reading is believed without asking further; where there
#: are too few such characters for a mean, and for any other judge, more is believed.
_BELIEVED: Final = 10.8
_BELIEVED_OF_FEW: Final = 13.0
_FEW: Final = 16

_PUNCTUATION: Final = (
    "\u3000，。、；：！？“”‘’（）《》〈〉【】〔〕「」『』—…·～％０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩"
)
#: The characters that papers and letters are mostly made of, simplified and traditional, in code point order.
_COMMON: Final = frozenset(
    "一七万三上下不与专且业东严个中为主么义之九也习乡书买了事二于五些产人什今从他代以们件价任企众优会传但"
    "位住体作你使來促保信個們做健備傳價優元兄先兒党入內全八公六共关其内再写农冬决准几出分切划则创利到制則"
    "前創劃力办加务动努劳動務勞化北区區十升午卖南印历去县参參又及友双发取口句只可台吃各合同名后向听告员和"
    "品員問善喝嚴四因团困国國團土在地场块坚型城域培基堅報場塊境增声处备夏外多夜大天头女她好如妹姐委字学學"
    "安完定实家實寫对导将將專尊對導小少就局展山工已市师師常干平年并幾广应府度廣建开式引弟強强当形很後得從"
    "心必志快态怎思性总息您情想意愛感態應成我或所手才技把抓投护报持指排控推提支收改放政效教敬数整數文新方"
    "於施无日早时明星春是显時晚更書最會月有服期木未本术机权村条来東极构果查标树校样根格條業極構樂標樣樹機"
    "權次欢款歡正此步歷母比民气氣水求污決沒没治法活流济深源準濟火点為無爱父物特环现現理環生產用由电男當發"
    "百的益监監目相省看真眼眾着知研础确確礎社神秋种科积稅程税種稳積穩究立章第等策管節範类精系級組結絡給統"
    "經綜網縣縮總織繼續级组织经结给络统继续综网群義習老考者而耳职聲職聽育能自與舉节花范草萊萬落著處行術衛"
    "表被裏裡西要見規覽见规解言計設評試話該認語說課調請講謝議護讀讓计认让议讲设评试话说请读课调谢負財貧責"
    "買費資賣質负财责质贫费资走起足跑路身車轉车转辦農过迎还这进這通造進過還那部都鄉里重量金銀錢錯鎮鐵钱银"
    "镇長长門開間閱關门问间队防阳阴阶附际院险陰陽隊階随際障隨險难雙難電需靈非面革項須領頭題願類顯项须领题"
    "風风飛飞飯館饭首馬驗验體高鬥點黨鼻齊齐龍"
)
_COSTS: Final = {
    **dict.fromkeys(map(chr, range(0x20, 0x7F)), _ASCII_COST),
    **dict.fromkeys("\t\n\r\f", _ASCII_COST),
    **dict.fromkeys(_COMMON, _COMMON_COST),
    **dict.fromkeys(_PUNCTUATION, _COMMON_COST),
    "\ufffd": _BROKEN_COST,
}
#: Costs by range of code points, for what is neither in the table above nor a Han character.
_RANGES: Final = (
    (0x00, 0x9F, _STRANGE_COST),
    (0xA0, 0xD7FF, _SYMBOL_COST),
    (0xD800, 0xF8FF, _STRANGE_COST),
    (0xFF01, 0xFF5E, _ORDINARY_COST),
    (0xFF61, 0xFF9F, _NARROW_KANA_COST),
)
#: The rows (first bytes) in which an encoding has its everyday characters.
_EVERYDAY: Final = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))


def ranked_encodings(data: bytes) -> tuple[list[str], bool]:
    """Return the encodings, likeliest first, and whether the first is good enough to be believed."""
    found = _NOT_ASCII.search(data)
    # Even, so that units of two bytes stay whole.
    start = max(0, found.start() - _BEFORE) // 2 * 2 if found else 0
    sample = data[start : start + _SAMPLE]
    weighed = [(*_weigh(sample, encoding), _NAMES.get(encoding, encoding)) for encoding in _ENCODINGS]
    weighed.sort(key=lambda one: one[0])
    _, mean, number, _ = weighed[0]
    return [name for *_, name in weighed], mean <= (_BELIEVED_OF_FEW if number < _FEW else _BELIEVED)


def _weigh(sample: bytes, encoding: str) -> tuple[float, float, int]:
    """Return the cost of a sample in an encoding, and the mean cost and number of what speaks for it."""
    total = beyond = 0.0
    number = 0
    for character, count in Counter(sample.decode(encoding, "replace")).items():
        cost = _COSTS.get(character) or _cost(character)
        total += cost * count
        # ASCII says nothing for an encoding that has it as it is, and much for UTF-16.
        if cost != _ASCII_COST or encoding in WIDE:
            beyond += cost * count
            number += count
    return total, beyond / number if number else 0.0, number


def _cost(character: str) -> float:
    code = ord(character)
    if 0x4E00 <= code <= 0x9FFF:
        return _ORDINARY_COST if _is_everyday(character) else _RARE_COST
    if 0x3041 <= code <= 0x30FF:
        return _KANA_COST
    return next((cost for first, last, cost in _RANGES if first <= code <= last), _STRANGE_COST)


def _is_everyday(character: str) -> bool:
    for encoding, first, last in _EVERYDAY:
        written = character.encode(encoding, "ignore")
        if written and first <= written[0] <= last:
            return True
    return False

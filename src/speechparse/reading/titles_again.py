"""Find a paper's title right behind what its page says of it, where all line breaks between were lost: it comes twice there.

标题：关于修渠的通知文号：石政〔2020〕3号关于修渠的通知石政〔2020〕3号各村：
"""

from __future__ import annotations

from typing import Final

from speechparse.reading.heads import KIND

#: A page says no more than this of a paper, and with such a sign between name and value, or between the names of its parts.
_LONGEST: Final = 600
_SIGNS: Final = "：:>＞»【"
#: So many characters of a title come again by no chance.
_SHORTEST: Final = 8
#: What a title does not go on over.
_NO_TITLE: Final = frozenset("。；;：:！!？?，,>＞»【】\t \u3000\u00a0")
#: After these a title was quoted, or spoken of.
_QUOTED: Final = frozenset("》〉」』”’的和")


def find_title_again(text: str, begin: int, end: int) -> int:
    """Return where the title comes for the last time in ``[begin, end)``, which begins with a page's words; -1 if it does not."""
    if end - begin > _LONGEST or text.find("。", begin, end) >= 0:
        return -1
    if not any(text.find(sign, begin, end - 1) >= 0 for sign in _SIGNS):
        return -1
    for kind in reversed([*KIND.finditer(text, begin, end)]):
        start = kind.end() - _SHORTEST
        is_named = text[kind.end() : kind.end() + 1] in _QUOTED
        if start <= begin or is_named or not _NO_TITLE.isdisjoint(text[start : kind.end()]):
            continue
        first = text.rfind(text[start : kind.end()], begin, start)
        if first < 0:
            continue
        while first > begin and text[first - 1] == text[start - 1] and text[start - 1] not in _NO_TITLE:
            first, start = first - 1, start - 1
        return start
    return -1

"""Leave out the commas that some pages put before other signs, as they turn one script into the other: 一,、 is read 一、.

Signs of half width (一､ … ｡) and of small size (一﹑ … ﹐), which other pages have, are read as those of full width, and so is
what is easily typed for them (一丶, 如下∶). Western full stops are read as Chinese ones where ``stops`` finds that they end sentences.
"""

from __future__ import annotations

from typing import Final

from speechparse.patterns import LazyPattern
from speechparse.reading.signs import OTHER_FORMS
from speechparse.reading.stops import find_western_stops
from speechparse.reading.text import Edit, Reading

#: No author puts a comma before these; who does it by a slip does not do it so often.
_DOUBLED: Final = ("，。", ",。", "，、", ",、")
#: Who doubles them does it here too.
_TELLING: Final = ("，、", ",、")
_LEAST: Final = 3
#: A page that does it does it all over: so many characters tell.
_ENOUGH: Final = 10_000
_FULL: Final = dict(zip(OTHER_FORMS, "、、、。，；：：：？！．（）〔〕", strict=True))
_OTHER_FORM: Final = LazyPattern(f"[{OTHER_FORMS}]")
_BEFORE_SIGN: Final = LazyPattern(r"[,，](?=[,，、。；;：:])")


def find(reading: Reading) -> list[Edit]:
    """Return an edit for each comma that stands before another sign, if that comes again and again, each other form and each Western stop."""
    text = reading.text
    beginning = text[:_ENOUGH]
    edits: list[Edit] = []
    if any(sign in beginning for sign in _TELLING) and sum(map(beginning.count, _DOUBLED)) >= _LEAST:
        edits = [Edit(*match.span(), "", "markup") for match in _BEFORE_SIGN.finditer(text)]
    if "。" not in beginning and "。" not in text and "｡" not in text:
        edits = sorted(edits + find_western_stops(text))
    if not reading.signs.isdisjoint(_FULL):
        edits += [Edit(*match.span(), _FULL[match[0]], "markup") for match in _OTHER_FORM.finditer(text)]
        edits.sort()
    return edits

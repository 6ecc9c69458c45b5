"""Made-up speeches whose levels are each numbered in one style throughout: what can be restyled there and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

from speeches.phrases import Phrases
from speeches.words import MAIN
from speechparse.edit.schemes import Manner, read_sample
from speechparse.markers import write_marker

#: Schemes of a paper, from the top down, as restyle takes them.
SCHEMES: Final = (
    "一、,（一）,1.,（1）",
    "一、,（一）,1.,（1）,①",
    "一、,(一),1.,(1)",
    "一、,（一）,1．,（1）",
    "一、,（一）,1、,（1）",
    "一、,（一）,１．,（１）",
    "一、,（一）,1. ,（1）",
    "一、,1.,（1）,①",
    "一、,1、,（1）",
    "一、　,（一） ,1. ",
    "（一）,1.,（1）,①",
    "壹、,一、,（一）",
    "一、,㈠,⒈,⑴",
    "一、,（一）,1）",
)
#: Schemes to restyle to.
OTHERS: Final = (
    "official",
    "decimal",
    "一、,1.,（1）,①,a)",
    "1、,(1),①,a),A.",
    "第一部分　,一、,（一）,1.,（1）",
)
_LAYOUTS: Final = (("\n", "　　"), ("\n", ""), ("\n\n", ""), ("\n\n", "　　"), ("\r\n", "　　"))
_COUNTS: Final = ("", "", "两", "三", "四", "五", "六")
_INLINE: Final = (("一是", "二是", "三是"), ("一要", "二要", "三要"), ("首先，", "其次，", "最后，"))


@dataclass(slots=True)
class _Writer:
    chance: Random
    manners: list[Manner]
    phrases: Phrases
    between: str
    indent: str
    forms: list[str]
    said: list[str] = field(default_factory=list)

    def line(self, text: str) -> None:
        self.said.append(f"{self.indent}{text}{self.between}")

    def items(self, level: int, above: tuple[int, ...], count: int) -> None:
        titles = self.phrases.titles(count)
        for number, title in enumerate(titles, 1):
            manner = self.manners[level]
            marker = write_marker(number, manner.style, like=manner.marker, above=above) + manner.gap
            goes_deeper = level + 1 < len(self.manners) and self.chance.random() < 0.6
            body = self.phrases.sentences(1, 3) + ("" if goes_deeper else self.inline())
            if self.forms[level] == "run-in":
                self.line(f"{marker}{title}。{body}")
            else:
                self.line(marker + title)
                self.line(body)
            if goes_deeper:
                self.items(level + 1, (*above, number), self.chance.randint(2, 4))

    def inline(self) -> str:
        if self.chance.random() < 0.7:
            return ""
        items = (f"{marker}{self.phrases.of('c')}" for marker in self.chance.choice(_INLINE))
        return "具体要求是：" + "；".join(items) + "。"


def uniform(seed: int) -> tuple[str, str]:
    """Make up a speech; return its text and its scheme."""
    chance = Random(seed)
    scheme = chance.choice(SCHEMES)
    manners = [read_sample(sample) for sample in scheme.split(",")]
    between, indent = chance.choice(_LAYOUTS)
    own_line = chance.randint(1, 2)
    forms = ["heading"] * own_line + ["run-in"] * (len(manners) - own_line)
    writer = _Writer(chance, manners, Phrases(chance, MAIN), between, indent, forms)
    count = chance.randint(2, 6)
    writer.said += [writer.phrases.of("name"), between, "同志们：", between]
    writer.line(f"{writer.phrases.sentences(1, 3)}下面，我讲{_COUNTS[count]}点意见。")
    writer.items(0, (), count)
    writer.line("同志们，事在人为，让我们一起把今年的事情办好！")
    return "".join(writer.said), scheme

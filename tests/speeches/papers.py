"""Whole papers but for regulations: speeches, opinions and plans, letters, from the title to the date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from speeches.author import LARGE, Author, counted
from speeches.markers import STYLES
from speeches.numerals import chinese
from speeches.outline import block_list, headwords, run_in

_CALLS: Final = ("同志们", "各位代表", "各位同仁")
_ANNOUNCE: Final = (
    "下面，我讲{n}点意见。",
    "下面，我就{t}工作谈{n}个问题。",
    "借此机会，我讲{n}点意见：",
    "围绕做好{t}工作，我强调{n}点。",
)
_HELD_ANNOUNCE: Final = ("我想说{n}层意思。", "今天着重谈{n}个方面的看法。", "就此提{n}点要求：")
_NO_COUNT: Final = ("下面，我讲几点意见。", "现将有关情况报告如下：", "根据会议安排，我再讲几点。")
_HELD_NO_COUNT: Final = ("在此，我谈若干想法。", "现汇报如下。", "接下来说说我的考虑。")
_ADDRESSEES: Final = (
    "各县（市、区）人民政府，市直各部门：",
    "各乡镇人民政府、街道办事处，县直各单位：",
    "各科室、各直属单位：",
)
_HELD_ADDRESSEES: Final = ("各旗县市区人民政府，州属各企业：", "各盟行政公署，厅机关各处室：")
_INTRO: Final = ("现提出如下意见：", "现就有关事项通知如下：", "制定本方案。", "现提出以下实施意见。")
_HELD_INTRO: Final = ("提出如下措施：", "特作如下安排。", "现将要点明确如下：")


def spoken_title(author: Author) -> str:
    """Return the title of a speech."""
    return author.phrases.of("name")


def opening_lines(author: Author, title: str | None) -> None:
    """Write title, date and salutation, and note where the speech may begin."""
    writer, phrases = author.writer, author.phrases
    begin = None
    if title is not None:
        writer.put(writer.title_mark())
        begin = writer.line(title)
        if author.chance(0.35):
            date = f"（{phrases.of('year')}年{phrases.of('mon')}月{phrases.of('num')[:1]}日）"
            writer.line(author.choose((date, f"——{date[1:-1]}在{phrases.of('place')}会议上", "×××")))
    # Without a title the addressing line is where the speech begins, so that it cannot be left out.
    if title is None or author.chance(0.9):
        greeting = phrases.of("greet")
        greeted = writer.line(greeting, author.choose(("", writer.layout.indent)))
        writer.speech(greeted if begin is None else begin, greeted)
    elif begin is not None:
        writer.speech(begin)


def preamble(author: Author, count: int, titles: list[str]) -> None:
    """Write what a speaker says first, with the count of what follows, or a sentence of contents."""
    writer, phrases = author.writer, author.phrases
    for _ in range(author.rng.randint(0, 2)):
        writer.para(phrases.of("meet") + author.sentences())
    roll = author.rng.random()
    if roll < 0.05 and not author.clean:
        writer.label("contents sentence")
        parts = "；".join(STYLES["一、"](place) + title for place, title in enumerate(titles, 1))
        writer.para(f"{phrases.of('meet')}报告共分{counted(count)}个部分：{parts}。")
        return
    if roll < 0.6:
        writer.label("announced")
        said = author.choose(_HELD_ANNOUNCE if author.held_out else _ANNOUNCE)
        announced = phrases.fill(said.replace("{n}", counted(count)))
    elif roll < 0.85:
        announced = author.choose(_HELD_NO_COUNT if author.held_out else _NO_COUNT)
    else:
        announced = ""
    if author.chance(0.5):
        writer.para(phrases.of("meet") + author.sentences() + announced)
    elif announced:
        writer.para(phrases.of("meet"))
        writer.para(announced)
    else:
        writer.para(phrases.of("meet") + author.sentences())


def closing(author: Author) -> None:
    """Write the last words."""
    writer, phrases = author.writer, author.phrases
    call = author.choose(_CALLS)
    template = author.choose(phrases.bank.rules["end"]).replace("{call}", call)
    words = phrases.fill(template) if author.chance(0.8) else ""
    if words and author.chance(0.25):
        writer.label("separate call")
        writer.line(f"{call}！", writer.layout.indent)
        words = words.removeprefix(f"{call}，")
    if words:
        writer.para(words)
    if author.chance(0.15):
        writer.label("last words with 最后")
        writer.para("最后，祝大家身体健康、工作顺利！")
    if author.chance(0.5):
        writer.line(phrases.of("thanks"), writer.layout.indent)


def speech(author: Author, title: str | None = "") -> None:
    """Write a speech; ``title`` None leaves the title out, an empty one makes one up."""
    opening_lines(author, spoken_title(author) if title == "" else title)
    count = max(2, author.count())
    titles = author.phrases.titles(count)
    preamble(author, count, titles)
    if author.chance(0.05) and author.scheme[0] == "（一）" and not author.clean:
        unnumbered_parts(author)
    else:
        block_list(author, titles=titles)
    closing(author)


def report(author: Author) -> None:
    """Write a work report: the addressing line comes back, headwords stand in for numbers, 一、 above （一）."""
    writer = author.writer
    opening_lines(author, f"{author.phrases.of('place')}{author.phrases.of('t')}工作报告")
    author.amount = LARGE if author.chance(0.6) else author.amount
    titles = author.phrases.titles(author.rng.randint(3, 4))
    if author.chance(0.08) and not author.clean:
        writer.label("table of contents")
        writer.line(author.choose(("目　录", "目录")))
        for number, title in enumerate(titles, 1):
            writer.line(author.marker(0, number) + title)
    writer.para(author.phrases.of("meet"))
    for number, title in zip(author.numbers(len(titles), 0), titles, strict=True):
        writer.before_heading()
        with writer.item(author.marker(0, number)):
            writer.heading(title)
            if author.chance(0.4):
                writer.label("salutation inside")
                writer.line(author.choose(("各位代表！", "同志们！")), writer.layout.indent)
            writer.para(author.sentences())
            if author.chance(0.75):
                block_list(author, 1)
            else:
                headwords(author)
    closing(author)


def unnumbered_parts(author: Author) -> None:
    """Write headings without numbers above the scheme's top."""
    writer = author.writer
    writer.label("unnumbered above")
    for title in author.phrases.titles(2):
        writer.before_heading()
        with writer.item("", numbered=False):
            writer.heading(title)
            writer.para(author.sentences())
            block_list(author)


def opinion(author: Author, *, run_on: bool | None = None) -> None:
    """Write an opinion, decision or plan: title, number, addressee, levels, signature, date."""
    writer, phrases = author.writer, author.phrases
    title = phrases.of("paper")
    if run_on if run_on is not None else author.chance(0.25):
        author.runs_on = frozenset({1})
    author.notes = author.chance(0.2)
    official_head(author, title)
    writer.para(author.sentences() + author.choose(_HELD_INTRO if author.held_out else _INTRO))
    block_list(author, count=max(2, author.count()))
    author.runs_on = frozenset()
    author.counters.clear()
    signature(author)


def official_head(author: Author, title: str) -> None:
    """Write title, number and addressee of an official paper."""
    writer, phrases = author.writer, author.phrases
    writer.put(writer.title_mark())
    begin = writer.line(f"{phrases.of('office')}{title}" if author.chance(0.6) else title)
    if author.chance(0.6):
        writer.line(f"×{author.choose('政办函')}发〔{phrases.of('year')}〕{phrases.of('num')}号")
    addressed = writer.line(author.choose(_HELD_ADDRESSEES if author.held_out else _ADDRESSEES))
    writer.speech(begin, addressed)


def signature(author: Author) -> None:
    """Write who signs and when, perhaps, and a note."""
    writer, phrases = author.writer, author.phrases
    if author.chance(0.8):
        writer.line(phrases.of("office"), " " * author.choose((0, 20)))
        writer.line(
            f"{phrases.of('year')}年{phrases.of('mon')}月{phrases.of('mon')}日", " " * author.choose((0, 20))
        )
    if author.chance(0.2):
        writer.line("（此件主动公开）")


def letter(author: Author) -> None:
    """Write a short paper whose first item stands in the line of its lead-in."""
    writer = author.writer
    writer.label("first item inline")
    official_head(author, author.phrases.of("paper"))
    writer.put(writer.layout.indent)
    writer.prose(f"{author.sentences()}会议决定，")
    titles = author.phrases.titles(max(3, author.count()))
    for place, (number, title) in enumerate(zip(author.numbers(len(titles)), titles, strict=True)):
        run_in(author, 0, number, title, last=place == len(titles) - 1, indent=place > 0)
    signature(author)


def annex(author: Author, number: int) -> None:
    """Write an annex: a label, a title of its own, numbering from the beginning."""
    writer = author.writer
    writer.label("annex")
    label = author.choose((f"附件{number}", f"附件{number}：", f"附件{chinese(number)}"))
    writer.speech(writer.line(label))
    writer.line(author.phrases.of("rules"))
    author.counters.clear()
    block_list(author, count=max(2, author.count()))


def decimals(author: Author) -> None:
    """Write a plan numbered 1, 1.1, 1.1.1."""
    writer, phrases = author.writer, author.phrases
    writer.label("decimals")
    begin = writer.line(f"{phrases.of('place')}{phrases.of('t')}应急预案")
    writer.speech(begin)
    gap = author.choose((" ", "　", ""))
    for first, title in enumerate(phrases.titles(max(3, author.count())), 1):
        with decimal_heading(author, f"{first}{gap or ' '}", title):
            if not author.chance(0.8):
                writer.para(author.sentences())
                continue
            for second, under in enumerate(phrases.titles(author.count()), 1):
                with decimal_heading(author, f"{first}.{second}{gap}", under):
                    writer.para(author.sentences())
                    if author.chance(0.25):
                        for third, below in enumerate(phrases.titles(2), 1):
                            with decimal_heading(author, f"{first}.{second}.{third}{gap}", below):
                                writer.para(author.sentences())


@contextmanager
def decimal_heading(author: Author, marker: str, title: str) -> Iterator[None]:
    """Write an own-line heading whose section is what is written inside."""
    author.writer.before_heading()
    with author.writer.item(marker):
        author.writer.heading(title)
        yield

"""Regulations: chapters, articles that run on over them, items, paragraphs after the items."""

from __future__ import annotations

from speeches.author import Author
from speeches.markers import ARTICLE_ITEMS, ARTICLES, LAST, REGULATION_TOPS, STYLES, Write

#: Chapter titles that stand in a regulation's first and last place.
_FIRST, _LAST = "总则", "附则"


def regulation(author: Author, *, title: str | None = None, chapters: bool | None = None) -> None:
    """Write rules with a title of their own."""
    writer, phrases = author.writer, author.phrases
    writer.put(writer.title_mark())
    writer.speech(writer.line(title or phrases.of("rules")))
    if author.chance(0.4):
        writer.line(f"（{phrases.of('year')}年{phrases.of('mon')}月{phrases.of('mon')}日经会议审议通过）")
    article = STYLES[author.choose(ARTICLES)]
    items = author.choose(ARTICLE_ITEMS)
    if not (chapters if chapters is not None else author.chance(0.6)):
        articles(author, article, items, 1, max(4, author.count() * 2))
        return
    writer.label("chapters")
    chapter = STYLES[author.choose(REGULATION_TOPS)]
    objects = list(phrases.topic["o"])
    titles = [_FIRST, *author.rng.sample(objects, min(max(2, author.count()), len(objects))), _LAST]
    if author.chance(0.2):
        writer.label("table of contents")
        writer.line("目　录")
        for number, name in enumerate(titles, 1):
            writer.line(chapter(number) + name)
    following = 1
    if author.chance(0.06) and not author.clean:
        writer.label("late articles")
        following = author.rng.randint(90, 130)
    for number, name in enumerate(titles, 1):
        writer.before_heading()
        with writer.item(chapter(number)):
            writer.heading(name)
            count = author.rng.randint(2, max(3, author.count() * 2))
            articles(author, article, items, following, count)
            following += count


def articles(author: Author, article: Write, items: tuple[str, str], first: int, count: int) -> None:
    """Write articles, which have no titles."""
    if first > 1:
        author.writer.label("runs on")
    for number in range(first, first + count):
        writer = author.writer
        writer.put(writer.layout.indent)
        with writer.item(article(number)):
            if author.chance(0.3):
                article_items(author, items, deep=author.chance(0.15))
                if author.chance(0.4):
                    writer.label("paragraph after items")
                    writer.para(author.phrases.of("s"))
                continue
            writer.prose(author.phrases.sentences(1, 2))
            writer.put(writer.layout.between)
            if author.chance(0.25):
                writer.para(author.phrases.sentence())


def article_items(author: Author, items: tuple[str, str], *, deep: bool) -> None:
    """Write an article's opening and its items."""
    writer, phrases = author.writer, author.phrases
    writer.label("article items")
    writer.put(
        f"{phrases.of('w')}{author.choose(('有下列情形之一的', '应当履行下列职责', '按照下列规定办理'))}："
    )
    writer.put(writer.layout.between)
    count = min(max(2, author.count()), LAST.get(items[0], 1000))
    for number in range(1, count + 1):
        with writer.paragraph(), writer.item(STYLES[items[0]](number)):
            last = number == count
            writer.put(phrases.of("one"))
            if deep and number == 1:
                writer.put("，包括：" + writer.layout.between)
                sub_items(author, items[1])
            writer.put("" if deep and number == 1 else "。" if last else "；")


def sub_items(author: Author, style: str) -> None:
    """Write the items of an item; the last one's line is ended by whoever called."""
    writer = author.writer
    for number in (1, 2, 3):
        writer.put(writer.layout.indent)
        with writer.item(STYLES[style](number)):
            writer.put(author.phrases.of("one") + "；")
        if number < 3:
            writer.put(writer.layout.between)

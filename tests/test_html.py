"""Saved pages: the paper is found, every character kept, and nothing that a page may hold is too much."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterator

import pytest

import speechparse
from pages import LINES, MENU, PAGES, RELATED, ROWS, TITLE, plain
from promises import in_tree
from speechparse import Document, Furniture, Section, Space, Speech, Text, walk
from speechparse.readers.formats import read_page
from speechparse.readers.html import read_html
from speechparse.readers.html_tags import find_tags


def load(page: str, name: str = "page.html") -> Document:
    return speechparse.load(page.encode(), name=name, encoding="utf-8")


def outline(document: Document) -> list[tuple[str, str | None, int]]:
    """Return marker, title and level of each section, as they read."""
    return [
        (
            section.marker.reading if section.marker else "",
            section.title and section.title.reading,
            section.level,
        )
        for section in document.sections()
    ]


def furniture(document: Document) -> str:
    return "\n".join(node.text for node in walk(document) if isinstance(node, Furniture))


def words(document: Document) -> str:
    """Return all that reads as the paper's: the readings of its leaves, markers and titles."""
    said: list[str] = []
    for node in walk(document):
        if isinstance(node, Section):
            said += [part.reading for part in (node.marker, node.title) if part is not None]
        elif not isinstance(node, Furniture | Space) and hasattr(node, "reading"):
            said.append(node.reading)
    return "".join(said)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]()


def test_a_page_has_the_outline_of_its_paper(page: str) -> None:
    document, paper = load(page), speechparse.parse(plain())
    assert outline(document) == outline(paper)
    speeches = [node for node in document.children if isinstance(node, Speech)]
    assert [(speech.title, speech.salutation) for speech in speeches] == [(TITLE, "同志们：")]


def test_a_page_keeps_its_characters_and_places(page: str) -> None:
    document = load(page)
    assert list(in_tree(page, document)) == []
    for section in document.sections():
        if section.marker and section.title:
            assert section.marker.span.of(page) == section.marker.text
            assert section.title.span.of(page) == section.title.text


def test_what_is_not_the_paper_is_furniture(page: str) -> None:
    document = load(page)
    apart = furniture(document)
    said = words(document)
    for name in (*MENU, *RELATED, "责任编辑", "版权所有", "发布时间", "2023-05-18", "看过来"):
        if name in page:
            assert name in apart
            assert name not in said
    for line in LINES:
        assert line in said or line.rstrip("。") in said


def test_a_table_is_text_and_no_outline() -> None:
    document = load(PAGES["government"]())
    rows = [node.reading for node in walk(document) if isinstance(node, Text) and "\t" in node.reading]
    assert rows == ["\t".join(row) for row in ROWS]


@pytest.mark.parametrize("name", [None, "page.txt", "page.asp", "PAGE.HTM"])
def test_a_page_is_known_by_its_name_or_its_beginning(name: str | None) -> None:
    page = PAGES["news"]()
    assert outline(speechparse.load(page.encode(), name=name)) == outline(speechparse.parse(plain()))


def test_plain_text_is_no_page() -> None:
    assert read_page("一、抓<b>落实\n", "a.txt").edits == []
    assert read_page("<b>一、</b>", None).edits == []
    assert speechparse.parse("<p>一、</p>", name="a.txt").sections() == []


def test_a_page_reads_alike_as_a_file_and_as_text(page: str) -> None:
    assert speechparse.parse(page, name="page.html") == load(page)


def test_a_page_in_gb18030_says_the_same() -> None:
    page = PAGES["board"]()
    assert outline(speechparse.load(page.encode("gb18030"), name="a.html")) == outline(load(page))


# What a stretch of page reads as, alone in a body.
READINGS = [
    ("<p>一、抓<b>落</b>实</p><p>要快。</p>", "一、抓落实\n要快。"),
    ("<p>一、抓\n      落实</p>", "一、抓落实"),
    ("<p>用 good\n   words 说</p>", "用 good words 说"),
    ("<p>一、 <b>总则</b></p>", "一、 总则"),
    ("甲<br>乙<BR/>丙<hr>丁", "甲\n乙\n丙\n丁"),
    ("<li>甲<li>乙", "甲\n乙"),
    ("甲&ldquo;乙&rdquo;&nbsp;&#65288;一&#xFF09;", "甲“乙”\u00a0（一）"),
    ("&emsp;甲&amp;乙&copy 丙", "\u3000甲&乙© 丙"),
    ("甲&#10;乙&#0;丙&bogus;丁 & 戊", "甲&#10;乙&#0;丙&bogus;丁 & 戊"),
    ("甲<!-- 一、乙 --><script>二、</script><style>三、</style>丙", "甲丙"),
    ("<pre>甲\n  乙</pre>", "甲\n  乙"),
    ("甲 < 乙 <一> 3<4 <b", "甲 < 乙 <一> 3<4 <b"),
    ("<p title=\"a>b\" class='c<d'>甲", "甲"),
    ('<p class="a"<b>甲</b>', "甲"),
    ("甲<!-- 没有完<p>乙", "甲没有完\n乙"),
    ("<div>甲</div></div></p></td>乙", "甲\n乙"),
    (
        "<table><tr><td>甲，第一段的话说得很长。<td>乙，第二段的话。</table>丙，第三段。",
        "甲，第一段的话说得很长。\n乙，第二段的话。\n丙，第三段。",
    ),
]


@pytest.mark.parametrize(("page", "said"), READINGS)
def test_what_a_stretch_of_page_reads_as(page: str, said: str) -> None:
    from speechparse.reading import read

    page = f"<body>{page}"
    read_as = read(page, (), edits=read_html(page).edits).text
    assert read_as.replace("\u2029", "\n").strip("\n") == said
    assert load(page).to_text() == page


def test_lines_that_were_put_into_a_page_as_they_were_stay_lines() -> None:
    page = f"<body><div>{plain()}</div></body>"
    assert outline(load(page)) == outline(speechparse.parse(plain()))


def test_text_on_both_sides_of_a_table_is_not_joined() -> None:
    rows = "".join(f"<tr><td>甲{order}</td><td>乙{order}</td></tr>" for order in range(3))
    before, after = "我们要把这件事情办好，" * 6 + "办到群众的", "心坎上，办出实效来，" * 6
    page = f"<body><p>一、抓好落实</p><p>{before}</p><table>{rows}</table><p>{after}</p></body>"
    texts = [node.reading for node in walk(load(page)) if isinstance(node, Text)]
    assert texts == [before, "甲0\t乙0", "甲1\t乙1", "甲2\t乙2", after]


def test_boxes_beside_the_paper_are_not_cut_where_they_are_the_paper() -> None:
    paper = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><div class='sidebar hot'><h2>{TITLE}</h2>{paper}</div></body></html>"
    assert outline(load(page)) == outline(speechparse.parse(plain()))


SCRAPS = (
    "<p>", "</p>", "<div class=article>", "</div>", "<td>", "<tr>", "<table>", "</table>", "<h1>", "</h1>",
    "<a href=x>", "</a>", "<", "<!--", "-->", "<script>", "</script>", '"', "'", "=", '<p class="', "&nbsp;",
    "&#10;", "一、", "抓落实", "。", "二、要快。", "（一）", "同志们：", "\n", "  ", "\u3000\u3000", "<br>", "<li>",
    "<title>", "</title>", "<b", "<nav>", "</nav>", "<pre>", "\r\n", "\0", "\u2029", "<head>", "<body>", "<style>",
    "<tr><td>甲</td><td>乙</td></tr>", "一是快；二是好。", "\udc80",
)  # fmt: skip


def broken_pages(seed: int, number: int) -> Iterator[str]:
    """Make pages out of scraps, and whole pages with holes."""
    rng = random.Random(seed)
    for order in range(number):
        if order % 3:
            yield "".join(rng.choices(SCRAPS, k=rng.randint(1, 60)))
            continue
        whole = PAGES[rng.choice(list(PAGES))]()
        start = rng.randrange(len(whole))
        yield whole[:start] + rng.choice(SCRAPS) + whole[start + rng.randint(0, 300) :]


def test_broken_pages_keep_their_characters() -> None:
    for page in broken_pages(7, 400):
        found = read_html(page)
        at = 0
        for edit in found.edits:
            assert at <= edit.start < edit.end <= len(page)
            at = edit.end
        document = speechparse.parse(page, name="a.html")
        assert list(in_tree(page, document)) == []


HOSTILE = {
    "opening": "<", "tags": "<a ", "quotes": '<a ="', "both quotes": "<a ='\"", "comments": "<!--",
    "scripts": "<script>", "script ends": "<script></script ", "titles": "<title>", "boxes": "<div>",
    "tables": "<table><tr><td>甲", "closings": "</div>", "paragraphs": "<p>一、甲", "references": "&", "blanks": "    ",
    "rows": "<tr><td>甲</td><td>乙</td></tr>", "asides": "<div class=nav>一，", "headings": "<h1>题目题目</h1>",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    def seconds(characters: int) -> float:
        page = unit * (characters // len(unit))
        taken = []
        gc.disable()
        for _ in range(3):
            begun = time.perf_counter()
            read_html(page)
            taken.append(time.perf_counter() - begun)
        gc.enable()
        return min(taken)

    short, long = seconds(20_000), seconds(80_000)
    assert long < max(10 * short, 0.2)  # four times the text; sixteen would be quadratic


def test_a_page_of_a_million_characters() -> None:
    body = "".join(f"<p>（一）第{order}件事情要办好。要办得快。</p>\n" for order in range(30_000))
    page = f"<html><body><div>{body}</div></body></html>"
    begun = time.perf_counter()
    found = read_html(page)
    assert time.perf_counter() - begun < 6
    assert len(found.edits) >= 30_000


def test_tags_have_their_places() -> None:
    page = 'a<P Class="x y" id=z hidden>b</P ><script>if (a<b) "</div>"</script><br/>'
    tags = list(find_tags(page))
    assert [(page[tag.start : tag.end], tag.name, tag.is_closing) for tag in tags] == [
        ('<P Class="x y" id=z hidden>', "p", False),
        ("</P >", "p", True),
        ('<script>if (a<b) "</div>"</script>', "script", False),
        ("<br/>", "br", False),
    ]
    first = tags[0]
    assert [first.attribute(name) for name in ("class", "id", "hidden", "style")] == ["x y", "z", "", None]

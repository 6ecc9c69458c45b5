"""The HTML page: its structure read by a parser, its behaviour in a headless Chromium where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from speechparse.api import parse
from speechparse.lint.engine import check
from speechparse.render.blocks import blocks
from speechparse.render.html import to_html
from speechparse.skeleton import entries
from speechparse.span import Span
from trees import SPEECH, document, made_up

VOID = {"meta", "input"}


@dataclass(frozen=True)
class Found:
    code: str
    severity: str
    message: str
    span: Span


class Page(HTMLParser):
    """Reads a page into ids, links, marks and the text of the main part; refuses what is not well nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.marked: list[str] = []
        self.lines: list[str] = []
        self.levels: list[int] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if "href" in given else []
        if tag == "mark":
            self.marks.append(given)
            self.marked.append("")
        if "main" in self.open and (tag in ("p", "h1") or re.fullmatch("h[2-6]", tag) or given.get("role")):
            self.lines.append("")
            if tag not in ("p", "h1"):
                self.levels.append(int(given.get("aria-level") or tag[1]) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open and self.lines and not {"summary", "article"} & set(self.open[-1:]):
            self.lines[-1] += data.strip("\n")
        if "mark" in self.open:
            self.marked[-1] += data


@pytest.mark.parametrize("seed", range(40))
def test_the_page_shows_all_words_and_links_all_sections(seed: int) -> None:
    tree, _ = made_up(seed)
    page = Page(to_html(tree))
    said = [block.reading for block in blocks(tree)]
    assert ["".join(line.split()) for line in page.lines] == ["".join(line.split()) for line in said]
    sections = [f"s{entry.number}" for entry in entries(tree)]
    assert [link[1:] for link in page.links if link.startswith("#s")] == sections
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    levels = [entry.section.level for entry in entries(tree) if entry.section.form == "heading"]
    assert page.levels == levels


def test_a_numbered_line_without_a_title_is_a_paragraph() -> None:
    item = ("item", "heading", "第九条", 9, " ", None, ("p", "下列事项应当办理。"), "\n")
    page = Page(to_html(document(("speech", {}, ("list", "made-up", item)))[0]))
    assert page.lines == ["第九条 下列事项应当办理。"]
    assert page.levels == []


def test_nothing_is_fetched() -> None:
    text = to_html(document(SPEECH)[0])
    assert not re.search(r"https?:|src=|@import|url\(|<link|fetch\(|XMLHttp", text)


def found(text: str, words: str, code: str = "NUM101", severity: str = "error", *, at: int = 0) -> Found:
    start = text.index(words, at)
    return Found(code, severity, f"关于“{words}”", Span(start, start + len(words)))


def test_findings_are_marked_where_they_are() -> None:
    tree, text = document(SPEECH)
    given = [
        found(text, "二是"),
        found(text, "两点", "CNT401", "warning"),
        found(text, "成绩来之不易。大家", "TTL605", "info"),
    ]
    page = Page(to_html(tree, findings=given))
    assert [(mark["class"], said) for mark, said in zip(page.marks, page.marked, strict=True)] == [
        ("warning", "两点"),
        ("info", "成绩来之不易"),
        ("info", "。大家"),
        ("error", "二是"),
    ]
    assert [mark.get("id") for mark in page.marks] == ["f2", "f3", None, "f1"]
    assert page.marks[0]["title"] == "CNT401 关于“两点”"
    assert [link for link in page.links if link.startswith("#f")] == ["#findings", "#f1", "#f2", "#f3"]


def test_the_list_of_findings_says_how_many_and_on_which_lines() -> None:
    tree, text = document(SPEECH, name="稿子/会议.txt")
    given = [found(text, "二是"), Found("ODD999", "info", "在文末之外", Span(len(text) + 5, len(text) + 9))]
    page = to_html(tree, findings=given)
    assert "<title>会议.txt</title>" in page
    assert '<a id="count" class="error" href="#findings" title="检查结果">2</a>' in page
    line = text.count("\n", 0, text.index("二是")) + 1
    last = text.count("\n") + 1
    assert re.findall("<small>(.*?)</small>", page) == [f"第 {line} 行", f"第 {last} 行"]
    assert 'id="count"' not in to_html(tree)


def test_damage_inside_a_text_is_marked_by_what_stands_around_it() -> None:
    quoted = ("text", "把&ldquo;事办好", "把“事办好")
    glued = ("text", "把路\n修好", "把路修好")
    tree, text = document(("speech", {}, ("p", glued, "，"), "\n", ("p", quoted), "\n"))
    given = [found(text, "\n", "SRC704", "info"), found(text, "&", "SRC705", "info")]
    page = Page(to_html(tree, findings=given))
    # An entity is no mere leaving out, and where it stands in the reading is not guessed.
    assert page.marked == ["路修", "把“事办好"]


def test_many_findings_in_one_paragraph_take_linear_time() -> None:
    tree, text = document(("speech", {}, ("p", "各项任务" * 20_000)))
    given = [Found("T", "info", "x", Span(at, at + 2)) for at in range(0, len(text), 2)]
    assert to_html(tree, findings=given).count("<mark") == len(given)


def test_findings_that_overlap() -> None:
    tree, text = document(("speech", {}, ("p", "全面落实各项任务。")))
    outer, inner = found(text, "落实各项", "AAA001", "info"), found(text, "各", "BBB002", "error")
    same = found(text, "落实各项", "CCC003", "warning")
    page = Page(to_html(tree, findings=[outer, inner, same]))
    assert page.marked == ["落实", "各", "项"]
    assert [mark["class"] for mark in page.marks] == ["warning", "error", "warning"]
    assert page.marks[1]["title"] == "AAA001 关于“落实各项”\nBBB002 关于“各”\nCCC003 关于“落实各项”"
    assert {"f1", "f2", "f3"} <= set(page.ids)


def test_findings_in_damage_and_outside_the_text() -> None:
    glossed = ("text", "強(qiáng)化", "強化")
    paragraph = (
        "p",
        "先",
        ("space", "slice", "\n\n2、\n"),
        "看",
        ("space", "wrap", "\n"),
        "后干，",
        glossed,
        "。",
    )
    tree, text = document(("furniture", "返回首页\n"), ("speech", {}, paragraph, "\n"))
    given = [
        found(text, "2、", "SRC701", "info"),
        found(text, "\n", "SRC704", "info", at=text.index("看")),
        found(text, "(qiáng)", "SRC703", "info"),
        found(text, "返回", "SRC702", "info"),
        Found("XXX999", "odd", "在文末", Span(len(text), len(text))),
    ]
    page = Page(to_html(tree, findings=given))
    assert page.marked == ["返回", "2、", "↵", "強化"]
    # What stands nowhere in the text is linked to the block before it.
    last = page.links[-1]
    assert last.startswith("#b")
    assert last[1:] in page.ids


@pytest.mark.parametrize("seed", range(30))
def test_every_finding_has_one_place(seed: int) -> None:
    tree, text = made_up(seed)
    given = [Found("T", "info", "x", Span(at, min(at + 3, len(text)))) for at in range(0, len(text), 5)]
    page = Page(to_html(tree, findings=given))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_hostile_text_is_text() -> None:
    sign = "<script>alert(1)</script>&amp;\"'\x00\ud800"
    item = ("item", "heading", "一、", 1, None, sign, "\n", ("p", sign), "\n")
    tree, text = document(
        ("speech", {"title": sign}, ("matter", "title", sign), ("list", "x", item)), name=sign
    )
    page = to_html(tree, findings=[Found(sign, sign, sign, Span(0, len(text)))])
    assert page.encode()
    assert page.count("<script>") == 1
    assert Page(page).lines[0].startswith("<script>alert(1)</script>&amp;")


def test_language_and_misuse() -> None:
    tree, _ = document(SPEECH)
    assert '<html lang="en">' in to_html(tree, lang="en")
    assert ">Outline</button>" in to_html(tree, lang="en")
    with pytest.raises(ValueError, match="lang is 'fr'"):
        to_html(tree, lang="fr")  # type: ignore[arg-type]


def test_findings_speak_the_language_of_the_page() -> None:
    tree = parse("一、抓早\n早了主动。\n三、抓小\n小了好办。\n")
    for lang, said in (("zh", "应为“二、”"), ("en", "expected 二、")):
        page = to_html(tree, findings=check(tree), lang=lang)
        assert page.count(said) == 2
    assert "line 3" in page


def test_nothing_at_all_is_a_page() -> None:
    assert Page(to_html(document()[0])).lines == []


# ---- in a browser ----


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if not chromium:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open the page of two speeches on a desk's screen; script errors and requests are faults."""
    yield from _opened(browser, tmp_path, viewport={"width": 1200, "height": 420})


@pytest.fixture
def telephone(browser: Any, tmp_path: Path) -> Iterator[Any]:
    size = {"width": 390, "height": 760}
    yield from _opened(browser, tmp_path, viewport=size, has_touch=True, is_mobile=True)


def _opened(browser: Any, folder: Path, **options: Any) -> Iterator[Any]:
    tree, text = document(SPEECH, SPEECH)
    path = folder / "page.html"
    path.write_text(to_html(tree, findings=[found(text, "二是")]), encoding="utf-8")
    page = browser.new_page(reduced_motion="reduce", **options)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    yield page
    assert faults == []
    page.close()


def _in_view(page: Any, selector: str) -> bool:
    page.wait_for_timeout(250)
    script = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    return bool(page.eval_on_selector(selector, script))


def test_a_click_in_the_outline_goes_to_the_section(opened: Any) -> None:
    assert not _in_view(opened, "#s16")
    opened.click("nav a[href='#s16']")
    assert _in_view(opened, "#s16")
    assert opened.text_content("nav a.now") == "二、把担子挑起来"


def test_the_outline_folds(opened: Any) -> None:
    item = opened.locator("nav a[href='#s5']")
    assert not item.is_visible()
    opened.click("[data-all=open]")
    assert item.is_visible()
    opened.click("[data-all=shut]")
    assert not opened.locator("nav a[href='#s1']").is_visible()


def test_search_counts_and_walks(opened: Any) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("制度跟上。立")
    opened.wait_for_function("document.querySelector('#hits').value === '1/2'")
    opened.keyboard.press("Enter")
    assert opened.input_value("#search") == "制度跟上。立"
    assert opened.evaluate("document.querySelector('#hits').value") == "2/2"
    assert _in_view(opened, "#s18")
    marked = "[...CSS.highlights.get('now')].map(String).join()"
    assert opened.evaluate(marked) == "制度跟上。立"
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.querySelector('#hits').value") == ""


def test_a_finding_s_link_goes_to_its_mark(opened: Any) -> None:
    opened.click("#findings a")
    assert _in_view(opened, "#f1")


def test_a_telephone_has_a_drawer_and_no_sideways_scroll(telephone: Any) -> None:
    assert telephone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    link = telephone.locator("nav a[href='#s7']")
    assert not link.is_visible()
    telephone.tap("#menu")
    telephone.wait_for_timeout(250)
    assert link.is_visible()
    link.tap()
    telephone.wait_for_timeout(250)
    assert not link.is_visible()
    assert _in_view(telephone, "#s7")


def test_print_has_the_text_and_the_findings_alone(opened: Any) -> None:
    opened.emulate_media(media="print")
    shown = {name: opened.locator(name).first.is_visible() for name in (".bar", "nav", "main", "#findings")}
    assert shown == {".bar": False, "nav": False, "main": True, "#findings": True}

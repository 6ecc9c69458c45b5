"""Markdown, as markdown-it-py reads it: headings are our headings, all words are there, nothing else appears."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gold import COLLECTIONS, collection
from speeches import KINDS, make
from speechparse.api import parse
from speechparse.document import Document
from speechparse.render.blocks import blocks
from speechparse.render.markdown import escape, escape_line, to_markdown
from speechparse.skeleton import entries, speeches
from trees import SPEECH, document, made_up
from writing_again import EACH, PAIRS, SAME, SOUP, again_as_markdown, damaged, outcome, outline

WRITTEN = """\
**在全系统作风建设推进会上的讲话**

同志们：

今天我们开个短会，主要讲两点意见。

# 一、看清眼前的形势

去年以来，各单位下了功夫，也见了成效。

（一）成绩来之不易。大家起早贪黑，把难事一件件办成了。

（二）问题不容回避。主要有三个方面：

- 一是学得不深，停在纸面上；
- 二是抓得不紧，拖到年底才动手；
- 三是查得不严，走走过场就收兵。

这些毛病非改不可。

# 二、把担子挑起来。

1.\u00a0领导带头。凡要求别人做到的，自己先做到。

2.\u00a0制度跟上。立了规矩就要照着办，不搞下不为例。

同志们，活儿要一件一件干，话就说到这里。

谢谢大家！

"""


def read(text: str) -> list[Token]:
    """Read as GitHub does: CommonMark with tables and strikethrough."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def plain(inline: Token) -> str:
    """Return what an inline token shows; anything but text and bold is a fault."""
    assert {child.type for child in inline.children or ()} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
    }
    return "".join(child.content for child in inline.children or ())


def headings(text: str) -> list[tuple[int, str]]:
    tokens = read(text)
    return [
        (int(token.tag[1:]), plain(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_with_items_as_a_list() -> None:
    assert to_markdown(document(SPEECH)[0], items="list") == WRITTEN


def test_with_items_in_prose() -> None:
    text = to_markdown(document(SPEECH)[0])
    assert "三个方面：一是学得不深，停在纸面上；二是" in text
    assert text.replace("。\n", "").count("- ") == 0


def test_titles_as_headings() -> None:
    found = headings(to_markdown(document(SPEECH)[0], title_heading=True))
    assert found == [
        (1, "在全系统作风建设推进会上的讲话"),
        (2, "一、看清眼前的形势"),
        (2, "二、把担子挑起来。"),
    ]


def ours(tree: Document) -> list[tuple[int, str]]:
    """Return level and words of the sections of form heading, to the sixth level."""
    found = []
    for entry in entries(tree):
        section = entry.section
        if section.form == "heading" and section.level <= 6:
            marker = section.marker.reading if section.marker else ""
            found.append(
                (
                    section.level,
                    marker + (section.gap or "") + (section.title.reading if section.title else ""),
                )
            )
    return found


@pytest.mark.parametrize("seed", range(80))
@pytest.mark.parametrize("items", ["prose", "list"])
def test_headings_are_the_sections_of_form_heading(seed: int, items: Any) -> None:
    tree, _ = made_up(seed)
    assert headings(to_markdown(tree, items=items)) == ours(tree)


@pytest.mark.parametrize("seed", range(80))
@pytest.mark.parametrize("items", ["prose", "list"])
def test_all_words_are_shown_in_order(seed: int, items: Any) -> None:
    tree, _ = made_up(seed)
    shown = [plain(token) for token in read(to_markdown(tree, items=items)) if token.type == "inline"]
    said = [block.reading for block in blocks(tree, split_items=items == "list") if block.kind != "furniture"]
    assert ["".join(line.split()) for line in shown] == ["".join(line.split()) for line in said]


def nested(depth: int) -> Any:
    piece: Any = (
        "list",
        "made-up",
        ("item", "heading", "（1）", 1, None, "底", "\n", ("p", "到底了。"), "\n"),
    )
    for level in range(depth - 1, 0, -1):
        piece = ("list", "made-up", ("item", "heading", f"{level}、", level, None, "中", "\n", piece))
    return ("speech", {}, piece)


def test_a_title_in_several_lines_is_one_heading() -> None:
    tree = parse(
        "石坪镇办公室\n关于修渠\n护渠的通知\n石政办〔2021〕7号\n各村民委员会：\n现通知如下。\n一、修渠\n二、护渠\n"
    )
    written = to_markdown(tree, title_heading=True)
    assert written.startswith("# 石坪镇办公室关于修渠护渠的通知\n\n石政办")
    assert [speech.title for speech in speeches(parse(written))] == [
        speech.title for speech in speeches(tree)
    ]


def test_deeper_than_six_levels_is_bold() -> None:
    text = to_markdown(document(nested(8))[0])
    assert [level for level, _ in headings(text)] == [1, 2, 3, 4, 5, 6]
    assert "\n\n**7、中**\n\n**（1）底**\n\n到底了。\n" in text


def test_a_note_after_a_heading_stays_on_its_line() -> None:
    item = (
        "item",
        "heading",
        "一、",
        1,
        None,
        "修路",
        ("p", "。（甲科负责）"),
        "\n",
        ("p", "年内完工。"),
        "\n",
    )
    text = to_markdown(document(("speech", {}, ("list", "made-up", item)))[0])
    assert text == "# 一、修路。（甲科负责）\n\n年内完工。\n\n"


def test_what_follows_a_heading_whose_line_break_was_lost_is_a_paragraph() -> None:
    item = ("item", "heading", "一、", 1, None, "修路", ("p", "。年内完工，不留尾巴。"), "\n")
    text = to_markdown(document(("speech", {}, ("list", "made-up", item)))[0])
    assert text == "# 一、修路。\n\n年内完工，不留尾巴。\n\n"


def test_a_numbered_line_without_a_title_is_kept_whole() -> None:
    inner = ("list", "is", ("item", "inline", "一是", 1, None, None, ("p", "登记；")))
    item = ("item", "heading", "第九条", 9, " ", None, ("p", "下列事项应当办理。先", inner, "再说。"), "\n")
    text = to_markdown(document(("speech", {}, ("list", "made-up", item)))[0])
    assert text == "# 第九条 下列事项应当办理。先一是登记；再说。\n\n"


def test_damage_and_furniture_are_left_out() -> None:
    paragraph = ("p", "大家的", ("space", "slice", "\n2、\n"), "事", ("space", "wrap", "\n"), "大家办。")
    tree, _ = document(("furniture", "返回首页\n"), ("speech", {}, paragraph, "\n"))
    assert to_markdown(tree) == "大家的事大家办。\n\n"


SIGNS = [
    "1. 甲",
    "12) 甲",
    "1.",
    "- 甲",
    "+ 甲",
    "* 甲",
    "# 甲",
    "####### 甲",
    "#",
    "> 甲",
    "---",
    "- - -",
    "***",
    "_ _ _",
    "===",
    "```甲",
    "~~~",
    "~~甲~~",
    "    甲",
    "[甲]: 乙",
    "[甲](乙)",
    "![甲](乙)",
    "[甲][乙]",
    "国发[2005]39号",
    "<b>甲</b>",
    "<!-- 甲 -->",
    "<https://example.org>",
    "3<5",
    "&nbsp;甲&amp;乙&#20;",
    "A&B",
    "*甲*乙*",
    "**甲**",
    "_甲_",
    "3*4",
    "`甲`",
    "``甲`",
    "甲\\*乙\\",
    "\\",
    "|甲|乙|",
    "甲 #",
    "甲 ##",
    "<甲>",
    "“**重点**”。",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_show_themselves(sign: str) -> None:
    tokens = read(f"{escape_line(sign.strip())}\n")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert plain(tokens[1]).replace("\u00a0", " ") == sign.strip()


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_show_themselves_in_headings(sign: str) -> None:
    item = ("item", "heading", "一、", 1, None, sign, "\n", ("p", sign), "\n")
    title = ("matter", "title", sign)
    tree, _ = document(("speech", {}, title, "\n", ("list", "made-up", item)))
    text = to_markdown(tree)
    assert headings(text) == [(1, f"一、{sign}")]
    shown = [plain(token) for token in read(text) if token.type == "inline"]
    assert [line.replace("\u00a0", " ") for line in shown] == [sign.strip(), f"一、{sign}", sign.strip()]


def test_a_title_that_runs_into_its_text_is_bold() -> None:
    text = (
        "在修渠会上的讲话\n同志们：\n一、加强组织领导各级党委要把修渠当成大事来抓，每月听一次汇报。不能只说不做。\n"
        "二、落实修渠经费截至上个月底，县里拨了五百块钱，镇里拨了三百块钱。钱要用在渠上。\n"
    )
    tree = parse(text)
    written = to_markdown(tree)
    assert "\n**一、加强组织领导**各级党委要" in written
    assert outline(again_as_markdown(tree)) == outline(tree)


def test_only_what_does_something_is_escaped() -> None:
    for text in ("国发[2005]39号", "3<5，A&B，3*4", "1.抓落实", "（一）加强领导", "100%～200%", "C:\\甲"):
        assert escape(text) == text
        assert escape_line(text) == text


def written_again(text: str) -> tuple[Document, Document]:
    tree = parse(text)
    return tree, again_as_markdown(tree)


#: Speeches in which a list begins in a heading's line, items end in notes, parts or headings have no numbers.
HARD = [(seed, False) for seed in (258, 436, 932, 1639, 1915, 1974)] + [(13, True), (245, True), (677, True)]


@pytest.mark.parametrize(
    ("seed", "held_out"),
    [*((seed, False) for seed in range(60)), *((seed, True) for seed in range(40)), *HARD],
)
def test_what_is_written_parses_to_the_same_outline(seed: int, held_out: bool) -> None:
    tree, again = written_again(make(seed, held_out=held_out).text)
    assert outline(tree)
    assert outline(again) == outline(tree)
    assert len(speeches(again)) == len(speeches(tree))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_of_a_damaged_speech_does_too(kind: str) -> None:
    for seed in range(20):
        assert outcome(damaged(seed, kind)) == SAME, seed


@pytest.mark.parametrize(("way", "count", "least"), [(EACH, 160, 158), (PAIRS, 100, 97), (SOUP, 400, 388)])
def test_what_is_written_of_hostile_texts_mostly_does_too(way: str, count: int, least: int) -> None:
    same = [outcome(damaged(seed, way)) == SAME for seed in range(1_000, 1_000 + count)]
    assert sum(same) >= least


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_for_word_of_a_damaged_speech_does_too(kind: str) -> None:
    for seed in range(2):
        assert outcome(damaged(seed, kind), "word") == SAME, seed


@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_is_written_of_a_real_paper_does_too(name: str) -> None:
    if not all(folder.is_dir() for folder in COLLECTIONS[name]):
        pytest.skip(f"the labelled papers are not beside this checkout ({COLLECTIONS[name][0]})")
    for paper, text, _ in collection(name):
        tree, again = written_again(text)
        assert outline(tree)
        assert outline(again) == outline(tree), paper
        assert len(speeches(again)) == len(speeches(tree)), paper


def test_a_list_that_begins_in_mid_line_stays_on_it() -> None:
    inner = ("list", "is", ("item", "inline", "一是", 1, None, None, ("p", "学得浅。")))
    item = ("item", "run-in", "（一）", 1, None, "找差距", ("p", "。问题有这些："))
    tree, _ = document(("speech", {}, ("list", "made-up", item), ("p", inner), "\n"))
    assert to_markdown(tree) == "（一）找差距。问题有这些：一是学得浅。\n\n"


def test_bullets_stay_bullets() -> None:
    tree = parse("一、看清形势\n\n- 河道还不够清。\n- 路面还不够平。\n\n还要再加把劲，一件一件办好。\n")
    assert to_markdown(tree) == (
        "# 一、看清形势\n\n- 河道还不够清。\n- 路面还不够平。\n\n还要再加把劲，一件一件办好。\n\n"
    )


def test_labels_of_parts_are_kept() -> None:
    label = ("furniture", "会议讲话范例篇2\n", "part")
    tree, _ = document(("speech", {}, ("p", "散会。"), "\n"), label, ("speech", {}, ("p", "开会。"), "\n"))
    assert to_markdown(tree) == "散会。\n\n会议讲话范例篇2\n\n开会。\n\n"


@pytest.mark.parametrize(
    ("gap", "written"),
    [(" ", " "), ("　", "　"), ("&emsp;", "　"), ("&nbsp; ", "\u00a0 "), ("\n\n　　", ""), ("\ufeff", "")],
)
def test_a_gap_is_written_as_its_blanks(gap: str, written: str) -> None:
    item = ("item", "heading", "一、", 1, gap, "修路", "\n", ("p", "年内完工。"), "\n")
    tree, _ = document(("speech", {}, ("list", "made-up", item)))
    assert to_markdown(tree).startswith(f"# 一、{written}修路\n")


def test_items_written_as_a_list_parse_to_the_same_markers() -> None:
    tree = parse(document(SPEECH)[1])
    again = parse(to_markdown(tree, items="list"))
    assert len(outline(tree)) == 9
    assert [line[:3] for line in outline(again)] == [line[:3] for line in outline(tree)]


def test_misuse() -> None:
    with pytest.raises(ValueError, match="items is 'table'"):
        to_markdown(document(SPEECH)[0], items="table")  # type: ignore[arg-type]

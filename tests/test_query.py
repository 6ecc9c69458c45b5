"""Selectors and paths: the cases of selectors.txt, a second, slow matcher to agree with, speed, and limits."""

from __future__ import annotations

import pickle
import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from outlines import read_outline
from selector_cases import Case, describe, load
from speechparse.nodes import List, Marker, Paragraph, Section, Space, Speech, Text, Title
from speechparse.pipeline import parse_text
from speechparse.query import SelectorError, at, select, select_one
from speechparse.query.problems import IN_CHINESE, PROBLEMS
from speechparse.query.syntax import MAX_CHARACTERS, Nested, Relative, parse_selector
from speechparse.span import Span
from speechparse.visitors import Index, children_of, walk

DOCUMENTS, CASES = load(Path(__file__).with_name("selectors.txt"))
INDEXES = {name: Index(document) for name, document in DOCUMENTS.items()}
NOWHERE = Span(0, 0)


def case_name(case: Case) -> str:
    return f"{case.line}: {case.selector}"


@pytest.mark.parametrize("case", [case for case in CASES if case.offset is None], ids=case_name)
def test_selects(case: Case) -> None:
    found = select(DOCUMENTS[case.document], case.selector)
    index = INDEXES[case.document]
    assert (" | ".join(describe(index, node) for node in found) or "-") == case.expected
    by_index = select(index, case.selector)
    assert list(map(id, by_index)) == list(map(id, found))
    first = select_one(index, case.selector)
    assert first is (found[0] if found else None)


@pytest.mark.parametrize("case", [case for case in CASES if case.offset is not None], ids=case_name)
def test_says_what_is_wrong_and_where(case: Case) -> None:
    with pytest.raises(SelectorError) as caught:
        select(DOCUMENTS[case.document], case.selector)
    assert caught.value.offset == case.offset
    assert str(caught.value).startswith(case.expected)
    assert f": character {case.offset + 1} of " in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_there_are_enough_cases() -> None:
    assert len({case.selector for case in CASES}) >= 300


# ---- a matcher by the definitions, slow and plain ----


class Plain:
    def __init__(self, root: Any) -> None:
        self.nodes = list(walk(root))
        self.root = root
        self.index = Index(root)
        self.above = {id(child): node for node in self.nodes for child in children_of(node)}

    def beside(self, node: Any) -> list[Any]:
        return list(children_of(self.above[id(node)])) if id(node) in self.above else [node]

    def back(self, node: Any, sign: str) -> list[Any]:
        siblings = self.beside(node)
        place = next(number for number, other in enumerate(siblings) if other is node)
        if sign == ">":
            return [self.above[id(node)]] if id(node) in self.above else []
        if sign == " ":
            return list(self.index.ancestors(node))
        if sign == "~":
            return siblings[:place]
        return [other for other in siblings[:place] if other.kind != "space"][-1:]

    def is_selected(self, node: Any, relative: Relative, last: int = -1) -> bool:
        steps = relative.steps[: len(relative.steps) + 1 + last]
        sign, compound = steps[-1]
        if not self.fits(node, compound):
            return False
        if len(steps) == 1:
            return True
        return any(self.is_selected(other, relative, last - 1) for other in self.back(node, sign))

    def leads_on(self, node: Any, steps: tuple[Any, ...]) -> bool:
        if not steps:
            return True
        sign, compound = steps[0]
        after = [other for other in self.nodes if any(back is node for back in self.back(other, sign))]
        return any(self.fits(other, compound) and self.leads_on(other, steps[1:]) for other in after)

    def fits(self, node: Any, compound: Any) -> bool:
        return compound.kind in {None, node.kind} and all(
            self.holds(node, one) for one in compound.conditions
        )

    def holds(self, node: Any, condition: Any) -> bool:
        if isinstance(condition, Nested):
            if condition.name == "not":
                return not any(self.is_selected(node, relative) for relative in condition.relatives)
            return any(self.leads_on(node, relative.steps) for relative in condition.relatives)
        if condition.name == "level":
            return getattr(node, "level", None) == int(condition.value)
        if condition.name == "form":
            return getattr(node, "form", None) == condition.value
        if condition.name == "root":
            return node is self.root
        if condition.name == "contains":
            return condition.argument in self.index.reading(node)
        alike = [other for other in self.beside(node) if other.kind == node.kind]
        rank = next(number for number, other in enumerate(alike, start=1) if other is node)
        wanted = {"first": 1, "last": len(alike)}.get(condition.name)
        return rank == (int(condition.argument) if wanted is None else wanted)


def some_tree(chance: random.Random, depth: int = 0) -> Any:
    def several(kinds: str, most: int) -> tuple[Any, ...]:
        made = (node(chance.choice(kinds)) for _ in range(chance.randrange(most + 1)))
        return tuple(child for child in made if child is not None)

    def node(kind: str) -> Any:
        if kind == "t":
            word = chance.choice("甲乙丙")
            return Text(span=NOWHERE, text=word, reading=word)
        if kind == "_":
            return Space(span=NOWHERE, text="\n", reason=chance.choice(["line-end", "wrap"]))
        return some_tree(chance, depth + 1) if depth < 5 else None

    kind = "speech" if depth == 0 else chance.choice(["list", "section", "section", "paragraph"])
    if kind == "speech":
        return Speech(span=NOWHERE, children=several("sss_", 4))
    if kind == "list":
        items = tuple(item for item in several("ss_", 4) if item.kind in {"section", "space"})
        return List(span=NOWHERE, style="x", children=items)
    if kind == "paragraph":
        parts = tuple(part for part in several("tt_s", 3) if part.kind in {"text", "space", "list"})
        return Paragraph(span=NOWHERE, children=parts)
    inside = several("ss_s", 3)
    form = chance.choice(["heading", "inline"])
    return Section(span=NOWHERE, form=form, level=chance.randrange(1, 4), children=inside)


def some_selector(chance: random.Random, depth: int = 0) -> str:
    def node() -> str:
        written = chance.choice(["section", "section", "list", "paragraph", "text", "space", "*", ""])
        for _ in range(chance.choice([0, 0, 1, 1, 2])):
            written += condition()
        return written or "*"

    def condition() -> str:
        plain = ["[level=1]", "[level=2]", "[form=inline]", ":first", ":last", ":nth(2)", ":root"]
        if depth < 2 and chance.random() < 0.4:
            inner = some_selector(chance, depth + 1)
            lead = chance.choice(["> ", "+ ", "~ ", ""])
            return chance.choice([f":not({inner})", f":has({lead}{inner})"])
        return chance.choice([*plain, ":contains(甲)"])

    chains = []
    for _ in range(chance.choice([1, 1, 1, 2])):
        chain = node()
        for _ in range(chance.choice([0, 1, 1, 2])):
            chain += chance.choice([" ", " > ", " + ", " ~ "]) + node()
        chains.append(chain)
    return ", ".join(chains)


def test_agrees_with_the_definitions() -> None:
    chance = random.Random(20)
    selected = 0
    for _ in range(60):
        tree = some_tree(chance)
        plain = Plain(tree)
        for _ in range(8):
            selector = some_selector(chance)
            relatives = parse_selector(selector)
            expected = [
                node for node in plain.nodes if any(plain.is_selected(node, one) for one in relatives)
            ]
            assert list(map(id, select(tree, selector))) == list(map(id, expected)), selector
            selected += len(expected)
    assert selected > 500


# ---- misuse, limits, time ----


def test_a_selector_is_a_str() -> None:
    with pytest.raises(TypeError, match="a selector is a str, not int"):
        select(DOCUMENTS["report"], 3)  # type: ignore[arg-type]


def test_very_long_and_very_deep_selectors_are_refused_plainly() -> None:
    bare = DOCUMENTS["bare"]
    with pytest.raises(SelectorError, match="at most 10,000 characters"):
        select(bare, "a" * (MAX_CHARACTERS + 1))
    with pytest.raises(SelectorError, match="at most 16 deep"):
        select(bare, ":not(" * 1500 + "*" + ")" * 1500)
    assert select(bare, " ".join(["*"] * 4000)) == []


@pytest.mark.parametrize("pattern", ["(?:(?:a{1000}){1000}){1000}", "(?:(?:a{1000,}){1000,}){1000,}"])
def test_a_pattern_that_would_take_all_memory_is_refused(pattern: str) -> None:
    with pytest.raises(SelectorError, match="repetitions"):
        select(DOCUMENTS["bare"], f"[text~='{pattern}']")


def test_a_slow_pattern_runs_out_of_time() -> None:
    text = Text(span=NOWHERE, text="a" * 60 + "!", reading="a" * 60 + "!")
    began = process_time()
    with pytest.raises(SelectorError, match=r"took longer than the 0\.2 seconds") as caught:
        select(text, "text[text~='(a|aa)+$']", timeout=0.2)
    assert caught.value.offset == 12
    assert process_time() - began < 2


def test_an_error_can_be_pickled_and_keeps_its_place() -> None:
    with pytest.raises(SelectorError) as caught:
        select(DOCUMENTS["bare"], "section[x]")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.selector, copy.offset, str(copy)) == ("section[x]", 8, str(caught.value))


def test_every_problem_is_said_in_both_languages() -> None:
    for key, message in PROBLEMS.items():
        names = [part.split("}")[0] for part in message.en.split("{")[1:]]
        error = SelectorError("section[x]", 8, key, ("a kind", "level"), **dict.fromkeys(names, "numbers"))
        assert str(error) == error.said("en") != error.said("zh")
        assert error.said("zh").endswith("；可以是 节点名 或 level：'section[x]' 的第 9 字")
        assert "{" not in error.said("zh") + str(error)
        assert "numbers" not in error.said("zh")
        assert pickle.loads(pickle.dumps(error)).said("zh") == error.said("zh")


def test_what_is_expected_has_chinese_words() -> None:
    errors = []
    for case in CASES:
        if case.offset is not None:
            with pytest.raises(SelectorError) as caught:
                select(DOCUMENTS[case.document], case.selector)
            errors.append(caught.value)
    said = {name for error in errors for name in error.expected}
    words = {name for name in said if " " in name and not name.startswith(("'", ":"))}
    assert words <= set(IN_CHINESE)
    assert len(errors) > 50


def test_a_message_shows_the_place_of_a_long_selector_on_one_line() -> None:
    with pytest.raises(SelectorError) as caught:
        select(DOCUMENTS["bare"], "section\n" * 50 + "? section")
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 250


def test_an_object_that_stands_twice_is_selected_twice() -> None:
    again = Text(span=NOWHERE, text="好。", reading="好。")
    tree = Paragraph(span=NOWHERE, children=(again, again))
    assert len(select(tree, "text")) == 2
    assert len(select(tree, "text + text")) == 1
    assert select(tree, "text:last:contains(好)") == [again]


def test_what_is_above_the_root_is_not_seen() -> None:
    second = select_one(DOCUMENTS["report"], "section[ordinal=2]:has(section)")
    assert isinstance(second, Section)
    assert [describe(Index(second), node) for node in select(second, "section")] == [
        "二、",
        "一是",
        "二是",
        "一要",
        "二要",
        "四要",
    ]
    assert select(second, "speech section") == []
    assert len(select(second, ":root > paragraph")) == 2


def many_sections(number: int) -> Any:
    def section(level: int, ordinal: int, children: tuple[Any, ...]) -> Section:
        marker = Marker(text="一、", reading="一、", style="x", ordinal=ordinal, span=NOWHERE)
        title = Title(text="修路", reading="修路", span=NOWHERE)
        return Section(
            span=NOWHERE, form="heading", level=level, marker=marker, title=title, children=children
        )

    def body() -> tuple[Any, ...]:
        text = Text(span=NOWHERE, text="。修到家门口。", reading="。修到家门口。")
        return (Paragraph(span=NOWHERE, children=(text,)), Space(span=NOWHERE, text="\n", reason="line-end"))

    top = tuple(
        section(
            1,
            one,
            (List(span=NOWHERE, style="x", children=tuple(section(2, two, body()) for two in range(9))),),
        )
        for one in range(number // 10)
    )
    return Speech(span=NOWHERE, children=(List(span=NOWHERE, style="x", children=top),))


def quickest(run: Any, times: int = 3) -> float:
    taken = []
    for _ in range(times):
        began = process_time()
        run()
        taken.append(process_time() - began)
    return min(taken)


def test_selecting_a_level_costs_at_most_three_walks() -> None:
    tree = many_sections(20_000)
    bare = quickest(lambda: sum(1 for _ in walk(tree)), 5)
    assert quickest(lambda: select(tree, "section[level=2]"), 5) < 3 * bare


@pytest.mark.parametrize(
    "selector", ["section ~ section", "section:has(~ section)", "section section", "space + *"]
)
def test_is_linear_in_the_siblings(selector: str) -> None:
    trees = [many_sections(size) for size in (3_000, 12_000)]
    small, large = (quickest(lambda tree=tree: select(tree, selector)) for tree in trees)
    # Four times the tree; a quadratic way would take sixteen times as long.
    assert large < 9 * small + 0.02


# ---- paths ----

#: In the document “report”: a path, and the marker and title, or “-”.
PATHS = """
二 -> 二、 认清眼下的难处
二、 -> 二、 认清眼下的难处
 二 、 -> 二、 认清眼下的难处
一/（二） -> （二） 教育跟上了
一/(二) -> （二） 教育跟上了
一、/（二） -> （二） 教育跟上了
一/二 -> （二） 教育跟上了
1/2 -> （二） 教育跟上了
1.2 -> （二） 教育跟上了
１．２ -> （二） 教育跟上了
1.2. -> （二） 教育跟上了
一/教育跟上了 -> （二） 教育跟上了
看到去年的变化/（二） -> （二） 教育跟上了
一/（三） -> -
一/（一）/1 -> -
二/一是 -> 一是
二/一要 -> 一要
二/1 -> 一是
2.1 -> 一是
2.1#1 -> 一是
2.1#2 -> 一要
2.1#3 -> -
二/1#2 -> 一要
二/2#2 -> 二要
2.4 -> 四要
2.3 -> -
二/四要 -> 四要
二/三要 -> -
三/（三）/1. -> 1. 上好第一课
三/（三）/1 -> 1. 上好第一课
三/(三)/２ -> ２． 办好A班
三/(三)/2. -> ２． 办好A班
三/(三)/办好Ａ班 -> ２． 办好A班
三/（四） -> （四） 督查在后
3.3.2 -> ２． 办好A班
3.4 -> （四） 督查在后
3.1 -> -
@1/二/一是 -> 一是
@1/2.1#2 -> 一要
@2/二 -> -
九 -> -
9.9.9 -> -
（二）/1 -> -
（三） -> -
"""


def shown(section: Section | None) -> str:
    if section is None:
        return "-"
    marker = section.marker.text if section.marker else "~"
    return f"{marker} {section.title.reading}" if section.title else marker


@pytest.mark.parametrize("line", PATHS.strip("\n").splitlines())
def test_follows_a_path(line: str) -> None:
    path, expected = line.split(" -> ")
    assert shown(at(DOCUMENTS["report"], path)) == expected


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("第一部分的话/二", "按月评比"),
        ("第一部分的话/二#2", "按季兑现"),
        ("第二部分的话/一", "分段包干"),
        ("二", "按月评比"),
        ("二#2", "按季兑现"),
        ("二#3", None),
        ("第一章", "总则"),
        ("@2/第二章", "附则"),
        ("@1/第二章", None),
        ("附则", "附则"),
        (("第二部分的话", "一、"), "分段包干"),
        (("@2", "第二章"), "附则"),
    ],
)
def test_tells_speeches_and_equal_numbers_apart(path: Any, title: str | None) -> None:
    section = at(DOCUMENTS["collection"], path)
    assert (section.title.reading if section and section.title else None) == title


@pytest.mark.parametrize(
    "path",
    ["第一章/第二条", "@2/1.2", "@2/第一章/2", ("第一章", "第 二 条"), "第二条", "@2/第二条"],
)
def test_finds_what_has_no_title(path: Any) -> None:
    assert shown(at(DOCUMENTS["collection"], path)) == "第二条"


def test_an_article_put_in_later_is_found_by_its_whole_marker() -> None:
    document = parse_text(
        "第一章　总则\n第一条　修渠。\n第一条之一　护渠。\n第二条　用水。\n第二条之一　节水。\n"
    )
    assert [shown(at(document, path)) for path in ("第一条", "1.1", "第一条之一", "1.2", "第二条之一")] == [
        "第一条", "第一条", "第一条之一", "第二条", "第二条之一",
    ]  # fmt: skip


def test_only_what_holds_articles_may_be_left_out() -> None:
    assert at(DOCUMENTS["collection"], "@2/2") is not at(DOCUMENTS["collection"], "@2/第二条")
    assert at(DOCUMENTS["collection"], "@1/第二条") is None
    assert at(DOCUMENTS["report"], "（三）") is None


@pytest.mark.parametrize("name", ["report", "collection"])
def test_the_path_of_a_section_leads_to_the_first_one_of_that_path(name: str) -> None:
    index = INDEXES[name]
    first: dict[tuple[str, ...], Section] = {}
    for section in index.sections:
        first.setdefault(index.path(section), section)
    for path, section in first.items():
        assert at(DOCUMENTS[name], path) is section
        assert at(DOCUMENTS[name], "/".join(path)) is section


@pytest.mark.parametrize(
    ("path", "offset", "said"),
    [
        ("", 0, "a step of the path is empty; expected a marker, a number or a title"),
        ("二//三", 2, "a step of the path is empty"),
        ("二/", 2, "a step of the path is empty"),
        ("/二", 0, "a step of the path is empty"),
        ("二/一#0", 4, "sections of one name are counted from 1"),
        ("2#0.1", 2, "sections of one name are counted from 1"),
        ("２＃０", 2, "sections of one name are counted from 1"),
        ("@0/二", 1, "speeches are counted from 1"),
        ("@1", 2, "the path names no section"),
        ((), 0, "the path names no section"),
    ],
)
def test_says_what_is_wrong_with_a_path(path: Any, offset: int, said: str) -> None:
    with pytest.raises(SelectorError) as caught:
        at(DOCUMENTS["report"], path)
    assert caught.value.offset == offset
    assert str(caught.value).startswith(said)


def test_a_path_goes_from_any_node() -> None:
    document = read_outline(
        "document\n speech\n  list x\n   section heading 一、 x ordinal=1 level=1 ¦ 上\n    list x\n"
        "     section heading （九） x ordinal=9 level=2 ¦ 下"
    )
    first = at(document, "一")
    assert first is not None
    assert shown(at(first, "九")) == "（九） 下"
    assert at(first, "一") is None


def test_an_exact_path_in_a_later_speech_goes_before_a_loose_one() -> None:
    speech = " speech\n  list x\n   section heading {} x ordinal=4 level=1 ¦ {}\n"
    document = read_outline("document\n" + speech.format("（四）", "上") + speech.format("4.", "下"))
    assert shown(at(document, "（四）")) == "（四） 上"
    assert shown(at(document, ("4",))) == "4. 下"
    assert shown(at(document, "四")) == "（四） 上"
    assert shown(at(document, "4")) == "（四） 上"


def test_a_path_through_very_deep_and_very_wide_trees_is_quick() -> None:
    tree = many_sections(20_000)
    began = process_time()
    assert at(tree, "一#1999/一#9") is not None
    assert at(tree, "9999") is None
    assert process_time() - began < 2

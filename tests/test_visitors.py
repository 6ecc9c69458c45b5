"""Walking, visiting, transforming, and the places of nodes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from selector_cases import describe, load
from speechparse.document import Document
from speechparse.nodes import List, Node, Paragraph, Section, Space, Speech, Text
from speechparse.span import Span
from speechparse.visitors import CONTENT, KINDS, Index, Transformer, Visitor, children_of, label, walk

DOCUMENTS, _ = load(Path(__file__).with_name("selectors.txt"))
REPORT = DOCUMENTS["report"]
COLLECTION = DOCUMENTS["collection"]
NOWHERE = Span(0, 0)
TREES = pytest.mark.parametrize("name", list(DOCUMENTS))


def recursive(node: Any) -> list[Any]:
    return [node, *(below for child in getattr(node, "children", ()) for below in recursive(child))]


def text(words: str) -> Text:
    return Text(span=NOWHERE, text=words, reading=words)


def nested(depth: int) -> Any:
    """Make a tree far deeper than the parser would; spans do not matter."""
    node: Any = Section(span=NOWHERE, form="heading", level=1)
    for _ in range(depth):
        node = Section(span=NOWHERE, form="heading", level=1, children=(node,))
    return node


def named(index: Index, *names: str) -> list[Any]:
    return [next(node for node in index.nodes if describe(index, node) == name) for name in names]


# ---- walk ----


@TREES
def test_walk_goes_through_all_in_order(name: str) -> None:
    document = DOCUMENTS[name]
    assert list(map(id, walk(document))) == list(map(id, recursive(document)))


def test_content_is_what_the_models_say() -> None:
    for model in (Document, Speech, List, Section, Paragraph):
        children = get_args(get_type_hints(model)["children"])[0]
        kinds = {member.model_fields["kind"].default for member in get_args(children)}
        assert CONTENT[model.model_fields["kind"].default] == kinds


def test_kinds_are_all_kinds() -> None:
    assert set(KINDS) == {"document", *(kind for kinds in CONTENT.values() for kind in kinds)}


def test_nothing_recurses() -> None:
    deep = nested(20_000)
    assert sum(1 for _ in walk(deep)) == 20_001
    assert Index(deep).depths[-1] == 20_000
    assert Transformer().transform(deep) is deep
    seen = []

    class Count(Visitor):
        def leave_section(self, node: Section) -> None:
            seen.append(node)

    Count().visit(deep)
    assert len(seen) == 20_001


# ---- visitors ----


def test_a_visitor_enters_and_leaves_in_order() -> None:
    index = Index(REPORT)
    steps: list[str] = []

    class Steps(Visitor):
        def visit_section(self, node: Section) -> bool:
            steps.append(f"<{label(node)}")
            return node.level < 2

        def leave_section(self, node: Section) -> None:
            steps.append(f"{label(node)}>")

        def visit_matter(self, node: Any) -> None:
            steps.append(node.role)

    Steps().visit(REPORT)
    assert " ".join(steps) == (
        "title salutation <一 <（一） （一）> <（二） （二）> 一> "
        "<二 <一是 一是> <二是 二是> <一要 一要> <二要 二要> <四要 四要> 二> "
        "<三 <（三） （三）> <（四） （四）> 三> closing"
    )
    assert index.nodes[0] is REPORT


def test_only_false_keeps_a_visitor_out() -> None:
    seen = []

    class Seen(Visitor):
        def visit_section(self, node: Section) -> Any:
            return 0 if node.level == 1 else None

        def visit_text(self, node: Text) -> None:
            seen.append(node)

    Seen().visit(REPORT)
    assert len(seen) == sum(node.kind == "text" for node in walk(REPORT))


@pytest.mark.parametrize("method", ["visit_sections", "leave_", "visit_title"])
def test_a_method_for_no_kind_is_refused(method: str) -> None:
    with pytest.raises(TypeError, match=f"Wrong.{method}: there is no kind"):
        type("Wrong", (Visitor,), {method: lambda self, node: None})


# ---- transformers ----


@TREES
def test_a_transformer_that_does_nothing_returns_the_same_object(name: str) -> None:
    class Nothing(Transformer):
        def transform_section(self, original: Section, updated: Section) -> Section:
            assert original is updated
            return updated

    assert Nothing().transform(DOCUMENTS[name]) is DOCUMENTS[name]


def test_only_what_changed_and_what_is_above_is_new() -> None:
    class Third(Transformer):
        def transform_text(self, original: Text, updated: Text) -> Text:
            return updated.model_copy(update={"text": "x"}) if "多打井" in original.text else updated

    changed = Third().transform(REPORT)
    old, new = Index(REPORT), Index(changed)
    differing = [place for place in range(len(old.nodes)) if old.nodes[place] is not new.nodes[place]]
    place = next(
        place for place, node in enumerate(old.nodes) if node.kind == "text" and "多打井" in node.text
    )
    above = [place]
    while old.parents[above[-1]] >= 0:
        above.append(old.parents[above[-1]])
    assert differing == above[::-1]
    assert new.text(changed) == old.text(REPORT).replace("多打井；", "x")
    assert Document.model_validate_json(changed.model_dump_json()) == changed


def test_an_equal_new_node_counts_as_changed() -> None:
    class Copy(Transformer):
        def transform_matter(self, original: Any, updated: Any) -> Any:
            return updated.model_copy()

    copied = Copy().transform(REPORT)
    assert copied is not REPORT
    assert copied == REPORT


def test_nodes_are_taken_out_and_put_in() -> None:
    class NoSpaces(Transformer):
        def transform_space(self, original: Space, updated: Space) -> Any:
            return None

        def transform_text(self, original: Text, updated: Text) -> Any:
            return (text("“"), updated, text("”")) if updated.text == "大家抓紧办。" else updated

    changed = NoSpaces().transform(REPORT)
    assert "\n" not in Index(changed).text(changed).replace("\n2、", "").replace("太\n远", "")
    assert "“大家抓紧办。”谢谢大家！" in Index(changed).text(changed)


def test_children_are_done_before_their_parents() -> None:
    class Empty(Transformer):
        def transform_section(self, original: Section, updated: Section) -> Any:
            return None if updated.level == 2 else updated

        def transform_list(self, original: List, updated: List) -> Any:
            return (
                None
                if original.children and not any(c.kind == "section" for c in updated.children)
                else updated
            )

    changed = Empty().transform(REPORT)
    assert [section.level for section in Index(changed).sections] == [1, 1, 1]
    assert sum(node.kind == "list" for node in walk(changed)) == 1


def test_a_node_where_it_cannot_stand_is_refused() -> None:
    class Wrong(Transformer):
        def transform_section(self, original: Section, updated: Section) -> Any:
            return text("x")

    with pytest.raises(TypeError, match="a list cannot hold a text; it holds section, space"):
        Wrong().transform(REPORT)


def test_a_tree_keeps_one_root() -> None:
    class Nothing(Transformer):
        def transform_document(self, original: Node, updated: Node) -> None:
            return None

    with pytest.raises(TypeError, match="the root became 0 nodes; a tree has one"):
        Nothing().transform(REPORT)


# ---- places ----


@TREES
def test_the_index_agrees_with_a_plain_count(name: str) -> None:
    document = DOCUMENTS[name]
    index = Index(document)
    nodes = recursive(document)
    above = {id(child): node for node in nodes for child in children_of(node)}
    for node in nodes:
        parent = above.get(id(node))
        assert index.parent(node) is parent
        ancestors = []
        while parent is not None:
            ancestors.append(parent)
            parent = above.get(id(parent))
        assert list(map(id, index.ancestors(node))) == list(map(id, ancestors))
        assert index.depth(node) == len(ancestors)
        siblings = list(children_of(ancestors[0])) if ancestors else [node]
        at = next(number for number, other in enumerate(siblings) if other is node)
        assert list(map(id, index.siblings(node))) == [id(other) for other in siblings if other is not node]
        assert index.previous_sibling(node) is (siblings[at - 1] if at else None)
        assert index.next_sibling(node) is (siblings[at + 1] if at + 1 < len(siblings) else None)
        sections = [other for other in nodes if isinstance(other, Section)]
        place = next(number for number, other in enumerate(nodes) if other is node)
        earlier = [other for other in sections if any(other is one for one in nodes[:place])]
        later = [other for other in sections if any(other is one for one in nodes[place + 1 :])]
        assert index.previous_section(node) is (earlier[-1] if earlier else None)
        assert index.next_section(node) is (later[0] if later else None)
        assert index.text(node) == "".join(own(below, "text") for below in recursive(node))


def own(node: Any, field: str) -> str:
    if isinstance(node, Section):
        return "".join(
            part if isinstance(part, str) else getattr(part, field)
            for part in (node.marker, node.gap, node.title)
            if part is not None
        )
    return getattr(node, field, "") or ""


def test_paths_and_sections() -> None:
    index = Index(REPORT)
    first, inner, last = named(index, "一、", "２．", "text:勤检查")
    assert index.path(first) == ("一",)
    assert index.path(inner) == ("三", "（三）", "２")
    assert index.path(last) == ("二", "四要")
    assert index.path(REPORT) == ()
    assert index.parent_section(first) is None
    parent = index.parent_section(last)
    assert parent is not None
    assert label(parent) == "四要"
    assert [label(section) for section in index.subsections(REPORT)] == ["一", "二", "三"]
    (second,) = named(index, "二、")
    assert [label(section) for section in index.subsections(second)] == [
        "一是",
        "二是",
        "一要",
        "二要",
        "四要",
    ]
    assert [label(section) for section in index.subsections(inner)] == []


def test_a_heading_without_a_number_goes_by_its_title() -> None:
    index = Index(COLLECTION)
    (section,) = named(index, "~第二部分的话")
    assert index.path(section) == ("第二部分的话",)
    assert index.path(index.subsections(section)[0]) == ("第二部分的话", "一")


def test_texts_with_and_without_subsections() -> None:
    index = Index(REPORT)
    second, damaged, item = named(index, "二、", "（二）", "一要")
    assert index.text(second, subsections=False) == "二、 认清眼下的难处\n难处有两条：\n怎么办？\n"
    assert index.text(damaged) == "（二）教育跟\n2、上了。护林员都听过课，一年(３)次。\n"
    assert index.reading(damaged) == "（二）教育跟上了。护林员都听过课，一年(３)次。\n"
    assert index.text(item) == "一要早育苗，\n育好苗；"
    assert index.reading(item) == "一要早育苗，育好苗；"
    assert index.reading(item, subsections=False) == "一要早育苗，育好苗；"
    speech = index.parent(named(index, "matter:谢谢大")[0])
    assert speech is not None
    assert index.text(speech, subsections=False) == (
        "在春季林业工作会上的讲话\n同志们：\n　　开春头一个会谈造林，我讲三点意见。\n大家抓紧办。\n谢谢大家！"
    )
    assert index.text(REPORT, subsections=False) == index.text(speech, subsections=False)


@pytest.mark.parametrize("reason", ["line-end", "indent", "gap", "wrap", "slice", "markup"])
def test_a_reading_leaves_out_the_spaces_that_are_damage(reason: Any) -> None:
    paragraph = Paragraph(
        span=NOWHERE, children=(text("甲"), Space(span=NOWHERE, text=" ", reason=reason), text("乙"))
    )
    kept = reason in {"line-end", "indent", "gap"}
    assert Index(paragraph).reading(paragraph) == ("甲 乙" if kept else "甲乙")
    assert Index(paragraph).text(paragraph) == "甲 乙"


def test_equal_nodes_have_their_own_places() -> None:
    one, other = text("管好。"), text("管好。")
    assert one == other
    tree = Paragraph(span=NOWHERE, children=(one, other))
    index = Index(tree)
    assert (index.place(one), index.place(other)) == (1, 2)
    assert index.next_sibling(one) is other
    assert index.siblings(other)[0] is one


def test_a_node_of_another_tree_has_no_place() -> None:
    with pytest.raises(ValueError, match="does not stand in this tree"):
        Index(REPORT).parent(text("大家抓紧办。"))


def test_an_object_that_stands_twice_has_no_one_place() -> None:
    again = text("好。")
    index = Index(Paragraph(span=NOWHERE, children=(again, text("不。"), again)))
    assert len(index.nodes) == 4
    assert index.text(index.nodes[0]) == "好。不。好。"
    with pytest.raises(ValueError, match="more than once"):
        index.parent(again)


def test_all_places_take_linear_time() -> None:
    chance = random.Random(3)
    items = tuple(
        Section(span=NOWHERE, form="heading", level=1, children=(text_paragraph(chance),))
        for _ in range(30_000)
    )
    index = Index(Speech(span=NOWHERE, children=items))
    seen = 0
    for section in index.sections:
        seen += index.next_section(section) is not None
        seen += index.previous_sibling(section) is not None
        seen += len(index.path(section)) + index.depth(section) + len(index.subsections(section))
        seen += len(index.text(section, subsections=False))
    assert seen > 100_000


def text_paragraph(chance: random.Random) -> Paragraph:
    return Paragraph(span=NOWHERE, children=(text(chance.choice(["甲。", "乙乙。"])),))

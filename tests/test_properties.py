"""The promises of every text: it comes back whole, its JSON too, its tree is in order, on any characters at all."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import speechparse
from gold import Score, compare, said
from promises import broken, hostile, in_json, in_tree, is_surrogate_in, leaves, made, nesting, undamaged
from speeches import KINDS, PROFILES, bulk, damage, make
from speeches.soup import FAMILIES
from speechparse import READINGS, LimitError, Limits
from speechparse.nodes import MAX_LEVEL, List, Section
from speechparse.ordinals import System, format_ordinal
from speechparse.visitors import walk

HOSTILE = 400
SPEECHES = 60
#: Characters that mean something to some part of the parser, and some that mean nothing to any.
SIGNS = (
    "一二三十是要、（）().。；：，1２①第条章首先其次同志们： 　\n\r\t\u2028\x00\u200b\ufeff\ud800#*-&;强qiáng"
)


def by_signs(size: int) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(SIGNS), max_size=size)


@pytest.mark.parametrize("first", range(0, HOSTILE, 50))
def test_hostile_texts(first: int) -> None:
    for number in range(first, first + 50):
        name, text = hostile(number)
        assert not broken(text), (number, name, text)


@pytest.mark.parametrize("first", range(0, SPEECHES, 10))
def test_made_up_speeches(first: int) -> None:
    for number in range(first, first + 10):
        text = made(number)
        assert not broken(text), number


@pytest.mark.parametrize("kind", KINDS)
def test_each_damage(kind: str) -> None:
    for seed in range(3):
        text = damage(make(seed), [kind], seed).text
        assert not broken(text), seed


@pytest.mark.parametrize(
    "text",
    [
        # A wide blank in every chapter's line, and the first article before it.
        "(二)\n第2章第八条　认真办好每件小事情。\n第十条\n第3章 第十一条　大家办好的大实事情。\n第十二条",
        # The label of a part, and blanks between it and the words that go on.
        "上\n7、三讲第一篇　《三篇\n下",
        # A paper on one line, with a wide blank inside its markers.
        "要注意用水的时候和用水的量。 具体讲，有四项措施：（\u30001）把渠道修好，把闸门看好； （2\u3000）把水放匀，先远后近； "
        "（\u30003）把人排好，一户一天； （\u30004）把账记清，月底公布。 "
        + "水要放得匀、渠要看得紧，各户自己动手。 " * 6
        + "（\u30005）关于用水的时间。 "
        + "水要放得匀、渠要看得紧，各户自己动手。 " * 3,
    ],
)
def test_texts_that_once_broke_a_promise(text: str) -> None:
    assert not broken(text)


@pytest.mark.parametrize("name", FAMILIES)
def test_each_family(name: str) -> None:
    text = FAMILIES[name](3000)
    assert not broken(text)


@given(st.text(max_size=200))
@example("")
@example("\x00")
@example("\r\n\r\n")
@example("一、\u2028二、")
@example("\ud800一、甲\udfff")
@example("\ufeff一、甲")
@example("# ！首先\n最后")
@example("1、\n各位：\n一、\n二、\n2、\n3.")
@example("第一章\n㈦\n学校：\n㈠\n第二章")
def test_any_text(text: str) -> None:
    assert not broken(text)


@settings(max_examples=300)
@given(by_signs(60))
def test_any_signs(text: str) -> None:
    assert not broken(text)


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.integers(0, 200), st.integers(0, 1000))
def test_any_text_inside_a_speech(text: str, number: int, at: int) -> None:
    whole = short_speech(number % 12)
    place = at % (len(whole) + 1)
    assert not broken(whole[:place] + text + whole[place:])


@lru_cache
def short_speech(number: int) -> str:
    return make(number).text[:700]


@given(by_signs(80), st.sets(st.sampled_from(sorted(READINGS))))
def test_any_readings_switched_off(text: str, names: set[str]) -> None:
    document = speechparse.parse(text, readings=names)
    assert not [*in_tree(text, document), *in_json(text, document)]
    if not names:
        assert not [*undamaged(document)]


def test_the_checks_see_what_is_wrong() -> None:
    text = "一、甲。\n乙。\n二、丙。\n丁。"
    document = speechparse.parse(text)
    assert not [*in_tree(text, document)]
    assert [*in_tree(text + "。", document)]
    assert [*in_tree("三" + text[1:], document)]
    assert "".join(leaf for _, leaf, _ in leaves(document)) == text
    speech = document.children[0]
    assert isinstance(speech, speechparse.Speech)
    turned = document.model_copy(
        update={"children": (speech.model_copy(update={"children": speech.children[::-1]}),)}
    )
    assert [*in_tree(text, turned)] or len(speech.children) == 1
    deeper = speech.children[0].model_copy(update={"style": "made-up"})
    assert [
        *nesting(
            document.model_copy(update={"children": (speech.model_copy(update={"children": (deeper,)}),)})
        )
    ]
    damaged = speechparse.parse("一\u200b、甲\n二、乙")
    assert [*undamaged(damaged)]
    assert is_surrogate_in("\udc00")
    assert not is_surrogate_in("\U0001f600")


def test_a_lone_surrogate_parses_and_its_json_gives_it_back() -> None:
    text = "一、甲\ud800\n二、乙"
    document = speechparse.parse(text)
    assert document.to_text() == text
    assert len(document.sections()) == 2
    assert [*in_json(text, document)] == []
    assert [*in_json("一、甲\n二、乙", speechparse.parse("一、甲\n二、丙"))] == []


def test_sections_nest_no_deeper_than_the_limit() -> None:
    text = FAMILIES["ladder"](20_000)
    document = speechparse.parse(text)
    assert max(section.level for section in document.sections()) <= MAX_LEVEL
    assert document.to_text() == text


@pytest.mark.parametrize("style", ["一、", "（一）", "1."])
def test_a_numbered_run_keeps_its_numbers(style: str) -> None:
    rng = Random(style)
    for count in (2, 3, 11, 20, 39, 101):
        numbers = range(1, count + 1)
        marks = [
            style.replace("一", format_ordinal(number, System.CHINESE)).replace("1", str(number))
            for number in numbers
        ]
        lines = [f"{mark}{title(rng)}\n{sentence(rng)}" for mark in marks]
        sections = speechparse.parse("\n".join(lines)).sections()
        assert [section.marker.ordinal for section in sections if section.marker] == [*numbers]
        assert {section.level for section in sections} == {1}
        assert all(section.title is not None for section in sections)


def title(rng: Random) -> str:
    return "".join(rng.choice(("抓好", "管好", "用好")) + rng.choice(("水渠", "山林", "田地", "仓房")))


def sentence(rng: Random) -> str:
    return "，".join(rng.choice(("雨天要看", "晴天要晒", "夜里要守", "早上要查")) for _ in range(3)) + "。"


def test_speeches_run_together_do_not_grow_deep() -> None:
    """On forty speeches in one text numbering starts afresh: no deeper than each alone, and as right."""
    made_up = [make(seed, profile="speech") for seed in range(40)]
    alone = max(depth(one.text) for one in made_up)
    together = "".join(one.text.rstrip() + "\n" for one in made_up)
    document = speechparse.parse(together)
    assert max(section.level for section in document.sections()) <= alone + 1
    starts = [node for node in walk(document) if isinstance(node, speechparse.Speech)]
    assert len(starts) >= 38


def depth(text: str) -> int:
    return max((section.level for section in speechparse.parse(text).sections()), default=0)


def test_the_last_of_much_text_stands_no_deeper_than_the_first() -> None:
    document = speechparse.parse(bulk(200_000, 5))
    levels = [section.level for section in document.sections()]
    half = len(levels) // 2
    assert max(levels[half:]) <= max(levels[:half]) + 1
    assert sum(levels[half:]) / half < 1.25 * sum(levels[:half]) / half


@pytest.mark.parametrize("profile", PROFILES)
def test_made_up_papers_of_each_profile_parse_right(profile: str) -> None:
    """Papers of each kind (Markdown, one line, regulation, …), undamaged."""
    score = Score()
    for seed in range(300, 324):
        speech = make(seed, profile=profile)
        score += compare(speech.truth, said(speechparse.parse(speech.text).model_dump()), speech.text)
    assert score.tree_f1 >= 0.96, score.misses
    assert score.titles >= 0.97, score.misses
    assert score.speeches_f1 >= 0.85, score.misses


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_what_is_printed_twice_reads_twice_alike(first: int) -> None:
    """The copy is a speech of its own (or several), and neither changes what the other says."""
    for seed in range(first, first + 20):
        text = make(600 + seed).text.rstrip() + "\n\n"
        once, twice = (
            said(speechparse.parse(text).model_dump()),
            said(speechparse.parse(text * 2).model_dump()),
        )
        starts = [node.start for node in once.nodes]
        assert [node.start for node in twice.nodes] == starts + [len(text) + start for start in starts], seed
        assert len(twice.speeches) == 2 * len(once.speeches), seed


@pytest.mark.parametrize("text", ["一、", "1", "（一）", "第一条", "同志们：", "　", "\n", "附件1"])
def test_a_text_of_one_sign_parses(text: str) -> None:
    assert not broken(text)


def test_an_empty_text_is_a_document_with_nothing_in_it() -> None:
    document = speechparse.parse("")
    assert document.children == ()
    assert document.to_text() == ""


def test_limits_are_errors_that_name_the_limit() -> None:
    with pytest.raises(LimitError, match="100"):
        speechparse.parse("一" * 101, limits=Limits(characters=100))
    with pytest.raises(LimitError, match="50"):
        speechparse.parse("一、甲\n乙。\n" * 100, limits=Limits(nodes=50))


def test_a_line_of_ten_million_characters_would_do_at_a_tenth() -> None:
    text = "抓好各项工作的落实，" * 100_000
    document = speechparse.parse(text)
    assert document.to_text() == text
    assert not [node for node in walk(document) if isinstance(node, List | Section)]

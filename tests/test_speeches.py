"""The made-up speeches themselves: that their outlines are what their texts say, and stay so under damage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gold import HEADER, Score, TrueNode, Truth, compare, f1, load_outline, said
from speeches import KINDS, PROFILES, Speech, bulk, damage, make
from speeches.edits import Edit, Moves
from speeches.evaluate import by_label, evaluate, loss, papers
from speeches.numerals import chinese, formal, positional, roman
from speeches.soup import FAMILIES, noise, soup
from speeches.words import HELD_OUT, MAIN

SEEDS = range(40)
#: What an undamaged marker may look like, from its first character.
MARKER = re.compile(
    r"[（(][一二三四五六七八九十百\d１-９]|[\d１-９]|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]"
    r"|第[一二三四五六七八九十百零\d]|其[一二三四五六七八九十次]|首先|再次|最后|另?一方面|[甲乙丙丁戊己庚辛壬癸]、"
    r"|[①-⑳㈠-㈩⑴-⒇⒈-⒛Ⅰ-Ⅻ]|[A-Za-z][.)]"
)
#: What stands behind a title where nothing is damaged.
AFTER_TITLE = re.compile(r"[。！!]|\*\*|\r?\n|　　|\u00a0\u00a0")


def all_speeches() -> list[Speech]:
    return [
        make(seed, profile=profile, held_out=bool(seed % 2)) for profile in PROFILES for seed in range(12)
    ]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_seed_always_gives_the_same_speech(profile: str) -> None:
    assert make(7, profile=profile) == make(7, profile=profile)
    assert make(7, profile=profile).text != make(8, profile=profile).text
    assert make(7, profile=profile).text != make(7, profile=profile, held_out=True).text


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no profile 'poem'"):
        make(0, profile="poem")
    with pytest.raises(ValueError, match="no damage 'fire'"):
        damage(make(0), ["fire"], 0)


def test_every_marker_begins_where_the_outline_says() -> None:
    for speech in all_speeches():
        for node in speech.truth.numbered():
            assert MARKER.match(speech.text, node.start), (speech.seed, speech.profile, _around(speech, node))


def test_titles_end_where_a_line_or_sentence_ends() -> None:
    for speech in all_speeches():
        nothing_between = speech.profile == "one-line" and "　　" not in speech.text
        for node in speech.truth.nodes:
            if node.title is None:
                continue
            begin, end = node.title
            title = speech.text[begin:end]
            assert title, speech.seed
            assert title == title.strip()
            assert not set("。！？\n") & set(title)
            assert node.start <= begin < node.start + 9
            if not nothing_between:
                assert AFTER_TITLE.match(speech.text, end), (
                    speech.seed,
                    speech.profile,
                    _around(speech, node),
                )


def test_parents_come_first_and_are_numbered() -> None:
    for speech in all_speeches():
        seen: set[int] = set()
        for node in speech.truth.nodes:
            assert node.parent is None or node.parent in seen
            if node.numbered:
                assert node.start not in seen
                seen.add(node.start)
        assert [node.start for node in speech.truth.nodes] == sorted(
            node.start for node in speech.truth.nodes
        )


def test_speeches_begin_in_order_and_have_one_beginning_at_least() -> None:
    for speech in all_speeches():
        begins = [place for pair in speech.truth.speeches for place in pair]
        assert begins
        assert begins == sorted(begins)
        assert all(not speech.text[first].isspace() for first, _ in speech.truth.speeches)


def test_one_sentence_items_have_no_title_and_others_have() -> None:
    """Inline items: a title stands exactly where another sentence follows before the next item."""
    checked = 0
    for speech in all_speeches():
        if "inline 是" not in speech.labels or speech.profile in ("one-line", "sentence-a-line"):
            continue
        starts = sorted(node.start for node in speech.truth.nodes)
        for node in speech.truth.numbered():
            following = next((start for start in starts if start > node.start), None)
            if node.title is None and following is not None:
                item = speech.text[node.start : following].split("\n")[0]
                if speech.text[following - 1] in "。；;" and "\n" not in speech.text[node.start : following]:
                    checked += 1
                    assert len(re.findall("[。！？!]", item)) <= 1, item
    assert checked > 100


def test_the_ordinary_dominates_and_every_phenomenon_is_met() -> None:
    speeches = [make(seed) for seed in range(400)]
    labels = [label for speech in speeches for label in speech.labels]
    share = {label: labels.count(label) / len(speeches) for label in set(labels)}
    for rare in (
        "contents sentence",
        "two lists",
        "runs on",
        "annex",
        "second copy",
        "first item inline",
        "fault gap",
    ):
        assert 0 < share[rare] < 0.2, rare
    assert share["heading"] > 0.5
    assert share["inline 是"] > 0.5
    lengths = sorted(len(speech.text) for speech in speeches)
    assert lengths[0] < 600
    assert 1000 < lengths[200] < 6000
    assert 15_000 < lengths[-1] < 40_000


def test_clean_speeches_hold_nothing_doubtful() -> None:
    for seed in range(150):
        labels = make(seed, profile="clean").labels
        assert not [
            label
            for label in labels
            if label.startswith("fault") or label in ("contents sentence", "bare headings")
        ]


def test_the_banks_have_no_phrase_in_common() -> None:
    def phrases(bank: object) -> set[str]:
        rules = (bank.rules, *bank.topics)  # type: ignore[attr-defined]
        return {phrase for rule in rules for choices in rule.values() for phrase in choices}

    common = {phrase for phrase in phrases(MAIN) & phrases(HELD_OUT) if re.search("[\u4e00-\u9fff]", phrase)}
    assert not common


@pytest.mark.parametrize("kind", KINDS)
def test_damage_carries_the_outline_along(kind: str) -> None:
    changed = 0
    for seed in SEEDS:
        speech = make(seed)
        hurt = damage(speech, [kind], seed)
        changed += hurt.text != speech.text
        assert_moved(
            speech, hurt, exact=kind not in ("traditional", "glosses", "full-width", "half-width", "slips")
        )
    assert changed > len(SEEDS) // 3


@pytest.mark.parametrize("kinds", list(combinations(KINDS, 2))[::5], ids="+".join)
def test_two_kinds_of_damage_carry_the_outline_along(kinds: tuple[str, str]) -> None:
    for seed in range(3):
        speech = make(seed)
        assert_moved(speech, damage(speech, kinds, seed), exact=False)


def assert_moved(speech: Speech, hurt: Speech, *, exact: bool) -> None:
    """Hold each item and title of the damaged text against what it was."""
    assert len(hurt.truth.nodes) == len(speech.truth.nodes)
    assert len(hurt.truth.speeches) == len(speech.truth.speeches)
    parents = dict(zip(_starts(speech), _starts(hurt), strict=True))
    for was, now in zip(speech.truth.nodes, hurt.truth.nodes, strict=True):
        assert now.parent == (None if was.parent is None else parents[was.parent])
        if exact:
            assert hurt.text[now.start] == speech.text[was.start]
        assert (was.title is None) == (now.title is None)
        if exact and was.title and now.title:
            left = iter(hurt.text[slice(*now.title)])
            assert all(sign in left for sign in speech.text[slice(*was.title)] if sign not in "“”—《》　 ")


def _starts(speech: Speech) -> list[int]:
    return [node.start for node in speech.truth.nodes]


def _around(speech: Speech, node: TrueNode) -> str:
    return speech.text[max(0, node.start - 10) : node.start + 30]


def test_edits_move_starts_and_ends_apart() -> None:
    moves = Moves([Edit(2, 2, "++"), Edit(4, 6, "-"), Edit(5, 7, "lost")])
    assert moves.apply("abcdefgh") == "ab++cd-gh"
    assert (moves.start(2), moves.end(2)) == (4, 2)
    assert (moves.start(4), moves.end(4), moves.start(5), moves.end(6), moves.start(8)) == (6, 6, 7, 7, 9)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (128, "一百二十八"),
    ],
)
def test_numbers_are_written_as_laws_do(number: int, expected: str) -> None:
    assert chinese(number) == expected


def test_other_numerals() -> None:
    assert (positional(10), positional(21)) == ("一〇", "二一")
    assert (formal(2), formal(11)) == ("贰", "壹拾壹")
    assert (roman(4), roman(14)) == ("Ⅳ", "ⅩⅣ")


def test_bulk_is_as_long_as_asked_and_varied() -> None:
    text = bulk(50_000, 1)
    assert len(text) == 50_000
    assert text == bulk(50_000, 1) != bulk(50_000, 2)
    lines = [line for line in text.splitlines() if len(line) > 30]
    assert len(set(lines)) > 0.8 * len(lines)


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_families_have_the_size_asked_for(family: str) -> None:
    assert [len(FAMILIES[family](size)) for size in (0, 10, 1000)] == [0, 10, 1000]


@given(st.integers(0, 10**6), st.integers(0, 500))
@settings(max_examples=50, deadline=None)
def test_soup_is_of_its_size(seed: int, size: int) -> None:
    assert size <= len(soup(size, Random(seed))) < size + 40
    assert len(noise(size, Random(seed))) == size


TEXT = "讲话\n同志们：\n一、抓落实。要严。\n二、促改革\n"
TRUTH = Truth(
    (TrueNode(8, None, (10, 13)), TrueNode(18, None, (20, 23))),
    ((0, 3),),
)


def test_a_truth_scores_itself_full() -> None:
    score = compare(TRUTH, TRUTH, TEXT)
    assert (score.marker_f1, score.tree_f1, score.titles, score.speeches_f1) == (1, 1, 1, 1)
    assert not score.misses
    assert len(HEADER.split()) == len((score + Score()).row("x").split())


def test_each_kind_of_miss_is_counted_and_named() -> None:
    wrong = Truth((TrueNode(8, None, (10, 14)), TrueNode(18, 8, None), TrueNode(1, None, None)), ((8, 8),))
    score = compare(TRUTH, wrong, TEXT)
    assert (score.said, score.true, score.found, score.placed, score.titled) == (3, 2, 2, 1, 0)
    assert score.speeches_found == 0
    assert [miss.split()[0] for miss in score.misses] == ["title", "misplaced", "no", "no"]
    assert f1(0, 0, 0) == 1.0


def test_blanks_around_a_title_do_not_matter_and_optional_nodes_count_neither_way() -> None:
    text = "## 会\n一、 甲 \n二、乙"
    truth = Truth((TrueNode(5, None, (8, 9)), TrueNode(11, None, None, optional=True)), ((3, 3),))
    mine = Truth((TrueNode(5, None, (7, 10)), TrueNode(11, 5, (13, 14))), ((0, 0),))
    score = compare(truth, mine, text)
    assert (score.said, score.true, score.titled, score.speeches_found) == (1, 1, 1, 1)


def test_a_tree_is_read_from_its_json() -> None:
    section = {
        "kind": "section",
        "marker": {"span": {"start": 8, "end": 10}},
        "title": {"span": {"start": 10, "end": 13}},
        "children": [
            {"kind": "list", "children": [{"kind": "section", "marker": {"span": [18, 20]}, "title": None}]}
        ],
    }
    tree = {
        "kind": "document",
        "children": [{"kind": "speech", "span": {"start": 0, "end": 24}, "children": (section,)}],
    }
    assert said(tree) == Truth((TrueNode(8, None, (10, 13)), TrueNode(18, 8, None)), ((0, 0),))


def test_an_outline_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.outline"
    path.write_text(
        "# note\n@speech 讲话⏎\n@salutation 同志们\n一、¦抓落实¦。\n~¦促¦\n  ?要严¦¦\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="not in the text"):
        load_outline(path, TEXT)
    path.write_text(
        "@speech 讲话⏎\n@salutation 同志们\n一、¦抓落实¦。\n  ?要¦¦严\n二、¦促改革¦⏎\n", encoding="utf-8"
    )
    truth = load_outline(path, TEXT)
    assert truth.speeches == ((0, 3),)
    assert [(node.start, node.parent, node.title, node.optional) for node in truth.nodes] == [
        (8, None, (10, 13), False),
        (14, 8, None, True),
        (18, None, (20, 23), False),
    ]


def test_scores_are_summed_by_profile_and_damage() -> None:
    known: dict[str, Truth] = {}

    def given_papers() -> Iterator[tuple[Speech, str]]:
        for speech, kind in papers(6, 0, profile=None, kinds="each", held_out=False):
            known[speech.text] = speech.truth
            yield speech, kind

    profiles, kinds, each = evaluate(given_papers(), lambda text: known[text])
    assert len(each) == len(kinds) == 6
    assert sum((score for score in profiles.values()), Score()).tree_f1 == 1.0
    nothing = evaluate(given_papers(), lambda text: Truth())[2]
    assert all(loss(score) >= score.true for _, _, score in nothing)
    assert {missed for _, missed, _ in by_label(each)} == {0}

"""Chunks: the pieces of a speech joined are the speech, and none holds the text of two sections."""

from __future__ import annotations

import json

import pytest

from speechparse import parse
from speechparse.chunks import chunks
from speechparse.document import Document
from speechparse.skeleton import entries, speeches
from trees import SPEECH, document, made_up

SIZES = (None, 1, 7, 40, 200, 10_000)


@pytest.mark.parametrize("seed", range(60))
def test_joined_pieces_are_the_speeches(seed: int) -> None:
    tree, text = made_up(seed)
    for size in SIZES:
        pieces = list(chunks(tree, max_chars=size))
        for number, speech in enumerate(speeches(tree), 1):
            joined = "".join(piece.text for piece in pieces if piece.speech == number)
            assert joined == speech.span.of(text)
        assert all(piece.span.of(text) == piece.text for piece in pieces)
        assert [piece.index for piece in pieces] == list(range(len(pieces)))


@pytest.mark.parametrize("seed", range(60))
def test_no_piece_holds_the_text_of_two_sections(seed: int) -> None:
    tree, _ = made_up(seed)
    starts = {entry.section.span.start: entry.number for entry in entries(tree)}
    for size in SIZES:
        for piece in chunks(tree, max_chars=size):
            inside = range(piece.span.start + 1, piece.span.end)
            # Only blanks before a section may stand in its first piece.
            begun = [start for start in inside if start in starts]
            for start in begun:
                assert piece.text[: start - piece.span.start].isspace()
                assert piece.section == starts[start]


@pytest.mark.parametrize("seed", range(60))
def test_no_piece_is_longer_than_asked_unless_it_is_one_sentence(seed: int) -> None:
    tree, _ = made_up(seed)
    for size in SIZES[1:]:
        assert size is not None
        for piece in chunks(tree, max_chars=size):
            if len(piece.text) > size:
                inner = piece.text.strip().rstrip("。！？；”")
                assert not any(stop in inner for stop in "。！？"), piece.text


def test_trails_name_the_headings_above() -> None:
    tree, _ = document(SPEECH)
    pieces = list(chunks(tree))
    title = "在全系统作风建设推进会上的讲话"
    by_path = {(piece.path, piece.part): piece for piece in pieces}
    assert by_path["", 1].trail == ()
    assert by_path["一", 1].trail == (title,)
    assert by_path["一/（二）/二是", 1].trail == (title, "一、看清眼前的形势", "（二）问题不容回避")
    rest = by_path["一/（二）", 2]
    assert rest.text == "这些毛病非改不可。\n"
    assert rest.trail == (title, "一、看清眼前的形势", "（二）问题不容回避")
    assert rest.with_trail == f"{title}\n一、看清眼前的形势\n（二）问题不容回避\n这些毛病非改不可。\n"


def test_a_long_section_is_cut_at_sentences() -> None:
    tree, _ = document(SPEECH)
    pieces = [piece for piece in chunks(tree, max_chars=20) if piece.path.startswith("一/（一）")]
    assert [piece.text for piece in pieces] == [
        "（一）成绩来之不易。",
        "大家起早贪黑，把难事一件件办成了。\n",
    ]
    assert [piece.part for piece in pieces] == [1, 2]
    assert pieces[1].trail[-1] == "（一）成绩来之不易"


def test_a_heading_of_two_sentences_is_cut_between_them() -> None:
    item = ("item", "heading", "一、", 1, None, "怎么看？怎么办", "\n", ("p", "心里有数。"), "\n")
    tree, _ = document(("speech", {}, ("list", "made-up", item)))
    assert [piece.text for piece in chunks(tree, max_chars=6)] == ["一、怎么看？", "怎么办\n", "心里有数。\n"]


def test_a_sentence_is_not_cut_where_its_line_was_wrapped() -> None:
    wrapped = ("text", "把这件\n事办好。再办那\n件事。", "把这件事办好。再办那件事。")
    pieces = list(chunks(document(("speech", {}, ("p", wrapped), "\n"))[0], max_chars=5))
    assert [(piece.text, piece.reading) for piece in pieces] == [
        ("把这件\n事办好。", "把这件事办好。"),
        ("再办那\n件事。\n", "再办那件事。\n"),
    ]


def test_inline_items_may_stay_with_their_section() -> None:
    tree, _ = document(SPEECH)
    pieces = list(chunks(tree, forms=("heading", "run-in")))
    assert [piece.path for piece in pieces] == ["", "一", "一/（一）", "一/（二）", "二", "二/1", "二/2", ""]
    assert "三是查得不严" in pieces[3].text
    # The sections are numbered as everywhere else, those that are no pieces of their own counted in.
    assert pieces[4].section == 7


def test_the_reading_is_without_damage() -> None:
    paragraph = (
        "p",
        "大家的",
        ("space", "slice", "\n2、\n"),
        "事大家办。",
        ("text", "強(qiáng)化。", "強化。"),
    )
    tree, text = document(("speech", {}, paragraph, "\n"))
    (piece,) = chunks(tree)
    assert piece.text == text
    assert piece.reading == "大家的事大家办。強化。\n"


def test_lengths_may_be_counted_otherwise() -> None:
    tree, text = document(SPEECH)
    pieces = list(chunks(tree, max_chars=60, length=lambda said: 3 * len(said)))
    assert "".join(piece.text for piece in pieces) == text
    assert len(pieces) == len(list(chunks(tree, max_chars=20)))


def test_as_plain_data() -> None:
    tree, _ = document(SPEECH)
    data = json.loads(json.dumps([piece.as_dict() for piece in chunks(tree)]))
    assert data[1]["span"] == {"start": 41, "end": 71}
    assert data[1]["trail"] == ["在全系统作风建设推进会上的讲话"]
    assert data[1]["with_trail"].endswith(data[1]["reading"])


def test_what_is_indexed_of_a_page_has_no_tags() -> None:
    page = "<html><body><h1>在会上的讲话</h1><p>一、抓早</p><p>要<b>快</b>。</p><p>二、抓小</p><p>要细。</p></body></html>"
    pieces = [piece for piece in parse(page, name="a.html").chunks() if piece.path]
    assert [piece.with_trail for piece in pieces] == [
        "在会上的讲话\n一、抓早\n要快。\n",
        "在会上的讲话\n二、抓小\n要细。\n",
    ]
    assert "<b>快</b>" in pieces[0].text


@pytest.mark.parametrize(
    ("options", "said"),
    [({"max_chars": 0}, "max_chars is 0"), ({"forms": ("chapter",)}, "unknown form 'chapter'")],
)
def test_misuse_is_told_at_once(options: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        chunks(document(SPEECH)[0], **options)  # type: ignore[arg-type]


def test_a_document_without_a_speech_has_no_pieces() -> None:
    tree, _ = document(("furniture", "返回首页\n"))
    assert isinstance(tree, Document)
    assert list(chunks(tree)) == []


def test_a_pages_tags_are_no_part_of_what_is_read() -> None:
    page = "<!DOCTYPE html>\n<html><body>\n<p>一、抓早。趁早动手。</p>\n<p>&emsp;&emsp;二、抓小。从小抓起。</p>\n</body></html>"
    pieces = list(parse(page, name="page.html").chunks())
    assert [piece.reading.strip() for piece in pieces if piece.section] == [
        "一、抓早。趁早动手。",
        "二、抓小。从小抓起。",
    ]
    assert not any("<" in piece.reading for piece in pieces)
    assert page == "".join(piece.text for piece in pieces)

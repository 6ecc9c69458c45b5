"""Mending Word files: the text that ``fix`` gives, in runs that are as they were, and numbers mended in the numbering."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from random import Random
from typing import Any, Final

import pytest

import docx_builders as build
import speechparse
import word_drafts
from speechparse.diagnostic import Diagnostic
from speechparse.lint.engine import check
from speechparse.lint.fixer import fix_all
from speechparse.readers.docx import WordText, read_word
from speechparse.readers.docx_parts import STRICT, w
from speechparse.reading import READINGS
from speechparse.word import mending
from speechparse.word.leavings import REASONS
from speechparse.word.mending import Mended, mend
from speechparse.word.package import WordPackage

docx = pytest.importorskip("docx", reason="Word files are read by the extra speechparse[docx]")

SEEDS: Final = range(12)
AUTOMATIC_SEEDS: Final = (0, 1, 3, 4, 5, 7, 8, 9)
BODY: Final = "要把这件事抓紧抓实，一抓到底。"
LEVELS: Final = (
    build.level(0, "%1、", "chineseCountingThousand", suffix="nothing"),
    build.level(1, "（%2）", "chineseCountingThousand", suffix="nothing"),
    build.level(2, "%3.", suffix="space"),
)
OUTLINE: Final = (
    (0, "总体要求"),
    (1, "提高认识"),
    (1, "明确目标"),
    (0, "主要任务"),
    (1, "抓学习"),
    (2, "读原著"),
    (2, "写心得"),
    (1, "抓落实"),
    (0, "组织领导"),
    (1, "定责任"),
    (1, "严考核"),
)
#: The numbers of OUTLINE as they should be.
RIGHT: Final = [
    "一、",
    "（一）",
    "（二）",
    "二、",
    "（一）",
    "1.",
    "2.",
    "（二）",
    "三、",
    "（一）",
    "（二）",
]


def mended(data: bytes, **options: Any) -> Mended:
    return mend(data, read_word(data), speechparse.load(data), **{"unsafe": True, **options})


def as_text(text: str) -> str:
    """Return what fixing a text gives whose line ends are its author's."""
    readings = READINGS - {"wraps"}
    document = speechparse.parse(text, readings=readings)
    return fix_all(document, unsafe=True, parse=lambda t: speechparse.parse(t, readings=readings)).text


def outline_file(
    nums: Iterable[int | None],
    numbering: Iterable[str],
    *,
    styles: Iterable[str] = (),
    named: bool = False,
) -> bytes:
    """Write OUTLINE with each heading under a w:num of its own, or by styles (``named``)."""
    body = [build.paragraph("在年度工作会议上的讲话"), build.paragraph("同志们：")]
    for num, (level, title) in zip(nums, OUTLINE, strict=True):
        if named:
            body.append(build.paragraph(title, style=f"h{level}"))
        else:
            body.append(build.paragraph(title, num, level))
        body.append(build.paragraph(BODY))
    return build.word_file("".join(body), numbering=numbering, styles=styles)


def labels(word: WordText) -> list[str]:
    return [each.number.text for each in word.paragraphs if each.number is not None]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def runs_of(data: bytes) -> list[tuple[bytes, str]]:
    """Return the properties and the text of each run."""
    from lxml import etree

    package = WordPackage(data)
    return [
        (
            b"".join(map(etree.tostring, run.findall(w("rPr")))),
            "".join(t.text or "" for t in run.iter(w("t"))),
        )
        for run in package.tree(package.main).iter(w("r"))
    ]


@pytest.mark.parametrize("track", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_mended_file_reads_as_the_fixed_text(seed: int, track: bool) -> None:
    data = word_drafts.typed_file(word_drafts.faulty_text(seed), Random(seed), docx)
    word = read_word(data)
    found = mended(data, track_changes=track)
    assert found.word.text == as_text(word.text) != word.text
    assert found.document.children == speechparse.load(found.data).children
    assert sum(found.fixes.values()) > 0
    if track:
        assert read_word(found.data, revisions="original").text == word.text
    again = mend(found.data, found.word, found.document, unsafe=True, track_changes=track)
    assert again.data is found.data
    assert again.fixes == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_runs_that_no_fix_names_are_as_they_were(seed: int) -> None:
    data = word_drafts.typed_file(word_drafts.faulty_text(seed), Random(seed), docx)
    word = read_word(data)
    found = mended(data)
    fixed = as_text(word.text).split("\n")
    # Other programs open it, too.
    assert [each.text for each in docx.Document(io.BytesIO(found.data)).paragraphs] == fixed[:-1]
    before, after = runs_of(data), runs_of(found.data)
    assert [properties for properties, _ in before] == [properties for properties, _ in after]
    changed = [index for index, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    lines = {index for index, line in enumerate(word.text.split("\n")) if line != fixed[index]}
    in_lines = {run.run for line in lines for run in word.paragraphs[line].runs}
    assert changed
    assert in_lines.issuperset(changed)
    # A marker's characters stand in a few runs; the rest of its line is left alone.
    assert len(changed) < len(in_lines)
    others = parts_of(found.data)
    assert all(
        others[name] == content for name, content in parts_of(data).items() if name != "word/document.xml"
    )


@pytest.mark.parametrize("fault", word_drafts.AUTOMATIC_FAULTS)
@pytest.mark.parametrize("seed", AUTOMATIC_SEEDS)
def test_automatic_numbers_are_mended_in_the_numbering(seed: int, fault: str) -> None:
    data, clean = word_drafts.automatic_file(seed, fault), word_drafts.automatic_file(seed, None)
    assert data is not None
    assert clean is not None
    word = read_word(data)
    slips = {"NUM101", "NUM102", "NUM103", "NUM104"}
    found = mended(data)
    assert not slips.intersection(finding.code for finding in check(found.document))
    if fault != "late":
        assert found.word.text == as_text(word.text)
    # A list that begins anew may well be two, and then nothing is found.
    if fault != "one":
        assert labels(found.word) == labels(read_word(clean)) != labels(word)
    tracked = mended(data, track_changes=True)
    assert tracked.word.text == found.word.text
    assert read_word(tracked.data, revisions="original").text == word.text
    again = mend(found.data, found.word, found.document, unsafe=True)
    assert again.data is found.data


ONE: Final = [build.abstract(0, *LEVELS), build.num(1, 0)]
STYLES: Final = [
    build.style(f"h{level}", num=1, level=level, paragraph='<w:ind w:left="420"/>') for level in range(3)
]
WRONG: Final = {
    "the first level begins anew": outline_file(
        [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1], [*ONE, build.num(2, 0, build.override(0, start=1))]
    ),
    "the first level begins late": outline_file(
        [1] * 11, [build.abstract(0, build.level(0, "%1、", "chineseCountingThousand", start=4, suffix="nothing"), *LEVELS[1:]), build.num(1, 0)]
    ),
    "the third level begins late": outline_file(
        [1] * 11, [build.abstract(0, *LEVELS[:2], build.level(2, "%3.", start=4, suffix="space")), build.num(1, 0)]
    ),
    "an item of the third level jumps": outline_file(
        [1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1], [*ONE, build.num(2, 0, build.override(2, start=5))]
    ),
    "through styles": outline_file(
        [None] * 11, [build.abstract(0, build.level(0, "%1、", "chineseCountingThousand", start=4, suffix="nothing"), *LEVELS[1:]), build.num(1, 0)],
        styles=STYLES, named=True,
    ),
    "through a numbering style": outline_file(
        [2] * 11, [build.abstract(0, build.level(0, "%1、", "chineseCountingThousand", start=4, suffix="nothing"), *LEVELS[1:], links='<w:styleLink w:val="L"/>'), build.abstract(1, links='<w:numStyleLink w:val="L"/>'), build.num(1, 0), build.num(2, 1)],
        styles=[build.style("Normal", default=True), build.style("L", kind="numbering", num=1)],
    ),
    "an own start of the numbering": outline_file(
        [1] * 11, [build.abstract(0, *LEVELS), build.num(1, 0, build.override(0, start=3) + build.override(1, definition=LEVELS[1]))]
    ),
}  # fmt: skip


@pytest.mark.parametrize("track", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("name", WRONG)
def test_levels_are_mended_and_the_others_kept(name: str, track: bool) -> None:
    data = WRONG[name]
    before = read_word(data)
    assert labels(before) != RIGHT
    found = mended(data, track_changes=track)
    assert labels(found.word) == RIGHT
    assert found.left == ()
    assert [line[-4:] for line in found.word.text.split("\n")] == [
        line[-4:] for line in before.text.split("\n")
    ]
    if track:
        assert labels(read_word(found.data, revisions="original")) == labels(before)
        assert b"w:pPrChange" in parts_of(found.data)["word/document.xml"]


def test_a_paragraph_numbered_by_its_style_keeps_the_indent_of_the_style() -> None:
    found = mended(WRONG["through styles"])
    package = WordPackage(found.data)
    numbered = [
        each for each in package.tree(package.main).iter(w("pPr")) if each.find(w("numPr")) is not None
    ]
    assert numbered
    assert {each.find(w("ind")).get(w("left")) for each in numbered} == {"420"}
    assert all([child.tag for child in each] == [w("pStyle"), w("numPr"), w("ind")] for each in numbered)


def test_a_new_numbering_is_as_the_old_one_but_for_its_start() -> None:
    from lxml import etree

    content = parts_of(WRONG["an own start of the numbering"])
    name = "word/numbering.xml"
    content[name] = content[name].replace(
        b"</w:numbering>", b'<w:numIdMacAtCleanup w:val="1"/></w:numbering>'
    )
    content[name] = content[name].replace(b'<w:num w:numId="1">', b'<w:num w:numId="1" w14:durableId="7">')
    root = etree.fromstring(parts_of(mended(build.packed(content)).data)[name])
    old, new = root.findall(w("num"))
    assert [each.tag for each in root][-3:] == [w("num"), w("num"), w("numIdMacAtCleanup")]
    assert dict(new.attrib) == {w("numId"): "2"}
    definitions = [[etree.tostring(level) for level in num.iter(w("lvl"))] for num in (old, new)]
    assert definitions[0] == definitions[1] != []
    starts = [
        [(each.getparent().get(w("ilvl")), each.get(w("val"))) for each in num.iter(w("startOverride"))]
        for num in (old, new)
    ]
    assert starts == [[("0", "3")], [("0", "1")]]


def test_a_strict_file_stays_one() -> None:
    content = parts_of(WRONG["the first level begins late"])
    for name in content:
        for strict, usual in STRICT:
            content[name] = content[name].replace(usual, strict)
    found = mended(build.packed(content), track_changes=True)
    assert labels(found.word) == RIGHT
    for name in ("word/document.xml", "word/numbering.xml"):
        assert not any(usual in parts_of(found.data)[name] for _, usual in STRICT)


def test_numbers_in_tables_that_count_on_with_the_list_stay_as_they_are() -> None:
    heads = [(1, "总体要求"), (1, "主要任务"), (2, "工作措施"), (2, "组织领导")]
    body = [each for num, title in heads for each in (build.paragraph(title, num, 0), build.paragraph(BODY))]
    table = build.table([build.paragraph("表内事项", 1, 0)])
    numbering = [*ONE, build.num(2, 0, build.override(0, start=4))]
    for track in (False, True):
        data = build.word_file("".join([*body, table, build.paragraph("完", 1, 0)]), numbering=numbering)
        found = mended(data, track_changes=track)
        assert labels(read_word(data)) == ["一、", "二、", "四、", "五、", "七、"]
        assert labels(found.word) == ["一、", "二、", "三、", "四、", "五、"]
        assert [aside.text for aside in found.word.asides] == ["六、表内事项\n"]


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_right_file_is_given_back_itself(unsafe: bool) -> None:
    data = outline_file([1] * 11, ONE)
    found = mended(data, unsafe=unsafe)
    assert found.data is data
    assert (found.fixes, found.left) == ({}, ())


HEADS: Final = ("在年度工作会议上的讲话", "一、抓学习", "要学原文。", "二、抓落实", "要定责任。")


def short_file(third: str) -> bytes:
    """Write a draft whose third heading is given as XML; 四、 in it is one too many."""
    body = [*map(build.paragraph, HEADS), third, build.paragraph("要查到底。")]
    rest = map(build.paragraph, ("五、抓作风", "要改到位。"))
    return build.word_file("".join([*body, *rest]), numbering=ONE)


LEFT: Final = {
    "mixed": build.word_file(
        "".join(
            build.paragraph(text, 1 if text == "抓落实" else None, 0 if text == "抓落实" else None)
            for text in (
                "在年度工作会议上的讲话",
                "一、抓学习",
                "要学。",
                "抓落实",
                "要干。",
                "三、抓作风",
                "要改。",
            )
        ),
        numbering=ONE,
    ),
    "label": build.word_file(
        "".join(
            build.paragraph(text, 1 if text.startswith("抓") else None, 0 if text.startswith("抓") else None)
            for text in ("在年度工作会议上的讲话", "抓学习", "要学。", "抓落实", "要干。")
        ),
        numbering=[build.abstract(0, build.level(0, "（%1）、", suffix="nothing")), build.num(1, 0)],
    ),
}


@pytest.mark.parametrize("reason", LEFT)
def test_what_word_cannot_have_mended_is_left_with_the_reason(reason: str) -> None:
    data = LEFT[reason]
    found = mended(data)
    assert found.data is data
    assert REASONS[reason] in [each.reason for each in found.left]


def test_numbering_a_list_anew_is_asked_for_by_unsafe_fixes() -> None:
    found = mended(WRONG["the first level begins late"], unsafe=False)
    assert found.data is WRONG["the first level begins late"]
    assert [(each.finding.code, each.reason) for each in found.left] == [("NUM104", REASONS["unsafe"])]


def test_a_fix_that_parts_a_paragraph_is_left() -> None:
    heads = (
        "一、抓好学习",
        "二、抓好落实",
        "三、抓好督查今年我们要把各项工作抓紧抓实，确保任务按时完成。",
        "四、抓好作风",
    )
    text = ["在年度工作会议上的讲话", *(line for head in heads for line in (head, BODY))]
    data = build.word_file("".join(map(build.paragraph, text)))
    document = speechparse.load(data)
    assert "TTL605" in {finding.code for finding in check(document)}
    found = mended(data)
    assert found.data is data
    assert [(each.finding.code, each.reason) for each in found.left] == [("TTL605", REASONS["lines"])]


def test_only_wanted_findings_are_mended() -> None:
    data = short_file(build.paragraph("四、抓督查"))

    def refuse(finding: Diagnostic, text: str) -> bool:
        return finding.code != "NUM101"

    for options in ({"wanted": refuse}, {"ignore": ["NUM1"]}, {"select": ["MRK"]}, {"unsafe": False}):
        found = mended(data, **options)
        assert found.data is data
        assert found.left == ()
    assert mended(data, select=["NUM101"]).fixes == {"NUM101": 1}


def test_references_follow_the_automatic_numbers() -> None:
    body = [build.paragraph("在年度工作会议上的讲话"), build.paragraph("同志们：")]
    for num, title in ((1, "抓学习"), (1, "抓落实"), (2, "抓督查"), (2, "抓作风")):
        body += [build.paragraph(title, num, 0), build.paragraph("按照第五部分的要求，把这件事做好。")]
    data = build.word_file("".join(body), numbering=[*ONE, build.num(2, 0, build.override(0, start=4))])
    for track in (False, True):
        found = mended(data, track_changes=track)
        assert labels(found.word) == ["一、", "二、", "三、", "四、"]
        assert found.word.text.count("第四部分") == 4
        assert found.word.text == as_text(read_word(data).text)


def test_what_does_not_read_as_it_should_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    write = mending.write_changes

    def spoil(root: Any, word: Any, changes: Any, tracking: Any) -> None:
        write(root, word, [change._replace(text="坏") for change in changes], tracking)

    monkeypatch.setattr(mending, "write_changes", spoil)
    data = short_file(build.paragraph("四、抓督查"))
    found = mended(data)
    assert found.data is data
    assert found.fixes == {}
    assert [(each.finding.code, each.reason) for each in found.left] == [("NUM101", REASONS["check"])]


def test_numbers_that_do_not_come_right_are_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "renumber", lambda *_: None)
    data = WRONG["the first level begins anew"]
    found = mended(data)
    assert found.data is data
    assert [(each.finding.code, each.reason) for each in found.left] == [("NUM102", REASONS["check"])]


def test_the_same_draft_is_mended_to_the_same_bytes() -> None:
    from datetime import UTC, datetime

    data = short_file(build.paragraph("四、抓督查"))
    at = datetime(2024, 5, 1, 8, 30, tzinfo=UTC)
    first, second = (mended(data, track_changes=True, author="李", date=at).data for _ in range(2))
    assert first == second
    xml = parts_of(first)["word/document.xml"].decode()
    assert xml.count('w:author="李" w:date="2024-05-01T08:30:00Z"') == 4


def test_a_document_of_another_text_is_refused() -> None:
    data = short_file(build.paragraph("四、抓督查"))
    with pytest.raises(ValueError, match="not that of the Word file"):
        mend(data, read_word(data), speechparse.parse("一、抓学习"))

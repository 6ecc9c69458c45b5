"""Changes in the runs of Word files, plain and tracked: their formats, their nesting, and each taken by itself."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final

import pytest

import docx_builders as build
import speechparse
from speechparse.readers.archive import ArchiveLimits
from speechparse.readers.docx import read_word
from speechparse.readers.docx_parts import parse_part, w
from speechparse.span import Span
from speechparse.word.leavings import REASONS
from speechparse.word.lines import Lines
from speechparse.word.mending import Mended, mend
from speechparse.word.package import WordPackage, xml_bytes
from speechparse.word.revisions import Change, Tracking, write_changes

pytest.importorskip("lxml", reason="Word files are read by the extra speechparse[docx]")

OURS: Final = "审校"
AT: Final = datetime(2024, 5, 1, 8, 30, tzinfo=UTC)
SIGNED: Final = 'w:author="李四" w:date="2024-01-01T00:00:00Z"'
#: The heading that should be 三、; the paragraph is the sixth.
HEADING: Final = 5


def field(code: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return f"{sign('begin')}{told}{sign('separate')}{result}{sign('end')}"


def control(properties: str) -> str:
    inside = build.run("四、")
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


REST: Final = build.run("、抓督查")
TITLE: Final = build.run("抓督查")
INS: Final = f'<w:ins w:id="7" {SIGNED}>'
#: 四、抓督查 in all the ways that Word may hold it.
HELD: Final = {
    "one run": build.run("四、抓督查", "<w:b/>"),
    "runs": build.run("四", "<w:b/>") + build.run("、", "<w:i/>") + TITLE,
    "a run of several texts": "<w:r><w:rPr><w:b/></w:rPr><w:t>四</w:t><w:t>、抓</w:t><w:t>督查</w:t></w:r>",
    "blanks that are not shown": "<w:r><w:t>  四、抓督查 \n </w:t></w:r>",
    "a symbol": '<w:r><w:sym w:font="FangSong" w:char="56DB"/><w:t>、抓督查</w:t></w:r>',
    "an insertion": f"{INS}{build.run('四、抓督查', '<w:b/>')}</w:ins>",
    "the end of an insertion": f"{INS}{build.run('四')}</w:ins>{REST}",
    "an insertion after it": f"{build.run('四')}{INS}{REST}</w:ins>",
    "after a deletion": f'<w:del w:id="8" {SIGNED}><w:r><w:delText>三、老</w:delText></w:r></w:del>{INS}{build.run("四、")}</w:ins>{TITLE}',
    "moved here": f'<w:moveTo w:id="9" {SIGNED}>{build.run("四、抓督查")}</w:moveTo>',
    "a hyperlink": f'<w:hyperlink w:anchor="x">{build.run("四、")}</w:hyperlink>{TITLE}',
    "a hyperlink field": field('HYPERLINK "http://example.org/"', build.run("四")) + REST,
    "a content control": control("") + TITLE,
    "a smart tag": f'<w:smartTag w:uri="a" w:element="b">{build.run("四、")}</w:smartTag>{TITLE}',
    "a commented range": f'<w:commentRangeStart w:id="0"/>{build.run("四、")}<w:commentRangeEnd w:id="0"/>{TITLE}',
    "a changed format": build.run("四、抓督查", f'<w:b/><w:rPrChange w:id="30" {SIGNED}><w:rPr/></w:rPrChange>'),
}  # fmt: skip
#: Where nothing may be changed, and why.
KEPT: Final = {
    "field": [
        field("SEQ a \\* CHINESENUM3", build.run("四")) + REST,
        f'<w:fldSimple w:instr=" SEQ a ">{build.run("四")}</w:fldSimple>{REST}',
        field('HYPERLINK "http://example.org/"', field("REF b", build.run("四"))) + REST,
    ],
    "bound": [control('<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>') + TITLE],
    "locked": [control(f'<w:lock w:val="{kind}"/>') + TITLE for kind in ("contentLocked", "sdtContentLocked")],
    "formula": [f"<m:oMath><m:r><m:t>四</m:t></m:r></m:oMath>{REST}"],
    "gloss": [f"<w:r><w:ruby><w:rt><w:r><w:t>sì</w:t></w:r></w:rt><w:rubyBase>{build.run('四')}</w:rubyBase></w:ruby></w:r>{REST}"],
}  # fmt: skip


def draft(heading: str) -> bytes:
    before = ("在年度工作会议上的讲话", "一、抓学习", "要学原文。", "二、抓落实", "要定责任。")
    after = ("要查到底。", "五、抓作风", "要改到位。")
    inside = build.paragraph(inside=heading)
    return build.word_file(
        "".join([*map(build.paragraph, before), inside, *map(build.paragraph, after)]),
        numbering=[],
    )


def mended(data: bytes, *, track: bool) -> Mended:
    word, document = read_word(data), speechparse.load(data)
    return mend(data, word, document, unsafe=True, track_changes=track, author=OURS, date=AT)


def tree(data: bytes) -> Any:
    package = WordPackage(data)
    return package.tree(package.main)


def read_tree(data: bytes, root: Any, revisions: Any = "accepted") -> str:
    package = WordPackage(data)
    package.replace(package.main, xml_bytes(root, package.part(package.main)))
    return read_word(package.to_bytes(), revisions=revisions).text


def ours(root: Any) -> list[Any]:
    return [each for each in root.iter(w("ins"), w("del")) if each.get(w("author")) == OURS]


def settle(change: Any, *, accepted: bool) -> None:
    """Accept or reject one insertion or deletion, as Word does."""
    stays = (change.tag == w("ins")) == accepted
    if stays:
        for text in list(change.iter(w("delText"))):
            if change.tag == w("del"):
                text.tag = w("t")
        for child in list(change):
            change.addprevious(child)
    change.getparent().remove(change)


@pytest.mark.parametrize("name", HELD)
def test_a_plain_change_stays_in_its_run(name: str) -> None:
    data = draft(HELD[name])
    found = mended(data, track=False)
    before, after = (list(tree(each).iter(w("r"))) for each in (data, found.data))
    assert found.word.text.split("\n")[HEADING] == "三、抓督查"
    assert found.fixes == {"NUM101": 1}
    assert len(before) == len(after)
    changed = [
        (one, other)
        for one, other in zip(before, after, strict=True)
        if "".join(one.itertext()).strip() != "".join(other.itertext()).strip()
    ]
    # 四 is 三 now, and 五 is 四.
    assert len(changed) == 2
    for one, other in changed:
        assert [e.tag for e in one.findall(w("rPr"))] == [e.tag for e in other.findall(w("rPr"))]
    assert not ours(tree(found.data))


@pytest.mark.parametrize("name", HELD)
def test_a_tracked_change_is_two_and_no_larger_than_it_must_be(name: str) -> None:
    data = draft(HELD[name])
    found = mended(data, track=True)
    root = tree(found.data)
    said = [("".join(each.itertext()), each.tag == w("ins")) for each in ours(root)]
    signs = {("四", False), ("三", True), ("五", False), ("四", True)}
    # A symbol has no text.
    assert set(said) - {("", False)} == signs - ({("四", False)} if name == "a symbol" else set())
    assert len(said) == 4
    assert {each.get(w("date")) for each in ours(root)} == {"2024-05-01T08:30:00Z"}
    assert found.word.text.split("\n")[HEADING] == "三、抓督查"
    assert read_word(found.data, revisions="original").text == read_word(data, revisions="original").text


@pytest.mark.parametrize("name", HELD)
def test_tracked_changes_are_nested_as_word_nests_them(name: str) -> None:
    root = tree(mended(draft(HELD[name]), track=True).data)
    ids = [each.get(w("id")) for each in root.iter() if each.get(w("id"))]
    ranges = {"0"} if name == "a commented range" else set()
    assert len(ids) - len(ranges) == len(set(ids))
    for change in ours(root):
        if change.tag == w("ins"):
            assert not list(change.iterancestors(w("ins"), w("del")))
            assert not list(change.iter(w("rPrChange")))
        else:
            assert not list(change.iterancestors(w("del")))
            assert not list(change.iter(w("t")))
    assert all(len(each) for each in root.iter(w("ins"), w("del"), w("moveTo")))
    runs = [run for change in ours(root) for run in change]
    bold = {"one run", "runs", "a run of several texts", "an insertion", "a changed format"}
    heading = [run for run in runs if "五" not in "".join(run.itertext())][:2]
    assert [run.find(f"{w('rPr')}/{w('b')}") is not None for run in heading] == [name in bold] * 2


@pytest.mark.parametrize("name", HELD)
def test_each_tracked_change_is_accepted_or_rejected_by_itself(name: str) -> None:
    data = draft(HELD[name])
    before = read_word(data).text
    found = mended(data, track=True)
    root = tree(found.data)
    count = len(ours(root))
    for choices in product((False, True), repeat=count):
        tried = deepcopy(root)
        for change, accepted in zip(ours(tried), choices, strict=True):
            settle(change, accepted=accepted)
        text = read_tree(found.data, tried)
        # Deletion and insertion of the two headings, in the order of the text.
        signs = [
            ("" if choices[place] else old) + (new if choices[place + 1] else "")
            for place, old, new in ((0, "四", "三"), (2, "五", "四"))
        ]
        lines = before.split("\n")
        lines[HEADING], lines[HEADING + 2] = signs[0] + "、抓督查", signs[1] + "、抓作风"
        assert text.split("\n") == lines


@pytest.mark.parametrize("track", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize(
    ("reason", "heading"), [(reason, heading) for reason, given in KEPT.items() for heading in given]
)
def test_what_word_computes_or_locks_is_left(reason: str, heading: str, track: bool) -> None:
    data = draft(heading)
    found = mended(data, track=track)
    assert found.data is data
    assert [(each.finding.code, each.reason) for each in found.left] == [("NUM101", REASONS[reason])]


#: A paragraph, changes by the characters they replace, what they write, and the runs and text that come of it.
CHANGES: Final = [
    ("a deletion over several runs", build.run("甲乙", "<w:b/>") + build.run("丙丁"), [(1, 3, "")], "甲丁"),
    ("more for less", build.run("十", "<w:b/>") + build.run("、甲"), [(0, 1, "二十")], "二十、甲"),
    ("put in before a run", build.run("甲", "<w:b/>") + build.run("乙"), [(1, 1, "一")], "甲一乙"),
    ("a tab taken out", "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", [(1, 2, "")], "甲乙"),
    ("a tab written over", "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", [(1, 2, "、")], "甲、乙"),
    ("beside a tab", "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", [(1, 1, "一"), (2, 2, "二")], "甲一\t二乙"),
    ("several in one text", build.run("甲、乙、丙"), [(0, 1, "子"), (1, 2, ""), (3, 4, "，，")], "子乙，，丙"),
    ("blanks not shown", "<w:r><w:t>  甲 乙丙  </w:t></w:r>", [(0, 1, ""), (3, 4, "丁")], " 乙丁"),
    ("a blank put in", build.run("甲"), [(1, 1, " ")], "甲 "),
]  # fmt: skip


@pytest.mark.parametrize("leans", [False, True], ids=["on the last", "on the next"])
@pytest.mark.parametrize("track", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize(
    ("inside", "edits", "wanted"), [each[1:] for each in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_changes_are_written(
    inside: str, edits: list[tuple[int, int, str]], wanted: str, track: bool, leans: bool
) -> None:
    data = build.word_file(build.paragraph(inside=inside), numbering=[])
    word = read_word(data)
    root = tree(data)
    length = len(word.text) - 1
    changes = [Change(Span(start, end), text, leans and end < length) for start, end, text in edits]
    write_changes(root, word, changes, Tracking(root, OURS, AT) if track else None)
    assert read_tree(data, root) == f"{wanted}\n"
    assert read_tree(data, root, "original") == (word.text if track else f"{wanted}\n")


def test_what_is_put_in_takes_the_format_of_the_side_it_leans_on() -> None:
    for track, leans in product((False, True), repeat=2):
        data = build.word_file(
            build.paragraph(inside=build.run("甲", "<w:b/>") + build.run("乙")), numbering=[]
        )
        root = tree(data)
        tracking = Tracking(root, OURS, AT) if track else None
        write_changes(root, read_word(data), [Change(Span(1, 1), "一", leans)], tracking)
        bold = "".join(
            "".join(run.itertext())
            for run in root.iter(w("r"))
            if run.find(f"{w('rPr')}/{w('b')}") is not None
        )
        assert bold == ("甲" if leans else "甲一")


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ([], ["1", "2"]),
        (["3", "x", "", "-1", "99999999999999999999"], ["4", "5"]),
        (["2147483645", "1"], ["2147483646", "2"]),
    ],
)
def test_ids_are_new_and_such_as_word_takes(taken: list[str], given: list[str]) -> None:
    marks = "".join(f'<w:bookmarkStart w:id="{each}" w:name="b"/>' for each in taken)
    root = parse_part(build.document_xml(f"<w:p>{marks}</w:p>").encode(), ArchiveLimits())
    tracking = Tracking(root, OURS, AT)
    assert [tracking.new_id(), tracking.new_id()] == given


#: A line, what it should be, and the least that is changed: where, up to where, and what is written.
DIFFERENCES: Final = [
    ("三、抓学习", "二、抓学习", [(0, 1, "二")]),
    ("十、抓学习", "十一、抓学习", [(1, 1, "一")]),
    ("（三）、甲", "（三）甲", [(3, 4, "")]),
    ("讲三点，第三点", "讲四点，第四点", [(1, 2, "四"), (5, 6, "四")]),
    ("一一一", "一一", [(2, 3, "")]),
    ("甲", "", [(0, 1, "")]),
    ("甲", "甲", []),
    (
        "一是抓学习。" * 3 + "十、" + "丙丁戊己庚辛" * 300 + "（四）",
        "一是抓学习。二是抓学习。三是抓学习。十一、" + "丙丁戊己庚辛" * 300 + "（三）",
        [(6, 7, "二"), (12, 13, "三"), (19, 19, "一"), (1821, 1822, "三")],
    ),
    ("甲乙" + "丙" * 90 + "丁", "甲丁", [(1, 92, "")]),
    ("甲" * 1000 + "乙" + "丙" * 1000, "乙" * 1000 + "丁" + "丙" * 1000, [(0, 1001, "乙" * 1000 + "丁")]),
]


@pytest.mark.parametrize(("own", "wanted", "changes"), DIFFERENCES)
def test_only_what_differs_is_changed(own: str, wanted: str, changes: list[tuple[int, int, str]]) -> None:
    lines, other = Lines(f"头\n1. {own}\n", {1: 3}), Lines(f"头\n11. {wanted}\n", {1: 4})
    found = [(each.span.start - 5, each.span.end - 5, each.text) for each in lines.changes_to(other)]
    assert found == changes

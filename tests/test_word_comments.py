"""Findings as Word comments: those of the same draft as text, on their own characters, and each only once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lxml import etree

import docx
import speechparse
from docx_builders import (
    abstract,
    level,
    num,
    packed,
    paragraph,
    parts,
    run,
    style,
    table,
    text_box,
    word_file,
)
from mutations import KINDS, runs
from speeches import make
from speeches.edits import Moves
from speechparse.cli import main
from speechparse.diagnostic import Applicability, Diagnostic, Fix, Related, Severity
from speechparse.readers.docx import read_word
from speechparse.reading import READINGS
from speechparse.span import LineIndex, Span
from speechparse.word.comments import write_comments
from speechparse.word.remarks import remark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGE = 'w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"'
_NUMBERED = [abstract(1, level(0, "%1、", "chineseCounting", suffix="nothing")), num(1, 1)]
#: What is not shown, or not with the text around it.
_APART = tuple(f"{_W}{name}" for name in ("del", "txbxContent", "rt", "tbl"))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}p": "\n"}


#: Seeds of short speeches that every kind of fault, or nearly every, fits into: some sixty drafts.
SHORT = (3, 4, 12, 23, 27, 34, 40, 59)


def comments(data: bytes) -> dict[str, tuple[str, str]]:
    """What each comment marks, by its id, and what it says: read without anything of ours."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = [name for name in archive.namelist() if name.startswith("word/comments")]
    said: dict[str, str] = {}
    for comment in etree.fromstring(archive.read(names[0])) if names else ():
        lines = ["".join(text.text for text in line.iter(f"{_W}t")) for line in comment.iter(f"{_W}p")]
        said[comment.get(f"{_W}id")] = "\n".join(lines)
    marked: dict[str, str] = {}
    open_now: set[str] = set()
    referred: list[str] = []
    for element in etree.fromstring(archive.read("word/document.xml")).iter():
        number = element.get(f"{_W}id")
        if element.tag == f"{_W}commentRangeStart":
            assert number not in marked
            marked[number] = ""
            open_now.add(number)
        elif element.tag == f"{_W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{_W}commentReference":
            assert number in marked
            assert number not in open_now
            referred.append(number)
        elif not any(parent.tag in _APART for parent in element.iterancestors()):
            text = element.text or "" if element.tag == f"{_W}t" else _SIGNS.get(element.tag, "")
            for each in open_now:
                marked[each] += text
    assert not open_now
    assert sorted(referred) == sorted(marked) == sorted(said)
    return {number: (marked[number], said[number]) for number in said}


def faulty(seed: int) -> Iterator[str]:
    """Yield a made-up speech as Word would have its lines, and the same with a fault of each kind."""
    text = "\n".join(make(seed, profile="clean").text.split("\r\n")).rstrip("\n") + "\n"
    yield text
    document = speechparse.parse(text)
    for put in KINDS.values():
        rng = Random(seed)
        lists = runs(document)
        for each in rng.sample(lists, len(lists)):
            if (fault := put(each, rng)) is not None:
                yield Moves(fault.edits).apply(text)
                break


def typed(text: str, rng: Random) -> bytes:
    """Type a text into a Word file as people do: in runs of many formats, some of them inserted or linked."""
    draft = docx.Document()
    for line in text.removesuffix("\n").split("\n"):
        written = draft.add_paragraph()
        while line:
            length = rng.choice((1, 2, 3, 5, 8, 40))
            piece = written.add_run(line[:length])
            piece.bold = rng.choice((True, False, None))
            line = line[length:]
            wrapper = rng.choice(("ins", "hyperlink", "", "", "", "", ""))
            if wrapper:
                around = etree.SubElement(written._p, f"{_W}{wrapper}")
                if wrapper == "ins":
                    around.set(f"{_W}id", "1")
                    around.set(f"{_W}author", "a")
                around.append(piece._r)
    file = io.BytesIO()
    draft.save(file)
    return file.getvalue()


def reviewed(data: bytes, **more: Any) -> tuple[bytes, list[Diagnostic]]:
    findings = speechparse.check(speechparse.load(data))
    return write_comments(data, read_word(data), findings, **more), findings


@pytest.mark.parametrize("seed", SHORT)
def test_the_findings_in_word_are_those_of_the_text(seed: int) -> None:
    drafts = 0
    for text in faulty(seed):
        drafts += 1
        data = typed(text, Random(seed))
        plain = speechparse.parse(text, readings=READINGS - {"wraps"})
        written, findings = reviewed(data)
        assert findings == speechparse.check(plain)
        # A line end at the edge of a finding stands in no run.
        wanted = sorted(
            (each.span.of(text).strip("\n"), "\n".join(remark(each, text, "zh"))) for each in findings
        )
        found = sorted((marked.strip("\n"), said) for marked, said in comments(written).values())
        assert found == wanted
        assert read_word(written).text == read_word(data).text
        assert reviewed(written)[0] is written
        assert len(list(docx.Document(io.BytesIO(written)).comments)) == len(wanted)
    assert drafts >= 5


def finding(text: str, start: int, end: int, said: str = "说明") -> Diagnostic:
    return Diagnostic(
        code="NUM101",
        name="missing-number",
        severity=Severity.ERROR,
        message=said,
        message_en="said",
        span=Span(start, end),
        position=LineIndex(text).position(start),
    )


#: The body, where the finding is, and what is to be marked.
PLACES = {
    "in one run": (paragraph("一、总则"), "、总", "、总"),
    "over runs": (paragraph(inside=run("一、", "<w:b/>") + run("总则")), "、总", "、总"),
    "over paragraphs": (paragraph("一、甲") + paragraph() + paragraph("乙丙"), "甲\n\n乙", "甲\n\n乙"),
    "in an insertion": (
        paragraph(inside=run("前") + f"<w:ins {_CHANGE}>{run('新增的')}</w:ins>"),
        "增",
        "增",
    ),
    "beside a deletion": (
        paragraph(inside=f"<w:del {_CHANGE}><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("新")),
        "新",
        "新",
    ),
    "into a link": (
        paragraph(inside=run("见") + f"<w:hyperlink w:anchor='x'>{run('附件')}</w:hyperlink>"),
        "见附",
        "见附",
    ),
    "in a control": (
        paragraph(inside=f"<w:sdt><w:sdtPr/><w:sdtContent>{run('日期')}</w:sdtContent></w:sdt>"),
        "期",
        "期",
    ),
    "around a tab": (
        paragraph(inside="<w:r><w:t>甲乙</w:t><w:tab/><w:t>丙丁</w:t></w:r>"),
        "乙\t丙",
        "乙\t丙",
    ),
    "a glossed word": (
        paragraph(
            inside=f"<w:r><w:t>前</w:t><w:ruby><w:rubyPr/><w:rt>{run('h')}</w:rt><w:rubyBase>{run('汉字')}"
            "</w:rubyBase></w:ruby><w:t>后</w:t></w:r>"
        ),
        "字",
        "汉字",
    ),
    "beside a text box": (paragraph("一、甲", inside=text_box(paragraph("框"))), "一、", "一、"),
    "joined paragraphs": (
        paragraph("甲", extra=f"<w:rPr><w:del {_CHANGE}/></w:rPr>") + paragraph("乙"),
        "甲乙",
        "甲\n乙",
    ),
    "after a table": (table([paragraph("表")]) + paragraph("一、甲"), "一、", "一、"),
    "runs where none belong": (
        "<w:r><w:t>x</w:t></w:r><w:tbl><w:r/><w:p/></w:tbl>" + paragraph("一、甲"),
        "一、",
        "一、",
    ),
    "a paragraph in a paragraph": (
        "<w:p><w:r><w:t>甲</w:t></w:r>" + paragraph("乙") + "<w:r><w:t>丙</w:t></w:r></w:p>",
        "甲丙",
        "甲\n乙丙",
    ),
    "in alternatives": (
        paragraph(
            inside='<mc:AlternateContent><mc:Choice Requires="w14">'
            + run("一、甲")
            + "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        ),
        "、",
        "、",
    ),
    "a line end": (paragraph("甲乙") + paragraph("丙"), "\n丙", "\n丙"),
    "only a line end": (paragraph("甲乙") + paragraph("丙"), "\n", "乙"),
    "a number of Word's": (paragraph("", 1, 0, inside=run("总") + run("则")), "一、", "总"),
    "a number and its title": (paragraph("总则", 1, 0), "一、总", "总"),
    "an empty numbered paragraph": (paragraph("甲") + paragraph("", 1, 0) + paragraph("乙"), "一、", ""),
    "a formula": (paragraph("甲乙", inside="<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "x", "甲"),
}


@pytest.mark.parametrize("name", sorted(PLACES))
def test_what_is_marked(name: str) -> None:
    body, where, wanted = PLACES[name]
    data = word_file(body, numbering=_NUMBERED)
    word = read_word(data)
    start = word.text.index(where)
    said = [finding(word.text, start, start + len(where))]
    written = write_comments(data, word, said)
    assert [marked.strip("\n") for marked, _ in comments(written).values()] == [wanted.strip("\n")]
    again = read_word(written)
    assert again.text == word.text
    assert write_comments(written, again, said) is written


@pytest.mark.parametrize(("place", "wanted"), [(0, "甲"), (1, "乙"), (2, "乙"), (3, "丙"), (5, "丙")])
def test_a_finding_between_characters_marks_the_nearest(place: int, wanted: str) -> None:
    data = word_file(paragraph("甲乙") + paragraph("丙\u3000")[:0] + paragraph("丙"))
    word = read_word(data)
    written = write_comments(
        data, word, [finding(word.text, min(place, len(word.text)), min(place, len(word.text)))]
    )
    assert [marked for marked, _ in comments(written).values()] == [wanted]


def test_a_file_without_text_has_no_place_for_a_comment() -> None:
    data = word_file("")
    assert write_comments(data, read_word(data), [finding("", 0, 0)]) is data


def test_many_findings_in_one_place() -> None:
    data = word_file(paragraph("一、甲乙丙丁"))
    word = read_word(data)
    spans = [(0, 6), (0, 2), (2, 4), (1, 5), (2, 3), (5, 6), (0, 6), (0, 2)]
    said = [finding(word.text, *span, f"第{place}条") for place, span in enumerate(spans)]
    written = write_comments(data, word, said)
    assert [marked for marked, _ in comments(written).values()] == [word.text[slice(*span)] for span in spans]
    assert write_comments(written, read_word(written), said) is written
    assert write_comments(data, word, [*said, said[0]]) == written


def test_two_empty_paragraphs_have_a_comment_each() -> None:
    data = word_file(paragraph("", 1, 0) * 2, numbering=_NUMBERED)
    word = read_word(data)
    said = [finding(word.text, 0, 2), finding(word.text, 3, 5)]
    written = write_comments(data, word, said)
    assert len(comments(written)) == 2
    assert write_comments(written, read_word(written), said) is written


def draft_with_comments() -> bytes:
    draft = docx.Document()
    written = draft.add_paragraph("一、甲")
    draft.add_comment(written.runs, text="请核实", author="李", initials="L")
    draft.add_paragraph("三、乙")
    file = io.BytesIO()
    draft.save(file)
    archive = WordFile(file.getvalue())
    archive["word/commentsExtended.xml"] = b"<extended/>"
    return archive.data


class WordFile(dict[str, bytes]):
    """The entries of a file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            super().__init__((name, archive.read(name)) for name in archive.namelist())

    @property
    def data(self) -> bytes:
        return packed(self)


def test_comments_that_are_there_stay() -> None:
    data = draft_with_comments()
    written, _ = reviewed(data)
    before, after = WordFile(data), WordFile(written)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert list(after) == list(before)
    own = etree.fromstring(before["word/comments.xml"])[0]
    assert etree.tostring(own) == etree.tostring(etree.fromstring(after["word/comments.xml"])[0])
    assert comments(written)["0"] == ("一、甲", "请核实")
    assert [marked for marked, _ in list(comments(written).values())[1:]] == ["三、"]


def test_only_one_s_own_comments_are_known_again() -> None:
    data = draft_with_comments()
    written, findings = reviewed(data)
    assert len(findings) == 1
    other = write_comments(written, read_word(written), findings, author="另一人")
    assert len(comments(other)) == 3
    in_english = write_comments(other, read_word(other), findings, lang="en")
    assert len(comments(in_english)) == 4
    assert reviewed(in_english)[0] is in_english


def test_a_comment_is_found_again_after_what_stands_before_it_has_moved() -> None:
    """Word puts its own marks among ours, and joins runs."""
    data = word_file(paragraph("一、甲") + paragraph("三、乙丙"))
    written, findings = reviewed(data)
    assert [each.code for each in findings] == ["NUM101"]
    content = WordFile(written)
    xml = content["word/document.xml"].decode()
    moved = xml.replace("<w:r><w:t", "<w:proofErr w:type='x'/><w:r><w:t").replace(
        "<w:p>", f"<w:p>{run('', '<w:b/>')}"
    )
    moved = moved.replace("<w:body>", f"<w:body>{paragraph('前言。')}")
    content["word/document.xml"] = moved.encode()
    assert reviewed(content.data)[0] == content.data


def test_ids_go_on_after_those_that_are_only_referred_to() -> None:
    lost = '<w:r><w:commentReference w:id="7"/></w:r>'
    data = word_file(paragraph("一、甲") + paragraph("三、乙", inside="") + paragraph(inside=lost))
    written, _ = reviewed(data)
    root = etree.fromstring(WordFile(written)["word/comments.xml"])
    assert [comment.get(f"{_W}id") for comment in root] == ["8"]


def test_ids_that_are_none_of_word_s_are_no_hindrance() -> None:
    marks = "".join(
        f'<w:commentRangeStart w:id="{number}"/>' for number in ("x", "-5", "9" * 5000, "", "٣", "4")
    )
    data = word_file(paragraph("一、甲", inside=marks) + paragraph("三、乙"))
    written, findings = reviewed(data)
    root = etree.fromstring(WordFile(written)["word/comments.xml"])
    assert [comment.get(f"{_W}id") for comment in root] == ["5"]
    assert write_comments(written, read_word(written), findings) is written


def test_a_relationship_without_its_part_is_used() -> None:
    content = parts(paragraph("一、甲") + paragraph("三、乙"))
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    lost = f'<Relationship Id="rId9" Type="{kind}" Target="../notes/c.xml"/></Relationships>'.encode()
    content[name] = content[name].replace(b"</Relationships>", lost)
    written, findings = reviewed(packed(content))
    after = WordFile(written)
    assert after[name] == content[name]
    assert b'PartName="/notes/c.xml"' in after["[Content_Types].xml"]
    assert after["notes/c.xml"].count(b"<w:comment ") == 1
    assert write_comments(written, read_word(written), findings) is written


@pytest.mark.parametrize("target", ["document.xml", "styles.xml", "broken.xml"])
def test_comments_that_are_none_are_refused(target: str) -> None:
    content = parts(paragraph("一、甲") + paragraph("三、乙")) | {"word/broken.xml": b"<w:comments>"}
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    wrong = f'<Relationship Id="rId9" Type="{kind}" Target="{target}"/></Relationships>'.encode()
    content[name] = content[name].replace(b"</Relationships>", wrong)
    with pytest.raises(speechparse.UnsupportedFormat):
        reviewed(packed(content))


def test_author_initials_and_date() -> None:
    data = word_file(paragraph("一、甲") + paragraph("三、乙"))
    at = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
    written, _ = reviewed(data, author="王\x00五\ud800 & <b>", initials="W\ufffe", date=at)
    comment = next(iter(docx.Document(io.BytesIO(written)).comments))
    assert (comment.author, comment.initials, comment.timestamp) == ("王五 & <b>", "W", at)
    assert reviewed(written, author="王\x00五\ud800 & <b>")[0] is written
    assert b"w:date" not in WordFile(reviewed(data)[0])["word/comments.xml"]
    assert reviewed(data)[0] == reviewed(data)[0]


def test_the_styles_are_called_as_the_file_calls_them() -> None:
    named = [
        style("a5", based_on="").replace('<w:name w:val="a5"/>', '<w:name w:val="annotation reference"/>'),
        style("a6", based_on="").replace('<w:name w:val="a6"/>', '<w:name w:val="Annotation Text"/>'),
    ]
    written, _ = reviewed(word_file(paragraph("一、甲") + paragraph("三、乙"), styles=named))
    content = WordFile(written)
    assert b'<w:rStyle w:val="a5"/></w:rPr><w:commentReference' in content["word/document.xml"]
    assert b'<w:pStyle w:val="a6"/>' in content["word/comments.xml"]


def test_strict_files_have_strict_comments() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    offices = (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    content = parts(paragraph("一、甲") + paragraph("三、乙"))
    content = {name: data.replace(usual, strict).replace(*offices) for name, data in content.items()}
    written, _ = reviewed(packed(content))
    for name, data in WordFile(written).items():
        assert usual not in data, name
        assert offices[0] not in data, name
    assert reviewed(written)[0] is written


def test_the_lines_of_a_comment() -> None:
    text = "一、抓好一件很长很长很长很长很长的事情\n三、乙\n"
    said = finding(text, 20, 22, "“三、”接在“一、”之后，应为“二、”")
    said = said.model_copy(
        update={
            "related": (
                Related(
                    message="前一个编号", message_en="the number before", span=Span(0, 2), position=(1, 1)
                ),
                Related(message="挨着", message_en="beside", span=Span(22, 23), position=(2, 3)),
            ),
            "fixes": (
                Fix(message="改号", message_en="renumber", applicability=Applicability.UNSAFE, edits=()),
            ),
        }
    )
    assert remark(said, text, "zh") == (
        "NUM101 missing-number：“三、”接在“一、”之后，应为“二、”",
        "依据：行文惯例（无强制依据）",
        "建议：改号",
        "前一个编号：“一、抓好一件很长很长很长很长很长…”",
    )
    assert remark(said, text, "en")[2:] == (
        "suggested: renumber",
        "the number before: “一、抓好一件很长很长很长很长很长…”",
    )
    assert remark(said.model_copy(update={"code": "OWN1"}), text, "en")[0] == "OWN1 missing-number: said"


def test_many_findings_take_linear_time() -> None:
    """A run that holds a whole paper, cut in thousands of places."""
    text = "甲" * 4000
    data = word_file(paragraph(text))
    word = read_word(data)
    said = [finding(word.text, place, place + 2000, str(place)) for place in range(0, 2000, 2)]
    written = write_comments(data, word, said)
    assert len(comments(written)) == 1000
    assert read_word(written).text == word.text


# The command.


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A faulty draft in an empty folder: a number left out, and a mark too many."""
    monkeypatch.delenv("SPEECHPARSE_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speechparse.toml").write_text("", encoding="utf-8")
    lines = [
        "同志们：",
        "一、甲事",
        "要抓紧。",
        "（一）一件",
        "快办。",
        "（二）、两件",
        "快办。",
        "三、乙事",
        "要抓实。",
    ]
    path = tmp_path / "draft.docx"
    path.write_bytes(word_file("".join(map(paragraph, lines))))
    (tmp_path / "draft.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def report(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["check", *arguments, "--output-format", "concise"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_writes_comments(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = draft.read_bytes()
    as_text = report(["draft.txt"], capsys)[1]
    code, out, err = report(["draft.docx", "--comments", "reviewed.docx", "--author", "王 五"], capsys)
    assert (code, out, err) == (1, as_text.replace("draft.txt", "draft.docx"), "批注已写入 reviewed.docx。\n")
    assert draft.read_bytes() == data
    written = Path("reviewed.docx").read_bytes()
    assert [marked for marked, _ in comments(written).values()] == ["（二）、", "三、"]
    comment = next(iter(docx.Document("reviewed.docx").comments))
    assert (comment.author, comment.initials) == ("王 五", "王五")
    assert comment.timestamp is not None
    assert report(["reviewed.docx", "--comments", "again.docx", "--author", "王 五"], capsys)[0] == 1
    assert Path("again.docx").read_bytes() == written
    assert report(["draft.docx", "--comments", "en.docx", "--lang", "en", "--select", "MRK"], capsys)[0] == 1
    assert [said.split(":")[0] for _, said in comments(Path("en.docx").read_bytes()).values()] == [
        "MRK301 marker-punctuation"
    ]


def test_a_draft_without_faults_is_copied(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(["draft.docx", "--comments", "out.docx", "--select", "LVL"], capsys)[0] == 0
    assert Path("out.docx").read_bytes() == draft.read_bytes()


def test_comments_for_what_is_left(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = draft.read_bytes()
    code, out, _ = report(["draft.docx", "--fix", "-o", "fixed.docx", "--comments", "left.docx"], capsys)
    assert code == 1
    assert out.count("\n") == 1
    assert "NUM101" in out
    fixed, left = read_word("fixed.docx").text, Path("left.docx").read_bytes()
    assert "（二）两件\n" in fixed
    assert read_word(left).text == fixed
    assert [marked for marked, _ in comments(left).values()] == ["三、"]
    assert comments(Path("fixed.docx").read_bytes()) == {}
    assert draft.read_bytes() == data
    assert report(["draft.docx", "--fix", "--comments", "only.docx"], capsys)[0] == 1
    assert read_word("only.docx").text == fixed
    assert draft.read_bytes() == data


def test_a_word_file_is_mended_elsewhere_or_in_place(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = draft.read_bytes()
    assert report(["draft.docx", "--fix", "--unsafe-fixes", "-o", "fixed.docx"], capsys)[0] == 0
    assert draft.read_bytes() == data
    assert "二、乙事" in read_word("fixed.docx").text
    shown = report(["draft.docx", "--diff", "--unsafe-fixes"], capsys)
    assert shown[0] == 1
    assert "-三、乙事\n+二、乙事\n" in shown[1]
    assert draft.read_bytes() == data
    code, _, err = report(["draft.docx", "--fix", "--unsafe-fixes", "--in-place"], capsys)
    assert (code, err) == (0, "已修复 2 处。\n")
    assert draft.read_bytes() == Path("fixed.docx").read_bytes()
    draft.write_bytes(data)
    assert report(["draft.docx", "--fix", "--track-changes", "-o", "tracked.docx"], capsys)[0] == 1
    assert read_word("tracked.docx", revisions="original").text == read_word(data).text
    assert "（二）两件" in read_word("tracked.docx").text


def test_a_text_is_fixed_elsewhere(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("draft.txt").read_bytes()
    assert report(["draft.txt", "--fix", "-o", "fixed.txt"], capsys)[0] == 1
    assert Path("draft.txt").read_bytes() == before
    assert "（二）两件\n" in Path("fixed.txt").read_text(encoding="utf-8")
    assert report(["fixed.txt", "--fix", "-o", "again.txt"], capsys)[0] == 1
    assert Path("again.txt").read_bytes() == Path("fixed.txt").read_bytes()


#: What is asked for, and what the one line says of it; nothing is written.
REFUSED = {
    "two files": (["draft.docx", "draft.txt", "--comments", "out.docx"], "一次只用于一个文件"),
    "a folder": ([".", "--fix", "-o", "out.docx"], "一次只用于一个文件"),
    "a text": (["draft.txt", "--comments", "out.docx"], "draft.txt：不是 .docx 文件"),
    "standard input": (["-", "--comments", "out.docx"], "标准输入：不是 .docx 文件"),
    "itself": (["draft.docx", "--comments", "./draft.docx"], "输出就是要读的文件"),
    "itself by a link": (["draft.docx", "--fix", "-o", "link.docx"], "输出就是要读的文件"),
    "to a folder": (["draft.docx", "--comments", "folder"], "folder：这是文件夹"),
    "to nowhere": (["draft.docx", "--comments", "none/out.docx"], "写不进去（没有这个文件夹）"),
    "to standard output": (["draft.docx", "--comments", "-"], "请给出文件名"),
    "with a diff": (["draft.docx", "--comments", "out.docx", "--diff"], "不能同用"),
    "no fix": (["draft.docx", "-o", "out.docx"], "-o 要与 --fix 同用"),
    "no fix to track": (["draft.docx", "--track-changes"], "--track-changes 要与 --fix 同用"),
    "two places": (["draft.docx", "--fix", "-o", "out.docx", "--in-place"], "不能同用"),
    "no place": (["draft.docx", "--fix"], "draft.docx：修好的 Word 文件写到哪里"),
    "tracked in a text": (["draft.txt", "--fix", "--track-changes"], "draft.txt：不是 .docx 文件"),
    "broken inside": (["torn.docx", "--comments", "out.docx"], "torn.docx：不是能读的文件"),
    "one of two to nowhere": (
        ["draft.docx", "--fix", "-o", "out.docx", "--comments", "none/x.docx"],
        "写不进去",
    ),
    "mended before its changes": (["draft.docx", "--diff", "--revisions", "original"], "不能同用"),
    "broken": (["broken.docx", "--comments", "out.docx"], "broken.docx：不是能读的文件"),
    "not there": (["no.docx", "--comments", "out.docx"], "没有这个文件"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_refused(name: str, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = REFUSED[name]
    Path("folder").mkdir()
    Path("link.docx").symlink_to(draft)
    Path("broken.docx").write_bytes(draft.read_bytes()[:300])
    torn = WordFile(draft.read_bytes()) | {"[Content_Types].xml": b"<Types>"}
    Path("torn.docx").write_bytes(packed(torn))
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    code, out, err = report(arguments, capsys)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


def test_comments_on_the_draft_before_its_changes(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = f"<w:del {_CHANGE}><w:r><w:delText>三、</w:delText></w:r></w:del><w:ins {_CHANGE}>{run('二、')}</w:ins>"
    draft.write_bytes(word_file(paragraph("一、甲") + paragraph(inside=change + run("乙"))))
    assert report(["draft.docx", "--comments", "out.docx"], capsys)[0] == 0
    assert Path("out.docx").read_bytes() == draft.read_bytes()
    assert report(["draft.docx", "--comments", "out.docx", "--revisions", "original"], capsys)[0] == 1
    written = Path("out.docx").read_bytes()
    assert [said.split("：")[0] for _, said in comments(written).values()] == ["NUM101 missing-number"]
    assert b'<w:commentRangeStart w:id="0"/><w:r><w:delText>' in WordFile(written)["word/document.xml"]
    again = ["out.docx", "--comments", "again.docx", "--revisions", "original"]
    assert report(again, capsys)[0] == 1
    assert Path("again.docx").read_bytes() == written


def test_a_file_that_is_there_is_written_whole(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = Path("out.docx")
    out.write_bytes(b"old")
    out.chmod(0o640)
    assert report(["draft.docx", "--comments", "out.docx"], capsys)[0] == 1
    assert len(comments(out.read_bytes())) == 2
    assert out.stat().st_mode & 0o777 == 0o640

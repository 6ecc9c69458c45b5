"""What of a Word file is text, and where each piece of it comes from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

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
from docx_cases import deleted, inserted
from speechparse.errors import LimitError
from speechparse.readers.docx import WordText, read_word

etree: Any = pytest.importorskip("lxml.etree", reason="Word files need the extra speechparse[docx]")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGE = 'w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"'
_MARK = "<w:rPr><w:{} " + _CHANGE + "/></w:rPr>"
_NUMBERED = [abstract(0, level(0, "%1、", "chineseCountingThousand", suffix="nothing")), num(1, 0)]


def _read(body: str, **more: Any) -> WordText:
    revisions = more.pop("revisions", "accepted")
    return read_word(word_file(body, **more), revisions=revisions)


def _field(code: str, result: str, *, closed: bool = True) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    end = sign("end") if closed else ""
    return f"{sign('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{sign('separate')}{run(result)}{end}"


#: What stands in a paragraph, and its text.
INLINE = {
    "runs": (run("一要") + run("抓紧"), "一要抓紧"),
    "line break": (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), "甲\n乙"),
    "carriage return": ("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", "甲\n乙"),
    "tab": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
    "page break first": ('<w:r><w:br w:type="page"/></w:r>' + run("甲"), "甲"),
    "page break between": (run("甲") + '<w:r><w:br w:type="page"/></w:r>' + run("乙"), "甲\n乙"),
    "rendered page break": ("<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r>", "甲"),
    "hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>", "a\u2011b"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="25A0"/></w:r>', "■"),
    "bad symbol": ('<w:r><w:sym w:char="D800"/><w:sym w:char="x"/><w:sym/><w:t>甲</w:t></w:r>', "甲"),
    "blanks dropped": ("<w:r><w:t>  甲 </w:t></w:r>", "甲"),
    "blanks kept": ('<w:r><w:t xml:space="preserve">  甲 </w:t></w:r>', "  甲 "),
    "ideographic blanks": ("<w:r><w:t>\u3000\u3000甲</w:t></w:r>", "\u3000\u3000甲"),
    "line end in the XML": ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
    "field": (run("见") + _field("REF x", "第二章") + run("。"), "见第二章。"),
    "field in a field": (run("甲") + _field("IF " + "x", _field("REF y", "乙")[:0] + "乙"), "甲乙"),
    "simple field": (f'<w:fldSimple w:instr="REF x">{run("三")}</w:fldSimple>', "三"),
    "field without result": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲"),
        "甲",
    ),
    "field never closed": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲"), "甲"),
    "link": (f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>', "链接"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('日期')}</w:sdtContent></w:sdt>", "日期"),
    "hidden": (run("甲") + run("密", "<w:vanish/>") + run("乙"), "甲乙"),
    "hidden not": (run("甲", '<w:vanish w:val="0"/>'), "甲"),
    "insertion": (run("甲") + inserted("新"), "甲新"),
    "deletion": (run("甲") + deleted("旧"), "甲"),
    "moves": (
        f"<w:moveFrom {_CHANGE}>{run('去')}</w:moveFrom><w:moveTo {_CHANGE}>{run('来')}</w:moveTo>",
        "来",
    ),
    "footnote": (run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("乙"), "甲乙"),
    "comment": (
        '<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>',
        "甲",
    ),
    "ruby": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>",
        "汉",
    ),
    "formula": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
}


@pytest.mark.parametrize("name", sorted(INLINE))
def test_text_of_a_paragraph(name: str) -> None:
    content, wanted = INLINE[name]
    assert _read(paragraph("", inside=content)).text == f"{wanted}\n"


def test_a_field_runs_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        paragraph("", inside=begin + run("目录一"))
        + paragraph("目录二")
        + paragraph("", inside=end + run("正文"))
    )
    assert _read(body).text == "目录一\n目录二\n正文\n"


#: A body, and its text with changes accepted and as it was before.
CHANGES = {
    "words": (paragraph("", inside=run("甲") + deleted("旧") + inserted("新")), "甲新\n", "甲旧\n"),
    "paragraph taken out": (
        paragraph("甲") + paragraph("", extra=_MARK.format("del"), inside=deleted("乙")) + paragraph("丙"),
        "甲\n丙\n",
        "甲\n乙\n丙\n",
    ),
    "paragraph put in": (
        paragraph("甲") + paragraph("", extra=_MARK.format("ins"), inside=inserted("乙")) + paragraph("丙"),
        "甲\n乙\n丙\n",
        "甲\n丙\n",
    ),
    "joined": (paragraph("甲", extra=_MARK.format("del")) + paragraph("乙"), "甲乙\n", "甲\n乙\n"),
    "split": (paragraph("甲", extra=_MARK.format("ins")) + paragraph("乙"), "甲\n乙\n", "甲乙\n"),
    "last mark deleted": (paragraph("甲", extra=_MARK.format("del")), "甲\n", "甲\n"),
    "numbering put in": (
        paragraph("甲", 1, 0).replace("</w:numPr>", f"<w:ins {_CHANGE}/></w:numPr>"),
        "一、甲\n",
        "甲\n",
    ),
    "properties changed": (
        paragraph("甲", 1, 0, extra=f"<w:pPrChange {_CHANGE}><w:pPr/></w:pPrChange>"),
        "一、甲\n",
        "甲\n",
    ),
    "hidden by a change": (
        paragraph("", inside=run("甲", f"<w:vanish/><w:rPrChange {_CHANGE}><w:rPr/></w:rPrChange>")),
        "\n",
        "甲\n",
    ),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_tracked_changes(name: str) -> None:
    body, accepted, original = CHANGES[name]
    assert _read(body, numbering=_NUMBERED).text == accepted
    assert _read(body, numbering=_NUMBERED, revisions="original").text == original


def test_joined_paragraphs_take_what_the_last_mark_says() -> None:
    body = paragraph("甲", extra=_MARK.format("del")) + paragraph("乙", 1, 0, style="S")
    word = _read(body, numbering=_NUMBERED, styles=[style("S")])
    assert word.text == "一、甲乙\n"
    assert (word.paragraphs[0].style, word.paragraphs[0].paragraph) == ("S", 1)
    assert [(piece.paragraph, piece.run) for piece in word.paragraphs[0].runs] == [(0, 0), (1, 1)]


def test_a_style_separator_runs_on() -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    word = _read(paragraph("标题", 1, 0, extra=mark) + paragraph("。正文。"), numbering=_NUMBERED)
    assert word.text == "一、标题。正文。\n"


def test_hidden_by_styles() -> None:
    styles = [
        style("P", run="<w:vanish/>"),
        style("C", kind="character", run="<w:vanish/>"),
        style("D", kind="character", based_on="C"),
    ]
    body = paragraph("", inside=run("密", '<w:rStyle w:val="D"/>') + run("明"))
    body += paragraph("", style="P", inside=run("现", '<w:rStyle w:val="C"/>') + run("密"))
    assert _read(body, styles=styles).text == "明\n现\n"


def test_tables_and_boxes_stand_apart() -> None:
    inner = table([paragraph("内")])
    body = paragraph("前") + table(
        [paragraph("甲", 1, 0), inner + paragraph("乙")], [paragraph("丙"), paragraph("丁")]
    )
    body += paragraph("后", 1, 0, inside=text_box(paragraph("框")))
    word = _read(body, numbering=_NUMBERED)
    assert word.text == "前\n二、后\n"
    assert [(aside.kind, aside.offset, aside.text) for aside in word.asides] == [
        ("table", 2, "一、甲\n内\n乙\n丙\n丁\n"),
        ("text-box", 2, "框\n"),
    ]


def test_rows_and_cells_taken_out() -> None:
    rows = table([paragraph("甲"), paragraph("乙")], [paragraph("丙"), paragraph("丁")])
    gone = rows.replace("<w:tr>", f"<w:tr><w:trPr><w:del {_CHANGE}/></w:trPr>", 1)
    gone = gone.replace(
        '</w:tcPr><w:p><w:r><w:t xml:space="preserve">丁', f"<w:cellDel {_CHANGE}/></w:tcPr><w:p><w:r><w:t>丁"
    )
    assert _read(gone).asides[0].text == "丙\n"
    assert _read(gone, revisions="original").asides[0].text == "甲\n乙\n丙\n丁\n"


def test_every_character_leads_back_to_its_element() -> None:
    body = paragraph("前", inside=deleted("旧")) + table([paragraph("表")])
    body += paragraph(
        "尾", 1, 0, inside=run("一") + text_box(paragraph("框")) + "<w:r><w:t> 二 </w:t><w:tab/></w:r>"
    )
    body += paragraph("", inside=INLINE["ruby"][0] + inserted("新"))
    content = parts(body, numbering=_NUMBERED)
    root = etree.fromstring(content["word/document.xml"])
    runs, paragraphs = list(root.iter(f"{_W}r")), list(root.iter(f"{_W}p"))
    word = read_word(packed(content))
    led = 0
    for sheet in (word, *word.asides):
        for each in sheet.paragraphs:
            for piece in each.runs:
                element = runs[piece.run][piece.child]
                shown = sheet.text[piece.start : piece.end]
                own = element.text if element.tag == f"{_W}t" else "\t"
                assert own[piece.offset : piece.offset + len(shown)] == shown
                assert paragraphs[piece.paragraph] in runs[piece.run].iterancestors()
                led += len(shown)
    assert led == len("前表一框二\t尾汉新")
    assert word.text == "前\n一、一二\t尾\n汉新\n"


def test_paragraphs_partition_the_text() -> None:
    body = paragraph("甲", 1, 0) + paragraph() + paragraph("", 1, 0) + paragraph("乙" * 3)
    word = _read(body, numbering=_NUMBERED)
    lines = [word.text[each.start : each.end] for each in word.paragraphs]
    assert "".join(f"{line}\n" for line in lines) == word.text == "一、甲\n\n二、\n乙乙乙\n"


def test_styles_and_outline_levels() -> None:
    styles = [
        style("Normal", default=True),
        style("H", based_on="Normal", paragraph='<w:outlineLvl w:val="1"/>'),
        style("K", based_on="H"),
    ]
    body = (
        paragraph("甲", style="K")
        + paragraph("乙", style="K", extra='<w:outlineLvl w:val="9"/>')
        + paragraph("丙")
    )
    word = _read(body + paragraph("丁", extra='<w:outlineLvl w:val="0"/>'), styles=styles)
    assert [(each.style, each.outline) for each in word.paragraphs] == [
        ("K", 2),
        ("K", None),
        ("Normal", None),
        ("Normal", 1),
    ]


def test_a_path_bytes_and_files_give_the_same(tmp_path: Path) -> None:
    data = word_file(paragraph("甲"))
    path = tmp_path / "稿.docx"
    path.write_bytes(data)

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with path.open("rb") as file:
        assert read_word(file) == read_word(data) == read_word(path) == read_word(Stream(data))
        assert not file.closed


def test_strict_files_are_read() -> None:
    content = parts(paragraph("甲", 1, 0), numbering=_NUMBERED)
    for name, data in content.items():
        for usual, strict in (
            (
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            (
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ):
            content[name] = content[name].replace(usual, strict)
        assert content[name] != data or b"schemas.openxmlformats.org/package" in data
    assert read_word(packed(content)).text == "一、甲\n"


def test_utf_16_parts_are_read() -> None:
    content = parts(paragraph("", inside=run("甲") + run("密", "<w:vanish/>")))
    text = content["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    assert read_word(packed(content | {"word/document.xml": text.encode("utf-16")})).text == "甲\n"


def test_a_file_without_numbering_and_styles() -> None:
    content = parts(paragraph("甲", 1, 0, style="S"))
    del content["word/styles.xml"], content["word/numbering.xml"]
    assert read_word(packed(content)).text == "甲\n"


def test_the_limit_on_characters_is_named() -> None:
    with pytest.raises(LimitError, match="5 ") as caught:
        read_word(word_file(paragraph("甲" * 5)), max_characters=5)
    assert (caught.value.limit, caught.value.allowed) == ("characters", 5)


def test_revisions_are_one_of_two() -> None:
    with pytest.raises(ValueError, match="'accepted' or 'original'"):
        read_word(b"", revisions="both")  # type: ignore[arg-type]

"""A paper as a Word file: the page of GB/T 9704-2012, and an outline that is read back just as it was written."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import speechparse
from outlines import read_outline
from speeches import make
from speechparse.cli import main
from speechparse.document import Document
from speechparse.skeleton import entries

docx = pytest.importorskip("docx", reason="Word files are read by the extra speechparse[docx]")

#: A notice with an annex, and a speech: every kind of matter, chapters, articles and run-in titles.
PAPERS = """\
某县人民政府关于印发《村级档案管理办法》的通知
某政发〔2024〕6号
各乡镇人民政府，县直各部门：
现将《村级档案管理办法》印发给你们，请结合实际执行。
附件：村级档案管理办法
某县人民政府办公室
2024年5月6日
附件
村级档案管理办法
第一章　总则
第一条　为了管好村级档案，制定本办法。
第二条　村级档案应当做到：
（一）收集齐全；
（二）保管安全。
第二章　附则
第三条　本办法由县档案馆解释。
第四条　本办法自印发之日起施行。
在全县档案工作会议上的讲话
——从一本台账说起
（2024年5月7日）
同志们：
今天会议开得很好，我讲三点意见。
一、提高认识
要真正重视起来。
（一）档案是历史。要留住，也要用好。
（二）档案是资产。要管住，也要管活。
二、完善制度
（三）健全机制。把规矩立起来。
（四）强化保障。一是定人员，二是定经费。
三、狠抓落实
谢谢大家！
"""

#: A text, and its markers as Word is to count them: those that it types have a · before them.
LISTS: dict[str, tuple[str, str]] = {
    "the four of the standard": (
        "一、甲事\n（一）乙事。要办。\n1.丙事。要办。\n（1）丁事。要办。\n（2）戊事。要办。\n2.己事。要办。\n（二）庚事。要办。\n1.辛事。要办。\n2.壬事。要办。\n二、癸事\n",
        "一、 （一） 1. （1） （2） 2. （二） 1. 2. 二、",
    ),
    "chapters and articles": (
        "第一章 总则\n第一条 要管好。\n第二条 要用好。\n第二章 附则\n第三条 要记好。\n第四条 要存好。\n",
        "第一章 第一条 第二条 第二章 第三条 第四条",
    ),
    "numbers that run on": (
        "一、甲事\n（一）要管。\n（二）要用。\n二、乙事\n（三）要记。\n（四）要存。\n",
        "一、 （一） （二） 二、 （三） （四）",
    ),
    "decimals": (
        "1 总则\n1.1 范围\n本文说明范围。\n1.2 术语\n1.2.1 甲词\n它的意思。\n1.2.2 乙词\n它的意思。\n2 要求\n2.1 一般\n要做到。\n2.2 特殊\n要做好。\n",
        "1 1.1 1.2 1.2.1 1.2.2 2 2.1 2.2",
    ),
    "circled": ("①要快。\n②要稳。\n③要好。\n", "① ② ③"),
    "letters": ("A. 东片\nB. 西片\nC. 南片\n", "A. B. C."),
    "stems": ("甲、东片\n乙、西片\n丙、南片\n", "甲、 乙、 丙、"),
    "financial": ("壹、东片\n贰、西片\n叁、南片\n", "壹、 贰、 叁、"),
    "past a hundred": (
        "第一百条 要管好。\n第一百零一条 要用好。\n第一百零二条 要记好。\n",
        "第一百条 第一百零一条 第一百零二条",
    ),
    "a gap": ("一、甲事\n二、乙事\n四、丙事\n", "·一、 ·二、 ·四、"),
    "a repeat": ("一、甲事\n二、乙事\n二、丙事\n三、丁事\n", "·一、 ·二、 ·二、 ·三、"),
    "two widths": ("（一）甲事。要办。\n(二)乙事。要办。\n", "·（一） ·(二)"),
    "words": ("第一，要快。\n第二，要稳。\n", "·第一， ·第二，"),
    "verbs": ("一要快，不等。\n二要稳，不乱。\n", "·一要 ·二要"),
    "inside a paragraph": ("要做到：一是快，二是稳，三是好。\n", "·一是 ·二是 ·三是"),
    "items inside and around": (
        "一、甲事\n要做到：（1）快字当头；（2）稳字当头。\n二、乙事\n",
        "一、 ·（1） ·（2） 二、",
    ),
    "full-width digits": ("１．甲事\n２．乙事\n", "·１． ·２．"),
    "signs that others lack": ("⑴要快。\n⑵要稳。\n", "·⑴ ·⑵"),
    "past the twentieth circle": (
        "".join(f"{chr(0x2460 + n) if n < 20 else chr(0x323C + n + 1)}要办第{n}件事。\n" for n in range(21)),
        " ".join(f"·{chr(0x2460 + n) if n < 20 else chr(0x323C + n + 1)}" for n in range(21)),
    ),
    "decimals under a typed list": (
        "1 总则\n1.1 范围\n要说明。\n1.2 术语\n要定义。\n2 要求\n要做到。\n4 检验\n要查到。\n5 附则\n",
        "·1 ·1.1 ·1.2 ·2 ·4 ·5",
    ),
}


def outline(document: Document) -> list[Any]:
    """What an outline is: each section's parent and speech, level, form, marker and title."""
    return [
        (
            entry.parent,
            entry.speech,
            entry.section.level,
            entry.section.form,
            entry.section.marker and entry.section.marker.reading,
            entry.section.title and entry.section.title.reading,
        )
        for entry in entries(document)
    ]


def markers(document: Document) -> str:
    """Every marker, those that Word did not compute with a · before it."""
    found = [section.marker for section in document.sections() if section.marker]
    return " ".join(f"{'' if marker.automatic else '·'}{marker.reading}" for marker in found)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def paragraphs(text: str, *, auto_numbers: bool = False) -> list[Any]:
    data = speechparse.parse(text).to_docx(auto_numbers=auto_numbers)
    return list(docx.Document(io.BytesIO(data)).paragraphs)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("profile", "first", "last"),
    [
        *(("clean", start, start + 50) for start in range(0, 200, 50)),
        ("regulation", 0, 20),
        ("decimals", 0, 20),
        ("annexes", 0, 15),
    ],
)
def test_what_is_written_is_read_back(profile: str, first: int, last: int) -> None:
    counted = 0
    for seed in range(first, last):
        document = speechparse.parse(make(seed, profile=profile).text)
        typed = speechparse.load(document.to_docx())
        assert outline(typed) == outline(document), seed
        assert not any(section.marker and section.marker.automatic for section in typed.sections()), seed
        automatic = speechparse.load(document.to_docx(auto_numbers=True))
        assert outline(automatic) == outline(document), seed
        counted += sum(bool(section.marker and section.marker.automatic) for section in automatic.sections())
        assert lines(typed.to_text()) == lines(automatic.to_text()), seed
    assert counted > last - first


@pytest.mark.parametrize("seed", range(25))
def test_the_words_are_those_of_the_paper(seed: int) -> None:
    text = make(seed, profile="clean").text
    assert lines(speechparse.load(speechparse.parse(text).to_docx()).to_text()) == lines(text)


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_word_counts_the_lists_that_it_writes_alike(text: str, expected: str) -> None:
    document = speechparse.parse(text)
    assert markers(document).replace("·", "") == expected.replace("·", "")
    written = speechparse.load(document.to_docx(auto_numbers=True))
    assert markers(written) == expected
    assert outline(written) == outline(document)


def test_lists_begin_again_by_themselves_and_run_on_by_an_override() -> None:
    again = "一、甲事\n（一）要管。\n（二）要用。\n二、乙事\n（一）要记。\n（二）要存。\n"
    numbering = part(speechparse.parse(again).to_docx(auto_numbers=True), "word/numbering.xml")
    assert numbering.count("<w:abstractNum ") == numbering.count("<w:num ") == 1
    runs_on = part(
        speechparse.parse(LISTS["numbers that run on"][0]).to_docx(auto_numbers=True), "word/numbering.xml"
    )
    assert re.findall(r'w:ilvl="(\d)"><w:startOverride w:val="(\d+)"', runs_on) == [("1", "3")]


@pytest.mark.parametrize(
    ("gaps", "suffix", "typed"),
    [(" |" * 2, "space", ""), ("\t|" * 2, "tab", ""), ("|" * 2, "nothing", ""), (" |　", "nothing", " ")],
)
def test_what_follows_a_number_is_words_or_typed(gaps: str, suffix: str, typed: str) -> None:
    first, second = gaps.split("|")[:2]
    text = f"1.{first}定人员\n要定好。\n2.{second}定经费\n要定够。\n"
    data = speechparse.parse(text).to_docx(auto_numbers=True)
    assert f'<w:suff w:val="{suffix}"/><w:lvlText w:val="%1."/>' in part(data, "word/numbering.xml")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == f"{typed}定人员"
    assert speechparse.load(data).to_text() == text


def test_the_page_is_that_of_the_standard() -> None:
    data = speechparse.parse(PAPERS).to_docx()
    section = docx.Document(io.BytesIO(data)).sections[0]
    page = (section.page_width.mm, section.page_height.mm, section.top_margin.mm, section.left_margin.mm)
    assert [round(length) for length in page] == [210, 297, 37, 28]
    text_area = (
        section.page_width - section.left_margin - section.right_margin,
        section.page_height - section.top_margin - section.bottom_margin,
    )
    assert [round(length.mm) for length in map(docx.shared.Emu, text_area)] == [156, 225]
    grid = re.search(
        r'<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"/>',
        part(data, "word/document.xml"),
    )
    assert grid
    # What Word makes of it: how many pitches fit between the margins, each way.
    width, height = (docx.shared.Emu(length).pt for length in text_area)
    assert height // (int(grid[1]) / 20) == 22
    assert width // (16 + int(grid[2]) / 4096) == 28


def test_page_numbers_stand_at_the_outer_edge() -> None:
    data = speechparse.parse(PAPERS).to_docx()
    odd, even = part(data, "word/footer1.xml"), part(data, "word/footer2.xml")
    assert re.search(r'<w:ind w:rightChars="100" w:right="\d+"/><w:jc w:val="right"/>', odd)
    assert re.search(r'<w:ind w:leftChars="100" w:left="\d+"/><w:jc w:val="left"/>', even)
    assert "<w:evenAndOddHeaders/>" in part(data, "word/settings.xml")
    assert re.sub(r"<[^>]*>", "", odd).strip().split() == ["—", "PAGE", "1", "—"]
    footer = docx.Document(io.BytesIO(data)).styles["footer"].font
    assert (footer.name, footer.size.pt) == ("宋体", 14)


def test_styles_say_what_each_line_is() -> None:
    styles = (
        *("Title", "发文字号", "Salutation", "Body Text", "附件说明", "Signature", "Date"),
        *("附件标识", "Title", "Heading 1", "Body Text", "Body Text", "Body Text", "Body Text"),
        *("Heading 1", "Body Text", "Body Text"),
        *("Title", "Subtitle", "题下说明", "Salutation", "Body Text"),
        *("Heading 1", "Body Text", "Body Text", "Body Text"),
        *("Heading 1", "Body Text", "Body Text", "Heading 1", "Body Text"),
    )
    said = [(each.style.name, each.text) for each in paragraphs(PAPERS)]
    assert said == list(zip(styles, PAPERS.splitlines(), strict=True))


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("Body Text", "仿宋_GB2312", 16),
    ],
)
def test_fonts_are_those_of_the_standard(style: str, font: str, points: int) -> None:
    data = speechparse.parse(PAPERS).to_docx()
    found = docx.Document(io.BytesIO(data)).styles[style]
    assert (found.font.name, found.font.size.pt, found.font.bold) == (font, points, None)
    assert f'<w:font w:name="{font}"><w:altName' in part(data, "word/fontTable.xml")


def test_headings_have_outline_levels() -> None:
    styles = part(speechparse.parse("").to_docx(), "word/styles.xml")
    levels = re.findall(r'w:styleId="Heading(\d)">.*?<w:outlineLvl w:val="(\d)"/>', styles)
    assert levels == [(str(level), str(level - 1)) for level in range(1, 10)]


def test_a_run_in_title_has_its_headings_font_and_nothing_else_has() -> None:
    runs = {run.text: run.style.name for each in paragraphs(PAPERS) for run in each.runs}
    assert runs["（一）档案是历史"] == "heading 2 Char"
    assert runs["。要留住，也要用好。"] == "Default Paragraph Font"
    assert runs["第一条　"] == "heading 1 Char"
    # A numbered line without a title is body text from its number on.
    assert runs["（一）收集齐全；"] == "Default Paragraph Font"
    counted = next(each for each in paragraphs(PAPERS, auto_numbers=True) if each.text.startswith("档案是历"))
    assert next((run.text, run.style.name) for run in counted.runs) == ("档案是历史", "heading 2 Char")
    assert "楷体_GB2312" in counted._p.pPr.xml.partition("<w:rPr>")[2]


def test_an_item_after_a_run_in_title_stays_in_its_line() -> None:
    said = [each.text for each in paragraphs(PAPERS)]
    assert "（四）强化保障。一是定人员，二是定经费。" in said


def test_each_speech_begins_a_page() -> None:
    begins = [each.text for each in paragraphs(PAPERS) if each.paragraph_format.page_break_before]
    assert begins == ["附件", "在全县档案工作会议上的讲话"]


def test_empty_lines_stand_where_the_standard_wants_them() -> None:
    parted = [each.text for each in paragraphs(PAPERS) if "w:beforeLines" in each._p.xml]
    assert parted == [
        "各乡镇人民政府，县直各部门：",
        "附件：村级档案管理办法",
        "某县人民政府办公室",
        "村级档案管理办法",
        "第一章　总则",
        "同志们：",
    ]


@pytest.mark.parametrize(
    ("signature", "blanks"),
    # 7.3.5.2, in hundredths of a character: two blanks after the signature, and the date begins two characters after
    # it begins; where the date would end further out, the two blanks are the date's. This date is 7.25 wide: three
    # words, six half-width digits, and a quarter at each of the five places where the two meet.
    [
        ("某县人民政府办公室", (225, 200)),
        ("某县人民政府办公室综合科", (200, 475)),
        ("某县人民政府", (525, 200)),
    ],
)
def test_a_date_begins_two_characters_after_its_signature(signature: str, blanks: tuple[int, int]) -> None:
    text = f"关于报送台账的通知\n各乡镇：\n请按时报送台账。\n{signature}\n2024年5月6日\n"
    xml = "".join(each._p.xml for each in paragraphs(text))
    assert tuple(map(int, re.findall(r'w:rightChars="(\d+)"', xml))) == blanks


def test_a_date_alone_has_four_blanks() -> None:
    text = "关于报送台账的通知\n各乡镇：\n请按时报送台账。\n2024年5月6日\n"
    assert 'w:rightChars="400"' in paragraphs(text)[-1]._p.xml


def test_chapters_are_centred() -> None:
    for auto_numbers in (False, True):
        said = paragraphs(PAPERS, auto_numbers=auto_numbers)
        chapter = next(each for each in said if each.text.endswith("总则"))
        assert (chapter.alignment, chapter.style.name) == (1, "Heading 1")
        heading = next(each for each in said if each.text.endswith("提高认识"))
        assert heading.alignment is None


def test_furniture_is_left_out_and_damage_undone() -> None:
    document = read_outline(
        "document\n"
        "  furniture page-head ¦ 首页 > 讲话稿\n"
        "  space line-end ¦ \\n\n"
        "  speech\n"
        "    paragraph\n"
        "      text ¦ 要抓紧\\n抓好。 ¦ 要抓紧抓好。\n"
        "    space line-end ¦ \\n\n"
        "    furniture page-foot ¦ 上一篇\n"
    )
    assert [each.text for each in docx.Document(io.BytesIO(document.to_docx())).paragraphs] == [
        "要抓紧抓好。"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\x00\x01一、甲\x00乙\x0b丙\n二、\ud800丁\ufffe\x1b\n",
        "一、<w:p>&amp;\"']]>\n二、乙\n",
        "一、甲\t乙\r二、丙\r\n",
    ],
)
@pytest.mark.parametrize("auto_numbers", [False, True])
def test_any_text_gives_a_file_that_opens(text: str, auto_numbers: bool) -> None:
    document = speechparse.parse(text)
    data = document.to_docx(auto_numbers=auto_numbers)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
    docx.Document(io.BytesIO(data))
    assert outline(speechparse.load(data)) == [
        tuple(
            re.sub("[\x00\x01\x0b\x1b\ud800\ufffe]", "\ufffd", each) if isinstance(each, str) else each
            for each in row
        )
        for row in outline(document)
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = speechparse.parse(PAPERS)
    assert document.to_docx(auto_numbers=True) == document.to_docx(auto_numbers=True)
    assert document.to_docx() != document.to_docx(auto_numbers=True)


def test_the_files_title_is_the_first_papers() -> None:
    properties = docx.Document(io.BytesIO(speechparse.parse(PAPERS).to_docx())).core_properties
    assert properties.title == "某县人民政府关于印发《村级档案管理办法》的通知"
    assert properties.author == ""


def test_the_command_writes_what_the_library_does(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(PAPERS, encoding="utf-8")
    out = tmp_path / "out.docx"
    assert main(["convert", str(paper), "-o", str(out)]) == 0
    assert out.read_bytes() == speechparse.load(paper).to_docx()
    assert main(["convert", str(paper), "-t", "docx", "-o", str(out), "--auto-numbers"]) == 0
    assert out.read_bytes() == speechparse.load(paper).to_docx(auto_numbers=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-t", "md", "--auto-numbers"), "--auto-numbers 只用于 docx"),
        (("-t", "docx", "--depth", "2"), "docx 格式没有 --depth"),
        (("-t", "docx", "-o", "{folder}"), "这是文件夹"),
        (("-t", "docx", "-o", "{folder}/no/out.docx"), "写不进去"),
        (("-t", "docx", "-o", "{folder}/paper.txt"), "输出就是要读的文件"),
    ],
)
def test_the_command_refuses_in_one_line(
    arguments: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "paper.txt").write_text(PAPERS, encoding="utf-8")
    given = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]
    assert main(["convert", str(tmp_path / "paper.txt"), *given]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["paper.txt"]


def test_a_word_file_is_not_shown_in_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.txt").write_text(PAPERS, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["convert", str(tmp_path / "paper.txt"), "-t", "docx"]) == 2
    shown = capsys.readouterr()
    assert (shown.out, "不能显示在终端上" in shown.err) == ("", True)

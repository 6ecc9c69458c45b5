"""Word files taken apart and put together again: what is not touched stays byte for byte, cuts fall where asked."""

from __future__ import annotations

import io
import zipfile
from itertools import combinations
from random import Random
from typing import Any

import pytest
from lxml import etree

from docx_builders import abstract, level, num, packed, paragraph, parts, run, table, text_box, word_file
from speechparse.errors import UnsupportedFormat
from speechparse.readers.archive import ArchiveLimitError, ArchiveLimits
from speechparse.readers.docx import WordText, read_word
from speechparse.span import Span
from speechparse.word.package import RELATIONSHIPS, WordPackage
from speechparse.word.runs import Runs

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGE = 'w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"'
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NUMBERED = [abstract(1, level(0, "%1、", "chineseCounting", suffix="nothing")), num(1, 1)]
_STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def strict(content: dict[str, bytes]) -> dict[str, bytes]:
    for usual, other in _STRICT:
        content = {name: data.replace(usual, other) for name, data in content.items()}
    return content


def test_a_file_that_is_not_touched_is_the_same() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for place, (name, data) in enumerate(parts(paragraph("甲")).items()):
            info = zipfile.ZipInfo(name, (2021, 5, 6, 7, 8, place * 2))
            info.compress_type = zipfile.ZIP_STORED if place % 2 else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.comment = b"entry" * place
            archive.writestr(info, data)
        archive.comment = b"archive"
    assert WordPackage(file.getvalue()).to_bytes() == file.getvalue()


def test_what_is_replaced_keeps_its_place_and_date() -> None:
    data = word_file(paragraph("甲"))
    package = WordPackage(data)
    package.replace("/WORD/styles.XML", b"<new/>")
    written = package.to_bytes()
    assert package.part("word/styles.xml") == b"<new/>"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(written)) as new:
        assert new.testzip() is None
        assert new.namelist() == old.namelist()
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert before.date_time == after.date_time
            expected = b"<new/>" if before.filename == "word/styles.xml" else old.read(before)
            assert new.read(after) == expected
    again = WordPackage(data)
    again.replace("word/styles.xml", b"<new/>")
    assert again.to_bytes() == written


def test_entries_written_to_a_stream_are_copied() -> None:
    """Where an archive was written to a pipe, the sizes stand behind the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(paragraph("甲")).items():
            archive.writestr(name, data)
        archive.writestr("word/图.bin", b"\0" * 99)
    written = WordPackage(pipe.getvalue()).to_bytes()
    assert read_word(written) == read_word(pipe.getvalue())
    with zipfile.ZipFile(io.BytesIO(written)) as new:
        assert new.testzip() is None
        assert new.read("word/图.bin") == b"\0" * 99


def test_the_main_part_is_found_by_its_relationship() -> None:
    content = parts(paragraph("甲"))
    moved = {
        name.replace("word/document.xml", "parts/main.xml").replace(
            "word/_rels/document", "parts/_rels/main"
        ): data.replace(b"word/document.xml", b"parts/main.xml")
        for name, data in content.items()
    }
    package = WordPackage(packed(moved))
    assert package.main == "parts/main.xml"
    assert (
        package.add("parts/comments.xml", b"<c/>", _NOTES_TYPE, f"{RELATIONSHIPS}/comments")
        == "parts/comments.xml"
    )
    assert package.related("/comments") == "parts/comments.xml"
    assert b'Target="comments.xml"' in package.part("parts/_rels/main.xml.rels")
    assert b'PartName="/parts/comments.xml"' in package.part("[Content_Types].xml")


def test_a_part_is_added_once() -> None:
    package = WordPackage(word_file(paragraph("甲")))
    for data in (b"<first/>", b"<second/>"):
        assert (
            package.add("word/comments.xml", data, _NOTES_TYPE, f"{RELATIONSHIPS}/comments")
            == "word/comments.xml"
        )
    written = WordPackage(package.to_bytes())
    assert written.part("word/comments.xml") == b"<second/>"
    assert written.part("[Content_Types].xml").count(b"comments+xml") == 1
    relationships = written.part("word/_rels/document.xml.rels")
    assert relationships.count(b"/comments") == 1
    assert b'Id="rId3"' in relationships
    assert relationships.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')


def test_a_name_that_another_part_has_is_left_to_it() -> None:
    content = parts(paragraph("甲")) | {"word/Comments.xml": b"<other/>"}
    del content["word/_rels/document.xml.rels"]
    package = WordPackage(packed(content))
    assert (
        package.add("word/comments.xml", b"<c/>", _NOTES_TYPE, f"{RELATIONSHIPS}/comments")
        == "word/comments1.xml"
    )
    written = WordPackage(package.to_bytes())
    assert written.part("word/comments.xml") == b"<other/>"
    assert written.related("/comments") == "word/comments1.xml"


def test_strict_files_stay_strict() -> None:
    content = strict(parts(paragraph("甲")))
    package = WordPackage(packed(content))
    root = package.tree(package.main)
    next(root.iter(f"{_W}t")).text = "乙"
    package.write_tree(package.main, root)
    package.add("word/comments.xml", b"<c/>", _NOTES_TYPE, f"{RELATIONSHIPS}/comments")
    assert package.part(package.main) == content["word/document.xml"].replace("甲".encode(), "乙".encode())
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in package.part(
        "word/_rels/document.xml.rels"
    )
    assert package.related("/comments") == "word/comments.xml"


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
        b"<?xml version='1.0' encoding='utf-8'?>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n",
    ],
)
def test_a_declaration_is_kept(head: bytes) -> None:
    content = parts(paragraph("甲"))
    body = content["word/document.xml"].split(b"?>\n", 1)[1]
    package = WordPackage(packed(content | {"word/document.xml": head + body}))
    package.write_tree(package.main, package.tree(package.main))
    assert package.part(package.main) == head + body


@pytest.mark.parametrize("encoding", ["utf-16", "us-ascii"])
def test_another_encoding_becomes_utf_8(encoding: str) -> None:
    content = parts(paragraph("A"))
    text = content["word/document.xml"].decode().replace("UTF-8", encoding)
    package = WordPackage(packed(content | {"word/document.xml": text.encode(encoding)}))
    root = package.tree(package.main)
    next(root.iter(f"{_W}t")).text = "甲"
    package.write_tree(package.main, root)
    assert read_word(package.to_bytes()).text == "甲\n"


def test_what_is_no_word_file_is_refused() -> None:
    content = parts(paragraph("甲"))
    with pytest.raises(UnsupportedFormat, match="no Word document"):
        WordPackage(packed(content | {"_rels/.rels": b"<Relationships/>"}))
    with pytest.raises(ArchiveLimitError):
        WordPackage(packed(content), ArchiveLimits(entries=2))
    with pytest.raises(KeyError):
        WordPackage(packed(content)).replace("word/none.xml", b"")


#: Paragraphs through which runs are cut, each in another container or with other things in its runs.
BODY = (
    paragraph("总则", 1, 0)
    + paragraph(
        inside=run("一、抓", "<w:b/>")
        + f"<w:hyperlink w:anchor='x'>{run('落实链接')}</w:hyperlink>"
        + run("。")
    )
    + paragraph(
        inside=f"<w:ins {_CHANGE}>{run('新增的字', '<w:i/>')}</w:ins><w:del {_CHANGE}>{run('旧')}</w:del>"
    )
    + paragraph(inside=f"<w:sdt><w:sdtPr/><w:sdtContent>{run('日期控件')}</w:sdtContent></w:sdt>" + run("后"))
    + paragraph(
        inside="<w:r><w:rPr><w:b/></w:rPr><w:t>  二、 空 </w:t><w:tab/><w:t>再 </w:t><w:br/><w:noBreakHyphen/>"
        '<w:t xml:space="preserve"> 尾 </w:t><w:lastRenderedPageBreak/><w:sym w:char="25A0"/></w:r>'
    )
    + paragraph(
        inside=run("见")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("第二章")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run("密", "<w:vanish/>")
        + run("完")
    )
    + paragraph(
        inside=f"<w:r><w:t>前半</w:t><w:ruby><w:rubyPr/><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉字')}"
        "</w:rubyBase></w:ruby><w:t>后半</w:t></w:r>" + text_box(paragraph("框")) + run("终")
    )
    + table([paragraph("表中")])
    + paragraph("尾段", extra=f"<w:rPr><w:del {_CHANGE}/></w:rPr>")
    + paragraph("接上", inside="<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
)

_CHARACTERS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011"}


def sign(child: Any) -> str:
    """What a child of a run shows."""
    name = etree.QName(child).localname
    if name == "t":
        kept = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        return (child.text or "") if kept else (child.text or "").strip(" \t\n\r")
    return "■" if name == "sym" else _CHARACTERS.get(name, "")


def shown(element: Any) -> str:
    """What a run shows, its nested runs left out."""
    return "".join(map(sign, element))


def opened(body: str) -> tuple[WordPackage, WordText, Any]:
    data = word_file(body, numbering=_NUMBERED)
    package = WordPackage(data)
    return package, read_word(data), package.tree(package.main)


def from_runs(word: WordText, span: Span) -> str:
    """The characters of a span that come from runs."""
    return "".join(
        word.text[max(piece.start, span.start) : min(piece.end, span.end)]
        for each in word.paragraphs
        for piece in each.runs
        if piece.run >= 0 and piece.start < span.end and piece.end > span.start
    )


def formats(root: Any) -> list[tuple[str, bytes]]:
    """Each character shown, with the properties and the container of its run."""
    found = []
    for child in root.iter():
        element = child.getparent()
        if element is not None and element.tag == f"{_W}r":
            properties = element.find(f"{_W}rPr")
            kept = b"" if properties is None else etree.tostring(properties)
            found += [(each, kept + element.getparent().tag.encode()) for each in sign(child)]
    return found


def test_every_span_is_covered_by_whole_runs() -> None:
    _, word, _ = opened(BODY)
    assert word.text.startswith("一、总则\n一、抓落实链接。\n")
    for start, end in combinations(range(len(word.text) + 1), 2):
        if end - start > 9:
            continue
        package, word, root = opened(BODY)
        before = formats(root)
        found = Runs(root, word).isolate(Span(start, end))
        assert "".join(map(shown, found)) == from_runs(word, Span(start, end)), (start, end)
        # Word drops blanks at the ends of a text: those that it showed must be shown still.
        assert formats(root) == before
        package.write_tree(package.main, root)
        assert read_word(package.to_bytes()).text == word.text


def test_spans_one_after_the_other_in_any_order() -> None:
    random = Random(5)
    for _ in range(150):
        package, word, root = opened(BODY)
        runs = Runs(root, word)
        spans = []
        for _ in range(12):
            start = random.randrange(len(word.text))
            spans.append(Span(start, min(len(word.text), start + random.randrange(1, 12))))
            runs.isolate(spans[-1])
        for span in spans:
            assert "".join(map(shown, runs.isolate(span))) == from_runs(word, span)
        package.write_tree(package.main, root)
        assert read_word(package.to_bytes()).text == word.text


def test_what_comes_from_no_run_gives_none() -> None:
    _, word, root = opened(BODY)
    runs = Runs(root, word)
    formula = word.text.index("x=1")
    for span in (Span(0, 2), Span(4, 5), Span(3, 3), Span(formula, formula + 3)):
        assert runs.isolate(span) == []
    assert runs.isolate(Span(0, 3)) != []


def test_a_run_with_everything_in_it_keeps_its_attributes() -> None:
    _, word, root = opened(
        paragraph(inside='<w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t>甲乙丙</w:t></w:r>')
    )
    cut = Runs(root, word).isolate(Span(1, 2))
    assert [etree.tostring(each, with_tail=False).count(b"00AB") for each in cut] == [1]
    assert [shown(each) for each in root.iter(f"{_W}r")] == ["甲", "乙", "丙"]
    assert all(each.find(f"{_W}rPr/{_W}b") is not None for each in root.iter(f"{_W}r"))


#: A part spelled as no XML writer of ours would: each way to say a thing is another.
SPELLED = (
    "<?xml version='1.0'  encoding='UTF-8' standalone='yes'?>\n<!-- made > by hand --><w:document {} w:x='a>b'\n >"
    "<w:body><w:p><w:pPr></w:pPr><w:r ><w:rPr></w:rPr><w:t>&quot;甲&#x4e59;&gt;</w:t></w:r><?x y>?></w:p>\n"
    "<w:p  w:rsidR='1'><w:r><w:t xml:space='preserve'>丙丁<!-- c -->戊</w:t></w:r>  <w:hyperlink w:anchor='>'><w:r><w:rPr></w:rPr>"
    "<w:t>己</w:t></w:r><w:r><w:t>庚</w:t ></w:r></w:hyperlink></w:p><w:p /><w:p><w:r><w:t><![CDATA[辛<b>]]></w:t></w:r></w:p>"
    "<w:sectPr></w:sectPr></w:body></w:document >\n<!-- end -->\n"
).format(
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'\txmlns:q='urn:q?a=1&amp;b=2'"
)


def spelled() -> tuple[WordPackage, str]:
    return WordPackage(packed(parts("") | {"word/document.xml": SPELLED.encode()})), SPELLED


def test_a_tree_that_is_not_changed_is_written_as_it_was() -> None:
    package, text = spelled()
    package.write_tree(package.main, package.tree(package.main))
    assert package.part(package.main).decode() == text


def test_what_is_not_changed_keeps_its_spelling() -> None:
    package, text = spelled()
    word, root = read_word(package.to_bytes()), package.tree(package.main)
    assert word.text == '"甲乙>\n丙丁戊己庚\n\n辛<b>\n'
    start = word.text.index("戊己")
    Runs(root, word).isolate(Span(start, start + 2))
    mark = root.makeelement(f"{_W}bookmarkStart", nsmap=root.nsmap)
    mark.set(f"{_W}name", '<"&')
    root[0][3].append(mark)
    root[0].insert(3, root.makeelement(f"{_W}p"))
    package.write_tree(package.main, root)
    cut = "<w:t xml:space='preserve'>丙丁<!-- c -->戊</w:t></w:r>  "
    new = '<w:t xml:space="preserve">丙丁</w:t></w:r>  <w:r><w:t xml:space="preserve">戊</w:t></w:r>'
    expected = text.replace(cut, new)
    expected = expected.replace("<w:p /><w:p><w:r>", "<w:p /><w:p/><w:p><w:r>")
    expected = expected.replace(
        "]]></w:t></w:r>", ']]></w:t></w:r><w:bookmarkStart w:name="&lt;&quot;&amp;"/>'
    )
    assert package.part(package.main).decode() == expected


def test_cut_files_keep_every_run_that_is_not_cut() -> None:
    package, word, root = opened(BODY)
    before = package.part(package.main)
    start = word.text.index("实链")
    Runs(root, word).isolate(Span(start, start + 2))
    package.write_tree(package.main, root)
    link = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    cut = "".join(map(link.format, ("落", "实链", "接")))
    assert package.part(package.main) == before.replace(link.format("落实链接").encode(), cut.encode())

"""What is wrong with a file, in Chinese: the library says it in English, in words that are looked up here."""

from __future__ import annotations

from typing import Final

#: What the library says, a name in it as {}, and the Chinese for it.
REFUSALS: Final[tuple[tuple[str, str], ...]] = (
    ("the file is empty", "文件是空的"),
    ("the file is an empty archive", "文件里什么也没有"),
    ("the file is no Word file, or its beginning is lost", "不是 Word 文件，或者文件头已损坏"),
    ("the file is broken or truncated", "文件损坏或不完整"),
    ("the file is broken or truncated: its parts overlap", "文件损坏：各部件相互重叠"),
    ("the file is broken or truncated: {} does not unpack", "文件损坏：{} 解压不出来"),
    (
        "the file is broken or truncated: {} has another length than the file says",
        "文件损坏：{} 的长度与记录不符",
    ),
    ("the file is locked by a password: save it without one", "文件设有密码，请去掉密码"),
    (
        "the file is an archive of the 64-bit kind, which Word does not write",
        "这种 64 位压缩包不是 Word 写的",
    ),
    ("the file holds two parts named {}", "文件里有两个部件都叫 {}"),
    ("{} is packed in a way that Word does not use", "{} 的压缩方式不是 Word 用的"),
    ("the file holds a part named {}, which leads out of it", "文件里的 {} 指向文件之外"),
    ("the archive holds no Word document", "压缩包里没有 Word 文档"),
    ("the file carries macros: save it as .docx, which has none", "文件带有宏，请另存为不带宏的 .docx"),
    (
        "a part of the file has a DOCTYPE, which a Word file must not have",
        "文件里有 Word 文件不该有的 DOCTYPE",
    ),
    ("a part of the file is neither UTF-8 nor UTF-16", "文件里有一处既不是 UTF-8 也不是 UTF-16"),
    ("a part of the file is broken XML", "文件损坏：里面的 XML 不完整"),
    (
        "Word files need more packages: pip install 'speechparse[docx]'",
        "读 Word 文件还要装：pip install 'speechparse[docx]'",
    ),
    (
        "this is an old .doc or .wps file, or one locked by a password: save it as .docx without a password",
        "这是旧的 .doc 或 .wps 文件，或者设有密码",
    ),
    ("this is an RTF file: save it as .docx", "这是 RTF 文件"),
    ("this is a PDF file: save it as .docx", "这是 PDF 文件"),
    ("this is a spreadsheet, and no text", "这是电子表格，不是文稿"),
    ("these are slides, and no text", "这是演示文稿，不是文稿"),
    ("this is an OpenDocument file, but no text", "这是 OpenDocument 文件，但不是文稿"),
    (
        "LibreOffice cannot read the file (it ended with {}): it may be broken",
        "LibreOffice 读不了（退出码 {}），文件可能已损坏",
    ),
    ("LibreOffice has no temporary folder to work in ({})", "没有临时文件夹可供 LibreOffice 使用：{}"),
    ("LibreOffice does not start ({})", "LibreOffice 启动不了：{}"),
    ("the file is not in {}; leave the encoding out to have it found", "文件的编码不是 {}"),
    ("the file is no text that can be read: it seems to be {}", "不是文字，像是 {}"),
    (
        "the file is no text that can be read: its bytes fit no encoding; name one if you know it",
        "不是文字，或者编码不认识；知道编码的话请用 --encoding 指定",
    ),
    (
        "the file is no text that can be read: it holds control characters, as programs and images do",
        "不是文字，里面有程序或图片才有的控制字符",
    ),
)


def in_chinese(said: str) -> str:
    """Return the Chinese for what the library says of a file; what is not in the table stays as it is.

    >>> in_chinese("the file holds two parts named 'a.xml'")
    "文件里有两个部件都叫 'a.xml'"
    """
    for english, chinese in REFUSALS:
        before, name, after = english.partition("{}")
        if said == english:
            return chinese
        if name and said.startswith(before) and said.endswith(after):
            return chinese.replace("{}", said[len(before) : len(said) - len(after)])
    return said

"""What the command says, in Chinese and in English: one table, and a speaker that reads from it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
DEFAULT_LANGUAGE: Final[Language] = "zh"

#: The environment variable that sets the language where no --lang does.
LANGUAGE_VARIABLE: Final = "SPEECHPARSE_LANG"

#: key: (Chinese, English). A failure's line says what, where, and what to do.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # help
    "about": (
        "解析讲话稿、工作报告和公文的编号提纲。",
        "Parse the numbered outline of Chinese speeches, reports and official papers.",
    ),
    "usage-prefix": ("用法：", "Usage: "),
    "options-heading": ("选项", "Options"),
    "commands-heading": ("命令", "Commands"),
    "command-metavar": ("命令 [参数]…", "COMMAND [ARGS]..."),
    "options-metavar": ("[选项]", "[OPTIONS]"),
    "help-help": ("显示本说明。", "Show this message and exit."),
    "help-version": ("显示版本号。", "Show the version and exit."),
    "help-lang": ("提示用中文（zh）或英文（en）。", "Messages in Chinese (zh) or English (en)."),
    "help-encoding": (
        "文件的编码；不写则按内容判断。",
        "The file's encoding; found out from its content if not given.",
    ),
    "help-no-reading": (
        "关掉一种修复（如 slices、wraps），可多次使用。",
        "Switch a reading (such as slices, wraps) off; may be repeated.",
    ),
    "help-revisions": (
        "修订按接受后（accepted，默认）或修订前（original）读；只用于 Word 文件。",
        "Read a Word file's tracked changes as accepted (the default), or as if never made (original).",
    ),
    "outline": (
        "打印提纲。FILE 为 - 时读标准输入。",
        "Print the outline of FILE (- is standard input).",
    ),
    "help-format": ("输出格式。", "The form of the output."),
    "help-depth": ("只列到第几层。", "Show no section deeper than this."),
    "parse": (
        "把整棵树写成 JSON。FILE 为 - 时读标准输入。",
        "Write the whole tree of FILE as JSON (- is standard input).",
    ),
    "help-indent": (
        "JSON 每层缩进几格；不写则为一行。",
        "Indent the JSON by so many blanks; one line if not given.",
    ),
    "explain": (
        "说明某一行里像编号的地方是不是编号，为什么。",
        "Say why each marker-like place in a line is or is not a marker.",
    ),
    "help-line": ("第几行，从 1 数起。", "The line, counted from 1."),
    "check": (
        "检查编号，可同时修复。FILE 可以是多个文件或文件夹，- 为标准输入。",
        "Check the numbering of files and folders (- is standard input), and mend it if asked to.",
    ),
    "help-output-format": ("报告的格式。", "The form of the report."),
    "help-select": (
        "只用这些规则：编号、编号的开头或名称，可用逗号隔开。",
        "Use these rules only: codes, beginnings of codes or names, with commas between.",
    ),
    "help-ignore": ("不用这些规则。", "Leave these rules out."),
    "help-profile": (
        "讲话稿（speech）或公文（gongwen）。",
        "A speech, or an official paper (gongwen).",
    ),
    "help-fix": ("修复文件，只作安全的修复。", "Mend the files, by safe fixes only."),
    "help-unsafe-fixes": (
        "与 --fix 或 --diff 同用，连不安全的修复也作。",
        "With --fix or --diff, make unsafe fixes too.",
    ),
    "help-diff": ("只显示修复会改什么，不写文件。", "Show what fixing would change, and write nothing."),
    "help-fixed": (
        "与 --fix 同用：修好的文件写到这里，原文件不动。",
        "With --fix, write the mended file here, and leave FILE as it is.",
    ),
    "help-track-changes": (
        "与 --fix 同用：Word 文件里的改动写成修订。",
        "With --fix, write the changes in a Word file as tracked changes.",
    ),
    "help-in-place": (
        "与 --fix 同用：直接改 Word 文件。",
        "With --fix, change the Word file itself.",
    ),
    "help-comments": (
        "把发现的问题写成 Word 批注，另存到这里，原文件不动。",
        "Write the findings as Word's comments into a copy of FILE, here.",
    ),
    "help-author": ("批注和修订的作者。", "The author of comments and tracked changes."),
    "help-initials": ("批注作者的缩写。", "The initials of the comments' author."),
    "help-statistics": (
        "只数各规则的处数；带 * 的有修复办法。",
        "Only count what each rule finds; * marks what has fixes.",
    ),
    "help-exit-zero": ("有错误、警告也返回 0。", "Exit 0 even where there are errors or warnings."),
    "help-config": (
        "设置文件；不写则用最近一级文件夹里的。",
        "The settings file; that of the nearest folder up if not given.",
    ),
    "rule": ("说明一条规则查什么、为什么、依据什么。", "Say what a rule checks, why, and by which clause."),
    "help-all": ("列出全部规则。", "List all rules."),
    # check and rule
    "commented": ("批注已写入 {file}。", "Comments written to {file}."),
    "not-mended": (
        "第 {line} 行第 {column} 字：{code} 没有修（{reason}）",
        "line {line}, column {column}: {code} is not mended ({reason})",
    ),
    "fixed": ("已修复 {count} 处。", "{count} mended."),
    "left-out": (
        "{count} 个表格或文本框没有写进去，脚注和页眉也不写；请从原稿补上",
        "tables and text boxes ({count}) are left out, as footnotes and headers are; take them from the draft",
    ),
    "unasked": (
        "另有 {count} 处只有不安全的修复；要修，加 --unsafe-fixes。",
        "{count} more have unsafe fixes only; --unsafe-fixes makes them.",
    ),
    "severity-error": ("错误", "error"),
    "severity-warning": ("警告", "warning"),
    "severity-info": ("提示", "info"),
    "fix-none": ("无", "none"),
    "fix-safe": ("安全", "safe"),
    "fix-unsafe": ("不安全", "unsafe"),
    "fix-display": ("仅供参考", "shown only"),
    "rule-page": (
        "{code} {name}：{title}\n\n严重程度：{severity}\n修复：{fix}\n依据：{authority}\n\n{body}",
        "{code} {name}: {title}\n\nseverity: {severity}\nfix: {fix}\nauthority: {authority}\n\n{body}",
    ),
    "query": (
        "打印与选择器相符的节点；没有则退出码为 1。",
        "Print the nodes of FILE that SELECTOR matches; exit with 1 where none does.",
    ),
    "convert": ("转成另一种格式。", "Write FILE in another format."),
    "help-to": (
        "写成哪种格式；不写则按 OUT 的扩展名。",
        "The format; found out from the ending of OUT if not given.",
    ),
    "help-auto-numbers": (
        "写成 docx 时用 Word 的自动编号；不能自动的仍为手打。",
        "For docx: numbers that Word counts itself; those that it cannot count stay typed.",
    ),
    "help-check-page": (
        "写成 html 时在文中标出 check 发现的问题。",
        "For html: what check finds is marked in the text.",
    ),
    "help-output": ("写到哪个文件；- 为标准输出。", "The file to write; - is standard output."),
    "renumber": (
        "把各组编号改成连续的，预告的项数和提及处随着改。",
        "Write FILE with right numbers; counts and references follow.",
    ),
    "restyle": (
        "把各级编号换成另一种样式，正文不动。",
        "Write FILE with its levels numbered in another manner.",
    ),
    "help-scheme": (
        "样式：official（一、（一）1.（1）①）、decimal（1、1.1）、half-width、full-width，或各级编号，如 一、,（一）,1.",
        "official (一、（一）1.（1）①), decimal (1, 1.1), half-width, full-width, or markers such as 一、,（一）,1.",
    ),
    "diff": (
        "比较两稿：哪些节增、删、移、改号、改题、改文。",
        "Tell what changed from OLD to NEW, section by section.",
    ),
    "chunks": (
        "把讲话按章节切块，每块一行 JSON，供检索使用。",
        "Cut FILE into pieces by its sections, one JSON object a line, for retrieval.",
    ),
    "help-max-chars": (
        "每块最多多少字；一句更长时不切断。",
        "Make no piece longer than this, unless a sentence is.",
    ),
    "help-keep-inline": (
        "段内的“一是、二是”不单独成块。",
        "Leave inline items (一是, 二是) in the section around them.",
    ),
    # explain
    "is-marker": ("是编号", "a marker"),
    "is-no-marker": ("不是编号", "not a marker"),
    "margin": ("领先 {margin:.1f}", "by a margin of {margin:.1f}"),
    "no-candidates": ("第 {line} 行没有像编号的地方。", "Line {line} has nothing that looks like a marker."),
    # failures
    "failure": ("speechparse：{what}", "speechparse: {what}"),
    "in-file": ("{file}：{what}", "{file}: {what}"),
    "standard-input": ("标准输入", "standard input"),
    "no-such-file": ("没有这个文件；请检查路径", "no such file; check the path"),
    "a-folder": ("这是文件夹；请给出其中的一个文件", "this is a folder; name a file in it"),
    "not-permitted": (
        "没有读取权限；请检查文件的权限",
        "not permitted to read it; check the file's permissions",
    ),
    "cannot-read": ("读不了（{reason}）；请检查后再试", "cannot be read ({reason}); check it and try again"),
    "unsupported": (
        "不是能读的文件（{reason}）；请另存为 .txt、.md、.html 或 .docx 再试",
        "no file that can be read ({reason}); save it as .txt, .md, .html or .docx and try again",
    ),
    "needs-office": (
        "读 {ending} 文件要用 LibreOffice，本机没有找到；请安装（libreoffice.org），或者另存为 .docx 再试",
        "{ending} files are read through LibreOffice, which was not found; install it (libreoffice.org), or save the file as .docx",
    ),
    "no-revisions": (
        "不是 Word 文件，没有修订；请去掉 --revisions original",
        "is no Word file and keeps no tracked changes; leave --revisions original out",
    ),
    "too-large": (
        "内容太多（{limit}超过上限 {allowed:,}）；请拆成几个文件再试",
        "too large (more {limit} than the limit of {allowed:,}); split it into several files",
    ),
    "wrong-encoding": (
        "按 {encoding} 读不出文字；请去掉 --encoding 或换一种编码",
        "is no text in {encoding}; leave --encoding out, or give another",
    ),
    "unknown-encoding": (
        "不认识编码 {encoding}；请用 utf-8、gb18030、big5 等，或去掉 --encoding",
        "unknown encoding {encoding}; use utf-8, gb18030, big5 or the like, or leave --encoding out",
    ),
    "unknown-reading": ("没有叫 {name} 的修复；可用的：{known}", "no reading {name}; there are {known}"),
    "no-such-line": (
        "没有第 {line} 行：全文共 {lines} 行；请改 --line",
        "there is no line {line}: the text has {lines}; change --line",
    ),
    "refused": ("{reason}；请改正后再试", "{reason}; correct it and try again"),
    "no-input": ("没有标准输入；请给出文件名", "there is no standard input; name a file"),
    "no-output": (
        "没有可写的标准输出；请检查重定向",
        "there is no standard output to write to; check the redirection",
    ),
    "broken-pipe": (
        "输出中断：接收的程序已经关闭；输出可能不全",
        "output stopped: the program that reads it has closed; what it got may not be all",
    ),
    "cannot-write": (
        "标准输出写不进去（{reason}）；请检查磁盘或重定向",
        "cannot write to standard output ({reason}); check the disk or the redirection",
    ),
    "cannot-write-file": (
        "写不进去（{reason}）；请检查路径和权限",
        "cannot be written ({reason}); check the path and its permissions",
    ),
    "cannot-edit-format": (
        "这种格式不能直接改；Word 文件的编号可用 check --fix 修，别的改动请先转成 .txt 或 .md",
        "a file of this format is not changed in place; check --fix mends a Word file's numbers, for all else convert it to .txt or .md first",
    ),
    "edit-refused": ("不能这样改：{reason}", "the edit is refused: {reason}"),
    "twice-standard-input": (
        "标准输入只能读一次；请给出另一稿的文件名",
        "standard input can be read only once; name a file for the other draft",
    ),
    "same-file": (
        "输出就是要读的文件；请换一个文件名",
        "this is the file that is read; give another name for the output",
    ),
    "no-format": (
        "看不出要写成哪种格式；请用 --to 指定：{choices}",
        "the format is not clear; give one with --to: {choices}",
    ),
    "no-depth": (
        "{form} 格式没有 --depth；有的是：{choices}",
        "the format {form} has no --depth; those that have are {choices}",
    ),
    "no-auto-numbers": (
        "{form} 格式没有自动编号；--auto-numbers 只用于 docx",
        "the format {form} has no automatic numbers; --auto-numbers is for docx",
    ),
    "no-findings": (
        "{form} 格式不能标出问题；--check 只用于 html",
        "the format {form} shows no findings; --check is for html",
    ),
    "no-terminal": (
        "{form} 不能显示在终端上；请用 --output 给出文件名",
        "{form} cannot be shown in a terminal; name a file with --output",
    ),
    "wrong-selector": (
        "选择器有误（{reason}）；写法见 docs/language.md",
        "wrong selector ({reason}); docs/language.md describes the language",
    ),
    "interrupted": ("已中断；输出可能不全", "interrupted; the output may not be all"),
    "fault": (
        "程序内部出错（{reason}）；请把这一行连同文件报告给我们，设 {variable}=1 再运行可看详情",
        "internal fault ({reason}); please report this line with the file; run with {variable}=1 for details",
    ),
    "unknown-rule": (
        "没有规则 {name}；用 speechparse rule --all 看全部规则",
        "no rule {name}; speechparse rule --all lists them all",
    ),
    "unknown-rule-near": ("没有规则 {name}，是不是 {nearest}", "no rule {name} (is it {nearest}?)"),
    "which-rule": (
        "请写一条规则的编号或名称，或者用 --all",
        "give the code or the name of one rule, or --all",
    ),
    "settings": ("设置有误：{reason}", "wrong settings: {reason}"),
    "no-files": (
        "文件夹里没有可检查的文件；请检查路径",
        "there are no files to check in the folder; check the path",
    ),
    "cannot-fix-input": (
        "--fix 不能改标准输入；请给出文件名，或用 --diff",
        "--fix cannot change standard input; name a file, or use --diff",
    ),
    "one-file": (
        "{option} 一次只用于一个文件；请只给出一个",
        "{option} takes one file at a time; name one only",
    ),
    "not-together": ("{one} 与 {other} 不能同用", "{one} does not go with {other}"),
    "needs-fix": ("{option} 要与 --fix 同用", "{option} goes with --fix only"),
    "name-a-file": (
        "标准输出要用来写报告；请给出文件名",
        "the report goes to standard output; name a file",
    ),
    "not-word": (
        "不是 .docx 文件，用不了 {option}；请在 Word 或 WPS 里另存为 .docx 再试",
        "is no .docx file, which {option} asks for; save it as .docx and try again",
    ),
    "fix-where": (
        "修好的 Word 文件写到哪里？请用 -o 给出文件名，或用 --in-place 直接改",
        "where is the mended Word file to go? name a file with -o, or change this one with --in-place",
    ),
    "cannot-fix-format": (
        "这种格式不能直接修复；请在 Word 或 WPS 里另存为 .docx，或用 --diff 看要改什么",
        "a file of this format is not mended in place; save it as .docx, or use --diff to see what to change",
    ),
    "cannot-replace": (
        "写不进去（{reason}），文件没有改动；请检查权限和磁盘",
        "cannot be written ({reason}) and is as it was; check permissions and the disk",
    ),
    "changed-meanwhile": (
        "检查期间文件被改动过，没有写入；请重新检查",
        "has changed since it was read and was not written; check it again",
    ),
    # wrong use of the command
    "see-help": ("；用法见 {command} --help", "; see {command} --help"),
    "no-command": ("没有写命令；可用的命令：{commands}", "no command given; the commands are {commands}"),
    "no-such-command": (
        "没有命令 {name}；可用的命令：{commands}",
        "no command {name}; the commands are {commands}",
    ),
    "no-such-option": ("没有选项 {name}", "no option {name}"),
    "perhaps": ("，是不是 {name}", " (is it {name}?)"),
    "missing": ("缺少 {name}", "{name} is missing"),
    "bad-value": ("{name} 的值不对；{allowed}", "wrong value for {name}; {allowed}"),
    "one-of": ("可用的值：{choices}", "it is one of {choices}"),
    "whole-number": ("要一个不小于 {least} 的整数", "it is a whole number, {least} or more"),
    "no-value": ("选项 {name} 后面缺少值", "option {name} takes a value after it"),
    "one-value-more": ("选项 {name} 后面不带值", "option {name} takes no value"),
    "extra": ("多出来的参数：{arguments}", "more arguments than wanted: {arguments}"),
}

#: How LimitError's names are said in Chinese; a name not here is said as it is.
LIMITS_IN_CHINESE: Final = {
    "characters": "字符数",
    "bytes": "字节数",
    "nodes": "节点数",
    "ordinal": "编号",
    "file_bytes": "文件的字节数",
    "entries": "文件里的部件数",
    "entry_bytes": "部件解压后的字节数",
    "unpacked_bytes": "解压后的总字节数",
    "ratio": "压缩的倍数",
    "markup": "标签和属性数",
    "markup_ratio": "每字节的标签和属性数",
    "seconds": "LibreOffice 转换的秒数",
}

#: How the names of a Word file's limits are said in English; a name not here is said as it is.
LIMITS_IN_ENGLISH: Final = {
    "file_bytes": "bytes in the file",
    "entry_bytes": "unpacked bytes in a part",
    "unpacked_bytes": "unpacked bytes",
    "ratio": "unpacked bytes for a packed one",
    "markup": "tags and attributes",
    "markup_ratio": "tags and attributes for a byte",
    "seconds": "seconds of LibreOffice's work",
}

#: What click itself adds to an option's help, in English.
_ADDED_TO_HELP: Final = (("[x>=", "[至少 "), ("[required]", "[必填]"), ("; required]", "；必填]"))


class Speaker:
    """Say a message of the table in one language."""

    __slots__ = ("language",)

    def __init__(self, language: Language = DEFAULT_LANGUAGE) -> None:
        self.language: Final = language

    def __call__(self, key: str, **values: object) -> str:
        """Return the message with its values put in."""
        return MESSAGES[key][LANGUAGES.index(self.language)].format(**values)

    def limit(self, name: str) -> str:
        """Return the name of a limit."""
        names = LIMITS_IN_CHINESE if self.language == "zh" else LIMITS_IN_ENGLISH
        return names.get(name, name)

    def option_help(self, text: str) -> str:
        """Return an option's help with what click adds to it in the language, too."""
        if self.language == "zh":
            for english, chinese in _ADDED_TO_HELP:
                text = text.replace(english, chinese)
        return text

    def listed(self, names: Sequence[str]) -> str:
        """Join names as the language lists them."""
        return ("、" if self.language == "zh" else ", ").join(names)


def language_asked(arguments: Sequence[str]) -> Language:
    """Find the language before the arguments are parsed, since what is wrong with them is said in it.

    >>> language_asked(["outline", "--lang=en", "a.txt"])
    'en'
    """
    asked = os.environ.get(LANGUAGE_VARIABLE, DEFAULT_LANGUAGE)
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE

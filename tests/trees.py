"""Trees by hand: nested tuples in, a document with right spans and its text out."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from speechparse.document import Document
from speechparse.nodes import (
    Furniture,
    List,
    Marker,
    Matter,
    Paragraph,
    Section,
    Space,
    Speech,
    Text,
    Title,
)
from speechparse.span import Span


class Tree:
    """Lays pieces out one after another and remembers the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0

    def put(self, text: str) -> Span:
        start = self.at
        self.parts.append(text)
        self.at += len(text)
        return Span(start, self.at)

    def children(self, pieces: tuple[Any, ...], level: int) -> tuple[Any, ...]:
        return tuple(self.node(piece, level) for piece in pieces)

    def node(self, piece: Any, level: int) -> Any:
        """Make one node: a string is text (or a line end), a tuple names its kind first.

        ``("speech", {fields}, *children)``, ``("list", style, *children)``, ``("item", form, marker, ordinal,
        gap, title, *children)``, ``("p", *children)``, ``("matter", role, text)``,
        ``("space", reason, text)``, ``("furniture", text[, reason])``, ``("text", text, reading)``. A marker or title
        is a string, or a pair of text and reading.
        """
        if isinstance(piece, str):
            if piece == "\n":
                return Space(span=self.put(piece), text=piece, reason="line-end")
            return Text(span=self.put(piece), text=piece, reading=piece)
        kind, *rest = piece
        return getattr(self, f"make_{kind}")(rest, level)

    def make_text(self, rest: list[Any], level: int) -> Text:
        return Text(span=self.put(rest[0]), text=rest[0], reading=rest[1])

    def make_space(self, rest: list[Any], level: int) -> Space:
        return Space(span=self.put(rest[1]), text=rest[1], reason=rest[0])

    def make_furniture(self, rest: list[Any], level: int) -> Furniture:
        return Furniture(span=self.put(rest[0]), text=rest[0], reason=(rest[1:] or ["page-line"])[0])

    def make_matter(self, rest: list[Any], level: int) -> Matter:
        return Matter(span=self.put(rest[1]), role=rest[0], text=rest[1], reading=rest[-1])

    def make_p(self, rest: list[Any], level: int) -> Paragraph:
        start = self.at
        children = self.children(tuple(rest), level)
        return Paragraph(span=Span(start, self.at), children=children)

    def make_list(self, rest: list[Any], level: int) -> List:
        start = self.at
        children = self.children(tuple(rest[1:]), level)
        return List(span=Span(start, self.at), style=rest[0], children=children)

    def make_item(self, rest: list[Any], level: int) -> Section:
        form, marker, ordinal, gap, title, *children = rest
        start = self.at
        made_marker = made_title = None
        if marker is not None:
            text, reading = (marker, marker) if isinstance(marker, str) else marker
            span = self.put(text)
            made_marker = Marker(text=text, reading=reading, style="made-up", ordinal=ordinal, span=span)
        if gap is not None:
            self.put(gap)
        if title is not None:
            text, reading = (title, title) if isinstance(title, str) else title
            made_title = Title(text=text, reading=reading, span=self.put(text))
        made = self.children(tuple(children), level + 1)
        return Section(
            span=Span(start, self.at),
            form=form,
            level=level + 1,
            marker=made_marker,
            gap=gap,
            title=made_title,
            children=made,
        )

    def make_speech(self, rest: list[Any], level: int) -> Speech:
        fields, *children = rest
        start = self.at
        made = self.children(tuple(children), 0)
        return Speech(span=Span(start, self.at), children=made, **fields)


def document(*pieces: Any, name: str | None = None) -> tuple[Document, str]:
    """Make a document of the pieces, and the text that it stands for."""
    tree = Tree()
    children = tree.children(pieces, 0)
    return Document(span=Span(0, tree.at), name=name, children=children), "".join(tree.parts)


#: A speech of three levels: headings on their own lines, run-in items, inline items, a note, a closing.
SPEECH: Any = (
    "speech",
    {"title": "在全系统作风建设推进会上的讲话", "salutation": "同志们："},
    ("matter", "title", "在全系统作风建设推进会上的讲话"),
    "\n",
    ("matter", "salutation", "同志们："),
    "\n",
    ("space", "indent", "　　"),
    ("p", "今天我们开个短会，主要讲两点意见。"),
    "\n",
    (
        "list",
        "chinese-comma",
        (
            "item",
            "heading",
            "一、",
            1,
            None,
            "看清眼前的形势",
            "\n",
            ("p", "去年以来，各单位下了功夫，也见了成效。"),
            "\n",
            (
                "list",
                "bracketed",
                (
                    "item",
                    "run-in",
                    "（一）",
                    1,
                    None,
                    "成绩来之不易",
                    ("p", "。大家起早贪黑，把难事一件件办成了。"),
                    "\n",
                ),
                (
                    "item",
                    "run-in",
                    "（二）",
                    2,
                    None,
                    "问题不容回避",
                    (
                        "p",
                        "。主要有三个方面：",
                        (
                            "list",
                            "is",
                            ("item", "inline", "一是", 1, None, None, ("p", "学得不深，停在纸面上；")),
                            ("item", "inline", "二是", 2, None, None, ("p", "抓得不紧，拖到年底才动手；")),
                            ("item", "inline", "三是", 3, None, None, ("p", "查得不严，走走过场就收兵。")),
                        ),
                        "这些毛病非改不可。",
                    ),
                    "\n",
                ),
            ),
        ),
        (
            "item",
            "heading",
            "二、",
            2,
            None,
            "把担子挑起来",
            ("p", "。"),
            "\n",
            (
                "list",
                "decimal-dot",
                (
                    "item",
                    "run-in",
                    "1.",
                    1,
                    " ",
                    "领导带头",
                    ("p", "。凡要求别人做到的，自己先做到。"),
                    "\n",
                ),
                (
                    "item",
                    "run-in",
                    "2.",
                    2,
                    " ",
                    "制度跟上",
                    ("p", "。立了规矩就要照着办，不搞下不为例。"),
                    "\n",
                ),
            ),
        ),
    ),
    ("p", "同志们，活儿要一件一件干，话就说到这里。"),
    "\n",
    ("matter", "closing", "谢谢大家！"),
    "\n",
)


_CLAUSES: Final = (
    "把底数摸清",
    "早做打算",
    "不留死角",
    "抓紧补课",
    "*重点*放在基层",
    "依据[2020]7号文",
    "a<b & c",
    "用`命令`核对",
    "逐户走访",
    "按月通报",
)
_ENDS: Final = ("。", "。", "！", "；", "？", "。”")


def _words(chance: Random) -> str:
    return "".join(
        "，".join(chance.choices(_CLAUSES, k=chance.randint(1, 4))) + chance.choice(_ENDS)
        for _ in range(chance.randint(1, 4))
    )


def _pieces(chance: Random) -> list[Any]:
    """A paragraph's pieces: text, damage in it, and now and then a text whose reading differs."""
    pieces: list[Any] = [_words(chance)]
    if chance.random() < 0.3:
        pieces += [
            ("space", chance.choice(["wrap", "slice"]), chance.choice(["\n\n", "\n3、\n"])),
            _words(chance),
        ]
    if chance.random() < 0.1:
        pieces.append(("text", "難(nán)事要办。好事也要办。", "難事要办。好事也要办。"))
    return pieces


def _list(chance: Random, level: int, form: str) -> Any:
    items: list[Any] = []
    for number in range(1, chance.randint(2, 4)):
        if form != "inline" and chance.random() < 0.5:
            items.append(("space", "indent", chance.choice(["　　", " ", "\t"])))
        items.append(_item(chance, level, form, number))
    return ("list", "made-up", *items)


def _item(chance: Random, level: int, form: str, number: int) -> Any:
    marker = {"heading": f"{number}、", "run-in": f"{number}.", "inline": f"{number}是"}[form]
    gap = chance.choice([None, None, " ", "　"])
    title = None if form == "inline" else "".join(chance.sample(_CLAUSES, 2))
    children: list[Any] = []
    if form == "heading":
        children.append("\n")
    if form != "heading" or chance.random() < 0.8:
        inner = [_list(chance, level + 1, "inline"), "尾句。"] if level < 5 and chance.random() < 0.4 else []
        children.append(("p", *(["。"] if title else []), *_pieces(chance), *inner))
        children += ["\n"] if form != "inline" else []
    if form != "inline" and level < 5 and chance.random() < 0.5:
        children.append(_list(chance, level + 1, "run-in" if form == "run-in" else chance.choice(_OWN_LINE)))
        if chance.random() < 0.3:
            children += [("p", *_pieces(chance)), "\n"]
    return ("item", form, marker, number, gap, title, *children)


_OWN_LINE: Final = ("heading", "run-in")


def made_up(seed: int) -> tuple[Document, str]:
    """Make a document of one to three speeches with random sections, damage and furniture."""
    chance = Random(seed)
    pieces: list[Any] = []
    for number in range(chance.randint(1, 3)):
        if chance.random() < 0.4:
            pieces.append(("furniture", "返回首页\n"))
        title = chance.choice([f"第{number}篇", None])
        inside: list[Any] = [("matter", "title", title), "\n"] if title else []
        inside += [("space", "indent", "　　"), ("p", *_pieces(chance)), "\n"]
        for _ in range(chance.randint(0, 2)):
            inside.append(_list(chance, 1, chance.choice(_OWN_LINE)))
            inside += [("p", *_pieces(chance)), "\n"] if chance.random() < 0.5 else []
        inside += [("furniture", "第3页\n")] if chance.random() < 0.2 else []
        pieces.append(("speech", {"title": title}, *inside))
    return document(*pieces, name=chance.choice([None, "汇编.txt"]))

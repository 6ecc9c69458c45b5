"""Documents that try each number format and each construct of Word's numbering, for the oracle and the tests.

A case is a Word file whose paragraphs have texts of their own (P1, P2, …), by which two readings are compared.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from docx_builders import abstract, level, num, override, paragraph, run, style, table, word_file
from speechparse.readers.docx_numerals import FORMATS

#: The numbers that each format is tried with, as runs of consecutive ones.
PROBES: Final = (
    range(1, 23), range(26, 29), range(31, 32), range(49, 53), range(60, 62), range(78, 79), range(98, 103),
    range(109, 112), range(119, 122), range(200, 202), range(210, 211), range(999, 1003), range(1009, 1012),
    range(1100, 1102), range(1111, 1112), range(2024, 2025), range(9999, 10003), range(10010, 10011),
)  # fmt: skip

#: The levels of an official paper: 一、 （一） 1. （1） ①
SCHEME: Final = (
    ("%1、", "chineseCountingThousand", "nothing"),
    ("（%2）", "chineseCountingThousand", "nothing"),
    ("%3.", "decimal", "space"),
    ("（%4）", "decimal", "nothing"),
    ("%5", "decimalEnclosedCircle", "nothing"),
)


@dataclass(frozen=True)
class Case:
    """One document; ``construct`` is the row of the table in docs/word.md that it counts for."""

    name: str
    construct: str
    file: bytes


class _Body:
    """Paragraphs with running texts."""

    def __init__(self) -> None:
        self.texts: Final[Iterator[int]] = count(1)

    def p(self, number: int | None = None, at: int | None = None, **more: str) -> str:
        """Return the next paragraph."""
        return paragraph(f"P{next(self.texts)}", number, at, **more)  # type: ignore[arg-type]

    def walk(self, levels: Iterable[int], number: int = 1) -> str:
        """Return numbered paragraphs at levels; a negative one stands for a paragraph without a number."""
        return "".join(self.p() if at < 0 else self.p(number, at) for at in levels)


def _scheme(*, number: int = 0) -> str:
    return abstract(
        number, *(level(i, text, fmt, suffix=suffix) for i, (text, fmt, suffix) in enumerate(SCHEME))
    )


def _legal(depth: int = 9, number: int = 0, formats: Sequence[str] = ("decimal",)) -> str:
    """Return levels that show all levels above: 1.2.3"""
    return abstract(
        number,
        *(
            level(i, ".".join(f"%{n + 1}" for n in range(i + 1)), formats[i % len(formats)])
            for i in range(depth)
        ),
    )


def _formats() -> Iterator[Case]:
    for name in sorted(FORMATS - {"custom"}):
        body, numbering = _Body(), []
        text = ""
        for index, probe in enumerate(PROBES):
            numbering += [abstract(index, level(0, "%1", name, start=probe.start)), num(index + 1, index)]
            text += body.walk([0] * len(probe), index + 1)
        yield Case(f"format-{name}", f"format {name}", word_file(text, numbering=numbering))


_TEXTS: Final = (
    "%1、", "（%1）", "(%1)", "第%1章", "第%1条", "%1.", "%1)", "%1．", "[%1]", "%1", "第%1部分：", "附件%1", "— %1 —",
    "%1%", "无号", "", "%1-%1", "图 %1 ", "%a%1",
)  # fmt: skip


def _level_texts() -> Iterator[Case]:
    for index, text in enumerate(_TEXTS):
        fmt = ("chineseCountingThousand", "decimal", "chineseCounting")[index % 3]
        numbering = [abstract(0, level(0, text, fmt)), num(1, 0)]
        yield Case(
            f"text-{index:02d}", "lvlText", word_file(_Body().walk([0, 0, -1, 0]), numbering=numbering)
        )
    for index, texts in enumerate((("%1.%2", "%2"), ("%2%1", "%1-%2"), ("%3", "%1%3%2"))):
        numbering = [abstract(0, *(level(i, text) for i, text in enumerate(texts))), num(1, 0)]
        yield Case(
            f"text-deeper-{index}",
            "lvlText that names a deeper level",
            word_file(_Body().walk([0, 1, 1, 0, 1]), numbering=numbering),
        )


def _suffixes() -> Iterator[Case]:
    for suffix in ("", "tab", "space", "nothing"):
        for fmt in ("chineseCountingThousand", "decimal", "upperLetter", "bullet"):
            text = "•" if fmt == "bullet" else None
            numbering = [abstract(0, level(0, text, fmt, suffix=suffix)), num(1, 0)]
            yield Case(
                f"suffix-{suffix or 'none'}-{fmt}",
                "suff",
                word_file(_Body().walk([0, 0]), numbering=numbering),
            )


def _starts() -> Iterator[Case]:
    for start in (None, 0, 1, 2, 7, 10, 20, 99):
        for fmt in ("chineseCountingThousand", "decimal", "decimalEnclosedCircle"):
            numbering = [abstract(0, level(0, "%1.", fmt, start=start)), num(1, 0)]
            yield Case(
                f"start-{start}-{fmt}",
                "w:start" if start is not None else "w:start left out",
                word_file(_Body().walk([0, 0, 0]), numbering=numbering),
            )


def _multilevel() -> Iterator[Case]:
    for depth in range(2, 10):
        levels = [*range(depth), *range(depth - 1, -1, -1), *range(depth)]
        numbering = [_legal(depth), num(1, 0)]
        yield Case(
            f"multilevel-{depth}", "multi-level lvlText", word_file(_Body().walk(levels), numbering=numbering)
        )
    mixes = (
        ("chineseCountingThousand", "decimal"), ("upperRoman", "lowerLetter"), ("decimalZero", "decimal"),
        ("ideographTraditional", "ideographZodiac"), ("decimalFullWidth", "chineseCounting"),
    )  # fmt: skip
    for mix in mixes:
        numbering = [_legal(3, formats=mix), num(1, 0)]
        file = word_file(_Body().walk([0, 1, 2, 2, 1, 2, 0, 1, 1, 2]), numbering=numbering)
        yield Case(f"multilevel-{'-'.join(mix)}", "multi-level lvlText", file)


def _outlines() -> Iterator[Case]:
    """Return papers in the official scheme, each a walk that goes down one level at most at a time."""
    chance = random.Random(9704)
    for index in range(30):
        levels, at = [0], 0
        for _ in range(24):
            at = min(chance.randint(0, at + 1), len(SCHEME) - 1)
            levels.append(at if chance.random() < 0.85 else -1)
        numbering = [_scheme(), num(1, 0)]
        yield Case(
            f"outline-{index:02d}", "一、（一）1.（1）①", word_file(_Body().walk(levels), numbering=numbering)
        )


def _skipped() -> Iterator[Case]:
    walks = (
        [1, 1, 0, 1],
        [2, 0, 1, 2],
        [0, 2, 2, 1, 2],
        [0, 2, 0, 2],
        [3, 3],
        [0, 3, 1, 3],
        [1, 2, 0],
        [2, 1, 0, 1],
    )
    for index, walk in enumerate(walks):
        numbering = [_legal(4), num(1, 0)]
        yield Case(f"skipped-{index}", "skipped levels", word_file(_Body().walk(walk), numbering=numbering))


def _restarts() -> Iterator[Case]:
    walk = [0, 1, 2, 2, 1, 2, 2, 0, 1, 2, 2, 0, 2, 1, 2]
    for restart in (None, 0, 1, 2, 3):
        levels = [level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", restart=restart)]
        numbering = [abstract(0, *levels), num(1, 0)]
        yield Case(f"restart-{restart}", "lvlRestart", word_file(_Body().walk(walk), numbering=numbering))
    for restart in (0, 1):
        levels = [level(0, "第%1章"), level(1, "第%2条", restart=restart), level(2, "（%3）")]
        numbering = [abstract(0, *levels), num(1, 0)]
        file = word_file(_Body().walk([0, 1, 2, 2, 1, 0, 1, 2, 1, 2]), numbering=numbering)
        yield Case(f"restart-articles-{restart}", "lvlRestart", file)


def _legal_numbers() -> Iterator[Case]:
    for index, formats in enumerate(
        (("upperRoman", "upperLetter"), ("chineseCountingThousand", "decimal"), ("decimalZero", "lowerRoman"))
    ):
        levels = [
            level(0, "%1", formats[0]),
            level(1, "%1.%2", formats[1], legal=True),
            level(2, "%1.%2.%3", formats[0]),
        ]
        numbering = [abstract(0, *levels), num(1, 0)]
        yield Case(
            f"legal-{index}", "isLgl", word_file(_Body().walk([0, 1, 2, 0, 1, 1, 2]), numbering=numbering)
        )


def _overrides() -> Iterator[Case]:
    sequences = ([1, 1, 2, 2], [1, 2, 1, 2], [1, 1, 2, 1, 1], [2, 2, 1, 1], [1, 2, 3, 2, 1])
    for start in (1, 5):
        for index, sequence in enumerate(sequences):
            body = _Body()
            text = "".join(body.p(number, 0) for number in sequence)
            numbering = [
                _scheme(),
                num(1, 0),
                num(2, 0, override(0, start=start)),
                num(3, 0, override(0, start=1)),
            ]
            yield Case(
                f"startoverride-{start}-{index}", "startOverride", word_file(text, numbering=numbering)
            )
    body = _Body()
    text = body.walk([0, 1, 1, 0, 1], 1) + body.walk([0, 1, 1, 0, 1], 2)
    every = "".join(override(i, start=1) for i in range(9))
    numbering = [_legal(), num(1, 0), num(2, 0, every)]
    yield Case("startoverride-all-levels", "startOverride", word_file(text, numbering=numbering))
    body = _Body()
    text = body.walk([0, 1, 1], 1) + body.walk([1, 1, 0, 1], 2)
    numbering = [_legal(), num(1, 0), num(2, 0, override(1, start=7))]
    yield Case("startoverride-second-level", "startOverride", word_file(text, numbering=numbering))
    body = _Body()
    text = body.walk([0, 1, 0, 1], 2)
    numbering = [_legal(), num(2, 0, override(1, start=4))]
    yield Case("startoverride-after-restart", "startOverride", word_file(text, numbering=numbering))
    definitions = (
        level(0, "第%1节", "chineseCountingThousand"), level(0, "%1)", "upperLetter", start=3),
        level(0, "（%1）", "decimal", suffix="nothing"), level(0, "%1:", None, start=None),
    )  # fmt: skip
    for index, definition in enumerate(definitions):
        for start in (None, 2):
            body = _Body()
            text = body.walk([0, 0], 1) + body.walk([0, 0], 2) + body.walk([0], 1)
            numbering = [_scheme(), num(1, 0), num(2, 0, override(0, start=start, definition=definition))]
            yield Case(f"lvloverride-{index}-{start}", "lvlOverride", word_file(text, numbering=numbering))


def _shared() -> Iterator[Case]:
    for index, sequence in enumerate(([1, 1, 2, 2], [1, 2, 1, 2])):
        for kind, numbering in (
            ("one", [_scheme(), num(1, 0), num(2, 0)]),
            ("two", [_scheme(), _scheme(number=1), num(1, 0), num(2, 1)]),
        ):
            body = _Body()
            text = "".join(body.p(number, at) for number in sequence for at in (0, 1))
            construct = "two w:num of one abstractNum" if kind == "one" else "two abstractNum"
            yield Case(f"shared-{kind}-{index}", construct, word_file(text, numbering=numbering))


def _styles() -> Iterator[Case]:
    headings = [style("Normal", default=True)]
    headings += [style(f"H{index + 1}", based_on="Normal", num=1, level=index or None) for index in range(3)]
    linked = abstract(0, *(level(i, t, f, style=f"H{i + 1}") for i, (t, f, _) in enumerate(SCHEME[:3])))

    def case(name: str, body: str, styles: list[str], numbering: str = linked) -> Case:
        return Case(
            f"style-{name}",
            "numbering through styles",
            word_file(body, numbering=[numbering, num(1, 0)], styles=styles),
        )

    def styled(names: str, **more: str) -> str:
        body = _Body()
        return "".join(body.p(style=name, **more) for name in names.split())

    yield case("headings", styled("H1 H2 H3 H3 H2 H1 H2 Normal H2"), headings)
    based = [*headings, style("Mine", based_on="H2"), style("Own", based_on="Mine")]
    yield case("based-on", styled("H1 Mine Own H2 H1 Own"), based)
    none = [*headings, style("Bare", based_on="H1", num=0)]
    yield case("based-on-numid-0", styled("H1 Bare H1 Bare H2"), none)
    chained = [
        style("Normal", default=True),
        style("H1", num=1),
        style("H2", based_on="H1", level=1),
        style("H3", based_on="H2", level=2),
    ]
    yield case("level-only", styled("H1 H2 H3 H2 H1 H2"), chained)
    body = _Body()
    text = (
        body.p(style="H1")
        + body.p(0, style="H1")
        + body.p(style="H1")
        + body.p(0, 1, style="H2")
        + body.p(style="H2")
    )
    yield case("paragraph-numid-0", text, headings)
    body = _Body()
    text = body.p(style="H1") + body.p(None, 1, style="H1") + body.p(style="H1") + body.p(None, 2, style="H2")
    yield case("paragraph-level-only", text, headings)
    body = _Body()
    text = body.p(style="H1") + body.p(1, style="H2") + body.p(style="H2") + body.p(1, 0, style="H3")
    yield case("paragraph-numid-only", text, headings)
    body = _Body()
    text = body.p(style="H1") + body.p(1, 1) + body.p(style="H2") + body.p(1, 0) + body.p(style="H1")
    yield case("with-direct", text, headings)
    plain = abstract(0, *(level(i, t, f) for i, (t, f, _) in enumerate(SCHEME[:3])))
    yield case("not-linked", styled("H1 H2 H3 H3 H2 H1 H2"), headings, plain)
    default = [style("Normal", default=True, num=1), style("Body", num=0, based_on="Normal")]
    yield case("default", styled("Normal Normal Body Normal"), default, plain)
    body = _Body()
    yield case("default-unnamed", body.p() + body.p(style="Body") + body.p(), default, plain)
    yield case("unknown", styled("H1 Gone H1"), headings)
    list_style = [style("Normal", default=True), style("L", kind="numbering", num=1)]
    pointing = abstract(1, links='<w:numStyleLink w:val="L"/>')
    owning = abstract(
        0, *(level(i, t, f) for i, (t, f, _) in enumerate(SCHEME)), links='<w:styleLink w:val="L"/>'
    )
    for index, sequence in enumerate(([2, 2, 2], [1, 2, 1, 2])):
        body = _Body()
        text = "".join(body.p(number, at) for number in sequence for at in (0, 1))
        file = word_file(text, numbering=[owning, pointing, num(1, 0), num(2, 1)], styles=list_style)
        yield Case(f"numstylelink-{index}", "numStyleLink", file)


def _gaps() -> Iterator[Case]:
    numbering = [_scheme(), num(1, 0)]
    for index, kinds in enumerate(("nenn", "neen", "enene", "n0n", "nune", "nxnn")):
        body = _Body()
        make = {
            "n": lambda body=body: body.p(1, 0),
            "e": lambda: paragraph("", 1, 0),
            "0": lambda body=body: body.p(0, 0),
            "u": lambda body=body: body.p(),
            "x": lambda body=body: body.p(77, 0),
        }
        construct = {"n0n": "numId 0", "nxnn": "unknown numId"}.get(kinds, "empty numbered paragraphs")
        yield Case(
            f"gap-{index}-{kinds}",
            construct,
            word_file("".join(make[kind]() for kind in kinds), numbering=numbering),
        )
    file = word_file(_Body().walk([0, 1, 6, 0]), numbering=numbering)
    yield Case("gap-level-undefined", "a level that is not defined", file)


_DELETED_MARK: Final = '<w:rPr><w:del w:id="9" w:author="a" w:date="2020-01-01T00:00:00Z"/></w:rPr>'
_INSERTED_MARK: Final = _DELETED_MARK.replace("w:del", "w:ins")
_CHANGE: Final = 'w:id="8" w:author="a" w:date="2020-01-01T00:00:00Z"'


def deleted(text: str) -> str:
    """Return a tracked deletion of a run."""
    return f"<w:del {_CHANGE}>{run(text).replace('w:t', 'w:delText')}</w:del>"


def inserted(text: str) -> str:
    """Return a tracked insertion of a run."""
    return f"<w:ins {_CHANGE}>{run(text)}</w:ins>"


def _changes() -> Iterator[Case]:
    numbering = [_scheme(), num(1, 0)]

    def case(name: str, *pieces: str) -> Case:
        return Case(
            f"change-{name}", "deleted numbered paragraphs", word_file("".join(pieces), numbering=numbering)
        )

    gone = paragraph("", 1, 0, extra=_DELETED_MARK, inside=deleted("X"))
    new = paragraph("", 1, 0, extra=_INSERTED_MARK, inside=inserted("P2"))
    yield case("deleted", paragraph("P1", 1, 0), gone, paragraph("P3", 1, 0))
    yield case("deleted-two", paragraph("P1", 1, 0), gone, gone, paragraph("P3", 1, 0), paragraph("P4", 1, 1))
    yield case("deleted-first", gone, paragraph("P3", 1, 0))
    yield case("inserted", paragraph("P1", 1, 0), new, paragraph("P3", 1, 0))
    yield case(
        "emptied", paragraph("P1", 1, 0), paragraph("", 1, 0, inside=deleted("X")), paragraph("P3", 1, 0)
    )
    yield case(
        "joined", paragraph("P", 1, 0, extra=_DELETED_MARK), paragraph("1", 1, 0), paragraph("P3", 1, 0)
    )


_HIDDEN_MARK: Final = "<w:rPr><w:vanish/></w:rPr>"


def _hidden() -> Iterator[Case]:
    numbering = [_scheme(), num(1, 0)]
    hidden = paragraph("", 1, 0, extra=_HIDDEN_MARK, inside=run("X", "<w:vanish/>"))
    text_only = paragraph("", 1, 0, inside=run("X", "<w:vanish/>"))
    one, three = paragraph("P1", 1, 0), paragraph("P3", 1, 0)
    for name, pieces in (
        ("whole", (one, hidden, three)),
        ("text", (one, text_only, three)),
        ("first", (hidden, three)),
    ):
        yield Case(
            f"hidden-{name}", "hidden numbered paragraphs", word_file("".join(pieces), numbering=numbering)
        )


def _tables() -> Iterator[Case]:
    numbering = [_scheme(), num(1, 0)]
    body = _Body()
    cells = [[body.p(1, 0), body.p(1, 1)], [body.p(1, 0) + body.p(1, 0), body.p()]]
    file = word_file(table(*cells) + body.p(1, 0), numbering=numbering)
    yield Case("table-first", "numbers in tables", file)
    body = _Body()
    file = word_file(body.p(1, 0) + table([body.p(1, 0)], [body.p(1, 0)]) + body.p(1, 0), numbering=numbering)
    yield Case("table-between", "numbers in tables", file)


def _silent() -> Iterator[Case]:
    for name in ("none", "bullet"):
        for text in ("%1.%2", "%2"):
            levels = [level(0, "" if name == "none" else "•", name), level(1, text)]
            numbering = [abstract(0, *levels), num(1, 0)]
            file = word_file(_Body().walk([0, 1, 1, 0, 1]), numbering=numbering)
            yield Case(f"silent-{name}-{text.count('%')}", "a level above with no number", file)
    for index, sign in enumerate(("•", "–", "\uf0b7", "%1•")):
        numbering = [abstract(0, level(0, sign, "bullet")), num(1, 0)]
        yield Case(f"bullet-{index}", "bullet", word_file(_Body().walk([0, 0]), numbering=numbering))
    for index, pattern in enumerate(("01, 02, 03, ...", "001, 002, 003, ...", "0001, 0002, 0003, ...")):
        fmt = f'<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="custom" w:format="{pattern}"/><w:lvlText w:val="%1"/></w:lvl>'
        numbering = [abstract(0, fmt), num(1, 0)]
        yield Case(f"custom-{index}", "format custom", word_file(_Body().walk([0, 0]), numbering=numbering))


def cases() -> list[Case]:
    """Return all documents, in order, their names unique."""
    makers = (
        _formats, _level_texts, _suffixes, _starts, _multilevel, _outlines, _skipped, _restarts, _legal_numbers,
        _overrides, _shared, _styles, _gaps, _changes, _hidden, _tables, _silent,
    )  # fmt: skip
    return [case for maker in makers for case in maker()]

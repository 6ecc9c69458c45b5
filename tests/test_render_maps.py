"""OPML, FreeMind and Mermaid: well-formed, as their readers want them, with the outline of the document."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from speechparse.document import Document
from speechparse.render.freemind import to_freemind
from speechparse.render.mermaid import NODE_COLUMNS, to_mermaid
from speechparse.render.opml import to_opml
from speechparse.skeleton import entries, line_for, shorten, speech_name, speeches
from trees import SPEECH, document, made_up

#: A node's words, and the nodes below it.
Node = tuple[str, list[Any]]
HOSTILE = "a\"b&c<d>'e\x00\x0b\ud800\ufffe]]>&nbsp;`x` %%{init}%% #35; [y](z) {q};\u2028末"


def expected(tree: Document, depth: int | None = None) -> list[Node]:
    """Return the outline as nested nodes, speeches first, by the sections' own parents."""
    roots: list[Node] = [(speech_name(speech) or "（无标题）", []) for speech in speeches(tree)]
    made: dict[int, Node] = {}
    for entry in entries(tree, depth=depth):
        node: Node = (line_for(entry.section), [])
        made[entry.number] = node
        (made[entry.parent] if entry.parent else roots[entry.speech - 1])[1].append(node)
    return roots


def outlines(element: ET.Element) -> list[Node]:
    return [(child.attrib["text"], outlines(child)) for child in element.findall("outline")]


def map_nodes(element: ET.Element) -> list[Node]:
    return [(child.attrib["TEXT"], map_nodes(child)) for child in element.findall("node")]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("depth", [None, 0, 1, 2])
def test_opml_has_the_outline(seed: int, depth: int | None) -> None:
    tree, _ = made_up(seed)
    root = ET.fromstring(to_opml(tree, depth=depth))
    assert (root.tag, root.attrib) == ("opml", {"version": "2.0"})
    assert [child.tag for child in root] == ["head", "body"]
    assert root.findtext("head/title")
    body = root.find("body")
    assert body is not None
    assert outlines(body) == expected(tree, depth)
    # The specification allows no attribute of ours without a namespace.
    assert {name for outline in body.iter("outline") for name in outline.attrib} <= {"text"}


def test_opml_notes() -> None:
    root = ET.fromstring(to_opml(document(SPEECH)[0], notes=True))
    notes = {outline.attrib["text"]: outline.get("_note") for outline in root.iter("outline")}
    assert notes["一、看清眼前的形势"] == "去年以来，各单位下了功夫，也见了成效。"
    assert notes["（二）问题不容回避"] == "主要有三个方面：\n这些毛病非改不可。"
    assert notes["二、把担子挑起来"] is None


def test_opml_of_nothing_still_has_an_outline() -> None:
    root = ET.fromstring(to_opml(document()[0]))
    assert len(root.findall("body/outline")) == 1


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("depth", [None, 0, 1, 2])
def test_freemind_has_the_outline(seed: int, depth: int | None) -> None:
    tree, _ = made_up(seed)
    root = ET.fromstring(to_freemind(tree, depth=depth, notes=seed % 2 == 0))
    assert (root.tag, len(root)) == ("map", 1)
    (top,) = map_nodes(root)
    roots = expected(tree, depth)
    assert (top == roots[0]) if len(roots) == 1 else (top[1] == roots)
    names = [node.attrib["ID"] for node in root.iter("node")]
    assert len(names) == len(set(names))
    sides = [node.get("POSITION") for node in root[0].findall("node")]
    assert sides == sorted(sides, key=("right", "left").index)  # type: ignore[arg-type]


def test_freemind_folds_what_is_deep() -> None:
    root = ET.fromstring(to_freemind(document(SPEECH)[0]))
    assert [node.attrib["TEXT"] for node in root.iter("node") if node.get("FOLDED")] == ["（二）问题不容回避"]


def test_freemind_notes() -> None:
    root = ET.fromstring(to_freemind(document(SPEECH)[0], notes=True))
    (note,) = root.findall(".//node[@TEXT='（二）问题不容回避']/richcontent")
    assert note.attrib == {"TYPE": "NOTE"}
    assert [line.text for line in note.iter("p")] == ["主要有三个方面：", "这些毛病非改不可。"]


def hostile() -> Document:
    item = ("item", "heading", "一、", 1, None, HOSTILE, "\n", ("p", HOSTILE), "\n")
    return document(("speech", {"title": HOSTILE}, ("list", "made-up", item)), name=HOSTILE)[0]


def test_xml_of_hostile_text_is_well_formed() -> None:
    for text in (to_opml(hostile(), notes=True), to_freemind(hostile(), notes=True)):
        root = ET.fromstring(text.encode())
        words = "".join(value for element in root.iter() for value in element.attrib.values())
        assert "a\"b&c<d>'e" in words
        assert "末" in words


def test_mermaid() -> None:
    assert to_mermaid(document(SPEECH)[0], depth=2) == (
        "mindmap\n"
        '  root(("在全系统作风建设推进会上的讲话"))\n'
        '    s1["一、看清眼前的形势"]\n'
        '      s2["（一）成绩来之不易"]\n'
        '      s3["（二）问题不容回避"]\n'
        '    s7["二、把担子挑起来"]\n'
        '      s8["1. 领导带头"]\n'
        '      s9["2. 制度跟上"]\n'
    )


def decoded(nodes: list[Any]) -> list[Node]:
    """Undo what Mermaid makes of #NUMBER; until it draws."""
    return [
        (re.sub("ﬂ°°(\\d+)¶ß", lambda code: chr(int(code[1])), text), decoded(below)) for text, below in nodes
    ]


def shortened(nodes: list[Node]) -> list[Node]:
    return [(shorten(text, NODE_COLUMNS), shortened(below)) for text, below in nodes]


def mermaid_home() -> Path | None:
    """Return the folder whose node_modules hold mermaid and jsdom, if there is one and node to run them."""
    places = [os.environ.get("MERMAID_HOME"), Path(__file__).parents[1]]
    homes = [Path(place) for place in places if place]
    found = [home for home in homes if (home / "node_modules" / "mermaid").is_dir()]
    return found[0] if found and which("node") else None


@pytest.mark.skipif(
    mermaid_home() is None,
    reason="needs node, and mermaid and jsdom: npm install mermaid jsdom, MERMAID_HOME names the folder",
)
def test_mermaid_reads_its_own_mindmaps() -> None:
    trees = [hostile(), *(made_up(seed)[0] for seed in range(20))]
    script = Path(__file__).with_name("mermaid_parse.mjs")
    answer = subprocess.run(
        ["node", str(script), str(mermaid_home())],
        input=json.dumps([to_mermaid(tree) for tree in trees]).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    for tree, read in zip(trees, json.loads(answer.stdout), strict=True):
        assert not isinstance(read, str), read
        (top,) = decoded([read])
        roots = shortened(expected(tree))
        if tree is trees[0]:
            assert len(top[1]) == 1
        else:
            assert top == roots[0] if len(roots) == 1 else top[1] == roots

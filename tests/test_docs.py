"""The documentation is run: ``python`` blocks as doctests, ``console`` blocks against the command.

In a ``console`` block a line that is only ``…`` stands for any lines; elsewhere in a line ``…`` is itself.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import speechparse

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("**/*.md")),
    *sorted((ROOT / "grammar").glob("*.md")),
]

#: A language or a width that the caller asked for would change what is printed.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("SPEECHPARSE_")}

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_DOCTEST = re.compile(r"^>>> ", re.MULTILINE)
_PROMPT = "$ "


class Block(NamedTuple):
    page: Path
    line: int
    language: str
    body: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def blocks(page: Path, language: str) -> list[Block]:
    """Return a page's code blocks of one language."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, language, found[2])
        for found in _FENCE.finditer(text)
        if found[1] == language
    ]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=name)
def test_python_blocks(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    failures: list[str] = []
    runner = doctest.DocTestRunner(
        optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL, verbose=False
    )
    for block in blocks(page, "python"):
        if not _DOCTEST.search(block.body):
            exec(compile(block.body, block.place, "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(block.body, names, block.place, str(page), block.line)
        runner.run(test, out=failures.append, clear_globs=False)
        names.update(test.globs)
    assert not failures, "".join(failures)


class Session(NamedTuple):
    place: str
    command: str
    expected: list[str]


def sessions(block: Block) -> list[Session]:
    """Return the commands of a console block, each with the lines that it should print."""
    found: list[Session] = []
    for line in block.body.splitlines():
        if line.startswith(_PROMPT):
            found.append(Session(block.place, line.removeprefix(_PROMPT), []))
        else:
            found[-1].expected.append(line)
    return found


SESSIONS = [session for page in PAGES for block in blocks(page, "console") for session in sessions(block)]


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: f"{session.place} {session.command}")
def test_console_blocks(session: Session) -> None:
    program, *arguments = shlex.split(session.command)
    assert program == "speechparse", (
        "a console block shows the command only; show other programs in sh blocks"
    )
    done = subprocess.run(
        [sys.executable, "-m", "speechparse", *arguments],
        cwd=ROOT,
        env={
            **ENVIRONMENT,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "80",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    printed = done.stdout.decode().rstrip("\n").split("\n")
    expected = "\n".join(session.expected).rstrip("\n").split("\n")
    pattern = "\n".join(".*" if line == "…" else re.escape(line) for line in expected)
    if not re.fullmatch(pattern, "\n".join(printed), re.DOTALL):
        assert printed == expected


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{name(page)} links to {link}"
        if anchor:
            assert anchor in headings(target), f"{name(page)} links to {link}"


def headings(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_reference_names_every_public_name() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    missing = [name for name in speechparse.__all__ if f"`{name}`" not in text and not name.startswith("__")]
    assert missing == []


def test_every_public_name_is_there() -> None:
    for public in speechparse.__all__:
        assert getattr(speechparse, public) is not None
    assert {*speechparse._HOMES, "__version__"} == set(speechparse.__all__)
    assert set(speechparse.__all__) <= set(dir(speechparse))
    with pytest.raises(AttributeError, match="no attribute 'nonesuch'"):
        _ = speechparse.nonesuch

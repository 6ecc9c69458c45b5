"""A sketch: its outlines are those of the document, and the command draws them without pydantic and lark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from speeches import KINDS, PROFILES, damage, make
from speeches.soup import noise, soup
from speechparse import LimitError, Limits, load, parse
from speechparse.layout import lay_out
from speechparse.pipeline import read_source, sketch_input
from speechparse.reading import read
from speechparse.render.outline import to_outline, to_outline_json
from speechparse.sketch import sketch_tokens

ROOT = Path(__file__).parents[1]
#: What a run of the command may not wait for.
HEAVY = ("lark", "pydantic", "regex", "speechparse.nodes")


def assert_same(text: str) -> None:
    document, sketch = parse(text), sketch_tokens(lay_out(read(text)), text)
    for depth in (None, 1):
        assert to_outline(sketch, depth) == to_outline(document, depth)
        assert to_outline_json(sketch, depth) == to_outline_json(document, depth)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_outline_of_a_speech(profile: str) -> None:
    for seed in range(3):
        assert_same(make(seed, profile=profile).text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_outline_of_a_damaged_speech(kind: str) -> None:
    for seed in range(3):
        assert_same(damage(make(seed), (kind,), seed).text)


def test_the_outline_of_any_text() -> None:
    rng = Random(5)
    for size in range(1, 200, 5):
        assert_same(soup(size, rng))
        assert_same(noise(size, rng))


def test_a_section_without_text_after_its_gap() -> None:
    assert_same("一、 \n二、\n（一）")


def test_a_file_is_read_as_load_reads_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# 在会上的讲话\n\n一、抓学习\n\n二、抓落实\n", encoding="gb18030")
    assert to_outline(sketch_input(read_source(str(page)))) == to_outline(load(page))
    with pytest.raises(LimitError, match="characters"):
        sketch_input(read_source(str(page), limits=Limits(characters=5)))


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_imports_nothing_heavy(form: str) -> None:
    page = str(ROOT / "examples" / "speech.txt")
    program = (
        "import sys; from speechparse.cli import main; "
        f"assert main(['outline', '--format', {form!r}, {page!r}]) == 0; "
        f"sys.exit(', '.join(sorted(set(sys.modules) & set({HEAVY!r}))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": ""},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.decode().strip() == ""

"""The grammars: found, compiled, and the shipped tables equal to fresh ones."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from speechparse import grammars
from speechparse.tokens import TokenKind

MARKERS = """
// Parts first.
_NUMERAL: /[一二三]+/
ZETA: _NUMERAL "、"
ALPHA: "(" _NUMERAL ")" | "[" _NUMERAL "]"
DOTTED.2: /[0-9]{1,2}/ "."
"""
PATTERNS = {
    "ZETA": "[一二三]+、",
    "ALPHA": r"(?:\([一二三]+\)|\[[一二三]+\])",
    "DOTTED": r"[0-9]{1,2}\.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "markers.lark").write_text(MARKERS, encoding="utf-8")
    (tmp_path / "outline.lark").write_text(grammars.grammar_text("outline"), encoding="utf-8")
    return tmp_path


def ship(folder: Path) -> Path:
    compiled = folder / grammars.COMPILED_NAME
    compiled.write_text(json.dumps(grammars.compile_grammars(folder)), encoding="utf-8")
    return compiled


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_text(text: str) -> None:
        raise RuntimeError("compiled anew")

    monkeypatch.setattr(grammars, "_COMPILERS", {"markers": compile_text, "outline": compile_text})


def test_marker_patterns_are_composed_and_in_file_order(folder: Path) -> None:
    assert list(grammars.marker_patterns(folder).items()) == list(PATTERNS.items())


def test_own_grammars_compile_to_plain_json() -> None:
    made = grammars.compile_grammars()
    assert json.loads(json.dumps(made)) == made
    assert list(made["markers"]["made"]) == list(grammars.marker_patterns())


def test_shipped_tables_are_the_fresh_ones() -> None:
    # What the build left in this checkout or installation, if it is of these grammars; else what is made now.
    fresh = grammars.compile_grammars()
    assert grammars.marker_patterns() == fresh["markers"]["made"]
    assert [list(row) for row in grammars.outline_table().reductions] == fresh["outline"]["made"][
        "reductions"
    ]
    for part in ("actions", "gotos", "lookahead"):
        assert list(getattr(grammars.outline_table(), part)) == fresh["outline"]["made"][part]


def test_shipped_tables_are_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ship(folder)
    forbid_compiling(monkeypatch)
    assert grammars.marker_patterns(folder) == PATTERNS
    assert grammars.outline_table(folder) == grammars.outline_table()


def test_the_build_hook_ships_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = runpy.run_path(str(Path(__file__).parents[1] / "hatch_build.py"))
    rooms = tmp_path / "src" / "speechparse"
    rooms.mkdir(parents=True)
    shutil.copy(grammars.__file__, rooms)
    shutil.copytree(grammars.grammar_folder(), tmp_path / "grammar")
    compiled = hook["write_compiled"](tmp_path)
    patterns = grammars.marker_patterns()
    assert json.loads(compiled.read_text(encoding="utf-8")) == grammars.compile_grammars()
    forbid_compiling(monkeypatch)
    assert grammars.marker_patterns(compiled.parent) == patterns


@pytest.mark.parametrize(("version", "made"), [("editable", True), ("standard", False)])
def test_the_build_hook_leaves_bytecode_for_an_editable_install_only(
    tmp_path: Path, version: str, made: bool
) -> None:
    hook = runpy.run_path(str(Path(__file__).parents[1] / "hatch_build.py"))
    rooms = tmp_path / "src" / "speechparse"
    rooms.mkdir(parents=True)
    shutil.copy(grammars.__file__, rooms)
    shutil.copytree(grammars.grammar_folder(), tmp_path / "grammar")
    hook["GrammarBuildHook"](str(tmp_path), {}, None, None, str(tmp_path), "wheel").initialize(version, {})
    assert bool(list(rooms.glob("__pycache__/grammars.*.pyc"))) is made
    assert (tmp_path / "grammar" / grammars.COMPILED_NAME).exists()


def test_a_package_in_a_zip_file_finds_them(tmp_path: Path) -> None:
    package = tmp_path / "unzipped" / "speechparse"
    shutil.copytree(Path(grammars.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(grammars.grammar_folder(), package / "grammar", dirs_exist_ok=True)
    ship(package / "grammar")
    archive = shutil.make_archive(str(tmp_path / "zipped"), "zip", package.parent)
    code = (
        "import sys, speechparse; document = speechparse.parse('一、抓早\\n二、抓小\\n'); print(speechparse.__file__);"
        "print(document.at('二').title.text, 'lark' in sys.modules, len(document.select('section')))"
    )
    settings = {**os.environ, "PYTHONPATH": archive, "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-c", code]
    said = subprocess.run(run, env=settings, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert said.stdout.splitlines() == [os.path.join(archive, "speechparse", "__init__.py"), "抓小 False 2"]


def test_shipped_tables_of_another_grammar_are_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ship(folder)
    (folder / "markers.lark").write_text(MARKERS + 'OMEGA: "Ω"\n', encoding="utf-8")
    assert grammars.marker_patterns(folder) == {**PATTERNS, "OMEGA": "Ω"}
    forbid_compiling(monkeypatch)
    assert grammars.outline_table(folder).end > 0, "the other grammar's table is good still"


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"markers": null}', '{"markers": {"grammar": 1}}', "\x00"]
)
def test_a_spoilt_file_does_no_harm(folder: Path, content: str) -> None:
    (folder / grammars.COMPILED_NAME).write_text(content, encoding="utf-8")
    assert grammars.marker_patterns(folder) == PATTERNS


def test_a_missing_grammar_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="selector"):
        grammars.grammar_text("selector", tmp_path)


def test_reading_shipped_tables_imports_no_lark(folder: Path) -> None:
    ship(folder)
    program = (
        "import sys; from speechparse import grammars as g; "
        f"g.outline_table({str(folder)!r}); g.marker_patterns({str(folder)!r}); "
        "print([name for name in ('lark', 'pydantic') if name in sys.modules])"
    )
    assert run_python(program) == "[]"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_table_does_not_hang_on_the_hash_seed(seed: str) -> None:
    program = "import json; from speechparse import grammars as g; print(json.dumps(g.compile_grammars()))"
    assert json.loads(run_python(program, PYTHONHASHSEED=seed)) == grammars.compile_grammars()


def run_python(program: str, **variables: str) -> str:
    source = str(Path(grammars.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8", **variables}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    return done.stdout.strip()


def test_the_grammar_s_terminals_are_the_tokens() -> None:
    table = grammars.outline_table()
    assert {kind for row in table.actions for kind in row} == set(get_args(TokenKind))


def test_what_makes_the_parser_s_loop_fast_holds() -> None:
    # No token but the end has to be looked at before it is taken, and one more of a star is no step at all.
    table = grammars.outline_table()
    assert {kind for row in table.lookahead for kind in row} == {grammars.END}
    lines = [row["LINE"] for row in table.actions if "LINE" in row]
    assert lines.count(grammars.KEEP) * 2 >= len(lines) > 0

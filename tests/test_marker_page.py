"""The page of marker styles: its tables are those of styles.py, and its examples are markers of their styles."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from speechparse.scanning import Markers
from speechparse.styles import PLACES, STYLES, Style

ROOT: Final = Path(__file__).parents[1]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("marker_page", ROOT / "scripts" / "marker_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE: Final = load()


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "markers.md").read_text(encoding="utf-8")
    assert PAGE.written(page) == page, "run scripts/marker_page.py"


def test_a_page_that_is_not_is_told() -> None:
    page = (ROOT / "docs" / "markers.md").read_text(encoding="utf-8")
    assert PAGE.written(page.replace("| `chinese-paren` |", "| `brackets` |")) == page


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_examples_are_of_their_style(style: Style) -> None:
    for marker in PAGE.samples(style):
        for shown in filter(None, (marker, PAGE.other_width(marker))):
            found = Markers().at(f"{shown}　修渠", 0)
            assert found == (len(shown), style.terminal)


def test_every_place_has_a_name() -> None:
    assert tuple(PAGE.PLACE_NAMES) == PLACES
    for style in STYLES:
        assert style.costs[0] < 0.0, "a line's start speaks for every style"

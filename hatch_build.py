"""The build hook: makes ``grammar/compiled.json`` of the grammars, and bytecode for editable installs."""

from __future__ import annotations

import compileall
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GrammarBuildHook(BuildHookInterface[Any]):
    """Compiles the grammars before the files are collected; needs lark, and nothing else of the package's."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the table into ``grammar/``, all of which the wheel takes; the sdist is without it.

        What pip installs it compiles, but not what an editable install points to: where Python is told to write no
        bytecode (PYTHONDONTWRITEBYTECODE), each start of the command would compile the package anew, which takes
        longer than all the rest.
        """
        if self.target_name == "wheel":
            write_compiled(Path(self.root))
            if version == "editable":
                compileall.compile_dir(Path(self.root) / "src" / "speechparse", quiet=2)


def write_compiled(root: Path) -> Path:
    """Write the compiled grammars of the checkout at ``root``; return the file's path."""
    grammars = _load(root / "src" / "speechparse" / "grammars.py")
    folder = root / "grammar"
    compiled: Path = folder / grammars.COMPILED_NAME
    made = grammars.compile_grammars(folder)
    compiled.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return compiled


def _load(path: Path) -> ModuleType:
    """Load a module by its path: the package itself needs pydantic, which a build has not."""
    spec = importlib.util.spec_from_file_location("_speechparse_grammars", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module

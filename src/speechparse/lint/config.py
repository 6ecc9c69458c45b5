"""Settings of the check: which rules, how grave, what is left alone in which files; read from a TOML file.

``speechparse.toml``, or the table ``[tool.speechparse]`` of ``pyproject.toml``, whichever is found first going up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from speechparse.diagnostic import Diagnostic, Message, Severity
from speechparse.lint.engine import PROFILES, Profile
from speechparse.lint.registry import UnknownRule, rules_named

OWN_FILE: Final = "speechparse.toml"
PROJECT_FILE: Final = "pyproject.toml"


class SettingsError(ValueError):
    """A settings file cannot be used; ``said`` tells why and what to do, in one line of each language."""

    def __init__(self, path: Path, said: Message) -> None:
        self.path = path
        self.said = said
        super().__init__(f"{path}: {said.en}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that are to be kept quiet: of the rules ``codes``; in files, at a line, on a text, if given."""

    codes: frozenset[str]
    file: str | None = None
    line: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says; ``folder`` is where it lies, and what its file patterns start from."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "speech"
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    folder: Path | None = None

    def keeps(self, finding: Diagnostic, file: str, text: str) -> bool:
        """Say whether a finding in a file is to be reported; ``text`` is the file's text."""
        for pattern, codes in self.per_file_ignores.items():
            if finding.code in codes and self._fits(file, pattern):
                return False
        return not any(self._suppresses(one, finding, file, text) for one in self.suppressions)

    def _suppresses(self, one: Suppression, finding: Diagnostic, file: str, text: str) -> bool:
        return (
            finding.code in one.codes
            and (one.file is None or self._fits(file, one.file))
            and (one.line is None or one.line == finding.position.line)
            and (one.text is None or one.text.strip() == finding.span.of(text).strip())
        )

    def _fits(self, file: str, pattern: str) -> bool:
        """Say whether a file fits a pattern: one without a slash is for names, one with it for paths."""
        path = Path(file)
        if "/" not in pattern:
            return fnmatch(path.name, pattern)
        if self.folder is not None:
            try:
                path = path.resolve().relative_to(self.folder.resolve())
            except ValueError:
                return False
        # **/ is any folder, and none.
        patterns = (pattern, pattern.removeprefix("**/"))
        return any(fnmatch(path.as_posix(), one) for one in patterns)


def find_settings(start: Path) -> Path | None:
    """Return the settings file of the nearest folder, from ``start`` up; None where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return own
        project = folder / PROJECT_FILE
        if project.is_file() and _table(project, _parse(project)) is not None:
            return project
    return None


def load_settings(path: Path) -> Settings:
    """Read a settings file; SettingsError where it is broken or says what nobody understands, OSError else."""
    table = _table(path, _parse(path))
    if table is None:
        table = {}
    if not isinstance(table, dict):
        raise SettingsError(path, Message("tool.speechparse 应是一个表", "tool.speechparse must be a table"))
    values: dict[str, Any] = {"folder": path.resolve().parent}
    for key, value in table.items():
        if key not in _KEYS:
            raise SettingsError(path, _unknown(key, list(_KEYS)))
        name, read = _KEYS[key]
        values[name] = read(path, key, value)
    return Settings(**values)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(
            path, Message("不是 UTF-8 编码；请另存为 UTF-8", "is not in UTF-8; save it as UTF-8")
        ) from None
    except RecursionError:
        raise SettingsError(
            path, Message("括号套得太深；请改正", "has brackets too deep in one another; correct it")
        ) from None
    except tomllib.TOMLDecodeError as error:
        reason = " ".join(str(error).split())
        raise SettingsError(
            path, Message(f"不是合格的 TOML（{reason}）；请改正", f"is no valid TOML ({reason}); correct it")
        ) from None


def _table(path: Path, content: dict[str, Any]) -> Any:
    """Return the settings of a file's content; None where pyproject.toml has none."""
    if path.name != PROJECT_FILE:
        return content
    tools = content.get("tool")
    return tools.get("speechparse") if isinstance(tools, dict) else None


def _unknown(key: str, known: list[str]) -> Message:
    near = get_close_matches(key, known, 1)
    if near:
        return Message(f"没有设置项 {key}，是不是 {near[0]}", f"no setting {key} (is it {near[0]}?)")
    listed = "、".join(known)
    return Message(f"没有设置项 {key}；可用的：{listed}", f"no setting {key}; there are {', '.join(known)}")


def _wrong(path: Path, key: str, zh: str, en: str) -> SettingsError:
    return SettingsError(path, Message(f"{key} 应是{zh}", f"{key} must be {en}"))


def _selectors(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(path, key, "规则编号或名称的列表", "a list of codes or names of rules")
    for one in value:
        _codes(path, key, one)
    return tuple(value)


def _codes(path: Path, key: str, selector: str) -> frozenset[str]:
    try:
        return rules_named(selector)
    except UnknownRule as error:
        near = error.nearest
        zh = f"，是不是 {near}" if near else "；请写编号、编号的开头或名称"
        en = f" (is it {near}?)" if near else "; give a code, the beginning of codes, or a name"
        raise SettingsError(
            path, Message(f"{key} 里没有规则 {selector}{zh}", f"{key}: no rule {selector}{en}")
        ) from None


def _profile(path: Path, key: str, value: Any) -> Profile:
    for profile in PROFILES:
        if value == profile:
            return profile
    raise _wrong(path, key, " " + " 或 ".join(PROFILES), " or ".join(PROFILES))


def _severities(path: Path, key: str, value: Any) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise _wrong(path, key, "“规则 = 严重程度”的表", "a table of rules and severities")
    found: dict[str, Severity] = {}
    for selector, severity in value.items():
        if severity not in list(Severity):
            raise _wrong(path, f"{key}.{selector}", " error、warning 或 info", "error, warning or info")
        found |= dict.fromkeys(_codes(path, key, selector), Severity(severity))
    return found


def _per_file(path: Path, key: str, value: Any) -> dict[str, frozenset[str]]:
    if not isinstance(value, dict):
        raise _wrong(path, key, "“文件 = 规则列表”的表", "a table of file patterns and lists of rules")
    return {
        pattern: frozenset().union(*(_codes(path, key, s) for s in _selectors(path, key, rules)))
        for pattern, rules in value.items()
    }


#: What an entry of ``suppress`` may say besides ``rule``, and of what type.
_SUPPRESS: Final = {"rule": str, "file": str, "line": int, "text": str, "reason": str}


def _suppressions(path: Path, key: str, value: Any) -> tuple[Suppression, ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(path, key, "若干个表（[[suppress]]）", "tables ([[suppress]])")
    found: list[Suppression] = []
    for one in value:
        for name, given in one.items():
            if name not in _SUPPRESS:
                raise SettingsError(
                    path, _unknown(f"{key}.{name}", [f"{key}.{known}" for known in _SUPPRESS])
                )
            if not isinstance(given, _SUPPRESS[name]) or isinstance(given, bool):
                is_text = _SUPPRESS[name] is str
                raise _wrong(
                    path, f"{key}.{name}", "文字" if is_text else "整数", "text" if is_text else "a number"
                )
        if "rule" not in one:
            raise _wrong(path, key, "带有 rule 的表", "tables that have a rule")
        codes = _codes(path, key, one["rule"])
        found.append(Suppression(codes, one.get("file"), one.get("line"), one.get("text")))
    return tuple(found)


#: Every setting: the field of Settings that it fills, and what reads it.
_KEYS: Final[dict[str, tuple[str, Callable[[Path, str, Any], Any]]]] = {
    "select": ("select", _selectors),
    "ignore": ("ignore", _selectors),
    "profile": ("profile", _profile),
    "severity": ("severities", _severities),
    "per-file-ignores": ("per_file_ignores", _per_file),
    "suppress": ("suppressions", _suppressions),
}

"""Settings files: where they are found, what they say, and what is said of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

import speechparse
from speechparse.diagnostic import Severity
from speechparse.lint.config import Settings, SettingsError, find_settings, load_settings

TEXT = "同志们：\n一、甲事\n要抓紧。\n三、乙事。\n要抓实。\n四、丙事\n要抓好。\n"


def settings(folder: Path, content: str, name: str = "speechparse.toml") -> Settings:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return load_settings(path)


def test_every_setting(tmp_path: Path) -> None:
    read = settings(
        tmp_path,
        """
        select = ["NUM", "heading-full-stop"]
        ignore = ["NUM105"]
        profile = "gongwen"
        [severity]
        TTL601 = "error"
        MRK = "info"
        [per-file-ignores]
        "旧/*.txt" = ["NUM"]
        [[suppress]]
        rule = "NUM104"
        file = "a.txt"
        line = 3
        reason = "the first part is printed apart"
        """,
    )
    assert read.select == ("NUM", "heading-full-stop")
    assert read.ignore == ("NUM105",)
    assert read.profile == "gongwen"
    assert read.severities["TTL601"] is Severity.ERROR
    assert read.severities["MRK304"] is Severity.INFO
    assert len(read.per_file_ignores["旧/*.txt"]) == 8
    assert read.suppressions[0].line == 3


def test_the_nearest_folder_up_counts_and_the_own_file_before_the_project(tmp_path: Path) -> None:
    deep = tmp_path / "稿" / "二月"
    deep.mkdir(parents=True)
    project = tmp_path / "pyproject.toml"
    project.write_text("[tool.speechparse]\nselect = ['NUM']\n", encoding="utf-8")
    assert find_settings(deep) == project
    (tmp_path / "稿" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_settings(deep) == project
    own = tmp_path / "speechparse.toml"
    own.write_text("", encoding="utf-8")
    assert find_settings(deep) == own
    near = deep / "speechparse.toml"
    near.write_text("", encoding="utf-8")
    assert find_settings(deep) == near
    assert load_settings(project).select == ("NUM",)


# What a settings file may say wrongly, and what the line holds in each language.
BROKEN = [
    ("selct = []", "没有设置项 selct，是不是 select", "no setting selct (is it select?)"),
    ("zzz = 1", "可用的：select", "there are select"),
    ("select = ['NUM1O1']", "没有规则 NUM1O1，是不是 NUM101", "no rule NUM1O1 (is it NUM101?)"),
    ("select = 'NUM'", "select 应是规则编号或名称的列表", "select must be a list"),
    ("profile = 'law'", "profile 应是 speech 或 gongwen", "profile must be speech or gongwen"),
    ("[severity]\nNUM101 = 'grave'", "severity.NUM101 应是", "severity.NUM101 must be error"),
    ("severity = 3", "severity 应是", "severity must be a table"),
    ("per-file-ignores = []", "per-file-ignores 应是", "per-file-ignores must be a table"),
    ("[[suppress]]\nrule = 'NUM'\nfil = 'a'", "是不是 suppress.file", "is it suppress.file"),
    ("[[suppress]]\nfile = 'a'", "suppress 应是带有 rule 的表", "tables that have a rule"),
    ("[[suppress]]\nrule = 'NUM'\nline = '三'", "suppress.line 应是整数", "suppress.line must be a number"),
    ("suppress = 1", "suppress 应是", "suppress must be tables"),
    ("select = [", "不是合格的 TOML", "is no valid TOML"),
    ("select = " + "[" * 20_000, "括号套得太深", "brackets too deep"),
]


@pytest.mark.parametrize(("content", "chinese", "english"), BROKEN)
def test_broken_settings_are_said_in_one_line(
    tmp_path: Path, content: str, chinese: str, english: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, content)
    assert chinese in caught.value.said.zh
    assert english in caught.value.said.en
    assert "\n" not in str(caught.value)


def test_settings_in_another_encoding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "speechparse.toml"
    path.write_bytes("# 设置\nselect = ['NUM']\n".encode("gb18030"))
    with pytest.raises(SettingsError, match="save it as UTF-8"):
        load_settings(path)
    path.write_bytes("# 设置\nselect = ['NUM']\n".encode("utf-8-sig"))
    assert load_settings(path).select == ("NUM",)


def kept(read: Settings, file: str) -> set[str]:
    findings = speechparse.check(speechparse.parse(TEXT))
    return {finding.code for finding in findings if read.keeps(finding, file, TEXT)}


@pytest.mark.parametrize(
    ("content", "file", "codes"),
    [
        ("", "a.txt", {"NUM101", "TTL601"}),
        ("[per-file-ignores]\n'a.txt' = ['TTL']", "a.txt", {"NUM101"}),
        ("[per-file-ignores]\n'*.md' = ['TTL']", "a.txt", {"NUM101", "TTL601"}),
        ("[per-file-ignores]\n'旧/*' = ['ALL']", "旧/二月/a.txt", set()),
        ("[per-file-ignores]\n'旧/*' = ['ALL']", "新/a.txt", {"NUM101", "TTL601"}),
        ("[per-file-ignores]\n'**/*.txt' = ['ALL']", "a.txt", set()),
        ("[per-file-ignores]\n'**/*.txt' = ['ALL']", "旧/二月/a.txt", set()),
        ("[[suppress]]\nrule = 'NUM101'\nline = 4", "a.txt", {"TTL601"}),
        ("[[suppress]]\nrule = 'NUM101'\nline = 5", "a.txt", {"NUM101", "TTL601"}),
        ("[[suppress]]\nrule = 'NUM101'\ntext = '三、'", "a.txt", {"TTL601"}),
        ("[[suppress]]\nrule = 'NUM101'\ntext = '四、'", "a.txt", {"NUM101", "TTL601"}),
        ("[[suppress]]\nrule = 'TTL'\nfile = 'b.txt'", "a.txt", {"NUM101", "TTL601"}),
    ],
)
def test_what_is_kept_quiet(tmp_path: Path, content: str, file: str, codes: set[str]) -> None:
    assert kept(settings(tmp_path, content), str(tmp_path / file)) == codes

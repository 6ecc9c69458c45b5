"""The table: its rows, its paths, and what csv, duckdb, pandas, polars and Parquet read of it."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from speechparse.render import records
from speechparse.render.records import COLUMNS, to_csv, to_records
from trees import SPEECH, document, made_up


def test_rows() -> None:
    tree, text = document(SPEECH)
    rows = to_records(tree)
    assert [row["path"] for row in rows] == [
        "一", "一/（一）", "一/（二）", "一/（二）/一是", "一/（二）/二是", "一/（二）/三是", "二", "二/1", "二/2",
    ]  # fmt: skip
    assert rows[4] == {
        "id": 5,
        "parent": 3,
        "speech": 1,
        "speech_title": "在全系统作风建设推进会上的讲话",
        "path": "一/（二）/二是",
        "level": 3,
        "form": "inline",
        "style": "made-up",
        "marker": "二是",
        "ordinal": 2,
        "automatic": False,
        "title": None,
        "text": "抓得不紧，拖到年底才动手；",
        "start": text.index("二是"),
        "end": text.index("三是"),
    }
    assert rows[1]["text"] == "大家起早贪黑，把难事一件件办成了。"


def test_text_is_the_section_s_own_with_damage_undone() -> None:
    paragraph = ("p", "。先", ("space", "slice", "\n2、\n"), "看后干。")
    item = ("item", "run-in", "一、", 1, None, "调研", paragraph, "\n", ("p", "再总结。"), "\n")
    tree, _ = document(("speech", {}, ("list", "made-up", item)))
    (row,) = to_records(tree)
    assert row["text"] == "先看后干。\n再总结。"


@pytest.mark.parametrize("seed", range(40))
def test_parents_and_spans(seed: int) -> None:
    tree, text = made_up(seed)
    rows = to_records(tree)
    by_id = {row["id"]: row for row in rows}
    assert list(by_id) == list(range(1, len(rows) + 1))
    for row in rows:
        assert list(row) == list(COLUMNS)
        assert text[row["start"] : row["end"]].startswith(str(row["marker"]))  # type: ignore[misc]
        if row["parent"] is not None:
            above = by_id[row["parent"]]
            assert above["start"] <= row["start"] < row["end"] <= above["end"]  # type: ignore[operator]
            assert str(row["path"]).startswith(f"{above['path']}/")


def awkward() -> Any:
    item = ("item", "heading", "一、", 1, None, '引号"与,逗号\r\n换行', "\n", ("p", "=1+1"), "\n")
    bare = ("item", "heading", None, None, None, "没有编号", "\n")
    return document(SPEECH, ("speech", {}, ("list", "made-up", item), bare))[0]


def test_csv_comes_back() -> None:
    rows = to_records(awkward())
    read = list(csv.DictReader(io.StringIO(to_csv(awkward()), newline="")))
    shown = [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    assert read == shown


def test_no_section_is_a_table_without_rows() -> None:
    tree, _ = document()
    assert to_records(tree) == []
    assert to_csv(tree) == ",".join(COLUMNS) + "\n"


def test_duckdb_reads_the_csv(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = tmp_path / "sections.csv"
    path.write_text(to_csv(awkward()), encoding="utf-8", newline="")
    query = f"select marker, ordinal, automatic from read_csv('{path}') where level = 2 order by id"
    assert duckdb.sql(query).fetchall() == [
        ("（一）", 1, False),
        ("（二）", 2, False),
        ("1.", 1, False),
        ("2.", 2, False),
    ]


def test_pandas_reads_the_csv_and_the_frame() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    read = pandas.read_csv(io.StringIO(to_csv(awkward())))
    assert list(read.columns) == list(COLUMNS)
    frame = records.to_pandas(awkward())
    assert str(frame["parent"].dtype) == "Int64"
    assert frame["title"].tolist()[-1] == "没有编号"
    assert read["start"].tolist() == frame["start"].tolist()
    assert frame["parent"].isna().sum() == 4
    assert len(records.to_pandas(document()[0])) == 0


def test_polars() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = records.to_polars(awkward())
    assert frame.filter(polars.col("parent") == 3)["marker"].to_list() == ["一是", "二是", "三是"]
    assert frame.to_dicts() == to_records(awkward())
    assert records.to_polars(document()[0]).schema == frame.schema


def test_polars_reads_the_parquet(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / "sections.parquet"
    records.to_parquet(awkward(), path)
    assert polars.read_parquet(path).to_dicts() == to_records(awkward())
    target = io.BytesIO()
    records.to_parquet(awkward(), target)
    assert target.getvalue()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("function", "module", "extra"),
    [("to_arrow", "pyarrow", "arrow"), ("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars")],
)
def test_a_missing_extra_is_one_line(
    monkeypatch: pytest.MonkeyPatch, function: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError) as raised:
        getattr(records, function)(document(SPEECH)[0])
    assert str(raised.value) == f"{module} is not installed: pip install 'speechparse[{extra}]'"

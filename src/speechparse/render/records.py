"""A document as a table, one flat row a section: for csv, Arrow and Parquet, pandas and polars.

The last four are extras, imported when used."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from os import PathLike
from typing import Any, BinaryIO, Final, TypeAlias

from speechparse.render.bodies import bodies
from speechparse.skeleton import Root, entries, speech_name, speeches
from speechparse.visitors import label as path_label

Value: TypeAlias = int | str | bool | None
Record: TypeAlias = dict[str, Value]

#: The columns in order, and what each holds in Arrow's names of types.
COLUMNS: Final[dict[str, str]] = {
    "id": "int64",
    "parent": "int64",
    "speech": "int64",
    "speech_title": "string",
    "path": "string",
    "level": "int64",
    "form": "string",
    "style": "string",
    "marker": "string",
    "ordinal": "int64",
    "automatic": "bool",
    "title": "string",
    "text": "string",
    "start": "int64",
    "end": "int64",
}


def to_records(document: Root) -> list[Record]:
    """Return one dict a section, in order, with the keys of ``COLUMNS``.

    ``id`` counts from 1 and ``parent`` is the id of the section around it or None; ``path`` names the markers
    from the top (``二/（三）/一要``); ``text`` is the section's own text without heading and subsections,
    damage undone, a line a paragraph; ``start`` and ``end`` are code points of the source.
    """
    said = bodies(document)
    titles = [speech_name(speech) or None for speech in speeches(document)]
    paths: dict[int | None, str] = {None: ""}
    records: list[Record] = []
    for entry in entries(document):
        section, marker = entry.section, entry.section.marker
        above = paths[entry.parent]
        paths[entry.number] = f"{above}/{path_label(section)}" if above else path_label(section)
        records.append(
            {
                "id": entry.number,
                "parent": entry.parent,
                "speech": entry.speech,
                "speech_title": titles[entry.speech - 1],
                "path": paths[entry.number],
                "level": section.level,
                "form": section.form,
                "style": marker.style if marker else None,
                "marker": marker.reading if marker else None,
                "ordinal": marker.ordinal if marker else None,
                "automatic": marker.automatic if marker else False,
                "title": section.title.reading if section.title else None,
                "text": said.get(entry.number, ""),
                "start": section.span.start,
                "end": section.span.end,
            }
        )
    return records


def to_csv(document: Root) -> str:
    """Return the records as CSV (RFC 4180, but with plain line feeds), the names of the columns first."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(to_records(document))
    return table.getvalue()


def to_arrow(document: Root) -> Any:
    """Return the records as a ``pyarrow.Table``; ImportError, saying what to install, without pyarrow."""
    arrow = _extra("pyarrow", "arrow")
    schema = arrow.schema(
        [(name, getattr(arrow, f"{kind}_" if kind == "bool" else kind)()) for name, kind in COLUMNS.items()]
    )
    return arrow.Table.from_pylist(to_records(document), schema=schema)


def to_parquet(document: Root, target: str | PathLike[str] | BinaryIO) -> None:
    """Write the records as a Parquet file to a path or a binary file; ImportError without pyarrow."""
    table = to_arrow(document)
    _extra("pyarrow.parquet", "arrow").write_table(table, target)


def to_pandas(document: Root) -> Any:
    """Return the records as a ``pandas.DataFrame`` whose integers may be missing; ImportError without pandas."""
    pandas = _extra("pandas", "pandas")
    types = {"int64": "Int64", "string": "string", "bool": "bool"}
    frame = pandas.DataFrame.from_records(to_records(document), columns=list(COLUMNS))
    return frame.astype({name: types[kind] for name, kind in COLUMNS.items()})


def to_polars(document: Root) -> Any:
    """Return the records as a ``polars.DataFrame``; ImportError, saying what to install, without polars."""
    polars = _extra("polars", "polars")
    types = {"int64": polars.Int64, "string": polars.String, "bool": polars.Boolean}
    return polars.DataFrame(
        to_records(document), schema={name: types[kind] for name, kind in COLUMNS.items()}
    )


def _extra(module: str, extra: str) -> Any:
    """Import what an extra brings."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ImportError as error:
        if error.name and error.name.partition(".")[0] != package:
            raise
        said = f"{package} is not installed: pip install 'speechparse[{extra}]'"
        raise ImportError(said, name=package) from None

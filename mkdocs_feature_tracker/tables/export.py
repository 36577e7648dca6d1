"""A project becomes files for other tools: one JSON text, or a folder of CSV or Parquet files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.history.rows import scope_change_rows
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import FeatureHistory, History
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.same import N_KEPT, Same
from mkdocs_feature_tracker.tables.build import (
    RECORD_TABLES,
    Row,
    frames,
    records,
    rows,
    rows_of,
)
from mkdocs_feature_tracker.tables.columns import Dtype
from mkdocs_feature_tracker.tables.past_json import history_json
from mkdocs_feature_tracker.tables.schema import BY_NAME, SCHEMA_VERSION, TABLES

LIST_SEPARATOR = "; "

_encode = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode


class MissingPyarrowError(ImportError):
    """Parquet was asked for where pyarrow is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet needs pyarrow, which is not installed. "
            "Install it with: pip install 'mkdocs-feature-tracker[parquet]'"
        )


class FeatureText(NamedTuple):
    """The records of one document as JSON: a text of rows for each table that has any."""

    feature_id: str
    document: Document
    tables: dict[str, str]


def as_json(project: Project, written: dict[str, FeatureText] | None = None) -> str:
    """The project as JSON text, one row a line, equal for equal projects.

    Dates are `YYYY-MM-DD`, missing values null, lists arrays, `features.extra` an object.

    Example: `{"schema_version": 1, "as_of": "2025-11-20", "tables": {"features": [ … ], … }}`.

    Args:
        project: What to export.
        written: Texts by path, kept up to date by this function. Who exports again and again
            hands in the same one each time, and only changed documents are written anew.
    """
    return "".join(json_pieces(project, written))


def json_pieces(project: Project, written: dict[str, FeatureText] | None = None) -> Iterator[str]:
    """The same in pieces: 300 documents make 10 MB, which take their time to be joined."""
    written = {} if written is None else written
    texts = [_feature_text(feature, written.get(feature.path)) for feature in project.features]
    written.clear()
    written.update(zip((feature.path for feature in project.features), texts, strict=True))

    yield f'{{"schema_version": {SCHEMA_VERSION}, "as_of": "{project.as_of.isoformat()}", '
    yield '"tables": {\n'
    for table in TABLES:
        if table.name in RECORD_TABLES:
            parts = [text.tables[table.name] for text in texts if table.name in text.tables]
        elif table.name == "history":
            parts = list(history_json(project.history, project.as_of))
        elif table.name == "scope_changes":
            past = project.history.features.items()
            parts = [_changes_text(name, Same(own)) for name, own in past if own.changes]
        else:
            parts = [_json_rows(built)] if (built := rows_of(project, table)) else []
        yield f'"{table.name}": ['
        for n, part in enumerate(parts):
            yield ",\n" if n else "\n"
            yield part
        yield "]\n" if table is TABLES[-1] else "],\n"
    yield "}}\n"


def write_csv(project: Project, folder: Path) -> None:
    """Writes `<table>.csv` for every table: UTF-8, a header line, missing values empty.

    Booleans are `true` and `false`, lists are joined by `; `, `features.extra` is JSON text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, built in rows(project).items():
        columns = BY_NAME[name].columns
        with (folder / f"{name}.csv").open(
            "w", encoding="utf-8", errors="replace", newline=""
        ) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(column.name for column in columns)
            writer.writerows([_csv_cell(row[column.name]) for column in columns] for row in built)


def write_parquet(project: Project, folder: Path) -> None:
    """Writes `<table>.parquet` for every table, its dates typed as days; lists as in CSV.

    Raises:
        MissingPyarrowError: The extra `parquet` is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPyarrowError from error

    folder.mkdir(parents=True, exist_ok=True)
    types = {
        Dtype.INT: pyarrow.int64(),
        Dtype.FLOAT: pyarrow.float64(),
        Dtype.BOOL: pyarrow.bool_(),
        Dtype.DATE: pyarrow.date32(),
    }
    for name, frame in frames(project).items():
        columns = BY_NAME[name].columns
        for column in columns:
            if column.dtype in (Dtype.LIST, Dtype.MAPPING):
                frame[column.name] = frame[column.name].map(_text).astype("string")
        schema = pyarrow.schema(
            [(column.name, types.get(column.dtype, pyarrow.string())) for column in columns]
        )
        pyarrow.parquet.write_table(
            pyarrow.Table.from_pandas(frame, schema=schema, preserve_index=False),
            folder / f"{name}.parquet",
        )


def _feature_text(feature: Feature, known: FeatureText | None) -> FeatureText:
    if known and known.document is feature.document and known.feature_id == feature.feature_id:
        return known
    built = {name: records((feature,), BY_NAME[name]) for name in RECORD_TABLES}
    texts = {name: _json_rows(found) for name, found in built.items() if found}
    return FeatureText(feature.feature_id, feature.document, texts)


@lru_cache(N_KEPT)
def _changes_text(feature_id: str, history: Same[FeatureHistory]) -> str:
    return _json_rows(scope_change_rows(History({feature_id: history.it})))


def _json_rows(built: list[Row]) -> str:
    """One row a line. Inside of a JSON string, the quotes looked for here would be escaped."""
    text = _encode(built)[1:-1]
    first = next(iter(built[0]))
    return text.replace(f'}}, {{"{first}"', f'}},\n{{"{first}"')


def _csv_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, list | dict) else value


def _text(value: object) -> str:
    """A list or a mapping as one string, for formats without nesting."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return json.dumps(value, ensure_ascii=False)

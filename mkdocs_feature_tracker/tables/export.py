"""A project becomes files for other tools: one JSON text, or a folder of CSV or Parquet files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mkdocs_feature_tracker.history.rows import scope_change_rows
from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.history import FeatureHistory, History
from mkdocs_feature_tracker.model.project import Feature, Project
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
    """The records of one document as JSON in UTF-8: the rows of each table that has any."""

    feature_id: str
    document: Document
    tables: dict[str, bytes]


class PastText(NamedTuple):
    """The same of the past of one feature, up to the day `as_of`."""

    history: FeatureHistory
    as_of: date
    tables: dict[str, bytes]


@dataclass
class Written:
    """What was exported last: of documents by their path, of pasts by the Feature ID."""

    features: dict[str, FeatureText] = field(default_factory=dict)
    pasts: dict[str, PastText] = field(default_factory=dict)


def as_json(project: Project, written: Written | None = None) -> str:
    """The project as JSON text, one row a line, equal for equal projects.

    Dates are `YYYY-MM-DD`, missing values null, lists arrays, `features.extra` an object.

    Example: `{"schema_version": 1, "as_of": "2025-11-20", "tables": {"features": [ … ], … }}`.

    Args:
        project: What to export.
        written: Kept up to date by this function. Who exports again and again hands in the same
            one each time, and only changed documents and pasts are written anew.
    """
    return b"".join(json_pieces(project, written)).decode()


def json_pieces(project: Project, written: Written | None = None) -> Iterator[bytes]:
    """The same in pieces of UTF-8: 300 documents make 10 MB, which take their time to be joined."""
    written = Written() if written is None else written
    written.features = {
        feature.path: _feature_text(feature, written.features.get(feature.path))
        for feature in project.features
    }
    written.pasts = {
        name: _past_text(name, own, project.as_of, written.pasts.get(name))
        for name, own in project.history.features.items()
    }

    as_of = project.as_of.isoformat()
    yield f'{{"schema_version": {SCHEMA_VERSION}, "as_of": "{as_of}", "tables": {{\n'.encode()
    for table in TABLES:
        parts: list[bytes]
        if table.name in RECORD_TABLES:
            parts = [text.tables.get(table.name, b"") for text in written.features.values()]
        elif table.name in ("history", "scope_changes"):
            parts = [past.tables[table.name] for past in written.pasts.values()]
        else:
            parts = [_json_rows(built)] if (built := rows_of(project, table)) else []
        yield f'"{table.name}": ['.encode()
        for n, part in enumerate(filter(None, parts)):
            yield b",\n" if n else b"\n"
            yield part
        yield b"]\n" if table is TABLES[-1] else b"],\n"
    yield b"}}\n"


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


def _past_text(
    feature_id: str, own: FeatureHistory, as_of: date, known: PastText | None
) -> PastText:
    if known and known.history is own and known.as_of == as_of:
        return known
    changes = scope_change_rows(History({feature_id: own}))
    tables = {
        "history": history_json(feature_id, own, as_of),
        "scope_changes": _json_rows(changes) if changes else b"",
    }
    return PastText(own, as_of, tables)


def _json_rows(built: list[Row]) -> bytes:
    """One row a line. Inside of a JSON string, the quotes looked for here would be escaped."""
    text = _encode(built)[1:-1]
    first = next(iter(built[0]))
    text = text.replace(f'}}, {{"{first}"', f'}},\n{{"{first}"')
    return text.encode("utf-8", "replace")  # YAML may hold half a character, which UTF-8 does not


def _csv_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, list | dict) else value


def _text(value: object) -> str:
    """A list or a mapping as one string, for formats without nesting."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return json.dumps(value, ensure_ascii=False)

"""Files for other tools: what they hold is what the tables hold, in every format."""

from __future__ import annotations

import builtins
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet
import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.records import Debt
from mkdocs_feature_tracker.tables.build import frames, rows
from mkdocs_feature_tracker.tables.columns import Dtype, Table
from mkdocs_feature_tracker.tables.export import (
    MissingPyarrowError,
    Written,
    as_json,
    write_csv,
    write_parquet,
)
from mkdocs_feature_tracker.tables.schema import TABLES

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_json_names_its_version_its_day_and_every_table(project: Project) -> None:
    exported = json.loads(as_json(project))

    assert list(exported) == ["schema_version", "as_of", "tables"]
    assert (exported["schema_version"], exported["as_of"]) == (1, "2025-11-20")
    assert list(exported["tables"]) == [table.name for table in TABLES]


@each_table
def test_json_holds_what_the_frames_hold(project: Project, table: Table) -> None:
    exported = json.loads(as_json(project))["tables"][table.name]
    frame = frames(project)[table.name]

    assert exported == [
        {name: json_value(cell) for name, cell in record.items()}
        for record in frame.to_dict("records")
    ]
    assert all(list(row) == list(frame.columns) for row in exported)


def test_json_of_nothing_has_every_table_empty(empty_project: Project) -> None:
    tables = json.loads(as_json(empty_project))["tables"]

    assert tables == {table.name: [] for table in TABLES}


def test_json_has_one_row_a_line_so_that_two_exports_can_be_compared(project: Project) -> None:
    text = as_json(project)

    n_rows = sum(len(built) for built in rows(project).values())
    starts = ('{"feature_id"', '{"release"')
    assert sum(line.startswith(starts) for line in text.splitlines()) == n_rows
    assert text.endswith("\n")
    assert "Größe" in text


def test_json_text_that_looks_like_the_seam_of_two_rows_stays_as_it_is(project: Project) -> None:
    title = 'a"}, {"feature_id": 1'
    rich, *others = project.features
    odd = replace(rich, document=replace(rich.document, debts=(Debt(1, title, title, None),)))
    changed = replace(project, features=(odd, *others))

    (debt,) = json.loads(as_json(changed))["tables"]["debts"]

    assert (debt["title"], debt["reason"]) == (title, title)


def test_json_written_again_shows_what_changed_and_nothing_of_what_went(project: Project) -> None:
    written = Written()
    as_json(project, written)
    rich, bare = project.features
    edited = replace(rich, document=replace(rich.document, tasks=()))
    renamed = replace(bare, feature_id="notes~2")

    for later in (
        project,
        replace(project, features=(edited, renamed)),
        replace(project, features=(renamed,)),
        replace(project, features=(rich, bare)),
    ):
        assert as_json(later, written) == as_json(later)
        assert list(written.features) == [feature.path for feature in later.features]


def test_json_never_holds_what_json_does_not_know(project: Project) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    json.loads(as_json(project), parse_constant=refuse)


@each_table
def test_csv_can_be_read_back_by_its_schema(project: Project, table: Table, tmp_path: Path) -> None:
    write_csv(project, tmp_path)

    read = pd.read_csv(
        tmp_path / f"{table.name}.csv",
        dtype={
            column.name: "string" if column.dtype.pandas == "object" else column.dtype.pandas
            for column in table.columns
            if column.dtype is not Dtype.DATE
        },
        parse_dates=[],
        keep_default_na=False,
        na_values=[""],
    )
    for column in table.columns:
        if column.dtype is Dtype.DATE:
            read[column.name] = [
                None if pd.isna(day) else date.fromisoformat(day) for day in read[column.name]
            ]

    assert [[cell if cell is None else str(cell) for cell in record] for record in cells(read)] == [
        [flat(value) or None for value in row.values()] for row in rows(project)[table.name]
    ]


def test_csv_is_utf8_with_plain_line_ends_lists_joined_and_booleans_in_words(
    project: Project, tmp_path: Path
) -> None:
    write_csv(project, tmp_path / "new" / "folder")

    features = (tmp_path / "new" / "folder" / "features.csv").read_bytes().decode("utf-8")
    blockers = (tmp_path / "new" / "folder" / "blockers.csv").read_bytes()
    assert "Backend; R&D" in features
    assert '"{""Target Week"": ""Week 3"", ""Größe"":' in features
    assert "2025-10-02" in features
    assert blockers.endswith(b",2025-11-03,Clock injected,false\n")
    assert b"\r" not in blockers


def test_a_table_without_rows_still_has_a_csv_file_with_its_header(
    empty_project: Project, tmp_path: Path
) -> None:
    write_csv(empty_project, tmp_path)

    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(t.name for t in TABLES)
    assert (tmp_path / "debts.csv").read_text() == "feature_id,path,line,title,reason,plan\n"


@each_table
@pytest.mark.parametrize("which", ["project", "empty_project"])
def test_parquet_holds_what_the_frames_hold(
    which: str, table: Table, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = request.getfixturevalue(which)
    write_parquet(project, tmp_path)

    read = pyarrow.parquet.read_table(tmp_path / f"{table.name}.parquet")

    assert [
        [None if cell is None else flat(cell) for cell in row.values()] for row in read.to_pylist()
    ] == [[flat(value) for value in row.values()] for row in rows(project)[table.name]]
    assert {field.name: str(field.type) for field in read.schema} == {
        column.name: {
            Dtype.INT: "int64",
            Dtype.FLOAT: "double",
            Dtype.BOOL: "bool",
            Dtype.DATE: "date32[day]",
        }.get(column.dtype, "string")
        for column in table.columns
    }


def test_parquet_gives_pandas_its_nullable_types_back(project: Project, tmp_path: Path) -> None:
    write_parquet(project, tmp_path)

    read = pd.read_parquet(tmp_path / "gates.parquet")

    assert str(read["line"].dtype) == "Int64"
    assert read["line"].isna().sum() == 8


def test_without_pyarrow_parquet_says_what_to_install(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_import = builtins.__import__

    def without_pyarrow(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return really_import(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)

    with pytest.raises(MissingPyarrowError, match=r"mkdocs-feature-tracker\[parquet\]"):
        write_parquet(project, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def json_value(cell: Any) -> object:
    """A cell of a frame as the contract says that JSON has it."""
    if isinstance(cell, list | dict):
        return cell
    if pd.isna(cell):
        return None
    return f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else cell


def cells(frame: pd.DataFrame) -> list[list[object]]:
    return [
        [None if pd.isna(cell) else cell for cell in record]
        for record in frame.itertuples(index=False)
    ]


def flat(value: object) -> str | None:
    """A value as the one string that formats without nesting have for it."""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return None if value is None else str(value)

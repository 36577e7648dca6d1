"""Rows and frames: what of a project stands in which row, and how it is typed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pandas as pd
import pytest

from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.tables.build import frames, rows
from mkdocs_feature_tracker.tables.columns import Dtype, Table
from mkdocs_feature_tracker.tables.schema import TABLES

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_a_row_has_exactly_the_columns_of_its_table_in_order(
    project: Project, table: Table
) -> None:
    built = rows(project)[table.name]

    assert built
    assert {tuple(row) for row in built} == {tuple(column.name for column in table.columns)}


@each_table
def test_values_are_plain_and_keep_to_their_column(project: Project, table: Table) -> None:
    plain = {
        Dtype.STRING: str,
        Dtype.INT: int,
        Dtype.FLOAT: float,
        Dtype.BOOL: bool,
        Dtype.DATE: date,
        Dtype.LIST: list,
        Dtype.MAPPING: dict,
    }
    for row in rows(project)[table.name]:
        for column in table.columns:
            value = row[column.name]
            if value is None:
                assert column.is_nullable, column.name
                continue
            assert type(value) is plain[column.dtype], column.name
            assert not column.words or value in column.words, column.name


def test_features_come_in_path_order_and_their_records_in_document_order(
    project: Project,
) -> None:
    built = rows(project)

    assert [row["feature_id"] for row in built["features"]] == ["FEAT-2025-10-02-007", "notes"]
    assert [row["line"] for row in built["tasks"]] == [40, 44, 45]
    assert [row["feature_id"] for row in built["gates"]] == ["FEAT-2025-10-02-007"] * 5 + [
        "notes"
    ] * 5


def test_a_feature_row_joins_its_header_with_what_was_counted(project: Project) -> None:
    feature = rows(project)["features"][0]

    assert feature["line"] == 3
    assert (feature["n_done"], feature["n_scope"], feature["share"]) == (1, 2, 0.5)
    assert feature["stated_share"] == 0.65
    assert feature["teams"] == ["Backend", "R&D"]
    assert feature["depends_on"] == ["FEAT-2025-09-01-001", "#77"]
    assert feature["extra"] == {"Target Week": "Week 3", "Größe": '5" "wide", 2; 3'}
    assert feature["n_blockers_open"] == 1
    assert feature["updated_on"] == date(2025, 11, 18)


def test_a_feature_that_says_nothing_has_missing_values_and_empty_lists(project: Project) -> None:
    feature = rows(project)["features"][1]

    assert feature["share"] is None
    assert feature["stated_share"] is None
    assert feature["started_on"] is None
    assert (feature["teams"], feature["owners"], feature["depends_on"]) == ([], [], [])
    assert feature["extra"] == {}


def test_a_gate_that_is_not_stated_has_a_row_without_a_line(project: Project) -> None:
    gate = rows(project)["gates"][2]

    assert (gate["gate"], gate["line"], gate["status"]) == ("code_review", None, "unknown")


def test_forecasts_are_those_of_the_project_its_releases_and_its_features(
    project: Project,
) -> None:
    built = rows(project)["forecasts"]

    whole, release, feature, bare = built
    assert (whole["feature_id"], whole["release"]) == (None, None)
    assert (release["feature_id"], release["release"]) == (None, "2.4")
    assert (whole["n_resolved"], whole["hit_share_85"]) == (4, 0.5)
    assert (feature["p85_on"], feature["chance_on_target"]) == (date(2025, 11, 27), 1.0)
    assert (bare["p85_on"], bare["reason"]) == (None, "No history is known yet.")


def test_each_gate_of_a_release_is_a_row_with_its_reason_and_line(project: Project) -> None:
    waived, unknown, _ = rows(project)["readiness"]

    assert list(waived.values()) == [
        *("FEAT-2025-10-02-007", "docs/features/imports.md", 101, "2.4", "coverage", True),
        *("waived", "coverage 74% of the 80% wanted"),
    ]
    assert (unknown["gate"], unknown["result"], unknown["line"]) == ("code_review", "unknown", 3)


def test_a_release_counts_what_holds_it_back_and_what_is_waived(project: Project) -> None:
    (release,) = rows(project)["releases"]

    assert list(release.values()) == ["2.4", date(2025, 12, 4), "NO-GO", 1, 1, 1]


def test_a_number_past_all_bounds_is_missing(project: Project) -> None:
    assert [row["value"] for row in rows(project)["measures"]] == [7.2, None, None]


def test_a_problem_names_its_feature_where_its_file_is_one(project: Project) -> None:
    found = [(row["code"], row["feature_id"], row["hint"]) for row in rows(project)["problems"]]

    assert found == [
        ("FT104", "FEAT-2025-10-02-007", "Write 2025-11-30"),
        ("FT112", "notes", None),
        ("FT114", None, None),
    ]


def test_the_severity_of_a_problem_is_its_level(project: Project) -> None:
    severities = [row["severity"] for row in rows(project)["problems"]]

    assert severities == ["warning", "info", "error"]


@each_table
@pytest.mark.parametrize("which", ["project", "empty_project"])
def test_frames_have_the_dtypes_of_the_schema_even_without_rows(
    which: str, table: Table, request: pytest.FixtureRequest
) -> None:
    frame = frames(request.getfixturevalue(which))[table.name]

    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        column.name: column.dtype.pandas for column in table.columns
    }


@each_table
def test_frames_hold_what_the_rows_hold(project: Project, table: Table) -> None:
    frame = frames(project)[table.name]

    assert as_rows(frame) == rows(project)[table.name]


def test_dates_outside_the_range_of_nanoseconds_are_kept(project: Project) -> None:
    target = frames(project)["features"]["target_on"]

    assert [as_plain(day) for day in target] == [date(9999, 12, 31), None]


def test_frames_can_be_counted_and_compared_without_further_ado(project: Project) -> None:
    tables = frames(project)
    tasks, updates = tables["tasks"], tables["updates"]

    assert tasks.loc[tasks["in_scope"], "status"].value_counts().to_dict() == {
        "in_progress": 1,
        "done": 1,
    }
    assert (updates["on"] >= "2025-11-18").sum() == 1


def test_rows_are_built_without_pandas() -> None:
    probe = "import sys, mkdocs_feature_tracker.tables.export; print('pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"


def as_rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The frame's cells as the plain values that rows hold."""
    return [
        {str(name): as_plain(value) for name, value in record.items()}
        for record in frame.to_dict("records")
    ]


def as_plain(value: Any) -> object:
    if isinstance(value, list | dict):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value

"""A project becomes rows (plain dicts) and frames (pandas), table by table as `schema` says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mkdocs_feature_tracker.history.rows import history_rows, scope_change_rows
from mkdocs_feature_tracker.model.problem import Problem
from mkdocs_feature_tracker.model.project import Feature, Project
from mkdocs_feature_tracker.model.release import GateResult, Release
from mkdocs_feature_tracker.tables.columns import Column, Dtype, Table
from mkdocs_feature_tracker.tables.past_schema import PAST_TABLES
from mkdocs_feature_tracker.tables.release_schema import RELEASE_TABLES
from mkdocs_feature_tracker.tables.schema import TABLES

if TYPE_CHECKING:
    from pandas import DataFrame, Series

Row = dict[str, object]

_DERIVED_TABLES = {table.name for table in (*PAST_TABLES, *RELEASE_TABLES)}
RECORD_TABLES = tuple(
    table.name for table in TABLES if table.name not in {"features", "problems", *_DERIVED_TABLES}
)
"""Tables that bear the name of a field of `Document`, and whose rows are its records."""


def rows(project: Project) -> dict[str, list[Row]]:
    """All tables as lists of rows: features in path order, their records in document order.

    A row holds nothing but str, int, float, bool, date, lists and dicts of str, and None.

    Example: `rows(project)["gates"][0]` is `{"feature_id": "FEAT-1", "path": "docs/a.md",
    "line": 12, "gate": "tests_written", "status": "done", "stated_share": None, "note": None}`.
    """
    return {table.name: rows_of(project, table) for table in TABLES}


def frames(project: Project) -> dict[str, DataFrame]:
    """All tables as DataFrames with the dtypes of the schema, also where they have no rows."""
    import pandas as pd  # here, so that a build without a frame to show does not wait for it

    return {
        table.name: pd.DataFrame({column.name: _series(column, built) for column in table.columns})
        for table, built in ((table, rows_of(project, table)) for table in TABLES)
    }


def rows_of(project: Project, table: Table) -> list[Row]:
    """The rows of one table."""
    if table.name in RECORD_TABLES:
        return records(project.features, table)
    if table.name == "features":
        return [_feature(feature) for feature in project.features]
    if table.name == "problems":
        return _problems(project)
    if table.name == "history":
        built = history_rows(project.history, project.as_of)
    elif table.name == "forecasts":
        built = _forecasts(project, table)
    elif table.name == "readiness":
        built = [_gate(gate, table) for release in project.releases for gate in release.gates]
    elif table.name == "releases":
        built = [_release(release) for release in project.releases]
    else:
        built = scope_change_rows(project.history)
    _make_plain(built, table)
    return built


def rows_about(feature: Feature, table: Table) -> list[Row]:
    """The rows of one feature in `features`, in `problems` or in one of the `RECORD_TABLES`."""
    if table.name in RECORD_TABLES:
        return records((feature,), table)
    if table.name == "features":
        return [_feature(feature)]
    return [_problem(problem, feature.feature_id) for problem in feature.problems]


def _feature(feature: Feature) -> Row:
    header = feature.document.header
    return {
        "feature_id": feature.feature_id,
        "path": feature.path,
        "line": feature.document.line,
        "title": feature.title,
        "status": str(feature.status),
        "stated_share": _finite(header.stated_share),
        "share": feature.share,
        "n_tasks": feature.n_tasks,
        "n_scope": feature.n_scope,
        "n_done": feature.n_done,
        "tdd_phase": feature.document.tdd_phase,
        "issue": header.issue,
        "branch": header.branch,
        "started_on": header.started_on,
        "target_on": header.target_on,
        "finished_on": header.finished_on,
        "updated_on": feature.updated_on,
        "release": header.release,
        "teams": list(header.teams),
        "owners": list(header.owners),
        "priority": header.priority,
        "depends_on": list(header.depends_on),
        "n_blockers_open": feature.n_blockers_open,
        "extra": dict(header.extra),
        "dialect": feature.dialect,
    }


def _problems(project: Project) -> list[Row]:
    ids = {feature.path: feature.feature_id for feature in project.features}
    return [_problem(problem, ids.get(problem.path)) for problem in project.problems]


def _problem(problem: Problem, feature_id: str | None) -> Row:
    return {
        "feature_id": feature_id,
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": str(problem.level),
        "message": problem.message,
        "hint": problem.hint or None,
    }


def _forecasts(project: Project, table: Table) -> list[Row]:
    """All but those of teams; empty where nobody has read the history."""
    names = [column.name for column in table.columns]
    return [
        {name: getattr(forecast, name) for name in names}
        for forecast in project.forecasts
        if forecast.team is None
    ]


def _gate(gate: GateResult, table: Table) -> Row:
    return {column.name: getattr(gate, column.name) for column in table.columns}


def _release(release: Release) -> Row:
    return {
        "release": release.name,
        "on": release.on,
        "verdict": release.verdict,
        "n_features": len(release.feature_ids),
        "n_failing": release.n_failing,
        "n_waived": release.n_waived,
    }


def records(features: Sequence[Feature], table: Table) -> list[Row]:
    """The rows of one of the `RECORD_TABLES`.

    After `feature_id` and `path`, every column is an attribute of its records by the same name.
    """
    names = [column.name for column in table.columns]
    read: Callable[[object], tuple[object, ...]] = attrgetter(*names[2:])
    built: list[Row] = []
    for feature in features:
        place = (feature.feature_id, feature.path)
        for record in getattr(feature.document, table.name):
            built.append(dict(zip(names, place + read(record), strict=True)))
    _make_plain(built, table)
    return built


def _make_plain(built: list[Row], table: Table) -> None:
    """Turns words of an enumeration into plain strings, and numbers past all bounds into None."""
    worded = [column.name for column in table.columns if column.words]
    numbers = [column.name for column in table.columns if column.dtype is Dtype.FLOAT]
    for row in built:
        for name in worded:
            if row[name] is not None:
                row[name] = str(row[name])
        for name in numbers:
            row[name] = _finite(row[name])


def _finite(number: Any) -> float | None:
    """A stated `1e999` is infinite as a float, which neither JSON nor a reader can use."""
    return float(number) if number is not None and isfinite(number) else None


def _series(column: Column, built: list[Row]) -> Series[Any]:
    import numpy as np
    import pandas as pd

    values: Any = [row[column.name] for row in built]
    if column.dtype is Dtype.DATE:
        # By way of numpy's days, which hold every date there is; pandas alone goes by nanoseconds.
        values = np.array(values, dtype="datetime64[D]")
    return pd.Series(values, dtype=column.dtype.pandas)

"""The schema against the contract: names, order, words, and sentences that say something."""

from __future__ import annotations

import pytest

from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.tables.columns import Dtype, Table
from mkdocs_feature_tracker.tables.schema import BY_NAME, TABLES

CONTRACT = {
    "features": "title, status, stated_share, share, n_tasks, n_scope, n_done, tdd_phase, issue, "
    "branch, started_on, target_on, finished_on, updated_on, release, teams, owners, priority, "
    "depends_on, n_blockers_open, extra, dialect",
    "tasks": "task_id, section, group, title, note, status, stated_share, in_scope, is_leaf, "
    "tests_status, implementation_status",
    "gates": "gate, status, stated_share, note",
    "sections": "section, state",
    "artifacts": "kind, name, status, stated_share, tests_status, functionality, note",
    "agents": "position, name, status, stated_share",
    "agent_notes": "position, text, status, stated_share",
    "blockers": "title, severity, description, area, eta_on, resolved_on, resolution, is_open",
    "debts": "title, reason, plan",
    "decisions": "kind, title, rationale, alternatives, impact",
    "measures": "group, name, value, unit, comparator, target, is_met, status, raw",
    "rollout": "position, stage, description, audience, on",
    "updates": "on, team, kind, text",
    "waivers": "gate, reason, approver, expires_on, follow_up",
    "problems": "code, severity, message, hint",
    "history": "on, n_scope, n_done, n_added, n_removed, n_reopened, stated_share, source",
    "scope_changes": "on, task_id, title, change, commit, author",
    "forecasts": "release, p50_on, p85_on, p95_on, target_on, chance_on_target, reason, "
    "n_resolved, hit_share_85",
    "readiness": "release, gate, is_blocking, result, reason",
    "releases": "release, on, verdict, n_features, n_failing, n_waived",
}

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_the_tables_are_those_of_the_contract() -> None:
    assert [table.name for table in TABLES] == list(CONTRACT)


@each_table
def test_columns_are_place_first_and_then_in_the_contracts_order(table: Table) -> None:
    is_past = table.name in ("history", "scope_changes", "forecasts")
    place = ["feature_id"] if is_past else ["feature_id", "path", "line"]
    if table.name == "releases":
        place = []
    expected = [*place, *CONTRACT[table.name].split(", ")]

    assert [column.name for column in table.columns] == expected


@each_table
def test_every_table_and_column_is_explained_in_a_sentence(table: Table) -> None:
    assert table.meaning.startswith("One row for each ")
    for column in table.columns:
        assert column.meaning[0].isupper() or column.meaning[0] == "`", column
        assert column.meaning.endswith("."), column
        assert "|" not in column.meaning, column


@each_table
def test_names_carry_the_types_that_they_promise(table: Table) -> None:
    for column in table.columns:
        is_date = column.name == "on" or column.name.endswith("_on")
        is_flag = column.name.startswith(("is_", "in_"))
        assert (column.dtype is Dtype.DATE) == (is_date and column.name != "depends_on")
        assert (column.dtype is Dtype.BOOL) == is_flag
        if column.name.startswith("n_"):
            assert column.dtype is Dtype.INT
        if column.name.endswith("share"):
            assert column.dtype is Dtype.FLOAT


def test_only_tests_and_measures_may_fail() -> None:
    failing = {
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if Status.FAILING in column.words
    }

    assert failing == {"tasks.tests_status", "artifacts.tests_status", "measures.status"}


def test_lists_are_never_missing() -> None:
    lists = [column for column in BY_NAME["features"].columns if column.dtype is Dtype.LIST]

    assert [column.name for column in lists] == ["teams", "owners", "depends_on"]
    assert not any(column.is_nullable for column in lists)

"""The tables `history` and `scope_changes`, row by row."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.history.rows import history_rows, scope_change_rows
from mkdocs_feature_tracker.model.history import FeatureHistory, History, Point, Source
from tests.history.conftest import Repository, document

START = document(" AC1: Log in", " Log out")


def test_every_day_has_a_row_up_to_today(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-08", START.replace("[ ] AC1", "[x] AC1") + "- [ ] Export\n")

    rows = history_rows(repository.history("2026-01-10"), date(2026, 1, 10))

    assert [(row["on"].day, row["n_scope"], row["n_done"], row["n_added"]) for row in rows] == [  # type: ignore[attr-defined]
        (5, 2, 0, 0),
        (6, 2, 0, 0),
        (7, 2, 0, 0),
        (8, 3, 1, 1),
        (9, 3, 1, 0),
        (10, 3, 1, 0),
    ]
    assert {row["source"] for row in rows} == {"git"}
    assert list(rows[0]) == [
        *("feature_id", "on", "n_scope", "n_done", "n_added", "n_removed", "n_reopened"),
        *("stated_share", "source"),
    ]


def test_only_the_days_of_a_change_where_that_is_enough(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-08", START.replace("[ ] AC1", "[x] AC1"))

    rows = history_rows(repository.history(), date(2026, 1, 31), every_day=False)

    assert [row["on"] for row in rows] == [date(2026, 1, 5), date(2026, 1, 8)]


def test_a_feature_without_a_document_ends_on_the_day_on_which_it_went(
    repository: Repository,
) -> None:
    repository.commit("2026-01-05", START)
    repository.git("rm", "--quiet", "docs/login.md")
    repository.commit("2026-01-07")

    rows = history_rows(repository.history(), date(2026, 1, 31))

    assert [(row["n_scope"], row["n_removed"]) for row in rows] == [(2, 0), (2, 0), (0, 2)]


def test_a_feature_that_cancelled_everything_goes_on_with_an_empty_scope(
    repository: Repository,
) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ]", "[-]"))

    rows = history_rows(repository.history("2026-01-08"), date(2026, 1, 8))

    assert [(row["n_scope"], row["n_removed"]) for row in rows] == [(2, 0), (0, 2), (0, 0), (0, 0)]


def test_a_day_without_numbers_is_not_carried_on() -> None:
    stated = Point(date(2026, 1, 1), None, None, stated_share=0.0, source=Source.DOCUMENT)
    history = History({"A": FeatureHistory("A", (stated, Point(date(2026, 1, 4), 2, 1)))})

    rows = history_rows(history, date(2026, 1, 5))

    assert [(row["on"].day, row["source"]) for row in rows] == [  # type: ignore[attr-defined]
        (1, "document"),
        (4, "git"),
        (5, "git"),
    ]


def test_the_ledger_names_commit_and_author(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    commit = repository.commit("2026-01-08", START.replace("[ ] AC1", "[x] AC1"))

    assert scope_change_rows(repository.history()) == [
        {
            "feature_id": "FEAT-1",
            "on": date(2026, 1, 8),
            "task_id": "AC1",
            "title": "Log in",
            "change": "finished",
            "commit": commit,
            "author": "Ada",
        }
    ]

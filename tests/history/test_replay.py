"""The past of documents, written down by hand and replayed from real repositories."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from mkdocs_feature_tracker.model.history import Source
from mkdocs_feature_tracker.model.words import Status
from tests.history.conftest import Repository, days, document, ledger, sentences

START = document(" AC1: Log in", " AC2: Log out", " Rate limit")


def test_the_whole_story_is_what_a_person_would_write_down(repository: Repository) -> None:
    """A move, a rebase, a branch, and every kind of change, in one month."""
    planned = "docs/planning/login.md"
    moved = "docs/implementation/issue-7/login.md"
    done = "docs/completed/2026-01/login.md"
    repository.commit("2026-01-05", START, planned)
    repository.commit(
        "2026-01-06", document("x AC1: Log in", " AC2: Log out", " Rate limit"), planned
    )
    repository.move(planned, moved)
    repository.commit("2026-01-07")
    repository.git("switch", "--quiet", "-c", "export")
    repository.commit(
        "2026-01-08",
        document("x AC1: Log in", " AC2: Log out", " Rate limit", " AC3: Export"),
        moved,
    )
    repository.git("switch", "--quiet", "main")
    repository.commit(
        "2026-01-09", document("x AC1: Log in", "x AC2: Log out", " Rate limit"), moved
    )
    merged = document("x AC1: Log in", "x AC2: Log out", " Rate limit", " AC3: Export")
    repository.git("merge", "--quiet", "--no-commit", "-X", "ours", "export", at="2026-01-12")
    repository.commit("2026-01-12", merged, moved)
    reopened = merged.replace("[x] AC2", "[ ] AC2")
    repository.commit("2026-01-13", reopened, moved)
    reworded = reopened.replace("Rate limit", "Rate limit for guests")
    repository.commit("2026-01-14", reworded, moved)
    repository.commit("2026-01-15", reworded.replace("[ ] AC3", "[-] AC3"), moved)
    finished = reworded.replace("[ ] AC3", "[-] AC3").replace("[ ]", "[x]")
    repository.move(moved, done)
    repository.commit("2026-01-16", finished, done)

    history = repository.history().features["FEAT-1"]

    assert days(history) == [
        ("01-05", 3, 0),
        ("01-06", 3, 1),
        ("01-08", 4, 1),
        ("01-09", 4, 2),
        ("01-13", 4, 1),
        ("01-14", 4, 1),
        ("01-15", 3, 1),
        ("01-16", 3, 3),
    ]
    assert ledger(history) == [
        ("01-06", "finished", "AC1"),
        ("01-08", "added", "AC3"),
        ("01-09", "finished", "AC2"),
        ("01-13", "reopened", "AC2"),
        ("01-14", "reworded", "Rate limit for guests"),
        ("01-15", "cancelled", "AC3"),
        ("01-16", "finished", "AC2"),
        ("01-16", "finished", "Rate limit for guests"),
    ]
    assert {entry.author for entry in history.changes} == {"Ada"}
    assert history.changes[-1].commit == repository.git("rev-parse", "--short", "HEAD")
    assert {point.source for point in history.points} == {Source.GIT}
    assert [point.status for point in history.points][::7] == [Status.NOT_STARTED, Status.DONE]


def test_an_item_that_is_reworded_and_ticked_at_once_is_both(repository: Repository) -> None:
    repository.commit("2026-01-05", document(" Export to CSV", "x Log in with email"))
    repository.commit("2026-01-06", document("x Export to CSV and Excel", " Log in with an email"))

    history = repository.history().features["FEAT-1"]

    assert ledger(history) == [
        ("01-06", "reworded", "Export to CSV and Excel"),
        ("01-06", "finished", "Export to CSV and Excel"),
        ("01-06", "reworded", "Log in with an email"),
        ("01-06", "reopened", "Log in with an email"),
    ]


def test_throughput_counts_the_final_finish(repository: Repository) -> None:
    repository.commit("2026-01-05", document(" Log in", "x Log out"))
    repository.commit("2026-01-06", document("x Log in", "x Log out"))
    repository.commit("2026-01-07", document(" Log in", "x Log out"))
    repository.commit("2026-01-09", document("x Log in", "x Log out", "x Found on the way"))

    lives = repository.history().features["FEAT-1"].items

    assert [(life.title, life.is_born_done, life.finished_on) for life in lives] == [
        ("Log in", False, date(2026, 1, 9)),
        ("Log out", True, None),
        ("Found on the way", True, None),
    ]


def test_what_is_not_committed_is_the_last_point(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.write(START.replace("[ ] AC1", "[x] AC1"))

    history = repository.history("2026-01-20").features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-20", 3, 1)]
    assert history.points[-1].source is Source.DOCUMENT
    assert history.changes[-1].commit is None


def test_a_document_that_was_never_committed_has_one_point(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.write(document(" One", feature_id="FEAT-2"), "docs/two.md")

    features = repository.history("2026-01-20").features

    assert days(features["FEAT-2"]) == [("01-20", 1, 0)]
    assert days(features["FEAT-1"]) == [("01-05", 3, 0)]


def test_a_deletion_that_is_not_committed_counts_today(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    (repository.root / "docs/login.md").unlink()

    assert days(repository.history("2026-01-20").features["FEAT-1"])[-1] == ("01-20", 0, 0)


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "01-05"), ("Asia/Tokyo", "01-06"), ("America/Lima", "01-05")]
)
def test_the_time_zone_decides_on_which_day_work_was_done(
    repository: Repository, zone: str, day: str
) -> None:
    repository.commit("2026-01-05T23:30:00Z", START)

    history = repository.history(timezone=ZoneInfo(zone)).features["FEAT-1"]

    assert days(history) == [(day, 3, 0)]


def test_several_commits_of_one_day_are_one_point_with_all_that_happened(
    repository: Repository,
) -> None:
    repository.commit("2026-01-05T08:00:00Z", START)
    repository.commit("2026-01-05T09:00:00Z", START.replace("[ ] AC1", "[x] AC1"))
    repository.commit("2026-01-05T10:00:00Z", START + "- [ ] Sign up\n")
    repository.commit("2026-01-05T11:00:00Z", START + "- [-] Sign up\n")

    (point,) = repository.history().features["FEAT-1"].points

    assert (point.n_scope, point.n_done, point.n_added, point.n_removed) == (3, 0, 1, 1)
    assert (point.n_finished, point.n_reopened) == (1, 1)


def test_what_is_dated_after_the_day_of_the_build_happened_by_then(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-20", START.replace("[ ] AC1", "[x] AC1"))
    repository.commit("2039-01-01", START.replace("[ ] AC", "[x] AC"))

    history = repository.history("2026-01-10").features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-10", 3, 2)]
    assert history.points[-1].n_finished == 2
    assert [life.finished_on for life in history.items][:2] == [date(2026, 1, 10)] * 2


def test_a_repository_without_commits_has_one_point_and_says_so(repository: Repository) -> None:
    repository.write(START)

    history = repository.history("2026-01-20")

    assert days(history.features["FEAT-1"]) == [("01-20", 3, 0)]
    assert sentences(history.notes) == "The git repository `repository` has no commit yet."

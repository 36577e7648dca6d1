"""Work on branches: merged, rebased, reverted, thrown away."""

from __future__ import annotations

from tests.history.conftest import Repository, days, document, ledger

START = document(" AC1: Log in", " AC2: Log out", " Rate limit")


def test_a_rebase_keeps_the_days_on_which_the_work_was_done(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.git("switch", "--quiet", "-c", "work")
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    repository.commit("2026-01-07", START.replace("[ ] AC", "[x] AC"))
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-08", "# Guide", "docs/guide.md")
    repository.git("switch", "--quiet", "work")
    repository.git("rebase", "--quiet", "main", at="2026-01-20")
    assert repository.git("log", "-1", "--format=%as %cs") == "2026-01-07 2026-01-20"

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-06", 3, 1), ("01-07", 3, 2)]


def test_a_version_is_never_earlier_than_the_one_it_was_made_from(repository: Repository) -> None:
    repository.commit("2026-01-10", START)
    repository.commit("2026-01-02", START.replace("[ ] AC1", "[x] AC1"))

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-10", 3, 1)]


def test_work_on_two_branches_counts_on_its_day_and_is_not_reopened_by_the_other(
    repository: Repository,
) -> None:
    one = document(" Log in", " Middle", " Log out")
    repository.commit("2026-01-05", one)
    repository.git("switch", "--quiet", "-c", "login")
    repository.commit("2026-01-06", one.replace("[ ] Log in", "[x] Log in"))
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-07", one.replace("[ ] Log out", "[x] Log out"))
    repository.git("merge", "--quiet", "--no-commit", "-X", "ours", "login", at="2026-01-09")
    repository.commit("2026-01-09", document("x Log in", " Middle", "x Log out"))

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-06", 3, 1), ("01-07", 3, 2)]
    assert [kind for _, kind, _ in ledger(history)] == ["finished", "finished"]


def test_the_main_line_alone_dates_a_branch_from_its_merge(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.git("switch", "--quiet", "-c", "login")
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-07", "# Guide", "docs/guide.md")
    repository.git("merge", "--quiet", "--no-edit", "login", at="2026-01-09")

    history = repository.history(first_parent=True).features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-09", 3, 1)]


def test_a_merge_that_throws_a_branch_away_takes_its_work_back(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.git("switch", "--quiet", "-c", "login")
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-01-07", START.replace("[ ] AC2", "[x] AC2"))
    repository.git("merge", "--quiet", "--no-edit", "-s", "ours", "login", at="2026-01-09")

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-06", 3, 1), ("01-07", 3, 2), ("01-09", 3, 1)]
    assert ledger(history)[-1] == ("01-09", "reopened", "AC1")


def test_a_branch_that_moves_and_one_that_edits_are_one_document(repository: Repository) -> None:
    repository.commit("2026-01-05", START, "docs/planning/login.md")
    repository.git("switch", "--quiet", "-c", "move")
    repository.move("docs/planning/login.md", "docs/work/login.md")
    repository.commit("2026-01-06")
    repository.git("switch", "--quiet", "main")
    edited = START.replace("[ ] AC1", "[x] AC1")
    repository.commit("2026-01-07", edited, "docs/planning/login.md")
    repository.git("merge", "--quiet", "--no-edit", "move", at="2026-01-09")
    assert not (repository.root / "docs/planning/login.md").exists()

    history = repository.history()

    assert list(history.features) == ["FEAT-1"]
    assert days(history.features["FEAT-1"]) == [("01-05", 3, 0), ("01-07", 3, 1)]


def test_a_reverted_commit_takes_its_progress_back(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ]", "[x]"))
    repository.git("revert", "--no-edit", "HEAD", at="2026-01-07")

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-06", 3, 3), ("01-07", 3, 0)]
    assert history.points[-1].n_reopened == 3
    assert all(life.finished_on is None for life in history.items)


def test_a_branch_that_left_before_a_revert_keeps_its_days(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.git("branch", "side")
    repository.commit("2026-01-08", START.replace("[ ] AC1", "[x] AC1"))
    repository.git("revert", "--no-edit", "HEAD", at="2026-01-09")
    repository.git("switch", "--quiet", "side")
    repository.commit("2026-01-06", START.replace("[ ] Rate", "[x] Rate"))
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", "side", at="2026-01-12")

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 0), ("01-06", 3, 1), ("01-08", 3, 2), ("01-09", 3, 1)]

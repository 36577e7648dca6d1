"""Documents on the move: the Feature ID is followed, not the path."""

from __future__ import annotations

from datetime import date

from mkdocs_feature_tracker.history import git
from mkdocs_feature_tracker.history.replay import replay
from mkdocs_feature_tracker.history.rules import Rules
from tests.history.conftest import Repository, days, document, ledger, make_reader

START = document(" AC1: Log in", " AC2: Log out", " Rate limit")


def test_a_move_in_two_commits_leaves_no_gap_at_the_end_of_the_day(repository: Repository) -> None:
    repository.commit("2026-01-05", START, "docs/a/login.md")
    repository.commit("2026-01-06T09:00:00Z", START, "docs/b/login.md")
    repository.git("rm", "--quiet", "docs/a/login.md")
    repository.commit("2026-01-06T10:00:00Z")
    repository.commit("2026-01-07", START.replace("[ ] AC1", "[x] AC1"), "docs/b/login.md")

    history = repository.history()

    assert days(history.features["FEAT-1"]) == [("01-05", 3, 0), ("01-07", 3, 1)]


def test_a_bulk_move_of_look_alikes_mixes_nothing_up(repository: Repository) -> None:
    """Documents that differ in their ID alone are what rename detection would confuse."""
    for number in range(1, 6):
        repository.write(document(" One", " Two", feature_id=f"FEAT-{number}"), f"a/{number}.md")
    repository.commit("2026-01-05")
    for number in range(1, 6):
        repository.move(f"a/{number}.md", f"b/{6 - number}.md")
    repository.commit("2026-01-06")
    repository.commit("2026-01-07", document("x One", " Two", feature_id="FEAT-2"), "b/4.md")

    features = repository.history().features

    assert days(features["FEAT-2"]) == [("01-05", 2, 0), ("01-07", 2, 1)]
    assert [days(features[f"FEAT-{number}"]) for number in (1, 3, 4, 5)] == [[("01-05", 2, 0)]] * 4


def test_a_deleted_document_has_no_scope_until_it_is_restored(repository: Repository) -> None:
    repository.commit("2026-01-05", START.replace("[ ] AC1", "[x] AC1"))
    repository.git("rm", "--quiet", "docs/login.md")
    repository.commit("2026-01-08")
    repository.git("revert", "--no-edit", "HEAD", at="2026-01-12")

    history = repository.history().features["FEAT-1"]

    assert days(history) == [("01-05", 3, 1), ("01-08", 0, 0), ("01-12", 3, 1)]
    assert [point.n_removed for point in history.points] == [0, 3, 0]
    assert [point.n_added for point in history.points] == [0, 0, 3]
    assert "finished" not in [kind for _, kind, _ in ledger(history)]


def test_a_feature_whose_document_is_gone_stays_in_the_past(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-05", document(" One", feature_id="FEAT-2"), "elsewhere/two.md")
    repository.git("rm", "--quiet", "docs/login.md", "elsewhere/two.md")
    repository.commit("2026-01-08")

    history = repository.history()

    assert list(history.features) == ["FEAT-1"]
    assert days(history.features["FEAT-1"]) == [("01-05", 3, 0), ("01-08", 0, 0)]


def test_a_document_that_the_options_leave_out_today_has_no_past(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    reader = make_reader(repository.root)

    history = replay([git.find(repository.root)], [], reader, Rules(date(2026, 1, 31)))

    assert history.features == {}


def test_two_documents_with_one_id_have_a_history_each(repository: Repository) -> None:
    repository.commit("2026-01-05", document(" One"), "docs/a.md")
    repository.commit("2026-01-06", document(" One", " Two"), "docs/b.md")
    repository.commit("2026-01-07", document("x One", " Two"), "docs/b.md")

    features = repository.history().features

    assert days(features["FEAT-1"]) == [("01-05", 1, 0)]
    assert days(features["FEAT-1~2"]) == [("01-06", 2, 0), ("01-07", 2, 1)]


def test_a_document_that_is_given_an_id_keeps_its_past(repository: Repository) -> None:
    repository.commit("2026-01-05", document(" One", feature_id=None))
    repository.commit("2026-01-06", document("x One", feature_id=None))
    repository.commit("2026-01-07", document("x One", " Two", feature_id="FEAT-9"))

    features = repository.history().features

    assert list(features) == ["FEAT-9"]
    assert days(features["FEAT-9"]) == [("01-05", 1, 0), ("01-06", 1, 1), ("01-07", 2, 1)]


def test_a_file_that_is_reused_for_another_feature_starts_anew(repository: Repository) -> None:
    repository.commit("2026-01-05", document("x One", "x Two", feature_id="FEAT-1"))
    repository.commit("2026-01-07", document(" Three", feature_id="FEAT-2"))

    features = repository.history().features

    assert days(features["FEAT-1"]) == [("01-05", 2, 2), ("01-07", 0, 0)]
    assert days(features["FEAT-2"]) == [("01-07", 1, 0)]


def test_a_template_copy_counts_from_the_day_on_which_it_is_filled(repository: Repository) -> None:
    blank = document(" One", " Two").replace("# Login", "# [Feature Title]")
    repository.commit("2026-01-05", blank)
    repository.commit("2026-01-07", document(" One"))

    assert days(repository.history().features["FEAT-1"]) == [("01-07", 1, 0)]


def test_odd_file_names_are_followed(repository: Repository) -> None:
    odd = 'docs/über uns/a\tb "c"\nd.md'
    repository.commit("2026-01-05", START, odd)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"), odd)

    assert days(repository.history().features["FEAT-1"]) == [("01-05", 3, 0), ("01-06", 3, 1)]

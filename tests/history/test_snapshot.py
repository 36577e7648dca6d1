"""A past that is committed as a text file, and read back where git has less."""

from __future__ import annotations

import json
from datetime import date

from mkdocs_feature_tracker.history import snapshot
from mkdocs_feature_tracker.history.sources import with_snapshot
from mkdocs_feature_tracker.model.history import History, Source
from mkdocs_feature_tracker.model.release import ReleaseDay, Verdict
from tests.history.conftest import Repository, days, document, ledger, sentences

START = document(" AC1: Log in", " AC2: Log out", " Rate limit")
AS_OF = date(2026, 1, 31)


def work(repository: Repository) -> None:
    """Six days with something of everything."""
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    second = START.replace("[ ] AC1", "[x] AC1").replace("Rate limit", "Rate limit for guests")
    repository.commit("2026-01-07", second + "- [ ] Export\n")
    repository.commit("2026-01-08", second.replace("[x] AC1", "[ ] AC1") + "- [-] Export\n")
    repository.commit("2026-01-09", second.replace("[ ]", "[x]") + "- [-] Export\n")


def test_a_snapshot_gives_back_the_past_it_was_written_from(repository: Repository) -> None:
    work(repository)
    history = repository.history()

    kept = snapshot.read(snapshot.written(history, "exported from git"))

    own, again = history.features["FEAT-1"], kept.features["FEAT-1"]
    assert days(again) == days(own)
    assert again.changes == own.changes
    assert again.items == own.items
    assert {point.source for point in again.points} == {Source.SNAPSHOT}
    assert [point._replace(source=Source.GIT) for point in again.points] == list(own.points)


def test_a_snapshot_is_one_sorted_line_for_each_day_of_a_feature(repository: Repository) -> None:
    repository.commit("2026-01-05", document(" One", feature_id="FEAT-2"), "docs/a.md")
    repository.commit("2026-01-06", START, "docs/b.md")
    repository.commit("2026-01-07", document("x One", feature_id="FEAT-2"), "docs/a.md")

    lines = [
        json.loads(line)
        for line in snapshot.written(repository.history(), "the sample team's").splitlines()
    ]

    assert lines[0] == {"feature_tracker_history": 1, "note": "the sample team's"}
    assert [(line["feature"], line["on"]) for line in lines[1:]] == [
        ("FEAT-1", "2026-01-06"),
        ("FEAT-2", "2026-01-05"),
        ("FEAT-2", "2026-01-07"),
    ]


def test_a_later_export_only_adds_lines(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.commit("2026-01-06", START.replace("[ ] AC1", "[x] AC1"))
    before = snapshot.written(repository.history(), "").splitlines()
    repository.commit("2026-01-07", START.replace("[ ]", "[x]").replace("Log in", "Log in fast"))

    assert snapshot.written(repository.history(), "").splitlines()[:-1] == before


def test_work_that_is_not_committed_is_not_exported(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    before = snapshot.written(repository.history(), "")
    repository.write(START.replace("[ ]", "[x]"))

    assert snapshot.written(repository.history(), "") == before


def test_a_deleted_document_is_gone_in_the_snapshot_too(repository: Repository) -> None:
    repository.commit("2026-01-05", START)
    repository.git("rm", "--quiet", "docs/login.md")
    repository.commit("2026-01-08")

    kept = snapshot.read(snapshot.written(repository.history(), ""))

    assert [point.is_gone for point in kept.features["FEAT-1"].points] == [False, True]


def test_the_days_of_releases_come_back_as_they_were() -> None:
    days = (
        ReleaseDay(date(2026, 1, 5), Verdict.NO_GO, 9, 2, 1, 0, Source.SNAPSHOT),
        ReleaseDay(date(2026, 1, 9), Verdict.GO_WITH_WAIVERS, 11, 0, 0, 1, Source.SNAPSHOT),
    )
    text = snapshot.written(History(releases={"2.4": days}), "")

    assert text.splitlines()[1] == (
        '{"release":"2.4","on":"2026-01-05","verdict":"NO-GO",'
        '"passing":9,"failing":2,"unknown":1,"waived":0}'
    )
    assert snapshot.read(text).releases == {"2.4": days}


def test_the_snapshot_gives_the_days_of_a_release_before_those_that_git_knows() -> None:
    first, second, third = (
        ReleaseDay(date(2026, 1, on), Verdict.NO_GO, on, 1, 0, 0) for on in (5, 6, 7)
    )
    known = History(releases={"2.4": (second,)})
    kept = History(releases={"2.4": (first, second._replace(n_passing=0), third)})

    both = with_snapshot(known, kept, date(2026, 1, 31))

    assert both.releases == {"2.4": (first, second)}


def test_lines_that_cannot_be_understood_are_left_out_and_said() -> None:
    good = '{"feature":"FEAT-1","on":"2026-01-05","scope":3,"done":0}'
    text = "\n".join([good, "<<<<<<< ours", good[:-20], '{"feature":"FEAT-1","on":"soon"}', "[]"])

    kept = snapshot.read(text, "history.jsonl")

    assert days(kept.features["FEAT-1"]) == [("01-05", 3, 0)]
    assert [note.split(" ")[0] for note in kept.notes] == [
        f"history.jsonl:{n}" for n in (2, 3, 4, 5)
    ]


def test_a_snapshot_of_a_newer_version_is_refused() -> None:
    kept = snapshot.read('{"feature_tracker_history":2}\n{"feature":"A"}', "history.jsonl")

    assert kept.features == {}
    assert sentences(kept.notes) == "history.jsonl was written by another version; it is not read."


def test_the_snapshot_gives_the_days_that_a_shallow_clone_lacks(repository: Repository) -> None:
    work(repository)
    whole = repository.history()
    kept = snapshot.read(snapshot.written(whole, ""))
    boundary = repository.git("rev-parse", "HEAD~2")
    (repository.root / ".git/shallow").write_text(boundary + "\n")
    cut = repository.history()
    assert [on for on, _, _ in days(cut.features["FEAT-1"])] == ["01-08", "01-09"]

    both = with_snapshot(cut, kept, AS_OF).features["FEAT-1"]

    own = whole.features["FEAT-1"]
    assert days(both) == days(own)
    assert [point.source for point in both.points] == [Source.SNAPSHOT] * 3 + [Source.GIT] * 2
    assert both.items == own.items
    assert ledger(both) == ledger(own)


def test_what_happened_between_snapshot_and_working_tree_is_dated_today(
    repository: Repository,
) -> None:
    work(repository)
    kept = snapshot.read(snapshot.written(repository.history(), ""))
    text = START.replace("[ ] AC1", "[x] AC1").replace("Rate limit", "Rate limits for all guests")
    repository.write(text + "- [x] Import\n")
    (repository.root / ".git").rename(repository.root / "no-git")
    bare = repository.history("2026-01-20")
    assert days(bare.features["FEAT-1"]) == [("01-20", 4, 2)]

    both = with_snapshot(bare, kept, date(2026, 1, 20)).features["FEAT-1"]

    assert days(both)[-2:] == [("01-09", 3, 3), ("01-20", 4, 2)]
    assert ledger(both)[-4:] == [
        ("01-20", "reopened", "AC2"),
        ("01-20", "reworded", "Rate limits for all guests"),
        ("01-20", "reopened", "Rate limits for all guests"),
        ("01-20", "added", "Import"),
    ]
    assert both.points[-1].source is Source.DOCUMENT
    assert [(life.task_id or life.title, life.finished_on) for life in both.items] == [
        ("AC1", date(2026, 1, 9)),
        ("AC2", None),
        ("Rate limits for all guests", None),
        ("Export", None),
        ("Import", None),
    ]


def test_where_git_knows_more_the_snapshot_adds_nothing(repository: Repository) -> None:
    work(repository)
    history = repository.history()
    kept = snapshot.read(snapshot.written(history, ""))

    assert with_snapshot(history, kept, AS_OF) == history


def test_days_after_the_one_that_is_shown_are_left_out(repository: Repository) -> None:
    work(repository)
    kept = snapshot.read(snapshot.written(repository.history(), ""))

    shown = with_snapshot(History(), kept, date(2026, 1, 7)).features["FEAT-1"]

    assert days(shown) == [("01-05", 3, 0), ("01-06", 3, 1), ("01-07", 4, 1)]
    assert [life.left_on for life in shown.items] == [None] * 4
    assert [life.finished_on for life in shown.items] == [date(2026, 1, 6), None, None, None]

"""The example site's past: eight weeks of a made-up team, which end where its documents stand."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from mkdocs_feature_tracker.history.snapshot import read
from mkdocs_feature_tracker.model.history import ChangeKind, History
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.project import load
from mkdocs_feature_tracker.reading.discover import discover

ROOT = Path(__file__).parent.parent
SNAPSHOT = ROOT / "example-site" / "history.snapshot"
FIRST, LAST = date(2026, 9, 25), date(2026, 11, 20)


@pytest.fixture(scope="module")
def past() -> History:
    return read(SNAPSHOT.read_text("utf-8"), SNAPSHOT.name)


@pytest.fixture(scope="module")
def today() -> Project:
    sources, _ = discover([ROOT / "example-site"], ROOT)
    return load(sources, as_of=LAST)


def test_the_file_says_whose_past_it_is() -> None:
    note = json.loads(SNAPSHOT.read_text("utf-8").partition("\n")[0])["note"]

    assert "sample team" in note
    assert "made up" in note


def test_it_is_eight_weeks_long_and_read_without_a_complaint(past: History) -> None:
    days = [point.on for own in past.features.values() for point in own.points]

    assert not past.notes
    assert (min(days), max(days)) == (FIRST, LAST)
    assert all(day.isoweekday() < 6 for day in days)


def test_it_ends_where_the_documents_stand_today(past: History, today: Project) -> None:
    assert past.features.keys() <= today.by_id.keys()
    for feature_id, own in past.features.items():
        feature, last = today.by_id[feature_id], own.points[-1]
        assert (last.n_scope, last.n_done) == (feature.n_scope, feature.n_done), feature_id
        assert (last.status, last.stated_share) == (
            feature.status,
            feature.document.header.stated_share,
        ), feature_id
    missing = today.by_id.keys() - past.features.keys()
    assert all(today.by_id[feature_id].n_scope == 0 for feature_id in missing)


def test_it_holds_what_a_tracker_must_be_able_to_tell(past: History) -> None:
    """Growth, a reopened and a reworded criterion, a stall, and a finished feature."""
    kinds = Counter(
        entry.change
        for own in past.features.values()
        for entry in own.changes
        if entry.section == "acceptance"
    )
    ends = [(own.points[-1].status, own.points[-1].on) for own in past.features.values()]

    assert kinds[ChangeKind.ADDED] >= 5
    assert kinds[ChangeKind.REOPENED]
    assert kinds[ChangeKind.REWORDED]
    assert any(status is Status.DONE for status, _ in ends)
    assert any(
        status is Status.IN_PROGRESS and LAST - on >= timedelta(days=21) for status, on in ends
    )


def test_no_commit_is_made_up(past: History) -> None:
    changes = [entry for own in past.features.values() for entry in own.changes]

    assert not any(entry.commit for entry in changes)
    assert {entry.author for entry in changes} <= {
        *("Ines", "Jonas", "Leila", "Mara", "Oskar", "Priya", "Tomek"),
    }

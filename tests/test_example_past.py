"""The example site's past: eight weeks of a made-up team, which end where its documents stand."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from mkdocs_feature_tracker.cli.settings import read_settings
from mkdocs_feature_tracker.history.snapshot import read
from mkdocs_feature_tracker.metrics.readiness_days import counted
from mkdocs_feature_tracker.model.history import ChangeKind, History
from mkdocs_feature_tracker.model.project import Project
from mkdocs_feature_tracker.model.release import Release, Verdict
from mkdocs_feature_tracker.model.words import Status
from mkdocs_feature_tracker.model.workflow import Workflow
from mkdocs_feature_tracker.project import load, with_history
from mkdocs_feature_tracker.reading.discover import discover
from mkdocs_feature_tracker.site.releases import changes

ROOT = Path(__file__).parent.parent
SNAPSHOT = ROOT / "example-site" / "history.snapshot"
FIRST, LAST = date(2026, 9, 28), date(2026, 11, 20)


@pytest.fixture(scope="module")
def past() -> History:
    return read(SNAPSHOT.read_text("utf-8"), SNAPSHOT.name)


@pytest.fixture(scope="module")
def workflow() -> Workflow:
    """The rules of the example, by which its gates are judged."""
    settings = read_settings(ROOT / "mkdocs.yml")
    assert settings is not None
    return settings.workflow


@pytest.fixture(scope="module")
def today(workflow: Workflow) -> Project:
    sources, _ = discover([ROOT / "example-site"], ROOT, workflow)
    return load(sources, workflow, as_of=LAST)


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


def test_the_days_of_each_release_end_where_its_gates_stand_today(
    past: History, today: Project
) -> None:
    assert past.releases.keys() == {release.name for release in today.releases}
    for release in today.releases:
        *_, last = past.releases[release.name]
        stands = counted(release, last.on)._replace(source=last.source)
        assert last == stands, release.name
        assert FIRST <= last.on <= LAST


def test_a_release_has_a_line_only_for_a_day_on_which_something_changed(past: History) -> None:
    for name, days in past.releases.items():
        for before, after in pairwise(days):
            assert before.on < after.on, name
            assert before[1:] != after[1:], f"{name} on {after.on}: nothing changed"


def test_a_release_that_could_not_go_can(past: History) -> None:
    verdicts = [day.verdict for day in past.releases["2.3"]]

    assert (verdicts[0], verdicts[-1]) == (Verdict.NO_GO, Verdict.GO_WITH_WAIVERS)


def test_a_release_moves_by_a_waiver_that_is_over_too(past: History, today: Project) -> None:
    """2.4 loses a waiver on the day after the one that its document names."""
    (expired,) = (one for one in _release(today, "2.4").waivers if not one.is_live)
    before, after = next(
        pair for pair in pairwise(past.releases["2.4"]) if pair[1].n_waived < pair[0].n_waived
    )

    assert expired.waiver.expires_on is not None
    assert after.on == expired.waiver.expires_on + timedelta(days=1)
    assert after.n_waived == before.n_waived - 1


def test_a_page_can_say_what_moved_since_yesterday_and_last_week(
    past: History, today: Project, workflow: Workflow
) -> None:
    project = with_history(today, past, workflow)
    said = dict(changes(_release(project, "2.4"), LAST))

    assert said.keys() == {"Since yesterday", "Since last week"}
    assert "Nothing changed" not in said.values()


def _release(project: Project, name: str) -> Release:
    return next(release for release in project.releases if release.name == name)


def test_the_project_has_a_forecast_with_a_measured_hit_rate(past: History, today: Project) -> None:
    project = with_history(today, past, Workflow(target_on=date(2027, 3, 31)))
    whole = project.forecasts[0]

    assert None not in (whole.p50_on, whole.p85_on, whole.p95_on)
    assert whole.n_resolved
    assert whole.hit_share_85 is not None
    assert whole.chance_on_target is not None
    assert 0.1 < whole.chance_on_target < 0.9, "a target that is worth talking about"


def test_no_commit_is_made_up(past: History) -> None:
    changes = [entry for own in past.features.values() for entry in own.changes]

    assert not any(entry.commit for entry in changes)
    assert {entry.author for entry in changes} <= {
        *("Ines", "Jonas", "Leila", "Mara", "Oskar", "Priya", "Tomek"),
    }

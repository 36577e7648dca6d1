"""What is different since some days ago, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mkdocs_feature_tracker.metrics.changes import Changes, Total, Work, changes
from mkdocs_feature_tracker.model.history import FeatureHistory, Point, Source
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.words import Status
from tests.metrics.pasts import feature, past

FRIDAY = date(2026, 1, 16)
LONG_AGO = past({"2025-12-01": "x"}, "FEAT-0")


def since(n_days: int, *histories: FeatureHistory, features: tuple[Feature, ...] = ()) -> Changes:
    """Since `n_days` before Friday 16 January, in a project that is known since December."""
    return changes(features, [*histories, LONG_AGO], FRIDAY, n_days)


def test_each_kind_of_change_is_counted_from_the_end_of_the_day() -> None:
    """On Thursday a is done and b waits; on Friday b is done, c comes, a is reopened, d goes."""
    own = past({"2026-01-14": "a b d e", "2026-01-15": "a+ b d e", "2026-01-16": "a b+ c e~"})

    (change,) = since(1, own).features
    (of_two_days,) = since(2, own).features

    assert change.work == Work(n_finished=1, n_added=1, n_removed=1, n_cancelled=1, n_reopened=1)
    assert change.work.n_net == -1
    assert (change.before and change.before.n_done, change.now and change.now.n_done) == (1, 1)
    assert of_two_days.work.n_finished == 1, "a was finished and reopened: it is not done"


def test_shares_and_scope_are_those_of_the_two_days() -> None:
    own = past({"2026-01-05": "a b c d e", "2026-01-16": "a+ b+ c d e f"})

    found = since(4, own)

    assert found.before == Total(n_scope=6, n_done=0)
    assert found.now == Total(n_scope=7, n_done=2)
    assert found.work.n_net == 1


def test_what_happened_on_the_day_itself_was_there_before() -> None:
    own = past({"2026-01-05": "a b", "2026-01-09": "a+ b"})

    assert since(7, own).features == ()
    assert since(8, own).work.n_finished == 1


def test_a_status_goes_from_one_to_another_and_done_is_finished() -> None:
    days = {"2026-01-05": "a", "2026-01-12": "a", "2026-01-16": "a+"}
    own = past(days, statuses={"2026-01-12": Status.BLOCKED, "2026-01-16": Status.DONE})

    (of_week,) = since(7, own).features
    (of_day,) = since(1, own).features

    assert of_week.before is not None
    assert of_week.before.status is Status.NOT_STARTED
    assert of_day.before is not None
    assert of_day.before.status is Status.BLOCKED
    assert of_day.is_restated
    assert of_day.is_finished


def test_a_feature_that_was_not_there_is_new_and_one_that_is_gone_is_gone() -> None:
    fresh = past({"2026-01-14": "a b"}, "FEAT-2")
    lost = past({"2026-01-05": "a", "2026-01-14": None}, "FEAT-3")

    found = since(7, fresh, lost)

    assert [(one.feature_id, one.is_new, one.is_gone) for one in found.features] == [
        ("FEAT-2", True, False),
        ("FEAT-3", False, True),
    ]
    assert found.work == Work(n_removed=1), "the base line of a new feature is no change"


def test_finished_features_come_first_then_other_statuses_then_the_busiest() -> None:
    quiet = past({"2026-01-05": "a b c", "2026-01-14": "a+ b c"}, "FEAT-1")
    busy = past({"2026-01-05": "a b c", "2026-01-06": "a+ b c", "2026-01-14": "a+ b+ c+ d"})
    busy = replace(busy, feature_id="FEAT-2")
    begun = past({"2026-01-05": "a b", "2026-01-14": "a+ b"}, "FEAT-3")
    done = past({"2026-01-05": "a", "2026-01-14": "a+"}, "FEAT-4")

    names = [one.feature_id for one in since(7, quiet, busy, begun, done).features]

    assert names == ["FEAT-4", "FEAT-1", "FEAT-3", "FEAT-2"]


def test_a_shorter_history_counts_from_its_first_day_and_calls_nothing_new() -> None:
    own = past({"2026-01-14": "a b", "2026-01-16": "a+ b"})

    found = changes([], [own], FRIDAY, 7)

    assert (found.since_on, found.is_short) == (date(2026, 1, 14), True)
    assert found.work == Work(n_finished=1)
    assert not any(one.is_new for one in found.features)


def test_a_history_that_starts_today_knows_of_no_change() -> None:
    found = changes([feature()], [past({"2026-01-16": "a+ b"})], FRIDAY, 1)

    assert (found.since_on, found.before, found.features) == (None, None, ())


def test_dates_in_documents_do_not_make_a_history_longer() -> None:
    own = past({"2026-01-16": "a"})
    stated = Point(date(2026, 1, 2), None, None, source=Source.DOCUMENT)

    found = changes([], [replace(own, points=(stated, *own.points))], FRIDAY, 7)

    assert found.since_on is None


def test_a_project_without_any_history_or_feature_has_no_change() -> None:
    assert changes([], [], FRIDAY, 7).work == Work()


@pytest.mark.parametrize(
    ("target_on", "n_days_late"),
    [("2026-01-08", None), ("2026-01-09", 7), ("2026-01-15", 1), ("2026-01-16", None)],
)
def test_a_target_that_passed_meanwhile_is_a_change(
    target_on: str, n_days_late: int | None
) -> None:
    one = feature(f"Status: In Progress; Target: {target_on}")

    found = since(7, features=(one,)).features

    assert [change.n_days_late for change in found] == ([n_days_late] if n_days_late else [])

"""How long features take: cycle times, ages, and what may be expected of the next one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mkdocs_feature_tracker.metrics.cycle import (
    CycleTime,
    ages,
    cycle_times,
    expectation,
    finish_of,
)
from mkdocs_feature_tracker.metrics.frames import age_frame, cycle_frame
from mkdocs_feature_tracker.model.history import History
from tests.metrics.pasts import MONDAY, feature, past, together

FRIDAY = date(2026, 1, 9)
NOTHING = History()


def test_a_feature_started_and_finished_on_one_day_took_one_day() -> None:
    done = feature("Status: Done; Started: 2026-01-05; Completed: 2026-01-05")

    (cycle,) = cycle_times([done], NOTHING, FRIDAY)

    assert cycle.n_days == 1


def test_dates_that_are_not_stated_come_from_the_history() -> None:
    days = {"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-08": "a+ b+"}

    (cycle,) = cycle_times([feature("Status: Done")], together(past(days)), FRIDAY)

    assert (cycle.started_on, cycle.finished_on) == (date(2026, 1, 6), date(2026, 1, 8))
    assert cycle.n_days == 3


def test_a_feature_that_was_reopened_is_finished_on_the_last_finish() -> None:
    days = {"2026-01-05": "a", "2026-01-06": "a+", "2026-01-07": "a", "2026-01-08": "a+"}

    assert finish_of(feature("Status: Done"), past(days), FRIDAY) == date(2026, 1, 8)


def test_the_finish_of_a_feature_that_was_done_when_first_seen_is_unknown() -> None:
    assert finish_of(feature("Status: Done"), past({"2026-01-05": "a+"}), FRIDAY) is None


def test_an_open_feature_and_one_that_ends_before_it_starts_have_no_cycle_time() -> None:
    still_open = feature("Status: In Progress; Started: 2026-01-05")
    backwards = feature("Status: Done; Started: 2026-01-08; Completed: 2026-01-06")

    assert cycle_times([still_open, backwards], NOTHING, FRIDAY) == []


def test_the_age_of_work_under_way_counts_its_first_day() -> None:
    young = feature("Status: In Progress; Started: 2026-01-09", "FEAT-1")
    old = feature("Status: Blocked; Started: 2026-01-05", "FEAT-2")
    waiting = feature("Status: Planned; Started: 2026-01-05", "FEAT-3")

    found = ages([young, old, waiting], NOTHING, FRIDAY)

    assert [(age.feature.feature_id, age.n_days) for age in found] == [("FEAT-2", 5), ("FEAT-1", 1)]


def test_work_that_starts_later_than_today_has_no_age() -> None:
    assert ages([feature("Status: In Progress; Started: 2026-02-01")], NOTHING, FRIDAY) == []


def took(*n_days: int) -> list[CycleTime]:
    one = feature()
    return [CycleTime(one, MONDAY, MONDAY + timedelta(days=n - 1)) for n in n_days]


@pytest.mark.parametrize(
    ("n_days", "p50", "p85"),
    [((4,), 4, 4), ((13, 2, 5, 3, 8), 5, 13), (tuple(range(1, 21)), 10, 17)],
)
def test_expected_days_are_the_fewest_within_which_that_share_was_done(
    n_days: tuple[int, ...], p50: int, p85: int
) -> None:
    found = expectation(took(*n_days))

    assert found is not None
    assert (found.p50_days, found.p85_days, found.n_finished) == (p50, p85, len(n_days))


def test_an_expectation_from_under_ten_features_is_a_guess() -> None:
    nine, ten = expectation(took(*range(1, 10))), expectation(took(*range(1, 11)))

    assert nine is not None
    assert ten is not None
    assert (nine.is_guess, ten.is_guess) == (True, False)


def test_without_a_finished_feature_nothing_can_be_expected() -> None:
    assert expectation([]) is None


def test_frames_have_a_typed_row_for_each_feature() -> None:
    under_way = ages([feature("Status: In Progress; Started: 2026-01-05")], NOTHING, FRIDAY)

    assert cycle_frame(took(3))["n_days"].tolist() == [3]
    assert age_frame(under_way)["n_days"].tolist() == [5]
    assert [str(dtype) for dtype in cycle_frame([]).dtypes] == [
        "string",
        "datetime64[s]",
        "datetime64[s]",
        "Int64",
    ]

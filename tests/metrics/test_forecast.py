"""When work will be finished, for a feature, a release, a team and the project."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from mkdocs_feature_tracker.metrics.calibration import MIN_RESOLVED
from mkdocs_feature_tracker.metrics.forecast import Subject, forecasts, subjects
from mkdocs_feature_tracker.metrics.frames import forecast_frame
from mkdocs_feature_tracker.model.forecast import Forecast, HitRate
from mkdocs_feature_tracker.model.history import FeatureHistory, History
from mkdocs_feature_tracker.model.project import Feature
from mkdocs_feature_tracker.model.release import Release, Verdict
from tests.metrics.pasts import MONDAY, feature, paced, steadily, together


def after(n_days: int) -> date:
    return MONDAY + timedelta(days=n_days)


def forecast(history: FeatureHistory, n_days: int, target_on: date | None = None) -> Forecast:
    """Of one feature, as seen so many days after the first Monday."""
    subject = Subject((history,), feature_id=history.feature_id, target_on=target_on)
    (found,) = forecasts([subject], after(n_days))
    return found


def dates(found: Forecast) -> tuple[date | None, ...]:
    return found.p50_on, found.p85_on, found.p95_on


def test_ten_tasks_at_one_a_day_are_finished_ten_days_from_now() -> None:
    found = forecast(paced(15, steadily(6)), 5)

    assert found.n_open == 10
    assert dates(found) == (after(15), after(15), after(15))
    assert found.reason is None


def test_an_uneven_pace_gives_later_dates_at_higher_levels() -> None:
    done = [0, 2, 2, 2, 5, 5, 6, 6, 6, 9, 10, 10, 10, 11]

    p50_on, p85_on, p95_on = dates(forecast(paced(40, done), 13))

    assert p50_on is not None
    assert p85_on is not None
    assert p95_on is not None
    assert p50_on < p85_on < p95_on


def test_growing_scope_moves_the_dates() -> None:
    done = steadily(20)
    calm = forecast(paced(40, done), 19)
    growing = forecast(paced(33, done, n_added_by_day=[0, 0, 1, 0, 1] * 4), 19)

    assert calm.n_open == 21
    assert growing.n_open == 22
    assert calm.p50_on is not None
    assert growing.p50_on is not None
    assert (growing.p50_on - calm.p50_on).days > 5


def test_equal_input_gives_equal_output() -> None:
    history = paced(40, [0, 2, 2, 2, 5, 5, 6, 6, 6, 9, 10, 10, 10, 11])

    assert forecast(history, 13, after(40)) == forecast(history, 13, after(40))


def test_the_chance_on_a_target_is_certain_on_either_side_of_a_sure_date() -> None:
    history = paced(15, steadily(6))

    assert forecast(history, 5, after(14)).chance_on_target == 0
    assert forecast(history, 5, after(15)).chance_on_target == 1
    assert forecast(history, 5).chance_on_target is None


def test_open_work_has_no_chance_on_a_target_that_has_come() -> None:
    steady, stalled = paced(15, steadily(6)), paced(15, [0, 1])

    assert forecast(steady, 5, after(4)).chance_on_target == 0
    assert forecast(steady, 5, after(5)).chance_on_target == 0
    assert forecast(stalled, 60, after(4)).chance_on_target == 0


def test_without_a_date_there_is_no_chance_on_a_target_to_come() -> None:
    found = forecast(paced(15, [0, 1]), 3, after(40))

    assert dates(found) == (None, None, None)
    assert found.chance_on_target is None
    assert found.reason is not None


def test_finished_work_has_no_date_and_no_chance() -> None:
    found = forecast(paced(5, steadily(6)), 20, after(30))

    assert (found.n_open, found.chance_on_target) == (0, None)
    assert found.reason == "Nothing remains to be done."


def test_unknown_history_is_said() -> None:
    nothing = forecast(FeatureHistory("FEAT-1"), 5)
    too_early = forecast(paced(5, [0]), -1)

    assert nothing.reason == too_early.reason == "No history is known yet."
    assert (nothing.n_open, nothing.hits) == (None, HitRate(0, 0))


def test_a_date_past_two_years_is_said_and_not_given() -> None:
    found = forecast(paced(1000, steadily(60, per_day=0.2)), 59)

    assert dates(found) == (None, None, None)
    assert found.reason == "At this pace the work takes more than two years."


def test_a_forecast_tells_how_often_its_dates_were_met() -> None:
    # Sundays after 6 and 13 days foretold the 20th day, and were right.
    done, still_open = paced(20, steadily(21)), paced(50, steadily(26), "FEAT-2")
    wanted = [Subject((own,), feature_id=own.feature_id) for own in (done, still_open)]

    first, second = forecasts(wanted, after(25))

    assert first.hits == second.hits == HitRate(2, 2)
    assert (second.n_resolved, second.hit_share_85) == (2, 1.0)
    assert not second.is_calibrated


def late_features(n_features: int) -> list[FeatureHistory]:
    """Each does a task a day for a week, then one every other day: early dates come too soon."""
    done = [*steadily(7), *(6 + position // 2 for position in range(60))]
    return [paced(20, done, f"LATE-{number}") for number in range(n_features)]


def test_with_twenty_resolved_forecasts_dates_are_moved_by_what_was_learnt() -> None:
    fresh = paced(16, steadily(7), "FEAT-1", starts_on=after(60))
    few, many = (
        forecasts(
            [
                Subject((own,), feature_id=own.feature_id, target_on=after(66 + 10))
                for own in (fresh, *late_features(n))
            ],
            after(66),
        )[0]
        for n in (2, MIN_RESOLVED)
    )

    assert (few.is_calibrated, many.is_calibrated) == (False, True)
    assert few.p85_on == after(66 + 10)
    assert many.hits == HitRate(n_met=60, n_resolved=100)
    assert few.p85_on is not None
    assert many.p85_on is not None
    assert many.p85_on > few.p85_on
    assert few.chance_on_target == 1
    assert many.chance_on_target is not None
    assert many.chance_on_target < 0.5


def test_features_and_releases_learn_from_their_own_kind() -> None:
    done = paced(20, steadily(21))
    other = paced(30, steadily(21), "FEAT-2")
    wanted = [
        Subject((done,), feature_id="FEAT-1"),
        Subject((done, other)),
        Subject((done,), release="1.4"),
        Subject((other,), team="Backend"),
    ]

    own, project, release, team = forecasts(wanted, after(25))

    assert own.hits == HitRate(2, 2)
    assert project.hits == release.hits == team.hits
    assert release.hits.n_resolved > 2, "dates of the project came and went too"


def planned() -> tuple[list[Feature], History]:
    features = [
        feature("Release: 1.4; Team: Backend; Target: 2026-03-01", "FEAT-1"),
        feature("Release: 1.5; Team: Backend", "FEAT-2"),
        feature("", "FEAT-3"),
    ]
    first, second = paced(15, steadily(6), "FEAT-1"), paced(20, steadily(6), "FEAT-2")
    gone = paced(3, [0, 1], "FEAT-0")
    return features, together(first, second, gone)


def test_the_project_its_releases_teams_and_features_are_forecast_in_this_order() -> None:
    features, history = planned()

    wanted = subjects(features, history, planned_releases(), date(2026, 4, 1))

    assert [names(own) for own in wanted] == [
        (None, None, None, date(2026, 4, 1)),
        (None, "1.4", None, date(2026, 2, 1)),
        (None, "2.0", None, None),
        (None, None, "Backend", None),
        ("FEAT-1", None, None, date(2026, 3, 1)),
        ("FEAT-2", None, None, None),
        ("FEAT-3", None, None, None),
    ]


def planned_releases() -> list[Release]:
    """2.0 takes in a feature whose header names another release, by the options."""
    return [
        Release("1.4", Verdict.NO_GO, date(2026, 2, 1), ("FEAT-1",)),
        Release("2.0", Verdict.NO_GO, None, ("FEAT-1", "FEAT-2")),
    ]


def test_a_release_is_forecast_from_the_features_that_the_options_give_it() -> None:
    features, history = planned()

    wanted = subjects(features, history, planned_releases())

    first, second = (own for own in wanted if own.release)
    assert [one.feature_id for one in first.histories] == ["FEAT-1"]
    assert [one.feature_id for one in second.histories] == ["FEAT-1", "FEAT-2"]


def names(own: Subject) -> tuple[str | None, str | None, str | None, date | None]:
    return own.feature_id, own.release, own.team, own.target_on


def test_a_group_is_forecast_from_the_sum_of_its_features() -> None:
    features, history = planned()

    found = forecasts(subjects(features, history), after(5))

    project, _, _, team, first, *_, unknown = found
    assert project.n_open == 10 + 15 + 2
    assert team.n_open == 10 + 15
    assert team.p85_on == after(5 + 13), "25 tasks at two a day"
    assert first.p85_on == after(5 + 10)
    assert unknown.reason == "No history is known yet."


def test_a_project_without_features_has_one_forecast_that_says_so() -> None:
    (found,) = forecasts(subjects([], History()), MONDAY)

    assert found.reason == "No history is known yet."


def test_the_frame_has_the_columns_of_the_exported_table() -> None:
    features, history = planned()

    frame = forecast_frame(forecasts(subjects(features, history), after(5)))

    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "feature_id": "string",
        "release": "string",
        "team": "string",
        "n_open": "Int64",
        "p50_on": "datetime64[s]",
        "p85_on": "datetime64[s]",
        "p95_on": "datetime64[s]",
        "target_on": "datetime64[s]",
        "chance_on_target": "Float64",
        "reason": "string",
        "n_resolved": "Int64",
        "hit_share_85": "Float64",
    }
    assert frame["n_open"].tolist()[:4] == [27, 10, 15, 25]


def test_a_site_with_nothing_to_forecast_loads_neither_numpy_nor_pandas() -> None:
    script = (
        "import sys\n"
        "from datetime import date\n"
        "from mkdocs_feature_tracker.metrics import frames\n"
        "from mkdocs_feature_tracker.metrics.forecast import forecasts, subjects\n"
        "from mkdocs_feature_tracker.model.history import History\n"
        "forecasts(subjects([], History()), date(2026, 1, 5))\n"
        "print(sorted({'numpy', 'pandas'} & set(sys.modules)))\n"
    )

    said: Sequence[str] = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()

    assert said == ["[]"]

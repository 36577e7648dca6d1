"""Scope, done and remaining of each day, of one feature and of several."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mkdocs_feature_tracker.metrics.daily import (
    by_release,
    by_team,
    daily,
    histories_of,
    sparkline,
)
from mkdocs_feature_tracker.metrics.frames import daily_frame
from mkdocs_feature_tracker.model.history import FeatureHistory, Point, Source
from mkdocs_feature_tracker.model.words import Status
from tests.metrics.pasts import MONDAY, feature, past, together

FRIDAY = date(2026, 1, 9)


def test_a_day_without_change_keeps_the_numbers_of_the_day_before() -> None:
    series = daily([past({"2026-01-05": "a b c", "2026-01-07": "a+ b c"})], FRIDAY)

    assert series is not None
    assert series.starts_on == MONDAY
    assert series.n_scope == [3, 3, 3, 3, 3]
    assert series.n_done == [0, 0, 1, 1, 1]
    assert series.n_remaining == [3, 3, 2, 2, 2]
    assert (series.days[0], series.days[-1], series.ends_on) == (MONDAY, FRIDAY, FRIDAY)


def test_a_reopened_task_moves_done_down() -> None:
    days = {"2026-01-05": "a b", "2026-01-06": "a+ b", "2026-01-08": "a b"}

    series = daily([past(days)], FRIDAY)

    assert series is not None
    assert series.n_done == [0, 1, 1, 0, 0]


def test_scope_may_grow_and_shrink_to_nothing() -> None:
    days = {"2026-01-05": "a b", "2026-01-06": "a b c", "2026-01-08": "a~ b~ c~"}

    series = daily([past(days)], FRIDAY)

    assert series is not None
    assert series.n_scope == [2, 3, 3, 0, 0]
    assert series.n_remaining == [2, 3, 3, 0, 0]


def test_a_feature_counts_nothing_before_its_first_day() -> None:
    early = past({"2026-01-05": "a b", "2026-01-06": "a+ b"})
    late = past({"2026-01-08": "a b c"}, "FEAT-2")

    series = daily([early, late], FRIDAY)

    assert series is not None
    assert series.n_scope == [2, 2, 2, 5, 5]
    assert series.n_done == [0, 1, 1, 1, 1]


def test_a_feature_whose_document_is_gone_counts_nothing_any_more() -> None:
    series = daily([past({"2026-01-05": "a+ b", "2026-01-07": None})], FRIDAY)

    assert series is not None
    assert series.n_scope == [2, 2, 0, 0, 0]
    assert series.n_done == [1, 1, 0, 0, 0]


def test_a_cancelled_feature_leaves_the_sum_and_stays_on_its_own_page() -> None:
    days = {"2026-01-05": "a+ b", "2026-01-08": "a+ b"}
    own = past(days, statuses={"2026-01-08": Status.CANCELLED})

    summed = daily([own], FRIDAY)
    alone = daily([own], FRIDAY, keeps_cancelled=True)

    assert summed is not None
    assert alone is not None
    assert summed.n_scope == [2, 2, 2, 0, 0]
    assert alone.n_scope == [2, 2, 2, 2, 2]
    assert alone.n_open == [1, 1, 1, 0, 0]


def test_boxes_that_a_finished_document_leaves_open_remain_but_are_no_open_work() -> None:
    days = {"2026-01-05": "a+ b", "2026-01-07": "a+ b"}

    series = daily([past(days, statuses={"2026-01-07": Status.DONE})], FRIDAY)

    assert series is not None
    assert series.n_remaining == [1, 1, 1, 1, 1]
    assert series.n_open == [1, 1, 0, 0, 0]


def test_one_point_is_one_day_when_seen_on_that_day() -> None:
    series = daily([past({"2026-01-05": "a b"})], MONDAY)

    assert series is not None
    assert (series.n_scope, series.n_done) == ([2], [0])


@pytest.mark.parametrize("history", [FeatureHistory("FEAT-1"), past({"2026-01-05": "a"})])
def test_nothing_is_known_without_points_or_before_the_first(history: FeatureHistory) -> None:
    assert daily([history], date(2026, 1, 4)) is None


def test_no_feature_at_all_gives_no_days() -> None:
    assert daily([], FRIDAY) is None


def test_days_of_which_a_document_only_names_the_date_count_nothing() -> None:
    own = past({"2026-01-07": "a b"})
    stated = Point(MONDAY, None, None, stated_share=0.0, source=Source.DOCUMENT)

    series = daily([replace(own, points=(stated, *own.points))], FRIDAY)

    assert series is not None
    assert series.starts_on == date(2026, 1, 7)
    assert series.sources == (Source.GIT,)


def test_series_name_their_sources_the_better_one_first() -> None:
    own = past({"2026-01-05": "a", "2026-01-07": "a+"})
    points = (own.points[0]._replace(source=Source.SNAPSHOT), own.points[1])

    series = daily([replace(own, points=points)], FRIDAY)

    assert series is not None
    assert series.sources == (Source.GIT, Source.SNAPSHOT)


def test_a_feature_of_two_teams_counts_in_both() -> None:
    shared = feature("Team: Backend, Frontend; Release: 1.4", "FEAT-1")
    own = feature("Team: Backend", "FEAT-2")

    assert by_team([shared, own]) == {"Backend": [shared, own], "Frontend": [shared]}
    assert by_release([shared, own]) == {"1.4": [shared]}


def test_features_without_history_are_left_out_of_a_group() -> None:
    known = past({"2026-01-05": "a"}, "FEAT-1")

    found = histories_of([feature("", "FEAT-1"), feature("", "FEAT-2")], together(known))

    assert found == [known]


def test_a_sparkline_shows_the_share_of_each_week_and_nothing_before_the_first() -> None:
    own = past({"2026-01-05": "a b", "2026-01-12": "a+ b", "2026-01-19": "a+ b+"})

    line = sparkline(own, date(2026, 1, 19))

    assert line == [None, None, None, None, None, None, 0.0, 0.5, 1.0]


def test_a_sparkline_has_no_value_where_the_scope_is_empty() -> None:
    line = sparkline(past({"2026-01-05": ""}), date(2026, 1, 19), n_weeks=1)

    assert line == [None, None]


def test_the_frame_has_a_typed_row_for_each_day() -> None:
    series = daily([past({"2026-01-05": "a b", "2026-01-06": "a+ b"})], date(2026, 1, 6))
    assert series is not None

    frame = daily_frame(series)

    assert frame["n_remaining"].tolist() == [2, 1]
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "on": "datetime64[s]",
        "n_scope": "Int64",
        "n_done": "Int64",
        "n_remaining": "Int64",
        "n_open": "Int64",
    }
